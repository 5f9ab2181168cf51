"""Where the nodes and bands of a flow chart stand, and where their names find room."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from reportgen.charts.labels import Box, room, spread, wrap
from reportgen.charts.parts.sankey_nodes import LEFT, RIGHT

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportgen.charts.parts.sankey_nodes import Node, SankeyFrame
    from reportgen.charts.style import Style

_BAR = {"wide": 10.0, "narrow": 8.0}
_NAME_SHARE = {"wide": 0.2, "narrow": 0.47}
NAME_GAP = 8.0
"""From a node of the wide drawing to its name."""

_GAP = 14.0
_HEAD = 10.0
_APART = 8.0
"""Between the names of two nodes."""

_FLOWS = {"wide": 290.0, "narrow": 300.0}
"""Height of all bands together."""

_ABOVE_NAME = 11.0
"""From a node of the narrow drawing to the name of the next one."""

_MOST_LINES = 3


@dataclass(frozen=True, kw_only=True)
class Place:
    """A node as it is drawn: its bar, and where its name in lines and its sum stand."""

    node: Node
    bar: Box
    lines: tuple[str, ...]
    name_x: float
    name_top: float
    sum_beside: float = 0.0
    """How far from the name's beginning the sum stands on the same line; 0 is below it."""


@dataclass(frozen=True, slots=True)
class Band:
    """A flow between two heights: ``top`` and ``bottom`` at its origin and at its destination."""

    left: float
    right: float
    top: tuple[float, float]
    bottom: tuple[float, float]


@dataclass(frozen=True, kw_only=True)
class Layout:
    """Nodes and bands; ``left`` and ``right`` are the outer edges of the bars."""

    places: tuple[Place, ...]
    bands: dict[int, Band]
    left: float
    right: float
    height: float

    def moved(self, x: float, y: float) -> Layout:
        """Return the same layout elsewhere."""
        return replace(
            self,
            places=tuple(
                replace(
                    p,
                    bar=Box(p.bar.left + x, p.bar.top + y, p.bar.right + x, p.bar.bottom + y),
                    name_x=p.name_x + x,
                    name_top=p.name_top + y,
                )
                for p in self.places
            ),
            bands={
                number: Band(
                    b.left + x,
                    b.right + x,
                    (b.top[0] + y, b.top[1] + y),
                    (b.bottom[0] + y, b.bottom[1] + y),
                )
                for number, b in self.bands.items()
            },
            left=self.left + x,
            right=self.right + x,
        )


def layout_of(frame: SankeyFrame, style: Style) -> Layout:
    """Return where everything stands, from the corner of the plot.

    Unit:    a flow is as thick as its value on one scale, the same on both sides.
    """
    sides = {LEFT: frame.origins, RIGHT: frame.destinations}
    total = sum(node.value for node in frame.origins)
    scale = _FLOWS[style.name] / total if total else 0.0
    named = {side: [_name_lines(node, style) for node in nodes] for side, nodes in sides.items()}
    tall = {side: _height(nodes, named[side], style, scale) for side, nodes in sides.items()}
    height = max(tall.values())
    head = style.small + _HEAD
    left, right = 0.0, style.width - 4
    if not style.is_narrow:
        left += _names_room(frame.origins, named[LEFT], style)
        right -= _names_room(frame.destinations, named[RIGHT], style)
    places: list[Place] = []
    for side, nodes in sides.items():
        x = left if side == LEFT else right - _BAR[style.name]
        spare = (height - tall[side]) / max(len(nodes) - 1, 1)
        top = head if len(nodes) > 1 else head + (height - tall[side]) / 2
        places += _stacked(nodes, named[side], style, scale, x, top, spare)
    if not style.is_narrow:
        places = _apart(places, style, head, head + height)
    return Layout(
        places=tuple(places),
        bands=_bands(frame, places, scale),
        left=left,
        right=right,
        height=head + height,
    )


def absent_lines(frame: SankeyFrame, style: Style) -> list[list[tuple[int, float, str]]]:
    """Return the entries below the nodes in lines: mark, where it begins, its text.

    Where there is no room for all names, the last ones are signs alone.
    """
    lines: list[list[tuple[int, float, str]]] = []
    x, width = 0.0, style.width - 4
    for number, text in frame.absent.items():
        shown = text if len(lines) <= _MOST_LINES else ""
        if room(shown, style.small) + 17 > width:
            shown = wrap(shown, width - 17, style.small, lines=1)[0]
        needed = 17 + room(shown, style.small) + (16 if shown else 2)
        if not lines or x + needed - 16 > width:
            lines.append([])
            x = 0.0
            if len(lines) > _MOST_LINES:
                shown, needed = "", 19.0
        lines[-1].append((number, x, shown))
        x += needed
    return lines


def _name_lines(node: Node, style: Style) -> tuple[str, ...]:
    width = style.width * _NAME_SHARE[style.name]
    return wrap(node.name, width, style.size, lines=3 if not style.is_narrow else 2, bold=True)


