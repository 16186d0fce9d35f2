"""The walk through a DOCX: paragraphs, tables, pictures, boxes become blocks in reading order."""

from collections.abc import Iterator
from itertools import zip_longest

from lxml import etree

from shibao.paper import Photo
from shibao.paper.model import Change, Comment
from shibao.reading.blocks import Block
from shibao.reading.docx.document import Document
from shibao.reading.docx.draft import Draft
from shibao.reading.docx.paragraph import DELETIONS, Reader, tracked
from shibao.reading.docx.passage import Mark, Passage, carried, join
from shibao.reading.docx.styles import Setting
from shibao.reading.docx.xml import W, child, inside

_WRAPPERS = frozenset(W + name for name in ("sdt", "sdtContent", "customXml", "ins", "moveTo"))
# Ems of white space in front of a line; a tab is as wide as Word sets it in Chinese.
_WIDTHS = {"　": 1.0, "\t": 2.0}


class Walk:
    """The way through one container: the body, a cell, a text box or a note.

    `blocks` are those found, `waiting` the changes and comments that no text was left for: where a
    whole paragraph was struck out they go to the next one, or to the last.
    """

    def __init__(self, document: Document) -> None:
        self.blocks: list[Block] = []
        self.waiting: list[Mark] = []
        self._document = document
        self._reader: Reader | None = None
        self._gap = False

    def through(self, container: etree._Element) -> "Walk":
        """Walk to the end of the container."""
        for item in _items(container):
            if item.tag == W + "p":
                self._paragraph(item)
            elif item.tag == W + "tbl":
                self._close()
                self._table(item)
            elif item.tag == W + "commentRangeStart":
                self._document.starts(item)
            elif item.tag == W + "commentRangeEnd":
                self._document.ends(item)
        self._close()
        self._settle()
        return self

    def _paragraph(self, paragraph: etree._Element) -> None:
        if self._reader is None:
            self._reader = Reader(self._document, Draft(self._document.count_marks))
        if not self._reader.add(paragraph):
            self._close()

    def _close(self) -> None:
        """Make blocks of the paragraph just read."""
        reader, self._reader = self._reader, None
        if reader is None:
            return
        reader.finish()
        self._photos(reader.leading)
        self._lines(reader)
        self._photos(reader.trailing)
        for box in reader.boxes:
            self._enter(Walk(self._document).through(box))

    def _lines(self, reader: Reader) -> None:
        """A block for every line, the automatic number before the first."""
        number = self._number(reader.setting)
        bare = not (reader.leading or reader.trailing or reader.boxes)
        for start, text, line in reader.draft.passage().lines():
            if not line.text:
                self.waiting += line.marks
                self._gap = self._gap or bare
                continue
            block = self._block(join([Passage(number), line], "") if number else line)
            face = reader.draft.face(start, start + len(text))
            block.bold, block.size = face.bold, face.size
            block.heading, block.centred = reader.setting.heading, reader.setting.centred
            block.indent = round(
                _typed(text) + (reader.setting.indent(face.size) if not start else 0)
            )
            number = ""

    def _number(self, setting: Setting) -> str:
        numbering = self._document.numbering
        if setting.list_id is None:
            return ""
        level = setting.list_level
        if level is None:
            level = numbering.level_of(setting.list_id, setting.style)
        return numbering.next(setting.list_id, level)

    def _block(self, passage: Passage, table: bool = False) -> Block:
        """Add a block of text, with the marks that have been waiting for one."""
        self._document.count_block()
        passage = passage.carrying(self.waiting, 0)
        block = Block(
            passage.text,
            gap=self._gap,
            table=table,
            changes=[mark for mark in passage.marks if isinstance(mark, Change)],
            comments=[mark for mark in passage.marks if isinstance(mark, Comment)],
        )
        self.waiting, self._gap = [], False
        self.blocks.append(block)
        return block

    def _photos(self, photos: list[Photo]) -> None:
        for photo in photos:
            self._document.count_block()
            self.blocks.append(Block("", gap=self._gap, photo=photo))
            self._gap = False

    def _enter(self, inner: "Walk") -> None:
        """Take over the blocks of a box."""
        if inner.blocks:
            inner.blocks[0].gap = inner.blocks[0].gap or self._gap
            self._gap = False
        self.blocks += inner.blocks
        self.waiting += inner.waiting

    def _settle(self) -> None:
        """Give the marks that still wait to the last text, if there is any."""
        last = next((block for block in reversed(self.blocks) if block.text), None)
        if last and self.waiting:
            ended = Passage(last.text).carrying(self.waiting, len(last.text)).marks
            last.changes += [mark for mark in ended if isinstance(mark, Change)]
            last.comments += [mark for mark in ended if isinstance(mark, Comment)]
            self.waiting = []

    def _table(self, table: etree._Element) -> None:
        """One block, or what is in the cells where the table is but a box or a frame of photos."""
        rows = [
            (row, [self._cell(cell) for cell in _parts(row, "tc")]) for row in _parts(table, "tr")
        ]
        framed = any(block.photo for _, cells in rows for cell in cells for block in cell.blocks)
        if framed or all(len(cells) <= 1 for _, cells in rows):
            # Column by column: a caption stands below its photo.
            for column in zip_longest(*(cells for _, cells in rows)):
                for cell in column:
                    if cell:
                        self._enter(cell)
            return
        passages = [_row(row, cells) for row, cells in rows]
        found = carried(passages)
        if found:
            self._block(join(found, "\n"), table=True)
        else:
            self.waiting += [mark for passage in passages for mark in passage.marks]

    def _cell(self, cell: etree._Element) -> "Walk":
        merge = child(child(cell, "tcPr"), "vMerge")
        if merge is not None and merge.get(W + "val") != "restart":
            return Walk(self._document)
        return Walk(self._document).through(cell)


def _items(container: etree._Element) -> Iterator[etree._Element]:
    """What stands in a container, content controls and the like opened."""
    for item in inside(container):
        if item.tag in _WRAPPERS:
            yield from _items(item)
        else:
            yield item


def _parts(element: etree._Element, name: str) -> list[etree._Element]:
    return [item for item in _items(element) if item.tag == W + name]


def _row(row: etree._Element, cells: list[Walk]) -> Passage:
    """The cells of a row by tabs; a row without text, or one struck out, is but its marks."""
    passage = join((_flat(cell) for cell in cells), "\t")
    if not passage.text.strip():
        return Passage("", passage.marks)
    properties = child(row, "trPr")
    gone = [] if properties is None else [item for item in properties if item.tag in DELETIONS]
    return Passage("", [tracked(gone[0]).change(passage.text, 0, 0)]) if gone else passage


def _flat(cell: Walk) -> Passage:
    """The blocks of a cell in one line."""
    parts = (Passage(block.text, [*block.changes, *block.comments]) for block in cell.blocks)
    line = join((part.flat() for part in parts), " ")
    return Passage(line.text, line.marks + cell.waiting)


def _typed(text: str) -> float:
    """Ems of the white space that a line begins with."""
    space = text[: len(text) - len(text.lstrip())]
    return sum(_WIDTHS.get(char, 0.5) for char in space)
