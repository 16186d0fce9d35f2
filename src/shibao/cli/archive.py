"""`shibao archive`: issues kept, and the archive kept whole."""

import json
from dataclasses import asdict
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from shibao.cli.progress import progress, track
from shibao.cli.say import report_bad, say
from shibao.cli.words import _, example
from shibao.paper import ShibaoError

if TYPE_CHECKING:
    from shibao.archive.keeping import Archive
    from shibao.paper import Masthead
    from shibao.reading.batch import Outcome

app = typer.Typer(no_args_is_help=True, help=_("档案：收入各期，备份，核对。"))


@app.command(
    help=_("把报纸收进档案。同一期再收一次什么也不变，改过的成为新的一稿，旧稿仍在。"),
    epilog=example(
        "shibao archive add 第32期.docx",
        'shibao archive add 成稿/ "2024/*.txt"',
        "shibao archive add 第32期.txt --date 2024-06-21 --number 32",
    ),
)
def add(
    context: typer.Context,
    issues: Annotated[
        list[str],
        typer.Argument(
            metavar=_("文件"), help=_("文本、DOCX 或 Issue JSON；文件、目录、通配符或 -")
        ),
    ],
    date: Annotated[
        datetime | None,
        typer.Option(formats=["%Y-%m-%d"], metavar="YYYY-MM-DD", help=_("报头没有日期时用它")),
    ] = None,
    number: Annotated[int | None, typer.Option(min=1, help=_("报头没有期号时用它"))] = None,
    paper: Annotated[
        str | None, typer.Option(metavar=_("报名"), help=_("报头没有报名时用它"))
    ] = None,
    replace: Annotated[
        bool,
        typer.Option("--replace", help=_("取代已存的一期：没有一篇相同也收，旧稿也重新启用")),
    ] = False,
    as_json: Annotated[bool, typer.Option("--json", help=_("结果印成 JSON"))] = False,
) -> None:
    """Add issues; a bad file does not stop the others."""
    from shibao.archive.home import open_engine, open_home
    from shibao.cli.sources import gather, readings

    config = open_home(context.obj)
    from shibao.archive.keeping import Archive

    paths = gather(issues)
    given = {"date": date and date.date(), "number": number, "title": paper}
    results = []
    with Archive(config, open_engine(config)) as archive:
        outcomes = readings(paths)
        for outcome in track(outcomes, len(paths), _("收入")) if as_json else outcomes:
            results.append(_add(archive, outcome, given, replace))
            if not as_json:
                _show(results[-1])  # at once: what is told is kept, whatever happens next
    if as_json:
        typer.echo(json.dumps(results, ensure_ascii=False, indent=1))
    _summary(results)


def _add(
    archive: "Archive", outcome: "Outcome", given: dict[str, Any], replace: bool
) -> dict[str, Any]:
    result: dict[str, Any] = {"source": str(outcome.path), "error": None}
    try:
        if outcome.reading is None:
            raise outcome.error or RuntimeError(outcome)
        complete(outcome.reading.issue.masthead, given)
        return result | asdict(archive.add(outcome.reading, replace=replace))
    except ShibaoError as error:
        error.where = error.where or str(outcome.path)
        return result | {"error": str(error)}


def complete(masthead: "Masthead", given: dict[str, Any]) -> None:
    """Fill in what the masthead does not print; what it prints stays."""
    for field, value in given.items():
        if value is not None and getattr(masthead, field) is None:
            setattr(masthead, field, value)


def _show(result: dict[str, Any]) -> None:
    words = {"added": _("收入"), "unchanged": _("未变"), "revised": _("新稿")}
    if not result["error"]:
        typer.echo(f"{words[result['outcome']]}  {result['key']}  {result['source']}")


def _summary(results: list[dict[str, Any]]) -> None:
    bad = [result["error"] for result in results if result["error"]]
    counts = dict.fromkeys(("added", "revised", "unchanged"), 0)
    for result in results:
        if not result["error"]:
            counts[result["outcome"]] += 1
    line = _("收入 {added} 期，新稿 {revised} 期，未变 {unchanged} 期，失败 {bad} 份")
    say(line.format(**counts, bad=len(bad)))
    report_bad(bad)


@app.command(help=_("只凭档案库重建检索库。"), epilog=example("shibao archive reindex"))
def reindex(context: typer.Context) -> None:
    """Build the index anew."""
    from shibao.archive.home import open_engine, open_home

    engine = open_engine(open_home(context.obj))
    from shibao.archive import indexing

    with progress(_("重建检索库")) as step:
        count = indexing.reindex(engine, step)
    typer.echo(_("检索库已重建：{n} 期").format(n=count))


@app.command(
    help=_("把整个档案备份成一个文件，档案在用时也可以。"),
    epilog=example("shibao archive backup 河湾时报-2024.zip"),
)
def backup(
    context: typer.Context,
    file: Annotated[Path, typer.Argument(metavar="FILE", help=_("新文件，不会覆盖旧的"))],
    as_json: Annotated[bool, typer.Option("--json", help=_("结果印成 JSON"))] = False,
) -> None:
    """Write a backup."""
    from shibao.archive.home import open_home

    config = open_home(context.obj)
    from shibao.archive import backup as copying

    with progress(_("备份")) as step:
        summary = copying.backup(config, file, step)
    if as_json:
        typer.echo(json.dumps(asdict(summary)))
    else:
        told = _("已备份 {issues} 期 {revisions} 稿 {articles} 篇，图片 {media} 张，{size} 字节")
        typer.echo(told.format(**asdict(summary)))


@app.command(
    help=_("把备份恢复到一个空的主目录。"),
    epilog=example("shibao --home 新家 archive restore 河湾时报-2024.zip"),
)
def restore(
    context: typer.Context,
    file: Annotated[Path, typer.Argument(metavar="FILE", help=_("备份文件"))],
) -> None:
    """Restore a backup."""
    from shibao.archive.restore import restore as put_back
    from shibao.config import find_home

    home = find_home(context.obj)
    with progress(_("恢复")) as step:
        count = put_back(file, home, step)
    typer.echo(_("已恢复 {n} 稿到 {home}").format(n=count, home=home))


@app.command(
    help=_("重新计算每个哈希，核对档案库与检索库。有不符的退出码为 1。"),
    epilog=example("shibao archive verify", "shibao archive verify --json"),
)
def verify(
    context: typer.Context,
    as_json: Annotated[bool, typer.Option("--json", help=_("结果印成 JSON"))] = False,
) -> None:
    """Prove the archive whole."""
    from shibao.archive.home import open_engine, open_home

    config = open_home(context.obj)
    from shibao.archive import verification

    with progress(_("核对")) as step:
        faults = list(verification.verify(config, open_engine(config), step))
    if as_json:
        typer.echo(json.dumps([asdict(fault) for fault in faults], ensure_ascii=False, indent=1))
    else:
        for fault in faults:
            typer.echo(str(fault))
        say(_("有 {n} 处不符").format(n=len(faults)) if faults else _("档案完好"))
    if faults:
        raise typer.Exit(1)
