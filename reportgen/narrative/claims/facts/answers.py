"""From what a sentence says to the facts it can mean: one candidate a binding."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import product
from typing import TYPE_CHECKING

from reportgen.facts.model import Ask
from reportgen.narrative.claims.facts.evidence import WINDOWS, periods_like

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportgen.facts.model import Fact
    from reportgen.narrative.claims.facts.evidence import Evidence
    from reportgen.narrative.claims.facts.evidence import Subject as Series
    from reportgen.narrative.claims.names.dictionary import Dictionary
    from reportgen.narrative.claims.reading.context import Context
    from reportgen.narrative.claims.reading.kinds import Kind
    from reportgen.narrative.claims.reading.sentence_reader import Subject
    from reportgen.periods import Period

_MEASURES = {
    "level": "value",
    "share": "value",
    "cagr": "cagr",
    "multiple": "times",
    "increase": "increase",
    "doubling": "times",
    "points_per_year": "points_per_year",
    "change": "change",
    "points": "points",
}
"""The measure each kind of number asks for."""

_OF_POINTS = frozenset({"points", "points_per_year"})
_UNITS_OF_POINTS = frozenset({"", "%", "点", "分"})
_REMEMBERED = 20_000
"""Bindings kept for the next sentence."""

WINDOWED = frozenset({"cagr", "multiple", "increase", "doubling", "points_per_year"})
"""Kinds of numbers that need a start."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Candidate:
    """One binding a claim can have: the question, and its answer where the data have one."""

    ask: Ask
    fact: Fact | None


