"""Ids as parts of addresses: what every file system takes, and no two that would be one file."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reportgen.config.models import IDENTIFIER
from reportgen.findings import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from reportgen.config.project_config import Config

TABLES = ("indicators", "regions", "sources", "tiers", "terms", "figures", "tables")
"""Whose ids become names of files or anchors on a page."""

_IDENTIFIER = re.compile(IDENTIFIER)
_RESERVED = re.compile(r"con|prn|aux|nul|com[0-9]|lpt[0-9]", re.IGNORECASE)


def check_ids(config: Config) -> Iterator[Finding]:
    """Return ids that cannot be part of an address, or differ from another only in case.

    Rule: letters, digits, hyphens and underscores; none of the names Windows keeps for devices,
          for a site is also handed on as a zip archive.
    """
    for table in TABLES:
        yield from _check(config, table, {name: (table, name) for name in getattr(config, table)})
    chapters = enumerate(config.report.chapters)
    yield from _check(config, "chapters", {name: ("report", "chapters", n) for n, name in chapters})


def _check(
    config: Config, table: str, places: Mapping[str, tuple[str | int, ...]]
) -> Iterator[Finding]:
    lower: dict[str, str] = {}
    for name, path in places.items():
        place = config.place(*path)
        first = lower.setdefault(name.lower(), name)
        if not _IDENTIFIER.fullmatch(name):
            values = {"key": table, "value": name[:60]}
            yield Finding(code="config/not-ascii-id", location=place, values=values)
        elif _RESERVED.fullmatch(name):
            yield Finding(code="config/reserved-id", location=place, values={"name": name})
        elif first != name:
            values = {"name": name, "other": first}
            yield Finding(code="config/ids-alike", location=place, values=values)
