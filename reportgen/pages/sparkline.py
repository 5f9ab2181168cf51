"""A series as a small line: where it began, how it went, where it is now."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

WIDTH, HEIGHT, MARGIN = 96, 28, 4
FEWEST = 3
"""With fewer values in a row there is no course to see: the tile says the change in words."""


@dataclass(frozen=True, kw_only=True)
class Point:
    """A value at a place in time, counted in months; ``value`` None where it is missing."""

    at: int
    value: Decimal | None


@dataclass(frozen=True, kw_only=True)
class Dot:
    """A place in the drawing, in its own units and ready to print."""

    x: str
    y: str


@dataclass(frozen=True, kw_only=True)
class Sparkline:
    """A drawing: ``lines`` as ``points`` of polylines, ``dots`` the values no line reaches.

    ``last`` is the last value, which is marked; ``label`` says in words what is drawn.
    """

    label: str
    lines: tuple[str, ...]
    dots: tuple[Dot, ...]
    last: Dot
    width: int = WIDTH
    height: int = HEIGHT


def sparkline(
    points: Sequence[Point], *, step: int, label: str, breaks: Collection[int] = ()
) -> Sparkline | None:
    """Return a series as a line from its first to its last value.

    Shape:   points in order of time; ``step`` is the distance of neighbours, in months.
    Unit:    any; lowest and highest value are the lower and upper edge, zero is not.
    Missing: None where no three values follow one another. The line is broken where a value is
             missing, where a neighbour is further away than ``step``, and at ``breaks``: the months
             in which another definition begins.
    """
    runs = list(_runs(points, step, breaks))
    if max(map(len, runs), default=0) < FEWEST:
        return None
    known = [point for run in runs for point in run]
    place = _Scale(known)
    return Sparkline(
        label=label,
        lines=tuple(
            " ".join(f"{dot.x},{dot.y}" for dot in map(place, run)) for run in runs if len(run) > 1
        ),
        dots=tuple(place(run[0]) for run in runs if len(run) == 1),
        last=place(known[-1]),
    )


class _Scale:
    """Places points in the drawing; a series without a change lies in its middle."""

    def __init__(self, known: Sequence[Point]) -> None:
        values = [point.value for point in known if point.value is not None]
        self.low, self.high = min(values), max(values)
        self.first, self.last = known[0].at, known[-1].at

    def __call__(self, point: Point) -> Dot:
        value = self.low if point.value is None else point.value
        span = self.high - self.low
        above = (value - self.low) / span if span else Decimal("0.5")
        along = Decimal(point.at - self.first) / ((self.last - self.first) or 1)
        return Dot(
            x=_printed(MARGIN + along * (WIDTH - 2 * MARGIN)),
            y=_printed(HEIGHT - MARGIN - above * (HEIGHT - 2 * MARGIN)),
        )


def _runs(
    points: Sequence[Point], step: int, breaks: Collection[int]
) -> Iterator[tuple[Point, ...]]:
    """Yield the stretches a line may join."""
    run = [point for point in points[:1] if point.value is not None]
    for before, point in pairwise(points):
        is_far = point.at - before.at > step
        is_new = any(before.at < month <= point.at for month in breaks)
        if run and (point.value is None or is_far or is_new):
            yield tuple(run)
            run = []
        if point.value is not None:
            run.append(point)
    if run:
        yield tuple(run)


def _printed(number: Decimal) -> str:
    return f"{number:.1f}".removesuffix(".0")
