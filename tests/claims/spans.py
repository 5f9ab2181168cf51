"""Intervals of printed digits, worked out apart from the program; see ``truths``."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal

INFINITY = Decimal("Infinity")
ABOUT = Decimal("0.075")
"""How far 约 may be off: a little more than where the checker begins to contradict."""


@dataclass(frozen=True, slots=True)
class Span:
    """All numbers from ``low`` to ``high``; the upper end is out unless ``closed``."""

    low: Decimal
    high: Decimal
    closed: bool = False

    def meets(self, other: Span) -> bool:
        """Return whether some number lies in both."""
        return _reaches(self, other) and _reaches(other, self)

    def lies_in(self, other: Span) -> bool:
        ends = self.high < other.high or (
            self.high == other.high and (other.closed or not self.closed)
        )
        return other.low <= self.low and ends

    def times(self, factor: Decimal) -> Span:
        return replace(self, low=self.low * factor, high=self.high * factor)


def _reaches(first: Span, second: Span) -> bool:
    return first.high > second.low or (first.high == second.low and first.closed)


def of_digits(value: Decimal, qualifier: str = "=", *, coarse: bool = False) -> Span:
    """Return the true values behind printed digits; ``coarse`` takes final zeros as rounding."""
    exponent = int(value.as_tuple().exponent)
    zeros = len(str(value)) - len(str(value).rstrip("0")) if exponent == 0 else 0
    unit = Decimal(1).scaleb(zeros if coarse and zeros > 1 and value >= 1000 else exponent)
    stripped = value.normalize().as_tuple()
    if qualifier in {">", ">="}:
        return Span(value, INFINITY)
    if qualifier == "<":
        return Span(Decimal(0), value)
    if qualifier == "<~":
        return Span(value * Decimal("0.9"), value, closed=True)
    if qualifier == ">~":
        return Span(value, value + Decimal(1).scaleb(int(stripped.exponent)))
    if qualifier == "~":
        margin = max(value * ABOUT, unit / 2)
        return Span(value - margin, value + margin, closed=True)
    return Span(value - unit / 2, value + unit / 2)
