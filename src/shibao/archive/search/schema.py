"""The fields of the embedded index and its opening, creating and version."""

import shutil
import tempfile
from pathlib import Path

import tantivy

from shibao.archive.search.units import PAIR_BYTES
from shibao.paper import DamagedInput, ShibaoError, WrongUse

VERSION = "shibao-index/1"
"""Changes with the fields, the fold or the units: an index of another version must be rebuilt."""

_MARK = "version"
_REBUILD = "请运行 shibao archive reindex 重建检索库"


def build_schema() -> tantivy.Schema:
    """Text as characters with their places, pairs of common characters, words of the opening.

    `rank` is the day and the `seq` in one number, so that one column gives the order newest first,
    the range of days and the article.
    """
    builder = tantivy.SchemaBuilder()
    builder.add_text_field("title", tokenizer_name="units", index_option="position")
    builder.add_text_field("text", tokenizer_name="units", index_option="position")
    builder.add_text_field("pairs", tokenizer_name="pairs", index_option="freq")
    builder.add_text_field("words", tokenizer_name="units", index_option="basic")
    builder.add_text_field("byline", tokenizer_name="raw", index_option="basic")
    builder.add_text_field("reporter", tokenizer_name="raw", index_option="basic", fast=True)
    builder.add_text_field("issue", tokenizer_name="raw", index_option="basic", fast=True)
    builder.add_unsigned_field("seq", indexed=True, fast=True)
    builder.add_unsigned_field("revision", indexed=True)
    builder.add_unsigned_field("rank", fast=True)
    builder.add_unsigned_field("day", fast=True)
    for name in ("year", "page", "number"):
        builder.add_unsigned_field(name, fast=True)
    return builder.build()


def open_index(folder: Path) -> tantivy.Index:
    """Open the index in a folder, or make an empty one where there is none.

    Raises `WrongUse` for an index of another version and `DamagedInput` for a damaged one.
    """
    if not folder.is_dir() or not any(folder.iterdir()):
        return _create(folder)
    mark = folder / _MARK
    version = mark.read_text(encoding="utf-8", errors="replace") if mark.is_file() else ""
    if version != VERSION:
        raise WrongUse("检索库不是本版本建立的", where=str(folder), todo=_REBUILD)
    try:
        return _analysed(tantivy.Index.open(str(folder)))
    except (OSError, ValueError) as error:
        raise damaged(folder, error) from error


def recreate_index(folder: Path) -> tantivy.Index:
    """An empty index in place of whatever the folder holds."""
    shutil.rmtree(folder, ignore_errors=True)
    return _create(folder)


def damaged(folder: Path, error: Exception) -> ShibaoError:
    """The error of an index that cannot be read, or not by this user."""
    if "PermissionDenied" in str(error) or isinstance(error, PermissionError):
        return WrongUse("没有读写检索库的权限", where=str(folder), todo="请检查目录的权限")
    reason = str(error).strip().splitlines()[0] if str(error).strip() else type(error).__name__
    return DamagedInput(f"检索库损坏（{reason}）", where=str(folder), todo=_REBUILD)


def _create(folder: Path) -> tantivy.Index:
    """Make an index beside its place and rename it there: a kill leaves a whole one or none."""
    folder.parent.mkdir(parents=True, exist_ok=True)
    fresh = Path(tempfile.mkdtemp(prefix=f".{folder.name}.", dir=folder.parent))
    tantivy.Index(build_schema(), str(fresh), reuse=False)
    (fresh / _MARK).write_text(VERSION, encoding="utf-8")
    try:
        fresh.rename(folder)
    except OSError:  # another process was quicker
        shutil.rmtree(fresh)
    return _analysed(tantivy.Index.open(str(folder)))


def _analysed(index: tantivy.Index) -> tantivy.Index:
    """Register what cuts each field's prepared text into terms."""
    spaced = tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.whitespace()).build()
    pairs = tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.ngram(2, 2))
    index.register_tokenizer("units", spaced)
    index.register_tokenizer(
        "pairs", pairs.filter(tantivy.Filter.remove_long(PAIR_BYTES + 1)).build()
    )
    return index
