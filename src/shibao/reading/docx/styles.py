"""What the formatting of a paragraph or run comes to, through styles and defaults."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from lxml import etree

from shibao.reading.docx.xml import W, child, toggle, value, whole

# Word follows a style through ten others at most; more is a cycle or a prank.
_MAX_CHAIN = 32
# Word's own size where nothing names one, in points.
_DEFAULT_SIZE = 10.0
_HEADING = re.compile(r"(?:heading|标题)\s*([1-9])", re.IGNORECASE)
_TITLES = {"title": 1, "标题": 1, "subtitle": 2, "副标题": 2}


@dataclass(frozen=True)
class Face:
    """The look of a run; `size` is in points."""

    bold: bool = False
    size: float = _DEFAULT_SIZE
    hidden: bool = False


@dataclass(frozen=True)
class Setting:
    """The look of a paragraph. The first line's indent is in ems or in points, one of them 0.

    `list_id` and `list_level` name its automatic number; the level is `None` where only the list's
    tie to the style tells.
    """

    style: str | None = None
    heading: int = 0
    centred: bool = False
    indent_ems: float = 0
    indent_points: float = 0
    list_id: str | None = None
    list_level: int | None = None

    def indent(self, size: float) -> float:
        """The first line's indent in ems of `size` points."""
        return self.indent_ems + self.indent_points / size


class Styles:
    """The styles of a document; `root` is that of its styles part, if it has one."""

    def __init__(self, root: etree._Element | None) -> None:
        found = [] if root is None else root.findall(W + "style")
        self._styles = {style.get(W + "styleId"): style for style in found}
        self._default = next((style for style in found if _is_default(style)), None)
        defaults = child(root, "docDefaults")
        self._paragraph_default = child(child(defaults, "pPrDefault"), "pPr")
        self._run_default = child(child(defaults, "rPrDefault"), "rPr")
        self._chains: dict[str | None, list[etree._Element]] = {}
        self._faces: dict[tuple[str | None, str | None], Face] = {}

    def setting(self, paragraph: etree._Element) -> Setting:
        """What the paragraph's own properties, its style and the defaults come to."""
        own = child(paragraph, "pPr")
        style = value(own, "pStyle")
        chain = self._chain(style)
        properties = _present(
            [own, *(child(item, "pPr") for item in chain), self._paragraph_default]
        )
        ems, points = _indent(properties)
        list_id, list_level = _list(properties)
        return Setting(
            style=style,
            heading=_heading(properties, chain),
            centred=_first(properties, "jc") == "center",
            indent_ems=ems,
            indent_points=points,
            list_id=list_id,
            list_level=list_level,
        )

    def face(self, run: etree._Element, style: str | None) -> Face:
        """The look of a run in a paragraph of `style`."""
        own = child(run, "rPr")
        if own is None:
            return self._face(style, None)
        base = self._face(style, value(own, "rStyle"))
        return _over(base, own) if len(own) else base

    def _face(self, style: str | None, run_style: str | None) -> Face:
        key = (style, run_style)
        if key not in self._faces:
            chain = (self._chain(run_style) if run_style else []) + self._chain(style)
            face = Face()
            for properties in reversed(
                _present([*(child(item, "rPr") for item in chain), self._run_default])
            ):
                face = _over(face, properties)
            self._faces[key] = face
        return self._faces[key]

    def _chain(self, style: str | None) -> list[etree._Element]:
        """A style and those it is based on, nearest first; without a name, the default."""
        if style not in self._chains:
            chain: list[etree._Element] = []
            item = self._styles.get(style, self._default) if style else self._default
            while item is not None and len(chain) < _MAX_CHAIN:
                chain.append(item)
                item = self._styles.get(value(item, "basedOn"))
            self._chains[style] = chain
        return self._chains[style]


def _is_default(style: etree._Element) -> bool:
    return style.get(W + "type") == "paragraph" and style.get(W + "default") in {"1", "true", "on"}


def _present(elements: Iterable[etree._Element | None]) -> list[etree._Element]:
    return [element for element in elements if element is not None]


def _first(properties: list[etree._Element], name: str) -> str | None:
    """The nearest value of a property."""
    return next((v for item in properties if (v := value(item, name)) is not None), None)


def _over(face: Face, properties: etree._Element) -> Face:
    """The face with what a run's properties set."""
    bold, hidden = toggle(properties, "b"), toggle(properties, "vanish")
    size = re.match(r"[0-9]{1,4}", value(properties, "sz") or "")
    return Face(
        face.bold if bold is None else bold,
        int(size[0]) / 2 if size and int(size[0]) else face.size,
        face.hidden if hidden is None else hidden,
    )


def _heading(properties: list[etree._Element], chain: list[etree._Element]) -> int:
    """1 to 9, 0 for body text: the outline level, else what the style is called."""
    outline = whole(_first(properties, "outlineLvl"))
    if outline is not None:
        return outline + 1 if 0 <= outline < 9 else 0
    for style in chain:
        name = (value(style, "name") or "").strip().lower()
        if match := _HEADING.fullmatch(name):
            return int(match[1])
        if name in _TITLES:
            return _TITLES[name]
    return 0


def _indent(properties: list[etree._Element]) -> tuple[float, float]:
    """The first line's indent in ems and in points; one that hangs counts as none."""
    for item in properties:
        indent = child(item, "ind")
        if indent is None:
            continue
        chars, twips, hanging = (
            whole(indent.get(W + name)) for name in ("firstLineChars", "firstLine", "hanging")
        )
        if chars or twips or hanging:
            return (chars / 100, 0) if chars and chars > 0 else (0, max(twips or 0, 0) / 20)
        if chars is not None or twips is not None:
            return 0, 0
    return 0, 0


def _list(properties: list[etree._Element]) -> tuple[str | None, int | None]:
    """The list and level of the nearest `w:numPr`; list 0 is none."""
    for item in properties:
        number = child(item, "numPr")
        list_id = value(number, "numId")
        if list_id is not None:
            return (None if list_id == "0" else list_id), whole(value(number, "ilvl"))
    return None, None
