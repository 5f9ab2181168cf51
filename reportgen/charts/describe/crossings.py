"""Where one series overtakes another."""

from __future__ import annotations

from itertools import combinations, groupby
from typing import TYPE_CHECKING

from reportgen.charts.describe.phrases import Phrase, clauses, column_name, joined, when
from reportgen.charts.describe.standing import compare
from reportgen.charts.series import joints

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportgen.charts.scene import Scene

_NAMED = 2
_OVERTAKES = Phrase("{p}{winner}超过{loser}", "{winner} overtook {loser} {p}")
_OTHERS = Phrase("另有{n}次交叉", "{n} other crossings")
_ONE_OTHER = Phrase("另有{n}次交叉", "{n} other crossing")


def crossings(scene: Scene, columns: Sequence[int]) -> str:
    """Return the last two crossings by name and how many there were besides.

    Rule:    a series overtakes another in the first period in which it is above, when it was
             below in the period before; both as far as the printed digits decide.
    Missing: none across a missing value, a break, or two units.
    """
    found = sorted(
        crossing for pair in combinations(columns, 2) for crossing in _of_pair(scene, *pair)
    )
    named = groupby(found[-_NAMED:], key=lambda crossing: crossing[:2])
    said = [
        _OVERTAKES.say(
            scene,
            p=when(scene.grid.rows[place], scene),
            winner=column_name(scene, winner),
            loser=joined([column_name(scene, loser) for _, _, loser in losers], scene),
        )
        for (place, winner), losers in named
    ]
    others = len(found) - _NAMED
    if others > 0:
        said.append((_ONE_OTHER if others == 1 else _OTHERS).say(scene, n=others))
    return clauses(said, scene)


def _of_pair(scene: Scene, first: int, second: int) -> list[tuple[int, int, int]]:
    """Return the crossings of two series: row, the one above from then on, the other."""
    one, other = scene.cells(first), scene.cells(second)
    can_join = zip(joints(scene, first), joints(scene, second), strict=True)
    found = []
    for place, (first_joins, second_joins) in enumerate(can_join):
        if not (first_joins and second_joins) or one[place].unit != other[place].unit:
            continue
        before = compare(one[place - 1], other[place - 1])
        after = compare(one[place], other[place])
        if before and after and before == -after:
            found.append((place, second, first) if after > 0 else (place, first, second))
    return found
