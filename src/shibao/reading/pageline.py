"""Page lines (版头): `02版 综合`, `第二版 要闻`, `A02 民生`, `综合 02`."""

import re
from dataclasses import dataclass
from itertools import product

from shibao.paper import Imprint, Masthead
from shibao.paper.numerals import parse_numeral
from shibao.reading.imprint import parse_imprint
from shibao.reading.masthead import take_masthead

_NUMBER = r"[A-D]?\d{1,2}|[一二三四五六七八九十]{1,3}"
_NAME = r"(?!责编|责任|编辑|美编|校对|版式)[一-鿿]{2,4}(?:[·・/／\s]?[一-鿿]{2,4})?"
_EDGES = " \t　【】[]〔〕|｜丨·•—–-:：/／■□●◆★《》"
_GAP = r"[\s　:：·•|｜丨/／—–\-]*"
_FORMS = [
    re.compile(rf"(?:第\s*)?(?P<n>{_NUMBER})\s*版{_GAP}(?P<name>{_NAME})?"),
    re.compile(rf"(?P<name>{_NAME}){_GAP}(?:第\s*)?(?P<n>{_NUMBER})\s*版"),
    re.compile(rf"(?P<n>0\d|[A-D]0?\d){_GAP}(?P<name>{_NAME})?"),
    re.compile(rf"(?P<name>{_NAME}){_GAP}(?P<n>0\d|[A-D]0?\d)"),
]
_PAPER = re.compile(r"《?[一-鿿]{2,8}(?:报|周刊)》?")
_CONTINUED = re.compile(r"[下上]?[转接]\s*第?\s*\S{1,3}版")
_NUMBERED = re.compile(r"版|0\d|[A-D]\d")
_JOINT = re.compile(r"[\s　|｜丨]+")


@dataclass(frozen=True)
class PageLine:
    """The number and name of a page, with what else its line carried."""

    number: int
    name: str | None
    masthead: Masthead
    imprint: Imprint


def parse_page_line(text: str, paper: str | None = None) -> PageLine | None:
    """Read a page line; the date, the paper's name and the page's editors may stand beside it."""
    if len(text) > 160 or _CONTINUED.search(text) or not _NUMBERED.search(text):
        return None
    masthead, rest = take_masthead(text)
    parts = _JOINT.split(rest)
    spans = [(i, j) for j in range(len(parts), 0, -1) for i in range(j)]
    longest = sorted(spans, key=lambda span: span[0] - span[1])
    for form, (first, last) in product(_FORMS, longest):
        page = _match(form, " ".join(parts[first:last]))
        if page and not (paper and page[1] == paper):
            imprint = _beside(parts[:first] + parts[last:], paper)
            if imprint:
                return PageLine(*page, masthead, imprint)
    return None


def _match(form: re.Pattern[str], text: str) -> tuple[int, str | None] | None:
    match = form.fullmatch(text.strip(_EDGES))
    if not match:
        return None
    number = parse_numeral(match["n"].lstrip("ABCD"))
    return (number, match["name"]) if 1 <= number <= 64 else None


def _beside(parts: list[str], paper: str | None) -> Imprint | None:
    """What stands beside the page: nothing, the paper's own name, its editors; `None` for more."""
    parts = [part for part in parts if part.strip(_EDGES) and part.strip("《》") != paper]
    others = [part for part in parts if not _PAPER.fullmatch(part)]
    return parse_imprint(" ".join(others)) if others else Imprint()
