"""Adding issues: one issue, one transaction; adding it again changes nothing."""

import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from types import TracebackType
from typing import Literal, Self

from django.db import connection
from django.utils import timezone

from shibao.archive import pictures
from shibao.archive.identity import Identity
from shibao.archive.indexing import BATCH, index_pending
from shibao.archive.models import (
    Article,
    Content,
    Issue,
    Media,
    Outbox,
    Page,
    Person,
    Revision,
)
from shibao.archive.packing import Packed, pack, plain
from shibao.archive.search.engine import Engine
from shibao.archive.transaction import insert, writing
from shibao.config import Config
from shibao.paper import Byline, DamagedInput, WrongUse
from shibao.reading import Reading

SECONDS = 5.0
"""The index takes up what was added after this time or `BATCH` issues, whichever comes first."""

Picture = tuple[str, int]
"""The hash of a picture and its size in bytes."""

_CREDIT = """
INSERT INTO archive_credit (role, article_id, person_id)
SELECT %s, article.id, person.id FROM archive_article article, archive_person person
WHERE article.revision_id = %s AND article.ref = %s AND person.name = %s
"""


@dataclass(frozen=True)
class Added:
    """What became of an issue. `revision` is the ordinal that is now current, from 1."""

    key: str
    outcome: Literal["added", "unchanged", "revised"]
    revision: int


class Archive:
    """The paper's archive, for adding. Used as a context manager it also keeps the index up:

        with Archive(config, engine) as archive:
            archive.add(reading)

    Entering takes up what a crash left, adding does so now and then, leaving for the last time.
    """

    def __init__(self, config: Config, engine: Engine | None = None) -> None:
        self._config = config
        self._engine = engine
        self._waiting = 0
        self._indexed = time.monotonic()

    def __enter__(self) -> Self:
        self._index()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if kind is None and self._waiting:
            self._index()

    def add(self, reading: Reading, *, replace: bool = False) -> Added:
        """Keep an issue; when this returns it is on the disk.

        A state that the archive holds already, the current one or an older, is `unchanged`; another
        state, or new pictures, is `revised`: a new revision. Pictures that the issue names and the
        reading does not bring are taken over from the revision before. With `replace` an older
        state becomes current again (a correction taken back), and an issue may be replaced by one
        that has no story in common with it.

        Raises `WrongUse` where the issue cannot be told (no date, no number), where it would
        replace another that it shares nothing with, or where the store cannot be written;
        `DamagedInput` where it holds what no store could.
        """
        packed = pack(reading.issue)
        identity = Identity.of(reading.issue, self._config.paper)
        brought = {_media_name(n): self._keep_picture(d) for n, d in reading.media.items()}
        with writing():
            same_day = list(
                Issue.objects.filter(date=identity.date).order_by().select_related("current")
            )
            issue = identity.find(same_day)
            media = _taken_over(issue, packed) | brought
            if issue and issue.current:
                known = _state(issue, packed, media)
                if known and (not replace or known == issue.current):
                    return Added(issue.key, "unchanged", issue.current.ordinal)
                if not replace:
                    _refuse_stranger(issue, packed)
            outcome: Literal["added", "revised"] = "revised" if issue else "added"
            issue = issue or new_issue(identity, identity.new_key(same_day))
            revision = write(issue, packed, media)
        self._added()
        return Added(issue.key, outcome, revision.ordinal)

    def _keep_picture(self, data: bytes) -> Picture:
        return pictures.put(self._config.media, data), len(data)

    def _added(self) -> None:
        self._waiting += 1
        if self._waiting >= BATCH or time.monotonic() - self._indexed > SECONDS:
            self._index()

    def _index(self) -> None:
        if self._engine:
            index_pending(self._engine)
        self._waiting, self._indexed = 0, time.monotonic()


def new_issue(identity: Identity, key: str) -> Issue:
    """The row of an issue, as yet without a revision."""
    return Issue.objects.create(key=key, paper=identity.paper, date=identity.date)


