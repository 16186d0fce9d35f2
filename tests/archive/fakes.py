"""A search engine in memory, for tests of what feeds it."""

from collections.abc import Iterable

from shibao.archive.search.engine import Busy, Entry, Hits


class MemoryEngine:
    """Holds entries by `seq`, seen from the commit on. `busy` is another's writer lock."""

    def __init__(self) -> None:
        self.entries: dict[int, Entry] = {}
        self.busy = False
        self.commits = 0
        self._pending: dict[int, Entry] = {}

    def add(self, entries: Iterable[Entry]) -> None:
        self._lock()
        self._pending |= {entry.seq: entry for entry in entries}

    def remove(self, revisions: Iterable[int]) -> None:
        self._lock()
        gone = set(revisions)
        kept = {s: e for s, e in self._pending.items() if e.revision not in gone}
        self._pending = kept

    def commit(self) -> None:
        self.entries = dict(self._pending)
        self.commits += 1

    def clear(self) -> None:
        self._lock()
        self._pending = {}

    def seqs(self) -> set[int]:
        return set(self.entries)

    def search(self, query: object, **options: object) -> Hits:
        raise NotImplementedError

    def close(self) -> None:
        self._pending = dict(self.entries)

    def _lock(self) -> None:
        if self.busy:
            raise Busy("another process is writing")
