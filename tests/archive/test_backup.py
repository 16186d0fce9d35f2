"""Backup and restore: everything comes back as it was, damage is refused, nothing is half."""

import json
import zipfile
from pathlib import Path

import pytest
from django.db import connection

from archive.outside import describe
from archive.processes import run_describe, run_restore
from builders import make_issue, make_reading, revised
from shibao.archive import pictures
from shibao.archive.backup import backup
from shibao.archive.box import open_box, portable
from shibao.archive.keeping import Archive
from shibao.archive.models import Media
from shibao.paper import DamagedInput, Issue, Masthead, WrongUse
from shibao.reading import Reading


@pytest.fixture
def kept(home):
    """An archive with a bit of everything."""
    archive = Archive(home)
    for seed in range(4):
        archive.add(make_reading(seed, media=seed % 2 == 0))
    archive.add(Reading(revised(make_issue(1))))
    archive.add(make_reading(1), replace=True)
    named = make_issue(2)
    named.masthead.title = "上街时报"
    archive.add(Reading(named))
    archive.add(Reading(Issue(masthead=Masthead(number=5))))
    return home


@pytest.fixture
def file(kept, tmp_path) -> Path:
    backup(kept, tmp_path / "b.zip")
    return tmp_path / "b.zip"


def altered(file: Path, change) -> Path:
    """A copy with other members: `change` maps names to bytes, `None` leaves a member out."""
    copy = file.with_name("altered.zip")
    with zipfile.ZipFile(file) as old, zipfile.ZipFile(copy, "w", zipfile.ZIP_DEFLATED) as new:
        members = {name: old.read(name) for name in old.namelist()}
        for name, data in (members | change(members)).items():
            if data is not None:
                new.writestr(name, data)
    return copy


def test_everything_comes_back(kept, file, tmp_path, elsewhere):
    before = describe()
    assert before["faults"] == []
    assert run_restore(file, tmp_path / "new", **elsewhere) == (0, "8")
    after = run_describe(tmp_path / "new", **elsewhere)
    assert after == before
    assert after["indexed"] == 7 * 4 * 2 // 2 + 12
    assert not list(tmp_path.glob(".*")), "nothing is left beside"


def test_a_backup_of_a_backup_is_the_same(file, tmp_path, elsewhere):
    with open_box(file) as box:
        members = dict(box.manifest.members)
        assert set(box.check()) == set(members)
        assert box.manifest.counts["revisions"] == 8
        assert [r.ordinal for r in box.manifest.revisions if r.issue == "2020-01-10"] == [1, 2, 3]


def test_anybody_can_read_it(file):
    with zipfile.ZipFile(file) as box:
        data = box.read("issues/2020-01-10/1.json")
    assert Issue.from_json(data).to_json() == make_issue(1).to_json()


def test_the_summary(kept, tmp_path):
    steps = []
    summary = backup(kept, tmp_path / "b.zip", lambda done, total: steps.append((done, total)))
    assert (summary.issues, summary.revisions, summary.media) == (6, 8, 2)
    assert summary.size == (tmp_path / "b.zip").stat().st_size
    assert steps[-1] == (8, 8)


def test_an_existing_file_is_never_replaced(kept, tmp_path):
    (tmp_path / "b.zip").write_text("precious")
    with pytest.raises(WrongUse, match="已经存在"):
        backup(kept, tmp_path / "b.zip")
    assert (tmp_path / "b.zip").read_text() == "precious"
    assert len(list(tmp_path.iterdir())) == 1


def test_a_backup_that_fails_leaves_no_file(kept, tmp_path):
    row = Media.objects.first()
    path = pictures.file_of(kept.media, row.sha256)
    path.write_bytes(b"rotten")
    with pytest.raises(DamagedInput, match=row.name):
        backup(kept, tmp_path / "b.zip")
    assert not list(tmp_path.iterdir())


def test_a_folder_that_cannot_be_written_is_one_clear_line(kept, tmp_path):
    (tmp_path / "file").touch()
    with pytest.raises(WrongUse, match="写不了备份"):
        backup(kept, tmp_path / "file" / "b.zip")


def test_the_address_of_the_database_stays_behind(kept, file):
    text = 'paper = "甲"\ndatabase = "postgresql://u:secret@h/d"\n"database"="x"\nhosts = []\n'
    assert portable(text) == 'paper = "甲"\nhosts = []\n'
    assert portable("# database = 1\ndatabases = 2\n") == "# database = 1\ndatabases = 2\n"


