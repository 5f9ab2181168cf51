"""Flows as bands: in proportion, sums of what is shown, nothing drawn for what is not there."""

from __future__ import annotations

import pytest

from reportgen.charts import draw_chart
from reportgen.charts.kinds import sankey
from tests.charts.conftest import scene
from tests.charts.matrices import LONG_NAMES, flows, square
from tests.charts.measured import assert_texts_keep_apart, drawn, extent, first_shapes, texts

THREE = {"甲": ["…", "40", "…"], "乙": ["10", "…", "~30"], "丙": [">20", "0", "…"]}
NAMES = ["甲", "乙", "丙"]


def three() -> sankey.SankeyFrame:
    return sankey.prepare(flows("sankey", THREE, NAMES))


def test_flows_are_drawn_from_the_largest_and_missing_ones_come_last() -> None:
    assert [mark.text for mark in three().marks] == ["40", "~30", ">20", "10", "0", "…"]
    assert [mark.number for mark in three().marks] == list(range(6))


def test_flows_without_a_band_are_named() -> None:
    assert three().absent == {4: "0  乙→丙", 5: "…  丙→甲"}
    assert "…  丙→甲" in texts(drawn(flows("sankey", THREE, NAMES))[0])


def test_sums_are_of_what_is_shown_and_as_sure_as_their_parts() -> None:
    """10 + more than 20; 40 + 0; about 30 — and 40; 10 + about 30; more than 20 + 0."""
    frame = three()
    assert [node.text for node in frame.origins] == ["Σ >30", "Σ 40", "Σ ~30"]
    assert [node.text for node in frame.destinations] == ["Σ 40", "Σ ~40", "Σ >20"]


def test_a_place_without_any_flow_has_no_node() -> None:
    columns = {"甲": ["…", "0"], "乙": ["10", "…"]}
    frame = sankey.prepare(flows("sankey", columns, ["甲", "乙"]))
    assert [node.name for node in frame.origins] == ["甲"]
    assert [node.name for node in frame.destinations] == ["乙"]


def test_bands_are_as_thick_as_their_flows_at_both_ends() -> None:
    for drawing in drawn(flows("sankey", THREE, NAMES)):
        bands = first_shapes(drawing)
        thick = {n: bands[n].points[7][1] - bands[n].points[0][1] for n in range(4)}
        end = {n: bands[n].points[4][1] - bands[n].points[3][1] for n in range(4)}
        assert thick[0] / thick[3] == pytest.approx(4)
        assert thick[1] / thick[2] == pytest.approx(1.5)
        assert end == pytest.approx(thick)


def test_bands_fill_their_nodes_without_overlap() -> None:
    """甲 sends 10 to 乙 and 20 to 丙: its bar is 30 high, the flow to 乙 above."""
    drawing = drawn(flows("sankey", THREE, NAMES))[0]
    bands = first_shapes(drawing)
    upper, lower = bands[3], bands[2]
    assert upper.points[7] == pytest.approx(lower.points[0])
    bar = extent(next(s for s in drawing.sheet.shapes if s.mark is None and s.fill == "1"))
    assert bar.top == pytest.approx(upper.points[0][1])
    assert bar.bottom == pytest.approx(lower.points[7][1])


def test_an_estimate_is_a_hollow_band_and_a_bound_has_a_triangle() -> None:
    sheet = drawn(flows("sankey", THREE, NAMES))[0].sheet
    assert first_shapes(drawn(flows("sankey", THREE, NAMES))[0])[1].fill == "bg"
    bound = [shape for shape in sheet.shapes if shape.mark == 2]
    assert len(bound[1].points) == 4


def test_ends_that_are_no_places_are_not_called_so() -> None:
    regions = drawn(flows("sankey", THREE, NAMES))[0]
    assert {"流出地", "流入地"} <= set(texts(regions))
    funds = drawn(scene("sankey", {"企业": ["5"]}, rows=["财政"]))[0]
    assert {"来自", "去向"} <= set(texts(funds))


def test_a_zero_and_a_missing_flow_have_different_signs() -> None:
    shapes = first_shapes(drawn(flows("sankey", THREE, NAMES))[0])
    assert shapes[4].dashes is None
    assert shapes[5].dashes == (2, 2)


def test_origins_beyond_six_share_a_neutral_hue() -> None:
    names = [f"区{n}" for n in range(8)]
    columns = {"去向": [str(10 * (n + 1)) for n in range(8)]}
    frame = sankey.prepare(scene("sankey", columns, rows=names))
    inks = {frame.rows[m.row].label: ink for m, ink in zip(frame.marks, frame.inks, strict=True)}
    assert inks == {
        "区0": 6, "区1": 6, "区2": 6, "区3": 1, "区4": 2, "区5": 3, "区6": 4, "区7": 5,
    }  # fmt: skip


def test_destinations_stand_at_the_height_of_their_origins() -> None:
    """All of A goes to X and all of B to Y: in the order of the grid they would cross."""
    columns = {"Y": ["0", "10"], "X": ["10", "0"]}
    frame = sankey.prepare(scene("sankey", columns, rows=["A", "B"]))
    assert [node.name for node in frame.destinations] == ["X", "Y"]


def test_places_on_both_sides_keep_the_order_of_the_grid() -> None:
    columns = {"甲": ["…", "10"], "乙": ["90", "…"]}
    frame = sankey.prepare(flows("sankey", columns, ["甲", "乙"]))
    assert [node.name for node in frame.destinations] == ["甲", "乙"]


def test_a_value_is_written_on_a_band_that_is_thick_enough() -> None:
    columns = {"X": ["1000", "1"]}
    wide = drawn(scene("sankey", columns, rows=["A", "B"]))[0]
    assert "1000" in texts(wide)
    assert "1" not in texts(wide)


def test_many_missing_flows_are_signs_with_tips_after_the_first_lines() -> None:
    names = [f"很长的区域名称{n}" for n in range(10)]
    columns = {to: ["5" if i == 0 else "…" for i in range(10)] for to in names}
    asked = flows("sankey", columns, names)
    frame = sankey.prepare(asked)
    narrow = drawn(asked)[1]
    named = [text for text in texts(narrow) if text.startswith("…  ")]
    assert 2 < len(named) < 20
    assert len(first_shapes(narrow)) == len(frame.marks) == 91


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("count", [2, 6, 12])
def test_texts_keep_apart_in_difficult_flows(language: str, count: int) -> None:
    assert_texts_keep_apart(square("sankey", language, count=count))


@pytest.mark.parametrize("language", ["zh", "en"])
def test_texts_keep_apart_where_many_flows_meet_in_one_place(language: str) -> None:
    names = LONG_NAMES[language]
    columns = {"上海" if language == "zh" else "All": [str(3**n) for n in range(6)]}
    assert_texts_keep_apart(scene("sankey", columns, rows=names, language=language))


@pytest.mark.parametrize(
    ("columns", "rows", "code"),
    [
        ({"甲": ["-1", "3"]}, ["甲", "乙"], "chart/negative-flow"),
        ({"甲": ["1"] * 13}, [f"区{n}" for n in range(13)], "chart/row-count"),
        ({f"区{n}": ["1"] for n in range(13)}, ["甲"], "chart/column-count"),
    ],
)
def test_what_cannot_flow_is_found(
    columns: dict[str, list[str]], rows: list[str], code: str
) -> None:
    asked = scene("sankey", columns, rows=rows)
    chart, findings = draw_chart(
        "fig", asked.figure, asked.grid, config=asked.config, language="zh"
    )
    assert chart is None
    assert [finding.code for finding in findings] == [code]
