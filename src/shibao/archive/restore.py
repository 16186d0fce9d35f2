"""Restore: a backup becomes a paper's home again, keys, revisions and times as they were.

The file is checked from end to end before anything is written. On SQLite the home is made in a
folder beside and renamed into its place when it is done; on PostgreSQL all rows come in one
transaction. A restore that is cut short leaves nothing half.

Nothing here needs Django before `restore` binds the process to the new home.
"""

import os
import shutil
from collections.abc import Callable
from pathlib import Path

from shibao.archive import pictures
from shibao.archive.box import Box, KeptRevision, open_box, portable
from shibao.archive.home import open_engine, open_home
from shibao.archive.packing import packed, split
from shibao.config import FILE, load_config
from shibao.paper import DamagedInput, Issue, WrongUse

Progress = Callable[[int, int], None]


def restore(source: Path, home: Path, progress: Progress = lambda done, total: None) -> int:
    """Restore a backup and index it; gives the number of revisions. `progress` counts them.

    Raises `DamagedInput` where the file is not a whole backup, `WrongUse` where the home or the
    database holds something already. The process is bound to the new home, which on SQLite has
    moved by then: it can do nothing more with it.
    """
    home = home.expanduser().resolve()
    with open_box(source) as box:
        for _ in box.check():
            pass
        if load_config(home).database:
            _fill(box, home, progress)
        else:
            _make_beside(box, home, progress)
        return len(box.manifest.revisions)


def _make_beside(box: Box, home: Path, progress: Progress) -> None:
    if home.exists() and (not home.is_dir() or any(home.iterdir())):
        raise WrongUse("目录不是空的", where=str(home), todo="请给一个新目录")
    beside = home.with_name(f".{home.name}.restoring")
    shutil.rmtree(beside, ignore_errors=True)
    try:
        _fill(box, beside, progress)
        os.replace(beside, home)
        pictures.sync(home.parent)
    finally:
        shutil.rmtree(beside, ignore_errors=True)


def _fill(box: Box, home: Path, progress: Progress) -> None:
    home.mkdir(parents=True, exist_ok=True)
    if not (home / FILE).exists():
        (home / FILE).write_text(portable(box.read(FILE).decode()), encoding="utf-8")
    config = open_home(home)
    from django.db import connections

    from shibao.archive.indexing import reindex
    from shibao.archive.models import Issue as IssueRow
    from shibao.archive.transaction import writing

    for name in box.manifest.members:
        if name.startswith("media/"):
            pictures.put(config.media, box.read(name))
    with writing():
        if IssueRow.objects.exists():
            raise WrongUse("数据库不是空的", where=str(home), todo="请给一个空的数据库")
        _write_all(box, progress)
    engine = open_engine(config)
    reindex(engine)
    engine.close()
    connections.close_all()


def _write_all(box: Box, progress: Progress) -> None:
    from shibao.archive.keeping import People

    people, total = People(), len(box.manifest.revisions)
    for done, kept in enumerate(box.manifest.revisions, 1):
        _write(box, kept, people)
        people.confirm()
        progress(done, total)


def _write(box: Box, kept: KeptRevision, people: "People") -> None:
    from shibao.archive.identity import Identity
    from shibao.archive.keeping import new_issue, write
    from shibao.archive.models import Issue as IssueRow

    data = box.read(kept.member)
    printed = Issue.from_json(data, where=kept.member)
    texts = packed(printed, *split(data.decode()))
    if texts.sha256 != kept.sha256:
        raise DamagedInput("与它的哈希不符", where=kept.member, todo="请换一份备份")
    row = IssueRow.objects.select_related("current").filter(key=kept.issue).first()
    row = row or new_issue(Identity.of(printed, kept.paper), kept.issue)
    media = {name: (sha, box.size(f"media/{sha}")) for name, sha in kept.media.items()}
    write(row, texts, media, people, added=kept.added)
