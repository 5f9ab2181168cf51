"""Small multiples: one scale for all panels, lines with gaps, and what stands at their ends."""

from __future__ import annotations

import gzip
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest

from reportgen.charts import draw_chart
from reportgen.charts.kinds import small_multiples
from reportgen.config.models import Break, Indicator
from reportgen.config.texts import Text
from tests.charts.conftest import CONFIG, YEARS, scene
from tests.charts.measured import (
    FONTS,
    crowded,
    drawn,
    middle,
    order_of_marks,
    outside,
    said,
    shapes_of,
)

if TYPE_CHECKING:
    from reportgen.charts.scene import Scene
    from reportgen.charts.sheet import Shape
    from reportgen.charts.studio import Drawing

LONG = ("长三角生态绿色一体化发展示范区", "Guangdong–Hong Kong–Macao Greater Bay Area")
YEARS4 = YEARS[:4]


def panels(columns: dict[str, list[str]], **more: object) -> Scene:
    """Return panels over the years from 2011 on."""
    years = YEARS[: len(next(iter(columns.values())))]
    return scene("small_multiples", columns, rows=years, **more)


def many(language: str) -> Scene:
    """Return 24 panels of 13 years: gaps at all places, bounds, estimates, long names."""
    columns = {}
    for number in range(24):
        values = [f"{40 + number * 9 + year * 3.5:.1f}" for year in range(13)]
        if number % 5 == 1:
            values[0], values[4:7], values[8] = "…", ["…"] * 3, "…"
        if number % 5 == 2:
            values[-2:] = ["…", "…"]
        if number % 5 == 3:
            values[2], values[6], values[-1] = f"<{values[2]}", f"~{values[6]}", f">{values[-1]}"
        if number == 4:
            values = ["…"] * 13
        name = f"{LONG[number % 2]}{number}" if number % 3 else f"城市{number}"
        columns[name] = values
    return panels(columns, language=language)


def lines(drawing: Drawing) -> list[Shape]:
    """Return the lines of the panels' own series."""
    return [s for s in drawing.sheet.shapes if s.stroke == "1" and s.width == 2 and s.mark is None]


def test_each_column_is_a_panel_and_every_cell_a_mark() -> None:
    frame = small_multiples.prepare(panels({"甲": ["1", "2"], "乙": ["3", "…"]}))
    assert [mark.value for mark in frame.marks[:3]] == [1.0, 2.0, 3.0]
    assert [mark.series for mark in frame.marks] == [1, 1, 2, 2]
    assert frame.marks[3].tip == "2012年，乙：未公布"


def test_a_line_ends_with_its_last_value_and_its_period_where_that_is_an_early_one() -> None:
    columns = {"甲": ["1", "2", "3"], "乙": ["3", "4", "…"], "丙": ["…"] * 3}
    endings = small_multiples.prepare(panels(columns)).endings
    assert [(one.text, one.period) for one in endings if one] == [("3", ""), ("4", "2012")]
    assert endings[2] is None


