"""Where a column broke and where a paragraph ended."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shibao.reading import mending


@pytest.mark.parametrize(
    "text",
    [
        "会议召开。",
        "真的吗？",
        "开训！",
        "他说：“好。”",
        "（完。）",
        "往事……",
        "谁先来？”",
        "共三册。 ",
    ],
)
def test_finished(text: str) -> None:
    assert mending.is_finished(text)


@pytest.mark.parametrize(
    "text",
    [
        "找准定",
        "会议指出，",
        "包括粮库、",
        "一是补短板；",
        "时间：",
        "增长8.",
        "“好",
        "（记者 王浩）",
        "收购价1.2",
    ],
)
def test_unfinished(text: str) -> None:
    assert not mending.is_finished(text)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("在区域经济布局中找准定", "位、发挥优势"),
        ("推动市党代", "会精神落地落实"),
        ("充分发挥党建对中心工", "作的引领作用"),
        ("累计完成投资3.", "4亿元"),
        ("占年度计划的68", "%以上"),
        ("区第五届人民代表大", "会第三次会议"),
        ("开展手工DI", "Y项目"),
    ],
)
def test_word_is_broken(left: str, right: str) -> None:
    assert mending.breaks_word(left, right)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("会议在区会议中心召开。", "沈立言指出，要把好事办好。"),
        ("扭住关键环节，", "提升动员能力"),
        ("区领导参加会议", "全区教育工作会议召开"),
        ("", "会议"),
        ("会议", ""),
    ],
)
def test_word_is_whole(left: str, right: str) -> None:
    assert not mending.breaks_word(left, right)


@pytest.mark.parametrize(
    "text", ["，发现隐患", "。会上", "”他说", "）主要负责同志", "、柳林", "%以上"]
)
def test_no_line_opens_so(text: str) -> None:
    assert mending.cannot_open(text)


@pytest.mark.parametrize("text", ["会上", "“开啦”", "（记者 王浩）", "《河湾志》", "3月5日", ""])
def test_lines_open_so(text: str) -> None:
    assert not mending.cannot_open(text)


@pytest.mark.parametrize(
    "text",
    [
        "一、提高认识",
        "（二）压实责任",
        "3. 加强调度",
        "3、加强调度",
        "①报名",
        "●时间",
        "其一，",
        "第三条 本办法",
    ],
)
def test_listed(text: str) -> None:
    assert mending.is_listed(text)


@pytest.mark.parametrize(
    "text",
    [
        "一季度投资增长8.2%",
        "3.4亿元投资到位",
        "3月5日，我区",
        "十年磨一剑",
        "2024年",
        "第三届运动会开幕",
        "其中有三家",
    ],
)
def test_not_listed(text: str) -> None:
    assert not mending.is_listed(text)


@pytest.mark.parametrize(
    "text",
    [
        "时间：3月5日",
        "活动地点：三号码头",
        "咨询电话：6620312",
        "一等奖：王浩",
        "报名方式：现场报名",
    ],
)
def test_notice(text: str) -> None:
    assert mending.is_notice(text)
    assert mending.is_labelled(text)


@pytest.mark.parametrize("text", ["编辑同志：", "尊敬的读者：", "亲爱的同学们："])
def test_salutation(text: str) -> None:
    assert mending.is_labelled(text)
    assert not mending.is_notice(text)


@pytest.mark.parametrize(
    "text", ["沈立言指出，要做到三点：一是补短板。", "会议召开", "“开啦。”他喊了一声：“都坐稳！”"]
)
def test_not_labelled(text: str) -> None:
    assert not mending.is_labelled(text)


def test_open_marks() -> None:
    assert mending.open_marks("围绕“中部地区") == 1
    assert mending.open_marks("高质量发展”“黄河流域”，《条例》") == -1
    assert mending.open_marks("“甲《乙》”（丙）") == 0


@pytest.mark.parametrize(
    ("left", "right", "whole"),
    [
        ("找准定", "位", "找准定位"),
        ("开展手工DIY", "项目", "开展手工DIY项目"),
        ("Shangjie", "Newsletter", "Shangjie Newsletter"),
        ("投资3", "4亿元", "投资34亿元"),
        ("时间8:30至", "12:00", "时间8:30至12:00"),
    ],
)
def test_join(left: str, right: str, whole: str) -> None:
    assert mending.join(left, right) == whole


@given(
    st.text(alphabet="会议指出发展群众，。、；：“”《》（）3.AB", min_size=1, max_size=40), st.data()
)
def test_joining_chinese_restores_what_was_cut(text: str, data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(text)))
    joined = mending.join(text[:at], text[at:])
    assert joined.replace(" ", "") == text
