"""Heat maps: cells in classes, a region's flow to itself, heads that fit."""

from __future__ import annotations

import gzip
from dataclasses import replace

import pytest

from reportgen.charts import draw_chart
from reportgen.charts.kinds import heat_map
from reportgen.charts.studio import pictures, prepare, surround
from reportgen.config.displays import Selection
from tests.charts.conftest import scene
from tests.charts.matrices import LONG_NAMES, flows, square
from tests.charts.measured import assert_texts_keep_apart, drawn, extent, first_shapes, texts

THREE = {"甲": ["…", "40", "…"], "乙": ["10", "…", "~30"], "丙": [">20", "50", "…"]}
NAMES = ["甲", "乙", "丙"]


def test_cells_are_marks_row_by_row_and_a_flow_to_oneself_is_none() -> None:
    frame = heat_map.prepare(flows("heat_map", THREE, NAMES))
    assert [(mark.row, mark.series, mark.text) for mark in frame.marks] == [
        (0, 2, "10"), (0, 3, ">20"), (1, 1, "40"), (1, 3, "50"), (2, 1, "…"), (2, 2, "~30"),
    ]  # fmt: skip
    assert [mark.number for mark in frame.marks] == list(range(6))
    assert frame.own == ((0, 1), (1, 2), (2, 3))


def test_the_tip_of_a_flow_says_from_where_to_where() -> None:
    frame = heat_map.prepare(flows("heat_map", THREE, NAMES))
    assert frame.marks[0].tip == "甲→乙：10件"
    assert frame.marks[4].tip == "丙→甲：未公布"
    english = heat_map.prepare(flows("heat_map", THREE, NAMES, language="en"))
    assert english.marks[2].tip == "乙 → 甲: 40 patents"


def test_an_empty_flow_to_oneself_is_not_explained_as_missing() -> None:
    columns = {"甲": ["…", "40"], "乙": ["10", "…"]}
    asked = flows("heat_map", columns, ["甲", "乙"])
    assert surround(asked).notes == ()
    assert texts(drawn(asked)[0]).count("—") == 2


def test_a_flow_to_oneself_that_has_a_value_is_a_cell_like_others() -> None:
    columns = {"甲": ["7", "40"], "乙": ["10", "…"]}
    frame = heat_map.prepare(flows("heat_map", columns, ["甲", "乙"]))
    assert [mark.text for mark in frame.marks] == ["7", "10", "40"]


def test_darker_cells_have_higher_values() -> None:
    """Five values in five classes; the fifth is missing and in none."""
    columns = {"甲": ["1", "2"], "乙": ["3", "4"], "丙": ["5", "…"]}
    frame = heat_map.prepare(scene("heat_map", columns, rows=["1", "2"]))
    by_value = sorted((mark.value, frame.tones[mark.number]) for mark in frame.marks[:5])
    assert [tone for _, tone in by_value] == [1, 2, 3, 4, 5]
    assert frame.tones[5] == 0


def test_the_legend_names_the_bound_of_every_class_but_the_lowest() -> None:
    columns = {"甲": ["1", "2"], "乙": ["3", "4"], "丙": ["5", "…"]}
    frame = heat_map.prepare(scene("heat_map", columns, rows=["1", "2"]))
    assert frame.borders == ("2", "3", "4", "5")


def test_one_value_everywhere_is_one_class_without_a_legend() -> None:
    frame = heat_map.prepare(scene("heat_map", {"甲": ["7", "7"]}, rows=["1", "2"]))
    assert frame.tones == (3, 3)
    assert frame.borders == ()


def test_values_that_crowd_get_finer_classes() -> None:
    """Quantiles lie at 30, 100, 1000 and 9000: each is rounded by its distance to the last."""
    cells = ["3", "8", "30", "40", "100", "200", "1000", "2000", "9000", "9900"]
    frame = heat_map.prepare(scene("heat_map", {"甲": cells}, rows=[f"区{n}" for n in range(10)]))
    assert frame.borders == ("30", "100", "1000", "8000")


def test_cells_of_a_row_stand_side_by_side_and_are_of_one_size() -> None:
    drawing = drawn(flows("heat_map", THREE, NAMES))[0]
    shapes = first_shapes(drawing)
    first, second = extent(shapes[0]), extent(shapes[1])
    assert first.top == second.top
    assert second.left - first.right == 2
    assert second.right - second.left == first.right - first.left


