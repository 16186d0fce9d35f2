"""Pieces that the grammars of a newspaper's furniture are made of."""

import re

HAN = r"[一-鿿]"
"""One Chinese character."""

GAP = r"[\s　]*"
"""White space, or none."""


def words(text: str) -> str:
    """A pattern for any of the words in a text, the longest first."""
    return "|".join(sorted(map(re.escape, text.split()), key=len, reverse=True))
