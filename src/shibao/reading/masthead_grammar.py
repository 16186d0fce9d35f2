"""The patterns of the masthead's fields. `masthead.py` applies them in order."""

import re

from shibao.paper.calendar import LUNAR
from shibao.reading.patterns import GAP, HAN, words

_DIGITS = "〇○零一二三四五六七八九十"
_NUMBER = rf"(?P<n>\d++|[{_DIGITS}百千]++)"
_SHORT_NUMBER = rf"\d{{1,2}}|[{_DIGITS}]{{1,3}}"
_YEAR = rf"(?P<y>(?:19|20)\d\d|[一二][{_DIGITS}]{{3}})"
_TERMS = words(
    "小寒 大寒 立春 雨水 惊蛰 春分 清明 谷雨 立夏 小满 芒种 夏至 "
    "小暑 大暑 立秋 处暑 白露 秋分 寒露 霜降 立冬 小雪 大雪 冬至"
)
_START = r"(?:^|(?<=[\s　(（|｜]))"
_END = r"(?=$|[\s　)）|｜])"

DATE = re.compile(
    rf"{_YEAR}{GAP}[年.\-/—]{GAP}(?P<m>{_SHORT_NUMBER}){GAP}[月.\-/—]{GAP}"
    rf"(?P<d>{_SHORT_NUMBER})(?!\d){GAP}日?"
)
YEAR_MONTH = re.compile(rf"{_YEAR}{GAP}年{GAP}(?P<m>{_SHORT_NUMBER}){GAP}月")
MONTH_DAY = re.compile(rf"(?<!\d)(?P<m>\d{{1,2}}){GAP}月{GAP}(?P<d>\d{{1,2}}){GAP}日")
YEAR = re.compile(rf"(?<!\d){_YEAR}{GAP}年(?!{GAP}[度第总])")
DAY = re.compile(r"^\D{0,2}(?P<d>[0-3]?\d)\s*日?$")
WEEKDAY = re.compile(r"(?P<n>(?:星期|礼拜|周)[一二三四五六日天])")

_LUNAR_WORD = rf"(?:农历|阴历|夏历){GAP}"
LUNAR_DATE = re.compile(rf"(?:{_LUNAR_WORD})?(?P<n>{LUNAR})(?:日|{GAP}(?:{_TERMS}))?")
LUNAR_YEAR = re.compile(
    rf"{_LUNAR_WORD}(?P<n>[甲乙丙丁戊己庚辛壬癸][子丑寅卯辰巳午未申酉戌亥]"
    r"[鼠牛虎兔龙蛇马羊猴鸡狗猪]?年)"
)
LUNAR_DAY = re.compile(
    rf"{_LUNAR_WORD}(?P<n>闰?{HAN}{{1,2}}月{HAN}{{2,3}})"
    rf"|{_START}(?P<m>闰?(?:十[一二]|[正二三四五六七八九十冬腊])月"
    rf"(?:初|十|廿|二十|三十)[一二三四五六七八九十]?){_END}"
)

TOTAL = re.compile(
    rf"[（(\[【]?{GAP}总{GAP}(?:第|期数[:：]?)?{GAP}{_NUMBER}{GAP}[期号]?{GAP}[)）\]】]?"
)
NUMBER = re.compile(rf"(?:(?:19|20)\d\d年)?(?:第|NO\.?|No\.?){GAP}{_NUMBER}{GAP}[期号]?(?!{GAP}版)")
PAGE_COUNT = re.compile(rf"(?:今日|今天|本期共?|共|[对四4]开|大?[48]开){GAP}{_NUMBER}{GAP}个?版面?")

