"""What a share is a share of and a rank ranks, read from the names of the indicators."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reportgen.narrative.claims.language.lexicon import fold
from reportgen.narrative.claims.names.name_forms import names_of, names_of_region

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportgen.config.project_config import Config

_WHOLE = re.compile(r"^(?P<part>.*?)占(?P<whole>.+?)(?:的)?(?:比重|比例|份额|之比)?$")
_PLACE = re.compile(r"^(?P<what>.+?)的?(?:位次|排名|名次)$")


def find_wholes(config: Config) -> Iterator[tuple[str, tuple[str, str]]]:
    """Return part and whole of each share by its indicator, as texts: X占W比重 gives (X, W)."""
    for key, part, whole in _named_shares(config):
        yield key, (_bare(part), _bare(whole))


def find_shares(config: Config) -> Iterator[tuple[tuple[str, str], str]]:
    """Return share indicators by the ids of part and whole: X占W比重 gives (X, W).

    The whole is a region or an indicator; parts and wholes the project does not have are left out.
    """
    indicators = {
        _bare(fold(name)): key
        for key, indicator in config.indicators.items()
        for name in names_of(indicator)
    }
    regions = {
        fold(name): key
        for key, region in config.regions.items()
        for name in names_of_region(region)
    }
    for key, part, whole in _named_shares(config):
        part_id = indicators.get(_bare(part))
        whole_id = regions.get(whole) or indicators.get(_bare(whole))
        if part_id is not None and whole_id:
            yield (part_id, whole_id), key


def find_ranks(config: Config) -> Iterator[tuple[str, str]]:
    """Return rank indicators by the indicator they rank: X位次 by X."""
    keys = {
        fold(name): key
        for key, indicator in config.indicators.items()
        for name in names_of(indicator)
    }
    for key, indicator in config.indicators.items():
        for name in names_of(indicator) if indicator.kind == "rank" else ():
            match = _PLACE.match(fold(name))
            ranked = keys.get(match["what"]) if match else None
            if ranked is not None and ranked != key:
                yield ranked, key


def _named_shares(config: Config) -> Iterator[tuple[str, str, str]]:
    """Return each indicator named as a share, with part and whole as its name has them."""
    for key, indicator in config.indicators.items():
        for name in names_of(indicator) if indicator.unit == "%" else ():
            match = _WHOLE.match(fold(name))
            if match is not None and match["part"]:
                yield key, match["part"], match["whole"]


def _bare(name: str) -> str:
    return name.replace("的", "")
