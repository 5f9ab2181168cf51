"""The facts of a project: one lookup for prose, tables, charts, checker and ``explain``."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from reportgen.errors import ComputeError
from reportgen.facts.grid import FactGrid, build_grid
from reportgen.facts.measures import MEASURES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from reportgen.config.displays import Grid
    from reportgen.config.project_config import Config
    from reportgen.facts.model import Ask, Fact, Key, Observation
    from reportgen.facts.standing import Standing
    from reportgen.facts.tiering import Placed
    from reportgen.periods import Period

REGIONS_NAMED = 8
Subject = tuple[str, str, str, str]
"""measure, indicator, region, destination"""


@dataclass(frozen=True)
class Found:
    """The observation a fact rests on, and others that say the same."""

    observation: Observation
    also: tuple[Observation, ...] = ()


@dataclass(frozen=True)
class Facts:
    """Every observation of a project by what it is about, and the answers derived from them.

    Confidential values never get in: see ``build_facts``.
    """

    config: Config
    observations: tuple[Observation, ...]

    def answer(self, ask: Ask) -> Fact:
        """Return the fact asked for.

        Missing: a value the source marks as missing is a fact with ``is_missing``.
        Raises:  ComputeError ``fact/...`` or ``metric/...`` naming why there is no answer.
        """
        known = self._answers.get(ask)
        if known is None:
            known = self._answers[ask] = MEASURES[ask.measure](self, ask)
        return known

    def grid(self, spec: Grid) -> FactGrid:
        """Return the facts of a table or figure; what has no answer is a missing cell."""
        return build_grid(self, spec)

    @cached_property
    def _answers(self) -> dict[Ask, Fact]:
        return {}

    @cached_property
    def rankings(self) -> dict[Ask, tuple[Standing, ...]]:
        """Return the rankings already made; see ``standing.ranking``."""
        return {}

    @cached_property
    def regions_by_level(self) -> Mapping[str, tuple[str, ...]]:
        """Return the regions of each level, in the order of their file."""
        levels: dict[str, list[str]] = defaultdict(list)
        for key, region in self.config.regions.items():
            levels[region.level].append(key)
        return {level: tuple(keys) for level, keys in levels.items()}

    @cached_property
    def tierings(self) -> dict[str, Mapping[str, Placed] | ComputeError]:
        """Return the tiers already worked out, by rule, or why they cannot be; see ``tiering``."""
        return {}

    def find(self, ask: Ask, measure: str = "level") -> Found:
        """Return the observation that answers ``ask``, by the edition rule.

        The edition asked for, else the report's own edition, else figures that carry only a
        source. Another edition's figure is never taken silently.
        """
        subject = (measure, ask.indicator, ask.region, ask.destination)
        editions = self._by_subject.get(subject, {}).get(ask.period, {})
        wanted = (self.config.report.edition, "") if ask.edition is None else (ask.edition,)
        for edition in wanted:
            if edition in editions:
                return _best(editions[edition])
        raise self._not_published(ask, subject, editions)

    def has(self, ask: Ask, measure: str = "level") -> bool:
        """Return whether ``find`` would answer."""
        try:
            self.find(ask, measure)
        except ComputeError:
            return False
        return True

    def periods(self, ask: Ask, measure: str = "level") -> tuple[Period, ...]:
        """Return the periods with a value for the subject and edition of ``ask``, in order."""
        subject = (measure, ask.indicator, ask.region, ask.destination)
        wanted = {self.config.report.edition, ""} if ask.edition is None else {ask.edition}
        return tuple(
            period
            for period, editions in sorted(self._by_subject.get(subject, {}).items())
            if wanted & editions.keys()
        )

    def of_indicator(self, indicator: str) -> tuple[Observation, ...]:
        """Return the observations of an indicator, in a stable order."""
        return self._by_indicator.get(indicator, ())

    def of_region(self, region: str) -> tuple[Observation, ...]:
        """Return the observations a region takes part in, in a stable order."""
        return self._by_region.get(region, ())

    def vintages(self) -> Iterator[Mapping[str, Observation]]:
        """Yield the best observation by edition of each value that several editions print."""
        for periods in self._by_subject.values():
            for editions in periods.values():
                if len(editions) > 1:
                    yield {key: _best(rows).observation for key, rows in editions.items()}

    @cached_property
    def _by_subject(self) -> Mapping[Subject, dict[Period, dict[str, list[Observation]]]]:
        index: dict[Subject, dict[Period, dict[str, list[Observation]]]] = {}
        for row in self.observations:
            key = row.key
            subject = (key.measure, key.indicator, key.region, key.destination)
            periods = index.setdefault(subject, {})
            periods.setdefault(key.period, {}).setdefault(key.edition, []).append(row)
        return index

    @cached_property
    def _by_indicator(self) -> Mapping[str, tuple[Observation, ...]]:
        return _grouped((row.key.indicator, row) for row in self.observations)

    @cached_property
    def _by_region(self) -> Mapping[str, tuple[Observation, ...]]:
        pairs = ((region, row) for row in self.observations for region in _regions_of(row.key))
        return _grouped(pairs)

    def _not_published(
        self, ask: Ask, subject: Subject, editions: Mapping[str, object]
    ) -> ComputeError:
        values = {
            "indicator": self._name_of(ask.indicator),
            "region": self._region_text(ask),
            "period": str(ask.period),
        }
        if editions:
            others = "、".join(sorted(edition or "（未分版）" for edition in editions))
            return ComputeError("fact/other-edition", **values, editions=others)
        periods = sorted(self._by_subject.get(subject, {}))
        if periods:
            known = "、".join(str(period) for period in periods[-8:])
            return ComputeError("fact/no-such-period", **values, known=known)
        known = self._regions_with_values.get(ask.indicator, "（无）")
        return ComputeError("fact/no-such-region", **values, known=known)

    @cached_property
    def _regions_with_values(self) -> Mapping[str, str]:
        """Return by indicator the names of the first regions that have a value.

        Every lookup that fails names them, and many are only tried.
        """
        texts = {}
        for indicator, rows in self._by_indicator.items():
            names = dict.fromkeys(
                self.config.regions[row.key.region].name.zh
                for row in rows
                if row.key.region in self.config.regions
            )
            texts[indicator] = "、".join(list(names)[:REGIONS_NAMED]) or "（无）"
        return texts

    def _name_of(self, indicator: str) -> str:
        found = self.config.indicators.get(indicator)
        return f"{found.name.zh}（{indicator}）" if found else indicator

    def _region_text(self, ask: Ask) -> str:
        names = [
            self.config.regions[key].name.zh if key in self.config.regions else key
            for key in (ask.region, ask.destination)
            if key
        ]
        return "→".join(names)


def build_facts(config: Config, observations: Iterable[Observation]) -> Facts:
    """Return the facts of these observations; confidential ones are dropped here, for good."""
    kept = (row for row in observations if row.status != "confidential")
    return Facts(config, tuple(sorted(kept, key=_order)))


def _order(row: Observation) -> tuple[object, ...]:
    key = row.key
    return (key.indicator, key.measure, key.region, key.destination, key.period, key.edition,
            row.path, row.line, row.cell)  # fmt: skip


def _best(rows: list[Observation]) -> Found:
    """Return the observation with the most digits; the others corroborate it.

    Two sources that disagree have been reported before anything asks (``data/sources-disagree``).
    """
    with_value = [row for row in rows if row.value is not None] or rows
    best = min(
        with_value,
        key=lambda row: (row.qualifier not in {"", "="}, _width(row), row.path, row.line),
    )
    return Found(best, tuple(row for row in rows if row is not best))


def _width(row: Observation) -> object:
    if row.value is None:
        return 0
    interval = row.quantity().interval
    return interval.high - interval.low


def _regions_of(key: Key) -> tuple[str, ...]:
    return (key.region, key.destination) if key.destination else (key.region,)


def _grouped(pairs: Iterable[tuple[str, Observation]]) -> Mapping[str, tuple[Observation, ...]]:
    groups: dict[str, list[Observation]] = defaultdict(list)
    for name, row in pairs:
        groups[name].append(row)
    return {name: tuple(rows) for name, rows in groups.items()}
