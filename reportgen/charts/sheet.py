"""The sheet a chart is drawn on: one matplotlib artist that holds every stroke of it.

matplotlib's own artists measure and lay out each text again, which a chart whose places are
already worked out does not need: one artist that hands its strokes to the renderer is ten times
faster, and serves every renderer alike.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING, Any

from matplotlib.artist import Artist
from matplotlib.path import Path
from matplotlib.patheffects import PathEffectRenderer, withStroke
from matplotlib.transforms import Affine2D

from reportgen.charts.fonts import font, text_width
from reportgen.charts.palette import colour

if TYPE_CHECKING:
    from matplotlib.backend_bases import GraphicsContextBase, RendererBase

Point = tuple[float, float]
MARK, KEY = "mark", "key"
"""Names of the renderer's groups: what stands for value n, and what belongs to a region."""

MOVE, LINE, CURVE, CLOSE = (
    int(code) for code in (Path.MOVETO, Path.LINETO, Path.CURVE4, Path.CLOSEPOLY)
)
HALO = 3.0
"""Width of the paper-coloured outline that keeps a text readable upon lines."""


@dataclass(frozen=True, slots=True)
class Words:
    """One line of text; ``x`` is its beginning, middle or end, as ``align`` says.

    ``mark`` is the number of the value it belongs to; ``key`` the region or series.
    """

    x: float
    y: float
    text: str
    size: float
    ink: str = "fg"
    align: str = "left"
    bold: bool = False
    halo: bool = False
    mark: int | None = None
    key: str = ""

    def left(self, path: Any = None) -> float:
        """Return where the text begins, in our font or another."""
        share = {"left": 0.0, "center": 0.5, "right": 1.0}[self.align]
        return self.x - share * text_width(self.text, self.size, bold=self.bold, path=path)


@dataclass(frozen=True, slots=True)
class Shape:
    """A path with its inks; ``codes`` are matplotlib's."""

    points: tuple[Point, ...]
    codes: tuple[int, ...]
    fill: str | None = None
    stroke: str | None = None
    width: float = 1
    dashes: tuple[float, float] | None = None
    has_round_ends: bool = False
    mark: int | None = None
    key: str = ""


class Sheet(Artist):
    """Everything drawn so far, in order; y grows downwards, in viewBox units."""

    def __init__(self) -> None:
        super().__init__()
        self.strokes: list[Words | Shape] = []

    @property
    def words(self) -> list[Words]:
        """Return every text."""
        return [stroke for stroke in self.strokes if isinstance(stroke, Words)]

    @property
    def shapes(self) -> list[Shape]:
        """Return everything that is no text."""
        return [stroke for stroke in self.strokes if isinstance(stroke, Shape)]

    def moved(self, right: float, down: float) -> Sheet:
        """Return the same strokes at another place."""
        other = Sheet()
        for one in self.strokes:
            if isinstance(one, Words):
                other.strokes.append(replace(one, x=one.x + right, y=one.y + down))
            else:
                points = tuple((x + right, y + down) for x, y in one.points)
                other.strokes.append(replace(one, points=points))
        return other

    def draw(self, renderer: RendererBase) -> None:
        """Hand every stroke to the renderer, those of one value or region in one group."""
        figure = self.get_figure(root=True)
        if figure is None:
            raise ValueError("a sheet is drawn as part of a figure")
        scale = figure.dpi / 72
        place = Affine2D().scale(scale, -scale).translate(0, figure.get_figheight() * figure.dpi)
        group = ("", "")
        bare = renderer.new_gc()  # one for all shapes without a line: cells of a map are hundreds
        bare.set_linewidth(0)
        for stroke in self.strokes:
            now = _group_of(stroke)
            if now != group:
                if group[0]:
                    renderer.close_group(group[0])
                if now[0]:
                    renderer.open_group(*now)
                group = now
            if isinstance(stroke, Words):
                _draw_words(renderer, stroke, scale)
            else:
                _draw_shape(renderer, stroke, place, bare)
        if group[0]:
            renderer.close_group(group[0])
        bare.restore()


def _group_of(stroke: Words | Shape) -> tuple[str, str]:
    if stroke.mark is not None:
        return MARK, str(stroke.mark)
    return (KEY, stroke.key) if stroke.key else ("", "")


def _draw_words(renderer: RendererBase, words: Words, scale: float) -> None:
    context = renderer.new_gc()
    context.set_foreground(colour(words.ink))
    prop, y = font(words.size, bold=words.bold), words.y * scale
    target: Any = renderer
    if hasattr(renderer, "writes_text"):
        target.draw_text(context, words.x * scale, y, words.text, prop, 0, mtext=words)
    else:
        if words.halo:
            target = PathEffectRenderer([_halo()], renderer)
        target.draw_text(context, words.left() * scale, y, words.text, prop, 0)
    context.restore()


def _draw_shape(
    renderer: RendererBase, shape: Shape, place: Affine2D, bare: GraphicsContextBase
) -> None:
    path, fill = Path(shape.points, shape.codes), _rgb(shape.fill) if shape.fill else None
    if shape.stroke is None:
        renderer.draw_path(bare, path, place, fill)
        return
    context = renderer.new_gc()
    context.set_foreground(colour(shape.stroke))
    context.set_linewidth(shape.width)  # in points: the renderer scales widths and dashes itself
    if shape.dashes:
        context.set_dashes(0, list(shape.dashes))
    if shape.has_round_ends:  # joints are round and ends cut off unless said
        context.set_capstyle("round")
    renderer.draw_path(context, path, place, fill)
    context.restore()


@cache
def _halo() -> withStroke:
    return withStroke(linewidth=HALO, foreground=colour("bg"))


@cache
def _rgb(ink: str) -> tuple[float, float, float]:
    text = colour(ink)
    return tuple(int(text[at : at + 2], 16) / 255 for at in (1, 3, 5))  # type: ignore[return-value]
