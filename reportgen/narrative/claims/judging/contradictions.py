"""Numbers the data contradict: are they certain to be wrong, how, and what would be right."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

from reportgen.facts.model import Fact
from reportgen.narrative.claims.facts.answers import Candidate
from reportgen.narrative.claims.judging.case import Case, Diagnosis, significant_digits
from reportgen.narrative.claims.judging.diagnose import diagnose
from reportgen.narrative.claims.judging.judge import Judged, judge
from reportgen.narrative.claims.judging.other_readings import fits_otherwise
from reportgen.narrative.claims.judging.whose_value import across_editions
from reportgen.narrative.claims.judging.wording import expected_text, printed_sign

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportgen.narrative.claims.model import Verdict
    from reportgen.narrative.claims.rules.claim import NumberClaim

SCALE_CODES = frozenset({"claim/decimal-point-lost", "claim/unit-scale"})
"""Mistakes that are certain whatever period is meant."""

_FULL_CODES = frozenset({"claim/qualifier", "claim/decimal-point-lost"})
"""Mistakes shown with the true value as exact as it is known."""

_IN_POINTS = {"cagr": "points_per_year", "yoy": "points", "growth": "points"}
"""The distance that stands beside each rate."""

_ONLY_DIGITS = re.compile(r"\D")
_SAME_SIZE_FROM, _SAME_SIZE_TO = Decimal("0.34"), Decimal(3)


def contradiction(claim: NumberClaim, best: Judged) -> Verdict:
    """Return the verdict on a number that no binding fits; unchecked where it may mean another."""
    case = Case(claim.number, claim.kind, best, claim.reader.evidence)
    found = diagnose(case)
    subject = claim.subject
    if not claim.is_paired and fits_otherwise(claim.reader, claim.at, case, subject, claim.binder):
        return claim.verdict("unchecked", reason="several")
    if found.code == "claim/value-mismatch" and _is_far(case):
        return claim.verdict("unchecked", reason="several")
    if _may_count_part(claim):
        return claim.verdict("unchecked", best=best, reason="several")
    if subject.at is None and found.code not in SCALE_CODES:
        return claim.verdict("unchecked", best=best, reason="no-period")
    return _contradicted(claim, best, found)


def _may_count_part(claim: NumberClaim) -> bool:
    """Return whether a number in words may count some of what was named: 其中三项, two of them."""
    number = claim.number
    if not number.is_worded or number.sign or number.power:
        return False
    if claim.subject.found in {"sentence", "before", "heading", "page"}:
        return True
    return any(t.has("part") for t in claim.reader.around(claim.at).stretch)


def without_data(claim: NumberClaim, candidates: Sequence[Candidate]) -> Verdict:
    """Return the verdict on a number without a value to go by: only two editions may give it."""
    number = claim.number
    told = _points_told_in_percent(claim, candidates)
    if told is not None:
        return told
    fewest = 2 if any(t.kind == "edition" for t in claim.reader.tokens) else 3
    for candidate in candidates if significant_digits(number) >= fewest else ():
        fact = Fact(id="", measure=candidate.ask.measure, value=None)
        best = Judged(candidate=candidate, fact=fact, outcome="miss", factor=number.value)
        other = across_editions(Case(number, claim.kind, best, claim.reader.evidence))
        if other:
            verdict = claim.verdict("contradicted", code="claim/cross-edition")
            return replace(verdict, values={"other": other})
    reason = "no-period" if claim.subject.at is None else "no-data"
    return claim.verdict("unchecked", reason=reason)


def _points_told_in_percent(claim: NumberClaim, candidates: Sequence[Candidate]) -> Verdict | None:
    """Return the verdict on a rate the data do not have, but in points: 年均提高3.3% of 3.3点."""
    if claim.number.sign != "percent":
        return None
    answer = claim.reader.evidence.answer
    asks = (replace(c.ask, measure=_IN_POINTS.get(c.ask.measure, "")) for c in candidates)
    inputs = [Candidate(ask=ask, fact=answer(ask)) for ask in asks if ask.measure]
    found = judge(replace(claim.number, sign="points"), inputs, claim.kind.direction)
    if found.state != "verified" or found.best is None:
        return None
    return _not_percent(claim, found.best)


def _not_percent(claim: NumberClaim, best: Judged) -> Verdict:
    """Return the verdict on points told in per cent."""
    verdict = claim.verdict("contradicted", best=best, code="claim/points-not-percent")
    points = replace(claim.number, sign="points")
    return replace(
        verdict, expected=expected_text(points, best.fact) + _points_word(claim, best.fact)
    )


def difference_in_percent(claim: NumberClaim, candidates: Sequence[Candidate]) -> Verdict:
    """Return the verdict on a distance told in per cent: of two percentages it is one in points."""
    found = judge(replace(claim.number, sign="points"), candidates, claim.kind.direction)
    best = found.best
    if found.state == "verified" and best is not None and best.fact.unit == "percentage_points":
        return _not_percent(claim, best)
    return claim.verdict("unchecked", best=best, reason="kind")


def _is_far(case: Case) -> bool:
    """Return whether a number is of another size than a value, and no slip of the pen explains it.

    A slip changes one digit, leaves one out, or moves the point.
    """
    if case.ask.measure != "value" or not case.fact.value or not case.number.value:
        return False
    ratio = abs(case.number.value * case.judged.factor / case.fact.value)
    is_power = ratio.scaleb(-ratio.adjusted()) == 1
    if is_power or _SAME_SIZE_FROM < ratio < _SAME_SIZE_TO:
        return False
    said, true = str(case.number.value), expected_text(case.number, case.fact)
    return not _is_slip(_ONLY_DIGITS.sub("", said), _ONLY_DIGITS.sub("", true))


def _is_slip(said: str, true: str) -> bool:
    """Return whether digits differ in one place only, or in their order."""
    if len(said) == len(true):
        wrong = sum(a != b for a, b in zip(said, true, strict=True))
        return wrong == 1 or sorted(said) == sorted(true)
    longer, shorter = sorted((said, true), key=len, reverse=True)
    is_one_more = len(longer) == len(shorter) + 1
    return is_one_more and any(longer[:i] + longer[i + 1 :] == shorter for i in range(len(longer)))


def _contradicted(claim: NumberClaim, best: Judged, found: Diagnosis) -> Verdict:
    """Return the verdict with what would be right, in the words of the text."""
    verdict = claim.verdict("contradicted", best=best, code=found.code)
    expected = expected_text(
        claim.number,
        best.fact,
        english=claim.reader.is_english,
        own_scale=found.code in SCALE_CODES,
        full=found.code in _FULL_CODES,
    )
    if found.other == "points":
        points = claim.reader.evidence.answer(replace(best.candidate.ask, measure="points"))
        if points is not None:
            expected = expected_text(claim.number, points) + _points_word(claim, points)
            verdict = replace(verdict, kind="points", fact=points, formula=points.trail.formula)
    if claim.number.sign in {"percent", "permille"} and expected[-1:].isdigit():
        expected += printed_sign(claim.printed)
    return replace(verdict, expected=expected, values={"other": _name_of(claim, found.other)})


def _points_word(claim: NumberClaim, fact: Fact) -> str:
    is_of_percentage = fact.unit == "percentage_points"
    if claim.reader.is_english:
        return " percentage points" if is_of_percentage else " points"
    return "个百分点" if is_of_percentage else "点"


def _name_of(claim: NumberClaim, other: str) -> str:
    """Return a region, indicator or year by its name."""
    config = claim.reader.dictionary.config
    language = "en" if claim.reader.is_english else "zh"
    for named in (config.regions, config.indicators):
        if other in named:
            return named[other].name.get(language)
    return f"{other}年" if other.isdigit() and language == "zh" else other
