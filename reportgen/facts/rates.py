"""Measures between the two ends of a window: rates, multiples, differences.

A published rate counts beside the derived one: where both agree within their rounding intervals
the printed digits are shown, and the trail has both.
"""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

from reportgen.errors import ComputeError
from reportgen.facts.derived import derived_fact, quantity_of
from reportgen.facts.ends import ends_of, printed_decimals, year_before
from reportgen.facts.model import SHARE, Ask, Fact, Observation, Trail
from reportgen.facts.wording import binding_of, label_of, window_text
from reportgen.metrics import growth
from reportgen.metrics.derived import Derived, agrees
from reportgen.numerals.interval import ONE, Quantity, of_printed
from reportgen.numerals.write import PERCENT
from reportgen.periods import parse_period, span

if TYPE_CHECKING:
    from collections.abc import Callable

    from reportgen.config.models import Indicator
    from reportgen.facts.store import Facts
    from reportgen.numerals.interval import Interval
    from reportgen.periods import Period

HUNDRED = Decimal(100)
MONTHS = 12
PRINTED_AS = {"yoy": "yoy", "cagr": "cagr", "growth": "growth", "increase": "increase",
              "times": "multiple", "points": "points",
              "points_per_year": "points_per_year"}  # fmt: skip
IN_PERCENT = {"yoy", "cagr", "growth"}
PERCENTAGE_POINTS = "percentage_points"


def yoy(facts: Facts, ask: Ask) -> Fact:
    """Return the growth on the same period a year before."""
    return _rate(facts, replace(ask, measure="yoy", since=None), lambda f, g, _: growth.yoy(f, g))


def growth_over(facts: Facts, ask: Ask) -> Fact:
    """Return the growth since ``since``, or on the year before."""
    if ask.since is None:
        return yoy(facts, ask)
    return _rate(facts, ask, lambda f, g, _: growth.growth(f, g))


def cagr(facts: Facts, ask: Ask) -> Fact:
    """Return the compound annual growth rate since ``since``, the base or the first year."""
    return _rate(facts, _whole_years(_from_start(facts, ask)), growth.cagr)


def times(facts: Facts, ask: Ask) -> Fact:
    """Return last over first: 是…的N倍."""
    ask = _from_start(facts, ask)
    return _rate(facts, ask, lambda f, g, _: growth.multiple(f, g), unit="times")


def increase(facts: Facts, ask: Ask) -> Fact:
    """Return last over first less one: 增长了N倍."""
    ask = _from_start(facts, ask)
    return _rate(facts, ask, lambda f, g, _: growth.increase(f, g), unit="times")


def since_base(facts: Facts, ask: Ask) -> Fact:
    """Return the growth since the base period of the index."""
    base = facts.config.indicators[ask.indicator].base
    if base is None:
        raise ComputeError("fact/no-start", indicator=ask.indicator)
    return _rate(
        facts, _from_start(facts, replace(ask, since=None)),
        lambda f, g, _: growth.since_base(g, f),
    )  # fmt: skip


def change(facts: Facts, ask: Ask) -> Fact:
    """Return the difference to ``since`` or to the year before, in the indicator's unit."""
    indicator = facts.config.indicators[ask.indicator]
    unit = PERCENTAGE_POINTS if indicator.unit == PERCENT else indicator.unit
    return _rate(facts, ask, lambda f, g, _: growth.change(f, g), unit=unit)


def points(facts: Facts, ask: Ask) -> Fact:
    """Return the difference in points: percentage points between percentages and shares."""
    indicator = facts.config.indicators[ask.indicator]
    if indicator.kind != "share" or indicator.unit:
        unit = _points_of(indicator)
        return _rate(facts, ask, lambda f, g, _: growth.points(f, g), unit=unit)
    fact = _rate(
        facts, ask, lambda f, g, _: growth.points(f, g, of_shares=True), unit=PERCENTAGE_POINTS
    )
    return fact if fact.published else fact.with_decimals(max(0, fact.decimals - 2))


def points_per_year(facts: Facts, ask: Ask) -> Fact:
    """Return the average yearly difference in points since ``since`` or the base."""
    ask = _whole_years(_from_start(facts, ask))
    unit = _points_of(facts.config.indicators[ask.indicator])
    return _rate(facts, ask, growth.points_per_year, unit=unit)


