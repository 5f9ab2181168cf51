"""What competes for a superlative: regions, indicators or years, each with its fact."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from reportgen.narrative.claims.facts.answers import Binder
from reportgen.narrative.claims.reading.kinds import Kind
from reportgen.narrative.claims.rules.scopes import (
    count_of_regions,
    indicators_compared,
    names_all,
    regions_compared,
    says_published,
    years_compared,
)
from reportgen.periods import Period, year

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from reportgen.facts.model import Fact
    from reportgen.narrative.claims.language.tokens import Token
    from reportgen.narrative.claims.reading.sentence_reader import SentenceReader, Subject

Item = str | Period
"""The id of a region or an indicator, or a year."""


@dataclass(frozen=True, slots=True)
class Field:
    """What competes: the facts by item, the item named, and whether nobody is missing."""

    facts: Mapping[Item, Fact]
    winner: Item
    is_complete: bool
    names: Mapping[Item, str]


def find_field(reader: SentenceReader, at: int, named: Token, measure: str) -> Field | None:
    """Return what competes with the one named; None where that cannot be told.

    ``measure`` is level, growth or cagr.
    """
    subject = reader.subject(at)
    window = _window_behind(reader, at) if measure == "growth" and subject.since is None else None
    if window is not None:
        measure, subject = "cagr", replace(subject, since=window[0], at=window[1] or subject.at)
    if named.kind == "region":
        return _field_of_regions(reader, subject, named, measure)
    if named.kind == "indicator":
        return _field_of_indicators(reader, subject, named, measure)
    return _field_of_years(reader, subject, named, measure)


def _window_behind(reader: SentenceReader, at: int) -> tuple[Period, Period | None] | None:
    """Return the window of the next clause where it gives the average.

    Example: from 2018 in 增长最快，2018年以来年均增长9.26%.
    """
    behind = [t for t in reader.tokens if t.clause == reader.tokens[at].clause + 1]
    windows = (t.time for t in behind if t.kind == "time" and t.time.kind in {"since", "range"})
    window = next(windows, None)
    if window is None or window.first is None or not any(t.has("annual") for t in behind):
        return None
    return window.first, window.last


def _field_of_regions(
    reader: SentenceReader, subject: Subject, named: Token, measure: str
) -> Field | None:
    scope = regions_compared(reader, named)
    subjects: dict[Item, Subject] = {
        region: replace(subject, regions=(region,), is_region_said=True) for region in scope.regions
    }
    facts = _facts_of(reader, subjects, measure)
    count = count_of_regions(reader)
    if count is not None and count != len(facts):
        return None  # 两年都有数据的8个市中: nobody says which
    is_complete = len(facts) == len(scope.regions) or (not scope.is_said and len(facts) > 1)
    regions, language = reader.dictionary.config.regions, _language(reader)
    names: dict[Item, str] = {key: regions[key].name.get(language) for key in scope.regions}
    return Field(facts, named.ids[0], is_complete, names)


def _field_of_indicators(
    reader: SentenceReader, subject: Subject, named: Token, measure: str
) -> Field | None:
    indicators, language = reader.dictionary.config.indicators, _language(reader)
    for winner, scope in indicators_compared(reader, named):
        subjects: dict[Item, Subject] = {
            key: replace(subject, indicators=(key,), weak=()) for key in scope
        }
        facts = _facts_of(reader, subjects, measure)
        if winner not in facts:
            continue
        valued = [key for key in scope if key in facts]
        is_complete = (
            len(facts) == len(scope) or names_all(reader, valued, winner) or says_published(reader)
        )
        names: dict[Item, str] = {key: indicators[key].name.get(language) for key in scope}
        return Field(facts, winner, is_complete, names)
    return None


def _field_of_years(
    reader: SentenceReader, subject: Subject, named: Token, measure: str
) -> Field | None:
    winner = named.time.last
    if winner is None or not winner.is_year:
        return None
    subjects: dict[Item, Subject] = {
        period: replace(subject, at=period, since=None, other_since=None, is_time_said=True)
        for period in _years(reader, subject)
    }
    facts = _facts_of(reader, subjects, "level" if measure == "level" else "growth")
    return Field(facts, winner, len(facts) > 2, {period: str(period) for period in facts})


def _years(reader: SentenceReader, subject: Subject) -> Iterator[Period]:
    """Return the years compared for which the series has data."""
    binder = Binder(reader.evidence, reader.dictionary, reader.context)
    series = next(iter(binder.series(subject)), None)
    if series is None:
        return
    first, last = years_compared(reader)
    rows = reader.evidence.rows(series, binder.editions(series[0], subject.edition))
    for number in sorted({row.key.period.end for row in rows if row.key.period.is_year}):
        if (first is None or first <= number) and (last is None or number <= last):
            yield year(number)


def _facts_of(
    reader: SentenceReader, subjects: Mapping[Item, Subject], measure: str
) -> dict[Item, Fact]:
    """Return the first fact of each item; an item without a value is left out."""
    binder, kind = Binder(reader.evidence, reader.dictionary, reader.context), Kind(measure)
    found: dict[Item, Fact] = {}
    for item, subject in subjects.items():
        facts = (candidate.fact for candidate in binder.candidates(subject, kind))
        fact = next((fact for fact in facts if fact is not None and fact.value is not None), None)
        if fact is not None:
            found[item] = fact
    return found


def _language(reader: SentenceReader) -> str:
    return "en" if reader.is_english else "zh"
