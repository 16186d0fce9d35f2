"""Other processes, as tests start and end them."""

import json
import os
import signal
import subprocess
import sys
from contextlib import suppress
from pathlib import Path
from typing import Any

OUTSIDE = Path(__file__).with_name("outside.py")


def start(*arguments: object, **environment: str) -> subprocess.Popen[str]:
    """Start a command of `outside.py`."""
    return subprocess.Popen(
        [sys.executable, str(OUTSIDE), *map(str, arguments)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        env=os.environ | environment,
    )


def run_restore(source: Path, home: Path, **environment: str) -> tuple[int, str]:
    """Restore in a process of its own; gives its exit code and what it said."""
    process = start("restore", source, home, **environment)
    said, _ = process.communicate(timeout=60)
    return process.returncode, said.strip()


def run_describe(home: Path, **environment: str) -> dict[str, Any]:
    """Describe a home in a process of its own."""
    process = start("describe", SHIBAO_HOME=str(home), **environment)
    said, _ = process.communicate(timeout=60)
    assert process.returncode == 0
    described: dict[str, Any] = json.loads(said)
    return described


class Spawner:
    """A loaded process that does jobs in children, so that one can be killed every few moments."""

    def __init__(self) -> None:
        self._process = start("spawn")

    def begin(self, job: str, argument: object) -> int:
        """Start a job; gives the id of its process once it is at work."""
        assert self._process.stdin
        self._process.stdin.write(f"{job} {argument}\n")
        self._process.stdin.flush()
        word, process = self._line().split()
        assert word == "start"
        return int(process)

    def kill(self, process: int) -> list[list[str]]:
        """Kill it; gives what it said, a list of words a line."""
        with suppress(ProcessLookupError):
            os.kill(process, signal.SIGKILL)
        said = []
        while (line := self._line()) != "end":
            said.append(line.split())
        return said

    def close(self) -> None:
        """End the loaded process."""
        assert self._process.stdin
        assert self._process.stdout
        self._process.stdin.close()
        self._process.wait(10)
        self._process.stdout.close()

    def _line(self) -> str:
        assert self._process.stdout
        line = self._process.stdout.readline()
        assert line, "the loaded process has died"
        return line.strip()
