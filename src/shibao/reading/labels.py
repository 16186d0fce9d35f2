"""What each block is: the likeliest sequence of labels for a whole source.

Every label of a block has a score from what the block looks like, every pair of neighbours one
from what follows what in a newspaper (a title opens a story, a byline ends it). The best path over
both is found exactly (Viterbi). Scores are rough log odds, set by hand from the genre.
"""

import re
from collections.abc import Sequence
from enum import StrEnum
from typing import NamedTuple

from shibao.reading import mending
from shibao.reading.looks import Habits, Look


class Label(StrEnum):
    """What a block can be. `MORE` goes on with the paragraph before, `TURN` with the title line."""

    PAGE = "page line"
    KICKER = "kicker"
    TITLE = "title"
    TURN = "title, next line"
    DECK = "deck"
    BODY = "body"
    MORE = "paragraph, next piece"
    CROSSHEAD = "crosshead"
    HEAD_BYLINE = "byline under the title"
    BYLINE = "byline at the end"
    CAPTION = "caption"
    END_CAPTION = "caption after the end"
    IMPRINT = "imprint"
    MARK = "continuation mark"


_HEADS = {Label.KICKER, Label.TITLE, Label.TURN, Label.DECK}
_TEXTS = {Label.BODY, Label.MORE}
_INSIDE = {Label.BODY, Label.MORE, Label.CAPTION}
_OUTSIDE = {Label.TITLE, Label.KICKER, Label.PAGE, Label.IMPRINT}
_STOPS = {
    Label.BODY: 4.0, Label.CROSSHEAD: 4.0, Label.TITLE: 4.0, Label.KICKER: 4.0,
    Label.PAGE: 1.5, Label.IMPRINT: 1.5, Label.BYLINE: 1.0,
}  # fmt: skip
"""What it costs a paragraph to stop short before each of these."""
_NEVER = -1e6
_OBJECTS = (("召开", "会"), ("举行", "仪式"), ("举办", "活动"), ("开展", "活动"))
"""Verbs of titles with what they must have after them, on the same line or the next."""
_BEAM = 40.0
"""How far behind the best a state may be and still win: more than later scores make up."""

_FOLLOW: dict[Label, dict[Label, float]] = {
    Label.PAGE: {
        Label.KICKER: -0.5, Label.TITLE: 0, Label.BODY: -6, Label.CAPTION: -2, Label.IMPRINT: 0,
        Label.PAGE: -2, Label.BYLINE: -8, Label.CROSSHEAD: -9,
    },
    Label.KICKER: {Label.TITLE: -0.8, Label.KICKER: -6},
    Label.TITLE: {
        Label.BODY: 0, Label.HEAD_BYLINE: 0, Label.DECK: -0.5, Label.TURN: -0.5, Label.CAPTION: -1,
        Label.TITLE: -9, Label.KICKER: -9, Label.CROSSHEAD: -4, Label.PAGE: -9, Label.IMPRINT: -9,
    },
    Label.TURN: {
        Label.BODY: 0, Label.HEAD_BYLINE: 0, Label.DECK: -1, Label.CAPTION: -1, Label.CROSSHEAD: -4,
    },
    Label.DECK: {
        Label.BODY: 0, Label.HEAD_BYLINE: 0, Label.DECK: -3, Label.CAPTION: -1, Label.CROSSHEAD: -3,
        Label.TITLE: -12,
    },
    Label.HEAD_BYLINE: {
        Label.BODY: 0, Label.CAPTION: 0, Label.HEAD_BYLINE: -1, Label.CROSSHEAD: -1, Label.DECK: -4,
    },
    Label.BYLINE: {
        Label.TITLE: 0.5, Label.KICKER: 0, Label.PAGE: 0.5, Label.IMPRINT: 0.5,
        Label.END_CAPTION: -0.5, Label.BYLINE: -1, Label.BODY: -6, Label.CROSSHEAD: -7,
    },
    Label.CROSSHEAD: {Label.BODY: 0.3, Label.CAPTION: -2, Label.CROSSHEAD: -6},
    Label.IMPRINT: {
        Label.IMPRINT: 3, Label.PAGE: 0.5, Label.TITLE: -0.5, Label.KICKER: -1, Label.BODY: -7,
    },
}  # fmt: skip
_AFTER_TEXT = {
    Label.BODY: 0.0, Label.MORE: 0.0, Label.CROSSHEAD: 0.0, Label.BYLINE: 0.3, Label.CAPTION: 0.0,
    Label.PAGE: 0.0, Label.IMPRINT: 0.0, Label.TITLE: -0.5, Label.KICKER: -1.0,
}  # fmt: skip
_FOLLOW |= {Label.BODY: _AFTER_TEXT, Label.MORE: _AFTER_TEXT}
_FOLLOW[Label.MARK] = _AFTER_TEXT | {Label.TITLE: 0.5, Label.KICKER: 0.0}
_FOLLOW[Label.CAPTION] = _AFTER_TEXT | {Label.CAPTION: 0.0, Label.HEAD_BYLINE: -3.0}
_FOLLOW[Label.END_CAPTION] = _FOLLOW[Label.BYLINE] | {Label.END_CAPTION: 0.0}
_FIRST = {
    Label.MARK: 0.0,
    Label.TITLE: 0.0, Label.KICKER: -0.5, Label.PAGE: 0.0, Label.IMPRINT: 0.0, Label.BODY: -6.0,
    Label.CAPTION: -1.0,
}  # fmt: skip


