"""The issues laid out for readers: the newest, one by its key, the years."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from django.conf import settings
from django.db.models import Count, F, QuerySet
from django.db.models.functions import ExtractYear

from shibao.archive import shelf
from shibao.archive.models import Article, Issue, Media
from shibao.epaper.edition import Edition

ON_FRONT = 9
"""Back issues named under the front page."""


@dataclass(frozen=True)
class Entry:
    """An issue in a list, with the title it leads with."""

    issue: Issue
    lead: str


def issues() -> QuerySet[Issue]:
    """Issues that can be read, newest first."""
    return Issue.objects.filter(current__isnull=False)


def paper_name() -> str:
    """The paper's name: as set in the home, else as the newest issue has it."""
    newest = None if settings.CONFIG.paper else issues().values_list("paper", flat=True).first()
    return settings.CONFIG.paper or newest or "时报"


def edition(key: str) -> Edition:
    """The issue under a key, in three queries; raises `shelf.NotKept`."""
    files = Media.objects.filter(revision__issue__key=key, revision=F("revision__issue__current"))
    return Edition(key, shelf.issue(key), dict(files.values_list("name", "sha256")))


def entries(found: Iterable[Issue]) -> list[Entry]:
    """Issues with their first titles, in two queries."""
    listed = list(found)
    leads = dict(
        Article.objects.filter(revision__in=[i.current_id for i in listed], position=0)
        .order_by()
        .values_list("revision", "title")
    )
    return [Entry(issue, leads.get(issue.current_id or 0, "")) for issue in listed]


def years() -> list[tuple[int | None, int]]:
    """Years with the number of their issues, newest first; undated issues under `None`."""
    counted = issues().order_by().values_list(ExtractYear("date")).annotate(Count("id"))
    return sorted(counted, key=lambda pair: -(pair[0] or 0))


def months(year: int | None) -> list[tuple[date | None, list[Entry]]]:
    """The issues of a year by month, newest first."""
    found = issues().filter(date__year=year) if year else issues().filter(date=None)
    by_month = groupby(entries(found), key=lambda entry: _month(entry.issue))
    return [(month, list(listed)) for month, listed in by_month]


def _month(issue: Issue) -> date | None:
    return issue.date.replace(day=1) if issue.date else None


def neighbours(key: str) -> tuple[Issue | None, Issue | None]:
    """The paper's issues before and after one."""
    before, after = shelf.neighbours(key)
    found = {issue.key: issue for issue in issues().filter(key__in=[before, after])}
    return found.get(before or ""), found.get(after or "")
