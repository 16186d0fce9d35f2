"""Progress on stderr, where a person is looking and there is more than one thing to wait for."""

import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import TypeVar

Item = TypeVar("Item")
Step = Callable[[int, int], None]


@contextmanager
def progress(label: str) -> Iterator[Step]:
    """A bar to be told what is done and how much there is in all."""
    if not sys.stderr.isatty():
        yield lambda done, total: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    console = Console(stderr=True)
    bar = Progress(*columns, console=console, transient=True, redirect_stdout=False)
    with bar:
        task = bar.add_task(label, total=None)
        yield lambda done, total: bar.update(task, completed=done, total=total)


def track(items: Iterable[Item], total: int, label: str) -> Iterator[Item]:
    """Go through items under a bar; one item alone needs none."""
    if total < 2:
        yield from items
        return
    with progress(label) as step:
        for done, item in enumerate(items, 1):
            yield item
            step(done, total)
