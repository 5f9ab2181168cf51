"""What a printed figure implies: growth from a change in points, a ratio from an increase."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from reportgen.errors import ComputeError
from reportgen.facts.model import SHARE, Trail
from reportgen.narrative.claims.facts.derived_facts import moved
from reportgen.numerals.interval import Quantity, combine
from reportgen.numerals.write import digits_text

if TYPE_CHECKING:
    from reportgen.facts.model import Ask, Fact
    from reportgen.facts.store import Facts

_RATIOS = {"times": ("increase", 1), "increase": ("times", -1)}
_CHANGES = {"yoy": "points", "points": "yoy"}


def implied(facts: Facts, ask: Ask) -> Fact | None:
    """Return what other figures printed with it say a fact must be; None where there are none."""
    if ask.measure in _RATIOS:
        return _ratio_or_increase(facts, ask)
    if ask.measure in _CHANGES and ask.since is None:
        return _growth_or_points(facts, ask)
    return None


def _growth_or_points(facts: Facts, ask: Ask) -> Fact | None:
    """Return growth from the points a source prints with the level, or points from the growth.

    Example: 135.0 after a rise of 2.6 points has grown by 2.0 %; 215.8 after 8.1 % rose by 16.2.
    """
    level = _answer(facts, replace(ask, measure="value"))
    printed = _answer(facts, replace(ask, measure=_CHANGES[ask.measure]))
    if level is None or printed is None:
        return None
    first, second = _printed(level), _printed(printed)
    if first is None or second is None:
        return None
    is_growth = ask.measure == "yoy"
    if is_growth:
        result = combine(lambda a, b: b / (a - b), first, second, rising=(second.value < 0, True))
    else:
        result = combine(lambda a, b: a - a / (1 + b), first, second, rising=(True, True))
    shown = f"{digits_text(first.value)}, {digits_text(second.value)}"
    return replace(
        printed,
        measure=ask.measure,
        value=result.value,
        low=result.low,
        high=result.high,
        intervals=(result.interval,),
        unit=SHARE if is_growth else "points",
        decimals=2 if is_growth else 1,
        published=False,
        trail=Trail(formula=shown, cells=(*level.trail.cells, *printed.trail.cells)),
    )


def _ratio_or_increase(facts: Facts, ask: Ask) -> Fact | None:
    """Return the ratio where a source prints only the increase, and the other way round.

    Example: 4.31 times for an increase by 3.31 times.
    """
    other, step = _RATIOS[ask.measure]
    printed = _answer(facts, replace(ask, measure=other))
    if printed is None or printed.value is None or not printed.published:
        return None
    shown = f"{digits_text(printed.value)} {'+' if step > 0 else '−'} 1"
    return replace(
        moved(printed, step),
        measure=ask.measure,
        published=False,
        trail=Trail(formula=shown, cells=printed.trail.cells),
    )


def _answer(facts: Facts, ask: Ask) -> Fact | None:
    try:
        return facts.answer(ask)
    except ComputeError:
        return None


def _printed(fact: Fact) -> Quantity | None:
    """Return a fact with the interval of its printed digits; None where it has no value."""
    if fact.value is None or not fact.intervals:
        return None
    return Quantity(fact.value, fact.intervals[0])
