"""The cells of a matrix as marks, row by row: what heat maps and flow charts share."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from reportgen.charts.marks import marks_of, tip
from reportgen.charts.roles import is_own_flow
from reportgen.charts.wording import row_name

if TYPE_CHECKING:
    from reportgen.charts.marks import Mark
    from reportgen.charts.scene import Scene

ARROW = {"zh": "→", "en": " → "}


@dataclass(frozen=True)
class Ends:
    """What the two ends of a flow are called."""

    origin: str
    destination: str


ENDS = {"zh": Ends("流出地", "流入地"), "en": Ends("From", "To")}
_OTHER_ENDS = {"zh": Ends("来自", "去向"), "en": Ends("From", "To")}


def ends_of(scene: Scene) -> Ends:
    """Return what the ends are called: those between regions are places."""
    regions = scene.config.regions
    known = is_flows(scene) or all(row.id in regions for row in scene.grid.rows)
    return (ENDS if known else _OTHER_ENDS)[scene.language]


def is_flows(scene: Scene) -> bool:
    """Return whether the columns are destinations, and the rows origins."""
    return all(column.selection.destination for column in scene.grid.columns)


def cell_marks(scene: Scene) -> tuple[Mark, ...]:
    """Return one mark for each cell, row by row.

    Missing: state ``missing``; an empty cell of a region's flow to itself has no mark at all.
    """
    marks = sorted(
        marks_of(scene, range(len(scene.grid.columns))), key=lambda mark: (mark.row, mark.series)
    )
    own = set(own_cells(scene))
    kept = [mark for mark in marks if (mark.row, mark.series) not in own]
    flows = is_flows(scene)
    return tuple(
        replace(mark, number=number, tip=_flow_tip(scene, mark) if flows else mark.tip)
        for number, mark in enumerate(kept)
    )


def own_cells(scene: Scene) -> tuple[tuple[int, int], ...]:
    """Return row and series of each empty cell of a region's flow to itself."""
    return tuple(
        (row, column + 1)
        for row, line in enumerate(scene.grid.rows)
        for column, fact in enumerate(line.cells)
        if fact.is_missing and is_own_flow(scene, row, column)
    )


def _flow_tip(scene: Scene, mark: Mark) -> str:
    """Return ``from → to: value``."""
    row, column = scene.grid.rows[mark.row], mark.series - 1
    to = scene.grid.columns[column].label.get(scene.language)
    label = f"{row_name(row, scene.language)}{ARROW[scene.language]}{to}"
    return tip(label, "", row.cells[column], scene)
