"""How many rows and columns each kind of chart needs, and which values it can draw."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from reportgen.charts.palette import MOST_SERIES
from reportgen.charts.roles import starts_at_zero
from reportgen.facts.model import SHARE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportgen.charts.scene import Scene
    from reportgen.config.texts import Text

    Problem = tuple[str, tuple[str | int, ...], dict[str, str]]
    """Code (without ``chart/``), keys of the place, values of the message."""

_PARTS_TOLERANCE = Decimal("0.005")
"""What rounded parts may sum up to beyond the whole."""


@dataclass(frozen=True)
class Shape:
    """The least and the most rows and columns of a kind; ``has_series``: a colour each column."""

    rows: tuple[int, int] = (1, 500)
    columns: tuple[int, int] = (1, MOST_SERIES)
    has_series: bool = True


SHAPES: dict[str, Shape] = {
    "bars_line": Shape(),
    "lines": Shape(),
    "grouped_bars": Shape(),
    "radar": Shape(rows=(3, 12)),
    "ranked_bars": Shape(columns=(1, 3), has_series=False),
    "slope": Shape(rows=(1, 30), columns=(2, 5), has_series=False),
    "dumbbell": Shape(rows=(1, 60), columns=(2, 2)),
    "paired_bars": Shape(columns=(2, 2)),
    "stacked_share": Shape(),
    "heat_map": Shape(rows=(1, 60), columns=(1, 20), has_series=False),
    "scatter": Shape(columns=(2, 3), has_series=False),
    "tile_map": Shape(columns=(1, 12), has_series=False),
    "small_multiples": Shape(columns=(1, 24), has_series=False),
    "waterfall": Shape(rows=(3, 20), columns=(1, 1), has_series=False),
    "interval": Shape(rows=(1, 60), columns=(1, 3), has_series=False),
    "sankey": Shape(rows=(1, 12), columns=(1, 12), has_series=False),
}


def shape_problems(scene: Scene) -> Iterator[Problem]:
    """Yield what a kind cannot draw of a grid: too few or many rows or columns, wrong values."""
    kind, shape = scene.figure.kind, SHAPES[scene.figure.kind]
    for what, code, count, (least, most) in (
        ("rows", "row-count", len(scene.grid.rows), shape.rows),
        ("columns", "column-count", len(scene.grid.columns), shape.columns),
    ):
        if kind == "paired_bars" and what == "columns":
            if count != least:
                yield "needs-two-columns", (what,), {"count": str(count)}
        elif what == "columns" and shape.has_series and least == 1 and count > most:
            yield "too-many-series", (what,), {"count": str(count), "most": str(most)}
        elif not least <= count <= most:
            needed = str(least) if least == most else f"{least}–{most}"
            yield code, (what,), {"kind": kind, "count": str(count), "needed": needed}
    if scene.figure.zones and kind != "scatter":
        yield "zones-not-drawn", ("zones",), {"kind": kind}
    if kind == "sankey":
        yield from _negative(scene)
    if kind == "stacked_share":
        yield from _parts(scene)
    if kind == "interval":
        yield from _reversed(scene)
    if kind == "waterfall":
        yield from _ends(scene)
    if kind == "scatter":
        yield from _pairs(scene)
        yield from _tiers(scene)


def _negative(scene: Scene) -> Iterator[Problem]:
    for row in scene.grid.rows:
        for fact in row.cells:
            if fact.value is not None and fact.value < 0:
                label = row.label.get(scene.config.report.language)
                yield "negative-flow", ("rows",), {"row": label, "value": str(fact.value)}
                return


def _reversed(scene: Scene) -> Iterator[Problem]:
    """Yield a row whose columns do not ascend: low, high; or low, value, high."""
    language = scene.config.report.language
    for row in scene.grid.rows:
        values = [fact.value for fact in row.cells if fact.value is not None]
        if values != sorted(values):
            told = {"row": row.label.get(language), "values": ", ".join(map(str, values))}
            yield "ends-reversed", ("columns",), told
            return


def _parts(scene: Scene) -> Iterator[Problem]:
    """Yield parts that are no shares, below zero, or more than their whole."""
    language = scene.config.report.language
    for row in scene.grid.rows:
        values = [fact for fact in row.cells if fact.value is not None]
        label = row.label.get(language)
        if any(fact.unit != SHARE for fact in values):
            yield "parts-no-shares", ("columns",), {"row": label}
            return
        total = sum((fact.value or Decimal(0) for fact in values), Decimal(0))
        if total > 1 + _PARTS_TOLERANCE or any((fact.value or 0) < 0 for fact in values):
            yield "parts-exceed-whole", ("rows",), {"row": label, "total": f"{total * 100:.2f}%"}
            return


def _ends(scene: Scene) -> Iterator[Problem]:
    """Yield a start or end without a value: the bars between would float nowhere."""
    ends = (scene.grid.rows[0], scene.grid.rows[-1])
    for row in ends[starts_at_zero(scene) :]:
        if row.cells[0].value is None:
            yield "waterfall-needs-ends", ("rows",), {"row": _name(scene, row.label)}
            return


def _pairs(scene: Scene) -> Iterator[Problem]:
    """Yield two columns that have no row with a value in both."""
    if not any(all(fact.value is not None for fact in row.cells[:2]) for row in scene.grid.rows):
        heads = [_name(scene, column.label) for column in scene.grid.columns[:2]]
        yield "no-pairs", ("columns",), {"x": heads[0], "y": heads[-1]}


def _tiers(scene: Scene) -> Iterator[Problem]:
    """Yield a third column of numbers, and more tiers than can be told apart."""
    if len(scene.grid.columns) < len(("x", "y", "tier")):
        return
    cells = scene.cells(2)
    if any(fact.value is not None for fact in cells):
        column = _name(scene, scene.grid.columns[2].label)
        yield "tiers-not-words", ("columns", 2), {"column": column}
        return
    words = {fact.word.zh if fact.word else "" for fact in cells}
    if len(words) > MOST_SERIES:
        told = {"count": str(len(words)), "most": str(MOST_SERIES)}
        yield "too-many-series", ("columns", 2), told


def _name(scene: Scene, label: Text) -> str:
    return label.get(scene.config.report.language)
