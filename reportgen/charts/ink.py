"""The strokes of a drawing: text, lines, bars and markers upon a sheet in viewBox units.

``row`` is the number of the value a stroke stands for, its row in the prepared frame; strokes of
one value follow each other. ``key`` is the region or series that other strokes belong to: a page
lights them together with its values.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportgen.charts.labels import Box
from reportgen.charts.sheet import CLOSE, CURVE, LINE, MOVE, Shape, Words
from reportgen.charts.wording import ABOUT, ABOVE, BELOW, MISSING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportgen.charts.sheet import Point, Sheet

STUB = 12.0
"""How far the sign of a missing value reaches from the base line."""

_POINT = 0.05
_ROUND = 0.5523
_CIRCLE = (
    (1, 0), (1, _ROUND), (_ROUND, 1), (0, 1), (-_ROUND, 1), (-1, _ROUND), (-1, 0),
    (-1, -_ROUND), (-_ROUND, -1), (0, -1), (_ROUND, -1), (1, -_ROUND), (1, 0), (1, 0),
)  # fmt: skip
_CIRCLE_CODES = (MOVE, *[CURVE] * 12, CLOSE)
_MARKERS: dict[int, tuple[Point, ...]] = {
    2: ((-0.9, 0.9), (-0.9, -0.9), (0.9, -0.9), (0.9, 0.9)),
    3: ((0, -1.15), (1.1, 0.85), (-1.1, 0.85)),
    4: ((0, -1.25), (1.25, 0), (0, 1.25), (-1.25, 0)),
    5: ((0, 1.15), (1.1, -0.85), (-1.1, -0.85)),
    6: (
        (-0.4, -1.1), (0.4, -1.1), (0.4, -0.4), (1.1, -0.4), (1.1, 0.4), (0.4, 0.4),
        (0.4, 1.1), (-0.4, 1.1), (-0.4, 0.4), (-1.1, 0.4), (-1.1, -0.4), (-0.4, -0.4),
    ),
}  # fmt: skip


def words(
    sheet: Sheet,
    x: float,
    y: float,
    text: str,
    size: float,
    *,
    ink: str = "fg",
    align: str = "left",
    bold: bool = False,
    halo: bool = False,
    row: int | None = None,
    key: str = "",
) -> None:
    """Write one line of text on the baseline y; an empty text writes nothing."""
    if text:
        sheet.strokes.append(Words(x, y, text, size, ink, align, bold, halo, row, key))


def rules(
    sheet: Sheet,
    segments: Sequence[tuple[Point, Point]],
    *,
    ink: str = "grid",
    width: float = 1,
    dashes: tuple[float, float] | None = None,
    row: int | None = None,
    key: str = "",
) -> None:
    """Draw straight lines of one kind."""
    if segments:
        points = tuple(end for segment in segments for end in segment)
        codes = (MOVE, LINE) * len(segments)
        sheet.strokes.append(
            Shape(points, codes, stroke=ink, width=width, dashes=dashes, mark=row, key=key)
        )


def trace(
    sheet: Sheet,
    points: Sequence[Point],
    *,
    ink: str,
    width: float = 2.25,
    dashes: tuple[float, float] | None = None,
    row: int | None = None,
    key: str = "",
) -> None:
    """Draw a line through points; one point alone draws nothing."""
    if len(points) > 1:
        codes = (MOVE, *(LINE,) * (len(points) - 1))
        sheet.strokes.append(
            Shape(
                tuple(points), codes, stroke=ink, width=width, dashes=dashes, has_round_ends=True,
                mark=row, key=key,
            )
        )  # fmt: skip


def speck(
    sheet: Sheet, x: float, y: float, width: float, *, ink: str, row: int | None = None
) -> None:
    """Draw a small full circle as a line too short to see but for its round ends: few bytes."""
    ends = [(x - _POINT, y - _POINT), (x + _POINT, y + _POINT)]
    trace(sheet, ends, ink=ink, width=width, row=row)


def gap(sheet: Sheet, x: float, y: float, width: float, *, row: int) -> None:
    """Draw the sign of a missing value as three dots of a width: it fits where a text does not."""
    points = [(x + width * share, y) for share in (-0.38, 0.0, 0.38)]
    sheet.strokes.append(
        Shape(
            tuple(end for px, py in points for end in ((px - _POINT, py), (px + _POINT, py))),
            (MOVE, LINE) * len(points), stroke="muted", width=min(2.0, width / 4),
            has_round_ends=True, mark=row,
        )
    )  # fmt: skip


def paths(sheet: Sheet, lines: Sequence[Sequence[Point]], *, ink: str, width: float) -> None:
    """Draw lines through points as one stroke."""
    if lines:
        points = tuple(point for line in lines for point in line)
        codes = tuple(
            LINE if number else MOVE for line in lines for number in range(len(line))
        )  # fmt: skip
        sheet.strokes.append(Shape(points, codes, stroke=ink, width=width))


def polygon(
    sheet: Sheet,
    points: Sequence[Point],
    *,
    fill: str | None,
    stroke: str | None = None,
    width: float = 1,
    dashes: tuple[float, float] | None = None,
    row: int | None = None,
    key: str = "",
) -> None:
    """Draw a closed shape with straight sides."""
    corners = (*points, points[0])
    codes = (MOVE, *(LINE,) * (len(points) - 1), CLOSE)
    sheet.strokes.append(Shape(corners, codes, fill, stroke, width, dashes, mark=row, key=key))


def box(sheet: Sheet, place: Box, *, fill: str | None, stroke: str | None = None, width: float = 1,
        dashes: tuple[float, float] | None = None, row: int | None = None,
        key: str = "") -> None:  # fmt: skip
    """Draw a rectangle."""
    corners = (
        (place.left, place.top), (place.right, place.top),
        (place.right, place.bottom), (place.left, place.bottom),
    )  # fmt: skip
    polygon(sheet, corners, fill=fill, stroke=stroke, width=width, dashes=dashes, row=row, key=key)


def hatch(sheet: Sheet, place: Box, *, ink: str, gap: float = 5, row: int | None = None) -> None:
    """Draw slanting lines inside a rectangle."""
    height, segments = place.bottom - place.top, []
    start = place.left - height + gap / 2
    while start < place.right:
        left, right = max(start, place.left), min(start + height, place.right)
        if right > left:
            segments.append(
                ((left, place.bottom - (left - start)), (right, place.bottom - (right - start)))
            )
        start += gap
    rules(sheet, segments, ink=ink, row=row)


def marker(
    sheet: Sheet, x: float, y: float, series: int, *, ink: str, radius: float = 3.6,
    hollow: bool = False, row: int | None = None, key: str = "",
) -> None:  # fmt: skip
    """Draw the sign of a series: circle, square, triangle, diamond, triangle down, cross."""
    fill, stroke = ("bg", ink) if hollow else (ink, "bg")
    width = 1.5 if hollow else 1
    shape = _MARKERS.get(series)
    if shape is None:
        circle(sheet, x, y, radius, fill=fill, stroke=stroke, width=width, row=row, key=key)
        return
    points = [(x + dx * radius, y + dy * radius) for dx, dy in shape]
    polygon(sheet, points, fill=fill, stroke=stroke, width=width, row=row, key=key)


def bar(sheet: Sheet, place: Box, state: str, *, ink: str, toward: str, row: int) -> None:
    """Draw a bar as its value is known: full, hatched (about), with an arrow (bound), or a stub.

    ``toward`` is where the bar grows: up, down, left or right.
    """
    if state == MISSING:
        stub = _stub(place, toward)
        box(sheet, stub, fill=None, stroke="muted", dashes=(2, 2), row=row)
        hatch(sheet, stub, ink="muted", row=row)
    elif state == ABOUT:
        box(sheet, place, fill="bg", stroke=ink, width=1.5, row=row)
        hatch(sheet, place, ink=ink, gap=4, row=row)
    else:
        box(sheet, place, fill=ink, row=row)
        if state in {ABOVE, BELOW}:
            arrow(sheet, place, toward, outward=state == ABOVE, ink=ink, row=row)


def arrow(
    sheet: Sheet, place: Box, toward: str, *, outward: bool, ink: str, row: int | None
) -> None:
    """Draw the arrow head of a bound: beyond the bar's end, or cut into it."""
    sign = {"up": -1, "left": -1, "down": 1, "right": 1}[toward]
    upright = toward in {"up", "down"}
    end = {"up": place.top, "down": place.bottom, "left": place.left, "right": place.right}[toward]
    side = (place.left, place.right) if upright else (place.top, place.bottom)
    middle, half = sum(side) / 2, min((side[1] - side[0]) / 2, 8)
    long = place.bottom - place.top if upright else place.right - place.left
    reach = 8.0 if outward else -min(8.0, long)  # a short bar is no shorter than its arrow
    base, tip = end + sign * reach / 4, end + sign * reach
    corners = [(middle - half, base), (middle + half, base), (middle, tip)]
    polygon(
        sheet,
        corners if upright else [(y, x) for x, y in corners],
        fill=ink if outward else "on",
        row=row,
    )


