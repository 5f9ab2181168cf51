"""What is highest, lowest, above or below, as far as the published digits decide it.

A value printed 4.0 stands for every number that rounds to it, >5000 for all above. Nothing is said
that another number within these intervals would make untrue.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reportgen.charts.describe.phrases import COMMA, Phrase, clauses, listed, valued
from reportgen.charts.wording import full_text, row_name
from reportgen.numerals.interval import Interval, Quantity, exactly, of_printed

if TYPE_CHECKING:
    from collections.abc import Sequence
    from decimal import Decimal

    from reportgen.charts.scene import Scene
    from reportgen.facts.model import Fact

_CLOSED_HIGH, _OPEN_LOW = {"~", "<~"}, {">", "<~"}
_NAMED_RIVALS = 4

_HIGHEST = Phrase("{label}最高{value}", "highest for {valued}")
_SECOND = Phrase("{label}次之{value}", "then {valued}")
_LOWEST = Phrase("{label}最低{value}", "lowest for {valued}")
_TIED_HIGHEST = Phrase("{labels}并列最高（{text}）", "highest for {labels} ({text} each)")
_TIED_LOWEST = Phrase("{labels}并列最低（{text}）", "lowest for {labels} ({text} each)")
_ALL_EQUAL = Phrase("各项均为{text}", "{text} for all")
_ONLY = Phrase("仅有{label}的数据{value}", "known only for {valued}")
_ABOVE = Phrase("{above}高于{below}", "higher for {above} than for {below}")
_RIVALS_HIGH = Phrase(
    "最高的是{labels}之一，现有数据不能判定",
    "the published figures leave open which is highest: {labels}",
)
_RIVALS_LOW = Phrase(
    "最低的是{labels}之一，现有数据不能判定",
    "the published figures leave open which is lowest: {labels}",
)
_OPEN_ENDS = Phrase(
    "何者最高、何者最低，现有数据不能判定",
    "the published figures leave open which is highest and which lowest",
)


@dataclass(frozen=True, kw_only=True, slots=True)
class Placed:
    """A labelled value with the numbers it can stand for; ``is_exact`` is neither bound nor about.

    ``interval`` of ranks is mirrored: first place is the highest.
    """

    label: str
    text: str
    interval: Interval
    is_exact: bool = True


def number(fact: Fact) -> Decimal:
    """Return the value of a fact that has one."""
    if fact.value is None:
        raise ValueError(fact.id)
    return fact.value


def interval_of(fact: Fact) -> Interval:
    """Return the numbers a value can stand for; those of ranks with their sign turned."""
    value = number(fact)
    if fact.low is None or fact.high is None:
        found = exactly(value) if fact.qualifier == "=" else of_printed(value, fact.qualifier)
    elif fact.low == fact.high:
        found = exactly(fact.low)
    else:
        found = Interval(
            fact.low,
            fact.high,
            low_closed=fact.qualifier not in _OPEN_LOW,
            high_closed=fact.qualifier in _CLOSED_HIGH or _is_place(fact.high, fact.unit),
        )
    return mirrored(found) if fact.unit == "rank" else found


def mirrored(interval: Interval) -> Interval:
    """Return the same numbers with their sign turned."""
    return Interval(-interval.high, -interval.low, interval.high_closed, interval.low_closed)


def change_of(first: Fact, last: Fact) -> Interval:
    """Return the numbers the change from one value to another can stand for."""
    change = Quantity(number(last), interval_of(last)) - Quantity(number(first), interval_of(first))
    return change.interval


def sign_of(change: Interval) -> int | None:
    """Return 1 for surely above zero, -1 for surely below, 0 for exactly zero, None if open."""
    if change.low == change.high == 0:
        return 0
    if change.low > 0 or (change.low == 0 and not change.low_closed):
        return 1
    if change.high < 0 or (change.high == 0 and not change.high_closed):
        return -1
    return None


def compare(first: Fact, last: Fact) -> int | None:
    """Return 1 when the last value is above, -1 below, 0 the same as printed, None if open."""
    found = sign_of(change_of(first, last))
    if found is None and first.qualifier == last.qualifier == "=" and first.value == last.value:
        return 0
    return found


def is_above(first: Interval, second: Interval) -> bool:
    """Return whether every number of the first lies above every number of the second."""
    if first.low != second.high:
        return first.low > second.high
    return not (first.low_closed and second.high_closed)


def placed(label: str, fact: Fact, scene: Scene) -> Placed:
    """Return a value with its label, ready to be compared."""
    text = full_text(fact, scene)
    interval = interval_of(fact)
    return Placed(label=label, text=text, interval=interval, is_exact=fact.qualifier == "=")


def placed_rows(scene: Scene, column: int) -> tuple[Placed, ...]:
    """Return the values of a column with the names of their rows; missing ones are left out."""
    return tuple(
        placed(row_name(row, scene.language), row.cells[column], scene)
        for row in scene.grid.rows
        if row.cells[column].value is not None
    )


def highest(items: Sequence[Placed]) -> tuple[Placed, ...]:
    """Return the items nothing else is surely above: one, equals, or rivals."""
    if not items:
        return ()
    best = max((item.interval for item in items), key=lambda one: (one.low, not one.low_closed))
    return tuple(item for item in items if not is_above(best, item.interval))


def lowest(items: Sequence[Placed]) -> tuple[Placed, ...]:
    """Return the items nothing else is surely below."""
    if not items:
        return ()
    best = min((item.interval for item in items), key=lambda one: (one.high, one.high_closed))
    return tuple(item for item in items if not is_above(item.interval, best))


def is_settled(items: Sequence[Placed]) -> bool:
    """Return whether the items found are one, or equal as printed: not rivals."""
    return len(items) == 1 or are_equal(items)


def are_equal(items: Sequence[Placed]) -> bool:
    """Return whether all items carry the same value without bound or approximation."""
    return bool(items) and all(i.is_exact and i.interval == items[0].interval for i in items)


def only(items: Sequence[Placed]) -> Placed | None:
    """Return the one item found, None where several share or dispute the place."""
    return items[0] if len(items) == 1 else None


def by_size(items: Sequence[Placed], scene: Scene, *, with_second: bool = True) -> str:
    """Return the highest, the second and the lowest item, or that the data leave it open.

    Missing: an empty text without items. The second is left out where it is shared or open.
    """
    if len(items) < 2:
        return _said(_ONLY, items[0], scene) if items else ""
    if are_equal(items):
        return _ALL_EQUAL.say(scene, text=items[0].text)
    top, bottom = highest(items), lowest(items)
    if len(items) == 2 and is_settled(top):
        above, below = (valued(one.label, one.text, scene) for one in (*top, *bottom))
        return _ABOVE.say(scene, above=above, below=below)
    if not is_settled(top) and not is_settled(bottom):
        return _both_open(top, bottom, scene)
    rest = highest([item for item in items if item not in top])
    second = only(rest) if with_second and len(top) == 1 else None
    if second is not None and second in bottom:
        second = None
    return clauses(
        [
            _end(top, (_HIGHEST, _TIED_HIGHEST, _RIVALS_HIGH), scene),
            _said(_SECOND, second, scene) if second else "",
            _end(bottom, (_LOWEST, _TIED_LOWEST, _RIVALS_LOW), scene),
        ],
        scene,
        COMMA,
    )


def _end(found: Sequence[Placed], forms: tuple[Phrase, Phrase, Phrase], scene: Scene) -> str:
    """Return one end of the order: one item, equals, or rivals where they are few."""
    one, tied, rivals = forms
    if len(found) == 1:
        return _said(one, found[0], scene)
    if is_settled(found):
        labels = listed([item.label for item in found], scene)
        return tied.say(scene, labels=labels, text=found[0].text)
    if len(found) > _NAMED_RIVALS:
        return ""
    return rivals.say(scene, labels=_valued_list(found, scene))


def _both_open(top: Sequence[Placed], bottom: Sequence[Placed], scene: Scene) -> str:
    """Return that neither end is known; few rivals are named."""
    if set(top) == set(bottom) or len(top) > _NAMED_RIVALS:
        values = _valued_list(top, scene) if len(top) <= _NAMED_RIVALS else ""
        return clauses([values, _OPEN_ENDS.say(scene)], scene)
    return _RIVALS_HIGH.say(scene, labels=_valued_list(top, scene))


def _valued_list(items: Sequence[Placed], scene: Scene) -> str:
    return listed([valued(item.label, item.text, scene) for item in items], scene)


def _said(form: Phrase, item: Placed, scene: Scene) -> str:
    with_value = valued(item.label, item.text, scene)
    value = valued("", item.text, scene)
    return form.say(scene, label=item.label, value=value, valued=with_value)


def _is_place(end: Decimal, unit: str) -> bool:
    """Return whether an end is a place in a ranking: a number of its own, not a border."""
    return unit == "rank" and end == end.to_integral_value()
