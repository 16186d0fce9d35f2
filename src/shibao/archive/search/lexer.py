"""A query's text cut into tokens, and the error that says where a query is wrong."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from shibao.paper import WrongUse

Kind = Literal["word", "quote", "field", "open", "close", "and", "or", "not", "end"]
FieldName = Literal["title", "text", "reporter", "page", "date", "number"]

FIELDS: dict[str, FieldName] = {
    "题": "title",
    "文": "text",
    "记者": "reporter",
    "版": "page",
    "日期": "date",
    "期": "number",
    "title": "title",
    "text": "text",
    "reporter": "reporter",
    "page": "page",
    "date": "date",
    "number": "number",
}
LIMIT = 1000
"""The longest query, in characters."""

_OPERATORS: dict[str, Kind] = {"AND": "and", "OR": "or", "NOT": "not"}
_TOKEN = re.compile(
    rf"""(?P<space>\s+)
    |(?P<open>[(（])
    |(?P<close>[)）])
    |(?P<not>-(?=[^\s)）]))
    |(?P<field>(?:{"|".join(FIELDS)})[:：])
    |(?P<quote>"(?:\\.|[^"\\])*"|“(?:\\.|[^”\\])*”)
    |(?P<unclosed>["“])
    |(?P<word>[^\s()（）"]+)""",
    re.VERBOSE | re.DOTALL | re.IGNORECASE,
)


class QueryError(WrongUse):
    """A query that cannot be read. `position` is the character, from 0, where it goes wrong."""

    def __init__(self, what: str, *, query: str, position: int, todo: str = "") -> None:
        super().__init__(what, where=f"第 {position + 1} 个字符处", todo=todo)
        self.query = query
        self.position = position

    def caret(self) -> str:
        """The query and under it a ^ at the place, for a terminal."""
        before = (" " if char.isspace() else char for char in self.query[: self.position])
        columns = sum(2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in before)
        return " ".join(self.query.splitlines()) + "\n" + " " * columns + "^"


@dataclass(frozen=True)
class Token:
    """A piece of the query. `text` is what it says: of a field its name, of a quote its inside."""

    kind: Kind
    text: str
    position: int


def tokens(query: str) -> Iterator[Token]:
    """The tokens in order, the last of kind `end`; raises `QueryError`."""
    if len(query) > LIMIT:
        raise QueryError(f"查询超过 {LIMIT} 个字", query=query, position=LIMIT, todo="请写短些")
    for match in _TOKEN.finditer(query):
        token = _token(str(match.lastgroup), match[0], match.start())
        if token is None:
            raise QueryError("引号没有配对", query=query, position=match.start())
        if match.lastgroup != "space":
            yield token
    yield Token("end", "", len(query))


def _token(group: str, text: str, position: int) -> Token | None:
    match group:
        case "unclosed":
            return None
        case "field":
            return Token("field", FIELDS[text[:-1].lower()], position)
        case "quote":
            return Token("quote", re.sub(r"\\(.)", r"\1", text[1:-1], flags=re.DOTALL), position)
        case "open" | "close" | "not":
            return Token(group, text, position)
        case _:
            return Token(_OPERATORS.get(text, "word"), text, position)
