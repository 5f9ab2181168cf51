"""Judging a number: its bindings, the outcome of each, and one state for all of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reportgen.facts.model import SHARE
from reportgen.narrative.claims.judging.compare import Outcome, Said
from reportgen.narrative.claims.judging.units import can_mean
from reportgen.numerals.write import PERCENT

if TYPE_CHECKING:
    from collections.abc import Iterable
    from decimal import Decimal

    from reportgen.facts.model import Fact
    from reportgen.narrative.claims.facts.answers import Candidate
    from reportgen.narrative.claims.language.numbers import Number
    from reportgen.narrative.claims.model import State

_PLACES = frozenset({"", "位", "名"})
_WITHOUT_MEASURE = frozenset({SHARE, PERCENT, "times", "points", "percentage_points", "places"})
"""Units behind which stands no measure word."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Judged:
    """A candidate with its outcome; ``factor`` puts the digits into the unit of the fact."""

    candidate: Candidate
    fact: Fact
    outcome: Outcome
    factor: Decimal


@dataclass(frozen=True, kw_only=True, slots=True)
class Judgement:
    """What all bindings of a claim come to."""

    state: State
    best: Judged | None = None
    reason: str = ""


def judge(
    number: Number,
    candidates: Iterable[Candidate],
    direction: int = 1,
) -> Judgement:
    """Return the state of a number against its bindings.

    verified      a binding says the same, and no other that fits has another value;
    ambiguous     two bindings with different values fit, or 约 is neither near nor far;
    contradicted  every binding says something else;
    unchecked     there is none, or the data only give a bound.
    """
    said = Said(number, direction)
    judged: list[Judged] = []
    wrong_unit = False
    for candidate in candidates:
        fact = candidate.fact
        if fact is None or fact.value is None:
            continue
        compared = said.compare(fact) if _fits_unit(number, fact) else None
        if compared is None:
            wrong_unit = True
            continue
        outcome, factor = compared
        judged.append(Judged(candidate=candidate, fact=fact, outcome=outcome, factor=factor))
    if not judged:
        return Judgement(state="unchecked", reason="unit" if wrong_unit else "no-data")
    return _together(judged)


def _together(judged: list[Judged]) -> Judgement:
    """Return what several outcomes come to: a match counts before 约, a bound and a miss."""
    by_outcome: dict[str, list[Judged]] = {}
    for one in judged:
        by_outcome.setdefault(one.outcome, []).append(one)
    matches = by_outcome.get("match", [])
    if matches:
        best = matches[0]
        values = {one.fact.value for one in matches if one.fact.qualifier == "="}
        editions = {one.candidate.ask.edition for one in matches} - {"", None}
        differ = len(values) > 1 and len(editions) > 1
        return Judgement(
            state="ambiguous" if differ else "verified",
            best=best,
            reason="several" if differ else "",
        )
    if "between" in by_outcome:
        return Judgement(state="ambiguous", best=by_outcome["between"][0], reason="several")
    if "open" in by_outcome:
        return Judgement(state="unchecked", best=by_outcome["open"][0], reason="bound-only")
    return Judgement(state="contradicted", best=_most_recent(by_outcome["miss"]))


def _most_recent(missed: list[Judged]) -> Judged:
    """Return the first reading among those of the latest edition."""
    latest = max(one.candidate.ask.edition or "" for one in missed)
    return next(one for one in missed if (one.candidate.ask.edition or "") == latest)


def _fits_unit(number: Number, fact: Fact) -> bool:
    """Return whether the measure word behind the digits can stand for the unit of the fact."""
    if fact.unit == "rank":
        return number.measure in _PLACES
    if number.sign or fact.unit in _WITHOUT_MEASURE:
        return True
    return can_mean(number.measure, fact.unit)
