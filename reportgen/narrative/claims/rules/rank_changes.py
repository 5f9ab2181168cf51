"""How many places a region won or lost: by its ranks, or as a source prints it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from reportgen.facts.model import Fact, Trail
from reportgen.narrative.claims.facts.answers import Binder
from reportgen.narrative.claims.reading.kinds import Kind

if TYPE_CHECKING:
    from collections.abc import Iterator
    from decimal import Decimal

    from reportgen.facts.model import Ask
    from reportgen.narrative.claims.facts.evidence import Evidence
    from reportgen.narrative.claims.reading.sentence_reader import SentenceReader, Subject


def rank_changes(reader: SentenceReader, subject: Subject) -> Iterator[tuple[Ask, Decimal, Fact]]:
    """Return the places a subject can have won (above 0) or lost, each with question and fact."""
    binder = Binder(reader.evidence, reader.dictionary, reader.context)
    for series in binder.series(subject):
        for ask in binder.asks(series, subject, Kind("growth")):
            for edition in dict.fromkeys((ask.edition, "")):
                own = replace(ask, measure="rank_change", edition=edition)
                fact = _change(reader.evidence, own)
                if fact is not None and fact.value is not None:
                    yield own, fact.value, fact


def with_ends(reader: SentenceReader, subject: Subject) -> Subject:
    """Return a subject with the ranking and the years that only the words around tell.

    The one ranking its region has a place in; the first and last year named here or just before.
    """
    said = (*reader.context.said, *reader.tokens)
    times = [t.time for t in said if t.kind == "time"]
    years = sorted(
        {end for time in times for end in (time.first, time.last) if end and end.is_year}
    )
    since, at = (years[0], years[-1]) if len(years) > 1 else (subject.since, subject.at)
    if subject.indicators or subject.weak:
        return replace(subject, since=since, at=at)
    indicators = reader.dictionary.config.indicators
    ranked = {
        key
        for key, region, _ in reader.evidence.by_subject
        if indicators[key].kind == "rank" and region in subject.regions
    }
    named = tuple(ranked) if len(ranked) == 1 else ()
    return replace(subject, indicators=named, since=since, at=at)


def is_of_other_region(evidence: Evidence, ask: Ask, places: Decimal) -> bool:
    """Return whether another region moved so many places."""
    for _, region, _ in evidence.subjects.get(ask.indicator, ()):
        fact = _change(evidence, replace(ask, region=region))
        if region != ask.region and fact is not None and fact.value == places:
            return True
    return False


def _change(evidence: Evidence, ask: Ask) -> Fact | None:
    return evidence.answer(ask) or _published(evidence, ask)


def _published(evidence: Evidence, ask: Ask) -> Fact | None:
    """Return the places as a source prints them: over the window, or ending with its last year."""
    subject = (ask.indicator, ask.region, ask.destination)
    for row in evidence.rows(subject, (ask.edition or "",)):
        period = row.key.period
        is_window = period.end == ask.period.end and (
            ask.since is None or period.start == ask.since.end
        )
        if row.key.measure == "rank_change" and is_window and row.value is not None:
            return Fact(
                id="",
                measure="rank_change",
                value=row.value,
                low=row.value,
                high=row.value,
                unit="places",
                decimals=0,
                trail=Trail(cells=(row,)),
            )
    return None
