"""A small line chart for each column, all on one scale: the shape of many series at a glance."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reportgen.charts.ink import arrow, circle, paths, rules, speck, trace, words
from reportgen.charts.labels import Box
from reportgen.charts.marks import Frame, frame_of
from reportgen.charts.parts.columns import runs
from reportgen.charts.parts.panels import Panels, draw_panel_axes, panels_of
from reportgen.charts.wording import (
    ABOUT,
    ABOVE,
    BELOW,
    ELLIPSIS,
    MISSING,
    scale_for,
    unit_line,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportgen.charts.marks import Mark
    from reportgen.charts.parts.panels import Panel
    from reportgen.charts.scene import Scene
    from reportgen.charts.sheet import Point, Sheet
    from reportgen.charts.style import Area, Style

_INK, _TEXT_INK = "1", "text-1"
_DOT, _LAST = 3.4, 3.6
"""Width of the dot of a value, radius of the last one."""

_GHOST, _GHOST_POINTS = 0.5, 1600
"""Width of the lines of the other panels, and how many points of them a drawing can bear."""

_GHOST_LEGEND = {"zh": "灰线：其他各图的线", "en": "Grey lines: the other panels"}


def unit(scene: Scene) -> str:
    """Return the unit above the panels."""
    facts = [fact for row in scene.grid.rows for fact in row.cells]
    return unit_line(scale_for(facts, scene), scene.language)


@dataclass(frozen=True, kw_only=True)
class Ending:
    """What stands at the end of a line: its last value, and its period where it is an early one."""

    mark: int
    text: str
    period: str = ""


@dataclass(frozen=True, kw_only=True)
class PanelsFrame(Frame):
    """The marks, panel by panel; ``endings`` in the order of the panels, None without a value."""

    endings: tuple[Ending | None, ...]

    @property
    def has_ghosts(self) -> bool:
        """Return whether each panel shows the lines of all others behind its own."""
        return len(self.names) > 1 and len(self.names) * len(self.marks) <= _GHOST_POINTS


def prepare(scene: Scene) -> PanelsFrame:
    """Return the marks of all columns, and what is written at the end of each.

    Missing: a series without its last value ends at the last one it has, which names its period.
    """
    frame = frame_of(scene)
    return PanelsFrame(
        marks=frame.marks,
        rows=frame.rows,
        names=frame.names,
        is_over_time=frame.is_over_time,
        endings=tuple(_ending(series, frame) for series in frame.series.values()),
    )


def _ending(series: Sequence[Mark], frame: Frame) -> Ending | None:
    present = [mark for mark in series if mark.state != MISSING]
    if not present:
        return None
    last = present[-1]
    period = "" if last is series[-1] else frame.rows[last.row].label
    return Ending(mark=last.number, text=last.text, period=period)


def height(frame: PanelsFrame, style: Style) -> float:
    """Return the height of all rows of panels."""
    return _legend_height(frame, style) + _panels(frame, style, 0, 0).height


def draw(sheet: Sheet, frame: PanelsFrame, style: Style, area: Area) -> None:
    """Draw heads, axes and lines of all panels, then their values."""
    panels = _panels(frame, style, area.left, area.top + _legend_height(frame, style))
    if frame.has_ghosts:
        y = area.top + style.small * 0.7
        rules(sheet, [((area.left, y - 3), (area.left + 22, y - 3))], ink="axis", width=_GHOST)
        words(sheet, area.left + 28, y + 1, _GHOST_LEGEND[style.language], style.small, ink="muted")
    draw_panel_axes(sheet, panels, frame, style)
    lines = [runs(series) for series in frame.series.values()]
    for number, panel in enumerate(panels.panels):
        if frame.has_ghosts:
            others = [run for other, found in enumerate(lines) if other != number for run in found]
            _draw_ghosts(sheet, others, panel, panels)
        for run in lines[number]:
            points = [_point(mark, panel, panels) for mark in run]
            trace(sheet, points, ink=_INK, width=2, key=run[0].key)
    for panel, series, ending in zip(
        panels.panels, frame.series.values(), frame.endings, strict=True
    ):
        _draw_breaks(sheet, series, panel)
        _draw_values(sheet, series, ending, panel, panels, style)
        _write_ending(sheet, series, ending, panel, panels, style)


def _panels(frame: PanelsFrame, style: Style, left: float, top: float) -> Panels:
    texts = [ending.text for ending in frame.endings if ending]
    texts += [ending.period for ending in frame.endings if ending and ending.period]
    return panels_of(frame, texts, style, (left, top))


def _legend_height(frame: PanelsFrame, style: Style) -> float:
    return style.small * 1.4 + 6 if frame.has_ghosts else 0.0


def _point(mark: Mark, panel: Panel, panels: Panels) -> Point:
    plot = panel.plot
    return panel.xs[mark.row], panels.axis.at(mark.value, plot.bottom, plot.top)


def _draw_ghosts(
    sheet: Sheet, others: Sequence[Sequence[Mark]], panel: Panel, panels: Panels
) -> None:
    """Draw the lines of the other panels as one path, to half a unit: they are many."""
    lines = [
        [_rounded(_point(mark, panel, panels)) for mark in run] for run in others if len(run) > 1
    ]
    paths(sheet, lines, ink="axis", width=_GHOST)


def _rounded(point: Point) -> Point:
    return round(2 * point[0]) / 2, round(2 * point[1]) / 2


def _draw_breaks(sheet: Sheet, series: Sequence[Mark], panel: Panel) -> None:
    """Draw a dashed line before each value on another definition."""
    plot = panel.plot
    places = [(panel.xs[m.row - 1] + panel.xs[m.row]) / 2 for m in series if m.broken]
    rules(sheet, [((x, plot.top), (x, plot.bottom)) for x in places], ink="muted", dashes=(3, 2))


def _draw_values(
    sheet: Sheet, series: Sequence[Mark], ending: Ending | None, panel: Panel, panels: Panels,
    style: Style,
) -> None:  # fmt: skip
    """Draw each value: a dot, the last one larger; a dashed line at the foot where it is missing.

    The ellipsis stands once for values missing one after the other.
    """
    before, written = None, -math.inf
    for mark in series:
        if mark.state == MISSING:
            x = min(panel.xs[mark.row], panel.plot.right - style.small * 0.5)
            starts = before is None or before.state != MISSING
            _draw_gap(sheet, mark, panel)
            if starts and x - written > style.small * 1.2:
                words(sheet, x, panel.plot.bottom - 6, ELLIPSIS, style.small, ink="muted",
                      align="center", row=mark.number)  # fmt: skip
                written = x
        else:
            is_last = ending is not None and mark.number == ending.mark
            _draw_value(sheet, mark, _point(mark, panel, panels), is_last=is_last)
        before = mark


def _draw_gap(sheet: Sheet, mark: Mark, panel: Panel) -> None:
    x, plot = panel.xs[mark.row], panel.plot
    left, right = max(plot.left, x - panel.step / 2), min(plot.right, x + panel.step / 2)
    y = plot.bottom - 2.5
    rules(sheet, [((left, y), (right, y))], ink="muted", width=1.5, dashes=(2, 2), row=mark.number)


def _draw_value(sheet: Sheet, mark: Mark, point: Point, *, is_last: bool) -> None:
    (x, y), row = point, mark.number
    if mark.state == ABOUT:
        circle(sheet, x, y, _LAST - 0.8, fill="bg", stroke=_INK, width=1.5, row=row)
    elif is_last:
        circle(sheet, x, y, _LAST, fill=_INK, stroke="bg", row=row)
    else:
        speck(sheet, x, y, _DOT, ink=_INK, row=row)
    if mark.state in {ABOVE, BELOW}:
        toward = "up" if mark.state == ABOVE else "down"
        arrow(sheet, Box(x - 3.5, y - 3, x + 3.5, y + 3), toward, outward=True, ink=_INK, row=row)


def _write_ending(
    sheet: Sheet, series: Sequence[Mark], ending: Ending | None, panel: Panel, panels: Panels,
    style: Style,
) -> None:  # fmt: skip
    """Write the last value beside its point, or above the panel where it is too long for that."""
    key = series[0].key
    if ending is None:
        return
    text, period = ending.text, ending.period
    if not panels.is_beside:
        both = f"{text} ({period})" if period else text
        words(sheet, panel.plot.left, panel.plot.top - 8, both, style.small, ink=_TEXT_INK,
              bold=True, key=key)  # fmt: skip
        return
    mark = next(one for one in series if one.number == ending.mark)
    x, y = panel.plot.right + 6, _point(mark, panel, panels)[1]
    lowest = panel.plot.bottom - (style.small * 1.15 if period else 0)
    y = min(max(y + style.small * 0.36, panel.plot.top + style.small * 0.5), lowest)
    words(sheet, x, y, text, style.small, ink=_TEXT_INK, bold=True, key=key)
    if period:
        words(sheet, x, y + style.small * 1.15, period, style.small, ink="muted", key=key)
