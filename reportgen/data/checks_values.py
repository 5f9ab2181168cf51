"""Checks of one observation at a time."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

import numpy as np

from reportgen.data.causes import findings_by_cause
from reportgen.data.vocabulary import ABSENT, CONFIDENTIAL, LEVEL

if TYPE_CHECKING:
    from collections.abc import Iterator

    import numpy.typing as npt

    from reportgen.config.project_config import Config
    from reportgen.data.frame import Observations
    from reportgen.findings import Finding

BASE_VALUE = Decimal(100)


def check_values(
    observations: Observations, config: Config, wrong: frozenset[int] = frozenset()
) -> tuple[Finding, ...]:
    """Return values that contradict their own row or what the indicator declares.

    ``wrong`` are rows whose value is known to be of another magnitude.
    """
    return (
        *_status_and_value(observations),
        *_flows_to_themselves(observations),
        *_without_source(observations),
        *_bases(observations, config, wrong),
        *_ranks(observations, config),
    )


def _status_and_value(observations: Observations) -> Iterator[Finding]:
    """A gap without a reason, a reason without a gap, a qualifier of nothing.

    A cell that holds something unreadable is no gap: its own finding says so.
    """
    status = observations.column("status")
    is_empty = observations.column("value") == ""
    says_absent = np.isin(status, np.array(ABSENT, dtype=object))
    path = observations.column("path")
    gaps = is_empty & ~says_absent & (status != CONFIDENTIAL)
    yield from findings_by_cause(
        "data/missing-without-status",
        (row for row in _rows(gaps) if not observations.cell_text(row)),
        place=observations.place,
        values=lambda _: {"statuses": ", ".join(ABSENT)},
        cause=lambda row: path[row],
    )
    yield from findings_by_cause(
        "data/value-despite-status",
        _rows(~is_empty & says_absent),
        place=observations.place,
        values=lambda row: {
            "value": str(observations.column("value")[row]),
            "status": str(status[row]),
        },
    )
    qualifier = observations.column("qualifier")
    yield from findings_by_cause(
        "data/qualifier-without-value",
        (row for row in _rows(is_empty & (qualifier != "=")) if not observations.cell_text(row)),
        place=lambda row: observations.place(row, "qualifier"),
        values=lambda row: {"qualifier": str(qualifier[row])},
        cause=lambda row: (path[row], qualifier[row]),
    )


def _flows_to_themselves(observations: Observations) -> tuple[Finding, ...]:
    region = observations.column("region")
    return findings_by_cause(
        "data/flow-to-itself",
        _rows((region == observations.column("destination")) & (region != "")),
        place=lambda row: observations.place(row, "destination"),
        values=lambda row: {"region": str(region[row])},
        cause=lambda row: region[row],
    )


def _without_source(observations: Observations) -> tuple[Finding, ...]:
    """Figures that say neither their source nor their edition; unreadable sources are known."""
    bare = (observations.column("source") == "") & (observations.column("edition") == "")
    path = observations.column("path")

    return findings_by_cause(
        "data/no-source",
        (row for row in _rows(bare) if not observations.cell_text(row, "source")),
        place=lambda row: observations.place(row, "source"),
        values=lambda row: {"file": str(path[row])},
        cause=lambda row: path[row],
    )


def _bases(
    observations: Observations, config: Config, wrong: frozenset[int]
) -> tuple[Finding, ...]:
    """Index values of the base period other than exactly 100."""
    base = {key: i.base for key, i in config.indicators.items() if i.base}
    indicator, period = observations.column("indicator"), observations.column("period")
    numbers = observations.column("number")
    candidates = _rows(
        (observations.column("measure") == LEVEL)
        & np.isin(indicator, np.array(list(base), dtype=object))
        & (observations.column("value") != "")
    )

    def values(row: int) -> dict[str, str]:
        return {
            "value": str(observations.column("value")[row]),
            "indicator": config.indicators[indicator[row]].name.get(config.report.language),
            "period": str(period[row]),
        }

    return findings_by_cause(
        "data/base-not-100",
        (
            r
            for r in candidates
            if period[r] == base[indicator[r]] and numbers[r] != BASE_VALUE and r not in wrong
        ),
        place=observations.place,
        values=values,
    )


def _ranks(observations: Observations, config: Config) -> tuple[Finding, ...]:
    """Ranks that are not 1, 2, 3 …, and changes of rank that are not whole."""
    measure, numbers = observations.column("measure"), observations.column("number")
    ranked = np.array(
        [key for key, i in config.indicators.items() if i.kind == "rank"], dtype=object
    )
    is_rank = (measure == "rank") | (
        (measure == LEVEL) & np.isin(observations.column("indicator"), ranked)
    )
    has_value = observations.column("value") != ""

    def is_wrong(row: int) -> bool:
        number = numbers[row]
        return number != number.to_integral_value() or (bool(is_rank[row]) and number < 1)

    return findings_by_cause(
        "data/rank-not-whole",
        (row for row in _rows(has_value & (is_rank | (measure == "rank_change"))) if is_wrong(row)),
        place=observations.place,
        values=lambda row: {"value": str(observations.column("value")[row])},
    )


def _rows(mask: npt.NDArray[np.bool_]) -> list[int]:
    return [int(row) for row in np.flatnonzero(mask)]
