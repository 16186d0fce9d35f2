"""Bytes → text: Unicode with or without its mark, GB18030, Big5; damage is bounded and told."""

from functools import cache

from shibao.paper import DamagedInput

MAX_TEXT = 8 * 1024 * 1024
"""Bytes of text in one source: a hundred times the text of a thick issue."""

_MARKS = ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"))
_GUESSES = ("gb18030", "utf-16-le", "utf-16-be", "big5")
_SAMPLE = 64 * 1024
_LOST = "\ufffd"


def decode(data: bytes, *, where: str) -> tuple[str, int]:
    """Text and how many characters could not be decoded (a file cut in mid-character).

    Raises `DamagedInput` where the bytes are no text, or more than 1 % of the characters is lost.
    """
    if len(data) > MAX_TEXT:
        raise DamagedInput(
            f"文本超过 {MAX_TEXT // 2**20} MB", where=where, todo="请按期拆分后再读入"
        )
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _checked(data[len(mark) :].decode(encoding, "replace"), where)
    encoding = "utf-8" if _is_utf8(data) else _guess(data)
    return _checked(data.decode(encoding, "replace"), where)


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode()
    except UnicodeDecodeError as error:
        # A few bad bytes in what is otherwise UTF-8 do not make it another encoding.
        head = data[: error.start]
        return (len(head) > 64 and not head.isascii()) or _share(data, "utf-8") > 0.95
    return b"\0" not in data


def _guess(data: bytes) -> str:
    return max(_GUESSES, key=lambda encoding: _share(data, encoding))


def _share(data: bytes, encoding: str) -> float:
    """How much of a sample reads as everyday Chinese in this encoding, 0 to 1."""
    text = data[:_SAMPLE].decode(encoding, "replace")
    return sum(char in _everyday() for char in text) / max(len(text), 1)


@cache
def _everyday() -> frozenset[str]:
    """Level 1 of GB 2312 with its punctuation, level 1 of Big5, and printable ASCII."""
    rows = (bytes((high, low)) for high in range(0xB0, 0xD8) for low in range(0xA1, 0xFF))
    simplified = "".join(row.decode("gb2312", "ignore") for row in rows)
    lows = (*range(0x40, 0x7F), *range(0xA1, 0xFF))
    rows = (bytes((high, low)) for high in range(0xA4, 0xC7) for low in lows)
    traditional = "".join(row.decode("big5", "ignore") for row in rows)
    ascii_ = "".join(map(chr, range(32, 127))) + "\t\r\n"
    return frozenset(simplified + traditional + ascii_ + "　、。·—…‘’“”（）《》，；：？！【】")


def _checked(text: str, where: str) -> tuple[str, int]:
    lost = text.count(_LOST)
    control = sum(text.count(chr(code)) for code in (*range(9), 14, 15, *range(16, 32), 127))
    if not text.strip() or (lost + control) * 100 > len(text):
        raise DamagedInput("不是文本，或编码已损坏", where=where, todo="请另存为 UTF-8 文本后重试")
    return text, lost
