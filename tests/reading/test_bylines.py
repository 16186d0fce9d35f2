"""The grammars of bylines and captions, and what they must not take."""

from typing import Any

import pytest

from shibao.reading.byline import lead_byline, parse_byline, parse_caption, split_trailing

Said = dict[str, Any]
R, C, P = "reporters", "correspondents", "photographers"

BYLINES: list[tuple[str, Said]] = [
    ("（记者 王浩 李清媛）", {R: ["王浩", "李清媛"]}),
    ("(记者 王浩 李清媛)", {R: ["王浩", "李清媛"]}),
    ("（记者王浩）", {R: ["王浩"]}),
    ("（本报记者王浩、李清媛）", {R: ["王浩", "李清媛"]}),
    ("（记者：王浩 李清媛）", {R: ["王浩", "李清媛"]}),
    ("（记者 孙 畅 王少春）", {R: ["孙畅", "王少春"]}),
    ("（记者　王　浩　李　静）", {R: ["王浩", "李静"]}),
    ("（记者 欧阳小满 阿依古丽·买买提）", {R: ["欧阳小满", "阿依古丽·买买提"]}),
    ("（本报记者 王浩 通讯员 李静 文/图）", {R: ["王浩"], C: ["李静"], P: ["王浩", "李静"]}),
    ("（记者 王浩 通讯员 李静 赵敏）", {R: ["王浩"], C: ["李静", "赵敏"]}),
    ("（通讯员 李静）", {C: ["李静"]}),
    ("（特约记者 王浩）", {R: ["王浩"]}),
    ("（记者 王浩 实习生 李静）", {R: ["王浩", "李静"]}),
    ("（全媒体记者 王浩）", {R: ["王浩"]}),
    ("（记者 王浩 文/图）", {R: ["王浩"], P: ["王浩"]}),
    ("（记者 王浩 摄影报道）", {R: ["王浩"], P: ["王浩"]}),
    ("（记者 王浩 摄影 李静）", {R: ["王浩"], P: ["李静"]}),
    ("文/王浩 图/李静", {R: ["王浩"], P: ["李静"]}),
    ("王浩/文 李静/图", {R: ["王浩"], P: ["李静"]}),
    ("（记者 王浩/文 李静/图）", {R: ["王浩"], P: ["李静"]}),
    ("（记者 王浩 文 李静 图）", {R: ["王浩"], P: ["李静"]}),
    ("（记者 王浩 李静 摄）", {P: ["王浩", "李静"]}),
    ("王浩 摄", {P: ["王浩"]}),
    ("摄影：王浩", {P: ["王浩"]}),
    ("□ 本报记者 王浩", {R: ["王浩"]}),
    ("■本报记者 王浩 通讯员 李静", {R: ["王浩"], C: ["李静"]}),
    ("● 记者 王浩 文/图", {R: ["王浩"], P: ["王浩"]}),
    ("本报记者　王浩　李静", {R: ["王浩", "李静"]}),
    ("□ 顾桂香", {R: ["顾桂香"]}),
    ("作者：王浩", {R: ["王浩"]}),
    ("（王浩 李清媛）", {R: ["王浩", "李清媛"]}),
    ("（记者 文静 高图）", {R: ["文静", "高图"]}),
    ("（王浩 供稿）", {C: ["王浩"]}),
    ("来源：新华社", {"source": "新华社"}),
    ("（来源：区住房和城乡建设局）", {"source": "区住房和城乡建设局"}),
    ("（据新华社）", {"source": "新华社"}),
    ("摘自《人民日报》", {"source": "《人民日报》"}),
    ("（记者）", {}),
    ("（本报记者 ）", {}),
]
NOT_BYLINES = [
    "记者从区统计局获悉，一季度全区投资增长8.2%。",
    "记者走基层",
    "记者节快乐",
    "记者节里话初心",
    "通讯员培训班开班",
    "本报记者获奖",
    "王浩",
    "王浩 李静",
    "文静",
    "（下转第2版）",
    "（上接第1版）",
    "（未完待续）",
    "（讨论稿）",
    "区领导王浩、李静参加会议。",
    "据了解，本次活动由区文化馆主办。",
    "据外地媒体报道，该县一处仓库昨夜起火，无人员伤亡。",
    "据介绍",
    "摄影展开幕",
    "图书馆",
    "作者在书中写道，故乡的河流从来不急。",
    "“记者同志，您来得正好。”",
]


