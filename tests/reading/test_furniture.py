"""The grammars of what stands around the text: page lines, imprint, masthead (see `test_bylines`).

What they must not take for furniture is tested as hard: running text, heads, and 2,000 real news
articles where they are at hand.
"""

import gzip
import json
from collections.abc import Callable, Iterator
from datetime import date
from functools import cache
from itertools import islice
from pathlib import Path
from typing import Any

import pytest

from shibao.paper import Imprint
from shibao.reading.byline import parse_byline, parse_caption
from shibao.reading.imprint import merge_imprints, parse_imprint
from shibao.reading.masthead import MastheadReader
from shibao.reading.pageline import parse_page_line

NEWS = Path(__file__).resolve().parents[2].parent / "shared/data/news/xwlb-2022-2024.jsonl.gz"

Said = dict[str, Any]


class TestPageLine:
    @pytest.mark.parametrize(
        ("line", "number", "name"),
        [
            ("02版 综合", 2, "综合"),
            ("2版　综合", 2, "综合"),
            ("02版·要闻", 2, "要闻"),
            ("第二版 要闻", 2, "要闻"),
            ("第2版：要闻", 2, "要闻"),
            ("第10版", 10, None),
            ("第12版 副刊", 12, "副刊"),
            ("第十二版 副刊", 12, "副刊"),
            ("第二十一版", 21, None),
            ("A02 民生", 2, "民生"),
            ("综合 02", 2, "综合"),
            ("综合·03", 3, "综合"),
            ("综合 03版", 3, "综合"),
            ("【04版 社会新闻】", 4, "社会新闻"),
            ("河湾时报 02版 综合", 2, "综合"),
            ("河湾时报 02版 社会新闻", 2, "社会新闻"),
            ("2024年3月15日 星期五 02版 综合", 2, "综合"),
        ],
    )
    def test_read(self, line: str, number: int, name: str | None) -> None:
        page = parse_page_line(line)
        assert page is not None
        assert (page.number, page.name) == (number, name)
        assert page.masthead.number is None, "a page's number is not the issue's"

    @pytest.mark.parametrize(
        ("line", "name"),
        [
            ("02版 综合　责编：王浩", "综合"),
            ("综合·02　责编：王浩", "综合"),
            ("第二版：社会新闻　责编：王浩", "社会新闻"),
            ("第2版　责编：王浩", None),
            ("【02版 综合】　责编：王浩", "综合"),
            ("河湾时报 02版 综合　责编：王浩", "综合"),
            ("2024年3月15日 02版 综合 责编：王浩", "综合"),
        ],
    )
    def test_editor_beside_it(self, line: str, name: str | None) -> None:
        page = parse_page_line(line)
        assert page is not None
        assert (page.number, page.name, page.imprint.editors) == (2, name, ["王浩"])

    @pytest.mark.parametrize(
        "line",
        [
            "下转第2版",
            "（下转第二版）",
            "上接第1版",
            "今日4版",
            "新版教材",
            "修订版",
            "2024年02月",
            "本版编辑 王浩",
            "该书第2版近日面世。",
            "G107国道03标段",
        ],
    )
    def test_not_read(self, line: str) -> None:
        assert parse_page_line(line) is None


IMPRINTS: list[tuple[str, Said]] = [
    (
        "值班编辑 焦芙 校对 刘平 孙畅 总编室 68925380 办公室 68938300 邮箱 SJ1@163.com",
        {
            "duty_editors": ["焦芙"],
            "proofreaders": ["刘平", "孙畅"],
            "phones": {"总编室": "68925380", "办公室": "68938300"},
            "email": "SJ1@163.com",
        },
    ),
    (
        "责编：王浩 | 美编：李静 | 校对：赵敏",
        {"editors": ["王浩"], "designers": ["李静"], "proofreaders": ["赵敏"]},
    ),
    ("责任编辑/王浩 李静", {"editors": ["王浩", "李静"]}),
    ("■责编 王浩 ■校对 李静", {"editors": ["王浩"], "proofreaders": ["李静"]}),
    ("本版责编：王　浩　版式：李静", {"editors": ["王浩"], "designers": ["李静"]}),
    ("值班主任：王浩　值班编辑：李静", {"duty_editors": ["王浩", "李静"]}),
    ("热线：0371-68925380", {"phones": {"热线": "0371-68925380"}}),
    (
        "新闻热线：6620118 投稿邮箱：tg@x.cn",
        {"phones": {"新闻热线": "6620118"}, "email": "tg@x.cn"},
    ),
    ("投稿：tg-2024@news.example.com", {"email": "tg-2024@news.example.com"}),
    ("总编室 68925380", {"phones": {"总编室": "68925380"}}),
    (
        "地址：河湾区人民路1号 邮编：450000",
        {"address": "河湾区人民路1号", "others": {"邮编": "450000"}},
    ),
    (
        "总编辑：王浩 副总编辑：李静 编辑：赵敏",
        {"others": {"总编辑": "王浩", "副总编辑": "李静"}, "editors": ["赵敏"]},
    ),
    ("印刷：云津印务公司", {"others": {"印刷": "云津印务公司"}}),
]


