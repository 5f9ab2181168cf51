"""Files that cannot be read as they are."""

from __future__ import annotations

import io
import zipfile

import openpyxl
import pytest

from reportgen.data import files
from tests.data.conftest import place
from tests.data.test_data_reading import TIDY, workbook

GOOD = f"{TIDY}\npatents,YRD,2023,5,yearbook\n"


def test_a_listed_file_that_is_not_there_names_those_that_are(check, entry):
    finding = check({"a.csv": GOOD}, data=entry(file="data/aa.csv")).only("data/file-missing")
    assert finding.values["file"] == "content/data/aa.csv"
    assert finding.values["suggestion"] == "data/a.csv"


@pytest.mark.parametrize("name", ["../../secret.csv", "/etc/passwd", "data/../../secret.csv"])
def test_a_file_outside_the_content_folder_is_not_read(check, entry, tmp_path, name):
    (tmp_path.parent / "secret.csv").write_text(GOOD, encoding="utf-8")
    checked = check({}, data=entry(file=name))
    checked.only("data/outside-project")
    assert len(checked.observations) == 0


def test_a_link_out_of_the_content_folder_is_not_followed(check, tmp_path):
    (tmp_path / "secret.csv").write_text(GOOD, encoding="utf-8")
    check({})
    (tmp_path / "content" / "data" / "a.csv").symlink_to(tmp_path / "secret.csv")
    checked = check({})
    assert place(checked.only("data/outside-project"))[0] == "a.csv"
    assert len(checked.observations) == 0


def test_a_file_name_with_a_nul_is_a_finding(check, entry):
    check({}, data=entry(file="data/a\0.csv")).only("data/file-unreadable")


def test_a_link_to_itself_is_a_finding(check, tmp_path):
    check({})
    (tmp_path / "content" / "data" / "a.csv").symlink_to("a.csv")
    assert check({}).codes[0] in {"data/file-missing", "data/file-unreadable"}


@pytest.mark.parametrize("content", [b"", b"\n \n", b"\xef\xbb\xbf"])
def test_an_empty_file_is_a_finding(check, content):
    assert place(check({"a.csv": content}).only("data/empty-file"))[0] == "a.csv"


def test_an_empty_workbook_file_is_a_finding(check):
    check({"a.xlsx": b""}).only("data/empty-file")


def test_a_header_without_rows_is_a_finding(check):
    assert place(check({"a.csv": TIDY}).only("data/no-rows")) == ("a.csv", 1, 1, 10)


def test_utf16_is_named(check):
    check({"a.csv": GOOD.encode("utf-16")}).only("data/utf16")


def test_utf16_without_a_mark_shows_as_nul_bytes(check):
    finding = check({"a.csv": GOOD.encode("utf-16-le")}).only("data/nul-bytes")
    assert place(finding) == ("a.csv", 1, 2, 3)
    assert finding.values["byte"] == "1"


def test_a_broken_byte_in_a_utf8_file_is_not_taken_for_gb18030(check):
    text = f"{TIDY},note\n专利转移数量,苏州,2023,5,yearbook,备注".encode()
    broken = text[:-1] + b"\xff\n"
    finding = check({"a.csv": broken}).only("data/encoding")
    assert place(finding)[:2] == ("a.csv", 2)
    assert finding.values["byte"] == str(len(text) - 3)


def test_bytes_of_no_known_encoding_are_placed(check):
    finding = check({"a.csv": f"{TIDY}\npatents,Malm".encode() + b"\xf6\n"}).only("data/encoding")
    assert place(finding) == ("a.csv", 2, 13, 14)
    assert finding.values == {"byte": "49", "found": "0xF6"}


def test_a_file_above_the_limit_is_not_loaded(check, monkeypatch):
    monkeypatch.setattr(files, "MOST_BYTES", 10)
    check({"a.csv": GOOD}).only("data/too-large")


@pytest.mark.parametrize("name", ["a.xls", "a.ods", "a.tsv"])
def test_other_table_formats_are_named_rather_than_ignored(check, name):
    assert place(check({name: GOOD}).only("data/unread-file"))[0] == name


