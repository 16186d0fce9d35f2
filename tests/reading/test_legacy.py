"""Formats that Shibao knows and does not read: each error says what it is and what to do."""

import pytest

from shibao.paper import DamagedInput
from shibao.reading import Source
from shibao.reading.legacy import shibao_read

OLE2 = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)


def stream(name: str) -> bytes:
    return OLE2 + name.encode("utf-16-le") + bytes(64)


@pytest.mark.parametrize(
    ("data", "what", "todo"),
    [
        (stream("WordDocument"), "旧格式的 Word/WPS", "另存为 .docx"),
        (stream("EncryptedPackage"), "加密", "取消密码"),
        (stream("Workbook"), "Excel", "复制"),
        (stream("PowerPoint Document"), "演示文稿", "复制"),
        (OLE2, "OLE2", "另存为 .docx"),
        (b"{\\rtf1\\ansi", "RTF", "另存为 .docx"),
        (b"%PDF-1.7\n%\xe2\xe3", "PDF", "复制"),
        (b"\xef\xbb\xbf%PDF-1.4", "PDF", "复制"),
        (b"\x89PNG\r\n\x1a\n\0\0", "图片", "复制"),
        (b"\xff\xd8\xff\xe0\0\x10JFIF", "图片", "复制"),
        (b"GIF89a\1\0", "图片", "复制"),
        (b"II*\0\x08\0", "图片", "复制"),
        (b"MM\0*\0\0", "图片", "复制"),
        (b"BM\x36\0\x0c\0\0\0\0\0", "图片", "复制"),
        (b"RIFF\x24\0\0\0WEBPVP8 ", "图片", "复制"),
        (b"\0\0\0\x18ftypheic", "图片", "复制"),
        (b"Rar!\x1a\x07\x01\0", "压缩包", "解压"),
        (b"7z\xbc\xaf\x27\x1c\0\4", "压缩包", "解压"),
        (b"\x1f\x8b\x08\0", "压缩包", "解压"),
        (b"\n<!DOCTYPE HTML>\n<html>", "网页", "复制"),
    ],
)
def test_says_what_it_is_and_what_to_do(data: bytes, what: str, todo: str) -> None:
    with pytest.raises(DamagedInput) as caught:
        shibao_read(Source("来稿.doc", data))
    assert caught.value.where == "来稿.doc"
    assert what in caught.value.what
    assert todo in caught.value.todo


@pytest.mark.parametrize(
    "data", ["河湾时报".encode(), "BM 公司落户河湾".encode(), b"{}", b"PK\3\4", b"", b"\xff\xfeA\0"]
)
def test_leaves_the_rest_alone(data: bytes) -> None:
    assert shibao_read(Source("来稿.doc", data)) is None
