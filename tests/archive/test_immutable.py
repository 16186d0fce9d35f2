"""The database itself refuses to change what was kept."""

import pytest
from django.core.management import call_command
from django.db import DatabaseError, transaction

from builders import make_reading
from shibao.archive.keeping import Archive
from shibao.archive.models import (
    Article,
    Content,
    Credit,
    Issue,
    Media,
    Outbox,
    Page,
    Person,
    Revision,
)


@pytest.mark.parametrize(
    ("model", "change"),
    [
        (Content, {"body": "{}"}),
        (Revision, {"sha256": "0" * 64}),
        (Article, {"title": "x"}),
        (Page, {"name": "x"}),
        (Person, {"name": "x"}),
        (Credit, {"role": "x"}),
        (Media, {"name": "x"}),
    ],
)
def test_updates_are_refused(home, model, change):
    Archive(home).add(make_reading(1, media=True))
    row = model.objects.first()
    with pytest.raises(DatabaseError, match="immutable"), transaction.atomic():
        model.objects.filter(pk=row.pk).update(**change)
    row.refresh_from_db()
    assert all(getattr(row, field) != value for field, value in change.items())


def test_what_moves_may_move(home):
    Archive(home).add(make_reading(1))
    assert Issue.objects.update(number=5) == 1
    assert Outbox.objects.all().delete()[0] == 1


def test_models_and_migrations_agree(home):
    call_command("makemigrations", "archive", check=True, dry_run=True, verbosity=0)
