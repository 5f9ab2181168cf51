"""Rows by columns as a matrix: the largest and smallest cell, what flows from where to where."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from reportgen.charts.describe.phrases import (
    SEMICOLON,
    Noun,
    Phrase,
    absent_labels,
    clauses,
    column_name,
    why_absent,
)
from reportgen.charts.describe.rows import columns_by_size
from reportgen.charts.describe.standing import (
    Placed,
    by_size,
    highest,
    interval_of,
    number,
    only,
    placed,
)
from reportgen.charts.roles import is_own_flow
from reportgen.charts.wording import full_text, row_name
from reportgen.numerals.interval import INFINITY, Interval, Quantity, point
from reportgen.periods import parse_period

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportgen.charts.scene import Scene
    from reportgen.facts.grid import GridColumn, GridRow
    from reportgen.facts.model import Fact

_CELLS = Noun(classifier="格", one="cell", many="cells")
_FLOWS = Noun(classifier="个", zh="流向", one="flow", many="flows")
_FLOW = Phrase("{row}至{column}", "{row} to {column}")
_OF_PERIOD = Phrase("{row}{column}", "{row} in {column}")
_IN_PERIOD = Phrase("{row}{column}", "{column} in {row}")
_CELL = Phrase("{row}的{column}", "{column} of {row}")
_TOTAL = Phrase("流量合计{total}", "the flows add up to {total}")
_KNOWN_TOTAL = Phrase("有数据的流量合计{total}", "the known flows add up to {total}")
_LARGEST_FLOW = Phrase("最大的是{label}（{value}）", "the largest is {label} ({value})")
_ORIGIN = Phrase("流出最多的是{label}（{value}）", "most leaves {label} ({value})")
_DESTINATION = Phrase("流入最多的是{label}（{value}）", "most goes to {label} ({value})")


def extreme_cells(scene: Scene) -> list[str]:
    """Return the largest and the smallest cell by both labels; by column where units differ."""
    cells = _cells(scene)
    if len({fact.unit for _, fact in cells if fact.value is not None}) > 1:
        return columns_by_size(scene, range(len(scene.grid.columns)), with_second=False)
    items = [placed(label, fact, scene) for label, fact in cells if fact.value is not None]
    return [by_size(items, scene, with_second=False)]


def absent_cells(scene: Scene) -> list[str]:
    """Return how many cells have no data and which; a region's flow to itself is not absent."""
    absent = [(label, fact) for label, fact in _cells(scene) if fact.is_missing]
    if not absent:
        return []
    noun = _FLOWS if _is_flows(scene) else _CELLS
    why = why_absent([fact for _, fact in absent], scene)
    return [absent_labels([label for label, _ in absent], noun, why, scene)]


def flows(scene: Scene) -> list[str]:
    """Return the total, the largest flow, and where most comes from and goes to.

    Missing: a sum over a missing flow is open above; it never decides which is largest.
    """
    known = [(label, fact) for label, fact in _cells(scene) if fact.value is not None]
    if not known:
        return []
    is_whole = len(known) == len(_cells(scene))
    total = _sum([fact for _, fact in known])
    head = (_TOTAL if is_whole else _KNOWN_TOTAL).say(scene, total=full_text(total, scene))
    largest = only(highest([placed(label, fact, scene) for label, fact in known]))
    rows, columns = scene.grid.rows, range(len(scene.grid.columns))
    origins = [
        _added(row_name(row, scene.language), [f for _, f in _row_cells(scene, number)], scene)
        for number, row in enumerate(rows)
    ]
    destinations = [
        _added(
            column_name(scene, column),
            [
                row.cells[column]
                for number, row in enumerate(rows)
                if not is_own_flow(scene, number, column)
            ],
            scene,
        )
        for column in columns
    ]
    said = [
        form.say(scene, label=item.label, value=item.text)
        for form, item in (
            (_LARGEST_FLOW, largest),
            (_ORIGIN, _most(origins)),
            (_DESTINATION, _most(destinations)),
        )
        if item is not None
    ]
    return [clauses([head, *said], scene, SEMICOLON)]


def _cells(scene: Scene) -> list[tuple[str, Fact]]:
    return [cell for number in range(len(scene.grid.rows)) for cell in _row_cells(scene, number)]


def _row_cells(scene: Scene, number: int) -> list[tuple[str, Fact]]:
    """Return the cells of a row with both labels, without an empty cell on the diagonal."""
    row = scene.grid.rows[number]
    return [
        (_cell_name(row, scene.grid.columns[column], scene), fact)
        for column, fact in enumerate(row.cells)
        if not (fact.is_missing and is_own_flow(scene, number, column))
    ]


def _is_flows(scene: Scene) -> bool:
    return all(column.selection.destination for column in scene.grid.columns)


def _cell_name(row: GridRow, column: GridColumn, scene: Scene) -> str:
    """Return 上海至苏州 for a flow, 上海2023年 for a period, else 上海的环境支撑."""
    form = _CELL
    if scene.figure.kind == "sankey" or column.selection.destination:
        form = _FLOW
    elif parse_period(row.id) is not None:
        form = _IN_PERIOD
    elif column.selection.period:
        form = _OF_PERIOD
    name, label = row_name(row, scene.language), column.label.get(scene.language)
    return form.say(scene, row=name, column=label)


def _sum(facts: Sequence[Fact]) -> Fact:
    """Return a sum with the decimals of its parts, marked as a bound or as about like them."""
    total = sum((Quantity(number(f), interval_of(f)) for f in facts), start=point(0))
    qualifiers = {fact.qualifier for fact in facts} - {"="}
    qualifier = ">=" if total.high.is_infinite() else "~" if qualifiers else "="
    return replace(
        facts[0],
        value=total.value,
        low=total.low,
        high=total.high,
        qualifier=qualifier,
        decimals=max(fact.decimals for fact in facts),
    )


def _added(label: str, facts: Sequence[Fact], scene: Scene) -> Placed | None:
    """Return the sum over a row or column; what is missing may be any number above zero."""
    known = [fact for fact in facts if fact.value is not None]
    if not known:
        return None
    total = _sum(known)
    found = placed(label, total, scene)
    if len(known) == len(facts):
        return found
    open_above = Interval(found.interval.low, INFINITY, high_closed=False)
    return replace(found, interval=open_above, is_exact=False)


def _most(sums: Sequence[Placed | None]) -> Placed | None:
    known = [one for one in sums if one is not None]
    return only(highest(known)) if len(known) == len(sums) > 1 else None
