"""Where a page of hits ended, as a short text that can stand in an address."""

import base64
import binascii
import hashlib
import struct
from dataclasses import dataclass
from typing import Self

from shibao.archive.search.query import Query
from shibao.paper import WrongUse

_LAYOUT = struct.Struct(">QIIQQQ")
_CHECK = 4


@dataclass(frozen=True)
class Cursor:
    """The state of the index (`snapshot`), how many hits there were and how many were shown, the
    highest `seq` at the first page and the last rank shown, for the query of this digest."""

    query: int
    total: int
    shown: int
    snapshot: int
    highest: int
    rank: int

    def text(self) -> str:
        """Letters, digits, - and _."""
        data = _LAYOUT.pack(
            self.query, self.total, self.shown, self.snapshot, self.highest, self.rank
        )
        return base64.urlsafe_b64encode(data + _check(data)).decode().rstrip("=")

    @classmethod
    def read(cls, text: str, query: int) -> Self:
        """Read a cursor back; raises `WrongUse` where it is broken or of another query."""
        try:
            data = base64.b64decode(text + "=" * (-len(text) % 4), altchars=b"-_", validate=True)
        except (binascii.Error, ValueError):
            data = b""
        body, check = data[: _LAYOUT.size], data[_LAYOUT.size :]
        if len(body) < _LAYOUT.size or check != _check(body):
            raise WrongUse("翻页标记损坏", where=text[:60], todo="请从第一页重新查起")
        cursor = cls(*_LAYOUT.unpack(body))
        if cursor.query != query:
            raise WrongUse("翻页标记属于另一个查询", where=text[:60], todo="请从第一页重新查起")
        return cursor


def digest(query: Query, order: str) -> int:
    """A number for a query and its order."""
    return int.from_bytes(
        hashlib.blake2s(f"{order} {query!r}".encode(errors="replace"), digest_size=8).digest()
    )


def _check(data: bytes) -> bytes:
    return hashlib.blake2s(data, digest_size=_CHECK).digest()
