"""The DOCX reader: current text, changes, comments, runs, tables, pictures, boxes."""

import io

import pytest
from docx import Document
from docx.shared import Inches, Pt
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from reading.manuscript import (
    PNG,
    begins,
    change,
    comment,
    deleted,
    docx,
    ends,
    p,
    parts_of,
    picture,
    r,
    row,
    stands,
    table,
    zipped,
)
from shibao.paper import DamagedInput
from shibao.paper.model import Change, Comment
from shibao.reading import Source, read
from shibao.reading.blocks import Block
from shibao.reading.docx import blocks_of

TIME = "2024-03-01T09:00:00Z"


def blocks(body: str, *links: tuple[str, str, str], **parts: str) -> list[Block]:
    return blocks_of(Source("稿.docx", docx(body, *links, **parts)))[0]


def texts(body: str, **parts: str) -> list[str]:
    return [block.text for block in blocks(body, **parts)]


def insertion(text: str, start: int, end: int, author: str = "二审") -> Change:
    return Change(kind="insertion", text=text, author=author, date=TIME, start=start, end=end)


def deletion(text: str, at: int, author: str = "二审") -> Change:
    return Change(kind="deletion", text=text, author=author, date=TIME, start=at, end=at)


def remark(text: str, start: int, end: int) -> Comment:
    return Comment(text=text, author="终审", date="2024-03-02T10:00:00Z", start=start, end=end)


class TestChanges:
    def test_the_current_text_is_the_accepted_one(self) -> None:
        body = p(
            "区政协领导",
            change("del", deleted("吕现洲")),
            change("ins", r("吕现州")),
            "、赵文瑛参加会议。",
        )
        [block] = blocks(body)
        assert block.text == "区政协领导吕现州、赵文瑛参加会议。"
        assert block.changes == [deletion("吕现洲", 5), insertion("吕现州", 5, 8)]

    def test_moves_are_changes(self) -> None:
        body = p("甲", change("moveFrom", r("乙")), "丙", change("moveTo", r("乙")))
        [block] = blocks(body)
        assert block.text == "甲丙乙"
        assert block.changes == [deletion("乙", 1), insertion("乙", 2, 3)]

    def test_what_one_inserted_and_another_deleted_is_gone(self) -> None:
        inner = change("del", deleted("新"), author="终审")
        [block] = blocks(p("全", change("ins", inner), "文"))
        assert (block.text, block.changes) == ("全文", [deletion("新", 1, "终审")])

    def test_what_was_moved_and_then_struck_out_is_the_strikers(self) -> None:
        [block] = blocks(p("全", change("del", change("ins", r("新"), author="终审")), "文"))
        assert (block.text, block.changes) == ("全文", [deletion("新", 1)])

    def test_one_edit_cut_into_runs_is_one_change(self) -> None:
        body = p(change("ins", r("河湾", "<w:b/>")), change("ins", r("区")), "政府")
        assert blocks(body)[0].changes == [insertion("河湾区", 0, 3)]

    def test_edits_of_two_people_stay_apart(self) -> None:
        body = p(change("ins", r("河湾")), change("ins", r("区"), author="终审"))
        assert blocks(body)[0].changes == [
            insertion("河湾", 0, 2),
            insertion("区", 2, 3, "终审"),
        ]

    def test_offsets_are_those_of_the_stripped_text(self) -> None:
        [block] = blocks(p("　　昨日", change("ins", r("上午  "))))
        assert (block.text, block.indent) == ("昨日上午", 2)
        assert block.changes == [insertion("上午", 2, 4)]

    def test_a_change_without_author_has_none(self) -> None:
        [block] = blocks(p("<w:ins>" + r("字") + "</w:ins>"))
        assert (block.changes[0].author, block.changes[0].date) == (None, None)

    def test_a_deleted_paragraph_mark_joins(self) -> None:
        first = p("河湾区", properties=f"<w:rPr>{change('del', '')}</w:rPr>")
        [block] = blocks(first + p("召开会议。", properties='<w:jc w:val="center"/>'))
        assert (block.text, block.centred) == ("河湾区召开会议。", True)
        assert block.changes == [deletion("\n", 3)]

    def test_an_inserted_paragraph_mark_is_a_point_at_the_end(self) -> None:
        first = p("河湾区", properties=f"<w:rPr>{change('ins', '')}</w:rPr>")
        one, two = blocks(first + p("召开会议。"))
        assert (one.text, one.changes) == ("河湾区", [insertion("\n", 3, 3)])
        assert (two.text, two.changes) == ("召开会议。", [])

    def test_a_struck_out_paragraph_is_told_at_the_next(self) -> None:
        gone = p(change("del", deleted("旧闻。")), properties=f"<w:rPr>{change('del', '')}</w:rPr>")
        assert blocks(gone + p("新闻。"))[0].changes == [deletion("旧闻。\n", 0)]
        emptied = p(change("del", deleted("旧闻。")))
        [block] = blocks(emptied + p("新闻。"))
        assert (block.gap, block.changes) == (True, [deletion("旧闻。", 0)])
        assert blocks(p("新闻。") + emptied)[0].changes == [deletion("旧闻。", 3)]

    @given(st.lists(st.tuples(st.sampled_from(["", "ins", "del"]), st.text("甲乙 丙", min_size=1))))
    def test_insertions_cover_their_own_text(self, runs: list[tuple[str, str]]) -> None:
        wrapped = [
            change(kind, deleted(text) if kind == "del" else r(text)) if kind else r(text)
            for kind, text in runs
        ]
        block = blocks(p("始", *wrapped, "终"))[0]
        assert block.text == "始" + "".join(text for kind, text in runs if kind != "del") + "终"
        for item in block.changes:
            covered = block.text[item.start : item.end]
            assert covered == (item.text if item.kind == "insertion" else "")
        struck = "".join(item.text for item in block.changes if item.kind == "deletion")
        assert struck == "".join(text for kind, text in runs if kind == "del")


