"""Where a paper lives and how it is set: the home folder, `shibao.toml`, the environment."""

import os
import tomllib
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from shibao.paper import WrongUse

FILE = "shibao.toml"


@dataclass(frozen=True)
class Config:
    """A paper's home and settings.

    `database` is a `postgresql://…` address, or `None` for the SQLite file in the home. `paper` is
    the paper's own name, used where an issue does not print it.
    """

    home: Path
    database: str | None = None
    paper: str | None = None
    language: str = "zh-hans"
    settings: dict[str, Any] = field(default_factory=dict)

    @property
    def store(self) -> Path:
        """The SQLite file."""
        return self.home / "store.sqlite3"

    @property
    def index(self) -> Path:
        """The folder of the search index."""
        return self.home / "index"

    @property
    def media(self) -> Path:
        """The folder of pictures, each under the hash of its content."""
        return self.home / "media"


def find_home(given: str | Path | None = None, *, start: Path | None = None) -> Path:
    """The home folder: `--home`, else `SHIBAO_HOME`, else the nearest parent with `shibao.toml`.

    Raises `WrongUse` where there is none.
    """
    named = given or os.environ.get("SHIBAO_HOME")
    if named:
        return Path(named).expanduser().resolve()
    here = (start or Path.cwd()).resolve()
    for folder in (here, *here.parents):
        if (folder / FILE).is_file():
            return folder
    raise WrongUse(
        "找不到报纸的主目录", where=str(here), todo="用 --home 指定，或先运行 shibao init DIR 新建"
    )


def load_config(home: Path) -> Config:
    """Read `shibao.toml` (absent: all defaults) and the environment, which has the last word.

    Raises `WrongUse` naming the line or key that is wrong.
    """
    path = home / FILE
    try:
        values = tomllib.loads(path.read_text(encoding="utf-8")) if path.is_file() else {}
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise WrongUse(
            f"不是合格的 TOML（{error}）", where=str(path), todo="请改正后重试"
        ) from error
    set_here = values.pop("database", None)
    database = os.environ.get("SHIBAO_DATABASE_URL") or set_here
    config = Config(
        home=home,
        database=_text(database, "database", path),
        paper=_text(values.pop("paper", None), "paper", path),
        language=_text(values.pop("language", None), "language", path) or "zh-hans",
        settings=values,
    )
    if database and not str(database).startswith(("postgresql://", "postgres://")):
        raise WrongUse(
            "数据库地址不认识", where=str(path), todo="请写成 postgresql://用户:密码@主机/库名"
        )
    return config


def _text(value: Any, key: str, path: Path) -> str | None:
    if value is None or isinstance(value, str):
        return value or None
    raise WrongUse(f"{key} 应当是字符串", where=str(path), todo=f'例如 {key} = "…"')


def activate(home: Path) -> None:
    """Bind this process to a paper: later imports of the Django apps work on its store.

    A process is bound once; binding it to another home is a mistake of the caller.
    """
    os.environ["SHIBAO_HOME"] = str(home)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "shibao.settings")
    import django
    from django.conf import settings

    django.setup()
    if home != settings.CONFIG.home:
        raise RuntimeError(f"bound to {settings.CONFIG.home}, not to {home}")
