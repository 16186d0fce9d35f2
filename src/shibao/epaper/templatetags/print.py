"""Words and figures as papers print them, in the language of the page."""

import re
from collections.abc import Iterable
from datetime import date

from django import template
from django.utils.dateformat import format as format_date
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from shibao.archive.search.snippet import Marked
from shibao.paper import Byline

register = template.Library()


@register.filter
def day(value: date) -> str:
    """2024年6月21日; 21 June 2024."""
    return format_date(value, _("Y年n月j日"))


@register.filter
def weekday(value: date) -> str:
    """星期五; Friday."""
    return format_date(value, "l")


@register.filter
def month(value: date) -> str:
    """6月; June."""
    return format_date(value, _("n月"))


@register.filter
def names(people: Iterable[str]) -> str:
    """Names side by side, as bylines and imprints print them."""
    return "　".join(people)


@register.filter
def credits_of(byline: Byline) -> list[str]:
    """The parts of a byline: 记者 甲 乙, 通讯员 丙, 摄影 丁, 来源：新华社."""
    parts = [
        (_("记者"), byline.reporters),
        (_("通讯员"), byline.correspondents),
        (_("摄影"), byline.photographers),
        (_("来源"), [byline.source] if byline.source else []),
    ]
    told = [f"{label} {' '.join(people)}" for label, people in parts if people]
    return told or ([byline.text] if byline.text else [])


@register.filter
def clauses(headline: str) -> list[str]:
    """The parts of a headline, each with its closing mark: the places to break it at."""
    return re.findall(r"[^，。！？；：]+[，。！？；：”’」》）]*|[，。！？；：]+", headline)


@register.filter
def marked(passage: Marked) -> SafeString:
    """A passage with its hits in <mark>."""
    parts, place = [], 0
    for start, end in passage.marks:
        parts.append((passage.text[place:start], passage.text[start:end]))
        place = end
    head = format_html_join("", "{}<mark>{}</mark>", parts)
    return format_html("{}{}", head, passage.text[place:])


@register.filter
def rows(table: str) -> list[list[str]]:
    """The cells of a table paragraph: a line is a row, a tab parts two cells."""
    return [line.split("\t") for line in table.split("\n")]