class TestComments:
    comments = comment(1, "请核实") + comment(2, "数字？")

    def test_a_comment_is_on_its_range(self) -> None:
        body = p("领导", begins(1), "吕现州", ends(1), "参加")
        assert blocks(body, comments=self.comments)[0].comments == [remark("请核实", 2, 5)]

    def test_a_comment_over_paragraphs_is_on_each(self) -> None:
        body = p("第一", begins(1), "段") + "<w:p/>" + p("第二段") + p("第三", ends(1), "段")
        found = blocks(body, comments=self.comments)
        spans = [[(c.start, c.end) for c in block.comments] for block in found]
        assert spans == [[(2, 3)], [(0, 3)], [(0, 2)]]

    def test_a_comment_that_ends_in_an_empty_line_is_not_on_the_next(self) -> None:
        found = blocks(p(begins(1), "甲") + p(ends(1)) + p("乙"), comments=self.comments)
        assert [block.comments for block in found] == [[remark("请核实", 0, 1)], []]

    def test_a_range_may_begin_and_end_between_paragraphs(self) -> None:
        body = begins(1) + p("第一段") + ends(1, sign=False) + p("第二段")
        found = blocks(body, comments=self.comments)
        assert [len(block.comments) for block in found] == [1, 0]

    def test_a_sign_without_range_is_a_point(self) -> None:
        body = p("增长", stands(2), "两成")
        assert blocks(body, comments=self.comments)[0].comments == [remark("数字？", 2, 2)]

    def test_a_range_without_end_stops_at_its_sign(self) -> None:
        body = p("甲", begins(1), "乙", stands(1), "丙") + p("丁")
        found = blocks(body, comments=self.comments)
        assert found[0].comments == [remark("请核实", 1, 2)]
        assert found[1].comments == []

    def test_a_comment_on_an_empty_line_goes_to_the_next(self) -> None:
        body = p("甲") + p(begins(1), ends(1)) + p("乙")
        found = blocks(body, comments=self.comments)
        assert [block.comments for block in found] == [[], [remark("请核实", 0, 0)]]

    def test_a_comment_nobody_wrote_is_none(self) -> None:
        assert blocks(p(begins(9), "甲", ends(9)), comments=self.comments)[0].comments == []


