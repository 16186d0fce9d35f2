"""Many sources at once: a bad file is reported and passed over, the batch goes on."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from glob import glob
from pathlib import Path

from shibao.paper import ShibaoError, WrongUse
from shibao.reading.read import read_source
from shibao.reading.source import Reading, Source

SUFFIXES = {".txt", ".md", ".markdown", ".docx", ".json", ".doc", ".wps", ".text"}
"""Which files of a folder are taken up; a file named by itself is always tried."""


@dataclass(frozen=True)
class Outcome:
    """What became of one source: a reading or an error, never both."""

    path: Path
    reading: Reading | None = None
    error: ShibaoError | None = None


def expand(sources: Iterable[str | Path]) -> list[Path]:
    """Files behind names, folders and patterns, in order, each once; raises `WrongUse` for none."""
    found: dict[Path, None] = {}
    for name in sources:
        path = Path(name)
        if path.is_dir():
            inside = (p for p in sorted(path.rglob("*")) if p.suffix.lower() in SUFFIXES)
            found |= dict.fromkeys(p for p in inside if p.is_file() and not _hidden(p, path))
        elif path.exists() or not any(char in str(name) for char in "*?["):
            found[path] = None
        else:
            found |= dict.fromkeys(Path(match) for match in sorted(glob(str(name), recursive=True)))
    if not found:
        raise WrongUse(
            "没有可读的文件", where=" ".join(map(str, sources)), todo="请检查路径或通配符"
        )
    return list(found)


def _hidden(path: Path, folder: Path) -> bool:
    """Lock files of editors (`~$…`, `.…`) are not copy."""
    return any(part.startswith((".", "~$")) for part in path.relative_to(folder).parts)


def read_batch(paths: Iterable[Path]) -> Iterator[Outcome]:
    """Read each file; an error becomes an outcome."""
    for path in paths:
        try:
            yield Outcome(path, read_source(Source.open(path)))
        except ShibaoError as error:
            yield Outcome(path, error=error)
