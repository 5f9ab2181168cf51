"""The plate of a chart: title and unit above the plot, legend, notes and source line below."""

from __future__ import annotations

import io
from dataclasses import dataclass
from typing import TYPE_CHECKING

from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure

from reportgen.charts.ink import box, hatch, marker, rules, words
from reportgen.charts.labels import Box, room, wrap
from reportgen.charts.palette import colour
from reportgen.charts.sheet import Sheet
from reportgen.charts.style import Area

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from reportgen.charts.style import Style

_PAD = 2.0


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
    surround: Surround, style: Style, height: float, paint: Callable[..., None]
) -> tuple[Figure, Sheet]:
    """Return a whole figure and its sheet; ``paint(sheet, area=…)`` fills ``height`` units.

    The sheet counts in viewBox units with y downwards: the numbers of a layout are the SVG's.
    """
    title = wrap(surround.title, style.width - 2 * _PAD, style.title, lines=3, bold=True)
    below = _below(surround, style)
    top = len(title) * style.title * 1.3 + 4
    if surround.unit:
        top += style.small * 1.4
    top += 10
    leading = style.small * 1.42
    total = round(top + height + 14 + len(below) * leading + 2)
    figure, sheet = _blank(style.width, total)
    y = style.title
    for line in title:
        words(sheet, _PAD, y, line, style.title, bold=True)
        y += style.title * 1.3
    if surround.unit:
        words(sheet, _PAD, y + 1, surround.unit, style.small, ink="muted")
    paint(sheet, area=Area(_PAD, top, style.width - _PAD, top + height))
    y = top + height + 14 + style.small * 0.8
    for line in below:
        words(sheet, _PAD, y, line, style.small, ink="muted")
        y += leading
    return figure, sheet


def _below(surround: Surround, style: Style) -> list[str]:
    """Return the lines below the plot."""
    width = style.width - 2 * _PAD
    joined = ("；" if style.language == "zh" else ". ").join(surround.source)
    source = (joined,) if room(joined, style.small) <= width else surround.source
    texts = (*surround.notes, *source)
    return [line for text in texts for line in wrap(text, width, style.small, lines=3)]


def png_of(figure: Figure, *, density: float = 2) -> bytes:
    """Return a picture of a figure on white paper, ``density`` pixels a unit; always the same."""
    picture = io.BytesIO()
    FigureCanvasAgg(figure)
    figure.savefig(
        picture, format="png", dpi=72 * density, facecolor=colour("bg"),
        metadata={"Software": None},
    )  # fmt: skip
    return picture.getvalue()


def legend_height(entries: Sequence[Entry], style: Style, width: float) -> float:
    """Return the height of a legend, 0 without entries."""
    return _legend_rows(entries, style, width)[1]


def draw_legend(sheet: Sheet, entries: Sequence[Entry], area: Area, style: Style) -> float:
    """Draw a legend along the top of an area and return where it ends."""
    places, height = _legend_rows(entries, style, area.width)
    for entry, (x, row) in zip(entries, places, strict=True):
        middle = area.top + row * style.leading * 1.1 + style.size * 0.45
        left, ink, key = area.left + x, str(entry.series), entry.key
        if entry.sign == "line":
            rules(sheet, [((left, middle), (left + 22, middle))], ink=ink, width=2.25, key=key)
            marker(sheet, left + 11, middle, entry.series, ink=ink, key=key)
        elif entry.sign == "marker":
            marker(sheet, left + 11, middle, entry.series, ink=ink, radius=5, key=key)
        elif entry.sign == "rest":
            swatch = Box(left + 4, middle - 6.5, left + 18, middle + 6.5)
            box(sheet, swatch, fill="zone", stroke="axis")
            hatch(sheet, swatch, ink="axis")
        else:
            box(sheet, Box(left + 4, middle - 6.5, left + 18, middle + 6.5), fill=ink, key=key)
            if entry.sign == "signed":
                marker(sheet, left + 11, middle, entry.series, ink="on", radius=2.6, key=key)
        text = wrap(entry.text, area.width - 30, style.size, lines=1)
        words(sheet, left + 28, middle + style.size * 0.36, text[0], style.size, key=key)
    return area.top + height


def _legend_rows(
    entries: Sequence[Entry], style: Style, width: float
) -> tuple[list[tuple[float, int]], float]:
    """Return where each entry begins (x, row), and the height of all."""
    places: list[tuple[float, int]] = []
    x, row = 0.0, 0
    for entry in entries:
        needed = min(28 + room(entry.text, style.size), width)
        if x and x + needed > width:
            x, row = 0.0, row + 1
        places.append((x, row))
        x += needed + 22
    return places, (row + 1) * style.leading * 1.1 + 4 if entries else 0.0


def _blank(width: float, height: float) -> tuple[Figure, Sheet]:
    """Return an empty figure that holds one sheet; its units of 1/72 inch are SVG's."""
    figure = Figure(figsize=(width / 72, height / 72), dpi=72)
    figure.patch.set_visible(False)
    sheet = Sheet()
    figure.add_artist(sheet)
    return figure, sheet
