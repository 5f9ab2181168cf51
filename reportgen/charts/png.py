"""A drawing as a picture for sharing: on white paper, with a margin."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure

from reportgen.charts.palette import colour

if TYPE_CHECKING:
    from reportgen.charts.sheet import Sheet

MARGIN = 20.0
"""Units of paper around the drawing."""


def png_of(sheet: Sheet, width: float, height: float, *, density: float = 2) -> bytes:
    """Return a picture of a sheet, ``density`` pixels a unit; always the same bytes."""
    size = ((width + 2 * MARGIN) / 72, (height + 2 * MARGIN) / 72)
    figure = Figure(figsize=size, dpi=72 * density, facecolor=colour("bg"))
    figure.add_artist(sheet.moved(MARGIN, MARGIN))
    picture = io.BytesIO()
    FigureCanvasAgg(figure)
    figure.savefig(picture, format="png", metadata={"Software": None})
    return picture.getvalue()
