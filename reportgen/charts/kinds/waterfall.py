"""From a start to an end by what was added and taken away: floating bars, and what is left open."""

from __future__ import annotations

from itertools import accumulate
from typing import TYPE_CHECKING

from reportgen.charts.ink import STUB, bar, box, hatch, marker, rules, words
from reportgen.charts.labels import Box, room, wrap
from reportgen.charts.parts.bars import ARROW, label_room, write_lines
from reportgen.charts.parts.steps import NEUTRAL, PART, REST, TOTAL, WaterfallFrame, steps_of
from reportgen.charts.ticks import snug_axis
from reportgen.charts.wording import ABOVE, BELOW, EXACT, MISSING, scale_for, unit_line

if TYPE_CHECKING:
    from reportgen.charts.parts.steps import Step
    from reportgen.charts.scene import Scene
    from reportgen.charts.sheet import Sheet
    from reportgen.charts.style import Area, Style

_UP_SIGN, _DOWN_SIGN = 3, 5
"""Markers that point up and down."""

_THINNEST = 1.5
_LEAST_SIGNED = 15.0
_BAR_SHARE, _WIDEST_BAR = 0.66, 64.0
_LYING_BAR, _PITCH = 16.0, 28.0
_LABEL_SHARE = {"wide": 0.3, "narrow": 0.32}


def unit(scene: Scene) -> str:
    """Return the unit above the plot."""
    return unit_line(scale_for(scene.cells(0), scene), scene.language)


def prepare(scene: Scene) -> WaterfallFrame:
    """Return start, contributions and end as bars, and before the end what they do not explain."""
    return steps_of(scene)


def height(frame: WaterfallFrame, style: Style) -> float:
    """Return the height of the bars with their labels."""
    if _is_upright(frame, style):
        return style.plot + _foot(frame, style)
    return sum(_row_heights(frame, style))


def draw(sheet: Sheet, frame: WaterfallFrame, style: Style, area: Area) -> None:
    """Draw the bars, upright where their labels fit below, else one below the other."""
    if _is_upright(frame, style):
        _draw_upright(sheet, frame, style, area)
    else:
        _draw_lying(sheet, frame, style, area)


def _draw_upright(sheet: Sheet, frame: WaterfallFrame, style: Style, area: Area) -> None:
    axis = snug_axis([end for step in frame.steps for end in (step.base, step.level)])
    top = area.top + style.small * 1.2 + (STUB if _has_signs(frame) else 4)
    bottom = area.bottom - _foot(frame, style)
    pitch = area.width / len(frame.steps)
    half = min(pitch * _BAR_SHARE, _WIDEST_BAR) / 2
    middles = [area.left + (number + 0.5) * pitch for number in range(len(frame.steps))]
    levels = [axis.at(step.level, bottom, top) for step in frame.steps]
    rules(sheet, [
        ((middles[number] + half, levels[number]), (middles[number + 1] - half, levels[number]))
        for number in range(len(frame.steps) - 1)
    ], ink="axis")  # fmt: skip
    places: list[Box] = []
    for step, middle in zip(frame.steps, middles, strict=True):
        ends = sorted(axis.at(value, bottom, top) for value in (step.base, step.level))
        places.append(Box(middle - half, ends[0], middle + half, max(ends[1], ends[0] + _THINNEST)))
        _draw_step(sheet, step, places[-1], "down" if step.level < step.base else "up")
    zero = axis.at(0.0, bottom, top)
    rules(sheet, [((area.left, zero), (area.right, zero))], ink="axis")
    labels = _labels(frame, style, pitch - 6, 3)
    for step, middle, place in zip(frame.steps, middles, places, strict=True):
        y = place.top - _reach(step) - 5
        words(sheet, middle, y, step.text, style.small, align="center", halo=True,
              bold=step.role == TOTAL, ink=_text_ink(step), key=step.key)  # fmt: skip
        lines = labels[step.row]
        write_lines(
            sheet, middle, bottom + 8 + len(lines) * style.size * 0.6, lines, style,
            align="center", key=step.key,
        )  # fmt: skip


