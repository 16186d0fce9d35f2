"""A query's tree made into a query of the embedded index."""

from dataclasses import dataclass

import tantivy
from tantivy import Occur

from shibao.archive.search import days
from shibao.archive.search.folding import fold
from shibao.archive.search.query import (
    And,
    Dated,
    Not,
    NumberIs,
    Or,
    PageIs,
    Query,
    Reporter,
    Term,
)
from shibao.archive.search.units import common_pairs, is_common, units
from shibao.archive.search.wanted import positive

_TITLE = 4.0
"""How much more a hit in the title weighs than one in the text or among the opening words."""

_Q = tantivy.Query
_LAST_DAY = (1 << 24) - 1


@dataclass(frozen=True)
class Clauses:
    """Makes clauses for one state of the index, whose frequencies tell what is worth asking."""

    schema: tantivy.Schema
    searcher: tantivy.Searcher

    def whole(self, query: Query) -> tantivy.Query:
        """The query, with the words that lift a hit but are not required."""
        must = [(Occur.Must, self.clause(query))]
        words = dict.fromkeys(fold(term.text) for term in positive(query))
        should = [(Occur.Should, self.term("words", word)) for word in words]
        return _Q.boolean_query(must + should)

    def clause(self, query: Query) -> tantivy.Query:
        """What the query requires."""
        match query:
            case Term(text, field):
                return self.span(fold(text), field)
            case Reporter(name):
                return self.term("byline", fold(name))
            case PageIs(number):
                return self.between("page", number, number)
            case NumberIs(number):
                return self.between("number", number, number)
            case Dated(first, last):
                low = days.rank(days.day_number(first) if first else days.UNDATED + 1, 0)
                high = days.rank((days.day_number(last) if last else _LAST_DAY) + 1, 0) - 1
                return self.between("rank", low, high)
            case And(parts):
                return self.conjunction(parts)
            case Or(parts):
                return _Q.boolean_query([(Occur.Should, self.clause(part)) for part in parts])
            case Not():
                return self.conjunction((query,))

    def conjunction(self, parts: tuple[Query, ...]) -> tantivy.Query:
        """All parts; where all are negative, everything but them."""
        clauses = [
            (Occur.MustNot, self.clause(part.part))
            if isinstance(part, Not)
            else (Occur.Must, self.clause(part))
            for part in parts
        ]
        if all(isinstance(part, Not) for part in parts):
            clauses.append((Occur.Must, _Q.const_score_query(_Q.all_query(), 0.0)))
        return _Q.boolean_query(clauses)

    def span(self, folded: str, field: str) -> tantivy.Query:
        """A span of folded characters in the title, the text or one of them."""
        if field == "title":
            return self.phrase("title", folded)
        if field == "text":
            return self.text(folded)
        title = _Q.boost_query(self.phrase("title", folded), _TITLE)
        return _Q.boolean_query([(Occur.Should, title), (Occur.Should, self.text(folded))])

    def text(self, folded: str) -> tantivy.Query:
        """A span in the text: the pairs pass over most articles before places are compared."""
        pairs = common_pairs(folded)
        if pairs and is_common(folded):
            return self.term("pairs", pairs[0])
        phrase = self.phrase("text", folded)
        filters = [
            (Occur.Must, _Q.const_score_query(self.term("pairs", pair), 0.0))
            for pair in self.telling(pairs)
        ]
        return _Q.boolean_query([(Occur.Must, phrase), *filters]) if filters else phrase

    def telling(self, pairs: list[str]) -> list[str]:
        """The two rarest pairs that are missing in most articles."""
        known = sorted((self.searcher.doc_freq("pairs", pair), pair) for pair in pairs)
        most = self.searcher.num_docs // 2
        return [pair for frequency, pair in known[:2] if frequency <= most]

    def phrase(self, field: str, folded: str) -> tantivy.Query:
        """A span in one field, by the places of its characters."""
        found = units(folded)
        if not found:
            return _Q.empty_query()
        if len(found) == 1:
            return self.term(field, found[0])
        return _Q.phrase_query(self.schema, field, [*found])

    def term(self, field: str, value: str) -> tantivy.Query:
        """One term of a field."""
        return _Q.term_query(self.schema, field, value, "freq")

    def between(self, field: str, low: int, high: int) -> tantivy.Query:
        """Numbers of a column, both ends included; no part of the score."""
        kind = tantivy.FieldType.Unsigned
        return _Q.const_score_query(_Q.range_query(self.schema, field, kind, low, high), 0.0)


def scored(query: Query) -> bool:
    """Whether hits can differ in score: a query of fields alone has nothing to weigh."""
    return any(True for _ in positive(query))
