"""The named parts of a scatter plot: pale areas with dashed borders and their names inside."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reportgen.charts.ink import box, rules, words
from reportgen.charts.labels import Box, room, wrap

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from decimal import Decimal

    from reportgen.charts.parts.names import Taken
    from reportgen.charts.scene import Scene
    from reportgen.charts.sheet import Point, Sheet
    from reportgen.charts.style import Area, Style
    from reportgen.charts.ticks import Axis
    from reportgen.charts.wording import Scale

_INSET = 7.0
_NAME_LINES = 2
_SHIFTS = 7

Ends = tuple[float | None, float | None]


@dataclass(frozen=True, kw_only=True, slots=True)
class Part:
    """A named part of the plot; its ends are on the scales of the axes, None where open."""

    name: str
    x: Ends
    y: Ends


def parts_of(scene: Scene, x_scale: Scale, y_scale: Scale) -> tuple[Part, ...]:
    """Return the zones of a figure, whose ends are in the units of the columns, as drawn."""
    return tuple(
        Part(
            name=zone.name.get(scene.language),
            x=(_shown(zone.x[0], x_scale), _shown(zone.x[1], x_scale)),
            y=(_shown(zone.y[0], y_scale), _shown(zone.y[1], y_scale)),
        )
        for zone in scene.figure.zones
    )


def room_of(part: Part, axes: tuple[Axis, Axis], plot: Area) -> Box:
    """Return where a part lies; an open end is the end of the plot."""
    (across, upward), (x, y) = axes, (part.x, part.y)
    left = plot.left if x[0] is None else across.at(x[0], plot.left, plot.right)
    right = plot.right if x[1] is None else across.at(x[1], plot.left, plot.right)
    bottom = plot.bottom if y[0] is None else upward.at(y[0], plot.bottom, plot.top)
    top = plot.top if y[1] is None else upward.at(y[1], plot.bottom, plot.top)
    return Box(left, top, right, bottom)


def draw_areas(sheet: Sheet, places: Sequence[Box]) -> None:
    """Draw the areas, below the grid."""
    for place in places:
        box(sheet, place, fill="zone")


def draw_borders(sheet: Sheet, parts: Sequence[Part], places: Sequence[Box]) -> None:
    """Draw the borders above the grid: one that neighbours share once, none at an open end."""
    borders: dict[tuple[Point, Point], None] = {}
    for part, place in zip(parts, places, strict=True):
        left, right = (place.left, place.right)
        sides = (
            (part.x[0], ((left, place.top), (left, place.bottom))),
            (part.x[1], ((right, place.top), (right, place.bottom))),
            (part.y[0], ((left, place.bottom), (right, place.bottom))),
            (part.y[1], ((left, place.top), (right, place.top))),
        )
        borders |= {side: None for end, side in sides if end is not None}
    rules(sheet, list(borders), ink="axis", dashes=(4, 3))


def write_names(
    sheet: Sheet, parts: Sequence[Part], places: Sequence[Box], taken: Taken, style: Style
) -> None:
    """Write each name inside its area, in a corner if one is free, and take the room it needs."""
    for part, place in zip(parts, places, strict=True):
        width = place.right - place.left - 2 * _INSET
        lines = wrap(part.name, width, style.small, lines=_NAME_LINES, bold=True)
        size = (
            max(room(line, style.small, bold=True) for line in lines),
            len(lines) * style.small * 1.2,
        )
        spots = list(_spots(place, size))
        left, top = next((s for s in spots if taken.is_free(_block(s, size))), spots[0])
        taken.add(_block((left, top), size))
        for number, line in enumerate(lines):
            y = top + style.small * (0.9 + number * 1.2)
            words(sheet, left, y, line, style.small, ink="muted", bold=True, halo=True)


def _spots(place: Box, size: tuple[float, float]) -> Iterator[tuple[float, float]]:
    """Yield where a name may begin: the corners, then along the upper and lower side."""
    width, tall = size
    left, right = place.left + _INSET, place.right - _INSET - width
    top, bottom = place.top + _INSET, place.bottom - _INSET - tall
    for share in (0.0, 1.0, *(step / _SHIFTS for step in range(1, _SHIFTS))):
        for y in (top, bottom):
            yield left + (right - left) * share, y
    for step in range(1, _SHIFTS):
        yield left, top + (bottom - top) * step / _SHIFTS
        yield right, top + (bottom - top) * step / _SHIFTS


def _block(corner: tuple[float, float], size: tuple[float, float]) -> Box:
    return Box(corner[0], corner[1], corner[0] + size[0], corner[1] + size[1])


def _shown(end: Decimal | None, scale: Scale) -> float | None:
    return None if end is None else float(end * scale.factor)
