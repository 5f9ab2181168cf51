"""Could a number that seems wrong be right in another reading of the same words?

A sentence often names more than one indicator, region or year. Where the digits are exactly what
another of the things it names would give, nobody can say that they are wrong.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import product
from typing import TYPE_CHECKING

from reportgen.narrative.claims import additions
from reportgen.narrative.claims.case import Case, significant_digits
from reportgen.narrative.claims.kinds import stretch_before

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportgen.narrative.claims.answers import Binder
    from reportgen.narrative.claims.kinds import Kind
    from reportgen.narrative.claims.reading import SentenceReader, Subject
    from reportgen.periods import Period

FEWEST_DIGITS = 3
_KINDS = {
    "growth": ("growth", "cagr"), "cagr": ("cagr", "growth"), "level": ("level", "change"), "change": ("change", "level"),
    "points": ("points", "level"),
}  # fmt: skip


def fits_otherwise(
    reader: SentenceReader, at: int, case: Case, subject: Subject, binder: Binder
) -> bool:
    """Return whether the digits are those of something else the sentence names."""
    if significant_digits(case.number) < FEWEST_DIGITS or case.number.qualifier != "=":
        return False
    for other in _subjects(reader, at, subject):
        for kind in _kinds(case.kind):
            for candidate in binder.candidates(other, kind):
                if candidate.ask != case.ask and case.fits(candidate.fact):
                    return True
    return False


def _kinds(kind: Kind) -> Iterator[Kind]:
    for name in _KINDS.get(kind.name, (kind.name,)):
        yield replace(kind, name=name)


def _subjects(reader: SentenceReader, at: int, subject: Subject) -> Iterator[Subject]:
    tokens = reader.tokens
    own = set(range(stretch_before(tokens, at), at))
    named = [*tokens, *reader.context.said, *reader.context.heading]
    indicators = [t for t in named if t.kind == "indicator"]
    regions = [subject.regions, *_others(reader, own, "region")]
    times = [subject.at, *_times(reader, own, subject)]
    keys = {subject.indicators or subject.weak}
    if subject.found not in {"stretch", "behind"}:
        keys |= {one.ids or one.weak for t in indicators for one in (t.items or (t,))}
    for ids, region, time in product(sorted(keys), dict.fromkeys(regions), dict.fromkeys(times)):
        other = replace(subject, indicators=ids, weak=(), regions=region, at=time)
        yield other
        yield from additions.either(reader.dictionary, other)
        if subject.since is not None:
            yield replace(other, since=None)


def _others(reader: SentenceReader, own: set[int], kind: str) -> Iterator[tuple[str, ...]]:
    """Return what else is named of a kind, unless it stands with the number itself."""
    if any(reader.tokens[i].kind == kind for i in own):
        return
    for token in reader.tokens:
        if token.kind == kind:
            yield from (one.ids for one in (token.items or (token,)))


def _times(reader: SentenceReader, own: set[int], subject: Subject) -> Iterator[Period]:
    if any(reader.tokens[i].kind == "time" for i in own):
        return
    for token in reader.tokens:
        if token.kind == "time" and token.time.last is not None:
            yield token.time.last
