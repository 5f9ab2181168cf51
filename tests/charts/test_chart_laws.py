"""What holds of every chart, whatever its numbers and names: grids made up by the thousand."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from itertools import combinations
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportgen.charts import draw_chart
from reportgen.charts.checks import check_figure
from reportgen.charts.roles import drawable
from reportgen.charts.scene import on_lines
from reportgen.charts.shapes import SHAPES
from reportgen.charts.studio import drawings_of, prepare
from tests.charts.clear import OTHER_FONT, boxes_of
from tests.charts.conftest import fact, scene

if TYPE_CHECKING:
    from reportgen.charts.scene import Scene
    from reportgen.charts.studio import Drawing

EXAMPLES = settings(derandomize=True, deadline=None, max_examples=25)
NAMES = (
    "甲", "A", "", " ", "沪\t宁", "a\nb", "R&D \"q\" 'x'", "<script>alert(1)</script>", "$x^2$", "{x}",
    "上市企业区域内异地投资企业数以及投资机构投资区域内企业数量占比", "长" * 90, "A" * 120,
    "Donaudampfschifffahrtsgesellschaftskapitaen", "Shanghai Municipality and Suzhou", "总指数",
)  # fmt: skip
NUMBERS = {
    "plain": st.decimals(0, 500, places=2),
    "signed": st.decimals(-99, 99, places=1),
    "shares": st.decimals(0, 14, places=1),
    "huge": st.integers(1, 9).map(lambda n: n * 10**14),
    "tiny": st.integers(1, 9).map(lambda n: f"0.000000000{n}"),
    "flat": st.sampled_from(["0", "0", "5.25"]),
}
YEARS = st.integers(1, 4).map(lambda gap: [str(1960 + gap * number) for number in range(60)])
LABELS = st.lists(st.sampled_from(NAMES), min_size=60, max_size=60)


@st.composite
def asked(draw: st.DrawFn, kind: str) -> Scene:
    """Return a figure of a kind on a grid as large as it may be, of one unit, with bounds."""
    shape = SHAPES[kind]
    count = draw(st.integers(shape.rows[0], min(shape.rows[1], 24)))
    series = draw(st.integers(*shape.columns))
    style = draw(st.sampled_from(sorted(NUMBERS))) if kind != "stacked_share" else "shares"
    unit = "share" if style == "shares" else draw(st.sampled_from(["", "万人年", "件", "rank"]))
    signs = st.sampled_from(["", "", "", ">", ">=", "<", "~"])
    printed = st.one_of(st.just("…"), st.tuples(signs, NUMBERS[style]).map(_joined))
    status = st.sampled_from(["", "", "provisional", "revised"])
    cell = st.builds(lambda text, state: fact(text, unit=unit, status=state), printed, status)
    columns = {
        f"{draw(st.sampled_from(NAMES))}{number or ''}": draw(
            st.lists(cell, min_size=count, max_size=count)
        )
        for number in range(series)
    }
    rows = draw(YEARS if kind in {"lines", "small_multiples"} else st.one_of(YEARS, LABELS))
    if kind == "tile_map":
        rows = list("1234567") * 9
    return scene(
        kind, columns, rows=rows[:count], language=draw(st.sampled_from(["zh", "en"])),
        title=draw(st.sampled_from(NAMES[4:])), lines=list(columns)[1::2],
    )  # fmt: skip


def _joined(parts: tuple[str, object]) -> str:
    return f"{parts[0]}{parts[1]}"


@pytest.mark.parametrize("kind", sorted(SHAPES))
@given(data=st.data())
@EXAMPLES
def test_a_chart_is_drawn_clearly_or_a_finding_says_why_not(kind: str, data: st.DataObject) -> None:
    figure = data.draw(asked(kind))
    chart, findings = draw_chart(
        figure.id, figure.figure, figure.grid, config=figure.config, language=figure.language
    )
    if chart is None:
        assert findings
        return
    assert check_figure(figure)[1]
    for picture in (chart.svg, chart.svg_narrow):
        ET.fromstring(picture)
        assert not re.search(r"<style|\bstyle=|<script", picture)
        drawn = " ".join(re.findall(r' (?:d|x|y|width|viewBox)="([^"]*)"', picture))
        assert not re.search(r"nan|inf|\de", drawn)
    assert not re.search(r"\bnan\b|inf|None|Decimal", chart.description.replace("Infin", ""))
    shown = on_lines(drawable(figure))
    frame = prepare(shown)
    for drawing in drawings_of(shown, frame):
        for path in (None, OTHER_FONT):
            _assert_texts_are_clear(drawing, path)
        _assert_strokes_are_inside(drawing)
        marks = [stroke.mark for stroke in drawing.sheet.strokes]
        order = [m for m, before in zip(marks, [None, *marks], strict=False) if m != before]
        assert [m for m in order if m is not None] == list(range(len(frame.marks)))


def _assert_texts_are_clear(drawing: Drawing, path: object) -> None:
    """No text leaves the picture; none overlaps another."""
    height = drawing.figure.get_figheight() * 72
    boxes = boxes_of(drawing.sheet, path)
    for box, text in boxes:
        assert box.left >= 0, text
        assert box.top >= 0, text
        assert box.right <= drawing.style.width, text
        assert box.bottom <= height, text
    for (one, first), (other, second) in combinations(boxes, 2):
        assert not one.overlaps(other), (drawing.style.name, first, second)


def _assert_strokes_are_inside(drawing: Drawing) -> None:
    height = drawing.figure.get_figheight() * 72
    for x, y in (point for shape in drawing.sheet.shapes for point in shape.points):
        assert -1 <= x <= drawing.style.width + 1
        assert -1 <= y <= height + 1


@pytest.mark.parametrize("size", ["0.000000000000003", "3", "3000000000000000000000"])
@pytest.mark.parametrize("kind", sorted(set(SHAPES) - {"stacked_share", "tile_map"}))
def test_numbers_of_any_size_have_an_axis(kind: str, size: str) -> None:
    columns = {"甲": [size] * 4, "乙": [size] * 3 + [size.replace("3", "4")]}
    least = SHAPES[kind].columns
    columns = dict(list(columns.items())[: min(2, least[1])])
    rows = ["2011", "2012", "2013", "2014"]
    figure = scene(kind, columns, rows=rows)
    chart, findings = draw_chart(
        figure.id, figure.figure, figure.grid, config=figure.config, language="zh"
    )
    assert findings == ()
    assert chart is not None


@pytest.mark.parametrize("kind", ["paired_bars", "ranked_bars"])
def test_bars_stay_long_enough_to_compare_beside_long_numbers(kind: str) -> None:
    """Numbers of 16 digits at both sides leave the longest bar its 60 units, less the arrows."""
    columns = {"甲": ["9000000000000.25", "4500000000000.25"], "乙": ["9000000000000.25"] * 2}
    figure = scene(kind, columns, rows=["a", "b"])
    for drawing in drawings_of(figure, prepare(figure)):
        first, second = (
            next(shape for shape in drawing.sheet.shapes if shape.mark == mark) for mark in (0, 1)
        )
        long, short = (
            max(x for x, _ in s.points) - min(x for x, _ in s.points) for s in (first, second)
        )
        assert long >= 59
        assert short == pytest.approx(long / 2, abs=0.01)


def test_ranks_of_ranks_count_the_first_as_the_best() -> None:
    cells = [fact(text, unit="rank") for text in ("1", "2", "3")]
    frame = prepare(scene("ranked_bars", {"位次": cells}, rows=["1", "2", "3"]))
    assert frame.ranks == ("1", "2", "3")


def test_a_bound_shortened_for_a_narrow_cell_claims_no_more() -> None:
    """Under 0.4 is not under 0, and more than 0.6 is not more than 1."""
    figure = scene("heat_map", {"甲": ["<0.4", "123456"], "乙": [">0.6", "2"]}, rows=["a", "b"])
    assert prepare(figure).shorts[:2] == ("<1", ">0")


def test_names_of_several_lines_become_one_line_of_text() -> None:
    figure = scene("lines", {"甲\n乙": ["1", "2"]}, rows=["2011", "2012"], title="一\n二\t三")
    chart, _ = draw_chart(
        figure.id, figure.figure, figure.grid, config=figure.config, language="zh"
    )
    assert chart is not None
    assert chart.title == "一 二 三"
    texts = [e.text or "" for e in ET.fromstring(chart.svg).iter() if e.tag.endswith("text")]
    assert not any("\n" in text or "\t" in text for text in texts)
