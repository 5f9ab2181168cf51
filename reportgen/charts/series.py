"""Rows over time: where they stand, what a line may join, and where a series breaks."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from reportgen.periods import parse_period

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportgen.charts.scene import Scene
    from reportgen.facts.grid import FactGrid


def time_places(grid: FactGrid) -> tuple[float, ...]:
    """Return where each row stands along the axis: 0 for the first, in steps.

    Periods of one kind keep their distances, so that a gap of three years looks like one; other
    rows stand one step apart.
    """
    periods = [parse_period(row.id) for row in grid.rows]
    starts = [period.first_month for period in periods if period is not None]
    steps = [later - earlier for earlier, later in pairwise(starts)]
    kinds = {period.kind if period else "" for period in periods}
    if len(kinds) != 1 or not steps or len(starts) != len(periods) or min(steps) <= 0:
        return tuple(float(index) for index in range(len(grid.rows)))
    return tuple((start - starts[0]) / min(steps) for start in starts)


def is_over_time(grid: FactGrid) -> bool:
    """Return whether every row is a period, so that a line may join them."""
    return all(parse_period(row.id) is not None for row in grid.rows)


def joints(scene: Scene, column: int) -> tuple[bool, ...]:
    """Return for each row whether a line may lead to it from the row before.

    Missing: no line leads to or from a missing value, nor across a break in the series.
    """
    cells = scene.cells(column)
    breaks = {place for place, _, _ in breaks_of(scene, [column])}
    over_time = is_over_time(scene.grid)
    return tuple(
        over_time
        and index > 0
        and fact.value is not None
        and cells[index - 1].value is not None
        and index not in breaks
        for index, fact in enumerate(cells)
    )


def breaks_of(scene: Scene, columns: Sequence[int]) -> tuple[tuple[int, str, str], ...]:
    """Return the breaks inside the series drawn: row number, period and reason of each."""
    periods = [parse_period(row.id) for row in scene.grid.rows]
    found: dict[tuple[int, str, str], None] = {}
    for column in columns:
        indicator = scene.config.indicators.get(scene.indicator_of(column))
        for entry in indicator.breaks if indicator else ():
            begins = parse_period(entry.period)
            later = [
                index
                for index, period in enumerate(periods)
                if period and begins and period.first_month >= begins.first_month
            ]
            if later and later[0] > 0:
                found[later[0], str(begins), entry.reason.get(scene.language)] = None
    return tuple(found)
