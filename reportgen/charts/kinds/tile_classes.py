"""The classes of a tile map: by tier where the grid has words, else by value."""

from __future__ import annotations

from decimal import Decimal
from itertools import pairwise
from typing import TYPE_CHECKING

import pandas as pd

from reportgen.charts.palette import MOST_CLASSES
from reportgen.charts.roles import word_column, words_in_order
from reportgen.charts.ticks import class_bounds
from reportgen.charts.wording import tick_text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportgen.charts.scene import Scene

_TONES = {1: (3,), 2: (2, 4), 3: (1, 3, 5), 4: (1, 2, 4, 5), 5: (1, 2, 3, 4, 5)}
"""Which of the five tones a number of classes uses: always as far apart as can be."""


def with_classes(tiles: pd.DataFrame, scene: Scene) -> pd.DataFrame:
    """Return the tiles with their classes.

    Shape:   in value and word; out also tier (class from 1, the lowest; 0 for none), tier_text
             (its range or word) and tone (1 to 5, how dark it is drawn).
    """
    named = word_column(scene)
    if named is not None:
        ordered = words_in_order(scene, named)
        tiers = [ordered.index(word) + 1 if word else 0 for word in tiles["word"]]
        texts = [str(word) for word in tiles["word"]]
        return tiles.assign(tier=tiers, tier_text=texts, tone=_tones(tiers, len(ordered)))
    bounds, decimals = class_bounds(tiles["value"], MOST_CLASSES)
    ranges = _range_texts(bounds, decimals, scene.language)
    tiers = [
        0 if pd.isna(value) else 1 + sum(value >= bound for bound in bounds)
        for value in tiles["value"]
    ]
    texts = [ranges[tier - 1] if tier else "" for tier in tiers]
    return tiles.assign(tier=tiers, tier_text=texts, tone=_tones(tiers, len(bounds) + 1))


def _range_texts(bounds: Sequence[float], decimals: int, language: str) -> list[str]:
    """Return the range of each class, lower bound included: <2, 2–3, ≥3."""
    texts = [tick_text(Decimal(str(b)), decimals, language) for b in bounds]
    if not texts:
        return [""]
    middle = [f"{low}–{high}" for low, high in pairwise(texts)]
    return [f"<{texts[0]}", *middle, f"≥{texts[-1]}"]


def _tones(tiers: Sequence[int], count: int) -> list[int]:
    """Return the tone of each tile, 0 for one without class."""
    return [_TONES[count][tier - 1] if tier else 0 for tier in tiers]
