"""What kind of mistake a contradicted number is: whose value it would be, or how it was misread.

Each test asks one question; the first that says yes names the code. They are tried in the order of
how often editors make them and how little they can be chance.
"""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

from reportgen.narrative.claims.facts.derived_facts import moved, rate_over
from reportgen.narrative.claims.judging import whose_value
from reportgen.narrative.claims.judging.case import Case, Diagnosis
from reportgen.narrative.claims.judging.compare import LOOSE_SIGNS
from reportgen.numerals.interval import Interval, Quantity
from reportgen.numerals.write import split_scale

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from reportgen.facts.model import Fact
    from reportgen.periods import Period

_GROWTH = frozenset({"yoy", "growth", "cagr", "times", "increase"})
_NOT_SCALED = frozenset({"share", "%", "points", "percentage_points", "times", ""})
"""Units of which there is no 万 or 亿."""

_ENGLISH_POWERS = (12, 9, 6, 3)
_SHIFTS = (1, -1, 2, -2, 3, -3, 4, -4, 5, -5, 6, -6, 8, -8)
"""Powers of ten a number is off by when a point or a scale word went wrong; nearest first."""

_NEAR_FROM, _NEAR_TO = Decimal("0.7"), Decimal("1.43")
_SAME_DIGITS, _SAME_PRINT = Decimal("0.01"), Decimal("0.001")
_RATE_STEP = Decimal("0.0001")


def diagnose(case: Case) -> Diagnosis:
    """Return the code of a contradicted number."""
    for test in _TESTS:
        found = test(case)
        if found is not None:
            return found
    return Diagnosis(_code_of_kind(case))


def _code_of_kind(case: Case) -> str:
    """Return the code where no test knows more than that the number is wrong."""
    indicator = case.evidence.facts.config.indicators[case.ask.indicator]
    if case.kind.name == "share" or (indicator.kind == "share" and case.ask.measure == "value"):
        return "claim/share-mismatch"
    if case.ask.measure in _GROWTH:
        return "claim/growth-mismatch"
    return "claim/value-mismatch"


def _qualifier(case: Case) -> Diagnosis | None:
    """Return the code of a wrong qualifier: 近260 for 267.57, 超过270 for 267.57."""
    if case.number.qualifier in {"=", "~"} or case.kind.name == "doubling":
        return None
    return Diagnosis("claim/qualifier") if _is_near(case) else None


def _is_near(case: Case) -> bool:
    """Return whether the digits are of the size of the fact: 270 for 267.57, not 1163 for 1638."""
    if not case.fact.value:
        return False
    ratio = abs(case.number.value * case.judged.factor / case.fact.value)
    return _NEAR_FROM <= ratio <= _NEAR_TO


def _scale(case: Case) -> Diagnosis | None:
    """Return the code of a value off by a power of ten: 7384万 for 73.84万."""
    number = case.number
    if number.qualifier not in {"=", "~"} or not case.fact.value or number.sign in LOOSE_SIGNS:
        return None
    if case.digits < 2:
        return None
    off = case.fact.value.adjusted() - (number.value * case.judged.factor).adjusted()
    for step in _SHIFTS:
        if abs(step - off) > 1:
            continue  # of another size
        factor = case.judged.factor.scaleb(step)
        if _same_digits(case, factor) and _overlaps(case, factor):
            return Diagnosis(
                "claim/unit-scale" if _is_scale_wrong(case) else "claim/decimal-point-lost"
            )
    return None


def _overlaps(case: Case, factor: Decimal) -> bool:
    """Return whether the shifted digits can stand for the fact."""
    claim = case.said.times(factor)
    return any(claim.overlaps(one) for one in case.fact.intervals)


def _same_digits(case: Case, factor: Decimal) -> bool:
    """Return whether the shifted digits are those of the fact, not merely inside its interval."""
    said = case.number.value * factor
    true = abs(case.fact.value or Decimal(0))
    return bool(said) and abs(abs(said) - true) <= true * _SAME_DIGITS


