"""The names of a project in a sentence, found for the mutants by rules of their own."""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reportgen.config.project_config import Config


class Names:
    """Names of indicators and regions; of two that overlap the longer one stands."""

    def __init__(self, config: Config) -> None:
        self.config = config

    @cached_property
    def _of_indicators(self) -> dict[str, set[str]]:
        names: dict[str, set[str]] = {}
        for key, one in self.config.indicators.items():
            texts = (one.name, *((one.short,) if one.short else ()))
            for name in (*(t.zh for t in texts), *(t.en for t in texts), *one.aliases):
                names.setdefault(name.casefold(), set()).add(key)
        return {name: keys for name, keys in names.items() if name}

    @cached_property
    def _of_regions(self) -> dict[str, set[str]]:
        names: dict[str, set[str]] = {}
        for key, one in self.config.regions.items():
            for name in (one.name.zh, one.name.en, *one.aliases):
                names.setdefault(name.casefold(), set()).add(key)
        return {name: keys for name, keys in names.items() if name}

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        words = sorted({*self._of_indicators, *self._of_regions}, key=len, reverse=True)
        return re.compile("|".join(map(re.escape, words)))

    def indicators_in(self, text: str) -> set[str]:
        """Return the indicators a text names."""
        low = text.casefold()
        return {key for name, keys in self._of_indicators.items() if name in low for key in keys}

    def regions_in(self, text: str) -> list[tuple[int, int, str]]:
        """Return the places that name one region, once in the text and in no longer name."""
        low = text.casefold()
        if len(low) != len(text):
            return []
        found = [
            (m.start(), m.end(), self._of_regions.get(m[0], set()))
            for m in self._pattern.finditer(low)
        ]
        single = [(start, end, next(iter(keys))) for start, end, keys in found if len(keys) == 1]
        named = [key for _, _, key in single]
        return [place for place in single if named.count(place[2]) == 1]

    def is_index(self, indicator: str) -> bool:
        """Return whether points can be said of an indicator: an index or a percentage."""
        return self.config.indicators[indicator].unit in {"", "%"}

    def peers(self, region: str) -> list[str]:
        """Return the other regions of the same level."""
        level = self.config.regions[region].level
        return [
            key for key, one in self.config.regions.items() if one.level == level and key != region
        ]

    def is_in(self, region: str, text: str) -> bool:
        """Return whether a text has some name of a region."""
        low = text.casefold()
        return any(name in low for name, keys in self._of_regions.items() if region in keys)

    def name(self, region: str, language: str) -> str:
        return self.config.regions[region].name.get(language)
