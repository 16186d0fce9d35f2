"""Automatic numbers of Word lists: 一、 or 1.2 stand on the page, though nobody typed them."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from lxml import etree

from shibao.paper.numerals import to_digits, to_numeral
from shibao.reading.docx.xml import W, child, value, whole

LEVELS = 9
# Characters of the fonts Symbol and Wingdings, which have no code of their own.
_SYMBOLS = {
    0x52: "☑", 0x6C: "●", 0x6E: "■", 0x6F: "□", 0x71: "❑", 0x75: "◆", 0x76: "❖", 0x77: "⬥",
    0xA1: "○", 0xA7: "▪", 0xA8: "□", 0xB2: "✧", 0xB7: "•", 0xD8: "➢", 0xE0: "→", 0xF0: "⇨",
    0xFB: "✗", 0xFC: "✓", 0xFD: "☒", 0xFE: "☑",
}  # fmt: skip
_STEMS, _BRANCHES = "甲乙丙丁戊己庚辛壬癸", "子丑寅卯辰巳午未申酉戌亥"
_LEGAL = str.maketrans("一二三四五六七八九十百千零", "壹贰叁肆伍陆柒捌玖拾佰仟零")
_FULL = str.maketrans("0123456789", "０１２３４５６７８９")
_ROMAN = (
    (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"),
    (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
)  # fmt: skip


def symbol(code: int) -> str:
    """The character of a symbol font's code, empty where there is none to print."""
    if 0xF000 <= code <= 0xF0FF:
        return _SYMBOLS.get(code - 0xF000, "")
    text = chr(code) if 0x20 <= code < 0x110000 else ""
    return text if text.isprintable() else ""


def _roman(number: int) -> str:
    text = ""
    for amount, letters in _ROMAN:
        text += letters * (number // amount)
        number %= amount
    return text


def _letters(number: int) -> str:
    """Word's way beyond Z: 27 is AA, 53 is AAA."""
    return chr(ord("A") + (number - 1) % 26) * ((number - 1) // 26 + 1)


def _circled(number: int) -> str:
    return chr(0x2460 + number - 1) if number <= 20 else str(number)


_FORMATS: dict[str, Callable[[int], str]] = {
    "decimalZero": lambda n: f"{n:02}",
    "decimalFullWidth": lambda n: str(n).translate(_FULL),
    "decimalEnclosedCircle": _circled,
    "decimalEnclosedCircleChinese": _circled,
    "upperRoman": _roman,
    "lowerRoman": lambda n: _roman(n).lower(),
    "upperLetter": _letters,
    "lowerLetter": lambda n: _letters(n).lower(),
    "chineseCounting": to_numeral,
    "chineseCountingThousand": to_numeral,
    "japaneseCounting": to_numeral,
    "taiwaneseCounting": to_numeral,
    "taiwaneseCountingThousand": to_numeral,
    "chineseLegalSimplified": lambda n: to_numeral(n).translate(_LEGAL),
    "ideographDigital": to_digits,
    "japaneseDigitalTenThousand": to_digits,
    "ideographTraditional": lambda n: _STEMS[n - 1] if n <= 10 else str(n),
    "ideographZodiac": lambda n: _BRANCHES[n - 1] if n <= 12 else str(n),
    "none": lambda n: "",
}


@dataclass(frozen=True)
class Level:
    """One level of a list: `text` has `%1` to `%9` where the numbers of the levels go."""

    start: int = 1
    format: str = "decimal"
    text: str = ""
    suffix: str = "tab"

    def number(self, count: int) -> str:
        """A count as this level writes it; what no format reaches is written in digits."""
        write = _FORMATS.get(self.format, str) if 0 < count < 1000 else str
        return write(count)


class Numbering:
    """The lists of a document and how far each has counted."""

    def __init__(self, root: etree._Element | None) -> None:
        items = [] if root is None else list(root)
        self._lists = {i.get(W + "abstractNumId"): i for i in items if i.tag == W + "abstractNum"}
        self._numbers = {i.get(W + "numId"): i for i in items if i.tag == W + "num"}
        self._levels: dict[str, list[Level]] = {}
        self._counts: dict[str | None, list[int | None]] = {}

    def level_of(self, number_id: str, style: str | None) -> int:
        """The level that a list gives to paragraphs of a style."""
        for item in self._list(number_id):
            if style and value(item, "pStyle") == style:
                return whole(item.get(W + "ilvl")) or 0
        return 0

    def next(self, number_id: str, level: int) -> str:
        """Count on, and give the number with what stands between it and the text."""
        if number_id not in self._numbers or not 0 <= level < LEVELS:
            return ""
        levels = self._levels_of(number_id)
        counts = self._counts.setdefault(self._abstract(number_id), [None] * LEVELS)
        before = counts[level]
        counts[level] = levels[level].start if before is None else before + 1
        counts[level + 1 :] = [None] * (LEVELS - level - 1)
        return _written(levels, counts, level)

    def _abstract(self, number_id: str) -> str | None:
        return value(self._numbers[number_id], "abstractNumId")

    def _list(self, number_id: str) -> list[etree._Element]:
        number = self._numbers.get(number_id)
        if number is None:
            return []
        found = self._lists.get(value(number, "abstractNumId"))
        return [] if found is None else found.findall(W + "lvl")

    def _levels_of(self, number_id: str) -> list[Level]:
        """The levels of a list; the first use of one that starts anew sets the count back."""
        if number_id not in self._levels:
            levels = [Level()] * LEVELS
            for item in self._list(number_id):
                _put(levels, item)
            for override in self._numbers[number_id].findall(W + "lvlOverride"):
                own = child(override, "lvl")
                start = value(override, "startOverride")
                _put(levels, override if own is None else own, start)
                if start is not None:
                    self._counts.pop(self._abstract(number_id), None)
            self._levels[number_id] = levels
        return self._levels[number_id]


def _put(levels: list[Level], item: etree._Element, start: str | None = None) -> None:
    """Set the level that `w:lvl` or `w:lvlOverride` speaks of."""
    at = whole(item.get(W + "ilvl"))
    if at is None or not 0 <= at < LEVELS:
        return
    known = levels[at]
    first = whole(start or value(item, "start"))
    levels[at] = Level(
        known.start if first is None else first,
        value(item, "numFmt") or known.format,
        (value(item, "lvlText") or known.text)[:64],
        value(item, "suff") or known.suffix,
    )


def _written(levels: list[Level], counts: list[int | None], level: int) -> str:
    own = levels[level]
    if own.format == "bullet":
        text = "".join(symbol(ord(c)) or "•" for c in own.text)
    else:
        text = re.sub(r"%([1-9])", lambda found: _part(levels, counts, int(found[1]) - 1), own.text)
    if not text or own.suffix == "nothing":
        return text
    # A full-width mark brings its own space.
    return text if text[-1] in "、，．。：）】〉》" and own.suffix == "tab" else text + " "


def _part(levels: list[Level], counts: list[int | None], at: int) -> str:
    count = counts[at]
    return levels[at].number(levels[at].start if count is None else count)
