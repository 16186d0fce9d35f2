"""Snippets: what is shown of a hit, and where the marks sit."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.search.scan import ALPHABET
from shibao.archive.search.folding import fold
from shibao.archive.search.snippet import LENGTH, Marked, mark, snippet

LINES = st.lists(st.text(ALPHABET + "。！，", max_size=300), max_size=4)


def shown(marked: Marked) -> list[str]:
    """The marked parts."""
    return [marked.text[start:end] for start, end in marked.marks]


@pytest.mark.parametrize(
    ("text", "spans", "parts"),
    [
        ("臺灣後續，臺灣", ["台湾"], ["臺灣", "臺灣"]),
        ("等等…好", ["..好"], ["…好"]),
        ("增长３．５％", ["3.5%"], ["３．５％"]),
        ("党 代\u3000会开幕", ["党代会"], ["党 代\u3000会"]),
        ("哈哈哈", ["哈哈"], ["哈哈哈"]),
        ("总书记说", ["书记", "总书"], ["总书记"]),
        ("甲乙", ["丙"], []),
    ],
)
def test_marks_sit_on_the_text_as_printed(text: str, spans: list[str], parts: list[str]) -> None:
    marked = mark(text, spans)
    assert marked.text == text
    assert shown(marked) == parts


def test_whole_sentences_around_the_hit() -> None:
    before, hit, after = "甲" * 60 + "。", "乙" * 20 + "引黄工程通水了。”", "丙" * 50 + "！"
    passage = snippet([before + hit + after, "别的段落。"], ["引黄工程"])
    assert passage.text == hit + after
    assert shown(passage) == ["引黄工程"]


def test_the_paragraph_with_most_of_the_terms() -> None:
    lines = ["区委开会。区委又开会。", "记者从区委获悉，引黄工程通水。", "引黄工程。"]
    assert snippet(lines, ["引黄工程", "区委"]).text == lines[1]


def test_a_sentence_too_long_is_cut_with_signs_at_a_comma() -> None:
    sentence = "，".join(f"第{n:02}件事情已经办完" for n in range(40)) + "。"
    passage = snippet([sentence], ["第20件事情"])
    assert passage.text.startswith("…第")
    assert passage.text.endswith("，…")
    assert len(passage.text) <= LENGTH + 2
    assert shown(passage) == ["第20件事情"]


def test_without_a_hit_the_opening() -> None:
    assert snippet(["", "要闻", "区委昨天召开会议，研究部署今年的工作。"], []) == Marked(
        "区委昨天召开会议，研究部署今年的工作。"
    )
    assert snippet([], ["甲"]) == Marked("")


@given(
    LINES, st.lists(st.text(ALPHABET, min_size=1, max_size=5).map(fold).filter(bool), max_size=3)
)
def test_a_snippet_is_a_piece_of_the_text_with_the_hits_marked(
    lines: list[str], spans: list[str]
) -> None:
    passage = snippet(lines, spans)
    assert len(passage.text) <= LENGTH + 2
    plain = passage.text.removeprefix("…").removesuffix("…")
    assert any(plain in line or passage.text in line for line in lines) or not passage.text
    last = 0
    for start, end in passage.marks:
        assert last <= start < end <= len(passage.text)
        last = end + 1
    if any(span in fold(line) for span in spans for line in lines):
        assert passage.marks
