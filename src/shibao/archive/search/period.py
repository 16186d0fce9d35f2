"""Spans of days as readers write them: 2024, 2024-03, 2024年3月16日, 2024-01..2025-03, ..2024."""

import calendar
import re
from datetime import date

_POINT = re.compile(
    r"(?P<year>\d{4})(?:年|(?:[-/.年](?P<month>\d{1,2})|(?P<month8>\d\d)(?=\d\d$))"
    r"(?:月|[-/.月]?(?P<day>\d{1,2})日?)?)?",
    re.ASCII,
)


def parse_period(text: str) -> tuple[date | None, date | None]:
    """First and last day, both included, `None` where open; raises `ValueError` saying what."""
    first, dots, last = text.partition("..")
    if not dots:
        return _days(first)
    start = _days(first)[0] if first else None
    end = _days(last)[1] if last else None
    if start is None and end is None:
        raise ValueError("起止日期都没有写")
    if start and end and start > end:
        raise ValueError("起始日期晚于截止日期")
    return start, end


def _days(point: str) -> tuple[date, date]:
    match = _POINT.fullmatch(point)
    if not match:
        raise ValueError(f"“{point}”不是日期")
    year, month, day = int(match["year"]), match["month"] or match["month8"], match["day"]
    try:
        if day:
            exact = date(year, int(month), int(day))
            return exact, exact
        if month:
            length = calendar.monthrange(year, int(month))[1]
            return date(year, int(month), 1), date(year, int(month), length)
        return date(year, 1, 1), date(year, 12, 31)
    except ValueError as error:
        raise ValueError(f"没有“{point}”这一天") from error
