"""Rows with their names beside or above them: what dumbbells and intervals share."""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate
from typing import TYPE_CHECKING

from reportgen.charts.ink import rules, words
from reportgen.charts.labels import room, wrap
from reportgen.charts.parts.bars import label_lines, label_room
from reportgen.charts.ticks import Axis, axis_for
from reportgen.charts.wording import tick_text

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reportgen.charts.marks import Frame
    from reportgen.charts.sheet import Sheet
    from reportgen.charts.style import Style

_SHARE = {"wide": 0.32, "narrow": 0.3}
"""Most of the width that names beside the rows may take."""

_PITCH, _GAP = 26.0, 14.0
_LEAD = 1.2
_NEAR_ZERO = 0.15
"""Share of the largest value below which an axis begins at zero."""

_LEAST_TICKS = 3
_SIGNS = 54.0
"""Room for the signs of bounds and missing values beyond the ends of an axis."""

_LEAST = 60.0
"""A plot is never narrower, whatever its texts need."""


@dataclass(frozen=True, kw_only=True)
class Labels:
    """The names of the rows in lines, and where they stand; ``room`` is what they take at left."""

    lines: tuple[tuple[str, ...], ...]
    heights: tuple[float, ...]
    room: float
    stand_above: bool
    leading: float

    @cached_property
    def tops(self) -> tuple[float, ...]:
        """Return where each row begins below the first."""
        return (0.0, *accumulate(self.heights[:-1]))

    @property
    def height(self) -> float:
        """Return the height of all rows."""
        return sum(self.heights)

    def middle(self, row: int, top: float) -> float:
        """Return the height at which the values of a row are drawn."""
        below = self.heights[row] - _PITCH / 2 - 2 if self.stand_above else self.heights[row] / 2
        return top + self.tops[row] + below

    def place(self, row: int, left: float, top: float) -> tuple[float, float, str]:
        """Return where the name of a row stands (x, its middle), and how it is aligned."""
        if not self.stand_above:
            return left + self.room - _GAP, self.middle(row, top), "right"
        y = top + self.tops[row] + 4 + len(self.lines[row]) * self.leading / 2
        return left, y, "left"


def labels_of(frame: Frame, style: Style) -> Labels:
    """Return the names beside their rows, or above them where one would be cut."""
    names, leading = [row.label for row in frame.rows], style.size * _LEAD
    lines = label_lines(names, style.width * _SHARE[style.name], style)
    cut = any(line.endswith("…") for label in lines for line in label)
    if cut:
        lines = [wrap(name, style.width - 8, style.size, lines=3) for name in names]
    heights = [len(label) * leading + _PITCH if cut else max(_PITCH, len(label) * leading + 6)
               for label in lines]  # fmt: skip
    return Labels(
        lines=tuple(lines),
        heights=tuple(heights),
        room=0.0 if cut else label_room(lines, style) + _GAP,
        stand_above=cut,
        leading=leading,
    )


def close_axis(values: Iterable[float], style: Style) -> Axis:
    """Return an axis that ends at the least and the largest value, zero kept where it is near.

    Points, unlike bars, need no zero, and the texts beside them need the room.
    """
    present = [value for value in values if not math.isnan(value)]
    count = 4 if style.is_narrow else 6
    axis = axis_for(present, zero=False, count=count)
    if len(set(present)) < 2:
        return axis
    low, high = min(present), max(present)
    low = 0.0 if 0 < low < high * _NEAR_ZERO else low
    high = 0.0 if 0 > high > low * _NEAR_ZERO else high
    for more in range(5):
        axis = axis_for(present, zero=False, count=count + more)
        ticks = tuple(tick for tick in axis.ticks if low <= tick <= high)
        if len(ticks) >= _LEAST_TICKS:
            break
    return Axis(low, high, ticks, axis.decimals)


def plot_ends(
    axis: Axis, sides: Iterable[tuple[float, float, float]], within: tuple[float, float],
    style: Style,
) -> tuple[float, float]:  # fmt: skip
    """Return where an axis begins and ends so that the texts beside its values stay within.

    ``sides`` are a value, and the room its texts need to its left and to its right.
    """
    known = [side for side in sides if not math.isnan(side[0])]
    half = max((room(_tick(axis, tick, style), style.small) / 2 for tick in axis.ticks), default=0)
    left, right = within[0] + 2, within[1] - half
    for _ in range(4):
        start, end = within[0] + 2, within[1] - half
        for value, before, after in known:
            x = axis.at(value, left, right)
            start, end = (
                max(start, left + before - (x - within[0])),
                min(end, right - (after - (within[1] - x))),
            )
        left, right = start, end
    if right - left < _LEAST:  # texts wider than the plot: those that meet are left out
        inset = max(2.0, min(_SIGNS, (within[1] - within[0] - _LEAST) / 2))
        return within[0] + inset, within[1] - inset
    return left, right


def tick_height(style: Style) -> float:
    """Return the height of the numbers below the plot."""
    return style.small * 1.3 + 6


def draw_ticks(
    sheet: Sheet, axis: Axis, ends: tuple[float, float], span: tuple[float, float], style: Style
) -> None:
    """Draw upright grid lines from the top to the bottom of ``span``, their numbers below."""
    places = [axis.at(tick, *ends) for tick in axis.ticks]
    rules(sheet, [((x, span[0]), (x, span[1])) for x in places])
    for tick, x in zip(axis.ticks, places, strict=True):
        words(sheet, x, span[1] + style.small + 4, _tick(axis, tick, style), style.small,
              ink="muted", align="center")  # fmt: skip


def _tick(axis: Axis, tick: float, style: Style) -> str:
    return tick_text(axis.decimal(tick), axis.decimals, style.language)
