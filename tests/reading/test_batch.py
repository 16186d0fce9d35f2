"""Many sources at once: what is taken up, in what order, and that a bad one stops nothing."""

from pathlib import Path

import pytest

from shibao.paper import ShibaoError, WrongUse
from shibao.reading.batch import SUFFIXES, expand, read_batch

GOOD = "河湾时报\n\n2024年2月2日 第3期\n\n区政府召开会议\n\n1月29日，会议召开。\n\n（记者 王浩）\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder of copy as it lies on a desk."""
    for name in (
        "b.txt",
        "a.md",
        "深/c.docx",
        "~$a.docx",
        ".hidden.txt",
        ".git/d.txt",
        "e.jpg",
        "f.TXT",
    ):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(GOOD, encoding="utf-8")
    return tmp_path


class TestExpand:
    def test_folder(self, folder: Path) -> None:
        found = [str(path.relative_to(folder)) for path in expand([folder])]
        assert found == ["a.md", "b.txt", "f.TXT", "深/c.docx"]

    def test_pattern(self, folder: Path) -> None:
        assert [path.name for path in expand([f"{folder}/*.txt"])] == ["b.txt"]
        assert [path.name for path in expand([f"{folder}/**/*.docx"])] == ["~$a.docx", "c.docx"]

    def test_named_file_is_taken_whatever_its_name(self, folder: Path) -> None:
        assert expand([folder / "e.jpg"]) == [folder / "e.jpg"]
        assert expand([folder / "没有.txt"]) == [folder / "没有.txt"], (
            "its error is told when it is read"
        )

    def test_file_whose_name_is_a_pattern(self, folder: Path) -> None:
        odd = folder / "第[3]期?.txt"
        odd.write_text(GOOD, encoding="utf-8")
        assert expand([odd]) == [odd]

    def test_each_once_in_the_order_given(self, folder: Path) -> None:
        found = expand([folder / "b.txt", folder, str(folder / "*.md")])
        assert [path.name for path in found] == ["b.txt", "a.md", "f.TXT", "c.docx"]

    @pytest.mark.parametrize("pattern", ["*.csv", "没有/*"])
    def test_none(self, folder: Path, pattern: str) -> None:
        with pytest.raises(WrongUse) as caught:
            expand([str(folder / pattern)])
        assert caught.value.exit_code == 2
        assert pattern in str(caught.value)

    def test_empty_folder(self, tmp_path: Path) -> None:
        with pytest.raises(WrongUse):
            expand([tmp_path])

    def test_every_readable_kind_is_taken_up(self) -> None:
        assert {".txt", ".md", ".docx", ".json", ".doc", ".wps"} <= SUFFIXES


class TestBatch:
    def test_a_bad_file_does_not_stop_it(self, tmp_path: Path) -> None:
        (tmp_path / "1.txt").write_text(GOOD, encoding="utf-8")
        (tmp_path / "2.txt").write_bytes(b"")
        (tmp_path / "3.docx").write_bytes(b"PK\x03\x04 cut short")
        (tmp_path / "5.txt").write_text(GOOD, encoding="gb18030")
        names = ["1.txt", "2.txt", "3.docx", "4.txt", "5.txt"]
        outcomes = list(read_batch(tmp_path / name for name in names))
        assert [outcome.path.name for outcome in outcomes] == names
        assert [outcome.reading is not None for outcome in outcomes] == [
            True,
            False,
            False,
            False,
            True,
        ]
        for outcome in outcomes:
            assert (outcome.reading is None) != (outcome.error is None)
        bad = [outcome.error for outcome in outcomes if outcome.error]
        assert all(isinstance(error, ShibaoError) for error in bad)
        for error, name in zip(bad, names[1:4], strict=True):
            assert name in error.where
            assert "\n" not in str(error), "one clear line"
            assert error.todo

    def test_it_is_read_as_it_is_asked_for(self, tmp_path: Path) -> None:
        """One issue at a time: a batch of thousands does not stand in memory."""
        (tmp_path / "1.txt").write_text(GOOD, encoding="utf-8")
        outcomes = read_batch(iter([tmp_path / "1.txt", tmp_path / "2.txt"]))
        first = next(outcomes)
        assert first.reading
        assert first.reading.issue.source.name == "1.txt"
        (tmp_path / "2.txt").write_text(GOOD, encoding="utf-8")
        assert next(outcomes).reading
