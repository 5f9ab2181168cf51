"""The interval a printed number stands for, and arithmetic on such intervals.

A number printed 11.75 stands for every true value in [11.745, 11.755): half a unit of its last
digit to both sides, the upper end excluded. Everything is ``Decimal``; nothing is compared as a
float.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, Context, Decimal, localcontext
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

PRECISION = Context(prec=34)
INFINITY = Decimal("Infinity")
HALF = Decimal("0.5")
ONE = Decimal(1)
_ABOUT = Decimal("0.03")

QUALIFIERS = ("=", "~", ">", ">=", "<", ">~", "<~")
_WITHOUT_NOISE = Context(prec=PRECISION.prec - 4)
_OUTWARD = {
    **dict.fromkeys((">", ">=", ">~"), Context(prec=120, rounding=ROUND_FLOOR)),
    "<": Context(prec=120, rounding=ROUND_CEILING),
}


@dataclass(frozen=True, slots=True)
class Interval:
    """All numbers between two ends; an end may be infinite, and open or closed."""

    low: Decimal
    high: Decimal
    low_closed: bool = True
    high_closed: bool = True

    def contains(self, value: Decimal) -> bool:
        """Return whether ``value`` lies inside."""
        above = value > self.low or (self.low_closed and value == self.low)
        below = value < self.high or (self.high_closed and value == self.high)
        return above and below

    def overlaps(self, other: Interval) -> bool:
        """Return whether some number lies in both."""
        if self.high < other.low or other.high < self.low:
            return False
        low, high = max(self.low, other.low), min(self.high, other.high)
        if low < high:
            return True
        return low == high and self.contains(low) and other.contains(low)

    @property
    def is_bounded(self) -> bool:
        """Return whether both ends are finite."""
        return self.low.is_finite() and self.high.is_finite()


def exactly(value: Decimal) -> Interval:
    """Return the interval of one exact number."""
    return Interval(value, value)


def last_digit_unit(value: Decimal) -> Decimal:
    """Return the weight of the last printed digit: 0.01 for 145.00, 1 for 1638."""
    exponent = value.as_tuple().exponent
    return _power_of_ten(exponent) if isinstance(exponent, int) else ONE


@lru_cache(maxsize=256)
def _power_of_ten(exponent: int) -> Decimal:
    return ONE.scaleb(exponent)


def of_printed(value: Decimal, qualifier: str = "=", *, exact: bool = False) -> Interval:
    """Return the true values a printed number can stand for.

    Rule:    half-open by half a unit of the last digit; ``exact`` (counts, a base year) is a point.
             Below zero 近 and 余 speak of the distance from zero; "about" is never narrower than
             the printed digits alone.
    Source:  qualifiers by the fine print of the claims specification: ``>=`` [n, inf), ``>``
             (n, inf), ``<`` [0, n), ``<~`` (0.9 n, n], ``>~`` [n, next step of the last non-zero
             digit), ``~`` plus or minus 3 %.
    """
    if qualifier in {">", ">="}:
        return Interval(value, INFINITY, low_closed=qualifier == ">=", high_closed=False)
    if qualifier == "<":
        low = Decimal(0) if value > 0 else -INFINITY
        return Interval(low, value, low_closed=value > 0, high_closed=False)
    if qualifier in {"<~", ">~"} and value:
        with localcontext(PRECISION):
            return _near(value, qualifier)
    half = PRECISION.multiply(last_digit_unit(value), HALF)
    if qualifier == "~":
        margin = max(PRECISION.multiply(PRECISION.abs(value), _ABOUT), half)
        return Interval(PRECISION.subtract(value, margin), PRECISION.add(value, margin))
    if exact:
        return exactly(value)
    low, high = PRECISION.subtract(value, half), PRECISION.add(value, half)
    return Interval(low, high, high_closed=False)


def outward(value: Decimal, decimals: int, qualifier: str) -> Decimal:
    """Return a bound rounded so that it claims no more than it knows; other numbers as they are.

    近 is no bound but an estimate from below, rounded as any number: 近1/3 is 近33%, never 近34%.
    Example: at least 9.2663 with two decimals is at least 9.26; less than 9.2663 less than 9.27.
    """
    context = _OUTWARD.get(qualifier)
    if context is None or not value.is_finite():
        return value
    if len(value.as_tuple().digits) >= PRECISION.prec:  # a root may end in 0.0999…9
        value = _WITHOUT_NOISE.plus(value)
    return value.quantize(Decimal(1).scaleb(-decimals), context=context)


def _near(value: Decimal, qualifier: str) -> Interval:
    """Return what 近 or 余 makes of a number that is not zero."""
    if value < 0:
        mirrored = _near(-value, qualifier)
        return Interval(-mirrored.high, -mirrored.low, mirrored.high_closed, mirrored.low_closed)
    if qualifier == "<~":
        return Interval(value * Decimal("0.9"), value, low_closed=False)
    return Interval(value, value + _leading_step(value), high_closed=False)


def _leading_step(value: Decimal) -> Decimal:
    """Return the unit of the last non-zero digit: 10 for 50, 100 for 3400, 1 for 262."""
    stripped = value.normalize()
    exponent = stripped.as_tuple().exponent
    return Decimal(1).scaleb(exponent) if isinstance(exponent, int) else Decimal(1)


@dataclass(frozen=True, slots=True)
class Quantity:
    """A central value with the interval of true values behind it.

    ``value`` is what plain arithmetic on the printed digits gives, at 34 significant digits.
    """

    value: Decimal
    interval: Interval

    @property
    def low(self) -> Decimal:
        """Return the lower end."""
        return self.interval.low

    @property
    def high(self) -> Decimal:
        """Return the upper end."""
        return self.interval.high

    def __add__(self, other: Quantity) -> Quantity:
        return combine(lambda a, b: a + b, self, other, rising=(True, True))

    def __sub__(self, other: Quantity) -> Quantity:
        return combine(lambda a, b: a - b, self, other, rising=(True, False))

    def __mul__(self, other: Quantity) -> Quantity:
        """Return the product; both factors must be at least zero."""
        return combine(_product, self, other, rising=(True, True))

    def __truediv__(self, other: Quantity) -> Quantity:
        """Return the quotient; the dividend must be >= 0 and the divisor > 0."""
        return combine(_quotient, self, other, rising=(True, False))


def quantity(value: Decimal, qualifier: str = "=", *, exact: bool = False) -> Quantity:
    """Return a printed number as a quantity."""
    return Quantity(value, of_printed(value, qualifier, exact=exact))


def point(value: Decimal | int) -> Quantity:
    """Return an exact number as a quantity."""
    return Quantity(Decimal(value), exactly(Decimal(value)))


def combine(
    function: Callable[[Decimal, Decimal], Decimal],
    first: Quantity,
    second: Quantity,
    *,
    rising: tuple[bool, bool],
) -> Quantity:
    """Return ``function`` of two quantities, monotone in each argument as ``rising`` says.

    A monotone function takes its extremes at the ends of its arguments, so the interval is exact
    and not merely an enclosure, as long as the two arguments are independent.
    """
    a, b = first.interval, second.interval
    low_a, low_a_closed = (a.low, a.low_closed) if rising[0] else (a.high, a.high_closed)
    high_a, high_a_closed = (a.high, a.high_closed) if rising[0] else (a.low, a.low_closed)
    low_b, low_b_closed = (b.low, b.low_closed) if rising[1] else (b.high, b.high_closed)
    high_b, high_b_closed = (b.high, b.high_closed) if rising[1] else (b.low, b.low_closed)
    with localcontext(PRECISION):
        value = function(first.value, second.value)
        low, high = function(low_a, low_b), function(high_a, high_b)
    return Quantity(
        value, Interval(low, high, low_a_closed and low_b_closed, high_a_closed and high_b_closed)
    )


def apply(function: Callable[[Decimal], Decimal], argument: Quantity) -> Quantity:
    """Return a rising ``function`` of one quantity."""
    with localcontext(PRECISION):
        ends = argument.interval
        return Quantity(
            function(argument.value),
            Interval(function(ends.low), function(ends.high), ends.low_closed, ends.high_closed),
        )


def scaled(argument: Quantity, factor: Decimal) -> Quantity:
    """Return a quantity times an exact number above zero: 11.75 % times 0.01 is a share."""
    return apply(lambda value: value * factor, argument)


def _product(first: Decimal, second: Decimal) -> Decimal:
    """Return a x b, zero where one is zero and the other has no bound."""
    return first * second if first and second else Decimal(0)


def _quotient(dividend: Decimal, divisor: Decimal) -> Decimal:
    """Return a / b with the limits a ratio of bounds needs: x / inf = 0, inf / 0 = inf."""
    if divisor.is_infinite():
        return Decimal(0) if dividend.is_finite() else INFINITY
    if divisor == 0:
        return INFINITY
    return dividend / divisor
