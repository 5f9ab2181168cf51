"""Files, encodings and layouts that are right."""

from __future__ import annotations

import io
from decimal import Decimal

import openpyxl
import pytest

TIDY = "indicator,region,period,value,source"


def workbook(sheets: dict[str, list[list[object]]], merged: tuple[str, ...] = ()) -> bytes:
    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
        for cells in merged:
            sheet.merge_cells(cells)
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


def test_a_tidy_file_becomes_one_observation_a_row(rows):
    checked = rows(
        "indicator,measure,region,period,value,qualifier,edition,status,source,data_year,note",
        "总指数,,长三角,2023,267.57,,CII 2024,,,2022,简版",
        "personnel,,苏州市,2022年上半年,73.84,>~,,provisional,yearbook,,",
    )
    assert checked.codes == []
    frame = checked.observations.frame
    assert checked.values() == [
        ("index", "YRD", "2023", "267.57"),
        ("personnel", "320500", "2022H1", "73.84"),
    ]
    assert list(frame["qualifier"]) == ["=", ">~"]
    assert list(frame["edition"]) == ["CII 2024", ""]
    assert list(frame["source"]) == ["", "yearbook"]
    assert list(frame["measure"]) == ["level", "level"]
    assert list(frame["data_year"]) == ["2022", ""]
    assert list(frame["note"]) == ["简版", ""]
    assert list(frame["path"]) == ["content/data/a.csv"] * 2
    assert list(frame["line"]) == [2, 3]


def test_trailing_zeros_are_kept_as_printed(rows):
    checked = rows(TIDY, "patents,YRD,2023,145.00,yearbook", "patents,YRD,2022,145,yearbook")
    assert list(checked.observations.frame["value"]) == ["145.00", "145"]
    assert checked.observations.frame["number"][0].as_tuple().exponent == -2


def test_an_empty_value_with_a_status_is_a_known_gap(rows):
    checked = rows(f"{TIDY},status", "patents,YRD,2023,,yearbook,not_collected")
    assert checked.codes == []
    assert checked.observations.frame["number"][0] is None
    assert checked.observations.frame["value"][0] == ""


def test_a_flows_file_has_origin_and_destination(rows):
    checked = rows(
        "indicator,origin,destination,period,value,source",
        "patents,苏州,宿州,2023,12,yearbook",
        "patents,宿州,苏州,2023,7,yearbook",
    )
    assert checked.codes == []
    assert list(checked.observations.frame["region"]) == ["320500", "341300"]
    assert list(checked.observations.frame["destination"]) == ["341300", "320500"]


def test_a_wide_file_of_regions_has_one_value_a_region_and_period(check, entry):
    listed = entry(
        file="data/w.csv", layout="regions", indicator="personnel", source="yearbook", header_row=3
    )
    text = "附表 1,,\n单位：万人年,,\n地区,2022,2023年\n苏州,70.1,73.84\n南京,,80\n注：初步数,,\n"
    checked = check({"w.csv": text}, data=listed)
    assert checked.codes == []
    assert checked.values() == [
        ("personnel", "320500", "2022", "70.1"),
        ("personnel", "320500", "2023", "73.84"),
        ("personnel", "320100", "2023", "80"),
    ]
    assert list(checked.observations.frame["line"]) == [4, 4, 5]
    assert checked.observations.place(2).column == 5


def test_an_empty_cell_of_a_wide_file_says_nothing_and_not_that_it_was_not_published(check, entry):
    listed = entry(file="data/w.csv", layout="regions", indicator="personnel", source="yearbook")
    checked = check({"w.csv": "地区,2022,2023\n苏州,,73.84\n"}, data=listed)
    assert checked.values() == [("personnel", "320500", "2023", "73.84")]


def test_a_wide_file_of_indicators_needs_only_the_region(check, entry):
    listed = entry(file="data/w.csv", layout="indicators", region="YRD", source="yearbook")
    checked = check({"w.csv": "指标,2022,2023\n专利转移数量,5,6\nintensity,2.9,3.1\n"}, data=listed)
    assert checked.codes == []
    assert checked.values()[2:] == [
        ("intensity", "YRD", "2022", "2.9"),
        ("intensity", "YRD", "2023", "3.1"),
    ]


