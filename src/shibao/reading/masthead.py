"""The masthead (报头): name, publisher, licence, date, numbers, in any order and on any lines.

Each field has a grammar; a line belongs to the masthead where the grammars explain it to the end.
"""

import re
from collections.abc import Callable
from datetime import date

from shibao.paper import Masthead
from shibao.paper.calendar import LUNAR
from shibao.paper.numerals import parse_numeral

_CN_DIGITS = "〇○零一二三四五六七八九十"
_NUM = rf"(?:\d+|[{_CN_DIGITS}百千]+)"
_SPACE = r"[\s　]*"
_HAN = r"[一-鿿]"
_YEAR = rf"(?P<y>(?:19|20)\d\d|[一二][{_CN_DIGITS}]{{3}})"
_FULL_DATE = re.compile(
    rf"{_YEAR}{_SPACE}[年.\-/—]{_SPACE}(?P<m>\d{{1,2}}|[{_CN_DIGITS}]{{1,3}}){_SPACE}[月.\-/—]{_SPACE}"
    rf"(?P<d>\d{{1,2}}|[{_CN_DIGITS}]{{1,3}})(?!\d){_SPACE}日?"
)
_YEAR_MONTH = re.compile(rf"{_YEAR}{_SPACE}年{_SPACE}(?P<m>\d{{1,2}}|[{_CN_DIGITS}]{{1,3}}){_SPACE}月")
_MONTH_DAY = re.compile(rf"(?<!\d)(?P<m>\d{{1,2}}){_SPACE}月{_SPACE}(?P<d>\d{{1,2}}){_SPACE}日")
_ONLY_YEAR = re.compile(rf"(?<!\d){_YEAR}{_SPACE}年(?!{_SPACE}[度第总])")
_ONLY_DAY = re.compile(r"^\D{0,2}(?P<d>[0-3]?\d)\s*日?$")
_WEEKDAY = re.compile(r"(?:星期|礼拜|周)[一二三四五六日天]")
_LUNAR = re.compile(
    rf"(?:农历|阴历|夏历)?{_SPACE}(?P<lunar>{LUNAR})(?:日|{_SPACE}(?:小寒|大寒|立春|雨水|惊蛰|春分|清明|谷雨|立夏|"
    r"小满|芒种|夏至|小暑|大暑|立秋|处暑|白露|秋分|寒露|霜降|立冬|小雪|大雪|冬至))?"
)
_LUNAR_YEAR = re.compile(rf"(?:农历|阴历|夏历){_SPACE}(?P<n>[甲乙丙丁戊己庚辛壬癸][子丑寅卯辰巳午未申酉戌亥][鼠牛虎兔龙蛇马羊猴鸡狗猪]?年)")
_SHORT_LUNAR = re.compile(
    rf"(?:农历|阴历|夏历){_SPACE}(?P<a>闰?{_HAN}{{1,2}}月{_HAN}{{2,3}})"
    rf"|(?:^|(?<=[\s　(（|｜]))(?P<b>闰?(?:十[一二]|[正二三四五六七八九十冬腊])月(?:初|十|廿|二十|三十)[一二三四五六七八九十]?)(?=$|[\s　)）|｜])"
)
_TOTAL = re.compile(rf"[（(\[【]?{_SPACE}总{_SPACE}(?:第|期数[:：]?)?{_SPACE}(?P<n>{_NUM}){_SPACE}[期号]?{_SPACE}[)）\]】]?")
_NUMBER = re.compile(rf"(?:第|NO\.?|No\.?){_SPACE}(?P<n>{_NUM}){_SPACE}[期号]?(?!{_SPACE}版)")
_MARKED = r"[\[(（【〔][^\])）】〕]{1,10}[\])）】〕]"
_CODE = (
    rf"(?:{_MARKED}{_SPACE})?(?:\d{{4}}(?=第))?第?[A-Za-z]{{0,3}}[\-—–]?\d{{2,}}"
    rf"(?:[\-—–][A-Za-z]{{0,2}}\d+)*(?:/[A-Z]+)?{_SPACE}号?"
)
_PROVINCE = "京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼"
_LICENCE_WORD = (
    r"准印证号|准印证|准印号|准印字|准印|准字|内资准|内资|内部资料出版物|内部资料性出版物|连续性内部资料|国内统一连续出版物号|"
    r"国内统一刊号|国内统一刊物号|全国统一刊号|统一刊号|刊号|登记证号|许可证号|报刊登记证"
)
_LICENCE = re.compile(
    rf"(?:[一-鿿（()）]{{0,16}}?(?:{_LICENCE_WORD})[一-鿿]{{0,6}}[:：]?{_SPACE}"
    rf"(?:[\[(（【〔][^\])）】〕]{{1,10}}[\])）】〕]{_SPACE})?(?:{_HAN}{{0,8}}?(?:准字|字|连|准印字)?{_SPACE}第?{_SPACE})?"
    rf"(?:CN{_SPACE})?{_CODE})"
    rf"|(?:^|(?<=[\s　]))[{_PROVINCE}](?:[内连资准刊新出性]{{0,4}}[字证]|[A-Z]{{1,3}}){_SPACE}{_CODE}"
    rf"|CN{_SPACE}\d\d[\-—–]\d{{4}}(?:/[A-Z]+)?"
    rf"|(?:^|(?<=[\s　]))[\[(（【〔][一-鿿]{{1,6}}[\])）】〕]{_SPACE}[A-Z]{{0,3}}\d{{4,}}{_SPACE}号?"
)
_LICENCE_HEAD = re.compile(rf"{_HAN}{{0,16}}(?:{_LICENCE_WORD})(?:号)?[:：]?")
_LICENCE_TAIL = re.compile(
    rf"(?:[\[(（【〔][^\])）】〕]{{1,10}}[\])）】〕]{_SPACE})?(?:[一-鿿]{{0,8}}第?)?(?:CN{_SPACE})?{_CODE}"
)
_POSTAL = re.compile(rf"(?:国内)?邮发代号{_SPACE}[:：]?{_SPACE}(?P<n>\d{{1,3}}[\-—–]\d{{1,4}})")
_COUNT = re.compile(rf"(?:今日|本期|今天|共|对开|四开|4开|大?[48]开){_SPACE}(?P<n>{_NUM}){_SPACE}(?:个)?版(?:面)?")
_HOTLINE = re.compile(
    rf"(?:{_HAN}{{2,6}}(?:电话|热线)|热线|电话){_SPACE}[:：]?{_SPACE}"
    r"(?P<n>[（(]?\d[\d\-—－()（）]{4,}\d(?:\s*[、/／,，]\s*\d{5,})*)"
)
_DISTRIBUTION = re.compile(
    rf"(?:{_HAN}{{2,4}})?内部(?:资料|刊物|交流|发行|报纸|学习资料)(?:[\s　,，、·]*(?:免费|注意保存|请勿外传|不得外传|妥善保管|仅供)(?:{_HAN}{{0,4}}))*"
    rf"|免费(?:赠阅|交流|发放|发行|取阅|派发|投递|阅读|赠送)|非卖品|(?:国内外?)?公开发行|{_SPACE}赠阅|(?:每份)?(?:零售|定价)[:：]?[\d.]+元"
)
_ASIDES = re.compile(
    r"(?:网址|网站|数字报|电子报)?[:：]?\s*(?:https?://|www\.)[\w./\-?=&%]+|(?:投稿)?(?:邮箱|信箱|E-?mail)[:：]?\s*[\w.\-]+@[\w.\-]+"
    rf"|邮(?:政)?编(?:码)?[:：]?\s*\d{{6}}|微信(?:公众号)?[:：]\s*[\w\-一-鿿]+|微信公众号|扫码关注|(?:点击|长按|扫描)\S{0,8}(?:蓝字|二维码|关注)\s*\S{0,8}|(?:今日|明日)?天气[:：]?{_SPACE}\S+(?:\s+\S*[℃度级]\S*)*"
    r"|(?<=\s)出版(?=$|\s)|(?:小寒|大寒|立春|雨水|惊蛰|春分|清明|谷雨|立夏|小满|芒种|夏至|小暑|大暑|立秋|处暑|白露|秋分|寒露|霜降|立冬|小雪|大雪|冬至)(?=$|\s)"
)
_VERBS = r"出品|主管主办|主管、主办|主管主|编辑出版|主办|编印|出版|承办|主编|编辑|印制|协办|编发|编(?=$|[\s　|｜])"
_BODY = re.compile(
    rf"(?P<label>{_VERBS}|主管)(?:单位)?{_SPACE}[:：]{_SPACE}(?P<a>{_HAN}{{4,30}})"
    rf"|(?P<b>{_HAN}{{4,30}}?){_SPACE}(?P<verb>{_VERBS}|主管)(?:单位)?(?=$|[\s　|｜;；])"
)
_PAPER = re.compile(
    rf"《?(?P<title>{_HAN}{{1,10}}(?:报|周刊|新闻|通讯|之窗|视窗|简讯|快讯|传媒|生活|之声|月刊|风采|资讯|晨讯|讯|时讯))》?"
)
_SHORT = re.compile(rf"《?(?P<title>{_HAN}{{2,8}})》?")
_ENGLISH = re.compile(r"(?:[A-Z][A-Za-z'’&.]*)(?:[\s ]+[A-Za-z][A-Za-z'’&.]*)*")
_LEFTOVER = re.compile(r"[\s　|｜丨·•,，、/／;；:：()（）\[\]【】—–\-*#]+")
_INSTITUTION = re.compile(rf"{_HAN}{{2,24}}(?:中心|宣传部|委员会|报社|编辑部|编委会|办公室|街道办事处|街道|社区|文联|党委|党工委|政府|集团|局)")


