"""Runs of a Word document cut at characters, so that a mark can stand exactly there.

The parts of a run keep its properties; together they show what it showed.
"""

from __future__ import annotations

from copy import deepcopy
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from lxml import etree

from reportgen.narrative.word.xml import SPACE, name_of, properties, shown_text

if TYPE_CHECKING:
    from lxml.etree import _Element


HEAVIEST = 20_000
"""Bytes of properties that are copied for a cut; ordinary ones have 500, with namespaces 3,000."""


class Position(NamedTuple):
    """Before a child of a run, counted from 0, or inside its text."""

    child: int
    offset: int = 0


@dataclass
class Cuts:
    """Where runs are to be cut. Ask for places first, cut once, then look up the parts."""

    positions: dict[_Element, set[Position]] = field(default_factory=dict)
    parts: dict[_Element, list[tuple[Position, _Element]]] = field(default_factory=dict)

    def place(self, child: _Element, offset: int) -> tuple[_Element, Position]:
        """Return the run of a child, and the place after ``offset`` characters of the child.

        A child that is no text has two places: before it, for 0, and after it.
        """
        run = child.getparent()
        assert run is not None
        index = run.index(child)
        if name_of(child) != "w:t":
            position = Position(index + 1 if offset else index)
        elif offset >= len(shown_text(child)):
            position = Position(index + 1)
        else:
            position = Position(index, offset)
        self.positions.setdefault(run, set()).add(position)
        return run, position

    def cut(self) -> None:
        """Cut all runs at the places asked for; one with monstrous properties stays whole."""
        for run, positions in self.positions.items():
            first = Position(0 if properties(run, "rPr") is None else 1)
            last = Position(len(run))
            wanted = () if _is_heavy(run) else positions
            inner = sorted(p for p in wanted if first < p < last)
            right = [(position, _split(run, position)) for position in reversed(inner)]
            self.parts[run] = [(first, run), *reversed(right)]

    def beginning_at(self, run: _Element, position: Position) -> _Element:
        """Return the part of a run that begins at a place."""
        return [part for begin, part in self.parts[run] if begin <= position][-1]

    def ending_at(self, run: _Element, position: Position) -> _Element:
        """Return the part of a run that ends at a place."""
        return [part for begin, part in self.parts[run] if begin < position][-1]


def _is_heavy(run: _Element) -> bool:
    """Return whether copies of a run's properties would swell the document: it is left whole."""
    look = properties(run, "rPr")
    own = sum(len(value) for value in run.attrib.values())
    return own + (0 if look is None else len(etree.tostring(look))) > HEAVIEST


def _split(run: _Element, position: Position) -> _Element:
    """Return a new run, after the given one, with what stood from the position on."""
    right = etree.Element(run.tag, {str(k): str(v) for k, v in run.attrib.items()})
    look = properties(run, "rPr")
    if look is not None:
        right.append(deepcopy(look))
    first = run[position.child]
    moved = [first, *first.itersiblings()]
    if position.offset:
        right.append(_split_text(moved.pop(0), position.offset))
    right.extend(moved)
    run.addnext(right)
    return right


def _split_text(element: _Element, offset: int) -> _Element:
    text = shown_text(element)
    rest = etree.Element(element.tag, {SPACE: "preserve"})
    element.set(SPACE, "preserve")
    element.text, rest.text = text[:offset], text[offset:]
    return rest
