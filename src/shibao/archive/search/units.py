"""What the embedded index holds of a text: its characters, its common pairs, its opening words.

Every character of the fold is a unit, so any span is a phrase of units, wherever it starts and
whatever it holds. Phrases of common characters would be slow: nearly every article has all of
them. Their pairs are therefore kept as well, without places, to pass over the articles that lack
one. Pairs of all characters with their places, alone, would answer somewhat faster and take a third
more room.
"""

import operator
from collections.abc import Iterable

from shibao.archive.search.folding import fold

SPACE, BREAK = "\ue000", "\ue001"
"""Stand for a space and for the end of a paragraph; private use, which no fold contains."""

# By the number of articles with them, in television news 2022-2024 and People's Daily 1998.
COMMON = (
    "。,的国在、新中一和人)(大1:日为发了有年出行2上地进会家联成全0是以作时月视个来央对“”不消多动"
    "息等部闻开同方生到主要展播网民高前实重加力3经现5天长工面建这关业于9平本合下总今4体过分化区政理7"
    "提表将近定者8自与各务持目6用市强能机员公入社设我好共产通后记心当道度向事报次内外就得制代利正从示明"
    "北推们系统场领十间量最已两期特之其保续也他万基位第增点三立电起导并华更及际达指交学题深调问还安活举济"
    "文应据情程步结取组可水着性相局里法资式造美计小.此委治任京说门意施运战至广都世解所元项使西快数界改决"
    "由种布信首二路名金而南海支去科东集议接放流党求受品创比质台院团规子义坚标带别书精级办色管供把习;积四"
    "先无形省技》《完势物引参企确极果军原常如风处域打断席认优构效传手口服落件干术克众府收些江然专因五做协"
)

PAIR_BYTES = 4
"""Of a pair of common characters in `common_text`; every other pair there is longer."""

_OTHER = "\u0800"
_OPENING = 120
"""Characters of title and opening that are cut into words: a news story says first what it is."""


class _Common(dict[int, str]):
    """Common characters to letters of two bytes, all others to one of three: the tokenizer of pairs
    tells by the length what to drop."""

    def __init__(self) -> None:
        super().__init__((ord(char), chr(0x100 + place)) for place, char in enumerate(COMMON))

    def __missing__(self, code: int) -> str:
        self[code] = _OTHER
        return _OTHER


_COMMON = _Common()


def paragraphs(text: str) -> str:
    """The folded paragraphs of a text, a `BREAK` between them."""
    return BREAK.join(map(fold, text.split("\n")))


def characters(folded: str) -> str:
    """The units of folded text, spaces between them."""
    return " ".join(folded.replace(" ", SPACE))


def common_text(folded: str) -> str:
    """Folded text as the tokenizer of pairs takes it."""
    return folded.translate(_COMMON)


def common_pairs(folded: str) -> list[str]:
    """The pairs of common characters in folded text, each once, as the index holds them."""
    plain = folded.translate(_COMMON)
    pairs = map(operator.add, plain, plain[1:])
    return [pair for pair in dict.fromkeys(pairs) if _OTHER not in pair]


def opening_words(title: str, folded: str) -> str:
    """The words that a folded text opens with, each once, spaces between them."""
    import rjieba

    return " ".join(set(rjieba.cut(title + BREAK + folded[:_OPENING])))


def is_common(folded: str) -> bool:
    """Whether a folded span is a single pair of common characters."""
    return len(folded) == 2 and _OTHER not in folded.translate(_COMMON)


def units(folded: Iterable[str]) -> list[str]:
    """The units of a folded span."""
    return [SPACE if char == " " else char for char in folded]
