"""第N期 and 总第N期: what follows what."""

from datetime import date

import pytest

from shibao.paper.numbering import Numbered, conflicts, following

LAST = Numbered(date(2023, 12, 29), 26, 401)


def test_within_the_year() -> None:
    earlier = Numbered(date(2023, 12, 15), 25, 400)
    assert following(earlier, date(2023, 12, 29)) == LAST


def test_a_new_year_begins_with_one() -> None:
    assert following(LAST, date(2024, 1, 5)) == Numbered(date(2024, 1, 5), 1, 402)


@pytest.mark.parametrize(
    ("last", "wanted"),
    [
        (Numbered(date(2024, 1, 5), None, 402), (None, 403)),
        (Numbered(date(2024, 1, 5), 1, None), (2, None)),
        (Numbered(date(2024, 1, 5)), (None, None)),
    ],
)
def test_what_was_not_printed_is_not_invented(
    last: Numbered, wanted: tuple[int | None, int | None]
) -> None:
    new = following(last, date(2024, 1, 19))
    assert (new.number, new.number_total) == wanted


@pytest.mark.parametrize(
    ("number", "total", "wrong"),
    [
        (27, 402, []),
        (30, 405, []),
        (None, 402, []),
        (27, None, []),
        (None, None, []),
        (26, 402, ["number"]),
        (25, 402, ["number"]),
        (27, 401, ["number_total"]),
        (27, 403, ["number_total"]),
        (26, 401, ["number", "number_total"]),
    ],
)
def test_conflicts_within_the_year(number: int | None, total: int | None, wrong: list[str]) -> None:
    earlier = Numbered(date(2023, 12, 15), 26, 401)
    assert conflicts(earlier, Numbered(date(2023, 12, 29), number, total)) == wrong


@pytest.mark.parametrize(
    ("number", "total", "wrong"),
    [
        (1, 402, []),
        (2, 403, []),
        (27, 402, []),
        (1, 401, ["number_total"]),
        (1, 300, ["number_total"]),
    ],
)
def test_conflicts_across_the_year(number: int, total: int, wrong: list[str]) -> None:
    """Only the total says anything across a new year."""
    assert conflicts(LAST, Numbered(date(2024, 1, 5), number, total)) == wrong


@pytest.mark.parametrize("day", [date(2023, 12, 29), date(2023, 12, 1)])
def test_wrong_way_round(day: date) -> None:
    with pytest.raises(ValueError, match=str(day)):
        conflicts(LAST, Numbered(day, 27, 402))


def test_what_follows_never_conflicts() -> None:
    issue = Numbered(date(2022, 1, 7), 1, 350)
    for days in range(14, 14 * 80, 14):
        day = date.fromordinal(date(2022, 1, 7).toordinal() + days)
        new = following(issue, day)
        assert conflicts(issue, new) == []
        issue = new
