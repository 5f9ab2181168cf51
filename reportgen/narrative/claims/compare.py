"""A printed number against a fact: does it say the same, something else, or can nobody tell?"""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal, localcontext
from typing import TYPE_CHECKING, Literal

from reportgen.facts.model import SHARE
from reportgen.numerals.interval import PRECISION, Interval, of_printed
from reportgen.numerals.write import PERCENT, split_scale

if TYPE_CHECKING:
    from reportgen.facts.model import Fact
    from reportgen.narrative.claims.numbers import Number

Outcome = Literal["match", "miss", "between", "open"]
"""``between``: about, but neither near nor far; ``open``: the data only give a bound."""

NEAR, FAR = Decimal("0.03"), Decimal("0.07")
LOOSE_SIGNS = frozenset({"fraction", "tenths"})
_BOUNDS = frozenset({">", ">=", "<", ">~", "<~"})
_HUNDRED = Decimal(100)
_ROUND = frozenset({10, 100, 1000})
_OF_SIGN = {"percent": Decimal(1), "permille": Decimal("0.1"), "tenths": Decimal(1),
            "fraction": _HUNDRED, "points": Decimal(1)}  # fmt: skip


def factor_to(number: Number, unit: str) -> Decimal | None:
    """Return what turns the printed digits into the unit of a fact; None where it is another one.

    Example: 1.02万亿 against a fact in 亿元 is 10000; 30.5% against a share is 0.01.
    """
    if number.sign == "points" and not unit:
        return Decimal(1)
    if unit in {SHARE, PERCENT}:
        percent = _OF_SIGN.get(number.sign)
        if percent is None:
            return None
        return percent / _HUNDRED if unit == SHARE else percent
    if number.sign in {"percent", "permille", "tenths", "fraction"}:
        return None
    power = split_scale(unit)[0] if unit not in {"points", "percentage_points", "times"} else 0
    return Decimal(1).scaleb(number.power - power)


def is_loose(number: Number) -> bool:
    """Return whether a number without a qualifier is a round word: 三分之一, 三成, 百倍."""
    if number.qualifier != "=":
        return False
    return number.sign in LOOSE_SIGNS or (
        number.sign == "times" and number.is_worded and number.value in _ROUND
    )


def claimed(number: Number, factor: Decimal, direction: int) -> Interval:
    """Return the true values a claim stands for, in the unit of the fact.

    ``direction`` -1 means that the digits tell a fall.
    """
    qualifier = number.qualifier
    if is_loose(number):
        qualifier = "~"
    interval = of_printed(number.value, qualifier)
    with localcontext(PRECISION):
        low, high = interval.low * factor, interval.high * factor
    scaled = replace(interval, low=low, high=high)
    if direction >= 0:
        return scaled
    return Interval(-high, -low, interval.high_closed, interval.low_closed)


def compare(number: Number, fact: Fact, factor: Decimal, direction: int = 1) -> Outcome:
    """Return how a claim stands to a fact in whose unit ``factor`` puts it."""
    if fact.value is None:
        return "open"
    claim = claimed(number, factor, direction)
    intervals = fact.intervals or (_interval_of(fact),)
    if fact.qualifier in _BOUNDS:
        return _against_bound(number, claim, fact, intervals[0], factor)
    if number.qualifier == "~" or is_loose(number):
        return _about(number, fact, claim, intervals, factor, direction)
    if fact.qualifier == "~":
        return _against_about(claim, fact, intervals)
    return "match" if any(claim.overlaps(one) for one in intervals) else "miss"


def _interval_of(fact: Fact) -> Interval:
    value = fact.value or Decimal(0)
    low = value if fact.low is None else fact.low
    high = value if fact.high is None else fact.high
    return Interval(low, high, high_closed=low == high)


def _about(
    number: Number,
    fact: Fact,
    claim: Interval,
    intervals: tuple[Interval, ...],
    factor: Decimal,
    direction: int,
) -> Outcome:
    if any(claim.overlaps(one) for one in intervals):
        return "match"
    said = number.value * factor * (1 if direction >= 0 else -1)
    if not said or fact.value is None:
        return "miss"
    distance = abs(fact.value - said) / abs(said)
    if distance <= NEAR:
        return "match"
    return "miss" if distance > FAR else "between"


def _against_bound(
    number: Number, claim: Interval, fact: Fact, known: Interval, factor: Decimal
) -> Outcome:
    """Return the outcome where the data say only more than, nearly, or about."""
    if not claim.overlaps(known):
        return "miss"
    if (
        fact.value is not None
        and number.value * factor == fact.value
        and _same_side(number.qualifier, fact.qualifier)
    ):
        return "match"
    within = (
        claim.low < known.low or (claim.low == known.low and claim.low_closed >= known.low_closed)
    ) and (
        claim.high > known.high
        or (claim.high == known.high and claim.high_closed >= known.high_closed)
    )
    if within:
        return "match"
    if number.sign in LOOSE_SIGNS and number.qualifier == fact.qualifier:
        return "match"  # 近1/3 for 近33.3%
    return "open"


_SIDES = {">": 1, ">=": 1, ">~": 1, "<": -1, "<~": -1}


def _same_side(first: str, second: str) -> bool:
    return _SIDES.get(first) == _SIDES.get(second)


def _against_about(claim: Interval, fact: Fact, intervals: tuple[Interval, ...]) -> Outcome:
    """Return the outcome against 约370: the digits as rounded are certain, the rest is not."""
    value = fact.value or Decimal(0)
    if claim.contains(value) or claim.overlaps(of_printed(value)):
        return "match"
    return "open" if any(claim.overlaps(one) for one in intervals) else "miss"
