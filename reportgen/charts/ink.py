"""The strokes of a drawing: text, lines, bars and markers upon an axes in viewBox units.

Every element that stands for a value carries the gid ``mark-<n>``, n being its row in the
prepared frame; the post-pass turns those into groups with a tooltip.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from matplotlib.collections import LineCollection
from matplotlib.patches import PathPatch
from matplotlib.path import Path

from reportgen.charts.fonts import font
from reportgen.charts.labels import Box
from reportgen.charts.palette import colour
from reportgen.charts.wording import ABOUT, ABOVE, BELOW, MISSING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from matplotlib.axes import Axes

    Point = tuple[float, float]

HALO = "halo"
STUB = 12.0
"""How far the sign of a missing value reaches from the base line."""

_ORDER = 1
"""One order for everything, so that strokes lie upon each other as they are drawn."""

_ROUND = 0.5523
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
    axes: Axes,
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
) -> None:
    """Write one line of text on the baseline y."""
    axes.text(
        x, y, text,
        fontproperties=font(size, bold=bold), color=colour(ink), ha=align, va="baseline",
        gid=HALO if halo else _gid(row), parse_math=False, zorder=_ORDER,
    )  # fmt: skip


def rules(
    axes: Axes,
    segments: Sequence[tuple[Point, Point]],
    *,
    ink: str = "grid",
    width: float = 1,
    dashes: tuple[float, float] | None = None,
    row: int | None = None,
) -> None:
    """Draw straight lines of one kind."""
    if segments:
        axes.add_collection(
            LineCollection(
                [list(segment) for segment in segments],
                colors=colour(ink),
                linewidths=width,
                linestyles=[(0, dashes)] if dashes else "solid",
                clip_on=False,
                gid=_gid(row),
                zorder=_ORDER,
            ),
            autolim=False,
        )


def trace(axes: Axes, points: Sequence[Point], *, ink: str, width: float = 2.25) -> None:
    """Draw a line through points; one point alone draws nothing."""
    if len(points) > 1:
        axes.add_artist(
            PathPatch(
                Path(points), fill=False, edgecolor=colour(ink), linewidth=width, clip_on=False,
                joinstyle="round", capstyle="round", zorder=_ORDER,
            )
        )  # fmt: skip


def polygon(
    axes: Axes,
    points: Sequence[Point],
    *,
    fill: str | None,
    stroke: str | None = None,
    width: float = 1,
    dashes: tuple[float, float] | None = None,
    row: int | None = None,
) -> None:
    """Draw a closed shape with straight sides."""
    _closed(axes, Path([*points, points[0]], closed=True), fill, stroke, width, dashes, row)


def box(axes: Axes, place: Box, *, fill: str | None, stroke: str | None = None, width: float = 1,
        dashes: tuple[float, float] | None = None, row: int | None = None) -> None:  # fmt: skip
    """Draw a rectangle."""
    corners = (
        (place.left, place.top), (place.right, place.top),
        (place.right, place.bottom), (place.left, place.bottom),
    )  # fmt: skip
    polygon(axes, corners, fill=fill, stroke=stroke, width=width, dashes=dashes, row=row)


def hatch(axes: Axes, place: Box, *, ink: str, gap: float = 5, row: int | None = None) -> None:
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
    rules(axes, segments, ink=ink, row=row)


def marker(
    axes: Axes, x: float, y: float, series: int, *, ink: str, radius: float = 3.6,
    hollow: bool = False, row: int | None = None,
) -> None:  # fmt: skip
    """Draw the sign of a series: circle, square, triangle, diamond, triangle down, cross."""
    fill, stroke = ("bg", ink) if hollow else (ink, "bg")
    shape = _MARKERS.get(series)
    if shape is None:
        _closed(axes, _circle(x, y, radius), fill, stroke, 1.5 if hollow else 1, None, row)
        return
    points = [(x + dx * radius, y + dy * radius) for dx, dy in shape]
    polygon(axes, points, fill=fill, stroke=stroke, width=1.5 if hollow else 1, row=row)


def bar(axes: Axes, place: Box, state: str, *, ink: str, toward: str, row: int) -> None:
    """Draw a bar as its value is known: full, hatched (about), with an arrow (bound), or a stub.

    ``toward`` is where the bar grows: up, down, left or right.
    """
    if state == MISSING:
        stub = _stub(place, toward)
        box(axes, stub, fill=None, stroke="muted", dashes=(2, 2), row=row)
        hatch(axes, stub, ink="muted", row=row)
    elif state == ABOUT:
        box(axes, place, fill="bg", stroke=ink, width=1.5, row=row)
        hatch(axes, place, ink=ink, gap=4, row=row)
    else:
        box(axes, place, fill=ink, row=row)
        if state in {ABOVE, BELOW}:
            arrow(axes, place, toward, outward=state == ABOVE, ink=ink, row=row)


def arrow(axes: Axes, place: Box, toward: str, *, outward: bool, ink: str, row: int | None) -> None:
    """Draw the arrow head of a bound: beyond the bar's end, or cut into it."""
    sign = {"up": -1, "left": -1, "down": 1, "right": 1}[toward]
    upright = toward in {"up", "down"}
    end = {"up": place.top, "down": place.bottom, "left": place.left, "right": place.right}[toward]
    side = (place.left, place.right) if upright else (place.top, place.bottom)
    middle, half = sum(side) / 2, min((side[1] - side[0]) / 2, 8)
    base, tip = (end + sign * 2, end + sign * 8) if outward else (end - sign * 2, end - sign * 8)
    corners = [(middle - half, base), (middle + half, base), (middle, tip)]
    polygon(
        axes,
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


def _circle(x: float, y: float, radius: float) -> Path:
    """Return a circle of four curves: half the size of matplotlib's eight."""
    unit: Iterable[Point] = (
        (1, 0), (1, _ROUND), (_ROUND, 1), (0, 1), (-_ROUND, 1), (-1, _ROUND), (-1, 0),
        (-1, -_ROUND), (-_ROUND, -1), (0, -1), (_ROUND, -1), (1, -_ROUND), (1, 0), (1, 0),
    )  # fmt: skip
    codes = [Path.MOVETO, *[Path.CURVE4] * 12, Path.CLOSEPOLY]
    return Path([(x + dx * radius, y + dy * radius) for dx, dy in unit], codes)


def _closed(
    axes: Axes, path: Path, fill: str | None, stroke: str | None, width: float,
    dashes: tuple[float, float] | None, row: int | None,
) -> None:  # fmt: skip
    axes.add_artist(
        PathPatch(
            path,
            facecolor=colour(fill) if fill else "none",
            edgecolor=colour(stroke) if stroke else "none",
            linewidth=width if stroke else 0,
            linestyle=(0, dashes) if dashes else "solid",
            joinstyle="round",
            clip_on=False,
            gid=_gid(row),
            zorder=_ORDER,
        )
    )


def _gid(row: int | None) -> str | None:
    return None if row is None else f"mark-{row}"
