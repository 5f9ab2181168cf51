"""Where the panels of small multiples stand, with their heads, and the axes they share."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from reportgen.charts.ink import rules, words
from reportgen.charts.labels import room, shorten, wrap
from reportgen.charts.parts.columns import tick_room
from reportgen.charts.style import Area
from reportgen.charts.ticks import axis_for, trimmed
from reportgen.charts.wording import tick_text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportgen.charts.marks import Frame
    from reportgen.charts.sheet import Sheet
    from reportgen.charts.style import Style
    from reportgen.charts.ticks import Axis

_A_ROW = {"wide": 4, "narrow": 2}
_PLOT = {"wide": 104.0, "narrow": 96.0}
_BETWEEN, _BELOW = 16.0, 20.0
_INSET = 4.0
_BESIDE_SHARE = 0.36
_TICKS = 3


@dataclass(frozen=True, kw_only=True)
class Panel:
    """One panel: the plot, its head above, and where the rows stand, ``step`` apart."""

    plot: Area
    head: tuple[str, ...]
    xs: tuple[float, ...]
    step: float
    is_lowest: bool
    is_first: bool


@dataclass(frozen=True, kw_only=True)
class Panels:
    """All panels on one scale; ``is_beside``: the last values have room beside their lines."""

    panels: tuple[Panel, ...]
    axis: Axis
    height: float
    is_beside: bool


def panels_of(
    frame: Frame, endings: Sequence[str], style: Style, corner: tuple[float, float]
) -> Panels:
    """Return the panels of a frame from a corner on, a series each, rows as even as can be.

    ``endings`` are the texts to stand beside the ends of the lines.
    """
    axis = _axis(frame)
    count = len(frame.names)
    rows = -(-count // _A_ROW[style.name])
    a_row = -(-count // rows)
    left = corner[0] + tick_room(axis, style)
    width = (corner[0] + style.width - 4 - left - (a_row - 1) * _BETWEEN) / a_row
    ending = max((room(text, style.small, bold=True) for text in endings), default=0.0) + 8
    is_beside = ending <= width * _BESIDE_SHARE
    heads = [wrap(name, width, style.size, lines=3, bold=True) for name in frame.names]
    panels, top = [], corner[1]
    for first in range(0, count, a_row):
        numbers = range(first, min(first + a_row, count))
        top += _head_height([heads[number] for number in numbers], style, is_beside=is_beside)
        for number in numbers:
            x = left + (number - first) * (width + _BETWEEN)
            right = x + width - (ending if is_beside else 0)
            plot = Area(x, top, right, top + _PLOT[style.name])
            xs, step = _places(frame, plot)
            panels.append(
                Panel(
                    plot=plot, head=heads[number], xs=xs, step=step,
                    is_lowest=number + a_row >= count, is_first=number == first,
                )
            )  # fmt: skip
        top += _PLOT[style.name] + _BELOW
        if numbers[-1] + a_row >= count:
            top += style.small * 0.3
    end = top - _BELOW + style.small * 1.4 + 4
    return Panels(panels=tuple(panels), axis=axis, height=end - corner[1], is_beside=is_beside)


def _axis(frame: Frame) -> Axis:
    """Return the axis of all panels, which are low: an empty third would be lost for the lines."""
    axis = axis_for(frame.values, zero=False, count=_TICKS)
    return trimmed(axis, frame.values, least=_TICKS)


def draw_panel_axes(sheet: Sheet, panels: Panels, frame: Frame, style: Style) -> None:
    """Draw heads and grid of each panel, numbers at the left, first and last period below."""
    axis = panels.axis
    ticks = [
        (tick, [(p.plot, axis.at(tick, p.plot.bottom, p.plot.top)) for p in panels.panels])
        for tick in axis.ticks
    ]
    lines = [(tick, ((p.left, y), (p.right, y))) for tick, found in ticks for p, y in found]
    rules(sheet, [line for tick, line in lines if tick])
    rules(sheet, [line for tick, line in lines if not tick], ink="axis")
    for panel, series in zip(panels.panels, frame.series.values(), strict=True):
        _write_head(sheet, panel, panels, style, series[0].key)
        if panel.is_lowest:
            _write_periods(sheet, panel, frame, style)
        if panel.is_first:
            _write_numbers(sheet, panel, axis, style)


def _write_head(sheet: Sheet, panel: Panel, panels: Panels, style: Style, key: str) -> None:
    last = panel.plot.top - 10 - (0 if panels.is_beside else style.small * 1.25)
    for line, text in enumerate(reversed(panel.head)):
        y = last - line * style.size * 1.2
        words(sheet, panel.plot.left, y, text, style.size, bold=True, key=key)


def _write_numbers(sheet: Sheet, panel: Panel, axis: Axis, style: Style) -> None:
    for tick in axis.ticks:
        y = axis.at(tick, panel.plot.bottom, panel.plot.top) + style.small * 0.36
        text = tick_text(axis.decimal(tick), axis.decimals, style.language)
        words(sheet, panel.plot.left - 8, y, text, style.small, ink="muted", align="right")


def _write_periods(sheet: Sheet, panel: Panel, frame: Frame, style: Style) -> None:
    """Write the first and the last period below a panel; the first only where both fit."""
    plot, y = panel.plot, panel.plot.bottom + style.small + 5
    first, last = frame.rows[0].label, frame.rows[-1].label
    text = shorten(last, plot.width, style.small)
    if len(frame.rows) == 1:
        words(sheet, panel.xs[0], y, text, style.small, ink="muted", align="center")
        return
    if room(first, style.small) + room(last, style.small) + 8 <= plot.width:
        words(sheet, plot.left, y, first, style.small, ink="muted")
    words(sheet, plot.right, y, text, style.small, ink="muted", align="right")


def _head_height(heads: Sequence[tuple[str, ...]], style: Style, *, is_beside: bool) -> float:
    """Return the height of the heads of one row of panels."""
    lines = max(len(head) for head in heads)
    return lines * style.size * 1.2 + 10 + (0 if is_beside else style.small * 1.25)


def _places(frame: Frame, plot: Area) -> tuple[tuple[float, ...], float]:
    """Return where the rows stand in a plot, and how far from each other."""
    left, right = plot.left + _INSET, plot.right - _INSET
    xs = [row.x for row in frame.rows]
    if len(xs) == 1:
        return ((left + right) / 2,), right - left
    unit = (right - left) / xs[-1]
    step = min(later - earlier for earlier, later in pairwise(xs))
    return tuple(left + x * unit for x in xs), step * unit
