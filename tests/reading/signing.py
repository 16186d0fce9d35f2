"""Signs a made-up story: every usual form of byline, with what it says entered into the truth."""

from random import Random

from reading.newsroom import Story
from shibao.paper import Article, Byline

SOURCES = ("新华社", "区住房和城乡建设局", "河岸区融媒体中心", "区人力资源和社会保障局")


def sign(random: Random, story: Story, staff: list[str]) -> tuple[str, str, str]:
    """What stands above the text, below it on a line of its own, and after its last word."""
    article = story.article
    if story.kind == "notice":
        article.byline.source = random.choice(SOURCES)
        return "", random.choice(("来源：{}", "（来源：{}）")).format(article.byline.source), ""
    people = random.sample(staff, 3)
    if story.kind == "feature" or random.random() < 0.2:
        return _above(random, article, people), "", ""
    if story.kind == "news" and random.random() < 0.6:
        _lead(random, article, people)
        return "", "", ""
    line = _below(random, article, people)
    return ("", "", line) if random.random() < 0.15 else ("", line, "")


def _names(random: Random, people: list[str]) -> str:
    """Names in a row; two-character names may be set to the width of three."""
    wide = random.random() < 0.2
    gap = random.choice((" ", " ", "　"))
    return gap.join(f"{n[0]}{gap}{n[1]}" if wide and len(n) == 2 else n for n in people)


def _below(random: Random, article: Article, people: list[str]) -> str:
    one, two = people[:2], people[2:]
    a, b = _names(random, one), _names(random, two)
    word = random.choice(("记者", "本报记者"))
    colon = random.choice((" ", " ", "："))
    form, who = random.choice(
        (
            (f"（{word}{colon}{a}）", Byline(reporters=one)),
            (f"（{word}{colon}{a}）", Byline(reporters=one)),
            (f"（{word} {b}）", Byline(reporters=two)),
            (f"（{word} {a} 通讯员 {b}）", Byline(reporters=one, correspondents=two)),
            (f"（{word} {a} 文/图）", Byline(reporters=one, photographers=one)),
            (f"（{word} {a} 通讯员 {b} 文/图）", _everyone(one, two)),
            (f"（通讯员 {b}）", Byline(correspondents=two)),
            (f"（{word} {a} 摄影 {b}）", Byline(reporters=one, photographers=two)),
        )
    )
    article.byline = who
    return form


def _everyone(one: list[str], two: list[str]) -> Byline:
    return Byline(reporters=one, correspondents=two, photographers=one + two)


def _above(random: Random, article: Article, people: list[str]) -> str:
    one, two = people[:1], people[1:2]
    a, b = one[0], two[0]
    bullet = random.choice(("□ ", "■ ", "● ", "□　", ""))
    form, who = random.choice(
        (
            (f"{bullet}本报记者 {a}", Byline(reporters=one)),
            (f"{bullet}记者 {a} 通讯员 {b}", Byline(reporters=one, correspondents=two)),
            (f"{bullet}本报记者 {a} 文/图", Byline(reporters=one, photographers=one)),
            (f"{bullet}文/{a} 图/{b}", Byline(reporters=one, photographers=two)),
            (f"{bullet}{a}/文 {b}/图", Byline(reporters=one, photographers=two)),
        )
    )
    article.byline = who
    return form


def _lead(random: Random, article: Article, people: list[str]) -> None:
    """`本报讯（记者 甲）` stays in the lead as printed."""
    one, two = people[:2], people[2:]
    a, b = _names(random, one), two[0]
    form, who = random.choice(
        (
            (f"本报讯（记者 {a}）", Byline(reporters=one)),
            (f"本报讯（记者{b}）", Byline(reporters=two)),
            (f"本报讯（通讯员 {b}）", Byline(correspondents=two)),
            (f"本报讯（记者 {a} 通讯员 {b}）", Byline(reporters=one, correspondents=two)),
        )
    )
    article.byline = who
    article.paragraphs[0].text = form + article.paragraphs[0].text
