"""From arguments to an exit code: 0 clean, 1 findings, 2 wrong use, 3 damaged input."""

import os
import sys
from collections.abc import Sequence

from shibao.paper import DamagedInput, ShibaoError, WrongUse

BROKEN_PIPE, OUR_FAULT = 141, 70


def main() -> None:
    """The entry point `shibao`."""
    sys.exit(run(sys.argv[1:]))


def run(arguments: Sequence[str]) -> int:
    """Run a command line; every error is one clear line on stderr. `SHIBAO_DEBUG=1` shows where."""
    from shibao.cli.app import app

    try:
        app(list(arguments), prog_name="shibao")
    except SystemExit as ending:
        return _finish(ending.code)
    except Exception as error:
        return _tell(error)
    return 0


def _finish(code: str | int | None) -> int:
    """What the command line's own machinery ended with, once its output has gone out."""
    try:
        sys.stdout.flush()
    except BrokenPipeError:
        return _hang_up()
    return code if isinstance(code, int) else 0


def _hang_up() -> int:
    """Whoever read our output has gone: nothing more is said."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return BROKEN_PIPE


def _known(error: Exception) -> ShibaoError | None:
    """What the system or the database says, as a person needs it."""
    if isinstance(error, OSError):
        todo = "请检查路径、权限和剩余空间"
        return WrongUse(error.strerror or str(error), where=str(error.filename or ""), todo=todo)
    if any(base.__name__ == "DatabaseError" for base in type(error).__mro__):
        line = str(error).strip().splitlines()[0] if str(error).strip() else type(error).__name__
        return DamagedInput(f"数据库打不开或已损坏（{line}）", todo="请检查设置，或从备份恢复")
    return None


def _tell(error: Exception) -> int:
    from shibao.cli.say import say
    from shibao.cli.words import _

    if os.environ.get("SHIBAO_DEBUG"):
        raise error
    if isinstance(error, ShibaoError):
        say(_("错误：{error}").format(error=error))
        return error.exit_code
    told = _known(error)
    if told:
        say(_("错误：{error}").format(error=told))
        return told.exit_code
    hint = _("这是程序的毛病，设 SHIBAO_DEBUG=1 再运行可看详情")
    say(_("错误：{error}").format(error=f"{type(error).__name__}: {error}。{hint}"))
    return OUR_FAULT
