"""The pages."""

import re

from django.conf import settings
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from shibao.archive.finding import find
from shibao.archive.pictures import file_of
from shibao.archive.search.engine import Order
from shibao.archive.search.query import QueryError
from shibao.archive.shelf import NotKept
from shibao.epaper import rack
from shibao.epaper.edition import Edition
from shibao.epaper.headers import guarded, page
from shibao.epaper.pages import show
from shibao.epaper.pictures import kind_of
from shibao.epaper.searching import Fault, address, engine, facets, orders
from shibao.epaper.templatetags.print import day
from shibao.paper import WrongUse


@page
def front(request: HttpRequest) -> HttpResponse:
    """The newest issue, and below it those before it."""
    newest = rack.entries(rack.issues()[: rack.ON_FRONT + 1])
    if not newest:
        return show(request, "empty")
    edition = rack.edition(newest[0].issue.key)
    return show(request, "issue", edition=edition, name=_name(edition), older=newest[1:])


@page
def issue(request: HttpRequest, key: str) -> HttpResponse:
    """An issue with its stories by page."""
    edition = _edition(key)
    earlier, later = rack.neighbours(key)
    name = _name(edition)
    return show(request, "issue", edition=edition, name=name, earlier=earlier, later=later)


@page
def article(request: HttpRequest, key: str, ref: str) -> HttpResponse:
    """A story, whole."""
    edition = _edition(key)
    at = edition.find(ref)
    if at is None:
        raise Http404(ref)
    around = [None, *edition.stories, None]
    previous, story, following = around[at : at + 3]
    return show(
        request,
        "article",
        edition=edition,
        name=_name(edition),
        story=story,
        sheet=edition.sheet_of(edition.stories[at]),
        previous=previous,
        next=following,
    )


@page
def issues(request: HttpRequest, year: int | None = None, undated: bool = False) -> HttpResponse:
    """The issues of a year (the newest where none is named), and the other years."""
    years = rack.years()
    if year is None and not undated and years:
        year = years[0][0]
    if years and year not in dict(years):
        raise Http404(year)
    months = rack.months(year) if years else []
    return show(request, "issues", years=years, year=year, months=months)


@page
def search(request: HttpRequest) -> HttpResponse:
    """Find stories; a query or a page mark that is wrong is shown with what is wrong about it."""
    q, cursor = request.GET.get("q", "").strip(), request.GET.get("after")
    order: Order = "newest" if request.GET.get("order") == "newest" else "best"
    if not q:
        return show(request, "search")
    try:
        found = find(q, engine=engine(), order=order, cursor=cursor, facets=True)
    except QueryError as error:
        return show(request, "search", q=q, fault=Fault.of(error), status=400)
    except WrongUse as error:
        return show(request, "search", q=q, trouble=str(error), status=400)
    return show(
        request,
        "search",
        q=q,
        found=found,
        orders=orders(q, order),
        facets=facets(q, order, found.facets),
        following=found.cursor and address(q, order, found.cursor),
    )


@require_safe
@guarded
def media(request: HttpRequest, sha256: str) -> FileResponse:
    """A picture under its hash: it never changes, so it is kept by caches for good."""
    path = file_of(settings.CONFIG.media, sha256)
    if not re.fullmatch("[0-9a-f]{64}", sha256) or not path.is_file():
        raise Http404(sha256)
    file = path.open("rb")
    kind = kind_of(file.read(16))
    if kind is None:
        file.close()
        raise Http404(sha256)
    file.seek(0)
    headers = {"Cache-Control": "public, max-age=31536000, immutable", "ETag": f'"{sha256}"'}
    return FileResponse(file, content_type=kind, headers=headers)


@guarded
def missing(request: HttpRequest, exception: Exception) -> HttpResponse:
    """There is no such page."""
    return show(request, "wrong", status=404, what=_("没有这一页"))


@guarded
def refused(request: HttpRequest, exception: Exception) -> HttpResponse:
    """The request makes no sense."""
    return show(request, "wrong", status=400, what=_("这个请求看不懂"))


def failed(request: HttpRequest) -> HttpResponse:
    """Our own fault: said without the store, which may be what failed."""
    text = "服务暂时出错，请稍后再试。 Something went wrong on our side; please try again later.\n"
    return HttpResponse(text, status=500, content_type="text/plain; charset=utf-8")


def _edition(key: str) -> Edition:
    try:
        return rack.edition(key.replace("\0", ""))  # PostgreSQL refuses a NUL
    except NotKept as error:
        raise Http404(key) from error


def _name(edition: Edition) -> str:
    """How an issue is called: 河湾时报 2024年6月21日 第12期."""
    head = edition.issue.masthead
    parts = [
        head.title or rack.paper_name(),
        day(head.date) if head.date else edition.key,
        _("第{n}期").format(n=head.number) if head.number else "",
    ]
    return " ".join(part for part in parts if part)
