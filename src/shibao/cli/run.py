"""From arguments to an exit code: 0 clean, 1 findings, 2 wrong use, 3 damaged input."""

import os
import sys
from collections.abc import Sequence

import typer
from typer._click.exceptions import Abort, ClickException

from shibao.paper import ShibaoError

INTERRUPTED, BROKEN_PIPE, OUR_FAULT = 130, 141, 70


def main() -> None:
    """The entry point `shibao`."""
    sys.exit(run(sys.argv[1:]))


def run(arguments: Sequence[str]) -> int:
    """Run a command line; every error is one clear line on stderr. `SHIBAO_DEBUG=1` shows where."""
    from shibao.cli.app import app

    try:
        code = typer.main.get_command(app).main(
            list(arguments), prog_name="shibao", standalone_mode=False
        )
        sys.stdout.flush()
    except ClickException as error:
        error.show()
        return error.exit_code
    except (KeyboardInterrupt, Abort):
        return INTERRUPTED
    except BrokenPipeError:
        return _hang_up()
    except Exception as error:
        return _tell(error)
    return code if isinstance(code, int) else 0


def _hang_up() -> int:
    """Whoever read our output has gone: nothing more is said."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return BROKEN_PIPE


def _tell(error: Exception) -> int:
    from shibao.cli.say import say
    from shibao.cli.words import _

    if os.environ.get("SHIBAO_DEBUG"):
        raise error
    if isinstance(error, ShibaoError):
        say(_("错误：{error}").format(error=error))
        return error.exit_code
    hint = _("这是程序的毛病，设 SHIBAO_DEBUG=1 再运行可看详情")
    say(_("错误：{error}").format(error=f"{type(error).__name__}: {error}。{hint}"))
    return OUR_FAULT

