"""Files that are no sound Word documents: a finding for each, and never a traceback."""

from __future__ import annotations

import io
import struct
import zipfile

import pytest

from reportgen.narrative.word import Comment, add_comments, read_word
from reportgen.narrative.word import package as word_package
from tests.narrative.word_files import (
    NAMESPACES,
    OFFICE,
    RELATIONS,
    START,
    packed,
    para,
    table,
    word_file,
)

GOOD = word_file(para("为3.2%"), table(["1", "2"]))
COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)


def code_of(data):
    word, (finding,) = read_word(data, "稿.docx")
    assert word is None
    assert finding.location.path == "稿.docx"
    for language in ("zh", "en"):
        assert finding.message(language)
        assert finding.hint(language)
    return finding.code


def utf16(text):
    return text.encode("utf-16-le")


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "not-word"),
        (b"\x00" * 100, "not-word"),
        (b"P", "not-word"),
        ("只是一段文字".encode(), "not-word"),
        (b"%PDF-1.7\n", "not-word"),
        (b"\x89PNG\r\n", "not-word"),
        (COMPOUND, "not-word"),
        (COMPOUND + utf16("Workbook"), "not-word"),
        (COMPOUND + utf16("WordDocument"), "other-format"),
        (COMPOUND + utf16("EncryptedPackage") + utf16("EncryptionInfo"), "encrypted"),
        (b"{\\rtf1\\ansi 7384}", "other-format"),
        (b"\xef\xbb\xbf<HTML><body>7384", "other-format"),
        (b"MIME-Version: 1.0\r\nContent-Type: multipart/related", "other-format"),
        (b'<?xml version="1.0"?><?mso-application progid="Word.Document"?>', "other-format"),
        (b"PK", "damaged"),
        (b"PK\x03\x04" + bytes(50), "damaged"),
        (b"PK\x05\x06" + bytes(18), "part-damaged"),
        (GOOD[: len(GOOD) // 2], "damaged"),
        (GOOD[:-30], "damaged"),
        (packed({}), "part-damaged"),
        (packed({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": "<a/>"}), "other-format"),
        (packed({"a.txt": "7384"}), "part-damaged"),
    ],
)  # fmt: skip
def test_what_is_no_word_file_is_told_by_what_it_is(data, code):
    assert code_of(data) == f"document/{code}"


BOMB = '<!DOCTYPE a [<!ENTITY x "haha"><!ENTITY y "&x;&x;&x;&x;">]>'


@pytest.mark.parametrize(
    ("name", "text", "code"),
    [
        ("[Content_Types].xml", None, "part-damaged"),
        ("[Content_Types].xml", "", "part-damaged"),
        ("_rels/.rels", None, "part-damaged"),
        ("_rels/.rels", "<a", "part-damaged"),
        ("_rels/.rels", "<a/>", "not-word"),
        ("_rels/.rels", START.replace("document.xml", "gone.xml"), "part-damaged"),
        ("_rels/.rels", START.replace("word/document.xml", "xl/workbook.bin"), "not-word"),
        ("_rels/.rels", START.replace('Target="word', 'TargetMode="External" Target="http://a'), "not-word"),
        ("_rels/.rels", START.replace("word/document.xml", "../../../etc/passwd.xml"), "part-damaged"),
        ("_rels/.rels", START.replace("word/document.xml", "file:///etc/passwd"), "not-word"),
        ("word/document.xml", None, "part-damaged"),
        ("word/document.xml", "", "part-damaged"),
        ("word/document.xml", b"\x00\xff\xfe", "part-damaged"),
        ("word/document.xml", "<w:document>", "part-damaged"),
        ("word/document.xml", "<document/>", "not-word"),
        ("word/document.xml", "<workbook xmlns='http://schemas.openxmlformats.org/spreadsheetml/2006/main'/>", "not-word"),
        ("word/document.xml", f"<w:document {NAMESPACES}/>x", "part-damaged"),
        ("word/document.xml", f"{BOMB}<w:document {NAMESPACES}>&y;</w:document>", "part-damaged"),
        ("word/document.xml", f'<!DOCTYPE a SYSTEM "/etc/passwd"><w:document {NAMESPACES}/>', "part-damaged"),
        ("word/document.xml", f'<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><w:document {NAMESPACES}>&x;</w:document>', "part-damaged"),
        ("word/document.xml", f"<!DOCTYPE a><w:document {NAMESPACES}/>", "part-damaged"),
        ("word/document.xml", f"<w:document {NAMESPACES}>&unknown;</w:document>", "part-damaged"),
        ("word/document.xml", f"<w:document {NAMESPACES}>&#0;</w:document>", "part-damaged"),
        ("word/document.xml", f"<w:document {NAMESPACES}>{'<w:p>' * 300}{'</w:p>' * 300}</w:document>", "part-damaged"),
        ("word/document.xml", '<?xml version="1.0" encoding="no-such"?><a/>', "part-damaged"),
        ("word/_rels/document.xml.rels", "<a", "part-damaged"),
        ("word/comments.xml", "<w:comments", "part-damaged"),
        ("word/styles.xml", "<", "part-damaged"),
        ("word/footnotes.xml", "", "part-damaged"),
    ],
)  # fmt: skip
def test_a_part_that_is_missing_or_broken_is_named(name, text, code):
    relations = "".join(
        f'<Relationship Id="r{k}" Type="{OFFICE}/{k}" Target="{k}.xml"/>'
        for k in ("comments", "styles", "footnotes")
    )
    files = {"word/_rels/document.xml.rels": RELATIONS.format(relations), name: text}
    data = word_file(para("3.2%"), files=files)
    assert code_of(data) == f"document/{code}"


def test_the_finding_names_the_part_and_quotes_the_sizes():
    _, (finding,) = read_word(word_file(files={"word/document.xml": None}), "a.docx")
    assert finding.values == {"part": "word/document.xml"}


def test_a_document_in_another_encoding_with_a_document_type_is_refused_too():
    text = f'<?xml version="1.0" encoding="UTF-16"?><!DOCTYPE a><w:document {NAMESPACES}/>'
    assert code_of(word_file(files={"word/document.xml": text.encode("utf-16")})) == (
        "document/part-damaged"
    )


def test_what_unpacks_to_very_much_is_not_unpacked():
    wide = " " * (3 * word_package.MEGABYTE)
    text = f"<w:document {NAMESPACES}>{wide}</w:document>"
    assert code_of(word_file(files={"word/document.xml": text})) == "document/packed-too-tightly"


def test_a_part_or_a_file_of_too_many_bytes_is_refused_before_it_is_read(monkeypatch):
    monkeypatch.setattr(word_package, "LARGEST_PART", 100)
    assert code_of(GOOD) == "document/too-large"
    monkeypatch.undo()
    monkeypatch.setattr(word_package, "LARGEST_PACKAGE", 100)
    assert code_of(GOOD) == "document/too-large"


def test_an_archive_that_says_it_is_small_and_is_not_is_refused():
    at = GOOD.rindex(b"PK\x01\x02", 0, GOOD.rindex(b"word/document.xml"))
    lying = GOOD[: at + 24] + struct.pack("<I", 10) + GOOD[at + 28 :]
    assert code_of(lying) == "document/part-damaged"


def test_a_damaged_picture_is_told_for_it_could_not_be_copied():
    data = word_file(para("3"), files={"word/media/a.bin": bytes(range(256))})
    at = data.index(bytes(range(256))[10:90])
    assert code_of(data[:at] + b"\xff" + data[at + 1 :]) == "document/part-damaged"


def test_an_archive_that_says_it_is_four_gigabytes_is_refused():
    at = GOOD.rindex(b"PK\x01\x02", 0, GOOD.rindex(b"word/document.xml"))
    assert code_of(GOOD[: at + 24] + struct.pack("<I", 2**32 - 2) + GOOD[at + 28 :]) == (
        "document/too-large"
    )


def test_an_archive_of_a_hundred_thousand_parts_is_refused(monkeypatch):
    monkeypatch.setattr(word_package, "MOST_ENTRIES", 3)
    assert code_of(GOOD) == "document/too-many-parts"


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_an_archive_with_two_parts_of_one_name_is_refused():
    for second in ("word/document.xml", "WORD/Document.xml"):
        written = io.BytesIO(GOOD)
        with zipfile.ZipFile(written, "a") as archive:
            archive.writestr(second, "<other/>")
        assert code_of(written.getvalue()) == "document/damaged"


def test_an_archive_with_a_password_is_told_as_such():
    at = GOOD.index(b"PK\x01\x02")
    locked = GOOD[: at + 8] + struct.pack("<H", 1) + GOOD[at + 10 :]
    assert code_of(locked) == "document/encrypted"


@pytest.mark.parametrize("method", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_a_compression_word_does_not_use_is_refused(method):
    written = io.BytesIO(GOOD)
    with zipfile.ZipFile(written, "a") as archive:
        archive.writestr("x.bin", b"x" * 99, compress_type=method)
    assert code_of(written.getvalue()) == "document/damaged"


def test_paths_that_lead_out_of_the_archive_are_only_names(tmp_path):
    files = {"../../evil.txt": "x", "/etc/evil": "x", "C:\\evil": "x", "a/./b": "x"}
    data = word_file(para("3"), files=files)
    word, findings = read_word(data, "a.docx")
    done = add_comments(data, word, [Comment(start=0, end=1, text="x")])
    assert findings == ()
    assert set(files) <= set(zipfile.ZipFile(io.BytesIO(done)).namelist())
