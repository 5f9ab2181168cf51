"""The list of regions; those with too few values for a profile are a row without a link."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from reportgen.pages.commentary import commentary_of
from reportgen.pages.languages import N_
from reportgen.pages.page import PageSpec, Target
from reportgen.pages.profiles import profile_context
from reportgen.pages.publication import FEWEST_FOR_A_PROFILE
from reportgen.pages.region_list import region_group

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportgen.pages.chapters import PartialFor
    from reportgen.pages.publication import Publication
    from reportgen.pages.views import GridGroup

LEVELS = {
    "country": N_("国家"),
    "delta": N_("跨省区域"),
    "province": N_("省"),
    "city": N_("市"),
    "county": N_("县（市、区）"),
    "zone": N_("开发区"),
    "group": N_("区域组合"),
    "other": N_("其他"),
}


def region_pages(publication: Publication, part: PartialFor) -> Iterator[PageSpec]:
    """Return the list and the profiles; none when no region has a value."""
    if not publication.regions:
        return
    say = publication.words.gettext
    listed = publication.page("regions")
    fewest = {"number": FEWEST_FOR_A_PROFILE}
    yield PageSpec(
        path=listed,
        template="regions.html",
        kind="list",
        title=say("区域"),
        description=say("有数值的全部区域；不少于%(number)s个观测值的有单独一页。") % fewest,
        section=listed,
        breadcrumb=(publication.home,),
        made_from=("content/regions.csv",),
        context=lambda here: {"groups": tuple(_groups(publication, here))},
    )
    for key in publication.regions:
        if key not in publication.profiles:
            continue
        name = publication.say(publication.config.regions[key].name)
        yield PageSpec(
            path=publication.page("regions", key),
            template="region.html",
            kind="region",
            title=name,
            description=_described(publication) % {"name": name},
            section=listed,
            breadcrumb=(publication.home, Target(label=say("区域"), path=listed)),
            made_from=("content/regions.csv",),
            context=partial(_context, publication, key, part),
        )


def _described(publication: Publication) -> str:
    say, public = publication.words.gettext, publication.config.report.public
    if public.ranks and public.tiers:
        return say("%(name)s的各项指标：最新数值、位次、梯队与来源。")
    return say("%(name)s的各项指标：最新数值与来源。")


def level_name(publication: Publication, level: str) -> str:
    """Return the word for a level of region, or the level as the author named it."""
    return publication.words.gettext(LEVELS.get(level, level))


def _context(publication: Publication, key: str, part: PartialFor, here: str) -> dict[str, object]:
    level = level_name(publication, publication.config.regions[key].level)
    own = commentary_of(publication, key, here, part)
    return {"level": level, "commentary": own, **profile_context(publication, key, here)}


def _groups(publication: Publication, here: str) -> Iterator[GridGroup]:
    levels: dict[str, list[str]] = {}
    for key in publication.regions:
        levels.setdefault(publication.config.regions[key].level, []).append(key)
    order = [*LEVELS, *levels]
    for level in sorted(levels, key=order.index):
        yield region_group(publication, here, level_name(publication, level), levels[level])
