"""Plain text → Issue: what a line is, what belongs together, what is doubted."""

from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from shibao.paper import Article, DamagedInput, Issue
from shibao.reading import Source, read
from shibao.reading.text import blocks_of

HEAD = "河湾时报\n\n2024年2月2日 星期五 第3期（总第404期）\n\n"
LEAD = "1月29日，区委副书记、区长周砚秋主持召开区政府常务会议，研究节日值守等工作。"
SECOND = "周砚秋指出，各单位主要负责同志要在岗带班，发现隐患当场交办，确保群众过一个祥和的春节。"
THIRD = "会议还研究了其他事项。"
BYLINE = "（记者 宋以宁）"
OTHER = "记者从区交通运输局获悉，正月初一至初三，六十岁以上老人可免费乘坐全区公交。"

PIECES = [
    *("# ", "## ", "\n", "\n\n", "　　", "——副题", "新春走基层", "（", "**", "1.", "A"),
    *(LEAD, SECOND[:20], SECOND[20:], BYLINE, "02版 综合", "河湾时报", "2024年2月2日"),
    *("王浩 摄", "责编：王浩", "来源：新华社"),
]


def read_text(*lines: str, gap: str = "\n\n", head: str = HEAD) -> Issue:
    """Read these blocks under a masthead."""
    return read((head + gap.join(lines) + "\n").encode())


def only(issue: Issue) -> Article:
    """The one article of an issue."""
    assert [a.title for a in issue.articles] == [issue.articles[0].title]
    return issue.articles[0]


def texts(article: Article) -> list[str]:
    """Its paragraphs."""
    return [paragraph.text for paragraph in article.paragraphs]


class TestBlocks:
    def test_lines_and_gaps(self) -> None:
        blocks = blocks_of("甲\n乙\n\n　　丙\r\n丁\r戊")
        assert [block.text for block in blocks] == ["甲", "乙", "丙", "丁", "戊"]
        assert [block.gap for block in blocks] == [True, False, True, False, False]
        assert [block.indent for block in blocks] == [0, 0, 2, 0, 0]

    def test_headings(self) -> None:
        blocks = blocks_of("# 甲\n##乙\n### 丙 ###\n丁\n====\n戊\n---\n#")
        assert [(b.text, b.heading) for b in blocks[:5]] == [
            ("甲", 1),
            ("乙", 2),
            ("丙", 3),
            ("丁", 1),
            ("戊", 2),
        ]

    def test_bold_and_rules(self) -> None:
        blocks = blocks_of("**甲乙**\n__丙__\n——————\n* * *甲\n")
        assert [(b.text, b.bold) for b in blocks[:2]] == [("甲乙", True), ("丙", True)]
        assert "——————" not in [b.text for b in blocks]

    def test_picture(self) -> None:
        (block,) = blocks_of("![仓房](silos.jpg)\n")
        assert block.photo
        assert (block.text, block.photo.file, block.photo.caption) == ("", "silos.jpg", "仓房")

    @given(st.text(alphabet="甲乙 　\t\r\n#*-=，。A1!()[]\ufeff", max_size=80))
    def test_places_are_characters_of_the_source(self, text: str) -> None:
        for block in blocks_of(text):
            (place,) = block.places
            assert text[place.start : place.end] == block.text or block.photo  # type: ignore[union-attr]