_REGION = r"[\[(（【〔][^\])）】〕]{1,10}[\])）】〕]"
_CODE = rf"(?:{_REGION}{GAP})?(?=[A-Za-z第\-—–]*\d{{2}})[A-Za-z\d第\-—–/]+{GAP}号?"
_PERMIT = words(
    "准印证号 准印证 准印号 准印字 准印 准字 内资准 内资 内部资料出版物 内部资料性出版物 "
    "连续性内部资料 国内统一连续出版物号 国内统一刊号 国内统一刊物号 全国统一刊号 统一刊号 "
    "刊号 登记证号 许可证号 报刊登记证"
)
_PROVINCE = "[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼]"
LICENCE = re.compile(
    # 河南省连续性内资 (豫)LA202016, 准印证：浙内准字第A012号, 国内统一连续出版物号 CN41-0001
    rf"[一-鿿（()）]{{0,16}}?(?:{_PERMIT}){HAN}{{0,6}}[:：]?{GAP}(?:{_REGION}{GAP})?"
    rf"(?:{HAN}{{0,8}}?(?:准印字|准字|字|连)?{GAP}第?{GAP})?(?:CN{GAP})?{_CODE}"
    # 豫内资准字第12号, 冀L00218
    rf"|(?:^|(?<=[\s　])){_PROVINCE}[A-Z]{{0,3}}[内连资准刊新出登性字证印]{{0,6}}{GAP}{_CODE}"
    rf"|CN{GAP}\d\d[\-—–]\d{{4}}(?:/[A-Z]+)?"
    # [审郑州连]00015号
    rf"|(?:^|(?<=[\s　]))[\[(（【〔]{HAN}{{1,6}}[\])）】〕]{GAP}[A-Z]{{0,3}}\d{{4,}}{GAP}号?"
)
LICENCE_WORDS = re.compile(rf"{HAN}{{0,16}}(?:{_PERMIT})号?[:：]?")
LICENCE_CODE = re.compile(rf"(?:{_REGION}{GAP})?(?:{HAN}{{0,8}}第?)?(?:CN{GAP})?{_CODE}")
POSTAL = re.compile(rf"(?:国内)?邮发代号{GAP}[:：]?{GAP}(?P<n>\d{{1,3}}[\-—–]\d{{1,4}})")
HOTLINE = re.compile(
    rf"(?:{HAN}{{2,6}}(?:电话|热线)|热线|电话){GAP}[:：]?{GAP}"
    r"(?P<n>[（(]?\d[\d\-—－()（）]{4,}\d(?:\s*[、/／,，]\s*\d{5,})*)"
)
DISTRIBUTION = re.compile(
    rf"(?:{HAN}{{2,4}})?内部(?:资料|刊物|交流|发行|报纸|学习资料)"
    rf"(?:[\s　,，、·]*(?:免费|注意保存|请勿外传|不得外传|妥善保管|仅供){HAN}{{0,4}})*"
    rf"|免费(?:赠阅|交流|发放|发行|取阅|派发|投递|阅读|赠送)|非卖品|(?:国内外?)?公开发行"
    rf"|{GAP}赠阅|(?:每份)?(?:零售|定价)[:：]?[\d.]+元"
)

_VERBS = words("出品 主管主办 主管、主办 编辑出版 主办 编印 出版 承办 主编 编辑 印制 协办 编发")
_VERBS = rf"{_VERBS}|编(?=$|[\s　|｜])|主管"
_BODY_END = "[心部会社局处委府室团办司院校台联道组]"
PUBLISHER = re.compile(
    rf"(?P<label>{_VERBS})(?:单位)?{GAP}[:：]{GAP}(?P<a>{HAN}{{4,30}})"
    rf"|(?P<b>{HAN}{{4,30}}?)(?:(?<={_BODY_END}){GAP}|[\s　]+)"
    r"(?P<verb>{_VERBS})(?:单位)?(?=$|[\s　|｜;；])".replace("{_VERBS}", _VERBS)
)
PAPER = re.compile(
    rf"《?(?P<title>今日{HAN}{{2,4}}|{HAN}{{1,10}}(?:报|讯|周刊|月刊|新闻|通讯|之窗|视窗|传媒|生活|之声|风采|资讯))》?"
)
SHORT = re.compile(rf"《?(?P<title>{HAN}{{2,8}})》?")
LATIN = re.compile(r"[A-Z][A-Za-z'’&.]*(?:\s+[A-Za-z][A-Za-z'’&.]*)*")
INSTITUTION = re.compile(
    rf"{HAN}{{2,24}}(?:融媒体中心|新闻中心|传媒中心|信息中心|宣传部|报社|编辑部|编委会|通讯社|传媒集团)"
)
ASIDE = re.compile(
    r"(?:网址|网站|数字报|电子报)?[:：]?\s*(?:https?://|www\.)[\w./\-?=&%]+"
    r"|(?:投稿)?(?:邮箱|信箱|E-?mail)[:：]?\s*[\w.\-]+@[\w.\-]+|邮(?:政)?编码?[:：]?\s*\d{6}"
    r"|微信(?:公众号)?[:：]\s*[\w\-一-鿿]+|微信公众号|扫码关注"
    r"|(?:点击|长按|扫描)\S{0,8}(?:蓝字|二维码|关注)\s*\S{0,8}"
    r"|\S{0,24}\s*[↓▼⬇]{2,}"
    r"|(?:今日|明日)?天气[:：\s]\S*(?:\s+\S*[℃度级]\S*)*|\S*\d℃\S*"
    rf"|(?<=\s)出版(?=$|\s)|(?:{_TERMS})(?=$|\s)"
)
LEFTOVER = re.compile(r"[\s　|｜丨·•,，、/／;；:：()（）\[\]【】—–\-*#]+")
