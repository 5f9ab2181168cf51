"""Rows by columns as coloured cells with their values: a matrix, or origins by destinations."""

from __future__ import annotations

from decimal import Decimal
from math import ceil, floor, isnan, log10
from typing import TYPE_CHECKING

from reportgen.charts.ink import box, hatch, marker, polygon, words
from reportgen.charts.labels import Box, room
from reportgen.charts.marks import rows_of
from reportgen.charts.palette import MOST_CLASSES
from reportgen.charts.parts.bars import write_lines
from reportgen.charts.parts.classes import classes_by_value
from reportgen.charts.parts.flows import ENDS, cell_marks, is_flows, own_cells
from reportgen.charts.parts.heat_layout import KEY_GAP, HeatFrame, Layout, layout_of, widest
from reportgen.charts.ticks import class_bounds
from reportgen.charts.wording import (
    ABOUT,
    ABOVE,
    BELOW,
    ELLIPSIS,
    MISSING,
    label_text,
    missing_word,
    scale_for,
    tick_text,
    unit_line,
)
from reportgen.periods import parse_period

if TYPE_CHECKING:
    from collections.abc import Callable

    from reportgen.charts.marks import Mark
    from reportgen.charts.scene import Scene
    from reportgen.charts.sheet import Sheet
    from reportgen.charts.style import Area, Style
    from reportgen.facts.grid import GridColumn
    from reportgen.facts.model import Fact

_GAP = 2.0
_BAR = 10.0
OWN = "—"
"""What stands in the cell of a region's flow to itself."""

_LEGEND_REST = 112.0
"""Room beside the classes of a legend, for the sign of missing values and its name."""


def unit(scene: Scene) -> str:
    """Return the unit of the cells."""
    return unit_line(scale_for(_facts(scene), scene), scene.language)


def prepare(scene: Scene) -> HeatFrame:
    """Return one mark for each cell, with the class its value is in."""
    marks = cell_marks(scene)
    values = [mark.value for mark in marks]
    bounds, decimals = class_bounds(values, MOST_CLASSES)
    facts = [scene.grid.rows[mark.row].cells[mark.series - 1] for mark in marks]
    scale = scale_for(facts, scene)
    most = _short_decimals(values)
    return HeatFrame(
        marks=marks,
        rows=rows_of(scene),
        names=tuple(_head(column, scene.language) for column in scene.grid.columns),
        tones=tuple(found.tone for found in classes_by_value(values, scene.language)),
        borders=tuple(tick_text(Decimal(str(b)), decimals, scene.language) for b in bounds),
        shorts=tuple(label_text(fact, scale, scene, most=most) for fact in facts),
        own=own_cells(scene),
        is_flows=is_flows(scene),
        has_periods=all(column.selection.period for column in scene.grid.columns),
    )


def height(frame: HeatFrame, style: Style) -> float:
    """Return the height of legend, heads, cells and the key of numbered heads."""
    return _legend_height(frame) + layout_of(frame, style).height + 2


def draw(sheet: Sheet, frame: HeatFrame, style: Style, area: Area) -> None:
    """Draw the legend, the heads of rows and columns, and the cells."""
    layout = layout_of(frame, style)
    left, top = area.left + layout.left, ceil(area.top + _legend_height(frame))
    _draw_legend(sheet, frame, style, area)
    _draw_heads(sheet, frame, style, layout, (area.left, top))
    top = ceil(top + layout.head)
    texts, size = _value_texts(frame, style, layout.cell - _GAP - 3)
    for mark, text in zip(frame.marks, texts, strict=True):
        place = _place(layout, left, top, mark.row, mark.series)
        _draw_cell(sheet, place, mark, frame.tones[mark.number], (text, size))
    for row, series in frame.own:
        place = _place(layout, left, top, row, series)
        x, y = (place.left + place.right) / 2, (place.top + place.bottom) / 2
        words(sheet, x, round(y + 4), OWN, min(style.small, layout.cell - 4), ink="muted",
              align="center")  # fmt: skip
    y = top + layout.pitch * len(frame.rows) + KEY_GAP + style.small * 0.4
    for line in layout.key:
        words(sheet, area.left, y, line, style.small, ink="muted")
        y += style.small * 1.4


def _place(layout: Layout, left: float, top: float, row: int, series: int) -> Box:
    x, y = left + (series - 1) * layout.cell, top + row * layout.pitch
    return Box(x, y, x + layout.cell - _GAP, y + layout.pitch - _GAP)


def _draw_cell(sheet: Sheet, place: Box, mark: Mark, tone: int, value: tuple[str, float]) -> None:
    """Draw one cell: its class, its value, and a sign in the corner for bounds and estimates."""
    row, (text, size) = mark.number, value
    _fill(sheet, place, tone, row)
    ink = f"on-class-{tone}" if tone else "muted"
    x, y = place.right - 5, place.top + 5
    if mark.state in {ABOVE, BELOW}:
        sign = -2.8 if mark.state == ABOVE else 2.8
        polygon(sheet, [(x - 3.2, y - sign), (x + 3.2, y - sign), (x, y + sign)], fill=ink, row=row)
    elif mark.state == ABOUT:
        marker(sheet, x, y, 1, ink="axis", radius=2.2, hollow=True, row=row)
    foot = round((place.top + place.bottom) / 2 + size * 0.36)
    words(sheet, (place.left + place.right) / 2, foot, text, size, ink=ink, align="center",
          row=row)  # fmt: skip


