"""The zip and the XML of a DOCX: what is found, what is refused and in which words."""

import io
import random
import re
import struct
import zipfile

import pytest

from reading.manuscript import (
    NAMESPACES,
    OFFICE,
    docx,
    element,
    p,
    parts_of,
    relations,
    table,
    zipped,
)
from shibao.paper import DamagedInput
from shibao.reading import Source
from shibao.reading.docx import blocks_of, shibao_read


def texts(data: bytes) -> list[str]:
    return [block.text for block in blocks_of(Source("稿.docx", data))[0]]


def refusal(data: bytes) -> str:
    with pytest.raises(DamagedInput) as caught:
        blocks_of(Source("稿.docx", data))
    assert caught.value.where.startswith("稿.docx")
    assert caught.value.todo
    return caught.value.what


def with_main(xml: str | bytes) -> bytes:
    return zipped(parts_of("") | {"word/document.xml": xml})


class TestFinding:
    def test_the_main_part_is_found_by_its_relationship(self) -> None:
        parts = parts_of("")
        parts["正/文.xml"] = element("document", f"<w:body>{p('甲')}</w:body>")
        parts["_rels/.rels"] = relations(("x", "officeDocument", "/正/文.xml"))
        assert texts(zipped(parts)) == ["甲"]

    def test_part_names_have_no_case(self) -> None:
        parts = parts_of(p("甲"))
        parts["Word/Document.XML"] = parts.pop("word/document.xml")
        assert texts(zipped(parts)) == ["甲"]

    def test_strict_office_open_xml(self) -> None:
        strict = (
            NAMESPACES.replace(
                "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
                "http://purl.oclc.org/ooxml/wordprocessingml/main",
            ).replace(OFFICE, "http://purl.oclc.org/ooxml/officeDocument/relationships")
        )  # fmt: skip
        parts = parts_of("")
        parts["word/document.xml"] = f"<w:document {strict}><w:body>{p('甲')}</w:body></w:document>"
        parts["_rels/.rels"] = str(parts["_rels/.rels"]).replace(
            OFFICE, "http://purl.oclc.org/ooxml/officeDocument/relationships"
        )
        assert texts(zipped(parts)) == ["甲"]

    @pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
    def test_parts_in_other_encodings(self, encoding: str) -> None:
        main = element("document", f"<w:body>{p('甲')}</w:body>")
        assert texts(with_main(main.encode(encoding))) == ["甲"]

    def test_a_zip_inside_stays_closed(self) -> None:
        parts = parts_of(p("甲")) | {
            "word/embeddings/a.docx": docx(p("乙")),
            "b.zip": b"PK\3\4 bad",
        }
        assert texts(zipped(parts, zipfile.ZIP_STORED)) == ["甲"]

    def test_what_is_no_zip_is_left_to_others(self) -> None:
        assert shibao_read(Source("a.docx", "河湾时报".encode())) is None


class TestOtherZips:
    @pytest.mark.parametrize(
        ("parts", "what"),
        [
            ({"mimetype": "application/vnd.oasis.opendocument.text"}, "OpenDocument"),
            ({"mimetype": "application/epub+zip"}, "EPUB"),
            ({"OFD.xml": "<ofd/>"}, "OFD"),
            ({"a.txt": "甲"}, "普通压缩包"),
            ({}, "普通压缩包"),
        ],
    )
    def test_says_what_it_is(self, parts: dict[str, str], what: str) -> None:
        assert what in refusal(zipped(parts))

    @pytest.mark.parametrize(
        ("kind", "what"), [("spreadsheetml", "xlsx"), ("presentationml", "pptx")]
    )
    def test_other_office_files(self, kind: str, what: str) -> None:
        space = f"http://schemas.openxmlformats.org/{kind}/2006/main"
        assert what in refusal(with_main(f'<x xmlns="{space}"/>'))

    @pytest.mark.parametrize(
        ("gone", "what"),
        [
            ("[Content_Types].xml", "Content_Types"),
            ("_rels/.rels", "缺少正文部件"),
            ("word/document.xml", "缺少正文部件"),
        ],
    )
    def test_missing_parts(self, gone: str, what: str) -> None:
        parts = parts_of(p("甲"))
        del parts[gone]
        assert what in refusal(zipped(parts))

    def test_a_main_part_without_body(self) -> None:
        assert "不是 Word 正文" in refusal(with_main(element("document", "")))

    def test_parts_that_a_docx_can_do_without(self) -> None:
        links = tuple((kind, kind, f"{kind}.xml") for kind in ("styles", "numbering", "comments"))
        assert texts(docx(p("甲"), *links)) == ["甲"]


