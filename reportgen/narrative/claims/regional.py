"""Distances and ratios to another region: 比江苏高1.46个百分点, 是安徽的1.9倍, 高出全国0.69个百分点."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from reportgen.facts.ends import year_before
from reportgen.facts.model import SHARE, Ask, Fact, Trail
from reportgen.narrative.claims.answers import Candidate
from reportgen.narrative.claims.clauses import REFERENCE
from reportgen.numerals.interval import Interval, Quantity, point
from reportgen.numerals.write import PERCENT, digits_text

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reportgen.narrative.claims.answers import Binder
    from reportgen.narrative.claims.reading import SentenceReader, Subject
    from reportgen.narrative.claims.tokens import Token

HUNDRED = point(100)


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
    for series in binder.series(subject):
        for ask in binder.asks(series, subject, _kind(rate)):
            own = binder.evidence.answer(ask)
            for region in reference:
                other_ask = replace(ask, region=region)
                other = _of_any_edition(binder, other_ask)
                if (
                    own is not None
                    and other is not None
                    and own.value is not None
                    and other.value is not None
                ):
                    fact = _ratio(own, other) if as_ratio else _distance(own, other)
                    if fact is not None:
                        yield Candidate(ask=ask, fact=fact)


def indicators_compared(reader: SentenceReader, at: int) -> tuple[Token, Token] | None:
    """Return the indicator a distance is about and the one it is measured from: A高出B3.2点, 比B高3.2点.

    None where a number measures no distance between two indicators.
    """
    own = reader.tokens[at]
    if (
        own.kind != "number"
        or own.number.sign not in {"points", ""}
        or any(t.has("yoy") for t in reader.around(at).stretch)
    ):
        return None
    clause = [t for t in reader.tokens if t.clause == own.clause]
    left = [t for t in clause if t.start < own.start]
    right = [t for t in clause if t.start > own.start]
    other = _measured_from(left) or _measured_from_behind(right)
    if other is None:
        return None
    named = [
        t
        for i, t in enumerate(reader.tokens[:at])
        if t.kind == "indicator" and t.start < min(other.start, own.start) and not t.items
        and not (i and reader.tokens[i - 1].has("above", "below", "than"))
    ]  # fmt: skip
    return (named[-1], other) if named and named[-1].ids != other.ids else None


def _measured_from(left: Sequence[Token]) -> Token | None:
    """Return B of 高出B3.2点, 比B高3.2点."""
    words = [t for t in left[-5:] if t.kind != "plain"]
    for at, token in enumerate(words):
        if token.kind == "indicator" and not token.items and at and len(words) - at <= 2:
            rest = words[at + 1 :]
            if words[at - 1].has("above", "below") and not rest:
                return token
            if words[at - 1].has("than") and rest and rest[0].has("above", "below"):
                return token
    return None


def _measured_from_behind(right: Sequence[Token]) -> Token | None:
    """Return B of 3.2 points higher than B, 3.2 points above B."""
    words = [t for t in right if t.kind != "plain"][:3]
    cues = [t for t in words if t.has("above", "below", "than")]
    if not words or not words[0].has("above", "below") or not words[0].text.isascii():
        return None
    following = words[len(cues) :]
    return (
        following[0]
        if following and following[0].kind == "indicator" and not following[0].items
        else None
    )


def side_of(reader: SentenceReader, at: int) -> int:
    """Return -1 where a distance is told downwards."""
    own = reader.tokens[at]
    near = [t for t in reader.tokens[max(0, at - 5) : at + 4] if t.clause == own.clause]
    return -1 if any(t.has("below") for t in near) else 1


def between_indicators(binder: Binder, subject: Subject, other: Token) -> Iterator[Candidate]:
    """Return the bindings of a distance between two indicators of one region, period and edition."""
    for series in binder.series(subject):
        for ask in binder.asks(series, subject, _kind("value")):
            own = binder.evidence.answer(ask)
            for key in (*other.ids, *other.weak):
                fact = binder.evidence.answer(replace(ask, indicator=key))
                if (
                    own is not None
                    and fact is not None
                    and own.value is not None
                    and fact.value is not None
                    and own.unit == fact.unit
                ):
                    yield Candidate(ask=replace(ask, measure="points"), fact=_distance(own, fact))


def between_rates(binder: Binder, subject: Subject) -> Iterator[Candidate]:
    """Return the bindings of a change of growth: 增速比2019年的15.18%回落5.93个百分点."""
    if subject.at is None:
        return
    start = subject.since if subject.since is not None else year_before(subject.at)
    now = replace(subject, since=None)
    for series in binder.series(subject):
        for ask in binder.asks(series, now, _kind("yoy")):
            last = binder.evidence.answer(ask)
            first = binder.evidence.answer(replace(ask, period=start))
            if (
                first is not None
                and last is not None
                and first.value is not None
                and last.value is not None
            ):
                yield Candidate(ask=replace(ask, measure="points"), fact=_distance(last, first))


def _of_any_edition(binder: Binder, ask: Ask) -> Fact | None:
    """Return the figure of the region compared with: of the same edition, else of any other series."""
    series = (ask.indicator, ask.region, ask.destination)
    editions = dict.fromkeys((ask.edition, "", *binder.evidence.editions_of(series)))
    answers = (binder.evidence.answer(replace(ask, edition=edition)) for edition in editions)
    return next((fact for fact in answers if fact is not None), None)


def _kind(rate: str):  # type: ignore[no-untyped-def]
    from reportgen.narrative.claims.kinds import Kind  # noqa: PLC0415

    return Kind({"value": "level", "cagr": "cagr"}.get(rate, "growth"))


def quantity_of(fact: Fact) -> Quantity:
    """Return a fact as a quantity: its value with the widest interval it has."""
    value = fact.value
    if value is None:
        raise ValueError(fact.id)
    intervals = fact.intervals or (Interval(fact.low or value, fact.high or value),)
    low = min(one.low for one in intervals)
    high = max(one.high for one in intervals)
    return Quantity(value, Interval(low, high, high_closed=low == high))


def _distance(own: Fact, other: Fact) -> Fact:
    result = quantity_of(own) - quantity_of(other)
    unit = own.unit
    if unit == SHARE:
        result, unit = result * HUNDRED if result.low >= 0 else _times_hundred(result), PERCENT
    formula = f"{_shown(own)} − {_shown(other)}"
    return _made(own, other, result, "percentage_points" if unit == PERCENT else unit, formula)


def _times_hundred(result: Quantity) -> Quantity:
    ends = result.interval
    return Quantity(result.value * 100, replace(ends, low=ends.low * 100, high=ends.high * 100))


def _ratio(own: Fact, other: Fact) -> Fact | None:
    first, second = quantity_of(own), quantity_of(other)
    if first.low < 0 or second.low <= 0:
        return None
    return _made(own, other, first / second, "times", f"{_shown(own)} / {_shown(other)}")


def _made(own: Fact, other: Fact, result: Quantity, unit: str, formula: str) -> Fact:
    cells = (*own.trail.cells[-1:], *other.trail.cells[-1:])
    about = own.qualifier if own.qualifier != "=" else other.qualifier
    return replace(
        own, value=result.value, low=result.low, high=result.high, intervals=(result.interval,),
        unit=unit, decimals=max(own.decimals, other.decimals), published=False,
        qualifier="~" if about not in {"=", "~"} else about, trail=Trail(formula=formula, cells=cells),
    )  # fmt: skip


def _shown(fact: Fact) -> str:
    if fact.value is None:
        return ""
    return f"{digits_text(fact.value * 100)}%" if fact.unit == SHARE else digits_text(fact.value)


__all__ = ["Ask", "compared", "quantity_of", "reference_of"]
