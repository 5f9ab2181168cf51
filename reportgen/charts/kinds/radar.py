"""Indicators around a hub, all on one scale: the shape of a profile, and how it grew.

The area of a radar says nothing, so lines carry the values and fills stay away: only the last
series has a very pale one. Rings have straight sides, as the lines between the spokes have.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reportgen.charts.ink import marker, polygon, rules, trace, words
from reportgen.charts.labels import room, shorten
from reportgen.charts.marks import Frame, frame_of
from reportgen.charts.parts.radar_wheel import Wheel, direction, wheel_of
from reportgen.charts.plate import Entry, draw_legend, legend_height
from reportgen.charts.ticks import Axis, axis_for
from reportgen.charts.wording import (
    ABOUT,
    ABOVE,
    BELOW,
    MISSING,
    Scale,
    scale_for,
    tick_text,
    unit_line,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportgen.charts.marks import Mark
    from reportgen.charts.scene import Scene
    from reportgen.charts.sheet import Point, Sheet
    from reportgen.charts.style import Area, Style

BASE = 100.0
"""What an index is in its base year."""

_LEAD = 1.22
_RING_GAP = 15.0
"""Least distance of two rings that both have their number."""

_SHOWN = {"zh": "{}（标出数值）", "en": "{} (labelled)"}
_BASED = {"zh": "{}年=100", "en": "{} = 100"}
_NAMED = {"zh": "{}：{}", "en": "{}: {}"}


def unit(scene: Scene) -> str:
    """Return the unit above the plot; of indices that share it, the base year."""
    facts = [fact for row in scene.grid.rows for fact in row.cells]
    scale, base = scale_for(facts, scene), _base(scene)
    if not scale.unit and base:
        scale = Scale(unit=_BASED[scene.language].format(base))
    return unit_line(scale, scene.language)


@dataclass(frozen=True, kw_only=True)
class RadarFrame(Frame):
    """The marks, series by series; the rows are spokes, the first one upwards.

    ``has_base``: 100 is the base of every indicator.
    """

    has_base: bool

    @property
    def last(self) -> int:
        """Return the number of the series whose values are written."""
        return len(self.names)

    @property
    def notes(self) -> tuple[int, ...]:
        """Return the lines below each name: the last value, and every other that is missing."""
        absent = [0] * len(self.rows)
        for mark in self.marks:
            absent[mark.row] += mark.state == MISSING and mark.series != self.last
        return tuple(1 + number for number in absent)


def prepare(scene: Scene) -> RadarFrame:
    """Return the marks of all series."""
    frame = frame_of(scene)
    return RadarFrame(
        marks=frame.marks, rows=frame.rows, names=frame.names, has_base=bool(_base(scene))
    )


def _base(scene: Scene) -> str:
    """Return the base year all indicators share, empty where one has none or another."""
    used = {
        cell.key.indicator if fact.measure == "value" else ""
        for row in scene.grid.rows
        for fact in row.cells
        for cell in fact.trail.cells
    }
    known = scene.config.indicators
    bases = {(known[name].base or "") if name in known else "" for name in used}
    return bases.pop() if len(bases) == 1 else ""


def height(frame: RadarFrame, style: Style) -> float:
    """Return the height of the legend, the wheel with its names, and numbered names."""
    wheel = wheel_of(frame, style)
    listed = len(wheel.listed) * style.leading + 10 if wheel.listed else 0.0
    return _top(frame, style) + wheel.above + wheel.below + 6 + listed


def draw(sheet: Sheet, frame: RadarFrame, style: Style, area: Area) -> None:
    """Draw legend, rings and spokes, the lines, then markers, names and values."""
    wheel, axis = wheel_of(frame, style), axis_for(frame.values, zero=True, count=5)
    draw_legend(sheet, _entries(frame, style), area, style)
    hub = ((area.left + area.right) / 2, area.top + _top(frame, style) + wheel.above)
    points = [_at(frame, axis, wheel, hub, mark) for mark in frame.marks]
    own = [points[mark.number] for mark in frame.series[frame.last]]
    if all(mark.state != MISSING for mark in frame.series[frame.last]):
        polygon(sheet, own, fill="zone", key=frame.series[frame.last][0].key)
    rings = _rings(frame, axis, wheel)
    _draw_rings(sheet, frame, axis, wheel, hub, rings)
    for number, series in frame.series.items():
        width = 2.5 if number == frame.last else 1.6
        for run in _runs(series):
            joined = [points[mark.number] for mark in run]
            trace(sheet, joined, ink=str(number), width=width, key=series[0].key)
    lines = [len(corner.lines) for corner in wheel.corners]
    for mark in frame.marks:
        _draw_mark(sheet, frame, mark, points[mark.number])
        if mark.series == frame.last or mark.state == MISSING:
            _draw_text(sheet, frame, mark, wheel, hub, lines, style)
    _draw_ring_texts(sheet, frame, axis, wheel, hub, rings, style)
    _draw_names(sheet, wheel, hub, area, style)


def _at(frame: RadarFrame, axis: Axis, wheel: Wheel, hub: Point, mark: Mark) -> Point:
    """Return the place of a mark; one without value lies at the hub and is not drawn there."""
    along = 0.0 if mark.state == MISSING else axis.at(mark.value, 0, wheel.radius)
    x, y = direction(mark.row, len(frame.rows))
    return hub[0] + x * along, hub[1] + y * along


def _runs(series: Sequence[Mark]) -> list[list[Mark]]:
    """Return the stretches of a series that a line joins, around the hub and back again."""
    absent = [index for index, mark in enumerate(series) if mark.state == MISSING]
    if not absent:
        return [[*series, series[0]]]
    start = absent[0] + 1
    runs: list[list[Mark]] = [[]]
    for mark in (*series[start:], *series[:start]):
        if mark.state == MISSING:
            runs.append([])
        else:
            runs[-1].append(mark)
    return runs


def _rings(frame: RadarFrame, axis: Axis, wheel: Wheel) -> list[float]:
    """Return the values of the rings, the base among them, without those too near to it."""
    if not frame.has_base or not axis.low < BASE < axis.high:
        return list(axis.ticks)
    gap = _RING_GAP / wheel.radius * (axis.high - axis.low)
    ticks = [tick for tick in axis.ticks if abs(tick - BASE) >= gap]
    return sorted([*ticks, BASE])


def _draw_rings(
    sheet: Sheet, frame: RadarFrame, axis: Axis, wheel: Wheel, hub: Point, rings: Sequence[float]
) -> None:
    """Draw spokes and rings; zero where it is not the hub, and the base of indices, stand out."""
    ways = [direction(number, len(frame.rows)) for number in range(len(frame.rows))]
    rim = [(hub[0] + x * wheel.radius, hub[1] + y * wheel.radius) for x, y in ways]
    rules(sheet, [(hub, end) for end in rim])
    for ring in rings:
        along = axis.at(ring, 0, wheel.radius)
        corners = [(hub[0] + x * along, hub[1] + y * along) for x, y in ways]
        stands_out = (frame.has_base and ring == BASE) or (ring == 0 and axis.low < 0)
        if along:
            ink, width, dashes = ("axis", 1.25, (4, 3)) if stands_out else ("grid", 1, None)
            polygon(sheet, corners, fill=None, stroke=ink, width=width, dashes=dashes)


def _draw_mark(sheet: Sheet, frame: RadarFrame, mark: Mark, point: Point) -> None:
    """Draw the marker of a value; the arrow of a bound points along its spoke."""
    if mark.state == MISSING:
        return
    ink, radius = str(mark.series), 4.0 if mark.series == frame.last else 3.2
    marker(sheet, *point, mark.series, ink=ink, radius=radius, hollow=mark.state == ABOUT,
           row=mark.number)  # fmt: skip
    if mark.state in {ABOVE, BELOW}:
        x, y = direction(mark.row, len(frame.rows))
        sign = 1 if mark.state == ABOVE else -1
        base, tip = sign * 5.5, sign * 11.5
        polygon(
            sheet,
            [
                (point[0] + x * base - y * 4, point[1] + y * base + x * 4),
                (point[0] + x * base + y * 4, point[1] + y * base - x * 4),
                (point[0] + x * tip, point[1] + y * tip),
            ],
            fill=ink,
            row=mark.number,
        )


def _draw_text(
    sheet: Sheet, frame: RadarFrame, mark: Mark, wheel: Wheel, hub: Point, lines: list[int],
    style: Style,
) -> None:  # fmt: skip
    """Write the last value below the name of its spoke, and which other values are missing."""
    corner, number = wheel.corners[mark.row], lines[mark.row]
    missing, own = mark.state == MISSING, mark.series == frame.last
    if own:
        number = len(corner.lines)
    else:
        number += 1
        lines[mark.row] += 1
    text, named = mark.text, _NAMED[style.language]
    if not own:
        free = style.width / 2 - abs(corner.x) - 8 - room(named.format("", "…"), style.small)
        text = named.format(shorten(frame.name_of(mark.series), free, style.small), "…")
    y = hub[1] + corner.top + style.size * (0.95 + number * _LEAD)
    words(sheet, hub[0] + corner.x, y, text, style.size if own else style.small,
          ink="muted" if missing else f"text-{mark.series}", align=corner.align,
          bold=own and not missing, row=mark.number)  # fmt: skip


def _draw_ring_texts(
    sheet: Sheet, frame: RadarFrame, axis: Axis, wheel: Wheel, hub: Point,
    rings: Sequence[float], style: Style,
) -> None:  # fmt: skip
    """Write the numbers of the rings along the first spoke, upon the lines."""
    for ring in rings:
        text = tick_text(axis.decimal(ring), axis.decimals, style.language)
        y = hub[1] - axis.at(ring, 0, wheel.radius) + style.small * 0.36
        words(sheet, hub[0] - 6, y, text, style.small, ink="muted", align="right", halo=True,
              bold=frame.has_base and ring == BASE)  # fmt: skip


def _draw_names(sheet: Sheet, wheel: Wheel, hub: Point, area: Area, style: Style) -> None:
    """Write the names around the wheel, and below it those that only have a number there."""
    for corner in wheel.corners:
        for number, line in enumerate(corner.lines):
            y = hub[1] + corner.top + style.size * (0.95 + number * _LEAD)
            words(sheet, hub[0] + corner.x, y, line, style.size, align=corner.align)
    for number, line in enumerate(wheel.listed):
        y = hub[1] + wheel.below + 10 + style.leading * (number + 0.9)
        words(sheet, area.left, y, line, style.size)


def _top(frame: RadarFrame, style: Style) -> float:
    legend = legend_height(_entries(frame, style), style, style.width - 4)
    return legend + 8 if legend else 2.0


def _entries(frame: RadarFrame, style: Style) -> list[Entry]:
    """Return the legend: nothing for a single series."""
    if len(frame.series) < 2:
        return []
    last = _SHOWN[style.language]
    return [
        Entry(
            text=last.format(frame.name_of(number))
            if number == frame.last
            else frame.name_of(number),
            series=number,
            sign="line",
            key=marks[0].key,
        )
        for number, marks in frame.series.items()
    ]
