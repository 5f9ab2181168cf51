"""What the frames hold before anything is drawn: numbers, texts, places."""

from __future__ import annotations

import math
from dataclasses import replace

import pytest

from reportgen.charts.kinds import (
    bars_line,
    grouped_bars,
    lines,
    paired_bars,
    ranked_bars,
    tile_map,
)
from reportgen.charts.studio import prepare
from reportgen.config.models import Break, Indicator
from reportgen.config.texts import Text
from tests.charts.conftest import CONFIG, INDEX, fact, index_scene, scene
from tests.charts.gallery import NAMES, all_scenes

YEARS4 = ("2011", "2012", "2013", "2014")


def test_bars_come_before_the_line_and_every_cell_is_a_row() -> None:
    frame = bars_line.prepare(index_scene())
    assert frame.bars == 1
    assert [mark.series for mark in frame.marks] == [1] * 13 + [2] * 13
    assert [mark.value for mark in frame.marks[:13]] == [float(value) for value in INDEX]


def test_a_share_is_shown_in_per_cent_and_the_legend_names_both_units() -> None:
    frame = bars_line.prepare(index_scene())
    assert frame.marks[14].value == pytest.approx(3.38)
    assert list(frame.names) == ["总指数（2011年=100）", "增长（%）"]


def test_printed_digits_stay_as_they_are() -> None:
    frame = bars_line.prepare(index_scene())
    assert frame.marks[0].text == "100.00"
    assert frame.marks[10].text == "240.90"


def test_a_missing_value_keeps_its_row_and_says_why() -> None:
    mark = bars_line.prepare(index_scene()).marks[13]
    assert math.isnan(mark.value)
    assert (mark.state, mark.text, mark.tip) == ("missing", "…", "2011年，增长：未公布")


def test_a_line_never_leads_to_or_from_a_missing_value() -> None:
    frame = lines.prepare(scene("lines", {"甲": ["1", "…", "3", "4"]}, rows=list(YEARS4)))
    assert [mark.joined for mark in frame.marks] == [False, False, False, True]


def test_a_line_ends_where_the_definition_changes() -> None:
    broken = Indicator(
        name=Text(zh="总指数"), breaks=(Break(period="2013", reason=Text(zh="口径扩大")),)
    )
    config = replace(CONFIG, indicators={"index": broken})
    asked = scene("lines", {"甲": ["1", "2", "3", "4"]}, rows=list(YEARS4), config=config)
    frame = lines.prepare(asked)
    assert [mark.joined for mark in frame.marks] == [False, True, False, True]
    assert [mark.broken for mark in frame.marks] == [False, False, True, False]


def test_years_keep_their_distance_along_the_axis() -> None:
    frame = lines.prepare(scene("lines", {"甲": ["1", "2", "3"]}, rows=["2018", "2022", "2023"]))
    assert [row.x for row in frame.rows] == [0, 4, 5]


def test_rows_that_are_no_periods_stand_one_step_apart() -> None:
    frame = grouped_bars.prepare(scene("grouped_bars", {"甲": ["1", "2"]}, rows=["1", "2"]))
    assert [row.x for row in frame.rows] == [0, 1]


def test_each_line_is_labelled_once_with_its_last_value() -> None:
    columns = {"甲": ["1.0", "2.5", "3.0"], "乙": ["4", "5", "…"], "丙": ["…", "…", "…"]}
    frame = lines.prepare(scene("lines", columns, rows=YEARS4[:3]))
    assert list(frame.endings.values()) == ["甲 3.0", "乙 5（2012）", "丙 …"]


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
    assert (frame.marks[0].state, frame.marks[0].text) == (state, text)


def test_the_tooltip_says_the_qualifier_in_words_and_the_unit() -> None:
    asked = scene("grouped_bars", {"专利": ["~19000"]}, rows=["1"], units={"专利": "件"})
    assert grouped_bars.prepare(asked).marks[0].tip == "甲，专利：约19000件"


def test_a_provisional_value_carries_its_sign() -> None:
    asked = scene("grouped_bars", {"甲": [fact("12.5", status="provisional")]}, rows=["1"])
    assert grouped_bars.prepare(asked).marks[0].text == "12.5p"


def test_english_counts_in_millions_and_keeps_every_printed_digit() -> None:
    asked = scene(
        "grouped_bars", {"FTE": ["73.84", "198.35"]}, rows=["2011", "2023"],
        units={"FTE": "万人年"}, language="en",
    )  # fmt: skip
    frame = grouped_bars.prepare(asked)
    assert frame.values == (pytest.approx(0.7384), pytest.approx(1.9835))
    assert [mark.text for mark in frame.marks] == ["0.7384", "1.9835"]
    assert grouped_bars.unit(asked) == "Unit: million person-years"


def test_english_takes_the_smaller_scale_where_most_values_would_be_tiny() -> None:
    asked = scene(
        "grouped_bars", {"GDP": ["22718.34", "957.4"]}, rows=["1", "2"],
        units={"GDP": "亿元"}, language="en",
    )  # fmt: skip
    assert grouped_bars.unit(asked) == "Unit: billion yuan"
    assert [mark.text for mark in grouped_bars.prepare(asked).marks] == ["2,271.834", "95.74"]


