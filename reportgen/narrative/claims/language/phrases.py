"""Phrases that run over several tokens: "of the three", 已公布, and words for sub-indices."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from reportgen.narrative.claims.language.tokens import Token

PART_WORDS = ("分类指数", "分指数", "一级指标", "分项", "领域", "sub-ind", "pillar", "component")
"""Words for the sub-indices of an index, or how they begin: 分项指数, sub-indices."""


def running_text(tokens: Sequence[Token]) -> str:
    """Return the tokens written together, as in Chinese, and then once more with spaces."""
    return "".join(t.text for t in tokens) + " ".join(t.text for t in tokens)


def names_parts(tokens: Iterable[Token], *more: str) -> bool:
    """Return whether one of ``PART_WORDS`` or ``more`` is said: 分项指数中, of the pillars."""
    text = "".join(t.text.lower() for t in tokens)
    return any(word in text for word in (*PART_WORDS, *more))
