"""One form for the same characters."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from archive.search.scan import ALPHABET
from shibao.archive.search.folding import fold, fold_map

TEXTS = st.text(ALPHABET) | st.text()


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("臺灣後來", "台湾后来"),
        ("ＡＢｃ，１２％", "abc,12%"),
        ("等等…", "等等..."),
        ("第①版", "第1版"),
        ("党\u200b代\ufeff会\ufe0f", "党代会"),
        (" 上 街\u3000时\t报 ", "上街时报"),
        ("第 32 期", "第32期"),
        ("The  New\u00a0York Times 2024 年", "the new york times 2024年"),
        ("A , B", "a,b"),
        ("café Ω 3 4", "café ω 3 4"),
        ("\ue000\ud800", "\ufffd\ufffd"),
        ("。、“”", "。、“”"),
    ],
)
def test_folded(text: str, folded: str) -> None:
    assert fold(text) == folded


@given(TEXTS)
@example("\u00a8 a ´ b")
def test_the_map_tells_where_each_character_came_from(text: str) -> None:
    folded, origins = fold_map(text)
    assert folded == fold(text)
    assert len(origins) == len(folded)
    assert origins == sorted(origins)
    assert all(
        char == " " or char in fold(text[at]) for char, at in zip(folded, origins, strict=True)
    )


@given(TEXTS, TEXTS, TEXTS)
def test_what_stands_in_a_text_stands_in_its_fold(before: str, text: str, after: str) -> None:
    assert fold(text) in fold(before + text + after)


@given(TEXTS)
def test_folding_again_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)
