"""Checks of a value against its own series: kinds of periods, and jumps."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from reportgen.data.causes import findings_by_cause
from reportgen.data.vocabulary import LEVEL
from reportgen.periods import KINDS

if TYPE_CHECKING:
    from reportgen.config.project_config import Config
    from reportgen.data.series import Floats, Series
    from reportgen.data.tables import Rows
    from reportgen.findings import Finding

SMALL_COUNT = 10
WHOLE_YEARS = frozenset({"span", "cumulative"})
NEAR_POWER = 0.35
"""How far, in powers of ten, a ratio to one neighbour may be from a whole power …"""

NEAR_POWER_OF_BOTH = 0.15
"""… and the mean of the ratios to both."""


def check_period_kinds(series: Series) -> tuple[Finding, ...]:
    """Return series whose values are about periods of several kinds.

    Rule: years beside half-years, quarters and months are a warning (a rate or a line never mixes
          them); windows and cumulations beside anything else are an error, for their values are
          of another magnitude under one name.
    """
    observations = series.observations
    rows_of = _minority_rows(series)
    indicator, edition = observations.column("indicator"), observations.column("edition")
    found: list[Finding] = []
    for code in ("data/mixed-periods", "data/part-years"):
        chosen = {row: other for row, (other, kind_code) in rows_of.items() if kind_code == code}

        def values(row: int, chosen: dict[int, int] = chosen) -> dict[str, str]:
            period = observations.column("period")
            return {
                "indicator": str(indicator[row]),
                "region": str(observations.column("region")[row]),
                "period": str(period[row]),
                "other": str(period[chosen[row]]),
                "place": str(observations.place(chosen[row], "period")),
            }

        found += findings_by_cause(
            code,
            sorted(chosen),
            place=lambda row: observations.place(row, "period"),
            values=values,
            cause=lambda row: (indicator[row], edition[row]),
        )
    return tuple(found)


def _minority_rows(series: Series) -> dict[int, tuple[int, str]]:
    """Return, for each series of several kinds, its first row of the rarest kind.

    With it come the first row of the commonest kind, and the finding's code.
    """
    kinds = series.kinds
    is_level = (series.observations.column("measure") == LEVEL) & (
        series.observations.column("value") != ""
    )
    present = pd.DataFrame({"series": series.number, "kind": kinds})[is_level]
    several = present.drop_duplicates().groupby("series").size()
    result: dict[int, tuple[int, str]] = {}
    for number in several.index[several > 1].tolist():
        rows = np.sort(series.order[series.starts[number] : series.starts[number + 1]])
        rows = rows[is_level[rows]]
        of_kind = {int(kind): rows[kinds[rows] == kind] for kind in np.unique(kinds[rows])}
        ordered = sorted(of_kind.values(), key=lambda found: (len(found), -int(found[0])))
        names = {KINDS[kind] for kind in of_kind}
        code = "data/mixed-periods" if names & WHOLE_YEARS else "data/part-years"
        result[int(ordered[0][0])] = (int(ordered[-1][0]), code)
    return result


def check_jumps(series: Series, config: Config, wrong: frozenset[int]) -> tuple[Finding, ...]:
    """Return values about a power of ten away from both their neighbours in time.

    Neighbours are the values before and after in the same series and of the same kind of period;
    at an end of the series, the two next to it, if they are like each other.
    """
    observations = series.observations
    ranked = [key for key, i in config.indicators.items() if i.kind == "rank"]
    rows = _comparable_rows(series, wrong)
    rows = rows[~np.isin(observations.column("indicator")[rows], np.array(ranked, dtype=object))]
    group = series.number[rows] * len(KINDS) + series.kinds[rows]
    logs = np.log10(series.sizes[rows])
    powers = _powers_off(group, logs)
    near = {k: _beside(k, group) for k in np.flatnonzero(powers).tolist()}
    sizes = series.sizes[rows]
    suspects = {
        int(rows[k]): int(powers[k])
        for k, others in near.items()
        if not _are_small_counts([float(sizes[j]) for j in (k, *others)])
    }
    beside = {int(rows[k]): [int(rows[j]) for j in others] for k, others in near.items()}

    def values(row: int) -> dict[str, str]:
        value, period = observations.column("value"), observations.column("period")
        shown = ", ".join(f"{value[other]} ({period[other]})" for other in beside[row])
        return {
            "indicator": str(observations.column("indicator")[row]),
            "value": str(value[row]),
            "period": str(period[row]),
            "factor": str(10 ** abs(suspects[row])),
            "neighbours": shown,
        }

    return findings_by_cause("data/jump", sorted(suspects), place=observations.place, values=values)


def _beside(k: int, group: Rows) -> list[int]:
    """Return the one or two places on each side of ``k`` in the same group."""
    around = range(max(k - 2, 0), min(k + 3, len(group)))
    return [j for j in around if j != k and group[j] == group[k]]


def _are_small_counts(sizes: list[float]) -> bool:
    """Return whether these are counts of a few things, which do go from 2 to 20."""
    return min(sizes) < SMALL_COUNT and all(size.is_integer() for size in sizes)


def _comparable_rows(series: Series, wrong: frozenset[int]) -> Rows:
    """Return positive levels by series, kind and time, one row a period."""
    observations = series.observations
    usable = (observations.column("measure") == LEVEL) & (series.sizes > 0)
    usable &= np.isfinite(series.sizes)
    usable[sorted(wrong)] = False
    rows = series.order[usable[series.order]]
    rows = rows[np.lexsort((series.months[rows], series.kinds[rows], series.number[rows]))]
    keys = pd.DataFrame(
        {"series": series.number[rows], "period": observations.column("period")[rows]}
    )
    kept: Rows = rows[~keys.duplicated().to_numpy()]
    return kept


def _powers_off(group: Rows, logs: Floats) -> Rows:
    """Return by which power of ten each value is off its neighbours; 0 for none."""
    before, before_2 = _neighbour(group, logs, 1), _neighbour(group, logs, 2)
    after, after_2 = _neighbour(group, logs, -1), _neighbour(group, logs, -2)
    at_start, at_end = np.isnan(before), np.isnan(after)
    one = np.where(at_start, after_2, before)
    other = np.where(at_end, before_2, after)
    first, second = logs - one, logs - other
    mean = (first + second) / 2
    power = np.round(np.nan_to_num(mean))
    is_off = (np.abs(first - power) < NEAR_POWER) & (np.abs(second - power) < NEAR_POWER)
    is_off &= np.abs(mean - power) < NEAR_POWER_OF_BOTH
    is_off &= ~(at_start | at_end) | (np.abs(first - second) < NEAR_POWER_OF_BOTH)
    return np.where(is_off, power, 0).astype(np.int64)


def _neighbour(group: Rows, logs: Floats, steps: int) -> Floats:
    """Return the value ``steps`` places before within the group, nan where there is none."""
    result = np.full(len(logs), np.nan)
    if len(logs) <= abs(steps):
        return result
    if steps > 0:
        same = group[steps:] == group[:-steps]
        result[steps:][same] = logs[:-steps][same]
    else:
        same = group[:steps] == group[-steps:]
        result[:steps][same] = logs[-steps:][same]
    return result
