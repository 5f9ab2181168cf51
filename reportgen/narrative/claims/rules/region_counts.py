"""How many cities a region has: 江苏13个设区市, the delta's 41 cities, by the regions file.

A number that fits is verified; another one may count a part of them and stays unchecked.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportgen.config.project_config import Config
    from reportgen.narrative.claims.reading.sentence_reader import SentenceReader

_CITIES = re.compile(r"(?:设区|地级)?(?:城市|市(?!场))|cities\b")
_CITY = "city"


def counts_cities(reader: SentenceReader, at: int) -> bool:
    """Return whether a number is how many cities a region of the sentence, or of the page, has."""
    tokens, number = reader.tokens, reader.tokens[at].number
    if number.sign or number.power or number.qualifier != "=":
        return False
    behind = "".join(t.text for t in tokens[at + 1 : at + 4]).removeprefix("个").removeprefix("座")
    if not _CITIES.match(behind):
        return False
    named = [
        key for t in tokens if t.kind == "region" for one in (t.items or (t,)) for key in one.ids
    ]
    regions = [key for key in named or [reader.context.page.region] if key]
    config = reader.dictionary.config
    return any(number.value == len(tuple(_cities(config, region))) for region in regions)


def _cities(config: Config, region: str) -> Iterator[str]:
    """Return the cities of a region, those of its parts included."""
    for key, other in config.regions.items():
        if other.parent == region:
            if other.level == _CITY:
                yield key
            else:
                yield from _cities(config, key)
