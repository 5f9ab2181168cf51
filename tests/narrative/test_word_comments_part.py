"""The parts of a commented copy: ids, relationships, types, and everything that is only copied."""

from __future__ import annotations

import io
import zipfile

import pytest
from lxml import etree

from reportgen.narrative.word import Comment, add_comments, read_word
from tests.narrative.word_commented import checked, with_comments
from tests.narrative.word_files import (
    NAMESPACES,
    OFFICE,
    RELATIONS,
    START,
    STRICT_OFFICE,
    STRICT_W,
    W,
    characters,
    commented,
    para,
    part,
    table,
    told,
    word_file,
)


def test_existing_comments_stay_and_their_ids_are_not_used_again():
    old = f'<w:comment w:id="4" w:author="张">{para("旧")}</w:comment>'
    stale = '<w:commentRangeStart w:id="9"/>', '<w:commentRangeEnd w:id="9"/>'
    body = para(
        '<w:commentRangeStart w:id="4"/>',
        "为",
        '<w:commentRangeEnd w:id="4"/>',
        stale[0],
        "3",
        stale[1],
    )
    data = word_file(body, related={"comments": old}, files={"[Content_Types].xml": TYPED})
    done = checked(data, "3")
    assert commented(done) == {"4": "为", "9": "3", "10": "3"}
    assert told(done) == {"4": ("旧", "张", None), "10": ("应改：3", "reportgen", "RG")}
    for name in ("[Content_Types].xml", "word/_rels/document.xml.rels"):
        assert part(done, name) == part(data, name)


TYPED = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Override PartName="/word/comments.xml" ContentType="x/comments"/></Types>'
)


def test_ids_no_program_could_count_on_from_are_no_trouble():
    old = "".join(f'<w:comment w:id="{key}"/>' for key in ("2147483646", "x", "-1", "²", "0"))
    done = checked(word_file(para("3"), related={"comments": old}), "3")
    assert commented(done) == {"1": "3"}


def test_a_comment_may_be_added_to_a_commented_copy():
    done = checked(checked(word_file(para("为33和44")), "33"), "44")
    assert commented(done) == {"0": "33", "1": "44"}
    assert list(told(done)) == ["0", "1"]


def test_the_comments_part_is_made_known_once():
    done = checked(word_file(para("3")), "3")
    types, relations = part(done, "[Content_Types].xml"), part(done, "word/_rels/document.xml.rels")
    assert types.count(b"/word/comments.xml") == 1
    assert b"wordprocessingml.comments+xml" in types
    assert relations.count(b'Target="comments.xml"') == 1
    again = checked(done, "3")
    assert part(again, "[Content_Types].xml") == types


def test_a_relationship_id_in_use_is_not_given_again():
    taken = RELATIONS.format(f'<Relationship Id="rId1" Type="{OFFICE}/image" Target="a.png"/>')
    done = checked(word_file(para("3"), files={"word/_rels/document.xml.rels": taken}), "3")
    ids = [e.get("Id") for e in etree.fromstring(part(done, "word/_rels/document.xml.rels"))]
    assert ids == ["rId1", "rId2"]


def test_a_document_without_relationships_or_with_a_part_called_comments_has_its_comments():
    data = word_file(
        para("3"), files={"word/_rels/document.xml.rels": None, "word/comments.xml": "?"}
    )
    done = checked(data, "3")
    assert told(done, "word/comments1.xml")["0"][0] == "应改：3"
    assert part(done, "word/comments.xml") == b"?"


def test_a_comments_part_that_is_named_and_missing_is_written():
    lost = RELATIONS.format(
        f'<Relationship Id="rId1" Type="{OFFICE}/comments" Target="comments.xml"/>'
    )
    files = {"word/_rels/document.xml.rels": lost, "[Content_Types].xml": TYPED}
    done = checked(word_file(para("3"), files=files), "3")
    assert told(done)["0"][0] == "应改：3"
    assert part(done, "[Content_Types].xml").count(b"comments.xml") == 1
    assert part(done, "word/_rels/document.xml.rels") == lost.encode()


def test_a_document_in_the_strict_form_gets_comments_in_it():
    body = f"<w:document {NAMESPACES}><w:body>{para('为3.2%')}</w:body></w:document>"
    files = {
        "word/document.xml": body.replace(W, STRICT_W),
        "_rels/.rels": START.replace(OFFICE, STRICT_OFFICE),
    }
    done = checked(word_file(files=files), "3.2")
    assert commented(done) == {"0": "3.2"}
    assert STRICT_W.encode() in part(done, "word/comments.xml")
    assert f"{STRICT_OFFICE}/comments".encode() in part(done, "word/_rels/document.xml.rels")