def _fill(sheet: Sheet, place: Box, tone: int, row: int | None) -> None:
    if tone:
        box(sheet, place, fill=f"class-{tone}", row=row)
        return
    inner = Box(place.left + 0.5, place.top + 0.5, place.right - 0.5, place.bottom - 0.5)
    box(sheet, inner, fill="bg", stroke="axis", width=0.8, dashes=(3, 2), row=row)
    hatch(sheet, inner, ink="grid", gap=7, row=row)


def _draw_heads(
    sheet: Sheet, frame: HeatFrame, style: Style, layout: Layout, corner: tuple[float, float]
) -> None:
    """Write the names of rows and columns, and for flows which of them are origins."""
    left, foot = corner[0] + layout.left, corner[1] + layout.head - 7
    size, leading = layout.head_size, layout.head_size * 1.2
    rows = _common_keys(frame, lambda mark: mark.row)
    columns = _common_keys(frame, lambda mark: mark.series) if len(frame.rows) > 1 else {}
    for number, lines in enumerate(layout.heads):
        x = left + number * layout.cell + (layout.cell - _GAP) / 2
        key = columns.get(number + 1, "")
        half = max((room(line, size) for line in lines), default=0.0) / 2
        x = min(x, style.width - 1 - half)
        for line, text in enumerate(lines):
            y = foot - (len(lines) - 1 - line) * leading
            words(sheet, x, y, text, size, align="center", key=key)
    if frame.is_flows:
        ends = ENDS[style.language]
        words(sheet, left, corner[1] + style.small * 0.85, f"{ends.destination} →", style.small,
              ink="muted")  # fmt: skip
        words(sheet, left - 8, foot, f"{ends.origin} ↓", style.small, ink="muted", align="right")
    for row, lines in enumerate(layout.labels):
        middle = corner[1] + layout.head + row * layout.pitch + (layout.pitch - _GAP) / 2
        write_lines(sheet, left - 8, middle, lines, style, align="right",
                    key=rows.get(row, ""))  # fmt: skip


def _common_keys(frame: HeatFrame, of: Callable[[Mark], int]) -> dict[int, str]:
    """Return what lights all cells of each row or column, for those whose cells agree."""
    keys: dict[int, set[str]] = {}
    for mark in frame.marks:
        keys.setdefault(of(mark), set()).add(mark.key)
    return {line: found.pop() for line, found in keys.items() if len(found) == 1}


def _value_texts(frame: HeatFrame, style: Style, width: float) -> tuple[tuple[str, ...], float]:
    """Return the values as the cells print them, and their size.

    In full where they fit, else shorter or smaller, else the class alone: all cells agree, and no
    number is ever cut off.
    """
    full = tuple(mark.text for mark in frame.marks)
    # Widths grow with the size: each text is measured once.
    wide, narrow = widest(full, 1), widest(frame.shorts, 1)
    if wide * style.size <= width / 2:
        return full, style.size
    for size in (style.small, style.small - 1, style.small - 2):
        for texts, needed in ((full, wide), (frame.shorts, narrow)):
            if needed * size <= width:
                return texts, size
    sign = ELLIPSIS if widest([ELLIPSIS], style.small) <= width else ""
    return tuple(sign if text == ELLIPSIS else "" for text in full), style.small


def _draw_legend(sheet: Sheet, frame: HeatFrame, style: Style, area: Area) -> None:
    """Draw the classes as one bar, each bound below the border it stands for."""
    x, top = area.left, area.top + 2
    if frame.borders:
        tones = sorted(set(frame.tones) - {0})
        most = (area.width - _LEGEND_REST) / len(tones)
        part = min(max(46.0, widest(frame.borders, style.small) + 12), most)
        for number, tone in enumerate(tones):
            place = Box(x + number * part, top, x + (number + 1) * part - 1, top + _BAR)
            box(sheet, place, fill=f"class-{tone}")
        for number, text in enumerate(frame.borders, start=1):
            words(sheet, x + number * part - 0.5, top + _BAR + style.small * 1.1, text, style.small,
                  ink="muted", align="center")  # fmt: skip
        x += len(tones) * part + 18
    if any(mark.state == MISSING for mark in frame.marks):
        _fill(sheet, Box(x, top - 1, x + 16, top + _BAR + 1), 0, None)
        text = missing_word(style.language)
        words(sheet, x + 22, top + _BAR / 2 + style.small * 0.36, text, style.small, ink="muted")


def _legend_height(frame: HeatFrame) -> float:
    if frame.borders:
        return 40.0
    return 24.0 if any(mark.state == MISSING for mark in frame.marks) else 0.0


def _head(column: GridColumn, language: str) -> str:
    """Return the head of a column; a calendar year is just its number."""
    label = column.label.get(language)
    period = parse_period(column.selection.period or "")
    if period is not None and period.is_year and label == f"{period}年":
        return str(period)
    return label


def _short_decimals(values: list[float]) -> int:
    """Return the decimals that leave the largest value three figures."""
    largest = max((abs(value) for value in values if not isnan(value)), default=0.0)
    return max(0, 2 - floor(log10(largest))) if largest else 0


def _facts(scene: Scene) -> list[Fact]:
    return [fact for row in scene.grid.rows for fact in row.cells]
