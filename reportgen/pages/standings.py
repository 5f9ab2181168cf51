"""Ranks and tiers of all regions at once, each computed a single time for the whole site."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from reportgen.errors import ComputeError
from reportgen.facts.model import Ask
from reportgen.facts.standing import ranking
from reportgen.facts.tiering import Placed, tiers_by

if TYPE_CHECKING:
    from collections.abc import Mapping

    from reportgen.config.models import TierRule
    from reportgen.config.project_config import Config
    from reportgen.facts.model import Observation
    from reportgen.facts.store import Facts
    from reportgen.periods import Period


@dataclass(frozen=True, kw_only=True)
class Standings:
    """Where regions stand, remembered by rule and by what is ranked."""

    config: Config
    facts: Facts

    @property
    def tiers(self) -> Mapping[str, TierRule]:
        """Return the tier rules readers see."""
        return self.config.tiers if self.config.report.public.tiers else {}

    def tiers_by(self, rule: str) -> Mapping[str, Placed]:
        """Return the tier of each region a computed rule covers; none if that is impossible."""
        try:
            return tiers_by(self.facts, rule)
        except ComputeError:
            return {}

    def public_places(self, row: Observation, level: str) -> Mapping[str, int]:
        """Return the ranks readers see; none where ``report.yml`` keeps them."""
        return self.places_for(row, level) if self.config.report.public.ranks else {}

    def places_for(self, row: Observation, level: str) -> Mapping[str, int]:
        """Return the rank of each region of a level for the indicator, period and edition of a row.

        Missing: empty where a rank says nothing (no direction, or itself a rank), where it cannot
                 be computed, and where the printed digits leave some place open.
        """
        key = (row.key.indicator, row.key.period, row.key.edition, level)
        known = self._places.get(key)
        if known is None:
            known = self._places[key] = self._ranked(row, level)
        return known

    def _ranked(self, row: Observation, level: str) -> Mapping[str, int]:
        indicator = self.config.indicators[row.key.indicator]
        if indicator.kind == "rank" or indicator.direction == "none":
            return {}
        ask = Ask(
            measure="rank", indicator=row.key.indicator, region=row.key.region,
            period=row.key.period, edition=row.key.edition,
            among=tuple(k for k, region in self.config.regions.items() if region.level == level),
        )  # fmt: skip
        try:
            standings = ranking(self.facts, ask)
        except ComputeError:
            return {}
        if not all(standing.rank.is_decided for standing in standings):
            return {}
        return {standing.region: standing.rank.place for standing in standings}

    @cached_property
    def _places(self) -> dict[tuple[str, Period, str, str], Mapping[str, int]]:
        return {}
