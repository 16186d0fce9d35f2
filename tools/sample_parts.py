"""The parts of a sample issue, printed as the layouts of papers print them."""

from __future__ import annotations

import datetime as dt
import re
from pathlib import Path
from typing import Any

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
