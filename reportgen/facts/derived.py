"""Facts computed from observations: their unit, decimals, bound and trail."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportgen.facts.ends import is_exact, printed_decimals, require_value
from reportgen.facts.model import Ask, Fact, Observation, Trail
from reportgen.facts.wording import binding_of, label_of

if TYPE_CHECKING:
    from reportgen.facts.store import Facts
    from reportgen.numerals.interval import Quantity


def derived_fact(
    facts: Facts,
    ask: Ask,
    result: Quantity,
    formula: str,
    rows: tuple[Observation, ...],
    unit: str,
) -> Fact:
    """Return a computed fact.

    Unit: a difference in the indicator's own unit is shown with the decimals its values were
          printed with, a rate with two.
    """
    indicator = facts.config.indicators[ask.indicator]
    plain = unit in {indicator.unit, "points", "percentage_points"}
    return Fact(
        id=binding_of(facts.config, ask),
        measure=ask.measure,
        value=result.value,
        low=result.low,
        high=result.high,
        qualifier=_bound(result),
        unit=unit,
        decimals=max(printed_decimals(r) for r in rows) if plain else 2,
        label=label_of(facts.config, ask),
        published=False,
        trail=Trail(formula=formula, window=_window(rows), cells=rows),
    )


def _bound(result: Quantity) -> str:
    """Return the qualifier of a result of which only one side is known."""
    if result.high.is_infinite():
        return ">="
    return "="


def _window(rows: tuple[Observation, ...]) -> str:
    periods = list(dict.fromkeys(str(row.key.period) for row in rows))
    return "—".join((periods[0], periods[-1])) if len(periods) > 1 else periods[0]


def quantity_of(facts: Facts, row: Observation) -> Quantity:
    """Return an observation's value with its interval.

    Raises: ComputeError ``fact/missing-value``.
    """
    require_value(facts, row)
    return row.quantity(exact=is_exact(facts.config.indicators[row.key.indicator], row))
