"""The query language: what is read, what is refused and where."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shibao.archive.search.lexer import FIELDS
from shibao.archive.search.query import (
    And,
    Dated,
    Not,
    NumberIs,
    Or,
    PageIs,
    Query,
    QueryError,
    Reporter,
    Term,
    parse,
    unparse,
)
from shibao.paper import WrongUse

A, B, C = Term("甲"), Term("乙"), Term("丙")
PIECES = st.sampled_from(
    [
        *'()（）"“”-\\ \n',
        " AND ",
        " OR ",
        " NOT ",
        "..",
        "2024",
        "-03",
        "年",
        "甲",
        "a",
        "１",
        "\u200b",
    ]
    + [name + colon for name in FIELDS for colon in ":："]
)
TEXTS = st.lists(PIECES).map("".join) | st.text()


@pytest.mark.parametrize(
    ("text", "query"),
    [
        ("甲", A),
        ("甲 乙\u3000丙", And((A, B, C))),
        ("甲 AND 乙", And((A, B))),
        ("甲 OR 乙 丙", Or((A, And((B, C))))),
        ("（甲 OR 乙） 丙", And((Or((A, B)), C))),
        ("(甲 乙) 丙", And((A, B, C))),
        ("甲(乙)丙", And((A, B, C))),
        ("NOT 甲", Not(A)),
        ("-甲 -乙", And((Not(A), Not(B)))),
        ("--甲", A),
        ("-(-甲)", A),
        ("-(甲 乙)", Not(And((A, B)))),
        ('"甲 AND 乙"', Term("甲 AND 乙")),
        ("“甲 “乙”", Term("甲 “乙")),
        ('"说“甲”"', Term("说“甲”")),
        (r'"a\"b\\"', Term('a"b\\')),
        ("学习“两山”理念", Term("学习“两山”理念")),
        ("2024-03 a-b -", And((Term("2024-03"), Term("a-b"), Term("-")))),
        ("and or 与", And((Term("and"), Term("or"), Term("与")))),
        ("时间:3 http://x", And((Term("时间:3"), Term("http://x")))),
        ("问题:甲", Term("问题:甲")),
        ("题:甲 文：乙", And((Term("甲", "title"), Term("乙", "text")))),
        ("TITLE:甲", Term("甲", "title")),
        ('title: "甲 乙"', Term("甲 乙", "title")),
        ("题:(甲 OR 乙)", Or((Term("甲", "title"), Term("乙", "title")))),
        ("记者:王浩", Reporter("王浩")),
        ("版:1 page:02 版:第３版", And((PageIs(1), PageIs(2), PageIs(3)))),
        ("期:第三十二期 number:707", And((NumberIs(32), NumberIs(707)))),
        ("-版:1", Not(PageIs(1))),
    ],
)
def test_read(text: str, query: Query) -> None:
    assert parse(text) == query


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2024", date(2024, 1, 1), date(2024, 12, 31)),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        ("2024/2/3", date(2024, 2, 3), date(2024, 2, 3)),
        ("2024.02.03", date(2024, 2, 3), date(2024, 2, 3)),
        ("20240203", date(2024, 2, 3), date(2024, 2, 3)),
        ("2024年", date(2024, 1, 1), date(2024, 12, 31)),
        ("2024年3月", date(2024, 3, 1), date(2024, 3, 31)),
        ("2024年3月16日", date(2024, 3, 16), date(2024, 3, 16)),
        ("２０２４年３月", date(2024, 3, 1), date(2024, 3, 31)),
        ("2024-01..2025-03", date(2024, 1, 1), date(2025, 3, 31)),
        ("2024-01..", date(2024, 1, 1), None),
        ("..2024", None, date(2024, 12, 31)),
    ],
)
def test_days(text: str, first: date | None, last: date | None) -> None:
    assert parse(f"日期:{text}") == parse(f"date:{text}") == Dated(first, last)


@pytest.mark.parametrize(
    ("text", "position", "what"),
    [
        ("", 0, "没有写要找的词"),
        (" \n", 2, "没有写要找的词"),
        ("(甲", 2, "缺少右括号"),
        ("甲 (乙 (丙)", 8, "缺少右括号"),
        ("甲)", 1, "多了一个右括号"),
        ("()", 1, "括号里没有要找的词"),
        ("甲 AND", 5, "“AND”后面缺少要找的词"),
        ("甲 OR OR 乙", 5, "“OR”后面缺少要找的词"),
        ("OR 甲", 0, "“OR”前面缺少要找的词"),
        ("NOT", 3, "“NOT”后面缺少要找的词"),
        ("题: AND 甲", 3, "“题:”后面缺少要找的词"),
        ("题:文:甲", 2, "字段里面不能再写字段"),
        ('甲 "乙', 2, "引号没有配对"),
        ("甲 “乙", 2, "引号没有配对"),
        ('""', 0, "没有可以查找的字"),
        ("甲 \u200b", 2, "没有可以查找的字"),
        ("版:头", 2, "不是版号"),
        ("期:99999999999", 2, "不是期号"),
        ("甲 日期:2024-13", 5, "没有“2024-13”这一天"),
        ("日期:2023-02-29", 3, "没有“2023-02-29”这一天"),
        ("日期:昨天", 3, "“昨天”不是日期"),
        ("日期:2025..2024", 3, "起始日期晚于截止日期"),
        ("日期:..", 3, "起止日期都没有写"),
        ("(" * 60 + "甲" + ")" * 60, 50, "括号超过 50 层"),
        ("甲" * 1001, 1000, "查询超过 1000 个字"),
    ],
)
def test_refused_with_the_place(text: str, position: int, what: str) -> None:
    with pytest.raises(QueryError) as error:
        parse(text)
    assert error.value.position == position
    assert what in str(error.value)
    assert f"第 {position + 1} 个字符处" in str(error.value)


def test_the_caret_stands_under_the_place() -> None:
    with pytest.raises(WrongUse) as error:
        parse("题:党代会 a (书记")
    assert isinstance(error.value, QueryError)
    assert error.value.caret() == "题:党代会 a (书记\n" + " " * 17 + "^"


@given(TEXTS)
def test_any_text_is_read_or_refused(text: str) -> None:
    query, error = _outcome(text)
    if query:
        assert parse(unparse(query)) == query
    else:
        assert error
        assert 0 <= error.position <= len(text)
        assert error.caret().endswith("^")


def _outcome(text: str) -> tuple[Query | None, QueryError | None]:
    try:
        return parse(text), None
    except QueryError as error:
        return None, error


def test_written_out() -> None:
    text = '(甲 OR 题:"a\\"b") -记者:王浩 版:1 期:2 日期:2024 日期:..2023'
    written = (
        '("甲" OR title:"a\\"b") -reporter:"王浩" page:1 number:2'
        " date:2024-01-01..2024-12-31 date:..2023-12-31"
    )
    assert unparse(parse(text)) == written
