"""`shibao read`."""

import io
import json
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from builders import make_reading
from shibao.cli.read import write_issue
from shibao.cli.sources import gather, readings
from shibao.paper import DamagedInput, Issue
from shibao.reading import Reading


def test_one_source_is_printed_as_json(shibao: Callable, issue_file: Path) -> None:
    ended = shibao("read", issue_file)
    issue = Issue.from_json(ended.out)
    assert ended.code == 0
    assert issue.masthead.number_total == 331
    assert [article.title for article in issue.articles] == ["老粮仓文化园开园"]


def test_stdin_is_a_source(
    shibao: Callable, issue_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stdin = io.TextIOWrapper(io.BytesIO(issue_file.read_bytes()))
    monkeypatch.setattr(sys, "stdin", stdin)
    assert Issue.from_json(shibao("read", "-").out).source.name == "stdin"


def test_a_batch_goes_on_after_a_bad_file(shibao: Callable, issue_file: Path) -> None:
    folder = issue_file.parent
    (folder / "empty.txt").touch()
    (folder / "sub").mkdir()
    (folder / "sub" / "第12期.md").write_bytes(issue_file.read_bytes())
    ended = shibao("read", folder, "-o", folder / "out", "--json")
    results = json.loads(ended.out)
    assert ended.code == 3
    assert sorted(path.name for path in (folder / "out").iterdir()) == [
        "第12期-2.json",
        "第12期.json",
    ]
    assert [bool(result["error"]) for result in results] == [True, False, False]
    assert "坏的 1 份" in ended.err
    assert "empty.txt" in ended.err


def test_a_bad_file_leaves_what_was_written_before(shibao: Callable, issue_file: Path) -> None:
    target = issue_file.with_suffix(".json")
    assert shibao("read", issue_file, "-o", target).code == 0
    before = target.read_bytes()
    issue_file.write_bytes(b"\0\0")
    ended = shibao("read", issue_file, "-o", target)
    assert (ended.code, ended.out) == (3, "")
    assert ended.err.startswith("错误：")
    assert target.read_bytes() == before
    assert sorted(path.suffix for path in target.parent.iterdir()) == [".json", ".txt"]


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        ((), 2),
        (("--nonsense",), 2),
        (("none-*.txt",), 2),
        (("missing.txt",), 2),
        (("{file}", "{file}", "{folder}/*.txt", "-o", "{folder}/x.json"), 0),
        (("{file}", "{other}"), 2),
        (("{file}", "{other}", "-o", "{folder}/x.json"), 2),
        (("{file}", "-o", "{file}/x.json"), 2),
    ],
)
def test_wrong_use_and_damage_have_their_codes(
    shibao: Callable, issue_file: Path, arguments: tuple[str, ...], code: int
) -> None:
    other = issue_file.with_name("other.text")
    other.write_bytes(issue_file.read_bytes())
    names = {"file": issue_file, "other": other, "folder": issue_file.parent}
    ended = shibao("read", *(argument.format(**names) for argument in arguments))
    assert ended.code == code
    assert "Traceback" not in ended.err


def test_pictures_go_beside_the_json_and_come_back_with_it(tmp_path: Path) -> None:
    reading = make_reading(0, media=True)
    write_issue(reading, tmp_path / "a.json")
    [outcome] = readings(gather([str(tmp_path / "a.json")]))
    assert outcome.reading
    assert outcome.reading.media == reading.media
    assert outcome.reading.issue.articles == reading.issue.articles


@pytest.mark.parametrize("name", ["../evil.png", "/etc/evil.png", "a/../../evil.png"])
def test_a_picture_cannot_leave_its_folder(tmp_path: Path, name: str) -> None:
    (tmp_path / "in").mkdir()
    with pytest.raises(DamagedInput):
        write_issue(Reading(Issue(), {name: b"x"}), tmp_path / "in" / "a.json")
    assert not list(tmp_path.rglob("*evil*"))