class State(NamedTuple):
    """A label, and what its story has had so far: its byline, a crosshead that is in no series."""

    label: Label
    credited: bool = False
    parted: bool = False


def label(looks: Sequence[Look], habits: Habits) -> list[Label]:
    """The best sequence of labels, one for each look."""
    if not looks:
        return []
    first = _own(looks[0], looks[1] if len(looks) > 1 else None, habits)
    start = State(Label.PAGE)
    scores = [
        {
            _after(start, name, looks[0]): _FIRST.get(name, _NEVER) + own
            for name, own in first.items()
        }
    ]
    back: list[dict[State, State]] = [{}]
    earlier: Look | None = None
    for at in range(1, len(looks)):
        left, look = looks[at - 1], looks[at]
        if not (left.caption or left.page or left.imprint or left.block.photo):
            earlier = left
        own = _own(look, looks[at + 1] if at + 1 < len(looks) else None, habits)
        here: dict[State, float] = {}
        came: dict[State, State] = {}
        joins = _Joins(earlier, look, habits)
        best = max(scores[-1].values())
        for before, score in scores[-1].items():
            if score < best - _BEAM:
                continue
            for name, mine in own.items():
                state = _after(before, name, look)
                total = score + mine + _step(before, name, left, look, joins)
                if total > here.get(state, _NEVER * 10):
                    here[state], came[state] = total, before
        scores.append(here)
        back.append(came)
    return _trace(scores, back)


def _after(before: State, name: Label, look: Look) -> State:
    """The state once this block is taken under a label."""
    if name in (Label.KICKER, Label.TITLE, Label.PAGE, Label.IMPRINT, Label.BYLINE):
        return State(name)
    orphan = before.label is Label.BYLINE and name in _TEXTS
    parts = name is Label.CROSSHEAD and not look.in_series
    signed = (
        orphan or name is Label.HEAD_BYLINE or (name in _TEXTS and (look.lead or look.trailing))
    )
    return State(name, before.credited or signed, before.parted or parts)


def _trace(scores: list[dict[State, float]], back: list[dict[State, State]]) -> list[Label]:
    last = scores[-1]
    end = {Label.KICKER: -9.0, Label.TITLE: -6.0, Label.CROSSHEAD: -6.0, Label.HEAD_BYLINE: -5.0}
    path = [max(last, key=lambda state: last[state] + end.get(state.label, 0.0))]
    for came in reversed(back[1:]):
        path.append(came[path[-1]])
    return [state.label for state in reversed(path)]


def _own(look: Look, after: Look | None, habits: Habits) -> dict[Label, float]:
    """The labels a block may have by itself, each with its score."""
    if look.block.photo:
        return {Label.CAPTION: 0, Label.END_CAPTION: 0}
    if look.is_mark:
        return {Label.MARK: 0}
    if look.block.table:
        return {Label.BODY: 0}
    if look.page:
        return {Label.PAGE: 4, Label.TITLE: -4, Label.BODY: -4}
    if look.imprint:
        body = _running(look, after, habits)[Label.BODY]
        return {Label.BODY: body, Label.IMPRINT: 6.0 if look.imprint_sure else -0.5}
    scores = _running(look, after, habits)
    if look.byline:
        scores |= {Label.HEAD_BYLINE: 6, Label.BYLINE: 6}
    else:
        scores |= _heads(look, after, habits)
        scores |= {Label.HEAD_BYLINE: 1.5, Label.BYLINE: 1.5} if look.names else {}
    if look.caption:
        scores |= {Label.CAPTION: 5, Label.END_CAPTION: 5}
    elif look.finished and look.width <= 30 and look.text.count("。") == 1:
        scores[Label.END_CAPTION] = 0.0
    return scores


