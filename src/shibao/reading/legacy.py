"""Formats that are recognised only to say what to do: old Word and WPS, RTF, PDF, pictures."""

import re

from shibao.paper import DamagedInput
from shibao.reading.read import hookimpl
from shibao.reading.source import Reading, Source

_OLE2 = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_RESAVE = "请在 WPS 或 Word 中打开，另存为 .docx 后再读入"
_COPY = "请把文字复制到 .docx 或 .txt 后再读入"
_UNPACK = "请解压后读入里面的稿件"
_PICTURE = "是图片，本版本还不能识别图上的文字"

# What an OLE2 file is shows in the names of its streams, which are UTF-16.
_STREAMS = (
    ("EncryptedPackage", "是加密的 Office 文件", "请打开后取消密码，再另存为 .docx"),
    ("WordDocument", "是旧格式的 Word/WPS 文件（.doc、.wps）", _RESAVE),
    ("Workbook", "是旧格式的 Excel 表格（.xls）", _COPY),
    ("PowerPoint Document", "是旧格式的演示文稿（.ppt）", _COPY),
)
_KINDS = (
    (rb"\s*\{\\rtf", "是 RTF 文件", _RESAVE),
    (rb"\s*%PDF-", "是 PDF，本版本还不能读", _COPY),
    (rb"\x89PNG\r\n\x1a\n|\xff\xd8\xff|GIF8[79]a|II\*\0|MM\0\*", _PICTURE, _COPY),
    (rb"(?s)BM.{4}\0{4}|RIFF.{4}WEBP|.{4}ftyp(?:hei|mif|avif)", _PICTURE, _COPY),
    (rb"Rar!\x1a\x07|7z\xbc\xaf\x27\x1c|\x1f\x8b\x08", "是压缩包", _UNPACK),
    (rb"(?i)\s*(?:<!doctype html|<html[\s>])", "是网页（HTML）", _COPY),
)
_SIGNATURES = tuple((re.compile(magic), what, todo) for magic, what, todo in _KINDS)


@hookimpl(tryfirst=True)
def shibao_read(source: Source) -> Reading | None:
    """Raise `DamagedInput` for a format that is known and not read; leave all others alone."""
    fault = _office(source.data) if source.data.startswith(_OLE2) else _other(source.data)
    if fault:
        raise DamagedInput(fault[0], where=source.name, todo=fault[1])
    return None


def _office(data: bytes) -> tuple[str, str]:
    for stream, what, todo in _STREAMS:
        if stream.encode("utf-16-le") in data:
            return what, todo
    return "是旧格式的 Office 文件（OLE2）", _RESAVE


def _other(data: bytes) -> tuple[str, str] | None:
    head = data[:2048].removeprefix(b"\xef\xbb\xbf")
    return next(((what, todo) for magic, what, todo in _SIGNATURES if magic.match(head)), None)
