"""What the prose checker reads in a Word document: what a reader of the printed page sees."""

from __future__ import annotations

import io
import subprocess
import sys

import pytest

from reportgen.findings import Location
from reportgen.narrative.word import read_word
from tests.narrative.word_files import (
    NAMESPACES,
    OFFICE,
    START,
    STRICT_OFFICE,
    STRICT_W,
    W,
    cell,
    field,
    note_mark,
    para,
    run,
    table,
    word_file,
)


def text_of(*body, **parts):
    word, findings = read_word(word_file(*body, **parts), "a.docx")
    assert findings == ()
    return word.text


def test_a_paragraph_is_a_line():
    assert text_of(para("一"), para(), para("二", "三")) == "一\n\n二三"


def test_a_number_split_over_runs_is_one_number():
    assert text_of(para(run("73"), run(".", "<w:b/>"), run("84", "<w:i/>"), "万")) == "73.84万"


def test_a_document_written_by_python_docx_is_read():
    import docx

    document = docx.Document()
    document.add_heading("创新投入", 2)
    document.add_paragraph("强度为3.2%")
    grid = document.add_table(2, 2)
    for number, one in enumerate(c for row in grid.rows for c in row.cells):
        one.text = f"{number}"
    written = io.BytesIO()
    document.save(written)
    word, findings = read_word(written.getvalue(), "a.docx")
    assert word.text == "## 创新投入\n强度为3.2%\n\n| 0 | 1 |\n| 2 | 3 |"
    assert findings == ()


STYLES = (
    '<w:style w:type="paragraph" w:styleId="2"><w:name w:val="heading 1"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Own"><w:basedOn w:val="2"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="L"><w:pPr><w:outlineLvl w:val="3"/></w:pPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="B"><w:basedOn w:val="L"/><w:pPr><w:outlineLvl w:val="9"/></w:pPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="C1"><w:basedOn w:val="C2"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="C2"><w:basedOn w:val="C1"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="T"><w:name w:val="Title"/></w:style>'
)


@pytest.mark.parametrize(
    ("properties", "is_heading"),
    [
        ('<w:pStyle w:val="2"/>', True),  # as WPS numbers its styles
        ('<w:pStyle w:val="Own"/>', True),
        ('<w:pStyle w:val="L"/>', True),
        ('<w:pStyle w:val="T"/>', True),
        ('<w:pStyle w:val="B"/>', False),
        ('<w:pStyle w:val="C1"/>', False),
        ('<w:pStyle w:val="nowhere"/>', False),
        ('<w:outlineLvl w:val="0"/>', True),
        ('<w:pStyle w:val="2"/><w:outlineLvl w:val="9"/>', False),
        ('<w:outlineLvl w:val="²"/>', False),
    ],
)
def test_a_heading_is_known_by_its_style_or_its_outline_level(properties, is_heading):
    body = para("创新", properties=properties)
    assert text_of(body, related={"styles": STYLES}) == ("## 创新" if is_heading else "创新")


def test_an_empty_heading_is_an_empty_line_and_a_broken_one_stays_one_line():
    level = '<w:outlineLvl w:val="0"/>'
    assert text_of(para(properties=level), para("一")) == "\n一"
    assert text_of(para(run("一"), "<w:r><w:br/></w:r>", "二", properties=level)) == "## 一 二"


def test_deletions_are_left_out_and_insertions_kept():
    deleted = '<w:del w:id="1"><w:r><w:delText>7384</w:delText></w:r></w:del>'
    assert text_of(para("为", deleted, f'<w:ins w:id="2">{run("73.84")}</w:ins>')) == "为73.84"
    moved = f"<w:moveFrom>{run('7')}</w:moveFrom>", f"<w:moveTo>{run('8')}</w:moveTo>"
    assert text_of(para(*moved)) == "8"


