"""The pages as a reader gets them."""

import re
from collections.abc import Callable

import pytest
from django.test import Client

from builders import make_issue, make_reading
from shibao.paper import Article, Issue, Masthead, Paragraph
from shibao.reading import Reading

Add = Callable[[Issue | Reading], str]


def text_of(client: Client, path: str, status: int = 200) -> str:
    answer = client.get(path)
    assert answer.status_code == status
    return answer.content.decode()


def test_an_empty_archive_says_what_to_do(reader: Client) -> None:
    assert "shibao archive add" in text_of(reader, "/")
    assert "还没有收入报纸" in text_of(reader, "/issues/")


def test_the_front_is_the_newest_issue_with_those_before_it(reader: Client, add: Add) -> None:
    for week in range(3):
        add(make_issue(week))
    front = text_of(reader, "/")
    assert "<title>河湾时报 2020年1月17日 第3期</title>" in front
    assert "总第3期" in front
    assert "星期五" in front
    assert [key in front for key in ("/2020-01-10/", "/2020-01-03/")] == [True, True]
    assert make_issue(1).articles[0].title in front


def test_an_issue_shows_its_stories_by_page_and_its_imprint(reader: Client, add: Add) -> None:
    key = add(make_issue(0))
    page = text_of(reader, f"/{key}/")
    for number in range(1, 9):
        assert f'href="/{key}/a{number}/"' in page
    assert "第1版" in page
    assert "要闻" in page
    assert all(word in page for word in ("值班编辑", "王敏", "7654321", "a@b.cn"))


def test_doubts_are_not_for_readers(reader: Client, add: Add) -> None:
    key = add(make_issue(0))
    assert "无主的段落" not in text_of(reader, f"/{key}/") + text_of(reader, f"/{key}/a1/")


def test_issues_lead_to_their_neighbours(reader: Client, add: Add) -> None:
    keys = [add(make_issue(week)) for week in range(3)]
    page = text_of(reader, f"/{keys[1]}/")
    assert f'rel="prev" href="/{keys[0]}/"' in page
    assert f'rel="next" href="/{keys[2]}/"' in page


def test_a_story_is_shown_whole_between_its_neighbours(reader: Client, add: Add) -> None:
    issue = make_issue(0)
    key = add(issue)
    story = issue.articles[3]
    page = text_of(reader, f"/{key}/a4/")
    for words in (story.kicker, story.title, *(part.text for part in story.paragraphs)):
        assert words in page
    assert 'rel="prev" href="/2020-01-03/a3/"' in page
    assert 'rel="next" href="/2020-01-03/a5/"' in page
    assert '<time datetime="2020-01-03">' in page
    assert "己亥年十二月初九" in page


def test_a_story_may_be_called_anything(reader: Client, add: Add) -> None:
    issue = make_issue(0, articles=2)
    issue.articles[1].id = "第2版/头条 #1?"
    page = text_of(reader, f"/{add(issue)}/")
    link = re.findall(r'<h3><a href="([^"]+)"', page)[1]
    assert issue.articles[1].title in text_of(reader, link)


def test_a_foreign_host_is_refused_in_the_same_look(reader: Client, settings) -> None:
    settings.ALLOWED_HOSTS = ["paper.example.cn"]
    assert "paper.css" in text_of(reader, "/", 400)


def test_crossheads_and_tables_keep_their_form(reader: Client, add: Add) -> None:
    paragraphs = [
        Paragraph(text="一座仓", role="crosshead"),
        Paragraph(text="线路\t首班\n12路\t6:00", role="table"),
    ]
    issue = Issue(
        masthead=Masthead.model_validate({"title": "某报", "date": "2024-06-21"}),
        articles=[Article(id="a", title="题", paragraphs=paragraphs)],
    )
    page = text_of(reader, f"/{add(issue)}/a/")
    assert "<h2>一座仓</h2>" in page
    assert "<td>12路</td><td>6:00</td>" in page


