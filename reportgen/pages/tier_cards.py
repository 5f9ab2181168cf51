"""The tiers of a region: computed by a declared rule, or as their publisher assigned them."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from reportgen.facts.wording import period_text
from reportgen.numerals.write import quantity_text
from reportgen.pages.badges import assigned_badge, tier_badge
from reportgen.pages.wording import decimals_of, joined, printed_value, source_link
from reportgen.periods import parse_period

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportgen.config.models import TierRule
    from reportgen.facts.model import Observation
    from reportgen.metrics.tiers import Tier
    from reportgen.numerals.interval import Quantity
    from reportgen.pages.badges import Badge
    from reportgen.pages.publication import Publication
    from reportgen.pages.views import Link


@dataclass(frozen=True, kw_only=True)
class TierCard:
    """One tier of a region; ``is_ruled`` when this report's rule gives it."""

    title: str
    badge: Badge
    is_ruled: bool
    lines: tuple[str, ...]
    source: Link | None = None


def tier_cards(publication: Publication, region: str, here: str) -> Iterator[TierCard]:
    """Return the tiers of a region, rule by rule; none where no rule covers it."""
    for key, rule in publication.standings.tiers.items():
        if rule.rule == "assigned":
            yield from _assigned(publication, region, here, rule)
            continue
        found = publication.standings.tiers_by(key).get(region)
        if found is not None:
            yield _ruled(publication, here, rule, found.observation, found.tier)


def _ruled(
    publication: Publication, here: str, rule: TierRule, row: Observation, tier: Tier
) -> TierCard:
    say = publication.words.gettext
    names = {band.id: publication.say(band.name) for band in rule.tiers}
    lines = [say("数值：%(value)s") % {"value": printed_value(publication, row)}]
    if tier.to_upper is not None:
        distance = _distance(publication, rule, row, tier.to_upper)
        lines.append(say("距上一档界限：还差%(distance)s") % {"distance": distance})
    if tier.to_lower is not None:
        distance = _distance(publication, rule, row, tier.to_lower)
        lines.append(say("距下一档界限：高出%(distance)s") % {"distance": distance})
    if not tier.decided:
        possible = joined(publication, (names[key] for key in tier.possible), say("或"))
        lines.append(say("按公布的位数还不能确定，可能是%(tiers)s。") % {"tiers": possible})
    if rule.note:
        lines.append(publication.say(rule.note))
    return TierCard(
        title=rule_title(publication, rule),
        badge=tier_badge(publication, rule, tier),
        is_ruled=True,
        lines=tuple(lines),
        source=source_link(publication, here, row.source),
    )


def _distance(
    publication: Publication, rule: TierRule, row: Observation, distance: Quantity
) -> str:
    """Return a distance in the unit of the values, or of the mean they are compared with."""
    relative = rule.rule == "relative"
    indicator = publication.config.indicators[row.key.indicator]
    return quantity_text(
        distance.value.scaleb(2) if relative else distance.value,
        unit="percentage_points" if relative else indicator.unit,
        decimals=1 if relative else decimals_of(row.value or Decimal(0)),
        language=publication.language,
        units=publication.config.report.units,
    )


def _assigned(
    publication: Publication, region: str, here: str, rule: TierRule
) -> Iterator[TierCard]:
    known = {band.id for band in rule.tiers}
    for member in rule.members:
        named = publication.config.region_names.ids.get(member.region.strip(), ())
        if named != (region,) or member.tier not in known:
            continue
        lines = (publication.say(member.evidence), publication.say(rule.note))
        yield TierCard(
            title=rule_title(publication, rule),
            badge=assigned_badge(publication, rule, member.tier),
            is_ruled=False,
            lines=tuple(line for line in lines if line),
            source=source_link(publication, here, rule.source or ""),
        )


def rule_title(publication: Publication, rule: TierRule) -> str:
    """Return what a rule sorts, and when."""
    period = parse_period(rule.period)
    title = publication.say(rule.title)
    if period is None:
        return title
    when = period_text(period, publication.language)
    return f"{title}（{when}）" if publication.language == "zh" else f"{title} ({when})"
