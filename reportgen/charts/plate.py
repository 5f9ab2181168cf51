"""The plate of a chart: title and unit above the plot, legend, notes and source line below."""

from __future__ import annotations

import io
import warnings
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import matplotlib as mpl
from matplotlib.backends.backend_svg import FigureCanvasSVG
from matplotlib.figure import Figure

from reportgen.charts.ink import box, marker, rules, words
from reportgen.charts.labels import Box, room, wrap
from reportgen.charts.style import Area

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from matplotlib.axes import Axes

    from reportgen.charts.style import Style

_PAD = 2.0
_SETTINGS: Any = {  # matplotlib types its settings by a list of three hundred names
    "svg.fonttype": "none",
    "svg.hashsalt": "reportgen",
    "path.simplify": False,
    "path.snap": False,
    "hatch.linewidth": 1.0,
}


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
    """``bar`` or ``line``."""


def drawing(
    surround: Surround, style: Style, height: float, paint: Callable[[Axes, Area], None]
) -> Figure:
    """Return a whole figure; ``paint`` fills the plot, which is ``height`` units high.

    The axes fill the figure and count in viewBox units with y downwards, so that the numbers of
    a layout are those of the SVG.
    """
    title = wrap(surround.title, style.width - 2 * _PAD, style.title, lines=3, bold=True)
    below = _below(surround, style)
    top = len(title) * style.title * 1.3 + 4
    if surround.unit:
        top += style.small * 1.4
    top += 10
    leading = style.small * 1.42
    total = round(top + height + 14 + len(below) * leading + 2)
    figure, axes = _blank(style.width, total)
    y = style.title
    for line in title:
        words(axes, _PAD, y, line, style.title, bold=True)
        y += style.title * 1.3
    if surround.unit:
        words(axes, _PAD, y + 1, surround.unit, style.small, ink="muted")
    paint(axes, Area(_PAD, top, style.width - _PAD, top + height))
    y = top + height + 14 + style.small * 0.8
    for line in below:
        words(axes, _PAD, y, line, style.small, ink="muted")
        y += leading
    return figure


def _below(surround: Surround, style: Style) -> list[str]:
    """Return the lines below the plot."""
    width = style.width - 2 * _PAD
    joined = ("；" if style.language == "zh" else ". ").join(surround.source)
    source = (joined,) if room(joined, style.small) <= width else surround.source
    texts = (*surround.notes, *source)
    return [line for text in texts for line in wrap(text, width, style.small, lines=3)]


def svg_of(figure: Figure) -> str:
    """Return matplotlib's SVG of a figure; the same bytes for the same figure.

    Raises: RuntimeWarning where matplotlib misses a glyph; the characters were checked before.
    """
    text = io.StringIO()
    with mpl.rc_context(_SETTINGS), warnings.catch_warnings():
        warnings.filterwarnings("error", message="Glyph .* missing")
        FigureCanvasSVG(figure)
        figure.savefig(text, format="svg", metadata={"Date": None})
    return text.getvalue()


def legend_height(entries: Sequence[Entry], style: Style, width: float) -> float:
    """Return the height of a legend, 0 without entries."""
    return _legend_rows(entries, style, width)[1]


def draw_legend(axes: Axes, entries: Sequence[Entry], area: Area, style: Style) -> float:
    """Draw a legend along the top of an area and return where it ends."""
    places, height = _legend_rows(entries, style, area.width)
    for entry, (x, row) in zip(entries, places, strict=True):
        middle = area.top + row * style.leading * 1.1 + style.size * 0.45
        left, ink = area.left + x, str(entry.series)
        if entry.sign == "line":
            rules(axes, [((left, middle), (left + 22, middle))], ink=ink, width=2.25)
            marker(axes, left + 11, middle, entry.series, ink=ink)
        else:
            box(axes, Box(left + 4, middle - 6.5, left + 18, middle + 6.5), fill=ink)
            if entry.sign == "signed":
                marker(axes, left + 11, middle, entry.series, ink="on", radius=2.6)
        text = wrap(entry.text, area.width - 30, style.size, lines=1)
        words(axes, left + 28, middle + style.size * 0.36, text[0], style.size)
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


def _blank(width: float, height: float) -> tuple[Figure, Axes]:
    """Return an empty figure whose only axes count in units of 1/72 inch, which SVG calls 1."""
    figure = Figure(figsize=(width / 72, height / 72), dpi=72)
    figure.patch.set_visible(False)
    axes = figure.add_axes((0, 0, 1, 1))
    axes.set_axis_off()
    axes.set_xlim(0, width)
    axes.set_ylim(height, 0)
    return figure, axes
