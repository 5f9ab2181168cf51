"""Several series over the same axes: which of them is the larger one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportgen.charts.describe.phrases import (
    Phrase,
    clauses,
    column_name,
    row_noun,
)
from reportgen.charts.describe.standing import highest, only, placed

if TYPE_CHECKING:
    from reportgen.charts.scene import Scene

_ON_ALL = Phrase("{name}在全部{total}上均最高", "{name} is highest on all {total}")
_ON_MOST = Phrase("{total}中，{name}有{count}最高", "{name} is highest on {count} of {total}")
_NEXT = Phrase("{name}有{count}", "{name} on {count}")


def largest_series(scene: Scene) -> str:
    """Return on how many axes each series is the highest, the foremost first.

    Missing: axes on which a value is missing, shared or left open count for no series.
    """
    columns = range(len(scene.grid.columns))
    if len(columns) < 2:
        return ""
    names = [column_name(scene, column) for column in columns]
    leaders = []
    for row in scene.grid.rows:
        if all(fact.value is not None for fact in row.cells):
            items = [placed(names[c], row.cells[c], scene) for c in columns]
            leader = only(highest(items))
            leaders += [leader.label] if leader else []
    if not leaders:
        return ""
    noun, count_rows = row_noun(scene), len(scene.grid.rows)
    total = noun.counted(count_rows, scene)
    order = sorted(
        dict.fromkeys(leaders), key=lambda name: (-leaders.count(name), names.index(name))
    )
    if leaders.count(order[0]) == count_rows:
        return _ON_ALL.say(scene, name=order[0], total=total)
    said = [
        (_ON_MOST if place == 0 else _NEXT).say(
            scene, name=name, total=total, count=noun.short(leaders.count(name), scene)
        )
        for place, name in enumerate(order)
    ]
    return clauses(said, scene)
