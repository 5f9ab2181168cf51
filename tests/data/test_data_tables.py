"""Tables, headers and cells that are not as they should be, each at its exact place."""

from __future__ import annotations

import pytest

from reportgen.config.models import Indicator, PlausibleRange
from reportgen.numerals.read import REASONS
from tests.data.conftest import place
from tests.data.test_data_reading import TIDY, workbook

GOOD = "patents,YRD,2023,5,yearbook"


def test_every_reason_of_an_unreadable_number_has_a_code():
    from reportgen.findings import catalogue

    codes = {f"data/number-{reason}" for reason in REASONS} - {
        "data/number-empty",
        "data/number-excel-error",
    }
    assert codes <= catalogue().keys()


@pytest.mark.parametrize(("mark", "shown"), [(";", ";"), ("\t", "Tab")])
def test_another_separator_is_named_and_the_file_read_all_the_same(check, mark, shown):
    checked = check({"a.csv": f"{TIDY}\n{GOOD}\n".replace(",", mark)})
    finding = checked.only("data/separator")
    assert finding.values["found"] == shown
    assert place(finding) == ("a.csv", 1, 1, 10)
    assert len(checked.observations) == 1


def test_a_comma_inside_a_number_makes_a_ragged_row(rows):
    checked = rows(TIDY, "patents,YRD,2022,35,504,yearbook", GOOD)
    finding = checked.only("data/ragged-row")
    assert place(finding) == ("a.csv", 2, 25, 33)
    assert finding.values == {"expected": "5", "found": "6"}
    assert [value[3] for value in checked.values()] == ["5"]


def test_a_short_row_is_placed_at_its_end(rows):
    finding = rows(TIDY, GOOD, "patents,YRD").only("data/ragged-row")
    assert place(finding) == ("a.csv", 3, 12, 13)
    assert finding.values == {"expected": "5", "found": "2"}


def test_a_quote_never_closed_is_placed_and_what_came_before_is_kept(rows):
    checked = rows(f"{TIDY},note", f"{GOOD},a", 'patents,YRD,2022,4,yearbook,"b', f"{GOOD},c")
    finding = checked.only("data/unterminated-quote")
    assert place(finding)[:3] == ("a.csv", 3, 29)
    assert [value[2] for value in checked.values()] == ["2023"]


def test_text_after_a_closing_quote_is_placed(rows):
    checked = rows(f"{TIDY},note", 'patents,YRD,2022,4,yearbook,"b"c', f"{GOOD},d")
    assert place(checked.only("data/stray-quote")) == ("a.csv", 2, 29, 33)
    assert len(checked.observations) == 1


def test_a_header_row_beyond_the_file_is_a_finding(check, entry):
    listed = entry(file="data/a.csv", header_row=9)
    finding = check({"a.csv": f"{TIDY}\n{GOOD}\n"}, data=listed).only("data/no-header")
    assert finding.values["row"] == "9"


def test_two_columns_of_one_name_are_a_finding(rows):
    finding = rows(f"{TIDY},value", f"{GOOD},6").only("data/duplicate-column")
    assert place(finding) == ("a.csv", 1, 38, 43)


def test_a_column_without_a_name_is_a_finding_if_it_holds_something(rows):
    assert place(rows(f"{TIDY},", f"{GOOD},x").only("data/unnamed-column"))[:3] == ("a.csv", 1, 38)
    assert rows(f"{TIDY},", f"{GOOD},").codes == []


def test_an_unknown_column_suggests_the_one_meant(rows):
    finding = rows(f"{TIDY},qualifer", f"{GOOD},~").only("data/unknown-column")
    assert place(finding) == ("a.csv", 1, 38, 46)
    assert finding.values == {"column": "qualifer", "suggestion": "qualifier"}


def test_chinese_headers_are_told_the_column_they_mean(rows):
    checked = rows("indicator,地区,period,value,source", GOOD)
    assert checked.codes == ["data/missing-column", "data/unknown-column"]
    assert checked.findings[0].values == {"column": "地区", "suggestion": "region"}
    assert checked.findings[1].values["column"] == "region"


