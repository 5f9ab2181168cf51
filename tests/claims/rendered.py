"""Facts of the test project in sentences: the renderer's numbers, names and periods, our words."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache
from itertools import combinations, groupby
from typing import TYPE_CHECKING, Any

from reportgen.errors import ComputeError
from reportgen.facts.model import Ask
from reportgen.facts.wording import period_text
from reportgen.narrative.claims import Page
from reportgen.numerals.write import quantity_text
from reportgen.periods import year
from tests.claims.labelled import facts_of_the_project

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportgen.facts.model import Fact, Observation

WORDINGS: dict[str, tuple[str, ...]] = {
    "value": (
        "{label}：{t}", "{label}为{t}。", "{p}，{s}为{t}。", "{s}{p}为{t}。", "{p}，{s}达到{t}。",
        "{label_en}: {t}", "{label_en} was {t}.", "In {p}, {s} was {t}.", "{s} came to {t} in {p}.",
    ),
    "yoy": (
        "{b}年，{s}较上年{增长}{t}。", "{b}年，{s}同比{增长}{t}。", "{s}{b}年比上年{增长}{t}。",
        "{b}年，{s}{增速}为{t}。", "In {b}, {s} {grew} by {t} year on year.",
        "{s} {grew} by {t} in {b} from a year earlier.",
    ),
    "cagr": (
        "{a}年至{b}年，{s}年均{增长}{t}。", "{b}年，{s}较{a}年年均{增长}{t}。",
        "From {a} to {b}, {s} {grew} by {t} a year on average.",
        "{s} {grew} at an average annual rate of {t} between {a} and {b}.",
    ),
    "growth": (
        "{a}年至{b}年，{s}累计{增长}{t}。", "与{a}年相比，{b}年{s}{增长}{t}。", "{b}年{s}较{a}年{增长}{t}。",
        "Between {a} and {b}, {s} {grew} by {t}.", "{s} {grew} by {t} from {a} to {b}.",
    ),
    "times": (
        "{b}年，{s}是{a}年的{t}。", "{b}年，{s}为{a}年的{t}。", "{a}年至{b}年，{s}增长到{t}。",
        "In {b}, {s} was {t} its level of {a}.", "{s} grew {t} from {a} to {b}.",
    ),
    "increase": ("{a}年至{b}年，{s}增长了{t}。", "{b}年，{s}比{a}年增长{t}。"),
    "points": (
        "{b}年，{s}比{a}年{提高}{t}。", "{b}年{s}较{a}年{提高}了{t}。", "{s} {grew} by {t} from {a} to {b}.",
    ),
    "points_per_year": (
        "{a}年至{b}年，{s}年均{提高}{t}。", "From {a} to {b}, {s} {grew} by {t} a year on average.",
    ),
    "change": (
        "{b}年，{s}比{a}年{增加}{t}。", "{a}年至{b}年，{s}{增加}{t}。", "{s} {grew} by {t} from {a} to {b}.",
    ),
}  # fmt: skip
"""By measure. ``a`` and ``b`` are the ends of a window, ``s`` the subject, ``t`` the number."""

RISES = {"增长": "增长", "增速": "增速", "提高": "提高", "增加": "增加", "grew": "rose"}
FALLS = {"增长": "下降", "增速": "降幅", "提高": "下降", "增加": "减少", "grew": "fell"}
UNITS_IN_POINTS = {"", "%"}
PRINTED = {"yoy", "cagr", "growth", "increase", "points", "points_per_year"}


@dataclass(frozen=True, kw_only=True, slots=True, repr=False)
class Saying:
    """A sentence about one fact with a place for its number."""

    wording: str
    head: str
    tail: str
    ask: Ask
    fact: Fact

    def __repr__(self) -> str:
        return f"{self.head}_{self.tail} [{self.as_rendered()}, {self.ask.edition}]"

    def _repr_pretty_(self, printer: Any, cycle: bool) -> None:
        del cycle
        printer.text(repr(self))

    @property
    def language(self) -> str:
        return "en" if self.wording.isascii() else "zh"

    @property
    def page(self) -> Page:
        """Return nothing but the edition, which sentences do not say."""
        return Page(edition=self.ask.edition or "")

    @property
    def size(self) -> Decimal:
        """Return the value without its sign, as the words say whether it rose or fell."""
        return abs(self.fact.value or Decimal(0))

    @property
    def printed_size(self) -> Decimal:
        """Return the size in the scale it is printed in: a share in per cent."""
        return self.size * 100 if self.fact.unit == "share" else self.size

    def number(self, value: Decimal, *, decimals: int | None = None, qualifier: str = "=") -> str:
        """Return a value of the fact as the renderer writes it."""
        return quantity_text(
            value, unit=self.fact.unit, language=self.language, qualifier=qualifier,
            decimals=self.fact.decimals if decimals is None else decimals,
            units=facts_of_the_project().config.report.units,
        )  # fmt: skip

    def as_rendered(self) -> str:
        return self.number(self.size, qualifier=self.fact.qualifier)

    def with_number(self, number: str) -> str:
        return f"{self.head}{number}{self.tail}"


@cache
def sayings(measure: str) -> tuple[Saying, ...]:
    """Return every fact of a measure in every wording."""
    found = [
        _saying(wording, ask, fact)
        for ask, fact in _facts(measure) for wording in WORDINGS[measure]
        if not ask.destination or "{label" in wording
    ]  # fmt: skip
    return tuple(found)


def _facts(measure: str) -> Iterator[tuple[Ask, Fact]]:
    facts = facts_of_the_project()
    for ask in dict.fromkeys(_asks(measure)):
        try:
            fact = facts.answer(ask)
        except ComputeError:
            continue
        if fact.value is not None and _makes_sense(ask, fact):
            yield ask, fact


def _asks(measure: str) -> Iterator[Ask]:
    rows = [row for row in facts_of_the_project().observations if row.value is not None]
    levels = sorted({_ask(row) for row in rows if row.key.measure == "level"}, key=_series)
    if measure == "value":
        yield from levels
        return
    if measure in PRINTED:
        for row in rows:
            if row.key.measure == measure:
                yield _of_rate(row, measure)
    for _, group in groupby(levels, key=lambda ask: _series(ask)[:4]):
        yearly = [ask for ask in group if ask.period.is_year]
        for first, last in combinations(yearly, 2):
            if measure != "yoy":
                yield replace(last, measure=measure, since=first.period)
            elif first.period.end == last.period.end - 1:
                yield replace(last, measure=measure)


def _ask(row: Observation) -> Ask:
    key = row.key
    return Ask(
        indicator=key.indicator, region=key.region, destination=key.destination,
        period=key.period, edition=key.edition,
    )  # fmt: skip


def _of_rate(row: Observation, measure: str) -> Ask:
    period = row.key.period
    since = year(period.start) if period.kind == "span" else year(period.end - 1)
    ask = replace(_ask(row), measure=measure, period=year(period.end))
    return ask if measure == "yoy" else replace(ask, since=since)


def _series(ask: Ask) -> tuple[object, ...]:
    return (ask.indicator, ask.region, ask.destination, ask.edition, ask.period)


def _makes_sense(ask: Ask, fact: Fact) -> bool:
    """Return whether anyone would say it: no growth of ranks, no points of money, no 0.00 %."""
    indicator, value = facts_of_the_project().config.indicators[ask.indicator], fact.value
    if value is None or not round(value * (100 if fact.unit == "share" else 1), fact.decimals):
        return False
    if ask.measure == "value":
        return True
    if indicator.kind == "rank" or ask.destination:
        return False
    in_points = indicator.unit in UNITS_IN_POINTS
    if ask.measure in {"points", "points_per_year"}:
        return in_points
    if ask.measure == "change":
        return not in_points
    return indicator.unit != "%" and (value >= 1 or ask.measure not in {"times", "increase"})


def _saying(wording: str, ask: Ask, fact: Fact) -> Saying:
    config, language = facts_of_the_project().config, "en" if wording.isascii() else "zh"
    name, region = config.indicators[ask.indicator].name, config.regions[ask.region].name
    own = "" if name.zh.startswith(region.zh) else region.zh
    english = f"{name.get('en')} of {region.get('en')}"
    directions = FALLS if (fact.value or 0) < 0 else RISES
    head, tail = (
        part.format(
            label=fact.label.zh, label_en=fact.label.get("en"), p=period_text(ask.period, language),
            a=ask.since.end if ask.since else "", b=ask.period.end,
            s=english if language == "en" else f"{own}{name.zh}", **directions,
        )
        for part in wording.split("{t}")
    )  # fmt: skip
    return Saying(wording=wording, head=head, tail=tail, ask=ask, fact=fact)
