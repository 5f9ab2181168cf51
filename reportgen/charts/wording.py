"""Values, units and reasons as a chart words them. Digits come from ``numerals.write`` alone."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from reportgen.facts.model import SHARE
from reportgen.numerals.interval import outward
from reportgen.numerals.write import (
    has_english,
    number_text,
    quantity_text,
    split_scale,
    unit_text,
)
from reportgen.periods import parse_period

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reportgen.charts.scene import Scene
    from reportgen.facts.grid import GridRow
    from reportgen.facts.model import Fact

ELLIPSIS = "…"
ABOVE, BELOW, ABOUT, EXACT, MISSING = "above", "below", "about", "exact", "missing"

_STATES = {">": ABOVE, ">=": ABOVE, ">~": ABOVE, "<": BELOW, "<~": ABOUT, "~": ABOUT}
_SIGNS = {">": ">", ">=": "≥", ">~": ">", "<": "<", "<~": "~", "~": "~"}
_RANK = {"zh": "位次", "en": "rank"}
_ENGLISH_SCALES = ((12, "trillion"), (9, "billion"), (6, "million"))
_SCALE_HEADS = ("100 million ", "10 million ", "10,000 ", "million ", "trillion ")
_STATUS_SIGNS = {"provisional": "p", "revised": "r", "estimated": "e"}
_REASONS = {
    "zh": {
        "missing": "未公布",
        "not_collected": "未统计",
        "not_applicable": "不适用",
        "confidential": "保密",
        "": "无数据",
    },
    "en": {
        "missing": "not published",
        "not_collected": "not collected",
        "not_applicable": "not applicable",
        "confidential": "confidential",
        "": "not available",
    },
}
_NOTES = {
    "zh": {
        ABOVE: "{signs} 与箭头：来源只给出下限，实际值更大",
        BELOW: "{signs} 与箭头：来源只给出上限，实际值更小",
        ABOUT: "~ 与斜线（或空心标记）：约数",
        "provisional": "p：初步数",
        "revised": "r：修订数",
        "estimated": "e：估计数",
        "break": "{period}起口径变化，前后不可比：{reason}",
    },
    "en": {
        ABOVE: "{signs} and arrow: lower bound in the source, true value higher",
        BELOW: "{signs} and arrow: upper bound in the source, true value lower",
        ABOUT: "~ and hatching (or a hollow marker): approximate",
        "provisional": "p: provisional",
        "revised": "r: revised",
        "estimated": "e: estimated",
        "break": "Break in {period}: not comparable with earlier values ({reason})",
    },
}


@dataclass(frozen=True, kw_only=True)
class Scale:
    """How the values of an axis are shown: ``shown = value * factor``, in ``unit``."""

    factor: Decimal = Decimal(1)
    digits: int = 0
    unit: str = ""


def scale_for(facts: Iterable[Fact], scene: Scene, *, column: int = 0) -> Scale:
    """Return the scale of the facts of one axis, which share a unit.

    Unit:     a share is shown in per cent. English has no 万 and 亿: such units are shown in
              trillions, billions, millions or ones: the largest in which the largest value
              passes 1 and the smallest 0.1.
    """
    present = [fact for fact in facts if fact.value is not None]
    unit = present[0].unit if present else ""
    units = scene.config.report.units
    if unit == SHARE:
        return Scale(factor=Decimal(100), unit="%")
    if unit == "rank":
        return Scale(unit=_RANK[scene.language])
    if not unit:
        return Scale(unit=_base_text(scene, column))
    if scene.language == "zh" or not split_scale(unit)[0] or not has_english(unit, units):
        return Scale(unit=unit_text(unit, scene.language, units))
    return _english_scale(unit, [abs(fact.value) for fact in present if fact.value], scene)


def shown(fact: Fact, scale: Scale) -> float:
    """Return a value on the scale of its axis, NaN where there is none."""
    return float("nan") if fact.value is None else float(fact.value * scale.factor)


def state_of(fact: Fact) -> str:
    """Return exact, above, below, about or missing: how a mark is drawn."""
    return MISSING if fact.value is None else _STATES.get(fact.qualifier, EXACT)


def label_text(fact: Fact, scale: Scale, scene: Scene, *, most: int | None = None) -> str:
    """Return the value as printed beside its mark, without unit; ``…`` where missing.

    Qualifiers are signs here (>5000, ~900): words would not fit beside a mark. The tooltip and
    the table have the words. ``most`` limits the decimals.
    """
    if fact.value is None:
        return ELLIPSIS
    decimals = max(0, fact.decimals + scale.digits)
    decimals = decimals if most is None else min(decimals, most)
    value = outward(fact.value * scale.factor, decimals, fact.qualifier)
    number = number_text(value, decimals, scene.language)
    return _SIGNS.get(fact.qualifier, "") + number + _STATUS_SIGNS.get(fact.status, "")


def full_text(fact: Fact, scene: Scene) -> str:
    """Return the value with its unit, or why there is none."""
    if fact.word is not None:
        return fact.word.get(scene.language)
    if fact.value is None:
        return reason(fact, scene.language)
    return quantity_text(
        fact.value,
        unit=fact.unit,
        decimals=fact.decimals,
        language=scene.language,
        units=scene.config.report.units,
        qualifier=fact.qualifier,
    )


def tick_text(value: Decimal, decimals: int, language: str) -> str:
    """Return the number at a tick."""
    return number_text(value, decimals, language)


def row_text(row: GridRow, language: str) -> str:
    """Return the label of a row; a calendar year is just its number."""
    period = parse_period(row.id)
    if period is not None and period.is_year:
        return str(period)
    return row.label.get(language)


def row_name(row: GridRow, language: str) -> str:
    """Return the name of a row inside a sentence: a Chinese year carries its 年."""
    text = row_text(row, language)
    return f"{text}年" if language == "zh" and text == row.id and text.isdecimal() else text


def reason(fact: Fact, language: str) -> str:
    """Return why a value is missing."""
    known = _REASONS[language]
    return known.get(fact.status, known[""])


def unit_line(scale: Scale, language: str) -> str:
    """Return the line above a chart that names the unit, empty for a bare number."""
    if not scale.unit:
        return ""
    return f"单位：{scale.unit}" if language == "zh" else f"Unit: {scale.unit}"


def with_unit(label: str, scale: Scale, language: str) -> str:
    """Return the name of a series with the unit of its axis."""
    if not scale.unit or scale.unit.casefold() == label.casefold():
        return label
    return f"{label}（{scale.unit}）" if language == "zh" else f"{label} ({scale.unit})"


def note_lines(facts: Iterable[Fact], scene: Scene) -> tuple[str, ...]:
    """Return the sentences that explain the signs this chart uses, each once."""
    used = tuple(facts)
    words = _NOTES[scene.language]
    signs = {
        state: " ".join(dict.fromkeys(_SIGNS[f.qualifier] for f in used if state_of(f) == state))
        for state in (ABOVE, BELOW, ABOUT)
    }
    lines = [words[state].format(signs=text) for state, text in signs.items() if text]
    lines += [words[s] for s in _STATUS_SIGNS if any(f.status == s and f.value for f in used)]
    absent = [fact for fact in used if fact.is_missing]
    if absent:
        colon, comma = ("：", "、") if scene.language == "zh" else (": ", ", ")
        reasons = dict.fromkeys(reason(fact, scene.language) for fact in absent)
        said = scene.figure.missing.get(scene.language) if scene.figure.missing else ""
        lines.append(f"{ELLIPSIS}{colon}{said or comma.join(reasons)}")
    return tuple(lines)


def break_line(period: str, why: str, language: str) -> str:
    """Return the sentence that explains a break in a series."""
    when = f"{period}年" if language == "zh" and period.isdecimal() else period
    return _NOTES[language]["break"].format(period=when, reason=why)


def _base_text(scene: Scene, column: int) -> str:
    """Return ``2011年=100`` for an index with a base, or several with the same one."""
    asked = {cell.key.indicator for fact in scene.cells(column) for cell in fact.trail.cells}
    known = [scene.config.indicators.get(one) for one in asked or {scene.indicator_of(column)}]
    bases = {found.base if found else None for found in known}
    base = bases.pop() if len(bases) == 1 else None
    if not base:
        return ""
    return f"{base}年=100" if scene.language == "zh" else f"{base} = 100"


def _english_scale(unit: str, sizes: list[Decimal], scene: Scene) -> Scale:
    """Return the scale of a unit with 万 or 亿 in it, named in English."""
    power, base = split_scale(unit)
    units = scene.config.report.units
    name = unit_text(base if base in units else unit, "en", units)
    for head in _SCALE_HEADS:
        name = name.removeprefix(head)
    for exponent, word in _ENGLISH_SCALES:
        one = Decimal(1).scaleb(exponent - power)
        if sizes and max(sizes) >= one and min(sizes) >= one / 10:
            shift = power - exponent
            return Scale(factor=Decimal(1).scaleb(shift), digits=-shift, unit=f"{word} {name}")
    return Scale(factor=Decimal(1).scaleb(power), digits=-power, unit=name)


def missing_word(language: str) -> str:
    """Return what a legend calls values that are not there."""
    return _REASONS[language][""]
