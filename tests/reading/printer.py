"""Prints made-up issues as papers are printed: many layouts, and the truth of each.

`layout(seed)` gives a text and the issue that a reader must find in it. What varies is what varies
between real papers and between converters: see `Style`, `bylines` and `furniture`.
"""

import re
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise
from random import Random

from reading.furniture import Folio, print_imprint, print_masthead
from reading.newsroom import PAPERS, Desk, Story
from reading.signing import sign
from shibao.paper import Issue, Page

HALF_WIDTH = str.maketrans("，（）：；？！", ",():;?!")
_NO_LINE_END = "“‘《（〔["
_NO_LINE_START = "，。、；：？！”’》）〕]…—·%"


@dataclass(frozen=True)
class Style:
    """How one paper's file looks.

    `gap` stands between blocks, `story_gap` before a story, `column_gap` where a column ended;
    `measure` is the width of a column in characters, `broken` the share of paragraphs it breaks.
    """

    title: str
    kicker: str
    crosshead: str
    half_width: bool
    indent: str
    gap: str
    story_gap: str
    column_gap: str
    measure: int
    broken: float
    line_end: str
    mark: str


def layout(seed: int) -> tuple[str, Issue]:
    """A printed issue and its truth; the same for the same seed."""
    random = Random(seed)
    style = _style(random)
    day = date(1995, 1, 1) + timedelta(days=random.randrange(365 * 35))
    paper = random.choice(PAPERS)
    desk = Desk(random, day)
    issue = Issue()
    staff = [desk.name() for _ in range(8)]
    lines, issue.masthead = print_masthead(random, paper, day, style.title)
    blocks = [style.gap.join(lines)]
    blocks += _pages(random, style, issue, desk, staff, paper[0])
    printed, imprint = print_imprint(random, staff)
    imprint.editors = list(dict.fromkeys(issue.imprint.editors + imprint.editors))
    issue.imprint = imprint
    blocks.append(style.gap.join(printed))
    text = style.story_gap.join(blocks) + "\n"
    if style.half_width:
        text = text.translate(HALF_WIDTH)
    return style.mark + text.replace("\n", style.line_end), issue


def _style(random: Random) -> Style:
    heading = random.choice(("", "", "# ", "## "))
    kicker = random.choice(("", "### ")) if heading == "## " else ""
    gap = random.choice(("\n\n", "\n\n", "\n"))
    return Style(
        title=heading,
        kicker=kicker,
        crosshead=random.choice(("", "### ")) if heading == "## " else "",
        half_width=random.random() < 0.4,
        indent=random.choice(("", "", "　　")),
        gap=gap,
        story_gap="\n\n" if gap == "\n\n" else random.choice(("\n", "\n\n")),
        column_gap=random.choice((gap, "\n\n")),
        measure=random.randint(14, 24),
        broken=random.choice((0, 0.15, 0.4)),
        line_end=random.choice(("\n", "\n", "\r\n")),
        mark=random.choice(("", "", "\ufeff")),
    )


def _pages(
    random: Random, style: Style, issue: Issue, desk: Desk, staff: list[str], paper: str
) -> list[str]:
    """The stories under their page lines; a paper may print none, or none on its front page."""
    blocks: list[str] = []
    numbered = random.choice(("none", "all", "inner"))
    folio = Folio(random, paper, staff)
    number = 0
    for page in range(1, 2 if numbered == "none" else random.randint(2, 4) + 1):
        if numbered == "all" or (numbered == "inner" and page > 1):
            line, name, editors = folio.print(page)
            blocks.append(line)
            issue.pages.append(Page(number=page, name=name))
            issue.imprint.editors += editors
        elif numbered == "inner":
            issue.pages.append(Page(number=1))
        for _ in range(random.randint(2, 5) if numbered != "none" else random.randint(5, 9)):
            number += 1
            story = desk.story(number)
            story.article.page = None if numbered == "none" else page
            blocks.append(_story(random, style, story, staff))
            issue.articles.append(story.article)
    return blocks


def _story(random: Random, style: Style, story: Story, staff: list[str]) -> str:
    """A story's lines, its byline in one of the usual forms entered into the truth."""
    article = story.article
    above, below, tail = sign(random, story, staff)
    lines = [style.kicker + article.kicker] if article.kicker else []
    lines.append(f"{style.title}{article.title}")
    lines += [article.deck] if article.deck else []
    lines += [above] if above else []
    for at, paragraph in enumerate(article.paragraphs):
        last = at == len(article.paragraphs) - 1
        if paragraph.role == "crosshead":
            lines.append(style.crosshead + paragraph.text)
        else:
            printed = _broken(random, style, paragraph.text)
            lines.append(style.indent + printed + (tail if last else ""))
    lines += [below] if below else []
    for photo in article.photos:
        lines.append(f"{photo.caption}{random.choice(('', '本报记者 ', '记者 '))}{photo.credit} 摄")
    return style.gap.join(lines)


def _broken(random: Random, style: Style, text: str) -> str:
    """The paragraph as columns broke it: at the end of some line, but not where a sentence ends."""
    if random.random() >= style.broken:
        return text
    ends = [_line_end(text, at) for at in range(style.measure - 2, len(text) - 3, style.measure)]
    places = [at for at in ends if text[at - 1] not in "。！？”：…—"]
    cuts: list[int] = []
    for at in sorted(random.sample(places, min(len(places), random.choice((1, 1, 2, 3))))):
        if not cuts or at - cuts[-1] >= 3 * style.measure:  # no column is two lines high
            cuts.append(at)
    edges = [0, *cuts, len(text)]
    pieces = [text[a:b] for a, b in pairwise(edges)]
    return style.column_gap.join(pieces)


def _line_end(text: str, at: int) -> int:
    """Where the line that is full at `at` ends: a mark, number or Latin word moves to the next."""
    while not _may_break(text, at):
        at -= 1
    return at


def _may_break(text: str, at: int) -> bool:
    """No line ends after an opening mark, begins with a closing one, or parts a number."""
    left, right = text[at - 1], text[at]
    if left in _NO_LINE_END or right in _NO_LINE_START:
        return False
    return not re.fullmatch(r"[\d.:%A-Za-z]{2}", left + right) and " " not in left + right
