"""What can be seen of a block before its meaning is settled, and of the source as a whole."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import Literal

from shibao.paper import Byline, Imprint
from shibao.paper.names import has_surname, is_full_name, split_names
from shibao.paper.numerals import parse_numeral
from shibao.reading import mending
from shibao.reading.blocks import Block
from shibao.reading.byline import (
    Credit,
    is_lead,
    lead_byline,
    parse_byline,
    parse_caption,
    split_trailing,
)
from shibao.reading.imprint import parse_imprint
from shibao.reading.pageline import PageLine, parse_page_line

_DATED = re.compile(
    r"(?:\d{4}年)?\d{1,2}月\d{1,2}日|(?:近日|日前|连日来|今年|今天|昨日|昨天|目前|本周|上周|为|按照|根据|随着|[“\"])"
)

_DAY = re.compile(
    r"(?:(?:\d{4}年)?\d{1,2}月\d{1,2}日|近日|日前|连日来|今年以来|最近)[^，]{0,4}，|.{1,6}月\d{1,2}日，"
)
_CONTINUED = re.compile(
    r"[（(]?(?P<way>上接|下转)\s*第?\s*(?P<page>[\d一二三四五六七八九十]+)\s*版\S{0,12}?[)）]?"
)
_WEB = re.compile(
    r"阅读\s*\d[\d.万+]*(?:\s+\S{1,3}\s*\d+)*|(?:长按|扫描|识别)\S{0,14}(?:二维码|关注)\S{0,10}|点击\S{0,10}蓝字\s*\S{0,8}"
    r"|(?:END|end|阅读原文|分享到|收藏|点赞|在看|返回搜狐，查看更多)"
)
_WIDEST = 400
_NEIGHBOURHOOD = 14
_SIGNED = re.compile(
    r"(?:\S{0,12}(?:社区|村|街|路|巷|镇|乡|居民|村民|读者|学生|市民|业主|乘客|家长|单元|号|学校|中学|小学|队|厂|公司|站|小区|老师))"
    r"[\s　]+[一-鿿]{1,2}[\s　]?[一-鿿]{1,2}"
)


@dataclass
class Look:
    """A block with what the grammars make of it. `text` has its marks folded.

    `in_run`: it stands among other short lines without full stops, as verse and results do.
    `series`: how it is cut, where heads of the same cut stand near it, as crossheads do.
    """

    block: Block
    text: str
    in_run: bool = False
    series: str | None = None
    paper: str | None = None
    before: str = ""

    @cached_property
    def width(self) -> float:
        """Width in ems, as far as it matters: a Chinese character is one, a Latin letter half."""
        head = self.text[:_WIDEST]
        return sum(1.0 if unicodedata.east_asian_width(c) in "WFA" else 0.5 for c in head)

    @cached_property
    def imprint(self) -> Imprint | None:
        """The line as imprint."""
        return parse_imprint(self.text)

    @cached_property
    def imprint_sure(self) -> bool:
        """Is the imprint the paper's own, not the telephone number under a notice?"""
        said = self.imprint
        if said is None:
            return False
        if said.email and re.match("投稿|来稿|本报|编辑部", self.text):
            return True
        people = said.duty_editors or said.editors or said.proofreaders or said.designers
        own = any(
            re.search("新闻|投稿|编|广告|发行|热线$|总|办公室", label) for label in said.phones
        )
        bodies = {"主管", "主办", "承办", "协办"}
        return bool(people or own or set(said.others) - bodies)

    @cached_property
    def is_mark(self) -> bool:
        """Is it a mark that is no copy: `下转第2版`, or what a web page has around its text?"""
        return bool(_CONTINUED.fullmatch(self.text) or _WEB.fullmatch(self.text))

    def continued(self, way: Literal["上接", "下转"]) -> int | None:
        """The page that a mark says the story comes from (上接) or goes on (下转)."""
        mark = _CONTINUED.fullmatch(self.text)
        return parse_numeral(mark["page"]) if mark and mark["way"] == way else None

    @cached_property
    def page(self) -> PageLine | None:
        """The line as page line."""
        return None if self.imprint else parse_page_line(self.text, self.paper)

    @cached_property
    def byline(self) -> Byline | None:
        """The whole line as byline."""
        return None if self.imprint else parse_byline(self.text)

    @cached_property
    def caption(self) -> Credit | None:
        """The line as caption or picture credit."""
        return parse_caption(self.text) if not self.byline or self.byline.photographers else None

    @cached_property
    def is_date(self) -> bool:
        """Is the line nothing but a date, as under a letter?"""
        return bool(
            re.fullmatch(r"(?:[\d〇一二三四五六七八九]{4}年)?\d{1,2}月(?:\d{1,2}日)?", self.text)
        )

    @cached_property
    def is_signature(self) -> bool:
        """Is it the line under a letter: who from where (`水门社区 吴桂枝`, `读者 甲乙`)?"""
        return bool(_SIGNED.fullmatch(self.text)) and has_surname(self.text.split()[-1])

    @cached_property
    def names(self) -> list[str]:
        """The names, where the line is nothing but names, as over a poem or under a story."""
        names = split_names(self.text) or []
        plain = len(names) <= 4 and all(map(is_full_name, names))
        return names if plain else []

    @cached_property
    def trailing(self) -> bool:
        """Does the paragraph carry its story's byline at the end?"""
        return split_trailing(self.before + self.text) is not None

    @cached_property
    def lead(self) -> bool:
        """Does it open as the lead of a news story?"""
        return is_lead(self.text) or lead_byline(self.text) is not None

    @cached_property
    def dated(self) -> bool:
        """Does it open with a date or another of the usual openings?"""
        return bool(_DATED.match(self.text))

    @cached_property
    def finished(self) -> bool:
        """Does it end as a paragraph ends?"""
        return mending.is_finished(self.text) or self.trailing

    @cached_property
    def dates(self) -> bool:
        """Does it open with its day, as leads do and titles do not (`3月5日，…`, `近日，…`)?"""
        return bool(_DAY.match(self.text))

    @cached_property
    def marks(self) -> int:
        """Sentence marks inside: what bodies have and titles have not."""
        return len(re.findall(r"[，。；]|[,;](?=\D)", self.text))

    @cached_property
    def is_body(self) -> bool:
        """Is it plainly running text?"""
        return self.marks >= 1 and self.width > 24 and not self.block.heading

    @cached_property
    def is_head(self) -> bool:
        """Is it cut as heads are, and no grammar's line?"""
        plain = not (self.byline or self.imprint or self.page or self.in_run)
        plain = plain and not (mending.is_notice(self.text) or self.text.endswith(("：", ":")))
        return (
            plain
            and self.is_short
            and self.width <= 24
            and self.text.count("，") <= (self.width <= 16)
        )

    @cached_property
    def is_short(self) -> bool:
        """Could it be a head: short, without full stops?"""
        return (
            2 <= self.width <= 50
            and "。" not in self.text
            and not self.text.endswith(("；", "，", "、"))
        )