class TestRuns:
    @pytest.mark.parametrize(
        ("run", "text"),
        [
            ("<w:tab/>", "甲\t乙"),
            ("<w:noBreakHyphen/>", "甲-乙"),
            ('<w:sym w:font="Wingdings" w:char="F0FC"/>', "甲✓乙"),
            ('<w:sym w:font="Wingdings" w:char="F001"/>', "甲乙"),
            ('<w:sym w:font="Arial" w:char="D800"/>', "甲乙"),
            ('<w:sym w:char="x"/>', "甲乙"),
            ("<w:rPr><w:vanish/></w:rPr><w:t>藏</w:t>", "甲乙"),
            ("<w:ruby><w:rt><w:r><w:t>wān</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>湾</w:t></w:r>"
             "</w:rubyBase></w:ruby>", "甲湾乙"),
            ("<w:lastRenderedPageBreak/><w:softHyphen/>", "甲乙"),
            ("<w:t>\n  乱\n  </w:t>", "甲乱乙"),
            ("<w:instrText>PAGE</w:instrText>", "甲乙"),
            ("<w:delText>没人删的</w:delText>", "甲乙"),
        ],
    )  # fmt: skip
    def test_what_a_run_may_hold(self, run: str, text: str) -> None:
        assert texts(p("甲", f"<w:r>{run}</w:r>", "乙")) == [text]

    @pytest.mark.parametrize(
        "wrap",
        [
            '<w:hyperlink r:id="x">{}</w:hyperlink>',
            "<w:sdt><w:sdtPr><w:text/></w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt>",
            "<w:smartTag><w:smartTagPr/>{}</w:smartTag>",
            '<w:fldSimple w:instr="DATE">{}</w:fldSimple>',
            "<mc:AlternateContent><mc:Choice>{}</mc:Choice><mc:Fallback><w:r><w:t>旧</w:t></w:r>"
            "</mc:Fallback></mc:AlternateContent>",
        ],
    )
    def test_wrappers_are_transparent(self, wrap: str) -> None:
        assert texts(p("甲", wrap.format(r("中")), "乙")) == ["甲中乙"]

    def test_math_is_text(self) -> None:
        assert texts(p("约", "<m:oMath><m:r><m:t>2</m:t></m:r></m:oMath>", "倍")) == ["约2倍"]

    def test_of_a_field_the_result_is_copy(self) -> None:
        def step(kind: str) -> str:
            return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'

        code = "<w:r><w:instrText> IF </w:instrText></w:r>" + r("码")
        body = p("甲", step("begin"), code, step("separate"), "果", step("end"), "乙")
        assert texts(body) == ["甲果乙"]
        assert texts(p("甲", step("begin"), code) + p("乙")) == ["甲", "乙"]

    def test_a_line_break_divides_into_blocks_without_gap(self) -> None:
        body = p("题目", "<w:r><w:br/></w:r>", "下行", "<w:r><w:cr/></w:r>", "再下行")
        found = blocks(body)
        assert [(b.text, b.gap) for b in found] == [
            ("题目", False), ("下行", False), ("再下行", False)
        ]  # fmt: skip

    def test_changes_and_comments_go_with_their_lines(self) -> None:
        body = p(
            begins(1), "甲", change("ins", r("乙") + "<w:r><w:br/></w:r>" + r("丙")), "丁", ends(1)
        )
        one, two = blocks(body, comments=comment(1, "通"))
        assert (one.text, one.changes) == ("甲乙", [insertion("乙", 1, 2)])
        assert (two.text, two.changes) == ("丙丁", [insertion("丙", 0, 1)])
        assert (one.comments, two.comments) == ([remark("通", 0, 2)], [remark("通", 0, 2)])

    def test_empty_paragraphs_and_pages_are_gaps(self) -> None:
        body = p("甲") + "<w:p/>" + p("乙") + p("丙", '<w:r><w:br w:type="page"/></w:r>') + p("丁")
        assert [(b.text, b.gap) for b in blocks(body)] == [
            ("甲", False), ("乙", True), ("丙", False), ("丁", True)
        ]  # fmt: skip

    def test_block_wrappers_are_opened(self) -> None:
        body = f"<w:sdt><w:sdtContent>{p('甲')}{table(('乙', '丙'))}</w:sdtContent></w:sdt>"
        assert texts(body) == ["甲", "乙\t丙"]


