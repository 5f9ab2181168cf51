"""Both drawings of a figure, wide and narrow, by the kind it asks for."""

from __future__ import annotations

import base64
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING, Any

from reportgen.charts.fonts import missing_characters
from reportgen.charts.kinds import (
    bars_line,
    dumbbell,
    grouped_bars,
    heat_map,
    interval,
    lines,
    paired_bars,
    radar,
    ranked_bars,
    sankey,
    scatter,
    slope,
    small_multiples,
    stacked_share,
    tile_map,
    waterfall,
)
from reportgen.charts.plate import Surround, drawing
from reportgen.charts.png import png_of
from reportgen.charts.roles import is_own_flow
from reportgen.charts.series import breaks_of
from reportgen.charts.sources import source_lines
from reportgen.charts.style import narrow, wide
from reportgen.charts.svg import Caption, Tip, web_svg
from reportgen.charts.wording import break_line, note_lines
from reportgen.findings import Finding

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from matplotlib.figure import Figure

    from reportgen.charts.marks import Frame
    from reportgen.charts.scene import Scene
    from reportgen.charts.sheet import Sheet
    from reportgen.charts.style import Style
    from reportgen.facts.model import Fact


@dataclass(frozen=True, kw_only=True)
class Kind:
    """How one kind of chart is made.

    ``unit`` the line above the plot; ``prepare`` the frame, which ``height`` and ``draw`` of the
    same kind read; ``height`` what the plot needs; ``draw(sheet, area, frame, style)`` the strokes,
    which returns the baseline of the last line where the plot ends in lines like those of notes.
    """

    unit: Callable[[Scene], str]
    prepare: Callable[[Scene], Frame]
    height: Callable[[Any, Style], float]
    draw: Callable[..., float | None]


KINDS: dict[str, Kind] = {
    name: Kind(unit=module.unit, prepare=module.prepare, height=module.height, draw=module.draw)
    for name, module in {
        "bars_line": bars_line,
        "lines": lines,
        "grouped_bars": grouped_bars,
        "ranked_bars": ranked_bars,
        "paired_bars": paired_bars,
        "scatter": scatter,
        "small_multiples": small_multiples,
        "tile_map": tile_map,
        "waterfall": waterfall,
        "slope": slope,
        "heat_map": heat_map,
        "stacked_share": stacked_share,
        "dumbbell": dumbbell,
        "interval": interval,
        "sankey": sankey,
        "radar": radar,
    }.items()
}


@dataclass(frozen=True, kw_only=True)
class Drawing:
    """One drawing of a figure, not yet written to a file."""

    style: Style
    figure: Figure
    sheet: Sheet


def prepare(scene: Scene) -> Frame:
    """Return the frame a figure is drawn from: one mark a value."""
    return KINDS[scene.figure.kind].prepare(scene)


def drawings_of(scene: Scene, frame: Frame) -> tuple[Drawing, Drawing]:
    """Return the wide and the narrow drawing of a figure."""
    return (
        drawing_of(scene, frame, wide(scene.language)),
        drawing_of(scene, frame, narrow(scene.language)),
    )


def drawing_of(scene: Scene, frame: Frame, style: Style) -> Drawing:
    """Return one drawing of a figure."""
    kind = KINDS[scene.figure.kind]
    paint = partial(kind.draw, frame=frame, style=style)
    said = surround(scene)
    said = replace(said, notes=(*frame.remarks, *said.notes))
    figure, sheet = drawing(said, style, kind.height(frame, style), paint)
    return Drawing(style=style, figure=figure, sheet=sheet)


def pictures(
    scene: Scene, frame: Frame, drawings: Iterable[Drawing], description: str
) -> tuple[str, ...]:
    """Return each drawing as SVG for a page."""
    tips = [Tip(text=mark.tip, key=mark.key) for mark in frame.marks]
    return tuple(
        web_svg(
            one.figure,
            Caption(
                id=scene.id,
                name=one.style.name,
                language=scene.language,
                title=scene.title,
                description=description,
            ),
            tips,
        )
        for one in drawings
    )


def shared_picture(drawing: Drawing) -> str:
    """Return a drawing as PNG in base64."""
    width, height = (float(inches) * 72 for inches in drawing.figure.get_size_inches())
    return base64.b64encode(png_of(drawing.sheet, width, height)).decode("ascii")


def surround(scene: Scene) -> Surround:
    """Return the texts around the plot of a figure."""
    facts = _facts(scene)
    columns = range(len(scene.grid.columns))
    breaks = breaks_of(scene, columns)
    return Surround(
        title=scene.title,
        unit=KINDS[scene.figure.kind].unit(scene),
        notes=(
            *note_lines(facts, scene),
            *(break_line(period, why, scene.language) for _, period, why in breaks),
        ),
        source=source_lines(facts, scene),
    )


def missing_glyphs(scene: Scene, frame: Frame, drawings: Iterable[Drawing]) -> tuple[Finding, ...]:
    """Return a finding for each character the font has no glyph for, before a file is written.

    Checked are all texts drawn, and those shown when a value is pointed at.
    """
    texts = dict.fromkeys(words.text for one in drawings for words in one.sheet.words)
    texts |= dict.fromkeys(mark.tip for mark in frame.marks)
    return tuple(
        Finding(
            code="chart/missing-glyph",
            location=scene.config.place("figures", scene.id),
            values={
                "figure": scene.id,
                "character": character,
                "codepoint": f"U+{ord(character):04X}",
            },
        )
        for character in missing_characters(texts)
    )


def _facts(scene: Scene) -> tuple[Fact, ...]:
    """Return every cell but the empty ones of a region's flow to itself."""
    return tuple(
        fact
        for index, row in enumerate(scene.grid.rows)
        for column, fact in enumerate(row.cells)
        if not (fact.is_missing and is_own_flow(scene, index, column))
    )
