"""Pictures."""

import hashlib
from collections.abc import Callable

import pytest
from django.test import Client

from builders import make_reading
from shibao.archive import pictures
from shibao.config import Config
from shibao.epaper.pictures import kind_of
from shibao.reading import Reading


def test_a_storys_picture_is_shown_and_kept_for_good(
    reader: Client, add: Callable[[Reading], str]
) -> None:
    reading = make_reading(0, media=True)
    data = reading.media["image1.png"]
    sha256 = hashlib.sha256(data).hexdigest()
    key = add(reading)
    assert f'<img src="/media/{sha256}"' in reader.get(f"/{key}/a1/").content.decode()
    answer = reader.get(f"/media/{sha256}")
    assert b"".join(answer.streaming_content) == data
    assert answer["Content-Type"] == "image/png"
    assert "immutable" in answer["Cache-Control"]
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Content-Security-Policy"].startswith("default-src 'none'")


@pytest.mark.parametrize(
    "data", [b"<svg xmlns='http://www.w3.org/2000/svg'/>", b"<html>", b"", b"RIFF1234WAVEfmt "]
)
def test_what_is_no_picture_is_not_served(reader: Client, home: Config, data: bytes) -> None:
    sha256 = pictures.put(home.media, data)
    assert reader.get(f"/media/{sha256}").status_code == 404


@pytest.mark.parametrize("name", ["0" * 64, "..", "0" * 63, "A" * 64, "%2e%2e%2fstore.sqlite3"])
def test_other_names_are_not_there(reader: Client, name: str) -> None:
    assert reader.get(f"/media/{name}", follow=True).status_code == 404


def test_kinds_are_told_by_content() -> None:
    heads = {
        b"\x89PNG\r\n\x1a\n....": "image/png",
        b"\xff\xd8\xff\xe0....": "image/jpeg",
        b"GIF89a": "image/gif",
        b"RIFF\0\0\0\0WEBPVP8 ": "image/webp",
        b"\x00\x00\x00\x20ftypmp42": None,
    }
    assert {head: kind_of(head) for head in heads} == heads
