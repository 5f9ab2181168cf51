"""Sums of quantities, and sums over a window of years that moves on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportgen.errors import ComputeError
from reportgen.metrics.derived import Derived, sum_text

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from reportgen.numerals.interval import Quantity


def total(parts: Sequence[Quantity]) -> Derived:
    """Return the sum of the parts, in their unit.

    Raises:  ComputeError metric/nothing-to-add when there are none.
    Example: 4325 and 2522 give 6847.
    """
    if not parts:
        raise ComputeError("metric/nothing-to-add")
    result = parts[0]
    for part in parts[1:]:
        result = result + part
    return Derived(quantity=result, formula=sum_text(parts))


def rolling_sum(values: Mapping[int, Quantity | None], end: int, count: int) -> Derived:
    """Return the sum over ``count`` years, ``end`` the last of them.

    Shape:   ``values`` by year (or any other whole number that counts equal periods).
    Missing: a year without a value leaves the window without one; never interpolated.
    Raises:  ComputeError metric/no-window when count < 1, metric/missing-in-window naming the
             years without a value.
    Example: the five years to 2023 add 2019, 2020, 2021, 2022 and 2023.
    """
    if count < 1:
        raise ComputeError("metric/no-window", intervals=str(count))
    window = range(end - count + 1, end + 1)
    found = [value for year in window if (value := values.get(year)) is not None]
    if len(found) < count:
        missing = ", ".join(str(year) for year in window if values.get(year) is None)
        raise ComputeError(
            "metric/missing-in-window", missing=missing, first=str(window[0]), last=str(end)
        )
    return total(found)


def rolling_sums(values: Mapping[int, Quantity | None], count: int) -> dict[int, Derived | None]:
    """Return the rolling sum at every year of ``values``, in their order of time.

    Missing: None where a year of the window has no value, the first ``count`` - 1 years included.
    Raises:  ComputeError metric/no-window when count < 1.
    """
    if count < 1:
        raise ComputeError("metric/no-window", intervals=str(count))
    sums: dict[int, Derived | None] = {}
    for end in sorted(values):
        window = range(end - count + 1, end + 1)
        complete = all(values.get(year) is not None for year in window)
        sums[end] = rolling_sum(values, end, count) if complete else None
    return sums
