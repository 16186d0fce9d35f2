"""What the reader was not sure of, found on the finished issue."""

import re

from shibao.paper import Article, Doubt, Issue

_SPEECH = r"指出|强调|要求|表示|说|认为|希望|提出|介绍"
_OPENER = re.compile(rf"(?P<who>[一-鿿]{{2,4}}?)(?P<verb>{_SPEECH})[，：,:]")
_ATTENDED = re.compile(r"[^。]{0,60}(?:参加|出席|陪同|列席)[^。]{0,12}。$")
_EVENT = re.compile("召开|举行|举办|开展|启动|开工|揭牌|签约|调研|开幕|落幕|成立")
_ROUND_UP = re.compile("[一二两三四五六七八九十]则|[简短快要]讯|集锦|扫描|一览|动态|链接")
_DATED = re.compile(r"(?:\d{4}年)?\d{1,2}月\d{1,2}日(?:[上下]午|[至—-]\d{1,2}日)?[，,]")


def doubts_of(issue: Issue) -> list[Doubt]:
    """Every doubt about an issue as it was read."""
    found = []
    for article in issue.articles:
        found += _article(article)
    if issue.articles and issue.masthead.title and issue.masthead.date is None:
        found.append(Doubt(code="no-date", message="报头上没有读到出版日期"))
    return found


def _article(article: Article) -> list[Doubt]:
    found = []
    name = article.title or "（无题）"
    if article.title is None and article.paragraphs:
        start = article.paragraphs[0].text[:20]
        found.append(_doubt("orphan", f"“{start}…”一段没有标题，不知属于哪篇稿件", article))
    if article.title and not article.paragraphs and not article.photos:
        found.append(_doubt("empty", f"《{name}》只有标题，没有正文", article))
    byline = article.byline
    people = (*byline.reporters, *byline.correspondents, *byline.photographers)
    if byline.text and not people and not byline.source:
        found.append(
            _doubt("byline-without-names", f"《{name}》的署名没有姓名：{byline.text}", article)
        )
    second = _second_story(article)
    if second is not None:
        start = article.paragraphs[second].text[:20]
        message = f"《{name}》下可能有两篇稿件：从“{start}…”起像是另一篇"
        found.append(_doubt("two-stories", message, article))
    return found


def _doubt(code: str, message: str, article: Article) -> Doubt:
    return Doubt(code=code, message=message, article=article.id)


def _second_story(article: Article) -> int | None:
    """The paragraph at which a second story seems to begin under the same title.

    Two habits of the genre give it away. The list of those who attended closes a meeting's story,
    so a dated lead after it opens another; and a speaker's paragraphs open with a different verb
    each (指出, 强调, 要求), so the same speaker with the same verb twice, with few of the title's
    own words after it, means that the head between them was lost.
    """
    paragraphs = [p.text for p in article.paragraphs if p.role == "body"]
    places = [i for i, p in enumerate(article.paragraphs) if p.role == "body"]
    if _ROUND_UP.search(article.title or ""):
        return None
    closed = False
    openers: set[str] = set()
    for at, text in enumerate(paragraphs):
        dated = at and _DATED.match(text)
        if dated and (
            closed or (_EVENT.search(text[:60]) and _is_foreign(article, paragraphs[at:]))
        ):
            return places[at]
        closed = closed or bool(at and len(text) < 90 and _ATTENDED.fullmatch(text))
        opener = _OPENER.match(text)
        if opener and opener[0] in openers and _is_foreign(article, paragraphs[at:]):
            return places[at]
        openers |= {opener[0]} if opener else set()
    return None


def _is_foreign(article: Article, rest: list[str]) -> bool:
    """Is there little of the title's wording in the rest of the story?"""
    title = re.sub(r"[^一-鿿]", "", article.title or "")
    pairs = {title[i : i + 2] for i in range(len(title) - 1)}
    text = "".join(rest)
    return sum(pair in text for pair in pairs) <= 0.5 * len(pairs)
