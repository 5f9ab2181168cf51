"""Matrices, flows and shares for the tests of their charts, and whether their texts keep apart."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations
from typing import TYPE_CHECKING

from reportgen.charts.fonts import font_path, text_width
from reportgen.charts.labels import Box
from reportgen.charts.studio import Drawing, drawings_of, pictures, prepare
from reportgen.config.displays import Selection
from tests.charts.conftest import fact, scene

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from reportgen.charts.scene import Scene
    from reportgen.charts.sheet import Shape, Words

OTHER_FONT = font_path().parent.parent / "wqy" / "wqy-microhei.ttc"
LONG_NAMES = {
    "zh": ["连云港经济技术开发区", "上海", "苏北合作示范区", "无锡", "杭州湾", "苏州工业园区"],
    "en": [
        "Lianyungang Economic Zone",
        "Shanghai",
        "Northern Jiangsu cooperation area",
        "Wuxi",
        "Hangzhou Bay",
        "Suzhou Industrial Park",
    ],
}


def flows(
    kind: str, columns: Mapping[str, Sequence[str]], rows: Sequence[str], *, language: str = "zh"
) -> Scene:
    """Return flows from the rows to the columns, which are named alike."""
    made = scene(kind, columns, rows=rows, language=language, units=dict.fromkeys(columns, "件"))
    heads = tuple(
        replace(column, selection=Selection(indicator="index", destination=column.id))
        for column in made.grid.columns
    )
    return replace(made, grid=replace(made.grid, columns=heads))


def square(kind: str, language: str, *, count: int = 6) -> Scene:
    """Return flows between long names, some bounds, estimates and missing ones among them."""
    names = (LONG_NAMES[language] * 3)[:count]
    names = [name + str(index // 6 or "") for index, name in enumerate(names)]
    signs = ("", ">", "", "~", "", "<", "")
    columns = {
        to: [
            "…"
            if i == j or (i * 5 + j * 3) % 11 == 0
            else f"{signs[(i + 2 * j) % 7]}{(i * 37 + j * 91) ** 2 % 9973 + 2}"
            for i in range(count)
        ]
        for j, to in enumerate(names)
    }
    return flows(kind, columns, names, language=language)


def shares(
    columns: Mapping[str, Sequence[str]], rows: Sequence[str], *, language: str = "zh"
) -> Scene:
    """Return shares written in per cent."""
    return scene(
        "stacked_share",
        {name: [fact(one, unit="share") for one in cells] for name, cells in columns.items()},
        rows=rows,
        language=language,
    )


def drawn(asked: Scene) -> tuple[Drawing, Drawing]:
    """Return both drawings, which a page can be given."""
    frame = prepare(asked)
    made = drawings_of(asked, frame)
    assert all(pictures(asked, frame, made, ""))
    return made


def first_shapes(drawing: Drawing) -> dict[int, Shape]:
    """Return the first shape of each mark: its bar, cell or band."""
    return {shape.mark: shape for shape in reversed(drawing.sheet.shapes) if shape.mark is not None}


def extent(shape: Shape) -> Box:
    """Return the room of a shape with straight sides."""
    xs, ys = zip(*shape.points, strict=True)
    return Box(min(xs), min(ys), max(xs), max(ys))


def texts(drawing: Drawing) -> list[str]:
    return [words.text for words in drawing.sheet.words]


def assert_texts_keep_apart(asked: Scene) -> None:
    """Check that no text overlaps another or leaves the picture, in our font and another."""
    for drawing in drawn(asked):
        height = drawing.figure.get_figheight() * 72
        for path in (None, OTHER_FONT):
            boxes = [(_box(words, path), words.text) for words in drawing.sheet.words]
            for box, text in boxes:
                assert box.left >= 0, text
                assert box.right <= drawing.style.width, text
                assert box.top >= 0, text
                assert box.bottom <= height, text
            for (one, first), (other, second) in combinations(boxes, 2):
                assert not one.overlaps(other), (drawing.style.name, first, second)


def _box(words: Words, path: Path | None) -> Box:
    path = None if words.bold else path
    left = words.left(path)
    width = text_width(words.text, words.size, bold=words.bold, path=path)
    return Box(left, words.y - words.size * 0.78, left + width, words.y + words.size * 0.12)
