"""Observations as plain values, from the columns that the data readers fill."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from reportgen.facts.model import Key, Observation
from reportgen.periods import Period, parse_period

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

COLUMNS = (
    "measure", "indicator", "region", "destination", "period", "edition",
    "value", "qualifier", "status", "source", "data_year", "source_prints", "note",
    "path", "line", "cell",
)  # fmt: skip


def observations_of(columns: Mapping[str, Sequence[object]]) -> tuple[Observation, ...]:
    """Return one observation a row of equally long columns, all texts but ``line``.

    Missing: an empty value text is no value.
    """
    periods: dict[str, Period] = {}
    rows = []
    for values in zip(*(columns[name] for name in COLUMNS), strict=True):
        (measure, indicator, region, destination, period, edition, value, qualifier, status,
         source, data_year, source_prints, note, path, line, cell) = map(str, values)  # fmt: skip
        if period not in periods:
            periods[period] = _period(period)
        key = Key(
            measure=measure or "level",
            indicator=indicator,
            region=region,
            destination=destination,
            period=periods[period],
            edition=edition,
        )
        rows.append(
            Observation(
                key=key,
                value=Decimal(value) if value else None,
                printed=value,
                qualifier=qualifier or "=",
                status=status,
                source=source,
                data_year=data_year,
                source_prints=source_prints,
                note=note,
                path=path,
                line=int(line),
                cell=cell,
            )
        )
    return tuple(rows)


def _period(text: str) -> Period:
    period = parse_period(text)
    if period is None:  # the data checks drop rows with other texts
        raise ValueError(text)
    return period
