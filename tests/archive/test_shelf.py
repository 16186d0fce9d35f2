"""Reading back."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from builders import make_issue, make_reading, revised
from shibao.archive import shelf
from shibao.archive.keeping import Archive
from shibao.archive.models import Article
from shibao.archive.shelf import NotKept
from shibao.paper import Article as Story
from shibao.paper import Byline, Paragraph, Photo
from shibao.reading import Reading


@pytest.fixture
def kept(home):
    archive = Archive(home)
    for seed in (0, 1, 60):
        archive.add(make_reading(seed, articles=3, media=seed == 1))
    archive.add(Reading(revised(make_issue(0, articles=3))))
    return archive


def test_issues_newest_first(kept):
    assert [line.key for line in shelf.issues()] == ["2021-02-26", "2020-01-10", "2020-01-03"]
    assert [line.key for line in shelf.issues(2021)] == ["2021-02-26"]
    first = shelf.issues()[-1]
    assert (first.paper, first.number, first.number_total) == ("河湾时报", 1, 1)
    assert (first.articles, first.revisions) == (3, 2)


def test_years(kept):
    assert shelf.years() == {2021: 1, 2020: 2}
    assert list(shelf.years()) == [2021, 2020]


def test_states(kept):
    states = shelf.states("2020-01-03")
    assert [state.ordinal for state in states] == [1, 2]
    assert states[0].added <= states[1].added
    assert shelf.states("1999-01-01") == []


def test_what_is_not_there(kept):
    for ask in (
        lambda: shelf.issue("1999-01-01"),
        lambda: shelf.issue("2020-01-10", 2),
        lambda: shelf.article("2020-01-10", "a9"),
    ):
        with pytest.raises(NotKept):
            ask()
    assert shelf.picture("2020-01-10", "none.png") is None


def test_an_article_stands_in_its_issue(kept):
    found = shelf.article("2020-01-03", "a1")
    assert found.article.title == "更正后的标题"
    assert (found.issue, found.page_name, found.number) == ("2020-01-03", "要闻", 1)


def test_hits_are_located_in_their_order_in_few_queries(kept):
    seqs = list(Article.objects.order_by("-pk").values_list("pk", flat=True))
    with CaptureQueriesContext(connection) as queries:
        found = shelf.located([seqs[3], 10**9, *seqs])
    assert len(queries) == 2
    assert [hit.seq for hit in found] == [seqs[3], *seqs]
    assert shelf.located([]) == []


def test_neighbours(kept):
    assert shelf.neighbours("2020-01-10") == ("2020-01-03", "2021-02-26")
    assert shelf.neighbours("2020-01-03") == (None, "2020-01-10")
    assert shelf.neighbours("2021-02-26") == ("2020-01-10", None)
    assert shelf.neighbours("1999-01-01") == (None, None)


def test_neighbours_within_a_day(home):
    archive = Archive(home)
    for total in (7, 8, 9):
        issue = make_issue(1, articles=1)
        issue.masthead.number_total = total
        archive.add(Reading(issue))
    assert shelf.neighbours("2020-01-10-2") == ("2020-01-10", "2020-01-10-3")


def test_what_is_searched():
    story = Story(
        id="a1",
        kicker="肩",
        title="主",
        deck="副",
        paragraphs=[Paragraph(text="本报讯（记者 王浩）正文。")],
        byline=Byline(text="（记者 王浩）"),
        photos=[Photo(caption="图说"), Photo()],
    )
    assert shelf.heading(story) == "肩\n主\n副"
    assert shelf.text(story) == "本报讯（记者 王浩）正文。\n图说"
    story.byline.text = "（通讯员 李敏）"
    assert shelf.text(story).endswith("\n（通讯员 李敏）")
