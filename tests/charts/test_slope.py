"""Slopes: a line a row from one time to another, its direction told by ink and by dashes."""

from __future__ import annotations

import pytest

from reportgen.charts.kinds import slope
from tests.charts.conftest import fact, scene
from tests.charts.described import selecting
from tests.charts.measured import assert_clear, middle, shapes_of, sheets_of, sizes_of, texts_of

LONG = {
    "zh": ["江苏省张家港经济技术开发区", "上海张江国家自主创新示范区", "甲", "合肥综合性国家科学中心", "乙", "宁波—舟山自由贸易试验片区", "丙", "丁"],
    "en": ["Zhangjiagang Economic and Technological Development Zone", "Zhangjiang National Innovation Demonstration Zone", "Alpha", "Hefei Comprehensive National Science Centre", "Beta", "Ningbo–Zhoushan Pilot Free Trade Zone", "Gamma", "Delta"],
}  # fmt: skip
THEN = ["410.1", "190.2", "214.2", ">500", "232.0", "…", "131.7", "…"]
NOW = ["610.0", "~420.0", "200.2", "600.0", "232.0", "120", "…", "…"]


def two(**columns: list[str]) -> object:
    return scene("slope", columns, rows=list("123456")[: len(next(iter(columns.values())))])


def test_the_marks_go_column_by_column_and_a_row_is_lit_as_one() -> None:
    frame = slope.prepare(two(then=["1", "2"], now=["3", "4"]))
    assert [mark.value for mark in frame.marks] == [1, 2, 3, 4]
    assert [mark.key for mark in frame.marks] == ["1", "2", "1", "2"]
    assert [mark.value for mark in frame.line(1)] == [2, 4]


def test_rows_that_are_no_regions_are_lit_as_one_too() -> None:
    asked = scene("slope", {"then": ["1", "2"], "now": ["3", "4"]}, rows=["论文", "专利"])
    assert [mark.key for mark in slope.prepare(asked).marks] == ["row-1", "row-2", "row-1", "row-2"]


def test_a_bound_may_leave_open_whether_a_line_rises() -> None:
    """Above 500 and then 600: it may have been 700 before."""
    frame = slope.prepare(two(then=["1", "5", "4", ">500", "3"], now=["2", "4", "4", "600", "…"]))
    assert frame.trends == (1, -1, 0, None, None)


def test_a_rank_that_becomes_a_smaller_number_has_risen() -> None:
    then, now = ([fact(text, unit="rank") for text in texts] for texts in (["3", "1"], ["1", "2"]))
    frame = slope.prepare(two(then=then, now=now))
    assert frame.is_ranked
    assert frame.trends == (1, -1)


def test_the_first_rank_is_drawn_on_top() -> None:
    ranks = {name: [fact(text, unit="rank") for text in "12"] for name in ("then", "now")}
    sheet = sheets_of(two(**ranks))[0]
    assert middle(shapes_of(sheet, 0)[0])[1] < middle(shapes_of(sheet, 1)[0])[1]


def test_years_keep_their_distances_and_lose_their_word() -> None:
    columns = {"2011年": ["1"], "2021年": ["2"], "2023年": ["3"]}
    asked = selecting(scene("slope", columns, rows=["1"]), period=["2011", "2021", "2023"])
    frame = slope.prepare(asked)
    assert frame.places == pytest.approx((0, 10 / 12, 1))
    assert frame.names == ("2011", "2021", "2023")


def test_columns_that_are_no_periods_stand_at_even_distances() -> None:
    assert slope.prepare(two(a=["1"], b=["2"], c=["3"])).places == (0, 0.5, 1)


def test_heights_are_proportional_to_the_values() -> None:
    """10, 15 and 30: the second lies a quarter of the way up."""
    sheet = sheets_of(two(then=["10", "15", "30"], now=["10", "15", "30"]))[0]
    low, between, high = (middle(shapes_of(sheet, mark)[0])[1] for mark in (0, 1, 2))
    assert (low - between) / (low - high) == pytest.approx(0.25)


