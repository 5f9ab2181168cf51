"""Facts computed from observations: their unit, decimals, bound and trail."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportgen.errors import ComputeError
from reportgen.facts.ends import is_exact, printed_decimals, require_value
from reportgen.facts.model import Ask, Fact, Observation, Trail
from reportgen.facts.wording import binding_of, label_of

if TYPE_CHECKING:
    from reportgen.facts.store import Facts
    from reportgen.numerals.interval import Quantity


_OPEN = {">": 1, ">=": 1, "<": -1}
"""Where the true value of a bound may lie: above or below what is printed."""

_ABOUT = {"~", "<~", ">~"}


def derived_fact(
    facts: Facts,
    ask: Ask,
    result: Quantity,
    formula: str,
    rows: tuple[Observation, ...],
    unit: str,
    *,
    signs: tuple[int, ...],
) -> Fact:
    """Return a computed fact.

    ``signs`` says of each of ``rows`` whether the result grows (1) or falls (-1) with it.
    Unit:     a difference in the indicator's own unit is shown with the decimals its values were
              printed with, a rate with two.
    Raises:   ComputeError ``fact/open-ends`` where the bounds of the rows leave both sides open.
    """
    indicator = facts.config.indicators[ask.indicator]
    plain = unit in {indicator.unit, "points", "percentage_points"}
    return Fact(
        id=binding_of(facts.config, ask),
        measure=ask.measure,
        value=result.value,
        low=result.low,
        high=result.high,
        qualifier=qualifier_of(facts, rows, signs),
        unit=unit,
        decimals=max(printed_decimals(r) for r in rows) if plain else 2,
        label=label_of(facts.config, ask),
        published=False,
        intervals=(result.interval,),
        trail=Trail(formula=formula, window=_window(rows), cells=rows),
    )


def qualifier_of(facts: Facts, rows: tuple[Observation, ...], signs: tuple[int, ...]) -> str:
    """Return what a result leaves open: at least, less than, about, or nothing."""
    open_sides = {
        sign * _OPEN[row.qualifier]
        for row, sign in zip(rows, signs, strict=True)
        if row.qualifier in _OPEN
    }
    if len(open_sides) > 1:
        raise ComputeError(
            "fact/open-ends",
            indicator=facts.config.indicators[rows[0].key.indicator].name.zh,
            first=f"{rows[0].qualifier}{rows[0].printed}".lstrip("="),
            second=f"{rows[-1].qualifier}{rows[-1].printed}".lstrip("="),
        )
    if open_sides:
        return ">=" if open_sides == {1} else "<"
    return "~" if any(row.qualifier in _ABOUT for row in rows) else "="


def _window(rows: tuple[Observation, ...]) -> str:
    periods = list(dict.fromkeys(str(row.key.period) for row in rows))
    return "—".join((periods[0], periods[-1])) if len(periods) > 1 else periods[0]


def quantity_of(facts: Facts, row: Observation) -> Quantity:
    """Return an observation's value with its interval.

    Raises: ComputeError ``fact/missing-value``.
    """
    require_value(facts, row)
    return row.quantity(exact=is_exact(facts.config.indicators[row.key.indicator], row))