class TestTables:
    def test_rows_are_lines_and_cells_tabs(self) -> None:
        [block] = blocks(table(("街道", "户数"), ("东街", p("1") + p("2"))))
        assert (block.text, block.table) == ("街道\t户数\n东街\t1 2", True)

    def test_merged_cells_are_not_repeated(self) -> None:
        down = '<w:tcPr><w:vMerge w:val="restart"/></w:tcPr>' + p("东街")
        more = "<w:tcPr><w:vMerge/></w:tcPr>" + p("残")
        wide = '<w:tcPr><w:gridSpan w:val="2"/></w:tcPr>' + p("合计")
        assert texts(table((down, "一"), (more, "二"), (wide, "三"))) == [
            "东街\t一\n\t二\n合计\t三"
        ]

    def test_a_box_is_no_table(self) -> None:
        found = blocks(table((p("小资料") + p("河湾区有九个社区。"),)))
        assert [(b.text, b.table) for b in found] == [
            ("小资料", False), ("河湾区有九个社区。", False)
        ]  # fmt: skip

    def test_a_table_in_a_cell_is_flattened(self) -> None:
        inner = table(("一", "二"), ("三", "四"))
        assert texts(table(("甲", p("乙") + inner + "<w:p/>"))) == ["甲\t乙 一 二 三 四"]

    def test_changes_and_comments_keep_their_place(self) -> None:
        cell = p(
            "增", change("ins", r("长")), change("del", deleted("减")), begins(1), "两成", ends(1)
        )
        [block] = blocks(table(("甲", "乙"), ("丙", cell)), comments=comment(1, "核"))
        assert block.text == "甲\t乙\n丙\t增长两成"
        assert block.changes == [insertion("长", 7, 8), deletion("减", 8)]
        assert block.comments == [remark("核", 8, 10)]

    def test_a_struck_out_row_is_gone_and_told(self) -> None:
        gone = row(p(change("del", deleted("旧"))), "", properties=change("del", ""))
        body = f"<w:tbl>{row('甲', '乙')}{gone}{row('丙', '丁')}</w:tbl>"
        [block] = blocks(body)
        assert (block.text, block.changes) == ("甲\t乙\n丙\t丁", [deletion("旧", 4)])

    def test_photos_in_a_frame_stand_above_their_captions(self) -> None:
        body = table((p(picture("a")), p(picture("b"))), ("图一", "图二"))
        links = (("a", "image", "media/a.png"), ("b", "image", "media/b.png"))
        data = zipped(parts_of(body, *links, media={"media/a.png": PNG, "media/b.png": PNG}))
        found, media = blocks_of(Source("稿.docx", data))
        assert [b.photo.file if b.photo else b.text for b in found] == [
            "a.png", "图一", "b.png", "图二"
        ]  # fmt: skip
        assert set(media) == {"a.png", "b.png"}

    def test_an_empty_table_is_nothing(self) -> None:
        assert texts(p("甲") + table(("", ""), ("", ""))) == ["甲"]


def test_a_file_by_python_docx() -> None:
    document = Document()
    document.add_heading("河湾区召开会议", 1)
    paragraph = document.add_paragraph("本报讯 ")
    paragraph.add_run("昨日").bold = True
    paragraph.paragraph_format.first_line_indent = Pt(22)
    paragraph.runs[0].font.size = paragraph.runs[1].font.size = Pt(11)
    image = io.BytesIO()
    Image.new("RGB", (4, 4)).save(image, "PNG")
    document.add_picture(image, Inches(1))
    cells = document.add_table(1, 2).rows[0].cells
    cells[0].text, cells[1].text = "东街", "三户"
    buffer = io.BytesIO()
    document.save(buffer)

    title, text, photo, grid = blocks_of(Source("稿.docx", buffer.getvalue()))[0]
    assert (title.text, title.heading) == ("河湾区召开会议", 1)
    assert (text.text, text.bold, text.size, text.indent) == ("本报讯 昨日", False, 11.0, 2)
    assert photo.photo is not None
    assert photo.photo.file == "image1.png"
    assert (grid.text, grid.table) == ("东街\t三户", True)


def test_the_hook_reads_an_issue_with_its_changes() -> None:
    body = (
        p("河湾区召开会议", properties='<w:outlineLvl w:val="0"/>')
        + p("本报讯（记者 王明）昨日，河湾区召开会议，部署", change("ins", r("春季")), "工作。")
        + p("会议强调，要抓好落实，确保各项工作有序推进，取得实效。")
    )
    issue = read(docx(body))
    assert issue.source.kind == "docx"
    [article] = issue.articles
    assert (article.title, article.byline.reporters) == ("河湾区召开会议", ["王明"])
    [found] = article.paragraphs[0].changes
    assert article.paragraphs[0].text[found.start : found.end] == found.text == "春季"


def test_a_docx_without_copy_is_an_error() -> None:
    with pytest.raises(DamagedInput, match="没有文字"):
        blocks("<w:p/>")
