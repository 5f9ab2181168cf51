"""Many small line charts told together: how many rose, what moved most, where they stand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportgen.charts.describe.moves import moved_from_to
from reportgen.charts.describe.phrases import (
    Phrase,
    absent_labels,
    column_name,
    column_noun,
    sentence,
    speaking_of,
    when,
)
from reportgen.charts.describe.standing import by_size, placed
from reportgen.charts.wording import row_name

if TYPE_CHECKING:
    from reportgen.charts.describe.pairs import Pair
    from reportgen.charts.scene import Scene

_GAPS = Phrase("部分时期无数据", "periods missing")


def panels(scene: Scene) -> list[str]:
    """Return how many series rose and fell, the largest moves, and the highest and lowest end.

    Missing: a series without a value in the first or last period is in no count; which series
             have gaps is told.
    """
    columns = range(len(scene.grid.columns))
    first, last = scene.grid.rows[0], scene.grid.rows[-1]
    pairs: list[Pair] = [
        (column_name(scene, c), first.cells[c], last.cells[c])
        for c in columns
        if first.cells[c].value is not None and last.cells[c].value is not None
    ]
    ends = [
        placed(column_name(scene, c), last.cells[c], scene)
        for c in columns
        if last.cells[c].value is not None
    ]
    language = scene.language
    noun = column_noun(scene)
    names = row_name(first, language), row_name(last, language)
    said = moved_from_to(pairs, names, noun, scene)
    if len({last.cells[c].unit for c in columns if last.cells[c].value is not None}) == 1:
        told = by_size(ends, scene, with_second=False)
        said.append(speaking_of(sentence(when(last, scene), scene), told, scene))
    gaps = [column_name(scene, c) for c in columns if any(f.is_missing for f in scene.cells(c))]
    if gaps:
        said.append(absent_labels(gaps, noun, _GAPS.say(scene), scene))
    return said
