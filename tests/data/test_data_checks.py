"""Values that can be read and cannot be right."""

from __future__ import annotations

import pytest

from reportgen.config.models import Indicator, PlausibleRange
from tests.data.conftest import place
from tests.data.test_data_reading import TIDY

FLOWS = "indicator,origin,destination,period,value,source"
RATES = "indicator,measure,region,period,value,edition"


def test_an_empty_value_without_a_status_is_a_warning(rows):
    finding = rows(TIDY, "patents,YRD,2023,,yearbook").only("data/missing-without-status")
    assert place(finding) == ("a.csv", 2, 18, 19)


@pytest.mark.parametrize("status", ["missing", "not_collected", "not_applicable"])
def test_a_value_beside_a_status_that_denies_it_is_an_error(rows, status):
    checked = rows(f"{TIDY},status", f"patents,YRD,2023,5,yearbook,{status}")
    finding = checked.only("data/value-despite-status")
    assert place(finding) == ("a.csv", 2, 18, 19)
    assert finding.values == {"value": "5", "status": status}


def test_a_confidential_value_is_named_and_never_gets_into_the_frame(rows):
    checked = rows(f"{TIDY},status", "patents,YRD,2023,12345,yearbook,confidential")
    finding = checked.only("data/confidential-value")
    assert place(finding) == ("a.csv", 2, 18, 23)
    assert "12345" not in str(dict(finding.values))
    assert list(checked.observations.frame["value"]) == [""]
    assert list(checked.observations.frame["number"]) == [None]


def test_a_qualifier_of_nothing_is_a_warning(rows):
    checked = rows(f"{TIDY},status,qualifier", "patents,YRD,2023,,yearbook,missing,~")
    assert place(checked.only("data/qualifier-without-value")) == ("a.csv", 2, 36, 37)


def test_a_flow_to_its_own_origin_is_an_error(rows):
    checked = rows(
        FLOWS, "patents,苏州,宿州,2023,5,yearbook", "patents,苏州,苏州市,2023,5,yearbook"
    )
    finding = checked.only("data/flow-to-itself")
    assert place(finding) == ("a.csv", 3, 12, 15)
    assert finding.values["region"] == "320500"


def test_a_value_without_source_or_edition_is_a_warning(rows):
    finding = rows("indicator,region,period,value", "patents,YRD,2023,5").only("data/no-source")
    assert place(finding)[:2] == ("a.csv", 2)


def test_a_base_period_other_than_100_is_an_error(rows):
    checked = rows(
        "indicator,region,period,value,edition",
        "index,YRD,2011,100.01,CII 2024",
        "index,YRD,2011,100.00,CII 2023",
    )
    finding = checked.only("data/base-not-100")
    assert place(finding) == ("a.csv", 2, 16, 22)
    assert (finding.values["value"], finding.values["period"]) == ("100.01", "2011")


@pytest.mark.parametrize(
    ("line", "wrong"),
    [
        ("patents,rank,YRD,2023,1.5,CII 2024", "1.5"),
        ("patents,rank,YRD,2023,0,CII 2024", "0"),
        ("place,,YRD,2023,-3,CII 2024", "-3"),
        ("patents,rank_change,YRD,2018-2023,0.5,CII 2024", "0.5"),
    ],
)
def test_a_rank_that_is_no_positive_whole_number_is_an_error(rows, line, wrong):
    assert rows(RATES, line).only("data/rank-not-whole").values["value"] == wrong


def test_ranks_may_fall(rows):
    assert rows(RATES, "patents,rank_change,YRD,2018-2023,-8,CII 2024").codes == []


def test_a_row_repeated_is_an_error_that_names_the_first(rows):
    checked = rows(TIDY, "patents,YRD,2023,5,yearbook", "专利转移数量,长三角,2023年,5.0,yearbook")
    finding = checked.only("data/duplicate-row")
    assert place(finding) == ("a.csv", 3, 18, 21)
    assert finding.values["place"] == "content/data/a.csv:2:18"


def test_a_value_printed_twice_with_two_values_is_an_error(check):
    checked = check(
        {
            "a.csv": f"{TIDY}\npatents,YRD,2023,5,yearbook\n",
            "b.csv": f"{TIDY}\npatents,YRD,2023,6,yearbook\n",
        }
    )
    finding = checked.only("data/two-values")
    assert place(finding) == ("b.csv", 2, 18, 19)
    assert (finding.values["value"], finding.values["other"]) == ("6", "5")
    assert finding.values["place"] == "content/data/a.csv:2:18"


def test_sources_that_disagree_beyond_rounding_are_an_error_with_both_places(rows):
    checked = rows(TIDY, "patents,YRD,2023,9386,yearbook", "patents,YRD,2023,9387.0,bulletin")
    finding = checked.only("data/sources-disagree")
    assert place(finding) == ("a.csv", 3, 18, 24)
    assert (finding.values["value"], finding.values["other"]) == ("9387.0", "9386")
    assert finding.values["place"] == "content/data/a.csv:2:18"


def test_a_source_that_says_more_than_agrees_with_one_that_counts(rows):
    checked = rows(
        f"{TIDY},qualifier",
        "patents,YRD,2023,5000,yearbook,>",
        "patents,YRD,2023,5210,bulletin,",
    )
    assert checked.codes == []


