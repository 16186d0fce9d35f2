"""The zip around a DOCX: its parts and the relationships between them, within limits.

Nothing is decompressed before the table of contents has passed; a zip inside the zip is a part like
any other and stays closed.
"""

import io
import posixpath
import zipfile
import zlib
from dataclasses import dataclass
from urllib.parse import unquote

from lxml import etree

from shibao.paper import DamagedInput
from shibao.reading.docx.xml import W, child, parse
from shibao.reading.source import Source

MAX_PARTS = 2_000
MAX_TOTAL = 64 * 2**20
"""Bytes of all parts together, as declared; no part is read beyond what it declares."""
MAX_RATIO = 200
"""How often a part above `RATIO_FROM` bytes may exceed its compressed size."""
RATIO_FROM = 2**20

_RESAVE = "请在 WPS 或 Word 中打开，确认内容后另存为 .docx"
_ASK = "请向来稿人核实这个文件，请其另存为 .docx 重发"
_FETCH = "请重新复制或下载这个文件"
# Entries in the table of contents of a zip are counted before zipfile makes an object of each; a
# stored zip inside may add to the count, so it is generous.
_ENTRY, _MAX_ENTRIES = b"PK\1\2", 20_000


@dataclass(frozen=True)
class Relation:
    """Where a relationship leads: `kind` as in image, styles; no `part` where it leads outside."""

    kind: str
    part: str | None


class Package:
    """The parts of a DOCX. Raises `DamagedInput` for what is no DOCX or beyond the limits."""

    def __init__(self, source: Source) -> None:
        self.name = source.name
        self._zip = self._open(source.data)
        self._parts = self._table(len(source.data))
        if "[content_types].xml" not in self._parts:
            raise self._no_docx()
        self.main, self.document = self._main()

    def damaged(self, what: str, todo: str = _RESAVE) -> DamagedInput:
        """An error that names this file."""
        return DamagedInput(what, where=self.name, todo=todo)

    def has(self, part: str) -> bool:
        """Whether there is such a part."""
        return _key(part) in self._parts

    def read(self, part: str) -> bytes:
        """The bytes of a part."""
        info = self._parts.get(_key(part))
        if info is None:
            raise self.damaged(f"缺少部件 {part}")
        try:
            with self._zip.open(info) as file:
                data = file.read(info.file_size + 1)
        except (
            zipfile.BadZipFile,
            zlib.error,
            EOFError,
            OSError,
            RuntimeError,
            ValueError,
        ) as error:
            raise self.damaged(f"部件 {part} 已损坏", _FETCH) from error
        if len(data) != info.file_size:
            raise self.damaged(f"部件 {part} 的大小与所报不符", _FETCH)
        return data

    def xml(self, part: str) -> etree._Element:
        """The root of an XML part."""
        return parse(self.read(part), f"{self.name}（{part}）")

    def relations(self, part: str) -> dict[str, Relation]:
        """The relationships of a part by id; those of the package itself are those of ``""``."""
        folder, name = posixpath.split(part)
        rels = posixpath.join(folder, "_rels", f"{name}.rels")
        if not self.has(rels):
            return {}
        return {item.get("Id", ""): _relation(item, folder) for item in self.xml(rels)}

    def related(self, part: str, kind: str) -> etree._Element | None:
        """The root of the first XML part that a part relates to as `kind`, if any."""
        for relation in self.relations(part).values():
            if relation.kind == kind and relation.part and self.has(relation.part):
                return self.xml(relation.part)
        return None

    def _open(self, data: bytes) -> zipfile.ZipFile:
        if data.count(_ENTRY) > _MAX_ENTRIES:
            raise self.damaged(f"压缩包的部件超过 {MAX_PARTS} 个")
        try:
            return zipfile.ZipFile(io.BytesIO(data))
        except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:
            raise self.damaged("压缩包不完整或已损坏", _FETCH) from error

    def _table(self, size: int) -> dict[str, zipfile.ZipInfo]:
        """The parts by key, once their table of contents has been found sound."""
        infos = self._zip.infolist()
        if len(infos) > MAX_PARTS:
            raise self.damaged(f"压缩包的部件超过 {MAX_PARTS} 个")
        if sum(info.file_size for info in infos) > MAX_TOTAL:
            raise self.damaged(
                f"解压后超过 {MAX_TOTAL // 2**20} MB", "请压缩图片或按期拆分后再读入"
            )
        for info in infos:
            if fault := _fault(info):
                raise self.damaged(f"部件 {info.filename[:80]!r} {fault}", _ASK)
        parts = {_key(info.filename): info for info in infos if not info.is_dir()}
        if len(parts) != sum(not info.is_dir() for info in infos):
            raise self.damaged("压缩包里有重名的部件")
        if _overlap(infos, size):
            raise self.damaged("压缩包的部件互相重叠", _FETCH)
        return parts

    def _main(self) -> tuple[str, etree._Element]:
        """The name and the root of the part that the package calls its document."""
        for relation in self.relations("").values():
            if relation.kind == "officeDocument" and relation.part and self.has(relation.part):
                root = self.xml(relation.part)
                if root.tag == W + "document" and child(root, "body") is not None:
                    return relation.part, root
                raise self.damaged(*_other_office(str(root.tag)))
        raise self.damaged("DOCX 缺少正文部件")

    def _no_docx(self) -> DamagedInput:
        if self.has("mimetype"):
            kind = self.read("mimetype")[:80].decode("ascii", "replace")
            if "epub" in kind:
                return self.damaged("这是 EPUB 电子书，不是 DOCX", "请把正文复制到 .docx 或 .txt")
            return self.damaged("这是 OpenDocument 文件（odt、ods 等），不是 DOCX")
        if self.has("OFD.xml"):
            return self.damaged("这是 OFD 版式文件，不是 DOCX", "请把正文复制到 .docx 或 .txt")
        if any(part.startswith("word/") for part in self._parts):
            return self.damaged("DOCX 缺少 [Content_Types].xml")
        return self.damaged("这是普通压缩包（zip），不是 DOCX", "请解压后读入里面的稿件")


