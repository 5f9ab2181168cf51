"""Tiers: named bands of regions by a declared rule, and how surely a region is in its band.

A rule gives bands, ``tier_of`` puts a value into one. Bands are listed highest first and hold
[min, max). Tiers that a publisher assigned are never computed and have no place here.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import pairwise
from typing import TYPE_CHECKING, Protocol

from reportgen.errors import ComputeError
from reportgen.metrics.derived import at_least_zero
from reportgen.metrics.shares import shares_of_sum
from reportgen.numerals.interval import (
    INFINITY,
    Interval,
    Quantity,
    point,
    scaled,
)
from reportgen.numerals.write import digits_text

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence


class DeclaredBand(Protocol):
    """A band as its author wrote it; ``config.models.TierBand`` is one."""

    @property
    def id(self) -> str:
        """Return the id."""

    @property
    def min(self) -> Decimal | None:
        """Return the lower border, included."""

    @property
    def max(self) -> Decimal | None:
        """Return the upper border, excluded."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Band:
    """A band [min, max); None is no border."""

    id: str
    min: Decimal | None = None
    max: Decimal | None = None

    @property
    def interval(self) -> Interval:
        """Return the numbers of the band."""
        low = -INFINITY if self.min is None else self.min
        return Interval(low, INFINITY if self.max is None else self.max, high_closed=False)


@dataclass(frozen=True, kw_only=True, slots=True)
class BandProblem:
    """What is wrong with declared bands: a code and the values of its sentence."""

    code: str
    values: Mapping[str, str]


@dataclass(frozen=True, kw_only=True, slots=True)
class Tier:
    """The band of a value.

    ``to_lower``  value - min, how far it may fall; ``to_upper``: max - value. None without border.
    ``decided``   the whole interval of the value lies in the band.
    ``at_least``  the value is a lower bound (>5000): this band or a higher one.
    ``possible``  ids of the bands its interval touches, highest first.
    """

    id: str
    to_lower: Quantity | None
    to_upper: Quantity | None
    decided: bool
    at_least: bool
    possible: tuple[str, ...]


def check_bands(bands: Sequence[DeclaredBand]) -> tuple[BandProblem, ...]:
    """Return what is wrong with declared bands: repeated ids, empty bands, order, gaps, overlaps.

    Rule:    highest first; each band begins where the one above it does not reach. A border left
             out between two bands is that of its neighbour.
    Codes:   metric/tier-repeated, metric/tier-empty, metric/tier-order, metric/tier-gap,
             metric/tier-overlap.
    """
    ids = [band.id for band in bands]
    problems = [
        BandProblem(code="metric/tier-repeated", values={"tier": name})
        for name in dict.fromkeys(ids)
        if ids.count(name) > 1
    ]
    problems += [
        BandProblem(code="metric/tier-order", values={"upper": upper.id, "lower": lower.id})
        for upper, lower in pairwise(bands)
        if _is_higher(lower, upper)
    ]
    if problems:
        return tuple(problems)
    complete = complete_bands(bands)
    empty = tuple(
        BandProblem(code="metric/tier-empty", values=_borders(band))
        for band in complete
        if band.interval.low >= band.interval.high
    )
    return empty or tuple(problem for pair in pairwise(complete) if (problem := _between(*pair)))


def complete_bands(bands: Sequence[DeclaredBand]) -> tuple[Band, ...]:
    """Return the bands with the borders their neighbours give where one is left out."""
    filled: list[Band] = []
    for at, band in enumerate(bands):
        low, high = band.min, band.max
        if low is None and at + 1 < len(bands):
            low = bands[at + 1].max
        if high is None and at > 0:
            high = bands[at - 1].min
        filled.append(Band(id=band.id, min=low, max=high))
    return tuple(filled)


def thresholds(bands: Sequence[DeclaredBand]) -> tuple[Band, ...]:
    """Return declared bands, complete and checked.

    Raises:  ComputeError with the code of the first problem ``check_bands`` finds.
    """
    for problem in check_bands(bands):
        raise ComputeError(problem.code, **problem.values)
    return complete_bands(bands)


