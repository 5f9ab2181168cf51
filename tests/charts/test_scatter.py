"""Scatter plots: where points lie, what bounds and gaps look like, and which names find room."""

from __future__ import annotations

import gzip
from dataclasses import replace

import pytest

from reportgen.charts import draw_chart
from reportgen.charts.kinds import scatter
from reportgen.charts.labels import Box
from reportgen.config.displays import Selection
from reportgen.config.texts import Text
from tests.charts.conftest import fact, scene
from tests.charts.measured import (
    FONTS,
    crowded,
    drawn,
    extent,
    middle,
    order_of_marks,
    outside,
    said,
    shapes_of,
)

UNITS = {"投入": "亿元", "产出": "件"}
LONG = ("长三角生态绿色一体化发展示范区", "Guangdong–Hong Kong–Macao Greater Bay Area")


def two(xs: list[str], ys: list[str], **more: object) -> scatter.Scene:
    """Return points in 亿元 and 件, by default of regions 1, 2, 3 …"""
    rows = more.pop("rows", [str(number + 1) for number in range(len(xs))])
    return scene("scatter", {"投入": xs, "产出": ys}, rows=rows, units=UNITS, **more)


def crowd(language: str) -> scatter.Scene:
    """Return 40 points close together with bounds, estimates, gaps, zones and long names."""
    signs = ["", "~", ">", "<", "", ">="]
    xs = [f"{signs[n % 6]}{(n * 37) % 23 + n / 10:.1f}" for n in range(40)]
    ys = [f"{signs[n % 5]}{(n * 53) % 19 * 10 + n}" for n in range(40)]
    xs[5], ys[11], xs[17], ys[17] = "…", "…", "…", "…"
    names = [f"{LONG[n % 2]}{n}" if n % 4 == 0 else f"城市{n}" for n in range(40)]
    zones = [
        {"name": {"zh": LONG[0], "en": LONG[1]}, "x": [8, None], "y": [100, None]},
        {"name": {"zh": "窄", "en": "Slim"}, "x": [2, 4], "y": [None, 60]},
    ]
    return two(xs, ys, rows=names, zones=zones, language=language)


def test_a_row_is_one_mark_with_both_values_in_its_tip() -> None:
    frame = scatter.prepare(two(["1.5", "2.0"], ["30", "~40"]))
    assert [(dot.x, dot.value) for dot in frame.dots] == [(1.5, 30.0), (2.0, 40.0)]
    assert frame.dots[0].tip == "甲，投入：1.5亿元；产出：30件"
    assert [dot.key for dot in frame.dots] == ["1", "2"]
    assert frame.titles == ("投入（亿元）", "产出（件）")


def test_each_axis_says_its_own_unit_and_nothing_stands_above_the_plot() -> None:
    asked = two(["1", "2"], ["30", "40"])
    assert scatter.unit(asked) == ""
    for drawing in drawn(asked):
        assert said(drawing, "投入（亿元）").align == "right"
        assert said(drawing, "产出（件）").align == "left"


def test_a_point_lies_where_its_values_meet() -> None:
    for drawing in drawn(two(["0", "25", "100"], ["0", "30", "40"])):
        right = said(drawing, "100").x
        start = middle(shapes_of(drawing, 0)[0])
        end = middle(shapes_of(drawing, 2)[0])
        point = middle(shapes_of(drawing, 1)[0])
        assert end[0] == pytest.approx(right)
        assert point[0] - start[0] == pytest.approx((end[0] - start[0]) * 0.25)
        assert start[1] - point[1] == pytest.approx((start[1] - end[1]) * 0.75)


def test_bounds_point_along_their_own_axis() -> None:
    wide, _ = drawn(two([">5", "<9", "7"], ["10", "20", ">=30"]))
    for mark, (across, upward) in {0: (1, 0), 1: (-1, 0), 2: (0, -1)}.items():
        dot, arrow = shapes_of(wide, mark)
        (x, y), (tip_x, tip_y) = middle(dot), middle(arrow)
        assert (tip_x > x + 3) - (tip_x < x - 3) == across
        assert (tip_y > y + 3) - (tip_y < y - 3) == upward


