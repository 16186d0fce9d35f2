"""What is said to the person at the terminal, beside the data: on stderr."""

from collections.abc import Sequence

import typer

DAMAGED = 3


def say(line: str) -> None:
    """A line on stderr."""
    typer.echo(line, err=True)


def report_bad(errors: Sequence[str]) -> None:
    """Name what was bad in a batch and end with exit code 3; nothing where nothing was."""
    for error in errors:
        say(f"  ✗ {error}")
    if errors:
        raise typer.Exit(DAMAGED)
