"""Bars of several series side by side, upright where their labels fit, else lying."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportgen.charts.ink import rules
from reportgen.charts.labels import wrap
from reportgen.charts.marks import frame_of
from reportgen.charts.parts.bars import label_lines, lying_bar, span, write_lines
from reportgen.charts.parts.columns import (
    Lane,
    band,
    draw_breaks,
    draw_columns,
    draw_lane_axis,
    draw_row_labels,
    row_label_height,
    tick_room,
)
from reportgen.charts.plate import Entry, draw_legend, legend_height
from reportgen.charts.style import Area
from reportgen.charts.ticks import axis_for, snug_axis, trimmed
from reportgen.charts.wording import scale_for, unit_line

if TYPE_CHECKING:
    from reportgen.charts.marks import Frame
    from reportgen.charts.scene import Scene
    from reportgen.charts.sheet import Sheet
    from reportgen.charts.style import Style

_THINNEST = {True: 5.0, False: 12.0}
"""Least width of an upright bar, over time and otherwise."""

_FEW = 4
_BAR, _GROUP_GAP = 15.0, 12.0


def unit(scene: Scene) -> str:
    """Return the unit above the plot."""
    facts = [fact for row in scene.grid.rows for fact in row.cells]
    return unit_line(scale_for(facts, scene), scene.language)


def prepare(scene: Scene) -> Frame:
    """Return the marks, series by series."""
    return frame_of(scene)


def is_upright(frame: Frame, style: Style) -> bool:
    """Return whether the bars stand: their labels fit below, and none is too thin."""
    step = band(frame, 0, style.width - 50).step
    thin = step * 0.74 / len(frame.series) < _THINNEST[frame.is_over_time]
    if frame.is_over_time or thin:
        return not thin
    cut = [wrap(row.label, step - 6, style.size, lines=3) for row in frame.rows]
    return not any(line.endswith("…") for lines in cut for line in lines)


def height(frame: Frame, style: Style) -> float:
    """Return the height of legend, plot and labels."""
    legend = legend_height(_entries(frame), style, style.width)
    if is_upright(frame, style):
        return (
            legend + _plot_height(frame, style) + row_label_height(frame, style, style.width - 50)
        )
    return legend + 8 + sum(_group_heights(frame, style))


def draw(sheet: Sheet, frame: Frame, style: Style, area: Area) -> None:
    """Draw the legend and the bars, upright or lying."""
    top = draw_legend(sheet, _entries(frame), area, style) + 8
    plot = Area(area.left, top, area.right, area.bottom)
    if is_upright(frame, style):
        _draw_upright(sheet, frame, style, plot)
    else:
        _draw_lying(sheet, frame, style, plot)


def _draw_upright(sheet: Sheet, frame: Frame, style: Style, area: Area) -> None:
    axis = trimmed(axis_for(frame.values, zero=True), frame.values, least=4)
    left = area.left + tick_room(axis, style)
    bottom = area.bottom - row_label_height(frame, style, area.right - left)
    lane = Lane(axis, Area(left, area.top + 18, area.right, bottom))
    places = band(frame, left, area.right)
    numbers = draw_lane_axis(sheet, lane, style, area.left, side="left")
    draw_columns(sheet, frame, lane, places, style, numbers, signs=len(_entries(frame)) > 0)
    draw_breaks(sheet, frame, places, lane.area)
    draw_row_labels(sheet, frame, places, Area(left, bottom, area.right, area.bottom), style)


def _draw_lying(sheet: Sheet, frame: Frame, style: Style, area: Area) -> None:
    """Draw each group below its label, which has the whole width."""
    ends = span(frame.marks, style, area)
    axis = snug_axis(frame.values)
    heights = _group_heights(frame, style)
    tops = [area.top + sum(heights[:row]) for row in range(len(heights))]
    labels = _labels(frame, style)
    order = list(frame.series)
    for mark in frame.marks:
        first = tops[mark.row] + len(labels[mark.row]) * style.size * 1.2 + 4
        middle = first + (order.index(mark.series) + 0.5) * (_BAR + 1)
        lying_bar(sheet, mark, middle, _BAR, axis, ends, style, sign=len(order) > 1)
    base = axis.at(0.0, *ends)
    for top, tall, lines, key in zip(tops, heights, labels, frame.row_keys, strict=True):
        write_lines(sheet, area.left, top + len(lines) * style.size * 0.6, lines, style, key=key)
        first = top + len(lines) * style.size * 1.2 + 2
        rules(sheet, [((base, first), (base, top + tall - _GROUP_GAP))], ink="axis")


def _plot_height(frame: Frame, style: Style) -> float:
    """Return a lower plot for a few bars of one series: they need no more."""
    return style.plot * (0.72 if len(frame.marks) <= _FEW and not _entries(frame) else 1.0)


def _labels(frame: Frame, style: Style) -> list[tuple[str, ...]]:
    return label_lines([row.label for row in frame.rows], style.width - 8, style)


def _group_heights(frame: Frame, style: Style) -> list[float]:
    """Return the height of each group: its label, its bars and the gap below."""
    bars = len(frame.series) * (_BAR + 1) + 4 + _GROUP_GAP
    return [len(lines) * style.size * 1.2 + bars for lines in _labels(frame, style)]


def _entries(frame: Frame) -> list[Entry]:
    if len(frame.series) < 2:
        return []
    return [
        Entry(text=frame.name_of(number), series=number, sign="signed", key=marks[0].key)
        for number, marks in frame.series.items()
    ]
