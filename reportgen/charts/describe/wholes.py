"""Parts of a whole: the largest share and how it moved, and what a change is made of."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from reportgen.charts.describe.moves import most_moved
from reportgen.charts.describe.phrases import (
    SEMICOLON,
    Phrase,
    clauses,
    column_name,
    row_noun,
)
from reportgen.charts.describe.standing import (
    Placed,
    change_of,
    highest,
    interval_of,
    lowest,
    number,
    only,
    placed,
    sign_of,
)
from reportgen.charts.roles import starts_at_zero
from reportgen.charts.series import is_over_time
from reportgen.charts.wording import full_text, row_name
from reportgen.facts.model import SHARE
from reportgen.numerals.interval import Quantity, point

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportgen.charts.scene import Scene
    from reportgen.facts.grid import GridRow
    from reportgen.facts.model import Fact

_LARGEST = Phrase(
    "{row}占比最大的是{label}（{value}）", "the largest part of {row} is {label} ({value})"
)
_LARGEST_THEN = Phrase("{row}{still}{label}（{value}）", "in {row} it is {still}{label} ({value})")
_STILL, _NOW = Phrase("仍为", "still "), Phrase("为", "")
_LARGEST_OF = Phrase("{label}占比最大的有{count}", "{label} is the largest part in {count}")
_AND_OF = Phrase("{label}有{count}", "{label} in {count}")
_LED = Phrase(
    "{label}占比最高的是{row}（{value}）", "the part of {label} is largest in {row} ({value})"
)
_FROM_TO = Phrase("{row0}为{v0}，{row1}为{v1}", "{v0} for {row0} and {v1} for {row1}")
_ADDS_UP = Phrase("{row1}为{value}", "{row1}: {value}")
_UP_MOST = Phrase("增加最多的是{label}（{value}）", "{label} adds most ({value})")
_DOWN_MOST = Phrase("减少最多的是{label}（{value}）", "{label} takes away most ({value})")
_REST = Phrase("另有{value}未由各项解释", "{value} is not explained by the parts")
_REST_WITH_ABSENT = Phrase(
    "其余{value}为无数据的项和未解释部分",
    "the other {value} is what has no data and what is not explained",
)


def largest_parts(scene: Scene) -> list[str]:
    """Return the largest part of the first and last bar and what moved most between them.

    Bars that are no periods: in how many each part is the largest, and where it is largest of all.
    """
    rows = scene.grid.rows
    if len(rows) > 1 and not is_over_time(scene.grid):
        return _leaders(scene)
    ends = [(rows[0], _largest(scene, rows[0]))]
    if len(rows) > 1:
        ends.append((rows[-1], _largest(scene, rows[-1])))
    said: list[str] = []
    before = ""
    for row, part in ends:
        if part is None:
            continue
        still = (_STILL if part.label == before else _NOW).say(scene)
        form = _LARGEST_THEN if before else _LARGEST
        name = row_name(row, scene.language)
        said.append(form.say(scene, row=name, label=part.label, value=part.text, still=still))
        before = part.label
    pairs = [
        (column_name(scene, c), rows[0].cells[c], rows[-1].cells[c])
        for c in range(len(scene.grid.columns))
        if rows[0].cells[c].value is not None and rows[-1].cells[c].value is not None
    ]
    moved = most_moved(pairs, scene) if len(rows) > 1 else ""
    return [clauses(said, scene), moved]


def contributions(scene: Scene) -> list[str]:
    """Return start and end of a waterfall, the largest contributions, and what they leave open.

    Rule:    the rest is end less start less all contributions; it is told when the rounding of
             the printed digits cannot explain it.
    Missing: contributions without data are part of the rest, which then says so.
    """
    if len(scene.grid.rows) < 2:
        return []
    first, last = scene.grid.rows[0], scene.grid.rows[-1]
    has_start, end = not starts_at_zero(scene), last.cells[0]
    start = first.cells[0] if has_start else None
    between = scene.grid.rows[has_start:-1]
    said, moved = [], []
    if end.value is not None:
        names = {"row0": row_name(first, scene.language), "row1": row_name(last, scene.language)}
        if start is None:
            said.append(_ADDS_UP.say(scene, value=full_text(end, scene), **names))
        elif start.value is not None:
            values = {"v0": full_text(start, scene), "v1": full_text(end, scene)}
            said.append(_FROM_TO.say(scene, **names, **values))
    known = [row for row in between if row.cells[0].value is not None]
    items = [placed(row_name(row, scene.language), row.cells[0], scene) for row in known]
    for form, found, sign in ((_UP_MOST, highest(items), 1), (_DOWN_MOST, lowest(items), -1)):
        one = only(found)
        if one is not None and sign_of(one.interval) == sign:
            moved.append(form.say(scene, label=one.label, value=one.text))
    said.append(clauses(moved, scene))
    rest = unexplained(start, end, [row.cells[0] for row in known])
    if rest is not None:
        form = _REST if len(known) == len(between) else _REST_WITH_ABSENT
        said.append(form.say(scene, value=full_text(rest, scene)))
    return [clauses(said, scene, SEMICOLON)]


def _leaders(scene: Scene) -> list[str]:
    """Return in how many bars each part is the largest, and where the foremost one peaks."""
    largest = [part.label for row in scene.grid.rows if (part := _largest(scene, row))]
    if not largest:
        return []
    order = sorted(dict.fromkeys(largest), key=lambda label: -largest.count(label))
    noun = row_noun(scene)
    counts = [noun.counted(largest.count(order[0]), scene)]
    counts += [noun.short(largest.count(label), scene) for label in order[1:]]
    said = [
        (_AND_OF if place else _LARGEST_OF).say(scene, label=label, count=counts[place])
        for place, label in enumerate(order)
    ]
    columns = range(len(scene.grid.columns))
    foremost = next(c for c in columns if column_name(scene, c) == order[0])
    peak = only(
        highest(
            [
                placed(row_name(row, scene.language), row.cells[foremost], scene)
                for row in scene.grid.rows
                if row.cells[foremost].value is not None
            ]
        )
    )
    if peak is not None and len(largest) > 1:
        said.append(_LED.say(scene, label=order[0], row=peak.label, value=peak.text))
    return [clauses(said, scene)]


def _largest(scene: Scene, row: GridRow) -> Placed | None:
    """Return the largest part of a bar, None where a missing part or a bound leaves it open."""
    if any(fact.is_missing for fact in row.cells):
        return None
    items = [
        placed(column_name(scene, column), fact, scene) for column, fact in enumerate(row.cells)
    ]
    return only(highest(items))


def unexplained(start: Fact | None, end: Fact, parts: Sequence[Fact]) -> Fact | None:
    """Return what the contributions do not explain, None where rounding may explain it.

    ``start`` is None where the contributions begin at zero.
    """
    if end.value is None or (start is not None and start.value is None):
        return None
    explained = sum((Quantity(number(f), interval_of(f)) for f in parts), start=point(0))
    if start is None:
        change = Quantity(number(end), interval_of(end))
    else:
        change = Quantity(number(end) - number(start), change_of(start, end))
    rest = change - explained
    if sign_of(rest.interval) in {0, None} or not rest.value:
        return None
    is_share = start is not None and end.unit == SHARE
    ends = (end,) if start is None else (start, end)
    return replace(
        end,
        value=rest.value * 100 if is_share else rest.value,
        low=None,
        high=None,
        unit="percentage_points" if is_share else end.unit,
        qualifier="=",
        decimals=max(fact.decimals for fact in (*ends, *parts)),
    )
