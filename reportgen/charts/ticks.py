"""Axes: round ticks, and where a value lies between two ends of the drawing."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import count as numbers_from
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

_STEPS = (1.0, 2.0, 2.5, 5.0, 10.0)
_NOISE = 1e-12
"""Values that differ by less of themselves differ by what floats cannot hold."""

_EMPTY_SHARE = 0.3


@dataclass(frozen=True)
class Axis:
    """A linear scale: its ends in values, and the ticks between them."""

    low: float
    high: float
    ticks: tuple[float, ...]
    decimals: int

    def at(self, value: float, start: float, end: float) -> float:
        """Return where ``value`` lies when ``low`` is drawn at start and ``high`` at end."""
        return start + (value - self.low) / (self.high - self.low) * (end - start)

    def decimal(self, tick: float) -> Decimal:
        """Return a tick as the decimal number it stands for."""
        return Decimal(str(round(tick, self.decimals)))


def axis_for(values: Iterable[float], *, zero: bool, count: int = 5) -> Axis:
    """Return an axis that holds every value, with about ``count`` round ticks.

    ``zero`` asks for an axis that includes zero, as bars need; without it zero is still included
    where it costs less than a third of the height.
    Missing:  NaN is skipped; without any value the axis runs from 0 to 1.
    """
    present = [value for value in values if not math.isnan(value)]
    low, high = (min(present), max(present)) if present else (0.0, 1.0)
    if zero or low < 0 < high or 0 <= low < (high - low) / 2 or (high - low) / 2 < high <= 0:
        low, high = min(low, 0.0), max(high, 0.0)
    if high - low <= _NOISE * max(abs(low), abs(high)):
        around = max(1.0, abs(low) * 1e-9)  # so that 1 more is more, of a number of any size
        low, high = (low - around, high + around) if low else (0.0, 1.0)
    step = _round_step((high - low) / max(count - 1, 1))
    first, last = math.floor(low / step + 1e-9), math.ceil(high / step - 1e-9)
    decimals = max(0, -math.floor(math.log10(step) + 1e-9))
    if round(step, decimals) != round(step, decimals + 3):
        decimals += 1
    ticks = tuple(round(number * step, decimals) for number in range(first, last + 1))
    return Axis(ticks[0], ticks[-1], ticks, decimals)


def trimmed(axis: Axis, values: Iterable[float], *, least: int) -> Axis:
    """Return an axis that ends at the largest value where most of its last step is empty.

    The room goes to the marks. ``least`` is how many ticks an axis has before it may lose one.
    """
    highest = max((value for value in values if not math.isnan(value)), default=axis.high)
    step = axis.ticks[-1] - axis.ticks[-2]
    empty = axis.high - highest
    if len(axis.ticks) < least or highest <= 0 or not step * _EMPTY_SHARE <= empty < step:
        return axis
    return replace(axis, high=highest, ticks=axis.ticks[:-1])


def _round_step(step: float, steps: tuple[float, ...] = _STEPS) -> float:
    """Return the round number at or just above ``step``: 1, 2, 2.5 or 5 times a power of ten."""
    power = 10.0 ** math.floor(math.log10(step))
    return next(size * power for size in steps if size * power >= step * (1 - 1e-9))


def snug_axis(values: Iterable[float]) -> Axis:
    """Return an axis from zero to the last value exactly, for bars that carry their values."""
    present = [value for value in values if not math.isnan(value)]
    low, high = min([0.0, *present]), max([0.0, *present])
    return Axis(low, high if high > low else low + 1, (), 0)


def class_bounds(values: Iterable[float], most: int) -> tuple[tuple[float, ...], int]:
    """Return lower bounds of all classes but the lowest, ascending, and the decimals they need.

    Rule:    quantiles, as many classes as ``most`` and no more than distinct values, each bound
             rounded to a round number; a bound that would leave a class empty is dropped.
    """
    present = sorted(value for value in values if not math.isnan(value))
    distinct = sorted(set(present))
    classes = min(most, len(distinct))
    if classes < 2:
        return (), 0
    bounds, before = list[float](), distinct[0]
    for number in range(1, classes):
        exact = max(present[round(number * len(present) / classes)], distinct[1])
        if exact == before:
            continue
        # Rounded by its distance to the bound before: where values crowd, bounds are finer.
        step = _round_step((exact - before) / 5, (1.0, 2.0, 5.0, 10.0))
        digits = max(0, -math.floor(math.log10(step) + 1e-9))
        bound, before = round(math.floor(exact / step + 1e-9) * step, digits), exact
        last = bounds[-1] if bounds else -math.inf
        if bound > last and any(last <= value < bound for value in present):
            bounds.append(bound)
    decimals = next(d for d in numbers_from(0) if all(round(bound, d) == bound for bound in bounds))
    return tuple(bounds), decimals