def test_a_value_outside_its_range_says_why_it_cannot_be(rows):
    checked = rows(TIDY, "personnel,YRD,2023,-1,yearbook", "personnel,YRD,2022,701,yearbook")
    assert checked.codes == ["data/out-of-range", "data/out-of-range"]
    assert place(checked.findings[0]) == ("a.csv", 2, 20, 22)
    assert checked.findings[1].values["value"] == "701"
    assert "全国也只有 724 万人年" in checked.findings[1].values["reference"]


def test_personnel_of_19835_is_a_lost_decimal_point_and_nothing_else(rows):
    checked = rows(
        TIDY,
        "personnel,YRD,2018,73.84,yearbook",
        "personnel,YRD,2022,180.02,yearbook",
        "personnel,YRD,2023,19835,yearbook",
    )
    finding = checked.only("data/decimal-point-lost")
    assert place(finding) == ("a.csv", 4, 20, 25)
    assert (finding.values["value"], finding.values["expected"]) == ("19835", "198.35")
    assert finding.values["factor"] == "100"
    assert finding.values["reference"] == "0–700（2023 年全国也只有 724 万人年）"


def test_both_ends_of_a_series_without_their_decimal_point_are_both_found(rows):
    checked = rows(TIDY, "personnel,YRD,2018,7384,yearbook", "personnel,YRD,2023,19835,yearbook")
    assert checked.codes == ["data/decimal-point-lost"] * 2
    assert [f.values["expected"] for f in checked.findings] == ["73.84", "198.35"]


def test_a_value_ten_times_what_another_source_prints_lost_its_point(rows):
    checked = rows(
        TIDY,
        "patents,YRD,2021,81.2,yearbook",
        "patents,YRD,2022,78.9,yearbook",
        "patents,YRD,2023,7.384,yearbook",
        "patents,YRD,2023,73.8,bulletin",
    )
    finding = checked.only("data/decimal-point-lost")
    assert place(finding) == ("a.csv", 4, 18, 23)
    assert (finding.values["value"], finding.values["expected"]) == ("7.384", "73.8")
    assert finding.values["reference"] == "content/data/a.csv:5:18"


def test_a_jump_against_both_neighbours_is_only_a_warning(rows):
    checked = rows(
        TIDY,
        "patents,YRD,2021,262.5,yearbook",
        "patents,YRD,2022,2711,yearbook",
        "patents,YRD,2023,280.0,yearbook",
    )
    finding = checked.only("data/jump")
    assert place(finding) == ("a.csv", 3, 18, 22)
    assert finding.values["factor"] == "10"
    assert finding.values["neighbours"] == "262.5 (2021), 280.0 (2023)"


def test_a_jump_at_the_end_is_seen_against_the_two_before(rows):
    lines = [
        f"patents,YRD,{2020 + n},{value},yearbook" for n, value in enumerate((245, 267, 27211))
    ]
    assert place(rows(TIDY, *lines).only("data/jump")) == ("a.csv", 4, 18, 23)


@pytest.mark.parametrize(
    "values",
    [("1", "11", "125"), ("3", "30", "4"), ("100", "104", "1030", "1045"), ("5.1", "50.9")],
)
def test_growth_and_small_counts_are_no_jumps(rows, values):
    lines = [f"patents,YRD,{2020 + n},{value},yearbook" for n, value in enumerate(values)]
    assert rows(TIDY, *lines).codes == []


def test_a_share_where_percent_is_meant_is_an_error(rows):
    checked = rows(TIDY, "intensity,苏州,2023,0.0415,yearbook", "intensity,南京,2023,3.9,yearbook")
    finding = checked.only("data/share-for-percent")
    assert place(finding) == ("a.csv", 2, 19, 25)
    assert (finding.values["value"], finding.values["expected"]) == ("0.0415", "4.15")


def test_a_percentage_where_a_share_is_meant_is_an_error(rows):
    checked = rows(TIDY, "weight,苏州,2022,0.312,yearbook", "weight,苏州,2023,31.4,yearbook")
    finding = checked.only("data/percent-for-share")
    assert place(finding) == ("a.csv", 3, 16, 20)
    assert finding.values["expected"] == "0.314"


def test_a_share_within_the_range_of_a_percentage_is_seen_by_its_series(rows):
    rate = {"rate": Indicator(name="增速", unit="%", range=PlausibleRange(min=-50, max=50))}
    lines = [f"rate,YRD,{2020 + n},{v},yearbook" for n, v in enumerate(("8.1", "0.085", "9.2"))]
    checked = rows(TIDY, *lines, indicators=rate)
    assert checked.only("data/share-for-percent").values["expected"] == "8.5"


def test_a_window_among_years_is_an_error(rows):
    checked = rows(
        TIDY,
        "patents,YRD,2022,40,yearbook",
        "patents,YRD,2023,50,yearbook",
        "patents,YRD,2019-2023,200,yearbook",
    )
    finding = checked.only("data/mixed-periods")
    assert place(finding) == ("a.csv", 4, 13, 22)
    assert (finding.values["period"], finding.values["other"]) == ("2019-2023", "2022")


def test_half_years_among_years_are_a_warning(rows):
    checked = rows(TIDY, "patents,YRD,2022,40,yearbook", "patents,YRD,2022H1,19,yearbook")
    assert place(checked.only("data/part-years")) == ("a.csv", 3, 13, 19)


def test_thirty_repetitions_are_one_finding_with_a_count(rows):
    lines = [f"patents,YRD,{1990 + n},{500 + n},yearbook" for n in range(30)]
    finding = rows(TIDY, *lines, *lines).only("data/duplicate-row")
    assert finding.count == 30
    assert len(finding.more) == 3
