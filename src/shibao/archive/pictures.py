"""The files of pictures, each in the home under the SHA-256 of its content."""

import hashlib
import os
import tempfile
from pathlib import Path


def file_of(folder: Path, sha256: str) -> Path:
    """Where a picture lies in the media folder."""
    return folder / sha256[:2] / sha256[2:]


def put(folder: Path, data: bytes) -> str:
    """Write a picture, durable before this returns, and give its hash.

    It gets its name when it is whole, so a picture is there completely or not at all. Done before
    the rows that name it: a file that no row names does no harm.
    """
    sha256 = hashlib.sha256(data).hexdigest()
    path = file_of(folder, sha256)
    if path.exists():
        return sha256
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, temporary = tempfile.mkstemp(dir=path.parent)
    with os.fdopen(handle, "wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    os.replace(temporary, path)
    sync(path.parent)
    return sha256


def sync(path: Path) -> None:
    """Make what is in a file, or the names in a folder, durable."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
