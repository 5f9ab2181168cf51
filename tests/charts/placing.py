"""What is measured on a drawing: whether texts keep clear of each other, and where marks lie."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

from reportgen.charts.fonts import font_path, text_width
from reportgen.charts.labels import Box
from reportgen.charts.studio import drawings_of, prepare

if TYPE_CHECKING:
    from pathlib import Path

    from reportgen.charts.scene import Scene
    from reportgen.charts.sheet import Shape, Words
    from reportgen.charts.studio import Drawing

OTHER_FONT = font_path().parent.parent / "wqy" / "wqy-microhei.ttc"
"""What a reader without Noto may see; a font for both weights, so bold text is left out."""

FONTS = (None, OTHER_FONT)


def drawn(asked: Scene) -> tuple[Drawing, Drawing]:
    """Return the wide and the narrow drawing of a figure."""
    return drawings_of(asked, prepare(asked))


def crowded(drawing: Drawing, path: Path | None) -> list[tuple[str, str]]:
    """Return the pairs of texts that overlap, in our font or another."""
    boxes = [(_ink_box(words, path), words.text) for words in drawing.sheet.words]
    return [
        (first, second)
        for (one, first), (other, second) in combinations(boxes, 2)
        if one.overlaps(other)
    ]


def outside(drawing: Drawing, path: Path | None) -> list[str]:
    """Return the texts that leave the picture."""
    height = drawing.figure.get_figheight() * 72
    boxes = [(_ink_box(words, path), words.text) for words in drawing.sheet.words]
    return [
        text
        for box, text in boxes
        if box.left < 0 or box.top < 0 or box.right > drawing.style.width or box.bottom > height
    ]


def extent(shape: Shape) -> Box:
    """Return the rectangle around a shape."""
    xs, ys = zip(*shape.points, strict=True)
    return Box(min(xs), min(ys), max(xs), max(ys))


def middle(shape: Shape) -> tuple[float, float]:
    """Return the middle of the rectangle around a shape."""
    box = extent(shape)
    return (box.left + box.right) / 2, (box.top + box.bottom) / 2


def shapes_of(drawing: Drawing, mark: int) -> list[Shape]:
    """Return the shapes of one value, in the order they were drawn."""
    return [shape for shape in drawing.sheet.shapes if shape.mark == mark]


def said(drawing: Drawing, text: str) -> Words:
    """Return the one text that says this."""
    (found,) = [words for words in drawing.sheet.words if words.text == text]
    return found


def order_of_marks(drawing: Drawing) -> list[int]:
    """Return the numbers of the values as drawn, consecutive strokes of one value once."""
    order: list[int] = []
    last = None
    for stroke in drawing.sheet.strokes:
        if stroke.mark is not None and stroke.mark != last:
            order.append(stroke.mark)
        last = stroke.mark
    return order


def _ink_box(words: Words, path: Path | None) -> Box:
    path = None if words.bold else path
    width = text_width(words.text, words.size, bold=words.bold, path=path)
    left = words.left(path)
    return Box(left, words.y - words.size * 0.78, left + width, words.y + words.size * 0.12)
