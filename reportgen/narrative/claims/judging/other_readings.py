"""Numbers that seem wrong but are right in another reading of the same words.

A sentence often names more than one indicator, region or year. Where the digits are exactly what
another of the things it names would give, nobody can say that they are wrong.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import product
from typing import TYPE_CHECKING

from reportgen.narrative.claims.language.clauses import BASE
from reportgen.narrative.claims.reading import additions
from reportgen.narrative.claims.reading.kinds import Kind
from reportgen.narrative.claims.reading.nearby import stretch_before

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reportgen.narrative.claims.facts.answers import Binder
    from reportgen.narrative.claims.judging.case import Case
    from reportgen.narrative.claims.language.tokens import Token
    from reportgen.narrative.claims.reading.sentence_reader import SentenceReader, Subject
    from reportgen.periods import Period

FEWEST_DIGITS = 3
_KINDS = {
    "growth": ("growth", "cagr"),
    "cagr": ("cagr", "growth"),
    "level": ("level", "change"),
    "change": ("change", "level"),
    "points": ("points", "level"),
}
"""What else a number of a kind can be."""

_OWN = frozenset({"stretch", "behind"})
"""Where an indicator stands that is certainly the number's own."""


def fits_otherwise(
    reader: SentenceReader, at: int, case: Case, subject: Subject, binder: Binder
) -> bool:
    """Return whether the digits are those of something else the sentence names."""
    if case.digits < FEWEST_DIGITS or case.number.qualifier != "=":
        return False
    is_growth = case.kind.name == "growth"
    kinds = tuple(_kinds(case.kind))
    for other in _subjects(reader, at, subject, is_growth=is_growth):
        for kind in kinds:
            for candidate in binder.candidates(other, kind):
                if candidate.ask != case.ask and case.fits(candidate.fact):
                    return True
    return False


def _kinds(kind: Kind) -> Iterator[Kind]:
    """Return the kind and the others it can be mistaken for."""
    for name in _KINDS.get(kind.name, (kind.name,)):
        yield Kind(name, kind.direction, kind.of_rate)


def _subjects(
    reader: SentenceReader, at: int, subject: Subject, *, is_growth: bool
) -> Iterator[Subject]:
    """Return the subject with every indicator, region and period that it could have instead.

    Growth over a window may also be growth on the year before.
    """
    tokens = reader.tokens
    stretch = tokens[stretch_before(tokens, at) : at]
    regions = dict.fromkeys((subject.regions, *_other_regions(tokens, stretch)))
    times = dict.fromkeys((subject.at, *_other_times(tokens, stretch)))
    indicators = {subject.indicators or subject.weak}
    if subject.found not in _OWN:
        indicators |= _other_indicators(reader)
    for ids, region, time in product(sorted(indicators), regions, times):
        other = replace(subject, indicators=ids, weak=(), regions=region, at=time)
        yield other
        yield from additions.either(reader.dictionary, other)
        if subject.since is not None and is_growth:
            yield replace(other, since=None)


def _other_indicators(reader: SentenceReader) -> set[tuple[str, ...]]:
    """Return the indicators the sentence, the one before and the heading name."""
    named = (*reader.tokens, *reader.context.said, *reader.context.heading)
    return {
        one.ids or one.weak
        for token in named
        if token.kind == "indicator"
        for one in (token.items or (token,))
    }


def _other_regions(tokens: Sequence[Token], stretch: Sequence[Token]) -> Iterator[tuple[str, ...]]:
    """Return the regions a sentence names, unless one stands with the number itself."""
    if not any(token.kind == "region" for token in stretch):
        for token in tokens:
            if token.kind == "region":
                yield from (one.ids for one in (token.items or (token,)))


def _other_times(tokens: Sequence[Token], stretch: Sequence[Token]) -> Iterator[Period]:
    """Return the periods a sentence names, unless one stands with the number itself."""
    if not any(token.kind == "time" for token in stretch):
        for token in tokens:
            is_base = token.kind == "time" and token.role == BASE  # 较2022年: what it is told from
            if token.kind == "time" and not is_base and token.time.last is not None:
                yield token.time.last
