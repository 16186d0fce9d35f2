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
import json
import re
import sys
import tomllib
from pathlib import Path
from typing import Any

from sample_parts import (
    COLUMN_BREAK,
    HALF_WIDTH,
    MARKS,
    PHOTOS,
    SAMPLES,
    SOURCE,
    Json,
    blocks,
    byline_above,
    byline_below,
    caption,
    imprint,
    imprint_lines,
    lead_in,
    masthead,
    masthead_lines,
    weekday,
)
from sample_word import Word


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