def _rate(
    facts: Facts,
    ask: Ask,
    derive: Callable[[Quantity, Quantity, int], Derived],
    unit: str = SHARE,
) -> Fact:
    """Return the rate between two ends, the printed one where it agrees or the ends are missing."""
    try:
        first, last = ends_of(facts, ask)
    except ComputeError as error:
        printed = _printed_rate(facts, ask, "")
        if printed is None or not error.code.startswith("fact/"):
            raise
        window = window_text(ask, "zh")
        return _published(facts, ask, printed, unit, Trail(cells=(printed,), window=window), ())
    intervals = last.key.period.end - first.key.period.end
    result = derive(quantity_of(facts, first), quantity_of(facts, last), intervals)
    fact = derived_fact(
        facts, ask, result.quantity, result.formula, (first, last), unit, signs=(-1, 1)
    )
    printed = _printed_rate(facts, ask, last.key.edition)
    if printed is None or not agrees(_printed_quantity(ask, printed), result.quantity):
        return fact
    # The levels confirm the printed digits, so no "about" is left to say.
    sure = replace(printed, qualifier="=" if printed.qualifier == "~" else printed.qualifier)
    trail = replace(fact.trail, also=(printed,))
    return _published(facts, ask, sure, unit, trail, fact.intervals)


def _printed_rate(facts: Facts, ask: Ask, edition: str) -> Observation | None:
    """Return the rate as a source prints it, of the same edition as the levels."""
    measure = PRINTED_AS.get(ask.measure)
    if measure is None:
        return None
    if ask.edition is None and edition:
        ask = replace(ask, edition=edition)
    period = _rate_period(ask)
    if period is None:
        return None
    try:
        row = facts.find(replace(ask, period=period), measure).observation
    except ComputeError:
        return None
    return row if row.value is not None else None


def _rate_period(ask: Ask) -> Period | None:
    """Return what a source calls the window: its last period, or the years from start to end.

    Missing: None for a longer window between parts of years, which the years would not mean.
    """
    is_one_year = ask.since == year_before(ask.period) and ask.measure == "points"
    if ask.since is None or is_one_year:
        return ask.period
    is_of_years = ask.since.is_year and ask.period.is_year
    return span(ask.since.end, ask.period.end) if is_of_years else None


def _published(
    facts: Facts, ask: Ask, row: Observation, unit: str, trail: Trail, derived: tuple[Interval, ...]
) -> Fact:
    quantity = _printed_quantity(ask, row)
    return Fact(
        id=binding_of(facts.config, ask),
        measure=ask.measure,
        value=quantity.value,
        low=quantity.low,
        high=quantity.high,
        qualifier=row.qualifier or "=",
        unit=unit,
        decimals=printed_decimals(row),
        label=label_of(facts.config, ask),
        status=row.status,
        note=row.note,
        intervals=(quantity.interval, *derived),
        trail=trail,
    )


def _printed_quantity(ask: Ask, row: Observation) -> Quantity:
    # A printed rate is rounded to its own digits, whatever its qualifier adds for the reader.
    number = row.value or Decimal(0)
    interval = of_printed(number, "=" if row.qualifier == "~" else row.qualifier or "=")
    scale = HUNDRED if ask.measure in IN_PERCENT else ONE
    shrunk = replace(interval, low=interval.low / scale, high=interval.high / scale)
    return Quantity(number / scale, shrunk)


def _from_start(facts: Facts, ask: Ask) -> Ask:
    """Return the question with its window opened: at ``since``, the base, or the first value."""
    if ask.since is not None:
        return ask
    base = facts.config.indicators[ask.indicator].base
    start = parse_period(base) if base else None
    if start is None:
        earlier = [p for p in facts.periods(ask) if p.kind == ask.period.kind and p < ask.period]
        if not earlier:
            raise ComputeError("fact/no-start", indicator=ask.indicator)
        start = earlier[0]
    return replace(ask, since=start)


def _whole_years(ask: Ask) -> Ask:
    """Return the question, unless its window is not a whole number of years.

    Raises: ComputeError ``fact/not-whole-years``.
    """
    since = ask.since or ask.period
    if (ask.period.last_month - since.last_month) % MONTHS:
        raise ComputeError("fact/not-whole-years", first=str(since), last=str(ask.period))
    return ask


def _points_of(indicator: Indicator) -> str:
    return PERCENTAGE_POINTS if indicator.unit == PERCENT else "points"
