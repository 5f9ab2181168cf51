"""Points of a scatter plot: how many, how far they reach, and which zones they lie in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportgen.charts.describe.phrases import (
    Phrase,
    clauses,
    column_name,
    row_noun,
)
from reportgen.charts.describe.rows import columns_by_size, tiers
from reportgen.charts.describe.standing import (
    highest,
    interval_of,
    lowest,
    number,
    only,
    placed_rows,
)
from reportgen.charts.roles import word_column
from reportgen.numerals.interval import INFINITY, Interval, exactly

if TYPE_CHECKING:
    from reportgen.charts.scene import Scene
    from reportgen.config.displays import Bound, Zone
    from reportgen.facts.model import Fact

_HEAD = Phrase("共{count}，横轴为{x}，纵轴为{y}", "{count} by {x} (across) and {y} (upwards)")
_IN_BOTH_HIGHEST = Phrase("两项均最高的是{label}", "highest in both: {label}")
_IN_BOTH_LOWEST = Phrase("两项均最低的是{label}", "lowest in both: {label}")
_ZONE = Phrase("位于{zone}的有{count}", "{count} in {zone}")
_NO_ZONE = Phrase("不在任何分区的有{count}", "{count} outside every zone")
_OPEN = Phrase("所在分区不能判定的有{count}", "{count} whose zone the figures leave open")


def points(scene: Scene) -> list[str]:
    """Return how many points there are, the range of both axes, what leads in both, and the zones.

    Missing: a row without both values is no point.
    """
    both = [row for row in scene.grid.rows if all(f.value is not None for f in row.cells[:2])]
    if not both:
        return []
    noun = row_noun(scene)
    names = {"x": column_name(scene, 0), "y": column_name(scene, 1)}
    head = _HEAD.say(scene, count=noun.counted(len(both), scene), **names)
    said = [head, *columns_by_size(scene, (0, 1), with_second=False)]
    if len(both) > 1:
        said.append(_in_both(scene))
    said.append(_zones(scene, [(row.cells[0], row.cells[1]) for row in both]))
    words = word_column(scene)
    if words is not None:
        said += tiers(scene, words)
    return [text for text in said if text]


def _in_both(scene: Scene) -> str:
    """Return the row that is highest in both columns and the one that is lowest in both."""
    said: list[str] = []
    for form, find in ((_IN_BOTH_HIGHEST, highest), (_IN_BOTH_LOWEST, lowest)):
        x, y = (only(find(placed_rows(scene, column))) for column in (0, 1))
        if x is not None and y is not None and x.label == y.label:
            said.append(form.say(scene, label=x.label))
    return clauses(said, scene)


def _zones(scene: Scene, points: list[tuple[Fact, Fact]]) -> str:
    """Return how many points lie in each zone, outside all, or undecided.

    Rule: the lower border belongs to a zone, the upper one does not. A value printed as exact
          counts as printed, a bound or an approximation with all it can stand for.
    """
    zones = scene.figure.zones
    if not zones:
        return ""
    noun = row_noun(scene)
    counts = [0] * len(zones)
    outside = undecided = 0
    for x, y in points:
        found = [_is_in(zone, x, y) for zone in zones]
        for place, is_in in enumerate(found):
            counts[place] += is_in is True
        undecided += True not in found and None in found
        outside += not any(is_in is not False for is_in in found)
    said = [
        _ZONE.say(scene, zone=zone.name.get(scene.language), count=noun.short(count, scene))
        for zone, count in zip(zones, counts, strict=True)
    ]
    for form, count in ((_NO_ZONE, outside), (_OPEN, undecided)):
        if count:
            said.append(form.say(scene, count=noun.short(count, scene)))
    return clauses(said, scene)


def _is_in(zone: Zone, x: Fact, y: Fact) -> bool | None:
    """Return whether a point lies in a zone, None where its bounds leave it open."""
    sides = [_is_between(x, zone.x), _is_between(y, zone.y)]
    return False if False in sides else None if None in sides else True


def _is_between(fact: Fact, ends: tuple[Bound, Bound]) -> bool | None:
    low, high = ends
    side = Interval(
        -INFINITY if low is None else low, INFINITY if high is None else high, high_closed=False
    )
    values = exactly(number(fact)) if fact.qualifier == "=" else interval_of(fact)
    if not side.overlaps(values):
        return False
    is_within = side.low <= values.low and (
        values.high < side.high or (values.high == side.high and not values.high_closed)
    )
    return True if is_within else None
