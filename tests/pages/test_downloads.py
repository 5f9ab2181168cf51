"""CSV files: text cannot become a formula, numbers stay numbers."""

from __future__ import annotations

import csv
import io
from decimal import Decimal

import pytest

from reportgen.pages.downloads import COLUMNS, csv_bytes


def read(data: bytes) -> list[list[str]]:
    assert data.startswith(b"\xef\xbb\xbf")
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "\tx", "\rx"])
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
    assert rows[0] == list(COLUMNS)
    lines = [dict(zip(rows[0], row, strict=True)) for row in rows[1:]]
    assert ("2021", "100.00", "S 2023") in {(r["period"], r["value"], r["edition"]) for r in lines}
    assert ("2022", "104.00", "S 2022") in {(r["period"], r["value"], r["edition"]) for r in lines}
    assert "'=1+1" in {r["note"] for r in lines}


def test_the_csv_of_a_table_says_why_a_value_is_missing(small_site):
    rows = read(small_site["2023/data/tables/cities.csv"])
    assert rows[0][:3] == ["区域", "经费 (亿元)", "经费 (亿元): 缺失原因"]
    assert rows[1][:3] == ["甲", "500.5", ""]
    assert rows[4][:3] == ["丁", "", "未公布"]


def test_labels_of_a_table_are_in_the_language_of_their_site(small_site):
    rows = read(small_site["2023/en/data/tables/cities.csv"])
    assert [row[0] for row in rows] == ["Regions", "Alpha", "Beta", "Gamma", "Delta city"]


def test_the_data_page_lists_every_csv_of_its_language(small_site, pages):
    listed = {a["href"] for a in pages["2023/data/index.html"].all("a") if ".csv" in a["href"]}
    wanted = {path.removeprefix("2023/data/") for path in small_site
              if path.startswith("2023/data/") and path.endswith(".csv")}  # fmt: skip
    assert listed == wanted
