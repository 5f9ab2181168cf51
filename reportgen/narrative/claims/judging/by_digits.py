"""What the digits tell where the words leave it open which figure is meant.

Four digits that the data hold for a region and a period the sentence names are no chance: they are
that figure, whatever else the sentence speaks of; at most its point or scale is wrong.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportgen.facts.model import Ask
from reportgen.narrative.claims.facts.answers import Candidate
from reportgen.narrative.claims.facts.evidence import WINDOWS, periods_like
from reportgen.narrative.claims.judging.case import significant_digits
from reportgen.narrative.claims.judging.judge import Judgement, judge
from reportgen.narrative.claims.names.likeness import is_told_in
from reportgen.narrative.claims.reading.clarity import GUESS
from reportgen.narrative.claims.reading.editions import edition_named
from reportgen.narrative.claims.reading.strange_words import (
    names_foreign_place,
    speaks_of_foreign,
    touches_strange,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportgen.facts.model import Observation
    from reportgen.narrative.claims.language.tokens import Token
    from reportgen.narrative.claims.rules.claim import NumberClaim
    from reportgen.periods import Period

FEWEST_AS_READ, FEWEST_ELSEWHERE = 3, 2
"""Digits that may tell: where the words are read but strange, and where they are not read."""
_ENOUGH = 4
"""What must speak for a figure (see ``_weight``) before its digits are no chance."""
_CERTAIN = frozenset({GUESS, "list"})
"""Reasons that no digits overcome: a goal, and a list with more names than numbers."""
_LEVELS = frozenset({"level", "share", "change", "part_sum"})


def are_telling(claim: NumberClaim, reason: str, fewest: int) -> bool:
    """Return whether a number left open for this reason has digits that tell what it is.

    They do not where its indicator is somebody else's: 山东的指数, Shandong's index.
    """
    number, tokens, name = claim.number, claim.reader.tokens, claim.subject.token
    if reason in _CERTAIN or significant_digits(number) < fewest:
        return False
    if name in tokens and touches_strange(tokens, name, behind=False):
        return False
    return not names_foreign_place(tokens, claim.at) and not speaks_of_foreign(tokens, claim.at)


def figure_meant(claim: NumberClaim) -> Judgement | None:
    """Return what a number comes to against figures of its digits that its sentence may mean.

    Contradicted then: it has the digits of a figure, and the point or the scale is wrong.
    """
    if claim.kind.name not in _LEVELS:
        return None
    evidence = claim.reader.evidence
    rows = evidence.with_digits(claim.number.value)
    asks = (_ask(row) for row in rows if _weight(claim, row) >= _ENOUGH and _is_meant(claim, row))
    found = judge(claim.number, [Candidate(ask=ask, fact=evidence.answer(ask)) for ask in asks])
    return found if found.state in {"verified", "contradicted"} else None


def _weight(claim: NumberClaim, row: Observation) -> int:
    """Return what speaks for a figure: its digits, the same qualifier, the start of its years."""
    is_qualified = claim.number.qualifier == row.qualifier != "="
    return significant_digits(claim.number) + is_qualified + _opens(claim, row.key.period)


def _opens(claim: NumberClaim, period: Period) -> bool:
    """Return whether a sentence names the start of years taken together: 自2009年以来."""
    starts = {one.time.first for one in _members(claim.reader.tokens, "time")}
    return period.kind in WINDOWS and any(
        start is not None and start.end == period.start for start in starts
    )


def _ask(row: Observation) -> Ask:
    """Return the question an observation answers."""
    key = row.key
    return Ask(
        indicator=key.indicator,
        region=key.region,
        destination=key.destination,
        period=key.period,
        edition=key.edition,
    )


def _is_meant(claim: NumberClaim, row: Observation) -> bool:
    """Return whether a sentence names region, period, edition and, in some words, indicator."""
    key, reader = row.key, claim.reader
    regions = _regions(claim)
    if key.region not in regions or (key.destination and key.destination not in regions):
        return False
    is_in_period = any(periods_like((row,), period) for period in _periods(claim))
    if not is_in_period and not _opens(claim, key.period):
        return False
    named = {edition_named(reader, t) for t in reader.tokens if t.kind == "edition"}
    if key.edition not in {*named, *claim.binder.editions(key.indicator, "")}:
        return False
    if claim.number.sign and key.indicator not in {*claim.subject.indicators, *claim.subject.weak}:
        return False
    said = (*reader.tokens, *reader.context.said, *reader.context.heading)
    return is_told_in(said, key.indicator, reader.dictionary)


def _regions(claim: NumberClaim) -> frozenset[str]:
    """Return the regions a sentence names, with the page's and the one last spoken of."""
    context = claim.reader.context
    spoken = (*claim.reader.tokens, *((context.region,) if context.region else ()))
    named = (id_ for one in _members(spoken, "region") for id_ in one.ids)
    own = () if claim.subject.is_region_said else (context.page.region,)
    return frozenset((*named, *claim.subject.regions, *claim.subject.destinations, *own))


def _periods(claim: NumberClaim) -> frozenset[Period]:
    """Return the periods a sentence names, with the one its number is read to be about."""
    reader = claim.reader
    said = (*reader.tokens, *reader.context.said, *reader.context.heading)
    times = (one.time for one in _members(said, "time"))
    ends = (end for time in times for end in (time.first, time.last))
    return frozenset(end for end in (*ends, claim.subject.at) if end is not None)


def _members(tokens: tuple[Token, ...], kind: str) -> Iterator[Token]:
    """Return the tokens of a kind, the members of a list each by itself."""
    for token in tokens:
        if token.kind == kind:
            yield from token.items or (token,)
