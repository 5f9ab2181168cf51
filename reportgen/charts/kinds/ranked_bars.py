"""Regions one below the other, in the order of the grid, with rank, bar and value."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reportgen.charts.ink import polygon, rules, words
from reportgen.charts.labels import room, wrap
from reportgen.charts.marks import Frame, frame_of
from reportgen.charts.parts.bars import (
    LEAST_BARS,
    label_lines,
    label_room,
    lying_bar,
    span,
    value_room,
    write_lines,
)
from reportgen.charts.style import Area
from reportgen.charts.ticks import snug_axis
from reportgen.charts.wording import label_text, scale_for, unit_line, with_unit
from reportgen.metrics.ranks import rank_regions
from reportgen.numerals.interval import Interval, Quantity, point

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportgen.charts.scene import Scene
    from reportgen.charts.sheet import Sheet
    from reportgen.charts.style import Style
    from reportgen.facts.model import Fact

_PITCH, _BAR = 25.0, 16.0
_MOST_EXTRAS = {"wide": 2, "narrow": 1}
_LABEL_SHARE = {"wide": 0.3, "narrow": 0.3}


def unit(scene: Scene) -> str:
    """Return the unit of the bars."""
    return unit_line(scale_for(scene.cells(0), scene), scene.language)


@dataclass(frozen=True, kw_only=True)
class Extra:
    """A column printed beside the bars: its heading, and a text and a direction for each row.

    ``signs`` 1 for a rank won, -1 for one lost, 0 otherwise; all 0 for other measures.
    """

    head: str
    texts: tuple[str, ...]
    signs: tuple[int, ...]


@dataclass(frozen=True, kw_only=True)
class RankedFrame(Frame):
    """The marks of the first column; ``ranks`` as text: 1, 2=, empty where missing or open."""

    ranks: tuple[str, ...]
    extras: tuple[Extra, ...]


def prepare(scene: Scene) -> RankedFrame:
    """Return the marks of the first column with their ranks, and up to two other columns."""
    ranks = rank_texts(scene.cells(0), _direction(scene))
    frame = frame_of(scene, (0,))
    columns = range(1, min(3, len(scene.grid.columns)))
    return RankedFrame(
        marks=frame.marks,
        rows=frame.rows,
        names=frame.names,
        ranks=tuple(ranks),
        extras=tuple(_extra(scene, column) for column in columns),
    )


def _direction(scene: Scene) -> str:
    """Return which values are better: the smaller ones of ranks, whatever their indicator says."""
    if any(fact.unit == "rank" for fact in scene.cells(0)):
        return "lower"
    indicator = scene.config.indicators.get(scene.indicator_of(0))
    return indicator.direction if indicator else "higher"


def _extra(scene: Scene, column: int) -> Extra:
    cells = scene.cells(column)
    scale = scale_for([c for c in cells if c.word is None], scene, column=column)
    name = scene.grid.columns[column].label.get(scene.language)
    moved = [(fact.measure == "rank_change" and fact.value) or 0 for fact in cells]
    return Extra(
        head=with_unit(name, scale, scene.language),
        texts=tuple(
            fact.word.get(scene.language) if fact.word else label_text(fact, scale, scene)
            for fact in cells
        ),
        signs=tuple((value > 0) - (value < 0) for value in moved),
    )


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


def height(frame: RankedFrame, style: Style) -> float:
    """Return the height of all rows, and of the headings of printed columns."""
    return _head_height(frame, style) + len(frame.marks) * _pitch(frame, style) + 4


def draw(sheet: Sheet, frame: RankedFrame, style: Style, area: Area) -> None:
    """Draw ranks, labels, bars with values, and the printed columns."""
    labels = _labels(frame, style)
    rank_room = _rank_room(frame, style)
    left = area.left + rank_room + label_room(labels, style) + 8
    right, top, pitch = area.right, area.top + _head_height(frame, style), _pitch(frame, style)
    extras = _extras(frame, style)
    for extra, width in reversed(extras):
        head = wrap(extra.head, width, style.small, lines=3)
        for line, text in enumerate(head):
            y = top - 8 - (len(head) - 1 - line) * style.small * 1.2
            words(sheet, right, y, text, style.small, ink="muted", align="right")
        for row, text in enumerate(extra.texts):
            y = top + (row + 0.5) * pitch + style.small * 0.36
            words(sheet, right, y, text, style.small, align="right", key=frame.marks[row].key)
            if extra.signs[row]:
                x = right - room(text, style.small) - 10
                _draw_move(sheet, x, top + (row + 0.5) * pitch, extra.signs[row])
        right -= width + 14
    ends = span(frame.marks, style, Area(left, top, right, area.bottom))
    axis = snug_axis(frame.values)
    for mark in frame.marks:
        middle = top + (mark.row + 0.5) * pitch
        lying_bar(sheet, mark, middle, _BAR, axis, ends, style)
        words(sheet, area.left + rank_room - 8, middle + style.small * 0.36,
              frame.ranks[mark.number], style.small, ink="muted", align="right",
              key=mark.key)  # fmt: skip
        write_lines(sheet, left - 8, middle, labels[mark.row], style, align="right",
                    key=mark.key)  # fmt: skip
    base = axis.at(0.0, *ends)
    rules(sheet, [((base, top), (base, top + len(frame.marks) * pitch))], ink="axis")


def _quantity(fact: Fact) -> Quantity | None:
    """Return what a fact can be: itself where printed exactly, else all its bounds allow."""
    if fact.value is None:
        return None
    if fact.qualifier == "=" or fact.low is None or fact.high is None:
        return point(fact.value)
    ends = Interval(fact.low, fact.high, low_closed=fact.qualifier != ">")
    return Quantity(fact.value, ends)


def _labels(frame: RankedFrame, style: Style) -> list[tuple[str, ...]]:
    return label_lines(
        [row.label for row in frame.rows], style.width * _LABEL_SHARE[style.name], style
    )


def _pitch(frame: RankedFrame, style: Style) -> float:
    """Return the distance of two rows: more where a label has two lines."""
    lines = max(len(label) for label in _labels(frame, style))
    return _PITCH if lines == 1 else style.size * 1.2 * lines + 6


def _extras(frame: RankedFrame, style: Style) -> list[tuple[Extra, float]]:
    """Return the printed columns that are shown, each with its width: those the bars leave room."""
    least = 56.0 if style.is_narrow else 84.0
    shown = [
        (extra, max(least, *(room(text, style.small) + 14 for text in extra.texts)))
        for extra in frame.extras[: _MOST_EXTRAS[style.name]]
    ]
    values = value_room(frame.marks, style) + value_room(frame.marks, style, below=True)
    names = _rank_room(frame, style) + label_room(_labels(frame, style), style)
    free = style.width - 12 - names - values - LEAST_BARS
    while shown and sum(width + 14 for _, width in shown) > free:
        shown.pop()
    return shown


def _rank_room(frame: RankedFrame, style: Style) -> float:
    """Return the width of the ranks with their gap, 0 where none is written."""
    widest = max(room(text, style.small) for text in frame.ranks)
    return widest + 8 if widest else 0.0


def _head_height(frame: RankedFrame, style: Style) -> float:
    heads = [
        len(wrap(extra.head, width, style.small, lines=3)) for extra, width in _extras(frame, style)
    ]
    return max(heads) * style.small * 1.2 + 8 if heads else 0.0


def _draw_move(sheet: Sheet, x: float, y: float, sign: int) -> None:
    """Draw a triangle: up for a rank won, down for one lost."""
    up = -4 * sign
    polygon(sheet, [(x - 4, y - up * 0.8), (x + 4, y - up * 0.8), (x, y + up)],
            fill="3" if sign > 0 else "2")  # fmt: skip