class TestHeads:
    @pytest.mark.parametrize("marks", ["", "# ", "## "])
    @pytest.mark.parametrize("gap", ["\n\n", "\n"])
    def test_titles(self, marks: str, gap: str) -> None:
        issue = read_text(
            f"{marks}区政府召开常务会议", LEAD, SECOND, BYLINE,
            f"{marks}老人乘公交免费三天", OTHER, BYLINE, gap=gap,
        )  # fmt: skip
        assert [a.title for a in issue.articles] == ["区政府召开常务会议", "老人乘公交免费三天"]
        assert [texts(a) for a in issue.articles] == [[LEAD, SECOND], [OTHER]]

    @pytest.mark.parametrize("marks", ["", "## "])
    @pytest.mark.parametrize(
        "kicker",
        [
            "新春走基层",
            "记者走基层",
            "春耕进行时",
            "一河清水 两岸新绿",
            "办好民生实事 增进百姓福祉",
            "项目一线",
        ],
    )
    @pytest.mark.parametrize("title", ["仓顶上的年", "黄桂兰调研老旧小区改造工作"])
    def test_kicker_and_deck(self, marks: str, kicker: str, title: str) -> None:
        issue = read_text(
            f"{marks}区政府召开常务会议", LEAD, BYLINE,
            kicker, marks + title, "——老粮仓文化园见闻", OTHER, BYLINE,
        )  # fmt: skip
        found = [(a.kicker, a.title, a.deck) for a in issue.articles]
        second = (kicker, title, "——老粮仓文化园见闻")
        assert found == [(None, "区政府召开常务会议", None), second]
        assert issue.articles[0].byline.reporters == ["宋以宁"]

    def test_first_head_is_not_the_publisher(self) -> None:
        """The masthead names no publisher; the story's head ends as names of offices do."""
        issue = read_text("一季度我区投资实现良好开局", LEAD, BYLINE)
        assert only(issue).title == "一季度我区投资实现良好开局"
        assert issue.masthead.publisher is None

    @pytest.mark.parametrize("name", ["今日云桥", "《今日云桥》", "今 日 云 桥", "# 今日云桥"])
    def test_paper_without_the_word_paper_in_its_name(self, name: str) -> None:
        head = f"{name}\n\n柳浦市云桥区融媒体中心主办\n\n国内统一连续出版物号 CN22-0226\n\n"
        head += "2024年2月2日\n\n"
        issue = read_text("区政府召开常务会议", LEAD, BYLINE, head=head)
        assert issue.masthead.title == "今日云桥"
        assert issue.masthead.licence == "国内统一连续出版物号 CN22-0226"
        assert only(issue).kicker is None

    def test_crossheads(self) -> None:
        issue = read_text(
            "最后一班渡船", "□ 本报记者 陆晓渡", "下午五点，龙水生解开缆绳，回头望了一眼。",
            "六分钟", "从上渡到对岸的柳林码头，水面宽四百二十米，顺风六分钟，逆风九分钟。",
            "一盏灯", "“开啦。”他喊了一声。其实不喊也行，人都在跟前，可他喊了三十八年。",
        )  # fmt: skip
        roles = [(p.role, p.text[:3]) for p in only(issue).paragraphs]
        assert [text for role, text in roles if role == "crosshead"] == ["六分钟", "一盏灯"]
        assert only(issue).byline.reporters == ["陆晓渡"]


