"""`shibao serve`: the e-paper, from one process."""

import signal
from typing import TYPE_CHECKING, Annotated, Any

import typer

from shibao.cli.say import say
from shibao.cli.words import _, example
from shibao.paper import WrongUse

if TYPE_CHECKING:
    from cheroot.wsgi import Server

THREADS = 8

Host = Annotated[str, typer.Option(help=_("监听的地址；0.0.0.0 让别的机器也能看"), metavar="HOST")]
Port = Annotated[int, typer.Option(min=0, max=65535, help=_("端口；0 挑一个空闲的"))]


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command(
        help=_("把档案作为电子报开起来，Ctrl-C 停下。"),
        epilog=example("shibao serve", "shibao serve --host 0.0.0.0 --port 80"),
    )(serve)


def serve(context: typer.Context, host: Host = "127.0.0.1", port: Port = 8000) -> None:
    """Serve the home."""
    from shibao.archive.home import open_home

    open_home(context.obj)
    serve_home(host, port)


def serve_home(host: str, port: int) -> None:
    """Serve the opened home until SIGINT or SIGTERM, then answer what is under way and stop."""
    server = _bind(host, port)
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, _stop)
    shown = f"[{host}]" if ":" in host else host
    typer.echo(_("电子报已开：http://{host}:{port}/").format(host=shown, port=server.bind_addr[1]))
    say(_("按 Ctrl-C 停下"))
    try:
        server.serve()
    except KeyboardInterrupt:
        server.stop()
        say(_("已停下"))


def _stop(number: int, frame: Any) -> None:
    raise KeyboardInterrupt


def _bind(host: str, port: int) -> "Server":
    from cheroot.wsgi import Server
    from django.core.wsgi import get_wsgi_application

    server = Server((host, port), get_wsgi_application(), numthreads=THREADS)
    try:
        server.prepare()
    except OSError as error:
        raise _refused(host, port, str(error)) from error
    return server


def _refused(host: str, port: int, reason: str) -> WrongUse:
    where = f"{host}:{port}"
    if "in use" in reason:
        todo = _("换一个，例如 --port {port}，或用 --port 0 挑空闲的").format(port=port + 1)
        return WrongUse(_("端口已被占用"), where=where, todo=todo)
    if "denied" in reason:
        return WrongUse(_("没有权限用这个端口"), where=where, todo=_("请用 1024 以上的端口"))
    return WrongUse(
        _("开不了（{reason}）").format(reason=reason), where=where, todo=_("请检查 --host")
    )
