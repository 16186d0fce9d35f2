"""Writing to the store: one writer at a time, whichever the database."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager

from django.db import OperationalError, connection, transaction
from django.db.models import Model

from shibao.paper import WrongUse

WRITER = 0x5348_4942
"""The advisory lock that writers hold on PostgreSQL."""


@contextmanager
def writing() -> Iterator[None]:
    """A transaction that no other writer's overlaps: all of it is kept or nothing.

    So rows get their ids in the order of the commits, and whoever has seen an id has everything
    below it: the index feed and the backup rest on this. SQLite has one writer anyway.

    Raises `WrongUse` where the store cannot be written (in use for over 30 s, no space, no right).
    """
    try:
        with transaction.atomic():
            if connection.vendor == "postgresql":
                with connection.cursor() as cursor:
                    cursor.execute("SELECT pg_advisory_xact_lock(%s)", [WRITER])
            yield
    except OperationalError as error:
        raise WrongUse(
            f"写不进档案库（{error}）",
            where=str(connection.settings_dict["NAME"]),
            todo="请检查磁盘空间、权限和是否有别的程序正在写，然后重试",
        ) from error


def insert(
    model: type[Model], columns: Sequence[str], rows: Iterable[Sequence[str | int | None]]
) -> None:
    """Insert many rows of plain values; a row that a unique column already holds is passed over.

    In place of `bulk_create`, which spends more time on each row than the database does.
    """
    names, marks = ", ".join(columns), ", ".join(["%s"] * len(columns))
    table = model._meta.db_table
    statement = f"INSERT INTO {table} ({names}) VALUES ({marks}) ON CONFLICT DO NOTHING"  # noqa: S608
    with connection.cursor() as cursor:
        cursor.executemany(statement, list(rows))