def write(
    issue: Issue,
    packed: Packed,
    media: Mapping[str, Picture],
    *,
    added: datetime | None = None,
) -> Revision:
    """Write a revision and make it the issue's current one. Runs within `writing`."""
    texts = (packed.header, *packed.articles)
    insert(Content, ("sha256", "body"), ((text.sha256, text.body) for text in texts))
    revision = Revision.objects.create(
        issue=issue,
        ordinal=issue.current.ordinal + 1 if issue.current else 1,
        sha256=packed.sha256,
        header_id=packed.header.sha256,
        added=added or timezone.now(),
    )
    _write_pages(revision, packed)
    _write_articles(revision, packed)
    _write_credits(revision, packed)
    Media.objects.bulk_create(
        Media(revision=revision, name=name, sha256=sha256, size=size)
        for name, (sha256, size) in media.items()
    )
    Outbox.objects.create(revision=revision)
    head = packed.issue.masthead
    issue.current = revision
    issue.number = issue.number if head.number is None else head.number
    issue.number_total = issue.number_total if head.number_total is None else head.number_total
    issue.save(update_fields=["current", "number", "number_total"])
    return revision


def _write_pages(revision: Revision, packed: Packed) -> None:
    rows = [(revision.pk, page.number, plain(page.name, 100)) for page in packed.issue.pages]
    insert(Page, ("revision_id", "number", "name"), rows)


def _write_articles(revision: Revision, packed: Packed) -> None:
    texts = zip(packed.issue.articles, packed.articles, strict=True)
    rows = [
        (revision.pk, position, article.id, article.page, plain(article.title), text.sha256)
        for position, (article, text) in enumerate(texts)
    ]
    insert(Article, ("revision_id", "position", "ref", "page", "title", "content_id"), rows)


def _write_credits(revision: Revision, packed: Packed) -> None:
    rows = {
        (role, revision.pk, article.id, plain(name, 100)): None
        for article in packed.issue.articles
        for role, name in _credited(article.byline)
    }
    insert(Person, ("name",), sorted({(name,) for *_, name in rows}))
    with connection.cursor() as cursor:
        cursor.executemany(_CREDIT, list(rows))


def _credited(byline: Byline) -> Iterator[tuple[str, str]]:
    yield from (("reporter", name) for name in byline.reporters)
    yield from (("correspondent", name) for name in byline.correspondents)
    yield from (("photographer", name) for name in byline.photographers)


def _taken_over(issue: Issue | None, packed: Packed) -> dict[str, Picture]:
    """The current revision's pictures that the new state still names."""
    if issue is None:
        return {}
    photos = (photo.file for article in packed.issue.articles for photo in article.photos)
    held = Media.objects.filter(revision=issue.current_id, name__in=[n for n in photos if n])
    return {media.name: (media.sha256, media.size) for media in held}


def _state(issue: Issue, packed: Packed, media: Mapping[str, Picture]) -> Revision | None:
    """The latest revision that holds this state of the issue with these pictures."""
    for revision in issue.revisions.filter(sha256=packed.sha256).order_by("-ordinal"):
        held = {m.name: (m.sha256, m.size) for m in Media.objects.filter(revision=revision)}
        if media.items() <= held.items():
            return revision
    return None


def _refuse_stranger(issue: Issue, packed: Packed) -> None:
    """A correction has stories in common with what it corrects; anything else is another issue."""
    rows = Article.objects.filter(revision=issue.current_id).values_list("title", "content_id")
    held = {part for row in rows for part in row if part}
    new = {plain(article.title) for article in packed.issue.articles}
    new |= {text.sha256 for text in packed.articles}
    if held and held.isdisjoint(new):
        raise WrongUse(
            f"与已存的 {issue.key} 没有一篇相同的稿件",
            todo="若是另一期，请给出期号；若确要取代，请加 --replace",
        )


def _media_name(name: str) -> str:
    if not name or len(name) > 255 or "\0" in name:
        raise DamagedInput(f"图片名 {name[:20]!r} 为空或过长", todo="请改名后重试")
    return name
