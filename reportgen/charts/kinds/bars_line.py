"""Bars with a line on a second axis: an index and its growth.

The plot has two lanes, the line above and the bars below, each with its own axis: a line drawn
across its own bars hides their labels, and suggests that the two axes share a scale.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from reportgen.charts.kinds.columns import (
    Lane,
    band,
    draw_breaks,
    draw_columns,
    draw_lane_axis,
    draw_points,
    draw_row_labels,
    row_label_height,
    tick_room,
)
from reportgen.charts.marks import mark_frame
from reportgen.charts.plate import Entry, draw_legend, legend_height
from reportgen.charts.roles import axis_groups, bar_and_line_columns
from reportgen.charts.style import Area
from reportgen.charts.ticks import axis_for
from reportgen.charts.wording import scale_for, unit_line, with_unit

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from reportgen.charts.scene import Scene
    from reportgen.charts.style import Style

_LINE_SHARE = 0.36
_LANE_GAP = 22.0


def unit(scene: Scene) -> str:
    """Return the unit above the plot; with two axes the legend names both."""
    groups = axis_groups(scene)
    if len(groups) > 1:
        return ""
    facts = [fact for column in groups[0] for fact in scene.cells(column)]
    return unit_line(scale_for(facts, scene, column=groups[0][0]), scene.language)


def prepare(scene: Scene) -> pd.DataFrame:
    """Return the marks, bars first; ``legend`` names each series with its unit.

    Shape:   as ``mark_frame``, and legend.
    """
    bars, lines = bar_and_line_columns(scene)
    groups = [(bars, "bar", 1), (lines, "line", len(bars) + 1)]
    frames = []
    for group, mark, first in groups:
        if group:
            facts = [fact for column in group for fact in scene.cells(column)]
            scale = scale_for(facts, scene, column=group[0])
            marks = mark_frame(scene, group, scale=scale, first=first)
            names = (
                marks["name"]
                if not (bars and lines)
                else marks["name"].map(lambda name, s=scale: with_unit(name, s, scene.language))
            )
            frames.append(marks.assign(mark=mark, legend=names))
    return pd.concat(frames, ignore_index=True)


def height(frame: pd.DataFrame, style: Style) -> float:
    """Return the height of the plot with its legend and the labels below."""
    legend = legend_height(_entries(frame), style, style.width)
    return style.plot + legend + row_label_height(frame, style, style.width - 90)


def draw(axes: Axes, frame: pd.DataFrame, style: Style, area: Area) -> None:
    """Draw legend, lanes, bars and lines."""
    bars, lines = frame[frame["mark"] == "bar"], frame[frame["mark"] == "line"]
    top = draw_legend(axes, _entries(frame), area, style) + 8
    bar_axis = axis_for(bars["value"], zero=True, count=5 if len(lines) else 6)
    line_axis = axis_for(lines["value"], zero=False, count=4)
    left = area.left + (tick_room(bar_axis, style) if len(bars) else 0)
    right = area.right - (tick_room(line_axis, style) if len(lines) else 0)
    bottom = area.bottom - row_label_height(frame, style, right - left)
    split = top + (bottom - top) * _LINE_SHARE if len(bars) and len(lines) else bottom
    line_lane = Lane(line_axis, Area(left, top + 12, right, split if len(bars) else bottom))
    bar_top = split + _LANE_GAP if len(lines) else top + 14
    bar_lane = Lane(bar_axis, Area(left, bar_top, right, bottom))
    places, is_paired = band(frame, left, right), bool(bars["series"].ne(1).any())
    if len(bars):
        numbers = draw_lane_axis(axes, bar_lane, style, area.left, side="left")
        draw_columns(axes, bars, bar_lane, places, style, numbers, signs=is_paired)
    if len(lines):
        numbers = draw_lane_axis(axes, line_lane, style, area.right, side="right")
        draw_points(axes, lines, line_lane, places, style, numbers)
    draw_breaks(axes, frame, places, Area(left, top, right, bottom))
    draw_row_labels(axes, frame, places, Area(left, bottom, right, area.bottom), style)


def _entries(frame: pd.DataFrame) -> list[Entry]:
    """Return the legend: nothing for a single series of bars."""
    series = frame.drop_duplicates("series")
    if len(series) < 2:
        return []
    signed = (series["mark"] == "bar").sum() > 1
    return [
        Entry(
            text=str(text),
            series=int(number),
            sign="line" if mark == "line" else "signed" if signed else "bar",
        )
        for text, number, mark in zip(
            series["legend"], series["series"], series["mark"], strict=True
        )
    ]
