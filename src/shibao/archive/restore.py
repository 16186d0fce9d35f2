"""Restore: a backup becomes a paper's home again, keys, revisions and times as they were.

The file is checked from end to end before anything is written. On SQLite the home is made in a
folder beside and renamed into its place when it is done; on PostgreSQL all rows come in one
transaction. A restore that is cut short leaves nothing half.

Nothing here needs Django before `restore` binds the process to the new home.
"""

import os
import shutil
from pathlib import Path

from shibao.archive import pictures
from shibao.archive.box import Box, open_box, portable
from shibao.archive.home import open_engine, open_home
from shibao.archive.progress import Progress, silent
from shibao.config import FILE, load_config
from shibao.paper import WrongUse


def restore(source: Path, home: Path, progress: Progress = silent) -> int:
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
    from shibao.archive.refilling import refill

    refill(box, config, progress)
    engine = open_engine(config)
    reindex(engine)
    engine.close()
    connections.close_all()
