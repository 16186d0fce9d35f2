"""An article as the embedded index takes it."""

import tantivy

from shibao.archive.search import days
from shibao.archive.search.engine import Entry
from shibao.archive.search.folding import fold
from shibao.archive.search.units import characters, common_text, opening_words, paragraphs


def document(entry: Entry) -> tantivy.Document:
    """The terms and columns of an article; nothing is stored, the store has it all."""
    title, text = paragraphs(entry.title), paragraphs(entry.text)
    made = tantivy.Document()
    made.add_text("title", characters(title))
    made.add_text("text", characters(text))
    made.add_text("pairs", common_text(text))
    made.add_text("words", opening_words(title, text))
    made.add_text("issue", entry.issue)
    for name in dict.fromkeys(entry.reporters):
        made.add_text("reporter", name)
        made.add_text("byline", fold(name))
    for field, number in _columns(entry).items():
        if number is not None:
            made.add_unsigned(field, number)
    return made


def _columns(entry: Entry) -> dict[str, int | None]:
    day = days.day_number(entry.date)
    return {
        "seq": entry.seq,
        "revision": entry.revision,
        "rank": days.rank(day, entry.seq),
        "day": day,
        "year": entry.date.year if entry.date else None,
        "page": entry.page,
        "number": entry.number,
    }
