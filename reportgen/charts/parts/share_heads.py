"""The names of the parts of a whole, directly above the first bar where they find room."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from reportgen.charts.ink import rules, words
from reportgen.charts.labels import room, spread, wrap

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportgen.charts.sheet import Sheet
    from reportgen.charts.style import Style

_GAP = 12.0
_FURTHEST = 60.0
"""How far a name may stand from its part before a legend says it better."""


@dataclass(frozen=True)
class Head:
    """The name of a part: its text and ink.

    Once placed also its ``lines``, its ``left`` end, and the ``target`` where its part is met.
    """

    text: str
    ink: str
    key: str
    lines: tuple[str, ...] = ()
    left: float = 0.0
    target: float = 0.0


def heads_of(
    parts: Sequence[tuple[Head, tuple[float, float]]], ends: tuple[float, float], style: Style
) -> list[Head]:
    """Return the names placed along the first bar, each as near to its part as can be.

    ``parts`` say where each lies, in per cent; ``ends`` where the bar does.
    Returns nothing where the names do not fit, or stand too far from what they name.
    """
    for lines in (1, 2):
        heads = _placed(parts, ends, style, lines)
        if heads:
            return heads
    return []


def draw_heads(sheet: Sheet, heads: Sequence[Head], bottom: float, style: Style) -> None:
    """Write the names, and lead from each to its part."""
    for head in heads:
        y = bottom - 9 - (len(head.lines) - 1) * style.size * 1.2
        for number, line in enumerate(head.lines):
            words(sheet, head.left, y + number * style.size * 1.2, line, style.size, ink=head.ink,
                  bold=True, key=head.key)  # fmt: skip
        x = min(max(head.target, head.left + 3), head.left + _width(head.lines, style) - 3)
        ink = "axis" if head.ink == "muted" else head.ink.removeprefix("text-")
        rules(sheet, [((x, bottom - 4), (head.target, bottom + 5))], ink=ink, key=head.key)


def _placed(
    parts: Sequence[tuple[Head, tuple[float, float]]],
    ends: tuple[float, float],
    style: Style,
    most: int,
) -> list[Head]:
    along = (ends[1] - ends[0]) / 100
    heads: list[Head] = []
    for head, (start, end) in parts:
        whole = room(head.text, style.size, bold=True)
        width = whole if most == 1 else max((end - start) * along - _GAP, whole * 0.62, 40.0)
        lines = wrap(head.text, width, style.size, lines=most, bold=True)
        if any(line.endswith("…") for line in lines):
            return []
        heads.append(replace(head, lines=lines, left=ends[0] + start * along))
    widths = [_width(head.lines, style) + _GAP for head in heads]
    low, high = ends[0], ends[1] + _GAP
    if not heads or sum(widths) > high - low:
        return []
    wanted = [head.left + width / 2 for head, width in zip(heads, widths, strict=True)]
    middles = spread(wanted, widths, low, high)
    done = []
    for head, middle, width, (_, span) in zip(heads, middles, widths, parts, strict=True):
        left, right = middle - width / 2, middle + width / 2 - _GAP
        start, end = (ends[0] + one * along for one in span)
        inset = min(8.0, (end - start) / 2)
        target = min(max(left + 8, start + inset), end - inset)
        if max(left - target, target - right) > _FURTHEST:
            return []
        done.append(replace(head, left=left, target=target))
    return done


def _width(lines: Sequence[str], style: Style) -> float:
    return max(room(line, style.size, bold=True) for line in lines)
