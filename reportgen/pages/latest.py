"""The value a list shows for an indicator or a region: the latest one."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reportgen.facts.model import Observation
    from reportgen.periods import Period


def latest_value(rows: Iterable[Observation], edition: str, region: str = "") -> Observation | None:
    """Return the latest level of some observations, or None when there is no level at all.

    A value of ``region`` goes before others, then one that is there before one that is missing,
    then one of ``edition`` or of no edition before one of another edition, then the later one.
    """
    levels = [row for row in rows if row.key.measure == "level"]
    if not levels:
        return None
    return max(
        levels,
        key=lambda row: (
            row.key.region == region and not row.key.destination,
            row.value is not None,
            row.key.edition in {edition, ""},
            _age(row.key.period),
        ),
    )


def _age(period: Period) -> tuple[int, int]:
    """Return a key that is largest for the period that ends last and, of those, is longest."""
    return period.last_month, -period.first_month
