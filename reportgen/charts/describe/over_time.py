"""Series over time in words: from the first value to the last, how steadily, and the extremes."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from reportgen.charts.describe.phrases import (
    COMMA,
    SEMICOLON,
    YEARS,
    Phrase,
    clauses,
    column_name,
    joined,
    listed,
    row_noun,
    valued,
    when,
)
from reportgen.charts.describe.standing import (
    Placed,
    are_equal,
    compare,
    highest,
    lowest,
    only,
    placed,
)
from reportgen.charts.series import breaks_of, time_places
from reportgen.charts.wording import full_text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportgen.charts.scene import Scene
    from reportgen.facts.grid import GridRow
    from reportgen.facts.model import Fact

    Stretch = tuple[tuple[int, GridRow, Fact], ...]

_MOVES = {
    1: Phrase("{name}由{p0}的{v0}升至{p1}的{v1}", "{name} rose from {v0} {p0} to {v1} {p1}"),
    -1: Phrase("{name}由{p0}的{v0}降至{p1}的{v1}", "{name} fell from {v0} {p0} to {v1} {p1}"),
    0: Phrase("{name}在{p0}与{p1}同为{v1}", "{name} stood at {v1} both {p0} and {p1}"),
    None: Phrase("{name}在{p0}为{v0}，{p1}为{v1}", "{name}: {v0} {p0} and {v1} {p1}"),
}
_ONE = Phrase("{name}仅有{p0}的数据（{v0}）", "{name} has a value {p0} only ({v0})")
_STEADY = {
    (1, "year"): Phrase("逐年上升", "rising every year"),
    (1, "period"): Phrase("逐期上升", "rising from each period to the next"),
    (1, "gaps"): Phrase("有数据的各期依次上升", "rising from each known value to the next"),
    (-1, "year"): Phrase("逐年下降", "falling every year"),
    (-1, "period"): Phrase("逐期下降", "falling from each period to the next"),
    (-1, "gaps"): Phrase("有数据的各期依次下降", "falling from each known value to the next"),
}
_UNCHANGED = Phrase("各期不变", "without change in between")
_COUNTS = {
    1: (Phrase("{n}次上升", "{n} rise"), Phrase("{n}次上升", "{n} rises")),
    -1: (Phrase("{n}次下降", "{n} fall"), Phrase("{n}次下降", "{n} falls")),
    0: (Phrase("{n}次持平", "{n} step unchanged"), Phrase("{n}次持平", "{n} steps unchanged")),
    None: (
        Phrase("{n}次升降不明", "{n} step left open"),
        Phrase("{n}次升降不明", "{n} steps left open"),
    ),
}
_MIXED = Phrase("其间{counts}", "with {counts} on the way")
_PEAK = Phrase("{p}最高{v}", "highest {p}{v}")
_TROUGH = Phrase("{p}最低{v}", "lowest {p}{v}")
_BREAK = Phrase(
    "{period}起口径变化，与此前不可比：{said}",
    "from {period} on another definition, not comparable with before: {said}",
)
_IT = Phrase("", "it")


def series(scene: Scene, column: int, *, with_extremes: bool = True) -> str:
    """Return what one series does: ends, steadiness and extremes of each stretch.

    A break in the series ends a stretch: values before and after are never compared.
    Missing: skipped here; an empty text where the series has no value at all.
    """
    breaks = {place: period for place, period, _ in breaks_of(scene, [column])}
    said = ""
    for stretch in _stretches(scene, column, set(breaks)):
        begun = max((place for place in breaks if place <= stretch[0][0]), default=None)
        name = _IT.say(scene) if said else column_name(scene, column)
        told = _stretch(name, stretch, scene, with_extremes=with_extremes)
        if said and begun is not None:
            told = _BREAK.say(scene, period=_period(breaks[begun], scene), said=told)
        said = clauses([said, told], scene, SEMICOLON)
    return said


def overall(scene: Scene, columns: Sequence[int]) -> str:
    """Return the highest and lowest value of several series in one unit, where it is decided."""
    facts = [(c, row, row.cells[c]) for c in columns for row in scene.grid.rows]
    known = [entry for entry in facts if entry[2].value is not None]
    if len({fact.unit for _, _, fact in known}) != 1:
        return ""
    items = [
        placed(_POINT.say(scene, name=column_name(scene, c), p=when(row, scene)), fact, scene)
        for c, row, fact in known
    ]
    top, bottom = only(highest(items)), only(lowest(items))
    ends = [
        form.say(scene, place=item.label, value=item.text)
        for form, item in ((_OVERALL_TOP, top), (_OVERALL_BOTTOM, bottom))
        if item is not None
    ]
    return clauses(ends, scene)


_POINT = Phrase("{p}的{name}", "{name} {p}")
_OVERALL_TOP = Phrase(
    "全部数值中最高的是{place}（{value}）", "the highest value of all is {value} ({place})"
)
_OVERALL_BOTTOM = Phrase("最低的是{place}（{value}）", "the lowest {value} ({place})")


def _stretches(scene: Scene, column: int, breaks: set[int]) -> list[Stretch]:
    """Return the values of a series, cut where its definition changes."""
    found: list[list[tuple[int, GridRow, Fact]]] = [[]]
    for place, row in enumerate(scene.grid.rows):
        if place in breaks:
            found.append([])
        if row.cells[column].value is not None:
            found[-1].append((place, row, row.cells[column]))
    return [tuple(stretch) for stretch in found if stretch]


def _stretch(name: str, stretch: Stretch, scene: Scene, *, with_extremes: bool) -> str:
    (_, first_row, first), (_, last_row, last) = stretch[0], stretch[-1]
    texts = {
        "name": name,
        "p0": when(first_row, scene),
        "p1": when(last_row, scene),
        "v0": full_text(first, scene),
        "v1": full_text(last, scene),
    }
    if len(stretch) == 1:
        return _ONE.say(scene, **texts)
    ends = _MOVES[compare(first, last)].say(scene, **texts)
    if len(stretch) == 2:
        return ends
    steps = [compare(a, b) for (_, _, a), (_, _, b) in pairwise(stretch)]
    is_steady = len(set(steps)) == 1 and steps[0] is not None
    if is_steady or not with_extremes:
        return clauses([ends, _steadiness(steps, stretch, scene)], scene, COMMA)
    extremes = clauses(_extremes(stretch, scene), scene, COMMA)
    told = clauses([ends, _steadiness(steps, stretch, scene)], scene, COMMA)
    return clauses([told, extremes], scene, SEMICOLON)


def _steadiness(steps: Sequence[int | None], stretch: Stretch, scene: Scene) -> str:
    """Return whether every step goes one way, or how many go which."""
    kinds = set(steps)
    if kinds == {0}:
        return _UNCHANGED.say(scene)
    if kinds in ({1}, {-1}):
        return _STEADY[steps[0] or 0, _rhythm(stretch, scene)].say(scene)
    counts = [
        forms[steps.count(kind) != 1].say(scene, n=steps.count(kind))
        for kind, forms in _COUNTS.items()
        if kind in kinds
    ]
    return _MIXED.say(scene, counts=joined(counts, scene))


def _rhythm(stretch: Stretch, scene: Scene) -> str:
    """Return year or period for rows that follow one another, gaps where some are missing."""
    rows = [place for place, _, _ in stretch]
    if rows[-1] - rows[0] != len(rows) - 1:
        return "gaps"
    places = time_places(scene.grid)
    at = [places[row] for row in rows]
    is_yearly = row_noun(scene) == YEARS and at[-1] - at[0] == len(at) - 1
    years_follow = (
        is_yearly and int(stretch[-1][1].id[:4]) - int(stretch[0][1].id[:4]) == len(at) - 1
    )
    return "year" if years_follow else "period"


def _extremes(stretch: Stretch, scene: Scene) -> list[str]:
    """Return when the series was highest and lowest; the two ends have been told their value."""
    items = [placed(when(row, scene), fact, scene) for _, row, fact in stretch]
    ends = {items[0].label, items[-1].label}
    return [
        _extreme(form, found, ends, scene)
        for form, found in ((_PEAK, highest(items)), (_TROUGH, lowest(items)))
    ]


def _extreme(form: Phrase, found: Sequence[Placed], ends: set[str], scene: Scene) -> str:
    """Return one extreme; nothing where bounds or rounding leave it open."""
    if len(found) > 1 and not are_equal(found):
        return ""
    labels = [item.label for item in found]
    value = "" if ends.intersection(labels) else valued("", found[0].text, scene)
    return form.say(scene, p=listed(labels, scene), v=value)


def _period(text: str, scene: Scene) -> str:
    return f"{text}年" if scene.language == "zh" and text.isdecimal() else text
