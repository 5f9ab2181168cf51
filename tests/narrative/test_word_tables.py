"""Tables, frames and text boxes of a Word document, as lines of a text."""

from __future__ import annotations

from reportgen.narrative.word import read_word
from tests.narrative.word_files import (
    cell,
    para,
    table,
    text_box,
    word_file,
)


def text_of(*body, **parts):
    word, findings = read_word(word_file(*body, **parts), "a.docx")
    assert findings == ()
    return word.text


def test_a_table_is_rows_of_cells_with_empty_lines_around():
    grid = table(["地区", "强度"], ["上海", "4.4"])
    assert text_of(para("前"), grid, para("后")) == "前\n\n| 地区 | 强度 |\n| 上海 | 4.4 |\n\n后"
    assert text_of(grid, grid).count("\n\n") == 1


def test_a_merged_cell_keeps_the_columns_below_their_heads():
    wide = cell("合计", properties='<w:gridSpan w:val="2"/>')
    assert text_of(table([wide, "3"], ["1", "2", "3"])) == "| 合计 | | 3 |\n| 1 | 2 | 3 |"
    late = '<w:tbl><w:tr><w:trPr><w:gridBefore w:val="1"/></w:trPr>' + cell("2") + cell("3")
    assert text_of(late + "</w:tr></w:tbl>") == "| | 2 | 3 |"


def test_a_merged_cell_cannot_claim_more_columns_than_word_has():
    wide = cell("1", properties='<w:gridSpan w:val="99999"/>')
    assert text_of(table([wide, "2"])).count("|") == 64 + 1


def test_paragraphs_breaks_and_bars_of_a_cell_stay_in_its_row():
    inner = cell(para("一", "<w:r><w:br/></w:r>", "二"), para("三|四"), para(), para("五"))
    assert text_of(table([inner, "6"])) == "| 一 二 三｜四 五 | 6 |"


def test_a_heading_in_a_cell_is_a_cell_and_one_in_a_frame_a_heading():
    head = para("创新", properties='<w:outlineLvl w:val="0"/>')
    assert text_of(table([cell(head), "2"])) == "| 创新 | 2 |"
    assert text_of(table([cell(head)])) == "## 创新"


def test_a_nested_table_follows_the_table_it_stands_in():
    inner = cell(para("外"), table(["1", "2"], ["3", "4"]), para())
    assert text_of(table([inner, "右"]), para("后")) == (
        "| 外 | 右 |\n\n| 1 | 2 |\n| 3 | 4 |\n\n后"
    )


def test_a_frame_of_one_column_is_read_as_the_paragraphs_it_holds():
    box = table(["专栏1"], [cell(para("2023年为3.2%。"), para("另一段。"))])
    assert text_of(para("前"), box, para("后")) == "前\n专栏1\n2023年为3.2%。\n另一段。\n后"
    assert text_of(table([cell(table(["a", "b"]), para())])) == "| a | b |"


def test_deleted_rows_and_cells_are_left_out():
    row = f"<w:tr><w:trPr><w:del/></w:trPr>{cell('9')}{cell('9')}</w:tr>"
    gone = cell("8", properties="<w:cellDel/>")
    assert text_of(f"<w:tbl>{row}<w:tr>{cell('1')}{gone}{cell('2')}</w:tr></w:tbl>") == "| 1 | 2 |"


def test_a_text_box_is_read_once_after_its_paragraph():
    assert text_of(para("前", text_box(para("框7384"), para("二")), "后"), para("末")) == (
        "前后\n框7384\n二\n末"
    )


def test_a_text_box_in_a_cell_and_a_table_in_a_text_box_keep_out_of_the_rows():
    box = text_box(table(["1", "2"]))
    assert text_of(table([cell(para("外", box)), "右"])) == "| 外 | 右 |\n\n| 1 | 2 |"


def test_an_old_text_box_is_read_too():
    old = f"<w:r><w:pict><v:shape><v:textbox><w:txbxContent>{para('旧')}</w:txbxContent></v:textbox></v:shape></w:pict></w:r>"
    assert text_of(para("前", old)) == "前\n旧"
