"""Texts of the configuration that have no English: pages show them in Chinese."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pydantic import BaseModel

from reportgen.config.texts import Text
from reportgen.findings import Finding, Location
from reportgen.numerals.write import has_english

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportgen.config.project_config import Config

HAN = re.compile("[\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")
PLACES_NAMED = 3
TABLES = (
    "report", "indicators", "regions", "sources", "editions", "tiers", "terms", "figures", "tables",
    "revisions", "corrections", "notes",
)  # fmt: skip
NOT_ON_PAGES = frozenset({"because"})
"""Keys whose text only findings show."""

Path = tuple[str | int, ...]


def check_translations(config: Config) -> Iterator[Finding]:
    """Return the Chinese texts and units without English, one finding a file."""
    if "en" not in config.report.languages:
        return
    places: dict[str, list[Location]] = {}
    for path in _untranslated(config):
        place = config.place(*path)
        places.setdefault(place.path, []).append(place)
    for file, found in sorted(places.items()):
        yield _told("config/not-translated", found, file=file)
    units = {
        indicator.unit: config.place("indicators", key, "unit")
        for key, indicator in config.indicators.items()
        if not has_english(indicator.unit, config.report.units)
    }
    if units:
        yield _told("config/unit-not-translated", list(units.values()), units=", ".join(units))


def _told(code: str, places: list[Location], **values: str) -> Finding:
    first, *more = sorted(places)
    return Finding(
        code=code,
        location=first,
        values=values,
        count=len(places),
        more=tuple(more[: PLACES_NAMED - 1]),
    )


def _untranslated(config: Config) -> Iterator[Path]:
    for table in TABLES:
        yield from _in(getattr(config, table), (table,))


def _in(value: object, path: Path) -> Iterator[Path]:
    """Yield the path of every text below ``value`` that is Chinese only."""
    if isinstance(value, Text):
        if not value.en and HAN.search(value.zh):
            yield path
    elif isinstance(value, BaseModel):
        for name in type(value).model_fields:
            if name not in NOT_ON_PAGES:
                yield from _in(getattr(value, name), (*path, name))
    elif isinstance(value, dict):
        for key, item in value.items():
            yield from _in(item, (*path, key))
    elif isinstance(value, tuple):
        for number, item in enumerate(value):
            yield from _in(item, (*path, number))
