"""Finding: a reader's query in, hits with their place, date and a marked passage out."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from shibao.archive import shelf
from shibao.archive.search.engine import Engine, Order
from shibao.archive.search.query import parse
from shibao.archive.search.snippet import Marked, mark, snippet
from shibao.archive.search.wanted import Wanted, wanted
from shibao.paper import Article


@dataclass(frozen=True)
class Hit:
    """An article found. `article` is its id in its issue, `page_name` is "" where none is known."""

    issue: str
    date: date | None
    page: int | None
    page_name: str
    article: str
    title: Marked
    snippet: Marked

    def to_dict(self) -> dict[str, Any]:
        """Plain JSON values; marks are pairs of first character and the one after the last."""
        return {
            "issue": self.issue,
            "date": self.date.isoformat() if self.date else None,
            "page": self.page,
            "article": self.article,
            "title": self.title.text,
            "title_marks": [list(mark) for mark in self.title.marks],
            "snippet": self.snippet.text,
            "marks": [list(mark) for mark in self.snippet.marks],
        }


@dataclass(frozen=True)
class Found:
    """A page of hits, the number of all, the facets asked for and the next page's cursor."""

    total: int
    hits: list[Hit]
    facets: Mapping[str, Mapping[str, int]]
    cursor: str | None

    def to_dict(self) -> dict[str, Any]:
        """What `shibao find --json` prints."""
        return {
            "total": self.total,
            "hits": [hit.to_dict() for hit in self.hits],
            "facets": {name: dict(values) for name, values in self.facets.items()},
            "cursor": self.cursor,
        }


def find(
    text: str,
    *,
    engine: Engine,
    order: Order = "best",
    limit: int = 20,
    cursor: str | None = None,
    facets: bool = False,
) -> Found:
    """Search the archive.

    Raises `QueryError` for a query that cannot be read, `WrongUse` for a cursor of another query
    or a broken one and where the index has to be built anew.
    """
    query = parse(text)
    answer = engine.search(query, order=order, limit=limit, cursor=cursor, facets=facets)
    terms = wanted(query)
    hits = [_hit(located, terms) for located in shelf.located(answer.seqs)]
    return Found(answer.total, hits, answer.facets, answer.cursor)


def _hit(located: shelf.Located, terms: Wanted) -> Hit:
    article = located.article
    return Hit(
        issue=located.issue,
        date=located.date,
        page=article.page,
        page_name=located.page_name,
        article=article.id,
        title=mark(article.title or "", terms.title),
        snippet=_passage(article, terms),
    )


def _passage(article: Article, terms: Wanted) -> Marked:
    """The passage of the text; of kicker and deck where only they have what the title lacks."""
    passage = snippet(shelf.text(article).split("\n"), terms.text)
    if passage.marks:
        return passage
    above = snippet([line for line in (article.kicker, article.deck) if line], terms.title)
    return above if above.marks else passage
