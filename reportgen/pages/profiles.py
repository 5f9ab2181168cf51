"""The profile of a region: where it stands, its latest values, and what flows in and out."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from reportgen.facts.wording import period_text, region_text
from reportgen.pages.commentary import commentary_lines
from reportgen.pages.glance import key_tiles, place_of, standing_lines
from reportgen.pages.latest import latest_value
from reportgen.pages.links import relative_link
from reportgen.pages.paths import path_rows
from reportgen.pages.strengths import strengths_of
from reportgen.pages.tier_cards import tier_cards
from reportgen.pages.views import Grid, GridCell, GridColumn, GridRow
from reportgen.pages.wording import (
    MARKS,
    count_text,
    missing_reason,
    printed_value,
    source_link,
    symbol_lines,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from reportgen.facts.model import Observation
    from reportgen.pages.publication import Publication


@dataclass(frozen=True, kw_only=True)
class FlowSection:
    """The flows of one indicator between a region and others."""

    title: str
    grid: Grid


def profile_context(publication: Publication, region: str, here: str) -> Mapping[str, object]:
    """Return what the template of a profile shows."""
    rows = publication.facts.of_region(region)
    own = [row for row in rows if not row.key.destination and row.key.measure == "level"]
    shown = tuple(_latest(publication, own))
    standing = tuple(standing_lines(publication, region))
    tiles = tuple(key_tiles(publication, region, here, shown))
    strengths = strengths_of(publication, region, here, shown)
    return {
        "standing": standing,
        "tiles": tiles,
        "strengths": strengths,
        "path": tuple(path_rows(publication, region, here, shown)),
        "said": tuple(commentary_lines(publication, tiles, standing, strengths)),
        "tiers": tuple(tier_cards(publication, region, here)),
        "grid": _grid(publication, region, here, shown) if shown else None,
        "symbols": symbol_lines(publication, ((row.status, row.value is None) for row in shown)),
        "flows": tuple(_flows(publication, region, here, rows)),
    }


def _latest(publication: Publication, rows: Iterable[Observation]) -> Iterator[Observation]:
    for _, group in groupby(rows, key=lambda row: row.key.indicator):
        last = latest_value(group, publication.config.report.edition)
        if last is not None:
            yield last


def _grid(publication: Publication, region: str, here: str, rows: tuple[Observation, ...]) -> Grid:
    say = publication.words.gettext
    ranks = [_rank_text(publication, region, row) for row in rows]
    has_ranks = any(ranks)
    has_editions = any(row.key.edition for row in rows)
    columns = [GridColumn(label=say("数值")), GridColumn(label=say("时期"), is_number=False)]
    if has_ranks:
        columns.append(GridColumn(label=say("位次（同级中有数值的）")))
    if has_editions:
        columns.append(GridColumn(label=say("版次"), is_number=False))
    columns.append(GridColumn(label=say("来源"), is_number=False))
    lines = []
    for row, rank in zip(rows, ranks, strict=True):
        cells = [_value(publication, here, row)]
        cells.append(
            GridCell(text=period_text(row.key.period, publication.language), is_number=False)
        )
        if has_ranks:
            cells.append(GridCell(text=rank))
        if has_editions:
            cells.append(GridCell(text=row.key.edition, is_number=False))
        cells.append(_source_cell(publication, here, row))
        lines.append(_line(publication, here, row, tuple(cells)))
    name = say("各指标最新数值")
    return Grid(name=name, head=say("指标"), columns=tuple(columns), rows=tuple(lines)).filled()


def _line(
    publication: Publication, here: str, row: Observation, cells: tuple[GridCell, ...]
) -> GridRow:
    indicator = publication.config.indicators[row.key.indicator]
    return GridRow(
        label=publication.say(indicator.name),
        href=relative_link(here, publication.page("indicators", row.key.indicator)),
        cells=cells,
    )


def _value(publication: Publication, here: str, row: Observation) -> GridCell:
    if row.value is None:
        hint = missing_reason(publication.words, row.status)
        return GridCell(text="…", hint=hint, is_missing=True)
    cell = publication.cell(row)
    mark, meaning = MARKS.get(row.status, ("", ""))
    return GridCell(
        text=printed_value(publication, row),
        href=relative_link(here, cell.page, cell.anchor),
        mark=mark,
        mark_hint=publication.words.gettext(meaning) if meaning else "",
    )


def _source_cell(publication: Publication, here: str, row: Observation) -> GridCell:
    source = source_link(publication, here, row.source)
    if source is None:
        return GridCell(text="", is_number=False)
    return GridCell(text=source.label, href=source.href, is_number=False)


def _rank_text(publication: Publication, region: str, row: Observation) -> str:
    """Return the place among the regions of the level that have a value, and how many they are."""
    place = place_of(publication, region, row)
    if place is None:
        return ""
    return " / ".join(count_text(publication, number) for number in (place.rank, place.count))


def _flows(
    publication: Publication, region: str, here: str, rows: Iterable[Observation]
) -> Iterator[FlowSection]:
    say = publication.words.gettext
    published = [row for row in rows if row.key.destination and row.key.measure == "level"]
    ways = groupby(
        published, key=lambda row: (row.key.indicator, row.key.region, row.key.destination)
    )
    edition = publication.config.report.edition
    found = (latest_value(group, edition) for _, group in ways)
    flows = [row for row in found if row is not None]
    for is_out, title in ((True, say("流出")), (False, say("流入"))):
        own = [row for row in flows if (row.key.region == region) is is_out]
        if own:
            yield FlowSection(title=title, grid=_flow_grid(publication, here, title, own, is_out))


def _way(row: Observation) -> tuple[str, str, str]:
    return row.key.indicator, row.key.region, row.key.destination


def _flow_grid(
    publication: Publication, here: str, name: str, rows: list[Observation], is_out: bool
) -> Grid:
    say, language = publication.words.gettext, publication.language
    columns = (
        GridColumn(label=say("去向") if is_out else say("来自"), is_number=False),
        GridColumn(label=say("时期"), is_number=False),
        GridColumn(label=say("数值")),
        GridColumn(label=say("来源"), is_number=False),
    )
    lines = []
    for row in rows:
        other = row.key.destination if is_out else row.key.region
        cells = (
            GridCell(text=region_text(publication.config, other, language), is_number=False),
            GridCell(text=period_text(row.key.period, language), is_number=False),
            _value(publication, here, row),
            _source_cell(publication, here, row),
        )
        lines.append(_line(publication, here, row, cells))
    return Grid(name=name, head=say("指标"), columns=columns, rows=tuple(lines)).filled()