def test_a_place_that_holds_something_is_refused(kept, file, tmp_path, elsewhere):
    run_restore(file, tmp_path / "new", **elsewhere)
    before = run_describe(tmp_path / "new", **elsewhere)
    code, said = run_restore(file, tmp_path / "new", **elsewhere)
    assert (code, "不是空的" in said) == (2, True)
    assert run_describe(tmp_path / "new", **elsewhere) == before


@pytest.mark.skipif(connection.vendor != "sqlite", reason="a folder is enough with SQLite alone")
def test_a_folder_that_holds_a_stray_file_is_refused(file, tmp_path):
    (tmp_path / "new").mkdir()
    (tmp_path / "new" / "letter.txt").touch()
    assert run_restore(file, tmp_path / "new")[0] == 2
    assert [path.name for path in (tmp_path / "new").iterdir()] == ["letter.txt"]


def _first_issue(members):
    return next(name for name in members if name.startswith("issues/"))


def _manifest(members, change):
    manifest = json.loads(members["manifest.json"])
    change(manifest)
    return {"manifest.json": json.dumps(manifest).encode()}


@pytest.mark.parametrize(
    "change",
    [
        lambda m: {_first_issue(m): m[_first_issue(m)].replace("河".encode(), "湖".encode())},
        lambda m: {_first_issue(m): None},
        lambda m: {"media/../../evil": b"x"},
        lambda m: {"/etc/evil": b"x"},
        lambda m: {"manifest.json": None},
        lambda m: {"manifest.json": b"{"},
        lambda m: _manifest(m, lambda x: x.update(schema="shibao.backup/2")),
        lambda m: _manifest(m, lambda x: x["revisions"].pop(0)),
        lambda m: _manifest(m, lambda x: x["revisions"][0].update(issue="../../evil")),
        lambda m: _manifest(m, lambda x: x["revisions"][0].update(issue="2099-01-01")),
        lambda m: _manifest(m, lambda x: x["revisions"][0].update(media={"a": "0" * 64})),
    ],
    ids=[
        "changed", "missing", "climbing", "absolute", "no-manifest", "cut-manifest", "other-schema",
        "fewer", "climbing-key", "unknown-key", "unknown-picture",
    ],
)  # fmt: skip
def test_damage_is_refused_before_anything_is_written(file, change):
    with (
        pytest.raises(DamagedInput, match="不是完好的备份"),
        open_box(altered(file, change)) as box,
    ):
        list(box.check())


def test_a_file_cut_short_is_refused(file):
    data = file.read_bytes()
    for length in (0, 10, len(data) // 2, len(data) - 1):
        file.write_bytes(data[:length])
        with pytest.raises(DamagedInput), open_box(file) as box:
            list(box.check())


def test_a_flipped_bit_is_refused(file):
    data = bytearray(file.read_bytes())
    with zipfile.ZipFile(file) as box:
        member = box.getinfo("issues/2020-01-03/1.json")
    data[member.header_offset + 60 + len(member.filename)] ^= 1
    file.write_bytes(data)
    with pytest.raises(DamagedInput), open_box(file) as box:
        list(box.check())


def test_a_bomb_is_refused_before_it_is_unpacked(tmp_path):
    with zipfile.ZipFile(tmp_path / "bomb.zip", "w", zipfile.ZIP_DEFLATED) as box:
        for number in range(5):
            box.writestr(f"issues/a/{number}.json", bytes(20_000_000))
    with pytest.raises(DamagedInput, match="不合常理"), open_box(tmp_path / "bomb.zip"):
        pass


def test_an_encrypted_file_is_refused(file):
    data = file.read_bytes()
    head, entry = data.index(b"PK\x03\x04"), data.index(b"PK\x01\x02")
    locked = bytearray(data)
    locked[head + 6] |= 1
    locked[entry + 8] |= 1
    file.write_bytes(locked)
    with pytest.raises(DamagedInput, match="密码"), open_box(file):
        pass


def test_no_file(tmp_path):
    with pytest.raises(DamagedInput, match="打不开文件"), open_box(tmp_path / "none.zip"):
        pass


def test_damage_leaves_nothing(file, tmp_path, elsewhere):
    broken = altered(file, lambda m: {_first_issue(m): b"{}"})
    code, said = run_restore(broken, tmp_path / "new", **elsewhere)
    assert code == 3
    assert said.count("\n") == 0
    assert not (tmp_path / "new").exists()


def test_a_revision_that_lies_about_its_hash_leaves_nothing(file, tmp_path, elsewhere):
    def lie(members):
        return _manifest(members, lambda x: x["revisions"][-1].update(sha256="0" * 64))

    code, _ = run_restore(altered(file, lie), tmp_path / "new", **elsewhere)
    assert code == 3
    assert run_restore(file, tmp_path / "new", **elsewhere)[0] == 0, "the place is still empty"
