"""Backup: the whole archive in one file that any unzip can open.

`manifest.json` (`shibao.backup/1`) names every issue and revision and the SHA-256 of every other
member: `issues/KEY/ORDINAL.json` is the Issue JSON of a revision, `media/SHA256` a picture,
`shibao.toml` the settings. The index is not in it: it is made anew.

It may be taken while the archive is in use. Rows are only ever added, one writer at a time
(`transaction.writing`), so ids are in the order of the commits on PostgreSQL as well as on SQLite:
when the newest revision's id has been seen, every revision up to it is complete and will not
change, and the one with the highest ordinal is the one that was current then. The backup is the
state of that moment, though it is read page by page and holds no lock between two pages.
"""

import os
import tempfile
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path

from django.db.models import Max

from shibao.archive import pictures
from shibao.archive.box import MANIFEST, KeptRevision, Manifest, portable
from shibao.archive.models import Media, Revision
from shibao.archive.packing import join
from shibao.archive.progress import Progress, silent
from shibao.archive.walking import articles_of, walk
from shibao.config import FILE, Config
from shibao.paper import DamagedInput, WrongUse

CHUNK = 50
"""Revisions read at a time."""


@dataclass(frozen=True)
class Summary:
    """What a backup holds, and its size in bytes."""

    issues: int
    revisions: int
    articles: int
    media: int
    size: int


def backup(config: Config, target: Path, progress: Progress = silent) -> Summary:
    """Write the archive to a new file: it is there whole or not at all.

    `progress` counts revisions. Raises `WrongUse` where the file exists or cannot be written,
    `DamagedInput` where a picture is not in the home as it was kept.
    """
    last = Revision.objects.aggregate(last=Max("pk"))["last"] or 0
    with (
        _appearing(target) as temporary,
        zipfile.ZipFile(temporary, "w", zipfile.ZIP_DEFLATED) as file,
    ):
        writer = _Writer(file)
        writer.settings(config)
        writer.revisions(last, progress)
        writer.media(config, last)
        counts = writer.finish()
    return Summary(**counts, size=target.stat().st_size)


@contextmanager
def _appearing(target: Path) -> Iterator[Path]:
    """A file beside the target that takes its name when it is whole and on the disk."""
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        _refuse_existing(target)
        handle, name = tempfile.mkstemp(prefix=f".{target.name}.", dir=target.parent)
        os.close(handle)
        try:
            yield Path(name)
            pictures.sync(Path(name))
            _refuse_existing(target)
            os.replace(name, target)
            pictures.sync(target.parent)
        finally:
            Path(name).unlink(missing_ok=True)
    except OSError as error:
        raise WrongUse(
            f"写不了备份（{error.strerror}）", where=str(target), todo="请检查磁盘空间和权限"
        ) from error


def _refuse_existing(target: Path) -> None:
    if target.exists():
        raise WrongUse("文件已经存在", where=str(target), todo="请换一个文件名")


class _Writer:
    """Members in, the manifest at the end."""

    def __init__(self, box: zipfile.ZipFile) -> None:
        self._box = box
        self._members: dict[str, str] = {}
        self._revisions: list[KeptRevision] = []
        self._articles = 0

    def settings(self, config: Config) -> None:
        """The settings, but for what belongs to the machine."""
        path = config.home / FILE
        text = path.read_text(encoding="utf-8") if path.is_file() else ""
        self._member(FILE, portable(text).encode())

    def revisions(self, last: int, progress: Progress) -> None:
        """Every revision up to `last`, in the order in which they were added."""
        found = Revision.objects.filter(pk__lte=last)
        total = found.count()
        for page in walk(found.select_related("issue", "header"), CHUNK):
            bodies = articles_of([row.pk for row in page], "content__body")
            media = _media_of(page)
            for row in page:
                articles = [body for (body,) in bodies.get(row.pk, [])]
                self._revision(row, articles, media.get(row.pk, {}))
            progress(len(self._revisions), total)

    def _revision(self, row: Revision, articles: list[str], media: dict[str, str]) -> None:
        kept = KeptRevision(
            issue=row.issue.key,
            paper=row.issue.paper,
            ordinal=row.ordinal,
            sha256=row.sha256,
            added=row.added,
            media=media,
        )
        self._member(kept.member, join(row.header.body, articles).encode())
        self._revisions.append(kept)
        self._articles += len(articles)

    def media(self, config: Config, last: int) -> None:
        """Every picture that these revisions name, once."""
        for page in walk(Media.objects.filter(revision__lte=last)):
            for row in page:
                name = f"media/{row.sha256}"
                if name not in self._members:
                    self._picture(name, row, pictures.file_of(config.media, row.sha256))

    def _picture(self, name: str, row: Media, path: Path) -> None:
        data = path.read_bytes() if path.is_file() else b""
        if self._member(name, data) != row.sha256:
            raise DamagedInput(
                f"图片 {row.name} 不在了或已损坏", where=str(path), todo="请先放回这个文件"
            )

    def finish(self) -> dict[str, int]:
        """Write the manifest; gives the counts in it."""
        counts = {
            "issues": len({revision.issue for revision in self._revisions}),
            "revisions": len(self._revisions),
            "articles": self._articles,
            "media": sum(name.startswith("media/") for name in self._members),
        }
        manifest = Manifest(
            created=datetime.now(UTC),
            counts=counts,
            revisions=self._revisions,
            members=self._members,
        )
        self._box.writestr(MANIFEST, manifest.model_dump_json(by_alias=True, indent=1))
        return counts

    def _member(self, name: str, data: bytes) -> str:
        self._box.writestr(name, data)
        self._members[name] = sha256(data).hexdigest()
        return self._members[name]


def _media_of(revisions: list[Revision]) -> dict[int, dict[str, str]]:
    found: dict[int, dict[str, str]] = {}
    for row in Media.objects.filter(revision__in=revisions):
        found.setdefault(row.revision_id, {})[row.name] = row.sha256
    return found
