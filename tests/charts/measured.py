"""What is measured on a drawing: whether texts keep clear of each other, and where marks lie."""

from __future__ import annotations

import gzip
from itertools import combinations
from typing import TYPE_CHECKING

from reportgen.charts.fonts import font_path, text_width
from reportgen.charts.labels import Box
from reportgen.charts.studio import Drawing, drawings_of, pictures, prepare

if TYPE_CHECKING:
    from pathlib import Path

    from reportgen.charts.scene import Scene
    from reportgen.charts.sheet import Shape, Sheet, Words

OTHER_FONT = font_path().parent.parent / "wqy" / "wqy-microhei.ttc"
"""What a reader without Noto may see; a font for both weights, so bold text is left out."""

FONTS = (None, OTHER_FONT)


def drawn(asked: Scene) -> tuple[Drawing, Drawing]:
    """Return the wide and the narrow drawing of a figure, which a page can be given."""
    frame = prepare(asked)
    made = drawings_of(asked, frame)
    assert all(pictures(asked, frame, made, ""))
    return made


def sheets_of(asked: Scene) -> tuple[Sheet, Sheet]:
    """Return what is drawn wide and narrow."""
    wide, narrow = drawn(asked)
    return wide.sheet, narrow.sheet


def ink_box(words: Words, path: Path | None = None) -> Box:
    """Return the room of the ink of a text, in our font or another."""
    path = None if words.bold else path
    width = text_width(words.text, words.size, bold=words.bold, path=path)
    left = words.left(path)
    return Box(left, words.y - words.size * 0.78, left + width, words.y + words.size * 0.12)


def boxes_of(drawing: Drawing, path: Path | None = None) -> list[tuple[Box, str]]:
    """Return every text with its room."""
    return [(ink_box(words, path), words.text) for words in drawing.sheet.words]


def crowded(drawing: Drawing, path: Path | None) -> list[tuple[str, str]]:
    """Return the pairs of texts that overlap, in our font or another."""
    return [
        (first, second)
        for (one, first), (other, second) in combinations(boxes_of(drawing, path), 2)
        if one.overlaps(other)
    ]


def outside(drawing: Drawing, path: Path | None) -> list[str]:
    """Return the texts that leave the picture."""
    width, height = drawing.style.width, drawing.figure.get_figheight() * 72
    return [
        text
        for box, text in boxes_of(drawing, path)
        if box.left < 0 or box.top < 0 or box.right > width or box.bottom > height
    ]


def assert_texts_keep_apart(asked: Scene) -> None:
    """No text overlaps another or leaves the picture, in our font and another."""
    for drawing in drawn(asked):
        for path in FONTS:
            assert outside(drawing, path) == [], drawing.style.name
            assert crowded(drawing, path) == [], drawing.style.name


def assert_clear(asked: Scene) -> None:
    """Texts keep apart, strokes stay inside; every mark is drawn once, in order."""
    assert_texts_keep_apart(asked)
    for drawing in drawn(asked):
        height = drawing.figure.get_figheight() * 72
        assert min(words.size for words in drawing.sheet.words) >= 11.5
        for x, y in (point for shape in drawing.sheet.shapes for point in shape.points):
            assert -1 <= x <= drawing.style.width + 1
            assert -1 <= y <= height + 1
        assert order_of_marks(drawing) == list(range(len(prepare(asked).marks)))


def order_of_marks(drawing: Drawing) -> list[int]:
    """Return the numbers of the values as drawn, consecutive strokes of one value once."""
    order: list[int] = []
    last = None
    for stroke in drawing.sheet.strokes:
        if stroke.mark is not None and stroke.mark != last:
            order.append(stroke.mark)
        last = stroke.mark
    return order


def sizes_of(asked: Scene) -> list[int]:
    """Return how many bytes each picture takes on its way to a reader."""
    frame = prepare(asked)
    made = pictures(asked, frame, drawings_of(asked, frame), "")
    return [len(gzip.compress(svg.encode())) for svg in made]


def extent(shape: Shape) -> Box:
    """Return the rectangle around a shape."""
    xs, ys = zip(*shape.points, strict=True)
    return Box(min(xs), min(ys), max(xs), max(ys))


def middle(shape: Shape) -> tuple[float, float]:
    """Return the middle of the rectangle around a shape."""
    box = extent(shape)
    return (box.left + box.right) / 2, (box.top + box.bottom) / 2


def shapes_of(where: Drawing | Sheet, mark: int) -> list[Shape]:
    """Return the shapes of one value, in the order they were drawn."""
    sheet = where.sheet if isinstance(where, Drawing) else where
    return [shape for shape in sheet.shapes if shape.mark == mark]


def first_shapes(drawing: Drawing) -> dict[int, Shape]:
    """Return the first shape of each mark: its bar, cell or band."""
    return {shape.mark: shape for shape in reversed(drawing.sheet.shapes) if shape.mark is not None}


def said(drawing: Drawing, text: str) -> Words:
    """Return the one text that says this."""
    (found,) = [words for words in drawing.sheet.words if words.text == text]
    return found


def texts(drawing: Drawing) -> list[str]:
    """Return everything written."""
    return [words.text for words in drawing.sheet.words]


def texts_of(sheet: Sheet, mark: int) -> list[str]:
    """Return the texts of one value."""
    return [words.text for words in sheet.words if words.mark == mark]