@dataclass(frozen=True)
class Habits:
    """How this source goes about things, seen over all its blocks.

    `credited` tells how surely a story has a byline (0 to 1), `wrap` the measure of hard-wrapped
    lines in ems (0: lines are paragraphs), `story_level` the heading level of stories, `spaced`
    whether empty lines part stories rather than paragraphs.
    """

    indented: bool
    story_level: int
    credited: float
    spaced: bool
    wrap: float
    bold_heads: bool
    body_size: float | None


def look_at(blocks: Sequence[Block], texts: Iterable[str], paper: str | None = None) -> list[Look]:
    """A look for each block with its folded text; `paper` is the paper's name, once it is known."""
    pairs = zip(blocks, texts, strict=True)
    looks = [Look(block, text, paper=paper) for block, text in pairs]
    for left, look in pairwise(looks):
        look.before = left.text[-60:]
    return looks


def _mark_runs(looks: list[Look]) -> None:
    """Mark verse and the like: three short lines without empty ones between, or four with."""
    at = 0
    while at < len(looks):
        if not _is_line(looks[at]):
            at += 1
            continue
        end = at + 1
        tight = end < len(looks) and not looks[end].block.gap
        while end < len(looks) and _goes_with(looks[end - 1], looks[end], tight):
            end += 1
        stopped = looks[at].text.endswith(("，", "。", "；"))
        stopped = stopped or (at > 0 and bool(looks[at - 1].byline or looks[at - 1].names))
        first = at + (_opens_notice(looks[at:end]) if tight else not stopped)
        heads = tight and end - at < 5 and end < len(looks) and looks[end].is_body
        if end - at >= (3 if tight else 4) and not heads and _is_verse(looks[at:end]):
            headed = not tight and end < len(looks) and looks[end].is_body
            for look in looks[first : end - headed]:
                look.in_run = True
        at = max(at + 1, end - 1) if not tight else end


def _goes_with(left: Look, look: Look, tight: bool) -> bool:
    a, b = left.block.indent, look.block.indent
    level = abs(a - b) <= 2 and bool(a) == bool(b)
    return level and _is_line(look) and look.block.gap is not tight


def _opens_notice(run: Sequence[Look]) -> bool:
    """Is the first line the head over the labelled lines of a notice?"""
    notices = [mending.is_notice(look.text) or mending.is_listed(look.text) for look in run]
    return any(notices[1:]) and not notices[0]


def _is_line(look: Look) -> bool:
    furniture = look.page or look.byline or look.imprint or look.block.heading
    furniture = furniture or look.is_date or look.is_signature or look.dates
    plain = not (furniture or mending.is_listed(look.text))
    return plain and look.width <= 18 and not re.search("[。！？；].", look.text)