def _draw_lying(sheet: Sheet, frame: WaterfallFrame, style: Style, area: Area) -> None:
    axis = snug_axis([end for step in frame.steps for end in (step.base, step.level)])
    labels, heights = _labels(frame, style, _label_width(style), 3), _row_heights(frame, style)
    left = area.left + label_room(labels, style) + 12
    widest = max(room(step.text, style.small, bold=True) for step in frame.steps)
    right = area.right - widest - 6 - (STUB if _has_signs(frame) else 0)
    middles = [
        area.top + end - own / 2 for own, end in zip(heights, accumulate(heights), strict=True)
    ]
    levels = [axis.at(step.level, left, right) for step in frame.steps]
    half = _LYING_BAR / 2
    rules(sheet, [
        ((levels[number], middles[number] + half), (levels[number], middles[number + 1] - half))
        for number in range(len(frame.steps) - 1)
    ], ink="axis")  # fmt: skip
    places: list[Box] = []
    for step, middle in zip(frame.steps, middles, strict=True):
        ends = sorted(axis.at(value, left, right) for value in (step.base, step.level))
        places.append(Box(ends[0], middle - half, max(ends[1], ends[0] + _THINNEST), middle + half))
        _draw_step(sheet, step, places[-1], "left" if step.level < step.base else "right")
    zero = axis.at(0.0, left, right)
    rules(sheet, [((zero, area.top), (zero, middles[-1] + half + 3))], ink="axis")
    for step, middle, place in zip(frame.steps, middles, places, strict=True):
        x, y = place.right + _reach(step) + 5, middle + style.small * 0.36
        words(sheet, x, y, step.text, style.small, bold=step.role == TOTAL, halo=True,
              ink=_text_ink(step), key=step.key)  # fmt: skip
        write_lines(sheet, area.left, middle, labels[step.row], style, key=step.key)


def _draw_step(sheet: Sheet, step: Step, place: Box, toward: str) -> None:
    """Draw a bar with the sign of its direction, or the hatched bar of the rest."""
    row = step.number
    if step.role == REST:
        box(sheet, place, fill="bg", stroke=NEUTRAL, row=row)
        hatch(sheet, place, ink=NEUTRAL, gap=6, row=row)
        return
    bar(sheet, place, step.state, ink=step.ink, toward=toward, row=row)
    is_large = min(place.right - place.left, place.bottom - place.top) >= _LEAST_SIGNED
    if step.role == PART and is_large and step.state == EXACT and step.value:
        sign = _DOWN_SIGN if step.value < 0 else _UP_SIGN
        x, y = (place.left + place.right) / 2, (place.top + place.bottom) / 2
        marker(sheet, x, y, sign, ink="on", radius=3, row=row)


def _reach(step: Step) -> float:
    """Return how far the sign of a value reaches beyond the end of the bar its label stands at."""
    if step.state == MISSING:
        return STUB
    return ARROW if step.state == ABOVE and step.level >= step.base else 0.0


def _text_ink(step: Step) -> str:
    return "muted" if step.state == MISSING or step.role == REST else "fg"


def _has_signs(frame: WaterfallFrame) -> bool:
    return any(step.state in {ABOVE, BELOW, MISSING} for step in frame.steps)


def _labels(frame: WaterfallFrame, style: Style, width: float, lines: int) -> list[tuple[str, ...]]:
    return [wrap(row.label, width, style.size, lines=lines) for row in frame.rows]


def _label_width(style: Style) -> float:
    return style.width * _LABEL_SHARE[style.name]


def _is_upright(frame: WaterfallFrame, style: Style) -> bool:
    """Return whether the bars stand: wide enough for every label below and every value above."""
    if style.is_narrow:
        return False
    pitch = (style.width - 4) / len(frame.steps)
    if any(room(step.text, style.small, bold=True) > pitch - 4 for step in frame.steps):
        return False
    cut = _labels(frame, style, pitch - 6, 3)
    return not any(line.endswith("…") for lines in cut for line in lines)


def _foot(frame: WaterfallFrame, style: Style) -> float:
    """Return the height of the labels below upright bars."""
    labels = _labels(frame, style, (style.width - 4) / len(frame.steps) - 6, 3)
    return 8 + max(len(lines) for lines in labels) * style.size * 1.25


def _row_heights(frame: WaterfallFrame, style: Style) -> list[float]:
    """Return the height of each lying bar with its label."""
    labels = _labels(frame, style, _label_width(style), 3)
    return [max(_PITCH, style.size * 1.2 * len(lines) + 10) for lines in labels]
