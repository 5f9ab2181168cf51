"""What a claim speaks of once a year or a region of its sentence is exchanged for another."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from reportgen.periods import Period, year

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tests.claims.truths import Key

MOVABLE = {"level", "growth", "cagr", "ratio", "increase", "change", "per_year"}


def in_other_year(key: Key, number: int, other: int, said: set[int | None]) -> tuple[Key, ...]:
    """Return what a reading may be with a year exchanged; nothing where it is not that year's."""
    if key.family not in MOVABLE or key.period.kind in {"span", "cumulative"}:
        return ()
    by = 12 * (other - number)
    last = replace(key, period=_later(key.period, by))
    if key.since is None:
        return (last,) if key.period.end == number else ()
    is_yearly = key.since == year(key.period.end - 1)
    if key.period.end == number:
        both = replace(last, since=_later(key.since, by))
        return ((last,) if key.since.end in said else ()) + ((both,) if is_yearly else ())
    if key.since.end == number and key.period.end in said and not is_yearly:
        return (replace(key, since=_later(key.since, by)),)
    return ()


def _later(period: Period, months: int) -> Period:
    return Period(period.first_month + months, period.last_month + months, period.kind)


def keeps_order(said: Sequence[int], number: int, other: int) -> bool:
    rest = [one for one in said if one != number]
    return other not in rest and all((one < number) == (one < other) for one in rest)


def in_other_region(key: Key, region: str, other: str) -> tuple[Key, ...]:
    if key.family not in MOVABLE:
        return ()
    if key.region == region:
        return (replace(key, region=other),)
    return (replace(key, destination=other),) if key.destination == region else ()
