"""Which issue is it? The same paper, the same day, and no printed number that says otherwise.

`same_day` below are the issues kept of that day, of any paper (of an undated issue: the undated).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.text import slugify

from shibao.archive.models import Issue
from shibao.archive.packing import plain
from shibao.paper import WrongUse, model


@dataclass(frozen=True)
class Identity:
    """What tells one issue from another. `paper` may be empty where none is known."""

    paper: str
    date: date | None
    number: int | None
    number_total: int | None

    @classmethod
    def of(cls, issue: model.Issue, house: str | None) -> "Identity":
        """Read it off the masthead; `house` is the paper's name where none is printed.

        Raises `WrongUse` where neither a date nor a number is known.
        """
        head = issue.masthead
        if head.date is None and head.number is None and head.number_total is None:
            raise WrongUse(
                "不知道是哪一期：没有日期，也没有期号",
                where=issue.source.name or "",
                todo="请用 --date 给出日期",
            )
        name = plain(head.title or house, 100).strip()
        return cls(name, head.date, head.number, head.number_total)

    def find(self, same_day: Sequence[Issue]) -> Issue | None:
        """The issue among those of the day; raises `WrongUse` where several could be meant."""
        found = [issue for issue in same_day if issue.paper == self.paper and self._agrees(issue)]
        if len(found) > 1:
            raise WrongUse(
                "这一天有好几期，分不清是哪一期",
                where="、".join(issue.key for issue in found),
                todo="请在报头写明期号或总期号",
            )
        return found[0] if found else None

    def new_key(self, same_day: Sequence[Issue]) -> str:
        """A key that is free: the day; the paper's name before it where another paper has that key;
        a number after it where the day has several issues. A key once given never changes."""
        owners = {issue.key: issue.paper for issue in same_day}
        base = str(self.date or f"no-{self.number_total or self.number}")
        if owners.get(base, self.paper) != self.paper:
            base = f"{slugify(self.paper, allow_unicode=True) or 'paper'}-{base}"
        names = (base, *(f"{base}-{count}" for count in range(2, len(owners) + 3)))
        return next(name for name in names if name not in owners)

    def _agrees(self, issue: Issue) -> bool:
        """No number printed on both says that they are two; the running total has the word."""
        if self.date is None:
            return (self.number, self.number_total) == (issue.number, issue.number_total)
        if self.number_total is not None and issue.number_total is not None:
            return self.number_total == issue.number_total
        return None in (self.number, issue.number) or self.number == issue.number
