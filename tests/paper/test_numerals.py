"""Chinese numerals both ways."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shibao.paper.numerals import NUMERAL, parse_numeral, to_digits, to_numeral

WRITTEN = [
    (0, "零"),
    (5, "五"),
    (10, "十"),
    (15, "十五"),
    (20, "二十"),
    (100, "一百"),
    (105, "一百零五"),
    (110, "一百一十"),
    (321, "三百二十一"),
    (707, "七百零七"),
    (1000, "一千"),
    (1001, "一千零一"),
    (1010, "一千零一十"),
    (1234, "一千二百三十四"),
    (10_000, "一万"),
    (10_010, "一万零一十"),
    (10_203, "一万零二百零三"),
    (100_000, "十万"),
    (110_000, "十一万"),
    (1_000_000, "一百万"),
    (10_000_001, "一千万零一"),
    (100_000_000, "一亿"),
    (103_000_000, "一亿零三百万"),
    (100_010_000, "一亿零一万"),
    (1_0000_0000_0000, "一兆"),
]


@pytest.mark.parametrize(("number", "text"), WRITTEN)
def test_written_and_read(number: int, text: str) -> None:
    assert to_numeral(number) == text
    assert parse_numeral(text) == number


@given(st.integers(0, 10**16 - 1))
def test_round_trip(number: int) -> None:
    text = to_numeral(number)
    assert parse_numeral(text) == number
    assert "零零" not in text
    assert number == 0 or not text.endswith("零")


@given(st.integers(0, 10**6))
def test_digits_round_trip(number: int) -> None:
    assert parse_numeral(to_digits(number)) == number


def test_round_trip_of_every_small_number() -> None:
    wrong = [n for n in range(12_000) if parse_numeral(to_numeral(n)) != n]
    assert wrong == []


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("二〇二一", 2021),
        ("二○二一", 2021),
        ("二零二四", 2024),
        ("廿三", 23),
        ("卅", 30),
        ("两千", 2000),
        ("两百五", 205),
        ("3万", 30_000),
        ("12亿", 1_200_000_000),
        ("15", 15),
        ("１５", 15),
        (" 15 ", 15),
        ("壹佰贰拾叁", 123),
        ("一千三百五十九", 1359),
        ("一万亿", 10**12),
    ],
)
def test_other_forms(text: str, number: int) -> None:
    assert parse_numeral(text) == number


@pytest.mark.parametrize("text", ["", " ", "第一", "三x", "万", "十.五", "星期六", "-1"])
def test_no_numeral(text: str) -> None:
    with pytest.raises(ValueError, match="not a numeral"):
        parse_numeral(text)


def test_limits() -> None:
    with pytest.raises(ValueError, match="10\\^16"):
        to_numeral(10**16)
    assert to_numeral(-15) == "负十五"


def test_digits_as_years_are_written() -> None:
    assert to_digits(2021) == "二〇二一"


@pytest.mark.parametrize("text", ["三百二十一", "二〇二一", "15", "１５", "廿三", "两千"])
def test_pattern(text: str) -> None:
    assert re.fullmatch(NUMERAL, text)
