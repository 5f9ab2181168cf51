"""The plate of a chart: title and unit above the plot, legend, notes and source line below."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from matplotlib.figure import Figure

from reportgen.charts.clearance import clear
from reportgen.charts.ink import box, hatch, marker, rules, words
from reportgen.charts.labels import Box, room, wrap
from reportgen.charts.sheet import Sheet, Words
from reportgen.charts.style import Area

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from reportgen.charts.style import Style

_PAD = 2.0
_PLOT_GAP = 12.0
"""From title and unit to the legend or the plot."""

_SIGN_WIDTH = {"line": 22.0, "marker": 10.0}
_SIGN_GAP, _ENTRY_GAP = 7.0, 22.0
"""Between the sign of an entry and its name, and between two entries."""

_SWATCH = 14.0


@dataclass(frozen=True, kw_only=True)
class Surround:
    """The texts around a plot."""

    title: str
    unit: str
    notes: tuple[str, ...]
    source: tuple[str, ...]
    """Who published the numbers, and in which edition: one line where both fit."""


@dataclass(frozen=True, kw_only=True)
class Entry:
    """One entry of a legend: the sign of a series and its name."""

    text: str
    series: int
    sign: str
    """``bar``, ``line``, ``marker``, or ``signed``: a bar that carries the sign of its series."""
    key: str = ""


def drawing(
    surround: Surround, style: Style, height: float, paint: Callable[..., float | None]
) -> tuple[Figure, Sheet]:
    """Return a whole figure and its sheet; ``paint(sheet, area=…)`` fills about ``height`` units.

    The sheet counts in viewBox units with y downwards: the numbers of a layout are the SVG's.
    Notes begin at one distance below the last stroke of the plot. Where a kind ends in lines of
    its own, ``paint`` returns the baseline of the last one, and the notes go on from there.
    """
    title = wrap(surround.title, style.width - 2 * _PAD, style.title, lines=3, bold=True)
    below = _below(surround, style)
    top = len(title) * style.title * 1.3 + 4
    if surround.unit:
        top += style.small * 1.4
    top += _PLOT_GAP
    sheet, y = Sheet(), style.title
    for line in title:
        words(sheet, _PAD, y, line, style.title, bold=True)
        y += style.title * 1.3
    if surround.unit:
        words(sheet, _PAD, y + 1, surround.unit, style.small, ink="muted")
    placed = len(sheet.strokes)
    last = paint(sheet, area=Area(_PAD, top, style.width - _PAD, top + height))
    clear(sheet, style.width, first=placed)
    y = style.note_line(_foot(sheet, top)) if last is None else last + style.note_leading
    for line in below:
        words(sheet, _PAD, y, line, style.small, ink="muted")
        y += style.note_leading
    return _figure(sheet, style.width, round(y - style.note_leading + style.small * 0.5)), sheet


def _foot(sheet: Sheet, top: float) -> float:
    """Return where the lowest stroke ends."""
    ends = (
        stroke.y + 0.12 * stroke.size
        if isinstance(stroke, Words)
        else max(y for _, y in stroke.points)
        for stroke in sheet.strokes
    )
    return max(ends, default=top)


def _below(surround: Surround, style: Style) -> list[str]:
    """Return the lines below the plot."""
    width = style.width - 2 * _PAD
    joined = ("；" if style.language == "zh" else ". ").join(surround.source)
    source = (joined,) if room(joined, style.small) <= width else surround.source
    texts = (*surround.notes, *source)
    return [line for text in texts for line in wrap(text, width, style.small, lines=3, even=False)]


def legend_height(entries: Sequence[Entry], style: Style, width: float) -> float:
    """Return the height of a legend, 0 without entries."""
    return _legend_rows(entries, style, width)[1]


def draw_legend(sheet: Sheet, entries: Sequence[Entry], area: Area, style: Style) -> float:
    """Draw a legend along the top of an area and return where it ends."""
    places, height = _legend_rows(entries, style, area.width)
    for entry, (x, row) in zip(entries, places, strict=True):
        middle = area.top + row * style.leading * 1.1 + style.size * 0.45
        left, wide = area.left + x, _sign_width(entry)
        _draw_sign(sheet, entry, left, middle)
        text = wrap(entry.text, area.width - wide - _SIGN_GAP, style.size, lines=1)
        words(sheet, left + wide + _SIGN_GAP, middle + style.size * 0.36, text[0], style.size,
              key=entry.key)  # fmt: skip
    return area.top + height


def _draw_sign(sheet: Sheet, entry: Entry, left: float, middle: float) -> None:
    """Draw the sign of a series, from the left edge on which titles and notes begin."""
    ink, key, centre = str(entry.series), entry.key, left + _sign_width(entry) / 2
    if entry.sign == "line":
        rules(sheet, [((left, middle), (left + 22, middle))], ink=ink, width=2.25, key=key)
        marker(sheet, centre, middle, entry.series, ink=ink, key=key)
        return
    if entry.sign == "marker":
        marker(sheet, centre, middle, entry.series, ink=ink, radius=5, key=key)
        return
    swatch = Box(left, middle - _SWATCH / 2, left + _SWATCH, middle + _SWATCH / 2)
    if entry.sign == "rest":
        box(sheet, swatch, fill="zone", stroke="axis")
        hatch(sheet, swatch, ink="axis")
        return
    box(sheet, swatch, fill=ink, key=key)
    if entry.sign == "signed":
        marker(sheet, centre, middle, entry.series, ink="on", radius=2.6, key=key)


def _sign_width(entry: Entry) -> float:
    return _SIGN_WIDTH.get(entry.sign, _SWATCH)


def _legend_rows(
    entries: Sequence[Entry], style: Style, width: float
) -> tuple[list[tuple[float, int]], float]:
    """Return where each entry begins (x, row), and the height of all."""
    places: list[tuple[float, int]] = []
    x, row = 0.0, 0
    for entry in entries:
        needed = min(_sign_width(entry) + _SIGN_GAP + room(entry.text, style.size), width)
        if x and x + needed > width:
            x, row = 0.0, row + 1
        places.append((x, row))
        x += needed + _ENTRY_GAP
    return places, (row + 1) * style.leading * 1.1 + 4 if entries else 0.0


def _figure(sheet: Sheet, width: float, height: float) -> Figure:
    """Return a figure that holds one sheet; its units of 1/72 inch are SVG's."""
    figure = Figure(figsize=(width / 72, height / 72), dpi=72)
    figure.patch.set_visible(False)
    figure.add_artist(sheet)
    return figure
