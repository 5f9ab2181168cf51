"""Both drawings of a figure, wide and narrow, by the kind it asks for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reportgen.charts.fonts import missing_characters
from reportgen.charts.kinds import (
    bars_line,
    grouped_bars,
    lines,
    paired_bars,
    ranked_bars,
    tile_map,
)
from reportgen.charts.plate import Surround, drawing, svg_of
from reportgen.charts.series import breaks_of
from reportgen.charts.sources import source_lines
from reportgen.charts.style import narrow, wide
from reportgen.charts.svg import Caption, web_svg
from reportgen.charts.wording import break_line, note_lines
from reportgen.findings import Finding

if TYPE_CHECKING:
    from collections.abc import Callable

    import pandas as pd
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

    from reportgen.charts.scene import Scene
    from reportgen.charts.style import Area, Style
    from reportgen.facts.model import Fact


@dataclass(frozen=True, kw_only=True)
class Kind:
    """How one kind of chart is made.

    ``unit`` the line above the plot; ``prepare`` the frame with one row a mark; ``height`` what
    the plot needs; ``draw`` the strokes.
    """

    unit: Callable[[Scene], str]
    prepare: Callable[[Scene], pd.DataFrame]
    height: Callable[[pd.DataFrame, Style], float]
    draw: Callable[[Axes, pd.DataFrame, Style, Area], None]


KINDS: dict[str, Kind] = {
    name: Kind(unit=module.unit, prepare=module.prepare, height=module.height, draw=module.draw)
    for name, module in {
        "bars_line": bars_line,
        "lines": lines,
        "grouped_bars": grouped_bars,
        "ranked_bars": ranked_bars,
        "paired_bars": paired_bars,
        "tile_map": tile_map,
    }.items()
}


def prepare(scene: Scene) -> pd.DataFrame:
    """Return the frame a figure is drawn from: one row a mark."""
    return KINDS[scene.figure.kind].prepare(scene)


def pictures(scene: Scene, frame: pd.DataFrame, description: str) -> tuple[str, str]:
    """Return the wide and the narrow SVG of a figure."""
    done = []
    for style in (wide(scene.language), narrow(scene.language)):
        caption = Caption(
            id=scene.id,
            name=style.name,
            language=scene.language,
            title=scene.title,
            description=description,
        )
        drawn = svg_of(figure_of(scene, frame, style))
        done.append(web_svg(drawn, caption, [str(tip) for tip in frame["tip"]]))
    return done[0], done[1]


def figure_of(scene: Scene, frame: pd.DataFrame, style: Style) -> Figure:
    """Return one drawing of a figure, not yet written to a file."""
    kind = KINDS[scene.figure.kind]
    return drawing(
        surround(scene),
        style,
        kind.height(frame, style),
        lambda axes, area: kind.draw(axes, frame, style, area),
    )


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


def missing_glyphs(scene: Scene, frame: pd.DataFrame) -> tuple[Finding, ...]:
    """Return a finding for each character the font has no glyph for, before anything is drawn."""
    around = surround(scene)
    texts = [around.title, around.unit, *around.notes, *around.source]
    for column in frame.select_dtypes(exclude=["number", "bool"]):
        texts += [str(value) for value in frame[column].dropna()]
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
    return tuple(fact for row in scene.grid.rows for fact in row.cells)
