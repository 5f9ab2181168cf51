"""A multi-year average that hides a fall in its last year, also against the edition before."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reportgen.narrative.claims.evidence import Evidence
    from reportgen.narrative.claims.judge import Judged

AVERAGES = frozenset({"cagr", "points_per_year"})


def hides_a_fall(evidence: Evidence, judged: Judged) -> bool:
    """Return whether an average growth above zero ends in a fall.

    Rule: the last yearly change of the same edition is below zero; or, where the edition has no
          value for the year before, its last value is below what an earlier edition printed there.
    """
    ask, fact = judged.candidate.ask, judged.fact
    if ask.measure not in AVERAGES or fact.value is None or fact.value <= 0:
        return False
    own = evidence.answer(replace(ask, measure="yoy", since=None))
    if own is not None and own.value is not None:
        return own.value < 0
    subject = (ask.indicator, ask.region, ask.destination)
    rows = evidence.levels(subject, ())
    last = [r for r in rows if r.key.period == ask.period and r.key.edition == ask.edition]
    series = _series(evidence, ask.edition or "")
    earlier = [
        row
        for row in rows
        if row.key.period.kind == ask.period.kind
        and row.key.period.end == ask.period.end - 1
        and row.key.edition != ask.edition
        and _series(evidence, row.key.edition) == series
        and _last(evidence, row.key.edition) < _last(evidence, ask.edition or "")
    ]
    return any(
        a.value is not None and b.value is not None and a.value < b.value
        for a in last
        for b in earlier
    )


def _series(evidence: Evidence, edition: str) -> str:
    found = evidence.facts.config.editions.get(edition)
    return found.series if found is not None else ""


def _last(evidence: Evidence, edition: str) -> str:
    found = evidence.facts.config.editions.get(edition)
    return (found.last_period or "") if found is not None else ""
