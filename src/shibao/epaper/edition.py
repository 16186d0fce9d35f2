"""An issue as readers see it: its stories by page, the lead first, pictures at hand."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import groupby

from shibao import paper
from shibao.paper.calendar import FIRST, LAST, lunar_text

LEAD_EXCERPT, DIGEST, EXCERPT = 420, 150, 80
"""Characters of a story shown before it is opened."""

BESIDE, GUIDED = 3, 3
"""Stories that fit beside the lead; stories of each further page that the front names."""

_DATELINE = re.compile(r"^本报讯\s*(?:[（(][^）)\n]*[）)])?\s*")
_SENTENCE = re.compile("[。！？…][”’」』）]*")


@dataclass(frozen=True)
class Picture:
    """A photo of a story and the hash that its file is kept under."""

    sha256: str
    caption: str
    credit: str


@dataclass(frozen=True)
class Story:
    """A story in its issue."""

    article: paper.Article
    pictures: Sequence[Picture] = ()

    @property
    def heading(self) -> str:
        """The title; where none was printed, the first words."""
        return self.article.title or shorten(self.article.text, 20) or self.article.id

    @property
    def byline(self) -> paper.Byline:
        """Who wrote and who photographed."""
        return self.article.byline

    @property
    def excerpt(self) -> str:
        """The beginning of the body, cut where a sentence ends if one ends in time."""
        return shorten(self._line, EXCERPT)

    @property
    def digest(self) -> str:
        """A longer excerpt, where there is room."""
        return shorten(self._line, DIGEST)

    @property
    def opening(self) -> list[str]:
        """The paragraphs that begin the lead story, `LEAD_EXCERPT` characters in all."""
        text = shorten(self._body, LEAD_EXCERPT)
        return text.split("\n")

    @property
    def _body(self) -> str:
        body = "\n".join(p.text for p in self.article.paragraphs if p.role == "body")
        return _DATELINE.sub("", body)

    @property
    def _line(self) -> str:
        return self._body.replace("\n", "")


@dataclass(frozen=True)
class Sheet:
    """A page (版) with its stories in the order of the editor: the lead, then as printed."""

    number: int | None
    name: str
    stories: Sequence[Story]

    @property
    def roomy(self) -> bool:
        """So few stories that each may say more."""
        return len(self.stories) < 3

    @property
    def beside(self) -> Sequence[Story]:
        """What stands beside the lead of the front page."""
        return self.stories[1 : BESIDE + 1]

    @property
    def below(self) -> Sequence[Story]:
        """What stands below it."""
        return self.stories[BESIDE + 1 :]


@dataclass(frozen=True)
class Edition:
    """An issue under its key. `files` maps the names of its pictures to their hashes."""

    key: str
    issue: paper.Issue
    files: Mapping[str, str] = field(default_factory=dict)

    @cached_property
    def sheets(self) -> list[Sheet]:
        """The pages in order; stories without a page come last."""
        names = {page.number: page.name or "" for page in self.issue.pages}
        ordered = sorted(self.issue.articles, key=_place)
        return [
            Sheet(number, names.get(number or 0, ""), [self._story(a) for a in articles])
            for number, articles in groupby(ordered, key=lambda article: article.page)
        ]

    @cached_property
    def stories(self) -> list[Story]:
        """Every story as a reader turns the pages."""
        return [story for sheet in self.sheets for story in sheet.stories]

    @property
    def guide(self) -> list[tuple[Sheet, Story]]:
        """What to read on the other pages: the first `GUIDED` stories of each."""
        return [(sheet, story) for sheet in self.sheets[1:] for story in sheet.stories[:GUIDED]]

    @property
    def lunar(self) -> str | None:
        """The lunar day as printed, or reckoned where none was."""
        head = self.issue.masthead
        if head.lunar or head.date is None or not FIRST <= head.date <= LAST:
            return head.lunar
        return lunar_text(head.date)

    def find(self, ref: str) -> int | None:
        """The place of a story among `stories`."""
        refs = [story.article.id for story in self.stories]
        return refs.index(ref) if ref in refs else None

    def sheet_of(self, story: Story) -> Sheet:
        """The page that a story stands on."""
        return next(sheet for sheet in self.sheets if sheet.number == story.article.page)

    def _story(self, article: paper.Article) -> Story:
        kept = [(photo, self.files.get(photo.file or "")) for photo in article.photos]
        return Story(
            article,
            [Picture(sha, p.caption or "", _credit(p)) for p, sha in kept if sha],
        )


def _credit(photo: paper.Photo) -> str:
    """白秋实 摄; what is credited in other words stays."""
    credit = photo.credit or ""
    return credit if not credit or credit[-1] in "摄图片" else f"{credit} 摄"


def _place(article: paper.Article) -> tuple[float, float]:
    """Pages in order, within a page by rank; what has neither keeps its place."""
    last = float("inf")
    return (
        last if article.page is None else article.page,
        last if article.rank is None else article.rank,
    )


def shorten(text: str, limit: int) -> str:
    """At most `limit` characters, ending with a sentence if one ends past the half, else in …"""
    if len(text) <= limit:
        return text
    head = text[:limit]
    end = max((match.end() for match in _SENTENCE.finditer(head)), default=0)
    return head[:end] if end > limit // 2 else head.rstrip("，、：；\n") + "…"
