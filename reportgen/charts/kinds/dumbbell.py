"""Two values of each row on one line, joined by a bar: how far apart, and which way it went."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reportgen.charts.describe.pairs import are_periods
from reportgen.charts.ink import marker, polygon, rules, words
from reportgen.charts.labels import room, shorten
from reportgen.charts.marks import Frame, frame_of
from reportgen.charts.parts.bars import write_lines
from reportgen.charts.parts.pairs import RADIUS, draw_end, lit_by_row, trends_of
from reportgen.charts.parts.rows_beside import (
    Labels,
    close_axis,
    draw_ticks,
    labels_of,
    plot_ends,
    tick_height,
)
from reportgen.charts.wording import ABOVE, BELOW, MISSING, scale_for, unit_line

if TYPE_CHECKING:
    from reportgen.charts.marks import Mark
    from reportgen.charts.scene import Scene
    from reportgen.charts.sheet import Sheet
    from reportgen.charts.style import Area, Style
    from reportgen.charts.ticks import Axis

_SPACE, _ARROW = 8.0, 8.0
"""From a marker to its value, and what the arrow of a bound takes."""

_STUB = 24.0
"""How far the dashed line to a missing value reaches."""

_BAR = 5.0
_HEAD = 9.0
_SHORTEST = 2 * RADIUS + 2 * _HEAD
"""Least distance of two markers with room for an arrow head between them."""

_SIGN, _APART = 14.0, 22.0
"""Width of a sign in the legend, and between its entries."""

_INKS = {True: ("6", "1"), False: ("1", "2")}
"""Of the first and second value: an earlier one steps back, other pairs are equals."""


def unit(scene: Scene) -> str:
    """Return the unit above the plot."""
    facts = [fact for row in scene.grid.rows for fact in row.cells]
    return unit_line(scale_for(facts, scene), scene.language)


@dataclass(frozen=True, kw_only=True)
class DumbbellFrame(Frame):
    """The marks, the first column before the second.

    ``trends`` of the rows as in ``pairs.trends_of``; ``is_move``: the columns are two times, so
    that one value becomes the other.
    """

    trends: tuple[int | None, ...]
    is_move: bool

    def pair(self, row: int) -> tuple[Mark, Mark]:
        """Return both marks of a row."""
        return self.marks[row], self.marks[row + len(self.rows)]

    def is_whole(self, row: int) -> bool:
        """Return whether both values of a row are there."""
        return MISSING not in {mark.state for mark in self.pair(row)}


def prepare(scene: Scene) -> DumbbellFrame:
    """Return the marks, and which way each row went."""
    frame = frame_of(scene, (0, 1))
    return DumbbellFrame(
        marks=lit_by_row(frame, scene),
        rows=frame.rows,
        names=frame.names,
        trends=trends_of(scene),
        is_move=are_periods(scene, (0, 1)),
    )


def height(frame: DumbbellFrame, style: Style) -> float:
    """Return the height of headings, rows and the numbers of the axis."""
    return _top(frame, style) + labels_of(frame, style).height + tick_height(style)


def draw(sheet: Sheet, frame: DumbbellFrame, style: Style, area: Area) -> None:
    """Draw the axis, the headings, and for each row its name, bar, markers and values."""
    labels = labels_of(frame, style)
    axis = close_axis(frame.values, style)
    left = area.left + labels.room
    sides = [_reach(frame, mark, style) for mark in frame.marks]
    ends = plot_ends(axis, sides, (left, area.right), style)
    top = area.top + _top(frame, style)
    draw_ticks(sheet, axis, ends, (top, top + labels.height), style)
    _draw_heads(sheet, frame, axis, ends, area, labels, style)
    for row, lines in enumerate(labels.lines):
        x, y, align = labels.place(row, area.left, top)
        write_lines(sheet, x, y, lines, style, align=align, key=frame.marks[row].key)
    for row in range(len(frame.rows)):
        _draw_bar(sheet, frame, row, axis, ends, labels.middle(row, top))
    for mark in frame.marks:
        _draw_mark(sheet, frame, mark, axis, ends, labels.middle(mark.row, top), style)


def _top(frame: DumbbellFrame, style: Style) -> float:
    """Return the height of the headings, which stand in two rows where one is too narrow."""
    return style.leading * (2 if _needed(frame, style) > style.width - 8 else 1) + 14


def _needed(frame: DumbbellFrame, style: Style) -> float:
    """Return the width of both headings with their signs in one row."""
    return sum(room(name, style.size, bold=True) + _SIGN for name in frame.names) + _APART


def _side(frame: DumbbellFrame, mark: Mark) -> int:
    """Return where the value of a mark is written: -1 to the left, 1 to the right.

    The smaller of two stands to the left; beside a missing one, on the side away from it.
    """
    first, second = frame.pair(mark.row)
    if frame.is_whole(mark.row) and first.value != second.value:
        return -1 if mark.value == min(first.value, second.value) else 1
    return -1 if mark.series == 1 else 1


def _reach(frame: DumbbellFrame, mark: Mark, style: Style) -> tuple[float, float, float]:
    """Return the value of a mark, and the room its texts need to its left and right."""
    if mark.state == MISSING:
        return mark.value, 0.0, 0.0
    bound = _ARROW if mark.state in {ABOVE, BELOW} else 0.0
    own = RADIUS + bound + _SPACE + room(mark.text, style.small, bold=True)
    other = RADIUS + (0.0 if frame.is_whole(mark.row) else _STUB + 22.0)
    return (mark.value, own, other) if _side(frame, mark) < 0 else (mark.value, other, own)


def _draw_bar(
    sheet: Sheet, frame: DumbbellFrame, row: int, axis: Axis, ends: tuple[float, float], y: float
) -> None:
    """Draw the bar between two values, with an arrow head where one became the other."""
    if not frame.is_whole(row):
        return
    first, second = frame.pair(row)
    start, end = axis.at(first.value, *ends), axis.at(second.value, *ends)
    falls = frame.is_move and frame.trends[row] == -1
    key, soft = first.key, "soft-2" if falls else "soft-6"
    rules(sheet, [((start, y), (end, y))], ink="2" if falls else "6", width=1.5, key=key)
    half = _BAR / 2
    corners = [(start, y - half), (end, y - half), (end, y + half), (start, y + half)]
    polygon(sheet, corners, fill=soft, key=key)
    if frame.is_move and abs(end - start) >= _SHORTEST:
        sign = 1 if end > start else -1
        tip = end - sign * (RADIUS + 1)
        head = [(tip - sign * _HEAD, y - 5), (tip, y), (tip - sign * _HEAD, y + 5)]
        polygon(sheet, head, fill="2" if falls else "6", key=key)


def _draw_mark(
    sheet: Sheet, frame: DumbbellFrame, mark: Mark, axis: Axis, ends: tuple[float, float],
    y: float, style: Style,
) -> None:  # fmt: skip
    """Draw one marker with its value; a missing one ends a dashed line beside the other."""
    baseline, row = y + style.small * 0.36, mark.number
    sign = _side(frame, mark)
    if mark.state == MISSING:
        other = frame.pair(mark.row)[2 - mark.series]
        x = ends[0] + 12 + 20 * (mark.series - 1)
        if other.state != MISSING:
            start = axis.at(other.value, *ends) + sign * (RADIUS + 2)
            x = start + sign * (_STUB + 8)
            rules(sheet, [((start, y), (start + sign * _STUB, y))], ink="muted", dashes=(2, 3),
                  row=row)  # fmt: skip
        words(sheet, x, baseline, mark.text, style.small, ink="muted", align="center", row=row)
        return
    x, ink = axis.at(mark.value, *ends), _INKS[frame.is_move][mark.series - 1]
    draw_end(sheet, x, y, mark, ink=ink, series=mark.series, toward="right")
    outward = {ABOVE: 1, BELOW: -1}.get(mark.state) == sign
    x += sign * (RADIUS + _SPACE - 2 + (_ARROW if outward else 0))
    later = frame.is_move and mark.series == 2
    words(sheet, x, baseline, mark.text, style.small, align="right" if sign < 0 else "left",
          bold=later, halo=True, row=row)  # fmt: skip


def _draw_heads(
    sheet: Sheet, frame: DumbbellFrame, axis: Axis, ends: tuple[float, float], area: Area,
    labels: Labels, style: Style,
) -> None:  # fmt: skip
    """Name both columns above the markers of the first row, else in a line with their signs."""
    inks, y = _INKS[frame.is_move], area.top + style.size
    placed = _head_places(frame, axis, ends, area, labels, style)
    if placed:
        for number, (x, point) in enumerate(placed):
            words(sheet, x, y, frame.names[number], style.size, ink=f"text-{inks[number]}",
                  align="center", bold=True)  # fmt: skip
            foot = labels.middle(0, area.top + _top(frame, style)) - RADIUS - 3
            rules(sheet, [((point, y + 5), (point, foot))], ink="axis", width=0.75)
        return
    x = area.left + RADIUS
    for number, name in enumerate(frame.names):
        text = shorten(name, style.width - _SIGN - 8, style.size, bold=True)
        marker(sheet, x, y - style.size * 0.36, number + 1, ink=inks[number], radius=RADIUS)
        words(sheet, x + _SIGN - RADIUS, y, text, style.size, ink=f"text-{inks[number]}", bold=True)
        if _needed(frame, style) > style.width - 8:
            y += style.leading
        else:
            x += _SIGN + room(name, style.size, bold=True) + _APART


def _head_places(
    frame: DumbbellFrame, axis: Axis, ends: tuple[float, float], area: Area, labels: Labels,
    style: Style,
) -> list[tuple[float, float]]:  # fmt: skip
    """Return the middle of both headings and the points they stand over; nothing without room."""
    if labels.stand_above or not frame.is_whole(0):
        return []
    points = [axis.at(mark.value, *ends) for mark in frame.pair(0)]
    halves = [room(name, style.size, bold=True) / 2 for name in frame.names]
    left, right = (0, 1) if points[0] <= points[1] else (1, 0)
    lack = halves[0] + halves[1] + 10 - (points[right] - points[left])
    middles = list(points)
    middles[left] = max(points[left] - max(lack, 0) / 2, area.left + halves[left])
    middles[right] = min(points[right] + max(lack, 0) / 2, area.right - halves[right])
    if middles[right] - middles[left] < halves[0] + halves[1] + 6:
        return []
    if any(abs(m - p) > h for m, p, h in zip(middles, points, halves, strict=True)):
        return []
    return list(zip(middles, points, strict=True))
