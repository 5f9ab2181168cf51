"""Two values a row: which is larger, how far apart, what rose and what changed places."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from reportgen.charts.describe.phrases import (
    SEMICOLON,
    Phrase,
    clauses,
    column_name,
    row_noun,
    valued,
)
from reportgen.charts.describe.standing import (
    Placed,
    change_of,
    compare,
    highest,
    lowest,
    mirrored,
    only,
)
from reportgen.charts.wording import full_text, row_name
from reportgen.numerals.interval import Interval
from reportgen.periods import parse_period

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportgen.charts.scene import Scene
    from reportgen.facts.model import Fact

    Pair = tuple[str, Fact, Fact]

_ALL_ABOVE = Phrase(
    "{total}均为{above}高于{below}", "higher for {above} than for {below} in all {total}"
)
_COMPARED = Phrase(
    "{total}中，{second}高于{first}的有{above}",
    "higher for {second} than for {first} in {above} of {total}",
)
_REST = {
    -1: Phrase("低于的有{n}", "lower in {n}"),
    0: Phrase("持平的有{n}", "equal in {n}"),
    None: Phrase("不能判定的有{n}", "undecided in {n}"),
}
_FORMER, _LATTER = Phrase("前者", "the former"), Phrase("后者", "the latter")
_IN_TURN = Phrase("{first}与{second}依次为：{pairs}", "{first} and {second} in turn: {pairs}")
_BETWEEN = Phrase("；", ", ")
_NEITHER = Phrase("{total}中，{rest}", "of {total}, {rest}")
_WIDEST = Phrase("差距最大的是{valued}", "the gap is widest for {valued}")
_NARROWEST = Phrase("最小的是{valued}", "narrowest for {valued}")
_NARROWEST_ALONE = Phrase("差距最小的是{valued}", "the gap is narrowest for {valued}")
_BOTH = Phrase("{v0}与{v1}", "{v0} and {v1}")
_FROM_TO = Phrase("{first}至{second}，{moves}", "From {first} to {second}, {moves}")
_CHANGES = {
    1: Phrase("{label}由{v0}升至{v1}", "{label} rose from {v0} to {v1}"),
    -1: Phrase("{label}由{v0}降至{v1}", "{label} fell from {v0} to {v1}"),
    0: Phrase("{label}均为{v1}", "{label} stood at {v1} both times"),
    None: Phrase("{label}为{v0}和{v1}", "{label} stood at {v0} and {v1}"),
}


def pairs_of(scene: Scene, first: int, second: int) -> tuple[Pair, ...]:
    """Return the rows with both values: label, first and second fact."""
    return tuple(
        (row_name(row, scene.language), row.cells[first], row.cells[second])
        for row in scene.grid.rows
        if row.cells[first].value is not None and row.cells[second].value is not None
    )


def are_periods(scene: Scene, columns: Sequence[int]) -> bool:
    """Return whether the columns are one thing at several times, so that values rise and fall."""
    selected = [scene.grid.columns[column].selection.period for column in columns]
    return len(set(selected)) == len(selected) and all(
        text is not None and parse_period(text) is not None for text in selected
    )


def every_pair(scene: Scene, first: int, second: int) -> list[str]:
    """Return both values of every row: for figures of a few rows."""
    names = {"first": column_name(scene, first), "second": column_name(scene, second)}
    pairs = pairs_of(scene, first, second)
    if are_periods(scene, [first, second]):
        moves = [
            _CHANGES[compare(one, other)].say(
                scene, label=label, v0=full_text(one, scene), v1=full_text(other, scene)
            )
            for label, one, other in pairs
        ]
        head = _FROM_TO.say(scene, **names, moves=clauses(moves, scene, SEMICOLON))
        return [head] if moves else []
    told = [
        valued(
            label,
            _BOTH.say(scene, v0=full_text(one, scene), v1=full_text(other, scene)),
            scene,
        )
        for label, one, other in pairs
    ]
    return [_IN_TURN.say(scene, **names, pairs=clauses(told, scene, _BETWEEN))] if told else []


def which_is_larger(scene: Scene, first: int, second: int, *, are_named: bool = False) -> str:
    """Return in how many rows the second value is above the first, below, equal, or undecided.

    ``are_named`` where the sentence before has named both columns.
    """
    pairs = pairs_of(scene, first, second)
    if len(pairs) < 2:
        return ""
    noun = row_noun(scene)
    signs = [compare(one, other) for _, one, other in pairs]
    one, other = column_name(scene, first), column_name(scene, second)
    if are_named:
        one, other = _FORMER.say(scene), _LATTER.say(scene)
    total = noun.counted(len(pairs), scene)
    if set(signs) in ({1}, {-1}):
        above, below = (other, one) if signs[0] == 1 else (one, other)
        return _ALL_ABOVE.say(scene, total=total, above=above, below=below)
    if 1 not in signs and -1 in signs:
        one, other = other, one
        signs = [-sign if sign else sign for sign in signs]
    above_in = noun.short(signs.count(1), scene)
    rest = [
        form.say(scene, n=noun.short(signs.count(sign), scene))
        for sign, form in _REST.items()
        if sign in signs
    ]
    if 1 not in signs:
        return _NEITHER.say(scene, total=total, rest=clauses(rest, scene))
    head = _COMPARED.say(scene, total=total, first=one, second=other, above=above_in)
    return clauses([head, *rest], scene)


def gaps(scene: Scene, first: int, second: int) -> str:
    """Return the widest and the narrowest gap, with the two values; nothing where it is open."""
    items = [
        Placed(
            label=label,
            text=_BOTH.say(scene, v0=full_text(one, scene), v1=full_text(other, scene)),
            interval=_width(change_of(one, other)),
        )
        for label, one, other in pairs_of(scene, first, second)
    ]
    if len(items) < 2:
        return ""
    widest, narrowest = only(highest(items)), only(lowest(items))
    said = [_WIDEST.say(scene, valued=valued(widest.label, widest.text, scene))] if widest else []
    if narrowest:
        form = _NARROWEST if widest else _NARROWEST_ALONE
        said.append(form.say(scene, valued=valued(narrowest.label, narrowest.text, scene)))
    return clauses(said, scene)


def _width(change: Interval) -> Interval:
    """Return the distance behind a change: without its sign."""
    if change.low >= 0:
        return change
    if change.high <= 0:
        return mirrored(change)
    ends = mirrored(change) if -change.low > change.high else change
    return Interval(Decimal(0), ends.high, high_closed=ends.high_closed)
