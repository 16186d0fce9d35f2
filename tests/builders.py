"""Made-up issues for tests: random but the same for the same seed."""

from datetime import date, timedelta
from random import Random

from shibao.paper import (
    Article,
    Byline,
    Doubt,
    Imprint,
    Issue,
    Masthead,
    Page,
    PagePlace,
    Paragraph,
    Photo,
    Region,
    SourcePlace,
)
from shibao.paper.calendar import lunar_text, weekday
from shibao.paper.model import Fold, Source
from shibao.reading import Reading

FIRST_DAY = date(2020, 1, 3)
CHARACTERS = (
    "区委政府工作会议召开发展建设项目推进群众服务社区街道乡村振兴文化教育医疗卫生安全生产环境整治"
    "春夏秋冬山水花木风雨日月年时天地人民大小上下左右东西南北中外新老高低长短多少来去进出"
)
SURNAMES, GIVEN = (
    "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗",
    "伟芳敏静强磊洋勇艳杰娟涛明超霞平刚桂英华",
)


def make_reading(seed: int, *, articles: int = 8, media: bool = False) -> Reading:
    """The issue of 河湾时报 of the `seed`-th week, with a picture in its first story if asked."""
    random = Random(seed)
    stories = [_article(random, position) for position in range(articles)]
    files = {}
    if media:
        stories[0].photos = [Photo(caption=_text(random, 12), credit="图", file="image1.png")]
        files["image1.png"] = b"\x89PNG\r\n\x1a\n" + random.randbytes(900)
    return Reading(_issue(seed, stories), files)


def make_issue(seed: int, *, articles: int = 8) -> Issue:
    """The same without pictures."""
    return make_reading(seed, articles=articles).issue


def revised(issue: Issue, title: str = "更正后的标题") -> Issue:
    """A corrected state: the first story has another title."""
    copy = issue.model_copy(deep=True)
    copy.articles[0].title = title
    return copy


def _issue(seed: int, stories: list[Article]) -> Issue:
    day = FIRST_DAY + timedelta(weeks=seed)
    return Issue(
        masthead=Masthead(
            title="河湾时报",
            publisher="中共河湾区委宣传部",
            date=day,
            weekday=weekday(day),
            lunar=lunar_text(day),
            number=seed % 50 + 1,
            number_total=seed + 1,
        ),
        pages=[Page(number=1, name="要闻", width=1105.5, height=1530), Page(number=2, name=None)],
        articles=stories,
        imprint=Imprint(
            duty_editors=["王敏"], phones={"热线": "1234567", "办公室": "7654321"}, email="a@b.cn"
        ),
        doubts=[Doubt(code="orphan", message="无主的段落", article=stories[0].id)]
        if stories
        else [],
        source=Source(name=f"{day}.txt", kind="text", folds=[Fold(old=",", new="，", count=3)]),
    )


def _article(random: Random, position: int) -> Article:
    page = 1 + position // 4
    return Article(
        id=f"a{position + 1}",
        page=page,
        kicker=_text(random, 8) if position % 3 == 0 else None,
        title=_text(random, random.randint(6, 18)),
        deck=_text(random, 10) if position % 4 == 1 else None,
        paragraphs=[
            Paragraph(
                text=_text(random, random.randint(30, 160)) + "。",
                places=[
                    SourcePlace(start=number, end=number + 9),
                    PagePlace(page=page, box=(1.5, 2, 3, 4)),
                ],
            )
            for number in range(random.randint(1, 5))
        ],
        byline=_byline(random),
        regions=[Region(page=page, box=(0, 0, 100.25, 200))],
        rank=position + 1 if position < 2 else None,
    )


def _byline(random: Random) -> Byline:
    names = [random.choice(SURNAMES) + random.choice(GIVEN) for _ in range(random.randint(0, 2))]
    return Byline(text=f"（记者 {' '.join(names)}）" if names else None, reporters=names)


def _text(random: Random, length: int) -> str:
    return "".join(random.choices(CHARACTERS, k=length))
