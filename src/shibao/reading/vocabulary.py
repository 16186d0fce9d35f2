"""What a block of a newspaper's copy can be."""

from enum import StrEnum


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


HEADS = frozenset({Label.KICKER, Label.TITLE, Label.TURN, Label.DECK})
TEXTS = frozenset({Label.BODY, Label.MORE})
