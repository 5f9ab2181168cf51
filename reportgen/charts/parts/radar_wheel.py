"""Where the spokes of a radar end and its names stand: as large a wheel as leaves them whole."""

from __future__ import annotations

import math
from dataclasses import dataclass
from itertools import pairwise, product
from typing import TYPE_CHECKING

from reportgen.charts.labels import room, spread, wrap

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportgen.charts.kinds.radar import RadarFrame
    from reportgen.charts.style import Style

_RADII = {"wide": (171.0, 96.0), "narrow": (124.0, 84.0)}
"""The largest and the smallest wheel, in steps of ``_STEP``."""

_STEP = 5.0
_LIFTS = (0.0, 1.0, 1.8)
_SHORT = 90.0
"""A name no wider than this is broken only where every wheel asks for it."""

_WIDEST = {"wide": 190.0, "narrow": 150.0}
_ACROSS = {"wide": 300.0, "narrow": 240.0}
"""Most width of a name at a side, and of one above or below the wheel."""

_MOST_LINES = 4
_LEAD = 1.22
_OUT = 12.0
"""From the rim to the names."""

_SIGNS = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫"


@dataclass(frozen=True, kw_only=True)
class Corner:
    """The label at the end of a spoke: the lines of its name, with room for values below them.

    ``x``, ``top`` and ``bottom`` count from the hub.
    """

    lines: tuple[str, ...]
    x: float
    top: float
    bottom: float
    align: str


@dataclass(frozen=True, kw_only=True)
class Wheel:
    """A radius, the corners, how far all reaches above and below the hub, and numbered names."""

    radius: float
    corners: tuple[Corner, ...]
    above: float
    below: float
    listed: tuple[str, ...]


def direction(number: int, count: int) -> tuple[float, float]:
    """Return where a spoke points: the first upwards, the others clockwise."""
    angle = 2 * math.pi * number / count
    return math.sin(angle), -math.cos(angle)


def wheel_of(frame: RadarFrame, style: Style) -> Wheel:
    """Return the largest wheel that cuts no name; where there is none, the names are numbered."""
    names = [row.label for row in frame.rows]
    largest, smallest = _RADII[style.name]
    short = {name for name in names if room(name, style.size) <= _SHORT}
    for unbroken in (short, set()):
        for step, lift in product(range(int((largest - smallest) / _STEP) + 1), _LIFTS):
            radius = largest - step * _STEP
            corners = _corners(names, frame.notes, radius, style, lift=lift)
            broken = {n for n, c in zip(names, corners, strict=True) if len(c.lines) > 1}
            if not broken & unbroken and _is_whole(corners, style):
                return _wheel(radius, corners, ())
    signs = list(_SIGNS[: len(names)])
    listed = tuple(
        line
        for sign, name in zip(signs, names, strict=True)
        for line in wrap(f"{sign} {name}", style.width - 8, style.size, lines=3)
    )
    return _wheel(largest, _corners(signs, frame.notes, largest, style), listed)


def _wheel(radius: float, corners: tuple[Corner, ...], listed: tuple[str, ...]) -> Wheel:
    rim = [direction(number, len(corners))[1] * radius for number in range(len(corners))]
    return Wheel(
        radius=radius,
        corners=corners,
        above=max(-min(rim), *(-corner.top for corner in corners)),
        below=max(*rim, *(corner.bottom for corner in corners)),
        listed=listed,
    )


def _is_whole(corners: Sequence[Corner], style: Style) -> bool:
    """Return whether no name is cut and none leaves the picture."""
    for corner in corners:
        widest = max(room(line, style.size) for line in corner.lines)
        reach = abs(corner.x) + widest * (0.5 if corner.align == "center" else 1.0)
        if reach > style.width / 2 - 4 or corner.lines[-1].endswith("…"):
            return False
    return True


def _corners(
    names: Sequence[str], notes: Sequence[int], radius: float, style: Style, *, lift: float = 0.0
) -> tuple[Corner, ...]:
    """Return the labels around a wheel, those of each side moved apart.

    ``lift`` moves those at the sides up (in the lower half down) by this share of half their
    height, to where the rim leaves them more room.
    """
    count, line = len(names), style.size * _LEAD
    ways = [direction(number, count) for number in range(count)]
    blocks = []
    for name, (x, _) in zip(names, ways, strict=True):
        width = style.width / 2 - radius * abs(x) * (1 - 0.15 * lift) - _OUT - 6
        width = min(_WIDEST[style.name], width)
        width = _ACROSS[style.name] if _is_upright(x) else width
        blocks.append(wrap(name, width, style.size, lines=_MOST_LINES))
    heights = [(len(b) + more) * line for b, more in zip(blocks, notes, strict=True)]
    middles = [
        y * (radius + _OUT) + (lift * math.copysign(height / 2, y) if abs(y) < 0.5 else 0.0)
        for (_, y), height in zip(ways, heights, strict=True)
    ]
    out = radius + _OUT
    for side in (-1, 1):
        own = [n for n, (x, _) in enumerate(ways) if not _is_upright(x) and (x > 0) == (side > 0)]
        reach = max(radius + _OUT, sum(heights[n] for n in own) / 2)
        placed = spread([middles[n] for n in own], [heights[n] for n in own], -reach, reach)
        for n, middle in zip(own, placed, strict=True):
            middles[n] = middle
        out = max(out, reach)
    for number, (x, y) in enumerate(ways):
        if _is_upright(x):
            middles[number] = math.copysign(out + heights[number] / 2, y)
    rim = [(abs(x) * radius, y * radius) for x, y in ways]
    return tuple(
        _corner(block, x, (middle - height / 2, middle + height / 2), rim)
        for block, (x, _), middle, height in zip(blocks, ways, middles, heights, strict=True)
    )


def _corner(
    lines: tuple[str, ...], x: float, ends: tuple[float, float], rim: Sequence[tuple[float, float]]
) -> Corner:
    """Return a label beside the rim, as near as its height allows."""
    top, bottom = ends
    if _is_upright(x):
        return Corner(lines=lines, x=0.0, top=top, bottom=bottom, align="center")
    side = _reach(rim, top, bottom) + _OUT
    return Corner(
        lines=lines,
        x=math.copysign(side, x),
        top=top,
        bottom=bottom,
        align="left" if x > 0 else "right",
    )


def _reach(rim: Sequence[tuple[float, float]], top: float, bottom: float) -> float:
    """Return how far the rim comes out between two heights."""
    corners = [x for x, y in rim if top <= y <= bottom]
    sides = [
        x1 + (x2 - x1) * (y - y1) / (y2 - y1)
        for (x1, y1), (x2, y2) in pairwise(rim[: len(rim) // 2 + 1])
        for y in (top, bottom)
        if y1 < y < y2
    ]
    return max([*corners, *sides], default=0.0)


def _is_upright(x: float) -> bool:
    return abs(x) < 0.1
