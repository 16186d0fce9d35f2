"""Issue JSON (`shibao.issue/1`) as a source: what `shibao read` wrote."""

from shibao.paper import Issue
from shibao.reading.read import hookimpl
from shibao.reading.source import Reading, Source


@hookimpl
def shibao_read(source: Source) -> Reading | None:
    """Read a JSON object that names a schema; other texts are left to the text reader."""
    head = source.data.removeprefix(b"\xef\xbb\xbf").lstrip()
    if not head.startswith(b"{") or b'"schema"' not in head:
        return None
    return Reading(Issue.from_json(head, where=source.name))
