"""The frame a chart is drawn from: one row a mark, numbers and texts settled, nothing placed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import pandas as pd

from reportgen.charts.series import breaks_of, joints, time_places
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

COLUMNS = (
    "row", "id", "label", "series", "name", "mark", "x", "value", "state", "text", "tip",
    "joined", "broken",
)  # fmt: skip


@dataclass(frozen=True, kw_only=True, slots=True)
class Mark:
    """One row of a frame as the drawing reads it; ``number`` is its place in the frame."""

    number: int
    row: int
    series: int
    value: float
    state: str
    text: str
    joined: bool


def marks_of(frame: pd.DataFrame) -> list[Mark]:
    """Return the rows of a frame, or of a part of it, in its order."""
    return [
        Mark(
            number=int(number),
            row=int(row),
            series=int(series),
            value=float(value),
            state=str(state),
            text=str(text),
            joined=bool(joined),
        )
        for number, row, series, value, state, text, joined in zip(
            frame.index,
            frame["row"],
            frame["series"],
            frame["value"],
            frame["state"],
            frame["text"],
            frame["joined"],
            strict=True,
        )
    ]


def rows_of(frame: pd.DataFrame) -> tuple[list[str], list[str], list[float]]:
    """Return the ids, the labels and the places of the grid's rows, each row once."""
    rows = frame.drop_duplicates("row").sort_values("row")
    return (
        [str(identifier) for identifier in rows["id"]],
        [str(label) for label in rows["label"]],
        [float(x) for x in rows["x"]],
    )


def mark_frame(
    scene: Scene, columns: Sequence[int], *, scale: Scale | None = None, first: int = 1
) -> pd.DataFrame:
    """Return one row for each cell of ``columns``, column by column.

    Shape:   row (number of the grid row, from 0), id, label, series (1 to 6, ``first`` for the
             first column), name, mark (bar or line), x (place along a time axis in steps, else
             the row number), value, state, text (beside the mark), tip (with unit), joined
             (whether a line may lead here from the row before), broken (whether a new definition
             of the series begins here).
    Unit:    value is in the unit of ``scale``, which all the columns share.
    Missing: value NaN, state ``missing``, text ``…``; the row stays.
    """
    facts = [fact for column in columns for fact in scene.cells(column)]
    scale = scale or scale_for(facts, scene, column=columns[0] if columns else 0)
    places = time_places(scene.grid)
    rows = []
    for number, column in enumerate(columns, start=first):
        head = scene.grid.columns[column]
        name = head.label.get(scene.language)
        joined = joints(scene, column)
        broken = {place for place, _, _ in breaks_of(scene, [column])}
        for index, row in enumerate(scene.grid.rows):
            fact, label = row.cells[column], row_text(row, scene.language)
            rows.append(
                (
                    index, row.id, label, number, name, head.mark or "bar", places[index],
                    shown(fact, scale), state_of(fact), label_text(fact, scale, scene),
                    tip(row_name(row, scene.language), name, fact, scene), joined[index],
                    index in broken,
                )
            )  # fmt: skip
    return pd.DataFrame(rows, columns=list(COLUMNS))


def tip(label: str, name: str, fact: Fact, scene: Scene) -> str:
    """Return what a mark says when pointed at: label, series, value with unit."""
    value = full_text(fact, scene)
    if scene.language == "zh":
        return f"{label}，{name}：{value}" if name else f"{label}：{value}"
    return f"{label}, {name}: {value}" if name else f"{label}: {value}"
