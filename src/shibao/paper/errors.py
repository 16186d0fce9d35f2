"""Errors that a person reads: what is wrong, where, and what to do about it."""


class ShibaoError(Exception):
    """One clear line: `where: what; todo`.

    `exit_code` is what the command line ends with (2 wrong use, 3 damaged input).
    """

    exit_code = 2

    def __init__(self, what: str, *, where: str = "", todo: str = "") -> None:
        super().__init__(what)
        self.what = what
        self.where = where
        self.todo = todo

    def __str__(self) -> str:
        head = f"{self.where}：" if self.where else ""
        tail = f"。{self.todo}" if self.todo else ""
        return f"{head}{self.what}{tail}"


class WrongUse(ShibaoError):  # noqa: N818 - named for what happened
    """The request cannot be met as it was put: a wrong option, query, folder or order of work."""

    exit_code = 2


class DamagedInput(ShibaoError):  # noqa: N818
    """The source cannot be read: cut short, not what it says it is, or beyond the limits."""

    exit_code = 3
