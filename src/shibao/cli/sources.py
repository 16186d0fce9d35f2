"""What a command line names as sources: files, folders, patterns, `-` for stdin."""

import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from shibao.paper import DamagedInput, Issue, ShibaoError
from shibao.reading.batch import Outcome, expand, read_batch
from shibao.reading.read import read_source
from shibao.reading.source import MAX_BYTES, Reading, Source

STDIN = Path("-")


def gather(names: Sequence[str]) -> list[Path]:
    """The files behind the names, stdin first; raises `WrongUse` where there are none."""
    files = [name for name in names if name != str(STDIN)]
    first = [STDIN] if len(files) < len(names) else []
    return first + (expand(files) if files else [])


def readings(paths: Iterable[Path]) -> Iterator[Outcome]:
    """Read each; an Issue JSON brings the pictures from its `picture_folder`."""
    for path in paths:
        outcome = _read_stdin() if path == STDIN else next(read_batch([path]))
        if outcome.reading and path.suffix.lower() == ".json":
            yield _with_pictures(path, outcome.reading)
        else:
            yield outcome


def picture_folder(path: Path) -> Path:
    """Where the pictures of an Issue JSON lie: a folder of its name."""
    return path.with_suffix("")


def picture_file(folder: Path, name: str) -> Path:
    """A picture's place in its folder; raises `DamagedInput` where its name leads out of it."""
    path = folder / name
    if not name or "\0" in name or not path.resolve().is_relative_to(folder.resolve()):
        raise DamagedInput(f"图片名 {name[:40]!r} 不成立", todo="请改名后重试")
    return path


def _read_stdin() -> Outcome:
    try:
        data = sys.stdin.buffer.read(MAX_BYTES + 1)
        return Outcome(STDIN, read_source(Source.of("stdin", data)))
    except ShibaoError as error:
        return Outcome(STDIN, error=error)


def _with_pictures(path: Path, reading: Reading) -> Outcome:
    try:
        return Outcome(path, replace(reading, media=_pictures(path, reading.issue)))
    except ShibaoError as error:
        return Outcome(path, error=error)


def _pictures(path: Path, issue: Issue) -> dict[str, bytes]:
    folder = picture_folder(path)
    names = {photo.file for article in issue.articles for photo in article.photos if photo.file}
    files = {name: picture_file(folder, name) for name in sorted(names)} if folder.is_dir() else {}
    return {name: Source.open(file).data for name, file in files.items() if file.is_file()}
