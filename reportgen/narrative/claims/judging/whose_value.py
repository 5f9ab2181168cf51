"""Whose value a wrong number is: that of another edition, year or region, or of two editions."""

from __future__ import annotations

from dataclasses import replace
from itertools import product
from typing import TYPE_CHECKING

from reportgen.narrative.claims.facts.derived_facts import rate_over
from reportgen.narrative.claims.judging.case import Case, Diagnosis
from reportgen.numerals.interval import combine
from reportgen.periods import are_comparable

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from reportgen.facts.model import Ask, Fact, Observation

_DIGITS_OF_EDITION, _DIGITS_OF_YEAR, _DIGITS_OF_REGION = 3, 2, 2
"""Digits a number must have before it can be recognised as another one's."""

_MULTIPLES = frozenset({"times", "increase"})
_RATIO_UNIT = "倍"


def of_edition(case: Case) -> Diagnosis | None:
    """Return the edition that printed the number for the same thing."""
    if case.digits < _DIGITS_OF_EDITION:
        return None
    return _first_fitting(case, "claim/wrong-edition", _asks_of_other_editions)


def of_year(case: Case) -> Diagnosis | None:
    """Return the year, or the start of the window, for which the number would be right."""
    if case.digits < _DIGITS_OF_YEAR:
        return None
    return _first_fitting(case, "claim/wrong-year", _asks_of_other_years)


def of_region(case: Case) -> Diagnosis | None:
    """Return the region, or the published ratio of another region, that has the number."""
    if case.digits < _DIGITS_OF_REGION:
        return None
    return _first_fitting(case, "claim/wrong-region", _asks_of_other_regions)


def of_two_editions(case: Case) -> Diagnosis | None:
    """Return the other edition where only values of two editions together give the number."""
    other = across_editions(case)
    return Diagnosis("claim/cross-edition", other) if other else None


def across_editions(case: Case) -> str:
    """Return the edition whose value at the other end would give the number, or an empty text."""
    derive = _DERIVED.get(case.ask.measure)
    own = case.ask.edition
    if derive is None or not own:
        return ""
    rows = case.evidence.levels(case.series, ())
    ends = [row for row in rows if row.key.period == case.ask.period]
    starts = [row for row in rows if _is_start(case.ask, row)]
    for last, first in product(ends, starts):
        pair = {first.key.edition, last.key.edition}
        is_mixed = len(pair) == 2 and "" not in pair and own in pair
        if is_mixed and case.fits(derive(case, first, last)):
            return first.key.edition if last.key.edition == own else last.key.edition
    return ""


def _first_fitting(
    case: Case, code: str, asks_of: Callable[[Case], Iterator[tuple[str, Ask]]]
) -> Diagnosis | None:
    """Return the code with the name of the first question to which the number is the answer.

    The answers are kept: the same figure goes wrong in both languages, and in many ways.
    """
    known, wanted = case.evidence.elsewhere, (asks_of, case.ask, case.fact.unit)
    answers = known.get(wanted)
    if answers is None:
        found = ((name, case.evidence.answer(ask)) for name, ask in asks_of(case))
        answers = known[wanted] = tuple((name, fact) for name, fact in found if fact is not None)
    return next((Diagnosis(code, name) for name, fact in answers if case.fits(fact)), None)


def _asks_of_other_editions(case: Case) -> Iterator[tuple[str, Ask]]:
    """Return the question about the other editions."""
    for edition in case.evidence.editions_of(case.series):
        if edition not in {case.ask.edition, ""}:
            yield edition, replace(case.ask, edition=edition)


def _asks_of_other_years(case: Case) -> Iterator[tuple[str, Ask]]:
    """Return the question with another end, then with another start of its window."""
    ask = case.ask
    rows = case.evidence.rows(case.series, (ask.edition or "",))
    periods = sorted({row.key.period for row in rows if row.key.period.kind == ask.period.kind})
    for period in periods:
        if period != ask.period and (ask.since is None or ask.since < period):
            yield str(period), replace(ask, period=period)
    if ask.since is not None and ask.measure != "value":
        for period in periods:
            if period != ask.since and period < ask.period:
                yield str(period), replace(ask, since=period)


def _asks_of_other_regions(case: Case) -> Iterator[tuple[str, Ask]]:
    """Return the question about other published ratios, then about other regions and flows."""
    ask = case.ask
    if case.fact.unit == _RATIO_UNIT:
        for key, indicator in case.evidence.facts.config.indicators.items():
            if indicator.unit == _RATIO_UNIT and key != ask.indicator:
                yield key, replace(ask, indicator=key)
    for _, region, destination in case.evidence.subjects.get(ask.indicator, ()):
        if (region, destination) != (ask.region, ask.destination):
            for edition in dict.fromkeys((ask.edition, "", None)):
                yield (
                    region,
                    replace(ask, region=region, destination=destination, edition=edition),
                )


def _is_start(ask: Ask, row: Observation) -> bool:
    """Return whether a value can stand at the start of what is asked: else the year before."""
    period = row.key.period
    if ask.since is not None:
        return period == ask.since
    return are_comparable(period, ask.period) and period.end == ask.period.end - 1


def _years_between(first: Observation, last: Observation) -> int:
    return max(1, last.key.period.end - first.key.period.end)


def _rate_of(case: Case, first: Observation, last: Observation) -> Fact:
    """Return the growth, yearly growth or multiple between two values."""
    measure = case.ask.measure
    years = _years_between(first, last) if measure == "cagr" else 1
    result = rate_over(first, last, years, less=0 if measure == "times" else 1)
    return replace(case.with_value(result), unit="times" if measure in _MULTIPLES else "share")


def _step_of(case: Case, first: Observation, last: Observation) -> Fact:
    """Return the change, or the yearly change, between two values."""
    years = _years_between(first, last) if case.ask.measure == "points_per_year" else 1
    result = combine(
        lambda a, b: (b - a) / years, first.quantity(), last.quantity(), rising=(False, True)
    )
    return case.with_value(result)


_DERIVED: dict[str, Callable[[Case, Observation, Observation], Fact]] = {
    **dict.fromkeys(("yoy", "growth", "cagr", "times", "increase"), _rate_of),
    **dict.fromkeys(("points", "points_per_year", "change"), _step_of),
}