def _running(look: Look, after: Look | None, habits: Habits) -> dict[Label, float]:
    score = -1.0
    exclaimed = look.width <= 24 and "。" not in look.text
    score += 0 if not look.finished else 0.5 if exclaimed else 2.0
    score += 2.0 if look.marks and look.width > 20 else 0
    score += 2.0 if look.width > 50 else 0
    itemized = _is_itemized(look)
    itemized = itemized or (after is not None and (after.is_date or _parallel(look, after)))
    score += 1.0 if itemized else 0
    score += 1.5 if habits.indented and look.block.indent in (1, 2, 3) else 0
    score -= 5.0 if look.block.heading else 0
    score -= 4.0 if look.byline else 0
    score -= 2.0 if habits.bold_heads and look.block.bold else 0
    return {Label.BODY: score, Label.MORE: score + (3.0 if mending.cannot_open(look.text) else 0)}


def _is_itemized(look: Look) -> bool:
    """Is it a line that needs no full stop: of a list, a notice, a letter's end?"""
    text = look.text
    listed = mending.is_notice(text) or mending.is_listed(text) or text.endswith(("：", ":", "；"))
    return listed or look.is_date or look.is_signature


def _heads(look: Look, after: Look | None, habits: Habits) -> dict[Label, float]:
    score = _headlike(look, habits)
    score -= 6.0 if look.is_date or look.is_signature else 4.0 if after and after.is_date else 0
    if score < -8:
        return {}
    level, story = look.block.heading, habits.story_level
    listed = mending.is_listed(look.text)
    dashed = look.text.startswith(("——", "—", "--", "－－"))
    opens = bool(after and (after.lead or after.dated or after.byline or _opens_list(after)))
    tagged = look.text.startswith("【")
    score += 1.5 if tagged else 0
    if mending.is_labelled(look.text) and not look.in_series:
        score -= 3.0 if after and _parallel(look, after) else 0.5
    title = score + (1.0 if opens else 0) - (2.0 if listed else 0) - (5.0 if dashed else 0)
    deck = score + (5.0 if dashed else -2.0)
    kicker = score - 0.3 - (1.0 if look.width > 30 else 0) - (4.0 if dashed or listed else 0)
    crosshead = score - 1.0 + (1.0 if listed else 0) - (1.5 if opens else 0)
    crosshead -= (4.0 if tagged else 0) + (1.0 if "，" in look.text else 0)
    crosshead += 2.5 if look.width < 4 else 1.0 if look.width <= 8 else 0
    crosshead += (2.5 if look.in_series else 0) - (2.0 if look.width > 20 else 0)
    title -= (1.5 if look.in_series else 0) + (0.5 if look.width < 4 else 0)
    if habits.spaced:
        title += 2.0 if look.block.gap else 0
        kicker += 2.0 if look.block.gap else 0
        crosshead -= 2.0 if look.block.gap else -1.0
    if story:
        title += 2.0 if level == story else -6.0
        crosshead += 2.0 if level > story else -6.0 if level else -1.5
        kicker += 1.0 if level > story else 0.0
        deck += 1.0 if level > story else 0.0 if level or dashed else -3.0
    return {
        Label.TITLE: title,
        Label.DECK: deck,
        Label.CROSSHEAD: crosshead,
        Label.KICKER: kicker,
        Label.TURN: score - 1.0 - (4.0 if level == 0 and story else 0),
    }


def _parallel(left: Look, right: Look) -> bool:
    """Are both labelled lines, as those of a notice or of results are?"""
    labelled = mending.is_labelled(left.text) and mending.is_labelled(right.text)
    return labelled and mending.is_notice(left.text) >= mending.is_notice(right.text)


def _opens_list(look: Look) -> bool:
    return mending.is_labelled(look.text) or look.text.endswith(("：", ":"))