def _stub(place: Box, toward: str) -> Box:
    """Return the short box of a missing value, at the base line of its bar."""
    if toward in {"up", "down"}:
        return Box(place.left, place.bottom - STUB, place.right, place.bottom)
    if toward == "left":
        return Box(place.right - STUB, place.top, place.right, place.bottom)
    return Box(place.left, place.top, place.left + STUB, place.bottom)


def ribbon(
    sheet: Sheet,
    points: Sequence[Point],
    *,
    fill: str,
    stroke: str | None = None,
    width: float = 1,
    row: int | None = None,
    key: str = "",
) -> None:
    """Draw a filled band between two curves: start, two handles and end of each, in turn."""
    codes = (
        MOVE, *[CURVE] * 3, LINE, *[CURVE] * 3, CLOSE,
    )  # fmt: skip
    sheet.strokes.append(Shape((*points, points[0]), codes, fill, stroke, width, mark=row, key=key))


def circle(
    sheet: Sheet,
    x: float,
    y: float,
    radius: float,
    *,
    fill: str | None,
    stroke: str | None = None,
    width: float = 1,
    row: int | None = None,
    key: str = "",
) -> None:
    """Draw a circle of four curves: half the size of matplotlib's eight."""
    points = tuple((x + dx * radius, y + dy * radius) for dx, dy in _CIRCLE)
    sheet.strokes.append(Shape(points, _CIRCLE_CODES, fill, stroke, width, mark=row, key=key))
