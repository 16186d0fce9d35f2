"""Bylines and picture credits in the forms that papers print."""

import re
from dataclasses import dataclass

from shibao.paper import Byline
from shibao.paper.names import has_surname, is_full_name, split_names

_REPORTER = (
    r"(?:本报|本台|本社|本刊|本网|新华社|中新社|[一-鿿]{2,6}(?:报|日报|时报|融媒体?|融媒体中心|电视台|广播电视台|网))?"
    r"(?:首席|见习|实习|特约|全媒体|融媒体?|特派|驻站|资深|文字)?记者|实习生"
)
_CORRESPONDENT = r"(?:特约|本报|骨干)?通讯员|特约撰稿人|特约撰稿|学生记者|小记者"
_PHOTOGRAPHER = r"摄影记者|摄影|供图|图片|配图|绘图|制图|摄|图"
_WRITER = r"作者|撰文|撰稿|文字|整理|编辑整理|口述|采写|执笔|文"
_ROLE = re.compile(
    rf"(?P<both>文\s*[/／、·]?\s*图|图\s*[/／、·]?\s*文|摄影报道|图文报道|图文)"
    rf"|(?P<photographers>{_PHOTOGRAPHER})|(?P<correspondents>{_CORRESPONDENT})"
    rf"|(?P<reporters>{_REPORTER})|(?P<writers>{_WRITER})"
)
_VERB = re.compile(r"(?:综合)?(?:(?<!摄影)(?<!图文)报道|采写|整理|发自\S{2,6})$")
_GIVEN = re.compile(r"(?P<names>.+?)\s*(?:供稿|投稿|来稿|提供)")
_POSTED = re.compile(
    r"(?P<source>[一-鿿A-Za-z]{2,16})[\s　]+\d{4}[-./年]\d{1,2}[-./月]\d{1,2}日?"
    r"(?:[\s　]+\d{1,2}:\d{2}(?::\d{2})?)?"
)
"""Who posted it and when, as under the head of a web page."""
_AUTHOR = re.compile(
    r"作者(?:系|为|单位|是)\s*[:：]?\s*\S{2,20}[\s　]+(?P<names>[一-鿿·\s　]{2,9})"
)
_AFFILIATION = re.compile(
    r"\S{1,12}(?:村|社区|街道|局|镇|乡|中学|小学|学校|幼儿园|办|委|公司|医院|中心|部|院|厂|站|队|协会)"
    r"(?:[\s　]+|$)"
)
_BULLETS = " \t　□■●◆▲△○◎◇★☆*▪•·—–-|｜丨/／"
_BRACKETS = re.compile(r"[（(\[【〔〖](.*)[)）\]】〕〗]")
_SOURCE = re.compile(
    r"(?:文章|稿件|资料)?(?:来源|源自)[:：]\s*(?P<a>\S.{0,40})|(?:据|摘自|转自|选自|转载自)\s*(?P<b>[《一-鿿].{1,30})"
)
_AGENCY = re.compile(
    r"[一-鿿《》A-Za-z]{0,14}(?:社|网|报》?|台|客户端|公众号|中心|发布|局|委|部|办|院)"
)
_SIGNED_PART = re.compile(
    r"(?P<names>[一-鿿·]{2,5}(?:[\s　、]+[一-鿿·]{2,5})*)(?:\s*[/／]\s*|[\s　]+)"
    r"(?P<role>文|图|摄影?|供图)(?:$|[\s　]+)"
)
_SIGNS = {"文": "writers", "图": "photographers", "摄": "photographers", "供": "photographers"}
_LONE = re.compile(r"(?:^|[\s　])[一-鿿][\s　]+$")
_TRAILING = re.compile(r"\s*[（(【\[](?P<inner>[^（()）【】\[\]]{2,80})[)）】\]]\s*$")
_LEAD = re.compile(
    r"(?:本报|本刊|本台|本网|[一-鿿\d]{2,20}?)(?:综合)?(?:讯|消息|电)\s*"
    r"(?:[（(【\[](?P<bracketed>[^（()）】\]]{2,60})[)）】\]]"
    r"|(?P<open>(?:本报)?(?:记者|通讯员)[\s　一-鿿、]{2,30}?)(?:报道|摄影报道)?\s*[:：])"
)


@dataclass(frozen=True)
class Credit:
    """A caption and who took the picture; either may be empty."""

    caption: str
    names: list[str]


