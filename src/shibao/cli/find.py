"""`shibao find`: search."""

import json
from collections.abc import Mapping
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from shibao.cli.say import say
from shibao.cli.words import _, example

if TYPE_CHECKING:
    from shibao.archive.finding import Found, Hit
    from shibao.archive.search.snippet import Marked


class Order(StrEnum):
    """Which hits come first."""

    best = "best"
    newest = "newest"


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command(
        context_settings={"ignore_unknown_options": True},  # a query may begin with -词
        help=_(
            '在档案里检索。可写：词 "整句" AND OR NOT -词 题: 文: 记者: 版: 期: '
            "日期:2024-01..2025-03，也可用英文名 title: text: reporter: page: number: date:"
        ),
        epilog=example(
            "shibao find 老粮仓",
            'shibao find "题:文化园 记者:江一帆 日期:2024" --order newest',
            "shibao find 半程长跑 --json --facets",
        ),
    )(find)


def find(
    context: typer.Context,
    query: Annotated[list[str], typer.Argument(metavar=_("检索词"), help=_("检索词"))],
    as_json: Annotated[bool, typer.Option("--json", help=_("印成 JSON"))] = False,
    order: Annotated[Order, typer.Option(help=_("最相关在前，或最新在前"))] = Order.best,
    limit: Annotated[int, typer.Option(min=1, max=1000, help=_("至多几条"))] = 20,
    after: Annotated[
        str | None, typer.Option(metavar="CURSOR", help=_("接着上一页：上次给出的标记"))
    ] = None,
    facets: Annotated[
        bool, typer.Option("--facets", help=_("附上按年、期、版、记者的篇数"))
    ] = False,
) -> None:
    """Search and print."""
    from shibao.archive.home import open_engine, open_home

    engine = open_engine(open_home(context.obj))
    from shibao.archive import finding
    from shibao.archive.search.query import QueryError

    try:
        found = finding.find(
            " ".join(query),
            engine=engine,
            order=order.value,
            limit=limit,
            cursor=after,
            facets=facets or as_json,
        )
    except QueryError as error:
        say(error.caret())
        raise
    if as_json:
        typer.echo(json.dumps(found.to_dict(), ensure_ascii=False, indent=1))
    else:
        _print(found)


def _print(found: "Found") -> None:
    for hit in found.hits:
        _print_hit(hit)
    for name, values in found.facets.items():
        _print_facet(name, values)
    say(_("共 {total} 篇").format(total=found.total))
    if found.cursor:
        say(_("下一页：--after {cursor}").format(cursor=found.cursor))


def _print_hit(hit: "Hit") -> None:
    page = _("第{n}版").format(n=hit.page) if hit.page else ""
    place = "  ".join(part for part in (f"{hit.issue}/{hit.article}", page, hit.page_name) if part)
    typer.echo(f"{_styled(hit.title) or _('（无题）')}  {typer.style(place, dim=True)}")
    typer.echo(f"    {_styled(hit.snippet)}")


def _styled(passage: "Marked") -> str:
    """The hits in red where the terminal has colours."""
    text, place = "", 0
    for start, end in passage.marks:
        text += passage.text[place:start] + typer.style(
            passage.text[start:end], fg="red", bold=True
        )
        place = end
    return text + passage.text[place:]


def _print_facet(name: str, values: Mapping[str, int]) -> None:
    names = {"year": _("年份"), "issue": _("期"), "page": _("版"), "reporter": _("记者")}
    told = "　".join(f"{value} {count}" for value, count in values.items())
    typer.echo(f"{names.get(name, name)}：{told}")
