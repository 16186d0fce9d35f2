"""Days and articles as numbers in the columns of the embedded index."""

from datetime import date

_EPOCH = date(1600, 1, 1).toordinal()
UNDATED = 1 << 16
"""The day of an article without date, before all others. Not 0: days also weigh the score."""
_BITS = 40


def day_number(day: date | None) -> int:
    """The day as a number that grows by one a day; days before 1600 count as its first."""
    return UNDATED + (max(1, day.toordinal() - _EPOCH + 1) if day else 0)


def rank(day: int, seq: int) -> int:
    """Day number and article in one: the higher, the newer."""
    return day << _BITS | seq


def seq_of(rank: int) -> int:
    """The article of a rank."""
    return rank & ((1 << _BITS) - 1)
