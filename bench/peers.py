"""The searches that are compared: ours and three others, on the same stories and queries."""

import os
import sqlite3
import tempfile
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any, Protocol

import rjieba
import tantivy
from corpus import Story, entries

from shibao.archive.search.embedded import EmbeddedEngine
from shibao.archive.search.folding import fold
from shibao.archive.search.query import Term, parse, unparse

TOP = 20


class Peer(Protocol):
    """A search over numbered stories."""

    name: str

    def build(self, stories: list[Story]) -> None:
        """Everything from text to searchable."""

    def size(self) -> int:
        """Bytes of the index on the disk."""

    def every(self, query: str) -> set[int]:
        """All hits."""

    def top(self, query: str) -> tuple[int, list[int]]:
        """The number of hits and the best twenty."""


class Ours:
    """The embedded engine, asked as a reader asks."""

    name = "Shibao (embedded)"

    def __init__(self, folder: Path) -> None:
        self.folder = folder / "index"
        self.engine = EmbeddedEngine(self.folder)

    def build(self, stories: list[Story]) -> None:
        self.engine.add(entries(stories))
        self.engine.commit()

    def size(self) -> int:
        return folder_size(self.folder)

    def every(self, query: str) -> set[int]:
        return set(self.engine.search(Term(query), limit=1_000_000).seqs)

    def top(self, query: str) -> tuple[int, list[int]]:
        hits = self.engine.search(parse(unparse(Term(query))), limit=TOP)
        return hits.total, hits.seqs


class Trigram:
    """SQLite FTS5 with its trigram tokenizer; the index alone, without the text."""

    name = f"SQLite {sqlite3.sqlite_version} FTS5 trigram"

    def __init__(self, folder: Path) -> None:
        self.file = folder / "fts.sqlite3"
        self.base = sqlite3.connect(self.file)

    def build(self, stories: list[Story]) -> None:
        self.base.execute(
            "CREATE VIRTUAL TABLE story USING fts5(title, body, content='', tokenize='trigram')"
        )
        rows = ((seq, fold(s.title), _folded(s.body)) for seq, s in enumerate(stories, 1))
        self.base.executemany("INSERT INTO story(rowid, title, body) VALUES (?, ?, ?)", rows)
        self.base.execute("INSERT INTO story(story) VALUES ('optimize')")
        self.base.commit()
        self.base.execute("VACUUM")

    def size(self) -> int:
        return self.file.stat().st_size

    def every(self, query: str) -> set[int]:
        sql = "SELECT rowid FROM story WHERE story MATCH ?"
        return {row[0] for row in self.base.execute(sql, (_sqlite_phrase(query),))}

    def top(self, query: str) -> tuple[int, list[int]]:
        phrase = _sqlite_phrase(query)
        count = self.base.execute("SELECT count(*) FROM story WHERE story MATCH ?", (phrase,))
        best = self.base.execute(
            f"SELECT rowid FROM story WHERE story MATCH ? ORDER BY rank LIMIT {TOP}", (phrase,)
        )
        return count.fetchone()[0], [row[0] for row in best]


class Words:
    """tantivy over words alone, the way most Chinese search is set up."""

    name = "tantivy, words only (rjieba)"

    def __init__(self, folder: Path) -> None:
        self.folder = folder / "words"
        self.folder.mkdir()
        builder = tantivy.SchemaBuilder().add_unsigned_field("seq", fast=True)
        for field in ("title", "body"):
            builder.add_text_field(field, tokenizer_name="spaced", index_option="position")
        self.schema = builder.build()
        self.index = tantivy.Index(self.schema, str(self.folder))
        spaced = tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.whitespace()).build()
        self.index.register_tokenizer("spaced", spaced)

    def build(self, stories: list[Story]) -> None:
        writer = self.index.writer(512_000_000, 1)
        for seq, story in enumerate(stories, 1):
            made = tantivy.Document()
            made.add_unsigned("seq", seq)
            made.add_text("title", " ".join(rjieba.cut(fold(story.title))))
            made.add_text("body", " ".join(rjieba.cut(_folded(story.body))))
            writer.add_document(made)
        writer.commit()
        writer.wait_merging_threads()
        self.index.reload()

    def size(self) -> int:
        return folder_size(self.folder)

    def every(self, query: str) -> set[int]:
        return set(self._search(query, 1_000_000)[1])

    def top(self, query: str) -> tuple[int, list[int]]:
        return self._search(query, TOP)

    def _search(self, query: str, limit: int) -> tuple[int, list[int]]:
        words = [word for word in rjieba.cut(fold(query)) if word.strip()]
        made = [self._phrase(field, words) for field in ("title", "body")]
        either = [(tantivy.Occur.Should, one) for one in made]
        searcher: Any = self.index.searcher()
        found = searcher.search(tantivy.Query.boolean_query(either), limit)
        addresses = [address for _, address in found.hits]
        return found.count, searcher.fast_field_values("seq", addresses)

    def _phrase(self, field: str, words: list[str]) -> tantivy.Query:
        if len(words) == 1:
            return tantivy.Query.term_query(self.schema, field, words[0])
        return tantivy.Query.phrase_query(self.schema, field, [*words])


