"""Comments in a Word document: each at its characters, and the document as it was."""

from __future__ import annotations

import pytest
from lxml import etree

from reportgen.narrative.word import read_word
from tests.narrative.word_commented import checked, with_comments
from tests.narrative.word_files import (
    W,
    cell,
    commented,
    field,
    note_mark,
    para,
    part,
    run,
    table,
    text_box,
    told,
    word_file,
)


def test_a_comment_stands_at_exactly_its_characters():
    data = word_file(para("强度为3.2%，"), para("人员7384万"))
    done = checked(data, "3.2%", "7384")
    assert commented(done) == {"0": "3.2%", "1": "7384"}
    assert told(done) == {
        "0": ("应改：3.2%", "reportgen", "RG"),
        "1": ("应改：7384", "reportgen", "RG"),
    }


def test_a_reference_follows_every_range_in_a_run_of_its_own():
    (paragraph,) = etree.fromstring(part(checked(word_file(para("为3.2%")), "3.2")))[0][:1]
    names = [str(e.tag).rpartition("}")[2] for e in paragraph]
    assert names == ["r", "commentRangeStart", "r", "commentRangeEnd", "r", "r"]
    assert [c.get(f"{{{W}}}id") for c in paragraph[4]] == ["0"]


def test_a_run_is_cut_only_where_it_has_to_be():
    (paragraph,) = etree.fromstring(part(checked(word_file(para("3.2%")), "3.2%")))[0][:1]
    names = [str(e.tag).rpartition("}")[2] for e in paragraph]
    assert names == ["commentRangeStart", "r", "commentRangeEnd", "r"]


def test_the_parts_of_a_cut_run_look_as_it_did():
    data = word_file(para(run("为3.2%，", '<w:b/><w:color w:val="FF0000"/>')))
    done = checked(data, "3.2")
    assert [len(e.findall(f"{{{W}}}rPr")) for e in etree.fromstring(part(done)).iter(f"{{{W}}}r")] == [
        1, 1, 0, 1,
    ]  # fmt: skip


def test_a_number_over_several_runs_has_one_comment():
    data = word_file(para(run("为73"), run(".", "<w:b/>"), run("84万人", "<w:i/>")))
    assert commented(checked(data, "73.84万")) == {"0": "73.84万"}


def test_comments_may_touch_lie_in_one_another_and_overlap():
    data = word_file(para(run("为73"), run("84万人年")))
    wanted = ("7384", "84", "万", "84万人", "7384", "为7384万人年")
    done = checked(data, *wanted)
    assert commented(done) == {str(n): text for n, text in enumerate(wanted)}
    ends = [
        e.get(f"{{{W}}}id") for e in etree.fromstring(part(done)).iter(f"{{{W}}}commentReference")
    ]
    assert ends == ["0", "1", "4", "2", "3", "5"]  # where several end, in their order


def test_a_comment_in_a_cell_and_in_a_nested_table_stands_there():
    inner = cell(para("外1"), table(["22", "3"]), para())
    assert commented(checked(word_file(table([inner, "44"])), "22", "44", "外1")) == {
        "0": "22",
        "1": "44",
        "2": "外1",
    }


def test_a_span_that_takes_in_the_bars_of_a_row_is_put_on_what_stands_between():
    data = word_file(table(["11", "22"], ["", "33"]))
    assert commented(checked(data, " | 22 |", "| | 33", "11 |")) == {
        "0": "22",
        "1": "33",
        "2": "11",
    }


def test_a_comment_on_a_note_stands_at_the_reference_to_it():
    notes = f'<w:footnote w:id="7">{para("见7384")}</w:footnote>'
    ends = f'<w:endnote w:id="7">{para("又见73.84")}</w:endnote>'
    body = para("前", note_mark("footnote", 7), "后", note_mark("endnote", 7))
    data = word_file(body, related={"footnotes": notes, "endnotes": ends})
    done = checked(data, "7384", "73.84")
    assert commented(done) == {"0": "▢", "1": "▢"}
    assert part(done, "word/footnotes.xml") == part(data, "word/footnotes.xml")
    marks = list(etree.fromstring(part(done)).iter(f"{{{W}}}commentRangeStart"))
    kinds = [str(e.getnext()[-1].tag).rpartition("}")[2] for e in marks]
    assert kinds == ["footnoteReference", "endnoteReference"]


def test_a_comment_on_a_text_box_stands_at_its_anchor():
    data = word_file(para("前", text_box(para("框7384"), para("二99")), "后"))
    done = checked(data, "7384", "99")
    assert commented(done) == {"0": "▢", "1": "▢"}
    inside = [
        a.tag
        for e in etree.fromstring(part(done)).iter(f"{{{W}}}commentRangeStart")
        for a in e.iterancestors()
    ]
    assert f"{{{W}}}txbxContent" not in inside


