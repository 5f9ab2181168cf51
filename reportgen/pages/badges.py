"""A tier as a badge: its name, and how high it stands as steps, so that no colour is needed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reportgen.pages.wording import joined

if TYPE_CHECKING:
    from reportgen.config.models import TierRule
    from reportgen.metrics.tiers import Tier
    from reportgen.pages.publication import Publication

STEP_WIDTH, STEP_GAP, LOWEST, RISE = 3, 1, 3, 2


@dataclass(frozen=True, kw_only=True)
class Step:
    """One of the rising bars of a badge, in units of its drawing."""

    x: int
    height: int
    is_reached: bool


@dataclass(frozen=True, kw_only=True)
class Badge:
    """A tier: ``place`` is 1 for the highest of ``count``; ``hint`` says that in words.

    ``is_open`` where the published digits leave more than one tier possible.
    """

    text: str
    place: int
    count: int
    hint: str
    is_open: bool = False

    @property
    def strength(self) -> str:
        """Return how strongly it is drawn: ``first``, ``middle`` or ``last``."""
        if self.place == 1:
            return "first"
        return "last" if self.place == self.count else "middle"

    @property
    def steps(self) -> tuple[Step, ...]:
        """Return one bar a tier, rising; those up to this tier are filled."""
        reached = self.count - self.place + 1
        return tuple(
            Step(x=n * (STEP_WIDTH + STEP_GAP), height=LOWEST + n * RISE, is_reached=n < reached)
            for n in range(self.count)
        )

    @property
    def width(self) -> int:
        """Return how wide the bars stand."""
        return self.count * (STEP_WIDTH + STEP_GAP) - STEP_GAP

    @property
    def height(self) -> int:
        """Return how high the highest bar is."""
        return LOWEST + (self.count - 1) * RISE


def badge_of(publication: Publication, key: str, region: str) -> Badge | None:
    """Return the tier a rule gives a region, or None where it does not cover it."""
    rule = publication.standings.tiers.get(key)
    if rule is None:
        return None
    if rule.rule == "assigned":
        return _assigned(publication, rule, region)
    found = publication.standings.tiers_by(key).get(region)
    return tier_badge(publication, rule, found.tier) if found is not None else None


def tier_badge(publication: Publication, rule: TierRule, tier: Tier) -> Badge:
    """Return a computed tier; all that are possible where the published digits do not decide."""
    names = {band.id: publication.say(band.name) for band in rule.tiers}
    possible = (tier.id,) if tier.decided else tier.possible
    text = joined(publication, (names[key] for key in possible), publication.words.gettext("或"))
    return _badge(publication, rule, tier.id, text, is_open=not tier.decided)


def named_badge(publication: Publication, key: str, name: str, *, is_open: bool) -> Badge | None:
    """Return the tier of a rule that has a name in the language of the pages."""
    rule = publication.standings.tiers.get(key)
    if rule is None:
        return None
    ids = {publication.say(band.name): band.id for band in rule.tiers}
    return _badge(publication, rule, ids[name], name, is_open=is_open) if name in ids else None


def assigned_badge(publication: Publication, rule: TierRule, tier: str) -> Badge:
    """Return the tier a publisher assigned."""
    names = {band.id: publication.say(band.name) for band in rule.tiers}
    return _badge(publication, rule, tier, names[tier])


def _assigned(publication: Publication, rule: TierRule, region: str) -> Badge | None:
    ids = {band.id for band in rule.tiers}
    for member in rule.members:
        named = publication.config.region_names.ids.get(member.region.strip(), ())
        if named == (region,) and member.tier in ids:
            return assigned_badge(publication, rule, member.tier)
    return None


def _badge(
    publication: Publication, rule: TierRule, tier: str, text: str, *, is_open: bool = False
) -> Badge:
    place = [band.id for band in rule.tiers].index(tier) + 1
    count = len(rule.tiers)
    values = {"place": place, "count": count}
    hint = publication.words.gettext("共%(count)s档，自高到低第%(place)s档") % values
    return Badge(text=text, place=place, count=count, hint=hint, is_open=is_open)
