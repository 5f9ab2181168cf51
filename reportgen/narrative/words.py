"""The words bindings and references print, in both languages."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from decimal import Decimal

    from reportgen.config.project_config import Config

MISSING = "…"

DIRECTIONS: Mapping[str, tuple[str, str, str]] = {
    "zh": ("上升", "下降", "持平"),
    "en": ("rose", "fell", "was unchanged"),
}
GROWTHS: Mapping[str, tuple[str, str, str]] = {
    "zh": ("增长", "下降", "持平"),
    "en": ("grew", "fell", "was unchanged"),
}
DISPLAY_WORDS: Mapping[str, Mapping[str, str]] = {
    "zh": {"figure": "图", "table": "表"},
    "en": {"figure": "Figure ", "table": "Table "},
}
BACKLINKS: Mapping[str, str] = {"zh": "返回正文（脚注 {}）", "en": "Back to the text (note {})"}


def word_of_sign(value: Decimal, language: str, words: Mapping[str, tuple[str, str, str]]) -> str:
    """Return the first word for a rise, the second for a fall, the third for zero."""
    rise, fall, same = words[language]
    return rise if value > 0 else fall if value < 0 else same


def separators(count: int, language: str) -> tuple[str, ...]:
    """Return what stands between ``count`` names: 、 or commas and a last “and”."""
    if language != "en":
        return ("、",) * (count - 1)
    return (*(", ",) * (count - 2), " and ")[-(count - 1) :] if count > 1 else ()


def chapter_text(number: int, title: str, language: str) -> str:
    """Return how a chapter is referred to: 第2章, Chapter 2; its title where it has no number."""
    if not number:
        return title
    return f"Chapter {number}" if language == "en" else f"第{number}章"


def name_text(config: Config, identifier: str, language: str) -> str:
    """Return the name of a region, or of an indicator.

    Raises: ComputeError ``name/...`` when it is neither.
    """
    if identifier in config.indicator_names.ids and identifier not in config.region_names.ids:
        return config.indicators[config.indicator_names.find(identifier)].name.get(language)
    return config.regions[config.region_names.find(identifier)].name.get(language)


def joined(texts: Sequence[str], language: str) -> str:
    """Return names as one text."""
    between = (*separators(len(texts), language), "")
    return "".join(part for pair in zip(texts, between, strict=False) for part in pair)
