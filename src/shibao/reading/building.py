"""Articles, pages and imprint out of labelled looks, one after another."""

import re
from dataclasses import dataclass, field

from shibao.paper import Article, Byline, Imprint, Issue, Masthead, Page, Paragraph, Photo
from shibao.paper.model import Change, Comment, HeadField
from shibao.reading import mending
from shibao.reading.blocks import Block
from shibao.reading.byline import Credit, lead_byline, lead_end, split_trailing
from shibao.reading.doubts import doubts_of
from shibao.reading.folding import Folder
from shibao.reading.imprint import merge_imprints
from shibao.reading.looks import Look
from shibao.reading.vocabulary import Label

_SPEAKER = re.compile(r"[一-鿿]{2,16}[ \u3000]+[一-鿿]{2,4}[：:]")
"""Who speaks, from where, at the head of a paragraph: `县职业中学 万小军：`."""


@dataclass
class Builder:
    """Takes labelled looks in order and builds the issue's articles, pages and imprint."""

    folder: Folder
    masthead: Masthead
    articles: list[Article] = field(default_factory=list)
    pages: list[Page] = field(default_factory=list)
    imprints: list[Imprint] = field(default_factory=list)
    kicker: list[Look] = field(default_factory=list)
    page: int | None = None
    closed: bool = True
    continued: int | None = None
    onward: dict[int, Article] = field(default_factory=dict)

    def take(self, look: Look, name: Label) -> None:
        """Take one look under its label."""
        if name is Label.MARK:
            self.continued = look.continued("上接")
            onward = look.continued("下转")
            if onward and self.articles:
                self.onward[onward] = self.articles[-1]
        elif name is Label.PAGE:
            self._turn_page(look)
        elif name is Label.IMPRINT and look.imprint:
            self.imprints.append(look.imprint)
            self.closed = True
        elif name in (Label.KICKER, Label.TITLE, Label.TURN, Label.DECK):
            self._head(look, name)
        elif name in (Label.CAPTION, Label.END_CAPTION):
            self._caption(look)
        elif name in (Label.BYLINE, Label.HEAD_BYLINE):
            byline = look.byline or Byline(text=look.text, reporters=look.names)
            _credit(self._current(), byline)
            _note(self.articles[-1], look.block, "byline")
            self.closed = name is Label.BYLINE
        else:
            self._text(look, name)

    def _turn_page(self, look: Look) -> None:
        line = look.page
        if line is None:
            return
        self.page = line.number
        if all(page.number != self.page for page in self.pages):
            self.pages.append(Page(number=self.page, name=line.name))
        self.imprints.append(line.imprint)
        for key, value in line.masthead:
            if getattr(self.masthead, key) is None and value is not None:
                setattr(self.masthead, key, value)
        self.closed = True

    def _head(self, look: Look, name: Label) -> None:
        text = _one_line(look.text)
        if name is Label.KICKER:
            self.kicker.append(look)
            return
        if name is Label.TITLE:
            article = self._open()
            article.kicker = " ".join(_one_line(line.text) for line in self.kicker) or None
            for line in self.kicker:
                _note(article, line.block, "kicker")
            self.kicker.clear()
        article = self.articles[-1]
        if name is Label.DECK:
            article.deck = f"{article.deck} {text}" if article.deck else text
            _note(article, look.block, "deck")
        else:
            article.title = mending.join(article.title or "", text)
            _note(article, look.block, "title", len(article.title) - len(text))

    def _open(self) -> Article:
        article = Article(id=f"a{len(self.articles) + 1}", page=self.page)
        article.continued_from, self.continued = self.continued, None
        self.articles.append(article)
        self.closed = False
        return article

    def _current(self) -> Article:
        if not self.articles or (self.closed and not self.articles[-1].byline.text):
            self._open()
        return self.articles[-1]

    def _text(self, look: Look, name: Label) -> None:
        if self.closed or not self.articles:
            self._open()
        article = self.articles[-1]
        if name is Label.MORE and article.paragraphs:
            _append(article.paragraphs[-1], look)
            return
        role = "crosshead" if name is Label.CROSSHEAD else "table" if look.block.table else "body"
        article.paragraphs.append(
            Paragraph(
                text=look.text,
                places=list(look.block.places),
                role=role,
                changes=list(look.block.changes),
                comments=list(look.block.comments),
            )
        )

    def _caption(self, look: Look) -> None:
        if not self.articles:
            self._open()
        article = self.articles[-1]
        if look.block.photo:
            article.photos.append(look.block.photo.model_copy(deep=True))
            return
        credit = look.caption or Credit(look.text, [])
        photo = next((p for p in article.photos if p.caption is None and p.file), None)
        if not credit.caption and article.photos and article.photos[-1].credit is None:
            photo = article.photos[-1]
        elif photo is None:
            photo = Photo()
            article.photos.append(photo)
        photo.caption = credit.caption or photo.caption
        photo.credit = " ".join(credit.names) or None
        photo.places = [*photo.places, *look.block.places]
        _note(article, look.block, "caption")

    def finish(self, kind: str) -> Issue:
        """The whole issue, with what remains to be done over all of it."""
        self._rejoin()
        for article in self.articles:
            self._finish_article(article)
        first = self.pages[0].number if self.pages else 0
        if first > 1 and any(article.page is None for article in self.articles):
            self.pages.insert(0, Page(number=first - 1))
        for article in self.articles:
            article.page = article.page or (self.pages[0].number if self.pages else None)
        issue = Issue(
            masthead=self.masthead,
            pages=self.pages,
            articles=self.articles,
            imprint=merge_imprints(self.imprints),
        )
        issue.doubts = doubts_of(issue)
        issue.source.kind = kind
        issue.source.folds = self.folder.folds
        return issue

    def _rejoin(self) -> None:
        """A part without a head goes back to the story that 下转 sent to its page."""
        for part in [a for a in self.articles if a.continued_from and a.title is None]:
            whole = self.onward.get(part.page or 0)
            if whole is None or whole is part:
                continue
            whole.paragraphs += part.paragraphs
            whole.photos += part.photos
            if part.byline.text:
                _credit(whole, part.byline)
            self.articles.remove(part)
        for number, article in enumerate(self.articles, 1):
            article.id = f"a{number}"

    def _finish_article(self, article: Article) -> None:
        if article.paragraphs and article.byline.text is None:
            parted = split_trailing(article.paragraphs[-1].text)
            if parted:
                article.paragraphs[-1].text, byline = parted
                _credit(article, byline)
            elif byline_in_lead := lead_byline(article.paragraphs[0].text):
                _credit(article, byline_in_lead)
        for paragraph in article.paragraphs:
            self._close_up(paragraph)
            _settle(paragraph)

    def _close_up(self, paragraph: Paragraph) -> None:
        """Spaces that a converter put into running text go; those of verse and lists stay."""
        labelled = mending.is_labelled(paragraph.text)
        if paragraph.role != "body" or labelled or not re.search(r"[，。；]", paragraph.text):
            return
        speaker = _SPEAKER.match(paragraph.text)
        start = speaker.end() if speaker else lead_end(paragraph.text)
        paragraph.text, places = self.folder.spaces(paragraph.text, start)
        for mark in _marks(paragraph):
            mark.start = places[min(mark.start, len(places) - 1)]
            mark.end = places[min(mark.end, len(places) - 1)]


