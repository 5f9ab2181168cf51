"""Two value axes that cross: grid, numbers, and the title of each with its own unit."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from reportgen.charts.ink import rules, words
from reportgen.charts.labels import room, text_box, wrap
from reportgen.charts.parts.columns import Lane, draw_lane_axis, tick_room
from reportgen.charts.style import Area
from reportgen.charts.ticks import axis_for
from reportgen.charts.wording import tick_text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportgen.charts.sheet import Sheet
    from reportgen.charts.style import Style
    from reportgen.charts.ticks import Axis

_UPWARD_TICKS = 6
_ACROSS_TICKS = {"wide": 7, "narrow": 5}
_RIGHT = 14.0
"""What is left free at the right: half of the last number, or an arrow."""

_TITLE_LEADING = 1.25


@dataclass(frozen=True)
class Crossed:
    """Both axes and the rectangle they span."""

    across: Axis
    upward: Axis
    plot: Area

    def place(self, x: float, y: float) -> tuple[float, float]:
        """Return where two values meet."""
        plot = self.plot
        return (
            self.across.at(x, plot.left, plot.right),
            self.upward.at(y, plot.bottom, plot.top),
        )


def crossed(
    xs: Sequence[float], ys: Sequence[float], titles: tuple[str, str], area: Area, style: Style
) -> Crossed:
    """Return axes that hold all values, within an area that holds their titles as well."""
    upward = axis_for(ys, zero=False, count=_UPWARD_TICKS)
    left = area.left + tick_room(upward, style)
    across = _across(xs, area.right - _RIGHT - left, style)
    last = room(_tick(across, across.ticks[-1], style), style.small) / 2
    plot = Area(
        left, area.top + above_height(titles, style),
        area.right - max(_RIGHT, last), area.bottom - below_height(titles, style),
    )  # fmt: skip
    return Crossed(across, upward, plot)


def above_height(titles: tuple[str, str], style: Style) -> float:
    """Return the height of the title of the upright axis, which stands above it."""
    return len(_lines(titles[1], style)) * style.small * _TITLE_LEADING + 14


def below_height(titles: tuple[str, str], style: Style) -> float:
    """Return the height of numbers and title below the plot."""
    lines = len(_lines(titles[0], style))
    return style.small * 1.4 + 7 + lines * style.small * _TITLE_LEADING


def draw_crossed(
    sheet: Sheet, axes: Crossed, titles: tuple[str, str], area: Area, style: Style
) -> None:
    """Draw grid lines, the lines of zero, numbers and titles; ``area`` as for ``crossed``."""
    plot, across = axes.plot, axes.across
    xs = [across.at(tick, plot.left, plot.right) for tick in across.ticks]
    rules(sheet, [((x, plot.top), (x, plot.bottom)) for x in xs])
    draw_lane_axis(sheet, Lane(axes.upward, plot), style, area.left, side="left")
    if across.low <= 0 <= across.high:
        zero = across.at(0, plot.left, plot.right)
        rules(sheet, [((zero, plot.top), (zero, plot.bottom))], ink="axis")
    numbers = plot.bottom + style.small + 6
    for x, tick in zip(xs, across.ticks, strict=True):
        text = _tick(across, tick, style)
        middle = max(x, room(text, style.small) / 2)
        words(sheet, middle, numbers, text, style.small, ink="muted", align="center")
    for number, text in enumerate(_lines(titles[1], style)):
        y = area.top + style.small * (0.9 + number * _TITLE_LEADING)
        words(sheet, area.left, y, text, style.small, ink="muted")
    for number, text in enumerate(_lines(titles[0], style)):
        y = numbers + 6 + style.small * (1 + number * _TITLE_LEADING)
        words(sheet, plot.right, y, text, style.small, ink="muted", align="right")


def _across(xs: Sequence[float], width: float, style: Style) -> Axis:
    """Return the lying axis, with fewer ticks where their numbers would crowd."""
    for count in range(_ACROSS_TICKS[style.name], 1, -1):
        axis = axis_for(xs, zero=False, count=count)
        boxes = [
            text_box(
                axis.at(t, 0, width), 0, _tick(axis, t, style), style.small, align="center"
            )
            for t in axis.ticks
        ]  # fmt: skip
        if not any(a.overlaps(b, 6) for a, b in pairwise(boxes)):
            break
    return axis


def _tick(axis: Axis, tick: float, style: Style) -> str:
    return tick_text(axis.decimal(tick), axis.decimals, style.language)


def _lines(title: str, style: Style) -> tuple[str, ...]:
    return wrap(title, style.width - 40, style.small)
