"""Checks of magnitude: the plausible range, lost decimal points, percent given as a share."""

from __future__ import annotations

import math
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt
import pandas as pd

from reportgen.data.causes import findings_by_cause
from reportgen.data.series import medians
from reportgen.data.vocabulary import LEVEL

if TYPE_CHECKING:
    from reportgen.config.models import Indicator, PlausibleRange
    from reportgen.config.project_config import Config
    from reportgen.data.series import Floats, Series
    from reportgen.findings import Finding

POWERS = (1, -1, 2, -2, 3, -3, 4, -4, 5, -5, 6, -6, 7, -7, 8, -8)
CLOSE = math.log10(3.2)
"""A value within about a factor of 3 of its series is of the right magnitude."""

FAR = 2
"""How many times beyond its range a lone value must be before its decimal point is suspected."""


@dataclass(frozen=True, kw_only=True)
class Mistake:
    """What is wrong with a value's magnitude, and the value that was probably meant."""

    code: str
    expected: str = ""
    factor: str = ""


def check_scale(series: Series, config: Config) -> tuple[tuple[Finding, ...], frozenset[int]]:
    """Return values outside their plausible range or of another magnitude, and their rows.

    Rule: outside the range, but inside after moving the decimal point: ``decimal-point-lost``
          (or percent against share where the unit says so); otherwise ``out-of-range``. Inside
          the range, a percentage below 1 or a share above 1 that only fits its series after
          dividing or multiplying by 100 is a percent-share mistake.
    """
    observations = series.observations
    indicator = observations.column("indicator")
    is_level = (observations.column("measure") == LEVEL) & ~np.isnan(series.sizes)
    outside = is_level & _outside(series.sizes, indicator, config)
    middle = medians(series, is_level & ~outside)
    numbers = observations.column("number")
    mistakes: dict[int, Mistake] = {}
    for row in np.flatnonzero(outside).tolist():
        meaning = config.indicators[indicator[row]]
        if meaning.range and not _within(numbers[row], meaning.range):
            mistakes[row] = _judge(numbers[row], meaning, meaning.range, float(middle[row]))
    suspects = is_level & ~outside & _may_be_share(series, indicator, config)
    for row in np.flatnonzero(suspects).tolist():
        meaning = config.indicators[indicator[row]]
        mistake = _percent_or_share(numbers[row], meaning, float(middle[row]))
        if mistake:
            mistakes[row] = mistake
    return _findings(series, config, mistakes), frozenset(mistakes)


def shifted(value: Decimal, power: int) -> Decimal:
    """Return ``value`` with its decimal point moved ``power`` places to the right."""
    return value.scaleb(power)


def plain(value: Decimal) -> str:
    """Return the digits of a number without an exponent."""
    return format(value, "f")


def range_text(limits: PlausibleRange, language: str) -> str:
    """Return ``0–700`` (``≤ 700``, ``≥ 0``) and the reason given for it."""
    low, high = limits.min, limits.max
    shown = f"{low}–{high}" if low is not None and high is not None else ""
    shown = shown or (f"≥ {low}" if low is not None else f"≤ {high}")
    reason = limits.because.get(language)
    return (
        f"{shown}（{reason}）"
        if reason and language == "zh"
        else (f"{shown} ({reason})" if reason else shown)
    )


def _outside(
    sizes: Floats, indicator: npt.NDArray[np.object_], config: Config
) -> npt.NDArray[np.bool_]:
    codes, distinct = pd.factorize(indicator)
    if not len(codes):
        return np.zeros(0, dtype=bool)
    ranges = [config.indicators[key].range for key in distinct]
    low = [float(r.min) if r and r.min is not None else -math.inf for r in ranges]
    high = [float(r.max) if r and r.max is not None else math.inf for r in ranges]
    result: npt.NDArray[np.bool_] = (sizes < np.array(low)[codes]) | (sizes > np.array(high)[codes])
    return result


def _within(value: Decimal, limits: PlausibleRange) -> bool:
    return (limits.min is None or value >= limits.min) and (
        limits.max is None or value <= limits.max
    )