def test_a_paragraph_whose_end_was_deleted_runs_into_the_next():
    end = "<w:rPr><w:del/></w:rPr>"
    gone = f"<w:del>{run('x')}</w:del>"
    assert text_of(para("73", properties=end), para(".84"), para("万")) == "73.84\n万"
    assert text_of(para("一"), para(gone, properties=end), para("二")) == "一\n二"
    assert text_of(para("一", properties=end), table(["1", "2"])) == "一\n\n| 1 | 2 |"


def test_of_a_field_the_result_is_read_and_the_code_is_not():
    inner = field("SEQ", run("9"))
    nested = field(f"IF {inner} 1", run("3.2"))
    assert text_of(para("为", nested, "%")) == "为3.2%"
    simple = f'<w:fldSimple w:instr="REF a">{run("4.1")}</w:fldSimple>'
    assert text_of(para("为", simple)) == "为4.1"


def test_a_field_over_several_paragraphs_is_read_to_its_end():
    begin, rest = field("TOC", run("一")).split("</w:t>")
    assert text_of(para(begin + "</w:t></w:r>"), para("二", rest[6:]), para("三")) == "一\n二\n三"


@pytest.mark.parametrize("kind", ["begin", "separate", "end"])
def test_a_field_mark_without_its_others_hides_nothing(kind):
    mark = f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'
    assert text_of(para("一", mark, "二"), para(field("A", run("3")))) == "一二\n3"


def test_notes_follow_the_body_in_the_order_of_their_references():
    notes = (
        '<w:footnote w:type="separator" w:id="-1"><w:p/></w:footnote>'
        f'<w:footnote w:id="1">{para("后注")}</w:footnote>'
        f'<w:footnote w:id="2">{para("<w:r><w:footnoteRef/></w:r>", "前注7384")}{para("续")}</w:footnote>'
        f'<w:footnote w:id="3">{para("无人引用")}</w:footnote>'
    )
    ends = f'<w:endnote w:id="1">{para("尾注")}</w:endnote>'
    marks = note_mark("footnote", 2), note_mark("endnote", 1), note_mark("footnote", 1)
    body = para("8.2", marks[0], "倍", marks[1], marks[2])
    got = text_of(body, para("末"), related={"footnotes": notes, "endnotes": ends})
    assert got == "8.2倍\n末\n\n前注7384\n续\n后注\n\n尾注"


def test_the_note_of_a_deleted_reference_is_left_out():
    notes = f'<w:footnote w:id="1">{para("注")}</w:footnote>'
    body = para("一", f"<w:del>{note_mark('footnote', 1)}</w:del>")
    assert text_of(body, related={"footnotes": notes}) == "一"


def test_tabs_breaks_and_hyphens_are_characters_and_soft_hyphens_are_none():
    inner = (
        "<w:t>1</w:t><w:tab/><w:t>2</w:t><w:noBreakHyphen/><w:t>3</w:t><w:softHyphen/><w:t>4</w:t>"
    )
    assert text_of(para(f"<w:r>{inner}<w:br/><w:t>5</w:t><w:cr/><w:t>6</w:t></w:r>")) == (
        "1\t2-34\n5\n6"
    )
    assert text_of(para("73\u00ad84", "\u200b万", "a\u2028b&#10;c")) == "7384万a b c"


def test_a_tab_stop_is_no_tab():
    assert (
        text_of(para("一", properties='<w:tabs><w:tab w:val="left" w:pos="9"/></w:tabs>')) == "一"
    )


def test_white_space_at_the_ends_counts_only_where_it_is_preserved():
    assert text_of(para("<w:r><w:t> 3 </w:t></w:r>", run(" 4 "))) == "3 4 "