class TestImprint:
    @pytest.mark.parametrize(("line", "said"), IMPRINTS)
    def test_read(self, line: str, said: Said) -> None:
        imprint = parse_imprint(line)
        assert imprint is not None
        assert {key: value for key, value in imprint if value} == said

    @pytest.mark.parametrize(
        "line",
        [
            "校对",
            "校对：",
            "编辑同志：",
            "编辑部的故事",
            "责任编辑要把好政治关、事实关、文字关。",
            "办公室工作会议召开",
            "总编室里灯火通明，值班的人还在改稿。",
            "热线响个不停",
            "电话那头，母亲的声音有些沙哑。",
            "地址",
            "发行量突破一万份",
            "出版社送来三千册图书",
            "审核了各部门报送的预算草案，并提出修改意见。",
            "时间：3月5日9时",
        ],
    )
    def test_not_read(self, line: str) -> None:
        assert parse_imprint(line) is None

    def test_lines_are_merged_names_once(self) -> None:
        lines = ("责编：王浩", "责编：王浩 李静", "热线：6620118", "热线：6620119")
        parts = [part for part in map(parse_imprint, lines) if part]
        whole = merge_imprints(parts)
        assert len(parts) == len(lines)
        assert whole.editors == ["王浩", "李静"]
        assert whole.phones == {"热线": "6620118"}

    def test_nothing_merged_is_an_empty_imprint(self) -> None:
        assert merge_imprints([]) == Imprint()


MASTHEADS: list[tuple[list[str], Said]] = [
    (
        ["河湾时报", "2021年10月", "16", "星期六", "辛丑年九月十一", "第32期(总第707期)"],
        {
            "title": "河湾时报",
            "date": date(2021, 10, 16),
            "weekday": "星期六",
            "lunar": "辛丑年九月十一",
            "number": 32,
            "number_total": 707,
        },
    ),
    (
        ["2024年2月2日　星期五　农历癸卯年腊月廿三　第3期　总第404期　今日4版"],
        {
            "date": date(2024, 2, 2),
            "weekday": "星期五",
            "lunar": "癸卯年腊月廿三",
            "number": 3,
            "number_total": 404,
            "page_count": 4,
        },
    ),
    (
        ["二〇二四年二月二日", "总第1234期"],
        {"date": date(2024, 2, 2), "number_total": 1234},
    ),
    (["第三十二期（总第七百零七期）"], {"number": 32, "number_total": 707}),
    (["邮发代号：35-12", "对开四版"], {"postal_code": "35-12", "page_count": 4}),
    (["国内统一连续出版物号 CN41-0001"], {"licence": "国内统一连续出版物号 CN41-0001"}),
    (["国内统一刊号：CN41-0001"], {"licence": "国内统一刊号：CN41-0001"}),
    (["CN 41-0001"], {"licence": "CN 41-0001"}),
    (["河南省连续性内资", "[审郑州连]00015号"], {"licence": "河南省连续性内资 [审郑州连]00015号"}),
    (["河南省连续性内资 (豫)LA202016"], {"licence": "河南省连续性内资 (豫)LA202016"}),
    (["浙内资准字第0123号"], {"licence": "浙内资准字第0123号"}),
    (["内资准印号：豫内资准字037号"], {"licence": "内资准印号：豫内资准字037号"}),
    (["京内资准字0718-L0122号"], {"licence": "京内资准字0718-L0122号"}),
    (["准印证号：（云）LX2023018号"], {"licence": "准印证号：（云）LX2023018号"}),
    (["云津市河湾区融媒体中心编印"], {"publisher": "云津市河湾区融媒体中心"}),
    (["主办：中共河湾区委宣传部"], {"publisher": "中共河湾区委宣传部"}),
    (
        ["主管：中共河湾区委 主办：河湾区融媒体中心"],
        {"supervisor": "中共河湾区委", "publisher": "河湾区融媒体中心"},
    ),
    (["监督电话 67183172"], {"hotline": "67183172"}),
    (["新闻热线：0371-67183172"], {"hotline": "0371-67183172"}),
    (["内部资料 免费交流"], {"distribution": "内部资料 免费交流"}),
    (["HEWAN TIMES", "河 湾 时 报"], {"title": "河湾时报", "title_en": "HEWAN TIMES"}),
    (["《河湾时报》", "Hewan Weekly News"], {"title": "河湾时报", "title_en": "Hewan Weekly News"}),
]


