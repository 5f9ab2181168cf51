"""The two ends of a window: found by the same rule, and never from two editions."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from reportgen.errors import ComputeError
from reportgen.periods import Period, are_comparable

if TYPE_CHECKING:
    from reportgen.config.models import Indicator
    from reportgen.facts.model import Ask, Observation
    from reportgen.facts.store import Facts

COUNTED_IN = frozenset("件家项人位名份个次篇套台批场户所团") | {"家次", "人次"}


def ends_of(facts: Facts, ask: Ask) -> tuple[Observation, Observation]:
    """Return the first and the last observation of a window.

    Raises: ComputeError ``fact/...`` when an end is not published or not available, when the two
            periods are not comparable, or when they come from two editions.
    """
    start = ask.since if ask.since is not None else year_before(ask.period)
    if not are_comparable(start, ask.period):
        raise ComputeError("fact/other-period-kind", first=str(start), last=str(ask.period))
    if start >= ask.period:
        raise ComputeError("fact/window", first=str(start), last=str(ask.period))
    last = facts.find(ask).observation
    first = _same_edition(facts, replace(ask, period=start), last.key.edition)
    require_one_edition(facts, ask, first, last)
    for row in (first, last):
        require_value(facts, row)
    return first, last


def require_one_edition(facts: Facts, ask: Ask, first: Observation, last: Observation) -> None:
    """Refuse to let values of two editions meet, unless the indicator declares that they may.

    Raises: ComputeError ``fact/cross-edition``.
    """
    indicator = facts.config.indicators[ask.indicator]
    if first.key.edition == last.key.edition or indicator.comparable_editions is not None:
        return
    raise ComputeError(
        "fact/cross-edition",
        indicator=indicator.name.zh,
        first=first.printed,
        last=last.printed,
        first_edition=first.key.edition or first.source,
        last_edition=last.key.edition or last.source,
    )


def require_value(facts: Facts, row: Observation) -> None:
    """Refuse to compute with a value that is not available.

    Raises: ComputeError ``fact/missing-value``.
    """
    if row.value is None:
        region = facts.config.regions[row.key.region].name.zh
        raise ComputeError(
            "fact/missing-value",
            indicator=facts.config.indicators[row.key.indicator].name.zh,
            region=region,
            period=str(row.key.period),
            status=row.status or "missing",
        )


def is_exact(indicator: Indicator, row: Observation) -> bool:
    """Return whether a printed number has no rounding: a base, or a count not ending in 00.

    Source: the fine print of the claims specification.
    """
    if row.value is None or row.qualifier not in {"", "="}:
        return False
    if indicator.base and str(row.key.period) == indicator.base:
        return True
    whole = row.value == row.value.to_integral_value()
    return whole and indicator.unit in COUNTED_IN and not row.printed.endswith("00")


def _same_edition(facts: Facts, ask: Ask, edition: str) -> Observation:
    """Return the observation of the edition the other end came from, if it is there."""
    fixed = replace(ask, edition=edition)
    if facts.has(fixed):
        return facts.find(fixed).observation
    return facts.find(ask).observation


def year_before(period: Period) -> Period:
    """Return the same period a year earlier."""
    return Period(period.first_month - 12, period.last_month - 12, period.kind)


def printed_decimals(row: Observation) -> int:
    """Return the decimals a value was printed with, 0 where it is missing."""
    exponent = row.value.as_tuple().exponent if row.value is not None else 0
    return max(0, -exponent) if isinstance(exponent, int) else 0
