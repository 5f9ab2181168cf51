"""Intervals: which is widest and narrowest, and whether the first two can be told apart."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from reportgen.charts.describe.phrases import Phrase, clauses, joined, valued
from reportgen.charts.describe.standing import Placed, highest, lowest, number, only
from reportgen.charts.wording import full_text, row_name
from reportgen.numerals.interval import Interval, exactly

if TYPE_CHECKING:
    from decimal import Decimal

    from reportgen.charts.scene import Scene
    from reportgen.facts.grid import GridRow
    from reportgen.facts.model import Fact

_TO = Phrase("{low}至{high}", "{low} to {high}")
_WIDEST = Phrase("区间最宽的是{valued}", "the interval is widest for {valued}")
_NARROWEST = Phrase("最窄的是{valued}", "narrowest for {valued}")
_ALL_AS_WIDE = Phrase("各区间同宽", "all intervals are equally wide")
_OVERLAP = Phrase(
    "居前的{first}与{second}区间重叠，先后不能判定",
    "the intervals of the first two, {first} and {second}, overlap, so their order cannot be told",
)
_APART = Phrase(
    "居首的{first}与其后的{second}区间不重叠，先后可以判定",
    "the intervals of the first two, {first} and {second}, do not overlap: {first} comes first",
)
_ONE_END = Phrase("{labels}只有一端已知", "only one end is known for {labels}")


@dataclass(frozen=True, kw_only=True, slots=True)
class Range:
    """An interval as drawn: its ends, the value inside it (or its middle), and its words."""

    label: str
    text: str
    low: Decimal
    high: Decimal
    middle: Decimal
    is_rank: bool

    @property
    def is_bounded(self) -> bool:
        """Return whether both ends are known."""
        return self.low.is_finite() and self.high.is_finite()


def ranges(scene: Scene) -> list[str]:
    """Return the widest and narrowest interval, and whether those of the first two overlap.

    Shape:   one column of values with their own interval; two columns low, high; or three low,
             value, high. The first two are those with the highest values, of ranks the lowest.
    Missing: rows without both ends have no width.
    """
    found = [one for row in scene.grid.rows if (one := _range(row, scene)) is not None]
    half_open = [one.label for one in found if not one.is_bounded]
    said = [_widths(found, scene), _first_two(found, scene)]
    if half_open:
        said.append(_ONE_END.say(scene, labels=joined(half_open, scene)))
    return [text for text in said if text]


def _range(row: GridRow, scene: Scene) -> Range | None:
    cells = row.cells
    if any(fact.value is None for fact in cells):
        return None
    first, last = cells[0], cells[-1]
    if len(cells) == 1:
        low, high = _end(first, first.low), _end(first, first.high)
        middle = number(first)
    else:
        low, high = first, last
        middle = number(cells[1]) if len(cells) == 3 else (number(first) + number(last)) / 2
    is_bounded = number(low).is_finite() and number(high).is_finite()
    return Range(
        label=row_name(row, scene.language),
        text=_words(low, high, scene) if is_bounded else full_text(first, scene),
        low=number(low),
        high=number(high),
        middle=middle,
        is_rank=first.unit == "rank",
    )


def _words(low: Fact, high: Fact, scene: Scene) -> str:
    """Return both ends, or the one text where they are the same place."""
    first, last = full_text(low, scene), full_text(high, scene)
    return first if first == last else _TO.say(scene, low=first, high=last)


def _end(fact: Fact, end: Decimal | None) -> Fact:
    """Return an end of an interval as a value of its own."""
    return fact if end is None else replace(fact, value=end, low=end, high=end, qualifier="=")


def _widths(found: list[Range], scene: Scene) -> str:
    items = [
        Placed(label=one.label, text=one.text, interval=exactly(one.high - one.low))
        for one in found
        if one.is_bounded
    ]
    if len(items) < 2:
        return ""
    if len({item.interval for item in items}) == 1:
        return _ALL_AS_WIDE.say(scene)
    return clauses(
        [
            form.say(scene, valued=valued(item.label, item.text, scene))
            for form, item in ((_WIDEST, only(highest(items))), (_NARROWEST, only(lowest(items))))
            if item is not None
        ],
        scene,
    )


def _first_two(found: list[Range], scene: Scene) -> str:
    order = sorted(found, key=lambda one: one.middle if one.is_rank else -one.middle)
    if len(order) < 2:
        return ""
    first, second = order[:2]
    both = Interval(first.low, first.high), Interval(second.low, second.high)
    form = _OVERLAP if both[0].overlaps(both[1]) else _APART
    names = (valued(one.label, one.text, scene) for one in (first, second))
    if form is _APART:
        names = (one.label for one in (first, second))
    one, other = names
    return form.say(scene, first=one, second=other)
