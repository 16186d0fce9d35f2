"""The calendar, 1900 to 2100: against itself, against known days and against a second library."""

from collections import defaultdict
from datetime import date, datetime, timedelta
from functools import cache
from random import Random

import pytest
from lunar_python import Lunar, LunarYear

from shibao.paper.calendar import (
    FIRST,
    LAST,
    LunarDay,
    dates_of,
    lunar_day,
    lunar_text,
    parse_lunar,
    weekday,
)

KNOWN = [
    (date(1900, 1, 31), "庚子年正月初一"),
    (date(1949, 10, 1), "己丑年八月初十"),
    (date(1976, 9, 30), "丙辰年闰八月初七"),
    (date(2020, 5, 23), "庚子年闰四月初一"),
    (date(2021, 10, 16), "辛丑年九月十一"),
    (date(2023, 3, 22), "癸卯年闰二月初一"),
    (date(2023, 9, 29), "癸卯年八月十五"),
    (date(2025, 3, 9), "乙巳年二月初十"),
    (date(2024, 1, 30), "癸卯年{十二}月二十"),
    (date(2024, 2, 2), "癸卯年{十二}月廿三"),
    (date(2024, 2, 9), "癸卯年{十二}月三十"),
    (date(2024, 2, 10), "甲辰年正月初一"),
    (date(2024, 3, 1), "甲辰年正月廿一"),
    (date(2025, 8, 15), "乙巳年闰六月廿二"),
    (date(2033, 12, 22), "癸丑年闰{十一}月初一"),
]
"""Days from almanacs; papers print the last two months either way (see `either`)."""


def either(text: str) -> set[str]:
    """A text with its twelfth month as 十二月 or 腊月, its eleventh as 十一月 or 冬月."""
    plain = text.replace("{", "").replace("}", "")
    return {plain, text.replace("{十二}", "腊").replace("{十一}", "冬")}


def random_days(count: int) -> list[date]:
    """Days all over the range, the same on every run; in order, as the library works fastest."""
    random = Random(20211016)
    days = (FIRST + timedelta(days=random.randint(0, (LAST - FIRST).days)) for _ in range(count))
    return sorted(days)


def name_of(year: int) -> str:
    """Stem and branch of a lunar year."""
    return "甲乙丙丁戊己庚辛壬癸"[(year - 4) % 10] + "子丑寅卯辰巳午未申酉戌亥"[(year - 4) % 12]


@cache
def first_days(leap: bool) -> dict[tuple[str, int], list[date]]:
    """By year's name and month: the first days of every first month, or of every leap month."""
    found: dict[tuple[str, int], list[date]] = defaultdict(list)
    for year in range(1900, 2101):
        month = LunarYear.fromYear(year).getLeapMonth() if leap else 1
        if month:
            solar = Lunar.fromYmd(year, -month if leap else month, 1).getSolar()
            found[name_of(year), month].append(
                date(solar.getYear(), solar.getMonth(), solar.getDay())
            )
    return {key: [day for day in days if day <= LAST] for key, days in found.items()}


class TestWritten:
    @pytest.mark.parametrize(("day", "text"), KNOWN)
    def test_known_days(self, day: date, text: str) -> None:
        assert lunar_text(day) in either(text)

    def test_the_days_of_a_month_in_print(self) -> None:
        """初一 … 初十, 十一 … 二十, 廿一 … 廿九, 三十: as every almanac prints them."""
        ones = "一二三四五六七八九"
        names = [f"初{n}" for n in ones] + ["初十"] + [f"十{n}" for n in ones] + ["二十"]
        names += [f"廿{n}" for n in ones] + ["三十"]
        month = [str(LunarDay("甲辰", 3, day)) for day in range(1, 31)]
        assert month == [f"甲辰年三月{name}" for name in names]

    def test_the_year_turns_at_the_spring_festival(self) -> None:
        for first in sorted(day for days in first_days(leap=False).values() for day in days):
            assert str(lunar_day(first)) == f"{name_of(first.year)}年正月初一"
            before = lunar_day(first - timedelta(days=1))
            assert (before.year, before.month) == (name_of(first.year - 1), 12)

    def test_weekdays(self) -> None:
        assert weekday(date(2021, 10, 16)) == "星期六"
        assert weekday(date(2025, 3, 9)) == "星期日"
        assert weekday(date(1900, 1, 1)) == "星期一"
        week = [weekday(date(2024, 1, 1) + timedelta(days=n)) for n in range(8)]
        assert week[0] == week[7]
        assert len(set(week)) == 7

    @pytest.mark.parametrize("day", [FIRST - timedelta(days=1), LAST + timedelta(days=1)])
    def test_outside_the_range(self, day: date) -> None:
        with pytest.raises(ValueError, match=str(day)):
            lunar_day(day)

    @pytest.mark.parametrize("day", [FIRST, LAST])
    def test_ends_of_the_range(self, day: date) -> None:
        assert day in dates_of(lunar_text(day))