class TestCycles:
    def test_relationships_that_lead_back(self) -> None:
        parts = parts_of(p("甲"), ("x", "styles", "document.xml"), ("y", "image", "../_rels/.rels"))
        parts["_rels/.rels"] = relations(
            ("a", "extended-properties", "_rels/.rels"),
            ("b", "officeDocument", "word/document.xml"),
        )
        assert texts(zipped(parts)) == ["甲"]

    def test_a_package_whose_document_is_its_relationships(self) -> None:
        parts = parts_of(p("甲"))
        parts["_rels/.rels"] = relations(("a", "officeDocument", "_rels/.rels"))
        assert "不是 Word 正文" in refusal(zipped(parts))


def patched(data: bytes, name: str, offset: int, value: bytes, *, local: bool = False) -> bytes:
    """The zip with bytes of an entry's header overwritten; `offset` is that of the central one."""
    magic, skip = (b"PK\3\4", 30) if local else (b"PK\1\2", 46)
    at = next(m.start() for m in re.finditer(re.escape(magic), data)
              if data[m.start() + skip :].startswith(name.encode()))  # fmt: skip
    return data[: at + offset] + value + data[at + offset + len(value) :]


class TestZipLimits:
    name = "word/document.xml"

    def test_a_part_that_grows_two_hundredfold(self) -> None:
        assert "压缩比" in refusal(docx(p("甲" * 2_000_000)))

    def test_a_small_part_may(self) -> None:
        assert len(texts(docx(p("甲" * 300_000)))[0]) == 300_000

    def test_too_many_parts(self) -> None:
        assert "部件超过" in refusal(zipped({f"{n}": b"" for n in range(2_001)}))

    def test_too_many_entries_to_count_one_by_one(self) -> None:
        assert "部件超过" in refusal(docx(p("甲")) + b"PK\1\2" * 20_001)

    def test_too_much_in_all(self) -> None:
        noise = random.Random(1).randbytes(600_000) * 35
        parts = {str(n): noise for n in range(4)}
        assert "解压后超过" in refusal(zipped(parts))

    def test_a_size_that_lies_low(self) -> None:
        data = docx(p("甲" * 5_000))
        assert "损坏" in refusal(patched(data, self.name, 24, struct.pack("<I", 100)))

    def test_a_size_that_lies_high(self) -> None:
        data = docx(p("甲"))
        assert "不符" in refusal(patched(data, self.name, 24, struct.pack("<I", 5_000)))

    def test_a_password(self) -> None:
        assert "密码" in refusal(patched(docx(p("甲")), self.name, 8, b"\1\0"))

    def test_a_method_that_no_docx_uses(self) -> None:
        assert "压缩方法" in refusal(zipped(parts_of(p("甲")), zipfile.ZIP_LZMA))

    @pytest.mark.parametrize("name", ["../x", "/x", "a/../../x", "C:\\x", "a\\..\\x"])
    def test_names_that_lead_out(self, name: str) -> None:
        assert "越出" in refusal(zipped(parts_of(p("甲")) | {name: b""}))

    @pytest.mark.filterwarnings("ignore:Duplicate name")
    def test_a_name_given_twice(self) -> None:
        buffer = io.BytesIO(docx(p("甲")))
        with zipfile.ZipFile(buffer, "a") as file:
            file.writestr("word/document.xml", "x")
        assert "重名" in refusal(buffer.getvalue())
        assert "重名" in refusal(zipped(parts_of(p("甲")) | {"WORD/document.xml": b""}))

    def test_entries_that_share_bytes(self) -> None:
        data = docx(p("甲"))
        first = zipfile.ZipFile(io.BytesIO(data)).infolist()[0].header_offset
        assert "重叠" in refusal(patched(data, self.name, 42, struct.pack("<I", first)))

    @pytest.mark.parametrize("keep", [10, 200, -10])
    def test_a_file_cut_short(self, keep: int) -> None:
        assert "不完整" in refusal(docx(p("甲"))[:keep])


