"""Two series back to back, the labels between or above: what goes out and what comes in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportgen.charts.ink import box, words
from reportgen.charts.labels import Box, wrap
from reportgen.charts.marks import frame_of
from reportgen.charts.parts.bars import (
    label_lines,
    label_room,
    lying_bar,
    span,
    write_lines,
)
from reportgen.charts.style import Area
from reportgen.charts.ticks import snug_axis
from reportgen.charts.wording import scale_for, unit_line

if TYPE_CHECKING:
    from reportgen.charts.marks import Frame
    from reportgen.charts.scene import Scene
    from reportgen.charts.sheet import Sheet
    from reportgen.charts.style import Style

_PITCH, _BAR = 27.0, 18.0
_AXIS_GAP = 3.0
_LABEL_SHARE = {"wide": 0.28, "narrow": 0.24}


def unit(scene: Scene) -> str:
    """Return the unit above the plot."""
    facts = [fact for row in scene.grid.rows for fact in row.cells]
    return unit_line(scale_for(facts, scene), scene.language)


def prepare(scene: Scene) -> Frame:
    """Return the marks: series 1 is drawn to the left, series 2 to the right."""
    return frame_of(scene, (0, 1))


def height(frame: Frame, style: Style) -> float:
    """Return the height of the two headings and all rows."""
    return _head_height(frame, style) + len(frame.rows) * _pitch(frame, style) + 2


def draw(sheet: Sheet, frame: Frame, style: Style, area: Area) -> None:
    """Draw the headings, the labels in the middle, and bars to both sides."""
    labels, above = _labels(frame, style), _stands_above(frame, style)
    half = _AXIS_GAP if above else label_room(labels, style) / 2 + 12
    middle = (area.left + area.right) / 2
    top, pitch = area.top + _head_height(frame, style), _pitch(frame, style)
    axis = snug_axis(frame.values)
    inner, outer = span(frame.marks, style, Area(middle + half, top, area.right, area.bottom))
    ends = {"left": (2 * middle - inner, 2 * middle - outer), "right": (inner, outer)}
    for mark in frame.marks:
        y = top + (mark.row + 1) * pitch - _BAR / 2 - 8 if above else top + (mark.row + 0.5) * pitch
        lying_bar(sheet, mark, y, _BAR, axis, ends["left" if mark.series == 1 else "right"], style)
    for row, lines in enumerate(labels):
        y = top + row * pitch + (pitch - _BAR - 12) / 2 if above else top + (row + 0.5) * pitch
        write_lines(sheet, middle, y, lines, style, align="center", key=frame.row_keys[row])
    for series, side, sign in ((1, "left", -1), (2, "right", 1)):
        edge = ends[side][0]
        left = min(edge, edge + sign * 13)
        box(sheet, Box(left, area.top, left + 13, area.top + 13), fill=str(series))
        _draw_heading(sheet, frame, series, (edge + sign * 19, area.top), style, side)


def _draw_heading(
    sheet: Sheet,
    frame: Frame,
    series: int,
    place: tuple[float, float],
    style: Style,
    side: str,
) -> None:
    for number, line in enumerate(_heading(frame, series, style)):
        y = place[1] + style.size * (0.9 + number * 1.2)
        words(sheet, place[0], y, line, style.size, bold=True,
              align="right" if side == "left" else "left")  # fmt: skip


def _heading(frame: Frame, series: int, style: Style) -> tuple[str, ...]:
    return wrap(frame.name_of(series), style.width * 0.32, style.size, lines=2, bold=True)


def _head_height(frame: Frame, style: Style) -> float:
    return max(len(_heading(frame, series, style)) for series in (1, 2)) * style.size * 1.2 + 8


def _stands_above(frame: Frame, style: Style) -> bool:
    """Return whether the labels stand above their bars: some do not fit between them."""
    width = style.width * _LABEL_SHARE[style.name] - 8
    cut = label_lines([row.label for row in frame.rows], width, style)
    return any(line.endswith("…") for lines in cut for line in lines)


def _labels(frame: Frame, style: Style) -> list[tuple[str, ...]]:
    share = 1.0 if _stands_above(frame, style) else _LABEL_SHARE[style.name]
    return label_lines([row.label for row in frame.rows], style.width * share - 8, style)


def _pitch(frame: Frame, style: Style) -> float:
    lines = max(len(label) for label in _labels(frame, style))
    if _stands_above(frame, style):
        return style.size * 1.2 * lines + _BAR + 18
    return _PITCH if lines == 1 else style.size * 1.2 * lines + 8
