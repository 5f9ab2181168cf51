"""Growth between two values: differences, rates, multiples.

Every rate is a share (0.0926). Arguments run in time: ``first`` before ``last``. A missing value
has no growth: callers pass none, and nothing is interpolated. Intervals are exact: each function
is monotone in both values, so its extremes lie at their ends.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from reportgen.errors import ComputeError
from reportgen.metrics.derived import Derived, at_least_zero, term
from reportgen.numerals.interval import ONE, apply, point, scaled
from reportgen.numerals.write import MINUS, digits_text

if TYPE_CHECKING:
    from reportgen.numerals.interval import Quantity

HUNDRED = Decimal(100)


def change(first: Quantity, last: Quantity) -> Derived:
    """Return last - first, in the unit of the values; both may be negative.

    Example: 73.84 and 198.35 (万人年) give 124.51.
    """
    return Derived(quantity=last - first, formula=f"{term(last)} {MINUS} {term(first)}")


def points(first: Quantity, last: Quantity, *, of_shares: bool = False) -> Derived:
    """Return last - first in points: of an index, or of values printed in percent.

    Unit:    the index's points, or percentage points; with ``of_shares`` the values are shares
             (0.0323) and the difference is multiplied by 100.
    Example: 262.52 and 267.57 give 5.05.
    """
    difference = change(first, last)
    if not of_shares:
        return difference
    return Derived(
        quantity=scaled(difference.quantity, HUNDRED), formula=f"({difference.formula}) × 100"
    )


def points_per_year(first: Quantity, last: Quantity, intervals: int) -> Derived:
    """Return (last - first) / n, in points a year; n counts intervals, not years.

    Raises:  ComputeError metric/no-window when n < 1.
    Example: 100 in 2011 and 267.57 in 2023 give 13.96 (12 intervals).
    """
    _check_window(intervals)
    difference = change(first, last)
    return Derived(
        quantity=apply(lambda value: value / intervals, difference.quantity),
        formula=f"({difference.formula}) / {intervals}",
    )


def growth(first: Quantity, last: Quantity) -> Derived:
    """Return last / first - 1 over a window of any length.

    Unit:    a share: 0.5569 is 55.69 % over the whole window.
    Raises:  ComputeError metric/non-positive-start when first <= 0, metric/negative-end when
             last < 0.
    Example: 171.86 in 2018 and 267.57 in 2023 give 0.5569.
    """
    quotient = multiple(first, last)
    return Derived(quantity=quotient.quantity - point(ONE), formula=f"{quotient.formula} {MINUS} 1")


def yoy(first: Quantity, last: Quantity) -> Derived:
    """Return last / first - 1 between two neighbouring periods, a share.

    Raises:  as ``growth``.
    Example: 262.52 in 2022 and 267.57 in 2023 give 0.0192.
    """
    return growth(first, last)


def cagr(first: Quantity, last: Quantity, intervals: int) -> Derived:
    """Return the compound annual growth rate (last / first)^(1/n) - 1.

    Unit:    a share per year. n counts intervals, not years: 12 from 2011 to 2023.
    Raises:  ComputeError metric/no-window when n < 1, otherwise as ``growth``.
    Source:  the level method of Chinese statistics (年均增速, 水平法): the geometric mean rate.
    Example: 171.86 in 2018 and 267.57 in 2023 give 0.0926.
    """
    _check_window(intervals)
    quotient = multiple(first, last)
    rate = apply(lambda ratio: _root(ratio, intervals) - 1, quotient.quantity)
    return Derived(quantity=rate, formula=f"({quotient.formula})^(1/{intervals}) {MINUS} 1")


def multiple(first: Quantity, last: Quantity) -> Derived:
    """Return last / first: 是…的N倍, 增长到N倍.

    Unit:    times.
    Raises:  as ``growth``.
    Example: 172.79 and 744.32 give 4.31.
    """
    if first.value <= 0:
        raise ComputeError("metric/non-positive-start", value=digits_text(first.value))
    if last.value < 0:
        raise ComputeError("metric/negative-end", value=digits_text(last.value))
    return Derived(
        quantity=at_least_zero(last) / at_least_zero(first),
        formula=f"{term(last)} / {term(first)}",
    )


def increase(first: Quantity, last: Quantity) -> Derived:
    """Return last / first - 1 as a multiple: 增长了N倍.

    Unit:    times, one less than ``multiple``.
    Raises:  as ``growth``.
    Example: 172.79 and 744.32 give 3.31.
    """
    return growth(first, last)


def since_base(value: Quantity, base: Quantity) -> Derived:
    """Return value / base - 1: growth since the base period of an index.

    Unit:    a share. The base is exact where it is 100 by definition: ``point(100)``.
    Raises:  ComputeError metric/non-positive-base when the base is <= 0, metric/negative-end when
             the value is < 0.
    Example: 267.57 over 100 gives 1.6757.
    """
    if base.value <= 0:
        raise ComputeError("metric/non-positive-base", value=digits_text(base.value))
    return growth(base, value)


def _check_window(intervals: int) -> None:
    if intervals < 1:
        raise ComputeError("metric/no-window", intervals=str(intervals))


def _root(ratio: Decimal, degree: int) -> Decimal:
    """Return the root; the caller's context sets the precision."""
    if degree == 1 or not ratio or ratio.is_infinite():
        return ratio
    return ratio ** (ONE / degree)
