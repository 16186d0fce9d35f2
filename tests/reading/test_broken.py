"""Five hundred broken inputs: each gives an issue or one clear error, within 5 s and 500 MB."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from reading.broken import TOTAL, inputs

TESTS = Path(__file__).resolve().parents[1]
BATCH = 50
SECONDS, MEGABYTES = 5, 500
"""What one input may take: processor time, and resident memory of the whole process."""


def batch(folder: Path, start: int) -> Iterator[dict[str, object]]:
    """Read a batch in a process of its own, so that no input is measured on another's memory."""
    folder = folder / str(start)
    folder.mkdir()
    command = [sys.executable, "-m", "reading.broken", str(folder), str(start), str(start + BATCH)]
    environment = os.environ | {"PYTHONIOENCODING": "utf-8"}
    done = subprocess.run(command, cwd=TESTS, capture_output=True, encoding="utf-8", env=environment)
    yield from map(json.loads, done.stdout.splitlines())
    if done.returncode:
        yield {"name": f"after these of {start}", "outcome": "died", "what": done.stderr[-500:]}


@pytest.fixture(scope="module")
def results(tmp_path_factory: pytest.TempPathFactory) -> list[dict[str, object]]:
    folder = tmp_path_factory.mktemp("broken")
    with ThreadPoolExecutor(2) as pool:
        batches = pool.map(lambda start: list(batch(folder, start)), range(0, TOTAL, BATCH))
        return [result for results in batches for result in results]


def test_each_gives_an_issue_or_one_clear_error(results: list[dict[str, object]]) -> None:
    assert [item for item in results if item["outcome"] not in ("issue", "error")] == []
    assert [item for item in results if item["outcome"] == "error" and not item["what"]] == []
    assert [item["name"] for item in results] == [item.name for item in inputs()]
    assert len({item.name for item in inputs()}) == TOTAL


def test_none_takes_more_than_it_may(results: list[dict[str, object]]) -> None:
    def over(key: str, limit: int) -> dict[object, object]:
        return {item["name"]: item[key] for item in results if float(str(item[key])) > limit}

    assert over("seconds", SECONDS) == {}
    assert over("peak", MEGABYTES) == {}


@pytest.mark.parametrize("name", ["100 MB of one line", "8 GB sparse after a title"])
def test_what_is_too_large_is_refused_before_it_is_loaded(
    results: list[dict[str, object]], name: str
) -> None:
    [found] = [item for item in results if item["name"] == name]
    assert "超过" in str(found["what"])
    assert float(str(found["peak"])) < 400
