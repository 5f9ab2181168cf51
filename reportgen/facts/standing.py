"""Where a region stands among others: its rank and the change of it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal
from typing import TYPE_CHECKING, Literal

from reportgen.errors import ComputeError
from reportgen.facts.ends import is_exact, require_one_edition, year_before
from reportgen.facts.model import Ask, Fact, Observation, Trail
from reportgen.facts.wording import binding_of, label_of
from reportgen.metrics import ranks
from reportgen.numerals.interval import point

if TYPE_CHECKING:
    from reportgen.facts.store import Facts
    from reportgen.metrics.derived import Derived
    from reportgen.numerals.interval import Quantity


@dataclass(frozen=True, kw_only=True)
class Standing:
    """One region in a ranking: its observation, quantity and rank.

    ``printed`` is the rank by the digits as printed, which only bounds and estimates leave open.
    """

    region: str
    observation: Observation
    quantity: Quantity
    rank: ranks.Rank
    printed: ranks.Rank


def ranking(facts: Facts, ask: Ask) -> tuple[Standing, ...]:
    """Return the regions compared, best first; those without a value are not in it.

    Regions: ``ask.among``, else all of the level of ``ask.region``. Only values of one edition.
    """
    among = ask.among or _peers(facts, ask.region)
    # One ranking serves every region in it: otherwise a table of ranks would grow with n².
    shared = Ask(
        measure="rank", indicator=ask.indicator, region="", period=ask.period,
        destination=ask.destination, edition=ask.edition, among=among,
    )  # fmt: skip
    known = facts.rankings.get(shared)
    if known is None:
        known = facts.rankings[shared] = _ranked(facts, shared)
    return known


def _ranked(facts: Facts, ask: Ask) -> tuple[Standing, ...]:
    indicator = facts.config.indicators[ask.indicator]
    rows = rows_of(facts, ask, ask.among)
    values = {r: row.quantity(exact=is_exact(indicator, row)) for r, row in rows.items()}
    better: Literal["higher", "lower"] = "lower" if indicator.direction == "lower" else "higher"
    ranked = ranks.rank_regions(values, better)
    digits = {r: _as_printed(row, values[r]) for r, row in rows.items()}
    printed = ranks.rank_regions(digits, better)
    standings = (
        Standing(
            region=r, observation=rows[r], quantity=values[r], rank=ranked[r], printed=printed[r]
        )
        for r in ranked
    )
    return tuple(sorted(standings, key=lambda s: (s.rank.place, s.region)))


def _as_printed(row: Observation, known: Quantity) -> Quantity:
    """Return an exactly printed value as one point, a bound or estimate as all it allows."""
    is_exact_digit = row.value is not None and row.qualifier in {"", "="}
    return point(known.value) if is_exact_digit else known


def rank(facts: Facts, ask: Ask) -> Fact:
    """Return the rank of a region; ties share the smallest rank.

    Raises: ComputeError ``fact/rank-open`` where bounds and estimates leave several places.
    """
    indicator = facts.config.indicators[ask.indicator]
    if indicator.kind == "rank":
        return replace(facts.answer(replace(ask, measure="value")), measure="rank")
    standings = ranking(facts, ask)
    own = next((s for s in standings if s.region == ask.region), None)
    if own is None:
        region = facts.config.regions[ask.region].name.zh
        raise ComputeError("fact/not-ranked", region=region)
    if not own.printed.is_decided:
        region = facts.config.regions[ask.region].name.zh
        first, last = str(own.printed.low), str(own.printed.high)
        raise ComputeError("fact/rank-open", region=region, first=first, last=last)
    return Fact(
        id=binding_of(facts.config, ask),
        measure="rank",
        value=Decimal(own.rank.place),
        low=Decimal(own.rank.low),
        high=Decimal(own.rank.high),
        unit="rank",
        decimals=0,
        label=label_of(facts.config, ask),
        published=False,
        trail=Trail(
            formula=f"{own.rank.place} (n = {own.rank.of})",
            window=str(ask.period),
            cells=(own.observation, *(s.observation for s in standings if s is not own)),
        ),
    )


def rank_change(facts: Facts, ask: Ask) -> Fact:
    """Return the places gained (positive) or lost since ``since`` or the year before."""
    since = ask.since or year_before(ask.period)
    places = []
    for period in (since, ask.period):
        fact = rank(facts, replace(ask, measure="rank", period=period, since=None))
        if fact.value is None or fact.low is None or fact.high is None:
            raise ComputeError("fact/not-ranked", region=facts.config.regions[ask.region].name.zh)
        places.append(fact)
    before, after = places
    require_one_edition(facts, ask, before.trail.cells[0], after.trail.cells[0])
    result = places_gained(before, after)
    return Fact(
        id=binding_of(facts.config, ask),
        measure="rank_change",
        value=result.quantity.value,
        low=result.quantity.low,
        high=result.quantity.high,
        unit="places",
        decimals=0,
        label=label_of(facts.config, ask),
        published=False,
        trail=Trail(
            formula=result.formula,
            window=f"{since}—{ask.period}",
            cells=(*before.trail.cells[:1], *after.trail.cells[:1]),
        ),
    )


def places_gained(before: Fact, after: Fact) -> Derived:
    """Return the places between two rank facts."""
    first, last = (
        ranks.Rank(place=int(f.value or 0), low=int(f.low or 0), high=int(f.high or 0), of=0)
        for f in (before, after)
    )
    return ranks.rank_change(first, last)


def rows_of(facts: Facts, ask: Ask, regions: tuple[str, ...]) -> dict[str, Observation]:
    """Return the observation of each region that has a value.

    Raises: ComputeError ``fact/cross-edition`` when they are not all of one edition.
    """
    rows = {}
    for region in regions:
        one = replace(ask, measure="value", region=region, since=None)
        if facts.has(one):
            row = facts.find(one).observation
            if row.value is not None:
                rows[region] = row
    editions = sorted({row.key.edition for row in rows.values()})
    if len(editions) > 1 and not facts.config.indicators[ask.indicator].comparable_editions:
        name = facts.config.indicators[ask.indicator].name.zh
        raise ComputeError(
            "fact/cross-edition", indicator=name, first=str(ask.period), last=str(ask.period),
            first_edition=editions[0], last_edition=editions[-1],
        )  # fmt: skip
    return rows


def _peers(facts: Facts, region: str) -> tuple[str, ...]:
    return facts.regions_by_level[facts.config.regions[region].level]
