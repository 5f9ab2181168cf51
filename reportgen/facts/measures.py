"""Every measure a binding, a table or a chart can ask for, by its name."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from reportgen.errors import ComputeError
from reportgen.facts import rates
from reportgen.facts.derived import derived_fact, quantity_of
from reportgen.facts.ends import cross_edition, is_exact, printed_decimals
from reportgen.facts.model import SHARE, Ask, Fact, Trail
from reportgen.facts.standing import rank, rank_change
from reportgen.facts.tiering import margin, tier
from reportgen.facts.wording import binding_of, period_text, value_label
from reportgen.metrics import rolling, shares
from reportgen.numerals.interval import of_printed
from reportgen.periods import year

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from reportgen.facts.store import Facts


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
    interval = of_printed(row.value, row.qualifier or "=", exact=is_exact(indicator, row))
    return Fact(
        value=row.value,
        low=interval.low,
        high=interval.high,
        qualifier=row.qualifier or "=",
        decimals=min(printed_decimals(row), indicator.decimals),
        published=row.status != "computed",
        **common,  # type: ignore[arg-type]
    )


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
    editions = {part.key.edition, whole.key.edition}
    comparable = facts.config.indicators[ask.indicator].comparable_editions
    if len(editions) > 1 and "" not in editions and not comparable:
        raise cross_edition(facts, ask, part, whole)
    result = shares.share(quantity_of(facts, part), quantity_of(facts, whole))
    return derived_fact(facts, ask, result.quantity, result.formula, (part, whole), SHARE)


def total(facts: Facts, ask: Ask) -> Fact:
    """Return the sum over the last ``count`` years, the one asked for included."""
    if ask.count < 2:
        raise ComputeError("fact/no-count")
    asks = [replace(ask, period=year(ask.period.end - n)) for n in reversed(range(ask.count))]
    rows = tuple(facts.find(one).observation for one in asks)
    comparable = facts.config.indicators[ask.indicator].comparable_editions
    if len({row.key.edition for row in rows}) > 1 and not comparable:
        raise cross_edition(facts, ask, rows[0], rows[-1])
    result = rolling.total([quantity_of(facts, row) for row in rows])
    unit = facts.config.indicators[ask.indicator].unit
    return derived_fact(facts, ask, result.quantity, result.formula, rows, unit)


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
