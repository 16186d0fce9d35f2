"""Mending: does a piece of copy go on where another broke off at the end of a column?

The same questions serve text, DOCX and pages.
"""

import re
from functools import lru_cache

import rjieba

_ENDS = "。！？…!?"
_CLOSING = "”’」』》）)】〕]"
_FORBIDDEN_HEAD = "，。、；：？！”’」』》）】〕…·,.;:?!)%％℃"
_LISTED = re.compile(
    r"[（(]?(?:[一二三四五六七八九十]{1,3}|\d{1,2})(?:[）)、]|[.．](?!\d))|[①-⑳●■□◆▲★•▪◎○]|——"
    r"|第[一二三四五六七八九十]{1,3}[条章节步][\s　]|其[一二三四五六七八九十]"
)
_LABELLED = re.compile(r"[一-鿿\d×]{2,12}(?:[（(][^）)]{1,8}[)）])?\s*[：:]\s*\S")
_TRAILING_WORD = re.compile(
    r"[^，。；：！？、“]{1,5}[。；]|[的地得了着过等们之]|[年月日时分秒][，。、]|[余多]?[万亿元吨亩]"
    r"|\d[\d.]*[个名位家户项条次场台辆间所座处]"
)
_NOTICE = re.compile(
    r"[一-鿿]{0,4}(?:时间|地点|地址|电话|对象|内容|范围|原因|方式|热线|费用|要求|条件|日期|名称|邮箱|人|单位|用料|做法|配料|步骤|路线|站点|票价|主题|项目|人数|"
    r"第[一二三四五六七八九十]名|[一二三等]+等奖|冠军|亚军|季军|奖|组)[（(]?[^：:]{0,8}[：:]"
)
_CUT_DATE = re.compile(r"\d[年月]\|\d|\d\|[年月日时点分%％万亿个名]")
_NUMERALS = frozenset("〇零一二三四五六七八九十百千万亿两")
_SALUTATION = re.compile(r"(?:尊敬的|亲爱的|敬爱的)?[一-鿿0-9、\s]{2,24}[：:]")


def is_finished(text: str) -> bool:
    """Does a paragraph that ends here end as paragraphs do: a full stop, inside quotes or not?"""
    if text.rstrip().endswith("——”"):
        return True
    last = text.rstrip().rstrip(_CLOSING)
    return last.endswith(tuple(_ENDS)) or bool(re.search(r"[A-Za-z一-鿿]\.$", last))


def is_listed(text: str) -> bool:
    """Does a line open as an item of a list does (`一、`, `（二）`, `3.`, `●`, `——`)?"""
    return bool(_LISTED.match(text))


def is_notice(text: str) -> bool:
    """Is it a line of a notice, under one of the labels that notices have (`时间：…`)?"""
    return bool(_NOTICE.match(text))


def is_labelled(text: str) -> bool:
    """Is it a line of a notice (`时间：…`) or a salutation (`编辑同志：`)?"""
    return bool(_LABELLED.match(text[:30]) or _SALUTATION.fullmatch(text))


def cannot_open(text: str) -> bool:
    """Does it begin with a mark that no line may begin with, so that it goes on with another?"""
    return text.startswith(tuple(_FORBIDDEN_HEAD))


def breaks_word(left: str, right: str) -> bool:
    """Does the cut go through a word or a number (找准定|位)?"""
    tail, head = left[-8:], right[:8]
    if not tail or not head:
        return False
    if (tail[-1] in _NUMERALS and head[0] in _NUMERALS) or _CUT_DATE.search(f"{tail}|{head}"):
        return True
    if tail[-1].isascii() and head[0].isascii():
        return (tail[-1].isalnum() and head[0].isalnum()) or tail[-1] in ".-" or head[0] in "%.-"
    return _cuts(tail, head)


@lru_cache(maxsize=4096)
def _cuts(tail: str, head: str) -> bool:
    at = 0
    for word in rjieba.cut(tail + head, False):  # words of the dictionary only
        at += len(word)
        if at >= len(tail):
            return at > len(tail)
    return False


def is_dangling(text: str) -> bool:
    """Does it end in a word that must have another after it (今年是|…, 草原还|…)?"""
    return text.endswith(tuple("的而且又也还更最很不没未把被是在或但和到于"))


def is_trailing(text: str) -> bool:
    """Does it begin with a word that must have another before it (…|等地, …|的)?"""
    return bool(_TRAILING_WORD.match(text))


def open_marks(text: str) -> int:
    """Opening quotes and brackets that are not closed, less closing ones that were not opened."""
    return sum(
        text.count(a) - text.count(b) for a, b in ("“”", "‘’", "《》", "（）", "「」", "『』")
    )


def join(left: str, right: str) -> str:
    """One text of two pieces; Latin words that met at a line end keep a space."""
    gap = " " if re.match(r"[A-Za-z,]$", left[-1:]) and re.match(r"[A-Za-z]", right) else ""
    return left + gap + right
