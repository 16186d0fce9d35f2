"""`shibao init`: a new home."""

from pathlib import Path
from typing import Annotated

import typer

from shibao.cli.words import _, example


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command(help=_("新建一份报纸的主目录。"), epilog=example("shibao init 河湾时报"))(init)


def init(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help=_("目录，可以已经存在"))],
    paper: Annotated[
        str | None, typer.Option(help=_("报名：来稿没有印报名时用它"), metavar=_("报名"))
    ] = None,
) -> None:
    """Make a home."""
    from shibao.archive.home import create_home

    config = create_home(folder, paper=paper)
    typer.echo(_("主目录已备好：{home}").format(home=config.home))
