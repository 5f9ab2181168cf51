"""How much room a slope chart needs: names, values and headings, each measured once."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from reportgen.charts.labels import room, spread, wrap
from reportgen.charts.wording import MISSING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from reportgen.charts.kinds.slope import SlopeFrame
    from reportgen.charts.style import Area, Style

GAP, BETWEEN = 20.0, 8.0
"""From an axis to the values beside it, and from those to the names."""

LEAD = 1.2
"""Distance of the lines of one name, in text sizes."""

_BELOW = 14.0
"""From the plot to what has no value."""

_NAME_WIDTH = {"wide": 168.0, "narrow": 118.0}
_LEAST_STEP = 40.0
"""Where values would leave less from column to column, the tooltips and the table have them."""

_LONE_WIDTH = 72.0
"""Room on a phone for the name of a row that ends before the last column."""

_MOST_LINES = {"wide": 3, "narrow": 4}
_HEAD_GAP = 20.0
_SAMPLE = 32.0
"""Width of a sample of a line in the legend, with the gap to its name."""


@dataclass(frozen=True, kw_only=True)
class Side:
    """The labels beside the first or the last column.

    ``names`` in lines, by row; ``heights`` of the labels by the number of their mark; ``values``
    the width of the widest value, ``width`` that of everything.
    """

    names: Mapping[int, tuple[str, ...]]
    heights: Mapping[int, float]
    values: float
    width: float


@dataclass(frozen=True, kw_only=True)
class Rooms:
    """Everything around the lines: sides, headings in lines, and legend entries with x and row."""

    sides: Mapping[int, Side]
    heads: tuple[tuple[str, ...], ...]
    legend: tuple[tuple[int | None, float, int], ...]
    top: float
    plot: float
    gutter: float

    @property
    def height(self) -> float:
        """Return the height of all."""
        return self.top + self.plot + self.gutter


def rooms_of(frame: SlopeFrame, style: Style, words: Mapping[int | None, str]) -> Rooms:
    """Return the room of everything; ``words`` name the trends in the legend."""
    for has_values in (True, False):
        sides = {
            series: _side(frame, style, series, has_values=has_values) for series in (1, frame.last)
        }
        width = style.width - sum(side.width for side in sides.values())
        if width >= _LEAST_STEP * (frame.last - 1):
            break
    step = width / (frame.last - 1) - 8
    heads = tuple(wrap(head, step, style.size, lines=3, bold=True) for head in frame.names)
    legend, rows = _legend(frame, style, words)
    return Rooms(
        sides=sides,
        heads=heads,
        legend=legend,
        top=rows * style.leading * 1.2
        + max(len(lines) for lines in heads) * style.size * LEAD
        + _HEAD_GAP,
        plot=max(style.plot, *(sum(side.heights.values()) for side in sides.values())),
        gutter=_gutter(frame, style, sides),
    )


def _side(frame: SlopeFrame, style: Style, series: int, *, has_values: bool) -> Side:
    """Return the labels of the first or the last column.

    A phone has room for names on one side only. What is without its first value is named inside,
    below the lines; what is without its last is named where its line ends.
    """
    width, rows = _NAME_WIDTH[style.name], list(range(len(frame.rows)))
    if style.is_narrow and series == 1:
        width = _LONE_WIDTH
        rows = [row for row in rows if frame.line(row)[-1].state == MISSING]
    names = {
        row: wrap(frame.rows[row].label, width, style.size, lines=_MOST_LINES[style.name])
        for row in rows
    }
    marks = frame.series[series]
    shown = [mark for mark in marks if has_values or mark.state == MISSING]
    values = max((room(mark.text, style.size, bold=True) for mark in shown), default=0.0)
    beside = max((room(t, style.size) + BETWEEN for ts in names.values() for t in ts), default=0.0)
    heights = {
        mark.number: max(1, len(names.get(mark.row, ()))) * style.size * LEAD + 2.5
        for mark in marks
    }
    return Side(names=names, heights=heights, values=values, width=GAP + values + beside)


def _legend(
    frame: SlopeFrame, style: Style, words: Mapping[int | None, str]
) -> tuple[tuple[tuple[int | None, float, int], ...], int]:
    """Return where each kind of line is explained, and in how many rows: none where all rise."""
    drawn = {
        frame.trends[row]
        for row in range(len(frame.rows))
        if any(MISSING not in {a.state, b.state} for a, b in pairwise(frame.line(row)))
    }
    if drawn <= {1}:
        return (), 0
    entries, x, row = [], 0.0, 0
    for trend in (trend for trend in words if trend in drawn):
        needed = _SAMPLE + room(words[trend], style.small)
        if x and x + needed > style.width - 4:
            x, row = 0.0, row + 1
        entries.append((trend, x, row))
        x += needed + 16
    return tuple(entries), row + 1


def _gutter(frame: SlopeFrame, style: Style, sides: Mapping[int, Side]) -> float:
    """Return the height below the plot, where what has no value is listed."""
    heights = [10.0]
    for series, marks in frame.series.items():
        absent = [mark.number for mark in marks if mark.state == MISSING]
        if absent:
            tall = sides[series].heights if series in sides else {}
            heights.append(_BELOW + sum(tall.get(number, style.leading) for number in absent))
    return max(heights)


def column_places(frame: SlopeFrame, rooms: Rooms, style: Style, plot: Area) -> tuple[float, ...]:
    """Return the middle of each column; at even distances where the headings ask for it."""
    half = [max(room(t, style.size, bold=True) for t in lines) / 2 for lines in rooms.heads]
    gaps = [later - earlier for earlier, later in pairwise(frame.places)]
    fits = all(
        gap * plot.width > one + other + 6
        for gap, (one, other) in zip(gaps, pairwise(half), strict=True)
    )
    even = [number / len(gaps) for number in range(len(half))]
    return tuple(plot.left + share * plot.width for share in (frame.places if fits else even))


def points_of(
    frame: SlopeFrame, style: Style, xs: Sequence[float], plot: Area
) -> tuple[tuple[float, float], ...]:
    """Return the place of every mark; those without a value stand below the plot, in turn."""
    low, high = (min(frame.values), max(frame.values)) if frame.values else (0.0, 0.0)
    start, end = (plot.top, plot.bottom) if frame.is_ranked else (plot.bottom, plot.top)
    absent = dict.fromkeys(frame.series, 0)
    points = []
    for mark in frame.marks:
        if mark.state == MISSING:
            y = plot.bottom + _BELOW + (absent[mark.series] + 0.5) * style.leading
            absent[mark.series] += 1
        else:
            share = (mark.value - low) / (high - low) if high > low else 0.5
            y = start + share * (end - start)
        points.append((xs[mark.series - 1], y))
    return tuple(points)


def label_places(
    frame: SlopeFrame, rooms: Rooms, plot: Area, points: Sequence[tuple[float, float]]
) -> dict[int, float]:
    """Return the middle of the label of each mark of the first and last column."""
    places: dict[int, float] = {}
    for series, side in rooms.sides.items():
        marks = frame.series[series]
        present = [mark.number for mark in marks if mark.state != MISSING]
        wanted, heights = [points[n][1] for n in present], [side.heights[n] for n in present]
        spaced = spread(wanted, heights, plot.top - 9, plot.bottom + 9)
        places |= dict(zip(present, spaced, strict=True))
        y = plot.bottom + _BELOW
        for mark in (mark for mark in marks if mark.state == MISSING):
            places[mark.number] = y + side.heights[mark.number] / 2
            y += side.heights[mark.number]
    return places
