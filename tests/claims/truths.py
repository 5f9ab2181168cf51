"""What the published figures of a project allow to be true, worked out apart from the program.

Only the observations are taken from it: intervals, rates and differences are computed here again,
so that a mutant is called wrong by nothing the checker itself believes. Levels are in single units
(73.84 万人年 is 738400), rates and shares in per cent. Where rounding is in doubt an interval is
taken wider; what it then excludes is excluded for certain.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field, replace
from decimal import Decimal, localcontext
from functools import cached_property
from itertools import combinations
from typing import TYPE_CHECKING

from reportgen.periods import Period, parse_period, year
from tests.claims.spans import Span, of_digits

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from reportgen.facts.model import Observation
    from reportgen.facts.store import Facts

DIGITS = 60
POWERS = (("万亿", 12), ("千万", 7), ("百万", 6), ("亿", 8), ("万", 4))
RATES = {"yoy": "growth", "growth": "growth", "cagr": "cagr", "multiple": "ratio",
         "increase": "increase", "points": "change", "points_per_year": "per_year",
         "rank_change": "change"}  # fmt: skip


@dataclass(frozen=True, kw_only=True, slots=True)
class Key:
    """What a truth is about; ``family`` is what sort of number it is."""

    family: str
    indicator: str
    region: str
    destination: str
    edition: str
    since: Period | None
    period: Period

    @property
    def years(self) -> frozenset[int]:
        own = {self.period.end} | ({self.period.start} if self.period.kind != "month" else set())
        return frozenset(own | ({self.since.end} if self.since else set()))


@dataclass(frozen=True, kw_only=True, slots=True)
class Truth:
    """One number the data give: ``certain`` unless they only bound it or say about."""

    key: Key
    span: Span
    value: Decimal
    qualifier: str = "="
    percent: bool = False
    negative: bool = False


@dataclass(frozen=True)
class Truths:
    """All truths, and those of one key."""

    every: tuple[Truth, ...]
    by_key: Mapping[Key, tuple[Truth, ...]] = field(repr=False)

    def of(self, key: Key) -> tuple[Truth, ...]:
        return self.by_key.get(key, ())

    @cached_property
    def by_family(self) -> Mapping[str, tuple[Truth, ...]]:
        families: dict[str, list[Truth]] = defaultdict(list)
        for truth in self.every:
            families[truth.key.family].append(truth)
        return {family: tuple(found) for family, found in families.items()}

    @cached_property
    def _editions(self) -> tuple[str, ...]:
        return tuple(sorted({truth.key.edition for truth in self.every}))

    def in_any_edition(self, key: Key) -> tuple[Truth, ...]:
        return tuple(one for name in self._editions for one in self.of(replace(key, edition=name)))


def truths_of(facts: Facts) -> Truths:
    """Return what the observations give: levels, rates over every window, differences, ratios."""
    with localcontext() as context:
        context.prec = DIGITS
        levels = [_level(facts, row) for row in facts.observations if _is_level(row)]
        levels += _bases(facts, levels)
        every = [*levels, *(_printed_rate(row) for row in facts.observations if _is_rate(row))]
        firm = [one for one in levels if one.qualifier == "="]
        every += _over_time(firm)
        every += _between_rates(one for one in every if one.qualifier == "=")
        every += _between_regions(one for one in every if one.qualifier == "=")
        every += [one for truth in every for one in _shifted(truth)]
    by_key: dict[Key, list[Truth]] = defaultdict(list)
    for truth in every:
        by_key[truth.key].append(truth)
    return Truths(tuple(every), {key: tuple(found) for key, found in by_key.items()})


def power_of(unit: str) -> int:
    return next((power for word, power in POWERS if unit.startswith(word)), 0)


def _is_level(row: Observation) -> bool:
    return row.key.measure == "level" and row.value is not None


def _is_rate(row: Observation) -> bool:
    return row.key.measure in RATES and row.value is not None


def _level(facts: Facts, row: Observation) -> Truth:
    value, indicator = row.value or Decimal(0), facts.config.indicators[row.key.indicator]
    factor, qualifier = Decimal(1).scaleb(power_of(indicator.unit)), row.qualifier or "="
    if indicator.base == str(row.key.period):
        span = Span(value, value, closed=True)
    else:
        span = of_digits(value, qualifier, coarse=True)
    return Truth(
        key=_key(row, "level", None, row.key.period), span=span.times(factor),
        value=value * factor, qualifier=qualifier, percent=indicator.unit == "%",
    )  # fmt: skip


def _bases(facts: Facts, levels: Iterable[Truth]) -> list[Truth]:
    """Return the 100 that every edition of an index starts from, where it does not print it."""
    known = {one.key for one in levels}
    found: dict[Key, Truth] = {}
    for one in levels:
        base = parse_period(facts.config.indicators[one.key.indicator].base or "")
        if base is not None:
            key, value = replace(one.key, period=base), Decimal(100)
            found[key] = Truth(key=key, span=Span(value, value, closed=True), value=value)
    return [truth for key, truth in found.items() if key not in known]


def _printed_rate(row: Observation) -> Truth:
    value, measure, period = row.value or Decimal(0), row.key.measure, row.key.period
    qualifier = row.qualifier or "="
    since = year(period.start) if period.kind == "span" else year(period.end - 1)
    return Truth(
        key=_key(row, RATES[measure], since, year(period.end)), value=value,
        span=of_digits(abs(value), qualifier), qualifier=qualifier, negative=value < 0,
        percent=measure in {"yoy", "growth", "cagr"},
    )  # fmt: skip


def _key(row: Observation, family: str, since: Period | None, period: Period) -> Key:
    key = row.key
    return Key(
        family=family, indicator=key.indicator, region=key.region, destination=key.destination,
        edition=key.edition, since=since, period=period,
    )  # fmt: skip


def _over_time(levels: Iterable[Truth]) -> Iterator[Truth]:
    """Yield what two levels of one series and edition give."""
    series: dict[tuple[str, ...], list[Truth]] = defaultdict(list)
    for one in levels:
        key = one.key
        series[key.indicator, key.region, key.destination, key.edition, key.period.kind].append(one)
    for truths in series.values():
        ordered = sorted(truths, key=lambda one: one.key.period)
        for first, last in combinations(ordered, 2):
            if first.key.period != last.key.period:
                yield from _window(first, last)


def _between_rates(truths: Iterable[Truth]) -> Iterator[Truth]:
    """Yield by how much growth on the year before changed from one year to another."""
    series: dict[tuple[str, ...], list[Truth]] = defaultdict(list)
    for one in truths:
        key = one.key
        if key.family == "growth" and key.since == year(key.period.end - 1):
            series[key.indicator, key.region, key.destination, key.edition].append(one)
    for rates in series.values():
        for first, last in combinations(rates, 2):
            if first.key.period != last.key.period:
                yield _difference(first, last, "rate_change", since=first.key.period)


def _window(first: Truth, last: Truth) -> Iterator[Truth]:
    since, years = first.key.period, last.key.period.end - first.key.period.end

    def truth(family: str, span: Span, value: Decimal, *, percent: bool = False) -> Truth:
        key = replace(last.key, family=family, since=since)
        return Truth(
            key=key, span=_absolute(span), value=abs(value), percent=percent, negative=value < 0
        )

    yield _difference(first, last, "change", since=since)
    if years > 0:
        total = _difference(first, last, "per_year", since=since)
        share = 1 / Decimal(years)
        yield replace(total, span=total.span.times(share), value=total.value * share)
    if first.span.low <= 0:
        return
    ratio = Span(last.span.low / first.span.high, last.span.high / first.span.low, closed=True)
    value = last.value / first.value
    yield truth("ratio", ratio, value)
    yield truth("growth", _less_one(ratio).times(Decimal(100)), (value - 1) * 100, percent=True)
    if years > 0:
        root = Span(
            ratio.low ** (1 / Decimal(years)), ratio.high ** (1 / Decimal(years)), closed=True
        )
        yearly = value ** (1 / Decimal(years)) - 1
        yield truth("cagr", _less_one(root).times(Decimal(100)), yearly * 100, percent=True)


def _difference(first: Truth, last: Truth, family: str, *, since: Period | None) -> Truth:
    span = Span(last.span.low - first.span.high, last.span.high - first.span.low, closed=True)
    value = last.value - first.value
    return Truth(
        key=replace(last.key, family=family, since=since), span=_absolute(span), value=abs(value),
        percent=last.percent, negative=value < 0,
    )  # fmt: skip


def _less_one(span: Span) -> Span:
    return Span(span.low - 1, span.high - 1, closed=span.closed)


def _absolute(span: Span) -> Span:
    """Return the sizes of differences, whichever their direction."""
    if span.high <= 0:
        return Span(-span.high, -span.low, closed=True)
    return span if span.low >= 0 else Span(Decimal(0), max(-span.low, span.high), closed=True)


def _between_regions(truths: Iterable[Truth]) -> Iterator[Truth]:
    """Yield differences and ratios of two regions or indicators at one time."""
    groups: dict[tuple[object, ...], list[Truth]] = defaultdict(list)
    for one in truths:
        key = one.key
        if key.family in {"level", "growth", "cagr"}:
            groups[key.family, key.since, key.period].append(one)
    for found in groups.values():
        for first, last in combinations(found, 2):
            a, b = first.key, last.key
            if a.indicator == b.indicator or (a.family == "level" and a.region == b.region):
                yield from _apart(first, last)


def _apart(first: Truth, last: Truth) -> Iterator[Truth]:
    low, high = sorted((first, last), key=lambda one: one.value)
    if low.percent == high.percent:
        yield _difference(low, high, "apart", since=high.key.since)
    if low.span.low > 0 and not high.percent and high.key.family == "level":
        ratio = Span(high.span.low / low.span.high, high.span.high / low.span.low, closed=True)
        yield Truth(key=replace(high.key, family="ratio"), span=ratio, value=high.value / low.value)
        part = Span(low.span.low / high.span.high, low.span.high / high.span.low, closed=True)
        yield Truth(
            key=replace(low.key, family="part"), span=part.times(Decimal(100)),
            value=low.value / high.value * 100, percent=True,
        )  # fmt: skip


def _shifted(truth: Truth) -> Iterator[Truth]:
    """Yield a ratio told as an increase, and the other way about."""
    step = {"ratio": -1, "increase": 1}.get(truth.key.family)
    if step is None or (truth.qualifier != "=" and truth.key.family == "ratio"):
        return
    family = "increase" if step < 0 else "ratio"
    span = Span(truth.span.low + step, truth.span.high + step, closed=truth.span.closed)
    key = replace(truth.key, family=family)
    if span.low >= 0:
        yield Truth(key=key, span=span, value=truth.value + step, qualifier=truth.qualifier)
