"""Chinese numerals both ways: 三百二十一 ⇄ 321, 二〇二一 ⇄ 2021."""

import re

_DIGITS = "〇一二三四五六七八九"
_VALUES = {digit: value for value, digit in enumerate(_DIGITS)}
_VALUES |= dict(zip("零壹贰叁肆伍陆柒捌玖", range(10), strict=True)) | {"两": 2, "幺": 1, "○": 0}
_UNITS = {"十": 10, "拾": 10, "百": 100, "佰": 100, "千": 1000, "仟": 1000}
_MYRIADS = {"万": 10**4, "亿": 10**8, "兆": 10**12}
_TENS = {"廿": 20, "卅": 30, "卌": 40}
_ASCII = str.maketrans("０１２３４５６７８９", "0123456789")

NUMERAL = r"[0-9０-９〇○零一二三四五六七八九十百千万亿两廿卅壹贰叁肆伍陆柒捌玖拾佰仟]+"
"""A pattern for what `parse_numeral` reads."""


def _section(number: int) -> str:
    """A number below ten thousand, in full: 1010 is 一千零一十."""
    text, zero = "", False
    for unit, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = number // unit % 10
        if digit:
            text += ("零" if zero else "") + _DIGITS[digit] + name
        zero = not digit and bool(text)
    return text


def to_numeral(number: int) -> str:
    """Write a whole number below 10^16 as one says it: 15 is 十五, 10203 is 一万零二百零三."""
    if number < 0:
        return "负" + to_numeral(-number)
    if number >= 10**16:
        raise ValueError(f"{number} is 10^16 or more")
    text, gap = "", False
    for myriad, name in ((10**12, "兆"), (10**8, "亿"), (10**4, "万"), (1, "")):
        section = number // myriad % 10**4
        if section:
            text += ("零" if text and (gap or section < 1000) else "") + _section(section) + name
        gap = not section and bool(text)
    return re.sub("^一十", "十", text) or "零"


def to_digits(number: int) -> str:
    """Write a number digit by digit, as years are: 2021 is 二〇二一."""
    return "".join(_DIGITS[int(digit)] for digit in str(number))


def parse_numeral(text: str) -> int:
    """Read 十五, 二〇二一, 廿三, 两千, 一亿零三百万, 3万, 15 or １５; raises `ValueError`."""
    plain = text.strip().translate(_ASCII)
    if plain.isascii() and plain.isdigit():
        return int(plain)
    if plain and all(char in _VALUES for char in plain):
        return int("".join(str(_VALUES[char]) for char in plain))
    total, section, digit = 0, 0, None
    for part in re.findall(r"\d+|.", plain):
        if part.isascii() and part.isdigit():
            digit = int(part)
        elif part in _VALUES:
            digit = _VALUES[part]
        elif part in _TENS:
            section, digit = section + _TENS[part], None
        elif part in _UNITS:
            section, digit = section + (1 if digit is None else digit) * _UNITS[part], None
        elif part in _MYRIADS and not (section or digit) and 0 < total < _MYRIADS[part]:
            total *= _MYRIADS[part]
        elif part in _MYRIADS and (section or digit):
            total = (
                (total + section + (digit or 0)) * _MYRIADS[part]
                if (total and total < _MYRIADS[part])
                else total + (section + (digit or 0)) * _MYRIADS[part]
            )
            section, digit = 0, None
        else:
            raise ValueError(f"not a numeral: {text!r}")
    if not plain:
        raise ValueError("not a numeral: ''")
    return total + section + (digit or 0)
