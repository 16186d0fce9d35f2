"""A stretch of copy with the changes and comments on it; offsets are characters of its text."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import accumulate

from shibao.paper.model import Change, Comment

Mark = Change | Comment


@dataclass(frozen=True)
class Passage:
    """Text and its marks. A line feed in the text is a line break that the writer made."""

    text: str = ""
    marks: list[Mark] = field(default_factory=list)

    def lines(self) -> list[tuple[int, str, "Passage"]]:
        """Every line, empty ones too: where it starts, its text, and it stripped with its marks.

        Points (deletions, remarks) keep to the nearest character; what covers nothing but the white
        space that was stripped goes with it, unless it is a comment.
        """
        texts = self.text.split("\n")
        starts = [0, *accumulate(len(text) + 1 for text in texts[:-1])]
        marks: list[list[Mark]] = [[] for _ in texts]
        for mark in self.marks:
            first = bisect_right(starts, mark.start) - 1
            last = max(first, bisect_left(starts, mark.end) - 1)
            for at in range(first, last + 1):
                marks[at].append(mark)
        return [
            (start, text, _line(text, start, found))
            for start, text, found in zip(starts, texts, marks, strict=True)
        ]

    def flat(self) -> "Passage":
        """The same in one line: tabs and line feeds become spaces."""
        return Passage(self.text.translate({9: " ", 10: " "}), self.marks)

    def carrying(self, marks: list[Mark], at: int) -> "Passage":
        """With the marks of a neighbour that has no text left, as points at `at`."""
        points = [mark.model_copy(update={"start": at, "end": at}) for mark in marks]
        return Passage(self.text, points + self.marks if at == 0 else self.marks + points)


def join(parts: Iterable[Passage], by: str) -> Passage:
    """One passage of many; marks move with their text."""
    texts: list[str] = []
    marks: list[Mark] = []
    at = 0
    for part in parts:
        marks += [_moved(mark, at) for mark in part.marks]
        texts.append(part.text)
        at += len(part.text) + len(by)
    return Passage(by.join(texts), marks)


def carried(parts: Iterable[Passage]) -> list[Passage]:
    """The parts that have text; marks of the others go to the next one, or to the last."""
    found: list[Passage] = []
    waiting: list[Mark] = []
    for part in parts:
        if not part.text:
            waiting += part.marks
        else:
            found.append(part.carrying(waiting, 0) if waiting else part)
            waiting = []
    if waiting and found:
        found[-1] = found[-1].carrying(waiting, len(found[-1].text))
    return found


def _moved(mark: Mark, by: int) -> Mark:
    if not by:
        return mark
    return mark.model_copy(update={"start": mark.start + by, "end": mark.end + by})


def _line(text: str, start: int, marks: list[Mark]) -> Passage:
    """The stripped line and the marks, clipped to it and counted from its start."""
    head = start + len(text) - len(text.lstrip())
    tail = max(head, start + len(text.rstrip()))
    clipped = (_clipped(mark, head, tail) for mark in marks)
    return Passage(text.strip(), [mark for mark in clipped if mark])


def _clipped(mark: Mark, head: int, tail: int) -> Mark | None:
    start, end = (min(max(at, head), tail) for at in (mark.start, mark.end))
    update: dict[str, object] = {"start": start - head, "end": end - head}
    if isinstance(mark, Change) and mark.start != mark.end:
        if start == end:
            return None
        update["text"] = mark.text[start - mark.start : end - mark.start]
    return mark.model_copy(update=update)
