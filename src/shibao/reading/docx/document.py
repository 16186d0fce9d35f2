"""What the parts of a DOCX share while it is walked: styles, lists, comments, notes, pictures."""

import re
from dataclasses import dataclass

from lxml import etree

from shibao.reading.docx.numbering import Numbering
from shibao.reading.docx.package import Package
from shibao.reading.docx.styles import Styles
from shibao.reading.docx.xml import MAX_PARAGRAPHS, W

MAX_MARKS = 20_000
"""Changes and comments of one document, each counted once for every line that it covers."""

_PICTURES = (
    (re.compile(rb"\x89PNG\r\n\x1a\n"), "png"),
    (re.compile(rb"\xff\xd8\xff"), "jpeg"),
    (re.compile(rb"GIF8[79]a"), "gif"),
    (re.compile(rb"II\*\0|MM\0\*"), "tiff"),
    (re.compile(rb"BM.{12}", re.DOTALL), "bmp"),
    (re.compile(rb"RIFF.{4}WEBP", re.DOTALL), "webp"),
    (re.compile(rb"\x01\0\0\0.{36} EMF", re.DOTALL), "emf"),
    (re.compile(rb"\xd7\xcd\xc6\x9a|\x01\0\x09\0\0[\x01\x03]"), "wmf"),
)


@dataclass(frozen=True)
class Remark:
    """A comment of the comments part."""

    text: str
    author: str | None
    date: str | None


class Media:
    """The pictures of a document, by the name under which they leave it."""

    def __init__(self, package: Package) -> None:
        self._package = package
        self._relations = package.relations(package.main)
        self._names: dict[str, str | None] = {}
        self.files: dict[str, bytes] = {}

    def file(self, relation_id: str | None) -> str | None:
        """The name of a picture; `None` where it is linked, missing or no picture."""
        relation = self._relations.get(relation_id or "")
        if relation is None or relation.part is None or not self._package.has(relation.part):
            return None
        if relation.part not in self._names:
            self._names[relation.part] = self._take(relation.part)
        return self._names[relation.part]

    def _take(self, part: str) -> str | None:
        data = self._package.read(part)
        kind = next((kind for magic, kind in _PICTURES if magic.match(data)), None)
        if kind is None:
            return None
        stem = re.sub(r"\W", "_", part.rpartition("/")[2].rpartition(".")[0])[:64] or "image"
        name, count = f"{stem}.{kind}", 1
        while name in self.files:
            count += 1
            name = f"{stem}-{count}.{kind}"
        self.files[name] = data
        return name


class Document:
    """A DOCX opened for its walk.

    `open` holds the comments whose range has begun and not ended, `ranged` all that have a range.
    """

    def __init__(self, package: Package) -> None:
        self._package = package
        self.styles = Styles(package.related(package.main, "styles"))
        self.numbering = Numbering(package.related(package.main, "numbering"))
        self.comments = _remarks(package.related(package.main, "comments"))
        self.notes = self._notes("footnote") | self._notes("endnote")
        self.media = Media(package)
        self.open: dict[str, None] = {}
        self.ranged: set[str] = set()
        self._blocks = self._marks = 0

    def starts(self, element: etree._Element) -> bool:
        """The range of a comment begins; whether there is such a comment and this is its first."""
        comment = element.get(W + "id", "")
        new = comment in self.comments and comment not in self.ranged
        if new:
            self.open[comment] = None
            self.ranged.add(comment)
        return new

    def ends(self, element: etree._Element) -> bool:
        """The range of a comment ends; whether it had begun."""
        comment = element.get(W + "id", "")
        begun = comment in self.open
        self.open.pop(comment, None)
        return begun

    def count_block(self) -> None:
        """Raise `DamagedInput` where there are more blocks than any paper has paragraphs."""
        self._blocks += 1
        if self._blocks > MAX_PARAGRAPHS:
            raise self._package.damaged(f"段落超过 {MAX_PARAGRAPHS} 个", "请按期拆分后再读入")

    def count_marks(self, number: int) -> None:
        """Raise `DamagedInput` where changes and comments are beyond `MAX_MARKS`."""
        self._marks += number
        if self._marks > MAX_MARKS:
            raise self._package.damaged(f"修订和批注超过 {MAX_MARKS} 处", "请先接受部分修订再读入")

    def _notes(self, kind: str) -> dict[tuple[str, str], etree._Element]:
        root = self._package.related(self._package.main, f"{kind}s")
        items = [] if root is None else root.findall(W + kind)
        return {(kind, i.get(W + "id", "")): i for i in items if i.get(W + "type") is None}


def _remarks(root: etree._Element | None) -> dict[str, Remark]:
    items = [] if root is None else root.findall(W + "comment")
    return {item.get(W + "id", ""): _remark(item) for item in items}


def _remark(item: etree._Element) -> Remark:
    lines = ("".join(t.text or "" for t in p.iter(W + "t")) for p in item.iter(W + "p"))
    author, date = item.get(W + "author"), item.get(W + "date")
    return Remark("\n".join(lines).strip(), author or None, date or None)