def test_a_missing_column_names_the_header_nearest_to_it(rows):
    checked = rows("indicator,region,perod,value", "patents,YRD,2023,5")
    finding = next(f for f in checked.findings if f.code == "data/missing-column")
    assert finding.values == {"column": "period", "header": "perod"}
    assert len(checked.observations) == 0


@pytest.mark.parametrize(
    ("code", "line", "columns", "values"),
    [
        (
            "data/unknown-indicator",
            "patent,YRD,2023,5,yearbook",
            (1, 7),
            {"name": "patent", "suggestion": "patents"},
        ),
        (
            "data/unknown-region",
            "patents,苏洲,2023,5,yearbook",
            (9, 11),
            {"name": "苏洲"},
        ),
        (
            "data/unknown-source",
            "patents,YRD,2023,5,yearboook",
            (20, 29),
            {"name": "yearboook", "suggestion": "yearbook"},
        ),
        (
            "data/ambiguous-name",
            "patents,Suzhou,2023,5,yearbook",
            (9, 15),
            {"name": "Suzhou", "candidates": "320500, 341300", "column": "region"},
        ),
        ("data/empty-cell", "patents,,2023,5,yearbook", (9, 10), {"column": "region"}),
        ("data/unreadable-period", "patents,YRD,去年,5,yearbook", (13, 15), {"value": "去年"}),
        ("data/unreadable-period", "patents,YRD,20233,5,yearbook", (13, 18), {"value": "20233"}),
        (
            "data/year-out-of-range",
            "patents,YRD,3023,5,yearbook",
            (13, 17),
            {"value": "3023", "first": "1900", "last": "2100"},
        ),
        (
            "data/date-as-period",
            "patents,YRD,2024-03-31,5,yearbook",
            (13, 23),
            {"value": "2024-03-31", "suggestion": "2024-03"},
        ),
        (
            "data/reversed-period",
            "patents,YRD,2023-2019,5,yearbook",
            (13, 22),
            {"value": "2023-2019", "suggestion": "2019-2023"},
        ),
        ("data/number-text", "patents,YRD,2023,很多,yearbook", (18, 20), {"value": "很多"}),
        (
            "data/number-full-width",
            "patents,YRD,2023,７３．８４,yearbook",
            (18, 23),
            {"value": "７３．８４", "suggestion": "73.84"},
        ),
        (
            "data/number-thousands-separator",
            'patents,YRD,2023,"35,504",yearbook',
            (18, 26),
            {"value": "35,504", "suggestion": "35504"},
        ),
        (
            "data/number-percent-sign",
            "patents,YRD,2023,8.55%,yearbook",
            (18, 23),
            {"value": "8.55%", "suggestion": "8.55"},
        ),
        (
            "data/number-unit-attached",
            "patents,YRD,2023,900项,yearbook",
            (18, 22),
            {"value": "900项", "suggestion": "900"},
        ),
        ("data/number-missing-mark", "patents,YRD,2023,—,yearbook", (18, 19), {"value": "—"}),
        ("data/excel-error", "patents,YRD,2023,#REF!,yearbook", (18, 23), {"value": "#REF!"}),
        ("data/excel-error", "patents,#N/A,2023,5,yearbook", (9, 13), {"value": "#N/A"}),
    ],
)
def test_a_cell_that_cannot_be_read_is_named_where_it_stands(rows, code, line, columns, values):
    finding = rows(TIDY, GOOD.replace("2023", "2000"), line).only(code)
    assert place(finding) == ("a.csv", 3, *columns)
    assert values.items() <= finding.values.items()


@pytest.mark.parametrize(
    ("column", "cell", "code", "suggestion"),
    [
        ("measure", "同比", "data/unknown-measure", "yoy"),
        ("measure", "cagrr", "data/unknown-measure", "cagr"),
        ("qualifier", "约", "data/unknown-qualifier", "~"),
        ("status", "provisonal", "data/unknown-status", "provisional"),
        ("edition", "CII 2042", "data/unknown-edition", "CII 2024"),
    ],
)
def test_a_word_outside_the_vocabulary_suggests_one(rows, column, cell, code, suggestion):
    finding = rows(f"{TIDY},{column}", f"{GOOD},{cell}").only(code)
    assert place(finding) == ("a.csv", 2, 29, 29 + len(cell))
    assert finding.values["suggestion"].split(", ")[0] == suggestion


