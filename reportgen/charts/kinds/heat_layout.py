"""Where the cells of a heat map stand, and how the heads of its rows and columns are broken."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reportgen.charts.kinds.bars import label_room
from reportgen.charts.kinds.flows import ENDS
from reportgen.charts.labels import room, wrap

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from reportgen.charts.marks import Frame
    from reportgen.charts.style import Style

KEY_GAP = 14.0
_ROW_SHARE = {"wide": 0.27, "narrow": 0.33}
_WIDEST_CELL = 165.0
_PITCHES = {"wide": ((8, 38.0), (16, 30.0), (30, 25.0)), "narrow": ((8, 38.0), (30, 29.0))}
_LEAST_PITCH = {"wide": 21.0, "narrow": 24.0}
_NUMBERS = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"

Lines = tuple[str, ...]


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


def layout_of(frame: Frame, style: Style) -> Layout:
    """Return the measures of a matrix: heads wrapped where they fit, else numbered."""
    names = [row.label for row in frame.rows]
    labels, left, cell = _row_heads(frame, names, style)
    heads, size = _column_heads(frame.names, cell - 4, style)
    key: Lines = ()
    if not heads:
        numbered = {name: _NUMBERS[index] for index, name in enumerate(frame.names)}
        heads, size = tuple((number,) for number in numbered.values()), style.size
        if set(numbered) <= set(names):
            named = [f"{numbered[n]} {n}" if n in numbered else n for n in names]
            labels, left, cell = _row_heads(frame, named, style)
        else:
            key = _flowed([f"{number} {name}" for name, number in numbered.items()], style)
    pitch = max(_pitch(frame, style), max(map(len, labels)) * style.size * 1.2 + 6)
    head = max(map(len, heads)) * size * 1.2 + 9
    if getattr(frame, "is_flows", False):
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
    frame: Frame, names: Sequence[str], style: Style
) -> tuple[tuple[Lines, ...], float, float]:
    """Return the names of the rows in lines, where the cells begin, and how wide a cell is."""
    most = style.width * _ROW_SHARE[style.name]
    labels: list[Lines] = []
    for lines in (1, 2, 3, 4):
        labels = [wrap(name, most, style.size, lines=lines) for name in names]
        if not any(is_cut(label, name) for label, name in zip(labels, names, strict=True)):
            break
    least = 0.0
    if getattr(frame, "is_flows", False):
        least = room(f"{ENDS[style.language].origin} ↓", style.small)
    left = max(label_room(labels, style), least) + 8
    return tuple(labels), left, min((style.width - 4 - left) / len(frame.names), _WIDEST_CELL)


def _column_heads(
    names: Sequence[str], width: float, style: Style
) -> tuple[tuple[Lines, ...], float]:
    """Return the names of the columns in lines and their size; nothing where they do not fit."""
    for size in (style.small, style.small - 1):
        for lines in (1, 2, 3):
            heads = tuple(wrap(name, width, size, lines=lines) for name in names)
            if not any(is_cut(head, name) for head, name in zip(heads, names, strict=True)):
                return heads, size
    return (), style.small


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


def _pitch(frame: Frame, style: Style) -> float:
    rows = len(frame.rows)
    known = _PITCHES[style.name]
    return next((pitch for most, pitch in known if rows <= most), _LEAST_PITCH[style.name])