class _Taker:
    """Takes fields out of a text, leaving gaps where they stood."""

    def __init__(self, text: str) -> None:
        self.rest = text
        self.masthead = Masthead()

    def take(self, pattern: re.Pattern[str], enter: Callable[[re.Match[str]], bool]) -> None:
        match = pattern.search(self.rest)
        if match and match[0].strip() and enter(match):
            self.rest = f"{self.rest[: match.start()]} \t {self.rest[match.end() :]}"


def take_masthead(text: str) -> tuple[Masthead, str]:
    """The masthead fields in a line and what they leave unexplained, runs parted by single spaces."""
    taker = _Taker(text)
    head = taker.masthead

    def put(field: str) -> Callable[[re.Match[str]], bool]:
        def enter(match: re.Match[str]) -> bool:
            groups = match.groupdict()
            value = next((groups[k] for k in groups if k in "nab" and groups[k]), match[0])
            setattr(head, field, _clean(value))
            return True

        return enter

    def count(field: str) -> Callable[[re.Match[str]], bool]:
        def enter(match: re.Match[str]) -> bool:
            setattr(head, field, parse_numeral(match["n"]))
            return True

        return enter

    def lunar(match: re.Match[str]) -> bool:
        head.lunar = re.sub(r"\s", "", match["lunar"])
        return True

    taker.take(_LICENCE, put("licence"))
    taker.take(_POSTAL, put("postal_code"))
    taker.take(_HOTLINE, put("hotline"))
    taker.take(_COUNT, count("page_count"))
    taker.take(_LUNAR, lunar)
    taker.take(_FULL_DATE, lambda match: _enter_date(head, match))
    taker.take(_LUNAR_YEAR, put("lunar"))
    taker.take(_SHORT_LUNAR, put("lunar"))
    taker.take(_WEEKDAY, put("weekday"))
    taker.take(_TOTAL, count("number_total"))
    taker.take(_NUMBER, count("number"))
    taker.take(_DISTRIBUTION, put("distribution"))
    for _ in range(3):
        taker.take(_BODY, lambda match: _enter_publisher(head, match))
        taker.take(_ASIDES, lambda _: True)
    return head, _LEFTOVER.sub(" ", taker.rest).strip()


