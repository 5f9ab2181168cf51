"""What kind of mistake a contradicted number is: whose value it would be, or how it was misread.

Each test asks one question; the first that says yes names the code. They are tried in the order of
how often editors make them and how little they can be chance.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal
from typing import TYPE_CHECKING

from reportgen.narrative.claims.compare import claimed, compare, factor_to
from reportgen.narrative.claims.judge import is_near
from reportgen.numerals.interval import combine, quantity
from reportgen.numerals.write import split_scale
from reportgen.periods import are_comparable

if TYPE_CHECKING:
    from collections.abc import Callable

    from reportgen.facts.model import Ask, Fact, Observation
    from reportgen.narrative.claims.evidence import Evidence
    from reportgen.narrative.claims.judge import Judged
    from reportgen.narrative.claims.kinds import Kind
    from reportgen.narrative.claims.numbers import Number

FEWEST_DIGITS = 3
"""Digits a number must have before it can be recognised as another year's or edition's."""

_GROWTH = frozenset({"yoy", "growth", "cagr", "times", "increase"})


@dataclass(frozen=True)
class Case:
    """A contradicted number: what was printed, and the fact it goes against."""

    number: Number
    kind: Kind
    judged: Judged
    evidence: Evidence

    @property
    def ask(self) -> Ask:
        """Return the question the claim answers."""
        return self.judged.candidate.ask

    @property
    def fact(self) -> Fact:
        """Return the fact that contradicts it."""
        return self.judged.fact

    def fits(self, fact: Fact | None) -> bool:
        """Return whether the printed digits would be right for another fact."""
        if fact is None or fact.value is None:
            return False
        factor = factor_to(self.number, fact.unit)
        return (
            factor is not None
            and compare(self.number, fact, factor, self.kind.direction) == "match"
        )

    def fits_ask(self, **other: object) -> bool:
        """Return whether they would be right for the question changed so."""
        return self.fits(self.evidence.answer(replace(self.ask, **other)))  # type: ignore[arg-type]


@dataclass(frozen=True, slots=True)
class Diagnosis:
    """A code, and whose value it was (a year, a region, an edition)."""

    code: str
    other: str = ""


def diagnose(case: Case) -> Diagnosis:
    """Return the code of a contradicted number."""
    for test in _TESTS:
        found = test(case)
        if found is not None:
            return found
    return Diagnosis(_by_kind(case))


def significant_digits(number: Number) -> int:
    """Return the digits that carry information: 3 for 204, 5 for 204.16, 1 for 3000."""
    digits = "".join(map(str, number.value.as_tuple().digits)).lstrip("0")
    is_whole = number.value == number.value.to_integral_value()
    return len(digits.rstrip("0") if is_whole else digits)


def _by_kind(case: Case) -> str:
    indicator = case.evidence.facts.config.indicators[case.ask.indicator]
    if case.kind.name == "share" or (indicator.kind == "share" and case.ask.measure == "value"):
        return "claim/share-mismatch"
    if case.ask.measure in _GROWTH:
        return "claim/growth-mismatch"
    return "claim/value-mismatch"


def _scale(case: Case) -> Diagnosis | None:
    """Is it the true value off by a power of ten? 7384万 for 73.84万, 744.32万 for 744.32亿."""
    if case.number.qualifier not in {"=", "~"} or case.fact.value is None or not case.fact.value:
        return None
    if case.number.sign in {"fraction", "tenths"}:
        return None
    if significant_digits(case.number) < 2:
        return None
    for step in (1, -1, 2, -2, 3, -3, 4, -4, 5, -5, 6, -6, 8, -8):
        factor = case.judged.factor.scaleb(step)
        claim = claimed(case.number, factor, case.kind.direction)
        if any(claim.overlaps(one) for one in case.fact.intervals) and _same_digits(case, factor):
            return Diagnosis(_scale_code(case, step))
    return None


def _same_digits(case: Case, factor: Decimal) -> bool:
    """Return whether the shifted digits are those of the fact, not merely inside its interval."""
    said = case.number.value * factor
    true = abs(case.fact.value or Decimal(0))
    return bool(said) and abs(abs(said) - true) <= true * Decimal("0.01")


def _scale_code(case: Case, step: int) -> str:
    """Return whether the scale word is wrong or the point is lost: the digits as printed tell."""
    power, _ = split_scale(case.fact.unit)
    is_plain = case.fact.unit not in {"share", "%", "points", "percentage_points", "times", ""}
    if not is_plain or not (power or case.number.power):
        return "claim/decimal-point-lost"
    scales = (power, 0) if case.number.power not in {6, 9, 12, 3} else ()
    true = abs(case.fact.value or Decimal(0))
    for own in {
        *scales,
        *(_english_power(true, power) if case.number.power in {3, 6, 9, 12} else ()),
    }:
        shown = true.scaleb(power - own)
        if (
            shown
            and abs(shown - case.number.value) <= shown * Decimal("0.001")
            and own != case.number.power
        ):
            return "claim/unit-scale"
    return "claim/decimal-point-lost"


def _english_power(value: Decimal, power: int) -> tuple[int, ...]:
    plain = value.scaleb(power)
    return next(((size,) for size in (12, 9, 6, 3) if plain >= Decimal(1).scaleb(size)), ())


def _qualifier(case: Case) -> Diagnosis | None:
    """Is only the qualifier wrong? 近260 for 267.57, 超过270 for 267.57."""
    if case.number.qualifier in {"=", "~"} or case.kind.name == "doubling":
        return None
    if is_near(case.number, case.fact, case.judged.factor):
        return Diagnosis("claim/qualifier")
    return None


def _multiple(case: Case) -> Diagnosis | None:
    """Is it a ratio told as an increase, or an increase told as a ratio?"""
    if case.ask.measure not in {"times", "increase"}:
        return None
    other = "increase" if case.ask.measure == "times" else "times"
    if case.fits_ask(measure=other) or case.fits(_shifted(case)):
        return Diagnosis("claim/multiple-wording")
    return None


def _shifted(case: Case) -> Fact:
    """Return the fact one more or less: where only one of the two is published."""
    step = 1 if case.ask.measure == "increase" else -1
    fact = case.fact
    intervals = tuple(
        replace(one, low=one.low + step, high=one.high + step) for one in fact.intervals
    )
    value = None if fact.value is None else fact.value + step
    return replace(fact, value=value, intervals=intervals)


def _points(case: Case) -> Diagnosis | None:
    """Is it a growth rate told in points? 指数提高8.55个百分点."""
    measures = {"points": ("yoy", "growth"), "points_per_year": ("cagr",)}.get(case.ask.measure, ())
    for measure in measures:
        fact = case.evidence.answer(replace(case.ask, measure=measure))
        if fact is None or fact.value is None:
            continue
        scaled = replace(
            fact, unit="%", value=fact.value * 100,
            intervals=tuple(replace(one, low=one.low * 100, high=one.high * 100) for one in fact.intervals),
        )  # fmt: skip
        if case.fits(scaled):
            return Diagnosis("claim/points-not-percent")
    return None


def _percent(case: Case) -> Diagnosis | None:
    """Is it a change in percentage points told in per cent? 研发投入强度提高0.52%."""
    indicator = case.evidence.facts.config.indicators[case.ask.indicator]
    if (
        case.number.sign != "percent"
        or indicator.unit != "%"
        or case.ask.measure not in {"yoy", "growth"}
    ):
        return None
    fact = case.evidence.answer(replace(case.ask, measure="points"))
    if fact is not None and case.fits(replace(fact, unit="%")):
        return Diagnosis("claim/points-not-percent", "points")
    return None


def _intervals(case: Case) -> Diagnosis | None:
    """Is it the rate over as many intervals as there are years? 13 for 12."""
    if case.ask.measure != "cagr" or case.ask.since is None:
        return None
    rows = case.fact.trail.cells
    if len(rows) < 2 or rows[0].value is None or rows[-1].value is None:
        return _intervals_from_rate(case)
    years = rows[-1].key.period.end - rows[0].key.period.end
    for count in (years + 1, years - 1):
        if count < 1:
            continue
        rate = combine(
            lambda a, b, n=count: (b / a) ** (Decimal(1) / n) - 1,  # type: ignore[misc]
            rows[0].quantity(), rows[-1].quantity(), rising=(False, True),
        )  # fmt: skip
        if case.fits(
            replace(case.fact, value=rate.value, intervals=(rate.interval,), qualifier="=")
        ):
            return Diagnosis("claim/interval-count")
    return None


def _intervals_from_rate(case: Case) -> Diagnosis | None:
    """Return the same where only the rate is published and not the levels."""
    if case.fact.value is None or case.ask.since is None:
        return None
    years = case.ask.period.end - case.ask.since.end
    for count in (years + 1, years - 1):
        if count < 1:
            continue
        base = 1 + case.fact.value
        rate = quantity(base ** (Decimal(years) / count) - 1)
        unit = Decimal("0.0001")
        around = replace(rate.interval, low=rate.value - unit, high=rate.value + unit)
        if case.fits(replace(case.fact, value=rate.value, intervals=(around,), qualifier="=")):
            return Diagnosis("claim/interval-count")
    return None


def _edition(case: Case) -> Diagnosis | None:
    """Is it what another edition printed for the same thing?"""
    if significant_digits(case.number) < FEWEST_DIGITS:
        return None
    subject = (case.ask.indicator, case.ask.region, case.ask.destination)
    for edition in case.evidence.editions_of(subject):
        if edition not in {case.ask.edition, ""} and case.fits_ask(edition=edition):
            return Diagnosis("claim/wrong-edition", edition)
    return None


def _year(case: Case) -> Diagnosis | None:
    """Is it the value of another year of the same series?"""
    if significant_digits(case.number) < FEWEST_DIGITS - 1:
        return None
    subject = (case.ask.indicator, case.ask.region, case.ask.destination)
    rows = case.evidence.rows(subject, (case.ask.edition or "",))
    own = sorted({row.key.period for row in rows if row.key.period.kind == case.ask.period.kind})
    for period in own:
        if period == case.ask.period:
            continue
        changed: dict[str, object] = {"period": period}
        if case.ask.since is not None and not case.ask.since < period:
            continue
        if case.fits_ask(**changed):
            return Diagnosis("claim/wrong-year", str(period))
    if case.ask.since is not None and case.ask.measure != "value":
        for period in own:
            if (
                period != case.ask.since
                and period < case.ask.period
                and case.fits_ask(since=period)
            ):
                return Diagnosis("claim/wrong-year", str(period))
    return None


def _region(case: Case) -> Diagnosis | None:
    """Is it the value of another region?"""
    if significant_digits(case.number) < 2:
        return None
    if case.fact.unit == "倍":
        for key, indicator in case.evidence.facts.config.indicators.items():
            if (
                indicator.unit == "倍"
                and key != case.ask.indicator
                and case.fits_ask(indicator=key)
            ):
                return Diagnosis("claim/wrong-region", key)
    for _, region, destination in case.evidence.subjects.get(case.ask.indicator, ()):
        if (region, destination) == (case.ask.region, case.ask.destination):
            continue
        for edition in dict.fromkeys((case.ask.edition, "", None)):
            if case.fits_ask(region=region, destination=destination, edition=edition):
                return Diagnosis("claim/wrong-region", region)
    return None


def _cross(case: Case) -> Diagnosis | None:
    """Can only values of two editions together give it?"""
    found = across_editions(case)
    return Diagnosis("claim/cross-edition", found) if found else None


def across_editions(case: Case) -> str:
    """Return the edition whose value at the other end would give the number, or an empty text."""
    derive = _DERIVED.get(case.ask.measure)
    if derive is None or not case.ask.edition:
        return ""
    subject = (case.ask.indicator, case.ask.region, case.ask.destination)
    rows = case.evidence.levels(subject, ())
    ends = [row for row in rows if row.key.period == case.ask.period]
    starts = [row for row in rows if _is_start(case.ask, row)]
    for last in ends:
        for first in starts:
            pair = {first.key.edition, last.key.edition}
            if len(pair) == 2 and "" not in pair and case.ask.edition in pair:
                fact = derive(case, first, last)
                if case.fits(fact):
                    return (
                        first.key.edition
                        if last.key.edition == case.ask.edition
                        else last.key.edition
                    )
    return ""


def _is_start(ask: Ask, row: Observation) -> bool:
    period = row.key.period
    if ask.since is not None:
        return period == ask.since
    return are_comparable(period, ask.period) and period.end == ask.period.end - 1


def _rate_of(case: Case, first: Observation, last: Observation) -> Fact:
    years = max(1, last.key.period.end - first.key.period.end)
    power = Decimal(1) / years if case.ask.measure == "cagr" else Decimal(1)
    shift = 0 if case.ask.measure == "times" else 1
    result = combine(
        lambda a, b: (b / a) ** power - shift,
        first.quantity(),
        last.quantity(),
        rising=(False, True),
    )
    unit = "times" if case.ask.measure in {"times", "increase"} else "share"
    return replace(
        case.fact, value=result.value, intervals=(result.interval,), unit=unit, qualifier="="
    )


def _step_of(case: Case, first: Observation, last: Observation) -> Fact:
    years = max(1, last.key.period.end - first.key.period.end)
    divisor = years if case.ask.measure == "points_per_year" else 1
    result = combine(
        lambda a, b: (b - a) / divisor, first.quantity(), last.quantity(), rising=(False, True)
    )
    return replace(case.fact, value=result.value, intervals=(result.interval,), qualifier="=")


_DERIVED: dict[str, Callable[[Case, Observation, Observation], Fact]] = {
    **dict.fromkeys(("yoy", "growth", "cagr", "times", "increase"), _rate_of),
    **dict.fromkeys(("points", "points_per_year", "change"), _step_of),
}
_TESTS: tuple[Callable[[Case], Diagnosis | None], ...] = (
    _qualifier, _scale, _multiple, _points, _percent, _intervals, _edition, _cross, _year, _region,
)  # fmt: skip
