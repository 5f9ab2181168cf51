"""The frame a chart is drawn from: one mark a value, numbers and texts settled, nothing placed."""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from reportgen.charts.series import breaks_of, is_over_time, joints, time_places
from reportgen.charts.wording import (
    full_text,
    label_text,
    row_name,
    row_text,
    scale_for,
    shown,
    state_of,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportgen.charts.scene import Scene
    from reportgen.charts.wording import Scale
    from reportgen.facts.model import Fact


@dataclass(frozen=True, kw_only=True, slots=True)
class Mark:
    """One value as it is drawn.

    ``number`` its place in the frame, from 0; ``row`` and ``series`` (from 1) where it stands in
    the grid; ``key`` the region or series it belongs to. ``value`` is on the scale of its axis,
    NaN where missing; ``state`` exact, above, below, about or missing; ``text`` stands beside the
    mark, ``tip`` says it in full. ``joined``: a line may lead here from the row before;
    ``broken``: a new definition of the series begins here.
    """

    number: int
    row: int
    series: int
    key: str
    value: float
    state: str
    text: str
    tip: str
    joined: bool = False
    broken: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class Row:
    """One row of the grid: ``x`` is its place along a time axis in steps, else its number."""

    id: str
    label: str
    x: float


@dataclass(frozen=True, kw_only=True)
class Frame:
    """The marks of a chart in the order they are drawn, its rows, and the names of its series.

    ``names`` of series 1, 2, …; with the unit where the series have several.
    """

    marks: tuple[Mark, ...]
    rows: tuple[Row, ...]
    names: tuple[str, ...]
    is_over_time: bool = False

    @cached_property
    def series(self) -> dict[int, tuple[Mark, ...]]:
        """Return the marks of each series that has any, by its number."""
        found: dict[int, list[Mark]] = {}
        for mark in self.marks:
            found.setdefault(mark.series, []).append(mark)
        return {number: tuple(marks) for number, marks in sorted(found.items())}

    @cached_property
    def values(self) -> tuple[float, ...]:
        """Return every value that is there."""
        return tuple(mark.value for mark in self.marks if not math.isnan(mark.value))

    @cached_property
    def row_keys(self) -> tuple[str, ...]:
        """Return the key all marks of a row share, empty where they differ."""
        keys: list[set[str]] = [set() for _ in self.rows]
        for mark in self.marks:
            keys[mark.row].add(mark.key)
        return tuple(found.pop() if len(found) == 1 else "" for found in keys)

    @property
    def remarks(self) -> tuple[str, ...]:
        """Return what the kind says of its own signs below the plot, before the notes."""
        return ()

    def name_of(self, series: int) -> str:
        """Return the name of a series."""
        return self.names[series - 1]


def frame_of(scene: Scene, columns: Sequence[int] | None = None) -> Frame:
    """Return the frame of some columns (of all, unless said) that share an axis."""
    chosen = range(len(scene.grid.columns)) if columns is None else columns
    return Frame(
        marks=marks_of(scene, chosen),
        rows=rows_of(scene),
        names=tuple(scene.grid.columns[c].label.get(scene.language) for c in chosen),
        is_over_time=is_over_time(scene.grid),
    )


def rows_of(scene: Scene) -> tuple[Row, ...]:
    """Return the rows of the grid."""
    places = time_places(scene.grid)
    return tuple(
        Row(id=row.id, label=row_text(row, scene.language), x=x)
        for row, x in zip(scene.grid.rows, places, strict=True)
    )


def marks_of(
    scene: Scene, columns: Sequence[int], *, scale: Scale | None = None, first: int = 1,
    start: int = 0,
) -> tuple[Mark, ...]:  # fmt: skip
    """Return one mark for each cell of ``columns``, column by column.

    Unit:    values are in the unit of ``scale``, which all the columns share.
    Missing: value NaN, state ``missing``, text ``…``; the mark stays.
    ``first`` numbers the first series, ``start`` the first mark.
    """
    facts = [fact for column in columns for fact in scene.cells(column)]
    scale = scale or scale_for(facts, scene, column=columns[0] if columns else 0)
    marks: list[Mark] = []
    for series, column in enumerate(columns, start=first):
        name = scene.grid.columns[column].label.get(scene.language)
        joined = joints(scene, column)
        broken = {place for place, _, _ in breaks_of(scene, [column])}
        for index, row in enumerate(scene.grid.rows):
            fact = row.cells[column]
            marks.append(
                Mark(
                    number=start + len(marks),
                    row=index,
                    series=series,
                    key=key_of(scene, index, column),
                    value=shown(fact, scale),
                    state=state_of(fact),
                    text=label_text(fact, scale, scene),
                    tip=tip(row_name(row, scene.language), name, fact, scene),
                    joined=joined[index],
                    broken=index in broken,
                )
            )
    return tuple(marks)


def key_of(scene: Scene, row: int, column: int) -> str:
    """Return what a cell is lit together with: its region, else its series, else its row.

    A region keeps its key from chart to chart.
    """
    identifier = scene.grid.rows[row].id
    if identifier in scene.config.regions:
        return identifier
    region = scene.grid.columns[column].selection.region
    if region:
        return scene.config.region_names.ids.get(region, (region,))[0]
    return f"series-{column + 1}" if len(scene.grid.columns) > 1 else f"row-{row + 1}"


def tip(label: str, name: str, fact: Fact, scene: Scene) -> str:
    """Return what a mark says when pointed at: label, series, value with unit."""
    value = full_text(fact, scene)
    if scene.language == "zh":
        return f"{label}，{name}：{value}" if name else f"{label}：{value}"
    return f"{label}, {name}: {value}" if name else f"{label}: {value}"
