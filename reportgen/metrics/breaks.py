"""Borders of tiers from the values themselves: quantiles and natural breaks.

Values are compared at 12 significant digits; equal values are never parted. A border lies half way
between the two neighbouring values it parts, so that no region sits on one.
"""

from __future__ import annotations

from collections import Counter
from decimal import Context, Decimal, localcontext
from itertools import accumulate
from typing import TYPE_CHECKING

from reportgen.errors import ComputeError
from reportgen.metrics.ranks import compared
from reportgen.metrics.tiers import Band
from reportgen.numerals.interval import HALF, PRECISION

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from reportgen.numerals.interval import Quantity

_SUMS = Context(prec=60)
"""Squares of 12-digit numbers and their sums stay exact."""


def quantiles(values: Iterable[Quantity], ids: Sequence[str]) -> tuple[Band, ...]:
    """Return bands that hold equally many values, highest first, as far as ties allow.

    Rule:    the value at place p of n (from 0, highest first) is in band floor(p k / n) of k; equal
             values share the place of the first.
    Raises:  ComputeError metric/too-few-values when a band would stay empty.
    Example: 8, 6, 4, 2 in two bands: [5, inf) and (-inf, 5).
    """
    ordered = sorted((compared(value.value) for value in values), reverse=True)
    first_of_band: dict[int, Decimal] = {}
    for place, value in enumerate(ordered):
        if place == 0 or value != ordered[place - 1]:
            first_of_band.setdefault(place * len(ids) // len(ordered), value)
    distinct = list(dict.fromkeys(ordered))
    if len(first_of_band) < len(ids):
        raise _too_few(distinct, ids)
    return _split(distinct, list(first_of_band.values()), ids)


def natural_breaks(values: Iterable[Quantity], ids: Sequence[str]) -> tuple[Band, ...]:
    """Return the bands whose values differ least within them, highest first (Jenks).

    Rule:    the least sum of squared deviations from the means of the bands, found exactly by
             dynamic programming over the sorted values; of equally good borders the highest band
             is the smallest.
    Raises:  ComputeError metric/too-few-values when there are fewer different values than bands.
    Source:  Fisher (1958), On grouping for maximum homogeneity; the criterion of Jenks (1967).
    Example: 9, 8, 2, 1 in two bands: [5, inf) and (-inf, 5).
    """
    ordered = sorted((compared(value.value) for value in values), reverse=True)
    distinct = list(dict.fromkeys(ordered))
    if len(distinct) < len(ids):
        raise _too_few(distinct, ids)
    with localcontext(_SUMS):
        starts = _best_starts(Counter(ordered), distinct, len(ids))
    return _split(distinct, [distinct[at] for at in starts], ids)


def _best_starts(
    counts: Mapping[Decimal, int], distinct: Sequence[Decimal], bands: int
) -> list[int]:
    """Return where each band starts in ``distinct``.

    Least squares within bands is the greatest sum of total^2 / count over the bands. The best
    start of the last band never moves back as values are added, so each round halves its range:
    bands x n log n steps, exact.
    """
    numbers = [0, *accumulate(counts[value] for value in distinct)]
    totals = [Decimal(0), *accumulate(value * counts[value] for value in distinct)]
    size = len(distinct)

    def gain(start: int, end: int) -> Decimal:
        between = totals[end] - totals[start]
        return between * between / (numbers[end] - numbers[start])

    best = [gain(0, end) if end else Decimal(0) for end in range(size + 1)]
    choices: list[list[int]] = []
    for band in range(1, bands):
        reached, chosen = list(best), [0] * (size + 1)
        ranges = [(band + 1, size, band, size - 1)]
        while ranges:
            low, high, first, last = ranges.pop()
            if low > high:
                continue
            end = (low + high) // 2
            candidates = range(first, min(last, end - 1) + 1)
            reached[end], back = max((best[at] + gain(at, end), -at) for at in candidates)
            start = chosen[end] = -back
            ranges += [(low, end - 1, first, start), (end + 1, high, start, last)]
        best = reached
        choices.append(chosen)
    starts = [size]
    for chosen in reversed(choices):
        starts.append(chosen[starts[-1]])
    return [0, *reversed(starts[1:])]


def _too_few(distinct: Sequence[Decimal], ids: Sequence[str]) -> ComputeError:
    return ComputeError("metric/too-few-values", count=str(len(distinct)), tiers=str(len(ids)))


def _split(
    descending: Sequence[Decimal], starts: Sequence[Decimal], ids: Sequence[str]
) -> tuple[Band, ...]:
    """Return bands whose highest values are ``starts``, borders half way to the value above."""
    borders: list[Decimal | None] = [None]
    with localcontext(PRECISION):
        for start in starts[1:]:
            above = descending[descending.index(start) - 1]
            borders.append((above + start) * HALF)
    return tuple(
        Band(id=name, min=low, max=high)
        for name, high, low in zip(ids, borders, [*borders[1:], None], strict=True)
    )
