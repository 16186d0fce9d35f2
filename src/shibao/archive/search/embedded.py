"""The embedded engine: tantivy, in a folder, no server.

A process holds the writer's lock from its first addition or removal to the commit; reading needs no
lock and sees what any process has committed. Searchers of the last few commits stay alive, so that
a reader who turns pages meanwhile sees the hits as they were.
"""

import threading
import zlib
from collections import OrderedDict
from collections.abc import Iterable
from pathlib import Path

import tantivy

from shibao.archive.search import schema
from shibao.archive.search.answer import Answer, Snapshot
from shibao.archive.search.cursor import Cursor, digest
from shibao.archive.search.document import document
from shibao.archive.search.engine import Busy, Entry, Hits, Order
from shibao.archive.search.query import Query
from shibao.paper import ShibaoError, WrongUse

_HEAP = 512_000_000
"""Bytes the writer may fill before it writes a segment; it takes only what it needs."""
_SNAPSHOTS = 8


class EmbeddedEngine:
    """A search engine in a folder, which is made when missing.

    Every method raises `WrongUse` for an index of another version and `DamagedInput` for a damaged
    one; `clear` alone takes such an index and makes it new. Safe to share between threads as long
    as one of them writes.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._lock = threading.Lock()
        self._index: tantivy.Index | None = None
        self._writer: tantivy.IndexWriter | None = None
        self._highest = 0
        self._seen: tuple[int, int] | None = None
        self._snapshots: OrderedDict[int, Snapshot] = OrderedDict()

    def add(self, entries: Iterable[Entry]) -> None:
        """Take up articles; an article already there (same `seq`) is replaced."""
        writer = self._writing()
        for entry in entries:
            if entry.seq <= self._highest:
                self._delete(writer, "seq", [entry.seq])
            self._highest = max(self._highest, entry.seq)
            writer.add_document(document(entry))

    def remove(self, revisions: Iterable[int]) -> None:
        """Drop every article of these revisions."""
        self._delete(self._writing(), "revision", list(revisions))

    def commit(self) -> None:
        """Make additions and removals durable and visible, and let go of the lock."""
        if self._writer is None:
            return
        writer, self._writer = self._writer, None
        try:
            writer.commit()
            writer.wait_merging_threads()
        except (OSError, ValueError) as error:
            raise schema.damaged(self._folder, error) from error

    def clear(self) -> None:
        """Drop everything; what was there stays visible until the commit, where it was readable."""
        try:
            writer = self._writing()
        except Busy:
            raise
        except ShibaoError:
            self.close()
            self._index = schema.recreate_index(self._folder)
            return
        writer.delete_all_documents()
        self._highest = 0

    def seqs(self) -> set[int]:
        """What is held, for `verify`."""
        searcher = self._latest().searcher
        try:
            found = searcher.search(tantivy.Query.all_query(), max(1, searcher.num_docs)).hits
            addresses = [address for _, address in found]
            return {int(seq or 0) for seq in searcher.fast_field_values("seq", addresses)}
        except (OSError, ValueError) as error:
            raise schema.damaged(self._folder, error) from error

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
        if limit < 1:
            raise WrongUse("每页至少一条", where=f"limit={limit}", todo="请给大于零的数")
        key = digest(query, order)
        mark = Cursor.read(cursor, key) if cursor else None
        latest = self._latest()
        state = self._snapshots.get(mark.snapshot, latest) if mark else latest
        try:
            return Answer(query, order, key, state, mark).hits(limit, facets)
        except (OSError, ValueError) as error:
            raise schema.damaged(self._folder, error) from error

    def close(self) -> None:
        """Let go of files and locks; what was not committed is lost."""
        self._writer = self._index = self._seen = None
        self._snapshots.clear()

    def _writing(self) -> tantivy.IndexWriter:
        if self._writer is None:
            self._highest = self._latest().highest
            try:
                self._writer = self._opened().writer(_HEAP, 1)
            except ValueError as error:
                raise Busy(
                    "另一个程序正在写检索库", where=str(self._folder), todo="请等它结束后再试"
                ) from error
        return self._writer

    def _delete(self, writer: tantivy.IndexWriter, field: str, values: list[int]) -> None:
        # By query: deletion by term makes a signed number of an int, which an unsigned field lacks.
        query = tantivy.Query.term_set_query(self._opened().schema, field, values)
        writer.delete_documents_by_query(query)

    def _opened(self) -> tantivy.Index:
        if self._index is None:
            self._index, self._seen = schema.open_index(self._folder), None
        return self._index

    def _latest(self) -> Snapshot:
        """The state of the last commit, by this process or another."""
        meta = self._folder / "meta.json"
        with self._lock:
            if not meta.is_file():
                self._index = None
            index, status = self._opened(), meta.stat()
            if self._seen != (status.st_ino, status.st_mtime_ns):
                self._keep(self._snapshot(index, zlib.crc32(meta.read_bytes())))
                self._seen = (status.st_ino, status.st_mtime_ns)
            return next(reversed(self._snapshots.values()))

    def _snapshot(self, index: tantivy.Index, key: int) -> Snapshot:
        try:
            index.reload()
            searcher = index.searcher()
            last = searcher.search(tantivy.Query.all_query(), 1, order_by_field="seq").hits
        except (OSError, ValueError) as error:
            raise schema.damaged(self._folder, error) from error
        return Snapshot(key, searcher, index.schema, int(last[0][0]) if last else 0)

    def _keep(self, state: Snapshot) -> None:
        self._snapshots[state.key] = state
        self._snapshots.move_to_end(state.key)
        if len(self._snapshots) > _SNAPSHOTS:
            self._snapshots.popitem(last=False)
