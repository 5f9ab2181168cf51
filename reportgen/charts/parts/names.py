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

_GAP = 2.5
_CELL = 48.0
_NEAR = ((1, 0), (-1, 0), (0, -1), (0, 1), (1, -1), (1, 1), (-1, -1), (-1, 1))
_FAR = (
    (1, -1), (-1, -1), (0.5, -1), (-0.5, -1), (0.2, -1), (-0.2, -1), (1, -0.5), (-1, -0.5),
    (1, 1), (-1, 1), (0.5, 1), (-0.5, 1), (0, 1), (1, 0.5), (-1, 0.5),
)  # fmt: skip
_REACHES = (15.0, 24.0, 36.0, 50.0, 66.0)
_STEPS = 8
_FEW, _FIRST = 24, 6
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


Placed = tuple[Place, Box]
"""A place with the room it takes."""


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


def place_names(names: Sequence[Name], taken: Taken, area: Area, size: float) -> dict[int, Placed]:
    """Return where each name that finds room stands, by its number; the first matter most.

    Rule:    beside its point where that is free, else at the end of a line. Which name chooses
             first decides how many find room: of a few orders the one that serves most is kept.
    ``taken`` holds the points and all other text.
    """
    choices = Choices(names, taken, area, size)
    tries = [_placed(order, sure, choices) for order, sure in _orders(names)]
    return max(tries, key=_worth, default={})


class Choices:
    """The places of each name that are clear of points and other text, found when asked for."""

    def __init__(self, names: Sequence[Name], taken: Taken, area: Area, size: float) -> None:
        self._names, self._taken, self._area, self._size = names, taken, area, size
        self._found: dict[tuple[int, bool], list[Placed]] = {}

    def of(self, number: int, *, far: bool) -> list[Placed]:
        """Return the places beside the point of a name, or those a line leads to."""
        key = (number, far)
        if key not in self._found:
            ways = (_far if far else _near)(self._names[number], self._size)
            self._found[key] = [one for one in ways if self._is_possible(one)]
        return self._found[key]

    def _is_possible(self, found: Placed) -> bool:
        area, box = self._area, found[1]
        inside = area.left <= box.left and box.right <= area.right
        inside = inside and area.top <= box.top and box.bottom <= area.bottom
        return inside and _is_clear(found, self._taken)


def _orders(names: Sequence[Name]) -> Iterator[tuple[Sequence[int], int]]:
    """Yield the orders to try, and how many at the head may draw a line before all the others.

    As given, then from each side; of many names only as given.
    """
    numbers = range(len(names))
    yield numbers, 0
    if len(names) <= _FEW:
        yield numbers, _FIRST
        yield sorted(numbers, key=lambda number: names[number].x), 0
        yield sorted(numbers, key=lambda number: -names[number].x), 0


def _placed(order: Sequence[int], sure: int, choices: Choices) -> dict[int, Placed]:
    """Return the places names get in an order: those beside their points before those at lines."""
    placed: dict[int, Placed] = {}
    taken = Taken()
    passes = ((order[:sure], False), (order[:sure], True), (order, False), (order, True))
    for numbers, far in passes:
        left = [number for number in numbers if number not in placed]
        for number in left[:_MOST_LINES] if far else left:
            found = next((c for c in choices.of(number, far=far) if _is_clear(c, taken)), None)
            if found is not None:
                placed[number] = found
                for box in (found[1], *_steps(found[0])):
                    taken.add(box)
    return placed


def _worth(placed: dict[int, Placed]) -> float:
    """Return how good an outcome is: the first names count double, lines cost a little."""
    lines = sum(place.leader is not None for place, _ in placed.values())
    return len(placed) + sum(number < _FIRST for number in placed) - 0.2 * lines


def _is_clear(found: Placed, taken: Taken) -> bool:
    """Return whether a name and the line to it, if it has one, touch nothing that is taken."""
    place, box = found
    return taken.is_free(box) and all(taken.is_free(step, gap=0.5) for step in _steps(place))


def _near(name: Name, size: float) -> Iterator[Placed]:
    """Yield the places right beside a point, the best first."""
    block = _block_size(name, size)
    for dx, dy in _NEAR:
        reach = name.radius * 0.7 + 2 if abs(dx) == abs(dy) else name.radius + 4
        yield _block(name, (dx, dy), reach, block, leader=False)


def _far(name: Name, size: float) -> Iterator[Placed]:
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
) -> Placed:  # fmt: skip
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


def _steps(place: Place) -> list[Box]:
    """Return the points of the line to a name, near enough to each other to stop any text."""
    if place.leader is None:
        return []
    (x, y), (end_x, end_y) = place.leader
    shares = [step / _STEPS for step in range(_STEPS + 1)]
    points = [(x + (end_x - x) * share, y + (end_y - y) * share) for share in shares]
    return [Box(at_x, at_y, at_x, at_y) for at_x, at_y in points]


def _cells_of(box: Box) -> list[tuple[int, int]]:
    """Return the squares of the plane a box touches, a gap around it included."""
    left, right = int((box.left - _GAP) // _CELL), int((box.right + _GAP) // _CELL)
    top, bottom = int((box.top - _GAP) // _CELL), int((box.bottom + _GAP) // _CELL)
    return [(x, y) for x in range(left, right + 1) for y in range(top, bottom + 1)]
