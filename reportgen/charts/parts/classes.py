"""The classes of a map or matrix: by tier where it shows words, else by value."""

from __future__ import annotations

import math
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise
from typing import TYPE_CHECKING

from reportgen.charts.palette import MOST_CLASSES
from reportgen.charts.ticks import class_bounds
from reportgen.charts.wording import tick_text

if TYPE_CHECKING:
    from collections.abc import Sequence

_TONES = {1: (3,), 2: (2, 4), 3: (1, 3, 5), 4: (1, 2, 4, 5), 5: (1, 2, 3, 4, 5)}
"""Which of the five tones a number of classes uses: always as far apart as can be."""


@dataclass(frozen=True, slots=True)
class Class:
    """One class: ``rank`` from 1, the lowest; ``text`` its range or word; ``tone`` 1 to 5."""

    rank: int = 0
    text: str = ""
    tone: int = 0


NO_CLASS = Class()


def classes_by_word(words: Sequence[str], ordered: Sequence[str]) -> tuple[Class, ...]:
    """Return the class of each word, ``NO_CLASS`` for an empty one.

    ``ordered`` names every word once, the lowest first.
    """
    known = _classes(ordered)
    return tuple(known[ordered.index(word)] if word else NO_CLASS for word in words)


def classes_by_value(values: Sequence[float], language: str) -> tuple[Class, ...]:
    """Return the class of each value: quantiles with round bounds (``ticks.class_bounds``).

    Missing: ``NO_CLASS`` for NaN.
    """
    bounds, decimals = class_bounds(values, MOST_CLASSES)
    known = _classes(_range_texts(bounds, decimals, language))
    return tuple(
        NO_CLASS if math.isnan(value) else known[sum(value >= bound for bound in bounds)]
        for value in values
    )


def _classes(texts: Sequence[str]) -> tuple[Class, ...]:
    tones = _TONES.get(len(texts), ())
    return tuple(
        Class(rank, text, tone)
        for rank, (text, tone) in enumerate(zip(texts, tones, strict=True), start=1)
    )


def _range_texts(bounds: Sequence[float], decimals: int, language: str) -> list[str]:
    """Return the range of each class, lower bound included: <2, 2–3, ≥3."""
    texts = [tick_text(Decimal(str(b)), decimals, language) for b in bounds]
    if not texts:
        return [""]
    middle = [f"{low}–{high}" for low, high in pairwise(texts)]
    return [f"<{texts[0]}", *middle, f"≥{texts[-1]}"]