def parse_byline(text: str) -> Byline | None:
    """Read a line that is nothing but a byline or a source; `None` where it is something else.

    A line with a role but no names (`（记者 ）`) is a byline without names. Without any role only a
    bracketed list of names counts: `（甲乙 丙丁戊）`.
    """
    line = text.strip()
    if not line or len(line) > 100 or re.search(r"[。！？；]\s*\S", line):
        return None
    inner = line.strip(_BULLETS + "。")
    while match := _BRACKETS.fullmatch(inner):
        inner = match[1].strip(_BULLETS)
    source = _SOURCE.fullmatch(inner)
    if source:
        return _of_source(line, inner, (source["a"] or source["b"]).strip())
    posted = _POSTED.fullmatch(inner)
    if posted:
        return Byline(text=line, source=posted["source"])
    author = _AUTHOR.fullmatch(inner)
    if author and (names := split_names(author["names"])):
        return Byline(text=line, reporters=names)
    given = _GIVEN.fullmatch(inner)
    if given:
        names = split_names(_AFFILIATION.sub("", given["names"])) or []
        plain = bool(names) and all(map(has_surname, names)) and not _ROLE.search(given["names"])
        return Byline(text=line, correspondents=names) if plain else None
    byline = _parse_roles(line, inner)
    if byline is None and inner != line.strip("。"):
        names = split_names(inner)
        if names and len(names) <= 6 and all(map(is_full_name, names)):
            return Byline(text=line, reporters=names)
    return byline


def _of_source(line: str, inner: str, source: str) -> Byline | None:
    if re.search(r"[，。]", source):
        return None
    labelled = "来源" in inner[:5] or "源自" in inner[:5]
    if not labelled and not _AGENCY.match(source):
        return None
    place, _, people = source.partition(" ")
    byline = _parse_roles(line, people.strip()) if people else None
    if byline is None:
        return Byline(text=line, source=source)
    byline.source = place
    return byline


def _parse_roles(line: str, inner: str) -> Byline | None:
    """Roles and names in turn; names may stand before `摄` and `文/图` or after the other roles."""
    inner = _VERB.sub("", inner).rstrip(_BULLETS)
    byline = Byline(text=line)
    signed = re.sub(r"^(?:本报)?记者[\s　]*", "", inner)
    if signed and not _SIGNED_PART.sub("", signed) and not _ROLE.match(signed):
        for part in _SIGNED_PART.finditer(signed):
            _credit(byline, _SIGNS[part["role"][0]], split_names(part["names"]) or [])
        return byline
    kind, at, roles = "", 0, 0
    before: list[str] = []
    while at <= len(inner):
        match = _role_at(inner, at)
        listed = inner[at : match.start() if match else None]
        names = split_names(listed.strip("：: /／|｜丨·"))
        if names is None:
            return None
        bare = inner == line.strip(_BULLETS + "。") and kind not in ("", "done")
        glued = bare and listed[:1] not in " \t　：:/／|｜丨·"
        if glued and not all(map(has_surname, names)):
            return None
        if names:
            _credit(byline, kind, names)
            before += names
        if not match:
            break
        role = str(match.lastgroup)
        if role == "both" and not (kind or before):
            kind = "both"
        elif role == "both":
            _photographed(byline, before)
            if match[0] == "摄影报道" and kind == "":
                byline.reporters.clear()
            kind = "done"
        elif role == "photographers" and before and _closes(inner, match, kind):
            _moved(byline, names, kind)
            kind = "done"
        else:
            kind = role
        at, roles = match.end(), roles + 1
    return byline if roles and not (kind == "" and before) else None


def _role_at(inner: str, at: int) -> re.Match[str] | None:
    """The next role word that stands by itself, not inside a name (`文静` is no 文)."""
    for match in _ROLE.finditer(inner, at):
        word, rest = match[0], inner[match.end() :]
        alone = re.match(r"\s*$|[\s　:：/／|｜丨、）)]", rest)
        opens = match.start() == 0 or inner[match.start() - 1] in " \t　、，,/／|｜丨;；·"
        spaced = len(word) == 1 and _LONE.search(inner[at : match.start()])
        if (len(word) > 1 and word not in ("文字", "整理", "图片")) or (
            alone and opens and not spaced
        ):
            return match
        if alone and word == "摄":
            return match
    return None


def _closes(inner: str, match: re.Match[str], kind: str) -> bool:
    """Does a photographer's role follow its names (`甲 摄`) rather than lead them (`摄影 甲`)?"""
    rest = inner[match.end() :].strip(_BULLETS + ":：")
    return match[0] in ("摄", "供图") or (not rest and kind == "")


