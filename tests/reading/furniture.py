"""Prints what stands around the stories: masthead, page lines, imprint, in many papers' forms."""

from datetime import date
from random import Random

from lunar_python import Solar

from reading.newsroom import SECTIONS
from shibao.paper import Imprint, Masthead
from shibao.paper.numerals import to_numeral

Paper = tuple[str, str, str, str, str]


def print_masthead(
    random: Random, paper: Paper, day: date, heading: str
) -> tuple[list[str], Masthead]:
    """The masthead's lines, in any order, on a few lines or on many, and what they say."""
    title, title_en, place, province, short = paper
    number, total = random.randint(1, 52), random.randint(100, 2999)
    publisher = random.choice((f"{place}融媒体中心", f"中共{place}委宣传部"))
    said = Masthead(
        title=title,
        title_en=random.choice((title_en, None)),
        publisher=publisher,
        date=day,
        weekday="星期" + "一二三四五六日"[day.weekday()],
        lunar=random.choice((_lunar(day), None)),
    )
    parts = [
        [_publisher(random, publisher)],
        *_day(random, said),
        *_numbers(random, said, number, total),
    ]
    parts += _licence(random, said, place, province, short)
    parts += _extras(random, said)
    if said.title_en:
        parts.append([said.title_en])
    random.shuffle(parts)
    name = random.choice((title, title, f"《{title}》", " ".join(title)))
    return _arrange(random, ("# " if heading else "") + name, parts), said


def _lunar(day: date) -> str:
    """By the library's own words, not by the calendar that other tests check."""
    moon = Solar.fromYmd(day.year, day.month, day.day).getLunar()
    return f"{moon.getYearInGanZhi()}年{moon.getMonthInChinese()}月{moon.getDayInChinese()}"


def _arrange(random: Random, name: str, parts: list[list[str]]) -> list[str]:
    """Parts on lines of their own, or two to four on a line; those of two pieces keep their two."""
    lines: list[str] = []
    rows = random.random() < 0.5
    gap = random.choice(("　", "  ", " | "))
    while parts:
        take = random.randint(2, 4) if rows else 1
        row, parts = parts[:take], parts[take:]
        lines += row[0] if len(row) == 1 else [gap.join(" ".join(part) for part in row)]
    lines.insert(0 if random.random() < 0.7 else random.randrange(len(lines) + 1), name)
    return lines


def _publisher(random: Random, publisher: str) -> str:
    forms = ("{}编印", "{}主办", "{} 编印", "主办：{}", "主办单位：{}", "编印：{}")
    return random.choice(forms).format(publisher)


def _day(random: Random, said: Masthead) -> list[list[str]]:
    day = said.date
    assert day
    whole = f"{day.year}年{day.month}月{day.day}日"
    lunar = random.choice(("", "农历")) + said.lunar if said.lunar else ""
    form = random.choice(("apart", "together", "line"))
    if form == "line":
        return [[" ".join(filter(None, (whole, said.weekday, lunar)))]]
    parts = [[said.weekday or ""]] + ([[lunar]] if lunar else [])
    if form == "apart":
        return [[f"{day.year}年{day.month}月", str(day.day)], *parts]
    return [[whole], *parts]


def _numbers(random: Random, said: Masthead, number: int, total: int) -> list[list[str]]:
    form = random.choice(("both", "both", "apart", "number", "total", "said"))
    said.number = None if form == "total" else number
    said.number_total = None if form == "number" else total
    if form == "both":
        bracketed = random.choice(("第{}期（总第{}期）", "第{}期 总第{}期", "第{}期 (总第{}期)"))
        return [[bracketed.format(number, total)]]
    if form == "said":
        return [[f"第{to_numeral(number)}期（总第{to_numeral(total)}期）"]]
    parts = [[f"第{number}期"]] if said.number else []
    return parts + ([[f"总第{total}期"]] if said.number_total else [])


def _licence(
    random: Random, said: Masthead, place: str, province: str, short: str
) -> list[list[str]]:
    """Licences of the shapes that provinces give; those of two pieces may take two lines."""
    n, year = random.randint(1, 299), random.randint(2010, 2024)
    pieces = random.choice(
        (
            [f"{province}连续性内资", f"[审{place[:2]}连]{n:05}号"],
            [f"{province}连续性内资", f"（{short}）LA{year}{n:02}"],
            [f"{province}连续性内部资料准印证（{short}）LX{year}{n:03}号"],
            [f"{short}内资准字第{n:04}号"],
            [f"内资准印号：{short}内资准字{n:03}号"],
            [f"准印证号：{short}内资准字{year}-L{n:03}号"],
            [f"国内统一连续出版物号 CN{random.randint(11, 65)}-{n:04}"],
            [f"国内统一刊号：CN{random.randint(11, 65)}-{n:04}"],
        )
    )
    said.licence = " ".join(pieces)
    return [pieces]