def test_hidden_files_and_excels_lock_files_are_ignored(check):
    assert check({".a.csv": b"", "~$a.xlsx": b""}).codes == []


def test_a_workbook_that_is_none_is_a_finding(check):
    check({"a.xlsx": b"PK\x03\x04 no"}).only("data/workbook-unreadable")


def test_an_old_or_locked_workbook_is_a_finding(check):
    check({"a.xlsx": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)}).only("data/workbook-locked")


def test_an_unknown_sheet_names_those_there_are(check, entry):
    listed = entry(file="data/a.xlsx", sheet="数据1")
    finding = check({"a.xlsx": workbook({"数据": [["a"]]})}, data=listed).only("data/unknown-sheet")
    assert finding.values == {"sheet": "数据1", "suggestion": "数据"}


def test_a_second_sheet_that_is_not_listed_is_named(check):
    table = [TIDY.split(","), ["patents", "YRD", 2023, 5, "yearbook"]]
    finding = check({"a.xlsx": workbook({"一": table, "二": table, "空": []})}).only(
        "data/sheet-not-read"
    )
    assert (finding.location.sheet, finding.values["first"]) == ("二", "一")


def test_excel_errors_are_found_though_the_reader_gives_empty_cells(check):
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "s"
    sheet.append(TIDY.split(","))
    sheet.append(["patents", "YRD", 2023, 5, "yearbook"])
    sheet["D2"] = "#REF!"
    sheet["D2"].data_type = "e"
    content = io.BytesIO()
    book.save(content)
    finding = check({"a.xlsx": content.getvalue()}).only("data/excel-error")
    assert (finding.location.sheet, finding.location.cell) == ("s", "D2")
    assert finding.values["value"] == "#REF!"


def test_formulas_never_calculated_are_found(check):
    table = [TIDY.split(","), ["patents", "YRD", 2023, "=2+3", "yearbook"]]
    checked = check({"a.xlsx": workbook({"s": table})})
    finding = next(f for f in checked.findings if f.code == "data/formula-not-calculated")
    assert (finding.location.cell, finding.count) == ("D2", 1)


def test_a_stray_cell_far_away_does_not_take_all_memory(check):
    book = openpyxl.Workbook()
    book.active["A1"], book.active["XFD1"], book.active["A1048576"] = 1, 2, 3
    content = io.BytesIO()
    book.save(content)
    finding = check({"a.xlsx": content.getvalue()}).only("data/sheet-too-large")
    assert finding.values["cells"] == str(1048576 * 16384)


def test_merged_header_cells_are_a_finding(check, entry):
    listed = entry(file="data/a.xlsx", layout="regions", indicator="patents", source="yearbook")
    table = [["地区", 2022, None], ["苏州", 5, 6]]
    checked = check({"a.xlsx": workbook({"s": table}, merged=("B1:C1",))}, data=listed)
    finding = next(f for f in checked.findings if f.code == "data/merged-cells")
    assert (finding.location.cell, finding.values["range"]) == ("B1", "B1:C1")


def test_damaged_workbooks_never_raise(check):
    whole = workbook({"s": [TIDY.split(","), ["patents", "YRD", 2023, 5, "yearbook"]]})
    with zipfile.ZipFile(io.BytesIO(whole)) as archive:
        sheet = next(i for i in archive.infolist() if "sheet1" in i.filename)
    start = sheet.header_offset + 60
    for offset in range(start, start + 200, 7):
        damaged = bytearray(whole)
        damaged[offset] ^= 0x55
        check({"a.xlsx": bytes(damaged)})
    for length in range(0, len(whole), 401):
        check({"a.xlsx": whole[:length]})


def test_a_workbook_in_a_zip_of_another_time_is_unreadable_and_no_crash(check):
    content = bytearray(workbook({"一": [["indicator"], ["x"]]}))
    entry = content.index(b"PK\x01\x02")
    content[entry + 6] = 0x5C  # version 9.2 needed to extract
    assert check({"a.xlsx": bytes(content)}).codes == ["data/workbook-unreadable"]
