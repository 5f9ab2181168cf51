"""Rows between two periods: how many rose and fell, which did most, who changed places."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

from reportgen.charts.describe.pairs import pairs_of
from reportgen.charts.describe.phrases import (
    Phrase,
    clauses,
    column_name,
    joined,
    row_noun,
)
from reportgen.charts.describe.standing import (
    Placed,
    change_of,
    compare,
    highest,
    lowest,
    number,
    only,
    sign_of,
)
from reportgen.charts.wording import full_text

if TYPE_CHECKING:
    from collections.abc import Sequence
    from decimal import Decimal

    from reportgen.charts.describe.pairs import Pair
    from reportgen.charts.describe.phrases import Noun
    from reportgen.charts.scene import Scene
    from reportgen.facts.model import Fact

_NAMED_PLACES = 2
_MOVED: dict[int | None, Phrase] = {
    1: Phrase("{n}上升", "{n} rose"),
    -1: Phrase("{n}下降", "{n} fell"),
    0: Phrase("{n}持平", "{n} stayed the same"),
    None: Phrase("{n}升降不能判定", "{n} cannot be told"),
}
_OF_TOTAL: dict[int | None, Phrase] = {
    1: Phrase("{total}中{n}上升", "{n} of {total} rose"),
    -1: Phrase("{total}中{n}下降", "{n} of {total} fell"),
    0: Phrase("{total}中{n}持平", "{n} of {total} stayed the same"),
}
_FROM_TO = Phrase("{first}至{second}，{moved}", "From {first} to {second}, {moved}")
_MOST = {
    1: Phrase("上升最多的是{label}（{text}）", "{label} rose most ({text})"),
    -1: Phrase("下降最多的是{label}（{text}）", "{label} fell most ({text})"),
}
_MOVE = Phrase("由{v0}到{v1}", "from {v0} to {v1}")
_ALL_MOVED: dict[int | None, Phrase] = {
    1: Phrase("{total}全部上升", "all {total} rose"),
    -1: Phrase("{total}全部下降", "all {total} fell"),
    0: Phrase("{total}全部持平", "all {total} stayed the same"),
    None: Phrase("{total}的升降均不能判定", "the direction of all {total} is left open"),
}
_OVERTAKES = Phrase("{winner}超过{loser}", "{winner} overtook {loser}")
_MORE_PLACES = Phrase("另有{n}对互换先后", "{n} more pairs changed places")
_ONE_MORE_PLACE = Phrase("另有{n}对互换先后", "{n} more pair changed places")
_SAME_ORDER = Phrase("先后次序未变", "the order did not change")


def rises_and_falls(scene: Scene, first: int, second: int) -> list[str]:
    """Return how many rows rose and fell between two columns, and which did most."""
    names = column_name(scene, first), column_name(scene, second)
    return moved_from_to(pairs_of(scene, first, second), names, row_noun(scene), scene)


def moved_from_to(
    pairs: Sequence[Pair], names: tuple[str, str], noun: Noun, scene: Scene
) -> list[str]:
    """Return how many of the pairs rose and fell, and which did most.

    ``names`` are those of the two times; ``noun`` says what the pairs are.
    """
    if not pairs:
        return []
    signs = [compare(one, other) for _, one, other in pairs]
    total = noun.counted(len(pairs), scene)
    if len(set(signs)) == 1:
        moved = _ALL_MOVED[signs[0]].say(scene, total=total)
    else:
        present = [sign for sign in _MOVED if sign in signs]
        counts = [noun.short(signs.count(sign), scene) for sign in present]
        head = _OF_TOTAL[present[0]].say(scene, n=counts[0], total=total)
        rest = [
            _MOVED[sign].say(scene, n=count)
            for sign, count in zip(present[1:], counts[1:], strict=True)
        ]
        moved = joined([head, *rest], scene)
    head = _FROM_TO.say(scene, first=names[0], second=names[1], moved=moved)
    return [head, most_moved(pairs, scene)]


def most_moved(pairs: Sequence[Pair], scene: Scene) -> str:
    """Return the largest rise and the largest fall, with both values, where they are decided."""
    if len({fact.unit for _, one, other in pairs for fact in (one, other)}) != 1 or len(pairs) < 2:
        return ""
    items = [
        Placed(
            label=label,
            text=_MOVE.say(scene, v0=full_text(one, scene), v1=full_text(other, scene)),
            interval=change_of(one, other),
        )
        for label, one, other in pairs
    ]
    said = []
    for sign, found in ((1, only(highest(items))), (-1, only(lowest(items)))):
        if found is not None and sign_of(found.interval) == sign:
            said.append(_MOST[sign].say(scene, label=found.label, text=found.text))
    return clauses(said, scene)


def changed_places(scene: Scene, first: int, second: int) -> str:
    """Return who overtook whom between two columns: two pairs by name, the others counted."""
    pairs = sorted(pairs_of(scene, first, second), key=lambda pair: -_height(pair[2]))
    found, is_decided = [], True
    for (one, one_first, one_last), (other, other_first, other_last) in combinations(pairs, 2):
        before, after = compare(one_first, other_first), compare(one_last, other_last)
        is_decided = is_decided and bool(before) and bool(after)
        if before and after and before == -after:
            winner, loser = (other, one) if after > 0 else (one, other)
            found.append(_OVERTAKES.say(scene, winner=winner, loser=loser))
    if not found:
        return _SAME_ORDER.say(scene) if is_decided and len(pairs) > 1 else ""
    rest = len(found) - _NAMED_PLACES
    if rest > 0:
        form = _ONE_MORE_PLACE if rest == 1 else _MORE_PLACES
        found = [*found[:_NAMED_PLACES], form.say(scene, n=rest)]
    return clauses(found, scene)


def _height(fact: Fact) -> Decimal:
    """Return the value a row is ordered by; first place is the highest."""
    return -number(fact) if fact.unit == "rank" else number(fact)
