"""How every page is put together: the paper's name, its addresses in both languages, the status."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import translate_url

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
    }
    return render(request, f"epaper/{template}.html", context, status=status)


def _languages(request: HttpRequest) -> list[tuple[str, str]]:
    """This page's address in each language."""
    here = request.get_full_path()
    return [(code, translate_url(here, code)) for code, _ in settings.LANGUAGES]
