"""Several at work on one archive."""

import threading

from archive.outside import describe
from archive.processes import run_describe, run_restore, start
from builders import make_reading
from shibao.archive.backup import backup
from shibao.archive.box import open_box
from shibao.archive.home import open_engine
from shibao.archive.keeping import Archive
from shibao.archive.models import Issue


def test_a_backup_while_another_process_adds(home, tmp_path, elsewhere):
    adder = start("add", 0)
    try:
        lines = [adder.stdout.readline().split() for _ in range(15)]
        reported = {key for _, key, _ in lines[1:]}
        backup(home, tmp_path / "b.zip")
        later = adder.stdout.readline()
    finally:
        adder.kill()
        adder.communicate()
    assert later, "it went on adding"
    with open_box(tmp_path / "b.zip") as box:
        kept = {revision.issue for revision in box.manifest.revisions}
    assert reported <= kept
    assert run_restore(tmp_path / "b.zip", tmp_path / "new", **elsewhere)[0] == 0
    restored = run_describe(tmp_path / "new", **elsewhere)
    assert restored["faults"] == []
    here = describe()
    assert here["faults"] == []
    for key, (*_, states) in restored["issues"].items():
        assert here["issues"][key][-1][: len(states)] == states


def test_two_processes_add_the_same(home):
    adders = [start("add", 0) for _ in range(2)]
    try:
        for adder in adders:
            keys = [adder.stdout.readline() for _ in range(20)]
            assert all(keys)
    finally:
        for adder in adders:
            adder.kill()
            adder.communicate()
    described = describe()
    assert described["faults"] == []
    assert len(described["issues"]) >= 16


def test_threads_add_different_issues(home):
    """The web server's threads share a process."""
    from django.db import connection

    errors = []

    def work(first):
        try:
            archive = Archive(home)
            for week in range(first, first + 5):
                archive.add(make_reading(week, articles=2))
        except Exception as error:
            errors.append(error)
        finally:
            connection.close()

    threads = [threading.Thread(target=work, args=(first,)) for first in (0, 3, 6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert errors == []
    assert Issue.objects.count() == 11
    assert describe()["faults"] == []


def test_the_index_is_shared(home):
    """While one holds the writer lock another adds without failing; the next opening catches up."""
    holder = open_engine(home)
    holder.remove([10**9])
    with Archive(home, open_engine(home)) as archive:
        archive.add(make_reading(1))
    holder.close()
    engine = open_engine(home)
    with Archive(home, engine):
        assert len(engine.seqs()) == 8
    engine.close()
