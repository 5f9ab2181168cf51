"""The first view of a profile: the tiers of a region and the numbers it stands out by."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from reportgen.facts.model import Ask
from reportgen.facts.wording import period_text
from reportgen.pages.badges import badge_of
from reportgen.pages.tier_cards import rule_title
from reportgen.pages.tiles import known_fact, make_tile
from reportgen.pages.wording import count_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from reportgen.facts.model import Observation
    from reportgen.pages.badges import Badge
    from reportgen.pages.publication import Publication
    from reportgen.pages.tiles import Tile

MOST_TILES = 4
FEWEST_FOR_A_RANK = 3


@dataclass(frozen=True, kw_only=True)
class StandingLine:
    """A tier of a region and what it is a tier of."""

    badge: Badge
    label: str


@dataclass(frozen=True, kw_only=True)
class Place:
    """A region's rank among the ``count`` regions of its level that have a value."""

    rank: int
    count: int


def standing_lines(publication: Publication, region: str) -> Iterator[StandingLine]:
    """Return the tiers of a region, rule by rule."""
    for key, rule in publication.standings.tiers.items():
        badge = badge_of(publication, key, region)
        if badge is not None:
            yield StandingLine(badge=badge, label=rule_title(publication, rule))


def place_of(publication: Publication, region: str, row: Observation) -> Place | None:
    """Return where a region stands by an observation of it; None where that says little."""
    places = publication.standings.public_places(row, publication.config.regions[region].level)
    rank = places.get(region)
    if rank is None or len(places) < FEWEST_FOR_A_RANK:
        return None
    return Place(rank=rank, count=len(places))


def key_tiles(
    publication: Publication, region: str, here: str, rows: Iterable[Observation]
) -> Iterator[Tile]:
    """Yield the values a region is best compared by: those with a rank, among most regions first.

    Ranks themselves are values too; without any, the first values there are.
    """
    with_value = [row for row in rows if row.value is not None]
    placed = [(row, place_of(publication, region, row)) for row in with_value]
    placed.sort(key=lambda one: -(one[1].count if one[1] else 0))
    for row, place in placed[:MOST_TILES]:
        ask = Ask(
            indicator=row.key.indicator,
            region=region,
            period=row.key.period,
            edition=row.key.edition,
        )
        fact = known_fact(publication, ask)
        if fact is None:
            continue
        tile = make_tile(publication, here, ask, fact, label=_label(publication, ask))
        rank, among = _rank_texts(publication, place) if place else ("", "")
        yield replace(tile, changes=tile.changes[:1], rank=rank, among=among)


def _rank_texts(publication: Publication, place: Place) -> tuple[str, str]:
    say = publication.words.gettext
    return (
        say("第%(rank)s位") % {"rank": count_text(publication, place.rank)},
        say("有数值的同级区域共%(count)s个") % {"count": count_text(publication, place.count)},
    )


def _label(publication: Publication, ask: Ask) -> str:
    language = publication.language
    name = publication.config.indicators[ask.indicator].label(language)
    separator = " " if language == "zh" else ", "
    return f"{name}{separator}{period_text(ask.period, language)}"
