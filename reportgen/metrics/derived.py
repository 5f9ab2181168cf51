"""A derived number with its formula, and whether a printed one agrees with it."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from reportgen.numerals.interval import Interval, Quantity
from reportgen.numerals.write import digits_text

if TYPE_CHECKING:
    from collections.abc import Sequence

LONGEST_SUM = 8
"""Terms of a sum that its formula still spells out."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Derived:
    """A computed quantity, unrounded, and the formula with the numbers that gave it."""

    quantity: Quantity
    formula: str


def agrees(printed: Quantity, derived: Quantity) -> bool:
    """Return whether some true value lies in both intervals.

    Example: 11.75 % printed for 103.38 -> 115.52 agrees although plain division gives 11.74 %.
    """
    return printed.interval.overlaps(derived.interval)


def term(value: Quantity) -> str:
    """Return a quantity as a term of a formula: printed digits, parentheses below zero."""
    text = digits_text(value.value)
    return f"({text})" if value.value < 0 else text


def sum_text(parts: Sequence[Quantity]) -> str:
    """Return ``a + b + c``; a long sum shows its first two terms and its last."""
    terms = [term(part) for part in parts]
    if len(terms) > LONGEST_SUM:
        terms = [*terms[:2], "…", terms[-1]]
    return " + ".join(terms)


def at_least_zero(value: Quantity) -> Quantity:
    """Return a quantity known not to be negative: the interval of a printed 0 starts at 0."""
    ends = value.interval
    if ends.low >= 0:
        return value
    return Quantity(value.value, Interval(Decimal(0), ends.high, high_closed=ends.high_closed))
