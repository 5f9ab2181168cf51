"""Shares: 占全国的近1/3, 占科技型中小企业总数的35.1%, accounted for 30.5% of the national total.

A published share counts beside the one the values give.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from reportgen.narrative.claims.facts.answers import Candidate
from reportgen.narrative.claims.language.clauses import WHOLE
from reportgen.narrative.claims.reading.kinds import Kind
from reportgen.narrative.claims.reading.nearby import clause_before
from reportgen.narrative.claims.reading.where import whole_for

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportgen.facts.model import Ask
    from reportgen.narrative.claims.facts.answers import Binder
    from reportgen.narrative.claims.language.tokens import Token
    from reportgen.narrative.claims.reading.sentence_reader import SentenceReader, Subject

_LEVEL = Kind("level")


def bindings(
    reader: SentenceReader, at: int, binder: Binder, subject: Subject
) -> Iterator[Candidate]:
    """Return the bindings of a share."""
    indicators = reader.dictionary.config.indicators
    named = (*subject.indicators, *subject.weak)
    published = [k for k in named if indicators[k].unit == "%" and _is_of_whole(reader, at, k)]
    if published and not (whole_for(reader, at) and subject.found != "stretch"):
        yield from binder.candidates(replace(subject, indicators=tuple(published), weak=()), _LEVEL)
        return
    part, whole = _part_and_whole(reader, at)
    if part is not None and whole is not None:
        yield from _of_indicator(binder, subject, part, whole)
        return
    yield from _of_region(reader, at, binder, subject)


def _is_of_whole(reader: SentenceReader, at: int, share: str) -> bool:
    """Return whether an indicator can be the share meant: 占长三角 is not that of 全国."""
    wholes, regions = reader.dictionary.wholes, reader.dictionary.config.regions
    before = reversed(clause_before(reader.tokens, at))
    said = next((t.ids for t in before if t.kind == "region" and t.role == WHOLE), ())
    if not said or share not in wholes:
        return True
    of = wholes[share][1]
    names = {key: {region.name.zh, *region.aliases} for key, region in regions.items()}
    is_region = any(of in own for own in names.values())
    return not is_region or any(of in names[key] for key in said)


def _part_and_whole(reader: SentenceReader, at: int) -> tuple[Token | None, Token | None]:
    """Return both indicators where two are named: 新增…占…总数."""
    own = reader.tokens[at]
    before = [t for t in reader.tokens[:at] if t.clause == own.clause]
    cue = next((t for t in reversed(before) if t.has("share")), None)
    if cue is None:
        return None, None
    whole = next(
        (t for t in reversed(before) if t.kind == "indicator" and t.start > cue.start), None
    )
    if whole is None:
        return None, None
    left = [t for t in reader.tokens[:at] if t.start < cue.start]
    part = next((t for t in reversed(left) if t.kind == "indicator"), None)
    return part, whole


def _of_indicator(
    binder: Binder, subject: Subject, part: Token, whole: Token
) -> Iterator[Candidate]:
    """Return the bindings of one indicator as a share of another, of the same edition first."""
    own = replace(subject, indicators=part.ids, weak=part.weak)
    for series in binder.series(own):
        for ask in binder.asks(series, own, _LEVEL):
            for key in (*whole.ids, *whole.weak):
                share = replace(ask, measure="share", of=key)
                yield Candidate(ask=share, fact=binder.evidence.answer(share))
                yield from _answered(binder, share, ("", None))


def _of_region(
    reader: SentenceReader, at: int, binder: Binder, subject: Subject
) -> Iterator[Candidate]:
    """Return the bindings of a share of a larger region: published ones, then computed ones."""
    named = (*subject.indicators, *subject.weak)
    for whole in whole_for(reader, at) or _whole_before(reader, at, subject):
        known = (reader.dictionary.shares.get((key, whole)) for key in named)
        published = _siblings(reader, subject, whole) | {key for key in known if key}
        for key in sorted(published):
            yield from binder.candidates(replace(subject, indicators=(key,), weak=()), _LEVEL)
        for series in binder.series(subject):
            for ask in binder.asks(series, subject, _LEVEL):
                share = replace(ask, measure="share", of_region=whole)
                yield from _answered(binder, share, (ask.edition, "", None))


def _answered(binder: Binder, share: Ask, editions: tuple[str | None, ...]) -> Iterator[Candidate]:
    """Return the bindings of a share in these editions, as far as the data have them."""
    for edition in dict.fromkeys(editions):
        ask = replace(share, edition=edition)
        fact = binder.evidence.answer(ask)
        if fact is not None:
            yield Candidate(ask=ask, fact=fact)


def _siblings(reader: SentenceReader, subject: Subject, whole: str) -> set[str]:
    """Return shares of the same part in another whole: 占长三角的一半、占全国的14%."""
    region = reader.dictionary.config.regions[whole]
    names = {region.name.zh, *region.aliases}
    wholes = reader.dictionary.wholes
    parts = {wholes[key][0] for key in (*subject.indicators, *subject.weak) if key in wholes}
    return {key for key, (part, of) in wholes.items() if part in parts and of in names}


def _whole_before(reader: SentenceReader, at: int, subject: Subject) -> tuple[str, ...]:
    """Return the region of an earlier clause as the whole: 全国R&D经费为…，长三角占30.5%."""
    own = reader.tokens[at]
    for token in reversed(reader.tokens[:at]):
        if token.clause < own.clause and token.kind == "region" and token.ids != subject.regions:
            return token.ids
    return ()
