"""Waterfalls: bars that float where the one before ended, and what the parts leave open."""

from __future__ import annotations

import math
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from reportgen.charts import draw_chart
from reportgen.charts.kinds import waterfall
from reportgen.facts.model import Trail
from tests.charts.conftest import CONFIG, fact, scene
from tests.charts.measured import (
    FONTS,
    crowded,
    drawn,
    extent,
    order_of_marks,
    outside,
    said,
    shapes_of,
)

if TYPE_CHECKING:
    from reportgen.charts.scene import Scene
    from reportgen.charts.studio import Drawing
    from reportgen.facts.model import Fact

LONG = ("长三角生态绿色一体化发展示范区执委会", "Guangdong–Hong Kong–Macao Greater Bay Area")


def fall(values: list[str], *, rows: list[str] | None = None, **more: object) -> Scene:
    """Return a waterfall in 亿元: start, contributions, end."""
    names = rows or ["始", *[f"项{n}" for n in range(1, len(values) - 1)], "终"]
    cells = [fact(value, unit="亿元") for value in values]
    return scene("waterfall", {"额": cells}, rows=names, **more)


def bars(drawing: Drawing, count: int) -> list[tuple[float, float]]:
    """Return upper and lower end (lying: left and right) of each bar."""
    boxes = [extent(shapes_of(drawing, mark)[0]) for mark in range(count)]
    if drawing.style.is_narrow:
        return [(box.left, box.right) for box in boxes]
    return [(box.top, box.bottom) for box in boxes]


def test_each_bar_begins_where_the_one_before_ended() -> None:
    frame = waterfall.prepare(fall(["100", "50", "-20", "130"]))
    assert [(step.base, step.level) for step in frame.steps] == [
        (0, 100), (100, 150), (150, 130), (0, 130),
    ]  # fmt: skip
    assert [step.text for step in frame.steps] == ["100", "+50", "−20", "130"]
    assert frame.note == ""


def test_heights_are_proportional_and_totals_stand_on_zero() -> None:
    wide, narrow = drawn(fall(["100", "50", "-20", "130"]))
    for drawing in (wide, narrow):
        ends = bars(drawing, 4)
        sizes = [high - low for low, high in ends]
        assert [size / sizes[0] for size in sizes] == pytest.approx([1, 0.5, 0.2, 1.3])
    (start, up, down, end) = bars(wide, 4)
    assert start[1] == end[1]
    assert up[1] == pytest.approx(start[0])
    assert down[0] == pytest.approx(up[0])
    assert end[0] == pytest.approx(down[1])


def test_up_and_down_differ_by_ink_sign_and_marker() -> None:
    wide, _ = drawn(fall(["100", "50", "-40", "110"]))
    (up, up_sign), (down, down_sign) = shapes_of(wide, 1), shapes_of(wide, 2)
    assert (up.fill, down.fill) == ("3", "2")
    assert up_sign.points != down_sign.points
    assert shapes_of(wide, 0)[0].fill == shapes_of(wide, 3)[0].fill == "6"


def test_what_the_parts_do_not_explain_is_a_hatched_bar_and_said() -> None:
    asked = fall(["100.0", "20.0", "140.0"])
    frame = waterfall.prepare(asked)
    rest = frame.steps[2]
    assert (rest.base, rest.level, rest.text) == (120.0, 140.0, "+20.0")
    assert rest.tip == "未解释：20.0亿元"
    assert [row.label for row in frame.rows] == ["始", "项1", "未解释", "终"]
    for drawing in drawn(asked):
        box, lines = shapes_of(drawing, 2)
        assert box.fill == "bg"
        assert len(lines.points) > 2
        assert any(words.text.startswith("未解释：终值减去") for words in drawing.sheet.words)


def test_a_difference_that_rounding_can_cause_is_no_rest() -> None:
    # 33.3 three times is 99.9; each stands for up to 0.05 more, both totals for 0.05 less.
    assert len(waterfall.prepare(fall(["0.0", "33.3", "33.3", "33.3", "100.0"])).steps) == 5
    assert len(waterfall.prepare(fall(["0.0", "33.3", "33.3", "33.3", "100.3"])).steps) == 6


def test_a_part_without_data_moves_nothing_and_is_in_the_rest() -> None:
    frame = waterfall.prepare(fall(["100", "…", "130"]))
    missing, rest = frame.steps[1:3]
    assert math.isnan(missing.value)
    assert (missing.base, missing.level, missing.state) == (100, 100, "missing")
    assert (rest.base, rest.level) == (100, 130)
    assert frame.rows[2].label == "缺数及未解释"
    wide, _ = drawn(fall(["100", "…", "130"]))
    assert shapes_of(wide, 1)[0].dashes == (2, 2)
    assert said(wide, "…").ink == "muted"


def test_bounds_have_arrows_estimates_are_hatched_and_the_sign_follows_the_qualifier() -> None:
    asked = fall(["100", ">20", "~30", "150"])
    assert [step.text for step in waterfall.prepare(asked).steps][1:3] == [">+20", "~+30"]
    wide, narrow = drawn(asked)
    box, arrow = shapes_of(wide, 1)
    assert extent(arrow).bottom < extent(box).top
    box, arrow = shapes_of(narrow, 1)
    assert extent(arrow).left > extent(box).right
    assert shapes_of(wide, 2)[0].fill == "bg"


