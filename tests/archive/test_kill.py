"""SIGKILL at random moments: nothing reported is missing, nothing is half.

`SHIBAO_KILLS` sets the number of kills of an import (200); a quarter as many hit a backup.
"""

import os
import time
from datetime import date
from random import Random

import pytest

from archive.outside import describe
from archive.processes import Spawner, run_describe, run_restore, start
from builders import FIRST_DAY, make_reading, revised
from shibao.archive import shelf
from shibao.archive.backup import backup
from shibao.archive.box import open_box
from shibao.archive.home import open_engine
from shibao.archive.keeping import Archive
from shibao.archive.models import Revision
from shibao.archive.verification import verify
from shibao.paper.model import canonical

KILLS = int(os.environ.get("SHIBAO_KILLS", "200"))


@pytest.fixture
def spawner(home):
    spawner = Spawner()
    yield spawner
    spawner.close()


def week_of(key: str) -> int:
    return (date.fromisoformat(key) - FIRST_DAY).days // 7


def whole(revision: Revision) -> bool:
    """Whether a revision is, to the letter, what the importer was given to add."""
    key = revision.issue.key
    issue = make_reading(week_of(key), articles=5, media=week_of(key) % 4 == 0).issue
    printed = revised(issue) if revision.ordinal == 2 else issue
    return canonical(shelf.issue(key, revision.ordinal).to_dict()) == canonical(printed.to_dict())


def faults(home):
    engine = open_engine(home)
    found = list(verify(home, engine))
    engine.close()
    return found


def test_an_import_killed_at_any_moment(home, spawner):
    random, week, last, reported = Random(7), 0, 0, 0
    for kill in range(1, KILLS + 1):
        job, longest = ("add_and_index", 0.4) if kill % 4 == 0 else ("add", 0.2)
        process = spawner.begin(job, week)
        time.sleep(random.uniform(0, longest))
        said = [(key, int(ordinal)) for _, key, ordinal in spawner.kill(process)]
        touched = Revision.objects.filter(pk__gt=last).select_related("issue")
        kept = {(row.issue.key, row.ordinal): row for row in touched}
        assert kept.keys() >= set(said), "what was reported as added is missing"
        assert len(kept) <= len(said) + 1, "at most one was kept and not yet reported"
        assert all(whole(row) for row in kept.values())
        last = max((row.pk for row in kept.values()), default=last)
        week = max((week_of(key) + 1 for key, _ in kept), default=week)
        reported += len(said)
        if kill % 20 == 0:
            assert faults(home) == []
    assert faults(home) == []
    assert reported > KILLS // 4, "the kills came too early to prove anything"


def test_a_backup_killed_at_any_moment(home, spawner, tmp_path, elsewhere):
    archive, random = Archive(home), Random(7)
    for week in range(60):
        archive.add(make_reading(week, articles=12, media=week % 4 == 0))
    target, started = tmp_path / "b.zip", time.monotonic()
    backup(home, target)
    length = time.monotonic() - started
    target.unlink()
    done = 0
    for _ in range(max(1, KILLS // 4)):
        process = spawner.begin("backup", target)
        time.sleep(random.uniform(0, 1.5 * length))
        spawner.kill(process)
        if target.exists():
            done += 1
            with open_box(target) as box:
                assert len(box.manifest.revisions) == 60
                assert len(list(box.check())) == 60 + 15 + 1
            target.rename(tmp_path / "whole.zip")
    assert faults(home) == []
    survivor = tmp_path / "whole.zip"
    if not survivor.exists():
        backup(home, survivor)
    assert run_restore(survivor, tmp_path / "new", **elsewhere) == (0, "60")
    assert run_describe(tmp_path / "new", **elsewhere) == describe()


def test_a_restore_killed_at_any_moment(home, tmp_path, elsewhere):
    archive, random, new = Archive(home), Random(7), tmp_path / "new"
    for week in range(20):
        archive.add(make_reading(week, media=week % 4 == 0))
    before = describe()
    backup(home, tmp_path / "b.zip")
    for _ in range(max(1, KILLS // 40)):
        process = start("restore", tmp_path / "b.zip", new, **elsewhere)
        time.sleep(random.uniform(0.3, 2))
        process.kill()
        process.communicate()
        if (new / "store.sqlite3").exists():
            break
    code, said = run_restore(tmp_path / "b.zip", new, **elsewhere)
    assert code == 0 or "不是空的" in said, "what was cut short stands in nobody's way"
    assert run_describe(new, **elsewhere) == before
