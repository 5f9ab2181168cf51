"""Upright bars and points along a row of labels: what bars with lines and grouped bars share."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from reportgen.charts.ink import STUB, arrow, bar, gap, marker, rules, trace, words
from reportgen.charts.labels import Box, is_free, room, text_box, wrap
from reportgen.charts.parts.values import Label, ranks_of, write_labels
from reportgen.charts.wording import ABOUT, ABOVE, BELOW, MISSING, tick_text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportgen.charts.marks import Frame, Mark
    from reportgen.charts.sheet import Sheet
    from reportgen.charts.style import Area, Style
    from reportgen.charts.ticks import Axis

_GROUP_SHARE = 0.74
_WIDEST_BAR = 56.0
_ROW_LABEL_LINES = 3
GAP_PITCH = 16.0
"""From one missing value to the next one at the same place."""


@dataclass(frozen=True)
class Lane:
    """A strip of the plot with its own value axis."""

    axis: Axis
    area: Area

    def y(self, value: float) -> float:
        """Return the height at which a value is drawn."""
        return self.axis.at(value, self.area.bottom, self.area.top)

    @property
    def base(self) -> float:
        """Return where bars stand: zero, or the nearest end of the axis."""
        return self.y(min(max(0.0, self.axis.low), self.axis.high))


@dataclass(frozen=True)
class Places:
    """Where the rows of the grid stand: the middle of each, and the width of one step."""

    middles: tuple[float, ...]
    step: float


def band(frame: Frame, left: float, right: float) -> Places:
    """Return the places of the rows between two ends, half a step free at both."""
    step = (right - left) / (max(row.x for row in frame.rows) + 1)
    return Places(tuple(left + (row.x + 0.5) * step for row in frame.rows), step)


def tick_room(axis: Axis, style: Style) -> float:
    """Return the width the numbers of an axis take, with the gap to the plot."""
    texts = [tick_text(axis.decimal(t), axis.decimals, style.language) for t in axis.ticks]
    return max(room(text, style.small) for text in texts) + 8


def draw_lane_axis(
    sheet: Sheet, lane: Lane, style: Style, edge: float, *, side: str
) -> tuple[Box, ...]:
    """Draw grid lines and their numbers up to the outer ``edge`` of one side.

    Returns the room the numbers take.
    """
    taken = []
    area, axis = lane.area, lane.axis
    rules(sheet, [((area.left, lane.y(t)), (area.right, lane.y(t))) for t in axis.ticks])
    if axis.low <= 0 <= axis.high:
        rules(sheet, [((area.left, lane.base), (area.right, lane.base))], ink="axis")
    for tick in axis.ticks:
        x = area.left - 8 if side == "left" else edge
        text = tick_text(axis.decimal(tick), axis.decimals, style.language)
        y = lane.y(tick) + style.small * 0.36
        words(sheet, x, y, text, style.small, ink="muted", align="right")
        taken.append(text_box(x, y, text, style.small, align="right"))
    return tuple(taken)


def draw_columns(
    sheet: Sheet, frame: Frame, lane: Lane, places: Places, style: Style,
    numbers: Sequence[Box], *, signs: bool = False,
) -> None:  # fmt: skip
    """Draw bars side by side for each row, then as many of their values as fit.

    ``numbers`` is the room taken by the numbers of the axes.
    ``signs`` puts the sign of its series at the foot of each bar, beside the colour.
    """
    order = list(frame.series)
    width = min(places.step * _GROUP_SHARE / len(order), _WIDEST_BAR)
    labels: list[Label] = []
    taken = list(numbers)
    ranks = ranks_of(frame)
    for mark in frame.marks:
        shift = (order.index(mark.series) - (len(order) - 1) / 2) * width
        middle, thin = places.middles[mark.row] + shift, min(1.0, width / 12)
        missing = mark.state == MISSING
        tip = lane.base if missing else lane.y(mark.value)
        place = Box(middle - width / 2 + thin, min(tip, lane.base), middle + width / 2 - thin,
                    max(tip, lane.base))  # fmt: skip
        falling = not missing and mark.value < 0
        toward = "down" if falling else "up"
        bar(sheet, place, mark.state, ink=str(mark.series), toward=toward, row=mark.number)
        if signs and width >= 9 and place.bottom - place.top > 20 and mark.state != ABOUT:
            foot = place.top + 9 if falling else place.bottom - 9
            marker(sheet, middle, foot, mark.series, ink="on", radius=2.4, row=mark.number)
        reach = STUB if missing else 9 if mark.state == ABOVE else 0
        y = place.bottom + reach + style.small + 1 if falling else place.top - reach - 5
        rank = ranks[mark.number]
        bold = rank == 0 and frame.is_over_time
        labels.append(Label(middle, y, mark.text, rank, mark.series, bold=bold, key=mark.key))
        taken.append(place)
    write_labels(sheet, labels, taken, style)


def draw_points(
    sheet: Sheet,
    frame: Frame,
    lane: Lane,
    places: Places,
    style: Style,
    numbers: Sequence[Box],
) -> None:
    """Draw each series as a line with its markers, then as many of their values as fit."""
    labels: list[Label] = []
    segments = [((lane.area.left, lane.base), (lane.area.right, lane.base))]
    taken, ranks = list(numbers), ranks_of(frame)
    absent = dict.fromkeys(range(len(places.middles)), 0)
    for series in frame.series.values():
        for run in runs(series):
            points = [(places.middles[m.row], lane.y(m.value)) for m in run]
            trace(sheet, points, ink=str(run[0].series), key=run[0].key)
            segments += list(pairwise(points))
    for mark in frame.marks:
        x, y = places.middles[mark.row], lane.area.bottom
        if mark.state == MISSING:
            y -= GAP_PITCH * absent[mark.row]
            absent[mark.row] += 1
        else:
            y = lane.y(mark.value)
        draw_point(sheet, x, y, mark, style, step=places.step)
        taken.append(Box(x - 4, y - 4, x + 4, y + 4))
    for mark in frame.marks:
        if mark.state == MISSING:
            continue
        x, y = places.middles[mark.row], lane.y(mark.value)
        lift = 14 if mark.state in {ABOVE, BELOW} else 8
        spots = _spots(x, y, lift, style)
        clear = (spot for spot in spots if _is_clear(spot, mark, segments, numbers, lane, style))
        at, up, align = next(clear, spots[0])
        rank = ranks[mark.number]
        labels.append(
            Label(at, up, mark.text, rank, mark.series, align, bold=rank == 0, key=mark.key)
        )
    write_labels(sheet, labels, taken, style)


def _spots(x: float, y: float, lift: float, style: Style) -> list[tuple[float, float, str]]:
    """Return where the value of a point may stand, the best place first."""
    above, below = y - lift, y + lift + style.small * 0.75
    return [
        (x, above, "center"),
        (x, below, "center"),
        (x + 7, above, "right"),
        (x - 7, above, "left"),
        (x + 8, y + style.small * 0.36, "left"),
        (x, above - 8, "center"),
        (x + 10, above - 8, "right"),
        (x, below + 8, "center"),
    ]


def _is_clear(
    spot: tuple[float, float, str],
    mark: Mark,
    segments: Sequence[tuple[tuple[float, float], tuple[float, float]]],
    numbers: Sequence[Box],
    lane: Lane,
    style: Style,
) -> bool:
    """Return whether a label at a spot keeps clear of lines, of the axis and of the other lane."""
    x, y, align = spot
    box = text_box(x, y, mark.text, style.small, align=align, bold=True)
    inside = box.bottom <= lane.area.bottom and box.right <= style.width
    return (
        inside
        and is_free(box, numbers)
        and not any(box.is_crossed(start, end) for start, end in segments)
    )


def draw_point(
    sheet: Sheet, x: float, y: float, mark: Mark, style: Style, *, step: float, small: bool = False
) -> None:
    """Draw one value of a line: its sign, hollow where approximate, with an arrow for a bound.

    A missing value is an ellipsis at the foot of the plot, where ``y`` then is: a text where the
    ``step`` from row to row leaves it room.
    """
    state, ink = mark.state, str(mark.series)
    if state == MISSING and step < room("…", style.small) + 2:
        gap(sheet, x, y - 4, step * 0.8, row=mark.number)
        return
    if state == MISSING:
        words(sheet, x, y - 3, "…", style.small, ink="muted", align="center", row=mark.number)
        return
    radius = 2.8 if small else 3.6
    hollow = state == ABOUT
    marker(sheet, x, y, mark.series, ink=ink, radius=radius, hollow=hollow, row=mark.number)
    if state in {ABOVE, BELOW}:
        up = state == ABOVE
        place = Box(x - 4, y - 4, x + 4, y + 4)
        arrow(sheet, place, "up" if up else "down", outward=True, ink=ink, row=mark.number)


def runs(series: Sequence[Mark]) -> list[list[Mark]]:
    """Return the stretches of one series that a line may join."""
    stretches: list[list[Mark]] = []
    for mark in series:
        if mark.joined and stretches:
            stretches[-1].append(mark)
        elif mark.state != MISSING:
            stretches.append([mark])
    return stretches


def row_label_height(frame: Frame, style: Style, width: float) -> float:
    """Return the height of the row labels below a plot of a width."""
    lines = max(len(lines) for lines in _row_label_lines(frame, style, band(frame, 0, width)))
    return 8 + lines * style.size * 1.25


def draw_row_labels(sheet: Sheet, frame: Frame, places: Places, area: Area, style: Style) -> None:
    """Write the labels of the rows: periods thinned out, other names wrapped."""
    wrapped = _row_label_lines(frame, style, places)
    for row, lines in enumerate(wrapped):
        for number, line in enumerate(lines):
            y = area.top + 6 + style.size * (0.85 + number * 1.25)
            words(sheet, places.middles[row], y, line, style.size, align="center",
                  key=frame.row_keys[row])  # fmt: skip


def draw_breaks(sheet: Sheet, frame: Frame, places: Places, area: Area) -> None:
    """Draw a dashed line before each row at which a series begins on another definition."""
    for row in sorted({mark.row for mark in frame.marks if mark.broken}):
        x = (places.middles[row - 1] + places.middles[row]) / 2
        rules(sheet, [((x, area.top), (x, area.bottom))], ink="muted", dashes=(4, 3))


def _row_label_lines(frame: Frame, style: Style, places: Places) -> list[tuple[str, ...]]:
    labels = [row.label for row in frame.rows]
    if not frame.is_over_time:
        width = places.step - 6
        return [wrap(label, width, style.size, lines=_ROW_LABEL_LINES) for label in labels]
    for every in range(1, len(labels) + 1):
        kept = [i for i in range(len(labels)) if (len(labels) - 1 - i) % every == 0]
        boxes = [
            text_box(places.middles[i], 0, labels[i], style.size, align="center") for i in kept
        ]
        if not any(a.overlaps(b, 4) for a, b in pairwise(boxes)):
            break
    first = text_box(places.middles[0], 0, labels[0], style.size, align="center")
    if 0 not in kept and is_free(first, boxes, gap=4):
        kept.insert(0, 0)
    return [(label,) if index in kept else () for index, label in enumerate(labels)]
