"""Parts of a whole: shares, concentration, and what each part contributed to a change."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal, localcontext
from typing import TYPE_CHECKING

from reportgen.errors import ComputeError
from reportgen.metrics.derived import Derived, at_least_zero, sum_text, term
from reportgen.metrics.rolling import total
from reportgen.numerals.interval import (
    INFINITY,
    ONE,
    PRECISION,
    Interval,
    Quantity,
    combine,
    point,
    scaled,
)
from reportgen.numerals.write import MINUS, digits_text

if TYPE_CHECKING:
    from collections.abc import Sequence


@dataclass(frozen=True, kw_only=True, slots=True)
class Part:
    """A part of a whole at two times; ``weight`` is its weight in the whole (1: a plain sum)."""

    id: str
    first: Quantity
    last: Quantity
    weight: Decimal = ONE


@dataclass(frozen=True, kw_only=True, slots=True)
class Contribution:
    """What a part added to the change of the whole.

    ``amount``  weight x (last - first), in points or the unit of the values.
    ``portion`` the share of the whole change; None where the whole did not change.
    """

    id: str
    amount: Derived
    portion: Derived | None


def share(part: Quantity, whole: Quantity) -> Derived:
    """Return part / whole, both printed independently.

    Unit:    a share: 0.5120 is 51.20 %.
    Raises:  ComputeError metric/zero-whole when the whole is <= 0, metric/negative-part when the
             part is < 0, metric/part-exceeds-whole when no rounding makes it fit.
    Example: 4325 of 8448 is 0.5120.
    """
    if whole.value <= 0:
        raise ComputeError("metric/zero-whole", whole=digits_text(whole.value))
    _check_part(part)
    if part.low > whole.high:
        raise ComputeError(
            "metric/part-exceeds-whole",
            part=digits_text(part.value),
            whole=digits_text(whole.value),
        )
    return Derived(
        quantity=at_least_zero(part) / at_least_zero(whole),
        formula=f"{term(part)} / {term(whole)}",
    )


def shares_of_sum(parts: Sequence[Quantity]) -> tuple[Derived, ...]:
    """Return each part's share of the sum of all; the shares add up to 1.

    Missing: leave missing parts out before: their share is unknown and so is everybody's.
    Raises:  ComputeError metric/nothing-to-add without parts, metric/negative-part,
             metric/zero-whole when all are zero.
    Example: 3, 1 give 0.75, 0.25.
    """
    whole = total(parts).quantity
    for part in parts:
        _check_part(part)
    if not whole.value:
        raise ComputeError("metric/zero-whole", whole=digits_text(whole.value))
    known = [at_least_zero(part) for part in parts]
    text = sum_text(parts)
    return tuple(
        Derived(quantity=_of_sum(part, _rest(known, at)), formula=f"{term(part)} / ({text})")
        for at, part in enumerate(known)
    )


def contributions(parts: Sequence[Part]) -> tuple[Contribution, ...]:
    """Return what each part contributed to the growth of the whole, exactly additive.

    Formula: amount_k = w_k (P_k,last - P_k,first); portion_k = amount_k / sum of amounts.
    Unit:    amounts in the unit of the values (an arithmetic index: its points), portions as
             shares, negative for a part that fell while the whole rose.
    Missing: leave parts without both values out before; the rest then adds up to less.
    Raises:  ComputeError metric/nothing-to-add without parts.
    Source:  the additive decomposition of a weighted arithmetic mean.
    Example: parts 10 -> 14 and 20 -> 22, weights 0.5, give 2 and 1 points: 0.667 and 0.333.
    """
    if not parts:
        raise ComputeError("metric/nothing-to-add")
    amounts = [_amount(part) for part in parts]
    quantities = [amount.quantity for amount in amounts]
    is_changed = bool(total(quantities).quantity.value)
    text = sum_text(quantities)
    return tuple(
        Contribution(
            id=part.id,
            amount=amount,
            portion=Derived(
                quantity=_of_sum(amount.quantity, _rest(quantities, at)),
                formula=f"{term(amount.quantity)} / ({text})",
            )
            if is_changed
            else None,
        )
        for at, (part, amount) in enumerate(zip(parts, amounts, strict=True))
    )


def herfindahl(parts: Sequence[Quantity]) -> Derived:
    """Return the Herfindahl index: the sum of squared shares, from 1/n to 1.

    Interval: an enclosure, from the squared ends of the shares and never below 1/n.
    Raises:   as ``shares_of_sum``.
    Example:  3, 1 give 0.625.
    """
    shares = [one.quantity for one in shares_of_sum(parts)]
    with localcontext(PRECISION):
        low = max(sum((one.low**2 for one in shares), Decimal(0)), ONE / len(shares))
        high = min(sum((one.high**2 for one in shares), Decimal(0)), ONE)
        value = sum((one.value**2 for one in shares), Decimal(0))
        low, high = min(low, value), max(high, value)
    formula = " + ".join(f"({digits_text(one.value)})²" for one in shares[:3])
    more = " + …" if len(shares) > 3 else ""
    return Derived(quantity=Quantity(value, Interval(low, high)), formula=formula + more)


def concentration_ratio(parts: Sequence[Quantity], largest: int) -> Derived:
    """Return CRn: the share of the ``largest`` n parts in the sum of all.

    Interval: an enclosure, exact where the intervals of the parts do not overlap.
    Raises:   as ``shares_of_sum``; metric/no-window when n < 1.
    Example:  CR1 of 3, 1 is 0.75.
    """
    if largest < 1:
        raise ComputeError("metric/no-window", intervals=str(largest))
    shares_of_sum(parts)
    known = sorted((at_least_zero(part) for part in parts), key=lambda one: -one.value)
    if largest >= len(known):
        return Derived(quantity=point(ONE), formula="1")
    top, rest = total(known[:largest]), total(known[largest:])
    ratio = _of_sum(top.quantity, rest.quantity)
    highest = sum(sorted((one.high for one in known), reverse=True)[:largest], Decimal(0))
    lowest = sum(sorted(one.low for one in known)[: len(known) - largest], Decimal(0))
    with localcontext(PRECISION):
        high = highest / (highest + lowest) if highest.is_finite() else ONE
    return Derived(
        quantity=Quantity(ratio.value, Interval(ratio.low, high, ratio.interval.low_closed)),
        formula=f"({top.formula}) / ({sum_text(known)})",
    )


def _check_part(part: Quantity) -> None:
    if part.value < 0:
        raise ComputeError("metric/negative-part", part=digits_text(part.value))


def _amount(part: Part) -> Derived:
    text = f"{term(part.last)} {MINUS} {term(part.first)}"
    difference = part.last - part.first
    if part.weight == ONE:
        return Derived(quantity=difference, formula=text)
    amount = scaled(difference, part.weight) if part.weight else point(0)
    return Derived(quantity=amount, formula=f"{digits_text(part.weight)} × ({text})")


def _rest(parts: Sequence[Quantity], at: int) -> Quantity:
    """Return the sum of all parts but one."""
    others = [*parts[:at], *parts[at + 1 :]]
    return total(others).quantity if others else point(0)


def _of_sum(part: Quantity, rest: Quantity) -> Quantity:
    """Return part / (part + rest) for independent part and rest.

    Monotone in each argument as long as the sum keeps its sign, so the extremes lie at corners of
    the two intervals; where the sum can be zero nothing is known.
    """
    with localcontext(PRECISION):
        value = part.value / (part.value + rest.value)
    if rest.low == rest.high == 0:
        return point(ONE)
    whole = (part + rest).interval
    if whole.low >= 0 and part.low >= 0 and rest.low >= 0:
        return combine(_portion, part, rest, rising=(True, False))
    if whole.low <= 0 <= whole.high or not whole.is_bounded:
        return Quantity(value, Interval(-INFINITY, INFINITY, low_closed=False, high_closed=False))
    with localcontext(PRECISION):
        corners = [_portion(a, b) for a in (part.low, part.high) for b in (rest.low, rest.high)]
    return Quantity(value, Interval(min(corners), max(corners)))


def _portion(part: Decimal, rest: Decimal) -> Decimal:
    """Return part / (part + rest) with the limits that bounds need; the caller sets precision."""
    if part.is_infinite():
        return ONE
    if rest.is_infinite():
        return Decimal(0)
    whole = part + rest
    return part / whole if part else Decimal(0)