class TestMended:
    @pytest.mark.parametrize("gap", ["\n\n", "\n"])
    @pytest.mark.parametrize("at", [14, 17, 19, 23, 30])
    def test_broken_column(self, gap: str, at: int) -> None:
        issue = read_text(
            "区政府召开常务会议", LEAD, SECOND[:at], SECOND[at:], THIRD, BYLINE, gap=gap
        )
        assert texts(only(issue)) == [LEAD, SECOND, THIRD]

    @pytest.mark.parametrize(
        ("left", "right"),
        [
            ("周砚秋一行先后来到丰禾粮库、柳营乡等", "地，走进车间、田间，与干部群众亲切交谈。"),
            ("会议传达学习了省、市有关会", "议精神，审议了《关于进一步加强值守工作的实施意见》。"),
            ("区领导马文、孙安、韩畅等参", "加会议。"),
            ("区领导马文、孙安、韩", "畅参加会议。"),
            ("求职者可携带身份证、毕业证和个人简历到", "现场应聘，不收取任何费用。"),
            ("区直有关单位、各镇（街道）主要负责", "同志参加会议。"),
            ("傍晚收摊，他把板凳翻过来扣在柜台上，板凳", "腿上刻着四个字：不慌不忙。"),
        ],
    )
    def test_first_line_alone_in_its_column(self, left: str, right: str) -> None:
        """One line stood at the foot of the column: it is no crosshead."""
        issue = read_text("区政府召开常务会议", LEAD, left, right, SECOND, BYLINE)
        assert texts(only(issue)) == [LEAD, left + right, SECOND]

    @pytest.mark.parametrize("at", [12, 15, 18, 21])
    def test_broken_lead(self, at: int) -> None:
        issue = read_text("区政府召开常务会议", LEAD[:at], LEAD[at:], SECOND, BYLINE)
        assert texts(only(issue)) == [LEAD, SECOND]

    def test_lead_broken_in_its_date(self) -> None:
        lead = "本报讯（通讯员 王振华）3月12日上午，首班公交车驶入沙湾村，村里从此通了公交。"
        issue = read_text("沙湾村通上了公交车", lead[:17], lead[17:], OTHER)
        assert only(issue).deck is None
        assert texts(only(issue)) == [lead, OTHER]

    def test_places_of_a_mended_paragraph(self) -> None:
        text = (
            HEAD + f"区政府召开常务会议\n\n{LEAD}\n\n{SECOND[:30]}\n\n{SECOND[30:]}\n\n{BYLINE}\n"
        )
        places = only(read(text.encode())).paragraphs[1].places
        assert "".join(text[p.start : p.end] for p in places) == SECOND  # type: ignore[union-attr]
        assert len(places) == 2

    def test_hard_wrapped_lines(self) -> None:
        """A converter kept every line of the column; paragraphs are told by their indents."""
        lines: list[str] = []
        paragraphs = [LEAD, SECOND * 2, THIRD, OTHER * 2, SECOND * 3, LEAD + SECOND, OTHER]
        for paragraph in paragraphs:
            whole = "　　" + paragraph
            lines += [whole[at : at + 18] for at in range(0, len(whole), 18)]
        issue = read_text("区政府召开常务会议", *lines, BYLINE, gap="\n")
        assert texts(only(issue)) == paragraphs


class TestNotMerged:
    def test_paragraphs(self) -> None:
        issue = read_text("区政府召开常务会议", LEAD, SECOND, THIRD, BYLINE, gap="\n")
        assert texts(only(issue)) == [LEAD, SECOND, THIRD]

    @pytest.mark.parametrize("gap", ["\n\n", "\n"])
    def test_notice(self, gap: str) -> None:
        lines = ["时间：2月24日8:30至12:00", "地点：三号码头广场", "咨询电话：6620312"]
        issue = read_text("专场招聘会将举行", OTHER, *lines, "来源：区就业中心", gap=gap)
        assert texts(only(issue)) == [OTHER, *lines]
        assert issue.imprint.phones == {}

    def test_verse(self) -> None:
        lines = [
            "灶台擦亮，旧年的油烟",
            "一层一层，退回到抹布里",
            "母亲把糖瓜摆正",
            "又偷偷掰下一角，给我",
            "她说，灶王爷要上天",
        ]
        issue = read_text("小年", "□ 柳小舟", *lines)
        assert texts(only(issue)) == lines

    def test_list(self) -> None:
        lines = ["一、各单位要落实带班制度；", "二、值班电话保持畅通；", "三、重要情况随时报告。"]
        issue = read_text("节日值守工作通知", LEAD, *lines, BYLINE)
        assert texts(only(issue)) == [LEAD, *lines]

    def test_letter(self) -> None:
        lines = [
            "编辑同志：",
            "水门路站没有雨棚，下雨天等车的人只能站在屋檐下，能不能给装一个？",
            "水门社区 吴桂枝",
        ]
        issue = read_text("能不能装个雨棚", *lines)
        assert texts(only(issue)) == lines


