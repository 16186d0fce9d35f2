"""A paper's home: made, opened, refused."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder

from builders import make_reading
from shibao.archive.home import create_home, migrate, open_engine, open_home, write_settings
from shibao.archive.keeping import Archive
from shibao.config import load_config
from shibao.paper import WrongUse


def run(code: str, **environment: str) -> str:
    """Run Python in a process that is bound to no home yet."""
    env = {k: v for k, v in os.environ.items() if not k.startswith(("SHIBAO", "DJANGO"))}
    done = subprocess.run(
        [sys.executable, "-c", code], env=env | environment, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


def test_a_new_home(tmp_path, elsewhere):
    home = tmp_path / "deep" / "paper"
    code = (
        "from shibao.archive.home import create_home\n"
        f"config = create_home({str(home)!r}, paper='河湾时报')\n"
        "from shibao.archive.models import Issue\n"
        "print(config.paper, Issue.objects.count())"
    )
    assert run(code, **elsewhere) == "河湾时报 0"
    assert (home / "secret-key").stat().st_mode & 0o777 == 0o600
    assert load_config(home).paper == "河湾时报"
    assert run(code.replace("create_home", "open_home").replace(", paper='河湾时报'", "")) == (
        "河湾时报 0"
    )


def test_settings_are_not_overwritten(tmp_path):
    write_settings(tmp_path, '名"字\\')
    assert load_config(tmp_path).paper == '名"字\\'
    write_settings(tmp_path, "另一个")
    assert load_config(tmp_path).paper == '名"字\\'


def test_a_template_without_a_name_is_sound(tmp_path):
    write_settings(tmp_path, None)
    assert load_config(tmp_path).paper is None


def test_a_folder_without_settings_is_no_home(tmp_path):
    with pytest.raises(WrongUse, match="不是报纸的主目录"):
        open_home(tmp_path)


def test_a_process_has_one_home(home, tmp_path):
    before = os.environ["SHIBAO_HOME"]
    with pytest.raises(RuntimeError, match="bound to"):
        create_home(tmp_path)
    os.environ["SHIBAO_HOME"] = before


def test_opening_again_does_nothing(home, django_assert_num_queries):
    with django_assert_num_queries(2):
        migrate()


def test_a_store_of_a_newer_release_is_refused(home):
    recorder = MigrationRecorder(connection)
    recorder.record_applied("archive", "9999_later")
    with pytest.raises(WrongUse, match=r"9999_later.*升级"):
        migrate()
    recorder.record_unapplied("archive", "9999_later")


def test_sqlite_is_set_up_to_lose_nothing(home):
    if connection.vendor != "sqlite":
        pytest.skip("SQLite only")
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA journal_mode")
        journal = cursor.fetchone()[0]
        cursor.execute("PRAGMA synchronous")
        assert cursor.fetchone()[0] == 2
    import sqlite3

    faulty = (3, 7, 0) <= sqlite3.sqlite_version_info < (3, 51, 3)
    assert journal == ("persist" if faulty else "wal")


def test_two_processes_may_open_a_new_home_at_once(tmp_path, elsewhere):
    write_settings(tmp_path, None)
    code = f"from shibao.archive.home import open_home; open_home({str(tmp_path)!r})"
    env = os.environ | elsewhere
    both = [subprocess.Popen([sys.executable, "-c", code], env=env) for _ in range(3)]
    assert [process.wait(60) for process in both] == [0, 0, 0]
    assert Path(tmp_path / "shibao.toml").exists()


def test_a_lost_index_is_made_again(home):
    archive = Archive(home, engine := open_engine(home))
    with archive:
        archive.add(make_reading(1))
    held = engine.seqs()
    engine.close()
    shutil.rmtree(home.index)
    assert open_engine(home).seqs() == held != set()
