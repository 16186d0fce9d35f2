"""Issue JSON (`shibao.issue/1`) as a source: what `shibao read` wrote."""

import json
import re

from shibao.paper import DamagedInput, Issue
from shibao.reading.read import hookimpl
from shibao.reading.source import Reading, Source

_OPENED = re.compile(rb'[{[]\s*(?:"|\{\s*")')
MAX_JSON = 2 * 1024 * 1024
"""Bytes of one issue as JSON: several times what a thick issue takes."""


@hookimpl
def shibao_read(source: Source) -> Reading | None:
    """Read a JSON object that names a schema; refuse other JSON, leave texts to the text reader."""
    head = source.data.removeprefix(b"\xef\xbb\xbf").lstrip()
    if not head.startswith((b"{", b"[")):
        return None
    if len(head) > MAX_JSON:
        raise DamagedInput(
            f"JSON 超过 {MAX_JSON // 2**20} MB", where=source.name, todo="一个文件请只放一期"
        )
    if head.startswith(b"{") and b'"schema"' in head:
        return Reading(Issue.from_json(head, where=source.name))
    if _OPENED.match(head) and not _is_json(head):
        raise DamagedInput("JSON 不完整", where=source.name, todo="请重新复制或重新生成这个文件")
    if _is_json(head):
        raise DamagedInput(
            "是 JSON，但不是 shibao.issue/1",
            where=source.name,
            todo="请给出 shibao read 写出的文件",
        )
    return None


def _is_json(data: bytes) -> bool:
    try:
        json.loads(data)
    except (ValueError, RecursionError):
        return False
    return True