def _clean(text: str) -> str:
    return re.sub(r"[\s　]+", " ", text).strip(" ,，、;；|｜")


def _enter_date(head: Masthead, match: re.Match[str]) -> bool:
    try:
        head.date = date(*(parse_numeral(match[part]) for part in "ymd"))
    except ValueError:
        return False
    return True


def _enter_publisher(head: Masthead, match: re.Match[str]) -> bool:
    verb = match["label"] or match["verb"]
    setattr(head, "supervisor" if verb == "主管" else "publisher", match["a"] or match["b"])
    return True


class MastheadReader:
    """Collects a masthead line by line; parts of one field may stand on different lines."""

    def __init__(self) -> None:
        self.masthead = Masthead()
        self._date: dict[str, int] = {}
        self._licence_open = False

    def explains(self, text: str) -> bool:
        """Would the grammars explain this line to the end? Looks without taking."""
        probe = MastheadReader()
        probe.masthead = self.masthead.model_copy()
        probe._date, probe._licence_open = dict(self._date), self._licence_open
        return probe.take(text)

    def take(self, text: str) -> bool:
        """Take a line in; false, and nothing taken, where a part of it stays unexplained."""
        line = text.strip(" \t　*#")
        if len(line) > 200 or not line:
            return False
        if self._take_licence(line):
            return True
        found, rest = take_masthead(line)
        parts: dict[str, int] = {}
        if found.date is None:
            rest = _take_date_parts(rest, parts, bool(self._date))
        names = Masthead()
        said = len(found.model_dump(exclude_none=True))
        if rest and not _name_parts(rest, names, self.masthead, sure=said >= 2):
            return False
        self._merge(found)
        self._merge(names)
        self._date = parts | self._date
        self._finish_date()
        return True

    def _take_licence(self, line: str) -> bool:
        """A licence that runs over two lines: the words on one, the code on the next."""
        if self.masthead.licence is None and _LICENCE_HEAD.fullmatch(line):
            self.masthead.licence, self._licence_open = line, True
            return True
        if self._licence_open and _LICENCE_TAIL.fullmatch(line):
            self.masthead.licence = f"{self.masthead.licence} {line}"
            self._licence_open = False
            return True
        return False

    def _merge(self, found: Masthead) -> None:
        year = self.masthead.lunar
        if year and found.lunar and year.endswith("年") and "年" not in found.lunar:
            self.masthead.lunar = year + found.lunar
        for field in Masthead.model_fields:
            if getattr(self.masthead, field) is None and getattr(found, field) is not None:
                setattr(self.masthead, field, getattr(found, field))

    def _finish_date(self) -> None:
        if self.masthead.date is None and len(self._date) == 3:
            try:
                self.masthead.date = date(self._date["y"], self._date["m"], self._date["d"])
            except ValueError:
                self._date.clear()


