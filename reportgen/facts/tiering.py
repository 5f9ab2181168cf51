"""Tiers: a region's band by a declared rule or as its publisher assigned it, and its margin."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from reportgen.errors import ComputeError
from reportgen.facts.derived import qualifier_of, quantity_of
from reportgen.facts.ends import is_exact, printed_decimals, require_one_edition
from reportgen.facts.model import SHARE, Ask, Fact, Observation, Trail
from reportgen.facts.standing import rows_of
from reportgen.facts.wording import binding_of, label_of
from reportgen.findings import Finding
from reportgen.metrics import tiers
from reportgen.metrics.breaks import natural_breaks, quantiles
from reportgen.numerals.write import digits_text, rounded
from reportgen.periods import parse_period

if TYPE_CHECKING:
    from collections.abc import Mapping
    from decimal import Decimal

    from reportgen.config.models import TierRule
    from reportgen.config.project_config import Config
    from reportgen.facts.store import Facts
    from reportgen.numerals.interval import Quantity


def rule_of(facts: Facts, ask: Ask) -> TierRule:
    """Return the tier rule a question names."""
    rule = facts.config.tiers.get(ask.tiers)
    if rule is None:
        raise ComputeError("fact/no-tiers", known=", ".join(sorted(facts.config.tiers)))
    return rule


@dataclass(frozen=True, kw_only=True)
class Placed:
    """A region's tier, and what was sorted: the value, or its share of the reference."""

    observation: Observation
    tier: tiers.Tier
    formula: str


def check_tier_rules(config: Config) -> tuple[Finding, ...]:
    """Return gaps, overlaps and disorder in declared tiers, at their place in ``tiers.yml``."""
    return tuple(
        Finding(code=problem.code, location=config.place("tiers", key, "tiers"),
                values={"rule": key, **problem.values})
        for key, rule in config.tiers.items()
        if rule.rule in {"thresholds", "relative"}
        for problem in tiers.check_bands(rule.tiers)
    )  # fmt: skip


def tiers_by(facts: Facts, name: str) -> Mapping[str, Placed]:
    """Return the tier of every region the computed rule ``name`` covers and has a value for.

    Raises: ComputeError when the values cannot be sorted by the rule.
    """
    known = facts.tierings.get(name)
    if known is None:
        try:
            known = _tiers_of(facts, facts.config.tiers[name])
        except ComputeError as error:
            known = error
        # One tiering serves every region in it: otherwise a table of tiers would grow with n².
        facts.tierings[name] = known
    if isinstance(known, ComputeError):
        raise ComputeError(known.code, **known.values)
    return known


def _tiers_of(facts: Facts, rule: TierRule) -> dict[str, Placed]:
    ask = _rule_ask(facts, rule, "")
    rows = rows_of(facts, ask, facts.config.regions_in(rule.regions))
    indicator = facts.config.indicators[ask.indicator]
    values = {r: row.quantity(exact=is_exact(indicator, row)) for r, row in rows.items()}
    if not values:
        return {}
    ids = [band.id for band in rule.tiers]
    if rule.rule == "relative":
        bands = tiers.relative_bands(rule.tiers)
        values = tiers.relative_values(values, _reference(facts, rule, values, rows))
    elif rule.rule == "quantiles":
        bands = quantiles(values.values(), ids)
    elif rule.rule == "natural_breaks":
        bands = natural_breaks(values.values(), ids)
    else:
        bands = tiers.thresholds(rule.tiers)
    borders = {band.id: band for band in bands}
    placed = {region: tiers.tier_of(value, bands) for region, value in values.items()}
    return {
        region: Placed(
            observation=rows[region],
            tier=found,
            formula=_band_formula(values[region], borders[found.id], share=rule.rule == "relative"),
        )
        for region, found in placed.items()
    }


def tier(facts: Facts, ask: Ask) -> Fact:
    """Return the name of a region's tier: by the declared rule, or as its publisher assigned it."""
    rule = rule_of(facts, ask)
    ask = _by_rule(facts, ask, rule)
    names = {band.id: band.name for band in rule.tiers}
    if rule.rule == "assigned":
        return _assigned(facts, ask, rule)
    placed = tiers_by(facts, ask.tiers).get(ask.region)
    if placed is None:
        raise _not_tiered(facts, ask, rule)
    row = placed.observation
    return Fact(
        id=binding_of(facts.config, ask),
        measure="tier",
        value=None,
        word=names[placed.tier.id],
        qualifier=">=" if placed.tier.at_least else "=" if placed.tier.decided else "~",
        label=label_of(facts.config, ask),
        published=False,
        trail=Trail(formula=placed.formula, window=str(row.key.period), cells=(row,)),
    )


