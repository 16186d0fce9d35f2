"""Issue numbers: 第N期 counts within the year, 总第N期 from the first issue on."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Numbered:
    """The date and the two numbers of an issue; a number not printed is `None`."""

    date: date
    number: int | None = None
    number_total: int | None = None


def following(last: Numbered, day: date) -> Numbered:
    """The numbers of the issue that comes out on `day`, right after `last`."""
    number = None if last.number is None else last.number + 1
    if number is not None and day.year != last.date.year:
        number = 1
    total = None if last.number_total is None else last.number_total + 1
    return Numbered(day, number, total)


def conflicts(earlier: Numbered, later: Numbered) -> list[str]:
    """Fields (`number`, `number_total`) of `later` that cannot follow those of `earlier`.

    Both count issues between the two dates, so they may skip, but never stand still or fall, and
    within a year both must have moved by the same amount.
    """
    if later.date <= earlier.date:
        raise ValueError(f"{later.date} does not come after {earlier.date}")
    wrong = []
    same_year = later.date.year == earlier.date.year
    step = _step(earlier.number, later.number) if same_year else None
    total = _step(earlier.number_total, later.number_total)
    if step is not None and step <= 0:
        wrong.append("number")
    if total is not None and (total <= 0 or (step is not None and 0 < step != total)):
        wrong.append("number_total")
    return wrong


def _step(earlier: int | None, later: int | None) -> int | None:
    return None if earlier is None or later is None else later - earlier
