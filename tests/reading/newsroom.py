"""Invented copy for the printer: papers, people and stories that do not exist, random by seed."""

from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from shibao.paper import Article, Paragraph, Photo

PAPERS = (
    ("临河时报", "LINHE TIMES", "沧原市临河区", "河南省", "豫"),
    ("青岚新闻", "QINGLAN NEWS", "南浦市青岚区", "浙江省", "浙"),
    ("石川通讯", "SHICHUAN NEWSLETTER", "北原市石川县", "山东省", "鲁"),
    ("白鹭湾周刊", "Bailuwan Weekly", "江陵州市白鹭湾区", "江苏省", "苏"),
    ("今日云桥", "YUNQIAO TODAY", "柳浦市云桥区", "广东省", "粤"),
    ("松溪日报", "SONGXI DAILY", "东岭市松溪县", "河北省", "冀"),
)
"""Title, English title, place, province and the province's short name."""


def _words(text: str) -> list[str]:
    return text.split()


SURNAMES = (
    "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕卢蒋蔡魏叶"
)
GIVEN = _words(
    "晓棠 明玥 浩 畅 安 佳雯 守义 立新 庆梅 一帆 以宁 秋实 芙蓉 国强 敏 "
    "志远 静 书云 原野 长庚 小满 文斌 雪晴 思远 海 若溪 建军 桂兰 磊 "
    "子涵 春生 晨 望舒 佩瑶 振华 一凡 丹 鹏飞 雨桐 卫东"
)
TOPICS = _words(
    "春季农业生产 防汛备汛 老旧小区改造 城乡供水一体化 校园食品安全 秋粮收购 "
    "重点项目建设 森林防火 基层治理 生态环境保护 安全生产 招商引资 养老服务 "
    "农村人居环境整治"
)
PLACES = _words(
    "三里桥社区 南关街道 望河广场 青石镇 沙湾村 东风渠泵站 第二实验小学 "
    "丰禾粮库 云岭产业园 城北污水处理厂 老车站公园 柳营乡 桃花坞村 恒源轴承公司 "
    "区人民医院 临港物流园"
)
OFFICES = _words(
    "农业农村局 水利局 住房和城乡建设局 教育局 民政局 交通运输局 应急管理局 卫生健康委"
)
POSTS = (
    "区委书记",
    "区委副书记、区长",
    "区人大常委会主任",
    "区政协主席",
    "区委常委、常务副区长",
    "副区长",
)
DUTIES = (
    "把责任落实到岗、压实到人",
    "对照清单逐项抓好整改",
    "坚持问题导向，摸清底数、查漏补缺",
    "健全日调度、周通报、月评比机制",
    "盯紧关键节点，倒排工期、挂图作战",
    "加强部门联动，打通堵点难点",
    "把好事办好、实事办实，让群众看得见、摸得着",
    "落实24小时值班值守制度",
    "强化资金监管，确保每一分钱都花在刀刃上",
    "广泛发动群众，营造人人参与、人人支持的浓厚氛围",
    "用好“一线工作法”，到现场去、到群众中去",
    "提高站位、统一思想，切实增强责任感和紧迫感",
    "聚焦薄弱环节，补短板、强弱项、固底板",
    "完善应急预案，备足物资、建强队伍、抓实演练",
    "发挥党员先锋模范作用，把支部建在项目上",
    "严明工作纪律，以督查促落实、以实绩论英雄",
)
AIMS = (
    "为全区经济社会高质量发展提供有力支撑",
    "确保全年目标任务圆满完成",
    "不断增强人民群众的获得感、幸福感、安全感",
    "推动各项工作再上新台阶",
    "以实际行动交出一份合格答卷",
)
BACKGROUND = (
    "今年以来，全区各级各部门密切配合、扎实工作，各项任务取得阶段性成效，但与群众的期盼相比还有差距。",
    "当前正是工作推进的关键时期，时间紧、任务重、要求高，容不得半点懈怠。",
    "这项工作涉及面广、政策性强，直接关系千家万户的切身利益。",
    "从前期督查情况看，工作进展总体顺利，个别单位仍存在思想松懈、推进缓慢等问题。",
)
REPORTS = (
    "会议听取了{topic}情况汇报。截至目前，全区累计完成投资{n}.4亿元，占年度计划的6{d}.5%，"
    "1{d}个项目按序时进度推进。",
    "会上，{place}、{place2}负责人作表态发言，区{office}负责人通报了前一阶段工作开展情况，"
    "与会人员结合实际进行了深入讨论。",
    "会议传达学习了省、市有关会议精神，审议了《关于进一步加强{topic}工作的实施意见》，"
    "研究部署了下一步重点任务。",
)
ATTENDED = (
    "区领导{a}、{b}、{c}参加会议。",
    "{a}、{b}等区领导参加活动。",
    "区委常委{a}，副区长{b}、{c}陪同。",
    "区直有关单位、各镇（街道）主要负责同志参加会议。",
)
NEWS = (
    (
        "我区新增{n}个社区养老服务站",
        "近日，记者从区{office}获悉，我区新增{n}个社区养老服务站全部投入使用，"
        "可为周边1.{d}万名老年人提供助餐、助浴、日间照料等服务。",
        "在{place}养老服务站，老人们有的下棋，有的练字，厨房里飘出饭菜的香味。“一顿午饭八块钱，"
        "荤素搭配，比自己做方便多了。”78岁的居民笑着说。",
        "据了解，下一步我区还将新建{d}个服务站，年底前实现“十五分钟养老服务圈”全覆盖。",
    ),
    (
        "{place}通上了公交车",
        "{date}上午8:30，随着一声清脆的喇叭声，首班公交车缓缓驶入{place}，结束了当地不通公交的历史。",
        "新线路全长1{d}.6公里，设站2{n}个，首班6:30、末班18:00，票价两元，途经{place2}和区人民医院。",
        "区{office}负责人介绍，线路开通前，工作人员连续一个月跟车调查客流，{d}次修改走向，"
        "为的就是让群众少走路、多办事。",
    ),
    (
        "全区小麦开镰收割！农机手忙起来了",
        "眼下，正是小麦成熟的时节。{date}，在{place}的万亩高标准农田里，{n}台联合收割机来回穿梭，"
        "金黄的麦粒从卸粮筒中倾泻而出。",
        "今年全区种植小麦11.{d}万亩，长势总体好于常年。为确保颗粒归仓，区{office}组织农机{d}00余台，"
        "开通跨区作业绿色通道，设立服务站1{n}处。",
        "“从收割到入库，不到半天时间。”种粮大户算了一笔账，亩产比去年增加了{n}0斤左右，"
        "收购价每斤1.2元，心里踏实。",
    ),
    (
        "“流动图书车”开进校园",
        "{date}，一辆满载3000余册图书的“流动图书车”开进{place}，孩子们围在车前，挑选自己喜爱的书籍。",
        "活动由区图书馆联合区{office}举办，将持续到学期末，计划走进全区{n}所学校，"
        "让偏远村庄的孩子也能读到新书、好书。",
    ),
    (
        "第{n}届全民健身运动会闭幕",
        "{date}，为期{d}天的第{n}届全民健身运动会在{place}闭幕，来自全区3{n}支代表队的1260名运动员参加了"
        "篮球、乒乓球、拔河、健步走等{d}个项目的角逐。",
        "经过激烈争夺，南关街道代表队以总分8{d}分的成绩获得团体第一名，青石镇、柳营乡代表队分获二、三名。",
        "本届运动会首次设立家庭趣味赛，吸引了{n}00多个家庭报名，最小的选手只有5岁，最年长的已经81岁。",
    ),
)
FEATURES = (
    (
        "渡口的早班船",
        ("六分钟", "一块黑板"),
        "清晨五点半，{place}外的渡口还笼在雾里，{a}已经解开了缆绳。他今年五十九岁，在这条河上撑了三十七年船。",
        "从北岸到南岸，水面宽四百二十米，顺风六分钟，逆风九分钟。大桥通车以后，坐船的人一年少似一年，"
        "可他的早班船从来没有误过点。",
        "“只要对岸还有一个人等着，这船就得开。”{a}说这话的时候，眼睛一直望着对岸。",
        "船舱口挂着一块小黑板，正面写班次，反面写留言：谁家走失了鸭子，谁家麦种富余，谁托谁捎一包药，"
        "都写在上头。",
        "太阳升起来，雾散了，渡船又一次靠了岸。",
    ),
    (
        "一碗热面，暖了一条街",
        ("凌晨的灯", "一本旧账"),
        "凌晨四点，{place}的街巷还在沉睡，{a}的面馆先亮了灯。和面、擀面、切面，一套动作她做了二十一年。",
        "来得最早的是环卫工人。二十一年前的冬天，她看见扫街的老人蹲在墙根啃冷馒头，便把人请进屋，"
        "端上一碗热汤面，没有收钱。从那以后，环卫工人来吃面，一律半价。",
        "{a}有一本旧账，记的不是谁欠了她多少钱，而是谁帮过她：2008年的大雪压塌了棚子，是邻居连夜来修；"
        "2016年她生病住院，是老主顾轮流替她看店。",
        "“这些账，我一辈子也还不完，只好一碗一碗地还。”她把面捞进碗里，浇上一勺滚烫的肉臊子。",
        "天亮了，锅里的水又开了。",
    ),
    (
        "修表匠的小板凳",
        ("三尺柜台", "半个徒弟"),
        "老车站公园西门口有一张小板凳，板凳上坐着修表匠{a}。三尺柜台，一盏台灯，一只放大镜，就是他的全部家当。",
        "手机普及以后，戴表的人少了，送来修的多是老物件。有一块停走了三十年的怀表，他整整修了{n}个晚上，"
        "齿轮重新转动的那一刻，表的主人哭了。",
        "去年，附近中学的一个男孩常来看他修表，看着看着就上了手。{a}说，这算半个徒弟，"
        "“不图他学成什么，坐得住就好”。",
        "傍晚收摊，他把板凳翻过来扣在柜台上，板凳腿上刻着四个字：不慌不忙。",
    ),
)
NOTICES = (
    (
        "部分区域停水通知",
        "因供水管道改造施工，定于{date}8:30至17:30对{place}、{place2}部分区域实施停水，请沿线居民和单位提前做好储水准备。",
        "施工期间如遇恶劣天气，停水时间顺延。给您带来不便，敬请谅解。",
    ),
    (
        "公益招聘会周六举行",
        "为帮助求职者就近就业，区{office}定于{date}在{place}举办公益招聘会，届时将有{n}2家企业进场，提供岗位1360个。",
        "求职者可携带身份证、毕业证和个人简历到现场应聘，不收取任何费用。",
    ),
)
KICKERS = (
    "项目一线",
    "记者走基层",
    "春耕进行时",
    "一河清水 两岸新绿",
    "办好民生实事 增进百姓福祉",
    "身边的故事",
    "凝心聚力抓项目 真抓实干开新局",
    "新时代 新作为 新篇章",
)
DECKS = (
    "——总投资2.6亿元，计划明年8月建成",
    "——来自基层一线的见闻",
    "——首批惠及群众1.2万人",
    "——我区持续推进民生实事办理",
)
CAPTIONS = (
    "图为活动现场。",
    "图为工作人员向群众讲解有关政策。",
    "图为繁忙的施工现场，工人们正在浇筑桥面。",
)
SECTIONS = ("要闻", "综合", "民生", "副刊", "特写", "社会新闻")


