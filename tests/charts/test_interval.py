"""Intervals: from the least to the most a value can be, and which rows cannot be told apart."""

from __future__ import annotations

import math
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise

import pytest

from reportgen.charts.kinds import interval
from reportgen.charts.wording import ABOVE, EXACT, MISSING
from tests.charts.conftest import fact, scene
from tests.charts.measured import assert_clear, middle, shapes_of, sheets_of, sizes_of
from tests.charts.test_chart_findings import only
from tests.charts.test_slope import LONG


def ranks(*columns: list[int], **options: object) -> object:
    """Return a figure of ranks: low, value, high."""
    names = {1: ["位次"], 2: ["最好", "最差"], 3: ["最好", "位次", "最差"]}[len(columns)]
    cells = {
        name: [fact(str(number), unit="rank") for number in column]
        for name, column in zip(names, columns, strict=True)
    }
    return scene("interval", cells, **{"rows": list("123456")[: len(columns[0])], **options})


def computed(value: str, low: str, high: str) -> object:
    return replace(fact(value), measure="margin", low=Decimal(low), high=Decimal(high))


def test_three_columns_are_one_span_a_row() -> None:
    frame = interval.prepare(ranks([1, 1], [1, 2], [1, 3]))
    assert [(span.low, span.value, span.high) for span in frame.spans] == [(1, 1, 1), (1, 2, 3)]
    assert [span.text for span in frame.spans] == ["1", "2"]
    assert [span.range_text for span in frame.spans] == ["", "（1–3）"]
    assert frame.spans[1].tip == "乙，位次：第2位；最好：第1位；最差：第3位"


def test_two_columns_have_no_point_unless_they_agree() -> None:
    frame = interval.prepare(ranks([1, 4], [3, 4]))
    assert math.isnan(frame.spans[0].value)
    assert frame.spans[1].value == 4
    assert [span.range_text for span in frame.spans] == ["1–3", "4"]


def test_one_column_draws_what_a_computed_value_carries() -> None:
    asked = scene("interval", {"甲": [computed("2.5", "1.5", "4.0"), "7.5"]}, rows=["1", "2"])
    first, second = interval.prepare(asked).spans
    assert (first.low, first.value, first.high, first.range_text) == (1.5, 2.5, 4, "（1.5–4.0）")
    assert (second.low, second.high, second.range_text) == (7.5, 7.5, "")


def test_ends_below_zero_are_joined_by_a_word() -> None:
    asked = scene("interval", {"A": [computed("-0.5", "-1.5", "1.0")]}, rows=["1"], language="en")
    assert interval.prepare(asked).spans[0].range_text == "(−1.5 to 1.0)"


def test_a_lower_bound_has_no_upper_end_and_no_point() -> None:
    span = interval.prepare(scene("interval", {"甲": [">40", "10"]}, rows=["1", "2"])).spans[0]
    assert (span.low, span.high, span.state, span.text) == (40, math.inf, ABOVE, ">40")
    assert math.isnan(span.value)


def test_a_row_with_one_end_keeps_it_and_a_row_without_any_is_missing() -> None:
    asked = scene("interval", {"低": ["1", "…"], "高": ["…", "…"]}, rows=["1", "2"])
    first, second = interval.prepare(asked).spans
    assert (first.low, first.state, first.range_text) == (1, EXACT, "1–…")
    assert math.isnan(first.high)
    assert (second.state, second.range_text) == (MISSING, "")


def test_rows_that_overlap_the_one_above_are_found() -> None:
    """1, 1–3 and 2–3 share ranks in turn; 4 and 5–6 stand alone."""
    frame = interval.prepare(ranks([1, 1, 2, 4, 5], [1, 2, 3, 4, 5], [1, 3, 3, 4, 6]))
    assert frame.overlaps == (1, 2)


def test_an_end_that_is_missing_overlaps_nothing() -> None:
    asked = scene("interval", {"低": ["1", "…"], "高": ["3", "2"]}, rows=["1", "2"])
    assert interval.prepare(asked).overlaps == ()