def _is_verse(run: Sequence[Look]) -> bool:
    """Short lines, but not sentences one by one, nor running text wrapped to a narrow measure."""
    stopped = sum(look.text.endswith(("。", "！", "？", "；", "，")) for look in run)
    widths = Counter(round(look.width) for look in run)
    level = max(widths[w - 1] + widths[w] + widths[w + 1] for w in widths)
    wrapped = level > 0.7 * len(run) and stopped < 0.4 * len(run) and max(widths) >= 12
    sentences = sum(look.text.endswith("。") for look in run) > 0.5 * len(run)
    cut = any(mending.breaks_word(a.text, b.text) for a, b in pairwise(run))
    return not (wrapped or sentences or cut)


def _mark_series(looks: list[Look]) -> None:
    heads = {at: _cut(at, look) for at, look in enumerate(looks) if look.is_head}
    for at, cut in heads.items():
        if cut in (heads.get(at - 1), heads.get(at + 1)):
            continue  # lines of a list stand side by side, crossheads never
        near = sum(
            heads.get(at + step) == cut
            for step in range(-_NEIGHBOURHOOD, _NEIGHBOURHOOD + 1)
            if abs(step) > 1
        )
        if near >= 2 or (near == 1 and cut[0] not in ("", "：")):
            looks[at].series = cut[0]


def _cut(at: int, look: Look) -> tuple[str, float]:
    """How a head is cut: its list mark, else its colon, else its width where that is short."""
    listed = re.match(r"[（(]?[一二三四五六七八九十\d]{1,2}([）)、.．])|([①-⑳●■◆▲★])", look.text)
    if listed:
        return (listed[1] or "●", 0)
    colon = look.text.find("：")
    return ("：", 0) if colon > 0 else ("", look.width if look.width <= 10 else -at)


def survey(looks: list[Look]) -> Habits:
    """Mark runs and series among the looks below the masthead, and measure the source's habits."""
    _mark_runs(looks)
    _mark_series(looks)
    bodies = [look for look in looks if look.is_body]
    opening = [b for a, b in pairwise(looks) if b.marks and b.width > 12 and a.finished]
    indents = sum(look.block.indent in (1, 2, 3) for look in opening)
    bylines = sum(look.byline is not None or look.lead or look.trailing for look in looks)
    bold = sum(look.block.bold for look in looks if look.is_short)
    sizes = Counter(look.block.size for look in bodies if look.block.size)
    return Habits(
        indented=indents >= 3 and indents > 0.5 * len(opening),
        story_level=_story_level(looks),
        credited=min(1.0, max(0.0, (bylines - 1) / 2)),
        spaced=_spaced(looks),
        wrap=_wrap(looks),
        bold_heads=bold >= 2 and not any(look.block.bold for look in bodies[:8]),
        body_size=sizes.most_common(1)[0][0] if sizes else None,
    )


def _spaced(looks: Sequence[Look]) -> bool:
    """Do empty lines part stories only (and broken columns), not every paragraph?"""
    pairs = [b.block.gap for a, b in pairwise(looks) if a.is_body and b.is_body]
    heads = [b.block.gap for a, b in pairwise(looks) if b.is_head and (a.is_body or a.byline)]
    parted = not heads or sum(heads) > 0.5 * len(heads)
    return len(pairs) >= 6 and sum(pairs) < 0.5 * len(pairs) and parted


def _story_level(looks: Sequence[Look]) -> int:
    """The heading level of stories, the one most often followed by running text; 0: none."""
    levels: Counter[int] = Counter()
    for at, look in enumerate(looks):
        if look.block.heading and not look.page and not look.imprint:
            behind = looks[at + 1 : at + 5]
            following = next((n for n in behind if not (n.byline or n.caption)), None)
            if following and not following.block.heading and following.width > 12:
                levels[look.block.heading] += 1
    most = max(levels.values(), default=0)
    return min(
        (level for level, n in levels.items() if n >= max(2, 0.4 * most)),
        default=max(levels, default=0),
    )


def _wrap(looks: Sequence[Look]) -> float:
    """The measure of hard-wrapped lines in ems; 0 where lines are paragraphs."""
    runs = [a for a, b in pairwise(looks) if not b.block.gap and a.width > 12]
    widths = Counter(round(look.width + look.block.indent) for look in runs)
    if len(runs) < 12:
        return 0
    best = max(widths, key=lambda w: widths[w] + widths[w - 1] + widths[w + 1])
    near = widths[best] + widths[best - 1] + widths[best + 1]
    longer = sum(n for width, n in widths.items() if width > best + 2)
    return float(best) if near > 0.45 * len(runs) and longer < 0.1 * len(runs) and best <= 60 else 0
