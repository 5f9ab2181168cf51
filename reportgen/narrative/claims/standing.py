"""Where a region stands: as published, or among the values at hand."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from reportgen.errors import ComputeError
from reportgen.facts.model import Ask, Fact
from reportgen.narrative.claims.answers import Binder
from reportgen.narrative.claims.kinds import Kind

if TYPE_CHECKING:
    from reportgen.narrative.claims.reading import SentenceReader, Subject

_LEVEL = Kind("level")


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
    binder = Binder(reader.evidence, reader.dictionary, reader.context)
    indicators = reader.dictionary.config.indicators
    keys = (*subject.indicators, *subject.weak)
    published = [k for k in keys if indicators[k].kind == "rank"]
    published += [reader.dictionary.ranks[k] for k in keys if k in reader.dictionary.ranks]
    for key in published:
        for candidate in binder.candidates(replace(subject, indicators=(key,), weak=()), _LEVEL):
            fact = candidate.fact
            if fact is not None and fact.value is not None:
                number = int(fact.value)
                return Place(place=number, at_best=number, of=0, is_complete=True, fact=fact)
    for series in binder.series(subject):
        for ask in binder.asks(series, subject, _LEVEL):
            found = _computed(reader, ask, scope)
            if found is not None:
                return found
    return None


_PARTS = (
    "分类指数",
    "分指数",
    "一级指标",
    "分项",
    "领域",
    "各项指标",
    "sub-ind",
    "pillar",
    "component",
)


def place_among_parts(
    reader: SentenceReader, at: int, subject: Subject, *, said: bool = True
) -> Place | None:
    """Return the place of a sub-index among those of its index: 创新环境指数位居第二.

    ``said`` wants words for them (分项, pillars) in the sentence.
    """
    text = "".join(t.text.lower() for t in reader.tokens[: at + 3])
    indicators = reader.dictionary.config.indicators
    own = next(
        (
            k
            for k in (*subject.indicators, *subject.weak)
            if indicators[k].parent and indicators[k].kind == "index"
        ),
        None,
    )
    if own is None or (said and not any(word in text for word in _PARTS)):
        return None
    siblings = reader.dictionary.children.get(indicators[own].parent or "", ())
    binder = Binder(reader.evidence, reader.dictionary, reader.context)
    known: dict[str, Fact] = {}
    for key in siblings:
        for candidate in binder.candidates(replace(subject, indicators=(key,), weak=()), _LEVEL):
            if candidate.fact is not None and candidate.fact.value is not None:
                known.setdefault(key, candidate.fact)
    if own not in known or len(known) < 2:
        return None
    better = sum(fact.value > known[own].value for fact in known.values())  # type: ignore[operator]
    return Place(
        place=better + 1,
        at_best=better + 1,
        of=len(known),
        is_complete=len(known) == len(siblings),
        fact=known[own],
    )


def _computed(reader: SentenceReader, ask: Ask, scope: tuple[str, ...]) -> Place | None:
    """Return the place by the values; of a level with gaps it is only a bound."""
    facts = reader.evidence.facts
    if reader.dictionary.config.indicators[ask.indicator].kind == "rank":
        return None
    among = scope if ask.region in scope else ()
    regions = among or tuple(
        r for r in facts.regions_by_level.get(facts.config.regions[ask.region].level, ())
    )
    known = {r: reader.evidence.answer(replace(ask, region=r, measure="value")) for r in regions}
    values = {r: f for r, f in known.items() if f is not None and f.value is not None}
    if ask.region not in values or len(values) < 2:
        return None
    try:
        fact = facts.answer(replace(ask, measure="rank", among=tuple(values)))
    except ComputeError:
        return None
    if fact.value is None or fact.low is None or fact.high is None or fact.low != fact.high:
        return None
    place = int(fact.value)
    return Place(
        place=place, at_best=place, of=len(values), is_complete=bool(among) and len(values) == len(among),
        fact=fact, formula=fact.trail.formula,
    )  # fmt: skip
