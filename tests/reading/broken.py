"""Five hundred broken inputs, the same on every run."""

import json
import struct
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random
from typing import NamedTuple

from reading.manuscript import (
    JPEG,
    begins,
    change,
    comment,
    deleted,
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

TOTAL = 500
MB = 2**20


class Input(NamedTuple):
    """A broken input; `make` gives its bytes, `size` is what the file is stretched to (sparse)."""

    name: str
    make: Callable[[Random], bytes]
    size: int = 0

    def write(self, path: Path) -> None:
        """Write the file; its random bytes hang on the name alone."""
        with path.open("wb") as file:
            file.write(self.make(Random(self.name)))
            if self.size:
                file.truncate(self.size)


TEXT = (
    "河湾时报\n河湾区委宣传部主办　内资准印号：河内资〔2024〕12号\n"
    "2024年3月15日　星期五　农历甲辰年二月初六　第10期（总第210期）　今日4版\n\n"
    "# 我区部署春季重点项目建设\n（记者 王明 李静）\n"
    "昨日，河湾区召开春季重点项目推进会，区长陈志远出席并讲话。会议指出，要抢抓农时，\n"
    "强化要素保障，确保各项目早开工、早见效。\n\n"
    "## 02版 综合\n# 东街社区办起邻里食堂\n本报讯（记者 赵兰）“一碗面六块钱。”三月的东街飘着饭香。\n"
    "△居民在食堂用餐。刘洋 摄\n\n值班编辑：周文 校对：孙丽 投稿邮箱：hewan@example.com\n"
) * 3  # fmt: skip
ISSUE = json.dumps(
    {
        "schema": "shibao.issue/1",
        "masthead": {"title": "河湾时报", "date": "2024-03-15", "number": 10},
        "pages": [{"number": 1, "name": "要闻"}],
        "articles": [
            {
                "id": "a1",
                "title": "我区部署春季重点项目建设",
                "paragraphs": [
                    {"text": "昨日，河湾区召开会议。", "places": [{"start": 0, "end": 3}]}
                ],
                "byline": {"text": "（记者 王明）", "reporters": ["王明"]},
            }
        ],
    },
    ensure_ascii=False,
)


def whole_docx() -> bytes:
    """A DOCX with something of everything, to be broken."""
    body = (
        p("河湾时报", properties='<w:pStyle w:val="h"/><w:jc w:val="center"/>')
        + p("2024年3月15日 星期五 第10期（总第210期）")
        + p("我区部署春季项目", properties='<w:pStyle w:val="h"/>')
        + p("昨日，", change("del", deleted("区里")), change("ins", r("河湾区")), "召开会议。")
        + p(
            begins(1), "要抓好落实。", ends(1), properties='<w:numPr><w:numId w:val="1"/></w:numPr>'
        )
        + p(picture("img"))
        + table(("街道", "户数"), ("东街", "三"))
        + "".join(p(line) for line in TEXT.splitlines() if line)
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
    parts = parts_of(
        body,
        image,
        media={"media/image1.jpeg": JPEG},
        styles=styles,
        numbering=numbering,
        comments=comment(1, "请核实"),
    )
    return zipped(parts)


def cut(data: bytes, random: Random) -> bytes:
    """The beginning of a file."""
    return data[: random.randrange(len(data))]


def flipped(data: bytes, random: Random) -> bytes:
    """A file with some bits turned over."""
    broken = bytearray(data)
    for _ in range(random.choice((1, 3, 30, 300))):
        broken[random.randrange(len(broken))] ^= 1 << random.randrange(8)
    return bytes(broken)


def spliced(data: bytes, random: Random) -> bytes:
    """A file with a stretch replaced, repeated or lost."""
    start, end = sorted(random.randrange(len(data)) for _ in range(2))
    middle = random.choice((b"", random.randbytes(200), data[start:end] * 2, bytes(64)))
    return data[:start] + middle + data[end:]


def mutations() -> Iterator[Input]:
    """Sound files of every kind, broken at random."""
    sound = {
        "docx": whole_docx(),
        "stored docx": zipped(parts_of(p("甲" * 500) * 9), zipfile.ZIP_STORED),
        "utf-8 text": TEXT.encode(),
        "gb18030 text": TEXT.encode("gb18030"),
        "utf-16 text": TEXT.encode("utf-16"),
        "json": ISSUE.encode(),
    }
    for kind, data in sound.items():
        for way in (cut, flipped, spliced):
            for n in range(14):
                yield Input(
                    f"{way.__name__} {kind} {n}", lambda rng, way=way, data=data: way(data, rng)
                )


def encodings() -> Iterator[Input]:
    """Text in encodings that are told and not told, sound, damaged and mixed."""
    traditional = "區政府召開會議，部署春季工作。\n居民在食堂用餐。\n" * 20
    texts = {
        "gb18030": TEXT, "gbk": TEXT, "utf-16-le": TEXT, "utf-16-be": TEXT, "utf-32": TEXT,
        "utf-7": TEXT, "hz": TEXT, "big5": traditional, "shift_jis": "会議を開催しました。\n" * 40,
        "euc_jp": "会議を開催しました。\n" * 40, "euc_kr": "회의를 열었다.\n" * 40,
        "cp1252": "Façade naïve – “café”\n" * 40,
    }  # fmt: skip
    for encoding, text in texts.items():
        data = text.encode(encoding, "ignore")
        yield Input(f"{encoding} sound", lambda rng, data=data: data)
        yield Input(f"{encoding} odd", lambda rng, data=data: data[1:])
        yield Input(f"{encoding} damaged", lambda rng, data=data: flipped(data, rng))
        mixed = TEXT.encode() + data
        yield Input(f"{encoding} after utf-8", lambda rng, mixed=mixed: mixed)
    for mark in (b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf", b"\xff\xfe\0\0"):
        yield Input(
            f"wrong mark {mark.hex()}", lambda rng, mark=mark: mark + TEXT.encode("gb18030")
        )
        yield Input(f"only mark {mark.hex()}", lambda rng, mark=mark: mark)
    lone = "甲\ud800乙\udfff".encode("utf-16-le", "surrogatepass")
    yield Input("lone surrogates utf-16", lambda rng: b"\xff\xfe" + lone * 50)
    yield Input("lone surrogates utf-8", lambda rng: TEXT.encode() + b"\xed\xa0\x80" * 9)
    yield Input("overlong utf-8", lambda rng: TEXT.encode() + b"\xc0\x80\xf8\x88\x80\x80\x80")


def sizes() -> Iterator[Input]:
    """Nothing, next to nothing, and too much."""
    few = {
        "empty": b"", "space": b" \n\t\n", "wide space": "　\n　\n".encode(), "nul": bytes(4096),
        "one nul in text": TEXT.encode().replace("王".encode(), b"\0", 1), "line feed": b"\n",
        "nul in every line": TEXT.encode().replace(b"\n", b"\0\n"), "one letter": b"a",
        "controls": bytes(range(32)) * 64, "only marks": "。，、！？" .encode() * 2000,
        "only hashes": b"#" * 9000 + b"\n", "only brackets": "（".encode() * 90_000,
        "only names": ("（记者 " + "甲 " * 30_000 + "）").encode(), "dates": b"2024-03-15 " * 60_000,
        "numerals": "一" .encode() * 900_000, "unclosed byline": "（记者 王明\n".encode() * 9_000,
        "right to left": "\u202e河湾\u200b时报\ufeff\n".encode() * 999,
        "combining": ("e" + "\u0301" * 90_000).encode(), "spaces": b" " * 4 * MB + b"a",
    }  # fmt: skip
    for name, data in few.items():
        yield Input(name, lambda rng, data=data: data)
    line, short = "河湾区今日召开会议".encode(), "甲\n".encode()
    for size in (7, 9, 60):
        count = size * MB
        yield Input(f"{size} MB of one line", lambda rng, n=count: line * (n // len(line)))
        yield Input(f"{size} MB of letters", lambda rng, n=count: b"a" * n)
        yield Input(f"{size} MB of short lines", lambda rng, n=count: short * (n // len(short)))
        yield Input(f"{size} MB of empty lines", lambda rng, n=count: b"\n" * n + b"a")
        yield Input(f"{size} MB at random", lambda rng, n=count: rng.randbytes(n))
    yield Input("7 MB of headings", lambda rng: "# 题目\n正文。\n".encode() * (7 * MB // 22))
    yield Input("7 MB of issues", lambda rng: TEXT.encode() * (7 * MB // len(TEXT.encode())))
    yield Input("100 MB of one line", lambda rng: b"a" * (100 * MB))
    yield Input("100 MB of nothing", lambda rng: b"", 100 * MB)
    yield Input("8 GB sparse after a title", lambda rng: "河湾时报\n".encode(), 8192 * MB)


def zips() -> Iterator[Input]:
    """Bombs and other zips that are no manuscripts."""
    flat = b"0" * (10 * MB)
    packed = zipped({"flat": flat})
    nested = zipped({f"{n}.zip": packed for n in range(16)})
    tiny = {f"word/{n}.xml": b"" for n in range(60_000)}
    same = docx(p("甲"))
    yield Input("bomb", lambda rng: docx(p("甲" * 5 * MB)))
    yield Input("bomb beside", lambda rng: zipped(parts_of(p("甲")) | {"word/x.bin": flat}))
    yield Input(
        "bomb as picture",
        lambda rng: zipped(
            parts_of(p(picture("i")), ("i", "image", "x.png"), media={"x.png": flat})
        ),
    )
    yield Input("nested bomb", lambda rng: zipped({f"{n}.zip": nested for n in range(16)}))
    yield Input("nested bomb in a docx", lambda rng: zipped(parts_of(p("甲")) | {"b.zip": nested}))
    yield Input("docx in a docx", lambda rng: zipped(parts_of(p("甲")) | {"word/e.docx": same}))
    yield Input("docx of itself", lambda rng: zipped({"word/document.xml": same}))
    yield Input("many parts", lambda rng: zipped(tiny))
    yield Input("many entries of one", lambda rng: overlapping(same, 60_000))
    yield Input("few entries of one", lambda rng: overlapping(same, 900))
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
    end = data.index(b"PK\5\6")
    listing = data[at:end] * times
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
    """A DOCX, stored, whose document is this."""
    return zipped(parts_of("") | {"word/document.xml": xml}, zipfile.ZIP_STORED)


def body(content: str) -> bytes:
    """A DOCX, stored, so that no ratio refuses it, with this in its body."""
    return main_part(element("document", f"<w:body>{content}</w:body>"))


def documents() -> Iterator[Input]:
    """DOCX files wrong in their parts or out of all measure."""
    for gone in ("[Content_Types].xml", "_rels/.rels", "word/document.xml"):
        yield Input(f"docx without {gone}", lambda rng, gone=gone: without(gone))
    laughs = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 12))
    doctype = f'<!DOCTYPE w [<!ENTITY l0 "笑">{laughs}]>'
    outside = '<!DOCTYPE w [<!ENTITY f SYSTEM "file:///etc/passwd">]>'
    for name, head in (("entities", doctype), ("outside entity", outside)):
        for encoding in ("utf-8", "utf-16"):
            xml = head + element("document", f"<w:body>{p('&l11;&f;')}</w:body>")
            yield Input(
                f"{name} {encoding}", lambda rng, xml=xml, e=encoding: main_part(xml.encode(e))
            )
    cycle = relations(("a", "officeDocument", "_rels/.rels"), ("b", "officeDocument", ".rels"))
    yield Input(
        "cyclic relationships", lambda rng: zipped(parts_of(p("甲")) | {"_rels/.rels": cycle})
    )
    yield Input(
        "document as its own styles", lambda rng: docx(p("甲"), ("s", "styles", "document.xml"))
    )
    yield Input("notes that cite themselves", lambda rng: docx(NOTE, footnotes=NOTES))
    yield Input("styles in a long circle", lambda rng: docx(styled(3_000), styles=circle(3_000)))
    for depth in (80, 120, 5_000):
        for tags in (("sdt", "sdtContent"), ("tbl", "tr", "tc"), ("p", "ins", "r")):
            opened = "".join(f"<w:{tag}>" for tag in tags) * depth
            closed = "".join(f"</w:{tag}>" for tag in reversed(tags)) * depth
            xml = opened + p("甲") + closed
            yield Input(f"{depth} deep {tags[0]}", lambda rng, xml=xml: body(xml))
    for name, content in large():
        yield Input(name, lambda rng, content=content: body(content()))


def large() -> Iterator[tuple[str, Callable[[], str]]]:
    """Bodies at or beyond the limits."""
    yield "20,000 paragraphs", lambda: p("河湾区今日召开会议，部署春季工作。") * 19_990
    yield "20,000 long paragraphs", lambda: p("河湾区今日召开会议，部署春季工作。" * 15) * 19_990
    yield "20,001 paragraphs", lambda: p("甲") * 20_001
    yield "20,000 headings", lambda: p("甲", properties='<w:outlineLvl w:val="0"/>') * 19_990
    yield "20,000 changes", lambda: p("甲", change("ins", r("乙")), change("del", r("丙"))) * 9_990
    yield "one change of 90,000 runs", lambda: p(change("ins", r("乙") * 90_000))
    yield "huge table", lambda: table(*[("甲", "乙", "丙")] * 6_000)
    yield "wide table", lambda: table(("甲",) * 19_000)
    yield (
        "cells without paragraphs",
        lambda: f"<w:tbl>{('<w:tr>' + '<w:tc/>' * 300 + '</w:tr>') * 900}</w:tbl>",
    )
    yield "400,000 tags", lambda: p("<w:r/>" * 400_000)
    yield "million tags", lambda: p("<w:r/>" * 990_000)
    yield (
        "million attributes",
        lambda: "".join(f'<w:x a{n % 99}="" b{n % 97}=""/>' for n in range(250_000)),
    )
    yield "two million tags", lambda: p("<w:r/>" * 2_000_000)
    yield "line breaks", lambda: p("<w:r>" + "<w:t>甲</w:t><w:br/>" * 19_000 + "</w:r>")
    yield "one word of 3 MB", lambda: p("甲" * MB)
    yield "one word of 9 MB", lambda: p("甲" * (3 * MB))
    yield "one word of 11 MB", lambda: p("a" * (11 * MB))
    yield "part of 30 MB", lambda: p("甲" * 1000) * 10_000
    yield "pictures of nothing", lambda: p(picture("x")) * 15_000
    yield (
        "fields unclosed",
        lambda: p('<w:r><w:fldChar w:fldCharType="begin"/></w:r>' * 50_000) + p("甲"),
    )
    yield (
        "only numbers",
        lambda: p("甲", properties='<w:numPr><w:numId w:val="1"/></w:numPr>') * 9_000,
    )
    yield "nothing in it", lambda: ""


NOTE = p("甲", '<w:r><w:footnoteReference w:id="1"/></w:r>')
NOTES = f'<w:footnote w:id="1">{NOTE}</w:footnote>'


def styled(count: int) -> str:
    """A paragraph in each style."""
    return "".join(p("甲", properties=f'<w:pStyle w:val="s{n}"/>') for n in range(count))


def circle(count: int) -> str:
    """Styles each based on the next, the last on the first."""
    return "".join(
        f'<w:style w:type="paragraph" w:styleId="s{n}"><w:basedOn w:val="s{(n + 1) % count}"/></w:style>'
        for n in range(count)
    )


def without(gone: str) -> bytes:
    """A DOCX that lacks a part."""
    return zipped({name: data for name, data in parts_of(p("甲")).items() if name != gone})


def jsons() -> Iterator[Input]:
    """Issue JSON with wrong types, out of depth and out of measure."""
    head = '{"schema":"shibao.issue/1",'
    wrong = {
        "articles": ["1", "null", "{}", "[1]", '[{"id":1}]', '[{"id":"a","paragraphs":"x"}]', '"x"'],
        "masthead": ["[]", '{"date":"2024-13-45"}', '{"number":1e400}', '{"number":"十"}',
                     '{"number":' + "9" * 5_000 + "}", '{"date":99999999999}', '{"title":["x"]}'],
        "pages": ["{}", '[{"number":-1e9}]', '[{"number":1.5}]', '[{"number":NaN}]'],
        "x": ["[" * 90_000, "[" * 90 + "]" * 90, "[" * 5_000 + "]" * 5_000, '{"a":' * 50_000,
              '"\\ud800"', '"\\u0000"', "9" * 100_000, "-", '"' + "x" * MB, "1e999999"],
    }  # fmt: skip
    for key, values in wrong.items():
        for n, value in enumerate(values):
            yield Input(
                f"json {key} {n}", lambda rng, k=key, v=value: f'{head}"{k}":{v}}}'.encode()
            )
    rest = {
        "cut": head, "other schema": '{"schema":"shibao.issue/9"}', "no schema": '{"a":1}',
        "array": "[]", "schema in text": '{"schema"', "twice": ISSUE * 2, "single quotes": "{'schema':1}",
    }  # fmt: skip
    for name, text in rest.items():
        yield Input(f"json {name}", lambda rng, text=text: text.encode())
    yield Input("json in utf-16", lambda rng: ISSUE.encode("utf-16"))
    yield Input("json in gb18030", lambda rng: ISSUE.encode("gb18030"))
    yield Input("json of 60 MB", lambda rng: f'{head}"x":"{"x" * (60 * MB)}"}}'.encode())
    yield Input("json of lists", lambda rng: f'{head}"x":[{"[]," * (20 * MB)}[]]}}'.encode())
    paragraph = '{"text":"甲"},'
    many = f'"articles":[{{"id":"a","paragraphs":[{paragraph * 400_000}{paragraph[:-1]}]}}]}}'
    yield Input("json of paragraphs", lambda rng: f"{head}{many}".encode())


def heads() -> Iterator[Input]:
    """The first bytes of other formats, and noise behind them."""
    magics = (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"{\\rtf1", b"%PDF-1.7", b"\x89PNG\r\n\x1a\n", b"GIF89a",
        b"\xff\xd8\xff\xe0", b"II*\0", b"PK\3\4", b"PK\5\6", b"PK\7\10", b"Rar!\x1a\7", b"\x1f\x8b\x08",
        b"7z\xbc\xaf\x27\x1c", b"<html>", b"<?xml version='1.0'?>", b"MZ", b"\x7fELF", b"SQLite format 3\0",
    )  # fmt: skip
    for magic in magics:
        yield Input(f"head {magic!r}", lambda rng, magic=magic: magic + rng.randbytes(20_000))


def inputs() -> list[Input]:
    """All of them: those above, and random bytes to make up the number."""
    found = [
        *mutations(), *encodings(), *sizes(), *zips(), *documents(), *jsons(), *heads()
    ]  # fmt: skip
    noise = (
        Input(f"noise {n}", lambda rng, n=n: rng.randbytes(1 << n % 22))
        for n in range(TOTAL - len(found))
    )
    return [*found, *noise]
