"""The masthead (报头): name, publisher, licence, date, numbers, in any order and on any lines.

Each field has a grammar; a line belongs to the masthead where the grammars explain it to the end.
"""

import re
from collections.abc import Callable
from datetime import date

from shibao.paper import Masthead
from shibao.paper.numerals import parse_numeral
from shibao.reading import masthead_grammar as grammar
from shibao.reading import mending
from shibao.reading.patterns import HAN

_Enter = Callable[[Masthead, re.Match[str]], bool]


def _text(field: str) -> _Enter:
    """Enters the match (its group `n` or `m`, where it has one) as text."""

    def enter(head: Masthead, match: re.Match[str]) -> bool:
        groups = match.groupdict()
        setattr(head, field, _clean(groups.get("n") or groups.get("m") or match[0]))
        return True

    return enter


def _count(field: str) -> _Enter:
    """Enters the numeral in group `n` as a number."""

    def enter(head: Masthead, match: re.Match[str]) -> bool:
        setattr(head, field, parse_numeral(match["n"]))
        return True

    return enter


def _lunar(head: Masthead, match: re.Match[str]) -> bool:
    head.lunar = re.sub(r"\s", "", match["n"])
    return True


def _date(head: Masthead, match: re.Match[str]) -> bool:
    try:
        head.date = date(*(parse_numeral(match[part]) for part in "ymd"))
    except ValueError:
        return False
    return True


_HELPERS = ("承办", "协办", "印制")


def _publisher(head: Masthead, match: re.Match[str]) -> bool:
    verb = match["label"] or match["verb"]
    body = match["a"] or match["b"]
    if verb == "主管":
        head.supervisor = body
    elif verb not in _HELPERS or head.publisher is None:
        head.publisher = body
    return True


_FIELDS: list[tuple[re.Pattern[str], _Enter]] = [
    (grammar.LICENCE, _text("licence")),
    (grammar.POSTAL, _text("postal_code")),
    (grammar.HOTLINE, _text("hotline")),
    (grammar.PAGE_COUNT, _count("page_count")),
    (grammar.LUNAR_DATE, _lunar),
    (grammar.DATE, _date),
    (grammar.LUNAR_YEAR, _lunar),
    (grammar.LUNAR_DAY, _text("lunar")),
    (grammar.WEEKDAY, _text("weekday")),
    (grammar.TOTAL, _count("number_total")),
    (grammar.NUMBER, _count("number")),
    (grammar.DISTRIBUTION, _text("distribution")),
    *[(grammar.PUBLISHER, _publisher), (grammar.ASIDE, lambda head, match: True)] * 3,
]
"""The fields in the order in which they are taken: what could hide in another comes first."""


def take_masthead(text: str) -> tuple[Masthead, str]:
    """The masthead fields in a line, and what they leave unexplained with single spaces."""
    head = Masthead()
    for pattern, enter in _FIELDS:
        match = pattern.search(text)
        if match and match[0].strip() and enter(head, match):
            text = f"{text[: match.start()]} \t {text[match.end() :]}"
    return head, grammar.LEFTOVER.sub(" ", text).strip()


def _clean(text: str) -> str:
    return re.sub(r"[\s　]+", " ", text).strip(" ,，、;；|｜")


