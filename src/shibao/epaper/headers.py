"""What every answer of the e-paper says to browsers and caches."""

from collections.abc import Callable

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils.decorators import decorator_from_middleware
from django.views.decorators.cache import cache_control
from django.views.decorators.http import conditional_page, require_safe

POLICY = (
    "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; "
    "base-uri 'none'; frame-ancestors 'none'"
)
"""Nothing from elsewhere, no script at all."""

View = Callable[..., HttpResponseBase]


class ContentPolicy:
    """A middleware that sets the policy where a view did not set its own."""

    def __init__(self, get_response: View) -> None:
        self.get_response = get_response

    def process_response(
        self, request: HttpRequest, response: HttpResponseBase
    ) -> HttpResponseBase:
        """Add the headers."""
        response.headers.setdefault("Content-Security-Policy", POLICY)
        response.headers.setdefault("X-Content-Type-Options", "nosniff")
        response.headers.setdefault("Referrer-Policy", "same-origin")
        return response


guarded = decorator_from_middleware(ContentPolicy)


def page(view: View) -> View:
    """A page for readers: GET only, guarded, and asked for again by its ETag after a minute."""
    cached = cache_control(public=True, max_age=60)(view)
    return require_safe(guarded(conditional_page(cached)))
