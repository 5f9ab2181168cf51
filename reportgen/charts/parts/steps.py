"""The steps of a waterfall: start, contributions, what they leave unexplained, end."""

from __future__ import annotations

import math
from collections import Counter
from dataclasses import dataclass, fields, replace
from decimal import Decimal
from typing import TYPE_CHECKING

from reportgen.charts.describe.wholes import unexplained
from reportgen.charts.marks import Frame, Mark, Row, marks_of, rows_of
from reportgen.charts.roles import starts_at_zero
from reportgen.charts.wording import EXACT, full_text, label_text, scale_for, shown

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportgen.charts.scene import Scene
    from reportgen.facts.model import Fact

TOTAL, PART, REST = "total", "part", "rest"

UP, DOWN, NEUTRAL = "3", "2", "6"

_REST_NAMES = {
    "zh": {False: "未解释", True: "缺数及未解释"},
    "en": {False: "Unexplained", True: "No data or unexplained"},
}
_REST_NOTES = {
    "zh": "{name}：{end}；超出四舍五入所能造成的差",
    "en": "{name}: {end}; more than rounding accounts for",
}
_REST_OF = {
    "zh": ("合计减去各项之和", "终值减去始值和各项之和"),
    "en": ("total minus all contributions", "end minus start and all contributions"),
}


@dataclass(frozen=True, kw_only=True, slots=True)
class Step(Mark):
    """One bar: from ``base`` to ``level`` on the scale of the axis, both the same where missing.

    ``role`` total (start or end, from zero), part, or rest: what the parts leave unexplained.
    """

    base: float
    level: float
    role: str

    @property
    def ink(self) -> str:
        """Return the ink of the bar."""
        if self.role != PART or not self.value:
            return NEUTRAL
        return DOWN if self.value < 0 else UP


@dataclass(frozen=True, kw_only=True)
class WaterfallFrame(Frame):
    """The bars in the order of the rows; ``note`` explains the rest, empty without one."""

    steps: tuple[Step, ...]
    note: str

    @property
    def remarks(self) -> tuple[str, ...]:
        """Return what the rest is, where there is one."""
        return (self.note,) if self.note else ()


def steps_of(scene: Scene) -> WaterfallFrame:
    """Return start, contributions and end as bars, and before the end what they do not explain.

    Rule:    without a start of its own the first contribution begins at zero. The rest is end
             less start less all contributions, as ``describe.wholes`` finds it: only where the
             rounding of the printed digits cannot explain it.
    Missing: a contribution without data moves nothing; what it should have moved is in the rest.
    """
    facts, scale = scene.cells(0), scale_for(scene.cells(0), scene)
    marks, rows = marks_of(scene, (0,), scale=scale), rows_of(scene)
    keys = _keys(scene, marks)
    first = 0 if starts_at_zero(scene) else 1
    steps = [_step(mark, keys[0], base=0.0, role=TOTAL) for mark in marks[:first]]
    for mark, key in zip(marks[first:-1], keys[first:-1], strict=True):
        base = steps[-1].level if steps else 0.0
        steps.append(_step(mark, key, base=base, role=PART))
    known = [fact for fact in facts[first:-1] if fact.value is not None]
    rest, note = unexplained(facts[0] if first else None, facts[-1], known), ""
    if rest is not None:
        name = _REST_NAMES[scene.language][len(known) < len(facts) - 1 - first]
        note = _REST_NOTES[scene.language].format(name=name, end=_REST_OF[scene.language][first])
        if rest.unit != facts[-1].unit:  # points between two shares
            scale = replace(scale, factor=Decimal(1))
        text = _signed(label_text(rest, scale, scene))
        colon = "：" if scene.language == "zh" else ": "
        mark = Mark(
            number=len(steps), row=len(steps), series=1, key="rest", value=shown(rest, scale),
            state=EXACT, text=text, tip=f"{name}{colon}{full_text(rest, scene)}",
        )  # fmt: skip
        steps.append(_step(mark, "rest", base=steps[-1].level, role=REST))
        rows = (*rows[:-1], Row(id="rest", label=name, x=float(len(rows) - 1)), rows[-1])
    steps.append(_step(marks[-1], keys[-1], base=0.0, role=TOTAL, number=len(steps)))
    return WaterfallFrame(marks=tuple(steps), steps=tuple(steps), rows=rows, names=(), note=note)


def _step(mark: Mark, key: str, *, base: float, role: str, number: int | None = None) -> Step:
    """Return a mark as a bar; a contribution carries its sign."""
    said = {field.name: getattr(mark, field.name) for field in fields(Mark)}
    if number is not None:
        said |= {"number": number, "row": number}
    if role == PART:
        said["text"] = _signed(mark.text)
    moved = 0.0 if math.isnan(mark.value) else mark.value
    return Step(**{**said, "key": key}, base=base, level=base + moved, role=role)


def _signed(text: str) -> str:
    """Return a printed number above zero with its plus sign, after ``>`` or ``~``."""
    at = next((index for index, character in enumerate(text) if character.isdecimal()), None)
    is_zero = not any(character in "123456789" for character in text)
    if at is None or is_zero or (at and text[at - 1] in "−-"):
        return text
    return f"{text[:at]}+{text[at:]}"


def _keys(scene: Scene, marks: Sequence[Mark]) -> list[str]:
    """Return the region each row alone is about, else what marks are lit by elsewhere."""
    regions = [_region(fact) for fact in scene.cells(0)]
    counted = Counter(regions[:-1] if starts_at_zero(scene) else regions[1:-1])
    return [
        region if region in scene.config.regions and counted[region] < 2 else mark.key
        for region, mark in zip(regions, marks, strict=True)
    ]


def _region(fact: Fact) -> str:
    found = {cell.key.region for cell in fact.trail.cells}
    return found.pop() if len(found) == 1 else ""
