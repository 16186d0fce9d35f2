"""Labelled blocks → Issue: the last step that text and DOCX share."""

import re
from collections.abc import Sequence

from shibao.paper import Issue, Masthead
from shibao.reading.blocks import Block
from shibao.reading.building import Builder
from shibao.reading.folding import Folder
from shibao.reading.labels import label
from shibao.reading.looks import Look, look_at, survey
from shibao.reading.masthead import MastheadReader


def issue_of(blocks: Sequence[Block], *, kind: str) -> Issue:
    """The issue that the blocks make up; `kind` is entered as the source's kind."""
    folder = Folder(block.text for block in blocks)
    texts = [folder.marks(block.text) for block in blocks]
    head, masthead = _masthead(look_at(blocks, texts))
    rest = look_at(blocks[head:], texts[head:], masthead.title)
    labels = label(rest, survey(rest))
    builder = Builder(folder, masthead)
    for look, name in zip(rest, labels, strict=True):
        builder.take(look, name)
    return builder.finish(kind)


def _masthead(looks: Sequence[Look]) -> tuple[int, Masthead]:
    """How many blocks the masthead takes at the top, and what it says.

    A short line that no grammar explains may stand among the masthead's lines (a motto, an odd
    name); the first block that is none, with no masthead line soon after it, ends the masthead.
    """
    reader = MastheadReader()
    end = 0
    skipped: list[int] = []
    for at, look in enumerate(looks):
        if look.page and not look.page.masthead.title and at and not reader.explains(look.text):
            break
        if at - 1 in skipped and reader.take_split(looks[at - 1].text, look.text):
            end = at + 1
            skipped.remove(at - 1)
        elif reader.take(look.text):
            end = at + 1
        elif look.is_body or look.byline or look.width > 40 or at - end >= 3:
            break
        else:
            skipped.append(at)
    named = reader.masthead
    if named.publisher is None:
        named.publisher, named.supervisor = named.supervisor, None
    if named.title is None and end:
        first = next((at for at in skipped if at < end and looks[at].width <= 12), None)
        if first is not None:
            named.title = re.sub(r"\s", "", looks[first].text.strip("《》"))
    return (end, named) if _is_masthead(named) else (0, Masthead())


def _is_masthead(masthead: Masthead) -> bool:
    said = masthead.model_dump(exclude_none=True)
    return len(said) >= 2 or "date" in said or "number" in said
