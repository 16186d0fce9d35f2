#!/usr/bin/env python3
"""Build the sample issues of 《河湾时报》 from samples/source/.

    pip install python-docx pillow lunar-python
    python tools/make_samples.py            # issues, draft, truth.json, photos
    python tools/make_samples.py --no-photos

The prose lives in samples/source/*.toml, the drawings in samples/source/pictures.py.
Everything under samples/ that this writes is rendered from those, so truth.json
cannot disagree with the issues.  The same inputs give the same bytes.
"""

from __future__ import annotations

import argparse
import datetime as dt
import io
import json
import re
import sys
import tomllib
import zipfile
from pathlib import Path
from typing import Any

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor
from lunar_python import Solar

SAMPLES = Path(__file__).resolve().parent.parent / "samples"
SOURCE, PHOTOS = SAMPLES / "source", SAMPLES / "photos"
Json = dict[str, Any]

PAPER: Json = {
    "title": "河湾时报",
    "title_en": "HEWAN TIMES",
    "publisher": "云津市河湾区融媒体中心",
    "licence": "云津市连续性内部资料准印证（云）LX2023018号",
    "distribution": "内部资料 免费交流",
    "hotline": "6620118",
}
PHONES = {"总编室": "6620101", "办公室": "6620102"}
EMAIL = "hwsb@hewan.example"

# A fortnightly paper: every second Friday from FIRST, none in Spring Festival week.
FIRST, TOTAL_BEFORE, NOT_PUBLISHED = (
    dt.date(2023, 1, 6),
    375,
    {dt.date(2024, 2, 16), dt.date(2025, 1, 31)},
)

HALF_WIDTH = str.maketrans("，（）：；？！", ",():;?!")
COLUMN_BREAK = "¦"
MARKS = re.compile(r"\{-(?P<cut>.*?)-\}|\{\+(?P<add>.*?)\+\}|\[\[(?P<n>\d)\|(?P<on>.*?)\]\]")


# -- what an issue says ------------------------------------------------------------


def numbers(day: dt.date) -> tuple[int, int]:
    """The number of the issue in its year, and since the paper was founded."""
    in_year = total = 0
    one = FIRST
    while one <= day:
        if one not in NOT_PUBLISHED:
            total += 1
            in_year += one.year == day.year
        if one == day:
            return in_year, TOTAL_BEFORE + total
        one += dt.timedelta(days=14)
    raise ValueError(f"{day} is not a day of publication")


def weekday(day: dt.date) -> str:
    return "星期" + "一二三四五六日"[day.weekday()]


def lunar(day: dt.date) -> str:
    moon = Solar.fromYmd(day.year, day.month, day.day).getLunar()
    return f"{moon.getYearInGanZhi()}年{moon.getMonthInChinese()}月{moon.getDayInChinese()}"


def masthead(day: dt.date) -> Json:
    number, total = numbers(day)
    return {
        **PAPER,
        "date": day.isoformat(),
        "weekday": weekday(day),
        "lunar": lunar(day),
        "number": number,
        "number_total": total,
    }


def imprint(source: Json) -> Json:
    return {**source["imprint"], "phones": PHONES, "email": EMAIL}


def people(article: Json) -> str:
    words = (("记者", "reporters"), ("通讯员", "correspondents"))
    return " ".join(f"{word} " + " ".join(article[key]) for word, key in words if article.get(key))


def lead_in(article: Json) -> str:
    return f"本报讯（{people(article)}）" if article["form"] == "lead" else ""


def byline_above(article: Json) -> str:
    if article["form"] == "under":
        return "□ 本报" + people(article)
    return "□ " + " ".join(article["authors"]) if article["form"] == "author" else ""


def byline_below(article: Json) -> str:
    form = article["form"]
    if form in ("end", "corr-end"):
        return f"（{people(article)}）"
    if form == "source":
        return f"来源：{article['source']}"
    return " ".join(article["photographers"]) + " 摄影报道" if form == "photo-essay" else ""


def blocks(article: Json) -> list[tuple[str, str]]:
    """The body as ("cross", text) and ("para", text), lead-in included."""
    out: list[tuple[str, str]] = []
    lead = lead_in(article)
    for line in article["text"].strip().splitlines():
        if line.startswith("## "):
            out.append(("cross", line[3:]))
        elif line.strip():
            out.append(("para", lead + line))
            lead = ""
    return out


