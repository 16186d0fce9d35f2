"""What styles, direct formatting and lists tell of a paragraph."""

import pytest

from reading.manuscript import docx, p, r
from shibao.reading import Source
from shibao.reading.blocks import Block
from shibao.reading.docx import blocks_of
from shibao.reading.docx.numbering import Level


def blocks(body: str, **parts: str) -> list[Block]:
    return blocks_of(Source("稿.docx", docx(body, **parts)))[0]


def block(body: str, **parts: str) -> Block:
    [found] = blocks(body, **parts)
    return found


def style(name: str, content: str = "", *, based_on: str = "", called: str = "") -> str:
    base = f'<w:basedOn w:val="{based_on}"/>' if based_on else ""
    return (
        f'<w:style w:type="paragraph" w:styleId="{name}"><w:name w:val="{called or name}"/>'
        f"{base}{content}</w:style>"
    )


def in_style(name: str, *content: str) -> str:
    return p(*content, properties=f'<w:pStyle w:val="{name}"/>')


class TestFaces:
    def test_bold_is_a_block_all_bold(self) -> None:
        assert block(p(r("题", "<w:b/>"), " ", r("目", "<w:b/>"))).bold
        assert not block(p(r("本报讯", "<w:b/>"), "昨日")).bold

    def test_the_size_is_that_of_most_characters_in_points(self) -> None:
        small, large = '<w:sz w:val="21"/>', '<w:sz w:val="44"/>'
        assert block(p(r("大", large), r("小字两个", small))).size == 10.5

    def test_styles_defaults_and_direct_formatting_in_turn(self) -> None:
        styles = (
            '<w:docDefaults><w:rPrDefault><w:rPr><w:sz w:val="21"/></w:rPr></w:rPrDefault>'
            "</w:docDefaults>"
            + style("正文", '<w:rPr><w:b/></w:rPr>')
            + style("要", '<w:rPr><w:sz w:val="32"/></w:rPr>', based_on="正文")
        )  # fmt: skip
        plain, styled, direct = blocks(
            p("甲") + in_style("要", "乙") + in_style("要", r("丙", '<w:b w:val="0"/>')),
            styles=styles,
        )
        assert (plain.bold, plain.size) == (False, 10.5)
        assert (styled.bold, styled.size) == (True, 16.0)
        assert (direct.bold, direct.size) == (False, 16.0)

    def test_the_default_style_holds_for_those_without(self) -> None:
        normal = (
            '<w:style w:type="paragraph" w:default="1" w:styleId="a">'
            '<w:rPr><w:sz w:val="32"/></w:rPr></w:style>'
        )
        assert block(p("甲"), styles=normal).size == 16.0

    def test_a_run_style_goes_before_the_paragraph_style(self) -> None:
        bold = '<w:style w:type="character" w:styleId="强"><w:rPr><w:b/></w:rPr></w:style>'
        assert block(p(r("甲", '<w:rStyle w:val="强"/>')), styles=bold).bold

    def test_lines_of_one_paragraph_have_their_own_look(self) -> None:
        one, two = blocks(p(r("题目", "<w:b/>"), "<w:r><w:br/></w:r>", "正文"))
        assert (one.bold, two.bold) == (True, False)

    def test_earlier_formatting_in_the_history_does_not_count(self) -> None:
        change = "<w:rPrChange><w:rPr><w:b/></w:rPr></w:rPrChange>"
        assert not block(p(r("甲", change))).bold


class TestParagraphs:
    def test_centred(self) -> None:
        assert block(p("甲", properties='<w:jc w:val="center"/>')).centred
        assert not block(p("甲", properties='<w:jc w:val="both"/>')).centred

    @pytest.mark.parametrize(
        ("properties", "ems"),
        [
            ('w:firstLineChars="200" w:firstLine="640"', 2),
            ('w:firstLine="640"', 2),
            ('w:firstLineChars="0" w:firstLine="640"', 2),
            ('w:left="420" w:hanging="420"', 0),
            ('w:left="420"', 0),
        ],
    )
    def test_the_first_line_in_ems_of_its_own_size(self, properties: str, ems: int) -> None:
        text = p(r("甲", '<w:sz w:val="32"/>'), properties=f"<w:ind {properties}/>")
        assert block(text).indent == ems

    def test_an_indent_is_taken_back(self) -> None:
        styles = style("文", '<w:pPr><w:ind w:firstLineChars="200"/></w:pPr>')
        none = '<w:pStyle w:val="文"/><w:ind w:firstLineChars="0" w:firstLine="0"/>'
        one, two = blocks(in_style("文", "甲") + p("乙", properties=none), styles=styles)
        assert (one.indent, two.indent) == (2, 0)

    def test_typed_spaces_are_an_indent(self) -> None:
        one, two = blocks(p("　　甲", "<w:r><w:br/></w:r>", "    乙"))
        assert (one.indent, two.indent) == (2, 2)

    @pytest.mark.parametrize(
        ("called", "level"),
        [
            ("heading 1", 1), ("Heading 3", 3), ("标题 2", 2), ("Title", 1), ("标题", 1),
            ("Subtitle", 2), ("Normal", 0), ("heading 12", 0),
        ],
    )  # fmt: skip
    def test_headings_by_name(self, called: str, level: int) -> None:
        assert block(in_style("s", "甲"), styles=style("s", called=called)).heading == level

    def test_headings_by_outline_level_through_the_chain(self) -> None:
        outline = '<w:pPr><w:outlineLvl w:val="1"/></w:pPr>'
        styles = style("根", outline) + style("叶", based_on="根")
        assert block(in_style("叶", "甲"), styles=styles).heading == 2
        body = '<w:pStyle w:val="叶"/><w:outlineLvl w:val="9"/>'
        assert block(p("甲", properties=body), styles=styles).heading == 0

    def test_styles_based_on_each_other_end(self) -> None:
        styles = style("甲", based_on="乙") + style("乙", "<w:rPr><w:b/></w:rPr>", based_on="甲")
        assert block(in_style("甲", "文"), styles=styles).bold

    def test_a_style_that_is_missing(self) -> None:
        assert block(in_style("无", "文")).text == "文"