_OPENERS = re.compile(
    r"会议(?:指出|强调|要求|听取|传达|学习|审议|通报|认为|还|由)|会上|会前|会后|据了解|据悉|据介绍|目前|同时|此外|"
    r"下一步|其中|近年来|今年以来|活动[中现当]|仪式上|[区县市]领导|[区县市]直|与会|座谈会上|调研[中组]|"
    r"[一-鿿]{2,3}(?:一行|说|指出|强调|要求|表示)"
)
"""How paragraphs in the middle of a story open, and titles do not."""


def _headlike(look: Look, habits: Habits) -> float:
    """How much a block looks like a head of any kind."""
    text, block = look.text, look.block
    score = 2.0 if block.heading else 0.5
    score += 1.5 if habits.bold_heads and block.bold else 0
    score += 1.0 if block.centred or block.indent >= 5 else 0
    if habits.body_size and block.size:
        score += min(3.0, (block.size / habits.body_size - 1) * 6)
    score += 1.0 if 6 <= look.width <= 36 else -1.5 if look.width < 4 else 0
    score -= max(0.0, (look.width - 36) / 5)
    score += 0.8 if text.endswith(("！", "？")) else 0
    score -= 5.0 * ("。" in text) + 3.0 * ("；" in text) + _commas(text)
    score -= 5.0 if text.endswith(("，", "、", "；", "：", ":", ",")) else 0
    score -= 3.0 if mending.open_marks(text) else 0
    score -= 2.5 if mending.is_dangling(text) else 0
    score -= 1.5 if text.startswith("“") and text.find("”") == len(text) - 1 else 0
    score -= 8.0 if look.lead else 4.0 if look.dates else 2.5 if _OPENERS.match(text) else 0
    score -= 8.0 if mending.cannot_open(text) else 0
    score -= 3.0 if look.in_run and not block.heading else 0
    if mending.is_notice(text) and not (block.heading or look.in_series):
        score -= 4.0
    if habits.indented:
        score += -2.0 if block.indent in (1, 2, 3) else 0.5
    return score


def _stops_short(left: Look, right: Look) -> bool:
    """Would the paragraph simply stop here, without a full stop or a reason to lack one?"""
    ended = left.finished or left.in_run or _is_itemized(left)
    return not (ended or right.is_date or _parallel(left, right))


def _commas(text: str) -> float:
    """What the commas of a head cost: little where one parts it into two balanced halves."""
    halves = text.split("，")
    if len(halves) == 2 and all(3 <= len(half) <= 12 for half in halves):
        return 0.3
    return 0.8 * min(3, len(halves) - 1)


def _step(state: State, b: Label, left: Look, right: Look, joins: "_Joins") -> float:
    """The score of the label `b` right after a state."""
    a, credited = state.label, state.credited
    habits = joins.habits
    score = 0.0 if b is Label.MARK else _FOLLOW[a].get(b, _NEVER)
    if score == _NEVER:
        return score
    if a in _INSIDE and b in _OUTSIDE and not (credited or left.trailing):
        score -= 2.5 * habits.credited
    if b is Label.MORE:
        return score + joins.score(a)
    if b is Label.BODY and a in _TEXTS:
        score -= max(0.0, joins.score(a))
    if a in _TEXTS and b in (Label.TITLE, Label.KICKER):
        score += 2.0 if left.trailing or left.is_date or left.is_signature else 0
        score -= 2.0 if habits.spaced and not right.block.gap else 0
        score -= 4.0 if _parallel(left, right) else 0
    if b is Label.CROSSHEAD and not right.in_series:
        score -= 3.0 if not state.parted else 0 if right.width <= 12 else 1.5
    if a in _TEXTS and b is Label.CROSSHEAD:
        score -= 4.0 if left.trailing else 0
    if a in _TEXTS and b in _STOPS:
        score -= _STOPS[b] if _stops_short(left, right) else 0
    if b is Label.BODY and a in (_HEADS | {Label.CROSSHEAD}):
        score -= 4.0 if mending.breaks_word(left.text, right.text) else 0
        salutation = right.text.endswith("：") and right.width < 16
        score -= 5.0 if a is Label.CROSSHEAD and (right.lead or salutation) else 0
    if b is Label.BYLINE and a in _TEXTS:
        score -= 3.0 if credited else 0
    if b is Label.TURN:
        score += _turns(left.text, right.text)
    if a is Label.KICKER and b is Label.TITLE:
        score += _levels(left, right)
    if a is Label.TITLE and b is Label.DECK:
        score += _levels(right, left)
    return score


