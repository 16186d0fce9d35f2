"""The query language, read into a tree that every engine understands.

    书记 AND 题:"党代会" 记者:王浩 版:1 日期:2024-01..2025-03 期:32 NOT 通知
"""

from dataclasses import dataclass
from datetime import date
from typing import Literal

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
