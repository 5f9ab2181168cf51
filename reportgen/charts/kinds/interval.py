"""From the least to the most a value can be: a bar a row, with the value itself as a point."""

from __future__ import annotations

import math
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from reportgen.charts.ink import arrow, box, marker, rules, words
from reportgen.charts.labels import Box, room, shorten
from reportgen.charts.marks import Frame, rows_of
from reportgen.charts.parts.bars import write_lines
from reportgen.charts.parts.interval_ends import Span, spans_of
from reportgen.charts.parts.pairs import is_ranked
from reportgen.charts.parts.rows_beside import (
    Labels,
    close_axis,
    draw_ticks,
    labels_of,
    plot_ends,
    tick_height,
)
from reportgen.charts.ticks import Axis
from reportgen.charts.wording import ABOUT, MISSING, scale_for, unit_line

if TYPE_CHECKING:
    from reportgen.charts.scene import Scene
    from reportgen.charts.sheet import Sheet
    from reportgen.charts.style import Area, Style

_HALF = 5.0
"""Half the thickness of a bar."""

_SLOT = 5.0
"""What a bar of ranks reaches beyond them: a rank is a place, not a point of a line."""

_OPEN = 26.0
"""How far the dashed line to an end that is not known reaches."""

_BEYOND = 18.0
"""How far a bar without end reaches beyond the axis, before its arrow."""

_ARROW = 10.0
"""How long that arrow is."""

_GAP, _SWATCH, _POINT, _APART = 14.0, 25.0, 15.5, 22.0
"""Before the values; width of the signs of the legend with their gap; between its entries."""

_LEAST_PLOT = 110.0
"""A narrower plot shows no differences: the tooltips and the table have the numbers then."""

_MOST_WHOLE = 40
_MOST_PLACES = 10_000
_TICK_STEPS = (1, 2, 5, 10, 20, 50, 100)
_WORDS = {
    "zh": {"range": "可能的范围", "overlap": "与上一行重叠，先后不能判定", "dash": "—"},
    "en": {
        "range": "Range",
        "overlap": "Overlaps the row above: order cannot be told",
        "dash": " – ",
    },
}


def unit(scene: Scene) -> str:
    """Return the unit above the plot."""
    facts = [fact for row in scene.grid.rows for fact in row.cells]
    return unit_line(scale_for(facts, scene), scene.language)


@dataclass(frozen=True, kw_only=True)
class IntervalFrame(Frame):
    """One span a row; ``is_ranked``: its numbers are places, 1 the best.

    ``overlaps`` are the rows whose span has a part in common with that of the row above.
    """

    spans: tuple[Span, ...]
    is_ranked: bool
    overlaps: tuple[int, ...]


def prepare(scene: Scene) -> IntervalFrame:
    """Return one span a row, and which rows cannot be told apart from the one above."""
    spans = spans_of(scene)
    return IntervalFrame(
        marks=spans,
        spans=spans,
        rows=rows_of(scene),
        names=tuple(column.label.get(scene.language) for column in scene.grid.columns),
        is_ranked=is_ranked(scene),
        overlaps=tuple(
            lower.row for upper, lower in pairwise(spans) if _have_a_part_in_common(upper, lower)
        ),
    )


def _have_a_part_in_common(one: Span, other: Span) -> bool:
    ends = one.low, one.high, other.low, other.high
    known = not any(math.isnan(end) for end in ends)
    return known and max(one.low, other.low) <= min(one.high, other.high)


def height(frame: IntervalFrame, style: Style) -> float:
    """Return the height of the legend, all rows and the numbers of the axis."""
    return _top(frame, style) + labels_of(frame, style).height + tick_height(style)


