"""Reading back what was kept: issues, articles, what a search hit stands for."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Count, F, Q, QuerySet
from django.db.models.functions import ExtractYear

from shibao.archive.models import NEWEST_FIRST, Article, Issue, Media, Page, Revision
from shibao.archive.packing import join
from shibao.archive.search.engine import Entry
from shibao.paper import WrongUse, model

CHUNK = 50
"""Revisions fetched at a time where many are read one after another."""


class NotKept(WrongUse):
    """There is no such issue or article in the archive."""


@dataclass(frozen=True)
class Kept:
    """An issue in a list. `articles` counts those of its current state."""

    key: str
    paper: str
    date: date | None
    number: int | None
    number_total: int | None
    articles: int
    revisions: int


@dataclass(frozen=True)
class State:
    """One revision of an issue: its ordinal from 1, when it was added, its hash."""

    ordinal: int
    added: datetime
    sha256: str


@dataclass(frozen=True)
class Located:
    """An article and where it stands. `seq` is what a search hit names it by."""

    seq: int
    issue: str
    paper: str
    date: date | None
    number: int | None
    page_name: str
    article: model.Article


def issues(year: int | None = None) -> list[Kept]:
    """The issues kept, newest first; of one year, or all."""
    found = Issue.objects.filter(date__year=year) if year else Issue.objects.all()
    counted = found.annotate(ordinal=F("current__ordinal"), stories=Count("current__articles"))
    newest_first = counted.order_by(*NEWEST_FIRST)  # which a counting query leaves out
    return [
        Kept(i.key, i.paper, i.date, i.number, i.number_total, i.stories, i.ordinal)
        for i in newest_first
    ]


def years() -> dict[int, int]:
    """Years and how many issues each has, newest first; undated issues are in none."""
    dated = Issue.objects.filter(date__isnull=False).order_by()
    counts = dated.values_list(ExtractYear("date")).annotate(Count("id"))
    return dict(sorted(counts, reverse=True))


def issue(key: str, ordinal: int | None = None) -> model.Issue:
    """An issue as it is, or as it was in an earlier revision; raises `NotKept`."""
    found = Revision.objects.filter(issue__key=key).select_related("header")
    wanted = found.filter(ordinal=ordinal) if ordinal else found.order_by("-ordinal")
    revision = wanted.first()
    if revision is None:
        raise _not_kept("档案里没有这一期", key)
    bodies = revision.articles.order_by("position").values_list("content__body", flat=True)
    return model.Issue.model_validate_json(join(revision.header.body, list(bodies)))


def states(key: str) -> list[State]:
    """The revisions of an issue, the current one last; empty where there is no such issue."""
    rows = Revision.objects.filter(issue__key=key).order_by("ordinal")
    return [State(row.ordinal, row.added, row.sha256) for row in rows]


def article(key: str, ref: str) -> Located:
    """An article of an issue's current state by its id there; raises `NotKept`."""
    row = Article.objects.filter(revision__issue__key=key, ref=ref, revision=F(_CURRENT)).first()
    if row is None:
        raise _not_kept("档案里没有这篇稿件", f"{key}/{ref}")
    return located([row.pk])[0]


def located(seqs: Iterable[int]) -> list[Located]:
    """The articles that search hits name, in the order given, in two queries."""
    wanted = list(seqs)
    rows = Article.objects.select_related("content", "revision__issue").in_bulk(wanted)
    pages = Page.objects.filter(revision__in={row.revision_id for row in rows.values()})
    names = {(page.revision_id, page.number): page.name for page in pages}
    return [_located(rows[seq], names) for seq in wanted if seq in rows]


def _located(row: Article, names: dict[tuple[int, int], str]) -> Located:
    issue = row.revision.issue
    return Located(
        seq=row.pk,
        issue=issue.key,
        paper=issue.paper,
        date=issue.date,
        number=issue.number,
        page_name=names.get((row.revision_id, row.page or 0), ""),
        article=model.Article.model_validate_json(row.content.body),
    )


def neighbours(key: str) -> tuple[str | None, str | None]:
    """The keys of the issues of the same paper before and after this one."""
    here = Issue.objects.filter(key=key, date__isnull=False).first()
    if here is None:
        return None, None
    same = Issue.objects.filter(paper=here.paper).exclude(pk=here.pk)
    day, later = Q(date=here.date), Q(number_total__gt=here.number_total or 0)
    before = same.filter(Q(date__lt=here.date) | day & ~later).order_by("-date", "-number_total")
    after = same.filter(Q(date__gt=here.date) | day & later).order_by("date", "number_total")
    return _first_key(before), _first_key(after)


def picture(key: str, name: str) -> str | None:
    """The hash of a picture of an issue's current state by its name there."""
    found = Media.objects.filter(revision__issue__key=key, name=name, revision=F(_CURRENT))
    return found.values_list("sha256", flat=True).first()


def entries(revisions: Iterable[int]) -> Iterator[Entry]:
    """The articles of revisions (rows) as an engine takes them up, `CHUNK` revisions a query."""
    rows = list(revisions)
    for start in range(0, len(rows), CHUNK):
        yield from _entries(rows[start : start + CHUNK])


def _entries(revisions: list[int]) -> Iterator[Entry]:
    rows = Article.objects.filter(revision__in=revisions).order_by("id")
    fields = ("id", "revision_id", "content__body", *(f"revision__issue__{f}" for f in _OF_ISSUE))
    for seq, revision, body, key, day, number in rows.values_list(*fields):
        story = model.Article.model_validate_json(body)
        by = story.byline
        yield Entry(
            seq=seq,
            revision=revision,
            issue=key,
            date=day,
            number=number,
            page=story.page,
            title=heading(story),
            text=text(story),
            reporters=[*dict.fromkeys(by.reporters + by.correspondents + by.photographers)],
        )


def heading(article: model.Article) -> str:
    """What is set above a story and searched as its title: kicker, title, deck, a line each."""
    return "\n".join(line for line in (article.kicker, article.title, article.deck) if line)


def text(article: model.Article) -> str:
    """What is searched as a story's text, a line each: paragraphs, captions, the byline where it
    does not stand in a paragraph already."""
    lines = [paragraph.text for paragraph in article.paragraphs]
    lines += [photo.caption for photo in article.photos if photo.caption]
    byline = article.byline.text
    if byline and not any(byline in line for line in lines):
        lines.append(byline)
    return "\n".join(lines)


_CURRENT = "revision__issue__current"
_OF_ISSUE = ("key", "date", "number")


def _first_key(found: QuerySet[Issue]) -> str | None:
    return found.values_list("key", flat=True).first()


def _not_kept(what: str, where: str) -> NotKept:
    return NotKept(what, where=where, todo="请检查日期或编号")
