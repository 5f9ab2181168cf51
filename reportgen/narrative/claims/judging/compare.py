"""A printed number against a fact: the same, something else, or nobody can tell."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property
from typing import TYPE_CHECKING, Literal

from reportgen.facts.model import SHARE
from reportgen.numerals.interval import PRECISION, Interval, of_printed
from reportgen.numerals.write import PERCENT, split_scale

if TYPE_CHECKING:
    from reportgen.facts.model import Fact
    from reportgen.narrative.claims.language.numbers import Number

Outcome = Literal["match", "miss", "between", "open"]
"""``between``: about, but neither near nor far; ``open``: the data only give a bound."""

NEAR, FAR = Decimal("0.03"), Decimal("0.07")
"""Shares of the number said up to which 约 is right, and beyond which it is wrong."""

LOOSE_SIGNS = frozenset({"fraction", "tenths"})
_BOUNDS = frozenset({">", ">=", "<", ">~", "<~"})
_HUNDRED = Decimal(100)
_OF_RATIOS = frozenset({"", "times", "倍", ":1"})
_ROUND = frozenset({10, 100, 1000})
_SIDES = {">": 1, ">=": 1, ">~": 1, "<": -1, "<~": -1}
_PERCENT_OF = {
    "percent": Decimal(1),
    "permille": Decimal("0.1"),
    "tenths": Decimal(1),
    "fraction": _HUNDRED,
    "points": Decimal(1),
}
"""How many per cent the digits before a sign are."""

_PART_SIGNS = frozenset({"percent", "permille", "tenths", "fraction"})
_WITHOUT_SCALE = frozenset({"points", "percentage_points", "times"})


def factor_to(number: Number, unit: str) -> Decimal | None:
    """Return what turns the printed digits into the unit of a fact; None where it is another one.

    Example: 1.02万亿 against a fact in 亿元 is 10000; 30.5% against a share is 0.01.
    """
    if number.sign == "points" and not unit:
        return Decimal(1)
    if number.sign == "ratio":
        return Decimal(1) if unit in _OF_RATIOS else None
    if unit in {SHARE, PERCENT}:
        percent = _PERCENT_OF.get(number.sign)
        if percent is None:
            return None
        return percent / _HUNDRED if unit == SHARE else percent
    if number.sign in _PART_SIGNS:
        return None
    power = 0 if unit in _WITHOUT_SCALE else split_scale(unit)[0]
    return Decimal(1).scaleb(number.power - power)


def is_loose(number: Number) -> bool:
    """Return whether a number without a qualifier is a round word: 三分之一, 三成, 百倍."""
    if number.qualifier != "=":
        return False
    return number.sign in LOOSE_SIGNS or (
        number.sign == "times" and number.is_worded and number.value in _ROUND
    )


@dataclass(frozen=True)
class Said:
    """A printed number; ``direction`` -1 means that the digits tell a fall."""

    number: Number
    direction: int = 1
    _in_units: dict[str, _InUnit | None] = field(init=False, repr=False, default_factory=dict)

    def compare(self, fact: Fact) -> tuple[Outcome, Decimal] | None:
        """Return how the number stands to a fact, and what puts its digits into the fact's unit.

        None where it is of another unit.
        """
        claim = self._in_unit(fact.unit)
        return None if claim is None else (self._outcome(fact, claim), claim.factor)

    def fits(self, fact: Fact) -> bool:
        """Return whether the number is right if this is the fact."""
        claim = self._in_unit(fact.unit)
        return claim is not None and self._outcome(fact, claim) == "match"

    def times(self, factor: Decimal) -> Interval:
        """Return the true values the number stands for, in the unit ``factor`` puts it into."""
        own = self._interval
        low, high = PRECISION.multiply(own.low, factor), PRECISION.multiply(own.high, factor)
        if self.direction >= 0:
            return Interval(low, high, own.low_closed, own.high_closed)
        return Interval(-high, -low, own.high_closed, own.low_closed)

    @cached_property
    def _interval(self) -> Interval:
        number = self.number
        return of_printed(number.value, "~" if is_loose(number) else number.qualifier)

    def _in_unit(self, unit: str) -> _InUnit | None:
        """Return what the number says in a unit; it is compared with many facts in few units."""
        if unit not in self._in_units:
            factor = factor_to(self.number, unit)
            claim = None if factor is None else _InUnit(factor, self.times(factor))
            self._in_units[unit] = claim
        return self._in_units[unit]

    def _outcome(self, fact: Fact, claim: _InUnit) -> Outcome:
        if fact.value is None:
            return "open"
        number, interval = self.number, claim.interval
        intervals = fact.intervals or (_interval_of(fact),)
        if fact.qualifier in _BOUNDS:
            return _against_bound(number, interval, fact, intervals[0], claim.factor)
        fits = any(interval.overlaps(one) for one in intervals)
        if number.qualifier == "~" or is_loose(number):
            said = number.value * claim.factor * (1 if self.direction >= 0 else -1)
            return "match" if fits else _about(said, fact.value)
        if fact.qualifier == "~":
            return _against_about(interval, fact.value, fits=fits)
        return "match" if fits else "miss"


@dataclass(frozen=True, slots=True)
class _InUnit:
    """A printed number in the unit of a fact: what puts it there, and what it can stand for."""

    factor: Decimal
    interval: Interval


def _interval_of(fact: Fact) -> Interval:
    value = fact.value or Decimal(0)
    low = value if fact.low is None else fact.low
    high = value if fact.high is None else fact.high
    return Interval(low, high, high_closed=low == high)


def _about(said: Decimal, true: Decimal) -> Outcome:
    """Return the outcome of 约 by its distance: 3 % is near, more than 7 % is far."""
    if not said:
        return "miss"
    distance = abs(true - said) / abs(said)
    if distance <= NEAR:
        return "match"
    return "miss" if distance > FAR else "between"


def _against_about(claim: Interval, value: Decimal, *, fits: bool) -> Outcome:
    """Return the outcome against 约370: the digits as rounded are certain, the rest is not."""
    if claim.contains(value) or claim.overlaps(of_printed(value)):
        return "match"
    return "open" if fits else "miss"


def _against_bound(
    number: Number, claim: Interval, fact: Fact, known: Interval, factor: Decimal
) -> Outcome:
    """Return the outcome where the data say only more than, nearly, or about."""
    if not claim.overlaps(known):
        return "miss"
    has_same_digits = fact.value is not None and number.value * factor == fact.value
    if has_same_digits and _SIDES.get(number.qualifier) == _SIDES.get(fact.qualifier):
        return "match"
    if _covers(claim, known):
        return "match"
    if number.sign in LOOSE_SIGNS and number.qualifier == fact.qualifier:
        return "match"  # 近1/3 for 近33.3%
    return "open"


def _covers(wide: Interval, narrow: Interval) -> bool:
    """Return whether an interval contains all of another one."""
    from_below = wide.low < narrow.low or (
        wide.low == narrow.low and wide.low_closed >= narrow.low_closed
    )
    to_above = wide.high > narrow.high or (
        wide.high == narrow.high and wide.high_closed >= narrow.high_closed
    )
    return from_below and to_above