def draw(sheet: Sheet, frame: IntervalFrame, style: Style, area: Area) -> None:
    """Draw legend and axis, what joins overlapping rows, then a bar, a point and a text a row."""
    labels, top = labels_of(frame, style), area.top + _top(frame, style)
    values, ranges = _text_rooms(frame, style, area.width - labels.room - _GAP)
    space = 5.0 if style.language == "en" and values else 0.5
    right = area.right - values - space - ranges - _GAP
    axis, ends = _axis(frame, (area.left + labels.room, right), style)
    _draw_legend(sheet, frame, area, style)
    if frame.is_ranked and axis.high - axis.low <= _MOST_WHOLE:
        whole = range(math.ceil(axis.low), math.floor(axis.high) + 1)
        places = [axis.at(rank, *ends) for rank in whole]
        rules(sheet, [((x, top), (x, top + labels.height)) for x in places])
    draw_ticks(sheet, axis, ends, (top, top + labels.height), style)
    for row in frame.overlaps:
        _draw_overlap(sheet, frame, row, axis, ends, labels, top)
    for span, lines in zip(frame.spans, labels.lines, strict=True):
        x, y, align = labels.place(span.row, area.left, top)
        write_lines(sheet, x, y, lines, style, align=align, key=span.key)
    for span in frame.spans:
        middle = labels.middle(span.row, top)
        _draw_span(sheet, frame, span, axis, ends, middle, style)
        baseline = middle + style.small * 0.36
        ink, bold = ("muted", False) if span.state == MISSING else ("fg", True)
        if values:
            words(sheet, area.right - ranges - space, baseline, span.text, style.small, ink=ink,
                  align="right", bold=bold, row=span.number)  # fmt: skip
        if ranges:
            words(sheet, area.right - ranges, baseline, span.range_text, style.small,
                  ink="fg" if not span.text else "muted", row=span.number)  # fmt: skip


def _text_rooms(frame: IntervalFrame, style: Style, width: float) -> tuple[float, float]:
    """Return the room of the values and of their ranges, 0 for texts the plot leaves no room."""
    values = max(room(span.text, style.small, bold=True) for span in frame.spans)
    ranges = max(room(span.range_text, style.small) for span in frame.spans)
    if values + ranges <= width - _LEAST_PLOT:
        return values, ranges
    return (values, 0.0) if 0 < values <= width - _LEAST_PLOT else (0.0, 0.0)


def _axis(
    frame: IntervalFrame, within: tuple[float, float], style: Style
) -> tuple[Axis, tuple[float, float]]:
    """Return the axis of all spans and where it begins and ends; ranks have a tick a place."""
    known = [n for span in frame.spans for n in (span.low, span.high, span.value)
             if math.isfinite(n)]  # fmt: skip
    are_places = frame.is_ranked and known and min(known) >= 1 and max(known) < _MOST_PLACES
    if not are_places or min(known) > max(known) - min(known) + 1:
        axis = close_axis(known, style)
        reach = [side for span in frame.spans for side in _reach(span)]
        return axis, plot_ends(axis, reach, within, style)
    high = math.ceil(max(known))
    pitch = (within[1] - within[0]) / high
    widest = room("0" * len(str(high)), style.small) + 6
    step = next((s for s in _TICK_STEPS if s * pitch >= widest), _TICK_STEPS[-1])
    ticks = [1, *range(1 + step if step <= 2 else step, high + 1, step)]
    return Axis(0.5, high + 0.5, tuple(float(tick) for tick in ticks), 0), within


def _reach(span: Span) -> list[tuple[float, float, float]]:
    """Return the numbers of a span, and the room their strokes need to the left and right."""
    left, right = (
        _OPEN + 16 if math.isnan(end) else _BEYOND + 10 if math.isinf(end) else _SLOT
        for end in (span.low, span.high)
    )
    finite = [n for n in (span.low, span.high, span.value) if math.isfinite(n)]
    return [(number, left, right) for number in finite]


def _slot(frame: IntervalFrame, axis: Axis, ends: tuple[float, float]) -> float:
    """Return what a bar reaches beyond its ends: nothing but for ranks."""
    pitch = (ends[1] - ends[0]) / (axis.high - axis.low)
    return min(_SLOT, 0.36 * pitch) if frame.is_ranked else 0.0


def _x(value: float, axis: Axis, ends: tuple[float, float]) -> float:
    """Return where a value lies; one without end lies beyond the end of the axis."""
    if math.isinf(value):
        return ends[1] + _BEYOND if value > 0 else max(ends[0] - _BEYOND, _ARROW)
    return axis.at(value, *ends)


def _draw_overlap(
    sheet: Sheet, frame: IntervalFrame, row: int, axis: Axis, ends: tuple[float, float],
    labels: Labels, top: float,
) -> None:  # fmt: skip
    """Join a row to the one above over all they have in common."""
    upper, lower = frame.spans[row - 1], frame.spans[row]
    slot = _slot(frame, axis, ends) or 0.75
    left = _x(max(upper.low, lower.low), axis, ends) - slot
    right = _x(min(upper.high, lower.high), axis, ends) + slot
    place = Box(left, labels.middle(row - 1, top), right, labels.middle(row, top))
    box(sheet, place, fill="join")


