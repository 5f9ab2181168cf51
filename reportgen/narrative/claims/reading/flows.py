"""Which flow is meant where the words part its name: papers co-authored by Shanghai with Anhui."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from reportgen.narrative.claims.names.likeness import is_told_in

if TYPE_CHECKING:
    from reportgen.narrative.claims.reading.sentence_reader import SentenceReader
    from reportgen.narrative.claims.reading.what import Mention
    from reportgen.narrative.claims.reading.where import Place


def with_flow(reader: SentenceReader, mention: Mention, place: Place) -> Mention:
    """Return a mention with the flows between two named regions, where it names none itself."""
    if not place.destinations:
        return mention
    flows = _between(reader, place)
    if flows.intersection((*mention.indicators, *mention.weak)):
        return mention
    said = (*reader.tokens, *reader.context.said, *reader.context.heading)
    told = tuple(sorted(key for key in flows if is_told_in(said, key, reader.dictionary)))
    return replace(mention, indicators=told, weak=()) if told else mention


def _between(reader: SentenceReader, place: Place) -> set[str]:
    """Return the indicators with a value from one of the regions to another, either way."""
    ends = {(a, b) for a in place.regions for b in place.destinations}
    return {
        indicator
        for indicator, origin, destination in reader.evidence.by_subject
        if destination and ((origin, destination) in ends or (destination, origin) in ends)
    }