class TestReadBack:
    def test_every_spring_festival(self) -> None:
        firsts = first_days(leap=False)
        assert sum(map(len, firsts.values())) == 201
        for (name, month), days in firsts.items():
            assert dates_of(LunarDay(name, month, 1)) == days

    def test_every_leap_month(self) -> None:
        """Read as leap they are found, and written as leap."""
        firsts = first_days(leap=True)
        assert sum(map(len, firsts.values())) > 70
        for (name, month), days in firsts.items():
            assert dates_of(LunarDay(name, month, 1, leap=True)) == days
            for day in days:
                assert lunar_day(day) == LunarDay(name, month, 1, leap=True)

    def test_every_name_of_a_day(self) -> None:
        """Each day of a whole lunar year with a leap month, written and read."""
        for n in range(384):
            day = lunar_day(date(2023, 1, 22) + timedelta(days=n))
            assert parse_lunar(str(day)) == day

    def test_random_days_are_written_and_read(self) -> None:
        days = [lunar_day(day) for day in random_days(400)]
        assert [day for day in days if parse_lunar(str(day)) != day] == []

    def test_random_days_are_found_again(self) -> None:
        """Few, for looking through two centuries takes the library long."""
        wrong = [day for day in random_days(80) if day not in dates_of(lunar_text(day))]
        assert wrong == []

    def test_sixty_years_apart(self) -> None:
        found = dates_of("甲辰年正月初一")
        assert found == [date(1904, 2, 16), date(1964, 2, 13), date(2024, 2, 10), date(2084, 2, 6)]

    @pytest.mark.parametrize(
        ("text", "day"),
        [
            ("农历癸卯年闰二月廿三", LunarDay("癸卯", 2, 23, leap=True)),
            ("辛丑牛年腊月初八", LunarDay("辛丑", 12, 8)),
            ("癸卯年十二月廿三", LunarDay("癸卯", 12, 23)),
            ("癸卯年冬月十五", LunarDay("癸卯", 11, 15)),
            ("癸卯年十一月十五", LunarDay("癸卯", 11, 15)),
            ("甲辰年十月二十", LunarDay("甲辰", 10, 20)),
            ("甲辰年正月二十一", LunarDay("甲辰", 1, 21)),
            ("甲辰年 九月 三十", LunarDay("甲辰", 9, 30)),
            ("甲辰年九月大廿九", LunarDay("甲辰", 9, 29)),
        ],
    )
    def test_forms(self, text: str, day: LunarDay) -> None:
        assert parse_lunar(text) == day

    @pytest.mark.parametrize(
        "text",
        [
            "",
            "2024年2月2日",
            "甲丑年正月初一",
            "甲辰年十三月初一",
            "甲辰年正月",
            "正月初一",
            "甲辰年正月初零",
        ],
    )
    def test_no_lunar_date(self, text: str) -> None:
        with pytest.raises(ValueError, match="not a lunar date"):
            parse_lunar(text)

    @pytest.mark.parametrize("text", ["甲辰年闰正月初一", "辛丑年闰九月十一"])
    def test_a_day_that_never_was(self, text: str) -> None:
        assert dates_of(text) == []

    def test_a_thirtieth_only_in_long_months(self) -> None:
        for day in dates_of("癸卯年九月三十"):
            assert lunar_day(day) == LunarDay("癸卯", 9, 30)

    def test_stem_and_branch_that_do_not_go_together(self) -> None:
        assert dates_of(LunarDay("甲丑", 1, 1)) == []


def test_against_a_second_library() -> None:
    zhdate = pytest.importorskip("zhdate", reason="zhdate is not installed: not cross-checked")
    disputed = (date(2057, 9, 28), date(2057, 10, 28))  # a new moon within seconds of midnight
    for day in random_days(800):
        known = date(1901, 1, 1) <= day <= date(2099, 12, 31)
        if known and not disputed[0] <= day <= disputed[1]:
            other = zhdate.ZhDate.from_datetime(datetime(day.year, day.month, day.day))
            wanted = (other.lunar_month, other.lunar_day, other.leap_month)
            found = lunar_day(day)
            assert (found.month, found.day, found.leap) == wanted, day