def _extras(random: Random, said: Masthead) -> list[list[str]]:
    parts = []
    if random.random() < 0.6:
        said.distribution = random.choice(("内部资料 免费交流", "内部资料 注意保存", "免费赠阅"))
        parts.append([said.distribution])
    if random.random() < 0.6:
        said.hotline = random.choice((f"{random.randint(10**6, 10**8)}", "0371-67183172"))
        form = random.choice(("监督电话 {}", "新闻热线：{}", "热线：{}", "新闻热线 {}"))
        parts.append([form.format(said.hotline)])
    if random.random() < 0.3:
        said.postal_code = f"{random.randint(1, 80)}-{random.randint(1, 200)}"
        parts.append([random.choice(("邮发代号：{}", "邮发代号 {}")).format(said.postal_code)])
    if random.random() < 0.5:
        said.page_count = random.choice((4, 8, 12))
        count = random.choice(("今日{n}版", "本期{n}版", "今日 {n} 版", "今日{numeral}版"))
        parts.append([count.format(n=said.page_count, numeral=to_numeral(said.page_count))])
    return parts


class Folio:
    """Page lines of one paper: one form throughout, with or without the page's editor."""

    FORMS = (
        "{n:02}版 {name}",
        "{n:02}版　{name}",
        "第{numeral}版 {name}",
        "第{numeral}版：{name}",
        "A{n:02} {name}",
        "{name} {n:02}版",
        "{name}·{n:02}",
        "{paper} {n:02}版 {name}",
        "【{n:02}版 {name}】",
        "第{n}版",
    )

    def __init__(self, random: Random, paper: str, staff: list[str]) -> None:
        self._form = random.choice(self.FORMS)
        self._paper = paper
        self._names = random.sample(SECTIONS, 4)
        self._editors = random.sample(staff, 4) if random.random() < 0.25 else []

    def print(self, number: int) -> tuple[str, str | None, list[str]]:
        """The line of a page, the page's name and the editors it names."""
        name = self._names[number - 1]
        line = self._form.format(n=number, numeral=to_numeral(number), name=name, paper=self._paper)
        editors = self._editors[number - 1 : number]
        line += "　责编：" + editors[0] if editors else ""
        return line, name if "{name}" in self._form else None, editors


def print_imprint(random: Random, staff: list[str]) -> tuple[list[str], Imprint]:
    """The imprint's lines in one of several papers' forms, and what they say."""
    one, two, three, four = random.sample(staff, 4)
    said = Imprint()
    colon = random.choice((" ", "：", "/", "："))
    rows = [
        _people(random, said.duty_editors, ("值班编辑", "值班主任"), colon, [one]),
        _people(random, said.editors, ("责任编辑", "责编", "编辑"), colon, [two]),
        _people(random, said.designers, ("美编", "版式设计"), colon, [three], 0.5),
        _people(random, said.proofreaders, ("校对",), colon, [four, one]),
    ]
    colon = " " if colon == "/" else colon
    for label in random.sample(
        ("总编室", "办公室", "编辑部电话", "新闻热线"), random.randint(0, 3)
    ):
        said.phones[label] = str(random.randint(10**6, 10**8))
        rows.append(f"{label}{colon}{said.phones[label]}")
    if random.random() < 0.7:
        said.email = random.choice(("bjb@example.cn", "SJSX1@163.com", "tg-2024@news.example.com"))
        rows.append(f"{random.choice(('邮箱', '投稿邮箱', '投稿'))}{colon}{said.email}")
    rows = [row for row in rows if row] or [f"校对{colon}{four}"]
    form = random.choice((" ", "　", " | ", "\n", " ■ "))
    if form == "\n":
        return rows, said
    cut = random.choice((len(rows), len(rows) // 2))
    return [form.join(part) for part in (rows[:cut], rows[cut:]) if part], said


def _people(
    random: Random,
    into: list[str],
    labels: tuple[str, ...],
    colon: str,
    names: list[str],
    odds: float = 0.8,
) -> str:
    if random.random() > odds:
        return ""
    into += names[: random.randint(1, len(names))]
    return f"{random.choice(labels)}{colon}{' '.join(into)}"