@dataclass(frozen=True)
class Binder:
    """Finds the bindings of a claim among the facts."""

    evidence: Evidence
    dictionary: Dictionary
    context: Context

    def series(self, subject: Subject) -> tuple[Series, ...]:
        """Return the series a claim can be about; those named in full before the looser ones."""
        found = self._named_series(subject)
        if not found and subject.is_region_soft:
            return self._named_series(replace(subject, regions=(), destinations=()))
        return found  # a region the sentence names is never given up for the page's

    def _named_series(self, subject: Subject) -> tuple[Series, ...]:
        for indicators in self._by_trust(subject):
            found = [series for key in indicators for series in self._series_of(key, subject)]
            if found:
                return tuple(dict.fromkeys(found))
        return ()

    def _by_trust(self, subject: Subject) -> tuple[tuple[str, ...], ...]:
        """Return the indicators named, then the looser ones; those of the page's edition first."""
        page, weak = self.context.page.edition, subject.weak
        is_of_page = [page in self.evidence.editions.get(key, ()) for key in weak]
        own = [page in self.evidence.editions.get(key, ()) for key in subject.indicators]
        if page and not subject.edition and any(is_of_page) and own and not any(own):
            return weak, subject.indicators
        return subject.indicators, weak

    def _series_of(self, indicator: str, subject: Subject) -> tuple[Series, ...]:
        """Return the series of one indicator; a flow may be named from either end."""
        editions = self.editions(indicator, subject.edition)
        known = self.evidence.subjects_in(indicator, editions)
        if not subject.regions:
            return tuple(self._assumed(indicator, known))
        found: list[Series] = []
        for region, destination in product(subject.regions, subject.destinations or ("",)):
            flows = ((indicator, region, destination), (indicator, destination, region))
            found += [flow for flow in flows if flow in known][:1]
        if not found and subject.destinations:
            return tuple(s for s in ((indicator, r, "") for r in subject.regions) if s in known)
        return tuple(found)

    def _assumed(self, indicator: str, known: tuple[Series, ...]) -> Iterator[Series]:
        """Return the series of a region nobody named: the page's, or the only one there is."""
        page = self.context.page.region
        own = [one for one in known if one[1] == page and not one[2]]
        if page and own:
            yield from own
        elif len(known) == 1 and (not page or self._is_index_of_page(indicator, known[0])):
            yield known[0]
        elif not page and self.context.region is not None:
            yield from (one for one in known if one[1] in self.context.region.ids and not one[2])

    def _is_index_of_page(self, indicator: str, series: Series) -> bool:
        """Return whether an index may be meant on a page that is about another region."""
        config, page = self.dictionary.config, self.context.page
        if config.indicators[indicator].kind != "index":
            return False
        editions = self.evidence.editions_of(series)
        own = self.evidence.series_of.get(page.edition)
        return own is None or any(edition in own or not edition for edition in editions)

    def editions(self, indicator: str, said: str) -> tuple[str, ...]:
        """Return the editions a figure can be of: the one named, the page's, else any."""
        known = self.evidence.editions.get(indicator, frozenset())
        if said:
            return (said,)
        page = self.context.page.edition or self.context.edition
        series = self.evidence.series_of.get(page)
        if series is not None and (page in known or known & series or known <= {""}):
            return (page, "")
        return tuple(sorted(known))

    def candidates(self, subject: Subject, kind: Kind) -> tuple[Candidate, ...]:
        """Return every binding of a claim of this kind, with its answer.

        A text asks for the same things again and again, so they are kept.
        """
        known = self.evidence.candidates
        wanted = (kind.name, *_depends_on(self.context), *_depends_on_words(subject))
        found = known.get(wanted)
        if found is None:
            if len(known) >= _REMEMBERED:
                known.clear()
            found = known[wanted] = tuple(
                Candidate(ask=ask, fact=self.evidence.answer(ask))
                for one in self.series(subject)
                for ask in self.asks(one, subject, kind)
            )
        return found

    def asks(self, series: Series, subject: Subject, kind: Kind) -> Iterator[Ask]:
        """Return the questions a claim asks about one series: one an edition and period."""
        indicator, region, destination = series
        editions = self.editions(indicator, subject.edition)
        measure = measure_of(kind, subject)
        unit = self.dictionary.config.indicators[indicator].unit
        if measure in _OF_POINTS and unit not in _UNITS_OF_POINTS:
            return
        for edition in self.evidence.editions_of(series):
            if edition not in editions:
                continue
            if measure == "value":
                periods = self.periods(series, edition, subject)
            else:
                periods = () if subject.at is None else (subject.at,)
            for period in periods:
                for asked, since in _windows(measure, subject, kind):
                    yield Ask(
                        measure=asked,
                        indicator=indicator,
                        region=region,
                        destination=destination,
                        period=period,
                        edition=edition,
                        since=since,
                    )

    def periods(self, series: Series, edition: str, subject: Subject) -> tuple[Period, ...]:
        """Return the periods of a value: the one named, or the only one there is."""
        rows = self.evidence.levels(series, (edition,))
        if subject.at is None:
            lengths = {subject.length, subject.length - 1}
            known = {row.key.period for row in rows}
            fitting = [p for p in known if not subject.length or p.end - p.start in lengths]
            return tuple(fitting) if len(fitting) == 1 else ()
        if subject.since is not None:
            starts = {subject.since.start, subject.since.start + 1}
            periods = (row.key.period for row in rows)
            spans = [
                period
                for period in periods
                if period.kind in WINDOWS
                and period.end == subject.at.end
                and period.start in starts
            ]
            if spans:
                return tuple(dict.fromkeys(spans))
        found = periods_like(rows, subject.at)
        if not found and not subject.is_time_said and len(rows) == 1:
            return (rows[0].key.period,)  # the framework has 5 pillars, whatever the year
        return found


def _windows(measure: str, subject: Subject, kind: Kind) -> Iterator[tuple[str, Period | None]]:
    """Return the measure and the start of each window the words can mean; a value has none."""
    if measure == "value":
        yield measure, None
        return
    yield measure, subject.since
    if subject.or_year_before and kind.name == "growth":
        yield "yoy", None
    if subject.other_since is not None:
        yield "growth" if measure == "yoy" else measure, subject.other_since


def _depends_on(context: Context) -> tuple[object, ...]:
    """Return what bindings depend on outside the sentence."""
    region = context.region
    return (context.page, context.edition, region.ids if region else ())


def _depends_on_words(subject: Subject) -> tuple[object, ...]:
    """Return what bindings depend on of a subject: all but where its words stand."""
    return (
        subject.indicators, subject.weak, subject.edition,
        subject.regions, subject.destinations, subject.is_region_said, subject.is_region_soft,
        subject.at, subject.is_time_said, subject.length, subject.guesses,
        subject.since, subject.other_since, subject.or_year_before,
    )  # fmt: skip


def measure_of(kind: Kind, subject: Subject) -> str:
    """Return the measure a kind asks for; growth is 同比 where no window is open."""
    if kind.name == "growth":
        return "growth" if subject.since is not None else "yoy"
    return _MEASURES.get(kind.name, "value")
