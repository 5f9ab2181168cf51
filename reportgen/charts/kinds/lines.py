"""Lines over time, each named and valued at its end instead of in a legend."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING

from reportgen.charts.ink import trace, words
from reportgen.charts.labels import Box, is_free, room, spread, text_box, wrap
from reportgen.charts.marks import Frame, frame_of
from reportgen.charts.parts.columns import (
    GAP_PITCH,
    Lane,
    Places,
    draw_breaks,
    draw_lane_axis,
    draw_point,
    draw_row_labels,
    row_label_height,
    runs,
    tick_room,
)
from reportgen.charts.parts.values import Label, ranks_of, write_labels
from reportgen.charts.style import Area
from reportgen.charts.ticks import axis_for, trimmed
from reportgen.charts.wording import MISSING, scale_for, unit_line

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportgen.charts.scene import Scene
    from reportgen.charts.sheet import Sheet
    from reportgen.charts.style import Style

_MANY_POINTS = 60


def unit(scene: Scene) -> str:
    """Return the unit above the plot."""
    facts = [fact for row in scene.grid.rows for fact in row.cells]
    return unit_line(scale_for(facts, scene), scene.language)


@dataclass(frozen=True, kw_only=True)
class LinesFrame(Frame):
    """The marks; ``endings`` is the label at the end of each series, by the mark it stands at."""

    endings: dict[int, str]


def prepare(scene: Scene) -> LinesFrame:
    """Return the marks, and name and last value of each series.

    Missing: a series without its last value is labelled with the period of its last one; a
             series without any value is labelled ``…`` in its last row.
    """
    frame = frame_of(scene)
    brackets = "（{}）" if scene.language == "zh" else " ({})"
    endings = {}
    for number, series in frame.series.items():
        last = ([mark for mark in series if mark.state != MISSING] or series[-1:])[-1]
        when = "" if last is series[-1] else brackets.format(frame.rows[last.row].label)
        endings[last.number] = f"{frame.name_of(number)} {last.text}{when}"
    return LinesFrame(
        marks=frame.marks,
        rows=frame.rows,
        names=frame.names,
        is_over_time=frame.is_over_time,
        endings=endings,
    )


def height(frame: LinesFrame, style: Style) -> float:
    """Return the height of the plot with the labels below."""
    endings = sum(_block(lines, style) for lines in _ending_lines(frame, style).values())
    return max(style.plot, endings) + row_label_height(frame, style, style.width * 0.6)


def draw(sheet: Sheet, frame: LinesFrame, style: Style, area: Area) -> None:
    """Draw axis, lines, markers and the labels at the ends."""
    axis = axis_for(frame.values, zero=False, count=6 if not style.is_narrow else 5)
    axis = trimmed(axis, frame.values, least=4)
    endings = _ending_lines(frame, style)
    room_right = max(room(t, style.size, bold=True) for lines in endings.values() for t in lines)
    left, right = area.left + tick_room(axis, style), area.right - room_right - 22
    bottom = area.bottom - row_label_height(frame, style, right - left)
    lane = Lane(axis, Area(left, area.top + 6, right, bottom))
    places = _spaced(frame, left + 18, right - 4)
    numbers = draw_lane_axis(sheet, lane, style, area.left, side="left")
    draw_breaks(sheet, frame, places, lane.area)
    for series in frame.series.values():
        for run in runs(series):
            points = [(places.middles[m.row], lane.y(m.value)) for m in run]
            trace(sheet, points, ink=str(run[0].series), key=run[0].key)
    _draw_points(sheet, frame, lane, places, style, numbers)
    _draw_endings(sheet, frame, endings, lane, places, style)
    draw_row_labels(sheet, frame, places, Area(left, bottom, right, area.bottom), style)


def _draw_points(
    sheet: Sheet,
    frame: LinesFrame,
    lane: Lane,
    places: Places,
    style: Style,
    numbers: Sequence[Box],
) -> None:
    """Draw the markers; write first, highest and lowest values where they stand free."""
    ranks = ranks_of(frame)
    labels: list[Label] = []
    taken = list(numbers)
    single, absent = len(frame.series) == 1, dict.fromkeys(range(len(places.middles)), 0)
    for mark in frame.marks:
        x, y = places.middles[mark.row], lane.area.bottom
        if mark.state == MISSING:
            y -= GAP_PITCH * absent[mark.row]
            absent[mark.row] += 1
        else:
            y = lane.y(mark.value)
            taken.append(Box(x - 4, y - 4, x + 4, y + 4))
        small = len(frame.marks) > _MANY_POINTS
        draw_point(sheet, x, y, mark, style, step=places.step, small=small)
        rank = ranks[mark.number]
        if mark.state != MISSING and rank and (single or rank == 2):
            labels.append(Label(x, y - 9, mark.text, rank, mark.series, key=mark.key))
    taken += [
        Box(min(x1, x2), min(y1, y2), max(x1, x2), max(y1, y2))
        for (x1, y1), (x2, y2) in _strokes(frame, lane, places)
    ]
    if not single:
        labels = _all_or_none(labels, taken, style)
    write_labels(sheet, labels, taken, style)


def _all_or_none(labels: Sequence[Label], taken: Sequence[Box], style: Style) -> list[Label]:
    """Return the first values above their points (the lowest may stand below its own), or none.

    One value alone at the beginning of several lines would seem to be about all of them.
    """
    done, placed = list(taken), list[Label]()
    lowest = max((label.y for label in labels), default=0.0)
    for label in labels:
        below = [replace(label, y=label.y + 18 + style.small * 0.75)] * (label.y == lowest)
        spots = (label, *below)
        for spot in spots:
            box = text_box(spot.x, spot.y, spot.text, style.small, align="center")
            if is_free(box, done, gap=1):
                done.append(box)
                placed.append(spot)
                break
        else:
            return []
    return placed


def _strokes(
    frame: LinesFrame, lane: Lane, places: Places
) -> list[tuple[tuple[float, float], tuple[float, float]]]:
    """Return the lines cut into short pieces, whose boxes a label must not touch."""
    pieces: list[tuple[tuple[float, float], tuple[float, float]]] = []
    for before, after in pairwise(frame.marks):
        if not after.joined:
            continue
        x1, y1 = places.middles[before.row], lane.y(before.value)
        x2, y2 = places.middles[after.row], lane.y(after.value)
        cuts = [(x1 + (x2 - x1) * s / 8, y1 + (y2 - y1) * s / 8) for s in range(9)]
        pieces += pairwise(cuts)
    return pieces


def _draw_endings(
    sheet: Sheet,
    frame: LinesFrame,
    endings: dict[int, tuple[str, ...]],
    lane: Lane,
    places: Places,
    style: Style,
) -> None:
    """Write name and last value of each series to the right, none upon another."""
    marks = [frame.marks[number] for number in endings]
    points = [
        (
            places.middles[mark.row],
            lane.area.bottom if mark.state == MISSING else lane.y(mark.value),
        )
        for mark in marks
    ]
    heights = [_block(lines, style) for lines in endings.values()]
    middles = spread([y for _, y in points], heights, lane.area.top - 8, lane.area.bottom + 8)
    label_x = lane.area.right + 18
    for mark, (x, y), middle, lines in zip(marks, points, middles, endings.values(), strict=True):
        series = str(mark.series)
        if mark.state != MISSING:
            turn = max(x + 6, lane.area.right + 3)
            trace(sheet, [(x + 6, y), (turn, y), (label_x - 4, middle)], ink=series, width=0.8,
                  key=mark.key)  # fmt: skip
        first = middle - (len(lines) - 1) * style.size * 0.6 + style.size * 0.36
        for number, line in enumerate(lines):
            baseline = first + number * style.size * 1.2
            words(sheet, label_x, baseline, line, style.size, ink=f"text-{series}", bold=True,
                  key=mark.key)  # fmt: skip


def _ending_lines(frame: LinesFrame, style: Style) -> dict[int, tuple[str, ...]]:
    """Return the label at the end of each series, wrapped, by the row of its mark."""
    width = 116 if style.is_narrow else 190
    return {
        number: wrap(text, width, style.size, lines=3, bold=True)
        for number, text in frame.endings.items()
    }


def _block(lines: tuple[str, ...], style: Style) -> float:
    return len(lines) * style.size * 1.2 + 4


def _spaced(frame: LinesFrame, left: float, right: float) -> Places:
    """Return the places of the rows with the first and last at the ends."""
    xs = [row.x for row in frame.rows]
    steps = max(xs)
    if not steps:
        return Places(((left + right) / 2,), right - left)
    step = (right - left) / steps
    return Places(tuple(left + float(x) * step for x in xs), step)