def _credit(byline: Byline, kind: str, names: list[str]) -> None:
    lists = {
        "correspondents": [byline.correspondents],
        "photographers": [byline.photographers],
        "both": [byline.reporters, byline.photographers],
        "done": [],
    }
    for people in lists.get(kind, [byline.reporters]):
        people += [name for name in names if name not in people]


def _photographed(byline: Byline, names: list[str]) -> None:
    byline.photographers += [name for name in names if name not in byline.photographers]


def _moved(byline: Byline, names: list[str], kind: str) -> None:
    """`（记者 甲 乙 摄）`: the last names are the photographers'."""
    for name in names:
        people = byline.correspondents if kind == "correspondents" else byline.reporters
        if name in people:
            people.remove(name)
    _photographed(byline, names)


def split_trailing(text: str) -> tuple[str, Byline] | None:
    """Part a paragraph from the bracketed byline at its end: `…参加活动。（记者 甲 乙）`."""
    match = _TRAILING.search(text[-100:])
    if not match:
        return None
    body = text[: len(text) - len(match[0])].rstrip()
    byline = parse_byline(match[0])
    if not byline or not body or body[-1] not in "。！？”’…》）)!?":
        return None
    return body, byline


def lead_byline(text: str) -> Byline | None:
    """The byline inside a lead: `本报讯（记者 甲）`, `本报讯 记者甲报道：`, `…社…电（记者…）`."""
    match = _LEAD.match(text[:120])
    if not match:
        return None
    inner = match["bracketed"] or match["open"]
    byline = _parse_roles(f"（{inner.strip()}）", inner.strip())
    if byline and not (byline.reporters or byline.correspondents or byline.photographers):
        return byline if match["bracketed"] else None
    return byline


def lead_end(text: str) -> int:
    """Where the dateline or byline at the head of a lead ends; 0 where there is none."""
    match = _LEAD.match(text[:120]) or _DATELINE.match(text[:60])
    return match.end() if match else 0


_DATELINE = re.compile(r"(?:[一-鿿]{2,6}社|本报)[一-鿿\d]{2,16}[日电讯](?:电|讯)?[\s　]+")


def is_lead(text: str) -> bool:
    """Does a paragraph open as the lead of a news story does (`本报讯`, `新华社…电`)?"""
    return bool(
        re.match(
            r"(?:本报|本刊|本台|本网)(?:综合)?(?:讯|消息)|[一-鿿]{2,6}社[一-鿿\d]{2,16}电|[（(]?记者从",
            text,
        )
    )


_CREDIT = re.compile(
    r"(?P<caption>.*?)[\s　]*[（(]?(?:本报)?(?:记者|通讯员|特约通讯员|摄影)?[\s　:：/／]*"
    r"(?P<names>[一-鿿·]{2,8}(?:[\s　、]+[一-鿿·]{1,5}){0,4}|[一-鿿][\s　]+[一-鿿])"
    r"[\s　]*[/／]?(?:摄影报道|摄影|摄|供图|/图)[)）]?。?"
)
_PROVIDED = re.compile(
    r"(?P<caption>.*?)[\s　]*[（(]?"
    r"(?P<names>(?:图片|照片)?由?[一-鿿]{2,16}提供|资料图片?|资料照片)[)）]?"
)
_CAPTION = re.compile(
    r"(?:图|上图|下图|左图|右图|题图|图片)(?:[①-⑳]|[一二三四五六\d]{1,2})?(?:为|[:：]|说明)|图[①-⑳]|[▲△▶◀▼]\s*|图片说明"
)


def parse_caption(text: str) -> Credit | None:
    """Read a caption (`图为……。王浩 摄`) or a bare credit (`王浩 摄`); `None` for anything else."""
    line = text.strip()
    if len(line) > 200:
        return None
    marked = _CAPTION.match(line)
    match = _CREDIT.fullmatch(line)
    if match:
        names = split_names(match["names"])
        if names and all(map(has_surname, names)) and (marked or len(match["caption"]) <= 120):
            return Credit(_uncaptioned(match["caption"]), names)
    provided = _PROVIDED.fullmatch(line)
    if provided and (marked or not provided["caption"]):
        return Credit(_uncaptioned(provided["caption"]), [provided["names"]])
    return Credit(line, []) if marked and not re.search(r"[：:]\s*$", line) else None


def _uncaptioned(text: str) -> str:
    return re.sub(r"^(?:图片说明|图说)[:：]\s*", "", text.strip())
