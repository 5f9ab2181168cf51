"""What a description says of each kind of chart."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportgen.charts.describe.crossings import crossings
from reportgen.charts.describe.matrices import absent_cells, extreme_cells, flows
from reportgen.charts.describe.moves import changed_places, rises_and_falls
from reportgen.charts.describe.over_time import overall, series
from reportgen.charts.describe.pairs import are_periods, every_pair, gaps, pairs_of, which_is_larger
from reportgen.charts.describe.panels import panels
from reportgen.charts.describe.phrases import absences
from reportgen.charts.describe.points import points
from reportgen.charts.describe.profiles import largest_series
from reportgen.charts.describe.ranges import ranges
from reportgen.charts.describe.rows import columns_by_size, tiers
from reportgen.charts.describe.wholes import contributions, largest_parts
from reportgen.charts.roles import axis_groups, value_column, word_column
from reportgen.charts.series import is_over_time

if TYPE_CHECKING:
    from collections.abc import Callable

    from reportgen.charts.scene import Scene

_FULLY_TOLD = 3
_PAIRS_TOLD = 4
_COUNTED = 3
_PANELS_TOLD = 6


def _over_time(scene: Scene) -> list[str]:
    """Each series from first to last; of many only that, and the extremes of all together."""
    said = []
    for columns in axis_groups(scene):
        is_short = len(columns) > _FULLY_TOLD
        said += [series(scene, column, with_extremes=not is_short) for column in columns]
        if is_short:
            said.append(overall(scene, columns))
        said.append(crossings(scene, columns))
    return said + absences(scene, _drawn(scene))


def _bars_line(scene: Scene) -> list[str]:
    """Periods over time; of regions or indicators nothing rises or falls from one to the next."""
    if is_over_time(scene.grid):
        return _over_time(scene)
    return columns_by_size(scene, _drawn(scene)) + absences(scene, _drawn(scene))


def _small_multiples(scene: Scene) -> list[str]:
    if len(scene.grid.columns) > _PANELS_TOLD:
        return panels(scene)
    return _over_time(scene)


def _grouped_bars(scene: Scene) -> list[str]:
    """Periods as series over time; two columns compared row by row, few rows in full."""
    columns = _drawn(scene)
    if is_over_time(scene.grid):
        said = [series(scene, c, with_extremes=len(columns) <= _FULLY_TOLD) for c in columns]
    elif len(columns) == 2:
        said = _two_columns(scene)
    else:
        said = columns_by_size(scene, columns)
    return said + absences(scene, columns)


def _two_columns(scene: Scene) -> list[str]:
    if len(scene.grid.rows) <= _PAIRS_TOLD:
        told = every_pair(scene, 0, 1)
        if are_periods(scene, (0, 1)) or len(scene.grid.rows) < _COUNTED:
            return told
        return [*told, which_is_larger(scene, 0, 1, are_named=True)]
    return [*columns_by_size(scene, (0, 1)), which_is_larger(scene, 0, 1), gaps(scene, 0, 1)]


def _ranked_bars(scene: Scene) -> list[str]:
    return columns_by_size(scene, _drawn(scene)) + absences(scene, _drawn(scene))


def _tile_map(scene: Scene) -> list[str]:
    value, word = value_column(scene), word_column(scene)
    said = _ranked_bars(scene)
    if word is not None:
        said += tiers(scene, word)
        said += absences(scene, [word]) if value is None else []
    return said


def _radar(scene: Scene) -> list[str]:
    columns = _drawn(scene)
    told = columns_by_size(scene, columns, with_second=False)
    return [*told, largest_series(scene), *absences(scene, columns)]


def _paired_bars(scene: Scene) -> list[str]:
    return _two_columns(scene) + absences(scene, _drawn(scene))


def _slope(scene: Scene) -> list[str]:
    last = len(scene.grid.columns) - 1
    if len(pairs_of(scene, 0, last)) < 2:
        return [*every_pair(scene, 0, last), *absences(scene, (0, last))]
    said = [*rises_and_falls(scene, 0, last), changed_places(scene, 0, last)]
    return [*said, *columns_by_size(scene, [last], with_second=False), *absences(scene, (0, last))]


def _dumbbell(scene: Scene) -> list[str]:
    told = [which_is_larger(scene, 0, 1), gaps(scene, 0, 1)]
    if len(pairs_of(scene, 0, 1)) < 2:
        told = every_pair(scene, 0, 1)
    return told + absences(scene, _drawn(scene))


def _stacked_share(scene: Scene) -> list[str]:
    return largest_parts(scene) + absences(scene, _drawn(scene))


def _heat_map(scene: Scene) -> list[str]:
    return extreme_cells(scene) + absent_cells(scene)


def _sankey(scene: Scene) -> list[str]:
    return flows(scene) + absent_cells(scene)


def _scatter(scene: Scene) -> list[str]:
    return points(scene) + absences(scene, (0, 1))


def _waterfall(scene: Scene) -> list[str]:
    return contributions(scene) + absences(scene, (0,))


def _interval(scene: Scene) -> list[str]:
    return ranges(scene) + absences(scene, _drawn(scene))


def _drawn(scene: Scene) -> list[int]:
    """Return the columns a chart draws, each once."""
    return list(dict.fromkeys(column for group in axis_groups(scene) for column in group))


TELL: dict[str, Callable[[Scene], list[str]]] = {
    "bars_line": _bars_line,
    "lines": _over_time,
    "grouped_bars": _grouped_bars,
    "radar": _radar,
    "ranked_bars": _ranked_bars,
    "slope": _slope,
    "dumbbell": _dumbbell,
    "paired_bars": _paired_bars,
    "stacked_share": _stacked_share,
    "heat_map": _heat_map,
    "scatter": _scatter,
    "tile_map": _tile_map,
    "small_multiples": _small_multiples,
    "waterfall": _waterfall,
    "interval": _interval,
    "sankey": _sankey,
}
"""The sentences of each kind, in order; an empty one is left out."""
