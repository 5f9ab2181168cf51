"""Damaged documents, and elements where none belong: a text or a finding, never a traceback."""

from __future__ import annotations

import hypothesis.strategies as st
import pytest
from hypothesis import given, settings

from reportgen.narrative.word import Comment, add_comments, read_word
from tests.narrative.word_files import (
    START,
    TYPES,
    cell,
    commented,
    field,
    packed,
    para,
    part,
    run,
    table,
    text_box,
    word_file,
)

GOOD = word_file(para("为3.2%"), table(["1", "2"]))
T = "<w:r><w:t>7384</w:t></w:r>"


@pytest.mark.parametrize(
    "body",
    [
        T,
        f"<w:tc>{para('1')}</w:tc>",
        f"<w:tr>{para('1')}</w:tr>",
        f"<w:tbl>{para('1')}</w:tbl>",
        f"<w:tbl><w:tc>{para('1')}</w:tc></w:tbl>",
        "<w:tbl/><w:tbl><w:tr/></w:tbl>",
        f"<w:tbl><w:tr><w:tr>{cell('1')}</w:tr>{cell('2')}{cell('3')}</w:tr></w:tbl>",
        f"<w:p>{para('1')}{T}</w:p>",
        f"<w:p>{table(['1', '2'])}</w:p>",
        f"<w:p><w:r>{T}</w:r></w:p>",
        "<w:p><w:t>7384</w:t></w:p>",
        "<w:p><w:r><w:t>73<w:b/>84</w:t></w:r></w:p>",
        f"<w:p><w:txbxContent>{para('7384')}</w:txbxContent></w:p>",
        f"<w:txbxContent>{para('7384')}</w:txbxContent>",
        f"<w:p><w:txbxContent>{text_box(para('7384'))}</w:txbxContent></w:p>",
        f"<w:p>{text_box(para(text_box(para('7384'))))}</w:p>",
        "<w:p><w:r><mc:AlternateContent/><mc:Choice/><w:t>1</w:t></w:r></w:p>",
        f"<mc:Choice>{para('1')}</mc:Choice>",
        f"<w:p>{field('A', T).replace('separate', 'begin')}</w:p>",
        '<w:p><w:r><w:fldChar/><w:fldChar w:fldCharType="end"/></w:r></w:p>' + para("1"),
        para('<w:r><w:footnoteReference/><w:endnoteReference w:id="7"/></w:r>', "1"),
        table([cell("1", properties='<w:gridSpan w:val="-3"/><w:gridSpan w:val="²"/>'), "2"]),
        table([cell("1", properties='<w:gridSpan w:val="999999999999"/>'), "2"]),
        '<w:p><w:pPr><w:pStyle/><w:outlineLvl w:val="x"/></w:pPr><w:r><w:t>1</w:t></w:r></w:p>',
        "<w:sdt>" * 100 + para("1") + "</w:sdt>" * 100,
        "<w:tbl><w:tr><w:tc>" * 60 + para("1") + "</w:tc></w:tr></w:tbl>" * 60,
        "<w:p><w:r><w:rPr/><w:rPr/><w:t/><w:t>1</w:t></w:r></w:p>",
        "<w:p><w:r><w:t>7384</w:t><w:rPr><w:b/></w:rPr></w:r></w:p>",
        "<w:p><!-- a --><w:r><w:t>73<!-- b -->84</w:t><?c d?></w:r></w:p>",
        "<w:p><w:r><w:t><![CDATA[7384]]></w:t></w:r></w:p>",
    ],
)
def test_elements_where_none_belong_are_read_and_commented_without_harm(body):
    data = word_file(body)
    word, findings = read_word(data, "a.docx")
    assert {f.code for f in findings} <= {"document/no-text"}
    spans = [(start, start + 1) for start in range(len(word.text))]
    comments = [Comment(start=start, end=end, text="x") for start, end in spans]
    done = add_comments(data, word, comments)
    assert read_word(done, "a.docx")[0].text == word.text
    assert part(done).count(b"commentRangeStart") == (len(comments) if word.pieces else 0)


def damaged(data, draw):
    """The data with some bytes changed, lost or doubled."""
    changed = bytearray(data)
    for _ in range(draw(st.integers(1, 4))):
        at = draw(st.integers(0, max(len(changed) - 1, 0)))
        kind = draw(st.sampled_from(["flip", "cut", "double"]))
        length = draw(st.integers(1, 40))
        if kind == "flip":
            changed[at : at + 1] = bytes([draw(st.integers(0, 255))])
        elif kind == "cut":
            del changed[at : at + length]
        else:
            changed[at:at] = changed[at : at + length]
    return bytes(changed)


def survives(data):
    word, findings = read_word(data, "a.docx")
    assert all(f.code.startswith("document/") for f in findings)
    assert word is not None or findings
    if word is not None and word.pieces:
        comment = Comment(start=0, end=len(word.text), text="x")
        done = add_comments(data, word, [comment, comment])
        assert read_word(done, "a.docx")[0].text == word.text


RICH = (
    para("为73", text_box(para("7384")), "84万")
    + table([cell(para("1", T)), "2"])
    + para(field("A", T))
)


@settings(max_examples=300, deadline=None)
@given(st.data())
def test_a_file_with_damaged_bytes_is_a_finding_or_a_text(data):
    survives(damaged(GOOD, data.draw))


@settings(max_examples=300, deadline=None)
@given(st.data())
def test_a_document_with_damaged_xml_is_a_finding_or_a_text(data):
    xml = damaged(part(word_file(RICH)), data.draw)
    parts = {"[Content_Types].xml": TYPES, "_rels/.rels": START, "word/document.xml": xml}
    survives(packed(parts))


TAGS = st.sampled_from(
    [
        "p",
        "r",
        "t",
        "tbl",
        "tr",
        "tc",
        "sdt",
        "sdtContent",
        "ins",
        "del",
        "txbxContent",
        "fldChar",
        "tab",
        "br",
        "rPr",
        "vanish",
        "pPr",
        "hyperlink",
    ]
)
TREES = st.recursive(
    st.tuples(TAGS, st.just("")),
    lambda inner: st.tuples(TAGS, st.lists(inner, max_size=4)),
    max_leaves=30,
)


def as_xml(tree):
    tag, inner = tree
    text = "7 3" if tag == "t" else ""
    return f"<w:{tag}>{text}{''.join(as_xml(child) for child in inner)}</w:{tag}>"


@settings(max_examples=300, deadline=None)
@given(st.lists(TREES, max_size=5))
def test_any_elements_within_any_others_are_read_without_harm(trees):
    survives(word_file("".join(as_xml(tree) for tree in trees)))


def test_a_run_with_monstrous_properties_is_commented_whole_and_not_copied():
    look = f'<w:rFonts w:ascii="{"x" * 50_000}"/>'
    data = word_file(para(run("为3.2%和4.4%", look)))
    word, _ = read_word(data, "a.docx")
    done = add_comments(data, word, [Comment(start=n, end=n + 1, text="x") for n in range(9)])
    assert set(commented(done).values()) == {"为3.2%和4.4%"}
    assert part(done).count(b"<w:rFonts") == 1