def _is_scale_wrong(case: Case) -> bool:
    """Return whether the scale word is wrong and no point lost: the digits as printed tell."""
    number, unit = case.number, case.fact.unit
    power, _ = split_scale(unit)
    if unit in _NOT_SCALED or not (power or number.power):
        return False
    true = abs(case.fact.value or Decimal(0))
    is_english = number.power in _ENGLISH_POWERS
    for own in (*(_english_power(true.scaleb(power)) if is_english else (0,)), power):
        shown = true.scaleb(power - own)
        is_printed = abs(shown - number.value) <= shown * _SAME_PRINT
        if shown and is_printed and own != number.power:
            return True
    return False


def _english_power(value: Decimal) -> tuple[int, ...]:
    """Return the powers of the scale words a value can have: 6 and 3 for 1983500."""
    return tuple(size for size in _ENGLISH_POWERS if value >= Decimal(1).scaleb(size))


def _multiple(case: Case) -> Diagnosis | None:
    """Return the code of a ratio told as an increase, or an increase told as a ratio."""
    if case.ask.measure not in {"times", "increase"}:
        return None
    other, step = ("increase", -1) if case.ask.measure == "times" else ("times", 1)
    if case.fits_ask(replace(case.ask, measure=other)) or case.fits(moved(case.fact, step)):
        return Diagnosis("claim/multiple-wording")
    return None


def _points(case: Case) -> Diagnosis | None:
    """Return the code of a growth rate told in points: 指数提高8.55个百分点."""
    measures = {"points": ("yoy", "growth"), "points_per_year": ("cagr",)}.get(case.ask.measure, ())
    rates = (case.evidence.answer(replace(case.ask, measure=measure)) for measure in measures)
    if any(rate is not None and case.fits(_in_percent(rate)) for rate in rates):
        return Diagnosis("claim/points-not-percent")
    return None


def _in_percent(rate: Fact) -> Fact:
    """Return a rate as a percentage: 8.55 for 0.0855."""
    intervals = tuple(
        replace(one, low=one.low * 100, high=one.high * 100) for one in rate.intervals
    )
    value = None if rate.value is None else rate.value * 100
    return replace(rate, unit="%", value=value, intervals=intervals)


def _percent(case: Case) -> Diagnosis | None:
    """Return the code of a change in points told in per cent: 研发投入强度提高0.52%."""
    indicator = case.evidence.facts.config.indicators[case.ask.indicator]
    is_growth = case.ask.measure in {"yoy", "growth"}
    if case.number.sign != "percent" or indicator.unit != "%" or not is_growth:
        return None
    fact = case.evidence.answer(replace(case.ask, measure="points"))
    if fact is not None and case.fits(replace(fact, unit="%")):
        return Diagnosis("claim/points-not-percent", "points")
    return None


def _intervals(case: Case) -> Diagnosis | None:
    """Return the code of a rate over as many intervals as there are years: 13 for 12."""
    if case.ask.measure != "cagr" or case.ask.since is None:
        return None
    is_miscounted = any(case.fits(rate) for rate in _rates_miscounted(case, case.ask.since))
    return Diagnosis("claim/interval-count") if is_miscounted else None


def _rates_miscounted(case: Case, since: Period) -> Iterator[Fact]:
    """Return the rate over one interval more and one less; of a published rate, nearly so."""
    cells, value = case.fact.trail.cells, case.fact.value
    if len(cells) > 1 and cells[0].value is not None and cells[-1].value is not None:
        years = cells[-1].key.period.end - cells[0].key.period.end
        for count in _miscounts(years):
            yield case.with_value(rate_over(cells[0], cells[-1], count))
    elif value is not None:
        years = case.ask.period.end - since.end
        for count in _miscounts(years):
            rate = (1 + value) ** (Decimal(years) / count) - 1
            around = Interval(rate - _RATE_STEP, rate + _RATE_STEP, high_closed=False)
            yield case.with_value(Quantity(rate, around))


def _miscounts(years: int) -> tuple[int, ...]:
    return tuple(count for count in (years + 1, years - 1) if count > 0)


_TESTS: tuple[Callable[[Case], Diagnosis | None], ...] = (
    _qualifier,
    _scale,
    _multiple,
    _points,
    _percent,
    _intervals,
    whose_value.of_edition,
    whose_value.of_two_editions,
    whose_value.of_year,
    whose_value.of_region,
)
