"""`shibao doctor`: what is installed, how the paper is set, which limits hold."""

import json
import os
import platform
import sqlite3
import sys
import tomllib
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Annotated, Literal

import typer

from shibao.cli.words import _, example
from shibao.config import FILE, Config, find_home, load_config
from shibao.paper import ShibaoError

PACKAGES = ("django", "tantivy", "pydantic", "lxml", "opencc", "rjieba", "lunar-python", "cheroot")

State = Literal["ok", "note", "wrong"]


@dataclass(frozen=True)
class Fact:
    """One line of the report."""

    group: str
    name: str
    value: str
    state: State = "ok"


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command(
        help=_("看看装了什么、报纸怎样设置、有哪些上限。有不对的退出码为 1。"),
        epilog=example("shibao doctor", "shibao --home 河湾 doctor --json"),
    )(doctor)


def doctor(
    context: typer.Context,
    as_json: Annotated[bool, typer.Option("--json", help=_("印成 JSON"))] = False,
) -> None:
    """Print the facts."""
    facts = [*_machine(), *_home(context.obj), *_limits()]
    if as_json:
        typer.echo(json.dumps([asdict(fact) for fact in facts], ensure_ascii=False, indent=1))
    else:
        _print(facts)
    if any(fact.state == "wrong" for fact in facts):
        raise typer.Exit(1)


def _print(facts: list[Fact]) -> None:
    marks = {"ok": "✓", "note": "·", "wrong": "✗"}
    group = ""
    for fact in facts:
        if fact.group != group:
            group = fact.group
            typer.echo(group)
        typer.echo(f"  {marks[fact.state]} {fact.name}：{fact.value}")


def _machine() -> Iterator[Fact]:
    group = _("装了什么")
    yield Fact(group, "shibao", version("shibao"))
    python: State = "ok" if sys.version_info >= (3, 11) else "wrong"
    yield Fact(group, "Python", f"{platform.python_version()} {platform.platform()}", python)
    yield _sqlite(group)
    for name in PACKAGES:
        try:
            yield Fact(group, name, version(name))
        except PackageNotFoundError:
            yield Fact(group, name, _("没有装"), "wrong")
    try:
        yield Fact(group, "psycopg", version("psycopg"))
    except PackageNotFoundError:
        yield Fact(group, "psycopg", _("没有装，用 PostgreSQL 时才要：shibao[postgresql]"), "note")


def _sqlite(group: str) -> Fact:
    """Whether the SQLite at hand can lose data when its WAL is reset (3.7.0 up to 3.51.3)."""
    if (3, 7, 0) <= sqlite3.sqlite_version_info < (3, 51, 3):
        told = _("{version}，有 WAL 重置的缺陷，因此用回滚日志（PERSIST）")
        return Fact(group, "SQLite", told.format(version=sqlite3.sqlite_version), "note")
    told = _("{version}，用 WAL 日志").format(version=sqlite3.sqlite_version)
    return Fact(group, "SQLite", told)


def _home(given: Path | None) -> Iterator[Fact]:
    group = _("报纸")
    try:
        home = find_home(given)
        config = load_config(home)
    except ShibaoError as error:
        yield Fact(group, _("主目录"), str(error), "wrong" if given else "note")
        return
    if not (home / FILE).is_file():
        yield Fact(
            group, _("主目录"), _("{home} 里没有 {file}").format(home=home, file=FILE), "wrong"
        )
        return
    yield Fact(group, _("主目录"), str(home))
    yield from _settings(group, config)
    yield from _archive(group, home)


def _settings(group: str, config: Config) -> Iterator[Fact]:
    """Every setting and where it comes from."""
    said = tomllib.loads((config.home / FILE).read_text(encoding="utf-8"))
    database = _hide_password(config.database) if config.database else str(config.store)
    values = {"database": database, "paper": config.paper or "", "language": config.language}
    for key, value in (values | config.settings).items():
        source = FILE if key in said else _("默认")
        if key == "database" and os.environ.get("SHIBAO_DATABASE_URL"):
            source = "SHIBAO_DATABASE_URL"
        yield Fact(group, key, f"{value or '—'}（{source}）")


def _hide_password(url: str) -> str:
    from urllib.parse import urlsplit

    parts = urlsplit(url)
    return url.replace(f":{parts.password}@", ":***@") if parts.password else url


def _archive(group: str, home: Path) -> Iterator[Fact]:
    """What is kept; also tells whether the database can be reached."""
    from shibao.archive.home import open_home

    try:
        open_home(home)
        from shibao.archive.models import Article, Issue, Revision

        kept = (Issue.objects.count(), Revision.objects.count(), Article.objects.count())
    except Exception as error:  # whatever the driver raises, it is what the reader must know
        yield Fact(group, _("档案"), _("打不开：{error}").format(error=error), "wrong")
        return
    issues, revisions, articles = kept
    told = _("{issues} 期，{revisions} 稿，{articles} 篇")
    yield Fact(group, _("档案"), told.format(issues=issues, revisions=revisions, articles=articles))


def _limits() -> Iterator[Fact]:
    from shibao.archive.search.lexer import LIMIT
    from shibao.reading.source import MAX_BYTES

    group = _("上限")
    yield Fact(group, _("一份来稿"), f"{MAX_BYTES // 2**20} MB")
    yield Fact(group, _("一条检索词"), _("{n} 字").format(n=LIMIT))
