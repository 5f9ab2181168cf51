"""Checks of rows that say the same thing: repetitions, and sources that disagree."""

from __future__ import annotations

import math
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from reportgen.data.causes import findings_by_cause
from reportgen.data.checks_scale import POWERS, plain, shifted
from reportgen.data.frame import KEY
from reportgen.data.series import medians
from reportgen.numerals.interval import of_printed

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from reportgen.data.series import Floats, Series
    from reportgen.findings import Finding


class Pair(NamedTuple):
    """Two rows with one key: the one reported, the one it is compared with, and why."""

    code: str
    row: int
    other: int
    expected: str = ""
    factor: str = ""


def check_repetitions(
    series: Series, wrong: frozenset[int]
) -> tuple[tuple[Finding, ...], frozenset[int]]:
    """Return repeated and contradicting rows, and the rows whose value is thereby in doubt.

    Rule: one source saying the same twice, or two things, is a mistake. Two sources corroborate
          each other when the true values behind their printed digits can be the same, else they
          disagree; a disagreement by a power of ten is a lost decimal point.
    """
    usable = np.ones(len(series.observations), dtype=bool)
    usable[sorted(wrong)] = False
    middle = medians(series, usable)
    pairs: dict[int, Pair] = {}
    for rows in _rows_of_one_key(series, wrong):
        for pair in _pairs(series, rows, middle):
            pairs.setdefault(pair.row, pair)
    doubtful = {r for p in pairs.values() if p.code != "data/duplicate-row" for r in p[1:3]}
    return _findings(series, pairs), frozenset(doubtful)


def _rows_of_one_key(series: Series, wrong: frozenset[int]) -> Iterator[list[int]]:
    """Yield the rows of every key that occurs more than once."""
    frame = series.observations.frame
    if not len(frame):
        return
    repeated = np.flatnonzero(frame.duplicated(KEY, keep=False).to_numpy())
    repeated = repeated[[int(row) not in wrong for row in repeated]] if wrong else repeated
    groups: dict[int, list[int]] = {}
    number = frame.iloc[repeated].groupby(KEY, sort=False).ngroup()
    for row, group in zip(repeated.tolist(), number.tolist(), strict=True):
        groups.setdefault(group, []).append(row)
    yield from groups.values()


def _pairs(series: Series, rows: list[int], middle: Floats) -> Iterator[Pair]:
    observations = series.observations
    source, numbers = observations.column("source"), observations.column("number")
    qualifier = observations.column("qualifier")
    first_of: dict[str, int] = {}
    for row in rows:
        first = first_of.setdefault(source[row], row)
        if first != row:
            same = numbers[row] == numbers[first] and qualifier[row] == qualifier[first]
            yield Pair("data/duplicate-row" if same else "data/two-values", row, first)
    yield from _disagreements(
        series, [r for r in first_of.values() if numbers[r] is not None], middle
    )


def _disagreements(series: Series, rows: list[int], middle: Floats) -> Iterator[Pair]:
    """Yield the first pair of sources whose printed values cannot both be right."""
    observations = series.observations
    numbers, qualifier = observations.column("number"), observations.column("qualifier")
    for position, row in enumerate(rows):
        here = of_printed(numbers[row], qualifier[row])
        for other in rows[:position]:
            if here.overlaps(of_printed(numbers[other], qualifier[other])):
                continue
            power = _power_between(numbers[row], numbers[other])
            if power is None:
                yield Pair("data/sources-disagree", row, other)
            else:
                suspect, right = _farther(series, row, other, float(middle[row]))
                factor = plain(shifted(Decimal(1), abs(power)))
                expected = plain(numbers[right])
                yield Pair("data/decimal-point-lost", suspect, right, expected, factor)
            return


def _power_between(one: Decimal, other: Decimal) -> int | None:
    """Return the power of ten that takes ``one`` to ``other`` within their printed digits."""
    target = of_printed(other)
    matching = (p for p in POWERS if one and of_printed(shifted(one, p)).overlaps(target))
    return next(matching, None)


def _farther(series: Series, row: int, other: int, middle: float) -> tuple[int, int]:
    """Return the two rows, the one less like the rest of its series first; else the larger."""
    sizes = np.abs(series.sizes)
    has_others = len(series.rows_with(row)) > 2 and middle > 0

    def oddness(candidate: int) -> tuple[float, float]:
        size = float(sizes[candidate])
        return (abs(math.log10(size / middle)) if has_others and size else 0.0, size)

    right, suspect = sorted((row, other), key=oddness)
    return suspect, right


def _findings(series: Series, pairs: dict[int, Pair]) -> tuple[Finding, ...]:
    observations = series.observations

    def values(row: int) -> dict[str, str]:
        pair = pairs[row]
        return {
            "value": str(observations.column("value")[row]),
            "source": str(observations.column("source")[row]),
            "other": str(observations.column("value")[pair.other]),
            "other_source": str(observations.column("source")[pair.other]),
            "place": str(observations.place(pair.other)),
            "expected": pair.expected,
            "factor": pair.factor,
            "reference": f"{observations.place(pair.other)}",
            "unit": "",
            "indicator": str(observations.column("indicator")[row]),
            "period": str(observations.column("period")[row]),
        }

    def of(code: str) -> Iterable[int]:
        return (row for row in sorted(pairs) if pairs[row].code == code)

    return tuple(
        finding
        for code in sorted({pair.code for pair in pairs.values()})
        for finding in findings_by_cause(code, of(code), place=observations.place, values=values)
    )
