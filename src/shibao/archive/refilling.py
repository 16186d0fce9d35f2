"""A backup's revisions and pictures into an empty store."""

from shibao.archive import pictures
from shibao.archive.box import Box, KeptRevision
from shibao.archive.identity import Identity
from shibao.archive.keeping import new_issue, write
from shibao.archive.models import Issue
from shibao.archive.packing import packed, split
from shibao.archive.progress import Progress
from shibao.archive.transaction import writing
from shibao.config import Config
from shibao.paper import DamagedInput, WrongUse, model


def refill(box: Box, config: Config, progress: Progress) -> None:
    """Write everything in one transaction, every text to the letter.

    Raises `WrongUse` where the store holds something already, `DamagedInput` where a revision is
    not what its hash says.
    """
    for name in box.manifest.members:
        if name.startswith("media/"):
            pictures.put(config.media, box.read(name))
    total = len(box.manifest.revisions)
    with writing():
        if Issue.objects.exists():
            raise WrongUse("数据库不是空的", where=str(config.home), todo="请给一个空的数据库")
        for done, kept in enumerate(box.manifest.revisions, 1):
            _write(box, kept)
            progress(done, total)


def _write(box: Box, kept: KeptRevision) -> None:
    data = box.read(kept.member)
    printed = model.Issue.from_json(data, where=kept.member)
    texts = packed(printed, *split(data.decode()))
    if texts.sha256 != kept.sha256:
        raise DamagedInput("与它的哈希不符", where=kept.member, todo="请换一份备份")
    row = Issue.objects.select_related("current").filter(key=kept.issue).first()
    row = row or new_issue(Identity.of(printed, kept.paper), kept.issue)
    media = {name: (sha, box.size(f"media/{sha}")) for name, sha in kept.media.items()}
    write(row, texts, media, added=kept.added)
