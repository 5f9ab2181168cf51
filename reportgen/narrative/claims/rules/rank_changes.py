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