def _names_room(nodes: Sequence[Node], named: Sequence[tuple[str, ...]], style: Style) -> float:
    """Return the width of the names of one side and their sums, with the gap to the bars."""
    names = (room(line, style.size, bold=True) for lines in named for line in lines)
    sums = (room(node.text, style.small) for node in nodes)
    return max((*names, *sums), default=0.0) + NAME_GAP


def _block(lines: Sequence[str], style: Style, *, is_beside: bool = False) -> float:
    """Return the height of a name and its sum."""
    return len(lines) * style.size * 1.2 + (0 if is_beside else style.small * 1.25)


def _beside(node: Node, lines: Sequence[str], style: Style) -> float:
    """Return where the sum stands on the line of the name, 0 where it stands below."""
    if not style.is_narrow or len(lines) > 1:
        return 0.0
    name = room(lines[0], style.size, bold=True) + 7
    fits = name + room(node.text, style.small) <= style.width * _NAME_SHARE["narrow"]
    return name if fits else 0.0


def _height(
    nodes: Sequence[Node], named: Sequence[Sequence[str]], style: Style, scale: float
) -> float:
    """Return what the nodes of one side need: their bars, and gaps that hold their names."""
    bars = [max(node.value * scale, 1.0) for node in nodes]
    if style.is_narrow:
        above = [_above(n, lines, style) for n, lines in zip(nodes, named, strict=True)]
        return sum(bars) + sum(above)
    blocks = [_block(lines, style) + _APART for lines in named]
    return max(sum(bars) + _GAP * (len(nodes) - 1), sum(blocks))


def _above(node: Node, lines: Sequence[str], style: Style) -> float:
    """Return the room above a node of the narrow drawing: a gap, its name and its sum."""
    return _block(lines, style, is_beside=_beside(node, lines, style) > 0) + _ABOVE_NAME


def _stacked(
    nodes: Sequence[Node], named: Sequence[tuple[str, ...]], style: Style, scale: float,
    x: float, top: float, spare: float,
) -> list[Place]:  # fmt: skip
    """Return the nodes of one side from the top down, ``spare`` units further apart."""
    places, width = [], _BAR[style.name]
    needed = [_block(lines, style) + _APART for lines in named]
    bars = [max(node.value * scale, 1.0) for node in nodes]
    gap = _GAP
    if not style.is_narrow and sum(needed) > sum(bars) + _GAP * (len(nodes) - 1):
        gap = (sum(needed) - sum(bars)) / max(len(nodes) - 1, 1)
    for node, lines, bar in zip(nodes, named, bars, strict=True):
        beside = _beside(node, lines, style)
        is_left = node.side == LEFT
        if style.is_narrow:
            name_top = top + _ABOVE_NAME - 8
            top += _above(node, lines, style) - 4
            name_x = x if is_left else x + width
        else:
            name_top = top + bar / 2 - _block(lines, style) / 2
            name_x = x - NAME_GAP if is_left else x + width + NAME_GAP
        places.append(
            Place(
                node=node, bar=Box(x, top, x + width, top + bar), lines=lines, name_x=name_x,
                name_top=name_top, sum_beside=beside,
            )
        )  # fmt: skip
        top += bar + spare + (4 if style.is_narrow else gap)
    return places


def _apart(places: Sequence[Place], style: Style, low: float, high: float) -> list[Place]:
    """Return the places with the names beside thin nodes moved apart."""
    done: list[Place] = []
    for side in (LEFT, RIGHT):
        own = [place for place in places if place.node.side == side]
        heights = [_block(place.lines, style) + _APART for place in own]
        wanted = [(place.bar.top + place.bar.bottom) / 2 for place in own]
        middles = spread(wanted, heights, low, high)
        done += [
            replace(place, name_top=middle - (height - _APART) / 2)
            for place, middle, height in zip(own, middles, heights, strict=True)
        ]
    return done


def _bands(frame: SankeyFrame, places: Sequence[Place], scale: float) -> dict[int, Band]:
    """Return the band of each flow; within a node they lie in the order of the other side."""
    starts = {(p.node.side, p.node.line): p.bar.top for p in places}
    bars = {(p.node.side, p.node.line): p.bar for p in places}
    order = {(p.node.side, p.node.line): number for number, p in enumerate(places)}
    flows = [mark for mark in frame.marks if mark.number not in frame.absent]
    tops: dict[tuple[int, str], float] = {}
    for side, other in ((LEFT, RIGHT), (RIGHT, LEFT)):
        line = {m.number: {LEFT: m.row, RIGHT: m.series - 1} for m in flows}
        for mark in sorted(flows, key=lambda m: order[other, line[m.number][other]]):
            node = (side, line[mark.number][side])
            tops[mark.number, side] = starts[node]
            starts[node] += mark.value * scale
    found: dict[int, Band] = {}
    for mark in flows:
        thick = max(mark.value * scale, 0.6)
        ends = (tops[mark.number, LEFT], tops[mark.number, RIGHT])
        found[mark.number] = Band(
            bars[LEFT, mark.row].right,
            bars[RIGHT, mark.series - 1].left,
            ends,
            (ends[0] + thick, ends[1] + thick),
        )
    return found