def _draw_span(
    sheet: Sheet, frame: IntervalFrame, span: Span, axis: Axis, ends: tuple[float, float],
    y: float, style: Style,
) -> None:  # fmt: skip
    """Draw the bar of a row, its ends, and the value as a point."""
    row, slot = span.number, _slot(frame, axis, ends)
    if span.state == MISSING:
        x = ends[0] + 6
        rules(sheet, [((x, y), (x + _OPEN, y))], ink="muted", dashes=(2, 3), row=row)
        words(sheet, x + _OPEN + 8, y + style.small * 0.36, "…", style.small, ink="muted",
              align="center", row=row)  # fmt: skip
        return
    known = [end for end in (span.low, span.high) if not math.isnan(end)]
    if len(known) == 2 and (span.low < span.high or math.isnan(span.value)):
        left, right = (_x(end, axis, ends) for end in known)
        place = Box(left - slot, y - _HALF, right + slot, y + _HALF)
        box(sheet, place, fill="soft-1", row=row)
        edges = [(x, toward) for x, end, toward in
                 ((place.left, span.low, "left"), (place.right, span.high, "right"))
                 if math.isfinite(end)]  # fmt: skip
        rules(sheet, [((x, place.top), (x, place.bottom)) for x, _ in edges], ink="1", width=1.5,
              row=row)  # fmt: skip
        for end, toward in ((span.low, "left"), (span.high, "right")):
            if math.isinf(end):
                arrow(sheet, place, toward, outward=True, ink="1", row=row)
    elif len(known) == 1:
        _draw_half(sheet, span, _x(known[0], axis, ends), y, style)
    if not math.isnan(span.value):
        hollow = span.state == ABOUT
        marker(sheet, axis.at(span.value, *ends), y, 1, ink="1", radius=4.2, hollow=hollow, row=row)


def _draw_half(sheet: Sheet, span: Span, x: float, y: float, style: Style) -> None:
    """Draw the one end that is known, and a dashed line to where the other would be."""
    row, sign = span.number, 1 if math.isnan(span.high) else -1
    rules(sheet, [((x, y - _HALF), (x, y + _HALF))], ink="1", width=1.5, row=row)
    rules(sheet, [((x, y), (x + sign * _OPEN, y))], ink="muted", dashes=(2, 3), row=row)
    words(sheet, x + sign * (_OPEN + 8), y + style.small * 0.36, "…", style.small, ink="muted",
          align="center", row=row)  # fmt: skip


def _top(frame: IntervalFrame, style: Style) -> float:
    rows = [row for _, _, row, _ in _legend(frame, style)]
    return (max(rows) + 1) * style.leading * 1.1 + 8 if rows else 8.0


def _legend(frame: IntervalFrame, style: Style) -> list[tuple[str, float, int, str]]:
    """Return the entries of the legend: its sign, where it begins (x, row), and its text."""
    said, names = _WORDS[style.language], frame.names
    entries = [("point", names[len(names) // 2])] if len(names) != 2 else []
    if any(span.low < span.high for span in frame.spans):
        both = f"{names[0]}{said['dash']}{names[-1]}"
        entries.append(("bar", both if len(names) > 1 else said["range"]))
    if frame.overlaps:
        entries.append(("overlap", said["overlap"]))
    placed, x, row = [], 0.0, 0
    for sign, text in entries:
        shown = shorten(text, style.width - _SWATCH - 8, style.size)
        needed = (_SWATCH if sign != "point" else _POINT) + room(shown, style.size)
        if x and x + needed > style.width - 4:
            x, row = 0.0, row + 1
        placed.append((sign, x, row, shown))
        x += needed + _APART
    return placed


def _draw_legend(sheet: Sheet, frame: IntervalFrame, area: Area, style: Style) -> None:
    for sign, shift, row, text in _legend(frame, style):
        x, y = area.left + shift, area.top + style.size * 0.5 + row * style.leading * 1.1
        wide = _POINT if sign == "point" else _SWATCH
        if sign == "point":
            marker(sheet, x + 4.2, y, 1, ink="1", radius=4.2)
        elif sign == "bar":
            box(sheet, Box(x, y - _HALF, x + 18, y + _HALF), fill="soft-1")
            edges = [((end, y - _HALF), (end, y + _HALF)) for end in (x, x + 18)]
            rules(sheet, edges, ink="1", width=1.5)
        else:
            box(sheet, Box(x, y - 7, x + 18, y + 7), fill="join")
        words(sheet, x + wide, y + style.size * 0.36, text, style.size)