def _key(part: str) -> str:
    """Part names are compared without case (ECMA-376 part 2, 6.2.2.3)."""
    return unquote(part).lower()


def _relation(item: etree._Element, folder: str) -> Relation:
    kind = item.get("Type", "").rpartition("/")[2]
    if item.get("TargetMode") == "External":
        return Relation(kind, None)
    target = posixpath.normpath(posixpath.join("/", folder, item.get("Target", "")))
    return Relation(kind, target.lstrip("/"))


def _fault(info: zipfile.ZipInfo) -> str | None:
    """What forbids reading an entry, if anything does."""
    path = info.filename.replace("\\", "/")
    if info.flag_bits & 1:
        return "有密码"
    if path.startswith("/") or ".." in path.split("/") or path[1:2] == ":":
        return "的路径越出压缩包"
    if info.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        return "的压缩方法不是 DOCX 所用"
    if info.file_size > max(RATIO_FROM, MAX_RATIO * info.compress_size):
        return f"的压缩比超过 {MAX_RATIO}，疑为压缩炸弹"
    return None


def _overlap(infos: list[zipfile.ZipInfo], size: int) -> bool:
    """Whether two entries share bytes; a local header has at least 30 of its own."""
    starts = sorted(infos, key=lambda info: info.header_offset)
    limits = [*(info.header_offset for info in starts), size][1:]
    return any(
        info.header_offset < 0 or info.header_offset + 30 + info.compress_size > limit
        for info, limit in zip(starts, limits, strict=True)
    )


def _other_office(tag: str) -> tuple[str, str]:
    """What a package with another main part is, and what to do about it."""
    if "spreadsheetml" in tag:
        return "这是 Excel 工作簿（xlsx），不是 DOCX", "请把文字复制到 .docx 或 .txt"
    if "presentationml" in tag:
        return "这是 PowerPoint 演示文稿（pptx），不是 DOCX", "请把文字复制到 .docx 或 .txt"
    return "DOCX 的正文部件不是 Word 正文", _RESAVE
