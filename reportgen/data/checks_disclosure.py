"""Checks of what is confidential: a value left out can still follow from values that are not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportgen.data.causes import findings_by_cause
from reportgen.data.vocabulary import CONFIDENTIAL, LEVEL
from reportgen.periods import parse_period, year

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportgen.config.project_config import Config
    from reportgen.data.frame import Observations
    from reportgen.findings import Finding

ADDITIVE = ("level", "stock", "addition")
"""Kinds of indicators whose regions can be added up."""

Key = tuple[str, str, str, str, str]
"""measure, indicator, region, period, edition"""


def check_disclosure(observations: Observations, config: Config) -> tuple[Finding, ...]:
    """Return confidential values anybody can compute from published ones of the same edition.

    Rule: the only part left out of a total whose other parts are published; a level whose growth
          on the previous year is published together with the level at the other end. Which other
          values are too near to a secret, statistical disclosure control decides, not this check.
    """
    keys = _keys(observations)
    value, status = observations.column("value"), observations.column("status")
    published = {key for row, key in keys if value[row] != "" and status[row] != CONFIDENTIAL}
    secret = [
        (row, key) for row, key in keys if status[row] == CONFIDENTIAL and key not in published
    ]
    totals = {row: total for row, key in secret if (total := _total(config, key, published))}
    rates = [row for row, key in secret if key[0] == LEVEL and _has_rate(key, published)]
    name = {key: region.name.get(config.report.language) for key, region in config.regions.items()}
    return (
        *findings_by_cause(
            "data/confidential-by-difference",
            list(totals),
            place=observations.place,
            values=lambda row: {
                "region": name[observations.column("region")[row]],
                "total": name[totals[row]],
            },
            cause=lambda row: (observations.column("indicator")[row], totals[row]),
        ),
        *findings_by_cause(
            "data/confidential-by-rate",
            rates,
            place=observations.place,
            values=lambda _: {},
            cause=lambda row: observations.column("indicator")[row],
        ),
    )


def _keys(observations: Observations) -> list[tuple[int, Key]]:
    """Return row and key of every value that is not a flow."""
    names = ("measure", "indicator", "region", "period", "edition")
    columns = [observations.column(name) for name in names]
    is_flow = observations.column("destination") != ""
    return [
        (row, (str(m), str(i), str(r), str(p), str(e)))
        for row, (m, i, r, p, e) in enumerate(zip(*columns, strict=True))
        if not is_flow[row]
    ]


def _total(config: Config, key: Key, published: set[Key]) -> str:
    """Return a published total of which this is the only part left out, or an empty text."""
    measure, indicator, region, period, edition = key
    if measure != LEVEL or config.indicators[indicator].kind not in ADDITIVE:
        return ""
    for total, parts in _wholes(config, region):
        others = [(measure, indicator, part, period, edition) for part in parts if part != region]
        whole = (measure, indicator, total, period, edition)
        if others and whole in published and all(other in published for other in others):
            return total
    return ""


def _wholes(config: Config, region: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield the regions this one is a part of, each with all its parts."""
    own = config.regions.get(region)
    if own is not None and own.parent:
        yield (
            own.parent,
            tuple(
                key
                for key, other in config.regions.items()
                if (other.parent, other.level) == (own.parent, own.level)
            ),
        )
    for key, group in config.regions.items():
        if region in group.members:
            yield key, group.members


def _has_rate(key: Key, published: set[Key]) -> bool:
    """Return whether a growth rate and its other level give the level of a year."""
    measure, indicator, region, text, edition = key
    period = parse_period(text)
    if period is None or not period.is_year:
        return False
    ends = ((period, year(period.start - 1)), (year(period.start + 1), year(period.start + 1)))
    return any(
        ("yoy", indicator, region, str(grown), edition) in published
        and (measure, indicator, region, str(level), edition) in published
        for grown, level in ends
    )
