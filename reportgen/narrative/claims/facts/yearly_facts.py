"""Growth and level of a series, year by year."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from reportgen.narrative.claims.facts.answers import Binder
from reportgen.narrative.claims.reading.kinds import Kind
from reportgen.periods import year

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from reportgen.facts.model import Fact
    from reportgen.narrative.claims.facts.evidence import Subject as Series
    from reportgen.narrative.claims.reading.sentence_reader import SentenceReader, Subject


@dataclass(frozen=True, slots=True)
class YearlyFacts:
    """Growth on the year before and level of what a sentence is about, by year."""

    growth: Mapping[int, Fact]
    levels: Mapping[int, Fact]


def yearly_facts(reader: SentenceReader, subject: Subject) -> YearlyFacts | None:
    """Return the yearly facts of the first series with any that a sentence can be about."""
    binder = Binder(reader.evidence, reader.dictionary, reader.context)
    for series in binder.series(subject):
        rows = reader.evidence.rows(series, binder.editions(series[0], subject.edition))
        years = sorted({row.key.period.end for row in rows if row.key.period.is_year})
        growth = _by_year(binder, series, subject, years, Kind("growth"))
        levels = _by_year(binder, series, subject, years, Kind("level"))
        if growth or levels:
            return YearlyFacts(growth, levels)
    return None


def _by_year(
    binder: Binder, series: Series, subject: Subject, years: Iterable[int], kind: Kind
) -> dict[int, Fact]:
    """Return the first fact of a kind for each year that has one."""
    found: dict[int, Fact] = {}
    for number in years:
        own = replace(subject, at=year(number), since=None, other_since=None)
        answers = (binder.evidence.answer(ask) for ask in binder.asks(series, own, kind))
        fact = next((one for one in answers if one is not None and one.value is not None), None)
        if fact is not None:
            found[number] = fact
    return found
