"""The news corpus of the search bench: articles, the queries made from them, the truth."""

import gzip
import json
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from random import Random

import rjieba

from shibao.archive.search.engine import Entry

DEFAULT = Path(__file__).resolve().parents[2] / "shared/data/news/xwlb-2022-2024.jsonl.gz"
EACH = 150
"""Queries of each class."""


@dataclass(frozen=True)
class Story:
    """An article of the corpus: a day is an issue, the order in the file its page."""

    day: date
    title: str
    body: str


def load(path: Path) -> list[Story]:
    """The corpus: JSON lines with `date`, `title`, `body`, gzipped."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    return [Story(date.fromisoformat(r["date"]), r["title"], r["body"]) for r in rows]


def entries(stories: list[Story], *, first: int = 1) -> Iterator[Entry]:
    """The stories as an engine takes them up."""
    revisions: dict[date, int] = {}
    for seq, story in enumerate(stories, first):
        revision = revisions.setdefault(story.day, first + len(revisions))
        yield Entry(
            seq=seq,
            revision=revision,
            issue=story.day.isoformat(),
            date=story.day,
            number=story.day.timetuple().tm_yday,
            page=1 + seq % 4,
            title=story.title,
            text=story.body,
        )


def queries(stories: list[Story]) -> dict[str, list[str]]:
    """600 queries, the same for the same corpus."""
    random = Random(20240316)
    return {
        "two-character words": _distinct(lambda: _words(random, stories, 1)),
        "phrases of 2-3 words": _distinct(lambda: _words(random, stories, random.choice((2, 3)))),
        "random 4-9 characters": _distinct(lambda: _span(random, stories)),
        "names": _names(random, stories),
    }


def truth(stories: list[Story], query: str) -> set[int]:
    """Numbers from 1 of the stories with the query, as written, in the title or a paragraph."""
    return {
        seq for seq, story in enumerate(stories, 1) if query in story.body or query in story.title
    }


def altered(stories: list[Story], copy: int) -> list[Story]:
    """The corpus in other words: a tenth of the less common characters and all digits change
    places, and the days move on. Copy 0 is the corpus itself."""
    if not copy:
        return stories
    random = Random(copy)
    counted = Counter("".join(story.body for story in stories[::20]))
    rare = [char for char, _ in counted.most_common()[300:3000] if "\u4e00" <= char <= "\u9fff"]
    moved = random.sample(rare, len(rare) // 10)
    digits = random.sample("0123456789", 10)
    table = str.maketrans(
        "0123456789" + "".join(moved), "".join(digits) + "".join(moved[1:] + moved[:1])
    )
    return [
        Story(
            date(story.day.year - 3 * copy % 190, 1 + copy % 12, story.day.day % 28 + 1),
            story.title.translate(table),
            story.body.translate(table),
        )
        for story in stories
    ]


def _distinct(make: Callable[[], str | None]) -> list[str]:
    made: dict[str, None] = {}
    while len(made) < EACH:
        if query := make():
            made[query] = None
    return list(made)


def _words(random: Random, stories: list[Story], number: int) -> str | None:
    words = rjieba.cut(random.choice(stories).body)
    start = random.randrange(max(1, len(words) - number))
    query = "".join(words[start : start + number])
    wanted = len(query) == 2 if number == 1 else len(query) > 2
    return query if wanted and query.isalnum() else None


def _span(random: Random, stories: list[Story]) -> str | None:
    """Any characters of the text; white space alone is left out, since papers set it freely."""
    body, length = random.choice(stories).body, random.randint(4, 9)
    start = random.randrange(max(1, len(body) - length))
    query = body[start : start + length]
    return query if len(query) == length and not any(map(str.isspace, query)) else None


def _names(random: Random, stories: list[Story]) -> list[str]:
    """Persons as the word cutter tags them, met in at least two stories."""
    met: Counter[str] = Counter()
    for story in stories[::5]:
        tagged = rjieba.tag(story.body)
        met.update({word for word, tag in tagged if tag == "nr" and 2 <= len(word) <= 4})
    return random.sample(sorted(name for name, stories in met.items() if stories > 1), EACH)
