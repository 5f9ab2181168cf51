"""The picture of a page that is shared: title, edition and the headline number, 1200 by 630."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reportgen.charts.fonts import missing_characters, text_width
from reportgen.charts.ink import circle, paths, rules, words
from reportgen.charts.labels import wrap
from reportgen.charts.png import MARGIN, png_of
from reportgen.charts.sheet import Sheet

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportgen.charts.sheet import Point

WIDTH, HEIGHT = 600.0, 315.0
"""Half the pixels of the picture: networks ask for 1200 by 630."""

_INNER_WIDTH, _INNER_HEIGHT = WIDTH - 2 * MARGIN, HEIGHT - 2 * MARGIN
_TITLE, _LABEL, _VALUE, _SMALL = 30.0, 13.0, 62.0, 12.0
_PLOT = (330.0, 148.0, _INNER_WIDTH - 10, 228.0)
"""Left, top, right and bottom of the line behind the number."""


@dataclass(frozen=True, kw_only=True)
class Card:
    """What the picture says, in one language.

    ``lines`` is the course that ends in the headline number: points between 0 and 1, y downwards.
    """

    title: str
    edition: str
    label: str = ""
    value: str = ""
    change: str = ""
    foot: str = ""
    lines: tuple[tuple[Point, ...], ...] = ()


def card_png(card: Card) -> bytes:
    """Return the picture as PNG; the same card gives the same bytes."""
    return png_of(card_sheet(card), _INNER_WIDTH, _INNER_HEIGHT)


def card_sheet(card: Card) -> Sheet:
    """Return everything on the picture; what the font cannot draw is left out."""
    sheet = Sheet()
    _frame(sheet, card)
    y = 64.0
    for line in wrap(_drawable(card.title), _INNER_WIDTH, _TITLE, lines=2, bold=True):
        words(sheet, 0, y, line, _TITLE, bold=True)
        y += _TITLE * 1.3
    if card.value:
        _number(sheet, card)
        _course(sheet, card.lines)
    return sheet


def _frame(sheet: Sheet, card: Card) -> None:
    """Draw the thick and the thin rule that close the head of every page, edition and foot."""
    rules(sheet, [((0, 1.5), (_INNER_WIDTH, 1.5))], ink="fg", width=3)
    rules(sheet, [((0, 6), (_INNER_WIDTH, 6))], ink="fg", width=1)
    words(sheet, 0, 24, _drawable(card.edition), _SMALL, ink="muted")
    rules(sheet, [((0, 252), (_INNER_WIDTH, 252))], ink="grid", width=1)
    for foot in wrap(_drawable(card.foot), _INNER_WIDTH, _SMALL, lines=1):
        words(sheet, 0, 270, foot, _SMALL, ink="muted")


def _number(sheet: Sheet, card: Card) -> None:
    width = _PLOT[0] - 24 if card.lines else _INNER_WIDTH
    label = wrap(_drawable(card.label), width, _LABEL, lines=2)
    y = 158.0 - (len(label) - 1) * _LABEL * 1.4
    for line in label:
        words(sheet, 0, y, line, _LABEL, ink="muted")
        y += _LABEL * 1.4
    value = _drawable(card.value)
    size = min(_VALUE, _VALUE * width / max(text_width(value, _VALUE, bold=True), 1))
    words(sheet, 0, 216, value, size, ink="text-1", bold=True)
    for line in wrap(_drawable(card.change), width, _LABEL, lines=1):
        words(sheet, 0, 238, line, _LABEL)


def _course(sheet: Sheet, lines: Sequence[Sequence[Point]]) -> None:
    """Draw the series as lines without axes: its course, not its scale."""
    left, top, right, bottom = _PLOT
    placed = [
        [(left + x * (right - left), top + y * (bottom - top)) for x, y in line] for line in lines
    ]
    paths(sheet, placed, ink="1", width=3)
    for x, y in [line[end] for line in placed for end in (0, -1)]:
        circle(sheet, x, y, 5, fill="1", stroke="bg", width=2)


def _drawable(text: str) -> str:
    absent = missing_characters((text,))
    return "".join(character for character in text if character not in absent)
