"""DOCX as a source: what Word and WPS write, tracked changes and comments kept."""

from shibao.reading.assemble import issue_of
from shibao.reading.blocks import Block
from shibao.reading.docx.body import Walk
from shibao.reading.docx.document import Document
from shibao.reading.docx.package import Package
from shibao.reading.docx.xml import child
from shibao.reading.read import hookimpl
from shibao.reading.source import Reading, Source

_ZIP = (b"PK\3\4", b"PK\5\6", b"PK\7\10")


@hookimpl(tryfirst=True)
def shibao_read(source: Source) -> Reading | None:
    """Read a DOCX; raises `DamagedInput` for any other zip, and for a DOCX without copy."""
    if not source.data.startswith(_ZIP):
        return None
    blocks, media = blocks_of(source)
    return Reading(issue_of(blocks, kind="docx"), media)


def blocks_of(source: Source) -> tuple[list[Block], dict[str, bytes]]:
    """The paragraphs, tables and pictures of a DOCX in reading order, and the media of its photos.

    The text is the accepted one. Soft line breaks divide a paragraph into blocks without a gap;
    text boxes, footnotes and endnotes follow the paragraph they hang on; headers and footers are
    left out.
    """
    package = Package(source)
    document = Document(package)
    body = child(package.document, "body")
    blocks = [] if body is None else Walk(document).through(body).blocks
    if not blocks:
        raise package.damaged("DOCX 里没有文字和图片", "请确认文件已完整保存")
    return blocks, document.media.files
