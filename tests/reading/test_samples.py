"""The sample paper read back against the truth that its maker wrote beside it."""

import json
from pathlib import Path
from typing import Any

import pytest

from shibao.paper import Article, Issue
from shibao.reading import Reading, Source, read_source

SAMPLES = Path(__file__).resolve().parents[2] / "samples"
TRUTH = {
    issue["file"]: issue
    for issue in json.loads((SAMPLES / "truth.json").read_text(encoding="utf-8"))["issues"]
}
FILES = sorted(TRUTH)
_READ: dict[str, Reading] = {}


def reading_of(file: str) -> Reading:
    """A sample as read, once for all tests."""
    if file not in _READ:
        _READ[file] = read_source(Source.open(SAMPLES / file))
    return _READ[file]


def issue_of(file: str) -> Issue:
    """The issue of a sample."""
    return reading_of(file).issue


def stories(file: str) -> list[tuple[dict[str, Any], Article]]:
    """The truth of each story beside the story read; a missing story fails here."""
    truth = TRUTH[file]["articles"]
    found = issue_of(file).articles
    assert [a.title for a in found] == [a["title"] for a in truth]
    return list(zip(truth, found, strict=True))


def test_every_sample_has_its_truth() -> None:
    files = {p.name for p in SAMPLES.iterdir() if p.suffix in (".txt", ".docx")}
    assert files == set(TRUTH)


@pytest.mark.parametrize("file", FILES)
class TestSample:
    def test_masthead(self, file: str) -> None:
        found = issue_of(file).masthead.model_dump(mode="json", exclude_none=True)
        assert found == TRUTH[file]["masthead"]

    def test_imprint(self, file: str) -> None:
        found = issue_of(file).imprint.model_dump()
        assert {key: value for key, value in found.items() if value} == TRUTH[file]["imprint"]

    def test_pages(self, file: str) -> None:
        wanted = dict.fromkeys((a["page"], a["section"]) for a in TRUTH[file]["articles"])
        assert [(page.number, page.name) for page in issue_of(file).pages] == list(wanted)

    def test_heads(self, file: str) -> None:
        wanted = [
            (a["page"], a["kicker"] or None, a["title"], a["deck"] or None)
            for a in TRUTH[file]["articles"]
        ]
        assert [(a.page, a.kicker, a.title, a.deck) for a in issue_of(file).articles] == wanted

    def test_bylines(self, file: str) -> None:
        for truth, article in stories(file):
            byline = article.byline
            said = (byline.reporters, byline.correspondents, byline.source)
            reporters = truth["reporters"] + truth["authors"]
            wanted = (reporters, truth["correspondents"], truth["source"] or None)
            assert said == wanted, truth["title"]

    def test_photographers(self, file: str) -> None:
        for truth, article in stories(file):
            taken = [name for photo in article.photos for name in (photo.credit or "").split()]
            assert {*article.byline.photographers, *taken} == set(truth["photographers"])

    def test_paragraphs(self, file: str) -> None:
        for truth, article in stories(file):
            body = [p.text for p in article.paragraphs if p.role == "body"]
            assert body == truth["paragraphs"], truth["title"]

    def test_crossheads(self, file: str) -> None:
        for truth, article in stories(file):
            found: list[dict[str, Any]] = []
            for at, paragraph in enumerate(article.paragraphs):
                if paragraph.role == "crosshead":
                    place = {"before_paragraph": at - len(found), "text": paragraph.text}
                    found.append(place)
            assert found == truth["crossheads"], truth["title"]

    def test_captions(self, file: str) -> None:
        for truth, article in stories(file):
            wanted = [(p["caption"], " ".join(p["photographers"])) for p in truth["photos"]]
            assert [(p.caption, p.credit) for p in article.photos] == wanted, truth["title"]

    def test_no_doubts_and_no_invention(self, file: str) -> None:
        issue = issue_of(file)
        assert issue.doubts == []
        assert issue.source.kind == Path(file).suffix.lstrip(".").replace("txt", "text")


@pytest.mark.parametrize("file", [name for name in FILES if name.endswith(".docx")])
def test_pictures_come_with_their_captions(file: str) -> None:
    reading = reading_of(file)
    wanted = [
        photo for truth in TRUTH[file]["articles"] for photo in truth["photos"] if photo["file"]
    ]
    files = [photo.file for article in reading.issue.articles for photo in article.photos]
    assert len([name for name in files if name]) == len(wanted)
    for name in filter(None, files):
        assert reading.media[name].startswith(b"\xff\xd8\xff"), "the samples' pictures are JPEG"
