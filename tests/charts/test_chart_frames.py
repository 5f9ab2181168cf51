"""What the frames hold before anything is drawn: numbers, texts, places."""

from __future__ import annotations

import math
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from reportgen.charts.kinds import (
    bars_line,
    grouped_bars,
    lines,
    paired_bars,
    ranked_bars,
    tile_map,
)
from reportgen.config.models import Break, Indicator, Text
from tests.charts.conftest import CONFIG, INDEX, fact, index_scene, scene

if TYPE_CHECKING:
    from collections.abc import Callable

    from reportgen.charts.scene import Scene


YEARS4 = ("2011", "2012", "2013", "2014")


def test_bars_come_before_the_line_and_every_cell_is_a_row() -> None:
    frame = bars_line.prepare(index_scene())
    assert list(frame["mark"]) == ["bar"] * 13 + ["line"] * 13
    assert list(frame["series"]) == [1] * 13 + [2] * 13
    assert list(frame["value"][:13]) == [float(value) for value in INDEX]


def test_a_share_is_shown_in_per_cent_and_the_legend_names_both_units() -> None:
    frame = bars_line.prepare(index_scene())
    assert frame["value"].iloc[14] == pytest.approx(3.38)
    assert list(frame["legend"].unique()) == ["总指数（2011年=100）", "增长（%）"]


def test_printed_digits_stay_as_they_are() -> None:
    frame = bars_line.prepare(index_scene())
    assert frame["text"].iloc[0] == "100.00"
    assert frame["text"].iloc[10] == "240.90"


def test_a_missing_value_keeps_its_row_and_says_why() -> None:
    row = bars_line.prepare(index_scene()).iloc[13]
    assert math.isnan(row["value"])
    assert (row["state"], row["text"], row["tip"]) == ("missing", "…", "2011年，增长：未公布")


def test_a_line_never_leads_to_or_from_a_missing_value() -> None:
    frame = lines.prepare(scene("lines", {"甲": ["1", "…", "3", "4"]}, rows=list(YEARS4)))
    assert list(frame["joined"]) == [False, False, False, True]


def test_a_line_ends_where_the_definition_changes() -> None:
    broken = Indicator(
        name=Text(zh="总指数"), breaks=(Break(period="2013", reason=Text(zh="口径扩大")),)
    )
    config = replace(CONFIG, indicators={"index": broken})
    asked = scene("lines", {"甲": ["1", "2", "3", "4"]}, rows=list(YEARS4), config=config)
    frame = lines.prepare(asked)
    assert list(frame["joined"]) == [False, True, False, True]
    assert list(frame["broken"]) == [False, False, True, False]


def test_years_keep_their_distance_along_the_axis() -> None:
    frame = lines.prepare(scene("lines", {"甲": ["1", "2", "3"]}, rows=["2018", "2022", "2023"]))
    assert list(frame["x"]) == [0, 4, 5]


def test_rows_that_are_no_periods_stand_one_step_apart() -> None:
    frame = grouped_bars.prepare(scene("grouped_bars", {"甲": ["1", "2"]}, rows=["1", "2"]))
    assert list(frame["x"]) == [0, 1]


def test_each_line_is_labelled_once_with_its_last_value() -> None:
    columns = {"甲": ["1.0", "2.5", "3.0"], "乙": ["4", "5", "…"], "丙": ["…", "…", "…"]}
    frame = lines.prepare(scene("lines", columns, rows=YEARS4[:3]))
    assert [text for text in frame["ending"] if text] == ["甲 3.0", "乙 5（2012）", "丙 …"]


@pytest.mark.parametrize(
    ("printed", "state", "text"),
    [
        (">5000", "above", ">5000"),
        (">=5000", "above", "≥5000"),
        (">~150", "above", ">150"),
        ("<20", "below", "<20"),
        ("<~900", "about", "~900"),
        ("~19000", "about", "~19000"),
        ("12.30", "exact", "12.30"),
    ],
)
def test_a_qualifier_decides_how_a_mark_is_drawn(printed: str, state: str, text: str) -> None:
    frame = grouped_bars.prepare(scene("grouped_bars", {"甲": [printed]}, rows=["1"]))
    assert (frame["state"][0], frame["text"][0]) == (state, text)


def test_the_tooltip_says_the_qualifier_in_words_and_the_unit() -> None:
    asked = scene("grouped_bars", {"专利": ["~19000"]}, rows=["1"], units={"专利": "件"})
    assert grouped_bars.prepare(asked)["tip"][0] == "甲，专利：约19000件"


def test_a_provisional_value_carries_its_sign() -> None:
    asked = scene("grouped_bars", {"甲": [fact("12.5", status="provisional")]}, rows=["1"])
    assert grouped_bars.prepare(asked)["text"][0] == "12.5p"


def test_english_counts_in_millions_and_keeps_every_printed_digit() -> None:
    asked = scene(
        "grouped_bars", {"FTE": ["73.84", "198.35"]}, rows=["2011", "2023"],
        units={"FTE": "万人年"}, language="en",
    )  # fmt: skip
    frame = grouped_bars.prepare(asked)
    assert list(frame["value"]) == [pytest.approx(0.7384), pytest.approx(1.9835)]
    assert list(frame["text"]) == ["0.7384", "1.9835"]
    assert grouped_bars.unit(asked) == "Unit: million person-years"