def test_a_part_of_zero_is_neither_up_nor_down() -> None:
    step = waterfall.prepare(fall(["10", "0.0", "10"])).steps[1]
    assert (step.text, step.ink) == ("0.0", "6")


def test_shares_leave_a_rest_in_points() -> None:
    values = [fact(value, unit="share") for value in ("10.0", "2.0", "15.0")]
    asked = scene("waterfall", {"占比": values}, rows=["始", "项", "终"])
    rest = waterfall.prepare(asked).steps[2]
    assert (rest.base, rest.level) == pytest.approx((12.0, 15.0))
    assert rest.text == "+3.0"


def test_a_fall_below_zero_crosses_the_line_of_zero() -> None:
    wide, _ = drawn(fall(["10", "-30", "-20"]))
    start, down, end = bars(wide, 3)
    zero = start[1]
    assert down[0] == pytest.approx(start[0])
    assert down[1] > zero
    assert end[0] == pytest.approx(zero)
    assert end[1] == pytest.approx(down[1])


def test_bars_lie_on_a_phone_and_where_labels_would_be_cut() -> None:
    wide, narrow = drawn(fall(["100", "50", "-20", "130"]))
    assert said(wide, "始").align == "center"
    assert said(narrow, "始").align == "left"
    rows = ["始", *[f"{LONG[1]} {n}" for n in range(9)], "终"]
    asked = fall(["1", *["1"] * 9, "10"], rows=rows)
    assert said(drawn(asked)[0], "始").align == "left"


def of_region(value: str, region: str) -> Fact:
    """Return a fact whose only cell is about a region."""
    found = fact(value, unit="亿元")
    (cell,) = found.trail.cells
    return replace(found, trail=Trail(cells=(replace(cell, key=replace(cell.key, region=region)),)))


def test_a_part_is_lit_with_its_region_unless_another_part_is_of_the_same() -> None:
    regions = ("7", "2", "3", "3", "7")
    values = ("10", "1", "2", "3", "16")
    cells = [of_region(v, r) for v, r in zip(values, regions, strict=True)]
    asked = scene("waterfall", {"额": cells}, rows=["始", "乙", "丙一", "丙二", "终"])
    keys = [step.key for step in waterfall.prepare(asked).steps]
    assert keys == ["7", "2", "row-3", "row-4", "7"]


def hard(language: str) -> Scene:
    """Return 20 rows with bounds, estimates, gaps, a rest, and long names."""
    values = [f"{'~' if n % 5 == 4 else '>' if n == 7 else ''}{(-1) ** n * (n + 3) * 31}"
              for n in range(18)]  # fmt: skip
    values[3], values[9] = "…", "0"
    names = [f"{LONG[n % 2]}{n}" if n % 3 == 0 else f"项{n}" for n in range(18)]
    return fall(["1000", *values, "5000"], rows=["2018", *names, "2023"], language=language)


@pytest.mark.parametrize("path", FONTS, ids=["noto", "other"])
@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("figure", ["hard", "rest"])
def test_no_text_overlaps_or_leaves_the_picture(figure: str, language: str, path: object) -> None:
    rest = fall(["3005.7", "1702.4", "…", "-66.3", "5135.7"], language=language)
    asked = hard(language) if figure == "hard" else rest
    count = len(waterfall.prepare(asked).marks)
    for drawing in drawn(asked):
        assert crowded(drawing, path) == []
        assert outside(drawing, path) == []
        assert order_of_marks(drawing) == list(range(count))


@pytest.mark.parametrize("values", [["…", "1", "2"], ["1", "1", "…"]])
def test_a_start_or_end_without_value_is_a_finding(values: list[str]) -> None:
    asked = fall(values)
    chart, found = draw_chart("x", asked.figure, asked.grid, config=CONFIG, language="zh")
    assert chart is None
    assert [finding.code for finding in found] == ["chart/waterfall-needs-ends"]


def test_two_rows_are_too_few() -> None:
    asked = fall(["1", "2"])
    _, found = draw_chart("x", asked.figure, asked.grid, config=CONFIG, language="zh")
    assert [finding.code for finding in found] == ["chart/row-count"]


def test_contributions_to_a_change_begin_at_zero() -> None:
    cells = [replace(fact(value, unit="亿元"), measure="change") for value in ("50", "-20", "30")]
    frame = waterfall.prepare(scene("waterfall", {"额": cells}, rows=["甲", "乙", "合计"]))
    assert [(step.base, step.level) for step in frame.steps] == [(0, 50), (50, 30), (0, 30)]
    assert [step.role for step in frame.steps] == ["part", "part", "total"]


def test_what_contributions_leave_of_a_change_is_a_bar_of_its_own() -> None:
    cells = [replace(fact(value, unit="亿元"), measure="change") for value in ("50", "-20", "45")]
    frame = waterfall.prepare(scene("waterfall", {"额": cells}, rows=["甲", "乙", "合计"]))
    assert [step.text for step in frame.steps] == ["+50", "−20", "+15", "45"]
    assert [row.label for row in frame.rows][2] == "未解释"