class TestMasthead:
    @pytest.mark.parametrize(("lines", "said"), MASTHEADS)
    def test_read(self, lines: list[str], said: Said) -> None:
        reader = MastheadReader()
        assert [reader.take(line) for line in lines] == [True] * len(lines)
        assert reader.masthead.model_dump(exclude_none=True) == said

    @pytest.mark.parametrize("lines", [lines for lines, _ in MASTHEADS if len(lines) > 1])
    def test_said_the_same_in_any_order(self, lines: list[str]) -> None:
        """The day follows its month and a licence's code its word; all the rest moves."""
        forward, backward = MastheadReader(), MastheadReader()
        kept = [i for i, line in enumerate(lines) if line in ("16", "[审郑州连]00015号")]
        groups: list[list[str]] = []
        for at, line in enumerate(lines):
            if at in kept:
                groups[-1].append(line)
            else:
                groups.append([line])
        for line in lines:
            forward.take(line)
        for line in (line for group in reversed(groups) for line in group):
            assert backward.take(line), line
        assert backward.masthead == forward.masthead

    @pytest.mark.parametrize(
        "line",
        [
            "一季度我区投资实现良好开局",
            "一河清水 两岸新绿",
            "区政协召开九届二十次常委会议",
            "李金勇调研党建引领网格化基层治理",
            "春耕进行时",
            "3月5日，我区召开经济运行分析会。",
            "天气转凉，我区各地抢抓晴好时机收割晚稻，",
            "全区教育工作会议召开 部署新学期工作",
            "13",
            "我区党史学习教育学习辅导材料出版",
        ],
    )
    def test_not_taken(self, line: str) -> None:
        """A head or a sentence is not the masthead's, nor anything but its own fields."""
        reader = MastheadReader()
        reader.take("河湾时报")
        assert not reader.take(line)
        assert reader.masthead.model_dump(exclude_none=True) == {"title": "河湾时报"}

    def test_impossible_date_is_not_a_date(self) -> None:
        reader = MastheadReader()
        reader.take("2024年2月31日")
        assert reader.masthead.date is None


@cache
def running_text() -> list[str]:
    """Paragraphs of every eighth real news article, 2,000 articles."""
    with gzip.open(NEWS, "rt", encoding="utf-8") as file:
        articles = [json.loads(line) for line in islice(_eighth(file), 2000)]
    lines = (line.strip() for article in articles for line in article["body"].split("\n"))
    return [line for line in lines if len(line) > 1]


def _eighth(lines: Iterator[str] | Any) -> Iterator[str]:
    return islice(lines, 0, None, 8)


@pytest.mark.skipif(not NEWS.is_file(), reason=f"no news at {NEWS}: false alarms not measured")
@pytest.mark.parametrize("grammar", [parse_byline, parse_imprint, parse_page_line, parse_caption])
def test_no_real_paragraph_is_furniture(grammar: Callable[[str], object]) -> None:
    """Of 2,000 broadcast articles no paragraph is a newspaper's furniture: tolerance none."""
    taken = [line for line in running_text() if grammar(line)]
    assert len(running_text()) > 8000
    assert taken == []
