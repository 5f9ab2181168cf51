"""Where the bars of a whole lie, beside their labels or below them, and who names the parts."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from reportgen.charts.ink import STUB
from reportgen.charts.labels import Box, room
from reportgen.charts.marks import Frame
from reportgen.charts.parts.bars import label_lines, label_room
from reportgen.charts.parts.share_heads import Head, heads_of
from reportgen.charts.plate import Entry, legend_height
from reportgen.charts.wording import MISSING

if TYPE_CHECKING:
    from reportgen.charts.marks import Mark
    from reportgen.charts.style import Style

REST = {"zh": "其余", "en": "Remainder"}
LEAST_REST = 0.05
"""Less of a whole than this, in per cent, is not drawn as its rest."""

_LABEL_SHARE = {"wide": 0.27, "narrow": 0.26}
_PAPER = 1.5
_BAR = {"few": 25.0, "many": 19.0}
_MANY = 14


@dataclass(frozen=True, kw_only=True)
class ShareFrame(Frame):
    """The marks, part by part.

    ``spans``  where each mark begins and ends along its bar, in per cent of the whole; two equal
               numbers where missing.
    ``rests``  where the parts of each row end, in per cent: 100 where nothing is left beyond what
               their rounding explains.
    ``shorts`` the values with one decimal, then without any, for narrow parts.
    """

    spans: tuple[tuple[float, float], ...]
    rests: tuple[float, ...]
    shorts: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, kw_only=True)
class Layout:
    """Where the bars lie, from the top of the plot.

    ``ends`` their left and right end; ``bottoms`` the foot of each; ``thick`` their thickness;
    ``heads`` the names above the first bar, empty where a legend has them; ``rest_row`` the bar
    within which the rest is named then, where that is not the first.
    """

    labels: list[tuple[str, ...]]
    stands_above: bool
    ends: tuple[float, float]
    bottoms: tuple[float, ...]
    thick: float
    heads: list[Head]
    rest_row: int | None
    top: float

    def place(self, row: int, span: tuple[float, float]) -> Box:
        """Return the room of a part, a thin gap of paper at its right."""
        along = (self.ends[1] - self.ends[0]) / 100
        left, right = self.ends[0] + along * span[0], self.ends[0] + along * span[1]
        gap = min(_PAPER, (right - left) / 3) if span[1] < 99.9 else 0.0
        return Box(left, self.bottoms[row] - self.thick, right - gap, self.bottoms[row])


def layout_of(frame: ShareFrame, style: Style) -> Layout:
    """Return where the bars lie, beside their labels or, where those are long, below them."""
    names, width = [row.label for row in frame.rows], style.width * _LABEL_SHARE[style.name]
    labels = label_lines(names, width, style)
    above = any(line.endswith("…") for lines in labels for line in lines)
    if above:
        labels = label_lines(names, style.width - 8, style)
    ends = _ends(frame, style, 0.0 if above else label_room(labels, style) + 8)
    rest_row = _rest_row(frame, style, ends)
    heads = heads_of(_parts(frame, style, rest_row), ends, style)
    top = legend_height(entries_of(frame, style), style, style.width - 4) + 4
    if heads:
        top = max(len(head.lines) for head in heads) * style.size * 1.2 + 12
    thick = _BAR["many" if len(names) > _MANY else "few"]
    lines = max(map(len, labels)) * style.size * 1.2
    pitch = lines + thick + 17 if above else max(thick + 10, lines + 8)
    under = 9 if above else (pitch - thick) / 2
    bottoms = tuple(top + (row + 1) * pitch - under for row in range(len(names)))
    return Layout(
        labels=labels, stands_above=above, ends=ends, bottoms=bottoms, thick=thick, heads=heads,
        rest_row=rest_row if heads else None, top=top,
    )  # fmt: skip


def moved(layout: Layout, x: float, y: float) -> Layout:
    """Return a layout that begins elsewhere."""
    return replace(
        layout,
        ends=(layout.ends[0] + x, layout.ends[1] + x),
        bottoms=tuple(bottom + y for bottom in layout.bottoms),
        heads=[replace(h, left=h.left + x, target=h.target + x) for h in layout.heads],
        top=layout.top + y,
    )


def _ends(frame: ShareFrame, style: Style, left: float) -> tuple[float, float]:
    """Return where the bars begin and end: room at the right for missing parts and for 100 %."""
    absent = [mark.row for mark in frame.marks if mark.state == MISSING]
    gutter = max((absent.count(row) for row in absent), default=0) * stub_room(style) + 4
    return max(left, 2.0), style.width - 4 - max(gutter, room("100%", style.small) / 2)


def stub_room(style: Style) -> float:
    """Return the room of the sign of a missing part."""
    return STUB + 6 + room("…", style.small)


def _parts(
    frame: ShareFrame, style: Style, rest_row: int | None
) -> list[tuple[Head, tuple[float, float]]]:
    """Return the name of each part, and of a rest in the first bar, with its place there.

    Nothing where a part is missing (its sign then needs a legend), or where the rest of a lower
    bar has no room for its name.
    """
    has_rest = [100 - rest > LEAST_REST for rest in frame.rests]
    is_unnamed = any(has_rest) and not has_rest[0] and rest_row is None
    if is_unnamed or any(mark.state == MISSING for mark in frame.marks):
        return []
    parts = [
        (
            Head(frame.name_of(mark.series), f"text-{mark.series}", _series_key(mark)),
            frame.spans[mark.number],
        )
        for mark in frame.marks
        if mark.row == 0
    ]
    if has_rest[0]:
        parts.append((Head(REST[style.language], "muted", ""), (frame.rests[0], 100.0)))
    return parts


def _rest_row(frame: ShareFrame, style: Style, ends: tuple[float, float]) -> int | None:
    """Return the bar whose rest carries its name: the largest, where the first bar has none."""
    row = min(range(len(frame.rests)), key=lambda number: frame.rests[number])
    needed = room(REST[style.language], style.small) + 10
    fits = (100 - frame.rests[row]) * (ends[1] - ends[0]) / 100 >= needed
    return row if fits and 100 - frame.rests[0] <= LEAST_REST else None


def entries_of(frame: ShareFrame, style: Style) -> list[Entry]:
    """Return the legend of the parts, and of the rest where there is one."""
    entries = [
        Entry(text=frame.name_of(number), series=number, sign="signed", key=_series_key(marks[0]))
        for number, marks in frame.series.items()
    ]
    if any(100 - rest > LEAST_REST for rest in frame.rests):
        entries.append(Entry(text=REST[style.language], series=0, sign="rest"))
    return entries


def _series_key(mark: Mark) -> str:
    return mark.key if mark.key.startswith("series-") else ""
