"""What a converter did to a text is undone and told; what the paper did stays."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shibao.reading import read
from shibao.reading.folding import Folder

HALF = "10月15日,市政协调研我区情况;刘睿带队(上街片区),问:“好吗?”真好!"
WIDE = "10月15日，市政协调研我区情况；刘睿带队（上街片区），问：“好吗？”真好！"


def fold(*texts: str) -> list[str]:
    """Texts of one source, their marks folded."""
    folder = Folder(texts)
    return [folder.marks(text) for text in texts]


def close_up(text: str) -> str:
    """Text without a converter's spaces."""
    return Folder([text]).spaces(text)[0]


class TestMarks:
    def test_half_width_throughout(self) -> None:
        folder = Folder([HALF])
        assert folder.marks(HALF) == WIDE
        told = {fold.old: (fold.new, fold.count) for fold in folder.folds}
        assert told == {
            ",": ("，", 2),
            ";": ("；", 1),
            "(": ("（", 1),
            ")": ("）", 1),
            ":": ("：", 1),
            "?": ("？", 1),
            "!": ("！", 1),
        }

    def test_full_width_is_left(self) -> None:
        folder = Folder([WIDE])
        assert folder.marks(WIDE) == WIDE
        assert folder.folds == []

    def test_few_among_many_are_the_papers_own_mistakes(self) -> None:
        texts = ["会议召开，研究工作，部署任务。"] * 10 + ["区领导,参加会议。"]
        assert fold(*texts) == texts

    def test_one_mark_half_another_full(self) -> None:
        """A converter that turned brackets only: the others are judged by themselves."""
        texts = [
            "镇(街道)负责人,参加",
            "会议，研究，部署，落实，推进，调度，巡查，督导，评比，验收，总结",
        ]
        assert fold(*texts)[0] == "镇（街道）负责人,参加"

    @pytest.mark.parametrize(
        ("half", "wide"),
        [
            ("首班6:30、末班18:00,票价两元", "首班6:30、末班18:00，票价两元"),
            ("3月5日上午8:30,随着一声", "3月5日上午8:30，随着一声"),
            ("增长8.2%,高于全市", "增长8.2%，高于全市"),
            ("共1,200人,分三批", "共1,200人，分三批"),
            ("手工DIY,剪纸", "手工DIY，剪纸"),
            ("编号(2024)12号", "编号（2024）12号"),
            ("他说:“走。”", "他说：“走。”"),
            ("“开啦!”", "“开啦！”"),
            ("(记者 王浩)", "（记者 王浩）"),
            ("(通讯员 王浩 李静 文/图)", "（通讯员 王浩 李静 文/图）"),
            ("比分3:2,主队胜", "比分3:2，主队胜"),
            ("邮箱:hwsb@hewan.example", "邮箱：hwsb@hewan.example"),
            ("网址:https://www.hewan.example/a?b=1", "网址：https://www.hewan.example/a?b=1"),
        ],
    )
    def test_folded_in_a_half_width_source(self, half: str, wide: str) -> None:
        assert fold(half, *[HALF] * 5)[0] == wide

    @given(st.text(alphabet="会议3a,;:?!()，。（）“” ", max_size=60))
    def test_length_stays(self, text: str) -> None:
        assert [len(new) for new in fold(text, HALF)] == [len(text), len(HALF)]


class TestSpaces:
    @pytest.mark.parametrize(
        ("spaced", "closed"),
        [
            ("10 月 15 日，市 政协", "10月15日，市政协"),
            ("会议 召开 。 研究", "会议召开。研究"),
            ("围绕 “ 中部地区 ” 发展", "围绕“中部地区”发展"),
            ("共 1200 人", "共1200人"),
        ],
    )
    def test_between_characters(self, spaced: str, closed: str) -> None:
        assert close_up(spaced) == closed

    @pytest.mark.parametrize("text", ["Spring Festival Gala", "用 iPhone 拍摄", "手工 DIY 项目"])
    def test_beside_latin_words_stay(self, text: str) -> None:
        assert close_up(text) == text

    def test_places_follow(self) -> None:
        text, places = Folder([]).spaces("10 月，好")
        assert text == "10月，好"
        assert places == [0, 1, 2, 2, 3, 4, 5]

    def test_the_head_of_a_lead_is_left(self) -> None:
        old = "本报讯（记者 王浩）10 月"
        assert Folder([]).spaces(old, start=10)[0] == "本报讯（记者 王浩）10月"


def test_folds_of_an_issue_are_told() -> None:
    text = (
        "河湾时报\n\n2024年2月2日 第3期\n\n区政府召开会议\n\n"
        "1 月 29 日,会议召开,研究(春节)值守。\n\n(记者 王浩)\n"
    )
    issue = read(text.encode())
    assert issue.articles[0].paragraphs[0].text == "1月29日，会议召开，研究（春节）值守。"
    assert issue.articles[0].byline.text == "（记者 王浩）"
    told = {fold.old: fold.count for fold in issue.source.folds}
    assert told == {",": 2, "(": 2, ")": 2, " ": 3}


def test_masthead_and_imprint_are_folded_too() -> None:
    """The licence and the labels are the paper's text like any other."""
    text = (
        "河湾时报\n\n内资准印证(云)LX2023018号\n\n2024年2月2日 第3期(总第404期)\n\n"
        "区政府召开会议\n\n1月29日,会议召开,研究(春节)值守。\n\n"
        "(记者 王浩)\n\n责编:王浩 印刷:云津印务(集团)公司\n"
    )
    issue = read(text.encode())
    assert issue.masthead.licence == "内资准印证（云）LX2023018号"
    assert issue.masthead.number_total == 404
    assert issue.imprint.others == {"印刷": "云津印务（集团）公司"}
