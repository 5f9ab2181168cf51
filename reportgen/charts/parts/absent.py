"""Rows a plot has no place for, named below it: each with its sign, so that none is lost."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportgen.charts.ink import box, words
from reportgen.charts.labels import Box, room, shorten

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportgen.charts.sheet import Sheet
    from reportgen.charts.style import Style

_SIGN, _GAP, _BETWEEN = 9.0, 13.0, 14.0
_HEADS = {"zh": "… 无数值：", "en": "… No data: "}


def absent_height(names: Sequence[str], style: Style) -> float:
    """Return the height the names take below a plot, 0 without any."""
    if not names:
        return 0.0
    return style.note_line(0, _places(names, style)[-1][1]) + style.small * 0.2


def draw_absent(
    sheet: Sheet, names: Sequence[str], start: tuple[float, float], style: Style
) -> list[tuple[float, float]]:
    """Write the head of the list below a plot, and return where each name has its baseline."""
    if names:
        y = style.note_line(start[1])
        words(sheet, start[0], y, _HEADS[style.language], style.small, ink="muted")
    return [(start[0] + x, style.note_line(start[1], line)) for x, line in _places(names, style)]


def draw_absent_mark(
    sheet: Sheet, name: str, place: tuple[float, float], style: Style, *, row: int
) -> None:
    """Draw the dashed sign of a value that is not there, and the name beside it."""
    x, y = place
    middle = y - style.small * 0.36
    sign = Box(x, middle - _SIGN / 2, x + _SIGN, middle + _SIGN / 2)
    box(sheet, sign, fill="bg", stroke="muted", dashes=(2, 2), row=row)
    text = shorten(name, style.width - 4 - _GAP, style.small)
    words(sheet, x + _GAP, y, text, style.small, ink="muted", row=row)


def _places(names: Sequence[str], style: Style) -> list[tuple[float, int]]:
    """Return where each name begins: how far from the left, and in which line."""
    x, line = room(_HEADS[style.language], style.small) + 4, 0
    places = []
    for name in names:
        needed = room(name, style.small) + _GAP
        if x and x + needed > style.width - 4:
            x, line = 0.0, line + 1
        places.append((x, line))
        x += needed + _BETWEEN
    return places
