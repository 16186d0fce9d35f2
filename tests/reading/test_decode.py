"""Bytes → text: every encoding a paper's files come in, and damage told."""

import pytest

from shibao.paper import DamagedInput
from shibao.reading.decode import MAX_TEXT, decode

SIMPLE = "河湾时报：10月15日，市政协副主席带队调研我区经济情况，“开局良好”。\r\n（记者 王浩）\n" * 3
COMPLEX = (
    "河灣時報：十月十五日，市政協副主席帶隊調研我區經濟發展情況，聽取匯報。（記者 王浩）\n" * 3
)


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "gb18030", "gbk", "utf-16", "utf-16-le", "utf-16-be"]
)
def test_simplified(encoding: str) -> None:
    assert decode(SIMPLE.encode(encoding), where="a.txt") == (SIMPLE, 0)


@pytest.mark.parametrize("encoding", ["utf-8", "big5", "gb18030"])
def test_traditional(encoding: str) -> None:
    assert decode(COMPLEX.encode(encoding), where="a.txt") == (COMPLEX, 0)


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030"])
@pytest.mark.parametrize("text", ["会", "河湾时报", "2024年2月2日", "A", "plain ASCII only\n"])
def test_short(encoding: str, text: str) -> None:
    assert decode(text.encode(encoding), where="a.txt") == (text, 0)


def test_rare_characters_of_gb18030() -> None:
    text = SIMPLE + "㛃𠮷"
    assert decode(text.encode("gb18030"), where="a.txt") == (text, 0)


@pytest.mark.parametrize("cut", [1, 2])
def test_cut_in_mid_character(cut: int) -> None:
    text, lost = decode(SIMPLE.strip("\n）").encode()[:-cut], where="a.txt")
    assert lost == 1
    assert text.startswith(SIMPLE[:100])


def test_one_bad_byte_does_not_change_the_encoding() -> None:
    data = (SIMPLE * 5).encode()
    at = len(SIMPLE[:40].encode())
    text, lost = decode(data[:at] + b"\xff" + data[at:], where="a.txt")
    assert lost == 1
    assert text.replace("\ufffd", "") == SIMPLE * 5


@pytest.mark.parametrize(
    "data",
    [
        b"\x00\x01\x02\x03" * 50,
        b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 4,
        b"\x7fELF" + bytes(200),
        b"",
    ],
)
def test_no_text(data: bytes) -> None:
    with pytest.raises(DamagedInput) as caught:
        decode(data, where="a.bin")
    assert (caught.value.where, bool(caught.value.todo)) == ("a.bin", True)


def test_more_than_one_character_in_a_hundred_lost() -> None:
    data = SIMPLE.encode()
    broken = b"".join(data[at : at + 60] + b"\xff" for at in range(0, len(data), 60))
    with pytest.raises(DamagedInput):
        decode(broken, where="a.txt")


def test_too_much_text() -> None:
    with pytest.raises(DamagedInput, match="MB"):
        decode(b"a" * (MAX_TEXT + 1), where="a.txt")