def caption(photo: Json, layout: str) -> str:
    who = " ".join(photo["by"])
    credit = {
        "heading-a": f"记者 {who} 摄",
        "heading-b": f"本报记者 {who} 摄",
        "docx-headings": f"记者 {who} 摄",
    }
    return f"{photo['caption']}{credit.get(layout, f'{who} 摄')}"


# -- text files --------------------------------------------------------------------


def masthead_lines(head: Json, layout: str) -> list[str]:
    day = dt.date.fromisoformat(head["date"])
    number = f"第{head['number']}期（总第{head['number_total']}期）"
    ymd = f"{day.year}年{day.month}月{day.day}日"
    if layout == "heading-a":
        return [
            "# 河湾时报",
            "HEWAN TIMES",
            head["publisher"] + "主办",
            f"{ymd} {head['weekday']}",
            head["lunar"],
            head["licence"],
            number,
            head["distribution"],
            f"新闻热线：{head['hotline']}",
        ]
    if layout == "heading-b":
        return [
            "# 河湾时报",
            "HEWAN TIMES",
            head["publisher"] + "编印",
            f"{day.year}年{day.month}月",
            str(day.day),
            head["weekday"],
            head["lunar"],
            f"{head['licence']} {number}",
            f"{head['distribution']} 新闻热线 {head['hotline']}",
        ]
    if layout == "plain-broken":
        lic = head["licence"]
        return [
            head["title_en"],
            head["title"],
            f"{day.year}年{day.month}月",
            str(day.day),
            head["weekday"],
            head["lunar"],
            lic[:9] + "\n" + lic[9:],
            number,
            head["publisher"] + "主办",
            head["distribution"],
            f"新闻热线 {head['hotline']}",
        ]
    return [
        head["title"],
        head["title_en"],
        head["publisher"] + "编印",
        f"{head['licence']} {number} {head['distribution']} 新闻热线 {head['hotline']}",
        f"{day.year}年{day.month}月",
        str(day.day),
        head["weekday"],
        head["lunar"],
    ]


def imprint_lines(data: Json, layout: str) -> list[str]:
    sep = "：" if layout in ("heading-a", "docx-plain", "docx-draft") else " "
    names = [("值班编辑", "duty_editors"), ("责任编辑", "editors"), ("校对", "proofreaders")]
    bits = [f"{label}{sep}{' '.join(data[key])}" for label, key in names]
    bits += [f"{label}{sep}{number}" for label, number in data["phones"].items()] + [
        f"邮箱{sep}{data['email']}"
    ]
    return (
        [" ".join(bits[:3]), " ".join(bits[3:])]
        if layout in ("heading-a", "plain")
        else [" ".join(bits)]
    )


def render_text(source: Json) -> str:
    layout = source["layout"]
    marked = layout.startswith("heading")
    head = masthead(source["date"])
    lines = masthead_lines(head, layout)
    page = 0
    for article in source["articles"]:
        if article["page"] != page:
            page = article["page"]
            lines.append(f"{page:02d}版 {article['section']}")
        if kicker := article.get("kicker"):
            lines.append(("### " if layout == "heading-b" else "") + kicker)
        lines.append(("## " if marked else "") + article["title"])
        lines += [text for text in (article.get("deck"), byline_above(article)) if text]
        for kind, text in blocks(article):
            lines.append(
                ("### " if kind == "cross" and layout == "heading-a" else "")
                + text.replace(COLUMN_BREAK, "\n\n")
            )
        if below := byline_below(article):
            lines.append(below)
        lines += [caption(photo, layout) for photo in article.get("photos", [])]
    lines += imprint_lines(imprint(source), layout)
    text = "\n\n".join(lines) + "\n"
    return text.translate(HALF_WIDTH) if layout == "plain-broken" else text


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


# -- the truth ---------------------------------------------------------------------


def settled(text: str, accept: bool = True) -> str:
    """The text with every tracked change accepted (or rejected), column breaks mended."""
    return MARKS.sub(lambda hit: hit["on"] or hit["add" if accept else "cut"] or "", text).replace(
        COLUMN_BREAK, ""
    )


