"""Published rates against the rates their own levels give."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

import numpy as np

from reportgen.data.causes import findings_by_cause
from reportgen.data.checks_scale import shifted
from reportgen.data.vocabulary import LEVEL, RATES, RATIOS
from reportgen.numerals.interval import (
    Quantity,
    apply,
    of_printed,
    quantity,
)
from reportgen.periods import Period, year

if TYPE_CHECKING:
    from reportgen.config.project_config import Config
    from reportgen.data.frame import Observations
    from reportgen.data.series import Series
    from reportgen.findings import Finding

POINTS = "points"
CHECKED = (*RATES, *RATIOS, POINTS)
ONE = Decimal(1)
MONTHS = 12

Levels = dict[tuple[str, str, str, str, Period], list[int]]


@dataclass(frozen=True, kw_only=True)
class Contradiction:
    """A printed rate, the rows of the levels it contradicts, and what they give."""

    code: str
    start: int
    end: int
    derived: Quantity


def check_rates(series: Series, config: Config, wrong: frozenset[int]) -> tuple[Finding, ...]:
    """Return published rates that no true values behind the printed levels can give.

    Rule:    levels at both ends in the same edition, or of the same source where there is none;
             a printed 9.3 stands for [9.25, 9.35). The base year of an index is exactly 100. A
             rate in percent that fits as a share was printed as one.
    Missing: rates without both levels are not checked.
    """
    observations = series.observations
    measure = observations.column("measure")
    is_rate = np.isin(measure, np.array(CHECKED, dtype=object)) & (
        observations.column("value") != ""
    )
    rows = [row for row in np.flatnonzero(is_rate).tolist() if row not in wrong]
    levels = _levels(series, rows, wrong)
    found: dict[int, Contradiction] = {}
    for row in rows:
        contradiction = _contradiction(series, config, row, levels)
        if contradiction:
            found[row] = contradiction
    return tuple(
        finding
        for code in sorted({one.code for one in found.values()})
        for finding in findings_by_cause(
            code,
            (row for row in sorted(found) if found[row].code == code),
            place=observations.place,
            values=lambda row: _values(observations, config, row, found[row]),
        )
    )


def _levels(series: Series, rates: list[int], wrong: frozenset[int]) -> Levels:
    """Return the rows of the levels that share their subject with some rate."""
    if not rates:
        return {}
    observations = series.observations
    wanted = {_subject(observations, row) for row in rates}
    is_level = (observations.column("measure") == LEVEL) & (observations.column("value") != "")
    is_level &= np.isin(observations.column("indicator"), sorted({one[0] for one in wanted}))
    levels: Levels = {}
    for row in np.flatnonzero(is_level).tolist():
        subject = _subject(observations, row)
        if subject in wanted and row not in wrong:
            levels.setdefault((*subject, series.periods[row]), []).append(row)
    return levels


def _subject(observations: Observations, row: int) -> tuple[str, str, str, str]:
    frame = observations
    return (
        frame.column("indicator")[row],
        frame.column("region")[row],
        frame.column("destination")[row],
        frame.column("edition")[row],
    )


def _contradiction(
    series: Series, config: Config, row: int, levels: Levels
) -> Contradiction | None:
    observations = series.observations
    measure = str(observations.column("measure")[row])
    ends = _ends(series.periods[row], measure)
    if ends is None:
        return None
    subject, source = _subject(observations, row), observations.column("source")
    pairs = [
        (start, end)
        for start in levels.get((*subject, ends[0]), ())
        for end in levels.get((*subject, ends[1]), ())
        if subject[-1] or source[start] == source[end] == source[row]
    ]
    number, qualifier = observations.column("number")[row], observations.column("qualifier")[row]
    printed = of_printed(number, qualifier)
    as_percent = of_printed(shifted(number, 2), qualifier)
    result: Contradiction | None = None
    for start, end in pairs:
        derived = _derived(
            measure, _level(observations, config, start), _level(observations, config, end), ends
        )
        if derived is None or printed.overlaps(derived.interval):
            return None
        is_share = measure in RATES and as_percent.overlaps(derived.interval)
        code = "data/share-for-percent" if is_share else "data/rate-contradicts-levels"
        result = result or Contradiction(code=code, start=start, end=end, derived=derived)
    return result


def _ends(period: Period, measure: str) -> tuple[Period, Period] | None:
    """Return the periods whose levels the rate compares, or None where that is not defined."""
    if period.kind == "cumulative":
        return None
    if period.kind == "span":
        if measure == "yoy" and period.end - period.start != 1:
            return None
        return year(period.start), year(period.end)
    if measure == "cagr":
        return None
    before = Period(period.first_month - MONTHS, period.last_month - MONTHS, period.kind)
    return before, period


def _level(observations: Observations, config: Config, row: int) -> Quantity:
    meaning = config.indicators[observations.column("indicator")[row]]
    is_base = meaning.base == observations.column("period")[row]
    return quantity(
        observations.column("number")[row], observations.column("qualifier")[row], exact=is_base
    )


def _derived(
    measure: str, start: Quantity, end: Quantity, ends: tuple[Period, Period]
) -> Quantity | None:
    """Return the rate two levels give, in the unit it is printed in; None for levels <= 0."""
    if measure == POINTS:
        return end - start
    if start.low <= 0 or end.low < 0:
        return None
    ratio = end / start
    if measure == "multiple":
        return ratio
    if measure == "increase":
        return apply(lambda x: x - ONE, ratio)
    if measure == "cagr":
        root = ONE / Decimal(ends[1].end - ends[0].end)
        ratio = apply(lambda x: x**root, ratio)
    return apply(lambda x: (x - ONE) * 100, ratio)


def _values(
    observations: Observations, config: Config, row: int, found: Contradiction
) -> dict[str, str]:
    value, period = observations.column("value"), observations.column("period")
    meaning = config.indicators[observations.column("indicator")[row]]
    exponent = observations.column("number")[row].as_tuple().exponent
    decimals = max(-exponent, 0) + 1
    expected = _rounded(found.derived.value, decimals)
    ends = (found.start, found.end)
    levels = ", ".join(f"{value[r]} ({period[r]}, {observations.place(r)})" for r in ends)
    return {
        "indicator": meaning.name.get(config.report.language),
        "value": str(value[row]),
        "unit": "%" if observations.column("measure")[row] in RATES else "",
        "measure": str(observations.column("measure")[row]),
        "period": str(period[row]),
        "expected": expected,
        "low": _rounded(found.derived.low, decimals),
        "high": _rounded(found.derived.high, decimals),
        "levels": levels,
        "reference": levels,
        "factor": "",
    }


def _rounded(value: Decimal, decimals: int) -> str:
    return format(value, f".{decimals}f") if value.is_finite() else "∞"