def said_by(byline: Any) -> Said:
    """The fields of a byline that say something."""
    keys = (R, C, P, "source")
    return {key: getattr(byline, key) for key in keys if getattr(byline, key)}


class TestByline:
    @pytest.mark.parametrize(("line", "said"), BYLINES)
    def test_read(self, line: str, said: Said) -> None:
        byline = parse_byline(line)
        assert byline is not None
        assert said_by(byline) == said
        assert byline.text == line

    @pytest.mark.parametrize("line", NOT_BYLINES)
    def test_not_read(self, line: str) -> None:
        assert parse_byline(line) is None

    @pytest.mark.parametrize(
        ("text", "said"),
        [
            ("本报讯（记者王浩）3月5日，我区召开会议。", {R: ["王浩"]}),
            ("本报讯 (记者 王浩 通讯员 李静) 3月5日,", {R: ["王浩"], C: ["李静"]}),
            ("本报讯（通讯员 李静）近日，", {C: ["李静"]}),
            ("本报讯（记者 王浩 文/图）近日，", {R: ["王浩"], P: ["王浩"]}),
            ("本报讯 记者王浩报道：近日，", {R: ["王浩"]}),
            ("新华社北京3月5日电（记者王浩、李静）国务院", {R: ["王浩", "李静"]}),
        ],
    )
    def test_in_lead(self, text: str, said: Said) -> None:
        byline = lead_byline(text)
        assert byline is not None
        assert said_by(byline) == said

    @pytest.mark.parametrize(
        "text",
        [
            "本报讯 近日，记者从区教育局获悉，新学期将新增学位。",
            "区委副书记（主持工作）王浩参加会议。",
            "3月5日，区委书记王浩（记者 李静）",
        ],
    )
    def test_not_in_lead(self, text: str) -> None:
        assert lead_byline(text) is None

    @pytest.mark.parametrize(
        ("text", "body", "said"),
        [
            ("区领导参加活动。（记者 王浩 李静）", "区领导参加活动。", {R: ["王浩", "李静"]}),
            ("“真好！”（本报记者 王浩）", "“真好！”", {R: ["王浩"]}),
            ("谁不爱家乡？ (通讯员 李静)", "谁不爱家乡？", {C: ["李静"]}),
        ],
    )
    def test_trailing(self, text: str, body: str, said: Said) -> None:
        parted = split_trailing(text)
        assert parted is not None
        assert (parted[0], said_by(parted[1])) == (body, said)

    @pytest.mark.parametrize(
        "text",
        [
            "审议了工作要点（讨论稿）",
            "活动持续到月底。（周一闭馆）",
            "（记者 王浩）",
            "王浩主持（记者 李静）",
        ],
    )
    def test_nothing_trailing(self, text: str) -> None:
        assert split_trailing(text) is None


class TestCaption:
    @pytest.mark.parametrize(
        ("line", "caption", "names"),
        [
            ("图为活动现场。王浩 摄", "图为活动现场。", ["王浩"]),
            ("图为活动现场。本报记者 王浩 摄", "图为活动现场。", ["王浩"]),
            ("图为活动现场。通讯员 王浩 李静 摄", "图为活动现场。", ["王浩", "李静"]),
            ("图为活动现场。（王 浩 摄）", "图为活动现场。", ["王浩"]),
            ("3月5日，孩子们在公园放风筝。王浩 摄影报道", "3月5日，孩子们在公园放风筝。", ["王浩"]),
            ("图①为活动现场。", "图①为活动现场。", []),
            ("上图：居民在食堂用餐。", "上图：居民在食堂用餐。", []),
            ("图为活动现场。（资料图片）", "图为活动现场。", ["资料图片"]),
            ("王浩 摄", "", ["王浩"]),
            ("本报记者 王浩/摄", "", ["王浩"]),
        ],
    )
    def test_read(self, line: str, caption: str, names: list[str]) -> None:
        credit = parse_caption(line)
        assert credit is not None
        assert (credit.caption, credit.names) == (caption, names)

    @pytest.mark.parametrize(
        "line",
        [
            "图书馆开放时间：9时至17时",
            "他爱好书法和摄影。",
            "摄影展开幕",
            "今年拟摄制三部短片。",
            "图谋不轨者必受惩处。",
        ],
    )
    def test_not_read(self, line: str) -> None:
        assert parse_caption(line) is None