class MastheadReader:
    """Collects a masthead line by line; parts of one field may stand on different lines."""

    def __init__(self) -> None:
        self.masthead = Masthead()
        self._date: dict[str, int] = {}
        self._licence_open = False

    def explains(self, text: str) -> bool:
        """Would the grammars explain this line to the end? Looks without taking."""
        probe = MastheadReader()
        probe.masthead = self.masthead.model_copy()
        probe._date, probe._licence_open = dict(self._date), self._licence_open
        return probe.take(text)

    def take(self, text: str) -> bool:
        """Take a line in; false, and nothing taken, where a part of it stays unexplained."""
        line = text.strip(" \t　*#")
        if len(line) > 200 or not line:
            return False
        if self._take_licence(line):
            return True
        found, rest = take_masthead(line)
        parts: dict[str, int] = {}
        if found.date is None:
            rest = _take_date_parts(rest, parts, bool(self._date))
        names = Masthead()
        said = len(found.model_dump(exclude_none=True))
        if rest and not _name_parts(rest, names, self.masthead, sure=said >= 2):
            return False
        self._merge(found)
        self._merge(names)
        self._date = parts | self._date
        self._finish_date()
        self._settle_number()
        return True

    def take_split(self, first: str, second: str) -> bool:
        """Take a licence that a narrow column broke over two lines in mid-word."""
        whole = first.strip() + second.strip()
        match = grammar.LICENCE.search(whole)
        return (
            match is not None
            and match.start() < len(first.strip()) < match.end()
            and mending.breaks_word(first.strip(), second.strip())
            and self.take(whole)
        )

    def _take_licence(self, line: str) -> bool:
        """A licence that runs over two lines: the words on one, the code on the next."""
        if self.masthead.licence is None and grammar.LICENCE_WORDS.fullmatch(line):
            self.masthead.licence, self._licence_open = line, True
            return True
        if self._licence_open and grammar.LICENCE_CODE.fullmatch(line):
            self.masthead.licence = f"{self.masthead.licence} {line}"
            self._licence_open = False
            return True
        return False

    def _merge(self, found: Masthead) -> None:
        year = self.masthead.lunar
        if year and found.lunar and year.endswith("年") and "年" not in found.lunar:
            self.masthead.lunar = year + found.lunar
        for field in Masthead.model_fields:
            if getattr(self.masthead, field) is None and getattr(found, field) is not None:
                setattr(self.masthead, field, getattr(found, field))

    def _settle_number(self) -> None:
        """A year has no more issues than days: `第6618期` alone counts from the first issue."""
        head = self.masthead
        if head.number and head.number > 366 and head.number_total is None:
            head.number, head.number_total = None, head.number

    def _finish_date(self) -> None:
        if self.masthead.date is None and len(self._date) == 3:
            try:
                self.masthead.date = date(self._date["y"], self._date["m"], self._date["d"])
            except ValueError:
                self._date.clear()


def _take_date_parts(rest: str, parts: dict[str, int], begun: bool) -> str:
    """Year and month on one line, the day on another; the bare day only once a date has begun."""
    days = [grammar.DAY] if begun else []
    for pattern in (grammar.YEAR_MONTH, grammar.MONTH_DAY, grammar.YEAR, *days):
        match = pattern.search(rest)
        if match and (pattern is not grammar.DAY or 1 <= int(match["d"]) <= 31):
            found = {key: parse_numeral(value) for key, value in match.groupdict().items()}
            parts |= found
            rest = f"{rest[: match.start()]} {rest[match.end() :]}".strip()
    return rest


def _name_parts(rest: str, names: Masthead, known: Masthead, *, sure: bool) -> bool:
    """Is what is left the paper's name, its English name or its publisher?

    On a line that is `sure` to be the masthead's any short run of Chinese may be the name.
    """
    for part in _segments(rest):
        closed = re.sub(r"\s+", "", part)
        paper = grammar.PAPER.fullmatch(closed) or (
            grammar.SHORT.fullmatch(closed) if sure else None
        )
        if paper and known.title in (None, paper["title"]) and names.title is None:
            names.title = paper["title"]
        elif grammar.LATIN.fullmatch(part) and len(part) >= 4 and known.title_en in (None, part):
            names.title_en = part
        elif grammar.INSTITUTION.fullmatch(closed) and len(closed) >= 6 and known.publisher is None:
            names.publisher = closed
        else:
            return False
    return True


def _segments(rest: str) -> list[str]:
    """Runs of Chinese and runs of Latin; letters set wide (`上 街 时 报`) are one run."""
    if re.fullmatch(rf"{HAN}(?: {HAN})+", rest):
        return [rest]
    latin = re.findall(r"[A-Za-z][A-Za-z'’&. ]*[A-Za-z.]|[^\sA-Za-z]+", rest)
    return [part.strip() for part in latin]
