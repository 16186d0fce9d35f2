"""Proof that the archive is whole: every hash computed again, store and index compared."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import file_digest
from pathlib import Path

from django.db import connection
from django.db.models import F, Max

from shibao.archive import pictures
from shibao.archive.indexing import index_pending
from shibao.archive.models import Article, Issue, Media, Outbox, Revision
from shibao.archive.packing import identity, plain
from shibao.archive.progress import Progress, silent
from shibao.archive.search.engine import Engine
from shibao.archive.walking import PAGE, articles_of, walk
from shibao.config import Config
from shibao.paper.model import fingerprint

RESTORE = "请从备份恢复（shibao archive restore）"
REINDEX = "请重建索引（shibao archive reindex）"


@dataclass(frozen=True)
class Fault:
    """One thing that is not as it was kept: what, where, and what to do about it."""

    what: str
    where: str
    todo: str = RESTORE

    def __str__(self) -> str:
        return f"{self.where}：{self.what}。{self.todo}"


def verify(config: Config, engine: Engine, progress: Progress = silent) -> Iterator[Fault]:
    """Find every fault; none means whole. `progress` counts articles.

    Reads page by page, so a large archive takes no more memory than a small one, but for the list
    of what the index holds. What is added meanwhile is left out: rows are only ever added, so
    everything up to the newest revision is settled.
    """
    index_pending(engine)
    last = Revision.objects.aggregate(last=Max("pk"))["last"] or 0
    yield from _database()
    yield from _articles(last, progress)
    yield from _revisions(last)
    yield from _issues(last)
    yield from _pictures(config, last)
    yield from _index(engine, last)


def _database() -> Iterator[Fault]:
    if connection.vendor != "sqlite":
        return
    with connection.cursor() as cursor:
        for pragma in ("integrity_check", "foreign_key_check"):
            for row in cursor.execute(f"PRAGMA {pragma}").fetchall():
                if row != ("ok",):
                    yield Fault(f"{pragma} {row}", "store.sqlite3")


def _articles(last: int, progress: Progress) -> Iterator[Fault]:
    """Each text under its hash, and what lists show of it as it says."""
    articles = Article.objects.filter(revision__lte=last)
    total, done = articles.count(), 0
    for page in walk(articles.select_related("content", "revision__issue")):
        for row in page:
            where = f"{row.revision.issue.key} 第 {row.revision.ordinal} 稿 {row.ref}"
            if fingerprint(row.content.body) != row.content_id:
                yield Fault("内容与它的哈希不符", where)
            elif not _shown_as_kept(row):
                yield Fault("目录与内容不符", where)
        done += len(page)
        progress(done, total)


def _shown_as_kept(row: Article) -> bool:
    kept = json.loads(row.content.body)
    shown = (row.ref, row.page, row.title)
    return shown == (kept["id"], kept["page"], plain(kept["title"]))


def _revisions(last: int) -> Iterator[Fault]:
    """Each header under its hash, the articles in their places, and together what was added."""
    revisions = Revision.objects.filter(pk__lte=last).select_related("issue", "header")
    for page in walk(revisions):
        articles = articles_of([row.pk for row in page], "position", "content")
        for row in page:
            where = f"{row.issue.key} 第 {row.ordinal} 稿"
            held = articles.get(row.pk, [])
            if fingerprint(row.header.body) != row.header_id:
                yield Fault("报头与它的哈希不符", where)
            elif identity(row.header.body, [sha for _, sha in held]) != row.sha256:
                yield Fault("与它的哈希不符", where)
            if [position for position, _ in held] != list(range(len(held))):
                yield Fault("稿件的次序有缺口", where)


def _issues(last: int) -> Iterator[Fault]:
    """Each issue with its revisions 1, 2, 3 … of which the last is current."""
    for page in walk(Issue.objects.select_related("current")):
        ordinals: dict[int, list[int]] = {row.pk: [] for row in page}
        revisions = Revision.objects.filter(issue__in=page, pk__lte=last).order_by("ordinal")
        for issue, ordinal in revisions.values_list("issue", "ordinal"):
            ordinals[issue].append(ordinal)
        for row in page:
            held = ordinals[row.pk]
            if held != list(range(1, len(held) + 1)):
                yield Fault("修订的序号有缺口", row.key)
            if not _current_is_last(row, len(held), last):
                yield Fault("当前的修订不是最后一次", row.key)


def _current_is_last(row: Issue, ordinal: int, last: int) -> bool:
    if row.current is None:
        return False
    return row.current.pk > last or (row.current.issue_id, row.current.ordinal) == (row.pk, ordinal)


def _pictures(config: Config, last: int) -> Iterator[Fault]:
    for page in walk(Media.objects.filter(revision__lte=last).select_related("revision__issue")):
        for row in page:
            path = pictures.file_of(config.media, row.sha256)
            where = f"{row.revision.issue.key} 图片 {row.name}（{path}）"
            if not path.is_file():
                yield Fault("图片文件不在了", where)
            elif path.stat().st_size != row.size or _digest(path) != row.sha256:
                yield Fault("图片与它的哈希不符", where)


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return file_digest(file, "sha256").hexdigest()


def _index(engine: Engine, last: int) -> Iterator[Fault]:
    """The index holds the articles of the current revisions, but for those that still wait."""
    waiting = set(Outbox.objects.values_list("pk", flat=True))
    held = engine.seqs()
    current = Article.objects.filter(revision=F("revision__issue__current"), revision__lte=last)
    missing = 0
    for page in walk(current.only("pk", "revision_id")):
        missing += sum(row.pk not in held and row.revision_id not in waiting for row in page)
        held.difference_update(row.pk for row in page)
    stale = _settled(held, waiting, last)
    if missing or stale:
        yield Fault(f"少 {missing} 篇，多 {stale} 篇", "索引", REINDEX)


def _settled(held: set[int], waiting: set[int], last: int) -> int:
    """How many of these articles should have left the index: their issue's newer state is neither
    waiting to be taken up nor newer than `last`."""
    seqs, leaving = sorted(held), 0
    for start in range(0, len(seqs), PAGE):
        rows = Article.objects.filter(pk__in=seqs[start : start + PAGE])
        currents = rows.values_list("revision__issue__current", flat=True)
        leaving += sum((pk or 0) > last or pk in waiting for pk in currents)
    return len(seqs) - leaving