class TestPages:
    def test_page_lines(self) -> None:
        issue = read_text(
            "01版 要闻", "区政府召开常务会议", LEAD, BYLINE,
            "02版 综合", "老人乘公交免费三天", OTHER, BYLINE,
        )  # fmt: skip
        assert [(p.number, p.name) for p in issue.pages] == [(1, "要闻"), (2, "综合")]
        assert [a.page for a in issue.articles] == [1, 2]

    def test_front_page_without_a_line(self) -> None:
        issue = read_text(
            "区政府召开常务会议", LEAD, BYLINE, "第二版 综合", "老人乘公交免费三天", OTHER, BYLINE
        )
        assert [(p.number, p.name) for p in issue.pages] == [(1, None), (2, "综合")]
        assert [a.page for a in issue.articles] == [1, 2]

    def test_turn_line_is_no_page(self) -> None:
        issue = read_text(
            "区政府召开常务会议",
            LEAD,
            SECOND,
            "（下转第二版）",
            "老人乘公交免费三天",
            OTHER,
            BYLINE,
        )
        assert issue.pages == []
        assert "下转" not in str(issue.articles[0].title)


class TestDoubts:
    def codes(self, issue: Issue) -> list[str]:
        return [doubt.code for doubt in issue.doubts]

    def test_none(self) -> None:
        assert read_text("区政府召开常务会议", LEAD, SECOND, BYLINE).doubts == []

    def test_orphan(self) -> None:
        issue = read_text("区政府召开常务会议", LEAD, BYLINE, SECOND * 2, THIRD, BYLINE)
        assert self.codes(issue) == ["orphan"]
        assert [a.title for a in issue.articles] == ["区政府召开常务会议", None]
        assert issue.doubts[0].article == issue.articles[1].id

    def test_byline_without_names(self) -> None:
        issue = read_text("区政府召开常务会议", LEAD, SECOND, "（记者 ）")
        assert self.codes(issue) == ["byline-without-names"]

    def test_two_stories(self) -> None:
        issue = read_text(
            "区政府召开常务会议", LEAD, SECOND, "区领导许南枝、邵一舟参加会议。",
            "1月30日，区政协召开协商会，围绕养老和托育服务听取委员意见。",
            "委员们就社区食堂发言。", BYLINE,
        )  # fmt: skip
        assert self.codes(issue) == ["two-stories"]

    def test_head_without_story(self) -> None:
        issue = read_text(
            "## 区政府召开常务会议",
            LEAD,
            BYLINE,
            "## 老人乘公交免费三天",
            OTHER,
            BYLINE,
            "## 渡口停航",
        )
        assert self.codes(issue) == ["empty"]

    def test_no_date(self) -> None:
        issue = read_text(
            "区政府召开常务会议", LEAD, BYLINE, head="河湾时报\n\n第3期（总第404期）\n\n"
        )
        assert self.codes(issue) == ["no-date"]

    def test_cut_in_mid_character(self) -> None:
        data = (HEAD + f"区政府召开常务会议\n\n{LEAD}\n\n{SECOND}").encode()[:-1]
        assert self.codes(read(data)) == ["encoding"]


