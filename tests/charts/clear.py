"""What every drawing of a kind keeps to, asked of one figure: used by the tests of kinds."""

from __future__ import annotations

import gzip
from itertools import combinations
from typing import TYPE_CHECKING

from reportgen.charts.fonts import font_path, text_width
from reportgen.charts.labels import Box
from reportgen.charts.studio import drawings_of, pictures, prepare

if TYPE_CHECKING:
    from pathlib import Path

    from reportgen.charts.scene import Scene
    from reportgen.charts.sheet import Shape, Sheet, Words

OTHER_FONT = font_path().parent.parent / "wqy" / "wqy-microhei.ttc"
"""What a reader without Noto may see; a font for both weights, so bold text is left out."""


def sheets_of(asked: Scene) -> tuple[Sheet, Sheet]:
    """Return what is drawn wide and narrow."""
    wide, narrow = drawings_of(asked, prepare(asked))
    return wide.sheet, narrow.sheet


def assert_clear(asked: Scene) -> None:
    """Texts never overlap in two fonts nor leave the picture; every mark is drawn once, in order."""
    frame = prepare(asked)
    for drawing in drawings_of(asked, frame):
        height = drawing.figure.get_figheight() * 72
        for path in (None, OTHER_FONT):
            boxes = boxes_of(drawing.sheet, path)
            for box, text in boxes:
                assert box.left >= 0, (drawing.style.name, text)
                assert box.right <= drawing.style.width, (drawing.style.name, text)
                assert box.top >= 0, (drawing.style.name, text)
                assert box.bottom <= height, (drawing.style.name, text)
            for (one, first), (other, second) in combinations(boxes, 2):
                assert not one.overlaps(other), (drawing.style.name, first, second)
        assert min(words.size for words in drawing.sheet.words) >= 11.5
        for x, y in (point for shape in drawing.sheet.shapes for point in shape.points):
            assert -1 <= x <= drawing.style.width + 1
            assert -1 <= y <= height + 1
        drawn = [stroke.mark for stroke in drawing.sheet.strokes]
        seen = [mark for mark, before in zip(drawn, [None, *drawn], strict=False) if mark != before]
        assert [mark for mark in seen if mark is not None] == list(range(len(frame.marks)))


def boxes_of(sheet: Sheet, path: Path | None) -> list[tuple[Box, str]]:
    """Return the room and the words of every text, in our font or another."""
    return [(_box(words, path), words.text) for words in sheet.words]


def sizes_of(asked: Scene) -> list[int]:
    """Return how many bytes each picture takes on its way to a reader."""
    frame = prepare(asked)
    drawn = pictures(asked, frame, drawings_of(asked, frame), "")
    return [len(gzip.compress(svg.encode())) for svg in drawn]


def middle(shape: Shape) -> tuple[float, float]:
    """Return the middle of a shape."""
    xs, ys = zip(*shape.points, strict=True)
    return (min(xs) + max(xs)) / 2, (min(ys) + max(ys)) / 2


def shapes_of(sheet: Sheet, mark: int) -> list[Shape]:
    """Return the shapes of one value."""
    return [shape for shape in sheet.shapes if shape.mark == mark]


def texts_of(sheet: Sheet, mark: int) -> list[str]:
    """Return the texts of one value."""
    return [words.text for words in sheet.words if words.mark == mark]


def _box(words: Words, path: Path | None) -> Box:
    path = None if words.bold else path
    width = text_width(words.text, words.size, bold=words.bold, path=path)
    left = words.left(path)
    return Box(left, words.y - words.size * 0.78, left + width, words.y + words.size * 0.12)
