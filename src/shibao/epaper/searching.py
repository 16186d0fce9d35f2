"""The search page: hits, ways to narrow them, and where a query is wrong."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from urllib.parse import urlencode

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _

from shibao.archive.home import open_engine
from shibao.archive.search.engine import Engine, Order
from shibao.archive.search.query import Or, QueryError, parse
from shibao.epaper.templatetags.print import day

ORDERS: tuple[Order, Order] = ("best", "newest")
SHOWN = 8
"""Values of a facet that are shown."""


@cache
def engine() -> Engine:
    """The search engine of this process."""
    return open_engine(settings.CONFIG)


@dataclass(frozen=True)
class Link:
    """A way on: its name, its address, how many hits it leads to, whether it is where one is."""

    name: str
    link: str | None
    count: int = 0
    current: bool = False


@dataclass(frozen=True)
class Facet:
    """A side from which hits can be narrowed."""

    name: str
    values: list[Link]


@dataclass(frozen=True)
class Fault:
    """A query that is wrong at `at`."""

    what: str
    before: str
    at: str
    after: str

    @classmethod
    def of(cls, error: QueryError) -> "Fault":
        """The place of the error, marked; past the end there is a gap to be filled."""
        query, place = error.query, error.position
        what = "。".join(part for part in (error.what, error.todo) if part)
        return cls(what, query[:place], query[place : place + 1] or "▁", query[place + 1 :])


def address(q: str, order: str = "best", cursor: str | None = None) -> str:
    """The page of a query."""
    asked = {"q": q} | ({"order": order} if order != "best" else {})
    return f"{reverse('search')}?{urlencode(asked | ({'after': cursor} if cursor else {}))}"


def orders(q: str, current: str) -> list[Link]:
    """The same hits in another order."""
    names = {"best": _("最相关"), "newest": _("最新")}
    return [Link(names[one], address(q, one), current=one == current) for one in ORDERS]


def facets(q: str, order: str, counts: Mapping[str, Mapping[str, int]]) -> list[Facet]:
    """Each facet that tells hits apart, its values leading to the narrower query."""
    sides: dict[str, tuple[str, Callable[[str], tuple[str, str | None]]]] = {
        "year": (_("年份"), _year),
        "issue": (_("期"), _issue),
        "page": (_("版"), _page),
        "reporter": (_("记者"), _reporter),
    }
    shown = []
    for key, (name, told) in sides.items():
        values = list(counts.get(key, {}).items())[:SHOWN]
        if len(values) > 1:
            named = [(*told(value), count) for value, count in values]
            links = [Link(n, _narrower(q, more, order), count) for n, more, count in named]
            shown.append(Facet(name, links))
    return shown


def _year(value: str) -> tuple[str, str]:
    return _("{year}年").format(year=value), f"日期:{value}"


def _page(value: str) -> tuple[str, str]:
    return _("第{n}版").format(n=value), f"版:{value}"


def _reporter(value: str) -> tuple[str, str]:
    return value, f'记者:"{value}"'


def _issue(key: str) -> tuple[str, str | None]:
    """An issue is narrowed to by its day, which its key tells."""
    found = re.search(r"\d{4}-\d\d-\d\d", key)
    if found is None:
        return key, None
    return key.replace(found[0], day(date.fromisoformat(found[0]))), f"日期:{found[0]}"


def _narrower(q: str, more: str | None, order: str) -> str | None:
    if more is None:
        return None
    return address(f"({q}) {more}" if isinstance(parse(q), Or) else f"{q} {more}", order)
