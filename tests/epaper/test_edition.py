"""An issue laid out for readers."""

from shibao.epaper.edition import Edition, shorten
from shibao.epaper.templatetags.print import clauses, credits_of
from shibao.paper import Article, Byline, Issue, Masthead, Page, Paragraph, Photo


def edition(*articles: Article) -> Edition:
    return Edition(
        "2024-06-21", Issue(articles=list(articles), pages=[Page(number=2, name="综合")])
    )


def test_pages_come_in_order_and_stories_without_a_page_last() -> None:
    laid = edition(Article(id="c"), Article(id="b", page=2), Article(id="a", page=1))
    assert [(sheet.number, sheet.name) for sheet in laid.sheets] == [
        (1, ""),
        (2, "综合"),
        (None, ""),
    ]
    assert [story.article.id for story in laid.stories] == ["a", "b", "c"]


def test_the_editors_rank_makes_the_lead_and_the_rest_stays_as_printed() -> None:
    laid = edition(*(Article(id=name, page=1) for name in "ab"), Article(id="c", page=1, rank=1))
    assert [story.article.id for story in laid.stories] == ["c", "a", "b"]


def test_a_story_without_title_is_called_by_its_first_words() -> None:
    laid = edition(Article(id="a", paragraphs=[Paragraph(text="为方便市民，" * 9)]))
    assert laid.stories[0].heading == "为方便市民，为方便市民，为方便市民，为方…"


def test_an_excerpt_ends_with_a_sentence_and_leaves_out_the_dateline() -> None:
    text = "本报讯（记者 甲）八月九日，园开。" + "鼓声一直响到江对岸的老街上" * 9
    [story] = edition(Article(id="a", paragraphs=[Paragraph(text=text)])).stories
    assert story.excerpt.startswith("八月九日，园开。鼓声")
    assert story.excerpt.endswith("…")
    assert shorten("一二三四五六。七八九", 8) == "一二三四五六。"
    assert shorten("“一二三四五。”六七八九", 9) == "“一二三四五。”"
    assert shorten("一。二三四五六七，八", 9) == "一。二三四五六七…"


def test_crossheads_and_tables_are_no_excerpt() -> None:
    roles = [("小标题", "crosshead"), ("甲\t乙", "table"), ("正文。", "body")]
    paragraphs = [Paragraph.model_validate({"text": t, "role": role}) for t, role in roles]
    [story] = edition(Article(id="a", paragraphs=paragraphs)).stories
    assert story.excerpt == "正文。"


def test_only_pictures_that_were_kept_are_shown_with_their_credit() -> None:
    photos = [Photo(file="a.png", credit="白秋实"), Photo(file="lost.png"), Photo(caption="无图")]
    issue = Issue(articles=[Article(id="a", photos=photos)])
    [story] = Edition("k", issue, {"a.png": "00"}).stories
    assert [(picture.sha256, picture.credit) for picture in story.pictures] == [("00", "白秋实 摄")]


def test_the_lunar_day_is_the_printed_one_or_reckoned() -> None:
    printed = Masthead.model_validate({"date": "2021-10-16", "lunar": "辛丑年九月初一"})
    silent = Masthead.model_validate({"date": "2021-10-16"})
    days = [Edition("k", Issue(masthead=head)).lunar for head in (printed, silent, Masthead())]
    assert days == ["辛丑年九月初一", "辛丑年九月十一", None]


def test_a_headline_may_be_broken_after_its_marks() -> None:
    assert clauses("秋季招聘会举行，提供岗位1260个") == ["秋季招聘会举行，", "提供岗位1260个"]
    assert clauses("“开园！”他说") == ["“开园！”", "他说"]
    for headline in ("", "，，", "：开头", "无标点"):
        assert "".join(clauses(headline)) == headline


def test_a_byline_names_every_part() -> None:
    byline = Byline(text="x", reporters=["甲", "乙"], photographers=["丙"], source="新华社")
    assert credits_of(byline) == ["记者 甲 乙", "摄影 丙", "来源 新华社"]
    assert credits_of(Byline(text="本报综合")) == ["本报综合"]
    assert credits_of(Byline()) == []
