"""One Word paragraph read into a draft: its current text, and what hangs on it."""

from collections.abc import Callable
from dataclasses import dataclass, field

from lxml import etree

from shibao.paper import Photo
from shibao.reading.docx.document import Document
from shibao.reading.docx.draft import Draft, Tracked
from shibao.reading.docx.numbering import symbol
from shibao.reading.docx.styles import Face, Setting
from shibao.reading.docx.xml import A, M, R, V, W, child, inside

DELETIONS = frozenset({W + "del", W + "moveFrom"})
INSERTIONS = frozenset({W + "ins", W + "moveTo"})
_SKIPPED = frozenset(
    W + name for name in ("pPr", "rPr", "sdtPr", "sdtEndPr", "rubyPr", "rt", "instrText")
)
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


@dataclass
class Reader:
    """Reads one paragraph, or several where the paragraph marks between them were deleted.

    `leading` and `trailing` are the photos before and after the first character that shows; `boxes`
    are the text boxes and notes, to be read after the paragraph.
    """

    document: Document
    draft: Draft
    setting: Setting = field(default_factory=Setting)
    leading: list[Photo] = field(default_factory=list)
    trailing: list[Photo] = field(default_factory=list)
    boxes: list[etree._Element] = field(default_factory=list)
    _face: Face = field(default_factory=Face)
    _tracked: Tracked | None = None
    _begun: dict[str, int] = field(default_factory=dict)
    _codes: list[bool] = field(default_factory=list)

    def add(self, paragraph: etree._Element) -> bool:
        """Read a paragraph; whether its mark was deleted, so that the next one goes on here."""
        self.setting = self.document.styles.setting(paragraph)
        self._children(paragraph)
        mark = child(child(paragraph, "pPr"), "rPr")
        edits = (
            [] if mark is None else [tracked(i) for i in mark if i.tag in DELETIONS | INSERTIONS]
        )
        gone = next((edit for edit in edits if edit.kind == "deletion"), None)
        if edits:
            self.draft.mark("\n", gone or edits[0])
        return gone is not None

    def finish(self) -> None:
        """Close the part of those comments that go on in the next paragraph."""
        if not self.draft.length:
            return
        for comment in self.document.open:
            start = self._begun.get(comment, 0)
            if start < self.draft.length:
                self._comment(comment, start)

    @property
    def _gone(self) -> bool:
        return self._tracked is not None and self._tracked.kind == "deletion"

    def _children(self, element: etree._Element) -> None:
        for item in inside(element):
            if item.tag in _SKIPPED:
                continue
            act = _ACTS.get(item.tag)
            if act is None:
                self._children(item)
            else:
                act(self, item)

    def _run(self, run: etree._Element) -> None:
        outer, self._face = self._face, self.document.styles.face(run, self.setting.style)
        self._children(run)
        self._face = outer

    def _change(self, element: etree._Element) -> None:
        """A change around runs; what was deleted stays so, whoever inserted it before."""
        outer = self._tracked
        if not self._gone or element.tag in DELETIONS:
            self._tracked = tracked(element)
        self._children(element)
        self._tracked = outer

    def _text(self, element: etree._Element) -> None:
        text = element.text or ""
        if element.get(_SPACE) != "preserve":
            text = text.strip(" \t\r\n")
        self._write(text.translate({9: " ", 10: " ", 13: " "}))

    def _deleted_text(self, element: etree._Element) -> None:
        """Text of a deletion; outside of one it is a leftover that Word does not show."""
        if self._gone:
            self._text(element)

    def _break(self, element: etree._Element) -> None:
        # A new page is an empty line to the reader of the copy.
        self._write("\n\n" if element.get(W + "type") == "page" else "\n")

    def _symbol(self, element: etree._Element) -> None:
        try:
            self._write(symbol(int(element.get(W + "char", "")[:6], 16)))
        except ValueError:
            return

    def _field(self, element: etree._Element) -> None:
        """Of a field the result is copy, the code is not. A field may end in a later paragraph."""
        step = element.get(W + "fldCharType")
        if step == "begin":
            self._codes.append(True)
        elif self._codes and step == "separate":
            self._codes[-1] = False
        elif self._codes and step == "end":
            self._codes.pop()

    def _write(self, text: str) -> None:
        if not text or self._face.hidden or any(self._codes):
            return
        if self._tracked and self._gone:
            self.draft.mark(text, self._tracked)
        else:
            self.draft.write(text, self._face, self._tracked)

    def _comment_starts(self, element: etree._Element) -> None:
        if self.document.starts(element):
            self._begun[element.get(W + "id", "")] = self.draft.length

    def _comment_ends(self, element: etree._Element) -> None:
        comment = element.get(W + "id", "")
        if self.document.ends(element) and (comment in self._begun or self.draft.length):
            self._comment(comment, self._begun.get(comment, 0))

    def _comment_stands(self, element: etree._Element) -> None:
        """The sign of a comment: its place, unless a range has told that or still does."""
        comment = element.get(W + "id", "")
        if comment in self.document.open:
            self._comment_ends(element)
        elif comment not in self.document.ranged:
            self._comment(comment, self.draft.length)

    def _comment(self, comment: str, start: int) -> None:
        remark = self.document.comments.get(comment)
        if remark:
            self.draft.comment(remark.text, remark.author, remark.date, start)

    def _photo(self, element: etree._Element) -> None:
        """A picture in the file, or the place of one that is linked: nothing is fetched."""
        if not (self._gone or self._face.hidden):
            photo = Photo(
                file=self.document.media.file(element.get(R + "embed", element.get(R + "id")))
            )
            (self.leading if self.draft.blank else self.trailing).append(photo)

    def _box(self, element: etree._Element) -> None:
        if not self._gone:
            self.boxes.append(element)

    def _note(self, element: etree._Element) -> None:
        kind = "footnote" if element.tag == W + "footnoteReference" else "endnote"
        note = self.document.notes.pop((kind, element.get(W + "id", "")), None)
        if note is not None:
            self._box(note)


def tracked(element: etree._Element) -> Tracked:
    """The change that `w:ins`, `w:del`, `w:moveTo` or `w:moveFrom` stands for."""
    author, date = element.get(W + "author"), element.get(W + "date")
    gone = element.tag in DELETIONS
    return Tracked("deletion" if gone else "insertion", author or None, date or None)


def _tab(reader: Reader, element: etree._Element) -> None:
    reader._write("\t")


def _hyphen(reader: Reader, element: etree._Element) -> None:
    reader._write("-")


_ACTS: dict[str, Callable[[Reader, etree._Element], None]] = {
    W + "r": Reader._run,
    W + "t": Reader._text,
    W + "delText": Reader._deleted_text,
    M + "t": Reader._text,
    W + "tab": _tab,
    W + "ptab": _tab,
    W + "br": Reader._break,
    W + "cr": Reader._break,
    W + "noBreakHyphen": _hyphen,
    W + "sym": Reader._symbol,
    W + "fldChar": Reader._field,
    W + "commentRangeStart": Reader._comment_starts,
    W + "commentRangeEnd": Reader._comment_ends,
    W + "commentReference": Reader._comment_stands,
    W + "footnoteReference": Reader._note,
    W + "endnoteReference": Reader._note,
    W + "txbxContent": Reader._box,
    A + "blip": Reader._photo,
    V + "imagedata": Reader._photo,
} | dict.fromkeys(DELETIONS | INSERTIONS, Reader._change)