def margin(facts: Facts, ask: Ask) -> Fact:
    """Return the distance to the next border: the one above, in the top tier the one below."""
    rule = rule_of(facts, ask)
    ask = _by_rule(facts, ask, rule)
    placed = tiers_by(facts, ask.tiers).get(ask.region) if rule.rule != "assigned" else None
    if placed is None:
        raise _not_tiered(facts, ask, rule)
    row = placed.observation
    distance = placed.tier.to_upper or placed.tier.to_lower
    if distance is None:  # one band without borders
        raise _not_tiered(facts, ask, rule)
    share = rule.rule == "relative"
    return Fact(
        id=binding_of(facts.config, ask),
        measure="margin",
        value=distance.value,
        low=distance.low,
        high=distance.high,
        qualifier=qualifier_of(facts, (row,), (-1 if placed.tier.to_upper else 1,)),
        unit=SHARE if share else facts.config.indicators[row.key.indicator].unit,
        decimals=2 if share else printed_decimals(row),
        label=label_of(facts.config, ask),
        published=False,
        trail=Trail(formula=placed.formula, window=str(row.key.period), cells=(row,)),
    )


def _assigned(facts: Facts, ask: Ask, rule: TierRule) -> Fact:
    member = next(
        (m for m in rule.members if facts.config.region_names.find(m.region) == ask.region), None
    )
    if member is None:
        raise _not_tiered(facts, ask, rule)
    names = {band.id: band.name for band in rule.tiers}
    if member.tier not in names:
        raise _not_tiered(facts, ask, rule)
    own = _rule_ask(facts, rule, ask.region)
    cells = (facts.find(own).observation,) if facts.has(own) else ()
    return Fact(
        id=binding_of(facts.config, ask),
        measure="tier",
        value=None,
        word=names[member.tier],
        label=label_of(facts.config, ask),
        note=member.evidence.zh,
        published=True,
        trail=Trail(window=rule.period, cells=cells),
    )


def _reference(
    facts: Facts, rule: TierRule, values: dict[str, Quantity], rows: dict[str, Observation]
) -> Quantity | None:
    """Return the value of the reference region; None means the mean of all.

    Raises: ComputeError when it has no value, or one of another edition than the regions.
    """
    if not rule.reference:
        return None
    region = facts.config.region_names.find(rule.reference)
    if region in values:
        return values[region]
    ask = _rule_ask(facts, rule, region)
    own = facts.find(ask).observation
    for row in rows.values():
        require_one_edition(facts, ask, row, own)
    return quantity_of(facts, own)


def _band_formula(value: Quantity, band: tiers.Band, *, share: bool) -> str:
    """Return ``200 ≤ 288.7 < 500``, in percent for a share of a reference."""

    def text(number: Decimal) -> str:
        return f"{digits_text(rounded(number * 100, 1))}%" if share else digits_text(number)

    low = "" if band.min is None else f"{text(band.min)} ≤ "
    high = "" if band.max is None else f" < {text(band.max)}"
    return f"{low}{text(value.value)}{high}"


def _by_rule(facts: Facts, ask: Ask, rule: TierRule) -> Ask:
    """Return the question about what the rule sorts, whatever indicator the page has."""
    own = _rule_ask(facts, rule, ask.region)
    return replace(ask, indicator=own.indicator, period=own.period, edition=own.edition)


def _rule_ask(facts: Facts, rule: TierRule, region: str) -> Ask:
    period = parse_period(rule.period)
    if period is None:  # the model has checked it
        raise ValueError(rule.period)
    names = facts.config.region_names
    return Ask(
        indicator=facts.config.indicator_names.find(rule.indicator),
        region=names.find(region) if region else facts.config.report.defaults.region,
        period=period,
        edition=rule.edition or None,
    )


def _not_tiered(facts: Facts, ask: Ask, rule: TierRule) -> ComputeError:
    region = facts.config.regions[ask.region].name.zh
    return ComputeError("fact/not-tiered", tiers=rule.title.zh, region=region)
