"""`shibao demo`: a paper in a minute, made of the samples that come along."""

import tempfile
from pathlib import Path
from typing import Annotated

import typer

from shibao.cli.say import say
from shibao.cli.serve import Host, Port, serve_home
from shibao.cli.words import _, example
from shibao.config import Config
from shibao.paper import WrongUse

PAPER = "河湾时报"
SUFFIXES = {".txt", ".docx"}


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command(
        help=_("用附带的样报《河湾时报》走一遍：读入、归档、开电子报。"),
        epilog=example("shibao demo", "shibao demo 河湾 --no-serve"),
    )(demo)


def demo(
    folder: Annotated[
        Path | None, typer.Argument(metavar="DIR", help=_("主目录；不写则用临时目录"))
    ] = None,
    host: Host = "127.0.0.1",
    port: Port = 8000,
    serve: Annotated[bool, typer.Option("--serve/--no-serve", help=_("最后开起电子报"))] = True,
) -> None:
    """Make a home of the samples and serve it."""
    from shibao.archive.home import create_home

    home = folder or Path(tempfile.mkdtemp(prefix="shibao-"))
    config = create_home(home, paper=PAPER)
    say(_("一、主目录：{home}").format(home=config.home))
    _fill(config)
    say(_("三、检索试试：shibao --home {home} find 老粮仓").format(home=config.home))
    if serve:
        serve_home(host, port)


def _fill(config: Config) -> None:
    from shibao.archive.home import open_engine
    from shibao.archive.keeping import Archive
    from shibao.reading import read_batch

    say(_("二、读入样报，收进档案"))
    with Archive(config, open_engine(config)) as archive:
        for outcome in read_batch(samples()):
            if outcome.reading is None:
                raise outcome.error or RuntimeError(outcome)
            added, issue = archive.add(outcome.reading), outcome.reading.issue
            line = _("　　{key}　{n} 篇　{file}")
            say(line.format(key=added.key, n=len(issue.articles), file=outcome.path.name))


def samples() -> list[Path]:
    """The sample issues: in the wheel beside the rooms, in a checkout at its root."""
    rooms = Path(__file__).parent.parent
    for folder in (rooms / "samples", rooms.parent.parent / "samples"):
        if folder.is_dir():
            return sorted(path for path in folder.iterdir() if path.suffix in SUFFIXES)
    raise WrongUse(_("找不到样报"), where=str(rooms), todo=_("请重新安装 shibao"))
