"""Personal names as papers print them: surnames, and lists of names with their spacing."""

import re

SURNAMES = frozenset(
    "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏水窦章云苏潘葛奚范彭郎"
    "鲁韦昌马苗凤花方俞任袁柳酆鲍史唐费廉岑薛雷贺倪汤滕殷罗毕郝邬安常乐于时傅皮卞齐康伍余元卜顾孟平黄"
    "和穆萧尹姚邵湛汪祁毛禹狄米贝明臧计伏成戴谈宋茅庞熊纪舒屈项祝董梁杜阮蓝闵席季麻强贾路娄危江童颜郭"
    "梅盛林刁钟徐邱骆高夏蔡田樊胡凌霍虞万支柯昝管卢莫经房裘缪干解应宗丁宣贲邓郁单杭洪包诸左石崔吉钮龚"
    "程嵇邢滑裴陆荣翁荀羊於惠甄曲家封芮羿储靳汲邴糜松井段富巫乌焦巴弓牧隗山谷车侯宓蓬全郗班仰秋仲伊宫"
    "宁仇栾暴甘钭厉戎祖武符刘景詹束龙叶幸司韶郜黎蓟薄印宿白怀蒲邰从鄂索咸籍赖卓蔺屠蒙池乔阴胥能苍双闻"
    "莘党翟谭贡劳逄姬申扶堵冉宰郦雍璩桑桂濮牛寿通边扈燕冀郏浦尚农温别庄晏柴瞿阎充慕连茹习宦艾鱼容向古"
    "易慎戈廖庾终暨居衡步都耿满弘匡国文寇广禄阙东欧殳沃利蔚越夔隆师巩厍聂晁勾敖融冷訾辛阚那简饶空曾毋"
    "沙乜养鞠须丰巢关蒯相查后荆红游竺权逯盖益桓公肖闫付岳虎佟佘佴伯赏墨哈谯年爱阳楚代仝位俎信候兰凡初"
    "刑原召呼岩帅延归战折揭撒敬斯晋曼木来栗楼檀母汝池淡渠漆潭火炎玄玉瓮甯真睢矫研祈种竹"
    "粟綦线缑腾自芦苑英荔萨藏衣覃訚豆贯赫起辜迟逢邸郅郇郐郜部鄢院隋雒雪青革招顿颉香鹿麦黑齐褟"
)
COMPOUND_SURNAMES = frozenset(
    [
        "欧阳",
        "司马",
        "上官",
        "诸葛",
        "东方",
        "皇甫",
        "尉迟",
        "公孙",
        "慕容",
        "令狐",
        "司徒",
        "司空",
        "夏侯",
        "独孤",
        "南宫",
        "端木",
        "轩辕",
        "宇文",
        "长孙",
        "闾丘",
        "东郭",
        "西门",
        "呼延",
        "百里",
        "申屠",
        "太史",
        "赫连",
        "钟离",
        "淳于",
        "澹台",
        "公冶",
        "宗政",
        "濮阳",
        "单于",
        "仲孙",
        "拓跋",
        "完颜",
        "段干",
    ]
)

_HAN = r"[㐀-䶿一-鿿\U00020000-\U0003ffff]"
NAME = rf"{_HAN}{{2,4}}|{_HAN}{{1,8}}(?:[·•‧・]{_HAN}{{1,8}})+"
"""A pattern for one name: two to four characters, or a dotted name of another people."""

_GAPS = re.compile(r"[\s　、，,;；/／]+")


def has_surname(name: str) -> bool:
    """Does the name begin as Chinese names begin (or is it a dotted name)?"""
    return bool(name) and (name[0] in SURNAMES or name[:2] in COMPOUND_SURNAMES or "·" in name)


def is_full_name(name: str) -> bool:
    """Is it a whole name by its looks: a surname and one or two characters more, or dotted?"""
    short = len(name) <= 3 or name[:2] in COMPOUND_SURNAMES or "·" in name
    return short and len(name) >= 2 and has_surname(name)


def split_names(text: str) -> list[str] | None:
    """The names in a list such as `甲乙 丙 丁、戊己庚`; `None` where something else stands in it.

    A two-character name set to the width of three (`王 浩`) is closed up; two names run together
    (`张三李四`) are parted where both halves begin with a surname.
    """
    names: list[str] = []
    waiting = ""
    for token in filter(None, _GAPS.split(text.strip())):
        if len(token) == 1 and re.fullmatch(_HAN, token):
            waiting += token
            if len(waiting) == 2:
                names.append(waiting)
                waiting = ""
        elif re.fullmatch(NAME, token) and not waiting:
            names += _part(token)
        else:
            return None
    return None if waiting else names


def _part(token: str) -> list[str]:
    two = len(token) == 4 and "·" not in token and token[:2] not in COMPOUND_SURNAMES
    if two and token[0] in SURNAMES and token[2] in SURNAMES:
        return [token[:2], token[2:]]
    return [token]