class TestKept:
    def test_mistakes_stay(self) -> None:
        """Repeated words, wrong characters and one half-width comma are proofing's business."""
        wrong = SECOND.replace("，发现", ",发现").replace("祥和的", "详和的的")
        issue = read_text("区政府召开常务会议", LEAD, wrong, THIRD, BYLINE)
        assert texts(only(issue))[1] == wrong
        assert issue.source.folds == []

    def test_masthead_mistakes_stay(self) -> None:
        issue = read_text("区政府召开常务会议", LEAD, BYLINE, head=HEAD.replace("星期五", "星期六"))
        assert issue.masthead.weekday == "星期六"

    def test_text_without_a_masthead(self) -> None:
        issue = read_text("区政府召开常务会议", LEAD, SECOND, BYLINE, head="")
        assert issue.masthead.model_dump(exclude_none=True) == {}
        assert only(issue).title == "区政府召开常务会议"

    def test_same_whatever_the_bytes(self) -> None:
        text = HEAD + "\n\n".join(("区政府召开常务会议", LEAD, SECOND, BYLINE)) + "\n"
        plain = _without_source(read(text.encode()))
        for data in (text.encode("gb18030"), text.encode("utf-16"), text.encode("utf-8-sig")):
            assert _without_source(read(data)) == plain
        assert _without_source(read(text.replace("\n", "\r\n").encode())) == plain

    def test_name_of_the_source_is_told(self) -> None:
        source = Source.of("来稿/第3期.txt", (HEAD + "区政府召开常务会议\n\n" + LEAD).encode())
        issue = read(source)
        assert (issue.source.name, issue.source.kind) == ("第3期.txt", "text")


class TestAnyText:
    @pytest.mark.parametrize(
        "data", [b"", b"\n \r\n", b"\0\0\0", "\ufeff".encode(), "　\n　".encode()]
    )
    def test_empty(self, data: bytes) -> None:
        with pytest.raises(DamagedInput):
            read(data)

    @settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
    @given(st.lists(st.sampled_from(PIECES), max_size=30))
    def test_reads_or_refuses(self, pieces: list[str]) -> None:
        """Any heap of lines gives an issue that survives JSON; only emptiness is refused."""
        data = "".join(pieces)
        if not data.strip():
            return
        issue = read(data.encode())
        assert Issue.from_json(issue.to_json()) == issue
        numbers = range(1, len(issue.articles) + 1)
        assert [a.id for a in issue.articles] == [f"a{n}" for n in numbers]


def _without_source(issue: Issue) -> dict[str, Any]:
    data = issue.to_dict()
    del data["source"]
    for article in data["articles"]:
        for paragraph in article["paragraphs"]:
            del paragraph["places"]
        for photo in article["photos"]:
            del photo["places"]
    return data


class TestContinued:
    def test_a_part_without_head_goes_back_to_its_story(self) -> None:
        issue = read_text(
            "01版 要闻", "区政府召开常务会议", LEAD, "（下转第2版）", "02版 综合",
            "（上接第1版）", SECOND, BYLINE, "老码头的新渡船", LEAD, BYLINE,
        )  # fmt: skip
        assert [a.title for a in issue.articles] == ["区政府召开常务会议", "老码头的新渡船"]
        assert texts(issue.articles[0]) == [LEAD, SECOND]
        assert issue.articles[0].byline.reporters
        assert issue.doubts == []

    def test_a_part_with_a_head_says_where_it_comes_from(self) -> None:
        issue = read_text("02版 综合", "（上接第1版）", "区政府召开常务会议", LEAD, BYLINE)
        assert only(issue).continued_from == 1


class TestFromTheWeb:
    def test_half_width_stops(self) -> None:
        half = [text.replace("，", ",").replace("。", ".") for text in (LEAD, SECOND, THIRD)]
        issue = read_text("区政府召开常务会议", *half, BYLINE)
        assert texts(only(issue)) == [LEAD, SECOND, THIRD]
        assert {fold.old for fold in issue.source.folds} == {",", "."}

    def test_who_posted_it_and_what_stands_around_it(self) -> None:
        issue = read_text(
            "点击上方蓝字 关注我们", "西门桥通车", "东洲发布 2019-05-18 08:30", LEAD, SECOND,
            "阅读 1203 赞 36 在看 12",
        )  # fmt: skip
        assert only(issue).title == "西门桥通车"
        assert only(issue).byline.source == "东洲发布"
        assert texts(only(issue)) == [LEAD, SECOND]

    def test_json_cut_short(self) -> None:
        with pytest.raises(DamagedInput, match="不完整"):
            read(b'{"masthead": {"title": "')
