"""The passage that shows a hit: whole sentences where they are short, with the hit marked."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from shibao.archive.search.folding import fold_map

LENGTH = 90
"""The most characters of a snippet, not counting the signs of omission."""

_SENTENCE = re.compile(r"[^。！？!?；;]*(?:[。！？!?；;]+[”’」』）)]*|$)")
_CLAUSE_END = "，、,：: 。！？；"
_OMITTED = "…"
_TELLING = 15
"""A shorter paragraph is a dateline, not an opening that tells what a story is about."""


@dataclass(frozen=True)
class Marked:
    """Text, and where the hits are in it: first character and the one after the last."""

    text: str
    marks: tuple[tuple[int, int], ...] = ()


def mark(text: str, spans: Sequence[str]) -> Marked:
    """Mark folded spans in a text as it is printed; marks that touch or overlap are one."""
    folded, origins = fold_map(text)
    found: list[tuple[int, int]] = []
    for span in spans:
        start = folded.find(span)
        while start >= 0:
            found.append((origins[start], origins[start + len(span) - 1] + 1))
            start = folded.find(span, start + 1)
    return Marked(text, _merged(found))


def snippet(paragraphs: Sequence[str], spans: Sequence[str]) -> Marked:
    """At most `LENGTH` characters of the paragraph with most of the spans in it, from a sentence's
    start to a sentence's end where these fit; the opening where no span is found."""
    marked = [mark(paragraph.strip(), spans) for paragraph in paragraphs if paragraph.strip()]
    if not marked:
        return Marked("")
    best = max(marked, key=lambda one: (_different(one, spans), len(one.text) >= _TELLING))
    start, end = _bounds(best)
    return _cut(best, start, end)


def _different(marked: Marked, spans: Sequence[str]) -> int:
    """How many different spans a paragraph holds."""
    if not marked.marks:
        return 0
    folded, _ = fold_map(marked.text)
    return sum(span in folded for span in spans)


def _bounds(marked: Marked) -> tuple[int, int]:
    """Start and end of the passage: the sentence of the best hit, grown by whole sentences."""
    sentences = [m.span() for m in _SENTENCE.finditer(marked.text) if m.end() > m.start()]
    hit = _densest(marked.marks)
    at = next(n for n, (_, end) in enumerate(sentences) if end > hit[0])
    first, last = at, at
    while last + 1 < len(sentences) and sentences[last][1] < hit[1]:
        last += 1
    if sentences[last][1] - sentences[first][0] > LENGTH:
        return _window(marked.text, *hit, sentences[first][0], sentences[last][1])
    while last + 1 < len(sentences) and sentences[last + 1][1] - sentences[first][0] <= LENGTH:
        last += 1
    while first and sentences[last][1] - sentences[first - 1][0] <= LENGTH:
        first -= 1
    return sentences[first][0], sentences[last][1]


def _densest(marks: Sequence[tuple[int, int]]) -> tuple[int, int]:
    """The mark with most marks in a snippet's length from it; the beginning where there is none."""
    if not marks:
        return 0, 0
    return max(marks, key=lambda one: sum(one[0] <= m[0] < one[0] + LENGTH for m in marks))


def _window(text: str, start: int, end: int, low: int, high: int) -> tuple[int, int]:
    """A cut inside a sentence that is too long, at a comma near the length where there is one."""
    room = max(0, LENGTH - (end - start))
    left = max(low, start - room // 3)
    right = min(high, left + LENGTH)
    left = max(low, min(left, right - LENGTH))
    commas = [n for n in range(left, start) if n == low or text[n - 1] in _CLAUSE_END]
    left = commas[0] if commas else left
    ends = [n for n in range(max(end, right - room // 3), right + 1) if text[n - 1] in _CLAUSE_END]
    return left, right if right == high or not ends else ends[-1]


def _cut(marked: Marked, start: int, end: int) -> Marked:
    """The passage with signs of omission where it starts or ends inside a sentence."""
    whole = [match.span() for match in _SENTENCE.finditer(marked.text)]
    before = "" if any(first == start for first, _ in whole) else _OMITTED
    after = "" if any(last == end for _, last in whole) else _OMITTED
    passage = marked.text[start:end]
    end = start + len(passage.rstrip())
    start += len(passage) - len(passage.lstrip())
    shift = len(before) - start
    marks = (
        (max(first, start) + shift, min(last, end) + shift)
        for first, last in marked.marks
        if first < end and last > start
    )
    return Marked(before + passage.strip() + after, tuple(marks))


def _merged(found: list[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    merged: list[tuple[int, int]] = []
    for start, end in sorted(found):
        if merged and start <= merged[-1][1]:
            merged[-1] = merged[-1][0], max(end, merged[-1][1])
        else:
            merged.append((start, end))
    return tuple(merged)
