"""What each column of a figure's grid is for: a bar, a line, a printed number, a class."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reportgen.charts.scene import Scene


_CHANGES = {"change", "points", "yoy", "growth", "increase"}


def drawable(scene: Scene) -> Scene:
    """Return the figure without the rows its kind has no place for: regions without a tile."""
    if scene.figure.kind != "tile_map":
        return scene
    regions = scene.config.regions
    rows = tuple(row for row in scene.grid.rows if row.id in regions and regions[row.id].tile)
    return replace(scene, grid=replace(scene.grid, rows=rows))


def starts_at_zero(scene: Scene) -> bool:
    """Return whether a waterfall has no start of its own: its first row is a change like others."""
    return scene.cells(0)[0].measure in _CHANGES


def axis_groups(scene: Scene) -> tuple[tuple[int, ...], ...]:
    """Return the columns that are drawn against an axis, those of one axis together."""
    everything = tuple(range(len(scene.grid.columns)))
    if scene.figure.kind == "bars_line":
        return tuple(group for group in bar_and_line_columns(scene) if group)
    if scene.figure.kind == "ranked_bars":
        return (everything[:1],)
    if scene.figure.kind == "scatter":
        return tuple((column,) for column in everything[:2])
    if scene.figure.kind == "tile_map":
        column = value_column(scene)
        return () if column is None else ((column,),)
    return (everything,)


def bar_and_line_columns(scene: Scene) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Return the columns drawn as bars and those drawn as lines, by their ``mark``."""
    marks = [column.mark for column in scene.grid.columns]
    lines = tuple(index for index, mark in enumerate(marks) if mark == "line")
    return tuple(index for index in range(len(marks)) if index not in lines), lines


def value_column(scene: Scene) -> int | None:
    """Return the first column with numbers."""
    return next(
        (
            c
            for c in range(len(scene.grid.columns))
            if any(f.value is not None for f in scene.cells(c))
        ),
        None,
    )


def word_column(scene: Scene) -> int | None:
    """Return the first column with words (tiers), which then give the classes."""
    return next(
        (c for c in range(len(scene.grid.columns)) if any(f.word for f in scene.cells(c))), None
    )


def words_in_order(scene: Scene, column: int) -> tuple[str, ...]:
    """Return the words of a column, lowest first: as the tier rule orders them."""
    found = {fact.word.get(scene.language) for fact in scene.cells(column) if fact.word}
    selected = scene.grid.columns[column].selection.tiers or scene.figure.tiers or ""
    rule = scene.config.tiers.get(selected)
    ordered = [band.name.get(scene.language) for band in reversed(rule.tiers)] if rule else []
    return (*(word for word in ordered if word in found), *sorted(found - set(ordered)))


def is_own_flow(scene: Scene, row: int, column: int) -> bool:
    """Return whether a cell is a region's flow to itself: where empty, it is not missing."""
    destination = scene.grid.columns[column].selection.destination
    if not destination:
        return False
    known = scene.config.region_names.ids.get(destination, (destination,))
    line = scene.grid.rows[row]
    return line.id in {destination, *known} or line.label == scene.grid.columns[column].label
