"""The common line of all readers: a block is a piece of copy between two line breaks.

A text reader makes blocks of lines, the DOCX reader of Word paragraphs; what they mean is decided
in one place (`shibao.reading.assemble`).
"""

from dataclasses import dataclass, field

from shibao.paper import Photo, Place
from shibao.paper.model import Change, Comment


@dataclass
class Block:
    """A line or Word paragraph before anyone knows what it is.

    `text` is stripped, `indent` is the white space in front of it in ems, `gap` tells of an empty
    line before it, `heading` is the level of a heading mark or style (0: none). `bold`, `centred`
    and `size` (points) come from formatting and are unset where a source has none. `photo` marks an
    inline picture, `table` a table whose rows are the lines of `text`.
    """

    text: str
    places: list[Place] = field(default_factory=list)
    gap: bool = False
    indent: int = 0
    heading: int = 0
    bold: bool = False
    centred: bool = False
    size: float | None = None
    table: bool = False
    photo: Photo | None = None
    changes: list[Change] = field(default_factory=list)
    comments: list[Comment] = field(default_factory=list)
