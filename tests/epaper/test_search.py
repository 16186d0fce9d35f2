"""The search page."""

import re
from collections.abc import Callable
from html import unescape

import pytest
from django.test import Client

from builders import make_issue
from shibao.paper import Article, Byline, Issue, Masthead, Paragraph

Add = Callable[[Issue], str]


@pytest.fixture
def park(add: Add) -> None:
    """Two issues about a park, 25 stories each."""
    for month in (1, 2):
        head = Masthead.model_validate(
            {"title": "某报", "date": f"2024-0{month}-01", "number": month}
        )
        stories = [
            Article(
                id=f"a{n}",
                page=1 + n % 2,
                title=f"第{n}次逛公园",
                paragraphs=[Paragraph(text="公园里有<湖>，湖边有柳。")],
                byline=Byline(reporters=["甲" if n % 3 else "乙"]),
            )
            for n in range(25)
        ]
        add(Issue(masthead=head, articles=stories))


def test_without_a_query_the_page_explains_queries(reader: Client) -> None:
    page = reader.get("/search/").content.decode()
    assert "怎样写检索词" in page
    assert "<title>检索" in page


@pytest.mark.usefixtures("park")
def test_hits_are_marked_and_lead_to_their_stories(reader: Client) -> None:
    page = reader.get("/search/?q=公园").content.decode()
    assert "找到 50 篇" in page
    assert "次逛<mark>公园</mark></a>" in page
    assert "<mark>公园</mark>里有&lt;湖&gt;" in page
    assert re.search(r'href="/2024-0[12]-01/a\d+/"', page)


@pytest.mark.usefixtures("park")
def test_pages_of_hits_follow_without_gap_or_repeat(reader: Client) -> None:
    path: str | None = "/search/?q=公园&order=newest"
    seen: list[str] = []
    while path:
        page = reader.get(path).content.decode()
        seen += re.findall(r'<h2><a href="([^"]+)"', page)
        following = re.search(r'rel="next" href="([^"]+)"', page)
        path = unescape(following[1]) if following else None
    assert len(seen) == len(set(seen)) == 50
    assert seen[0].startswith("/2024-02-01/")


@pytest.mark.usefixtures("park")
@pytest.mark.parametrize(("facet", "total"), [("2024年2月1日", 25), ("第2版", 24), ("乙", 18)])
def test_a_facet_leads_to_the_hits_it_counts(reader: Client, facet: str, total: int) -> None:
    for query in ("公园", "公园 OR 湖"):
        page = reader.get("/search/", {"q": query}).content.decode()
        found = re.search(rf'<a href="([^"]+)" rel="nofollow">{facet}</a> <span>(\d+)</span>', page)
        assert found
        assert int(found[2]) == total
        assert f"找到 {total} 篇" in reader.get(unescape(found[1])).content.decode()


@pytest.mark.usefixtures("park")
def test_nothing_found_says_what_to_try(reader: Client) -> None:
    page = reader.get("/search/?q=沙漠").content.decode()
    assert "没有找到" in page
    assert "怎样写检索词" in page


@pytest.mark.parametrize(
    ("query", "place"), [("(公园", "▁"), ("公园 版:x", "x"), ("公园) 湖", ")")]
)
def test_a_wrong_query_is_shown_where_it_is_wrong(reader: Client, query: str, place: str) -> None:
    answer = reader.get("/search/", {"q": query})
    assert answer.status_code == 400
    assert f'<span class="at">{place}</span>' in answer.content.decode()


def test_a_broken_page_mark_is_an_error_not_a_crash(reader: Client, add: Add) -> None:
    add(make_issue(0))
    answer = reader.get("/search/?q=会&after=xyz")
    assert answer.status_code == 400
    assert "翻页标记" in answer.content.decode()


def test_a_query_comes_back_escaped(reader: Client) -> None:
    page = reader.get("/search/", {"q": '"><b>'}).content.decode()
    assert "<b>" not in page
