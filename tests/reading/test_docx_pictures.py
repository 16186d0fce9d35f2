"""Pictures, text boxes and notes of a DOCX: each at its place, nothing fetched from outside."""

import pytest

from reading.manuscript import JPEG, change, docx, p, parts_of, picture, zipped
from shibao.reading import Source
from shibao.reading.docx import blocks_of


def texts(body: str, **parts: str) -> list[str]:
    return [block.text for block in blocks_of(Source("稿.docx", docx(body, **parts)))[0]]


class TestPictures:
    links = (
        ("jpg", "image", "media/image1.jpg"),
        ("same", "image", "other/image1.JPEG"),
        ("exe", "image", "media/image2.png"),
        ("gone", "image", "media/none.png"),
        ("web", "image", "https://example.invalid/x.png"),
    )
    jpeg, other, program = "media/image1.jpg", "other/image1.JPEG", "media/image2.png"

    def files(self, body: str) -> tuple[list[str | None], dict[str, bytes]]:
        files = {self.jpeg: JPEG, self.other: JPEG + b"2", self.program: b"MZ"}
        data = zipped(parts_of(body, *self.links, media=files))
        found, media = blocks_of(Source("稿.docx", data))
        return [b.photo.file if b.photo else b.text for b in found], media

    def test_a_photo_stands_at_its_place(self) -> None:
        body = p("前") + p(picture("jpg")) + p("△图说。") + p(picture("same"), "文", picture("jpg"))
        names, media = self.files(body)
        assert names == ["前", "image1.jpeg", "△图说。", "image1-2.jpeg", "文", "image1.jpeg"]
        assert media == {"image1.jpeg": JPEG, "image1-2.jpeg": JPEG + b"2"}

    def test_old_pictures_too(self) -> None:
        names, _ = self.files(
            p('<w:r><w:pict><v:shape><v:imagedata r:id="jpg"/></v:shape></w:pict></w:r>')
        )
        assert names == ["image1.jpeg"]

    @pytest.mark.parametrize("name", ["exe", "gone", "web", "nothing"])
    def test_what_is_no_picture_of_the_file_leaves_only_its_place(self, name: str) -> None:
        assert self.files(p(picture(name)) + p("文")) == ([None, "文"], {})

    def test_a_struck_out_picture_is_gone(self) -> None:
        assert self.files(p(change("del", picture("jpg")), "文")) == (["文"], {})


class TestBoxesAndNotes:
    box = "<wps:txbx><w:txbxContent>{}</w:txbxContent></wps:txbx>"

    def test_a_text_box_follows_its_paragraph_once(self) -> None:
        old = f"<v:textbox><w:txbxContent>{p('旧')}</w:txbxContent></v:textbox>"
        shape = (
            f"<mc:AlternateContent><mc:Choice>{self.box.format(p('报眼') + p('一'))}</mc:Choice>"
            f"<mc:Fallback><w:pict>{old}</w:pict></mc:Fallback></mc:AlternateContent>"
        )
        assert texts(p("甲", f"<w:r>{shape}</w:r>", "乙") + p("丙")) == ["甲乙", "报眼", "一", "丙"]

    def test_notes_follow_the_paragraph_that_cites_them(self) -> None:
        sign = '<w:r><w:footnoteReference w:id="2"/></w:r>'
        notes = (
            f'<w:footnote w:id="0" w:type="separator">{p("——")}</w:footnote>'
            f'<w:footnote w:id="2">{p("见本报前文。", sign)}</w:footnote>'
        )
        assert texts(p("甲", sign, "乙") + p("丙"), footnotes=notes) == [
            "甲乙",
            "见本报前文。",
            "丙",
        ]
