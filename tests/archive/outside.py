"""What tests do in processes of their own: restore, describe, add, and be killed.

python outside.py COMMAND ARGUMENT…, with the home in SHIBAO_HOME but for `restore`.
"""

import gc
import json
import os
import sys
from collections.abc import Callable
from itertools import count
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[1]))

from builders import make_reading, revised
from shibao.archive.home import open_engine, open_home
from shibao.reading import Reading


def say(*words: object) -> None:
    """One line on stdout in a single write: what a killed process said arrives whole."""
    os.write(1, (" ".join(map(str, words)) + "\n").encode())


def restore(source: str, home: str) -> None:
    """Restore a backup; an error is printed and ends with its code."""
    from shibao.archive.restore import restore
    from shibao.paper import ShibaoError

    try:
        say(restore(Path(source), Path(home)))
    except ShibaoError as error:
        say(error)
        sys.exit(error.exit_code)


def describe() -> dict[str, Any]:
    """Everything that a backup must bring back, and the faults that `verify` finds."""
    config = open_home()
    from shibao.archive import shelf
    from shibao.archive.verification import verify
    from shibao.paper.model import canonical

    engine = open_engine(config)
    issues = {}
    for line in shelf.issues():
        states = [
            [s.added.isoformat(), s.sha256, canonical(shelf.issue(line.key, s.ordinal).to_dict())]
            for s in shelf.states(line.key)
        ]
        issues[line.key] = [line.paper, line.number, line.number_total, states]
    faults = [str(fault) for fault in verify(config, engine)]
    found = len(engine.seqs())
    engine.close()
    return {"issues": issues, "faults": faults, "indexed": found}


def add(first: str) -> None:
    """Add issues from a week on until killed; says each key when it is kept."""
    _add(int(first), with_index=False)


def add_and_index(first: str) -> None:
    """The same, and index what waits first and after every eighth issue."""
    _add(int(first), with_index=True)


def _add(first: int, *, with_index: bool) -> None:
    config = open_home()
    from shibao.archive.indexing import index_pending
    from shibao.archive.keeping import Archive

    engine = open_engine(config) if with_index else None
    say("start", os.getpid())
    with Archive(config, engine) as archive:
        for week in count(first):
            reading = make_reading(week, articles=5, media=week % 4 == 0)
            say("key", archive.add(reading).key, 1)
            if week % 5 == 0:
                again = Reading(revised(reading.issue), reading.media)
                say("key", archive.add(again).key, 2)
            if engine and week % 8 == 0:
                index_pending(engine)


def backup(target: str) -> None:
    """Take one backup."""
    config = open_home()
    from shibao.archive.backup import backup

    say("start", os.getpid())
    backup(config, Path(target))
    say("done")


def spawn() -> None:
    """Read jobs (`add WEEK`, `backup FILE` …) from stdin and do each in a child, which is quick
    because everything is loaded. A child says its id when it starts; `end` is said when it is gone.
    """
    from django.db import connections

    open_home()
    jobs: dict[str, Callable[[str], None]] = {
        "add": add,
        "add_and_index": add_and_index,
        "backup": backup,
    }
    make_reading(0)
    gc.freeze()
    for line in sys.stdin:
        name, argument = line.split()
        connections.close_all()
        child = os.fork()
        if child == 0:
            try:
                jobs[name](argument)
            finally:
                os._exit(0)
        os.waitpid(child, 0)
        say("end")


if __name__ == "__main__":
    command, *arguments = sys.argv[1:]
    if command == "describe":
        say(json.dumps(describe()))
    else:
        {"restore": restore, "add": add_and_index, "spawn": spawn}[command](*arguments)
