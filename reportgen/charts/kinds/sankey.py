"""Flows from origins to destinations, as bands as wide as they are large."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from reportgen.charts.ink import box, hatch, marker, polygon, ribbon, rules, words
from reportgen.charts.labels import Box, room
from reportgen.charts.marks import rows_of
from reportgen.charts.parts.flows import ARROW, cell_marks, ends_of
from reportgen.charts.parts.sankey_layout import (
    NAME_GAP,
    Band,
    Layout,
    Place,
    absent_lines,
    layout_of,
)
from reportgen.charts.parts.sankey_nodes import LEFT, NEUTRAL, SankeyFrame, inks_of, nodes_of
from reportgen.charts.wording import (
    ABOUT,
    ABOVE,
    BELOW,
    MISSING,
    row_text,
    scale_for,
    unit_line,
)

if TYPE_CHECKING:
    from reportgen.charts.marks import Mark
    from reportgen.charts.scene import Scene
    from reportgen.charts.sheet import Sheet
    from reportgen.charts.style import Area, Style

_REACH = {"wide": 0.6, "narrow": 0.72}
"""How far the handles of a band reach into it: it leaves and arrives level, clear of the names."""

_THIN = 3.0
"""A thinner band has no paper edge, which would leave nothing of it."""

_SUM_NOTE = {"zh": "Σ：图中所示流量之和", "en": "Σ: sum of the flows shown"}


def unit(scene: Scene) -> str:
    """Return the unit of the flows."""
    facts = [fact for row in scene.grid.rows for fact in row.cells]
    return unit_line(scale_for(facts, scene), scene.language)


def prepare(scene: Scene) -> SankeyFrame:
    """Return one mark for each flow, the largest first so that small bands lie upon large ones.

    Missing: last; no band and no part of any sum. An empty flow of a region to itself is no mark.
    """
    ordered = sorted(cell_marks(scene), key=lambda mark: -(max(0, mark.value)))
    ordered.sort(key=lambda mark: mark.state == MISSING)
    marks = tuple(replace(mark, number=number) for number, mark in enumerate(ordered))
    origins, destinations = nodes_of(scene, marks)
    inks = inks_of(origins)
    return SankeyFrame(
        marks=marks,
        rows=rows_of(scene),
        names=tuple(column.label.get(scene.language) for column in scene.grid.columns),
        origins=origins,
        destinations=destinations,
        inks=tuple(inks.get(mark.row, NEUTRAL) for mark in marks),
        ends=ends_of(scene),
        absent={m.number: _absent_text(scene, m) for m in marks if not m.value > 0},
        sum_note=_SUM_NOTE[scene.language],
    )


def _absent_text(scene: Scene, mark: Mark) -> str:
    """Return what is written for a flow that has no band: ``…  from → to``."""
    start = row_text(scene.grid.rows[mark.row], scene.language)
    to = scene.grid.columns[mark.series - 1].label.get(scene.language)
    return f"{mark.text}  {start}{ARROW[scene.language]}{to}"


def height(frame: SankeyFrame, style: Style) -> float:
    """Return the height of the nodes, and of what is said below them."""
    return layout_of(frame, style).height


def draw(sheet: Sheet, frame: SankeyFrame, style: Style, area: Area) -> float | None:
    """Draw the bands, then the nodes with their names, then what has no band.

    Returns the baseline of the last line of what has no band.
    """
    layout = layout_of(frame, style).moved(area.left, area.top)
    for mark, ink in zip(frame.marks, frame.inks, strict=True):
        if mark.number in layout.bands:
            _draw_band(sheet, layout.bands[mark.number], mark, ink, _REACH[style.name])
        else:
            break
    last = _draw_absent(sheet, frame, style, (area.left, area.bottom))
    inks = dict(zip((mark.row for mark in frame.marks), frame.inks, strict=True))
    for place in layout.places:
        hue = str(inks[place.node.line]) if place.node.side == LEFT else "6"
        box(sheet, place.bar, fill=hue, key=place.node.key)
        _write_name(sheet, place, style)
    for mark in frame.marks:
        if mark.number in layout.bands:
            _write_value(sheet, layout.bands[mark.number], mark, layout, style)
    _write_heads(sheet, frame, layout, area.top + style.small * 0.85, style)
    return last


def _write_heads(sheet: Sheet, frame: SankeyFrame, layout: Layout, y: float, style: Style) -> None:
    """Write what origins and destinations are called above their names."""
    out = 0.0 if style.is_narrow else NAME_GAP
    words(sheet, layout.left - out, y, frame.ends.origin, style.small, ink="muted",
          align="left" if style.is_narrow else "right")  # fmt: skip
    words(sheet, layout.right + out, y, frame.ends.destination, style.small, ink="muted",
          align="right" if style.is_narrow else "left")  # fmt: skip


def _draw_band(sheet: Sheet, band: Band, mark: Mark, ink: int, share: float) -> None:
    """Draw one flow: softly filled, hollow where approximate, with a sign for a bound."""
    reach, row = (band.right - band.left) * share, mark.number
    (top, end_top), (bottom, end_bottom) = band.top, band.bottom
    near, far = band.left + reach, band.right - reach
    points = (
        (band.left, top), (near, top), (far, end_top), (band.right, end_top),
        (band.right, end_bottom), (far, end_bottom), (near, bottom), (band.left, bottom),
    )  # fmt: skip
    if mark.state == ABOUT:
        ribbon(sheet, points, fill="bg", stroke=str(ink), width=1.25, row=row)
    else:
        edge = "bg" if bottom - top > _THIN else None
        ribbon(sheet, points, fill=f"soft-{ink}", stroke=edge, width=0.75, row=row)
    if mark.state in {ABOVE, BELOW}:
        x, y = band.right - 8, (end_top + end_bottom) / 2
        half = min(4.0, max(2.2, (bottom - top) / 2 - 1))
        sign = -half if mark.state == ABOVE else half
        corners = [(x - half, y - sign), (x + half, y - sign), (x, y + sign)]
        polygon(sheet, corners, fill="fg", row=row)


def _write_value(sheet: Sheet, band: Band, mark: Mark, layout: Layout, style: Style) -> None:
    """Write the value at the beginning of a band that is thick enough for it."""
    if band.bottom[0] - band.top[0] < style.small * 1.12:
        return
    if room(mark.text, style.small) > (layout.right - layout.left) * 0.3:
        return
    y = (band.top[0] + band.bottom[0]) / 2 + style.small * 0.36
    words(sheet, band.left + 6, y, mark.text, style.small, key=mark.key)


def _write_name(sheet: Sheet, place: Place, style: Style) -> None:
    """Write name and sum of a node: beside it, or above it in the narrow drawing."""
    align = "left" if (place.node.side == LEFT) == style.is_narrow else "right"
    y = place.name_top
    for line in place.lines:
        y += style.size * 1.2
        words(sheet, place.name_x, y - style.size * 0.3, line, style.size, align=align, bold=True,
              key=place.node.key, halo=style.is_narrow)  # fmt: skip
    if place.sum_beside:
        x = place.name_x + place.sum_beside * (1 if align == "left" else -1)
        words(sheet, x, y - style.size * 0.3, place.node.text, style.small, align=align,
              key=place.node.key, halo=True)  # fmt: skip
        return
    words(sheet, place.name_x, y + style.small * 0.95, place.node.text, style.small, ink="muted",
          align=align, key=place.node.key, halo=style.is_narrow)  # fmt: skip


def _draw_absent(
    sheet: Sheet, frame: SankeyFrame, style: Style, corner: tuple[float, float]
) -> float | None:
    """Draw the sign of each flow without a band: those that are missing, and those of zero.

    Returns the baseline of the last line.
    """
    baseline = None
    for number, line in enumerate(absent_lines(frame, style)):
        baseline = style.note_line(corner[1], number)
        y = baseline - style.small * 0.36
        for mark_number, x, text in line:
            left = corner[0] + x
            swatch = Box(left, y - 5.5, left + 11, y + 5.5)
            if frame.marks[mark_number].state == MISSING:
                box(sheet, swatch, fill=None, stroke="muted", dashes=(2, 2), row=mark_number)
                hatch(sheet, swatch, ink="muted", row=mark_number)
            else:
                rules(sheet, [((swatch.left, y), (swatch.right, y))], ink="axis", row=mark_number)
                marker(sheet, left + 5.5, y, 1, ink="axis", radius=2.2, hollow=True,
                       row=mark_number)  # fmt: skip
            words(sheet, swatch.right + 6, baseline, text, style.small, ink="muted",
                  row=mark_number)  # fmt: skip
    return baseline
