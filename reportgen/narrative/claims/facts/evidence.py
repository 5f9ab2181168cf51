"""What the data can say about a claim: which periods, regions and editions have a value."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

from reportgen.errors import ComputeError
from reportgen.facts.model import Observation
from reportgen.facts.store import build_facts
from reportgen.narrative.claims.facts.implied import implied
from reportgen.periods import parse_period

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Mapping

    from reportgen.facts.model import Ask, Fact, Key
    from reportgen.facts.store import Facts
    from reportgen.narrative.claims.facts.answers import Candidate
    from reportgen.periods import Period

_REMEMBERED = 20_000
"""Answers kept for the next sentence; a text asks the same few thousand questions again."""

WINDOWS = frozenset({"span", "cumulative"})
"""Kinds of periods that are several years taken together."""

Subject = tuple[str, str, str]
"""indicator, region, destination"""


def with_bases(facts: Facts) -> Facts:
    """Return the facts with 100 for the base period of every index whose edition omits it.

    Source: by definition; the trail leads to ``base`` in ``indicators.yml``.
    """
    known = {row.key for row in facts.observations}
    found: dict[Key, Observation] = {}
    for row in facts.observations:
        indicator = facts.config.indicators.get(row.key.indicator)
        base = parse_period(indicator.base) if indicator and indicator.base else None
        if base is None or row.key.measure != "level":
            continue
        key = replace(row.key, period=base)
        if key not in known and key not in found and base.kind == row.key.period.kind:
            place = facts.config.place("indicators", row.key.indicator, "base")
            found[key] = Observation(
                key=key, value=Decimal(100), printed="100", path=place.path, line=place.line
            )
    return build_facts(facts.config, (*facts.observations, *found.values()))


@dataclass(frozen=True)
class Evidence:
    """The facts of a project by what a sentence may be about; see ``with_bases``."""

    facts: Facts

    @cached_property
    def candidates(self) -> dict[Hashable, tuple[Candidate, ...]]:
        """Return the bindings already found; see ``answers.Binder``."""
        return {}

    @cached_property
    def elsewhere(self) -> dict[Hashable, tuple[tuple[str, Fact], ...]]:
        """Return the figures of other years, regions and editions already looked up, by name.

        See ``whose_value``: there are no more of them than questions that were answered wrong.
        """
        return {}

    @cached_property
    def by_subject(self) -> Mapping[Subject, tuple[Observation, ...]]:
        """Return the observations of each subject, printed rates included."""
        found: dict[Subject, list[Observation]] = defaultdict(list)
        for row in self.facts.observations:
            key = row.key
            found[key.indicator, key.region, key.destination].append(row)
        return {subject: tuple(rows) for subject, rows in found.items()}

    @cached_property
    def subjects(self) -> Mapping[str, tuple[Subject, ...]]:
        """Return the subjects that have data, by indicator."""
        found: dict[str, list[Subject]] = defaultdict(list)
        for subject in self.by_subject:
            found[subject[0]].append(subject)
        return {indicator: tuple(own) for indicator, own in found.items()}

    @cached_property
    def editions(self) -> Mapping[str, frozenset[str]]:
        """Return the editions with data of each indicator; an empty one is a source without."""
        found: dict[str, set[str]] = defaultdict(set)
        for row in self.facts.observations:
            found[row.key.indicator].add(row.key.edition)
        return {indicator: frozenset(own) for indicator, own in found.items()}

    @cached_property
    def series_of(self) -> Mapping[str, frozenset[str]]:
        """Return all editions of the same series, by edition."""
        editions = self.facts.config.editions
        return {
            key: frozenset(other for other, e in editions.items() if e.series == own.series)
            for key, own in editions.items()
        }

    @cached_property
    def main_indicators(self) -> Mapping[str, str]:
        """Return the index an edition is about: the one above others, or with most values."""
        counts: dict[str, dict[str, int]] = defaultdict(lambda: defaultdict(int))
        indicators = self.facts.config.indicators
        for row in self.facts.observations:
            indicator = indicators.get(row.key.indicator)
            if indicator and indicator.kind == "index" and not indicator.parent and row.key.edition:
                counts[row.key.edition][row.key.indicator] += 1
        return {
            edition: max(sorted(own), key=lambda key: own[key]) for edition, own in counts.items()
        }

    def with_digits(self, value: Decimal) -> tuple[Observation, ...]:
        """Return the values printed with these digits, wherever the point stands."""
        return self._by_digits.get(_digits(value), ())

    @cached_property
    def _by_digits(self) -> Mapping[str, tuple[Observation, ...]]:
        found: dict[str, list[Observation]] = defaultdict(list)
        for row in self.facts.observations:
            if row.key.measure == "level" and row.value:
                found[_digits(row.value)].append(row)
        return {digits: tuple(rows) for digits, rows in found.items()}

    def rows(self, subject: Subject, editions: tuple[str, ...]) -> tuple[Observation, ...]:
        """Return the observations of a subject in these editions; none named means all."""
        rows = self.by_subject.get(subject, ())
        if not editions:
            return rows
        return tuple(row for row in rows if row.key.edition in editions)

    @cached_property
    def subjects_in(self) -> Callable[[str, tuple[str, ...]], tuple[Subject, ...]]:
        """Return what gives the subjects of an indicator with data in these editions."""
        return lru_cache(_REMEMBERED)(self._subjects_in)

    def _subjects_in(self, indicator: str, editions: tuple[str, ...]) -> tuple[Subject, ...]:
        return tuple(one for one in self.subjects.get(indicator, ()) if self.rows(one, editions))

    @cached_property
    def levels(self) -> Callable[[Subject, tuple[str, ...]], tuple[Observation, ...]]:
        """Return what gives the values of a subject in these editions."""
        return lru_cache(_REMEMBERED)(self._levels)

    def _levels(self, subject: Subject, editions: tuple[str, ...]) -> tuple[Observation, ...]:
        return tuple(
            row
            for row in self.rows(subject, editions)
            if row.key.measure == "level" and row.value is not None
        )

    @cached_property
    def answer(self) -> Callable[[Ask], Fact | None]:
        """Return what gives the fact asked for, or None where the data have no answer."""
        return lru_cache(_REMEMBERED)(self._answer)

    def _answer(self, ask: Ask) -> Fact | None:
        try:
            fact = self.facts.answer(ask)
        except ComputeError:
            return implied(self.facts, ask)
        return None if fact.is_missing else fact

    @cached_property
    def editions_of(self) -> Callable[[Subject], tuple[str, ...]]:
        """Return what gives the editions that say anything about a subject, in a stable order."""
        return lru_cache(_REMEMBERED)(self._editions_of)

    def _editions_of(self, subject: Subject) -> tuple[str, ...]:
        return tuple(sorted({row.key.edition for row in self.by_subject.get(subject, ())}))


def _digits(value: Decimal) -> str:
    return "".join(map(str, value.as_tuple().digits)).strip("0")


def periods_like(rows: tuple[Observation, ...], period: Period) -> tuple[Period, ...]:
    """Return the periods of the rows that a writer may mean by ``period``.

    The period itself; else spans and cumulations that end in its year; else parts of its year.
    """
    own = {row.key.period for row in rows}
    if period in own:
        return (period,)
    ending = [p for p in own if p.kind in WINDOWS and p.end == period.end]
    inside = [
        p
        for p in own
        if p.kind not in WINDOWS
        and period.first_month <= p.first_month
        and p.last_month <= period.last_month
    ]
    return tuple(sorted(ending or inside))
