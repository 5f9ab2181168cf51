"""What makes a column of numbers easy to compare: bars in its cells, points under points."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from decimal import Decimal

    from reportgen.facts.grid import FactGrid
    from reportgen.facts.model import Fact, Observation

FEWEST_FOR_BARS = 4
WHOLE_BAR = 100
_DIGITS = re.compile(r"\d(?:\.(\d+))?$")
_RANKS = {"rank", "places"}
_BARRED = {"value", "sum", "share", "yoy", "growth", "cagr"}
"""Distances to a border, rank changes and the like are no lengths from one zero."""


def bar_lengths(values: Sequence[Decimal | None]) -> tuple[str, ...]:
    """Return how long the bar of each value is, the largest one 100; empty for no bar.

    Missing: a missing value has no bar. No value has one where there are fewer than four, where
             one is below zero, or where all are zero.
    """
    known = [value for value in values if value is not None]
    if len(known) < FEWEST_FOR_BARS or min(known) < 0 or max(known) == 0:
        return ("",) * len(values)
    longest = max(known)
    return tuple(
        "" if value is None else f"{value / longest * WHOLE_BAR:.1f}".removesuffix(".0")
        for value in values
    )


def comparable_values(facts: FactGrid, column: int) -> tuple[Decimal | None, ...]:
    """Return the values of a column that bars may stand for; all None where they may not.

    They may where all are of one unit, measure, indicator, edition and kind of period, and
    neither ranks nor distances.
    """
    cells = [row.cells[column] for row in facts.rows]
    about = {_about(cell) for cell in cells if cell.value is not None}
    if len(about) != 1 or None in about:
        return (None,) * len(cells)
    return tuple(cell.value for cell in cells)


def own_cell(fact: Fact) -> Observation | None:
    """Return the observation a fact is about, if it rests on any.

    Of a rate that is the last value; of a rank or share the first, before those compared with.
    """
    if not fact.trail.cells:
        return None
    return fact.trail.cells[0 if fact.measure in {"rank", "share"} else -1]


def point_pads(texts: Sequence[str]) -> tuple[str, ...]:
    """Return what stands, unseen, behind each number so that the points lie under each other.

    ``-2`` is two digits, ``.2`` a point and two digits, empty is nothing. A text that does not end
    in a digit is left alone.
    """
    found = [_DIGITS.search(text) for text in texts]
    decimals = [len(match[1] or "") if match else None for match in found]
    most = max((number for number in decimals if number is not None), default=0)
    return tuple(_pad(number, most) for number in decimals)


def _about(fact: Fact) -> tuple[str, ...] | None:
    """Return what a value must share with its neighbours; None where it has no cell."""
    own = own_cell(fact)
    if own is None or fact.unit in _RANKS or fact.measure not in _BARRED:
        return None
    return (fact.unit, fact.measure, own.key.indicator, own.key.edition, own.key.period.kind)


def _pad(decimals: int | None, most: int) -> str:
    if decimals is None or decimals == most:
        return ""
    return f".{most}" if decimals == 0 else f"-{most - decimals}"
