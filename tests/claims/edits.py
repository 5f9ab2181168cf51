"""Changes to one number of a sentence, or to the words that say what it is."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from tests.claims.printed import BEFORE

if TYPE_CHECKING:
    from collections.abc import Iterator
    from random import Random

    from tests.claims.labelled import Label
    from tests.claims.printed import Printed

TRIES = 8
DIGITS = "0123456789"
SCALES = {"万亿": ("亿", "万"), "亿": ("万", "万亿"), "万": ("亿",), "billion": ("million", "trillion"),
          "million": ("billion",), "trillion": ("billion",), "thousand": ("million",)}  # fmt: skip
_POINTS = re.compile(r"(?:个百分点|百分点|个点|点)|\s(?:percentage\s)?points?\b")
_PERCENT = re.compile(r"\s?(?:%|％|per ?cent\b)")
_CHANGES = re.compile(
    r"(?:(?:增长|提高|上升|提升|增加|下降|回落)了?(?:近|约|超过?|仅|逾)?|(?:rose|rise|grew|increased|grown|risen|gained|up|fell)(?: by)?\s)$"
)
_RATIO = re.compile(r"(?:是|为|达到|相当于)((?:19|20)\d\d年)的$")
_GROWN_TO = re.compile(r"(增长|增加|提高|扩大|提升)[到至]$")
_GROWN_BY = re.compile(r"(增长|增加|提高|扩大|提升)了?$")
_TIMES = re.compile(r"\s?(?:times|-?fold)\b")
_QUALIFIERS = {
    "近": ("超", "逾"), "将近": ("超过",), "接近": ("超过",), "超": ("近",), "超过": ("近",), "逾": ("近",),
    "突破": ("接近",), "不足": ("超过",), "不到": ("超过",), "至少": ("不足",), "nearly": ("more than",),
    "almost": ("over",), "just under": ("more than",), "more than": ("nearly",), "over": ("nearly",),
    "at least": ("less than",), "less than": ("more than",), "fewer than": ("more than",),
}  # fmt: skip
_ORDINALS = (
    "first",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
)
_NUMERALS = "一二三四五六七八九十"


@dataclass(frozen=True, kw_only=True, slots=True)
class Edit:
    """``words`` instead of the characters from ``start`` to ``end``.

    ``label``   where the claim then stands. ``kind`` what it then is, if something else.
    ``family``  the truths it must then be held against, if others.
    ``name``    one of each is kept for a claim.
    """

    change: str
    name: str
    start: int
    end: int
    words: str
    label: tuple[int, int]
    kind: str = ""
    family: str = ""


def edits_of(text: str, label: Label, printed: Printed, random: Random) -> Iterator[Edit]:
    """Yield changes of one number; several of one name, to choose from."""
    yield from _digits(label, printed, random)
    yield from _points_lost(label, printed)
    yield from _scales(text, label, printed)
    yield from _units(text, label, printed)
    yield from _wordings(text, label, printed)
    yield from _qualifiers(text, label, printed)


def ranks_of(text: str, label: Label, random: Random) -> Iterator[Edit]:
    """Yield a place one further up or down."""
    if label.kind != "rank":
        return
    said = text[label.start : label.end]
    steps = random.sample((-1, 1), 2)
    words = next((word for step in steps if (word := _next_rank(said, step))), "")
    if words:
        yield Edit(
            change="rank", name="rank", start=label.start, end=label.end, words=words,
            label=(label.start, label.start + len(words)),
        )  # fmt: skip


def _next_rank(said: str, step: int) -> str:
    if said.lower() in _ORDINALS:
        at = _ORDINALS.index(said.lower()) + step
        return _ORDINALS[at] if 0 <= at < len(_ORDINALS) else ""
    if match := re.fullmatch(r"(\d+)(?:st|nd|rd|th)", said):
        number = int(match[1]) + step
        ending = (
            {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
            if number not in {11, 12, 13}
            else "th"
        )
        return f"{number}{ending}" if number else ""
    if match := re.fullmatch(rf"第([{_NUMERALS}]|\d+)", said):
        if match[1].isdigit():
            return f"第{int(match[1]) + step}" if int(match[1]) + step else ""
        at = _NUMERALS.index(match[1]) + step
        return f"第{_NUMERALS[at]}" if 0 <= at < len(_NUMERALS) else ""
    return ""


def _number(
    label: Label,
    printed: Printed,
    change: str,
    name: str,
    digits: str,
    kind: str = "",
    family: str = "",
) -> Edit:
    by = len(digits) - len(printed.digits)
    return Edit(
        change=change, name=name, start=printed.start, end=printed.end, words=digits,
        label=(label.start, label.end + by), kind=kind, family=family,
    )  # fmt: skip


def _digits(label: Label, printed: Printed, random: Random) -> Iterator[Edit]:
    digits = printed.digits
    places = [at for at, char in enumerate(digits) if char.isdigit()]
    for _ in range(TRIES):
        at, digit = random.choice(places), random.choice(DIGITS)
        yield from _if_sound(label, printed, "replaced", digits[:at] + digit + digits[at + 1 :])
    pairs = [(a, b) for a, b in pairwise(places) if digits[a] != digits[b]]
    random.shuffle(pairs)
    for a, b in pairs:
        swapped = digits[:a] + digits[b] + digits[a + 1 : b] + digits[a] + digits[b + 1 :]
        yield from _if_sound(label, printed, "swapped", swapped)


def _if_sound(label: Label, printed: Printed, name: str, digits: str) -> Iterator[Edit]:
    """Yield the digits unless they begin with a new nought or are the old ones."""
    old = printed.digits
    if (
        digits != old
        and (digits[0] != "0" or old[0] == "0" or digits.startswith("0."))
        and digits.strip("0.,")
    ):
        yield _number(label, printed, "digit", name, digits)


def _points_lost(label: Label, printed: Printed) -> Iterator[Edit]:
    whole, point, part = printed.digits.partition(".")
    if not point or "," in whole:
        return
    if whole != "0":
        yield _number(label, printed, "decimal", "dropped", whole + part)
        if len(whole) > 1:
            yield _number(label, printed, "decimal", "moved", f"{whole[:-1]}.{whole[-1]}{part}")
    if len(part) > 1:
        moved = (whole + part[0]).lstrip("0") or "0"
        yield _number(label, printed, "decimal", "moved", f"{moved}.{part[1:]}")


def _scales(text: str, label: Label, printed: Printed) -> Iterator[Edit]:
    if not printed.scale:
        return
    start = text.index(printed.scale, printed.end)
    end = start + len(printed.scale)
    for other in SCALES.get(printed.scale, ()):
        by = len(other) - len(printed.scale)
        yield Edit(
            change="scale", name="scale", start=start, end=end, words=other,
            label=(label.start, label.end + (by if label.end >= end else 0)),
        )  # fmt: skip


def _units(text: str, label: Label, printed: Printed) -> Iterator[Edit]:
    """Yield per cent for points and points for per cent."""
    after = printed.end
    if printed.scale or printed.odd:
        return
    english = not re.search(r"[\u4e00-\u9fff]", text)
    if match := _PERCENT.match(text, after):
        family = {"yoy": "change", "since": "change", "cagr": "per_year"}.get(label.kind)
        words = " percentage points" if english else "个百分点"
        kind = "points_per_year" if label.kind == "cagr" else "points"
    elif match := _POINTS.match(text, after):
        family = {"points": "growth", "points_per_year": "cagr"}.get(label.kind)
        words, kind = "%", {"points": "since", "points_per_year": "cagr"}.get(label.kind, "")
    if match is None or family is None or not _CHANGES.search(text[: printed.start]):
        return
    yield Edit(
        change="unit", name="unit", start=after, end=match.end(), words=words,
        label=(label.start, printed.end), kind=kind, family=family,
    )  # fmt: skip


def _wordings(text: str, label: Label, printed: Printed) -> Iterator[Edit]:
    """Yield an increase for a ratio and a ratio for an increase."""
    until = printed.start - len(printed.word)
    head = text[:until]
    if label.kind == "multiple" and _TIMES.match(text, printed.end) and printed.value > 1:
        fewer = f"{printed.value - 1:f}"
        yield _number(label, printed, "multiple", "multiple", fewer)
        return
    if label.kind == "multiple":
        match, words, kind, family = _RATIO.search(head), r"比\1增长了", "increase", "increase"
        if match is None:
            match, words = _GROWN_TO.search(head), r"\1了"
    elif label.kind == "increase":
        match, words, kind, family = _GROWN_BY.search(head), r"\1到", "multiple", "ratio"
    else:
        return
    if match is not None:
        new = match.expand(words)
        by = len(new) - (match.end() - match.start())
        yield Edit(
            change="multiple", name="multiple", start=match.start(), end=match.end(), words=new,
            label=(label.start + by, label.end + by), kind=kind, family=family,
        )  # fmt: skip


def _qualifiers(text: str, label: Label, printed: Printed) -> Iterator[Edit]:
    word = printed.word.strip().lower()
    if word in BEFORE:
        start = printed.start - len(printed.word)
        gap = printed.word[len(word) :]
        for other in _QUALIFIERS.get(word, ()):
            by = len(other) - len(word)
            yield Edit(
                change="qualifier", name="qualifier", start=start, end=printed.start, words=other + gap,
                label=(label.start + by, label.end + by),
            )  # fmt: skip
    if printed.odd:
        at = text.index(printed.odd, printed.end)
        number = text[printed.start : at]
        inside = at < label.end
        yield Edit(
            change="qualifier", name="qualifier", start=printed.start, end=at + 1, words=f"不足{number}",
            label=(label.start + 2, label.end + 2 - inside),
        )  # fmt: skip
