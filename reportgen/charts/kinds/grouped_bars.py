"""Bars of several series side by side, upright where their labels fit, else lying."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportgen.charts.ink import rules
from reportgen.charts.kinds.bars import label_lines, lying_bar, span, write_lines
from reportgen.charts.kinds.columns import (
    Lane,
    band,
    draw_breaks,
    draw_columns,
    draw_lane_axis,
    draw_row_labels,
    is_over_time_frame,
    row_label_height,
    tick_room,
)
from reportgen.charts.labels import wrap
from reportgen.charts.marks import mark_frame, marks_of, rows_of
from reportgen.charts.plate import Entry, draw_legend, legend_height
from reportgen.charts.style import Area
from reportgen.charts.ticks import axis_for, snug_axis
from reportgen.charts.wording import scale_for, unit_line

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.axes import Axes

    from reportgen.charts.scene import Scene
    from reportgen.charts.style import Style

_THINNEST = {True: 5.0, False: 12.0}
"""Least width of an upright bar, over time and otherwise."""

_FEW = 4
_BAR, _GROUP_GAP = 15.0, 12.0


def unit(scene: Scene) -> str:
    """Return the unit above the plot."""
    facts = [fact for row in scene.grid.rows for fact in row.cells]
    return unit_line(scale_for(facts, scene), scene.language)


def prepare(scene: Scene) -> pd.DataFrame:
    """Return the marks, series by series, as ``mark_frame``."""
    return mark_frame(scene, range(len(scene.grid.columns))).assign(mark="bar")


def is_upright(frame: pd.DataFrame, style: Style) -> bool:
    """Return whether the bars stand: their labels fit below, and none is too thin."""
    over_time = is_over_time_frame(frame)
    step = band(frame, 0, style.width - 50).step
    thin = step * 0.74 / frame["series"].nunique() < _THINNEST[over_time]
    if over_time or thin:
        return not thin
    cut = [wrap(label, step - 6, style.size, lines=3) for label in rows_of(frame)[1]]
    return not any(line.endswith("…") for lines in cut for line in lines)


def height(frame: pd.DataFrame, style: Style) -> float:
    """Return the height of legend, plot and labels."""
    legend = legend_height(_entries(frame), style, style.width)
    if is_upright(frame, style):
        return (
            legend + _plot_height(frame, style) + row_label_height(frame, style, style.width - 50)
        )
    return legend + 8 + sum(_group_heights(frame, style))


def draw(axes: Axes, frame: pd.DataFrame, style: Style, area: Area) -> None:
    """Draw the legend and the bars, upright or lying."""
    top = draw_legend(axes, _entries(frame), area, style) + 8
    plot = Area(area.left, top, area.right, area.bottom)
    if is_upright(frame, style):
        _draw_upright(axes, frame, style, plot)
    else:
        _draw_lying(axes, frame, style, plot)


def _draw_upright(axes: Axes, frame: pd.DataFrame, style: Style, area: Area) -> None:
    axis = axis_for(frame["value"], zero=True)
    left = area.left + tick_room(axis, style)
    bottom = area.bottom - row_label_height(frame, style, area.right - left)
    lane = Lane(axis, Area(left, area.top + 12, area.right, bottom))
    places = band(frame, left, area.right)
    numbers = draw_lane_axis(axes, lane, style, area.left, side="left")
    draw_columns(axes, frame, lane, places, style, numbers, signs=len(_entries(frame)) > 0)
    draw_breaks(axes, frame, places, lane.area)
    draw_row_labels(axes, frame, places, Area(left, bottom, area.right, area.bottom), style)


def _draw_lying(axes: Axes, frame: pd.DataFrame, style: Style, area: Area) -> None:
    """Draw each group below its label, which has the whole width."""
    ends = span(frame, style, area)
    axis = snug_axis(frame["value"])
    heights = _group_heights(frame, style)
    tops = [area.top + sum(heights[:row]) for row in range(len(heights))]
    labels = _labels(frame, style)
    order = sorted({mark.series for mark in marks_of(frame)})
    for mark in marks_of(frame):
        first = tops[mark.row] + len(labels[mark.row]) * style.size * 1.2 + 4
        middle = first + (order.index(mark.series) + 0.5) * (_BAR + 1)
        lying_bar(axes, mark, middle, _BAR, axis, ends, style, sign=len(order) > 1)
    base = axis.at(0.0, *ends)
    for top, tall, lines in zip(tops, heights, labels, strict=True):
        write_lines(axes, area.left, top + len(lines) * style.size * 0.6, lines, style)
        first = top + len(lines) * style.size * 1.2 + 2
        rules(axes, [((base, first), (base, top + tall - _GROUP_GAP))], ink="axis")


def _plot_height(frame: pd.DataFrame, style: Style) -> float:
    """Return a lower plot for a few bars of one series: they need no more."""
    return style.plot * (0.72 if len(frame) <= _FEW and not _entries(frame) else 1.0)


def _labels(frame: pd.DataFrame, style: Style) -> list[tuple[str, ...]]:
    return label_lines(rows_of(frame)[1], style.width - 8, style)


def _group_heights(frame: pd.DataFrame, style: Style) -> list[float]:
    """Return the height of each group: its label, its bars and the gap below."""
    bars = frame["series"].nunique() * (_BAR + 1) + 4 + _GROUP_GAP
    return [len(lines) * style.size * 1.2 + bars for lines in _labels(frame, style)]


def _entries(frame: pd.DataFrame) -> list[Entry]:
    series = frame.drop_duplicates("series")
    if len(series) < 2:
        return []
    return [
        Entry(text=str(name), series=int(number), sign="signed")
        for name, number in zip(series["name"], series["series"], strict=True)
    ]
