"""Broken DOCX files and zips: wrong in the zip, the parts, the tree, or out of all measure."""

import struct
import zipfile
from collections.abc import Callable, Iterator
from random import Random
from typing import NamedTuple

from lxml import etree

from reading.manuscript import (
    JPEG,
    begins,
    change,
    comment,
    docx,
    element,
    ends,
    p,
    parts_of,
    picture,
    r,
    relations,
    table,
    zipped,
)

MB = 2**20
FULL = 5_990
"""Paragraphs just within the limit."""


class Input(NamedTuple):
    """A broken input; `make` gives its bytes, `size` is what the file is stretched to (sparse)."""

    name: str
    make: Callable[[Random], bytes]
    size: int = 0


def whole_parts(text: str) -> dict[str, str | bytes]:
    """The parts of a DOCX with something of everything and this text, to be broken."""
    body = (
        p("河湾时报", properties='<w:pStyle w:val="h"/><w:jc w:val="center"/>')
        + p("2024年3月15日 星期五 第10期（总第210期）")
        + p("我区部署春季项目", properties='<w:pStyle w:val="h"/>')
        + p("昨日，", change("del", r("区里")), change("ins", r("河湾区")), "召开会议。")
        + p(begins(1), "抓好落实。", ends(1), properties='<w:numPr><w:numId w:val="1"/></w:numPr>')
        + p(picture("img"), f"<w:r><w:txbxContent>{p('报眼')}</w:txbxContent></w:r>")
        + table(("街道", "户数"), ("东街", "三"))
        + p('<w:r><w:footnoteReference w:id="1"/></w:r>')
        + "".join(p(line) for line in text.splitlines() if line)
    )
    styles = (
        '<w:style w:type="paragraph" w:styleId="h"><w:name w:val="heading 1"/>'
        '<w:basedOn w:val="h"/></w:style>'
    )
    numbering = (
        '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:numFmt w:val="chineseCounting"/>'
        '<w:lvlText w:val="%1、"/></w:lvl></w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    )
    image = ("img", "image", "media/image1.jpeg")
    parts = {
        "styles": styles, "numbering": numbering, "comments": comment(1, "请核实"),
        "footnotes": f'<w:footnote w:id="1">{p("注文。")}</w:footnote>',
    }  # fmt: skip
    return parts_of(body, image, media={"media/image1.jpeg": JPEG}, **parts)


def grafted(random: Random) -> bytes:
    """A DOCX whose XML is well-formed nonsense: elements lost, moved, renamed, with odd values."""
    parts = whole_parts("昨日，河湾区召开会议。\n会议要求，抓好落实。")
    name = random.choice(["word/document.xml"] * 5 + [n for n in parts if n.endswith(".xml")])
    root = etree.fromstring(str(parts[name]).encode())
    for _ in range(random.choice((1, 4, 16, 64))):
        items = list(root.iter())
        item, other = random.choice(items), random.choice(items)
        parent = item.getparent()
        act = random.randrange(5)
        if act == 0 and parent is not None:
            parent.remove(item)
        elif (
            act == 1
            and parent is not None
            and item not in other.iterancestors()
            and item is not other
        ):
            other.append(item)
        elif act == 2:
            item.tag = other.tag
        elif act == 3 and other.attrib:
            key = random.choice(sorted(other.attrib))
            odd = ("", "-1", "0", "9" * 12, "甲", "\u202e", "true", "F0FC", "D800", "%9")
            item.set(key, random.choice(odd))
        else:
            item.text, item.tail = other.tail, other.text
    return zipped(parts | {name: etree.tostring(root)})


def zips() -> Iterator[Input]:
    """Bombs and other zips that are no manuscripts."""
    flat = b"0" * (10 * MB)
    nested = zipped({f"{n}.zip": zipped({"flat": flat}) for n in range(16)})
    same = docx(p("甲"))
    bomb = parts_of(p(picture("i")), ("i", "image", "x.png"), media={"x.png": flat})
    yield Input("bomb", lambda rng: docx(p("甲" * 5 * MB)))
    yield Input("bomb beside", lambda rng: zipped(parts_of(p("甲")) | {"word/x.bin": flat}))
    yield Input("bomb as picture", lambda rng: zipped(bomb))
    yield Input("nested bomb", lambda rng: zipped({f"{n}.zip": nested for n in range(16)}))
    yield Input("nested bomb in a docx", lambda rng: zipped(parts_of(p("甲")) | {"b.zip": nested}))
    yield Input("docx in a docx", lambda rng: zipped(parts_of(p("甲")) | {"word/e.docx": same}))
    yield Input("docx of itself", lambda rng: zipped({"word/document.xml": same}))
    yield Input("many parts", lambda rng: zipped({f"word/{n}.xml": b"" for n in range(60_000)}))
    yield Input("many entries of one", lambda rng: overlapping(same, 60_000))
    yield Input("few entries of one", lambda rng: overlapping(same, 300))
    yield Input("declared too large", lambda rng: declared(same, 0xFFFFFFFE))
    yield Input("declared too small", lambda rng: declared(same, 7))
    yield Input("entries counted wrong", lambda rng: same[:-12] + b"\xff\xff" + same[-10:])
    yield Input("zip64 marks", lambda rng: same[:-14] + b"\xff" * 12 + same[-2:])
    yield Input("comment of 64 kB", lambda rng: same[:-2] + b"\xff\xff" + bytes(65_535))
    yield Input("in front of a zip", lambda rng: b"PK\3\4" + rng.randbytes(5_000) + same)
    yield Input("no entries", lambda rng: zipped({}))
    for kind in ("mimetype", "OFD.xml", "xl/workbook.xml", "a.txt", "word/document.xml"):
        yield Input(f"zip of {kind}", lambda rng, kind=kind: zipped({kind: "甲"}))


def overlapping(data: bytes, times: int) -> bytes:
    """A zip whose table of contents names its entries again and again."""
    at = data.index(b"PK\1\2")
    listing = data[at : data.index(b"PK\5\6")] * times
    tail = struct.pack("<4s4H2LH", b"PK\5\6", 0, 0, 0xFFFF, 0xFFFF, len(listing), at, 0)
    return data[:at] + listing + tail


def declared(data: bytes, size: int) -> bytes:
    """A zip whose every entry claims another size."""
    broken = bytearray(data)
    at = data.find(b"PK\1\2")
    while at >= 0:
        broken[at + 24 : at + 28] = struct.pack("<I", size)
        at = data.find(b"PK\1\2", at + 4)
    return bytes(broken)


def main_part(xml: str | bytes) -> bytes:
    """A DOCX, stored so that no ratio refuses it, whose document is this."""
    return zipped(parts_of("") | {"word/document.xml": xml}, zipfile.ZIP_STORED)


def documents() -> Iterator[Input]:
    """DOCX files wrong in their parts or out of all measure."""
    for n in range(40):
        yield Input(f"grafted docx {n}", grafted)
    for gone in ("[Content_Types].xml", "_rels/.rels", "word/document.xml"):
        yield Input(f"docx without {gone}", lambda rng, gone=gone: without(gone))
    cycle = relations(("a", "officeDocument", "_rels/.rels"), ("b", "officeDocument", ".rels"))
    own = ("s", "styles", "document.xml")
    yield Input("cyclic relationships", lambda rng: zipped(parts_of("") | {"_rels/.rels": cycle}))
    yield Input("document as its own styles", lambda rng: docx(p("甲"), own))
    yield Input("notes that cite themselves", lambda rng: docx(NOTE, footnotes=NOTES))
    starts, remarks = remarked(60_000)
    empty = starts + "<w:p/>" * FULL + p("甲")
    yield Input("comments of nobody", lambda rng: docx(starts + p("甲") * FULL))
    yield Input("comments on nothing", lambda rng: docx(empty, comments=remarks))
    yield Input("styles in a long circle", lambda rng: docx(styled(3_000), styles=circle(3_000)))
    yield from entities()
    yield from nested()
    for name, content in large():
        yield Input(
            name,
            lambda rng, content=content: main_part(
                element("document", f"<w:body>{content()}</w:body>")
            ),
        )


def entities() -> Iterator[Input]:
    """Entities that multiply and entities from outside, in both encodings that XML may have."""
    laughs = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 12))
    for name, entity in (
        ("entities", f'<!ENTITY l0 "笑">{laughs}'),
        ("outside entity", '<!ENTITY l11 SYSTEM "file:///etc/passwd">'),
    ):
        xml = f"<!DOCTYPE w [{entity}]>" + element("document", f"<w:body>{p('&l11;')}</w:body>")
        for encoding in ("utf-8", "utf-16"):
            data = xml.encode(encoding)
            yield Input(f"{name} {encoding}", lambda rng, data=data: main_part(data))


