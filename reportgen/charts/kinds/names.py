"""Names beside the points of a plot: near where there is room, else at the end of a thin line."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reportgen.charts.labels import Box, room

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from reportgen.charts.sheet import Point
    from reportgen.charts.style import Area

_GAP = 2.0
_CELL = 48.0
_NEAR = (
    (1, 0), (-1, 0), (0, -1), (0, 1), (1, -1), (1, 1), (-1, -1), (-1, 1),
    (0.1, -1), (-0.1, -1), (0.1, 1), (-0.1, 1),
)  # fmt: skip
_FAR = (
    (1, -1), (-1, -1), (0.5, -1), (-0.5, -1), (0.2, -1), (-0.2, -1), (1, -0.5), (-1, -0.5),
    (1, 1), (-1, 1), (0.5, 1), (-0.5, 1), (0, 1), (1, 0.5), (-1, 0.5),
)  # fmt: skip
_REACHES = (15.0, 24.0, 36.0, 50.0, 66.0)
_STEPS = 8
_MOST_LINES = 12
"""How many names may look for room at the end of a line: more would be a thicket."""


@dataclass(frozen=True, slots=True)
class Name:
    """A name to be placed: its lines, the middle of its point, and how far the point reaches."""

    lines: tuple[str, ...]
    x: float
    y: float
    radius: float


@dataclass(frozen=True, slots=True)
class Place:
    """Where a name stands: the corner of its block, and the line from its point if it is far."""

    left: float
    top: float
    align: str
    leader: tuple[Point, Point] | None = None


class Taken:
    """The boxes taken so far, found by where they lie: asking costs the same for 10 and 500."""

    def __init__(self, boxes: Iterable[Box] = ()) -> None:
        self._cells: dict[tuple[int, int], list[Box]] = {}
        for box in boxes:
            self.add(box)

    def add(self, box: Box) -> None:
        """Take the room of a box."""
        for cell in _cells_of(box):
            self._cells.setdefault(cell, []).append(box)

    def is_free(self, box: Box, gap: float = _GAP) -> bool:
        """Return whether a box keeps its distance from all that is taken."""
        return not any(
            box.overlaps(other, gap)
            for cell in _cells_of(box)
            for other in self._cells.get(cell, ())
        )


def place_names(
    names: Sequence[Name], taken: Taken, area: Area, size: float
) -> dict[int, tuple[Place, Box]]:
    """Return where each name that finds room stands, by its number; the first choose first.

    Rule:    beside its point where that is free; then, once all those stand, at the end of a line.
    ``taken`` holds the points and all other text, and in the end the names as well.
    """
    placed: dict[int, tuple[Place, Box]] = {}
    for candidates in (_near, _far):
        left = [number for number in range(len(names)) if number not in placed]
        for number in left if candidates is _near else left[:_MOST_LINES]:
            for place, box in candidates(names[number], size):
                if _is_inside(box, area) and taken.is_free(box) and _is_clear(place, taken):
                    placed[number] = place, box
                    taken.add(box)
                    break
    return placed


def _near(name: Name, size: float) -> Iterator[tuple[Place, Box]]:
    """Yield the places right beside a point, the best first."""
    block = _block_size(name, size)
    for dx, dy in _NEAR:
        reach = name.radius * 0.7 + 2 if abs(dx) == abs(dy) else name.radius + 4
        yield _block(name, (dx, dy), reach, block, leader=False)


def _far(name: Name, size: float) -> Iterator[tuple[Place, Box]]:
    """Yield the places a line leads to, the nearest first."""
    block = _block_size(name, size)
    for reach in _REACHES:
        for towards in _FAR:
            yield _block(name, towards, reach, block, leader=True)


def _block_size(name: Name, size: float) -> tuple[float, float]:
    return max(room(line, size) for line in name.lines), len(name.lines) * size * 1.15


def _block(
    name: Name, towards: tuple[float, float], reach: float, size: tuple[float, float], *,
    leader: bool,
) -> tuple[Place, Box]:  # fmt: skip
    """Return the block of a name in a direction of its point, which the block begins at."""
    (dx, dy), (width, tall) = towards, size
    x, y = name.x + dx * reach, name.y + dy * reach
    left = x - (0 if dx > 0 else width if dx < 0 else width / 2)
    top = y - (0 if dy > 0 else tall if dy < 0 else tall / 2)
    line = None
    if leader:
        share = (name.radius + 2) / (reach * math.hypot(dx, dy))
        start = (name.x + dx * reach * share, name.y + dy * reach * share)
        line = (start, (x - dx * 1.5, y - dy * 1.5))
    align = "left" if dx > 0 else "right" if dx < 0 else "center"
    return Place(x, top, align, line), Box(left, top, left + width, top + tall)


def _is_inside(box: Box, area: Area) -> bool:
    return (
        box.left >= area.left
        and box.right <= area.right
        and box.top >= area.top
        and box.bottom <= area.bottom
    )


def _is_clear(place: Place, taken: Taken) -> bool:
    """Return whether the line to a name, if it has one, runs through nothing that is taken."""
    if place.leader is None:
        return True
    (x, y), (end_x, end_y) = place.leader
    return all(
        taken.is_free(Box(at_x, at_y, at_x, at_y), gap=0.5)
        for step in range(_STEPS + 1)
        for at_x, at_y in [(x + (end_x - x) * step / _STEPS, y + (end_y - y) * step / _STEPS)]
    )


def _cells_of(box: Box) -> list[tuple[int, int]]:
    """Return the squares of the plane a box touches, a gap around it included."""
    left, right = int((box.left - _GAP) // _CELL), int((box.right + _GAP) // _CELL)
    top, bottom = int((box.top - _GAP) // _CELL), int((box.bottom + _GAP) // _CELL)
    return [(x, y) for x in range(left, right + 1) for y in range(top, bottom + 1)]
