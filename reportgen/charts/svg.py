"""A matplotlib renderer that writes SVG fit for a page.

matplotlib's own SVG carries ``style=""`` and ``<style>``, which a strict content security policy
turns into black boxes. This one writes presentation attributes, the class by which CSS switches
each colour (``palette``), text as text, and a ``<title>`` for each value.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import cache, lru_cache
from html import escape
from typing import TYPE_CHECKING, Any

import numpy as np
from matplotlib.backend_bases import RendererBase
from matplotlib.colors import to_hex

from reportgen.charts.fonts import STACK
from reportgen.charts.palette import CLASS_OF
from reportgen.charts.sheet import CLOSE, CURVE, KEY, LINE, MARK, MOVE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from matplotlib.backend_bases import GraphicsContextBase
    from matplotlib.figure import Figure
    from matplotlib.path import Path
    from matplotlib.transforms import Transform

_LANGUAGES = {"zh": "zh-CN", "en": "en"}
_ANCHORS = {"left": "", "center": ' text-anchor="middle"', "right": ' text-anchor="end"'}
_FEW_LINES = 8
_COMMANDS = {MOVE: ("M", 1), LINE: ("L", 1), CURVE: ("C", 3), CLOSE: ("z", 1)}


@dataclass(frozen=True, kw_only=True)
class Caption:
    """What the root of a chart says of itself."""

    id: str
    name: str
    language: str
    title: str
    description: str


@dataclass(frozen=True, kw_only=True)
class Tip:
    """What a value says when it is pointed at, and the region or series it belongs to."""

    text: str
    key: str = ""


def web_svg(figure: Figure, caption: Caption, tips: Sequence[Tip]) -> str:
    """Return a figure as one ``<svg>`` element for a page; the same bytes for the same figure.

    ``tips``   of mark n, in the order of the prepared frame.
    Raises:    ValueError where the drawing lacks a mark or draws one out of order: then child n
               of the marks would not be row n of the frame.
    """
    renderer = WebRenderer(figure, tips)
    figure.draw(renderer)
    if renderer.seen != list(range(len(tips))):
        raise ValueError(f"marks drawn: {renderer.seen}, rows: {len(tips)}")
    return f"{_head(figure, caption)}{''.join(renderer.written)}</svg>"


def _head(figure: Figure, caption: Caption) -> str:
    prefix = f"{caption.id}-{caption.name}"
    width, height = (_short(inches * 72) for inches in figure.get_size_inches())
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" id="{prefix}" class="chart chart-{caption.name}"'
        f' viewBox="0 0 {width} {height}" width="{width}" height="{height}" role="img"'
        f' aria-labelledby="{prefix}-title {prefix}-desc" lang="{_LANGUAGES[caption.language]}"'
        f' font-family="{escape(STACK)}" stroke-linejoin="round">'
        f'<title id="{prefix}-title">{escape(caption.title, quote=False)}</title>'
        f'<desc id="{prefix}-desc">{escape(caption.description, quote=False)}</desc>'
    )


class WebRenderer(RendererBase):
    """Writes what is drawn as SVG elements: ``written``, and the marks ``seen`` on the way."""

    writes_text = True
    """Text is anchored and given its halo by the reader's browser."""

    def __init__(self, figure: Figure, tips: Sequence[Tip]) -> None:
        super().__init__()
        self._size = tuple(float(inches) * 72 for inches in figure.get_size_inches())
        self._tips = tips
        self._key = ""
        self.seen: list[int] = []
        self.written: list[str] = []

    def get_canvas_width_height(self) -> tuple[float, float]:
        """Return the size in viewBox units."""
        return self._size[0], self._size[1]

    def open_group(self, s: str, gid: str | None = None) -> None:
        """Begin a mark, or what belongs to a region; matplotlib's own groups are left out."""
        if s == MARK:
            number = int(gid or 0)
            self.seen.append(number)
            tip = self._tips[number]
            key = f' data-k="{escape(tip.key)}"' if tip.key else ""
            title = escape(tip.text, quote=False)
            self.written.append(f'<g class="mark"{key}><title>{title}</title>')
        elif s == KEY:
            self._key = f' data-k="{escape(gid or "")}"'

    def close_group(self, s: str) -> None:
        """End what ``open_group`` began."""
        if s == MARK:
            self.written.append("</g>")
        elif s == KEY:
            self._key = ""

    def draw_path(
        self,
        gc: GraphicsContextBase,
        path: Path,
        transform: Transform,
        rgbFace: Any = None,  # noqa: N803 (matplotlib's name; any of its colours)
    ) -> None:
        """Write a path; a stroke no line width has is none."""
        width = float(gc.get_linewidth())
        stroke = _ink("stroke", gc.get_rgb()) if width else None
        fill = _ink("fill", rgbFace) if rgbFace is not None else None
        classes = " ".join(ink[0] for ink in (fill, stroke) if ink and ink[0])
        said = [f' class="{classes}"' if classes else ""]
        said.append(fill[1] if fill else ' fill="none"')
        if stroke:
            said.append(stroke[1])
            said.append(f' stroke-width="{_short(width)}"' if width != 1 else "")
            dashes = gc.get_dashes()[1]
            if dashes is not None:
                listed = " ".join(_short(one) for one in np.asarray(dashes, dtype=float))
                said.append(f' stroke-dasharray="{listed}"')
            if gc.get_capstyle() == "round":
                said.append(' stroke-linecap="round"')
        self.written.append(f'<path{self._key}{"".join(said)} d="{self._data(path, transform)}"/>')

    def draw_text(
        self, gc: GraphicsContextBase, x: float, y: float, s: str, prop: Any, angle: float,
        ismath: Any = False,  # noqa: ARG002 (as matplotlib has it)
        mtext: Any = None,
    ) -> None:  # fmt: skip
        """Write a line of text; ``mtext`` says how it is aligned and whether it has a halo."""
        name, attribute = _ink("fill", gc.get_rgb())
        weight = ' font-weight="700"' if prop.get_weight() == "bold" else ""
        if getattr(mtext, "halo", False):
            name = f"{name} halo"
        turn = f' transform="rotate({_short(-angle)} {_short(x)} {_short(y)})"' if angle else ""
        anchor = _ANCHORS[getattr(mtext, "align", "left")]
        self.written.append(
            f'<text{self._key} class="{name}"{attribute} x="{_short(x)}" y="{_short(y)}"'
            f' font-size="{_short(prop.get_size_in_points())}"{weight}{anchor}{turn}>'
            f"{escape(s, quote=False)}</text>"
        )

    def _data(self, path: Path, transform: Transform) -> str:
        """Return path data, two decimals, y downwards; level and upright lines by their length."""
        (a, c, e), (b, d, f), _ = transform.get_matrix().tolist()
        height = self._size[1]
        points: list[list[float]] = np.asarray(path.vertices).tolist()
        codes = [MOVE, *[LINE] * (len(points) - 1)]
        if path.codes is not None:
            codes = np.asarray(path.codes).tolist()
        # The lines of a hatch lie at one distance: said from line to line they compress to little.
        is_hatch = len(codes) > _FEW_LINES and codes == [MOVE, LINE] * (len(codes) // 2)
        parts: list[str] = []
        awaited, last_x, last_y = 0, math.nan, math.nan
        for (from_x, from_y), code in zip(points, codes, strict=True):
            command, count = _COMMANDS[code]
            if command == "z":
                parts.append("z")
                continue
            x = round(a * from_x + c * from_y + e, 2)
            y = round(height - b * from_x - d * from_y - f, 2)
            if command == "L" and y == last_y:
                parts.append(f"h{_short(x - last_x)}")
            elif command == "L" and x == last_x:
                parts.append(f"v{_short(y - last_y)}")
            elif is_hatch and parts:
                parts.append(f"{command.lower()}{_short(x - last_x)} {_short(y - last_y)}")
            else:
                parts.append(f"{' ' if awaited else command}{_short(x)} {_short(y)}")
                awaited = (awaited or count) - 1
            last_x, last_y = x, y
        return "".join(parts)


@cache
def _ink(attribute: str, rgb: Any) -> tuple[str, str]:
    """Return the class of a colour and the attribute that names its light value."""
    hexadecimal = to_hex(rgb)
    return CLASS_OF.get((attribute, hexadecimal), ""), f' {attribute}="{hexadecimal}"'


@lru_cache(maxsize=8192)
def _short(number: float) -> str:
    """Return a number with at most two decimals; rows and columns share most of theirs."""
    if number == (whole := round(number)):
        return str(whole)
    text = f"{number:.2f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text
