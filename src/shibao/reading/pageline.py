"""Page lines (版头): `02版 综合`, `第二版 要闻`, `A02 民生`, `综合 02`."""

import re
from dataclasses import dataclass

from shibao.paper import Imprint, Masthead
from shibao.paper.numerals import parse_numeral
from shibao.reading.imprint import parse_imprint
from shibao.reading.masthead import take_masthead

_NUMBER = r"[A-D]?\d{1,2}|[一二三四五六七八九十]{1,3}"
_NAME = r"[一-鿿]{2,4}(?:[·・/／\s]?[一-鿿]{2,4})?"
_EDGES = " \t　【】[]〔〕|｜丨·•—–-:：/／■□●◆★《》"
_GAP = r"[\s　:：·•|｜丨/／—–\-]*"
_FORMS = [
    re.compile(rf"(?:第\s*)?(?P<n>{_NUMBER})\s*版{_GAP}(?P<name>{_NAME})?"),
    re.compile(rf"(?P<name>{_NAME}){_GAP}(?:第\s*)?(?P<n>{_NUMBER})\s*版"),
    re.compile(rf"(?P<n>0\d|[A-D]0?\d){_GAP}(?P<name>{_NAME})?"),
    re.compile(rf"(?P<name>{_NAME}){_GAP}(?P<n>0\d|[A-D]0?\d)"),
]
_JOINT = re.compile(r"[\s　|｜丨]+")


@dataclass(frozen=True)
class PageLine:
    """The number and name of a page, with what else its line carried."""

    number: int
    name: str | None
    masthead: Masthead
    imprint: Imprint


def parse_page_line(text: str) -> PageLine | None:
    """Read a page line; the date, the paper's name and the page's editors may stand beside it."""
    if len(text) > 160 or not re.search(r"版|0\d|[A-D]\d|[A-D]0\d", text):
        return None
    masthead, rest = take_masthead(text)
    parts = _JOINT.split(rest)
    for cut in range(len(parts), 0, -1):
        for start in range(len(parts) - cut + 1):
            page = _match(" ".join(parts[start : start + cut]))
            others = " ".join(parts[:start] + parts[start + cut :]).strip(_EDGES)
            imprint = parse_imprint(others) if others else Imprint()
            if page and (imprint or _is_paper(others)):
                return PageLine(*page, masthead, imprint or Imprint())
    return None


def _match(text: str) -> tuple[int, str | None] | None:
    for form in _FORMS:
        if match := form.fullmatch(text.strip(_EDGES)):
            number = parse_numeral(match["n"].lstrip("ABCD"))
            return (number, match["name"]) if 1 <= number <= 64 else None
    return None


def _is_paper(text: str) -> bool:
    """The paper's own name repeated in the head of a page."""
    return bool(re.fullmatch(r"《?[一-鿿]{2,8}(?:报|周刊|新闻|通讯)》?", text))