def test_a_raised_digit_is_no_digit_of_the_number_before_it():
    raised = '<w:vertAlign w:val="superscript"/>'
    styles = f'<w:style w:type="character" w:styleId="F"><w:rPr>{raised}</w:rPr></w:style>'
    body = para("10", run("8", raised), "CO", run("2", '<w:vertAlign w:val="subscript"/>'))
    assert text_of(body) == "10⁸CO₂"
    body = para("8.2%", run("1", '<w:rStyle w:val="F"/>'))
    assert text_of(body, related={"styles": styles}) == "8.2%¹"


def test_hidden_text_and_the_reading_aids_above_hanzi_are_left_out():
    assert (
        text_of(para("一", run("7384", "<w:vanish/>"), run("二", '<w:vanish w:val="0"/>')))
        == "一二"
    )
    ruby = f"<w:r><w:ruby><w:rt>{run('shàng')}</w:rt><w:rubyBase>{run('上')}</w:rubyBase></w:ruby></w:r>"
    assert text_of(para(ruby, "海")) == "上海"


def test_formulas_and_symbols_part_the_numbers_around_them():
    formula = "<m:oMath><m:r><m:t>x=5</m:t></m:r></m:oMath>"
    assert text_of(para("3", formula, "4", '<w:r><w:sym w:char="F0B1"/></w:r>', "5")) == "3 4 5"


def test_links_controls_and_smart_tags_are_transparent():
    inner = (
        f'<w:hyperlink r:id="rId9">{run("链")}</w:hyperlink>'
        f"<w:sdt><w:sdtPr><w:placeholder/></w:sdtPr><w:sdtContent>{run('控')}</w:sdtContent></w:sdt>"
        f"<w:smartTag>{run('标')}</w:smartTag><w:bdo>{run('向')}</w:bdo>"
    )
    assert text_of(para(inner)) == "链控标向"
    block = f"<w:sdt><w:sdtContent>{para('块')}</w:sdtContent></w:sdt>"
    row = f"<w:sdt><w:sdtContent><w:tr>{cell('1')}<w:sdt><w:sdtContent>{cell('2')}</w:sdtContent></w:sdt></w:tr></w:sdtContent></w:sdt>"
    assert text_of(block, f"<w:tbl>{row}</w:tbl>") == "块\n\n| 1 | 2 |"


def test_a_picture_of_a_character_is_read_as_the_character():
    inner = '<mc:AlternateContent><mc:Choice Requires="w16se"><w:sym/></mc:Choice><mc:Fallback><w:t>①</w:t></mc:Fallback></mc:AlternateContent>'
    assert text_of(para("一", f"<w:r>{inner}</w:r>")) == "一①"


def test_a_document_in_the_strict_form_is_read():
    body = f"<w:document {NAMESPACES}><w:body>{para('3.2%')}</w:body></w:document>"
    files = {
        "word/document.xml": body.replace(W, STRICT_W),
        "_rels/.rels": START.replace(OFFICE, STRICT_OFFICE),
    }
    assert text_of(files=files) == "3.2%"


def test_a_document_under_another_name_is_found_by_its_relationship():
    body = f"<w:document {NAMESPACES}><w:body>{para('一')}</w:body></w:document>"
    files = {
        "_rels/.rels": START.replace("word/document.xml", "/Doc/Main.xml"),
        "word/document.xml": None,
        "doc/main.xml": body,
    }
    assert text_of(files=files) == "一"


def test_a_place_is_the_line_of_the_text_and_the_column_in_it():
    word, _ = read_word(word_file(para("前"), table(["a", "7384"])), "稿/a.docx")
    start = word.text.index("7384")
    assert word.place(start, start + 4) == Location(
        path="稿/a.docx", line=3, column=7, end_column=11
    )


def test_a_document_without_text_is_told():
    word, (finding,) = read_word(word_file(para(), para("<w:r><w:drawing/></w:r>")), "a.docx")
    assert word.text == ""
    assert (finding.code, finding.location.path) == ("document/no-text", "a.docx")


def test_the_xml_library_is_not_imported_before_a_document_is_read():
    code = "import sys, reportgen.narrative.word; print('lxml' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"
