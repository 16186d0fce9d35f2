"""One form for what a reader takes to be the same characters, on the side of text and of query.

Each character by itself: compatibility forms (Ａ, ①, …), capitals and traditional characters give
way to their plain, small, simplified ones; marks that cannot be seen are dropped. White space
remains, as one space, only between two words of Latin letters or digits. No other character's fold
depends on its neighbours, so what stands in a text also stands in its fold.
"""

import re
import unicodedata
from functools import cache

_INVISIBLE = {"Cc", "Cf"}
_UNKNOWN = {"Co", "Cs"}
_SELECTORS = range(0xFE00, 0xFE10)

# A space stays between letters or digits of scripts that are written with spaces: those that come
# before the first Chinese sign, U+2E80.
_LOOSE_SPACE = re.compile(r"(?<![^\W_\u2e80-\U0010ffff]) | (?![^\W_\u2e80-\U0010ffff])")


class _Table(dict[int, str]):
    """Character → its fold, worked out when a character is first met."""

    def __missing__(self, code: int) -> str:
        folded = self[code] = _fold_character(chr(code))
        return folded


def _fold_character(char: str) -> str:
    if char.isspace():
        return " "
    category = unicodedata.category(char)
    if category in _INVISIBLE or ord(char) in _SELECTORS:
        return ""
    if category in _UNKNOWN:
        return "\N{REPLACEMENT CHARACTER}"
    plain = unicodedata.normalize("NFKC", char).lower()
    return "".join(_simplified().get(p, p) if "\u3400" <= p < "\ua000" else p for p in plain)


@cache
def _simplified() -> dict[str, str]:
    """Traditional → simplified, one character to one; read on first use since it takes 30 ms."""
    from opencc import OpenCC

    traditional = [chr(code) for code in range(0x3400, 0xA000)]
    simplified = OpenCC("t2s").convert("\n".join(traditional)).split("\n")
    pairs = zip(traditional, simplified, strict=True)
    return {one: other for one, other in pairs if one != other and len(other) == 1}


_TABLE = _Table()


def fold(text: str) -> str:
    """The form of one paragraph (or title, or query) in which texts are compared."""
    folded = text.translate(_TABLE)
    return _LOOSE_SPACE.sub("", " ".join(folded.split())) if " " in folded else folded


def fold_map(text: str) -> tuple[str, list[int]]:
    """The fold, and for each of its characters the place of the character it came from."""
    characters: list[str] = []
    origins: list[int] = []
    for place, char in enumerate(text):
        for part in _TABLE[ord(char)]:
            if part != " " or (characters and characters[-1] != " "):
                characters.append(part)
                origins.append(place)
    folded = "".join(characters)
    loose = {match.start() for match in _LOOSE_SPACE.finditer(folded)}
    kept = [index for index in range(len(folded)) if index not in loose]
    return "".join(characters[index] for index in kept), [origins[index] for index in kept]
