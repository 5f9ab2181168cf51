"""A multi-year average that hides a fall in its last year, also against the edition before."""

from __future__ import annotations

from dataclasses import replace
from itertools import product
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reportgen.facts.model import Ask, Observation
    from reportgen.narrative.claims.facts.evidence import Evidence
    from reportgen.narrative.claims.judging.judge import Judged

_AVERAGES = frozenset({"cagr", "points_per_year"})


def hides_a_fall(evidence: Evidence, judged: Judged) -> bool:
    """Return whether an average growth above zero ends in a fall.

    Rule: the last yearly change of the same edition is below zero; or, where the edition has no
          value for the year before, its last value is below what an earlier edition printed there.
    """
    ask, fact = judged.candidate.ask, judged.fact
    if ask.measure not in _AVERAGES or fact.value is None or fact.value <= 0:
        return False
    own = evidence.answer(replace(ask, measure="yoy", since=None))
    if own is not None and own.value is not None:
        return own.value < 0
    rows = evidence.levels((ask.indicator, ask.region, ask.destination), ())
    last = [r for r in rows if r.key.period == ask.period and r.key.edition == ask.edition]
    earlier = [row for row in rows if _is_year_before(evidence, ask, row)]
    return any(
        now.value is not None and before.value is not None and now.value < before.value
        for now, before in product(last, earlier)
    )


def _is_year_before(evidence: Evidence, ask: Ask, row: Observation) -> bool:
    """Return whether a value is what an earlier edition of the series printed a year before."""
    edition, own = row.key.edition, ask.edition or ""
    return (
        row.key.period.kind == ask.period.kind
        and row.key.period.end == ask.period.end - 1
        and edition != ask.edition
        and _series(evidence, edition) == _series(evidence, own)
        and _last_period(evidence, edition) < _last_period(evidence, own)
    )


def _series(evidence: Evidence, edition: str) -> str:
    found = evidence.facts.config.editions.get(edition)
    return found.series if found is not None else ""


def _last_period(evidence: Evidence, edition: str) -> str:
    found = evidence.facts.config.editions.get(edition)
    return (found.last_period or "") if found is not None else ""