def test_an_excel_sheet_keeps_the_digits_excel_stores(check):
    header = TIDY.split(",")
    content = workbook(
        {
            "数据": [
                header,
                ["personnel", "苏州", 2023, 73.840000000000003, "yearbook"],
                ["patents", "苏州", 2023.0, 19835.0, "yearbook"],
                ["patents", "苏州", "2022", "145.00", "yearbook"],
            ]
        }
    )
    checked = check({"a.xlsx": content})
    assert checked.codes == []
    assert [value[2:] for value in checked.values()] == [
        ("2023", "73.84"),
        ("2023", "19835"),
        ("2022", "145.00"),
    ]
    assert list(checked.observations.frame["cell"]) == ["数据!D2", "数据!D3", "数据!D4"]
    assert checked.observations.frame["number"][0] == Decimal("73.84")


def test_a_region_merged_over_several_rows_counts_for_each(check):
    table = [
        TIDY.split(","),
        ["patents", "苏州", "2022", 5, "yearbook"],
        ["patents", None, "2023", 6, "yearbook"],
    ]
    checked = check({"a.xlsx": workbook({"s": table}, merged=("B2:B3",))})
    assert checked.codes == []
    assert [value[1] for value in checked.values()] == ["320500", "320500"]


def test_a_listed_sheet_is_read_in_its_layout(check, entry):
    listed = entry(
        file="data/a.xlsx", sheet="表2", layout="regions", indicator="patents", source="yearbook"
    )
    content = workbook({"表1": [["别的"]], "表2": [["地区", 2022, 2023], ["苏州", 5, 6]]})
    checked = check({"a.xlsx": content}, data=listed)
    assert checked.codes == []
    assert [value[2:] for value in checked.values()] == [("2022", "5"), ("2023", "6")]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_utf8_and_chinese_excel_files_read_the_same(check, encoding, line_end):
    text = line_end.join([TIDY, "专利转移数量,苏州,2023,5,yearbook", ""])
    checked = check({"a.csv": text.encode(encoding)})
    assert checked.codes == []
    assert checked.values() == [("patents", "320500", "2023", "5")]
    place = checked.observations.place(0)
    assert (place.line, place.column, place.end_column) == (2, 16, 17)


def test_line_breaks_inside_quotes_do_not_shift_the_lines_that_follow(rows):
    checked = rows(
        f"note,{TIDY}",
        '"两行\n""备注"", 带逗号",patents,YRD,2022,5,yearbook',
        "",
        "短,patents,YRD,2023,x,yearbook",
    )
    assert checked.observations.frame["note"][0] == '两行\n"备注", 带逗号'
    assert list(checked.observations.frame["line"]) == [2, 5]
    first = checked.observations.place(0)
    assert (first.line, first.column, first.end_column) == (3, 31, 32)
    found = checked.only("data/number-text").location
    assert (found.line, found.column, found.end_column) == (5, 20, 21)


def test_rows_of_commas_left_by_excel_are_passed_over(rows):
    checked = rows(TIDY, ",,,,", "patents,YRD,2023,5,yearbook,,", ",,,,")
    assert checked.codes == []
    assert list(checked.observations.frame["line"]) == [3]


def test_a_default_source_of_the_indicator_fills_rows_without_one(rows):
    from reportgen.config.models import Indicator

    papers = {"papers": Indicator(name="论文", source="yearbook")}
    checked = rows("indicator,region,period,value", "papers,YRD,2023,5", indicators=papers)
    assert checked.codes == []
    assert list(checked.observations.frame["source"]) == ["yearbook"]


def test_two_sources_that_agree_within_their_digits_corroborate(rows):
    checked = rows(TIDY, "patents,YRD,2023,9386,yearbook", "patents,YRD,2023,9386.3,bulletin")
    assert checked.codes == []
    assert len(checked.observations) == 2


def test_two_editions_may_print_different_values_of_one_period(rows):
    checked = rows(
        "indicator,region,period,value,edition",
        "index,YRD,2022,240.1,CII 2023",
        "index,YRD,2022,247.4,CII 2024",
    )
    assert checked.codes == []


def test_a_hundred_thousand_rows_are_read(rows):
    regions = ["YRD", "苏州", "宿州", "南京"]
    lines = [
        f"patents,{region},{1950 + year},{1000 + number}.50,yearbook,"
        for number in range(250)
        for region in regions
        for year in range(100)
    ]
    checked = rows(f"{TIDY},note", *lines)
    assert len(checked.observations) == 100_000
    assert checked.codes == ["data/two-values"]
    assert checked.findings[0].count == 100_000 - 400


def test_a_project_without_data_has_no_observations(check):
    checked = check({})
    assert checked.codes == []
    assert len(checked.observations) == 0
