"""The query language, read into a tree that every engine understands.

    书记 AND 题:"党代会" 记者:王浩 版:1 日期:2024-01..2025-03 期:32 NOT 通知

White space means AND; `-word` means NOT; a field may stand before brackets: `版:(1 OR 2)`. A word
is searched for exactly as quoted text is: quotes are for spaces and operators. Inside quotes a
backslash takes the next character as it is.
"""

import unicodedata
from dataclasses import dataclass
from datetime import date
from typing import Literal

from shibao.archive.search.folding import fold
from shibao.archive.search.lexer import FieldName, Kind, QueryError, Token, tokens
from shibao.archive.search.period import parse_period
from shibao.paper.numerals import parse_numeral

__all__ = [
    "And",
    "Dated",
    "Not",
    "NumberIs",
    "Or",
    "PageIs",
    "Query",
    "QueryError",
    "Reporter",
    "Term",
    "parse",
    "unparse",
]

Field = Literal["any", "title", "text"]


@dataclass(frozen=True)
class Term:
    """Characters that must stand in the article (title or text, or one of them)."""

    text: str
    field: Field = "any"


@dataclass(frozen=True)
class Reporter:
    """A name in the byline."""

    name: str


@dataclass(frozen=True)
class PageIs:
    """The page number."""

    number: int


@dataclass(frozen=True)
class NumberIs:
    """The issue's number in its year."""

    number: int


@dataclass(frozen=True)
class Dated:
    """Days from `first` to `last`, both included; an open end is `None`."""

    first: date | None
    last: date | None


@dataclass(frozen=True)
class And:
    """All of them."""

    parts: tuple["Query", ...]


@dataclass(frozen=True)
class Or:
    """Any of them."""

    parts: tuple["Query", ...]


@dataclass(frozen=True)
class Not:
    """None of it."""

    part: "Query"


Query = Term | Reporter | PageIs | NumberIs | Dated | And | Or | Not

_DEEPEST = 50
_HIGHEST = 10**9


def parse(text: str) -> Query:
    """Read a query; raises `QueryError` saying what is wrong and where, and nothing else."""
    return _Parser(text).whole()


class _Parser:
    """Recursive descent: or → and → unary → operand. `field` is that of the brackets around."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.tokens = list(tokens(text))
        self.place = 0
        self.depth = 0

    @property
    def next(self) -> Token:
        return self.tokens[self.place]

    def take(self, *kinds: Kind) -> Token | None:
        token = self.next
        if token.kind not in kinds:
            return None
        self.place += 1
        return token

    def error(self, what: str, token: Token, todo: str = "") -> QueryError:
        return QueryError(what, query=self.text, position=token.position, todo=todo)

    def whole(self) -> Query:
        if self.next.kind == "end":
            raise self.error("没有写要找的词", self.next)
        found = self.alternatives(None)
        if self.next.kind == "close":
            raise self.error("多了一个右括号", self.next)
        return found

    def alternatives(self, field: FieldName | None) -> Query:
        parts = [self.conjunction(field)]
        while self.take("or"):
            parts.append(self.conjunction(field))
        return _joined(Or, parts)

    def conjunction(self, field: FieldName | None) -> Query:
        parts = [self.unary(field)]
        while self.take("and") or self.next.kind not in ("or", "close", "end"):
            parts.append(self.unary(field))
        return _joined(And, parts)

    def unary(self, field: FieldName | None) -> Query:
        negative = False
        while self.take("not"):
            negative = not negative
        operand = self.operand(field)
        if not negative:
            return operand
        return operand.part if isinstance(operand, Not) else Not(operand)

    def operand(self, field: FieldName | None) -> Query:
        while named := self.take("field"):
            if field:
                raise self.error("字段里面不能再写字段", named)
            field = named.text  # type: ignore[assignment]
        if opened := self.take("open"):
            return self.bracketed(opened, field)
        if token := self.take("word", "quote"):
            return self.leaf(token, field)
        raise self.error(self.missing(), self.next)

    def missing(self) -> str:
        """Says which neighbour makes an operand necessary here."""
        if not self.place:
            return f"“{self.next.text}”前面缺少要找的词"
        before = self.tokens[self.place - 1]
        if before.kind == "open":
            return "括号里没有要找的词"
        return f"“{self.text[before.position : self.next.position].strip()}”后面缺少要找的词"

    def bracketed(self, opened: Token, field: FieldName | None) -> Query:
        self.depth += 1
        if self.depth > _DEEPEST:
            raise self.error(f"括号超过 {_DEEPEST} 层", opened, "请写简单些")
        inside = self.alternatives(field)
        if not self.take("close"):
            raise self.error("缺少右括号", self.next, f"左括号在第 {opened.position + 1} 个字符处")
        self.depth -= 1
        return inside

    def leaf(self, token: Token, field: FieldName | None) -> Query:
        """One value under its field, or a term where it has none."""
        match field:
            case "page":
                return PageIs(self.number(token, "版"))
            case "number":
                return NumberIs(self.number(token, "期"))
            case "date":
                return self.dated(token)
        if not fold(token.text):
            raise self.error("没有可以查找的字", token)
        if field == "reporter":
            return Reporter(token.text)
        return Term(token.text, field or "any")

    def number(self, token: Token, unit: str) -> int:
        try:
            number = parse_numeral(token.text.removeprefix("第").removesuffix(unit))
        except ValueError:
            number = _HIGHEST
        if number >= _HIGHEST:
            raise self.error(f"“{token.text}”不是{unit}号", token, f"例如 {unit}:2")
        return number

    def dated(self, token: Token) -> Dated:
        plain = unicodedata.normalize("NFKC", token.text.strip())
        try:
            return Dated(*parse_period(plain))
        except ValueError as error:
            todo = "例如 日期:2024-03 或 日期:2024-01..2025-03"
            raise self.error(str(error), token, todo) from error


def _joined(kind: type[And] | type[Or], parts: list[Query]) -> Query:
    """`And(And(a, b), c)` is `And(a, b, c)`; one part alone stands for itself."""
    flat: list[Query] = []
    for part in parts:
        flat.extend(part.parts if isinstance(part, kind) else [part])
    return flat[0] if len(flat) == 1 else kind(tuple(flat))


def unparse(query: Query) -> str:
    """The query written out; `parse(unparse(query)) == query` for whatever `parse` gave."""
    match query:
        case Term(text, "any"):
            return _quoted(text)
        case Term(text, field):
            return f"{field}:{_quoted(text)}"
        case Reporter(name):
            return f"reporter:{_quoted(name)}"
        case PageIs(number):
            return f"page:{number}"
        case NumberIs(number):
            return f"number:{number}"
        case Dated(first, last):
            return f"date:{first or ''}..{last or ''}"
        case And(parts):
            return " ".join(_bracketed(part) for part in parts)
        case Or(parts):
            return " OR ".join(_bracketed(part) for part in parts)
        case Not(part):
            return f"-{_bracketed(part)}"


def _bracketed(query: Query) -> str:
    return f"({unparse(query)})" if isinstance(query, And | Or) else unparse(query)


def _quoted(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'