def test_forty_rows_with_one_unknown_name_are_one_finding(rows):
    checked = rows(TIDY, *(f"patent,YRD,{1980 + n},5,yearbook" for n in range(40)))
    finding = checked.only("data/unknown-indicator")
    assert finding.count == 40
    assert [where.line for where in (finding.location, *finding.more)] == [2, 3, 4, 5]


def test_many_different_unknown_names_become_one_finding(rows):
    checked = rows(TIDY, *(f"patents,区{n},2023,5,yearbook" for n in range(500)))
    assert checked.only("data/unknown-region").count == 500


def test_all_mistakes_of_a_file_come_out_in_one_run(rows):
    checked = rows(TIDY, "patent,苏洲,去年,很多,yearboook")
    assert checked.codes == [
        "data/number-text",
        "data/unknown-indicator",
        "data/unknown-region",
        "data/unknown-source",
        "data/unreadable-period",
    ]


def test_a_date_in_an_excel_cell_is_no_period(check):
    import datetime as dt

    table = [TIDY.split(","), ["patents", "YRD", dt.date(2024, 3, 31), 5, "yearbook"]]
    finding = check({"a.xlsx": workbook({"s": table})}).only("data/date-as-period")
    assert (finding.location.cell, finding.values["suggestion"]) == ("C2", "2024-03")


def test_a_wide_file_without_its_indicator_is_a_finding(check, entry):
    listed = entry(file="data/w.csv", layout="regions", source="yearbook")
    finding = check({"w.csv": "地区,2022\n苏州,5\n"}, data=listed).only("data/entry-incomplete")
    assert finding.values["key"] == "indicator"


def test_a_wide_header_that_is_no_period_is_a_finding(check, entry):
    listed = entry(file="data/w.csv", layout="regions", indicator="patents", source="yearbook")
    checked = check({"w.csv": "地区,2022,增幅\n苏州,5,6\n苏洲,7,8\n"}, data=listed)
    assert checked.codes == ["data/unknown-region", "data/unreadable-period"]
    assert place(checked.findings[0]) == ("w.csv", 1, 9, 11)
    assert place(checked.findings[1]) == ("w.csv", 3, 1, 3)
    assert len(checked.observations) == 1


def test_a_unit_other_than_the_indicators_is_a_finding(check, entry):
    listed = entry(
        file="data/w.csv", layout="regions", indicator="patents", source="yearbook", unit="万件"
    )
    finding = check({"w.csv": "地区,2022\n苏州,5\n"}, data=listed).only("data/unit-differs")
    assert (finding.values["unit"], finding.values["declared"]) == ("万件", "件")


def test_a_file_of_nothing_but_separators_has_no_header(check):
    finding = check({"a.csv": ",,,,\n,,,\n"}).only("data/no-header")
    assert place(finding)[:1] == ("a.csv",)


def test_a_file_declared_confidential_stays_so_whatever_its_rows_say(check, entry):
    listed = entry(file="data/a.csv", status="confidential")
    checked = check({"a.csv": f"{TIDY},status\n{GOOD},provisional\n"}, data=listed)
    checked.only("data/confidential-value")
    assert list(checked.observations.column("status")) == ["confidential"]
    assert list(checked.observations.column("value")) == [""]


def test_a_base_with_a_lost_decimal_point_is_one_finding(rows):
    limited = Indicator(name="甲", base="2011", kind="index", range=PlausibleRange(min=50, max=500))
    row = "limited,YRD,2011,10000,yearbook"
    rows(TIDY, row, indicators={"limited": limited}).only("data/decimal-point-lost")


def test_a_share_told_by_its_series_alone_names_the_values_it_was_compared_with(rows):
    rate = Indicator(name="率", unit="%")
    values = [f"rate,YRD,{year},{value},yearbook" for year, value in
              ((2021, "3.0"), (2022, "3.1"), (2023, "0.032"))]  # fmt: skip
    finding = rows(TIDY, *values, indicators={"rate": rate}).only("data/share-for-percent")
    assert finding.values["reference"] == "3.0 (2021), 3.1 (2022)"
