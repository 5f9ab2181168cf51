"""Bars with a line on a second axis: an index and its growth.

The plot has two lanes, the line above and the bars below, each with its own axis: a line drawn
across its own bars hides their labels, and suggests that the two axes share a scale.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reportgen.charts.marks import Frame, marks_of, rows_of
from reportgen.charts.parts.columns import (
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
from reportgen.charts.plate import Entry, draw_legend, legend_height
from reportgen.charts.roles import axis_groups, bar_and_line_columns
from reportgen.charts.series import is_over_time
from reportgen.charts.style import Area
from reportgen.charts.ticks import axis_for, trimmed
from reportgen.charts.wording import scale_for, unit_line, with_unit

if TYPE_CHECKING:
    from reportgen.charts.marks import Mark
    from reportgen.charts.scene import Scene
    from reportgen.charts.sheet import Sheet
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


@dataclass(frozen=True, kw_only=True)
class BarsLineFrame(Frame):
    """The marks, bars first; ``bars`` is how many series are bars. Names carry their unit."""

    bars: int

    def part(self, *, lines: bool) -> Frame:
        """Return the frame of the bars, or of the lines."""
        marks = tuple(mark for mark in self.marks if (mark.series > self.bars) == lines)
        return Frame(marks=marks, rows=self.rows, names=self.names, is_over_time=self.is_over_time)


def prepare(scene: Scene) -> BarsLineFrame:
    """Return the marks, bars first, each group on the scale of its own axis."""
    bars, lines = bar_and_line_columns(scene)
    marks: tuple[Mark, ...] = ()
    names: list[str] = []
    for group in (bars, lines):
        if not group:
            continue
        facts = [fact for column in group for fact in scene.cells(column)]
        scale = scale_for(facts, scene, column=group[0])
        marks += marks_of(scene, group, scale=scale, first=len(names) + 1, start=len(marks))
        heads = [scene.grid.columns[column].label.get(scene.language) for column in group]
        names += [with_unit(h, scale, scene.language) if bars and lines else h for h in heads]
    return BarsLineFrame(
        marks=marks,
        rows=rows_of(scene),
        names=tuple(names),
        is_over_time=is_over_time(scene.grid),
        bars=len(bars),
    )


def height(frame: BarsLineFrame, style: Style) -> float:
    """Return the height of the plot with its legend and the labels below."""
    legend = legend_height(_entries(frame), style, style.width)
    return style.plot + legend + row_label_height(frame, style, style.width - 90)


def draw(sheet: Sheet, frame: BarsLineFrame, style: Style, area: Area) -> None:
    """Draw legend, lanes, bars and lines."""
    bars, lines = frame.part(lines=False), frame.part(lines=True)
    top = draw_legend(sheet, _entries(frame), area, style) + 8
    bar_axis = axis_for(bars.values, zero=True, count=5 if lines.marks else 6)
    bar_axis = trimmed(bar_axis, bars.values, least=4)
    line_axis = axis_for(lines.values, zero=False, count=4)
    left = area.left + (tick_room(bar_axis, style) if bars.marks else 0)
    right = area.right - (tick_room(line_axis, style) if lines.marks else 0)
    bottom = area.bottom - row_label_height(frame, style, right - left)
    split = top + (bottom - top) * _LINE_SHARE if bars.marks and lines.marks else bottom
    line_lane = Lane(line_axis, Area(left, top + 12, right, split if bars.marks else bottom))
    bar_top = split + _LANE_GAP if lines.marks else top + 14
    bar_lane = Lane(bar_axis, Area(left, bar_top, right, bottom))
    places = band(frame, left, right)
    if bars.marks:
        numbers = draw_lane_axis(sheet, bar_lane, style, area.left, side="left")
        draw_columns(sheet, bars, bar_lane, places, style, numbers, signs=frame.bars > 1)
    if lines.marks:
        numbers = draw_lane_axis(sheet, line_lane, style, area.right, side="right")
        draw_points(sheet, lines, line_lane, places, style, numbers)
    draw_breaks(sheet, frame, places, Area(left, top, right, bottom))
    draw_row_labels(sheet, frame, places, Area(left, bottom, right, area.bottom), style)


def _entries(frame: BarsLineFrame) -> list[Entry]:
    """Return the legend: nothing for a single series of bars."""
    if len(frame.series) < 2:
        return []
    bar = "signed" if frame.bars > 1 else "bar"
    return [
        Entry(
            text=frame.name_of(number),
            series=number,
            sign=bar if number <= frame.bars else "line",
            key=marks[0].key,
        )
        for number, marks in frame.series.items()
    ]
