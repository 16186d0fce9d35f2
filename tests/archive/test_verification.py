"""Every kind of damage is found and named."""

import json
import sqlite3

import pytest
from django.db import connection

from builders import make_issue, make_reading, revised
from shibao.archive import pictures
from shibao.archive.home import open_engine
from shibao.archive.indexing import index_pending
from shibao.archive.keeping import Archive
from shibao.archive.models import Article, Content, Issue, Media, Outbox, Revision
from shibao.archive.verification import verify
from shibao.reading import Reading


@pytest.fixture
def engine(home):
    engine = open_engine(home)
    yield engine
    engine.close()


@pytest.fixture
def kept(home, engine):
    with Archive(home, engine) as archive:
        archive.add(make_reading(1, media=True))
        archive.add(make_reading(2))
        archive.add(Reading(revised(make_issue(2))))
    return home


@pytest.fixture
def tamper(kept):
    """Run SQL with the triggers off, as somebody with a file editor could."""

    def run(sql, *arguments):
        table = sql.split()[1]
        with connection.cursor() as cursor:
            if connection.vendor == "postgresql":
                cursor.execute("SET session_replication_role = replica")
                cursor.execute(sql, arguments)
                cursor.execute("SET session_replication_role = DEFAULT")
                return
            name = f"{table}_immutable"
            cursor.execute("SELECT sql FROM sqlite_master WHERE name = %s", [name])
            trigger = cursor.fetchone()
            if trigger:
                cursor.execute(f"DROP TRIGGER {name}")
            cursor.execute(sql, arguments)
            if trigger:
                cursor.execute(trigger[0])

    return run


def faults(config, engine):
    return [str(fault) for fault in verify(config, engine)]


def test_a_whole_archive_has_no_fault(kept, engine):
    steps = []
    assert list(verify(kept, engine, lambda done, total: steps.append((done, total)))) == []
    assert steps[-1] == (24, 24)


def test_an_empty_archive_has_no_fault(home, engine):
    assert faults(home, engine) == []


def test_a_changed_text(kept, engine, tamper):
    row = Article.objects.select_related("content", "revision__issue").first()
    tamper("UPDATE archive_content SET body = %s WHERE sha256 = %s", "{}", row.content_id)
    (fault,) = faults(kept, engine)
    assert "内容与它的哈希不符" in fault
    assert f"{row.revision.issue.key} 第 {row.revision.ordinal} 稿 {row.ref}" in fault
    assert "restore" in fault


def test_a_changed_header(kept, engine, tamper):
    row = Revision.objects.first()
    body = json.dumps({"schema": "shibao.issue/1"})
    tamper("UPDATE archive_content SET body = %s WHERE sha256 = %s", body, row.header_id)
    assert any("报头与它的哈希不符" in fault for fault in faults(kept, engine))


def test_an_article_that_points_to_another_text(kept, engine, tamper):
    row, other = Article.objects.all()[:2]
    tamper("UPDATE archive_article SET content_id = %s WHERE id = %s", other.content_id, row.pk)
    found = faults(kept, engine)
    assert any("稿 a" not in fault and "与它的哈希不符" in fault for fault in found)
    assert any("目录与内容不符" in fault for fault in found)


def test_a_changed_title_in_the_lists(kept, engine, tamper):
    tamper("UPDATE archive_article SET title = %s WHERE id = %s", "假", Article.objects.first().pk)
    assert ["目录与内容不符" in fault for fault in faults(kept, engine)] == [True]


def test_a_lost_article(kept, engine, tamper):
    row = Article.objects.filter(position=1).first()
    tamper("DELETE FROM archive_credit WHERE article_id = %s", row.pk)
    tamper("DELETE FROM archive_article WHERE id = %s", row.pk)
    found = " ".join(faults(kept, engine))
    assert "次序有缺口" in found
    assert "与它的哈希不符" in found


def test_a_lost_revision(kept, engine, tamper):
    row = Revision.objects.get(issue__key="2020-01-17", ordinal=1)
    tamper("UPDATE archive_revision SET ordinal = 5 WHERE id = %s", row.pk)
    found = " ".join(faults(kept, engine))
    assert "修订的序号有缺口" in found


def test_an_issue_that_shows_the_wrong_revision(kept, engine):
    older = Revision.objects.get(issue__key="2020-01-17", ordinal=1)
    Issue.objects.filter(key="2020-01-17").update(current=older)
    found = " ".join(faults(kept, engine))
    assert "2020-01-17：当前的修订不是最后一次" in found
    Issue.objects.filter(key="2020-01-10").update(current=older)
    assert "2020-01-10：当前的修订不是最后一次" in " ".join(faults(kept, engine))


def test_pictures(kept, engine):
    path = pictures.file_of(kept.media, Media.objects.get().sha256)
    data = path.read_bytes()
    path.write_bytes(data[:-1] + b"x")
    assert "图片与它的哈希不符" in faults(kept, engine)[0]
    path.unlink()
    assert "图片文件不在了" in faults(kept, engine)[0]


def test_an_index_that_holds_too_little_or_too_much(kept, engine):
    current = Issue.objects.first().current_id
    engine.remove([current])
    engine.commit()
    assert faults(kept, engine) == ["索引：少 8 篇，多 0 篇。请重建索引（shibao archive reindex）"]
    Outbox.objects.create(revision_id=current)
    assert faults(kept, engine) == [], "what waits is taken up first"
    from shibao.archive.shelf import entries

    older = Revision.objects.get(issue__key="2020-01-17", ordinal=1)
    engine.add(entries([older.pk]))
    engine.commit()
    assert faults(kept, engine) == ["索引：少 0 篇，多 8 篇。请重建索引（shibao archive reindex）"]


def test_what_waits_for_a_busy_index_is_no_fault(kept, engine):
    holder = open_engine(kept)
    holder.remove([10**9])
    with Archive(kept) as archive:
        archive.add(Reading(revised(make_issue(1))))
        archive.add(make_reading(9))
    assert faults(kept, engine) == []
    assert Outbox.objects.count() == 2
    holder.close()
    assert index_pending(engine) == 2
    assert faults(kept, engine) == []


@pytest.mark.skipif(connection.vendor != "sqlite", reason="PostgreSQL has its own checks")
def test_a_damaged_file(kept, engine):
    Content.objects.count()
    connection.close()
    with sqlite3.connect(kept.store) as raw:
        raw.execute("PRAGMA writable_schema = ON")
        raw.execute("DELETE FROM sqlite_master WHERE name LIKE 'archive_issue_date%'")
    raw.close()
    found = faults(kept, engine)
    connection.close()
    kept.store.unlink()
    from shibao.archive.home import migrate

    migrate()
    assert any("integrity_check" in fault for fault in found)
