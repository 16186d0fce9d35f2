"""What all commands have in common, `init` and `doctor`."""

import json
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import typer

from shibao.cli import run
from shibao.cli.app import app
from shibao.config import Config


def commands(group: object, *path: str) -> Iterator[tuple[str, ...]]:
    """Every command, by the words that name it."""
    inside = getattr(group, "commands", None)
    if inside is None:
        yield path
        return
    for name, command in inside.items():
        yield from commands(command, *path, name)


COMMANDS = sorted(commands(typer.main.get_command(app)))


def test_the_commands_are_these() -> None:
    assert [" ".join(path) for path in COMMANDS] == [
        "archive add",
        "archive backup",
        "archive reindex",
        "archive restore",
        "archive verify",
        "demo",
        "doctor",
        "find",
        "init",
        "read",
        "serve",
    ]


@pytest.mark.parametrize("path", COMMANDS)
def test_every_command_explains_itself_with_an_example(
    shibao: Callable, path: tuple[str, ...]
) -> None:
    ended = shibao(*path, "--help")
    assert ended.code == 0
    assert "例：" in ended.out
    assert f"shibao {path[0]}" in ended.out or "shibao --home" in ended.out


def test_the_version_is_printed(shibao: Callable) -> None:
    assert shibao("--version").out.startswith("shibao 0.")


@pytest.mark.parametrize("arguments", [("nonsense",), ("find",), ("serve", "--port", "x")])
def test_wrong_use_ends_with_2(shibao: Callable, arguments: tuple[str, ...]) -> None:
    assert shibao(*arguments).code == 2


def test_no_home_is_one_clear_line(
    shibao: Callable, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("SHIBAO_HOME")
    monkeypatch.chdir(tmp_path)
    ended = shibao("find", "x")
    assert ended.code == 2
    assert ended.err.count("\n") == 1
    assert "shibao init" in ended.err


@pytest.mark.parametrize(
    ("error", "code"),
    [(KeyboardInterrupt(), 130), (BrokenPipeError(32, ""), 1), (ValueError("坏"), 70)],
)
def test_other_endings(
    shibao: Callable, monkeypatch: pytest.MonkeyPatch, error: BaseException, code: int
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise error

    monkeypatch.setattr("shibao.archive.home.create_home", fail)
    ended = shibao("init", "x")
    assert ended.code == code
    assert "Traceback" not in ended.err
    if code == 70:
        assert "ValueError: 坏" in ended.err
        monkeypatch.setenv("SHIBAO_DEBUG", "1")
        with pytest.raises(ValueError, match="坏"):
            shibao("init", "x")


def test_help_needs_no_web_framework_and_no_reader() -> None:
    code = "import sys; from shibao.cli.run import run; run(['--help']); print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    loaded = set(done.stdout.split())
    assert not loaded & {"django", "tantivy", "lxml", "cheroot", "shibao.archive"}


def test_a_reader_who_leaves_is_not_complained_about(issue_file: Path) -> None:
    read = [sys.executable, "-c", "from shibao.cli import main; main()", "read", str(issue_file)]
    with subprocess.Popen(read, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout
        process.stdout.close()
        assert process.stderr
        assert process.stderr.read() == b""


def test_english_is_spoken_when_asked_for(issue_file: Path, tmp_path: Path) -> None:
    code = "from shibao.cli import main; main()"
    (tmp_path / "shibao.toml").write_text('language = "en"')
    done = subprocess.run(
        [sys.executable, "-c", code, "read", str(issue_file), "none"],
        capture_output=True,
        text=True,
        cwd=tmp_path,
        env={"SHIBAO_HOME": str(tmp_path)},
        check=False,
    )
    assert done.returncode == 2
    assert "Error: there is more than one source" in done.stderr


def test_doctor_tells_settings_with_their_source(at_home: Callable, home: Config) -> None:
    facts = json.loads(at_home("doctor", "--json").out)
    told = {fact["name"]: fact for fact in facts}
    assert told["主目录"]["value"] == str(home.home)
    assert "默认" in told["language"]["value"]
    assert told["档案"]["value"] == "0 期，0 稿，0 篇"
    assert told["Python"]["state"] == "ok"
    assert at_home("doctor").code == 0


def test_doctor_finds_what_is_wrong(shibao: Callable, tmp_path: Path) -> None:
    assert shibao("--home", tmp_path, "doctor").code == 1
    (tmp_path / "shibao.toml").write_text("paper = 7")
    ended = shibao("--home", tmp_path, "doctor")
    assert ended.code == 1
    assert "paper" in ended.out


def test_the_entry_point_is_public() -> None:
    assert callable(run.main)