class TestXmlLimits:
    @pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
    @pytest.mark.parametrize(
        "head",
        [
            '<!DOCTYPE w [<!ENTITY a "aaa"><!ENTITY b "&a;&a;">]>',
            '<!DOCTYPE w SYSTEM "file:///etc/passwd">',
            f"<!--{'x' * 9_000}--><!DOCTYPE w>",
        ],
    )
    def test_no_dtd_wherever_it_stands(self, head: str, encoding: str) -> None:
        main = head + element("document", f"<w:body>{p('甲')}</w:body>")
        assert "DTD" in refusal(with_main(main.encode(encoding)))

    def test_nesting(self) -> None:
        def nested(depth: int) -> str:
            open_, close = "<w:sdt><w:sdtContent>", "</w:sdtContent></w:sdt>"
            return open_ * depth + p("甲") + close * depth

        assert texts(docx(nested(120))) == ["甲"]
        assert "损坏" in refusal(docx(nested(130)))

    def test_deep_tables_and_boxes_can_be_walked(self) -> None:
        body = p("底")
        for _ in range(80):
            body = table((body,))
        assert texts(docx(body)) == ["底"]
        body = p("底")
        for _ in range(80):
            body = p(f"<w:r><w:txbxContent>{body}</w:txbxContent></w:r>")
        assert texts(docx(body)) == ["底"]

    @pytest.mark.parametrize("prefix", ["w:", ""])
    def test_paragraphs(self, prefix: str) -> None:
        space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
        declared = f'xmlns{":w" if prefix else ""}="{space}"'
        body = f"<{prefix}p/>" * 20_001
        main = (
            f"<{prefix}document {declared}><{prefix}body>{body}</{prefix}body></{prefix}document>"
        )
        assert "段落超过" in refusal(with_main(main))

    def test_blocks_made_of_line_breaks(self) -> None:
        assert "段落超过" in refusal(docx(p("<w:r>" + "<w:t>甲</w:t><w:br/>" * 10_001 + "</w:r>")))

    def test_tags(self) -> None:
        assert "标记超过" in refusal(zipped(parts_of("<w:r/>" * 1_000_000), zipfile.ZIP_STORED))

    def test_changes(self) -> None:
        edits = "".join(
            f'<w:ins w:author="{n}"><w:r><w:t>甲</w:t></w:r></w:ins>' for n in range(20_001)
        )
        assert "修订和批注超过" in refusal(docx(f"<w:p>{edits}</w:p>"))

    def test_comments_over_everything(self) -> None:
        starts = "".join(f'<w:commentRangeStart w:id="{n}"/>' for n in range(200))
        remarks = "".join(f'<w:comment w:id="{n}">{p("注")}</w:comment>' for n in range(200))
        assert "修订和批注超过" in refusal(docx(starts + p("甲") * 200, comments=remarks))

    @pytest.mark.parametrize(
        "main", [b"", b"<w:document", b"\xff\xfe\0", b"\0" * 64, b"<a>&x;</a>"]
    )
    def test_what_is_no_xml(self, main: bytes) -> None:
        assert "损坏" in refusal(with_main(main))
