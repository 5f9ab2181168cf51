"""What keeps a figure from being drawn, or from being read rightly: found before drawing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportgen.charts.palette import MOST_CLASSES
from reportgen.charts.roles import (
    axis_groups,
    bar_and_line_columns,
    value_column,
    word_column,
    words_in_order,
)
from reportgen.charts.series import is_over_time
from reportgen.charts.shapes import shape_problems
from reportgen.charts.wording import reason
from reportgen.findings import Finding
from reportgen.numerals.write import unit_text
from reportgen.periods import parse_period

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportgen.charts.scene import Scene

_STILL_DRAWN = {"chart/no-tile"}
_OVER_TIME = {"lines", "small_multiples"}
_COMPARED = {"grouped_bars", "paired_bars", "radar", "slope", "dumbbell"}
"""Kinds that set values side by side: two editions next to each other are two editions."""


def check_figure(scene: Scene) -> tuple[tuple[Finding, ...], bool]:
    """Return the findings of a figure, and whether it can be drawn all the same."""
    if scene.grid.is_empty:
        return (_nothing(scene),), False
    findings = (
        *_words(scene),
        *_units(scene),
        *_shape(scene),
        *_lines(scene),
        *_editions(scene),
        *_tiles(scene),
    )
    return findings, all(finding.code in _STILL_DRAWN for finding in findings)


def _finding(scene: Scene, code: str, *keys: str | int, **values: str) -> Finding:
    return Finding(
        code=f"chart/{code}",
        location=scene.config.place("figures", scene.id, *keys),
        values={"figure": scene.id, **values},
    )


def _nothing(scene: Scene) -> Finding:
    language = scene.config.report.language
    comma = "、" if language == "zh" else ", "
    reasons = [reason(fact, language) for row in scene.grid.rows for fact in row.cells]
    heads = [column.label.get(language) for column in scene.grid.columns]
    return _finding(
        scene,
        "nothing-to-draw",
        missing=comma.join(dict.fromkeys(heads)),
        reasons=comma.join(dict.fromkeys(reasons)) or "…",
    )


def _words(scene: Scene) -> Iterator[Finding]:
    """Yield columns of words (tiers) where a chart can only draw numbers."""
    if scene.figure.kind == "tile_map":
        named = word_column(scene)
        found = words_in_order(scene, named) if named is not None else ()
        if len(found) > MOST_CLASSES:
            yield _finding(
                scene,
                "too-many-classes",
                "columns",
                count=str(len(found)),
                most=str(MOST_CLASSES),
            )
        return
    for column in sorted({column for group in axis_groups(scene) for column in group}):
        word = next((fact.word for fact in scene.cells(column) if fact.word), None)
        if word:
            language = scene.config.report.language
            head = scene.grid.columns[column].label.get(language)
            yield _finding(
                scene, "words-not-drawn", "columns", column, column=head, word=word.get(language)
            )


def _units(scene: Scene) -> Iterator[Finding]:
    """Yield axes whose values have several units."""
    language, units = scene.config.report.language, scene.config.report.units
    comma = "、" if language == "zh" else ", "
    for group in axis_groups(scene):
        found = [
            fact.unit for column in group for fact in scene.cells(column) if fact.value is not None
        ]
        names = [unit_text(unit, language, units) or unit or "1" for unit in dict.fromkeys(found)]
        if len(names) > 1:
            yield _finding(scene, "mixed-units", "columns", units=comma.join(names))


def _shape(scene: Scene) -> Iterator[Finding]:
    """Yield what the kind cannot draw of this grid."""
    for code, keys, values in shape_problems(scene):
        yield _finding(scene, code, *keys, **values)


def _lines(scene: Scene) -> Iterator[Finding]:
    """Yield lines whose rows are no periods, or periods of several kinds."""
    lines = bar_and_line_columns(scene)[1] if scene.figure.kind == "bars_line" else ()
    if not (lines or scene.figure.kind in _OVER_TIME):
        return
    if scene.figure.kind in _OVER_TIME and not is_over_time(scene.grid):
        yield _finding(scene, "line-needs-periods", "rows", row=scene.grid.rows[0].id)
        return
    periods = [period for row in scene.grid.rows if (period := parse_period(row.id))]
    sorts = [(period.kind, period.last_month - period.first_month) for period in periods]
    for period, sort in zip(periods, sorts, strict=True):
        if sort != sorts[0]:
            yield _finding(
                scene, "periods-differ", "rows", first=str(periods[0]), second=str(period)
            )
            return


def _editions(scene: Scene) -> Iterator[Finding]:
    """Yield series whose values come from several editions, where that makes them one thing."""
    if scene.figure.kind in _COMPARED:
        return
    if any(row.id in scene.config.editions for row in scene.grid.rows):
        return
    for column in sorted({column for group in axis_groups(scene) for column in group}):
        indicator = scene.config.indicators.get(scene.indicator_of(column))
        if indicator is not None and indicator.comparable_editions is not None:
            continue
        cells = [cell for fact in scene.cells(column) for cell in fact.trail.cells]
        editions = list(dict.fromkeys(cell.key.edition for cell in cells if cell.key.edition))
        if len(editions) > 1:
            head = scene.grid.columns[column].label.get(scene.config.report.language)
            yield _finding(
                scene,
                "not-comparable",
                "columns",
                column,
                column=head,
                first=editions[0],
                second=editions[1],
            )


def _tiles(scene: Scene) -> Iterator[Finding]:
    """Yield regions a tile map has no place for."""
    if scene.figure.kind != "tile_map":
        return
    if value_column(scene) is None and word_column(scene) is None:
        return
    regions, language = scene.config.regions, scene.config.report.language
    lost = [row for row in scene.grid.rows if row.id not in regions or not regions[row.id].tile]
    if lost:
        comma = "、" if language == "zh" else ", "
        names = comma.join(row.label.get(language) for row in lost[:3])
        code = "no-tiles" if len(lost) == len(scene.grid.rows) else "no-tile"
        yield _finding(scene, code, "rows", count=str(len(lost)), regions=names)
