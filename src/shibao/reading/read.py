"""The one entry to reading: `read(source) -> Issue`, whatever the source is."""

import hashlib
import io
from functools import cache
from pathlib import Path
from typing import Any, BinaryIO

import pluggy

from shibao.paper import DamagedInput, Issue
from shibao.reading.source import MAX_BYTES, Reading, Source

GROUP = "shibao.reading"
hookspec = pluggy.HookspecMarker(GROUP)
hookimpl = pluggy.HookimplMarker(GROUP)


class Readers:
    """What a reader offers. A new kind of source is one module that implements this hook."""

    @hookspec(firstresult=True)
    def shibao_read(self, source: Source) -> Reading | None:
        """Read `source` if its content is of your kind, else give `None`."""


@cache
def readers() -> Any:
    """The registered readers (entry points of the group `shibao.reading`)."""
    manager = pluggy.PluginManager(GROUP)
    manager.add_hookspecs(Readers)
    manager.load_setuptools_entrypoints(GROUP)
    return manager.hook


def read_source(source: Source) -> Reading:
    """Read a loaded source, with its media; raises `DamagedInput` where nothing can be read."""
    if not source.data.strip(b"\0 \t\r\n"):
        raise DamagedInput("文件是空的", where=source.name, todo="请确认文件已完整保存")
    reading: Reading | None = readers().shibao_read(source=source)
    if reading is None:
        raise DamagedInput(
            "认不出这种文件", where=source.name, todo="请给出文本（.txt/.md）、.docx 或 Issue JSON"
        )
    origin = reading.issue.source
    origin.name = origin.name or Path(source.name).name
    origin.sha256 = origin.sha256 or hashlib.sha256(source.data).hexdigest()
    return reading


def read(source: str | Path | bytes | BinaryIO | Source) -> Issue:
    """Read an issue from a path, from bytes or from an open binary file.

    Raises `DamagedInput` with one clear line where the source is damaged, unknown or too large.
    """
    if isinstance(source, str | Path):
        source = Source.open(source)
    elif isinstance(source, bytes):
        source = Source.of("bytes", source)
    elif not isinstance(source, Source):
        stream: BinaryIO | io.BytesIO = source
        source = Source.of(getattr(source, "name", "stream"), stream.read(MAX_BYTES + 1))
    return read_source(source).issue