@dataclass
class Story:
    """An article not yet signed; `kind` is meeting, visit, news, feature or notice."""

    article: Article
    kind: str


class Desk:
    """Writes stories of one issue: the same people and no title twice."""

    def __init__(self, random: Random, day: date) -> None:
        self.random = random
        self.day = day
        everyone = [surname + given for surname in SURNAMES for given in GIVEN]
        self._names = random.sample(everyone, 200)
        self._titles: set[str] = set()

    def name(self) -> str:
        """A name that no one else in this issue bears."""
        return self._names.pop()

    def story(self, number: int) -> Story:
        """A story that has not been written yet."""
        kinds = {"meeting": 5, "visit": 3, "news": 4, "feature": 2, "notice": 1}
        while True:
            kind = self.random.choices(list(kinds), list(kinds.values()))[0]
            article = getattr(self, f"_{kind}")()
            if article.title not in self._titles:
                break
        self._titles.add(article.title)
        article.id = f"a{number}"
        self._dress(article, kind)
        return Story(article, kind)

    def _dress(self, article: Article, kind: str) -> None:
        random = self.random
        if kind != "notice" and random.random() < 0.25:
            article.kicker = random.choice(KICKERS)
        if kind in ("meeting", "visit", "news") and random.random() < 0.2:
            article.deck = random.choice(DECKS)
        if kind != "notice" and random.random() < 0.2:
            article.photos = [Photo(caption=random.choice(CAPTIONS), credit=self.name())]

    def _fill(self, text: str, **words: str) -> str:
        random = self.random
        place, *others = random.sample(PLACES, 3)
        day = self.day - timedelta(days=random.randint(1, 12))
        known = {
            "place": place,
            "place2": next(other for other in others if other != words.get("place")),
            "office": random.choice(OFFICES),
            "n": str(random.randint(2, 9)),
            "d": str(random.randint(3, 9)),
            "date": f"{day.month}月{day.day}日",
        }
        return text.format_map(known | words)

    def _article(self, title: str, texts: list[str], **words: str) -> Article:
        n = str(self.random.randint(2, 9))
        place = self.random.choice(PLACES)
        filled = [self._fill(text, n=n, place=place, **words) for text in texts]
        return Article(
            id="",
            title=self._fill(title, n=n, place=place, **words),
            paragraphs=[Paragraph(text=text) for text in filled],
        )

    def _speech(self, who: str, verb: str, topic: str) -> str:
        random = self.random
        duties = random.sample(DUTIES, random.randint(2, 4))
        joined = random.choice("；。").join(f"要{duty}" for duty in duties)
        opening = random.choice(("", f"做好{topic}工作意义重大、责任重大。", *BACKGROUND))
        return f"{who}{verb}，{opening}{joined}，{random.choice(AIMS)}。"

    def _meeting(self) -> Article:
        random, who, topic = self.random, self.name(), self.random.choice(TOPICS)
        title = random.choice(
            ("全区{topic}工作会议召开", "我区召开{topic}工作推进会", "{who}主持召开{topic}专题会议")
        )
        lead = random.choice(
            (
                "{date}，全区{topic}工作会议召开，总结前一阶段工作，安排部署下一步任务。{post}{who}出席会议并讲话。",
                "{date}下午，{post}{who}主持召开会议，专题研究{topic}工作。",
                "{date}，我区召开{topic}工作推进会，贯彻落实省、市有关部署，动员全区上下进一步统一思想、鼓足干劲。"
                "{post}{who}参加会议。",
            )
        )
        verbs = random.sample(("指出", "强调", "要求"), random.randint(1, 3))
        texts = [lead, *random.sample(REPORTS, random.randint(0, 2))]
        texts += [self._speech(who, verb, topic) for verb in verbs]
        return self._close(title, texts, who=who, topic=topic, post=random.choice(POSTS))

    def _visit(self) -> Article:
        random, who, topic = self.random, self.name(), self.random.choice(TOPICS)
        texts = [
            "{date}，{post}{who}带队到{place}调研{topic}情况，实地了解工作进展，现场协调解决困难和问题。",
            "{who}一行先后来到{place}、{place2}等地，走进车间、田间，与干部群众亲切交谈，详细询问"
            "生产经营、资金保障、用工需求等情况。",
            self._speech(who, random.choice(("指出", "强调")), topic),
        ]
        title = random.choice(("{who}调研{topic}工作", "{who}到{place}调研{topic}情况"))
        return self._close(title, texts, who=who, topic=topic, post=random.choice(POSTS))

    def _close(self, title: str, texts: list[str], **words: str) -> Article:
        if self.random.random() < 0.7:
            texts = [*texts, self.random.choice(ATTENDED)]
        attending = {key: self.name() for key in "abc"}
        return self._article(title, texts, **words, **attending)

    def _news(self) -> Article:
        title, *texts = self.random.choice(NEWS)
        return self._article(title, texts)

    def _notice(self) -> Article:
        title, *texts = self.random.choice(NOTICES)
        return self._article(title, texts)

    def _feature(self) -> Article:
        title, heads, *texts = self.random.choice(FEATURES)
        article = self._article(title, texts, a=self.name())
        if self.random.random() < 0.5:
            for at, head in zip((3, 1), reversed(heads), strict=True):
                article.paragraphs.insert(at, Paragraph(text=head, role="crosshead"))
        return article