def _judge(value: Decimal, meaning: Indicator, limits: PlausibleRange, middle: float) -> Mistake:
    """Return what is wrong with a value outside its range.

    Its own series decides between several powers of ten, and whether any is likelier than the
    value as it stands; a lone value must be far outside.
    """
    if meaning.unit == "%" and 0 < value < 1 and _within(shifted(value, 2), limits):
        return Mistake(code="data/share-for-percent", expected=plain(shifted(value, 2)))
    if _is_share(meaning) and value > 1 and _within(shifted(value, -2), limits):
        return Mistake(code="data/percent-for-share", expected=plain(shifted(value, -2)))
    powers = [power for power in POWERS if value and _within(shifted(value, power), limits)]
    if not powers:
        return Mistake(code="data/out-of-range")
    power = powers[0]
    if middle > 0 and value > 0:
        power = min(powers, key=lambda p: _distance(shifted(value, p), middle))
        moved = _distance(shifted(value, power), middle)
        is_likelier = moved < CLOSE and moved < _distance(value, middle)
    else:
        is_likelier = _is_far(value, limits)
    if not is_likelier:
        return Mistake(code="data/out-of-range")
    return Mistake(
        code="data/decimal-point-lost",
        expected=plain(shifted(value, power)),
        factor=plain(Decimal(10) ** abs(power)),
    )


def _distance(value: Decimal, middle: float) -> float:
    return abs(float(value.log10()) - math.log10(middle))


def _is_far(value: Decimal, limits: PlausibleRange) -> bool:
    if limits.max is not None and value > limits.max:
        return value > limits.max * FAR
    return limits.min is not None and 0 < value * FAR < limits.min


def _is_share(meaning: Indicator) -> bool:
    return meaning.kind == "share" and meaning.unit == ""


def _may_be_share(
    series: Series, indicator: npt.NDArray[np.object_], config: Config
) -> npt.NDArray[np.bool_]:
    """Return percentages between 0 and 1 and shares above 1."""
    percents = [key for key, i in config.indicators.items() if i.unit == "%"]
    shares = [key for key, i in config.indicators.items() if _is_share(i)]
    sizes = series.sizes
    result: npt.NDArray[np.bool_] = (
        np.isin(indicator, np.array(percents, dtype=object)) & (sizes > 0) & (sizes < 1)
    ) | (np.isin(indicator, np.array(shares, dtype=object)) & (sizes > 1))
    return result


def _percent_or_share(value: Decimal, meaning: Indicator, middle: float) -> Mistake | None:
    """Return the mistake of a value that fits its series only after a factor of 100."""
    power = 2 if meaning.unit == "%" else -2
    moved = shifted(value, power)
    if _is_share(meaning) and meaning.range is None:
        fits = moved <= 1
    else:
        fits = (
            middle > 0
            and _distance(moved, middle) < CLOSE
            and _distance(value, middle) > 1.5 * CLOSE
        )
    if not fits or (meaning.range and not _within(moved, meaning.range)):
        return None
    code = "data/share-for-percent" if power == 2 else "data/percent-for-share"
    return Mistake(code=code, expected=plain(moved))


def _neighbours(series: Series, row: int) -> str:
    """Return the first other values of the series, for a value judged by them."""
    value, period = (series.observations.column(name) for name in ("value", "period"))
    others = [k for k in series.rows_with(row) if k != row and value[k]]
    return ", ".join(f"{value[k]} ({period[k]})" for k in others[:3]) or "0–1"


def _findings(series: Series, config: Config, mistakes: dict[int, Mistake]) -> tuple[Finding, ...]:
    observations, language = series.observations, config.report.language

    def values(row: int) -> dict[str, str]:
        meaning = config.indicators[observations.column("indicator")[row]]
        return {
            "indicator": meaning.name.get(language),
            "value": str(observations.column("value")[row]),
            "unit": meaning.unit,
            "expected": mistakes[row].expected,
            "factor": mistakes[row].factor,
            "reference": range_text(meaning.range, language)
            if meaning.range
            else _neighbours(series, row),
        }

    return tuple(
        finding
        for code in sorted({mistake.code for mistake in mistakes.values()})
        for finding in findings_by_cause(
            code,
            (row for row in sorted(mistakes) if mistakes[row].code == code),
            place=observations.place,
            values=values,
        )
    )
