"""The commands, put together."""

from pathlib import Path
from typing import Annotated

import typer

from shibao.cli.archive import app as archive
from shibao.cli.demo import register as demo
from shibao.cli.doctor import register as doctor
from shibao.cli.find import register as find
from shibao.cli.init import register as init
from shibao.cli.read import register as read
from shibao.cli.serve import register as serve
from shibao.cli.words import _, example

app = typer.Typer(
    name="shibao",
    no_args_is_help=True,
    add_completion=False,
    context_settings={"help_option_names": ["-h", "--help"]},
    help=_("一份报纸的全部家当：读稿成期、归档、检索、上网。"),
    epilog=example(
        "shibao demo",
        "shibao read 第32期.docx -o issue.json",
        "shibao archive add issue.json",
        'shibao find "老粮仓 记者:江一帆"',
    ),
)


def _version(wanted: bool) -> None:
    if wanted:
        from importlib.metadata import version

        typer.echo(f"shibao {version('shibao')}")
        raise typer.Exit


@app.callback()
def start(
    context: typer.Context,
    home: Annotated[
        Path | None,
        typer.Option(
            help=_("报纸的主目录；不写则用 SHIBAO_HOME，或最近的有 shibao.toml 的上级目录"),
            metavar="DIR",
        ),
    ] = None,
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help=_("版本"))
    ] = False,
) -> None:
    """What comes before the command."""
    context.obj = home


for register in (init, read, find, serve, demo, doctor):
    register(app)
app.add_typer(archive, name="archive")
