"""Ranks of regions, and the places their printed digits leave open.

Ties share the smallest place ("min": 1, 2, 2, 4). Values are unrounded and compared after 12
significant digits, so the noise of a computation never decides a place.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from dataclasses import dataclass
from decimal import ROUND_HALF_EVEN, Context, Decimal
from typing import TYPE_CHECKING

from reportgen.metrics.derived import Derived
from reportgen.numerals.interval import Interval, Quantity
from reportgen.numerals.write import MINUS

if TYPE_CHECKING:
    from collections.abc import Mapping

SIGNIFICANT_DIGITS = 12
_COMPARED = Context(prec=SIGNIFICANT_DIGITS, rounding=ROUND_HALF_EVEN)


@dataclass(frozen=True, kw_only=True, slots=True)
class Rank:
    """A place among the regions compared.

    ``place`` from the values as they are; ``low`` (best) and ``high`` (worst) are the places the
    intervals of the values leave open. ``tied`` regions share the place, this one included;
    ``of`` regions have a value.
    """

    place: int
    low: int
    high: int
    of: int
    tied: int = 1

    @property
    def is_decided(self) -> bool:
        """Return whether the printed digits leave one place only."""
        return self.low == self.high


def compared(value: Decimal) -> Decimal:
    """Return a value as ranks and tiers compare it: at 12 significant digits."""
    return _COMPARED.plus(value)


def rank_regions(
    values: Mapping[str, Quantity | None], direction: str = "higher"
) -> dict[str, Rank]:
    """Return the rank of every region that has a value, in the order of ``values``.

    Rule:    1 + the number of better values; ties share the smallest place. ``lower``: less is
             better, any other direction: more. A bound is what it says: >5000 stands above 5000.
    Range:   ``low`` counts the regions that are better whatever the true values, ``high`` those
             that can be; regions that merely can be equal to this one take no place from it.
    Missing: no rank, and nobody's rank changes by it.
    Example: 9, 7, 7, 5 give 1, 2, 2, 4.
    """
    known = {
        region: _comparable(value, direction)
        for region, value in values.items()
        if value is not None
    }
    centres = sorted(one.value for one in known.values())
    lows = sorted(_low_end(one.interval) for one in known.values())
    highs = sorted(one.high for one in known.values())
    found: dict[str, tuple[int, int, int]] = {}
    for region, one in known.items():
        better = len(centres) - bisect_right(centres, one.value)
        surely_better = len(lows) - bisect_right(lows, _high_end(one.interval))
        maybe_better = len(highs) - bisect_right(highs, one.low) - (one.high > one.low)
        low, high = 1 + surely_better, 1 + maybe_better
        found[region] = (min(max(1 + better, low), high), low, high)
    ties = Counter(place for place, _, _ in found.values())
    return {
        region: Rank(place=place, low=low, high=high, of=len(known), tied=ties[place])
        for region, (place, low, high) in found.items()
    }


def rank_change(before: Rank, after: Rank) -> Derived:
    """Return the places gained: before - after, above zero for a rise (上升8位).

    Unit:     places. Ranks among different numbers of regions are the caller's to tell.
    Interval: from the best and worst places both ranks leave open.
    Example:  17 before and 6 after give 11.
    """
    gained = Decimal(before.place - after.place)
    ends = Interval(Decimal(before.low - after.high), Decimal(before.high - after.low))
    return Derived(quantity=Quantity(gained, ends), formula=f"{before.place} {MINUS} {after.place}")


def _comparable(value: Quantity, direction: str) -> Quantity:
    """Return a quantity at the digits compared, more being better."""
    ends = value.interval
    low, high, centre = compared(ends.low), compared(ends.high), compared(value.value)
    if direction != "lower":
        return Quantity(centre, Interval(low, high, ends.low_closed, ends.high_closed))
    flipped = Interval(high.copy_negate(), low.copy_negate(), ends.high_closed, ends.low_closed)
    return Quantity(centre.copy_negate(), flipped)


def _low_end(ends: Interval) -> tuple[Decimal, int]:
    """Return a key that sorts lower ends: an open end lies just above a closed one."""
    return (ends.low, 0 if ends.low_closed else 1)


def _high_end(ends: Interval) -> tuple[Decimal, int]:
    """Return a key that sorts with ``_low_end``: an open upper end lies just below."""
    return (ends.high, 0 if ends.high_closed else -1)
