"""What the store keeps.

Texts are kept once, under the hash of their content, and never change (the database refuses an
UPDATE). An issue has revisions; a revision is a header (the Issue JSON without its articles) and an
ordered list of articles, each a pointer to its content. A corrected issue is a new revision: the
older one stays. Rows are only ever added, but for the outbox, and for an issue's numbers and its
`current`, which follow the revision added last.
"""

from typing import ClassVar

from django.db import models
from django.db.models import F

NEWEST_FIRST = (
    F("date").desc(nulls_last=True),
    F("number_total").desc(nulls_last=True),
    F("id").desc(),
)
"""Issues as lists show them; what has no date comes last on either database."""


class Content(models.Model):
    """Immutable text: the JSON of an article or of an issue's header, under its SHA-256."""

    sha256 = models.CharField(primary_key=True, max_length=64)
    body = models.TextField()

    def __str__(self) -> str:
        return self.sha256


class Issue(models.Model):
    """An issue of a paper. `key` names it in addresses and in answers: the date, with the paper's
    name where the archive holds several papers and a suffix where a day has several issues."""

    key = models.CharField(max_length=120, unique=True)
    paper = models.CharField(max_length=100)
    date = models.DateField(null=True, db_index=True)
    number = models.IntegerField(null=True)
    number_total = models.IntegerField(null=True)
    current = models.ForeignKey("Revision", null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering: ClassVar = NEWEST_FIRST

    def __str__(self) -> str:
        return self.key


class Revision(models.Model):
    """One state of an issue as it was added; the one with the highest ordinal (from 1) is current.

    `sha256` covers the header without its `source` and the hashes of the articles in order.
    """

    issue = models.ForeignKey(Issue, on_delete=models.PROTECT, related_name="revisions")
    ordinal = models.PositiveIntegerField()
    sha256 = models.CharField(max_length=64)
    header = models.ForeignKey(Content, on_delete=models.PROTECT, related_name="+", db_index=False)
    added = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["issue", "ordinal"], name="revision_ordinal"),
        ]

    def __str__(self) -> str:
        return f"{self.issue_id}/{self.ordinal}"


class Page(models.Model):
    """A page of a revision."""

    revision = models.ForeignKey(Revision, on_delete=models.PROTECT, related_name="pages")
    number = models.PositiveIntegerField()
    name = models.CharField(max_length=100, blank=True)

    def __str__(self) -> str:
        return f"{self.number} {self.name}"


class Person(models.Model):
    """Somebody named in a byline."""

    name = models.CharField(max_length=100, unique=True)

    def __str__(self) -> str:
        return self.name


class Article(models.Model):
    """An article of a revision, in its place (`position` from 0). What is printed is in `content`;
    `ref` is its id in the issue."""

    revision = models.ForeignKey(Revision, on_delete=models.PROTECT, related_name="articles")
    position = models.PositiveIntegerField()
    ref = models.CharField(max_length=100)
    page = models.PositiveIntegerField(null=True)
    title = models.TextField(blank=True)
    content = models.ForeignKey(Content, on_delete=models.PROTECT, related_name="+", db_index=False)
    people = models.ManyToManyField(Person, through="Credit", related_name="articles")

    class Meta:
        ordering: ClassVar = ["position"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["revision", "ref"], name="article_ref"),
        ]

    def __str__(self) -> str:
        return self.title or self.ref


class Credit(models.Model):
    """A person's part in an article: reporter, correspondent or photographer."""

    article = models.ForeignKey(Article, on_delete=models.PROTECT)
    person = models.ForeignKey(Person, on_delete=models.PROTECT)
    role = models.CharField(max_length=20)

    def __str__(self) -> str:
        return f"{self.article_id} {self.person_id} {self.role}"


class Media(models.Model):
    """A picture that came with an issue: its name there and the hash of its file in the home."""

    revision = models.ForeignKey(Revision, on_delete=models.PROTECT, related_name="media")
    name = models.CharField(max_length=255)
    sha256 = models.CharField(max_length=64)
    size = models.PositiveIntegerField()

    def __str__(self) -> str:
        return self.name


class Outbox(models.Model):
    """Revisions that the search index has still to take up; written with them, emptied after it."""

    revision = models.OneToOneField(Revision, primary_key=True, on_delete=models.CASCADE)

    def __str__(self) -> str:
        return str(self.revision_id)
