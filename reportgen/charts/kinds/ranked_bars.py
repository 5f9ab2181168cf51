"""Regions one below the other, in the order of the grid, with rank, bar and value."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportgen.charts.ink import rules, words
from reportgen.charts.kinds.bars import label_lines, label_room, lying_bar, span, write_lines
from reportgen.charts.labels import room, wrap
from reportgen.charts.marks import mark_frame, marks_of
from reportgen.charts.style import Area
from reportgen.charts.ticks import snug_axis
from reportgen.charts.wording import label_text, scale_for, unit_line, with_unit
from reportgen.metrics.ranks import rank_regions
from reportgen.numerals.interval import Interval, Quantity, point

if TYPE_CHECKING:
    from collections.abc import Sequence

    import pandas as pd
    from matplotlib.axes import Axes

    from reportgen.charts.scene import Scene
    from reportgen.charts.style import Style
    from reportgen.facts.model import Fact

_PITCH, _BAR = 25.0, 16.0
_MOST_EXTRAS = {"wide": 2, "narrow": 1}
_LABEL_SHARE = {"wide": 0.3, "narrow": 0.3}


def unit(scene: Scene) -> str:
    """Return the unit of the bars."""
    return unit_line(scale_for(scene.cells(0), scene), scene.language)


def prepare(scene: Scene) -> pd.DataFrame:
    """Return the marks of the first column with their ranks, and the other columns as text.

    Shape:   as ``mark_frame``, rank (text: 1, 2=; empty where missing or left open by bounds),
             extra_1, extra_2 (text) and head_1, head_2 (their headings).
    """
    indicator = scene.config.indicators.get(scene.indicator_of(0))
    ranks = rank_texts(scene.cells(0), indicator.direction if indicator else "higher")
    frame = mark_frame(scene, [0]).assign(mark="bar", rank=ranks)
    for number, column in enumerate(range(1, min(3, len(scene.grid.columns))), start=1):
        cells = scene.cells(column)
        scale = scale_for([c for c in cells if c.word is None], scene, column=column)
        name = scene.grid.columns[column].label.get(scene.language)
        frame[f"extra_{number}"] = [
            fact.word.get(scene.language) if fact.word else label_text(fact, scale, scene)
            for fact in cells
        ]
        frame[f"head_{number}"] = with_unit(name, scale, scene.language)
    return frame


def rank_texts(facts: Sequence[Fact], direction: str) -> list[str]:
    """Return the rank of each fact among all of them, as ``metrics.ranks`` counts.

    Bounds:  a rank the intervals leave open is not shown; equal printed values share one, 2=.
    Missing: an empty text; missing facts take no rank.
    """
    ranks = rank_regions({str(row): _quantity(fact) for row, fact in enumerate(facts)}, direction)
    texts = []
    for row in range(len(facts)):
        rank = ranks.get(str(row))
        shown = rank is not None and rank.is_decided
        texts.append(f"{rank.place}{'=' * (rank.tied > 1)}" if rank and shown else "")
    return texts


def height(frame: pd.DataFrame, style: Style) -> float:
    """Return the height of all rows, and of the headings of printed columns."""
    return _head_height(frame, style) + len(frame) * _pitch(frame, style) + 4


def draw(axes: Axes, frame: pd.DataFrame, style: Style, area: Area) -> None:
    """Draw ranks, labels, bars with values, and the printed columns."""
    labels = _labels(frame, style)
    rank_room = max(room(str(text), style.small) for text in frame["rank"])
    rank_room += 8 if rank_room else 0
    left = area.left + rank_room + label_room(labels, style) + 8
    right, top, pitch = area.right, area.top + _head_height(frame, style), _pitch(frame, style)
    extras = _extras(frame, style)
    for number, width in reversed(extras):
        head = wrap(str(frame[f"head_{number}"].iloc[0]), width, style.small, lines=3)
        for line, text in enumerate(head):
            y = top - 8 - (len(head) - 1 - line) * style.small * 1.2
            words(axes, right, y, text, style.small, ink="muted", align="right")
        for row, text in enumerate(frame[f"extra_{number}"]):
            y = top + (row + 0.5) * pitch + style.small * 0.36
            words(axes, right, y, str(text), style.small, ink="fg", align="right")
        right -= width + 14
    ends = span(frame, style, Area(left, top, right, area.bottom))
    axis = snug_axis(frame["value"])
    ranks = [str(text) for text in frame["rank"]]
    for mark in marks_of(frame):
        middle = top + (mark.row + 0.5) * pitch
        lying_bar(axes, mark, middle, _BAR, axis, ends, style)
        words(axes, area.left + rank_room - 8, middle + style.small * 0.36, ranks[mark.number],
              style.small, ink="muted", align="right")  # fmt: skip
        write_lines(axes, left - 8, middle, labels[mark.row], style, align="right")
    base = axis.at(0.0, *ends)
    rules(axes, [((base, top), (base, top + len(frame) * pitch))], ink="axis")


def _quantity(fact: Fact) -> Quantity | None:
    """Return what a fact can be: itself where printed exactly, else all its bounds allow."""
    if fact.value is None:
        return None
    if fact.qualifier == "=" or fact.low is None or fact.high is None:
        return point(fact.value)
    ends = Interval(fact.low, fact.high, low_closed=fact.qualifier != ">")
    return Quantity(fact.value, ends)


def _labels(frame: pd.DataFrame, style: Style) -> list[tuple[str, ...]]:
    texts = [str(label) for label in frame["label"]]
    return label_lines(texts, style.width * _LABEL_SHARE[style.name], style)


def _pitch(frame: pd.DataFrame, style: Style) -> float:
    """Return the distance of two rows: more where a label has two lines."""
    lines = max(len(label) for label in _labels(frame, style))
    return _PITCH if lines == 1 else style.size * 1.2 * lines + 6


def _extras(frame: pd.DataFrame, style: Style) -> list[tuple[int, float]]:
    """Return the printed columns that are shown, each with its width."""
    found = []
    for number in range(1, _MOST_EXTRAS[style.name] + 1):
        if f"extra_{number}" in frame:
            cells = max(room(str(text), style.small) for text in frame[f"extra_{number}"])
            found.append((number, max(cells, 56.0 if style.is_narrow else 84.0)))
    return found


def _head_height(frame: pd.DataFrame, style: Style) -> float:
    heads = [
        len(wrap(str(frame[f"head_{number}"].iloc[0]), width, style.small, lines=3))
        for number, width in _extras(frame, style)
    ]
    return max(heads) * style.small * 1.2 + 8 if heads else 0.0
