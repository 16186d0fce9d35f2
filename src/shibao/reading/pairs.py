"""How well a label follows another, given the two blocks: what follows what in a newspaper.

The scores are rough log odds, set by hand from the genre.
"""

from typing import NamedTuple

from shibao.reading import mending
from shibao.reading.alone import are_parallel, is_itemized
from shibao.reading.looks import Habits, Look
from shibao.reading.vocabulary import HEADS, TEXTS, Label

NEVER = -1e6
_INSIDE = {Label.BODY, Label.MORE, Label.CAPTION}
_OUTSIDE = {Label.TITLE, Label.KICKER, Label.PAGE, Label.IMPRINT}
_STOPS = {
    Label.BODY: 4.0, Label.CROSSHEAD: 4.0, Label.TITLE: 4.0, Label.KICKER: 4.0,
    Label.PAGE: 1.5, Label.IMPRINT: 1.5, Label.BYLINE: 1.0,
}  # fmt: skip
"""What it costs a paragraph to stop short before each of these."""
_OBJECTS = (("召开", "会"), ("举行", "仪式"), ("举办", "活动"), ("开展", "活动"))
"""Verbs of titles with what they must have after them, on the same line or the next."""

FOLLOW: dict[Label, dict[Label, float]] = {
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
FOLLOW |= {Label.BODY: _AFTER_TEXT, Label.MORE: _AFTER_TEXT}
FOLLOW[Label.MARK] = _AFTER_TEXT | {Label.TITLE: 0.5, Label.KICKER: 0.0}
FOLLOW[Label.CAPTION] = _AFTER_TEXT | {Label.CAPTION: 0.0, Label.HEAD_BYLINE: -3.0}
FOLLOW[Label.END_CAPTION] = FOLLOW[Label.BYLINE] | {Label.END_CAPTION: 0.0}
for _follow in FOLLOW.values():
    _follow[Label.MARK] = 0.0
FIRST = {
    Label.MARK: 0.0,
    Label.TITLE: 0.0, Label.KICKER: -0.5, Label.PAGE: 0.0, Label.IMPRINT: 0.0, Label.BODY: -6.0,
    Label.CAPTION: -1.0,
}  # fmt: skip


class State(NamedTuple):
    """A label, and what its story has had so far: its byline, a crosshead that is in no series."""

    label: Label
    credited: bool = False
    parted: bool = False


def _stops_short(left: Look, right: Look) -> bool:
    """Would the paragraph simply stop here, without a full stop or a reason to lack one?"""
    ended = left.finished or left.in_run or is_itemized(left)
    return not (ended or right.is_date or are_parallel(left, right))


def step_score(state: State, b: Label, left: Look, joins: "Joins") -> float:
    """The score of the label `b` right after a state."""
    a, credited = state.label, state.credited
    habits = joins.habits
    right = joins.right
    score = FOLLOW[a][b]
    if a in _INSIDE and b in _OUTSIDE and not (credited or left.trailing):
        score -= 2.5 * habits.credited
    if b is Label.MORE:
        return score + joins.score(a)
    if b is Label.BODY and a in TEXTS:
        score -= max(0.0, joins.score(a))
    if a in TEXTS and b in (Label.TITLE, Label.KICKER):
        score += 2.0 if left.trailing or left.is_date or left.is_signature else 0
        score -= 2.0 if habits.spaced and not right.block.gap else 0
        score -= 4.0 if are_parallel(left, right) else 0
    if b is Label.CROSSHEAD and right.series is None:
        score -= 3.0 if not state.parted else 0 if right.width <= 6 else 1.2
    if a in TEXTS and b is Label.CROSSHEAD:
        score -= 4.0 if left.trailing else 0
    if a in TEXTS and b in _STOPS:
        score -= _STOPS[b] if _stops_short(left, right) else 0
    if b is Label.BODY and a in (HEADS | {Label.CROSSHEAD}):
        score -= 4.0 if mending.breaks_word(left.text, right.text) else 0
        salutation = right.text.endswith("：") and right.width < 16
        score -= 5.0 if a is Label.CROSSHEAD and (right.lead or salutation) else 0
    if b is Label.BYLINE and a in TEXTS:
        score -= 3.0 if credited else 0
    if b is Label.TURN:
        score += _turns(left.text, right.text)
    if a is Label.KICKER and b is Label.TITLE:
        score += _levels(left, right)
    if a is Label.TITLE and b is Label.DECK:
        score += _levels(right, left)
    return score


class Joins:
    """How much a block goes on with the text before it, computed once for all states."""

    def __init__(self, left: Look | None, right: Look, habits: Habits) -> None:
        self.left, self.right, self.habits = left, right, habits
        self._scores: dict[bool, float] = {}

    def score(self, a: Label) -> float:
        """The score after a state; a piece in the middle of a paragraph may be short."""
        if self.left is None:
            return NEVER
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
    cut = mending.breaks_word(left.text, right.text)
    score = _left_open(a, left, right, habits)
    score += 5.0 if mending.cannot_open(right.text) else 0
    score += 2.5 if cut else 0
    score += 2.0 if mending.is_trailing(right.text) else 0
    if mending.is_listed(right.text) or mending.is_notice(right.text):
        score -= 4.0
    elif mending.is_labelled(right.text):
        score -= 4.0 if are_parallel(left, right) else 1.0
    if not cut:
        score -= 3.0 if right.dated and not left.lead else 0
        score -= 2.0 if right.is_head else 0
    score -= 12.0 if right.lead else 4.0 if right.byline else 0
    return score + _set_so(left, right, habits)


def _left_open(a: Label, left: Look, right: Look, habits: Habits) -> float:
    """How much `left` waits for more: unfinished, dangling, and too long for a line of its own."""
    if left.finished and not mending.cannot_open(right.text):
        indented = right.block.indent in (1, 2, 3)
        running = right.marks and (right.finished or right.width > 20)
        score = 1.0 if habits.indented and not indented and running else -6.0
    else:
        score = -2.0 if left.text.endswith(("：", ":")) else 3.0
    dangling = mending.is_dangling(left.text)
    score += 2.0 if left.text.endswith(("，", "、", ",")) else 0
    score += 1.5 if mending.open_marks(left.text) > 0 else 0
    score += 2.0 if dangling else 0
    score += 6.0 if left.lead and left.width < 26 and not left.finished else 0
    score -= 6.0 if left.text.startswith("——") else 0
    labelled = mending.is_labelled(left.text) and "。" not in left.text
    whole = a is not Label.MORE and left.width < 20 and not dangling
    if labelled or (whole and not (left.marks and left.width > 12)):
        return score - (4.5 if left.width >= 8 else 6.0)
    return score - (2.0 if whole else 0)


def _set_so(left: Look, right: Look, habits: Habits) -> float:
    """What the setting says: indents, the measure of wrapped lines, verse."""
    indented = right.block.indent in (1, 2, 3)
    width = left.width + left.block.indent
    full = bool(habits.wrap) and width >= habits.wrap - 2
    score = (-4.0 if indented else 2.0) if habits.indented else 0.0
    verse = right.in_run and (left.in_run or left.width <= 22)
    score -= 8.0 if verse and not full else 0
    if habits.wrap and not right.block.gap:
        brim = width >= habits.wrap - 1 and not indented
        score += 5.0 if full and not left.finished else 6.5 if brim else 0
        score -= 0 if full else 2.0
    return score
