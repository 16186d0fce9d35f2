"""Five hundred broken inputs: each gives an issue or one clear error, within 5 s and 500 MB."""

import json
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from reading.broken import TOTAL, inputs, write
from reading.broken_docx import Input

TESTS = Path(__file__).resolve().parents[1]
BATCH = 25
SECONDS, MEGABYTES = 5, 500
"""What one input may take: processor time, and resident memory of the whole process."""

Result = dict[str, Any]


def batch(folder: Path, items: list[Input]) -> list[Result]:
    """Write a batch of inputs, have it read elsewhere, and clear it away."""
    folder.mkdir()
    for at, item in enumerate(items):
        write(item, folder / f"{at:03}")
    command = [sys.executable, "-m", "reading.measure", str(folder)]
    done = subprocess.run(command, cwd=TESTS, capture_output=True, encoding="utf-8", check=True)
    for path in folder.iterdir():
        path.unlink()
    results = [json.loads(line) for line in done.stdout.splitlines()]
    return [result | {"name": item.name} for result, item in zip(results, items, strict=True)]


@pytest.fixture(scope="module")
def results(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Result]:
    """What became of each input, by name."""
    folder, items = tmp_path_factory.mktemp("broken"), inputs()
    with ThreadPoolExecutor(2) as pool:
        batches = pool.map(
            lambda start: batch(folder / str(start), items[start : start + BATCH]),
            range(0, TOTAL, BATCH),
        )
        return {result["name"]: result for results in batches for result in results}


def test_each_gives_an_issue_or_one_clear_error(results: dict[str, Result]) -> None:
    assert len(results) == TOTAL
    assert [item for item in results.values() if item["outcome"] not in ("issue", "error")] == []
    errors = [item for item in results.values() if item["outcome"] == "error"]
    assert [item for item in errors if not item["what"] or "\n" in item["line"]] == []


def test_none_takes_more_than_it_may(results: dict[str, Result]) -> None:
    slow = {name: item["seconds"] for name, item in results.items() if item["seconds"] > SECONDS}
    large = {name: item["peak"] for name, item in results.items() if item["peak"] > MEGABYTES}
    assert (slow, large) == ({}, {})


@pytest.mark.parametrize("name", ["100 MB of one line", "8 GB sparse after a title"])
def test_what_is_too_large_is_refused_before_it_is_loaded(
    results: dict[str, Result], name: str
) -> None:
    assert "超过" in results[name]["what"]
    assert results[name]["peak"] < results["empty"]["peak"] + 20


@pytest.mark.parametrize(
    ("name", "what"),
    [
        ("bomb", "压缩炸弹"),
        ("many parts", "部件超过"),
        ("many entries of one", "部件超过"),
        ("entities utf-8", "DTD"),
        ("entities utf-16", "DTD"),
        ("too many paragraphs", "段落超过"),
        ("docx without word/document.xml", "缺少正文部件"),
    ],
)
def test_bombs_are_called_by_their_name(results: dict[str, Result], name: str, what: str) -> None:
    assert what in results[name]["what"]
