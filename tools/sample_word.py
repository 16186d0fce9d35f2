"""A sample issue as a Word file, tracked changes and comments in it."""

from __future__ import annotations

import datetime as dt
import io
import zipfile
from typing import Any

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor
from sample_parts import (
    MARKS,
    PHOTOS,
    Json,
    blocks,
    byline_above,
    byline_below,
    caption,
    imprint,
    imprint_lines,
    masthead,
    masthead_lines,
)

# -- Word files --------------------------------------------------------------------


class Word:
    """A .docx in one of the three layouts."""

    def __init__(self, source: Json) -> None:
        self.source, self.layout = source, source["layout"]
        self.styled = self.layout != "docx-plain"
        self.doc = Document()
        self.changes = 100
        for name, face in (
            ("Normal", "宋体"),
            ("Title", "黑体"),
            ("Subtitle", "楷体"),
            ("Heading 1", "黑体"),
            ("Heading 2", "黑体"),
            ("Caption", "楷体"),
        ):
            fonts = self.doc.styles[name].element.get_or_add_rPr().get_or_add_rFonts()
            for key in [k for k in fonts.attrib if "Theme" in k]:
                del fonts.attrib[key]
            fonts.set(qn("w:eastAsia"), face)
            self.doc.styles[name].font.color.rgb = RGBColor(0, 0, 0)
        self.doc.styles["Normal"].font.size = Pt(10.5)

    def line(self, text: str, style: str = "Normal", **look: Any) -> Any:
        """A paragraph: by style name, or by plain bold and centring."""
        par = self.doc.add_paragraph(style=style if self.styled else "Normal")
        run = par.add_run(text)
        if not self.styled:
            run.bold = look.get("bold")
            run.font.size = Pt(look["size"]) if "size" in look else None
        if look.get("centre") and not (self.styled and style.startswith("Heading")):
            par.alignment = ALIGN.CENTER
        return par

    def body(self, text: str) -> None:
        par = self.doc.add_paragraph()
        par.paragraph_format.first_line_indent = Pt(21)
        at = 0
        for hit in MARKS.finditer(text):
            par.add_run(text[at : hit.start()])
            if hit["on"] is not None:
                self.comment(par.add_run(hit["on"]), self.source["comments"][int(hit["n"]) - 1])
            else:
                self.change(par, hit["cut"], hit["add"])
            at = hit.end()
        par.add_run(text[at:])

    def change(self, par: Any, cut: str | None, add: str | None) -> None:
        rev = self.source["revision"]
        mark = OxmlElement("w:del" if cut is not None else "w:ins")
        self.changes += 1
        mark.set(qn("w:id"), str(self.changes))
        mark.set(qn("w:author"), rev["author"])
        mark.set(
            qn("w:date"),
            f"{rev['date'] + dt.timedelta(minutes=self.changes - 101):%Y-%m-%dT%H:%M:%SZ}",
        )
        run = par.add_run(cut if cut is not None else add)._r
        if cut is not None:
            for t in run.findall(qn("w:t")):
                t.tag = qn("w:delText")
        par._p.append(mark)
        mark.append(run)

    def comment(self, run: Any, note: Json) -> None:
        made = self.doc.add_comment(
            run, text=note["text"], author=note["author"], initials=note["author"][:1]
        )
        made._comment_elm.set(qn("w:date"), f"{note['date']:%Y-%m-%dT%H:%M:%SZ}")

    def table(self, rows: list[list[str]]) -> None:
        grid = self.doc.add_table(rows=len(rows), cols=len(rows[0]), style="Table Grid")
        for y, row in enumerate(rows):
            for x, text in enumerate(row):
                grid.cell(y, x).paragraphs[0].add_run(text).bold = True if y == 0 else None

    def article(self, article: Json) -> None:
        if article.get("kicker"):
            self.line(article["kicker"], "Subtitle", centre=True, size=11)
        self.line(article["title"], "Heading 1", centre=True, bold=True, size=16)
        if article.get("deck"):
            self.line(article["deck"], "Subtitle", centre=True, size=11)
        if above := byline_above(article):
            self.line(above, centre=True)
        for kind, text in blocks(article):
            self.line(text, "Heading 2", centre=True, bold=True) if kind == "cross" else self.body(
                text
            )
        if "table" in article:
            self.table(article["table"]["rows"])
        if below := byline_below(article):
            self.line(below).alignment = ALIGN.RIGHT
        for photo in article.get("photos", []):
            if photo.get("file"):
                self.doc.add_paragraph().add_run().add_picture(
                    str(PHOTOS / photo["file"]), width=Cm(14)
                )
            self.line(caption(photo, self.layout), "Caption", centre=True)

    def build(self) -> bytes:
        head = masthead(self.source["date"])
        lines = masthead_lines(head, "heading-a" if self.styled else "plain")
        self.line(head["title"], "Title", centre=True, bold=True, size=28)
        for text in lines[1:]:
            self.line(text, centre=True)
        page = 0
        for article in self.source["articles"]:
            if article["page"] != page:
                page = article["page"]
                self.line(f"{page:02d}版 {article['section']}").alignment = ALIGN.RIGHT
            self.article(article)
        for text in imprint_lines(imprint(self.source), self.layout):
            self.line(text)
        day: dt.date = self.source["date"]
        core = self.doc.core_properties
        core.title, core.author, core.last_modified_by, core.comments = (
            f"河湾时报 {day.isoformat()}",
            "河湾时报编辑部",
            "河湾时报编辑部",
            "",
        )
        core.created = core.modified = dt.datetime(day.year, day.month, day.day)
        raw = io.BytesIO()
        self.doc.save(raw)
        return same_zip(raw.getvalue())


def same_zip(data: bytes) -> bytes:
    """The same archive with fixed times, so that two runs give the same bytes."""
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(data)) as old,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in old.namelist():
            info = zipfile.ZipInfo(name, (2023, 1, 1, 0, 0, 0))
            info.compress_type = zipfile.ZIP_DEFLATED
            info.external_attr = 0o600 << 16
            new.writestr(info, old.read(name))
    return out.getvalue()
