"""Going through a large table without holding it: neither in memory nor locked."""

from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import Any, TypeVar

from django.db.models import Model, QuerySet

from shibao.archive.models import Article

Row = TypeVar("Row", bound=Model)

PAGE = 500
"""Rows read at a time."""


def walk(rows: QuerySet[Row], size: int = PAGE) -> Iterator[list[Row]]:
    """The rows by ascending key, a page a query. Between two pages no transaction is open: on
    SQLite a reader that stays would keep writers from committing."""
    rows = rows.order_by("pk")
    page = list(rows[:size])
    while page:
        yield page
        page = list(rows.filter(pk__gt=page[-1].pk)[:size])


def articles_of(revisions: Iterable[int], *fields: str) -> dict[int, list[tuple[Any, ...]]]:
    """The fields asked for of each revision's articles, in their places, in one query."""
    found = Article.objects.filter(revision__in=revisions).order_by("revision", "position")
    rows = found.values_list("revision", *fields)
    return {pk: [row[1:] for row in group] for pk, group in groupby(rows, key=lambda row: row[0])}