def test_paired_bars_have_a_left_and_a_right_side() -> None:
    frame = paired_bars.prepare(
        scene("paired_bars", {"输出": ["1", "2"], "吸纳": ["3", "4"]}, rows=["1", "2"])
    )
    assert [(mark.series, mark.value) for mark in frame.marks] == [(1, 1), (1, 2), (2, 3), (2, 4)]
    assert frame.names == ("输出", "吸纳")


def _ranks(values: list[str], indicator: str = "index") -> list[str]:
    cells = [fact(value, indicator=indicator) for value in values]
    asked = scene("ranked_bars", {"甲": cells}, rows=list("123456")[: len(values)])
    return list(ranked_bars.prepare(asked).ranks)


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
    assert frame.extras[0].texts == ("3.5", "…")
    assert frame.extras[0].head == "增长（%）"


def test_a_rank_won_or_lost_has_a_sign_beside_its_number() -> None:
    moves = [replace(fact(text), measure="rank_change") for text in ("2", "-1", "0", "…")]
    asked = scene("ranked_bars", {"总量": list("9753"), "变化": moves}, rows=list("1234"))
    assert ranked_bars.prepare(asked).extras[0].signs == (1, -1, 0, 0)


def test_a_tile_map_draws_every_region_of_the_level_from_north_to_south() -> None:
    frame = tile_map.prepare(scene("tile_map", {"甲": ["5", "…"]}, rows=["5", "1"]))
    assert [tile.key for tile in frame.tiles] == ["1", "2", "3", "4", "5", "6"]
    assert [tile.state for tile in frame.tiles] == [
        "missing", "outside", "outside", "outside", "exact", "outside",
    ]  # fmt: skip


def test_tiles_fall_into_classes_of_round_bounds() -> None:
    """Six values in five quantiles: the borders lie at the 2nd, 3rd, 5th and 6th value."""
    values = {"甲": ["10", "20", "30", "40", "50", "60"]}
    frame = tile_map.prepare(scene("tile_map", values, rows=list("123456")))
    tones = [tile.tone for tile in frame.tiles]
    assert tones == sorted(tones)
    assert set(tones) == {1, 2, 3, 4, 5}
    assert frame.tiles[0].class_text == "<20"
    assert frame.tiles[-1].class_text == "≥60"


def test_tiers_give_the_classes_in_the_order_of_their_rule() -> None:
    asked = scene(
        "tile_map", {"分区": ["'上升区'", "'爆发区'", "…"]}, rows=list("123"), tiers="zones"
    )
    tiles = tile_map.prepare(asked).tiles[:3]
    assert [tile.tone for tile in tiles] == [2, 4, 0]
    assert [tile.tip for tile in tiles] == [
        "甲，分区：上升区",
        "乙，分区：爆发区",
        "丙丙丙，分区：未公布",
    ]


def test_narrow_tiles_get_values_of_three_figures() -> None:
    frame = tile_map.prepare(scene("tile_map", {"甲": ["22718.34", "957.40"]}, rows=["1", "2"]))
    assert [tile.text for tile in frame.tiles[:2]] == ["22718.34", "957.40"]
    assert [tile.short for tile in frame.tiles[:2]] == ["22718", "957"]


@pytest.mark.parametrize("name", NAMES)
def test_marks_are_numbered_in_their_order_and_each_says_what_it_is(name: str) -> None:
    frame = prepare(all_scenes("zh")[name])
    assert [mark.number for mark in frame.marks] == list(range(len(frame.marks)))
    assert all(mark.tip for mark in frame.marks)
    assert all(mark.key for mark in frame.marks)


def test_a_region_has_the_same_key_in_every_chart_and_a_series_over_time_one_of_its_own() -> None:
    by_region = grouped_bars.prepare(scene("grouped_bars", {"甲": ["1", "2"]}, rows=["1", "2"]))
    assert [mark.key for mark in by_region.marks] == ["1", "2"]
    series = lines.prepare(scene("lines", {"甲": ["1", "2"], "乙": ["3", "4"]}, rows=YEARS4[:2]))
    assert [mark.key for mark in series.marks] == ["series-1"] * 2 + ["series-2"] * 2


@pytest.mark.parametrize("name", NAMES)
def test_both_languages_draw_the_same_values_in_the_same_order(name: str) -> None:
    """What differs is wording and scale (万 or million), which is one factor a series."""
    chinese, english = (prepare(all_scenes(language)[name]) for language in ("zh", "en"))
    assert [(m.row, m.series, m.state, m.key) for m in chinese.marks] == [
        (m.row, m.series, m.state, m.key) for m in english.marks
    ]
    for series, marks in chinese.series.items():
        pairs = zip(marks, english.series[series], strict=True)
        ratios = [a.value / b.value for a, b in pairs if b.value and not math.isnan(b.value)]
        assert ratios == pytest.approx([ratios[0]] * len(ratios)) if ratios else True