@pytest.mark.parametrize(("drawing", "a_row"), [(0, 4), (1, 2)], ids=["wide", "narrow"])
def test_four_panels_stand_in_a_row_and_two_on_a_phone(drawing: int, a_row: int) -> None:
    columns = {f"名{number}": ["1", "2"] for number in range(8)}
    chosen = drawn(panels(columns))[drawing]
    heights = [said(chosen, name).y for name in columns]
    assert [heights.count(y) for y in dict.fromkeys(heights)] == [a_row] * (8 // a_row)


def test_five_panels_are_three_and_two_rather_than_four_and_one() -> None:
    columns = {f"名{number}": ["1", "2"] for number in range(5)}
    heights = [said(drawn(panels(columns))[0], name).y for name in columns]
    assert [heights.count(y) for y in dict.fromkeys(heights)] == [3, 2]


def test_all_panels_have_one_scale() -> None:
    for drawing in drawn(panels({"甲": ["0", "10"], "乙": ["0", "5"]})):
        first, second = lines(drawing)
        rises = [one.points[0][1] - one.points[-1][1] for one in (first, second)]
        assert rises[0] == pytest.approx(2 * rises[1])


def test_a_gap_of_years_is_as_wide_as_it_is_long() -> None:
    asked = scene("small_multiples", {"甲": ["1", "2", "3"]}, rows=["2011", "2012", "2015"])
    (line,) = lines(drawn(asked)[0])
    steps = [after[0] - before[0] for before, after in pairwise(line.points)]
    assert steps[1] == pytest.approx(3 * steps[0])


def test_no_line_leads_over_missing_values_and_they_lie_dashed_at_the_foot() -> None:
    wide, _ = drawn(panels({"甲": ["1", "2", "…", "…", "5", "6"]}))
    assert [len(line.points) for line in lines(wide)] == [2, 2]
    for mark in (2, 3):
        assert shapes_of(wide, mark)[0].dashes == (2, 2)
    assert [words.mark for words in wide.sheet.words if words.text == "…"] == [2]


def test_a_line_breaks_at_a_new_definition_under_a_dashed_line() -> None:
    broken = Indicator(
        name=Text(zh="总指数"), breaks=(Break(period="2013", reason=Text(zh="口径扩大")),)
    )
    config = replace(CONFIG, indicators={"index": broken})
    wide, _ = drawn(panels({"甲": ["1", "2", "3", "4"]}, config=config))
    assert [len(line.points) for line in lines(wide)] == [2, 2]
    (dashed,) = [shape for shape in wide.sheet.shapes if shape.dashes == (3, 2)]
    before, after = (middle(shapes_of(wide, mark)[0])[0] for mark in (1, 2))
    assert dashed.points[0][0] == pytest.approx((before + after) / 2)


def test_bounds_have_arrows_and_estimates_are_hollow() -> None:
    wide, _ = drawn(panels({"甲": ["1", ">2", "<3", "~4", "5"]}))
    dots = [middle(shapes_of(wide, mark)[0]) for mark in range(5)]
    assert middle(shapes_of(wide, 1)[1])[1] < dots[1][1] - 3
    assert middle(shapes_of(wide, 2)[1])[1] > dots[2][1] + 3
    assert shapes_of(wide, 3)[0].fill == "bg"


def test_the_other_lines_stand_in_grey_behind_and_the_drawing_says_so() -> None:
    wide, narrow = drawn(panels({"甲": ["1", "2"], "乙": ["3", "4"], "丙": ["5", "6"]}))
    for drawing in (wide, narrow):
        ghosts = [shape for shape in drawing.sheet.shapes if shape.width == 0.5]
        assert [len(shape.points) for shape in ghosts] == [2, 4, 4, 4]
        assert said(drawing, "灰线：其他各图的线")


def test_too_many_panels_have_no_grey_lines() -> None:
    frame = small_multiples.prepare(many("zh"))
    assert not frame.has_ghosts


def test_first_and_last_year_stand_below_the_lowest_panel_of_each_column() -> None:
    columns = {f"名{number}": ["1", "2", "3", "4"] for number in range(6)}
    wide, _ = drawn(panels(columns))
    years = [words for words in wide.sheet.words if words.text in {"2011", "2014"}]
    assert [words.text for words in years] == ["2011", "2014"] * 3
    assert len({words.y for words in years}) == 1


def test_a_value_too_long_to_stand_beside_its_line_stands_above_the_panel() -> None:
    columns = {f"名{n}": ["1234567.125", "2345678.125"] for n in range(4)}
    for drawing in drawn(panels(columns)):
        first = next(words for words in drawing.sheet.words if words.text == "2345678.125")
        assert first.x == said(drawing, "名0").x
        assert first.y > said(drawing, "名0").y
        assert outside(drawing, None) == []


def test_one_year_alone_is_a_point_without_line() -> None:
    for drawing in drawn(panels({"甲": ["1"], "乙": ["2"]})):
        assert lines(drawing) == []
        assert order_of_marks(drawing) == [0, 1]


@pytest.mark.parametrize("path", FONTS, ids=["noto", "other"])
@pytest.mark.parametrize("language", ["zh", "en"])
def test_no_text_overlaps_or_leaves_the_picture(language: str, path: object) -> None:
    for drawing in drawn(many(language)):
        assert crowded(drawing, path) == []
        assert outside(drawing, path) == []
        assert order_of_marks(drawing) == list(range(24 * 13))


def test_three_hundred_values_stay_small() -> None:
    asked = many("zh")
    chart, findings = draw_chart("x", asked.figure, asked.grid, config=CONFIG, language="zh")
    assert findings == ()
    assert chart is not None
    assert len(gzip.compress(chart.svg.encode())) < 25_000


def test_rows_that_are_no_periods_and_25_columns_are_findings() -> None:
    def codes(asked: Scene) -> list[str]:
        _, found = draw_chart("x", asked.figure, asked.grid, config=CONFIG, language="zh")
        return [finding.code for finding in found]

    named = scene("small_multiples", {"x": ["1", "2"]}, rows=["甲", "乙"])
    assert codes(named) == ["chart/line-needs-periods"]
    wide = panels({f"名{number}": ["1", "2"] for number in range(25)})
    assert codes(wide) == ["chart/column-count"]
