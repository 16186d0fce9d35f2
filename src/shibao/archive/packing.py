"""An issue as the store holds it: a header, articles, each text under the hash of its content."""

import json
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from shibao.paper import DamagedInput, Issue
from shibao.paper.model import canonical, fingerprint

LARGEST = 2**31 - 1
"""The largest number that both databases hold in an integer."""


@dataclass(frozen=True)
class Text:
    """A run of JSON and its SHA-256. Keys stand in the order of the model, so that what a paper
    printed in an order (its telephone numbers) comes back in it."""

    body: str
    sha256: str


@dataclass(frozen=True)
class Packed:
    """An issue ready to be stored, under the hash that tells one state of it from another."""

    issue: Issue
    sha256: str
    header: Text
    articles: list[Text]


def pack(issue: Issue) -> Packed:
    """Take an issue apart; raises `DamagedInput` for what no store could hold."""
    _check(issue)
    header = _text(issue.model_dump_json(by_alias=True, exclude={"articles"}))
    articles = [_text(article.model_dump_json(by_alias=True)) for article in issue.articles]
    sha256 = identity(header.body, [text.sha256 for text in articles])
    return Packed(issue, sha256, header, articles)


def unpack(header: str, articles: Iterable[str]) -> dict[str, Any]:
    """Put an issue together again, as plain JSON values."""
    whole: dict[str, Any] = json.loads(header)
    return whole | {"articles": [json.loads(article) for article in articles]}


def identity(header: str, articles: Sequence[str]) -> str:
    """The hash of a state of an issue: of its header and of the hashes of its articles in order.

    `source` is left out: where an issue was read from does not make it another.
    """
    whole: dict[str, Any] = json.loads(header)
    whole.pop("source", None)
    return fingerprint(canonical(whole | {"articles": articles}))


def plain(text: str | None, limit: int | None = None) -> str:
    """Text for a column that lists and filters use: no NUL (PostgreSQL refuses it), cut to size."""
    return (text or "").replace("\0", "")[:limit]


def _text(body: str) -> Text:
    return Text(body, fingerprint(body))


def _check(issue: Issue) -> None:
    refs = [article.id for article in issue.articles]
    for ref, count in Counter(refs).items():
        if count > 1:
            raise _damaged(f"稿件编号 {ref!r} 重复")
        if not ref or len(ref) > 100 or "\0" in ref:
            raise _damaged(f"稿件编号 {ref[:20]!r} 为空或过长")
    pages = [page.number for page in issue.pages]
    pages += [article.page for article in issue.articles if article.page is not None]
    numbers = [issue.masthead.number or 0, issue.masthead.number_total or 0]
    for number in pages + numbers:
        if not 0 <= number <= LARGEST:
            raise _damaged(f"版号或期号 {number} 不成立")


def _damaged(what: str) -> DamagedInput:
    return DamagedInput(what, todo="请改正 Issue JSON 后重试")