def test_comments_use_the_styles_the_document_has_for_them():
    styles = (
        '<w:style w:type="character" w:styleId="17"><w:name w:val="annotation reference"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="5"><w:name w:val="annotation text"/></w:style>'
    )
    done = checked(word_file(para("3"), related={"styles": styles}), "3")
    assert b'<w:rStyle w:val="17"/>' in part(done)
    assert b'<w:pStyle w:val="5"/>' in part(done, "word/comments.xml")


def test_prefixes_stay_as_the_document_declares_them():
    done = checked(word_file(para("为3")), "3")
    assert b"ns0" not in part(done) + part(done, "word/comments.xml")
    assert b"xmlns:wps" in part(done)


def test_every_other_part_is_copied_as_it_is():
    files = {
        "word/media/a.png": bytes(range(256)),
        "docProps/app.xml": "<odd  a='1'/>",
        "word/": "",
    }
    data = word_file(para("3"), files=files)
    done = checked(data, "3")
    before, after = (zipfile.ZipFile(io.BytesIO(d)).namelist() for d in (data, done))
    assert after == [*before, "word/comments.xml"]
    for name in files:
        assert part(done, name) == part(data, name)


def test_the_same_input_gives_the_same_bytes():
    data = word_file(para("为3.2%"))
    assert with_comments(data, "3.2") == with_comments(data, "3.2")
    assert b"date" not in part(with_comments(data, "3.2"), "word/comments.xml")


def test_another_system_gives_the_same_bytes(monkeypatch):
    data = word_file(para("为3.2%"))
    here = with_comments(data, "3.2")
    monkeypatch.setattr("sys.platform", "win32")
    assert with_comments(data, "3.2") == here


def test_nothing_to_say_leaves_the_bytes_as_they_are():
    data = word_file(para("3"))
    assert add_comments(data, read_word(data, "a.docx")[0], []) == data
    empty = word_file(para())
    comment = Comment(start=0, end=1, text="x")
    assert add_comments(empty, read_word(empty, "a.docx")[0], [comment]) == empty


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("一\n二", "一\n二"),
        ("a\x00b\x1b[2J\ud800", "ab[2J"),
        ("<w:p>&amp;", "<w:p>&amp;"),
        ("", ""),
        ("]]>\u202e", "]]>\u202e"),
    ],
)
def test_a_comment_says_what_it_was_given_less_what_xml_cannot_hold(text, shown):
    data = word_file(para("3"))
    done = add_comments(data, read_word(data, "a")[0], [Comment(start=0, end=1, text=text)])
    assert told(done)["0"][0] == shown


@pytest.mark.parametrize("span", [(0, 0), (1, 1), (-5, -2), (99, 120), (0, 999), (5, 2), (4, 5)])
def test_a_span_of_nothing_or_beyond_the_text_is_put_somewhere_and_harms_nothing(span):
    data = word_file(para(), para("3"), table(["1", "2"]))
    word, _ = read_word(data, "a.docx")
    done = add_comments(data, word, [Comment(start=span[0], end=span[1], text="x")])
    assert characters(done) == characters(data)
    assert len(commented(done)) == 1


def test_a_text_read_from_another_document_is_refused():
    data = word_file(para("为3"))
    with pytest.raises(ValueError, match="not the document"):
        add_comments(
            word_file(para("3为")), read_word(data, "a.docx")[0], [Comment(start=0, end=1, text="")]
        )


def test_python_docx_opens_the_copy_and_knows_the_comments():
    import docx

    document = docx.Document()
    first = document.add_paragraph("强度为")
    first.add_run("3.2").bold = True
    first.add_run("%。")
    document.add_comment(first.runs[0], "旧", author="张", initials="Z")
    written = io.BytesIO()
    document.save(written)
    done = checked(written.getvalue(), "3.2%")
    again = docx.Document(io.BytesIO(done))
    assert [(c.comment_id, c.author, c.text) for c in again.comments] == [
        (0, "张", "旧"),
        (1, "reportgen", "应改：3.2%"),
    ]
    assert again.paragraphs[0].text == "强度为3.2%。"
