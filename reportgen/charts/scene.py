"""What a chart is drawn from, and what comes out."""

from __future__ import annotations

import base64
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from reportgen.config.texts import Text

if TYPE_CHECKING:
    from reportgen.config.displays import Figure
    from reportgen.config.project_config import Config
    from reportgen.facts.grid import FactGrid
    from reportgen.facts.model import Fact


@dataclass(frozen=True, kw_only=True)
class Chart:
    """One figure as drawn.

    ``svg``        for 720 units and wider; ``svg_narrow`` the same data for a phone. A page holds
                   both and ``charts.css`` shows one.
    ``description`` what the chart shows, written from the data; also the ``<desc>`` of both.
    ``marks``      how many values (missing ones included) are drawn: marks of the prepared frame.
    ``png``        a picture for sharing, in base64; empty unless the figure asks for one.
    """

    id: str
    title: str
    svg: str
    svg_narrow: str
    description: str
    marks: int
    png: str = ""

    def picture(self) -> bytes:
        """Return the picture for sharing, empty where there is none."""
        return base64.b64decode(self.png)


@dataclass(frozen=True, kw_only=True)
class Scene:
    """A figure with its facts, its project and the language it is drawn in."""

    id: str
    figure: Figure
    grid: FactGrid
    config: Config
    language: str

    @property
    def title(self) -> str:
        """Return the title of the figure."""
        return self.figure.title.get(self.language)

    def cells(self, column: int) -> tuple[Fact, ...]:
        """Return the facts of one column, from the first row to the last."""
        return tuple(row.cells[column] for row in self.grid.rows)

    def indicator_of(self, column: int) -> str:
        """Return the id of the one indicator a column is about, or an empty text."""
        found = {cell.key.indicator for fact in self.cells(column) for cell in fact.trail.cells}
        if len(found) == 1:
            return found.pop()
        selected = self.grid.columns[column].selection.indicator or self.figure.indicator or ""
        known = self.config.indicator_names.ids.get(selected, ())
        return known[0] if len(known) == 1 else ""


def on_lines(scene: Scene) -> Scene:
    """Return a figure whose title and names are single lines, as a picture writes them.

    Names may come from folded YAML or from cells of a sheet, line breaks and tabs included.
    """
    grid, title = scene.grid, _one_line(scene.figure.title)
    return replace(
        scene,
        figure=scene.figure.model_copy(update={"title": title}),
        grid=replace(
            grid,
            columns=tuple(
                replace(column, label=_one_line(column.label)) for column in grid.columns
            ),
            rows=tuple(replace(row, label=_one_line(row.label)) for row in grid.rows),
        ),
    )


def _one_line(text: Text) -> Text:
    return Text(zh=" ".join(text.zh.split()), en=" ".join(text.en.split()))