def level(at: int, form: str, text: str, more: str = "") -> str:
    return (
        f'<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>{more}'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
    )


def lists(
    *levels: str, numbers: str = '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
) -> str:
    return f'<w:abstractNum w:abstractNumId="0">{"".join(levels)}</w:abstractNum>{numbers}'


def item(text: str, at: int = 0, number: int = 1) -> str:
    properties = f'<w:numPr><w:ilvl w:val="{at}"/><w:numId w:val="{number}"/></w:numPr>'
    return p(text, properties=properties)


class TestNumbers:
    def texts(self, body: str, numbering: str, **parts: str) -> list[str]:
        return [block.text for block in blocks(body, numbering=numbering, **parts)]

    def test_numbers_count_and_restart_below_their_parent(self) -> None:
        numbering = lists(
            level(0, "chineseCounting", "%1、"),
            level(1, "decimal", "（%2）"),
            level(2, "decimal", "%2.%3"),
        )
        body = (
            item("甲") + item("乙", 1) + item("丙", 1) + item("丁", 2) + p("文") + item("戊")
            + item("己", 1)
        )  # fmt: skip
        assert self.texts(body, numbering) == [
            "一、甲", "（1）乙", "（2）丙", "2.1 丁", "文", "二、戊", "（1）己"
        ]  # fmt: skip

    def test_bullets_and_suffixes(self) -> None:
        nothing = '<w:suff w:val="nothing"/>'
        numbering = lists(
            level(0, "bullet", "\uf0b7"), level(1, "bullet", "◆", nothing),
            level(2, "decimal", "%3.", nothing),
        )  # fmt: skip
        assert self.texts(item("甲") + item("乙", 1) + item("丙", 2), numbering) == [
            "• 甲", "◆乙", "1.丙"
        ]  # fmt: skip

    def test_a_list_may_start_anew_or_elsewhere(self) -> None:
        numbers = "".join(
            f'<w:num w:numId="{n}"><w:abstractNumId w:val="0"/>{override}</w:num>'
            for n, override in (
                (1, ""),
                (2, '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride>'),
                (3, ""),
            )
        )
        numbering = lists(level(0, "decimal", "%1、"), numbers=numbers)
        body = item("甲") + item("乙") + item("丙", number=2) + item("丁", number=3)
        assert self.texts(body, numbering) == ["1、甲", "2、乙", "5、丙", "6、丁"]

    def test_a_number_comes_from_a_style_and_can_be_taken_off(self) -> None:
        numbering = lists(
            level(0, "decimal", "%1、"), level(1, "decimal", "（%2）", '<w:pStyle w:val="节"/>')
        )
        styles = style("节", '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>')
        off = '<w:pStyle w:val="节"/><w:numPr><w:numId w:val="0"/></w:numPr>'
        body = in_style("节", "甲") + p("乙", properties=off)
        assert self.texts(body, numbering, styles=styles) == ["（1）甲", "乙"]

    def test_offsets_allow_for_the_number(self) -> None:
        inserted = '<w:ins w:author="二审">' + r("乙") + "</w:ins>"
        properties = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
        found = block(
            p("甲", inserted, properties=properties),
            numbering=lists(level(0, "chineseCounting", "%1、")),
        )
        [change] = found.changes
        assert found.text == "一、甲乙"
        assert found.text[change.start : change.end] == change.text == "乙"

    @pytest.mark.parametrize("number", [7, 0])
    def test_a_list_that_is_missing_has_no_numbers(self, number: int) -> None:
        assert self.texts(item("甲", number=number), lists()) == ["甲"]
        assert self.texts(item("甲", at=99), lists(level(0, "decimal", "%1"))) == ["甲"]

    @pytest.mark.parametrize(
        ("form", "count", "text"),
        [
            ("decimal", 12, "12"), ("decimalZero", 3, "03"), ("decimalFullWidth", 12, "１２"),
            ("chineseCounting", 21, "二十一"), ("chineseCountingThousand", 105, "一百零五"),
            ("japaneseCounting", 10, "十"), ("ideographDigital", 10, "一〇"),
            ("chineseLegalSimplified", 12, "拾贰"), ("ideographTraditional", 2, "乙"),
            ("ideographTraditional", 11, "11"), ("ideographZodiac", 12, "亥"),
            ("decimalEnclosedCircle", 3, "③"), ("decimalEnclosedCircle", 21, "21"),
            ("upperRoman", 1994 - 1000, "CMXCIV"), ("lowerRoman", 4, "iv"),
            ("upperLetter", 27, "AA"), ("lowerLetter", 3, "c"), ("none", 3, ""),
            ("unheardOf", 3, "3"), ("chineseCounting", 999_999_999, "999999999"),
            ("upperRoman", -5, "-5"),
        ],
    )  # fmt: skip
    def test_formats(self, form: str, count: int, text: str) -> None:
        assert Level(format=form).number(count) == text