def article_truth(article: Json, layout: str) -> Json:
    paras: list[str] = []
    crossheads: list[Json] = []
    for kind, text in blocks(article):
        if kind == "cross":
            crossheads.append({"before_paragraph": len(paras), "text": text})
        else:
            paras.append(text)
    photos = article.get("photos", [])
    credited = list(
        dict.fromkeys(article.get("photographers", []) + [name for p in photos for name in p["by"]])
    )
    truth: Json = {
        **{key: article[key] for key in ("page", "section")},
        "kicker": article.get("kicker", ""),
        "title": article["title"],
        "deck": article.get("deck", ""),
        **{key: article.get(key, []) for key in ("reporters", "correspondents", "authors")},
        "photographers": credited,
        "source": article.get("source", ""),
        "byline_form": article["form"],
        "lead_in": lead_in(article),
        "crossheads": crossheads,
        "paragraphs": [settled(p) for p in paras],
        "photos": [
            {
                "file": p.get("file", ""),
                "caption": p["caption"],
                "line": caption(p, layout),
                "photographers": p["by"],
            }
            for p in photos
        ],
    }
    if layout == "docx-draft":
        truth["paragraphs_before_changes"] = [settled(p, accept=False) for p in paras]
    if layout == "plain-broken":
        truth["column_breaks"] = [
            i for i, p in enumerate(paras) for _ in range(p.count(COLUMN_BREAK))
        ]
    if "table" in article:
        truth["table"] = article["table"]["rows"]
    return truth


def truth(source: Json, file: str) -> Json:
    articles = [article_truth(a, source["layout"]) for a in source["articles"]]
    return {
        "file": file,
        "layout": source["layout"],
        "masthead": masthead(source["date"]),
        "imprint": imprint(source),
        "articles": articles,
    }


# -- checks and files --------------------------------------------------------------


def check(source: Json) -> None:
    """Weekdays printed beside dates must be right (except where a draft errs on purpose)."""
    wrong = {m["quote"] for m in source.get("mistakes", [])}
    for article in source["articles"]:
        whole = " ".join([article["title"], article.get("deck", ""), settled(article["text"])])
        for hit in re.finditer(r"(\d+)月(\d+)日（(?:星期|周)([一二三四五六日])）", whole):
            day = dt.date(source["date"].year, int(hit[1]), int(hit[2]))
            if weekday(day)[-1] != hit[3] and hit[0] not in wrong:
                raise SystemExit(
                    f"{source['date']} {article['title']}: {hit[0]} is a {weekday(day)}"
                )
    for mistake in source.get("mistakes", []):
        where = [a for a in source["articles"] if a["title"] == mistake["article"]]
        if len(where) != 1 or settled(where[0]["text"]).count(mistake["quote"]) != 1:
            raise SystemExit(f"mistake not found once: {mistake['quote']}")


def dump(path: Path, data: Any) -> None:
    path.write_text(json.dumps(data, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def main() -> None:
    args = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    args.add_argument("--no-photos", action="store_true", help="keep the pictures already drawn")
    if not args.parse_args().no_photos:
        sys.dont_write_bytecode = True
        sys.path.insert(0, str(SOURCE))
        from pictures import draw_all

        draw_all(PHOTOS)
    everything: Json = {"issues": [], "draft": {}}
    for path in sorted(SOURCE.glob("*.toml")):
        source = tomllib.loads(path.read_text(encoding="utf-8"))
        check(source)
        stem, draft = source["date"].isoformat(), path.stem == "draft"
        name = (
            f"draft/hewan-{stem}-draft.docx"
            if draft
            else f"hewan-{stem}" + (".docx" if source["layout"].startswith("docx") else ".txt")
        )
        target = SAMPLES / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(
            Word(source).build() if name.endswith("docx") else render_text(source).encode("utf-8")
        )
        if draft:
            everything["draft"] = {
                **truth(source, name),
                "comments": [
                    {**c, "date": f"{c['date']:%Y-%m-%dT%H:%M:%SZ}"} for c in source["comments"]
                ],
            }
            dump(target.parent / "mistakes.json", source["mistakes"])
        else:
            everything["issues"].append(truth(source, name))
    dump(SAMPLES / "truth.json", everything)


if __name__ == "__main__":
    main()