def nested() -> Iterator[Input]:
    """Containers within themselves."""
    for depth in (80, 120, 5_000):
        for tags in (("sdt", "sdtContent"), ("tbl", "tr", "tc"), ("p", "ins", "r")):
            opened = "".join(f"<w:{tag}>" for tag in tags) * depth
            closed = "".join(f"</w:{tag}>" for tag in reversed(tags)) * depth
            xml = element("document", f"<w:body>{opened}{p('甲')}{closed}</w:body>")
            yield Input(f"{depth} deep {tags[0]}", lambda rng, xml=xml: main_part(xml))


def large() -> Iterator[tuple[str, Callable[[], str]]]:
    """Bodies at or beyond the limits."""
    line, row = "河湾区今日召开会议，部署春季工作。", "<w:tr>" + "<w:tc/>" * 300 + "</w:tr>"
    code = '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
    title, listed = '<w:outlineLvl w:val="0"/>', '<w:numPr><w:numId w:val="1"/></w:numPr>'
    yield "full of paragraphs", lambda: p(line) * FULL
    yield "full of long paragraphs", lambda: p(line * 20) * FULL
    yield "too many paragraphs", lambda: p("甲") * 20_001
    yield "full of headings", lambda: p("甲", properties=title) * FULL
    yield "full of numbers", lambda: p("甲", properties=listed) * FULL
    yield "full of line breaks", lambda: p("<w:r>" + "<w:t>甲</w:t><w:br/>" * FULL + "</w:r>")
    yield "full of pictures", lambda: p(picture("x")) * FULL
    yield "full of changes", lambda: p("甲", change("ins", r("乙")), change("del", r("丙"))) * FULL
    yield "one change of 90,000 runs", lambda: p(change("ins", r("乙") * 90_000))
    yield "long table", lambda: table(*[("甲", "乙", "丙")] * (FULL // 3))
    yield "wide table", lambda: table(("甲",) * FULL)
    yield "cells without paragraphs", lambda: f"<w:tbl>{row * 900}</w:tbl>"
    yield "400,000 tags", lambda: p("<w:r/>" * 400_000)
    yield "a million tags", lambda: p("<w:r/>" * 990_000)
    yield (
        "a million attributes",
        lambda: "".join(f'<w:x a{n % 99}="" b{n % 97}=""/>' for n in range(320_000)),
    )
    yield "two million tags", lambda: p("<w:r/>" * 2_000_000)
    yield "one word of 3 MB", lambda: p("甲" * MB)
    yield "one word of 9 MB", lambda: p("甲" * (3 * MB))
    yield "one word of 11 MB", lambda: p("a" * (11 * MB))
    yield "part of 30 MB", lambda: p("甲" * 1000) * 10_000
    yield "fields unclosed", lambda: p(code * 50_000) + p("甲")
    yield "nothing in it", lambda: ""


NOTE = p("甲", '<w:r><w:footnoteReference w:id="1"/></w:r>')
NOTES = f'<w:footnote w:id="1">{NOTE}</w:footnote>'


def styled(count: int) -> str:
    """A paragraph in each style."""
    return "".join(p("甲", properties=f'<w:pStyle w:val="s{n}"/>') for n in range(count))


def remarked(count: int) -> tuple[str, str]:
    """The beginnings of ranges that never end, and their comments."""
    starts = "".join(begins(n) for n in range(count))
    return starts, "".join(f'<w:comment w:id="{n}"/>' for n in range(count))


def circle(count: int) -> str:
    """Styles each based on the next, the last on the first."""
    return "".join(
        f'<w:style w:type="paragraph" w:styleId="s{n}">'
        f'<w:basedOn w:val="s{(n + 1) % count}"/></w:style>'
        for n in range(count)
    )


def without(gone: str) -> bytes:
    """A DOCX that lacks a part."""
    return zipped({name: data for name, data in parts_of(p("甲")).items() if name != gone})