def test_a_run_of_text_drawing_and_text_is_cut_at_the_drawing():
    box = text_box(para("框7384"))[5:-6]
    data = word_file(para(f"<w:r><w:t>前</w:t>{box}<w:t>后</w:t></w:r>"))
    assert commented(checked(data, "7384", "后", "前")) == {"0": "▢", "1": "后", "2": "前"}


def test_links_insertions_fields_and_rich_controls_can_be_commented_inside():
    control = f"<w:sdt><w:sdtPr><w:richText/></w:sdtPr><w:sdtContent>{run('控33个')}</w:sdtContent></w:sdt>"
    body = para(
        f'<w:hyperlink r:id="rId9">{run("链11个")}</w:hyperlink>',
        f'<w:ins w:id="5">{run("插22个")}</w:ins>',
        control,
        field("REF x", run("域44个")),
        f'<w:fldSimple w:instr="REF a">{run("简55个")}</w:fldSimple>',
    )
    done = checked(word_file(body), "11", "22", "33", "44", "55")
    assert commented(done) == {"0": "11", "1": "22", "2": "33", "3": "44", "4": "55"}


def test_a_span_may_begin_in_a_link_and_end_behind_it():
    body = para("为", f'<w:hyperlink r:id="rId9">{run("在73")}</w:hyperlink>', "84万")
    assert commented(checked(word_file(body), "7384")) == {"0": "7384"}


@pytest.mark.parametrize("kind", ["text", "date", "dropDownList", "dataBinding"])
def test_a_control_of_plain_text_is_commented_as_a_whole(kind):
    control = (
        f"<w:sdt><w:sdtPr><w:{kind}/></w:sdtPr><w:sdtContent>{run('约33个')}</w:sdtContent></w:sdt>"
    )
    done = checked(word_file(para("有", control, "。")), "33")
    assert commented(done) == {"0": "约33个"}


def test_a_deletion_within_a_number_stays_where_it_is():
    deleted = '<w:del w:id="1"><w:r><w:delText>9</w:delText></w:r></w:del>'
    assert commented(checked(word_file(para("为73", deleted, "84")), "7384")) == {"0": "7384"}


def test_soft_hyphens_and_hyphens_count_to_the_number_they_stand_in():
    data = word_file(
        para("为73\u00ad84万"), para("<w:r><w:t>为</w:t><w:noBreakHyphen/><w:t>5.2</w:t></w:r>")
    )
    done = checked(data, "7384", "-5.2")
    assert commented(done) == {"0": "73\u00ad84", "1": "-5.2"}


def test_white_space_that_was_not_shown_is_not_shown_after_a_cut():
    data = word_file(para("<w:r><w:t>\n  为 3 个  </w:t></w:r>"))
    done = with_comments(data, "3")
    assert commented(done) == {"0": "3"}
    texts = [(e.text, len(e.attrib)) for e in etree.fromstring(part(done)).iter(f"{{{W}}}t")]
    assert texts == [("为 ", 1), ("3", 1), (" 个", 1)]  # preserved from now on


WPS = para(
    '<w:bookmarkStart w:id="0" w:name="_GoBack"/><w:bookmarkEnd w:id="0"/>',
    run("2023年，长三角研发人员", '<w:rFonts w:hint="eastAsia" w:ascii="仿宋"/>'),
    '<w:proofErr w:type="gramStart"/>',
    f'<w:ins w:id="1" w:author="审">{run("73", "<w:b/>")}</w:ins>',
    '<w:del w:id="2" w:author="审"><w:r><w:delText>84</w:delText></w:r></w:del>',
    f'<w:sdt><w:sdtPr><w:id w:val="9"/></w:sdtPr><w:sdtContent>{run(".8")}</w:sdtContent></w:sdt>',
    run("4"),
    '<w:proofErr w:type="gramEnd"/>',
    run("万人年", '<w:lang w:eastAsia="zh-CN"/>'),
    note_mark("footnote", 2),
    run("。"),
    properties='<w:pStyle w:val="3"/>',
)


def test_a_document_as_wps_writes_it_with_changes_controls_and_notes_is_commented():
    notes = f'<w:footnote w:id="2">{para("全时当量7384")}</w:footnote>'
    data = word_file(WPS, related={"footnotes": notes})
    word, _ = read_word(data, "a.docx")
    assert word.text == "2023年，长三角研发人员73.84万人年。\n\n全时当量7384"
    done = checked(data, "73.84", "7384", "2023")
    assert commented(done) == {"0": "73.84", "1": "▢", "2": "2023"}
