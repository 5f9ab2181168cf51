"""The regions of a report by level: what they belong to, their tier, how much is known of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportgen.facts.wording import period_text
from reportgen.pages.badges import badge_of
from reportgen.pages.columns import bar_lengths, point_pads
from reportgen.pages.links import relative_link
from reportgen.pages.tier_cards import rule_title
from reportgen.pages.views import Grid, GridCell, GridColumn, GridGroup, GridRow
from reportgen.pages.wording import count_text, printed_value, unit_name

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from reportgen.config.models import Indicator
    from reportgen.facts.model import Observation
    from reportgen.pages.publication import Publication

EMPTY = GridCell(text="", is_number=False)


def region_group(publication: Publication, here: str, name: str, keys: Sequence[str]) -> GridGroup:
    """Return the regions of a level, with value and tier where a rule covers any of them.

    Of several rules it is the first in ``tiers.yml``; one that is computed goes before one a
    publisher assigned.
    """
    say = publication.words.gettext
    rule = _rule_for(publication, keys)
    columns = [GridColumn(label=say("所属"), is_number=False)]
    by_column = [_parents(publication, keys)]
    if rule is not None:
        value, cells = _values(publication, here, rule, keys)
        if value is not None:
            columns.append(value)
            by_column.append(cells)
        columns.append(GridColumn(label=say("梯队"), is_number=False))
        by_column.append([_badge_cell(publication, rule, key) for key in keys])
    known = [publication.facts.of_region(key) for key in keys]
    columns.append(GridColumn(label=say("指标")))
    by_column.append([_count(publication, {row.key.indicator for row in rows}) for rows in known])
    columns.append(GridColumn(label=say("观测值")))
    by_column.append([_count(publication, rows) for rows in known])
    rows = tuple(
        GridRow(
            label=publication.say(publication.config.regions[key].name),
            href=relative_link(here, publication.page("regions", key))
            if key in publication.profiles
            else "",
            cells=cells,
        )
        for key, cells in zip(keys, zip(*by_column, strict=True), strict=True)
    )
    grid = Grid(name=name, head=say("区域"), columns=tuple(columns), rows=rows).filled()
    return GridGroup(label=name, grid=grid, note=_note(publication, rule))


def _rule_for(publication: Publication, keys: Iterable[str]) -> str | None:
    regions = tuple(keys)
    covering = [
        name
        for name in publication.standings.tiers
        if any(badge_of(publication, name, region) for region in regions)
    ]
    computed = [n for n in covering if publication.standings.tiers[n].rule != "assigned"]
    return next(iter([*computed, *covering]), None)


def _note(publication: Publication, rule: str | None) -> str:
    if rule is None:
        return ""
    title = rule_title(publication, publication.standings.tiers[rule])
    return publication.words.gettext("梯队：%(title)s。") % {"title": title}


def _parents(publication: Publication, keys: Iterable[str]) -> list[GridCell]:
    regions = publication.config.regions
    parents = (regions.get(regions[key].parent or "") for key in keys)
    return [
        GridCell(text=publication.say(parent.name), is_number=False) if parent else EMPTY
        for parent in parents
    ]


def _values(
    publication: Publication, here: str, rule: str, keys: Sequence[str]
) -> tuple[GridColumn | None, list[GridCell]]:
    """Return the values a computed rule sorts, as a column; none of an assigned tier."""
    found = publication.standings.tiers_by(rule)
    if publication.standings.tiers[rule].rule == "assigned" or not found:
        return None, []
    placed = [found.get(key) for key in keys]
    observations = [one.observation if one else None for one in placed]
    texts = [
        printed_value(publication, row, with_unit=False) if row else "" for row in observations
    ]
    bars = bar_lengths([row.value if row else None for row in observations])
    first = next(row for row in observations if row is not None)
    indicator = publication.config.indicators[first.key.indicator]
    column = GridColumn(
        label=_column_label(publication, indicator, first),
        unit=unit_name(publication, indicator.unit),
        has_bars=any(bars),
    )
    return column, [
        _value_cell(publication, here, row, text, bar, pad)
        for row, text, bar, pad in zip(observations, texts, bars, point_pads(texts), strict=True)
    ]


def _column_label(publication: Publication, indicator: Indicator, row: Observation) -> str:
    language = publication.language
    label, when = indicator.label(language), period_text(row.key.period, language)
    return f"{label}（{when}）" if language == "zh" else f"{label}, {when}"


def _value_cell(
    publication: Publication, here: str, row: Observation | None, text: str, bar: str, pad: str
) -> GridCell:
    if row is None:
        return GridCell(text="")
    cell = publication.cell(row)
    return GridCell(
        text=text,
        href=relative_link(here, cell.page, cell.anchor),
        bar=bar,
        is_bound=row.qualifier not in {"", "="},
        pad=pad,
    )


def _badge_cell(publication: Publication, rule: str, region: str) -> GridCell:
    badge = badge_of(publication, rule, region)
    return GridCell(text=badge.text, is_number=False, badge=badge) if badge else EMPTY


def _count(publication: Publication, things: Iterable[object]) -> GridCell:
    return GridCell(text=count_text(publication, sum(1 for _ in things)))
