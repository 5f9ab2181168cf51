"""Every measure a binding, a table or a chart can ask for, by its name."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from reportgen.errors import ComputeError
from reportgen.facts import rates
from reportgen.facts.derived import derived_fact, quantity_of
from reportgen.facts.ends import is_exact, printed_decimals, require_one_edition
from reportgen.facts.model import SHARE, Ask, Fact, Trail
from reportgen.facts.standing import rank, rank_change
from reportgen.facts.tiering import margin, tier
from reportgen.facts.wording import binding_of, period_text, value_label
from reportgen.metrics import rolling, shares
from reportgen.numerals.interval import ONE, scaled
from reportgen.numerals.write import in_unit
from reportgen.periods import year

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from reportgen.facts.model import Observation
    from reportgen.facts.store import Facts
    from reportgen.numerals.interval import Interval, Quantity


def value(facts: Facts, ask: Ask) -> Fact:
    """Return the value as published."""
    found = facts.find(ask)
    row, indicator = found.observation, facts.config.indicators[ask.indicator]
    label = value_label(facts.config, row.key)
    common = {
        "id": binding_of(facts.config, replace(ask, measure="value")),
        "measure": "value",
        "unit": indicator.unit if indicator.kind != "rank" else "rank",
        "label": label,
        "status": row.status,
        "note": row.note,
        "trail": Trail(cells=(row,), also=found.also, window=period_text(ask.period, "zh")),
    }
    if row.value is None:
        return Fact(value=None, **common)  # type: ignore[arg-type]
    interval = _interval_of(facts, row)
    return Fact(
        value=row.value,
        low=interval.low,
        high=interval.high,
        qualifier=row.qualifier or "=",
        decimals=min(printed_decimals(row), indicator.decimals),
        published=row.status != "computed",
        intervals=tuple(
            _interval_of(facts, one) for one in (row, *found.also) if one.value is not None
        ),
        **common,  # type: ignore[arg-type]
    )


def _interval_of(facts: Facts, row: Observation) -> Interval:
    exact = is_exact(facts.config.indicators[row.key.indicator], row)
    return row.quantity(exact=exact).interval


def share(facts: Facts, ask: Ask) -> Fact:
    """Return the share of the indicator in ``of``, or of the region in ``of_region``."""
    if not ask.of and not ask.of_region:
        raise ComputeError("fact/no-whole")
    whole_ask = replace(
        ask, indicator=ask.of or ask.indicator, region=ask.of_region or ask.region,
        destination="" if ask.of_region else ask.destination,
    )  # fmt: skip
    if ask.of and not facts.has(whole_ask) and ask.destination:
        whole_ask = replace(whole_ask, destination="")
    part, whole = facts.find(ask).observation, facts.find(whole_ask).observation
    if part.key.edition and whole.key.edition:
        require_one_edition(facts, ask, part, whole)
    result = shares.share(_in_unit_of(facts, part, whole), quantity_of(facts, whole))
    return derived_fact(
        facts, ask, result.quantity, result.formula, (part, whole), SHARE, signs=(1, -1)
    )


def _in_unit_of(facts: Facts, part: Observation, whole: Observation) -> Quantity:
    """Return the value of ``part`` in the scale of the unit of ``whole``: 2 亿元 are 20000 万元.

    Raises: ComputeError ``number/other-unit`` where it is no matter of scale.
    """
    unit, target = (facts.config.indicators[row.key.indicator].unit for row in (part, whole))
    return scaled(quantity_of(facts, part), in_unit(ONE, unit, target))


def total(facts: Facts, ask: Ask) -> Fact:
    """Return the sum over the last ``count`` years, the one asked for included."""
    if ask.count < 2:
        raise ComputeError("fact/no-count")
    if not ask.period.is_year:
        last_year = str(year(ask.period.end))
        raise ComputeError("fact/other-period-kind", first=last_year, last=str(ask.period))
    asks = [replace(ask, period=year(ask.period.end - n)) for n in reversed(range(ask.count))]
    rows = tuple(facts.find(one).observation for one in asks)
    for row in rows:
        require_one_edition(facts, ask, row, rows[-1])
    result = rolling.total([quantity_of(facts, row) for row in rows])
    unit = facts.config.indicators[ask.indicator].unit
    return derived_fact(
        facts, ask, result.quantity, result.formula, rows, unit, signs=(1,) * len(rows)
    )


MEASURES: Mapping[str, Callable[[Facts, Ask], Fact]] = {
    "value": value,
    "change": rates.change,
    "points": rates.points,
    "points_per_year": rates.points_per_year,
    "yoy": rates.yoy,
    "cagr": rates.cagr,
    "growth": rates.growth_over,
    "times": rates.times,
    "increase": rates.increase,
    "since_base": rates.since_base,
    "share": share,
    "rank": rank,
    "rank_change": rank_change,
    "tier": tier,
    "margin": margin,
    "sum": total,
}
