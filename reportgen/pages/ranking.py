"""The ranking of an indicator: the level and period in which most regions can be compared."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportgen.facts.wording import period_text
from reportgen.pages.columns import bar_lengths, point_pads
from reportgen.pages.glance import FEWEST_FOR_A_RANK
from reportgen.pages.links import relative_link
from reportgen.pages.paths import region_link
from reportgen.pages.regions import level_name
from reportgen.pages.views import Grid, GridCell, GridColumn, GridGroup, GridRow
from reportgen.pages.wording import count_text, printed_value, unit_name

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reportgen.facts.model import Observation
    from reportgen.pages.publication import Publication
    from reportgen.periods import Period

Group = tuple[str, "Period", str]
"""Level, period and edition: what regions are compared in."""


def ranking_of(publication: Publication, indicator: str, here: str) -> GridGroup | None:
    """Return the regions of one level and period, best first.

    Of all levels and periods of the edition presented (or of none) the one with most regions, and
    of those the latest. Missing: None where ranks are not public, say nothing, or are too few.
    """
    groups: dict[Group, list[Observation]] = {}
    for row in publication.rows_of(indicator):
        key = row.key
        is_own = key.edition in {publication.config.report.edition, ""}
        is_level = key.measure == "level" and not key.destination
        if is_own and is_level and key.region in publication.config.regions:
            level = publication.config.regions[key.region].level
            groups.setdefault((level, key.period, key.edition), []).append(row)
    ranked = []
    for group, rows in groups.items():
        places = publication.standings.public_places(rows[0], group[0])
        if len(places) >= FEWEST_FOR_A_RANK:
            ranked.append((len(places), group[1], group, places))
    if not ranked:
        return None
    *_, group, places = max(ranked, key=lambda one: one[:2])
    by_region = {row.key.region: row for row in groups[group] if row.key.region in places}
    order = sorted(by_region, key=lambda region: places[region])
    title = publication.words.gettext("%(level)s，%(period)s") % {
        "level": level_name(publication, group[0]),
        "period": period_text(group[1], publication.language),
    }
    grid = _grid(publication, here, title, [(places[one], by_region[one]) for one in order])
    return GridGroup(label=title, grid=grid)


def _grid(
    publication: Publication, here: str, name: str, ranked: Iterable[tuple[int, Observation]]
) -> Grid:
    say = publication.words.gettext
    listed = tuple(ranked)
    texts = [printed_value(publication, row, with_unit=False) for _, row in listed]
    bars = bar_lengths([row.value for _, row in listed])
    lines = []
    for (place, row), text, bar, pad in zip(listed, texts, bars, point_pads(texts), strict=True):
        cell = publication.cell(row)
        link = region_link(publication, row.key.region, here)
        value = GridCell(
            text=text,
            href=relative_link(here, cell.page, cell.anchor),
            bar=bar,
            is_bound=row.qualifier not in {"", "="},
            pad=pad,
        )
        rank = GridCell(text=count_text(publication, place))
        lines.append(GridRow(label=link.label, href=link.href, cells=(rank, value)))
    unit = publication.config.indicators[listed[0][1].key.indicator].unit
    columns = (
        GridColumn(label=say("位次")),
        GridColumn(label=say("数值"), has_bars=any(bars)),
    )
    return Grid(
        name=name,
        head=say("区域"),
        columns=columns,
        rows=tuple(lines),
        unit=unit_name(publication, unit),
    )
