"""How a backup file is laid out, and the proof that one is whole before any of it is used."""

import re
import zipfile
import zlib
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from hashlib import sha256
from pathlib import Path
from typing import Annotated, BinaryIO, Literal

from pydantic import BaseModel, Field, StringConstraints, ValidationError

from shibao.config import FILE
from shibao.paper import DamagedInput

MANIFEST = "manifest.json"

_LARGEST = 512 * 2**20
"""Bytes of one member: no issue and no picture is larger."""
_RATIO, _SLACK = 100, 64 * 2**20
"""A backup unpacks to about four times its size; what claims a hundred times is a bomb."""

Sha256 = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]


class KeptRevision(BaseModel):
    """A revision in the manifest. `media` maps the names of its pictures to their hashes."""

    issue: Annotated[str, StringConstraints(pattern=r"^[\w-]{1,120}$")]
    paper: str = Field(max_length=100)
    ordinal: int = Field(ge=1)
    sha256: Sha256
    added: datetime
    media: dict[str, Sha256] = Field(default_factory=dict)

    @property
    def member(self) -> str:
        """The name of its Issue JSON."""
        return f"issues/{self.issue}/{self.ordinal}.json"


class Manifest(BaseModel):
    """What a backup holds: revisions in the order in which they were added, and the SHA-256 of
    every member but the manifest itself."""

    schema_name: Literal["shibao.backup/1"] = Field("shibao.backup/1", alias="schema")
    created: datetime
    counts: dict[str, int]
    revisions: list[KeptRevision]
    members: dict[str, Sha256]


class Box:
    """A backup file open for reading. Members are read by the names the manifest gives, never
    unpacked to paths that the file chooses."""

    def __init__(self, path: Path, file: zipfile.ZipFile) -> None:
        self._path = path
        self._file = file
        self._check_head()
        try:
            self.manifest = Manifest.model_validate_json(self.read(MANIFEST))
        except ValidationError as error:
            raise self._damaged(f"目录不合格：{error.errors()[0]['msg']}") from error
        self._check_members()

    def read(self, name: str) -> bytes:
        """A member, whole; raises `DamagedInput` where it is not what the manifest says."""
        try:
            data = self._file.read(name)
        except KeyError as error:
            raise self._damaged(f"缺少 {name}") from error
        if name != MANIFEST and sha256(data).hexdigest() != self.manifest.members.get(name):
            raise self._damaged(f"{name} 与它的哈希不符")
        return data

    def size(self, name: str) -> int:
        """The bytes of a member."""
        return self._file.getinfo(name).file_size

    def check(self) -> Iterator[str]:
        """Read every member through; gives their names as they prove whole."""
        for name in self.manifest.members:
            self.read(name)
            yield name

    def _check_head(self) -> None:
        sizes = [member.file_size for member in self._file.infolist()]
        if any(member.flag_bits & 1 for member in self._file.infolist()):
            raise self._damaged("加了密码")
        most = self._path.stat().st_size * _RATIO + _SLACK
        if sum(sizes) > most or max(sizes, default=0) > _LARGEST:
            raise self._damaged("解开后大得不合常理")

    def _check_members(self) -> None:
        """The members are those of the manifest, each once, and those that its revisions need."""
        members = self.manifest.members
        if sorted(self._file.namelist()) != sorted([MANIFEST, *members]):
            raise self._damaged("文件与目录不符")
        needed, ordinals = {FILE}, Counter[str]()
        for revision in self.manifest.revisions:
            ordinals[revision.issue] += 1
            if ordinals[revision.issue] != revision.ordinal:
                raise self._damaged(f"{revision.member} 的次序不对")
            needed |= {revision.member, *(f"media/{sha}" for sha in revision.media.values())}
        if needed != members.keys():
            raise self._damaged("目录中的各稿与文件不符")

    def _damaged(self, what: str) -> DamagedInput:
        return _damaged(self._path, what)


@contextmanager
def open_box(path: Path) -> Iterator[Box]:
    """Open a backup; raises `DamagedInput` for anything else, also while it is being read."""
    try:
        with _opened(path) as data, zipfile.ZipFile(data) as file:
            yield Box(path, file)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError) as error:
        raise _damaged(path, str(error)) from error


def _opened(path: Path) -> BinaryIO:
    try:
        return path.open("rb")
    except OSError as error:
        raise DamagedInput(
            f"打不开文件（{error.strerror}）", where=str(path), todo="请检查路径和权限"
        ) from error


def portable(settings: str) -> str:
    """The text of `shibao.toml` without the address of the database: it belongs to the machine, not
    to the paper, and may hold a password."""
    return re.sub(r"""(?m)^\s*["']?database["']?\s*=.*\n?""", "", settings)


def _damaged(path: Path, what: str) -> DamagedInput:
    return DamagedInput(f"不是完好的备份（{what}）", where=str(path), todo="请换一份备份")