def test_an_estimate_is_hollow() -> None:
    wide, _ = drawn(two(["5", "~9"], ["10", "20"]))
    assert shapes_of(wide, 0)[0].fill == "1"
    assert shapes_of(wide, 1)[0].fill == "bg"


def test_a_row_without_one_value_is_named_below_and_still_a_mark() -> None:
    asked = two(["5", "…", "7"], ["10", "20", "30"])
    assert [mark.state for mark in scatter.prepare(asked).marks] == ["exact", "missing", "exact"]
    for drawing in drawn(asked):
        assert order_of_marks(drawing) == [0, 1, 2]
        (sign,) = shapes_of(drawing, 1)
        assert sign.dashes == (2, 2)
        assert extent(sign).top > said(drawing, "投入（亿元）").y
        assert said(drawing, "… 无数值：").y == said(drawing, "乙").y


def test_tiers_are_inks_and_signs_the_highest_first_and_those_without_are_grey() -> None:
    tiers = ["'上升区'", "'爆发区'", "…"]
    asked = scene(
        "scatter", {"投入": ["1", "2", "3"], "产出": ["4", "5", "6"], "区": tiers},
        rows=["1", "2", "3"], tiers="zones",
    )  # fmt: skip
    frame = scatter.prepare(asked)
    assert frame.tiers == {1: "爆发区", 2: "上升区", 6: "无数据"}
    assert [dot.series for dot in frame.dots] == [2, 1, 6]
    wide, _ = drawn(asked)
    corners = [len(shapes_of(wide, mark)[0].points) for mark in range(3)]
    assert len(set(corners)) == 3


def test_a_zone_is_drawn_from_its_ends_to_those_of_the_plot() -> None:
    zone = {"name": {"zh": "活跃区", "en": "Active"}, "x": [50, None], "y": [20, None]}
    wide, _ = drawn(two(["0", "100"], ["0", "40"], zones=[zone]))
    (area,) = [extent(shape) for shape in wide.sheet.shapes if shape.fill == "zone"]
    start, end = (middle(shapes_of(wide, mark)[0]) for mark in (0, 1))
    assert (area.left, area.right) == pytest.approx(((start[0] + end[0]) / 2, end[0]))
    assert (area.bottom, area.top) == pytest.approx(((start[1] + end[1]) / 2, end[1]))
    name = said(wide, "活跃区")
    assert area.left < name.x < area.right
    assert area.top < name.y < area.bottom


def test_the_ends_of_a_zone_are_scaled_as_the_column_is() -> None:
    zone = {"name": {"zh": "高", "en": "High"}, "x": [None, None], "y": ["0.05", None]}
    growth = [fact("4.0", unit="share"), fact("6.0", unit="share")]
    asked = scene("scatter", {"x": ["1", "2"], "增长": growth}, rows=["1", "2"], zones=[zone])
    assert scatter.prepare(asked).parts[0].y == (5.0, None)


def test_zones_that_touch_share_one_dashed_border() -> None:
    zones = [
        {"name": {"zh": "上", "en": "Up"}, "y": [20, None]},
        {"name": {"zh": "下", "en": "Down"}, "y": [None, 20]},
    ]
    wide, _ = drawn(two(["0", "100"], ["0", "40"], zones=zones))
    (border,) = [shape for shape in wide.sheet.shapes if shape.dashes == (4, 3)]
    assert len(border.points) == 2


def test_the_names_farthest_out_are_always_there() -> None:
    xs = ["0", "100", *[f"{50 + n / 10:.1f}" for n in range(30)]]
    ys = ["0", "40", *[f"{20 + n / 20:.2f}" for n in range(30)]]
    names = ["近", "远", *[f"城市{n}" for n in range(30)]]
    for drawing in drawn(two(xs, ys, rows=names)):
        texts = [words.text for words in drawing.sheet.words]
        assert {"近", "远"} <= set(texts)


