"""`shibao archive` and `shibao find`."""

import json
from collections.abc import Callable
from pathlib import Path

from builders import make_issue, make_reading, revised
from shibao.cli.read import write_issue
from shibao.config import Config
from shibao.paper import Masthead


def test_issues_are_added_unchanged_or_revised(at_home: Callable, tmp_path: Path) -> None:
    for week in (0, 1):
        write_issue(make_reading(week, media=True), tmp_path / f"{week}.json")
    assert at_home("archive", "add", tmp_path).code == 0
    (tmp_path / "1.json").write_text(revised(make_issue(1)).to_json(), encoding="utf-8")
    (tmp_path / "2.txt").touch()
    ended = at_home("archive", "add", f"{tmp_path}/*.*", "--json")
    results = json.loads(ended.out)
    assert ended.code == 3
    assert [result.get("outcome") for result in results] == ["unchanged", "revised", None]
    assert "2.txt" in results[2]["error"]
    assert "收入 0 期，新稿 1 期，未变 1 期，失败 1 份" in ended.err


def test_a_masthead_is_completed_and_never_overruled(at_home: Callable, tmp_path: Path) -> None:
    issue = make_issue(0)
    issue.masthead = Masthead(number=7)
    path = tmp_path / "a.json"
    path.write_text(issue.to_json(), encoding="utf-8")
    given = ("--date", "2024-06-21", "--number", "8", "--paper", "某报")
    assert (
        json.loads(at_home("archive", "add", path, *given, "--json").out)[0]["key"] == "2024-06-21"
    )
    from shibao.archive.shelf import issue as kept

    head = kept("2024-06-21").masthead
    assert (head.title, head.number) == ("某报", 7)


def test_an_issue_that_cannot_be_told_is_bad(at_home: Callable, tmp_path: Path) -> None:
    issue = make_issue(0)
    issue.masthead = Masthead()
    (tmp_path / "a.json").write_text(issue.to_json(), encoding="utf-8")
    ended = at_home("archive", "add", tmp_path / "a.json")
    assert ended.code == 3
    assert "--date" in ended.err


def test_find_prints_hits_and_where_they_stand(at_home: Callable, issue_file: Path) -> None:
    at_home("archive", "add", issue_file)
    ended = at_home("find", "老粮仓", "记者:江一帆")
    assert ended.code == 0
    assert "老粮仓文化园开园  2024-06-21/" in ended.out
    assert "共 1 篇" in ended.err
    assert at_home("find", "没有的词").code == 0


def test_find_prints_json_and_pages(at_home: Callable, tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text(make_issue(0).to_json(), encoding="utf-8")
    at_home("archive", "add", tmp_path / "a.json")
    first = json.loads(at_home("find", "区 OR 会", "--json", "--facets", "--limit", 3).out)
    more = ("--after", first["cursor"])
    second = json.loads(at_home("find", "区 OR 会", "--json", "--limit", 3, *more).out)
    assert {"total", "hits", "facets"} <= first.keys()
    assert first["facets"]["year"] == {"2020": first["total"]}
    assert {"issue", "date", "page", "article", "title", "snippet"} <= first["hits"][0].keys()
    assert not {hit["article"] for hit in first["hits"]} & {
        hit["article"] for hit in second["hits"]
    }


def test_a_wrong_query_is_pointed_at(at_home: Callable) -> None:
    ended = at_home("find", "(公园")
    assert ended.code == 2
    assert ended.err.startswith("(公园\n     ^\n错误：")


def test_a_whole_archive_verifies_and_a_broken_one_does_not(
    at_home: Callable, home: Config, tmp_path: Path
) -> None:
    write_issue(make_reading(0, media=True), tmp_path / "a.json")
    at_home("archive", "add", tmp_path / "a.json")
    assert at_home("archive", "verify").code == 0
    [picture] = [path for path in home.media.rglob("*") if path.is_file()]
    picture.write_bytes(b"x")
    ended = at_home("archive", "verify", "--json")
    assert ended.code == 1
    assert len(json.loads(ended.out)) == 1


def test_reindex_and_backup_tell_what_they_did(at_home: Callable, tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text(make_issue(0).to_json(), encoding="utf-8")
    at_home("archive", "add", tmp_path / "a.json")
    assert "1 期" in at_home("archive", "reindex").out
    summary = json.loads(at_home("archive", "backup", tmp_path / "b.zip", "--json").out)
    assert (summary["issues"], summary["articles"]) == (1, 8)
    assert at_home("archive", "backup", tmp_path / "b.zip").code == 2
    assert at_home("archive", "restore", tmp_path / "b.zip").code == 2, "the home is not empty"
    assert at_home("archive", "restore", tmp_path / "a.json").code in (2, 3)