def relative_bands(bands: Sequence[DeclaredBand]) -> tuple[Band, ...]:
    """Return bands declared in percent of a reference (125, 100, 70) as bands of shares.

    Use:     with the values of ``relative_values``.
    Raises:  as ``thresholds``.
    Source:  the European Innovation Scoreboard's performance groups: 125, 100 and 70 % of the mean.
    """
    return tuple(
        replace(
            band,
            min=None if band.min is None else band.min.scaleb(-2),
            max=None if band.max is None else band.max.scaleb(-2),
        )
        for band in thresholds(bands)
    )


def relative_values(
    values: Mapping[str, Quantity | None], reference: Quantity | None = None
) -> dict[str, Quantity]:
    """Return every value as a share of the reference, or of the mean of all values.

    Unit:     a share: 1.25 is 125 % of the reference.
    Missing:  no share, and the mean is that of the regions with a value.
    Interval: exact: a value that is part of the mean, or the reference itself, is not counted
              twice.
    Raises:   ComputeError metric/nothing-to-add without values, metric/non-positive-base when the
              reference is <= 0, metric/negative-part when a value is < 0, metric/zero-whole when
              all are zero.
    """
    known = {region: value for region, value in values.items() if value is not None}
    if reference is None:
        shares = shares_of_sum(tuple(known.values()))
        count = Decimal(len(known))
        pairs = zip(known, shares, strict=True)
        return {region: scaled(share.quantity, count) for region, share in pairs}
    if reference.value <= 0:
        raise ComputeError("metric/non-positive-base", value=digits_text(reference.value))
    for value in known.values():
        if value.value < 0:
            raise ComputeError("metric/negative-part", part=digits_text(value.value))
    return {
        region: point(1) if value is reference else at_least_zero(value) / reference
        for region, value in known.items()
    }


def tier_of(value: Quantity, bands: Sequence[Band]) -> Tier:
    """Return the band of a value, its margins, and whether its printed digits decide it.

    Rule:    of the bands the interval touches, the one that holds the value; for a value without
             upper bound the lowest.
    Raises:  ComputeError metric/outside-tiers when no band holds it.
    Example: 145.00 in [140, 150) has 5.00 to both borders and is decided.
    """
    possible = [band for band in bands if band.interval.overlaps(value.interval)]
    if not possible:
        raise ComputeError("metric/outside-tiers", value=digits_text(value.value))
    bounded = value.high.is_finite()
    inside = [band for band in possible if band.interval.contains(value.value)]
    band = (inside[0] if inside else possible[0]) if bounded else possible[-1]
    covered = any(_holds(one.interval, value.interval) for one in possible)
    return Tier(
        id=band.id,
        to_lower=None if band.min is None else value - point(band.min),
        to_upper=None if band.max is None else point(band.max) - value,
        decided=len(possible) == 1 and covered,
        at_least=not bounded and len(possible) > 1,
        possible=tuple(one.id for one in possible),
    )


def _holds(outer: Interval, inner: Interval) -> bool:
    """Return whether ``inner`` lies wholly in a band, whose upper end is open."""
    return outer.low <= inner.low and (
        inner.high < outer.high or (inner.high == outer.high and not inner.high_closed)
    )


def _is_higher(lower: DeclaredBand, upper: DeclaredBand) -> bool:
    """Return whether a band listed below another has the higher borders."""
    starts = lower.min is not None and upper.min is not None and lower.min >= upper.min
    ends = lower.max is not None and upper.max is not None and lower.max > upper.max
    return (
        starts
        or ends
        or (lower.min is not None and upper.max is not None and lower.min >= upper.max)
    )


def _between(upper: Band, lower: Band) -> BandProblem | None:
    """Return the gap or overlap between two neighbouring bands."""
    border, reach = upper.interval.low, lower.interval.high
    if border == reach:
        return None
    values = {"upper": upper.id, "lower": lower.id}
    values |= {"border": digits_text(border), "reach": digits_text(reach)}
    code = "metric/tier-gap" if reach < border else "metric/tier-overlap"
    return BandProblem(code=code, values=values)


def _borders(band: Band) -> dict[str, str]:
    ends = band.interval
    return {"tier": band.id, "min": digits_text(ends.low), "max": digits_text(ends.high)}
