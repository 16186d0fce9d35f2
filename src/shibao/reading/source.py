"""What a reader is given and what it gives back."""

from dataclasses import dataclass, field
from pathlib import Path

from shibao.paper import DamagedInput, Issue, WrongUse

MAX_BYTES = 64 * 1024 * 1024
"""No newspaper's text or DOCX is larger; a larger file is refused before it is loaded."""


@dataclass(frozen=True)
class Source:
    """A named run of bytes. The name is for messages only: readers look at the bytes."""

    name: str
    data: bytes

    @classmethod
    def open(cls, path: str | Path) -> "Source":
        """Load a file; raises `WrongUse` where it cannot be opened, `DamagedInput` beyond
        `MAX_BYTES`."""
        path = Path(path)
        try:
            if path.is_file() and path.stat().st_size > MAX_BYTES:
                raise too_large(str(path))
            with path.open("rb") as file:
                data = file.read(MAX_BYTES + 1)
        except OSError as error:
            raise WrongUse(
                f"打不开文件（{error.strerror or error}）", where=str(path), todo="请检查路径和权限"
            ) from error
        return cls.of(str(path), data)

    @classmethod
    def of(cls, name: str, data: bytes) -> "Source":
        """Bytes at hand under a name; raises `DamagedInput` beyond `MAX_BYTES`."""
        if len(data) > MAX_BYTES:
            raise too_large(name)
        return cls(name, data)


def too_large(name: str) -> DamagedInput:
    """The error for a source beyond `MAX_BYTES`."""
    return DamagedInput(f"文件超过 {MAX_BYTES // 2**20} MB", where=name, todo="请按期拆分后再读入")


@dataclass(frozen=True)
class Reading:
    """An issue and the media (name → bytes) that its photos name in `file`."""

    issue: Issue
    media: dict[str, bytes] = field(default_factory=dict)