def _one_line(text: str) -> str:
    return re.sub(r"[ \t\u00a0\u3000]+", " ", text)


def _note(article: Article, block: Block, field: HeadField, shift: int = 0) -> None:
    """Keep the changes and comments of a part of the story that is no paragraph."""
    for mark in _marks(block):
        mark.field, mark.start, mark.end = field, mark.start + shift, mark.end + shift
    article.changes += block.changes
    article.comments += block.comments


def _settle(paragraph: Paragraph) -> None:
    """Marks stay within their paragraph, and an insertion covers its own text, folded as it is."""
    size = len(paragraph.text)
    for mark in _marks(paragraph):
        mark.start, mark.end = min(mark.start, size), min(mark.end, size)
    for change in paragraph.changes:
        if change.kind == "insertion" and change.start < change.end:
            change.text = paragraph.text[change.start : change.end]


def _marks(text: Paragraph | Block) -> list[Change | Comment]:
    return [*text.changes, *text.comments]


def _append(paragraph: Paragraph, look: Look) -> None:
    """Mend a paragraph that was broken in two."""
    paragraph.text = mending.join(paragraph.text, look.text)
    shift = len(paragraph.text) - len(look.text)
    paragraph.places += look.block.places
    for mark in _marks(look.block):
        mark.start, mark.end = mark.start + shift, mark.end + shift
    paragraph.changes += look.block.changes
    paragraph.comments += look.block.comments


def _credit(article: Article, byline: Byline) -> None:
    """Add a byline to what the article already has."""
    own = article.byline
    own.text = byline.text if own.text is None else f"{own.text} {byline.text}"
    for people, more in (
        (own.reporters, byline.reporters),
        (own.correspondents, byline.correspondents),
        (own.photographers, byline.photographers),
    ):
        people += [name for name in more if name not in people]
    own.source = own.source or byline.source
