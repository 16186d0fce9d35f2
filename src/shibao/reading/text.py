"""Plain text and Markdown → blocks, as converters and editors leave it."""

import re

from shibao.paper import DamagedInput, Doubt, Photo, SourcePlace
from shibao.reading.assemble import issue_of
from shibao.reading.blocks import Block
from shibao.reading.decode import decode
from shibao.reading.read import hookimpl
from shibao.reading.source import Reading, Source

MAX_BLOCKS = 8_000
MAX_LINE = 200_000
"""Lines of an issue and characters of a line: several times what the thickest paper has."""

_BLANK = " \t\r\f\v\u00a0\u1680\u2000-\u200d\u2028\u2029\u202f\u3000\ufeff"
_EDGE = re.compile(f"^[{_BLANK}]*")
_TAIL = re.compile(f"[{_BLANK}]*$")
_HEADING = re.compile(r"(?P<marks>#{1,6})[ \t　]*(?=\S)")
_BOLD = re.compile(r"(\*\*|__)(?P<text>\S.*?\S|\S)\1")
_RULE = re.compile(r"[-=*_—–─━~·•.]{3,}")
_IMAGE = re.compile(r"!\[(?P<caption>[^\]]*)\]\((?P<file>[^)\s]+)[^)]*\)")


@hookimpl(trylast=True)
def shibao_read(source: Source) -> Reading:
    """Read whatever is text; raises `DamagedInput` where the bytes are none."""
    text, lost = decode(source.data, where=source.name)
    issue = issue_of(blocks_of(text, where=source.name), kind="text")
    if lost:
        message = f"有 {lost} 个字符无法按文件的编码读出"
        issue.doubts.append(Doubt(code="encoding", message=message))
    return Reading(issue)


def blocks_of(text: str, *, where: str = "") -> list[Block]:
    """A block for each line that is not empty; places are characters of the decoded text."""
    blocks: list[Block] = []
    at, gap = 0, True
    lines = text.splitlines(keepends=True)
    for raw in lines:
        if len(lines) > 10 * MAX_BLOCKS or len(blocks) >= MAX_BLOCKS or len(raw) > MAX_LINE:
            raise DamagedInput(
                f"超过 {MAX_BLOCKS} 段，或一段超过 {MAX_LINE} 字",
                where=where,
                todo="这不像一期报纸；请按期拆分后再读入",
            )
        line = raw.rstrip("\r\n")
        start, at = at, at + len(raw)
        block = _block(line, start)
        if block is None:
            rule = _RULE.fullmatch(line.strip())
            if rule and blocks and not gap and set(line.strip()) in ({"="}, {"-"}):
                blocks[-1].heading = 1 if "=" in line else 2
            gap = True
        else:
            block.gap, gap = gap, False
            blocks.append(block)
    return blocks


def _block(line: str, start: int) -> Block | None:
    first = _EDGE.match(line)
    last = _TAIL.search(line)
    lead = first.end() if first else 0
    end = last.start() if last else len(line)
    body = line[lead:end]
    if not body or _RULE.fullmatch(body):
        return None
    block = Block("", indent=_ems(line[:lead]))
    heading = _HEADING.match(body)
    if heading:
        block.heading = len(heading["marks"])
        lead, body = lead + heading.end(), body[heading.end() :].rstrip("# ")
    bold = _BOLD.fullmatch(body)
    if bold:
        block.bold = True
        lead, body = lead + 2, bold["text"]
    image = _IMAGE.fullmatch(body)
    if image:
        block.photo = Photo(caption=image["caption"] or None, file=image["file"])
        body = ""
    block.text = body
    block.places = [SourcePlace(start=start + lead, end=start + lead + len(body))]
    return block


def _ems(space: str) -> int:
    """Width of white space in ems: a full-width space is one, two half-width ones are one."""
    wide = space.count("\u3000") + space.count("\u2003") + 2 * space.count("\t")
    return wide + (len(space) - space.count("\u3000") - space.count("\t")) // 2
