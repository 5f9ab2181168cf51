"""Distances and ratios to another region, indicator or year: 比江苏高1.46个百分点."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from reportgen.facts.ends import year_before
from reportgen.narrative.claims.facts.answers import Candidate
from reportgen.narrative.claims.facts.derived_facts import distance, ratio
from reportgen.narrative.claims.language.clauses import REFERENCE
from reportgen.narrative.claims.reading.kinds import Kind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reportgen.facts.model import Ask, Fact
    from reportgen.narrative.claims.facts.answers import Binder
    from reportgen.narrative.claims.language.tokens import Token
    from reportgen.narrative.claims.reading.sentence_reader import SentenceReader, Subject

_LEVEL, _GROWTH = Kind("level"), Kind("growth")
_COMPARED = {"value": _LEVEL, "cagr": Kind("cagr"), "yoy": _GROWTH}
_SIDES = ("above", "below")
_COMPARISONS = (*_SIDES, "than")
_WIDEST_GAP = 5
"""Words between a number and the words that say what it is the distance to."""


def reference_of(reader: SentenceReader, at: int) -> tuple[str, ...]:
    """Return the region a number measures the distance or ratio to."""
    own = reader.tokens[at]
    clause = [t for t in reader.tokens if t.clause == own.clause and t.kind == "region"]
    for token in (
        *reversed([t for t in clause if t.start < own.start]),
        *[t for t in clause if t.start > own.start],
    ):
        if token.role == REFERENCE and not token.items:
            return token.ids
    return ()


def compared(
    binder: Binder, subject: Subject, reference: tuple[str, ...], rate: str, *, as_ratio: bool
) -> Iterator[Candidate]:
    """Return the bindings of a distance (or a ratio) between a region and the reference.

    ``rate`` is the measure compared: ``value``, or the growth spoken of (``cagr``, ``yoy``).
    """
    compare = ratio if as_ratio else distance
    for series in binder.series(subject):
        for ask in binder.asks(series, subject, _COMPARED[rate]):
            own = binder.evidence.answer(ask)
            for region in reference:
                fact = compare(own, _of_any_edition(binder, replace(ask, region=region)))
                if fact is not None:
                    yield Candidate(ask=ask, fact=fact)


def indicators_compared(reader: SentenceReader, at: int) -> tuple[Token, Token] | None:
    """Return the indicator a distance is about and the one it is measured from: A高出B3.2点.

    None where a number measures no distance between two indicators.
    """
    own = reader.tokens[at]
    if own.kind != "number" or own.number.sign not in {"points", ""}:
        return None
    if reader.cues.isdisjoint(_SIDES) or reader.around(at).last("yoy") is not None:
        return None
    clause = [t for t in reader.tokens if t.clause == own.clause]
    left = [t for t in clause if t.start < own.start]
    right = [t for t in clause if t.start > own.start]
    other = _measured_from(left) or _measured_from_behind(right)
    if other is None:
        return None
    named = _last_named(reader.tokens[:at], min(other.start, own.start))
    return (named, other) if named is not None and named.ids != other.ids else None


def _last_named(tokens: Sequence[Token], end: int) -> Token | None:
    """Return the last indicator before ``end`` that is not itself compared with: not 高于B."""
    return next(
        (
            token
            for at, token in reversed(tuple(enumerate(tokens)))
            if _is_indicator(token)
            and token.start < end
            and not (at and tokens[at - 1].has(*_COMPARISONS))
        ),
        None,
    )


def _is_indicator(token: Token) -> bool:
    """Return whether a token names one indicator, not a list of them."""
    return token.kind == "indicator" and not token.items


def _measured_from(left: Sequence[Token]) -> Token | None:
    """Return B of 高出B3.2点, 比B高3.2点."""
    words = [t for t in left[-_WIDEST_GAP:] if t.kind != "plain"]
    if len(words) > 1 and words[-2].has(*_SIDES) and _is_indicator(words[-1]):
        return words[-1]
    if len(words) > 2 and words[-3].has("than") and words[-1].has(*_SIDES):
        return words[-2] if _is_indicator(words[-2]) else None
    return None


def _measured_from_behind(right: Sequence[Token]) -> Token | None:
    """Return B of 3.2 points higher than B, 3.2 points above B."""
    words = [t for t in right if t.kind != "plain"][:3]
    if not words or not words[0].has(*_SIDES) or not words[0].text.isascii():
        return None
    cues = [t for t in words if t.has(*_COMPARISONS)]
    following = next(iter(words[len(cues) :]), None)
    return following if following is not None and _is_indicator(following) else None


def side_of(reader: SentenceReader, at: int) -> int:
    """Return -1 where a distance is told downwards."""
    own = reader.tokens[at]
    near = [t for t in reader.tokens[max(0, at - _WIDEST_GAP) : at + 4] if t.clause == own.clause]
    return -1 if any(t.has("below") for t in near) else 1


def between_indicators(binder: Binder, subject: Subject, other: Token) -> Iterator[Candidate]:
    """Return the bindings of a distance between two indicators, all else being the same."""
    for series in binder.series(subject):
        for ask in binder.asks(series, subject, _LEVEL):
            own = binder.evidence.answer(ask)
            for key in (*other.ids, *other.weak):
                known = binder.evidence.answer(replace(ask, indicator=key))
                if own is not None and known is not None and own.unit == known.unit:
                    yield from _in_points(ask, distance(own, known))


def between_rates(binder: Binder, subject: Subject) -> Iterator[Candidate]:
    """Return the bindings of a change of growth: 增速比2019年的15.18%回落5.93个百分点."""
    if subject.at is None:
        return
    start = subject.since if subject.since is not None else year_before(subject.at)
    now = replace(subject, since=None)
    for series in binder.series(subject):
        for ask in binder.asks(series, now, _GROWTH):
            last = binder.evidence.answer(ask)
            first = binder.evidence.answer(replace(ask, period=start))
            yield from _in_points(ask, distance(last, first))


def _in_points(ask: Ask, fact: Fact | None) -> Iterator[Candidate]:
    """Return the binding of a distance, if there is one."""
    if fact is not None:
        yield Candidate(ask=replace(ask, measure="points"), fact=fact)


def _of_any_edition(binder: Binder, ask: Ask) -> Fact | None:
    """Return the figure of the region compared with: of the same edition, else of any other."""
    series = (ask.indicator, ask.region, ask.destination)
    editions = dict.fromkeys((ask.edition, "", *binder.evidence.editions_of(series)))
    answers = (binder.evidence.answer(replace(ask, edition=edition)) for edition in editions)
    return next((fact for fact in answers if fact is not None), None)
