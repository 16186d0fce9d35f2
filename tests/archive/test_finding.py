"""Finding, from the text of a query to what the command line prints."""

from datetime import date
from typing import TYPE_CHECKING

import pytest

from shibao.paper import Article, Byline, Issue, Masthead, Page, Paragraph, WrongUse
from shibao.reading import Reading

if TYPE_CHECKING:
    from shibao.archive.search.engine import Engine
    from shibao.config import Config


@pytest.fixture
def engine(home: "Config") -> "Engine":
    from shibao.archive.home import open_engine
    from shibao.archive.keeping import Archive

    engine = open_engine(home)
    with Archive(home, engine) as archive:
        archive.add(Reading(_issue(date(2024, 3, 15), 11, "引黄工程开工")))
        archive.add(Reading(_issue(date(2025, 3, 14), 60, "引黄工程通水")))
    return engine


def _issue(day: date, number: int, title: str) -> Issue:
    lead = Article(
        id="a1",
        page=1,
        title=title,
        deck="惠及臺商",
        paragraphs=[
            Paragraph(text="本报讯 昨天，引黄工程的消息传来。群众拍手称快。"),
            Paragraph(text="区委书记张伟出席。"),
        ],
        byline=Byline(text="（记者 王浩）", reporters=["王浩"]),
    )
    other = Article(id="a2", page=2, title="别的事", paragraphs=[Paragraph(text="张伟调研。")])
    return Issue(
        masthead=Masthead(title="河湾时报", date=day, number=number),
        pages=[Page(number=1, name="要闻"), Page(number=2, name="综合")],
        articles=[lead, other],
    )


def test_what_is_printed(engine: "Engine") -> None:
    from shibao.archive.finding import find

    found = find("引黄 工程的消息 日期:2024", engine=engine, facets=True).to_dict()
    key = found["hits"][0]["issue"]
    assert found == {
        "total": 1,
        "hits": [
            {
                "issue": key,
                "date": "2024-03-15",
                "page": 1,
                "article": "a1",
                "title": "引黄工程开工",
                "title_marks": [[0, 2]],
                "snippet": "本报讯 昨天，引黄工程的消息传来。群众拍手称快。",
                "marks": [[7, 14]],
            }
        ],
        "facets": {
            "year": {"2024": 1},
            "issue": {key: 1},
            "page": {"1": 1},
            "reporter": {"王浩": 1},
        },
        "cursor": None,
    }


def test_pages_and_page_names(engine: "Engine") -> None:
    from shibao.archive.finding import find

    first = find("张伟", engine=engine, order="newest", limit=3)
    rest = find("张伟", engine=engine, order="newest", limit=3, cursor=first.cursor)
    assert (first.total, len(first.hits), len(rest.hits), rest.cursor) == (4, 3, 1, None)
    assert [hit.page_name for hit in first.hits + rest.hits] == ["综合", "要闻"] * 2


def test_a_hit_in_the_deck_alone_is_shown(engine: "Engine") -> None:
    from shibao.archive.finding import find

    hit = find("题:台商", engine=engine).hits[0]
    assert (hit.title.marks, hit.snippet.text, hit.snippet.marks) == ((), "惠及臺商", ((2, 4),))


def test_wrong_use(engine: "Engine") -> None:
    from shibao.archive.finding import find

    with pytest.raises(WrongUse, match="第 1 个字符处"):
        find("", engine=engine)
    with pytest.raises(WrongUse, match="翻页标记"):
        find("张伟", engine=engine, cursor="x")
