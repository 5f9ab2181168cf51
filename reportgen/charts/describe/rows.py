"""Rows that are no periods, column by column: what is highest, which tier has whom."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportgen.charts.describe.phrases import (
    Phrase,
    column_name,
    listed,
    row_noun,
    speaking_of,
)
from reportgen.charts.describe.standing import by_size, placed_rows
from reportgen.charts.roles import words_in_order
from reportgen.charts.wording import row_name

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportgen.charts.scene import Scene

_CLASS = Phrase("{word}{count}：{labels}", "{word} ({count}): {labels}")
_LONG_CLASS = Phrase("{word}{count}：{labels}等", "{word} ({count}): {labels} and others")


def columns_by_size(scene: Scene, columns: Sequence[int], *, with_second: bool = True) -> list[str]:
    """Return for each column the highest, second and lowest row, as far as it is decided."""
    said = [
        speaking_of(
            column_name(scene, column),
            by_size(placed_rows(scene, column), scene, with_second=with_second),
            scene,
        )
        for column in columns
    ]
    return [text for text in said if text]


def tiers(scene: Scene, column: int) -> list[str]:
    """Return how many and which rows each word (tier) of a column has, the highest first."""
    members: dict[str, list[str]] = {}
    for row in scene.grid.rows:
        word = row.cells[column].word
        if word:
            members.setdefault(word.get(scene.language), []).append(row_name(row, scene.language))
    noun = row_noun(scene)
    return [
        (_LONG_CLASS if len(members[word]) > 8 else _CLASS).say(
            scene,
            word=word,
            count=noun.short(len(members[word]), scene),
            labels=listed(members[word], scene),
        )
        for word in reversed(words_in_order(scene, column))
    ]