def test_what_a_paper_prints_is_never_markup(reader: Client, add: Add) -> None:
    issue = make_issue(0, articles=1)
    evil = "<script>alert(1)</script>"
    story = issue.articles[0]
    issue.masthead.publisher = issue.imprint.address = evil
    story.title = story.kicker = story.deck = evil
    story.paragraphs[0].text = story.byline.text = evil
    key = add(issue)
    for path in ("/", f"/{key}/", f"/{key}/a1/", "/issues/", "/search/?q=script"):
        page = text_of(reader, path)
        assert "<script" not in page
        assert "&lt;script&gt;" in page or "&lt;<mark>script</mark>&gt;" in page


def test_back_issues_by_year_and_month(reader: Client, add: Add) -> None:
    for week in (0, 4, 60):
        add(make_issue(week))
    undated = make_issue(7)
    undated.masthead.date = None
    key = add(undated)
    newest, older = text_of(reader, "/issues/"), text_of(reader, "/issues/2020/")
    assert "2021-02-26" in newest
    assert [older.index(name) for name in ("1月</h2>",)]
    assert older.count('<li><a href="/2020-') == 2
    assert f'href="/{key}/"' in text_of(reader, "/issues/undated/")
    for year in ("0", "1999", "99999"):
        assert "没有这一页" in text_of(reader, f"/issues/{year}/", 404)


@pytest.mark.parametrize(
    "path", ["/nothing/", "/2020-01-03/nothing/", "/en/nothing/", "/a/b/c/", "/%00/", "/%ff/"]
)
def test_what_is_not_there_is_said_in_the_same_look(reader: Client, add: Add, path: str) -> None:
    add(make_issue(0))
    page = text_of(reader, path, 404)
    assert "paper.css" in page
    assert "河湾时报" in page


def test_the_switch_keeps_the_page(reader: Client, add: Add) -> None:
    key = add(make_issue(0))
    assert f'href="/en/{key}/a1/" lang="en"' in text_of(reader, f"/{key}/a1/")
    english = text_of(reader, f"/en/{key}/a1/")
    assert f'class="switch"><a href="/{key}/a1/" lang="zh-hans"' in english
    assert '<html lang="en">' in english
    assert "3 January 2020" in english
    assert 'href="/en/search/?q=%E7%89%88"' in text_of(reader, "/search/?q=%E7%89%88")
    assert 'class="switch"><a href="/en/a/b/c/"' in text_of(reader, "/a/b/c/", 404)


def test_the_browsers_language_does_not_change_an_address(reader: Client, add: Add) -> None:
    add(make_issue(0))
    answer = reader.get("/", headers={"Accept-Language": "en"})
    assert '<html lang="zh-Hans">' in answer.content.decode()


def test_nothing_comes_from_elsewhere_and_nothing_runs(reader: Client, add: Add) -> None:
    key = add(make_reading(0, media=True))
    for path in ("/", f"/{key}/a1/", "/search/?q=会", "/issues/", "/nothing/"):
        answer = reader.get(path)
        page = answer.content.decode()
        assert answer["Content-Security-Policy"].startswith("default-src 'none'; style-src 'self'")
        assert answer["X-Content-Type-Options"] == "nosniff"
        assert answer["Referrer-Policy"] == "same-origin"
        assert not re.search(r"<script|<style|\sstyle=|\son\w+=|javascript:", page)
        sources = re.findall(r'(?:src|<link rel="stylesheet" href)="([^"]+)"', page)
        assert all(source.startswith("/") for source in sources)


def test_an_unchanged_page_is_not_sent_again(reader: Client, add: Add) -> None:
    key = add(make_issue(0))
    first = reader.get(f"/{key}/")
    again = reader.get(f"/{key}/", headers={"If-None-Match": first["ETag"]})
    assert again.status_code == 304
    assert first["Cache-Control"] == "public, max-age=60"
    assert reader.post("/").status_code == 405


def test_few_queries(reader: Client, add: Add, django_assert_max_num_queries) -> None:
    keys = [add(make_issue(week, articles=12)) for week in range(12)]
    for path, most in (
        ("/", 5),
        (f"/{keys[5]}/", 7),
        (f"/{keys[5]}/a1/", 3),
        ("/issues/", 4),
        ("/search/?q=会", 3),
    ):
        with django_assert_max_num_queries(most):
            assert reader.get(path).status_code == 200
