"""Weekdays and lunar dates, 1900-01-01 to 2100-12-31.

The new moons of September 2057, September 2089 and August 2097 fall within seconds of midnight, and
published calendars differ by a day in those lunar months.

A lunar day is written as papers print it: stem and branch of the year, which turns at the Spring
Festival, then month and day: 辛丑年九月十一, 癸卯年闰二月初三.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from lunar_python import Lunar, LunarYear, Solar

FIRST, LAST = date(1900, 1, 1), date(2100, 12, 31)

_STEMS, _BRANCHES = "甲乙丙丁戊己庚辛壬癸", "子丑寅卯辰巳午未申酉戌亥"
_MONTHS = ("正", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二")
_MONTH_NUMBERS = {name: index for index, name in enumerate(_MONTHS, 1)}
_MONTH_NUMBERS |= {"一": 1, "冬": 11, "腊": 12}
_TENS = ("初", "十", "廿", "三")
_ONES = ("十", "一", "二", "三", "四", "五", "六", "七", "八", "九")
_DAYS = {
    "初十"
    if day == 10
    else "二十"
    if day == 20
    else "三十"
    if day == 30
    else _TENS[day // 10] + _ONES[day % 10]: day
    for day in range(1, 31)
}
_DAY_NAMES = {day: name for name, day in _DAYS.items()}
_DAYS |= {"廿": 20, "卅": 30} | {f"二十{_ONES[day]}": 20 + day for day in range(1, 10)}

LUNAR = (
    rf"[{_STEMS}][{_BRANCHES}][鼠牛虎兔龙蛇马羊猴鸡狗猪]?年\s*"
    r"(?P<leap>闰)?(?P<month>十一|十二|[正一二三四五六七八九十冬腊])月(?:[大小])?\s*"
    r"(?P<day>初[一二三四五六七八九十]|二?[十廿][一二三四五六七八九]|[二三]十|廿|卅)"
)
"""A pattern for a lunar date with its year, as `parse_lunar` reads it."""

WEEKDAYS = ("星期一", "星期二", "星期三", "星期四", "星期五", "星期六", "星期日")


@dataclass(frozen=True)
class LunarDay:
    """A day of the lunar calendar: the year's stem and branch, month 1-12, leap or not, day."""

    year: str
    month: int
    day: int
    leap: bool = False

    def __str__(self) -> str:
        leap = "闰" if self.leap else ""
        return f"{self.year}年{leap}{_MONTHS[self.month - 1]}月{_DAY_NAMES[self.day]}"


def weekday(day: date) -> str:
    """星期一 to 星期日."""
    return WEEKDAYS[day.weekday()]


def lunar_day(day: date) -> LunarDay:
    """The lunar day of a date; raises `ValueError` outside 1900 to 2100."""
    if not FIRST <= day <= LAST:
        raise ValueError(f"{day} is outside {FIRST} to {LAST}")
    lunar = Solar.fromYmd(day.year, day.month, day.day).getLunar()
    month = lunar.getMonth()
    return LunarDay(_year_name(lunar.getYear()), abs(month), lunar.getDay(), month < 0)


def lunar_text(day: date) -> str:
    """The lunar day as printed in a masthead: 辛丑年九月十一."""
    return str(lunar_day(day))


def parse_lunar(text: str) -> LunarDay:
    """Read 辛丑年九月十一, 农历癸卯年闰二月廿三, 辛丑牛年腊月初八; raises `ValueError`."""
    match = re.search(LUNAR, text)
    if not match or _cycle(match[0][:2]) is None:
        raise ValueError(f"not a lunar date: {text!r}")
    month, day = _MONTH_NUMBERS[match["month"]], _DAYS[match["day"]]
    return LunarDay(match[0][:2], month, day, bool(match["leap"]))


def dates_of(lunar: LunarDay | str) -> list[date]:
    """Every date from 1900 to 2100 with this lunar day: the stems and branches return in 60 years.

    Empty where the calendar has no such day (a leap month or a 30th that did not exist).
    """
    wanted = parse_lunar(lunar) if isinstance(lunar, str) else lunar
    return list(_dates(wanted))


def _dates(wanted: LunarDay) -> Iterator[date]:
    cycle = _cycle(wanted.year)
    if cycle is None:
        return
    month = -wanted.month if wanted.leap else wanted.month
    for year in range(1899, LAST.year + 1):
        if (year - 4) % 60 != cycle or wanted.day > _month_length(year, month):
            continue
        solar = Lunar.fromYmd(year, month, wanted.day).getSolar()
        day = date(solar.getYear(), solar.getMonth(), solar.getDay())
        if FIRST <= day <= LAST:
            yield day


@lru_cache(maxsize=512)
def _month_length(year: int, month: int) -> int:
    """Days of a lunar month (negative: leap), 0 where the year has no such month."""
    found = LunarYear.fromYear(year).getMonth(month)
    return int(found.getDayCount()) if found else 0


def _year_name(year: int) -> str:
    return _STEMS[(year - 4) % 10] + _BRANCHES[(year - 4) % 12]


def _cycle(name: str) -> int | None:
    """The place 0-59 of a stem and branch in the cycle, `None` where they do not go together."""
    stem, branch = _STEMS.find(name[0]), _BRANCHES.find(name[1])
    return next((n for n in range(60) if (n % 10, n % 12) == (stem, branch)), None)