def test_rising_and_falling_lines_differ_in_ink_and_in_dashes() -> None:
    sheet = sheets_of(two(then=["1", "5"], now=["2", "4"]))[0]
    lines = {shape.key: shape for shape in sheet.shapes if shape.key in {"1", "2"}}
    assert (lines["1"].stroke, lines["1"].dashes) == ("1", None)
    assert lines["2"].stroke == "2"
    assert lines["2"].dashes is not None


def test_the_kinds_of_lines_are_explained_only_where_there_are_several() -> None:
    both = [words.text for words in sheets_of(two(then=["1", "5"], now=["2", "4"]))[0].words]
    assert {"上升", "下降"} <= set(both)
    assert "持平" not in both
    rising = [words.text for words in sheets_of(two(then=["1"], now=["2"]))[0].words]
    assert "上升" not in rising


def test_no_line_leads_to_a_missing_value_and_its_row_is_named_below() -> None:
    for sheet in sheets_of(two(then=["1", "…"], now=["2", "3"])):
        assert not [shape for shape in sheet.shapes if shape.key == "2"]
        assert texts_of(sheet, 1) == ["…"]
        missing = next(words for words in sheet.words if words.mark == 1)
        named = [w for w in sheet.words if w.text == "乙" and abs(w.y - missing.y) < 1]
        assert len(named) == 1
        assert missing.y > max(middle(shapes_of(sheet, mark)[0])[1] for mark in (0, 2, 3))


def test_a_line_opens_where_a_value_between_is_missing() -> None:
    sheet = sheets_of(two(a=["1", "1"], b=["…", "2"], c=["3", "3"]))[0]
    assert not [shape for shape in sheet.shapes if shape.key == "1"]
    assert [len(shape.points) for shape in sheet.shapes if shape.key == "2"] == [3]


def test_an_estimate_is_hollow_and_a_bound_has_an_arrow_upwards() -> None:
    sheet = sheets_of(two(then=["~1", ">2"], now=["3", "4"]))[0]
    assert shapes_of(sheet, 0)[0].fill == "bg"
    point, arrow = shapes_of(sheet, 1)[:2]
    assert middle(arrow)[1] < middle(point)[1]


@pytest.mark.parametrize("language", ["zh", "en"])
def test_long_names_bounds_and_gaps_keep_clear_of_each_other(language: str) -> None:
    columns = {"2018": THEN, "2023": NOW}
    assert_clear(scene("slope", columns, rows=LONG[language], language=language))


@pytest.mark.parametrize("language", ["zh", "en"])
def test_five_periods_and_thirty_rows_keep_clear_of_each_other(language: str) -> None:
    rows = [f"{LONG[language][2]}{number}" for number in range(30)]
    values = {str(year): [f"{(row * row * 7 + year * 3 * row) % 97}.5" for row in range(30)]
              for year in (2011, 2015, 2018, 2020, 2023)}  # fmt: skip
    assert_clear(scene("slope", values, rows=rows, language=language))


@pytest.mark.parametrize("language", ["zh", "en"])
def test_values_between_are_written_only_where_they_stand_free(language: str) -> None:
    columns = {"2011": ["10.1", "12.2", "…", "18.0"], "2018": ["13.5", "<12.0", "11", "…"],
               "2023": ["15.5", "~19", "14", "16.0"]}  # fmt: skip
    assert_clear(scene("slope", columns, rows=LONG[language][:4], language=language))


def test_thirty_lines_over_five_years_stay_small() -> None:
    rows = [f"{LONG['zh'][0]}{number}" for number in range(30)]
    values = {str(year): [f"{(row * 37 + year * row) % 97}.5" for row in range(30)]
              for year in (2011, 2015, 2018, 2020, 2023)}  # fmt: skip
    assert max(sizes_of(scene("slope", values, rows=rows))) <= 25_000
