"""The slow truth: what a query means, by looking at every article."""

from collections import Counter
from collections.abc import Iterable
from datetime import date
from itertools import pairwise

from hypothesis import strategies as st

from shibao.archive.search.engine import Entry
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

# Frequent and rare characters, both widths, traditional, digits, punctuation, spaces, astral.
ALPHABET = "的国中区政府，。、后後臺台鑫靁１2３4aＡbB \u3000\u200b…“”(（)％\U00020000é"
NAMES = ("王浩", "李 明", "張偉", "Anna Lee")
DAYS = (None, date(1958, 3, 1), date(2023, 12, 31), date(2024, 1, 1), date(2024, 2, 29))


def holds(query: Query, entry: Entry) -> bool:
    """Whether an article meets a query."""
    match query:
        case Term(text, field):
            title, body = entry.title.split("\n"), entry.text.split("\n")
            lines = title if field == "title" else body if field == "text" else title + body
            return any(fold(text) in fold(line) for line in lines)
        case Reporter(name):
            return fold(name) in map(fold, entry.reporters)
        case PageIs(number):
            return entry.page == number
        case NumberIs(number):
            return entry.number == number
        case Dated(first, last):
            day = entry.date
            return bool(day and (first or day) <= day <= (last or day))
        case And(parts):
            return all(holds(part, entry) for part in parts)
        case Or(parts):
            return any(holds(part, entry) for part in parts)
        case Not(part):
            return not holds(part, entry)


def newest_first(entries: Iterable[Entry]) -> list[int]:
    """Their `seq`s, the latest day first, within a day the last added first, undated last."""
    ordered = sorted(entries, key=lambda e: (e.date or date.min, e.seq), reverse=True)
    return [entry.seq for entry in ordered]


def counts(entries: Iterable[Entry]) -> dict[str, dict[str, int]]:
    """The facets of some articles, most first, then by value."""
    found: dict[str, Counter[str]] = {n: Counter() for n in ("year", "issue", "page", "reporter")}
    for entry in entries:
        found["issue"][entry.issue] += 1
        found["reporter"].update(set(entry.reporters))
        if entry.date:
            found["year"][str(entry.date.year)] += 1
        if entry.page is not None:
            found["page"][str(entry.page)] += 1
    return {
        name: dict(sorted(values.items(), key=lambda value: (-value[1], value[0])))
        for name, values in found.items()
    }


def entries(number: int, seed: st.DataObject) -> list[Entry]:
    """Random articles with `seq` from 1."""
    return [seed.draw(_entry(seq)) for seq in range(1, number + 1)]


def _entry(seq: int) -> st.SearchStrategy[Entry]:
    lines = st.lists(st.text(ALPHABET, max_size=12), min_size=1, max_size=3).map("\n".join)
    return st.builds(
        Entry,
        seq=st.just(seq),
        revision=st.just((seq + 1) // 2),
        issue=st.sampled_from(["2024-01-01", "2024-02-29-2", "号外"]),
        date=st.sampled_from(DAYS),
        number=st.none() | st.integers(0, 3),
        page=st.none() | st.integers(0, 3),
        title=st.text(ALPHABET, max_size=8),
        text=lines,
        reporters=st.lists(st.sampled_from(NAMES), max_size=3),
    )


def spans(held: list[Entry]) -> st.SearchStrategy[str]:
    """Texts to look for: pieces of the articles as they are written, and others."""
    lines = [line for e in held for line in (e.title + "\n" + e.text).split("\n") if line]
    pieces = st.sampled_from(lines or ["的"]).flatmap(_piece)
    return (pieces | st.text(ALPHABET, min_size=1, max_size=4)).filter(fold)


def _piece(line: str) -> st.SearchStrategy[str]:
    cuts = st.lists(st.integers(0, len(line)), min_size=2, max_size=2, unique=True).map(sorted)
    return cuts.map(lambda cut: line[cut[0] : cut[1]])


def queries(held: list[Entry]) -> st.SearchStrategy[Query]:
    """Random trees."""
    days = st.lists(st.sampled_from(DAYS[1:]), min_size=2, max_size=2).map(sorted)
    leaves: st.SearchStrategy[Query] = st.one_of(
        st.builds(Term, spans(held), st.sampled_from(["any", "title", "text"])),
        st.builds(Reporter, st.sampled_from([*NAMES, "张伟", "anna lee", "无"])),
        st.builds(PageIs, st.integers(0, 4)),
        st.builds(NumberIs, st.integers(0, 4)),
        days.map(lambda two: Dated(*two)),
        st.sampled_from([Dated(None, DAYS[2]), Dated(DAYS[3], None)]),
    )
    return st.recursive(leaves, _grown, max_leaves=6)


def _grown(inner: st.SearchStrategy[Query]) -> st.SearchStrategy[Query]:
    parts = st.lists(inner, min_size=1, max_size=3).map(tuple)
    return st.builds(And, parts) | st.builds(Or, parts) | st.builds(Not, inner)


def falls(values: Iterable[float]) -> bool:
    """Whether no value is above the one before it."""
    return all(one >= other for one, other in pairwise(values))
