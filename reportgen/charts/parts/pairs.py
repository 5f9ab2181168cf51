"""Rows with a value at each of a few times: what slopes and dumbbells share."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from reportgen.charts.describe.standing import compare
from reportgen.charts.ink import arrow, marker
from reportgen.charts.labels import Box
from reportgen.charts.wording import ABOUT, ABOVE, BELOW

if TYPE_CHECKING:
    from reportgen.charts.marks import Frame, Mark
    from reportgen.charts.scene import Scene
    from reportgen.charts.sheet import Sheet

RADIUS = 4.0


def lit_by_row(frame: Frame, scene: Scene) -> tuple[Mark, ...]:
    """Return the marks of a frame with the key of their row: here a row is one thing.

    A region keeps its key from chart to chart; other rows are called by their number.
    """
    known = scene.config.regions
    keys = [row.id if row.id in known else f"row-{n}" for n, row in enumerate(frame.rows, start=1)]
    return tuple(replace(mark, key=keys[mark.row]) for mark in frame.marks)


def trends_of(scene: Scene) -> tuple[int | None, ...]:
    """Return for each row 1 where it rose from its first to its last value, -1 fell, 0 stayed.

    Bounds:  None where the intervals leave the direction open.
    Missing: values that are not there are passed over; None where fewer than two are left.
    A rank that becomes a smaller number has risen.
    """
    pairs = [[fact for fact in row.cells if fact.value is not None] for row in scene.grid.rows]
    return tuple(compare(one[0], one[-1]) if len(one) > 1 else None for one in pairs)


def is_ranked(scene: Scene) -> bool:
    """Return whether the values are ranks, so that the smallest is the best."""
    found = [f.unit for row in scene.grid.rows for f in row.cells if f.value is not None]
    return bool(found) and set(found) == {"rank"}


def draw_end(
    sheet: Sheet, x: float, y: float, mark: Mark, *, ink: str, series: int = 1, toward: str
) -> None:
    """Draw the sign of one value: hollow where approximate, with an arrow where a bound.

    ``toward`` is where larger values lie: up, down, left or right.
    """
    hollow = mark.state == ABOUT
    marker(sheet, x, y, series, ink=ink, radius=RADIUS, hollow=hollow, row=mark.number)
    if mark.state in {ABOVE, BELOW}:
        place = Box(x - RADIUS, y - RADIUS, x + RADIUS, y + RADIUS)
        away = {"up": "down", "down": "up", "left": "right", "right": "left"}
        side = toward if mark.state == ABOVE else away[toward]
        arrow(sheet, place, side, outward=True, ink=ink, row=mark.number)