def test_a_missing_cell_is_dashed_and_not_filled_with_a_class() -> None:
    cell = first_shapes(drawn(flows("heat_map", THREE, NAMES))[0])[4]
    assert (cell.fill, cell.dashes) == ("bg", (3, 2))


def test_a_bound_has_a_triangle_and_an_estimate_a_hollow_marker() -> None:
    sheet = drawn(flows("heat_map", THREE, NAMES))[0].sheet
    of = {n: [shape for shape in sheet.shapes if shape.mark == n] for n in (0, 1, 5)}
    assert len(of[0]) == 1
    assert len(of[1][1].points) == 4
    assert (of[5][1].fill, of[5][1].stroke) == ("bg", "axis")


def test_heads_too_long_for_their_columns_are_numbered_like_the_rows() -> None:
    wide, narrow = drawn(square("heat_map", "en"))
    assert "①" not in texts(wide)
    assert {"①", "⑥", "② Shanghai"} <= set(texts(narrow))


def test_heads_that_are_no_rows_are_explained_below() -> None:
    columns = {name: ["1", "2"] for name in LONG_NAMES["en"]}
    narrow = drawn(scene("heat_map", columns, rows=["1", "2"], language="en"))[1]
    assert any("① Lianyungang Economic Zone" in text for text in texts(narrow))


def test_heads_of_years_are_thinned_out_from_the_last() -> None:
    years = [str(year) for year in range(2008, 2024)]
    made = scene("heat_map", {f"{y}年": ["1", "2"] for y in years}, rows=["1", "2"])
    heads = tuple(
        replace(column, selection=Selection(period=year))
        for column, year in zip(made.grid.columns, years, strict=True)
    )
    wide, narrow = drawn(replace(made, grid=replace(made.grid, columns=heads)))
    assert set(years) <= set(texts(wide))
    shown = [year for year in years if year in texts(narrow)]
    assert shown[-1] == "2023"
    assert 3 < len(shown) < 16


def test_values_that_fit_no_cell_are_left_to_the_class_and_the_tip() -> None:
    narrow = drawn(square("heat_map", "zh", count=12))[1]
    marks = {words.mark for words in narrow.sheet.words if words.mark is not None}
    assert all(w.text in {"…", ""} for w in narrow.sheet.words if w.mark in marks)


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("count", [3, 6, 12])
def test_texts_keep_apart_in_a_difficult_matrix(language: str, count: int) -> None:
    assert_texts_keep_apart(square("heat_map", language, count=count))


@pytest.mark.parametrize("language", ["zh", "en"])
def test_texts_keep_apart_with_many_rows_and_columns(language: str) -> None:
    rows = [f"{name}{n}" for n in range(6) for name in LONG_NAMES[language]][:33]
    columns = {
        f"{name}{c}": [f"{(r * 31 + c * 17) % 977 / 10}" for r in range(33)]
        for c, name in enumerate((LONG_NAMES[language] * 4)[:20])
    }
    assert_texts_keep_apart(scene("heat_map", columns, rows=rows, language=language))


def test_eight_hundred_cells_stay_small() -> None:
    columns = {f"列{c}": [f"{(r * 31 + c * 17) % 977 / 10}" for r in range(40)] for c in range(20)}
    asked = scene("heat_map", columns, rows=[f"示范区{n}" for n in range(40)])
    frame = prepare(asked)
    for svg in pictures(asked, frame, drawn(asked), "描述"):
        assert len(gzip.compress(svg.encode())) <= 25_000


@pytest.mark.parametrize(
    ("columns", "rows", "code"),
    [
        ({f"列{n}": ["1"] for n in range(21)}, ["甲"], "chart/column-count"),
        ({"甲": ["1"] * 61}, [f"区{n}" for n in range(61)], "chart/row-count"),
        ({"甲": ["'高'", "1"]}, ["甲", "乙"], "chart/words-not-drawn"),
    ],
)
def test_what_a_heat_map_cannot_draw_is_found(
    columns: dict[str, list[str]], rows: list[str], code: str
) -> None:
    asked = scene("heat_map", columns, rows=rows)
    chart, findings = draw_chart(
        "fig", asked.figure, asked.grid, config=asked.config, language="zh"
    )
    assert chart is None
    assert [finding.code for finding in findings] == [code]
