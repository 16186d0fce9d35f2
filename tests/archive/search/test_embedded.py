"""The embedded engine: the conformance suite, and its folder."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from archive.search.conformance import EngineConformance, Make, entry, found, titled
from shibao.archive.search.embedded import EmbeddedEngine
from shibao.archive.search.engine import Busy
from shibao.archive.search.query import parse
from shibao.paper import DamagedInput, ShibaoError, WrongUse


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "index"


class TestEmbedded(EngineConformance):
    @pytest.fixture
    def make(self, folder: Path) -> Iterator[Make]:
        opened: list[EmbeddedEngine] = []

        def make() -> EmbeddedEngine:
            opened.append(EmbeddedEngine(folder))
            return opened[-1]

        yield make
        for engine in opened:
            engine.close()


def test_opening_makes_nothing_until_it_is_used(folder: Path) -> None:
    engine = EmbeddedEngine(folder)
    assert not folder.exists()
    assert engine.seqs() == set()
    assert folder.is_dir()


def test_an_index_of_another_version_is_refused_until_cleared(folder: Path) -> None:
    titled(EmbeddedEngine(folder), "甲")
    (folder / "version").write_text("shibao-index/0", encoding="utf-8")
    engine = EmbeddedEngine(folder)
    for use in (
        lambda: engine.search(parse("甲")),
        engine.seqs,
        lambda: engine.add([entry(1)]),
        lambda: engine.remove([1]),
    ):
        with pytest.raises(WrongUse, match="shibao archive reindex"):
            use()
    titled(engine, "甲", "乙")
    assert found(EmbeddedEngine(folder), "乙") == [2]


@pytest.mark.parametrize("file", ["meta.json", ".idx", ".pos", ".term", ".fast"])
def test_a_damaged_index_says_so_and_is_made_new_by_clear(folder: Path, file: str) -> None:
    titled(EmbeddedEngine(folder), *(f"第{n}号稿件 a{n}" for n in range(300)))
    for path in folder.glob(f"*{file}"):
        path.write_bytes(path.read_bytes()[:-40])
    engine = EmbeddedEngine(folder)
    with pytest.raises(DamagedInput, match="shibao archive reindex"):
        engine.search(parse("稿件"), facets=True)
    titled(engine, "甲")
    assert found(engine, "甲") == [1]
    assert found(EmbeddedEngine(folder), "甲") == [1]


def test_a_folder_taken_away_is_made_again(folder: Path) -> None:
    engine = EmbeddedEngine(folder)
    titled(engine, "甲")
    for path in folder.iterdir():
        path.unlink()
    assert found(engine, "甲") == []
    titled(engine, "甲")
    assert found(engine, "甲") == [1]


def test_only_one_writes_at_a_time(folder: Path) -> None:
    first, second = EmbeddedEngine(folder), EmbeddedEngine(folder)
    first.add([entry(1, "甲")])
    with pytest.raises(Busy):
        second.add([entry(2, "甲")])
    with pytest.raises(Busy):
        second.clear()
    first.commit()
    second.add([entry(2, "甲")])
    second.close()
    first.add([entry(3, "甲")])
    first.commit()
    assert found(second, "甲") == [1, 3]


def test_a_reader_of_a_cleared_folder_goes_on(folder: Path) -> None:
    reader, writer = EmbeddedEngine(folder), EmbeddedEngine(folder)
    titled(writer, "甲")
    assert found(reader, "甲") == [1]
    (folder / "version").write_text("other", encoding="utf-8")
    titled(EmbeddedEngine(folder), "乙", "乙")
    assert found(reader, "乙") == [1, 2]


def test_busy_is_an_error_a_person_can_read() -> None:
    assert issubclass(Busy, ShibaoError)
