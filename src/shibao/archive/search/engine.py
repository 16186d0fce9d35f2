"""What any search engine must do; `tests/archive/search/conformance.py` holds it to this.

Matching is exact: a term matches where its characters stand in the article in this order, after
both sides were folded (width, case, traditional to simplified). Words only help the ranking.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Literal, Protocol

from shibao.archive.search.query import Query
from shibao.paper import WrongUse

Order = Literal["best", "newest"]
FACETS = ("year", "issue", "page", "reporter")


class Busy(WrongUse):
    """Somebody else is writing to the index: try again when they have finished."""


@dataclass(frozen=True)
class Entry:
    """One article as an engine takes it up.

    `seq` (the article's row, 1 or more) grows with every addition, `issue` is the issue's key,
    `number` its number in the year. `title` and `text` have a paragraph a line; no span is found
    across lines. All whole numbers are below 2^40.
    """

    seq: int
    revision: int
    issue: str
    date: date | None
    number: int | None
    page: int | None
    title: str
    text: str
    reporters: Sequence[str] = ()


@dataclass(frozen=True)
class Hits:
    """A page of hits as `seq`s in order, the number of all hits, the facets asked for (of each of
    `FACETS` the 100 values with most hits, most first) and the cursor of the next page (`None` at
    the end)."""

    total: int
    seqs: list[int]
    facets: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
    cursor: str | None = None


class Engine(Protocol):
    """A search engine. `add` and `remove` are seen by `search` after `commit`."""

    def add(self, entries: Iterable[Entry]) -> None:
        """Take up articles; an article already there (same `seq`) is replaced."""

    def remove(self, revisions: Iterable[int]) -> None:
        """Drop every article of these revisions."""

    def commit(self) -> None:
        """Make additions and removals durable and visible."""

    def clear(self) -> None:
        """Drop everything."""

    def seqs(self) -> set[int]:
        """What is held, for `verify`."""

    def search(
        self,
        query: Query,
        *,
        order: Order = "best",
        limit: int = 20,
        cursor: str | None = None,
        facets: bool = False,
    ) -> Hits:
        """Find articles. A cursor keeps its pages as they were, whatever is added meanwhile."""

    def close(self) -> None:
        """Let go of files and locks."""
