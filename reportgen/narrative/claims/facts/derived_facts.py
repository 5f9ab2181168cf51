"""Facts made of other facts: a distance, a ratio, one more or less, a rate of two values."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from functools import lru_cache
from typing import TYPE_CHECKING

from reportgen.facts.model import SHARE, Fact, Trail
from reportgen.numerals.interval import Interval, Quantity, combine, scaled
from reportgen.numerals.write import PERCENT, digits_text

if TYPE_CHECKING:
    from reportgen.facts.model import Observation

HUNDRED = Decimal(100)


def distance(own: Fact | None, other: Fact | None) -> Fact | None:
    """Return how far one fact lies above another; of rates and percentages in points.

    Missing: None where one of them has no value.
    Example: 9.26 % and 7.80 % are 1.46 percentage points apart.
    """
    if own is None or other is None or own.value is None or other.value is None:
        return None
    result, unit = _quantity_of(own) - _quantity_of(other), own.unit
    if unit == SHARE:
        result, unit = scaled(result, HUNDRED), PERCENT
    formula = f"{_shown(own)} − {_shown(other)}"
    return _computed(own, other, result, "percentage_points" if unit == PERCENT else unit, formula)


def ratio(own: Fact | None, other: Fact | None) -> Fact | None:
    """Return how many times another fact one is: 3.8 and 2 give 1.9.

    Missing: None where one of them has no value, and where one may lie below zero.
    """
    if own is None or other is None or own.value is None or other.value is None:
        return None
    first, second = _quantity_of(own), _quantity_of(other)
    if first.low < 0 or second.low <= 0:
        return None
    return _computed(own, other, first / second, "times", f"{_shown(own)} / {_shown(other)}")


def moved(fact: Fact, step: int) -> Fact:
    """Return a fact with value and limits ``step`` more: 4.31 times for an increase by 3.31."""
    return replace(
        fact,
        value=None if fact.value is None else fact.value + step,
        low=None if fact.low is None else fact.low + step,
        high=None if fact.high is None else fact.high + step,
        intervals=tuple(
            replace(one, low=one.low + step, high=one.high + step) for one in fact.intervals
        ),
    )


@lru_cache(maxsize=4096)
def rate_over(first: Observation, last: Observation, years: int, less: int = 1) -> Quantity:
    """Return the yearly rate that leads from one value to another: 0.1 from 100 to 121 in two.

    ``less`` 0 gives the factor instead: 1.1.
    """
    return combine(
        lambda a, b: (b / a) ** (Decimal(1) / years) - less,
        first.quantity(),
        last.quantity(),
        rising=(False, True),
    )


def _quantity_of(fact: Fact) -> Quantity:
    """Return a fact as a quantity: its value with the widest interval it has."""
    value = fact.value
    if value is None:
        raise ValueError(fact.id)
    intervals = fact.intervals or (Interval(fact.low or value, fact.high or value),)
    low = min(one.low for one in intervals)
    high = max(one.high for one in intervals)
    return Quantity(value, Interval(low, high, high_closed=low == high))


def _computed(own: Fact, other: Fact, result: Quantity, unit: str, formula: str) -> Fact:
    """Return the fact two others give; about, where one of them is only about right."""
    qualifier = own.qualifier if own.qualifier != "=" else other.qualifier
    return replace(
        own,
        value=result.value,
        low=result.low,
        high=result.high,
        intervals=(result.interval,),
        unit=unit,
        decimals=max(own.decimals, other.decimals),
        published=False,
        qualifier=qualifier if qualifier in {"=", "~"} else "~",
        trail=Trail(formula=formula, cells=(*own.trail.cells[-1:], *other.trail.cells[-1:])),
    )


def _shown(fact: Fact) -> str:
    if fact.value is None:
        return ""
    return f"{digits_text(fact.value * 100)}%" if fact.unit == SHARE else digits_text(fact.value)
