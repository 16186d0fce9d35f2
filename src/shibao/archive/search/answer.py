"""One page of hits on one state of the embedded index."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import tantivy
from tantivy import Occur

from shibao.archive.search import days
from shibao.archive.search.clauses import Clauses, scored
from shibao.archive.search.cursor import Cursor
from shibao.archive.search.engine import FACETS, Hits, Order
from shibao.archive.search.query import Query

_VALUES = 100
"""The most values of one facet."""


@dataclass(frozen=True)
class Snapshot:
    """The index as of one commit: `key` tells it from others, `highest` is its last `seq`."""

    key: int
    searcher: tantivy.Searcher
    schema: tantivy.Schema
    highest: int


@dataclass(frozen=True)
class Answer:
    """The first page, or the one after `mark`; `key` is the digest of query and order.

    Newest first, a page goes on below the last rank shown. Best first, it goes on after as many
    hits as were shown, since scores are those of one commit alone. Where that commit is no longer
    at hand, articles that came later are left out.
    """

    query: Query
    order: Order
    key: int
    state: Snapshot
    mark: Cursor | None

    def hits(self, limit: int, facets: bool) -> Hits:
        """The page."""
        clauses = Clauses(self.state.schema, self.state.searcher)
        wanted = clauses.whole(self.query)
        if self.mark and self.mark.highest < self.state.highest:
            wanted = _both(wanted, clauses.between("seq", 0, self.mark.highest))
        ranks, count = self._ranks(clauses, wanted, limit)
        total = self.mark.total if self.mark else count
        return Hits(
            total,
            [days.seq_of(rank) for rank in ranks],
            _facets(self.state.searcher, wanted) if facets else {},
            self._following(ranks, limit, total),
        )

    def _ranks(self, clauses: Clauses, wanted: tantivy.Query, limit: int) -> tuple[list[int], int]:
        """The ranks of the page and how many hits there are (below the mark, newest first)."""
        searcher: Any = self.state.searcher  # its stubs do not know SearchResult.count
        if self.order == "best" and scored(self.query):
            shown = self.mark.shown if self.mark else 0
            # The weight lets the newer day win where scores are equal.
            found = searcher.search(wanted, limit, offset=shown, weight_by_field="day")
            addresses = [address for _, address in found.hits]
            return searcher.fast_field_values("rank", addresses), found.count
        if self.mark:
            wanted = _both(wanted, clauses.between("rank", 0, self.mark.rank - 1))
        found = searcher.search(wanted, limit, order_by_field="rank")
        return [rank for rank, _ in found.hits], found.count

    def _following(self, ranks: list[int], limit: int, total: int) -> str | None:
        before = self.mark or Cursor(self.key, total, 0, self.state.key, self.state.highest, 0)
        shown = before.shown + limit
        if len(ranks) < limit or shown >= total:
            return None
        return Cursor(self.key, total, shown, before.snapshot, before.highest, ranks[-1]).text()


def _both(one: tantivy.Query, other: tantivy.Query) -> tantivy.Query:
    return tantivy.Query.boolean_query([(Occur.Must, one), (Occur.Must, other)])


def _facets(searcher: tantivy.Searcher, query: tantivy.Query) -> Mapping[str, Mapping[str, int]]:
    """Of each facet the values with most hits, most first, then by value."""
    asked = {name: {"terms": {"field": name, "size": _VALUES}} for name in FACETS}
    answer = searcher.aggregate(query, asked)
    return {name: _counts(answer[name]["buckets"]) for name in FACETS}


def _counts(buckets: list[dict[str, Any]]) -> dict[str, int]:
    named = [(_name(bucket["key"]), int(bucket["doc_count"])) for bucket in buckets]
    return dict(sorted(named, key=lambda value: (-value[1], value[0])))


def _name(key: str | float) -> str:
    return key if isinstance(key, str) else str(int(key))