def test_overlapping_rows_are_joined_over_what_they_share_and_it_is_said() -> None:
    """Of 1–3 and 2–5 the ranks 2 and 3 are shared: one step of the axis and both slots."""
    sheet = sheets_of(ranks([1, 2], [2, 3], [3, 5]))[0]
    joined = [shape for shape in sheet.shapes if shape.fill == "join"][-1]
    bars = [shapes_of(sheet, mark)[0] for mark in (0, 1)]
    left, right = min(x for x, _ in joined.points), max(x for x, _ in joined.points)
    assert left == pytest.approx(min(x for x, _ in bars[1].points))
    assert right == pytest.approx(max(x for x, _ in bars[0].points))
    assert any("与上一行重叠" in words.text for words in sheet.words)


def test_the_best_rank_is_at_the_left_and_every_rank_has_its_grid_line() -> None:
    sheet = sheets_of(ranks([1, 2, 3], [1, 2, 3], [2, 4, 6]))[0]
    numbers = {words.text: words.x for words in sheet.words if words.ink == "muted"}
    places = [numbers[str(rank)] for rank in range(1, 7)]
    steps = [later - earlier for earlier, later in pairwise(places)]
    assert steps == pytest.approx([steps[0]] * 5)
    assert steps[0] > 0
    grid = next(shape for shape in sheet.shapes if shape.stroke == "grid")
    assert {round(x, 3) for x, _ in grid.points} == {round(x, 3) for x in places}


def test_a_rank_known_exactly_is_a_point_alone() -> None:
    sheet = sheets_of(ranks([1, 2], [1, 3], [1, 4]))[0]
    assert [shape.fill for shape in shapes_of(sheet, 0)] == ["1"]
    assert [shape.fill for shape in shapes_of(sheet, 1)] == ["soft-1", None, "1"]


def test_points_lie_at_their_values() -> None:
    """20 lies a third of the way from 10 to 40."""
    sheet = sheets_of(scene("interval", {"甲": ["10", "20", "40"]}, rows=["1", "2", "3"]))[0]
    low, between, high = (middle(shapes_of(sheet, mark)[0])[0] for mark in (0, 1, 2))
    assert (between - low) / (high - low) == pytest.approx(1 / 3)


def test_columns_that_do_not_ascend_are_a_finding() -> None:
    finding = only(ranks([1, 3], [1, 2], [1, 4]))
    assert finding.code == "chart/ends-reversed"
    assert finding.values["row"] == "乙"


@pytest.mark.parametrize("language", ["zh", "en"])
def test_long_names_bounds_and_gaps_keep_clear_of_each_other(language: str) -> None:
    cells = ["12.5", ">40", "<20", "~30", "…", computed("22.5", "18.2", "27.1"),
             computed("-3.5", "-8.2", "2.1"), "14"]  # fmt: skip
    assert_clear(scene("interval", {"强度": cells}, rows=LONG[language], language=language))
    ends = {"Low": ["10", "12", "…", "14", "20", "…", "25", "26"],
            "High": ["13", "18", "19", "…", "20", "…", "30", "31"]}  # fmt: skip
    assert_clear(scene("interval", ends, rows=LONG[language], language=language))


@pytest.mark.parametrize("language", ["zh", "en"])
def test_thirty_ranks_keep_clear_of_each_other(language: str) -> None:
    order = list(range(1, 31))
    low, high = [max(1, n - n // 3) for n in order], [min(30, n + n // 4) for n in order]
    rows = [f"{LONG[language][n % 8][:12]}{n}" for n in order]
    assert_clear(ranks(low, order, high, rows=rows, language=language))


def test_sixty_rows_stay_small() -> None:
    order = list(range(1, 61))
    low, high = [max(1, n - n // 3) for n in order], [min(60, n + n // 4) for n in order]
    rows = [f"{LONG['zh'][0]}{n}" for n in order]
    assert max(sizes_of(ranks(low, order, high, rows=rows))) <= 12_000