@pytest.mark.parametrize("path", FONTS, ids=["noto", "other"])
@pytest.mark.parametrize("language", ["zh", "en"])
def test_in_a_crowd_no_text_overlaps_or_leaves_the_picture(language: str, path: object) -> None:
    for drawing in drawn(crowd(language)):
        assert crowded(drawing, path) == []
        assert outside(drawing, path) == []
        assert order_of_marks(drawing) == list(range(40))


def test_names_keep_clear_of_points() -> None:
    for drawing in drawn(crowd("zh")):
        dots = [shapes_of(drawing, n)[0] for n in range(40) if n not in {5, 11, 17}]
        names = [words for words in drawing.sheet.words if words.halo and not words.bold]
        for words in names:
            top, bottom = words.y - words.size * 0.78, words.y + words.size * 0.1
            left = words.left()
            right = left + 2 * (words.x - left) if words.align == "center" else None
            for dot in dots:
                x, y = middle(dot)
                inside = right is not None and left < x < right and top < y < bottom
                assert not inside, words.text


def test_a_line_to_a_name_runs_through_no_other_name_and_no_point() -> None:
    for drawing in drawn(crowd("zh")):
        lines = [shape for shape in drawing.sheet.shapes if shape.width == 0.8 and shape.key]
        assert lines
        boxes = [extent(shapes_of(drawing, n)[0]) for n in range(40) if n not in {5, 11, 17}]
        for words in drawing.sheet.words:
            if words.halo and words.align != "center":
                left = words.left()
                right = words.x if words.align == "right" else left + len(words.text) * 6
                boxes.append(Box(left, words.y - words.size * 0.7, right, words.y))
        for line in lines:
            start, end = line.points
            assert not any(box.is_crossed(start, end) for box in boxes)


def test_five_hundred_points_stay_small() -> None:
    xs = [str(number * 7 % 500) for number in range(500)]
    ys = [str(number * 11 % 499) for number in range(500)]
    asked = two(xs, ys, rows=[f"城市{n}" for n in range(500)])
    chart, _ = draw_chart("x", asked.figure, asked.grid, config=asked.config, language="zh")
    assert chart is not None
    assert len(gzip.compress(chart.svg.encode())) < 25_000


def codes(asked: scatter.Scene) -> list[str]:
    chart, findings = draw_chart("x", asked.figure, asked.grid, config=asked.config, language="zh")
    assert chart is None
    return [finding.code for finding in findings]


def test_one_column_is_too_few() -> None:
    assert codes(scene("scatter", {"x": ["1", "2"]}, rows=["1", "2"])) == ["chart/column-count"]


def test_columns_without_a_common_row_have_no_point() -> None:
    assert codes(two(["1", "…"], ["…", "2"])) == ["chart/no-pairs"]


def test_a_third_column_of_numbers_is_a_finding() -> None:
    asked = scene("scatter", {"x": ["1"], "y": ["2"], "z": ["3"]}, rows=["1"])
    assert codes(asked) == ["chart/tiers-not-words"]


def test_seven_tiers_are_too_many_to_tell_apart() -> None:
    tiers = [f"'{number}'" for number in range(7)]
    values = [str(number) for number in range(7)]
    asked = scene("scatter", {"x": values, "y": values, "z": tiers}, rows=list("1234567"))
    assert codes(asked) == ["chart/too-many-series"]


def test_a_long_axis_title_wraps_and_stays_inside() -> None:
    asked = two(["1", "2"], ["3", "4"])
    heads = tuple(
        replace(column, label=Text(zh="研究与试验发展经费内部支出占地区生产总值的比重" * 2), selection=Selection())
        for column in asked.grid.columns
    )  # fmt: skip
    for drawing in drawn(replace(asked, grid=replace(asked.grid, columns=heads))):
        assert outside(drawing, None) == []
        assert crowded(drawing, None) == []