def _take_date_parts(rest: str, parts: dict[str, int], begun: bool) -> str:
    """Year and month on one line, the day on another; the bare day only once a date has begun."""
    for pattern in (_YEAR_MONTH, _MONTH_DAY, _ONLY_YEAR, *([_ONLY_DAY] if begun else [])):
        match = pattern.search(rest)
        if match and (pattern is not _ONLY_DAY or 1 <= int(match["d"]) <= 31):
            found = {key: parse_numeral(value) for key, value in match.groupdict().items()}
            parts |= found
            rest = f"{rest[: match.start()]} {rest[match.end() :]}".strip()
    return rest


def _name_parts(rest: str, names: Masthead, known: Masthead, *, sure: bool) -> bool:
    """Is what is left the paper's name, its English name or its publisher?

    On a line that is `sure` to be the masthead's any short run of Chinese may be the name.
    """
    for part in _segments(rest):
        closed = re.sub(r"\s+", "", part)
        paper = _PAPER.fullmatch(closed) or (_SHORT.fullmatch(closed) if sure else None)
        if paper and known.title in (None, paper["title"]) and names.title is None:
            names.title = paper["title"]
        elif _ENGLISH.fullmatch(part) and len(part) >= 4 and known.title_en in (None, part):
            names.title_en = part
        elif _INSTITUTION.fullmatch(closed) and len(closed) >= 6 and known.publisher is None:
            names.publisher = closed
        else:
            return False
    return True


def _segments(rest: str) -> list[str]:
    """Runs of Chinese and runs of Latin; letters set wide (`上 街 时 报`) are one run."""
    if re.fullmatch(rf"{_HAN}(?: {_HAN})+", rest):
        return [rest]
    latin = re.findall(r"[A-Za-z][A-Za-z'’&. ]*[A-Za-z.]|[^\sA-Za-z]+", rest)
    return [part.strip() for part in latin]
