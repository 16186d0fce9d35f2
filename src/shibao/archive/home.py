"""A paper's home: made, opened, its store brought up to date.

Nothing here needs Django before `activate`; modules that import the models are imported after it.
"""

import time
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from shibao.config import FILE, Config, activate, find_home, load_config
from shibao.paper import DamagedInput, WrongUse

if TYPE_CHECKING:
    from django.db.migrations.executor import MigrationExecutor

    from shibao.archive.search.engine import Engine

ATTEMPTS = 10
"""How often a migration is tried, half a second apart, before its error is shown."""

TEMPLATE = """\
# 这是一份报纸的主目录。拷走整个目录，就拷走了这份报纸。

# 报名：来稿没有印报名时用它。
{paper}

# 界面语言：zh-hans 或 en。
# language = "zh-hans"

# 时区：显示入库时间时用。
# time_zone = "Asia/Shanghai"

# 数据库：不写就是本目录里的 store.sqlite3；也可以用环境变量 SHIBAO_DATABASE_URL。
# database = "postgresql://用户:密码@主机/库名"

# 网站可以用哪些域名访问，不写就不限制。
# hosts = ["paper.example.cn"]
"""


def create_home(path: str | Path, *, paper: str | None = None) -> Config:
    """Make a home, or complete one, and bind this process to it; a `shibao.toml` there stays."""
    home = Path(path).expanduser().resolve()
    home.mkdir(parents=True, exist_ok=True)
    write_settings(home, paper)
    return _open(home)


def open_home(given: str | Path | None = None) -> Config:
    """Find the home (see `find_home`), bind this process to it and bring its store up to date.

    Raises `WrongUse` where it is no home or was written by a newer release.
    """
    home = find_home(given)
    if not (home / FILE).is_file():
        raise WrongUse(f"没有 {FILE}，不是报纸的主目录", where=str(home), todo="请检查 --home")
    return _open(home)


def open_engine(config: Config) -> "Engine":
    """The search engine of a home."""
    from shibao.archive.search.embedded import EmbeddedEngine

    engine = EmbeddedEngine(config.index)
    if not config.index.is_dir():
        from shibao.archive.indexing import reindex
        from shibao.archive.search.engine import Busy

        # A lost index is made again: finding nothing would be a false answer. Where another process
        # makes it at this moment, what is to be taken up waits in the outbox.
        with suppress(Busy):
            reindex(engine)
    return engine


def write_settings(home: Path, paper: str | None) -> None:
    """Write a commented `shibao.toml` where there is none."""
    if (home / FILE).exists():
        return
    name = (paper or "").replace("\\", "\\\\").replace('"', '\\"')
    line = f'paper = "{name}"' if paper else '# paper = "某某时报"'
    (home / FILE).write_text(TEMPLATE.format(paper=line), encoding="utf-8")


def _open(home: Path) -> Config:
    config = load_config(home)
    if not config.database and not config.store.exists() and config.index.is_dir():
        raise DamagedInput("档案库 store.sqlite3 不见了", where=str(home), todo="请从备份恢复")
    activate(home)
    migrate()
    return config


def migrate() -> None:
    """Bring the store to this release's tables; one look where there is nothing to do.

    Several processes may do it at once: those that lose the race look again. Raises `WrongUse`
    where a newer release wrote the store.
    """
    from django.db import DatabaseError

    for attempt in range(ATTEMPTS):
        executor = _executor()
        leaves = executor.loader.graph.leaf_nodes()
        if set(leaves) <= executor.loader.applied_migrations.keys():
            return
        try:
            executor.migrate(leaves)
        except DatabaseError:
            if attempt == ATTEMPTS - 1:
                raise
            time.sleep(0.5)


def _executor() -> "MigrationExecutor":
    from django.db import connection
    from django.db.migrations.executor import MigrationExecutor

    executor = MigrationExecutor(connection)
    known = executor.loader.disk_migrations or {}
    newer = sorted(name for app, name in executor.loader.applied_migrations.keys() - known.keys())
    if newer:
        raise WrongUse(
            f"档案库由更新的版本写成（{newer[-1]}）",
            where=str(connection.settings_dict["NAME"]),
            todo="请先升级 shibao",
        )
    return executor
