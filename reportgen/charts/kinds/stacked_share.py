"""Lying bars of 100 %: what each whole is made of, and what the parts leave open."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportgen.charts.ink import STUB, box, hatch, marker, polygon, rules, words
from reportgen.charts.labels import Box, room, text_box
from reportgen.charts.marks import frame_of
from reportgen.charts.parts.bars import write_lines
from reportgen.charts.parts.share_heads import draw_heads
from reportgen.charts.parts.share_layout import (
    LEAST_REST,
    REST,
    Layout,
    ShareFrame,
    entries_of,
    layout_of,
    moved,
    stub_room,
)
from reportgen.charts.plate import draw_legend
from reportgen.charts.wording import (
    ABOUT,
    ABOVE,
    BELOW,
    MISSING,
    label_text,
    scale_for,
    unit_line,
)

if TYPE_CHECKING:
    from reportgen.charts.marks import Mark
    from reportgen.charts.scene import Scene
    from reportgen.charts.sheet import Sheet
    from reportgen.charts.style import Area, Style

_ENOUGH = 0.85
"""Decimals are kept as long as so many of the values still fit."""

_PALE = {4, 6}
"""Series whose light ink is too pale for white text."""


def unit(scene: Scene) -> str:
    """Return the unit above the plot: per cent."""
    facts = [fact for row in scene.grid.rows for fact in row.cells]
    return unit_line(scale_for(facts, scene), scene.language)


def prepare(scene: Scene) -> ShareFrame:
    """Return one mark for each part, and where it lies along its bar.

    Rule:    parts that miss 100 % by no more than half a last digit each are stretched to it.
    Missing: a missing part takes no room; what it may be is within the rest.
    """
    frame = frame_of(scene)
    facts = [fact for column in range(len(frame.names)) for fact in scene.cells(column)]
    scale = scale_for(facts, scene)
    spans: dict[int, tuple[float, float]] = {}
    rests: list[float] = []
    for row in range(len(frame.rows)):
        marks = [mark for mark in frame.marks if mark.row == row]
        known = [mark for mark in marks if mark.state != MISSING]
        total = sum(mark.value for mark in known)
        slack = sum(0.5 / 10 ** facts[mark.number].decimals for mark in known)
        is_whole = len(known) == len(marks) and abs(100 - total) <= slack + 1e-9
        factor = 100 / total if total and (is_whole or total > 100) else 1.0
        end = 0.0
        for mark in marks:
            start = end
            end += 0.0 if mark.state == MISSING else mark.value * factor
            spans[mark.number] = (start, end)
        rests.append(100.0 if factor != 1 else end)
    return ShareFrame(
        marks=frame.marks,
        rows=frame.rows,
        names=frame.names,
        is_over_time=frame.is_over_time,
        spans=tuple(spans[mark.number] for mark in frame.marks),
        rests=tuple(rests),
        shorts=tuple(
            tuple(label_text(fact, scale, scene, most=most) for fact in facts) for most in (1, 0)
        ),
    )


def height(frame: ShareFrame, style: Style) -> float:
    """Return the height of the names of the parts, all bars and the axis below."""
    return layout_of(frame, style).bottoms[-1] + 10 + style.small * 1.3


def draw(sheet: Sheet, frame: ShareFrame, style: Style, area: Area) -> None:
    """Draw the names of the parts above the first bar, then the bars with their values."""
    layout = moved(layout_of(frame, style), area.left, area.top)
    if layout.heads:
        draw_heads(sheet, layout.heads, layout.top, style)
    else:
        draw_legend(sheet, entries_of(frame, style), area, style)
    _draw_axis(sheet, style, layout)
    texts = _value_texts(frame, style, layout.ends)
    absent: dict[int, int] = {}
    for mark in frame.marks:
        if mark.state == MISSING:
            place = absent[mark.row] = absent.get(mark.row, -1) + 1
            _draw_missing(sheet, mark, layout, place, style)
            continue
        place_of_part = layout.place(mark.row, frame.spans[mark.number])
        _draw_part(sheet, place_of_part, mark, texts[mark.number], style,
                   is_signed=not layout.heads)  # fmt: skip
    for row, rest in enumerate(frame.rests):
        if 100 - rest > LEAST_REST:
            name = REST[style.language] if row == layout.rest_row else ""
            _draw_rest(sheet, layout.place(row, (rest, 100.0)), name, style)
    for row, lines in enumerate(layout.labels):
        foot = layout.bottoms[row] - layout.thick
        if layout.stands_above:
            middle = foot - 4 - len(lines) * style.size * 0.6
            write_lines(sheet, layout.ends[0], middle, lines, style, key=_key_of_row(frame, row))
        else:
            write_lines(sheet, layout.ends[0] - 8, foot + layout.thick / 2, lines, style,
                        align="right", key=_key_of_row(frame, row))  # fmt: skip


def _draw_part(
    sheet: Sheet, place: Box, mark: Mark, text: str, style: Style, *, is_signed: bool
) -> None:
    """Draw one part: full, hatched where approximate, with an arrow for a bound."""
    row, ink = mark.number, str(mark.series)
    middle, wide = (place.top + place.bottom) / 2, place.right - place.left
    on = "on-pale" if mark.series in _PALE else "on"
    if mark.state == ABOUT:
        inner = Box(place.left + 0.75, place.top + 0.75, place.right - 0.75, place.bottom - 0.75)
        box(sheet, inner, fill="bg", stroke=ink, width=1.5, row=row)
        hatch(sheet, inner, ink=ink, gap=5, row=row)
        on = "fg"
    else:
        box(sheet, place, fill=ink, row=row)
    if mark.state in {ABOVE, BELOW} and wide > 14:
        sign = 5 if mark.state == ABOVE else -5
        x = place.right - 3.5 - max(sign, 0)
        polygon(sheet, [(x, middle - 4.5), (x, middle + 4.5), (x + sign, middle)], fill=on,
                row=row)  # fmt: skip
    needed = room(text, style.small) + 8
    has_sign = is_signed and mark.state != ABOUT and wide >= (needed + 14 if text else 15)
    if has_sign:
        x = place.left + 9 if text else (place.left + place.right) / 2
        marker(sheet, x, middle, mark.series, ink=on, radius=2.6, row=row)
    x, foot = (place.left + place.right) / 2 + (6 if has_sign else 0), middle + style.small * 0.36
    if mark.state == ABOUT and text:
        paper = text_box(x, foot, text, style.small, align="center")
        box(sheet, paper, fill="bg", row=row)
    words(sheet, x, foot, text, style.small, ink=on, align="center", row=row)


def _draw_missing(sheet: Sheet, mark: Mark, layout: Layout, place: int, style: Style) -> None:
    """Draw the sign of a missing part at the end of its bar: it has no width of its own."""
    x, bottom = layout.ends[1] + 6 + place * stub_room(style), layout.bottoms[mark.row]
    stub, middle = Box(x, bottom - layout.thick, x + STUB, bottom), bottom - layout.thick / 2
    box(sheet, stub, fill=None, stroke="muted", dashes=(2, 2), row=mark.number)
    marker(sheet, x + STUB / 2, middle, mark.series, ink=str(mark.series), radius=3, hollow=True,
           row=mark.number)  # fmt: skip
    words(sheet, x + STUB + 2, middle + style.small * 0.36, mark.text, style.small, ink="muted",
          row=mark.number)  # fmt: skip


def _draw_rest(sheet: Sheet, place: Box, name: str, style: Style) -> None:
    inner = Box(place.left, place.top + 0.5, place.right - 0.5, place.bottom - 0.5)
    box(sheet, inner, fill="zone", stroke="grid", width=1)
    hatch(sheet, inner, ink="grid", gap=6)
    if name:
        x, y = (place.left + place.right) / 2, (place.top + place.bottom) / 2 + style.small * 0.36
        box(sheet, text_box(x, y, name, style.small, align="center"), fill="zone")
        words(sheet, x, y, name, style.small, ink="muted", align="center")


def _draw_axis(sheet: Sheet, style: Style, layout: Layout) -> None:
    """Draw the scale of the bars: lines at each quarter, their numbers below."""
    (left, right), bottom = layout.ends, layout.bottoms[-1]
    for tick in (0, 25, 50, 75, 100):
        x = left + (right - left) * tick / 100
        top = bottom if layout.stands_above else layout.bottoms[0] - layout.thick - 4
        rules(sheet, [((x, top), (x, bottom + 6))], ink="axis" if tick == 0 else "grid")
        text = f"{tick}%" if tick == 100 else str(tick)
        words(sheet, x, bottom + 8 + style.small, text, style.small, ink="muted", align="center")


def _value_texts(frame: ShareFrame, style: Style, ends: tuple[float, float]) -> tuple[str, ...]:
    """Return the values as the parts print them, empty where one does not fit its part.

    With fewer decimals where more would cost too many parts their value; all parts agree.
    """
    along = (ends[1] - ends[0]) / 100
    widths = [(end - start) * along for start, end in frame.spans]
    bounds = [14.0 if mark.state in {ABOVE, BELOW} else 0.0 for mark in frame.marks]
    fitting = [
        tuple(
            text if room(text, style.small) + 7 + bound <= width else ""
            for text, width, bound in zip(texts, widths, bounds, strict=True)
        )
        for texts in ([mark.text for mark in frame.marks], *frame.shorts)
    ]
    most = max(sum(map(bool, texts)) for texts in fitting)
    return next(texts for texts in fitting if sum(map(bool, texts)) >= most * _ENOUGH)


def _key_of_row(frame: ShareFrame, row: int) -> str:
    keys = {mark.key for mark in frame.marks if mark.row == row}
    return keys.pop() if len(keys) == 1 else ""
