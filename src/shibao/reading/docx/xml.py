"""The XML inside a DOCX: parsed without entities, DTD or network, and within limits."""

import re
from collections.abc import Iterator

from lxml import etree

from shibao.paper import DamagedInput

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
V = "{urn:schemas-microsoft-com:vml}"

MAX_XML = 24 * 2**20
"""Bytes of one XML part."""
MAX_NODES = 1_000_000
"""Tags and attributes of one XML part: its tree takes about 120 to 250 bytes a node."""
MAX_PARAGRAPHS = 6_000
"""Paragraphs of one XML part, and blocks of one document: many times what a thick issue has."""

# ISO/IEC 29500 Strict says the same in other words.
_STRICT = {
    b"http://purl.oclc.org/ooxml/wordprocessingml/main": W,
    b"http://purl.oclc.org/ooxml/officeDocument/relationships": R,
    b"http://purl.oclc.org/ooxml/drawingml/main": A,
    b"http://purl.oclc.org/ooxml/officeDocument/math": M,
}
_PARAGRAPH = re.compile(rb"<(?:[^<>\s:/]{1,64}:)?p[\s/>]")
_ASK = "请向来稿人核实这个文件，请其另存为 .docx 重发"


def parse(data: bytes, where: str) -> etree._Element:
    """The root of an XML part, strict namespaces folded into the usual ones.

    `where` names file and part. Raises `DamagedInput` beyond the limits, for a DTD (the only home
    of entity bombs and outside references), for XML nested deeper than 256 and for XML that is
    not well-formed.
    """
    data = _utf8(data, where)
    _refuse_bombs(data, where)
    for strict, usual in _STRICT.items():
        data = data.replace(strict, usual[1:-1].encode())
    parser = etree.XMLParser(
        encoding="utf-8",
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
        collect_ids=False,
    )
    try:
        return etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        what = f"XML 在第 {error.lineno} 行已损坏"
        raise DamagedInput(what, where=where, todo=_ASK) from error


def _utf8(data: bytes, where: str) -> bytes:
    """The part in UTF-8: it may be UTF-16, and every check below reads bytes."""
    if len(data) > MAX_XML:
        raise DamagedInput(f"XML 超过 {MAX_XML // 2**20} MB", where=where, todo=_ASK)
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        encoding = "utf-16"
    elif data[:2] in (b"<\0", b"\0<"):
        encoding = "utf-16-le" if data[0] else "utf-16-be"
    else:
        return data
    try:
        return data.decode(encoding).encode()
    except UnicodeError as error:
        raise DamagedInput("XML 的 UTF-16 编码已损坏", where=where, todo=_ASK) from error


def _refuse_bombs(data: bytes, where: str) -> None:
    if b"<!DOCTYPE" in data:
        raise DamagedInput("XML 含有 DTD（实体声明），不予读取", where=where, todo=_ASK)
    if data.count(b"<") + data.count(b"=") > MAX_NODES:
        raise DamagedInput(f"XML 的标记超过 {MAX_NODES} 个", where=where, todo=_ASK)
    if sum(1 for _ in _PARAGRAPH.finditer(data)) > MAX_PARAGRAPHS:
        raise DamagedInput(f"段落超过 {MAX_PARAGRAPHS} 个", where=where, todo="请按期拆分后再读入")


def child(element: etree._Element | None, name: str) -> etree._Element | None:
    """The first child `w:name`, if any."""
    return None if element is None else element.find(W + name)


def value(element: etree._Element | None, name: str) -> str | None:
    """The `w:val` of the first child `w:name`, if any."""
    found = child(element, name)
    return None if found is None else found.get(W + "val")


def toggle(element: etree._Element, name: str) -> bool | None:
    """Whether the child `w:name` switches a property on or off; `None` where there is none."""
    found = child(element, name)
    if found is None:
        return None
    return found.get(W + "val", "true") not in {"0", "false", "off", "none"}


def whole(text: str | None) -> int | None:
    """A whole number of up to nine digits, else `None`."""
    return int(text) if text and re.fullmatch(r"[+-]?[0-9]{1,9}", text) else None


def inside(element: etree._Element) -> Iterator[etree._Element]:
    """The children of an element, and those of `mc:Choice` or `mc:Fallback` in its place.

    The two say the same, so only the first that holds anything is given.
    """
    for item in element:
        if item.tag == MC + "AlternateContent":
            yield from inside(next((branch for branch in item if len(branch)), item))
        else:
            yield item
