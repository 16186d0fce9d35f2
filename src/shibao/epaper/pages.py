"""How every page is put together: the paper's name, the language switch, the status."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse, translate_url
from django.utils.translation import get_language, override

from shibao.epaper import rack
from shibao.epaper.edition import Edition


def show(
    request: HttpRequest,
    template: str,
    *,
    edition: Edition | None = None,
    status: int = 200,
    **context: Any,
) -> HttpResponse:
    """Render a page. With an edition, the page is the paper's that printed it."""
    title = edition.issue.masthead.title if edition else None
    context |= {
        "edition": edition,
        "status": status,
        "paper": title or rack.paper_name(),
        "languages": _languages(request),
        "switch": _switch(request),
    }
    return render(request, f"epaper/{template}.html", context, status=status)


def _languages(request: HttpRequest) -> list[tuple[str, str]]:
    """This page's address in each language."""
    here = request.build_absolute_uri()
    return [(code, translate_url(here, code)) for code, _ in settings.LANGUAGES]


def _switch(request: HttpRequest) -> str:
    """The same page in the other language; the front page where this one has no address."""
    other = "zh-hans" if get_language() == "en" else "en"
    here = request.get_full_path()
    there = translate_url(here, other)
    if there != here:
        return there
    with override(other):
        return reverse("front")
