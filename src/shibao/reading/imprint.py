"""The imprint (版权行): who answers for the issue, and how to reach them."""

import re
from collections.abc import Iterable

from shibao.paper import Imprint
from shibao.paper.names import split_names
from shibao.reading.patterns import HAN, words

_LABELS = {
    "duty_editors": "值班编辑 值班主任 值班总编辑 值班总编 值班编委 值班主编",
    "editors": """责任编辑 本版责编 本期责编 执行编辑 版面编辑 本版编辑 本期编辑 文字编辑 责编 执编
        编辑""",
    "designers": "美术编辑 版面设计 版式设计 版式 排版 组版 制版 美编 设计 照排",
    "proofreaders": "责任校对 本版校对 本期校对 值班校对 校对 审校 校审 一校 二校 三校",
    "phones": """总编室 办公室 编辑部 记者部 采编部 采访部 新闻部 广告部 发行部 通联部 专刊部 值班室
        热线 电话 传真 手机 监督 订阅 投诉 举报""",
    "email": """投稿邮箱 电子邮箱 电子信箱 来稿邮箱 邮箱 信箱 投稿 来稿 E-mail E-Mail Email email
        E-MAIL EMAIL""",
    "address": "本报地址 报社地址 编辑部地址 通信地址 通讯地址 社址 地址",
    "others": """总编辑 副总编辑 副总编 总编 主编 副主编 执行主编 社长 副社长 主任 副主任 总监 编委
        审核 审读 审签 初审 复审 终审 监制 总监制 策划 总策划 统筹 签发 主管 主办 承办 协办 出版
        印刷 印刷单位 承印 承印单位 发行 印数 印刷数量 发送对象 邮编 邮政编码 网址 网站 微信
        微信公众号 公众号 微博 抖音 QQ QQ群 定价 广告 法律顾问""",
}
_PEOPLE = ("duty_editors", "editors", "designers", "proofreaders")
_CODES = ("邮编", "邮政编码", "印数", "印刷数量", "QQ", "QQ群", "微信")
_FIELDS = {label: field for field, labels in _LABELS.items() for label in labels.split()}


def _spaced(labels: Iterable[str]) -> str:
    """Any of the labels; those of two characters may be set wide (`校　对`)."""
    wide = [rf"{label[0]}[\s　]*{label[1]}" for label in labels if len(label) == 2]
    return "|".join([words(" ".join(label for label in labels if len(label) != 2)), *wide])


_LABEL = re.compile(
    # any other …电话 or …热线 is a telephone as well
    rf"(?<!{HAN})(?P<label>{_spaced(_FIELDS)}|{HAN}{{2,6}}(?:电话|热线))"
    r"(?:\s*[:：/／|丨｜]\s*|\s+|(?=[\d(（A-Za-z]))"
)
_SEPARATORS = " \t　|｜丨·•;；,，/／□■●◆▲○◇★☆—-"
_PHONE = re.compile(r"[（(]?\d[\d\-—－()（）转 　、，,/／]{4,60}")
_MAIL = re.compile(r"[\w.+\-]+[@＠][\w\-]+(?:\.[\w\-]+)+")


def parse_imprint(text: str) -> Imprint | None:
    """Read a line of the imprint; `None` where the line is something else.

    Labels and values alternate: `值班编辑 甲乙丙 校对 丁戊 己庚`, `责编：甲乙 | 美编：丙丁`,
    `责任编辑/甲乙`, `总编室 68925380`, `投稿邮箱：a@b.cn`. The whole line must be explained.
    """
    line = text.strip(_SEPARATORS + "【】[]（）()")
    found = list(_LABEL.finditer(line)) if len(line) <= 300 else []
    if not found or found[0].start():
        return None
    imprint = Imprint()
    ends = [match.start() for match in found[1:]] + [len(line)]
    for match, end in zip(found, ends, strict=True):
        value = line[match.end() : end].strip(_SEPARATORS + "。.")
        label = re.sub(r"[\s　]", "", match["label"])
        if not _enter(imprint, label, value):
            return None
    return imprint


def _enter(imprint: Imprint, label: str, value: str) -> bool:
    """Enter one labelled value; false where it is not of the label's kind."""
    field = _FIELDS.get(label, "phones")
    names = split_names(value)
    mail = _MAIL.search(value)
    if field in _PEOPLE:
        if not names:
            return False
        getattr(imprint, field).extend(names)
    elif mail and field in ("email", "phones", "others"):
        imprint.email = mail[0].replace("＠", "@")
    elif _PHONE.fullmatch(value) and field in ("phones", "email", "others") and label not in _CODES:
        imprint.phones[label] = value.strip()
    elif field == "address" and value:
        imprint.address = value
    elif field == "others" and value and (names or not re.search(r"[。，！？]", value)):
        imprint.others[label] = " ".join(names) if names else value
    else:
        return False
    return True


def merge_imprints(parts: list[Imprint]) -> Imprint:
    """One imprint of several lines or pages: names once each, the first phone of a label stays."""
    whole = Imprint()
    for part in parts:
        for field in _PEOPLE:
            known: list[str] = getattr(whole, field)
            known += [name for name in getattr(part, field) if name not in known]
        whole.phones = part.phones | whole.phones
        whole.others = part.others | whole.others
        whole.email = whole.email or part.email
        whole.address = whole.address or part.address
    return whole
