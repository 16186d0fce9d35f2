"""An issue as the store holds it: a header, articles, each text under the hash of its content."""

import json
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from shibao.paper import DamagedInput, Issue
from shibao.paper.model import canonical, fingerprint

_HEAD_END, _BETWEEN, _END = ',"articles":[\n', ",\n", "\n]}\n"

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
    header = issue.model_dump_json(by_alias=True, exclude={"articles"})
    articles = [article.model_dump_json(by_alias=True) for article in issue.articles]
    return packed(issue, header, articles)


def packed(issue: Issue, header: str, articles: Iterable[str]) -> Packed:
    """An issue and its texts, as they were stored before."""
    _check(issue)
    texts = [_text(body) for body in articles]
    sha256 = identity(header, [text.sha256 for text in texts])
    return Packed(issue, sha256, _text(header), texts)


def join(header: str, articles: Sequence[str]) -> str:
    """The Issue JSON of stored texts, each of them to the letter: an article a line."""
    return f"{header[:-1]}{_HEAD_END}{_BETWEEN.join(articles)}{_END}"


def split(whole: str) -> tuple[str, list[str]]:
    """The header and the articles that `join` put together; no JSON text holds a line feed."""
    header, _, rest = whole.partition(_HEAD_END)
    articles = rest.removesuffix(_END)
    return header + "}", articles.split(_BETWEEN) if articles else []


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
