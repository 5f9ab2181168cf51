"""The bindings of a number, by its kind: values, rates, shares, distances and ratios."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from reportgen.narrative.claims.reading.kinds import Kind
from reportgen.narrative.claims.rules import regional, shares

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportgen.narrative.claims.facts.answers import Candidate
    from reportgen.narrative.claims.rules.claim import NumberClaim

_LEVEL = Kind("level")
_RATIO_UNIT = "倍"
_RELATIVE = frozenset({"difference", "multiple"})
_RATE_SIGNS = frozenset({"points", "percent"})


def bindings(claim: NumberClaim) -> Iterator[Candidate]:
    """Return everything a number can mean, each with its answer in the data."""
    binder, kind = claim.binder, claim.kind
    reference = reference_of(claim)
    if claim.versus is not None:
        yield from regional.between_indicators(binder, claim.subject, claim.versus)
    elif reference:
        yield from _compared(claim, reference)
    elif kind.of_rate and kind.name in {"points", "growth"}:
        yield from regional.between_rates(binder, claim.subject)
    elif kind.name == "share":
        yield from shares.bindings(claim.reader, claim.at, binder, claim.subject)
    else:
        yield from binder.candidates(claim.subject, kind)


def reference_of(claim: NumberClaim) -> tuple[str, ...]:
    """Return the region a distance or ratio is measured to; none for other kinds."""
    if claim.kind.name not in _RELATIVE:
        return ()
    return regional.reference_of(claim.reader, claim.at)


def _compared(claim: NumberClaim, reference: tuple[str, ...]) -> Iterator[Candidate]:
    """Return the bindings of a distance or ratio to a region."""
    as_ratio = claim.kind.name == "multiple"
    yield from regional.compared(
        claim.binder, claim.subject, reference, _measure_compared(claim), as_ratio=as_ratio
    )
    if as_ratio:
        yield from _published_ratios(claim, reference)


def _measure_compared(claim: NumberClaim) -> str:
    """Return what a distance compares: the values, or the rates spoken of."""
    own = claim.token
    if own.number.sign not in _RATE_SIGNS:
        return "value"
    before = claim.reader.tokens[: claim.at]
    if any(t.has("annual") for t in before):
        return "cagr"
    has_yoy = any(t.has("yoy") for t in before if t.clause == own.clause)
    return "yoy" if claim.kind.of_rate or has_yoy else "value"


def _published_ratios(claim: NumberClaim, reference: tuple[str, ...]) -> Iterator[Candidate]:
    """Return ratios that are published as an indicator of their own: 为东京湾区的3.11倍."""
    config = claim.reader.dictionary.config
    ratios = [(key, one.name) for key, one in config.indicators.items() if one.unit == _RATIO_UNIT]
    for region in reference:
        own = config.regions[region].name
        names = [name for name in (own.zh, own.en) if name]
        for key, title in ratios:
            if any(name in text for name in names for text in (title.zh, title.en)):
                subject = replace(claim.subject, indicators=(key,), weak=())
                yield from claim.binder.candidates(subject, _LEVEL)
