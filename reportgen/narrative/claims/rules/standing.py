"""Where a region stands: as published, or among the values at hand."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from reportgen.errors import ComputeError
from reportgen.narrative.claims.facts.answers import Binder
from reportgen.narrative.claims.language.clauses import SCOPE, SUBJECT
from reportgen.narrative.claims.language.phrases import names_parts
from reportgen.narrative.claims.reading.kinds import Kind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportgen.facts.model import Ask, Fact
    from reportgen.narrative.claims.reading.sentence_reader import SentenceReader, Subject

_LEVEL = Kind("level")
_NEAR, _REACH = 3, 6
"""Tokens behind a place in which words for sub-indices, and for growth, are looked for."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Place:
    """A place among ``of`` regions; ``is_complete`` where all that are compared have a value.

    ``at_best`` counts the regions known to be better: the true place cannot be higher.
    """

    place: int
    at_best: int
    of: int
    is_complete: bool
    fact: Fact
    formula: str = ""


def place_of(reader: SentenceReader, subject: Subject, scope: tuple[str, ...]) -> Place | None:
    """Return the place of the region a claim is about; None where the data have none."""
    published = _published(reader, subject)
    if published is not None:
        return published
    binder = Binder(reader.evidence, reader.dictionary, reader.context)
    for series in binder.series(subject):
        for ask in binder.asks(series, subject, _LEVEL):
            found = _computed(reader, ask, scope)
            if found is not None:
                return found
    return None


def place_among_parts(
    reader: SentenceReader, at: int, subject: Subject, *, said: bool = True
) -> Place | None:
    """Return the place of a sub-index among those of its index: 创新环境指数位居第二.

    ``said`` wants words for them (分项, pillars) in the sentence.
    """
    indicators = reader.dictionary.config.indicators
    own = next(
        (
            key
            for key in (*subject.indicators, *subject.weak)
            if indicators[key].parent and indicators[key].kind == "index"
        ),
        None,
    )
    if own is None or (said and not names_parts(reader.tokens[: at + 1 + _NEAR], "各项指标")):
        return None
    siblings = reader.dictionary.children.get(indicators[own].parent or "", ())
    kind = _kind_ranked(reader, at, subject)
    answers = {key: _value_of(reader, subject, key, kind) for key in siblings}
    known = {key: fact for key, fact in answers.items() if fact is not None}
    if own not in known or len(known) < 2:
        return None
    values = {key: fact.value for key, fact in known.items() if fact.value is not None}
    place = 1 + sum(value > values[own] for value in values.values())
    return Place(
        place=place,
        at_best=place,
        of=len(known),
        is_complete=len(known) == len(siblings),
        fact=known[own],
    )


def _kind_ranked(reader: SentenceReader, at: int, subject: Subject) -> Kind:
    """Return what a place is one of: 增速位列第二, second by growth; else levels."""
    own, tokens = reader.tokens[at], reader.tokens
    last = max((n for n in reader.numbers if n < at), default=-1)
    near = (*tokens[last + 1 : at], *tokens[at + 1 : at + 1 + _REACH])
    if not any(t.has("rate") for t in near if t.clause == own.clause):
        return _LEVEL
    is_average = subject.since is not None or any(t.has("annual") for t in tokens[:at])
    return Kind("cagr" if is_average else "growth")


def scope_of(reader: SentenceReader, at: int) -> tuple[str, ...]:
    """Return the regions compared where a group is named: 居三省一市首位, 江苏 for its cities."""
    own, regions = reader.tokens[at], reader.dictionary.config.regions
    behind = [t for t in reader.tokens[at + 1 :] if t.clause == own.clause and t.role == SCOPE]
    for token in (*reversed(reader.tokens[: at + 1]), *behind):
        if token.kind != "region" or token.items:
            continue
        is_group = token.role == SUBJECT and len(regions[token.ids[0]].members) > 1
        if token.role == SCOPE or (is_group and token.clause <= own.clause):
            members = reader.dictionary.inside[token.ids[0]]
            if len(members) > 1:
                return members
    return ()


def _published(reader: SentenceReader, subject: Subject) -> Place | None:
    """Return the place as a source prints it: a rank is an indicator of its own."""
    indicators, ranks = reader.dictionary.config.indicators, reader.dictionary.ranks
    keys = (*subject.indicators, *subject.weak)
    published = [key for key in keys if indicators[key].kind == "rank"]
    for key in (*published, *(ranks[key] for key in keys if key in ranks)):
        fact = _value_of(reader, subject, key, _LEVEL)
        if fact is not None and fact.value is not None:
            number = int(fact.value)
            return Place(place=number, at_best=number, of=0, is_complete=True, fact=fact)
    return None


def _value_of(reader: SentenceReader, subject: Subject, indicator: str, kind: Kind) -> Fact | None:
    """Return the first value that another indicator has for the region and time of a subject."""
    binder = Binder(reader.evidence, reader.dictionary, reader.context)
    own = replace(subject, indicators=(indicator,), weak=())
    facts = (candidate.fact for candidate in binder.candidates(own, kind))
    return next((fact for fact in facts if fact is not None and fact.value is not None), None)


def _computed(reader: SentenceReader, ask: Ask, scope: tuple[str, ...]) -> Place | None:
    """Return the place by the values; of a level with gaps it is only a bound."""
    facts = reader.evidence.facts
    if reader.dictionary.config.indicators[ask.indicator].kind == "rank":
        return None
    among = scope if ask.region in scope else ()
    level = facts.config.regions[ask.region].level
    regions: Sequence[str] = among or tuple(facts.regions_by_level.get(level, ()))
    valued = tuple(dict.fromkeys(region for region in regions if _has_value(reader, ask, region)))
    if ask.region not in valued or len(valued) < 2:
        return None
    try:
        fact = facts.answer(replace(ask, measure="rank", among=valued))
    except ComputeError:
        return None
    if fact.value is None or fact.low is None or fact.low != fact.high:
        return None
    place = int(fact.value)
    return Place(
        place=place,
        at_best=place,
        of=len(valued),
        is_complete=len(valued) == len(among),
        fact=fact,
        formula=fact.trail.formula,
    )


def _has_value(reader: SentenceReader, ask: Ask, region: str) -> bool:
    fact = reader.evidence.answer(replace(ask, region=region, measure="value"))
    return fact is not None and fact.value is not None