def test_english_takes_the_smaller_scale_where_most_values_would_be_tiny() -> None:
    asked = scene(
        "grouped_bars", {"GDP": ["22718.34", "957.4"]}, rows=["1", "2"],
        units={"GDP": "亿元"}, language="en",
    )  # fmt: skip
    assert grouped_bars.unit(asked) == "Unit: billion yuan"
    assert list(grouped_bars.prepare(asked)["text"]) == ["2,271.834", "95.74"]


def test_paired_bars_have_a_left_and_a_right_side() -> None:
    frame = paired_bars.prepare(
        scene("paired_bars", {"输出": ["1", "2"], "吸纳": ["3", "4"]}, rows=["1", "2"])
    )
    assert list(zip(frame["side"], frame["value"], strict=True)) == [
        ("left", 1), ("left", 2), ("right", 3), ("right", 4),
    ]  # fmt: skip


def _ranks(values: list[str], indicator: str = "index") -> list[str]:
    cells = [fact(value, indicator=indicator) for value in values]
    asked = scene("ranked_bars", {"甲": cells}, rows=list("123456")[: len(values)])
    return list(ranked_bars.prepare(asked)["rank"])


def test_ranks_follow_the_values_whatever_the_order_of_the_rows() -> None:
    assert _ranks(["5", "9", "7"]) == ["3", "1", "2"]


def test_equal_values_share_a_rank_and_the_next_one_is_left_out() -> None:
    assert _ranks(["9", "7", "7", "5"]) == ["1", "2=", "2=", "4"]


def test_a_rank_left_open_by_a_bound_is_not_shown() -> None:
    assert _ranks(["19000", ">=5000", "3000"]) == ["", "", "3"]


def test_a_missing_value_has_no_rank_and_takes_none() -> None:
    assert _ranks(["9", "…", "7"]) == ["1", "", "2"]


def test_where_less_is_better_the_least_is_first() -> None:
    assert _ranks(["9", "3", "7"], "waiting") == ["3", "1", "2"]


def test_further_columns_of_a_ranking_are_text() -> None:
    columns = {"总量": ["9", "7"], "增长": [fact("3.5", unit="share"), fact("…")]}
    frame = ranked_bars.prepare(scene("ranked_bars", columns, rows=["1", "2"]))
    assert list(frame["extra_1"]) == ["3.5", "…"]
    assert frame["head_1"][0] == "增长（%）"


def test_a_tile_map_draws_every_region_of_the_level_from_north_to_south() -> None:
    frame = tile_map.prepare(scene("tile_map", {"甲": ["5", "…"]}, rows=["5", "1"]))
    assert list(frame["id"]) == ["1", "2", "3", "4", "5", "6"]
    assert list(frame["state"]) == [
        "missing", "outside", "outside", "outside", "exact", "outside",
    ]  # fmt: skip


def test_tiles_fall_into_classes_of_round_bounds() -> None:
    """Six values in five quantiles: the borders lie at the 2nd, 3rd, 5th and 6th value."""
    values = {"甲": ["10", "20", "30", "40", "50", "60"]}
    frame = tile_map.prepare(scene("tile_map", values, rows=list("123456")))
    assert frame["tier"].is_monotonic_increasing
    assert frame["tier"].max() == 5
    assert frame["tier_text"].iloc[0] == "<20"
    assert frame["tier_text"].iloc[-1] == "≥60"


def test_tiers_give_the_classes_in_the_order_of_their_rule() -> None:
    asked = scene(
        "tile_map", {"分区": ["'上升区'", "'爆发区'", "…"]}, rows=list("123"), tiers="zones"
    )
    frame = tile_map.prepare(asked).head(3)
    assert list(frame["tier"]) == [1, 2, 0]
    assert list(frame["tip"]) == ["甲，分区：上升区", "乙，分区：爆发区", "丙丙丙，分区：未公布"]


def test_narrow_tiles_get_values_of_three_figures() -> None:
    frame = tile_map.prepare(scene("tile_map", {"甲": ["22718.34", "957.40"]}, rows=["1", "2"]))
    assert list(frame["text"][:2]) == ["22718.34", "957.40"]
    assert list(frame["short"][:2]) == ["22718", "957"]


def test_every_kind_prepares_one_row_for_each_mark(
    every_kind: Callable[[str], dict[str, Scene]],
) -> None:
    kinds = {
        "bars_line": bars_line, "lines": lines, "grouped_bars": grouped_bars,
        "ranked_bars": ranked_bars, "paired_bars": paired_bars, "tile_map": tile_map,
    }  # fmt: skip
    for asked in every_kind("zh").values():
        frame = kinds[asked.figure.kind].prepare(asked)
        assert list(frame.index) == list(range(len(frame)))
        assert frame["tip"].str.len().gt(0).all()
