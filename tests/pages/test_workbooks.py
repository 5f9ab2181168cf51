"""Workbooks, read back with another library than the one that writes them."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import replace
from decimal import Decimal

import openpyxl
import pytest

from reportgen import pipeline
from reportgen.pages.downloads.book import LEAD_LINES, Book, Line, Sheet
from reportgen.pages.downloads.table import Column, make_table
from reportgen.pages.downloads.workbook import workbook_bytes
from tests.pages.conftest import write_project

HOSTILE = ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "=cmd|' /C calc'!A0", "{=1}"]


def opened(data: bytes):
    return openpyxl.load_workbook(io.BytesIO(data))


def parts(data: bytes) -> dict[str, str]:
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        return {name: file.read(name).decode("utf-8") for name in file.namelist()}


@pytest.fixture(scope="module")
def workbooks(small_site) -> dict[str, bytes]:
    found = {path: data for path, data in small_site.items() if path.endswith(".xlsx")}
    assert len(found) > 8
    return found


def book(rows, *, columns=("Text", "Number"), language="en", sheets=1) -> Book:
    table = make_table([Column(name=name) for name in columns], rows)
    sheet = Sheet(name="Data", table_name="data", lead=("Title", "Second", "Third"), table=table)
    more = [replace(sheet, table_name=f"data{n}") for n in range(sheets)]
    return Book(
        language=language, cover_name="Cover", cover=(Line(text="Title"),), sheets=tuple(more)
    )


# Form ---------------------------------------------------------------------------------------------


def test_a_workbook_opens_on_its_cover_and_says_title_licence_and_citation(workbooks):
    read = opened(workbooks["2023/en/data/tables/cities.xlsx"])
    assert read.sheetnames == ["Cover", "Notes", "Table 1-1"]
    assert read.active.title == "Cover"
    lines = [cell.value for cell in read["Cover"]["A"]]
    assert lines[0] == "Table 1-1 Spending of cities"
    assert lines[lines.index("Licence") + 1].startswith("The report states no licence.")
    assert "Small report (2023, June 6)." in lines


def test_every_sheet_of_every_workbook_holds_one_table_without_gaps(workbooks):
    for path, data in workbooks.items():
        cover, *sheets = opened(data).worksheets
        assert all(cell.value for cell in cover["A"]), path
        for sheet in sheets:
            assert not sheet.merged_cells.ranges, path
            assert len(sheet.tables) == 1, (path, sheet.title)
            table = next(iter(sheet.tables.values()))
            head, *rows = sheet[table.ref]
            assert [cell.value for cell in head] == list(table.column_names)
            assert all(any(cell.value is not None for cell in row) for row in rows), path
            last_row, last_column = rows[-1][-1].row, rows[-1][-1].column
            assert (sheet.max_row, sheet.max_column) == (last_row, last_column), path
            assert sheet.freeze_panes in {f"A{head[0].row + 1}", f"B{head[0].row + 1}"}


def test_no_column_is_empty_but_the_one_of_values(workbooks):
    for path, data in workbooks.items():
        for sheet in opened(data).worksheets[1:]:
            ref = next(iter(sheet.tables.values())).ref
            for head, *cells in zip(*sheet[ref], strict=True):
                has_value = any(cell.value is not None for cell in cells)
                assert has_value or "(" in head.value or head.value in {"数值", "Value"}, path


def test_the_headings_of_data_stand_in_the_fourth_row(workbooks):
    read = opened(workbooks["2023/data/small-2023-zh.xlsx"])
    assert LEAD_LINES == 3
    for sheet in read.worksheets[4:]:
        assert next(iter(sheet.tables.values())).ref.startswith("A4:"), sheet.title


def test_the_workbook_of_the_edition_holds_contents_every_display_and_every_value(workbooks):
    read = opened(workbooks["2023/data/small-2023-zh.xlsx"])
    assert read.sheetnames[:4] == ["封面", "目录", "阅读说明", "来源"]
    listed = [row[0] for row in read["目录"].iter_rows(min_row=3, values_only=True)]
    assert listed == read.sheetnames[4:]
    for row in read["目录"].iter_rows(min_row=3, max_col=1):
        assert row[0].hyperlink.location == f"'{row[0].value}'!A1"
    assert read["全部数值"].max_row == 4 + 16


def test_names_of_tables_and_sheets_differ_whatever_the_ids_are():
    read = opened(workbook_bytes(book([("a", 1)], sheets=3)))
    assert read.sheetnames == ["Cover", "Data", "Data 2", "Data 3"]


# Content ------------------------------------------------------------------------------------------


def test_numbers_are_numbers_with_the_decimals_of_their_source(workbooks):
    sheet = opened(workbooks["2023/data/indicators/index.xlsx"])["数据"]
    head, *rows = sheet[next(iter(sheet.tables.values())).ref]
    at = [cell.value for cell in head].index("数值")
    first, last = rows[0][at], rows[-1][at]
    assert {cell.data_type for cell in (first, last)} == {"n"}
    assert {(row[at].value, row[at].number_format) for row in rows} == {
        (100, "0.00"), (103.38, "0.00"), (115.52, "0.00"), (104, "0.00"),
    }  # fmt: skip


def test_qualifiers_states_and_reasons_are_words_in_columns_of_their_own(workbooks):
    sheet = opened(workbooks["2023/data/tables/cities.xlsx"])["表1-1"]
    rows = [list(row) for row in sheet.iter_rows(min_row=4, max_col=4, values_only=True)]
    assert rows[0] == ["区域", "经费 (亿元)", "经费 (亿元): 状态", "经费 (亿元): 缺失原因"]
    assert rows[1] == ["甲", 500.5, "初步数", None]
    assert rows[4] == ["丁", None, None, "未公布"]
    sheet = opened(workbooks["2023/en/data/indicators/patents.xlsx"])["Data"]
    rows = list(sheet.iter_rows(min_row=4, values_only=True))
    head, about = rows[0], next(row for row in rows if 900 in row)
    assert about[head.index("Qualifier")] == "slightly over"
    notes = dict(
        row[:2] for row in opened(workbooks["2023/en/data/indicators/patents.xlsx"])["Notes"].values
    )
    assert notes["slightly over"] == "The true value is slightly above this number"


def test_english_numbers_are_grouped_and_chinese_ones_are_not():
    for language, code in (("en", "#,##0.0"), ("zh", "0.0")):
        sheet = opened(workbook_bytes(book([("a", Decimal("1234.5"))], language=language)))["Data"]
        assert (sheet["B5"].value, sheet["B5"].number_format) == (1234.5, code)


def test_negative_numbers_stay_numbers():
    sheet = opened(workbook_bytes(book([("a", Decimal("-3.50")), ("b", -2)])))["Data"]
    assert [(sheet[at].data_type, sheet[at].value) for at in ("B5", "B6")] == [
        ("n", -3.5),
        ("n", -2),
    ]


@pytest.mark.parametrize("text", HOSTILE)
def test_text_is_never_a_formula(text):
    data = workbook_bytes(book([(text, 1)], columns=(text, "Number")))
    assert not re.search(r"<f[ >]", "".join(parts(data).values()))
    cell = opened(data)["Data"]["A5"]
    assert (cell.data_type, cell.value) == ("s", " ".join(text.split()))
    assert cell.quotePrefix == (text[0] != "{")


@pytest.mark.parametrize("text", ["a\x00b\x0b", "\ufffe", "x" * 40_000, "a\nb", "_x000D_", '<&>"'])
def test_whatever_a_text_holds_the_workbook_opens(text):
    read = opened(workbook_bytes(replace(book([(text, 1)]), cover=(Line(text=text or "-"),))))
    assert len(read["Data"]["A5"].value or "") <= 32_767


def test_headings_that_are_alike_are_told_apart():
    assert [c.name for c in make_table([Column(name=n) for n in ("A", "a", "A 2", "")], ()).columns] == [
        "A", "a 2", "A 2 2", "4",
    ]  # fmt: skip


# Bytes --------------------------------------------------------------------------------------------


def test_the_same_content_gives_the_same_bytes(workbooks):
    first, second = (workbook_bytes(book([("a", 1), ("b", Decimal("2.5"))])) for _ in range(2))
    assert first == second


def test_a_remembered_workbook_is_the_one_that_was_written(workbooks, tmp_path):
    for _ in range(2):
        files = {a.path: a for a in pipeline.make(write_project(tmp_path, {})).artifacts}
        assert {path: files[path].make() for path in workbooks} == workbooks
    assert any((tmp_path / ".reportgen/cache").rglob("*"))


def test_rows_are_as_tall_as_the_lines_in_them():
    sheet = opened(workbook_bytes(book([("短", 1), ("说明" * 60, 2)])))["Data"]
    assert sheet.row_dimensions[5].height is None
    assert sheet.row_dimensions[6].height == 15 * -(-240 // 46)  # 240 columns of text in 48 - 2


def test_no_workbook_names_an_author_a_path_or_a_time(workbooks):
    for path, data in workbooks.items():
        with zipfile.ZipFile(io.BytesIO(data)) as file:
            assert {entry.date_time for entry in file.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        texts = parts(data)
        core = texts["docProps/core.xml"]
        assert re.findall(r"<(dc\w*:\w+|cp:\w+)>", core) == ["dc:title", "dc:language"], path
        assert not re.search(
            r"Company>[^<]|Manager>[^<]|<HyperlinkBase>", texts["docProps/app.xml"]
        )
        whole = "".join(texts.values())
        assert "content/" not in whole, path
        assert "numbers.csv" not in whole, path
