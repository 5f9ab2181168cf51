"""What holds of every chart, whatever its numbers and names: grids made up by the thousand."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from itertools import combinations
from random import Random
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
from tests.charts.conftest import fact, scene
from tests.charts.measured import OTHER_FONT, boxes_of

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from reportgen.charts.scene import Scene
    from reportgen.charts.studio import Drawing
    from reportgen.facts.model import Fact

EXAMPLES = settings(derandomize=True, deadline=None, max_examples=12)
NAMES = (
    "甲", "A", "", " ", "沪\t宁", "a\nb", "R&D \"q\" 'x'", "<script>alert(1)</script>", "$x^2$", "{x}",
    "上市企业区域内异地投资企业数以及投资机构投资区域内企业数量占比", "长" * 90, "A" * 120,
    "Donaudampfschifffahrtsgesellschaftskapitaen", "Shanghai Municipality and Suzhou", "总指数",
)  # fmt: skip
NUMBERS: dict[str, Callable[[Random], str]] = {
    "plain": lambda chance: f"{chance.uniform(0, 500):.2f}",
    "signed": lambda chance: f"{chance.uniform(-99, 99):.1f}",
    "shares": lambda chance: f"{chance.uniform(0, 14):.1f}",
    "huge": lambda chance: str(chance.randint(1, 9) * 10 ** chance.randint(9, 15)),
    "tiny": lambda chance: f"0.000000000{chance.randint(1, 9)}",
    "flat": lambda chance: chance.choice(["0", "0", "5.25"]),
}
SIGNS = ("", "", "", ">", ">=", "<", "~")


def made_up(kind: str, chance: Random) -> Scene:
    """Return a figure of a kind on a grid of one unit: gaps, bounds, estimates, difficult names."""
    shape = SHAPES[kind]
    count = chance.randint(shape.rows[0], min(shape.rows[1], 16))
    style = "shares" if kind == "stacked_share" else chance.choice(sorted(NUMBERS))
    unit = "share" if style == "shares" else chance.choice(["", "万人年", "件", "rank"])
    missing = chance.choice([0, 0.1, 0.6])
    columns: dict[str, list[Fact]] = {}
    for number in range(chance.randint(*shape.columns)):
        columns[f"{chance.choice(NAMES)}{number or ''}"] = [
            fact(
                "…" if chance.random() < missing
                else chance.choice(SIGNS) + NUMBERS[style](chance),
                unit=unit,
                status=chance.choice(["", "", "provisional", "revised"]),
            )
            for _ in range(count)
        ]  # fmt: skip
    gap = chance.randint(1, 4)
    rows = [str(1960 + gap * number) for number in range(count)]
    if kind == "tile_map":
        rows = list("1234567" * 3)[:count]
    elif kind not in {"lines", "small_multiples"} and chance.random() < 0.6:
        rows = [chance.choice(NAMES) for _ in rows]
    return scene(
        kind, columns, rows=rows, language=chance.choice(["zh", "en"]),
        title=chance.choice(NAMES[4:]), lines=list(columns)[1::2],
    )  # fmt: skip


@pytest.mark.parametrize("kind", sorted(SHAPES))
@given(seed=st.integers(0, 2**32))
@EXAMPLES
def test_a_chart_is_drawn_clearly_or_a_finding_says_why_not(kind: str, seed: int) -> None:
    figure = made_up(kind, Random(seed))
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


def _assert_texts_are_clear(drawing: Drawing, path: Path | None) -> None:
    """No text leaves the picture; none overlaps another."""
    height = drawing.figure.get_figheight() * 72
    boxes = boxes_of(drawing, path)
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
