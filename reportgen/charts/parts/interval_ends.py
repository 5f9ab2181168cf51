"""The ends of an interval: those a figure names in columns, or those a fact carries itself."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reportgen.charts.marks import Mark, key_of, tip
from reportgen.charts.wording import (
    ABOVE,
    BELOW,
    EXACT,
    MISSING,
    full_text,
    label_text,
    row_name,
    scale_for,
    shown,
    state_of,
)
from reportgen.numerals.write import number_text

if TYPE_CHECKING:
    from decimal import Decimal

    from reportgen.charts.scene import Scene
    from reportgen.charts.wording import Scale
    from reportgen.facts.model import Fact

_TO = {"zh": "至", "en": " to "}
_MINUS = "−"


@dataclass(frozen=True, kw_only=True, slots=True)
class Span(Mark):
    """A row of an interval chart.

    ``low`` and ``high`` on the scale of the axis: infinite where a bound leaves them open, NaN
    where they are missing; equal where the value is exact. ``value`` is the point upon the bar,
    NaN without one. ``text`` is the value, ``range_text`` its range: both stand beside the bar.
    """

    low: float
    high: float
    range_text: str


def spans_of(scene: Scene) -> tuple[Span, ...]:
    """Return one span a row.

    Shape:   one column of facts that carry their interval; two columns low, high; or three low,
             value, high.
    Missing: a row without any number is ``missing``; one end alone stays, the other is NaN.
    """
    facts = [fact for row in scene.grid.rows for fact in row.cells]
    scale, many = scale_for(facts, scene), len(scene.grid.columns)
    return tuple(
        _span_of_fact(scene, index, scale) if many == 1 else _span_of_columns(scene, index, scale)
        for index in range(len(scene.grid.rows))
    )


def _span_of_fact(scene: Scene, index: int, scale: Scale) -> Span:
    """Return the span of a fact: what it carries, or a point where it was printed exactly."""
    row = scene.grid.rows[index]
    fact = row.cells[0]
    value, state = shown(fact, scale), state_of(fact)
    low, high, said = value, value, ""
    if fact.low is not None and fact.high is not None and not _is_printed_exactly(fact):
        low, high = float(fact.low * scale.factor), float(fact.high * scale.factor)
        ends = [_end_text(end, fact, scale, scene) for end in (fact.low, fact.high)]
        if fact.qualifier == "=" and ends[0] != ends[1]:
            said = _in_brackets(_joined(ends[0], ends[1], scene), scene)
    name = scene.grid.columns[0].label.get(scene.language)
    return Span(
        number=index,
        row=index,
        series=1,
        key=key_of(scene, index, 0),
        value=math.nan if state in {ABOVE, BELOW} else value,
        state=state,
        text="" if state == MISSING else label_text(fact, scale, scene),
        tip=tip(row_name(row, scene.language), name, fact, scene) + _spaced(said),
        low=low,
        high=high,
        range_text=said,
    )


def _span_of_columns(scene: Scene, index: int, scale: Scale) -> Span:
    """Return the span between the first and the last column, with the one between as its value."""
    row = scene.grid.rows[index]
    low, high = row.cells[0], row.cells[-1]
    middle = row.cells[1] if len(row.cells) == 3 else None
    ends = [label_text(fact, scale, scene) for fact in (low, high)]
    is_point = low.value is not None and low.value == high.value
    said = ends[0] if is_point else _joined(ends[0], ends[1], scene)
    state = state_of(middle) if middle and middle.value is not None else EXACT
    if all(fact.value is None for fact in row.cells):
        state, said = MISSING, ""
    elif middle:
        is_same = is_point and middle.value == low.value
        said = "" if is_same else _in_brackets(said, scene)
    value = shown(middle or low, scale) if middle or is_point else math.nan
    return Span(
        number=index,
        row=index,
        series=1,
        key=key_of(scene, index, 0) if row.id in scene.config.regions else f"row-{index + 1}",
        value=value,
        state=state,
        text=label_text(middle, scale, scene) if middle and state != MISSING else "",
        tip=_tip(scene, index),
        low=shown(low, scale),
        high=shown(high, scale),
        range_text=said,
    )


def _is_printed_exactly(fact: Fact) -> bool:
    """Return whether a fact is a printed number: its interval then is no more than rounding."""
    return fact.measure == "value" and fact.qualifier == "="


def _end_text(end: Decimal, fact: Fact, scale: Scale, scene: Scene) -> str:
    decimals = max(0, fact.decimals + scale.digits)
    return number_text(end * scale.factor, decimals, scene.language)


def _joined(low: str, high: str, scene: Scene) -> str:
    """Return ``1–3``; in words where a sign would be mistaken for the dash."""
    has_minus = low.startswith(_MINUS) or high.startswith(_MINUS)
    return f"{low}{_TO[scene.language] if has_minus else '–'}{high}"


def _in_brackets(text: str, scene: Scene) -> str:
    return f"（{text}）" if scene.language == "zh" else f"({text})"


def _spaced(text: str) -> str:
    return f" {text}" if text.startswith("(") else text


def _tip(scene: Scene, index: int) -> str:
    """Return what a row says when pointed at: its value first, then its ends."""
    row, heads = scene.grid.rows[index], [c.label.get(scene.language) for c in scene.grid.columns]
    order = (1, 0, 2) if len(heads) == 3 else (0, 1)
    first, *others = order
    said = tip(row_name(row, scene.language), heads[first], row.cells[first], scene)
    mark = ("；", "：") if scene.language == "zh" else ("; ", ": ")
    return said + "".join(
        f"{mark[0]}{heads[column]}{mark[1]}{full_text(row.cells[column], scene)}"
        for column in others
    )
