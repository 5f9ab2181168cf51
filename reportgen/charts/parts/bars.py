"""Lying bars, one below the other: what ranked, paired and lying grouped bars share."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportgen.charts.ink import STUB, bar, marker, words
from reportgen.charts.labels import Box, room, wrap
from reportgen.charts.wording import ABOUT, ABOVE, BELOW, MISSING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportgen.charts.marks import Mark
    from reportgen.charts.sheet import Sheet
    from reportgen.charts.style import Area, Style
    from reportgen.charts.ticks import Axis

ARROW = 9.0
LEAST_BARS = 60.0
"""Width that the bars of a chart have, whatever is written beside them."""


def label_lines(texts: list[str], width: float, style: Style) -> list[tuple[str, ...]]:
    """Return each label in at most two lines of a width."""
    return [wrap(text, width, style.size) for text in texts]


def label_room(lines: list[tuple[str, ...]], style: Style) -> float:
    """Return the width the widest line takes."""
    return max((room(line, style.size) for label in lines for line in label), default=0.0)


def write_lines(
    sheet: Sheet, x: float, middle: float, lines: tuple[str, ...], style: Style, *,
    align: str = "left", ink: str = "fg", key: str = "",
) -> None:  # fmt: skip
    """Write a label of one or two lines, its middle at a height."""
    y = middle - (len(lines) - 1) * style.size * 0.6 + style.size * 0.36
    for line in lines:
        words(sheet, x, y, line, style.size, ink=ink, align=align, key=key)
        y += style.size * 1.2


def value_room(marks: Sequence[Mark], style: Style, *, below: bool = False) -> float:
    """Return the width the values at the ends of bars take: of bars above zero, or below."""
    chosen = [mark for mark in marks if (mark.value < 0) == below]
    widest = max((room(mark.text, style.small) for mark in chosen), default=0.0)
    return widest + 6 + ARROW if chosen else 0.0


def span(marks: Sequence[Mark], style: Style, area: Area) -> tuple[float, float]:
    """Return where the bars of an area may begin and end, their values beside them.

    Bars keep a least length: values that leave them less are left out where they meet others.
    """
    below, above = value_room(marks, style, below=True), value_room(marks, style)
    share = min(1.0, (area.width - LEAST_BARS) / (below + above)) if below + above else 0.0
    return area.left + below * share, area.right - above * share


def lying_bar(
    sheet: Sheet, mark: Mark, middle: float, thickness: float, axis: Axis,
    ends: tuple[float, float], style: Style, *, sign: bool = False,
) -> None:  # fmt: skip
    """Draw one bar with its value; ``ends`` are where the axis begins and ends.

    An axis drawn from right to left (ends[0] > ends[1]) makes bars that grow to the left.
    """
    state, row = mark.state, mark.number
    base = axis.at(0.0, *ends)
    missing = state == MISSING
    tip = base if missing else axis.at(mark.value, *ends)
    leftward = (tip < base) if tip != base else ends[1] < ends[0]
    place = Box(min(base, tip), middle - thickness / 2, max(base, tip), middle + thickness / 2)
    bar(sheet, place, state, ink=str(mark.series), toward="left" if leftward else "right", row=row)
    if sign and abs(tip - base) > 24 and state not in {ABOUT, MISSING}:
        inset = 9 if tip > base else -9
        marker(sheet, base + inset, middle, mark.series, ink="on", radius=2.4, row=row)
    reach = STUB if missing else ARROW if state in {ABOVE, BELOW} else 0
    x = tip + (-(reach + 5) if leftward else reach + 5)
    ink = "muted" if missing else "fg"
    words(sheet, x, middle + style.small * 0.36, mark.text, style.small, ink=ink,
          align="right" if leftward else "left", row=row)  # fmt: skip
