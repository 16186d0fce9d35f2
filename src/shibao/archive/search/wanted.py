"""What of a query is to be marked in an article that was found."""

from collections.abc import Iterator
from dataclasses import dataclass

from shibao.archive.search.folding import fold
from shibao.archive.search.query import And, Or, Query, Term


@dataclass(frozen=True)
class Wanted:
    """Folded spans to look for in the title and in the text, each once, longest first."""

    title: tuple[str, ...]
    text: tuple[str, ...]


def wanted(query: Query) -> Wanted:
    """The spans that a hit is shown for: those of all terms that are not negated."""
    terms = list(positive(query))
    title = {fold(term.text) for term in terms if term.field != "text"}
    text = {fold(term.text) for term in terms if term.field != "title"}
    return Wanted(_longest_first(title), _longest_first(text))


def positive(query: Query) -> Iterator[Term]:
    """The terms that are not negated, in order."""
    match query:
        case Term():
            yield query
        case And(parts) | Or(parts):
            for part in parts:
                yield from positive(part)


def _longest_first(spans: set[str]) -> tuple[str, ...]:
    return tuple(sorted(spans - {""}, key=lambda span: (-len(span), span)))
