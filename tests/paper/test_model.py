"""The model of an issue: JSON both ways, unknown keys, the published schema, clear errors."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from shibao.paper import (
    Article,
    Byline,
    DamagedInput,
    Doubt,
    Imprint,
    Issue,
    Masthead,
    Page,
    PagePlace,
    Paragraph,
    Photo,
    Region,
    ShibaoError,
    SourcePlace,
    WrongUse,
    issue_schema,
)
from shibao.paper.model import Change, Comment, Fold, Source, canonical, fingerprint

PUBLISHED = Path(__file__).resolve().parents[2] / "docs/issue.schema.json"


def whole() -> Issue:
    """An issue with something in every field."""
    return Issue(
        masthead=Masthead(
            title="河湾时报",
            title_en="HEWAN TIMES",
            publisher="河湾区融媒体中心",
            supervisor="中共河湾区委",
            licence="（云）LX2023018号",
            distribution="内部资料 免费交流",
            hotline="6620118",
            date=date(2024, 2, 2),
            weekday="星期五",
            lunar="癸卯年腊月廿三",
            number=3,
            number_total=404,
            postal_code="35-12",
            page_count=4,
        ),
        pages=[Page(number=1, name="要闻", width=1105.5, height=1530)],
        articles=[
            Article(
                id="a1",
                page=1,
                kicker="新春走基层",
                title="仓顶上的年",
                deck="——见闻",
                paragraphs=[
                    Paragraph(
                        text="1月30日，屋顶敞着。",
                        places=[
                            SourcePlace(start=3, end=15),
                            PagePlace(page=1, box=(1, 2.5, 3, 4)),
                        ],
                        changes=[
                            Change(
                                kind="deletion",
                                text="也",
                                author="二审",
                                date="2024-02-01",
                                start=3,
                                end=3,
                            )
                        ],
                        comments=[Comment(text="核对", author=None, start=0, end=2)],
                    ),
                    Paragraph(text="一串钥匙", role="crosshead"),
                    Paragraph(text="甲\t乙\n丙\t丁", role="table"),
                ],
                byline=Byline(
                    text="（记者 江一帆）",
                    reporters=["江一帆"],
                    photographers=["白秋实"],
                    source="新华社",
                ),
                photos=[Photo(caption="图为仓房。", credit="白秋实", file="silos.jpg")],
                regions=[Region(page=1, box=(0, 0, 10, 20))],
                continued_from=2,
                rank=1,
            )
        ],
        imprint=Imprint(
            duty_editors=["段文山"],
            phones={"总编室": "6620101"},
            email="a@b.cn",
            others={"印刷": "甲"},
        ),
        doubts=[Doubt(code="orphan", message="不知属于哪篇", article="a1")],
        source=Source(
            name="a.txt", kind="text", sha256="0" * 64, folds=[Fold(old=",", new="，", count=3)]
        ),
    )


class TestJson:
    @pytest.mark.parametrize("issue", [whole(), Issue()])
    def test_round_trip(self, issue: Issue) -> None:
        assert Issue.from_json(issue.to_json()) == issue
        assert Issue.from_json(issue.to_json().encode()).to_json() == issue.to_json()

    def test_keys_of_the_contract(self) -> None:
        data = whole().to_dict()
        assert data["schema"] == "shibao.issue/1"
        assert list(data) == [
            "schema",
            "masthead",
            "pages",
            "articles",
            "imprint",
            "doubts",
            "source",
        ]
        assert data["masthead"]["date"] == "2024-02-02"
        paragraph = data["articles"][0]["paragraphs"][0]
        assert paragraph["places"] == [{"start": 3, "end": 15}, {"page": 1, "box": [1, 2.5, 3, 4]}]

    def test_absent_is_null_or_empty(self) -> None:
        data = Issue().to_dict()
        assert set(data["masthead"].values()) == {None}
        assert (data["pages"], data["articles"], data["doubts"]) == ([], [], [])

    def test_chinese_is_written_as_it_is(self) -> None:
        text = whole().to_json()
        assert "河湾时报" in text
        assert text.endswith("}\n")

    def test_unknown_keys_are_kept_everywhere(self) -> None:
        data = whole().to_dict()
        places: list[dict[str, Any]] = [
            data,
            data["masthead"],
            data["pages"][0],
            data["articles"][0],
            data["articles"][0]["paragraphs"][0],
            data["articles"][0]["paragraphs"][0]["places"][0],
            data["articles"][0]["byline"],
            data["articles"][0]["photos"][0],
            data["imprint"],
            data["doubts"][0],
            data["source"],
        ]
        for at, place in enumerate(places):
            place["x_desk"] = {"note": [at]}
        assert Issue.from_json(json.dumps(data)).to_dict() == data

    def test_text_of_an_article(self) -> None:
        assert whole().articles[0].text.splitlines()[:2] == ["1月30日，屋顶敞着。", "一串钥匙"]

    def test_issues_do_not_share_lists(self) -> None:
        one, two = Issue(), Issue()
        one.articles.append(Article(id="a1"))
        one.imprint.phones["热线"] = "1"
        assert (two.articles, two.imprint.phones) == ([], {})


class TestDamaged:
    @pytest.mark.parametrize(
        ("data", "key"),
        [
            ('{"schema": "shibao.issue/2"}', "schema"),
            ('{"masthead": {"date": "2024-02-30"}}', "masthead.date"),
            ('{"masthead": {"number": "三"}}', "masthead.number"),
            ('{"articles": [{"title": "无号"}]}', "articles.0.id"),
            ('{"articles": [{"id": "a1", "paragraphs": [{}]}]}', "articles.0.paragraphs.0.text"),
            ('{"articles": {}}', "articles"),
            ("[]", "JSON"),
            ("{", "JSON"),
            ("", "JSON"),
            (b"\xff\xfe\x00", "JSON"),
        ],
    )
    def test_the_first_wrong_key_is_named(self, data: str | bytes, key: str) -> None:
        with pytest.raises(DamagedInput) as caught:
            Issue.from_json(data, where="第3期.json")
        error = caught.value
        assert f"（{key}: " in error.what
        assert str(error).startswith("第3期.json：")
        assert error.todo in str(error)
        assert "\n" not in str(error)

    def test_errors_end_the_command_differently(self) -> None:
        assert (WrongUse("甲").exit_code, DamagedInput("乙").exit_code) == (2, 3)
        assert issubclass(WrongUse, ShibaoError)

    @pytest.mark.parametrize(
        ("where", "todo", "text"),
        [
            ("a.txt", "请重存", "a.txt：坏了。请重存"),
            ("", "请重存", "坏了。请重存"),
            ("a.txt", "", "a.txt：坏了"),
            ("", "", "坏了"),
        ],
    )
    def test_one_clear_line(self, where: str, todo: str, text: str) -> None:
        assert str(DamagedInput("坏了", where=where, todo=todo)) == text


class TestSchema:
    def test_published_schema_is_the_models(self) -> None:
        assert PUBLISHED.is_file(), "no published schema: run `python tools/write_schema.py`"
        published = json.loads(PUBLISHED.read_text(encoding="utf-8"))
        assert published == issue_schema(), (
            "the model has changed: run `python tools/write_schema.py`"
        )

    def test_schema_is_valid(self) -> None:
        Draft202012Validator.check_schema(issue_schema())

    @pytest.mark.parametrize("issue", [whole(), Issue()])
    def test_issues_are_valid_under_it(self, issue: Issue) -> None:
        Draft202012Validator(issue_schema()).validate(issue.to_dict())

    @pytest.mark.parametrize(
        "data",
        [
            {"schema": "shibao.issue/2"},
            {"articles": [{"title": "无号"}]},
            {"pages": [{"name": "要闻"}]},
            {"masthead": {"number": "三"}},
        ],
    )
    def test_wrong_issues_are_not(self, data: dict[str, Any]) -> None:
        assert not Draft202012Validator(issue_schema()).is_valid(data)


class TestIdentity:
    def test_canonical_is_the_same_for_equal_values(self) -> None:
        assert (
            canonical({"b": [1, "二"], "a": None})
            == canonical({"a": None, "b": [1, "二"]})
            == '{"a":null,"b":[1,"二"]}'
        )

    def test_fingerprint(self) -> None:
        assert fingerprint("") == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
        assert fingerprint("甲") != fingerprint("乙")
