"""The origins and destinations of flows: their sums, their order, their hues."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal
from typing import TYPE_CHECKING

from reportgen.charts.marks import Frame
from reportgen.charts.palette import MOST_SERIES
from reportgen.charts.wording import (
    ABOVE,
    BELOW,
    EXACT,
    label_text,
    row_text,
    scale_for,
    state_of,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportgen.charts.marks import Mark
    from reportgen.charts.parts.flows import Ends
    from reportgen.charts.scene import Scene
    from reportgen.charts.wording import Scale
    from reportgen.facts.model import Fact

LEFT, RIGHT = "left", "right"
NEUTRAL = 6
"""The hue of what has none of its own."""

_SUM = "Σ "


@dataclass(frozen=True, kw_only=True, slots=True)
class Node:
    """An origin (``side`` left) or destination (right), ``line`` its row or column from 0.

    ``value`` is the sum of the flows shown, on the scale of the chart; ``text`` says it.
    """

    side: str
    line: int
    name: str
    key: str
    value: float
    text: str


@dataclass(frozen=True, kw_only=True)
class SankeyFrame(Frame):
    """The flows, largest first, then those without a band.

    ``inks``   the hue of each mark's origin, 1 to 6.
    ``ends``   what origins and destinations are called.
    ``absent`` what is written for a mark that has no band: missing, or zero.
    ``sum_note`` says what the sums of the nodes are.
    """

    origins: tuple[Node, ...]
    destinations: tuple[Node, ...]
    inks: tuple[int, ...]
    ends: Ends
    absent: dict[int, str]
    sum_note: str

    @property
    def remarks(self) -> tuple[str, ...]:
        """Return what the sums are."""
        return (self.sum_note,)


def nodes_of(scene: Scene, marks: Sequence[Mark]) -> tuple[tuple[Node, ...], tuple[Node, ...]]:
    """Return origins and destinations that have a flow, in the order they are drawn."""
    facts = {
        (row, column + 1): fact
        for row, line in enumerate(scene.grid.rows)
        for column, fact in enumerate(line.cells)
    }
    scale = scale_for(facts.values(), scene)
    origins = _nodes(scene, marks, facts, scale, side=LEFT)
    return origins, _ordered(origins, _nodes(scene, marks, facts, scale, side=RIGHT), marks)


def _nodes(
    scene: Scene, marks: Sequence[Mark], facts: dict[tuple[int, int], Fact], scale: Scale, *,
    side: str,
) -> tuple[Node, ...]:  # fmt: skip
    """Return the origins or the destinations that have a flow, with the sum of what is shown."""
    heads: list[str] = [row_text(row, scene.language) for row in scene.grid.rows]
    if side == RIGHT:
        heads = [column.label.get(scene.language) for column in scene.grid.columns]
    nodes = []
    for line, name in enumerate(heads):
        own = [m for m in marks if (m.row if side == LEFT else m.series - 1) == line]
        known = [mark for mark in own if mark.value > 0]
        if not known:
            continue
        total = _sum([facts[mark.row, mark.series] for mark in known])
        nodes.append(
            Node(
                side=side,
                line=line,
                name=name,
                key=own[0].key if side == LEFT else _key_of_column(scene, line),
                value=sum(mark.value for mark in known),
                text=_SUM + label_text(total, scale, scene),
            )
        )
    return tuple(nodes)


def _key_of_column(scene: Scene, column: int) -> str:
    """Return the region a column of destinations stands for, empty where it is none."""
    name = scene.grid.columns[column].selection.destination or ""
    found = scene.config.region_names.ids.get(name, (name,))[0]
    return found if found in scene.config.regions else ""


def _sum(facts: Sequence[Fact]) -> Fact:
    """Return what is shown added up, marked as a bound or as about like its parts."""
    states = {state_of(fact) for fact in facts} - {EXACT}
    qualifier = {(): "=", (ABOVE,): ">", (BELOW,): "<"}.get(tuple(states), "~")
    return replace(
        facts[0],
        value=sum((fact.value or Decimal(0) for fact in facts), start=Decimal(0)),
        qualifier=qualifier,
        decimals=max(fact.decimals for fact in facts),
        status="",
    )


def inks_of(origins: Sequence[Node]) -> dict[int, int]:
    """Return the hue of each origin; beyond six the smaller ones share a neutral grey."""
    order = sorted(origins, key=lambda node: -node.value)
    if len(order) <= MOST_SERIES:
        return {node.line: number for number, node in enumerate(origins, start=1)}
    coloured = {node.line for node in order[: NEUTRAL - 1]}
    lines = [node.line for node in origins if node.line in coloured]
    return {line: number for number, line in enumerate(lines, start=1)}


def _ordered(
    origins: Sequence[Node], destinations: tuple[Node, ...], marks: Sequence[Mark]
) -> tuple[Node, ...]:
    """Return the destinations in an order that lets few bands cross.

    Rule:    a place that is on both sides keeps its height, so the grid's order stays; otherwise
             each destination stands at the mean height of its origins, weighed by the flows.
    """
    if {node.name for node in origins} & {node.name for node in destinations}:
        return destinations
    heights = {node.line: number for number, node in enumerate(origins)}

    def mean(node: Node) -> float:
        flows = [m for m in marks if m.series - 1 == node.line and m.value > 0]
        return sum(heights[m.row] * m.value for m in flows) / node.value

    return tuple(sorted(destinations, key=mean))
