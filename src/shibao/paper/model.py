"""The one model of an issue (`shibao.issue/1`) that every room works on.

Absent on the page is `None` or an empty list, never invented. Unknown keys are kept.
"""

import hashlib
import json
from datetime import date as Date  # noqa: N812 - the field names below are the JSON's
from typing import Any, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from shibao.paper.errors import DamagedInput

SCHEMA_NAME = "shibao.issue/1"


class _Model(BaseModel):
    model_config = ConfigDict(extra="allow", validate_assignment=False)


class PagePlace(_Model):
    """A place on a page. `box` is x0, y0, x1, y1 in points from the page's top left corner."""

    page: int
    box: tuple[float, float, float, float]


class SourcePlace(_Model):
    """A place in a text source: characters from `start` up to, not including, `end`."""

    start: int
    end: int


Place = PagePlace | SourcePlace


class Region(_Model):
    """The part of a page that an article covers, in points from the top left."""

    page: int
    box: tuple[float, float, float, float]


HeadField = Literal["kicker", "title", "deck", "byline", "caption"]
"""The parts of a story that are no paragraphs."""


class Change(_Model):
    """A tracked change of the copy, at characters `start` to `end` of its paragraph or `field`.

    An insertion covers its own text; a deletion is a point (`start == end`) that holds what was
    struck out.
    """

    kind: Literal["insertion", "deletion"]
    text: str
    author: str | None = None
    date: str | None = None
    start: int
    end: int
    field: HeadField | None = None


class Comment(_Model):
    """A note in the margin, on characters `start` to `end` of its paragraph or `field`."""

    text: str
    author: str | None = None
    date: str | None = None
    start: int
    end: int
    field: HeadField | None = None


class Paragraph(_Model):
    """One paragraph as the paper printed it, column breaks mended.

    `role` tells body text from a crosshead (小标题) and from a table, whose rows are lines and
    whose cells are separated by tabs.
    """

    text: str
    places: list[Place] = Field(default_factory=list)
    role: Literal["body", "crosshead", "table"] = "body"
    changes: list[Change] = Field(default_factory=list)
    comments: list[Comment] = Field(default_factory=list)


class Byline(_Model):
    """Who wrote and who photographed. `text` is the line as printed.

    Where the byline stands inside the lead (`本报讯（记者 甲）`) it stays in the paragraph as well.
    """

    text: str | None = None
    reporters: list[str] = Field(default_factory=list)
    correspondents: list[str] = Field(default_factory=list)
    photographers: list[str] = Field(default_factory=list)
    source: str | None = None


class Photo(_Model):
    """A picture of a story; `file` is its name among the media that came with the source."""

    caption: str | None = None
    credit: str | None = None
    file: str | None = None
    places: list[Place] = Field(default_factory=list)


class Article(_Model):
    """One story (稿件). `rank` is the editor's order: 1 is the lead, `None` means none was said.

    `changes` and `comments` are those of its head and captions; the others are at their paragraphs.
    """

    id: str
    page: int | None = None
    kicker: str | None = None
    title: str | None = None
    deck: str | None = None
    paragraphs: list[Paragraph] = Field(default_factory=list)
    byline: Byline = Field(default_factory=Byline)
    photos: list[Photo] = Field(default_factory=list)
    regions: list[Region] = Field(default_factory=list)
    continued_from: int | None = None
    rank: int | None = None
    changes: list[Change] = Field(default_factory=list)
    comments: list[Comment] = Field(default_factory=list)

    @property
    def text(self) -> str:
        """The paragraphs, a line each."""
        return "\n".join(paragraph.text for paragraph in self.paragraphs)


class Masthead(_Model):
    """The paper's head (报头). `weekday` and `lunar` are as printed, right or wrong.

    `publisher` is without 编印 or 主办, `supervisor` is the 主管 where both are named, `hotline` is
    the number alone, `postal_code` the 邮发代号, `page_count` the N of 今日N版.
    """

    title: str | None = None
    title_en: str | None = None
    publisher: str | None = None
    supervisor: str | None = None
    licence: str | None = None
    distribution: str | None = None
    hotline: str | None = None
    date: Date | None = None
    weekday: str | None = None
    lunar: str | None = None
    number: int | None = None
    number_total: int | None = None
    postal_code: str | None = None
    page_count: int | None = None


class Page(_Model):
    """A page (版). Sizes are in points; a plain text has none."""

    number: int
    name: str | None = None
    width: float | None = None
    height: float | None = None


class Imprint(_Model):
    """Who answers for the issue (版权行). `phones` maps the printed label to the number."""

    duty_editors: list[str] = Field(default_factory=list)
    editors: list[str] = Field(default_factory=list)
    designers: list[str] = Field(default_factory=list)
    proofreaders: list[str] = Field(default_factory=list)
    phones: dict[str, str] = Field(default_factory=dict)
    email: str | None = None
    address: str | None = None
    others: dict[str, str] = Field(default_factory=dict)


class Doubt(_Model):
    """What the reader was not sure of: shown to a person, never hidden and never guessed away."""

    code: str
    message: str
    article: str | None = None


class Fold(_Model):
    """An artefact of a converter, undone while reading: `count` times `old` became `new`."""

    old: str
    new: str
    count: int


class Source(_Model):
    """Where the issue was read from: the file's name, its kind and what was folded."""

    name: str | None = None
    kind: str | None = None
    sha256: str | None = None
    folds: list[Fold] = Field(default_factory=list)


class Issue(_Model):
    """One issue of a paper."""

    schema_name: Literal["shibao.issue/1"] = Field("shibao.issue/1", alias="schema")
    masthead: Masthead = Field(default_factory=Masthead)
    pages: list[Page] = Field(default_factory=list)
    articles: list[Article] = Field(default_factory=list)
    imprint: Imprint = Field(default_factory=Imprint)
    doubts: list[Doubt] = Field(default_factory=list)
    source: Source = Field(default_factory=Source)

    model_config = ConfigDict(extra="allow", populate_by_name=True)

    def to_dict(self) -> dict[str, Any]:
        """The issue as plain JSON values, keys as in the published schema."""
        return self.model_dump(mode="json", by_alias=True)

    def to_json(self) -> str:
        """The issue as readable JSON, ending in a line feed."""
        return json.dumps(self.to_dict(), ensure_ascii=False, indent=1) + "\n"

    @classmethod
    def from_json(cls, data: str | bytes, *, where: str = "") -> Self:
        """Read an issue back; raises `DamagedInput` naming the first wrong key."""
        try:
            return cls.model_validate_json(data)
        except ValidationError as error:
            first = error.errors(include_url=False)[0]
            key = ".".join(str(part) for part in first["loc"]) or "JSON"
            raise DamagedInput(
                f"不是合格的 {SCHEMA_NAME} 文件（{key}: {first['msg']}）",
                where=where,
                todo="用 shibao read 重新生成，或按公布的 JSON Schema 改正",
            ) from error


def canonical(value: Any) -> str:
    """JSON text that is the same for equal values: sorted keys, no spaces, no escapes."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def fingerprint(text: str) -> str:
    """SHA-256 of the UTF-8 text, in hexadecimal."""
    return hashlib.sha256(text.encode()).hexdigest()


def issue_schema() -> dict[str, Any]:
    """The JSON Schema of `shibao.issue/1`, as published in `docs/issue.schema.json`."""
    schema = Issue.model_json_schema(by_alias=True)
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", "$id": SCHEMA_NAME} | schema