class _Joins:
    """How much a block goes on with the text before it, computed once for all states."""

    def __init__(self, left: Look | None, right: Look, habits: Habits) -> None:
        self.left, self.right, self.habits = left, right, habits
        self._scores: dict[bool, float] = {}

    def score(self, a: Label) -> float:
        """The score after a state; a piece in the middle of a paragraph may be short."""
        if self.left is None:
            return _NEVER
        middle = a is Label.MORE
        if middle not in self._scores:
            self._scores[middle] = _goes_on(a, self.left, self.right, self.habits)
        return self._scores[middle]


def _levels(minor: Look, major: Look) -> float:
    """A kicker or deck does not stand above its title in rank or size."""
    a, b = minor.block, major.block
    score = (
        -2.0 if a.heading and (not b.heading or a.heading < b.heading) and a.heading > 1 else 0.0
    )
    if a.size and b.size and a.size > b.size:
        score -= 2.0
    return score


def _turns(left: str, right: str) -> float:
    """Does a title run over from one line to the next?"""
    if right.startswith(("暨", "和", "与", "及", "的", "、", "并", "”", "》")):
        return 4.0
    if right.startswith(("工作会", "会议", "活动", "仪式", "座谈会", "动员", "推进会", "现场会")):
        return 4.0
    if any(verb in left and thing not in left and thing in right for verb, thing in _OBJECTS):
        return 4.0
    if left.endswith(("的", "和", "与", "、", "，", "：", *"及暨对在到为向从把被将由给让以于是")):
        return 4.0
    if mending.open_marks(left) > 0 and mending.open_marks(left + right) == 0:
        return 5.0
    return 3.0 if mending.breaks_word(left, right) else -4.0


def _goes_on(a: Label, left: Look, right: Look, habits: Habits) -> float:
    """How much `right` looks like the next piece of the paragraph that `left` ends in."""
    score = 0.0
    indented = right.block.indent in (1, 2, 3)
    if left.finished and not mending.cannot_open(right.text):
        running = right.marks and (right.finished or right.width > 20)
        score += 1.0 if habits.indented and not indented and running else -6.0
    elif left.text.endswith(("：", ":")):
        score -= 2.0
    else:
        score += 3.0
    score += 5.0 if mending.cannot_open(right.text) else 0
    score += 2.0 if left.text.endswith(("，", "、", ",")) else 0
    score += 2.5 if mending.breaks_word(left.text, right.text) else 0
    score += 2.0 if mending.is_trailing(right.text) else 0
    score += 1.5 if mending.open_marks(left.text) > 0 else 0
    if mending.is_listed(right.text) or mending.is_notice(right.text):
        score -= 4.0
    elif mending.is_labelled(right.text):
        score -= 4.0 if _parallel(left, right) else 1.0
    score -= 6.0 if left.text.startswith("——") else 0
    labelled = mending.is_labelled(left.text) and "。" not in left.text
    dangling = mending.is_dangling(left.text)
    score += 2.0 if dangling else 0
    whole = a is not Label.MORE and left.width < 20 and not dangling
    if labelled or (whole and not (left.marks and left.width > 12)):
        score -= 4.5 if left.width >= 8 else 6.0
    elif whole:
        score -= 2.0
    score += 6.0 if left.lead and left.width < 26 and not left.finished else 0
    score -= (
        3.0
        if right.dated and not left.lead and not mending.breaks_word(left.text, right.text)
        else 0
    )
    if right.lead or right.byline:
        score -= 4.0
    if right.is_head and not mending.breaks_word(left.text, right.text):
        score -= 2.0
    if habits.indented:
        score += -4.0 if indented else 2.0
    full = bool(habits.wrap) and left.width + left.block.indent >= habits.wrap - 2
    verse = right.in_run and (left.in_run or left.width <= 22)
    score -= 8.0 if verse and not full else 0
    if habits.wrap and not right.block.gap:
        brim = left.width + left.block.indent >= habits.wrap - 1
        score += 5.0 if full and not left.finished else 6.5 if brim and not indented else 0
        score -= 2.0 if not full else 0
    return score
