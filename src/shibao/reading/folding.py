"""Artefacts of converters undone: half-width marks throughout, spaces between characters.

A mark is folded only where the whole source has it half-width (a converter did it); a few among
full-width ones are the paper's own mistakes and stay for the proofreader.
"""

import re
from collections import Counter
from collections.abc import Iterable

from shibao.paper.model import Fold

_WIDE = r"㐀-䶿一-鿿　-〿＀-￯‘’“”…—"
_PAIRS = {",": "，", ";": "；", ":": "：", "?": "？", "!": "！", "(": "（", ")": "）"}
_CLASSES = {",": ",", ";": ";", ":": ":", "?": "?", "!": "!", "(": "()", ")": "()"}
_BEFORE = re.compile(
    rf"(?<=[{_WIDE}])\s?[,;:?!()]|[,;:?!()](?=\s?[{_WIDE}])|(?<=[)\]%\"])[,;:?!]|^\(|\)$"
)
_SHARE = 0.1
_GAP = re.compile(rf"(?<=[{_WIDE}])[ \t\u00a0]+(?=[{_WIDE}\d])|(?<=\d)[ \t\u00a0]+(?=[{_WIDE}])")
_TIGHT = re.compile(r"(?<=[，。；：？！、（《“])[ \t\u00a0]+|[ \t\u00a0]+(?=[，。；：？！、）》”])")


_DOT = re.compile(rf"(?<=[{_WIDE}])\.(?=$|\s*[{_WIDE}])")


class Folder:
    """What to fold in one source, and how often it was done."""

    def __init__(self, texts: Iterable[str]) -> None:
        half: Counter[str] = Counter()
        full: Counter[str] = Counter()
        dots = stops = 0
        for text in texts:
            dots += len(_DOT.findall(text))
            stops += text.count("。")
            half.update(_CLASSES[match[0].strip()] for match in _BEFORE.finditer(text))
            full.update(
                _CLASSES[old] for old, new in _PAIRS.items() for _ in range(text.count(new))
            )
        self._marks = {
            old: new
            for old, new in _PAIRS.items()
            if half[_CLASSES[old]] and full[_CLASSES[old]] <= _SHARE * half[_CLASSES[old]]
        }
        self._dots = dots > 0 and stops <= _SHARE * dots
        self._counts: Counter[tuple[str, str]] = Counter()

    def marks(self, text: str) -> str:
        """Full-width marks for half-width ones in Chinese; the length stays the same."""
        if self._dots:
            text, count = _DOT.subn("。", text)
            self._counts[".", "。"] += count
        if not self._marks:
            return text
        spans = {match.end() - 1 for match in _BEFORE.finditer(text)}
        chars = list(text)
        for at in spans:
            new = self._marks.get(chars[at])
            if new:
                self._counts[chars[at], new] += 1
                chars[at] = new
        return "".join(self._close(chars))

    def _close(self, chars: list[str]) -> list[str]:
        """A half-width bracket goes with its partner where that one was folded."""
        waiting: list[str] = []
        for at, char in enumerate(chars):
            if char in "(（":
                waiting.append(char)
            elif char == ")" and waiting and waiting.pop() == "（":
                self._counts[")", "）"] += 1
                chars[at] = "）"
            elif char == "）" and waiting:
                waiting.pop()
        return chars

    def spaces(self, text: str, start: int = 0) -> tuple[str, list[int]]:
        """Body text without the spaces a converter put between characters, from `start` on.

        Also gives, for each place in the old text (and its end), the place in the new one.
        """
        dropped = {
            i
            for m in (*_GAP.finditer(text), *_TIGHT.finditer(text))
            for i in range(*m.span())
            if i >= start
        }
        self._counts[" ", ""] += len(dropped)
        places, at = [], 0
        for index in range(len(text) + 1):
            places.append(at)
            at += index not in dropped
        return "".join(c for i, c in enumerate(text) if i not in dropped), places

    @property
    def folds(self) -> list[Fold]:
        """What was folded, most first."""
        return [
            Fold(old=old, new=new, count=count)
            for (old, new), count in self._counts.most_common()
            if count
        ]
