"""What each block is: the likeliest sequence of labels for a whole source.

Every label of a block has a score from what the block looks like (`alone`), every pair of
neighbours one from what follows what in a newspaper (`pairs`: a title opens a story, a byline ends
it). The best path over both is found exactly (Viterbi).
"""

from collections.abc import Sequence

from shibao.reading.alone import own_scores
from shibao.reading.looks import Habits, Look
from shibao.reading.pairs import FIRST, FOLLOW, NEVER, Joins, State, step_score
from shibao.reading.vocabulary import TEXTS, Label

_BEAM = 25.0
"""How far behind the best a state may be and still win: more than later scores make up."""


def label(looks: Sequence[Look], habits: Habits) -> list[Label]:
    """The best sequence of labels, one for each look."""
    if not looks:
        return []
    first = own_scores(looks[0], looks[1] if len(looks) > 1 else None, habits)
    start = State(Label.PAGE)
    scores = [
        {_after(start, name, looks[0]): FIRST.get(name, NEVER) + own for name, own in first.items()}
    ]
    back: list[dict[State, State]] = [{}]
    earlier: Look | None = None
    for at in range(1, len(looks)):
        left, look = looks[at - 1], looks[at]
        if not (left.caption or left.page or left.imprint or left.block.photo):
            earlier = left
        own = own_scores(look, looks[at + 1] if at + 1 < len(looks) else None, habits)
        here, came = _advance(scores[-1], own, left, Joins(earlier, look, habits))
        scores.append(here)
        back.append(came)
    return _trace(scores, back)


def _advance(
    scores: dict[State, float], own: dict[Label, float], left: Look, joins: Joins
) -> tuple[dict[State, float], dict[State, State]]:
    """The best score of every state after one more block, and the state it came from."""
    here: dict[State, float] = {}
    came: dict[State, State] = {}
    best = max(scores.values())
    for before, score in scores.items():
        follow = FOLLOW[before.label]
        if score < best - _BEAM:
            continue
        for name, mine in own.items():
            if name not in follow:
                continue
            state = _after(before, name, joins.right)
            total = score + mine + step_score(before, name, left, joins)
            if total > here.get(state, 10 * NEVER):
                here[state], came[state] = total, before
    if not here:  # nothing that these two could be goes together: take the second as it looks
        likely = max(own, key=lambda name: own[name])
        before = max(scores, key=lambda state: scores[state])
        state = _after(before, likely, joins.right)
        here[state], came[state] = best + NEVER, before
    return here, came


def _after(before: State, name: Label, look: Look) -> State:
    """The state once this block is taken under a label."""
    if name in (Label.KICKER, Label.TITLE, Label.PAGE, Label.IMPRINT, Label.BYLINE):
        return State(name)
    orphan = before.label is Label.BYLINE and name in TEXTS
    parts = name is Label.CROSSHEAD and not look.series
    signed = orphan or name is Label.HEAD_BYLINE or (name in TEXTS and (look.lead or look.trailing))
    return State(name, before.credited or signed, before.parted or parts)


def _trace(scores: list[dict[State, float]], back: list[dict[State, State]]) -> list[Label]:
    last = scores[-1]
    end = {Label.KICKER: -9.0, Label.TITLE: -6.0, Label.CROSSHEAD: -6.0, Label.HEAD_BYLINE: -5.0}
    path = [max(last, key=lambda state: last[state] + end.get(state.label, 0.0))]
    for came in reversed(back[1:]):
        path.append(came[path[-1]])
    return [state.label for state in reversed(path)]
