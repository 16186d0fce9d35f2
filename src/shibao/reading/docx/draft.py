"""A paragraph in the making: text comes in run by run, with its look, its changes and comments."""

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Literal

from shibao.paper.model import Change, Comment
from shibao.reading.docx.passage import Mark, Passage
from shibao.reading.docx.styles import Face


@dataclass(frozen=True)
class Tracked:
    """What was done and by whom; `date` is as in the file (ISO 8601)."""

    kind: Literal["insertion", "deletion"]
    author: str | None
    date: str | None

    def change(self, text: str, start: int, end: int) -> Change:
        """The change of this text, at these characters of the copy."""
        return Change(
            kind=self.kind, text=text, author=self.author, date=self.date, start=start, end=end
        )


@dataclass
class _Edit:
    """A change that may still grow: Word cuts one up wherever the formatting changes."""

    by: Tracked
    start: int
    end: int
    texts: list[str]


@dataclass
class Draft:
    """Collects the current text: insertions are in it, deletions are points that hold theirs.

    `count` is told how many marks each new one will come to, one for every line it covers; it
    raises where they are too many.
    """

    count: Callable[[int], None]
    length: int = 0
    _texts: list[str] = field(default_factory=list)
    _breaks: list[int] = field(default_factory=list)
    _faces: list[tuple[int, int, Face]] = field(default_factory=list)
    _edits: list[_Edit] = field(default_factory=list)
    _comments: list[Mark] = field(default_factory=list)

    @property
    def blank(self) -> bool:
        """Whether nothing that shows has been written."""
        return not self._faces

    def write(self, text: str, face: Face, by: Tracked | None) -> None:
        """Add text; a line feed is a line break."""
        start = self.length
        self._texts.append(text)
        self.length += len(text)
        self._breaks += [start + at for at, char in enumerate(text) if char == "\n"]
        if not text.isspace():
            self._faces.append((start, self.length, face))
        if by:
            self._edit(text, by, start)

    def mark(self, text: str, by: Tracked) -> None:
        """Note a point: a deletion, or the insertion of a paragraph mark (a line feed)."""
        self._edit(text, by, self.length)

    def comment(self, text: str, author: str | None, date: str | None, start: int) -> None:
        """Note a comment on the text from `start` up to here."""
        self._count(start)
        self._comments.append(
            Comment(text=text, author=author, date=date, start=start, end=self.length)
        )

    def passage(self) -> Passage:
        """The text with its marks."""
        marks: list[Mark] = [e.by.change("".join(e.texts), e.start, e.end) for e in self._edits]
        return Passage("".join(self._texts), marks + self._comments)

    def face(self, start: int, end: int) -> Face:
        """The look of a stretch: bold where all of it is, of the size that most of it has."""
        sizes: Counter[float] = Counter()
        bold = True
        first = bisect_right(self._faces, start, key=lambda item: item[1])
        last = bisect_left(self._faces, end, key=lambda item: item[0])
        for begin, stop, face in self._faces[first:last]:
            sizes[face.size] += min(stop, end) - max(begin, start)
            bold = bold and face.bold
        return Face(bold, sizes.most_common(1)[0][0]) if sizes else Face()

    def _edit(self, text: str, by: Tracked, start: int) -> None:
        last = self._edits[-1] if self._edits else None
        # The insertion of a paragraph mark is no part of one that covers its text.
        grows = by.kind == "deletion" or start < self.length
        if last and grows and (last.by, last.end) == (by, start):
            last.texts.append(text)
            last.end = self.length
        else:
            self._count(start)
            self._edits.append(_Edit(by, start, self.length, [text]))

    def _count(self, start: int) -> None:
        self.count(1 + len(self._breaks) - bisect_left(self._breaks, start))
