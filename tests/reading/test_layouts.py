"""A printed issue read back is the issue that was written, over many layouts (see `printer`)."""

from typing import Any

import pytest

from reading.printer import layout
from shibao.paper import Issue
from shibao.reading import read

LAYOUTS = 100
ENCODINGS = ("utf-8", "utf-8", "utf-8", "gb18030", "utf-16")


def facts(issue: Issue) -> dict[str, Any]:
    """All that a reader must find, a line for each thing, so that a failure names it."""
    found: dict[str, Any] = {f"masthead.{key}": value for key, value in issue.masthead if value}
    found |= {f"imprint.{key}": value for key, value in issue.imprint if value}
    found["pages"] = [(page.number, page.name) for page in issue.pages]
    found["titles"] = [article.title for article in issue.articles]
    found["doubts"] = [doubt.message for doubt in issue.doubts]
    for at, article in enumerate(issue.articles):
        byline = article.byline
        found[f"{at} head"] = (article.page, article.kicker, article.title, article.deck)
        found[f"{at} text"] = [(paragraph.role, paragraph.text) for paragraph in article.paragraphs]
        found[f"{at} reporters"] = byline.reporters
        found[f"{at} correspondents"] = byline.correspondents
        found[f"{at} photographers"] = byline.photographers
        found[f"{at} source"] = byline.source
        found[f"{at} photos"] = [(photo.caption, photo.credit) for photo in article.photos]
    return found


@pytest.mark.parametrize("seed", range(LAYOUTS))
def test_layout_read_back(seed: int) -> None:
    text, written = layout(seed)
    encoding = "utf-8" if text.startswith("\ufeff") else ENCODINGS[seed % len(ENCODINGS)]
    assert facts(read(text.encode(encoding))) == facts(written)


def test_printer_prints_the_same_for_the_same_seed() -> None:
    assert layout(7)[0] == layout(7)[0]
    assert layout(7)[1] == layout(7)[1]


@pytest.mark.parametrize(
    ("habit", "seen"),
    [
        ("headings", lambda text, _: "## " in text),
        ("plain", lambda text, _: "#" not in text),
        ("half width", lambda text, _: "，" not in text),
        ("indents", lambda text, _: "\n　　" in text),
        ("CRLF", lambda text, _: "\r\n" in text),
        ("BOM", lambda text, _: text.startswith("\ufeff")),
        ("page lines", lambda _, issue: len(issue.pages) > 1),
        ("no page lines", lambda _, issue: not issue.pages),
        (
            "one page with no line",
            lambda _, issue: len(issue.pages) > 1 and not issue.pages[0].name,
        ),
        ("kickers", lambda _, issue: any(article.kicker for article in issue.articles)),
        ("decks", lambda _, issue: any(article.deck for article in issue.articles)),
        ("captions", lambda _, issue: any(article.photos for article in issue.articles)),
        ("broken columns", lambda text, issue: any(_broken(text, issue))),
    ],
)
def test_printer_has_every_habit(habit: str, seen: Any) -> None:
    """The generator has not lost a habit: each is in at least one layout in twenty."""
    assert sum(bool(seen(*layout(seed))) for seed in range(LAYOUTS)) >= LAYOUTS // 20, habit


def _broken(text: str, issue: Issue) -> list[str]:
    wide = text.replace("\r", "").translate(str.maketrans(",():;?!", "，（）：；？！"))
    paragraphs = (p.text for article in issue.articles for p in article.paragraphs)
    return [
        p for p in paragraphs if p.translate(str.maketrans(",():;?!", "，（）：；？！")) not in wide
    ]
