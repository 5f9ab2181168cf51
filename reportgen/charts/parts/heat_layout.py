"""Where the cells of a heat map stand, and how the heads of its rows and columns are broken."""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil
from typing import TYPE_CHECKING

from reportgen.charts.labels import room, wrap
from reportgen.charts.marks import Frame
from reportgen.charts.parts.bars import label_room
from reportgen.charts.parts.flows import ENDS

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from reportgen.charts.style import Style

KEY_GAP = 14.0
_ROW_ROOM = {
    "wide": ((0.27, 1), (0.27, 2), (0.27, 3), (0.27, 4)),
    "narrow": ((0.33, 1), (0.33, 2), (0.4, 2), (0.4, 3), (0.4, 4)),
    "narrow, many rows": ((0.33, 1), (0.4, 1), (0.4, 2), (0.4, 3)),
    "narrow, many columns": ((0.33, 1), (0.33, 2), (0.33, 3), (0.33, 4)),
}
"""The share of the width and the lines that the names of rows may take: the first that fits."""

_MANY_ROWS, _MANY_COLUMNS = 14, 14
_WIDEST_CELL = 165.0
_PITCHES = {"wide": ((8, 38.0), (16, 30.0), (30, 25.0)), "narrow": ((8, 38.0), (30, 29.0))}
_LEAST_PITCH = {"wide": 21.0, "narrow": 24.0}
_NUMBERS = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"

Lines = tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class HeatFrame(Frame):
    """The marks, row by row; ``names`` are the heads of the columns.

    ``tones``   1 to 5 for each mark, as dark as its class is high; 0 where missing.
    ``borders`` the lower bound of each class but the lowest, as text; empty with one class.
    ``shorts``  the value of each mark in three figures, for narrow cells.
    ``own``     row and series of the empty cells of a region's flow to itself.
    """

    tones: tuple[int, ...]
    borders: tuple[str, ...]
    shorts: tuple[str, ...]
    own: tuple[tuple[int, int], ...]
    is_flows: bool
    has_periods: bool


@dataclass(frozen=True, kw_only=True)
class Layout:
    """The measures of a matrix.

    ``labels`` and ``heads`` name rows and columns, in lines; ``key`` explains numbered heads below
    the cells; ``left`` and ``head`` are the room beside and above the cells.
    """

    labels: tuple[Lines, ...]
    heads: tuple[Lines, ...]
    head_size: float
    key: Lines
    left: float
    head: float
    cell: float
    pitch: float
    height: float


def layout_of(frame: HeatFrame, style: Style) -> Layout:
    """Return the measures of a matrix: heads wrapped where they fit, else numbered."""
    names = [row.label for row in frame.rows]
    labels, left, cell = _row_heads(frame, names, style)
    heads, size = _column_heads(frame.names, cell - 4, style)
    key: Lines = ()
    if not heads and frame.has_periods:
        heads = _thinned(frame.names, cell, size)
    elif not heads:
        numbered = {name: _NUMBERS[index] for index, name in enumerate(frame.names)}
        heads = tuple((number,) for number in numbered.values())
        size = min(style.size, (cell - 1) / room(_NUMBERS[0], 1))
        if set(numbered) <= set(names):
            named = [f"{numbered[n]} {n}" if n in numbered else n for n in names]
            labels, left, cell = _row_heads(frame, named, style)
        else:
            key = _flowed([f"{number} {name}" for name, number in numbered.items()], style)
    pitch = max(_pitch(frame, style), ceil(max(map(len, labels)) * style.size * 1.2 + 6))
    head = max(map(len, heads)) * size * 1.2 + 9
    if frame.is_flows:
        head += style.small * 1.5
    below = KEY_GAP + len(key) * style.small * 1.4 if key else 0.0
    return Layout(
        labels=labels, heads=heads, head_size=size, key=key, left=left, head=head, cell=cell,
        pitch=pitch, height=head + pitch * len(frame.rows) + below,
    )  # fmt: skip


def widest(texts: Iterable[str], size: float) -> float:
    """Return the room of the widest of some texts."""
    return max((room(text, size) for text in set(texts)), default=0.0)


def _row_heads(
    frame: HeatFrame, names: Sequence[str], style: Style
) -> tuple[tuple[Lines, ...], float, float]:
    """Return the names of the rows in lines, where the cells begin, and how wide a cell is."""
    labels: list[Lines] = []
    for share, lines in _ROW_ROOM[_crowding(frame, style)]:
        labels = [wrap(name, style.width * share, style.size, lines=lines) for name in names]
        if not any(is_cut(label, name) for label, name in zip(labels, names, strict=True)):
            break
    least = 0.0
    if frame.is_flows:
        least = room(f"{ENDS[style.language].origin} ↓", style.small)
    left = ceil(max(label_room(labels, style), least)) + 8
    # Whole units: hundreds of cells then take half the bytes.
    return tuple(labels), left, min((style.width - 4 - left) // len(frame.names), _WIDEST_CELL)


def _crowding(frame: HeatFrame, style: Style) -> str:
    """Return which of the rooms for the names of rows a matrix has."""
    if not style.is_narrow:
        return "wide"
    if len(frame.names) > _MANY_COLUMNS:
        return "narrow, many columns"
    return "narrow, many rows" if len(frame.rows) > _MANY_ROWS else "narrow"


def _column_heads(
    names: Sequence[str], width: float, style: Style
) -> tuple[tuple[Lines, ...], float]:
    """Return the names of the columns in lines and their size; nothing where they do not fit."""
    for size in (style.small, style.small - 1):
        for lines in range(1, 4 if style.is_narrow else 5):
            heads = tuple(wrap(name, width, size, lines=lines) for name in names)
            if not any(is_cut(head, name) for head, name in zip(heads, names, strict=True)):
                return heads, size
    return (), style.small


def _thinned(names: Sequence[str], cell: float, size: float) -> tuple[Lines, ...]:
    """Return as many of the names of periods as stand free, the last one first."""
    every = ceil((widest(names, size) + 6) / cell)
    last = len(names) - 1
    return tuple((name,) if (last - index) % every == 0 else () for index, name in enumerate(names))


def is_cut(lines: Lines, text: str) -> bool:
    """Return whether a text did not fit into its lines."""
    return "…" in "".join(lines) and "…" not in text


def _flowed(entries: Sequence[str], style: Style) -> Lines:
    """Return entries as lines, each entry kept whole."""
    lines: list[str] = []
    for entry in entries:
        longer = f"{lines[-1]}   {entry}" if lines else entry
        if lines and room(longer, style.small) <= style.width - 4:
            lines[-1] = longer
        else:
            lines.append(entry)
    return tuple(part for line in lines for part in wrap(line, style.width - 4, style.small))


def _pitch(frame: HeatFrame, style: Style) -> float:
    rows = len(frame.rows)
    known = _PITCHES[style.name]
    return next((pitch for most, pitch in known if rows <= most), _LEAST_PITCH[style.name])