class Postgres:
    """PostgreSQL: a tsvector of character pairs with their places, under a GIN index."""

    name = "PostgreSQL, pairs + GIN"

    def __init__(self, folder: Path) -> None:
        import psycopg

        self.base = psycopg.connect(os.environ["SHIBAO_DATABASE_URL"], autocommit=True)
        version = self.base.info.server_version // 10000
        self.name = f"PostgreSQL {version}, pairs + GIN"
        self.base.execute("DROP TABLE IF EXISTS story")
        self.base.execute("CREATE UNLOGGED TABLE story (seq int PRIMARY KEY, pairs tsvector)")

    def build(self, stories: list[Story]) -> None:
        with self.base.cursor().copy("COPY story FROM STDIN") as copy:
            for seq, story in enumerate(stories, 1):
                copy.write_row((seq, _tsvector(story)))
        self.base.execute("CREATE INDEX ON story USING gin (pairs) WITH (fastupdate = off)")
        self.base.execute("VACUUM ANALYZE story")

    def size(self) -> int:
        return int(self._one("SELECT pg_total_relation_size('story')"))

    def every(self, query: str) -> set[int]:
        rows = self.base.execute("SELECT seq FROM story WHERE pairs @@ %s::tsquery", _ts(query))
        return {row[0] for row in rows}

    def top(self, query: str) -> tuple[int, list[int]]:
        asked = _ts(query)
        count = self._one("SELECT count(*) FROM story WHERE pairs @@ %s::tsquery", asked)
        best = self.base.execute(
            "SELECT seq FROM story, (SELECT %s::tsquery AS asked) q WHERE pairs @@ asked"
            f" ORDER BY ts_rank(pairs, asked) DESC LIMIT {TOP}",
            asked,
        )
        return int(count), [row[0] for row in best]

    def _one(self, sql: str, values: tuple[str, ...] = ()) -> Any:
        row = self.base.execute(sql.encode(), values).fetchone()
        assert row
        return row[0]


def peers() -> Iterator[Peer]:
    """Those that can run here, each with a folder of its own that goes afterwards."""
    kinds: list[type] = [Ours, Trigram, Words]
    if os.environ.get("SHIBAO_DATABASE_URL"):
        kinds.append(Postgres)
    for kind in kinds:
        with tempfile.TemporaryDirectory(prefix="shibao-bench-") as folder:
            yield kind(Path(folder))


def folder_size(folder: Path) -> int:
    """Bytes of all files."""
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())


def _folded(body: str) -> str:
    return "\n".join(map(fold, body.split("\n")))


def _sqlite_phrase(query: str) -> str:
    return '"' + fold(query).replace('"', '""') + '"'


def _tsvector(story: Story) -> str:
    """Pairs with their places: title, then paragraphs, a gap after each."""
    terms, place = [], 1
    for line in (story.title, *story.body.split("\n")):
        folded = fold(line)
        for one, other in pairwise(folded):
            terms.append(f"{_lexeme(one + other)}:{min(place, 16383)}")
            place += 1
        place += 1
    return " ".join(terms)


def _ts(query: str) -> tuple[str]:
    folded = fold(query)
    pairs = map("".join, pairwise(folded))
    return ("<->".join(map(_lexeme, pairs)),)


def _lexeme(pair: str) -> str:
    return "'" + pair.replace("\\", "\\\\").replace("'", "''") + "'"
