"""Makes DOCX files part by part, for what python-docx cannot write or would not."""

import io
import zipfile
from collections.abc import Mapping

OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    f'xmlns:r="{OFFICE}" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:v="urn:schemas-microsoft-com:vml"'
)
TYPES = (
    f'<Types xmlns="{PACKAGE}/content-types">'
    '<Default Extension="xml" ContentType="application/xml"/>'
    '<Default Extension="rels" '
    'ContentType="application/vnd.openxmlformats-package.relationships+xml"/></Types>'
)
PNG = b"\x89PNG\r\n\x1a\n" + bytes(16)
JPEG = b"\xff\xd8\xff\xe0" + bytes(16)


def zipped(parts: Mapping[str, str | bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A zip of these parts."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", method) as file:
        for name, data in parts.items():
            file.writestr(zipfile.ZipInfo(name), data, method)
    return buffer.getvalue()


def relations(*items: tuple[str, str, str]) -> str:
    """A relationships part of (id, kind, target); a target with `://` is outside."""
    lines = "".join(
        f'<Relationship Id="{name}" Type="{OFFICE}/{kind}" Target="{target}"'
        + (' TargetMode="External"' if "://" in target else "")
        + "/>"
        for name, kind, target in items
    )
    return f'<Relationships xmlns="{PACKAGE}/relationships">{lines}</Relationships>'


def element(name: str, content: str) -> str:
    """A part's root `w:name` with every namespace declared."""
    return f"<w:{name} {NAMESPACES}>{content}</w:{name}>"


def parts_of(
    body: str,
    *links: tuple[str, str, str],
    media: Mapping[str, bytes] | None = None,
    **parts: str,
) -> dict[str, str | bytes]:
    """The parts of a DOCX: the XML inside `w:body`, and inside the root of each part by its kind.

    `links` are further relationships of the document; `media` are files of the folder `word`.
    """
    own = [(f"part-{kind}", kind, f"{kind}.xml") for kind in parts]
    return {
        "[Content_Types].xml": TYPES,
        "_rels/.rels": relations(("rId1", "officeDocument", "word/document.xml")),
        "word/document.xml": element("document", f"<w:body>{body}</w:body>"),
        "word/_rels/document.xml.rels": relations(*own, *links),
        **{f"word/{kind}.xml": element(kind, content) for kind, content in parts.items()},
        **{f"word/{name}": data for name, data in (media or {}).items()},
    }


def docx(body: str, *links: tuple[str, str, str], **parts: str) -> bytes:
    """A DOCX of these parts (see `parts_of`)."""
    return zipped(parts_of(body, *links, **parts))


def p(*content: str, properties: str = "") -> str:
    """A paragraph; text without tags becomes a run."""
    inner = "".join(item if item.startswith("<") else r(item) for item in content)
    return f"<w:p>{f'<w:pPr>{properties}</w:pPr>' if properties else ''}{inner}</w:p>"


def r(text: str, properties: str = "") -> str:
    """A run."""
    look = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f'<w:r>{look}<w:t xml:space="preserve">{text}</w:t></w:r>'


def change(
    kind: str, content: str, author: str = "二审", date: str = "2024-03-01T09:00:00Z"
) -> str:
    """`w:ins`, `w:del`, `w:moveTo` or `w:moveFrom` around runs, or the mark of a change."""
    return f'<w:{kind} w:id="1" w:author="{author}" w:date="{date}">{content}</w:{kind}>'


def deleted(text: str) -> str:
    """A run that was struck out, to stand in `change("del", …)`."""
    return f'<w:r><w:delText xml:space="preserve">{text}</w:delText></w:r>'


def comment(number: int, text: str, author: str = "终审") -> str:
    """An entry of the comments part."""
    head = f'w:id="{number}" w:author="{author}" w:date="2024-03-02T10:00:00Z"'
    return f"<w:comment {head}>{p(text)}</w:comment>"


def begins(number: int) -> str:
    """Where the range of a comment begins."""
    return f'<w:commentRangeStart w:id="{number}"/>'


def ends(number: int, sign: bool = True) -> str:
    """Where it ends, with the sign that Word sets there."""
    return f'<w:commentRangeEnd w:id="{number}"/>' + (stands(number) if sign else "")


def stands(number: int) -> str:
    """The sign of a comment."""
    return f'<w:r><w:commentReference w:id="{number}"/></w:r>'


def table(*rows: tuple[str, ...]) -> str:
    """A table of cells; text without tags becomes a paragraph."""
    return f"<w:tbl>{''.join(row(*cells) for cells in rows)}</w:tbl>"


def row(*cells: str, properties: str = "") -> str:
    """A table row."""
    inner = "".join(
        f"<w:tc>{cell if cell.startswith('<') else p(cell) if cell else '<w:p/>'}</w:tc>"
        for cell in cells
    )
    return f"<w:tr>{f'<w:trPr>{properties}</w:trPr>' if properties else ''}{inner}</w:tr>"


def picture(name: str) -> str:
    """A run with the picture of a relationship."""
    return f'<w:r><w:drawing><a:blip r:embed="{name}"/></w:drawing></w:r>'
