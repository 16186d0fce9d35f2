"""How much a block looks like each label by itself, before its neighbours are asked.

The scores are rough log odds, set by hand from the genre.
"""

import re

from shibao.reading import mending
from shibao.reading.looks import Habits, Look
from shibao.reading.vocabulary import Label


def own_scores(look: Look, after: Look | None, habits: Habits) -> dict[Label, float]:
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
    itemized = is_itemized(look)
    itemized = itemized or (after is not None and (after.is_date or are_parallel(look, after)))
    score += 1.0 if itemized else 0
    score += 1.5 if habits.indented and look.block.indent in (1, 2, 3) else 0
    score -= 5.0 if look.block.heading else 0
    score -= 4.0 if look.byline else 0
    score -= 2.0 if habits.bold_heads and look.block.bold else 0
    return {Label.BODY: score, Label.MORE: score + (3.0 if mending.cannot_open(look.text) else 0)}


def is_itemized(look: Look) -> bool:
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
    if mending.is_labelled(look.text) and look.series is None:
        score -= 3.0 if after and are_parallel(look, after) else 0.5
    title = score + (1.0 if opens else 0) - (2.0 if listed else 0) - (5.0 if dashed else 0)
    deck = score + (5.0 if dashed else -2.0)
    kicker = score - 0.3 - (1.0 if look.width > 30 else 0) - (4.0 if dashed or listed else 0)
    crosshead = score - 1.0 + (1.0 if listed else 0) - (1.5 if opens else 0)
    crosshead -= (4.0 if tagged else 0) + (1.0 if "，" in look.text else 0)
    crosshead += 2.5 if look.width < 4 else 1.0 if look.width <= 8 else 0
    crosshead += (2.5 if look.series is not None else 0) - (2.0 if look.width > 20 else 0)
    title -= (1.5 if look.series is not None else 0) + (0.5 if look.width < 4 else 0)
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


def are_parallel(left: Look, right: Look) -> bool:
    """Are both labelled lines, as those of a notice or of results are?"""
    labelled = mending.is_labelled(left.text) and mending.is_labelled(right.text)
    return labelled and mending.is_notice(left.text) >= mending.is_notice(right.text)


def _opens_list(look: Look) -> bool:
    return mending.is_labelled(look.text) or look.text.endswith(("：", ":"))


_OPENERS = re.compile(
    r"会议(?:指出|强调|要求|听取|传达|学习|审议|通报|认为|还|由)|会上|会前|会后|据了解|据悉|据介绍|目前|同时|此外|"
    r"下一步|其中|近年来|今年以来|活动[中现当]|仪式上|[区县市]领导|[区县市]直|与会|座谈会上|调研[中组]|"
    r"为[了帮进深切]|因[供为受]|在[^，]{2,14}，|(?:[区县市]委|副?[区县市]长)[^，]{0,12}，|"
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
    if mending.is_notice(text) and not (block.heading or look.series is not None):
        score -= 4.0
    if habits.indented:
        score += -2.0 if block.indent in (1, 2, 3) else 0.5
    return score


def _commas(text: str) -> float:
    """What the commas of a head cost: little where one parts it into two balanced halves."""
    halves = text.split("，")
    if len(halves) == 2 and all(3 <= len(half) <= 12 for half in halves):
        return 0.3
    return 0.8 * min(3, len(halves) - 1)
