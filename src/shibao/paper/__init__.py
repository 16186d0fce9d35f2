"""What a newspaper is: an issue, its calendar, its numbers, its names. Imports nothing of ours."""

from shibao.paper.errors import DamagedInput, ShibaoError, WrongUse
from shibao.paper.model import (
    Article,
    Byline,
    Doubt,
    Imprint,
    Issue,
    Masthead,
    Page,
    PagePlace,
    Paragraph,
    Photo,
    Place,
    Region,
    SourcePlace,
    issue_schema,
)

__all__ = [
    "Article",
    "Byline",
    "DamagedInput",
    "Doubt",
    "Imprint",
    "Issue",
    "Masthead",
    "Page",
    "PagePlace",
    "Paragraph",
    "Photo",
    "Place",
    "Region",
    "ShibaoError",
    "SourcePlace",
    "WrongUse",
    "issue_schema",
]
