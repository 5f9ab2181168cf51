"""CSV files: text cannot become a formula, numbers stay numbers."""

from __future__ import annotations

import csv
import io
from decimal import Decimal

import pytest

from reportgen.pages.downloads import csv_bytes
from reportgen.pages.downloads.observations import COLUMNS, days_of
from reportgen.periods import parse_period


def read(data: bytes) -> list[list[str]]:
    assert data.startswith(b"\xef\xbb\xbf")
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))


@pytest.mark.parametrize(
    "text", ["=1+1", "+1", "-1", "@SUM(A1)", "\tx", "\rx", " =1+1", "\n=1+1", "＝1+1"]
)
def test_text_a_spreadsheet_would_run_begins_with_an_apostrophe(text):
    assert read(csv_bytes([[text]]))[0][0].startswith("'")


@pytest.mark.parametrize("number", [Decimal("-3.50"), Decimal("1E+3"), -2])
def test_a_number_is_written_as_a_number_whatever_its_sign(number):
    written = read(csv_bytes([[number]]))[0][0]
    assert not written.startswith("'")
    assert Decimal(written) == number


def test_quotes_commas_and_line_ends_stay_in_their_cell():
    assert read(csv_bytes([['a,"b"', "c\nd"]])) == [['a,"b"', "c d"]]


def test_the_csv_of_an_indicator_keeps_printed_digits_editions_and_notes(small_site):
    rows = read(small_site["2023/data/indicators/index.csv"])
    assert rows[0] == [column.name for column in COLUMNS]
    lines = [dict(zip(rows[0], row, strict=True)) for row in rows[1:]]
    assert ("2021", "100.00", "S 2023") in {(r["period"], r["value"], r["edition"]) for r in lines}
    assert ("2022", "104.00", "S 2022") in {(r["period"], r["value"], r["edition"]) for r in lines}
    assert "'=1+1" in {r["note"] for r in lines}


def test_the_csv_of_a_table_says_why_a_value_is_missing(small_site):
    rows = read(small_site["2023/data/tables/cities.csv"])
    assert rows[0][:4] == ["区域", "经费 (亿元)", "经费 (亿元): 状态", "经费 (亿元): 缺失原因"]
    assert rows[1][:4] == ["甲", "500.5", "初步数", ""]
    assert rows[4][:4] == ["丁", "", "", "未公布"]


def test_labels_of_a_table_are_in_the_language_of_their_site(small_site):
    rows = read(small_site["2023/en/data/tables/cities.csv"])
    assert [row[0] for row in rows] == ["Regions", "Alpha", "Beta", "Gamma", "Delta city"]


def test_the_data_page_lists_every_csv_of_its_language(small_site, pages):
    listed = {a["href"] for a in pages["2023/data/index.html"].all("a") if ".csv" in a["href"]}
    wanted = {path.removeprefix("2023/data/") for path in small_site
              if path.startswith("2023/data/") and path.endswith(".csv")}  # fmt: skip
    assert listed == wanted


def test_the_table_of_all_values_holds_every_edition_period_status_and_data_year(small_site):
    rows = read(small_site["2023/data/small-2023-long.csv"])
    lines = [dict(zip(rows[0], row, strict=True)) for row in rows[1:]]
    assert len(lines) == 14 + 2  # numbers.csv and flows.csv of the small report
    old = next(line for line in lines if line["edition"] == "S 2022")
    assert (old["period"], old["value"], old["status"]) == ("2022", "104.00", "revised")
    assert (old["period_start"], old["period_end"]) == ("2022-01-01", "2022-12-31")
    flow = next(line for line in lines if line["destination"])
    assert (flow["region_en"], flow["destination_en"], flow["unit_en"]) == (
        "Alpha", "Beta", "patents",
    )  # fmt: skip


def test_the_dictionary_explains_every_column_and_every_code_that_is_used(small_site):
    rows = read(small_site["2023/data/small-2023-long.csv"])
    entries = read(small_site["2023/data/small-2023-dictionary.csv"])[1:]
    explained = {(column, code) for column, code, *_ in entries}
    assert {("column", name) for name in rows[0]} <= explained
    coded = ("indicator", "measure", "region", "destination", "period_kind", "qualifier",
             "edition", "status", "source", "unit")  # fmt: skip
    for name in coded:
        column = "region" if name == "destination" else name
        used = {row[rows[0].index(name)] for row in rows[1:]} - {""}
        assert {(column, code) for code in used} <= explained, name


@pytest.mark.parametrize(
    ("kind", "first", "last"),
    [
        ("2024", "2024-01-01", "2024-12-31"),
        ("2023H2", "2023-07-01", "2023-12-31"),
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("2009-2023累计", "2009-01-01", "2023-12-31"),
    ],
)
def test_a_period_has_a_first_and_a_last_day(kind, first, last):
    assert days_of(parse_period(kind)) == (first, last)
