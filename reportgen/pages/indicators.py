"""The list of indicators, and a page for each one that has a value."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from reportgen.facts.model import Ask
from reportgen.facts.wording import period_text
from reportgen.pages.displays import show_headline
from reportgen.pages.downloads.names import indicator_workbook
from reportgen.pages.languages import N_
from reportgen.pages.latest import latest_value
from reportgen.pages.links import relative_link
from reportgen.pages.observations import observation_tables
from reportgen.pages.page import PageSpec, Target
from reportgen.pages.paths import growth_rows
from reportgen.pages.quality import quality_entries
from reportgen.pages.ranking import ranking_of
from reportgen.pages.revisions import revision_grid
from reportgen.pages.structured import DatasetView, years_covered
from reportgen.pages.tiles import known_fact, make_tile
from reportgen.pages.views import Entry, Grid, GridCell, GridColumn, GridGroup, GridRow, Link
from reportgen.pages.wording import (
    count_text,
    file_link,
    place_text,
    printed_value,
    source_link,
    symbol_lines,
    unit_name,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from reportgen.config.models import Indicator
    from reportgen.facts.model import Observation
    from reportgen.pages.displays import Headline
    from reportgen.pages.publication import Publication
    from reportgen.pages.tiles import Tile

DIRECTIONS = {"higher": N_("越高越好"), "lower": N_("越低越好"), "none": N_("不分好坏")}
KINDS = {
    "level": N_("水平值"),
    "index": N_("指数"),
    "share": N_("比重"),
    "rank": N_("位次"),
    "stock": N_("存量"),
    "addition": N_("新增量"),
}


def indicator_pages(publication: Publication) -> Iterator[PageSpec]:
    """Return the list and one page an indicator; none when there is no value at all."""
    if not publication.indicators:
        return
    say = publication.words.gettext
    listed = publication.page("indicators")
    yield PageSpec(
        path=listed,
        template="indicators.html",
        kind="list",
        title=say("指标"),
        description=say("本报告用到的全部指标：最新数值、时期和观测值个数。"),
        section=listed,
        breadcrumb=(publication.home,),
        made_from=("content/indicators.yml",),
        context=lambda here: {"groups": tuple(_groups(publication, here))},
    )
    for key in publication.indicators:
        indicator = publication.config.indicators[key]
        name = publication.say(indicator.name)
        yield PageSpec(
            path=publication.page("indicators", key),
            template="indicator.html",
            kind="indicator",
            title=name,
            description=publication.say(indicator.definition)
            or say("%(name)s：各期数值与来源。") % {"name": name},
            section=listed,
            breadcrumb=(publication.home, Target(label=say("指标"), path=listed)),
            made_from=("content/indicators.yml",),
            context=partial(_context, publication, key),
        )


def _groups(publication: Publication, here: str) -> Iterator[GridGroup]:
    """Return each framework under the name of its index, then other indicators, then ranks."""
    config, say = publication.config, publication.words.gettext
    parents = {i.parent for i in config.indicators.values()}
    groups: dict[str, list[str]] = {}
    others, ranks = say("其他指标"), say("位次")
    for key in publication.indicators:
        indicator = config.indicators[key]
        if indicator.parent or key in parents:
            title = publication.say(config.indicators[_top(publication, key)].name)
        else:
            title = ranks if indicator.kind == "rank" else others
        groups.setdefault(title, []).append(key)
    last = [title for title in (others, ranks) if title in groups]
    for title in (*(title for title in groups if title not in last), *last):
        yield GridGroup(label=title, grid=_list(publication, here, title, groups[title]))


def _top(publication: Publication, key: str) -> str:
    """Return the index an indicator belongs to; in a circle, where the walk closes."""
    seen = [key]
    while True:
        parent = publication.config.indicators[seen[-1]].parent
        if parent not in publication.config.indicators or parent in seen:
            return seen[-1]
        seen.append(str(parent))


def _list(publication: Publication, here: str, name: str, keys: list[str]) -> Grid:
    say = publication.words.gettext
    rows = tuple(_list_row(publication, here, key) for key in keys)
    columns = (
        GridColumn(label=say("最新数值")),
        GridColumn(label=say("时期"), is_number=False),
        GridColumn(label=say("区域"), is_number=False),
        GridColumn(label=say("版次"), is_number=False),
        GridColumn(label=say("观测值")),
    )
    return Grid(name=name, head=say("指标"), columns=columns, rows=rows).filled()


def _list_row(publication: Publication, here: str, key: str) -> GridRow:
    config = publication.config
    rows = publication.rows_of(key)
    last = latest_value(rows, config.report.edition, config.report.defaults.region) or rows[-1]
    cell = publication.cell(last)
    return GridRow(
        label=publication.say(config.indicators[key].name),
        href=relative_link(here, cell.page),
        cells=(
            GridCell(
                text=printed_value(publication, last),
                href=relative_link(here, cell.page, cell.anchor),
            ),
            GridCell(text=period_text(last.key.period, publication.language), is_number=False),
            GridCell(text=place_text(publication, last.key), is_number=False),
            GridCell(text=last.key.edition, is_number=False),
            GridCell(text=count_text(publication, len(rows))),
        ),
    )


def _ask_of(row: Observation) -> Ask:
    """Return the question a level answers."""
    key = row.key
    return Ask(
        indicator=key.indicator,
        region=key.region,
        destination=key.destination,
        period=key.period,
        edition=key.edition,
    )


def _tiles(publication: Publication, key: str, here: str) -> Iterator[Tile]:
    """Yield the latest value of an indicator, if it has one."""
    report, language = publication.config.report, publication.language
    last = latest_value(publication.rows_of(key), report.edition, report.defaults.region)
    fact = known_fact(publication, _ask_of(last)) if last is not None else None
    if last is not None and fact is not None:
        parts = (place_text(publication, last.key), period_text(last.key.period, language))
        label = (" " if language == "zh" else ", ").join(parts)
        yield make_tile(publication, here, _ask_of(last), fact, label=label)


def _context(publication: Publication, key: str, here: str) -> Mapping[str, object]:
    indicator = publication.config.indicators[key]
    rows = publication.rows_of(key)
    return {
        "definition": publication.say(indicator.definition),
        "tiles": tuple(_tiles(publication, key, here)),
        "entries": tuple(e for e in _entries(publication, here, key, indicator) if e.text),
        "breaks": tuple(
            Entry(label=broken.period, text=publication.say(broken.reason))
            for broken in indicator.breaks
        ),
        "quality": tuple(quality_entries(publication, rows)),
        "ranking": ranking_of(publication, key, here),
        "growth": tuple(growth_rows(publication, key, here)),
        "vintages": _vintages(publication, key, here),
        "revisions": relative_link(here, publication.page("revisions")),
        "picture": _picture(publication, key, here),
        "displays": tuple(
            Link(label=shown.label, href=relative_link(here, shown.page, shown.anchor))
            for shown in publication.displays_of(key)
        ),
        "tables": observation_tables(publication, here, key),
        "symbols": symbol_lines(publication, ((r.status, r.value is None) for r in rows)),
        "dataset": DatasetView(
            variables=((publication.say(indicator.name), unit_name(publication, indicator.unit)),),
            files=(publication.indicator_csv(key),),
            coverage=years_covered(row.key.period for row in rows),
        ),
        "files": (
            file_link(here, publication.indicator_csv(key)),
            file_link(here, indicator_workbook(publication, key)),
        ),
    }


def _vintages(publication: Publication, key: str, here: str) -> Grid | None:
    """Return the values of an indicator that two editions print, or None without any."""
    revised = publication.site.history.revised.get(key)
    if revised is None:
        return None
    return revision_grid(publication, here, publication.words.gettext("各版数值"), revised)


def _picture(publication: Publication, key: str, here: str) -> Headline | None:
    """Return the first figure that shows this indicator alone, or else among others."""
    figures = [shown for shown in publication.displays_of(key) if shown.kind == "figure"]
    figures.sort(key=lambda shown: len(publication.indicators_of("figure", shown.identifier)) > 1)
    drawn = (show_headline(publication, here, one.page, one.identifier) for one in figures)
    return next((picture for picture in drawn if picture is not None), None)


def _entries(
    publication: Publication, here: str, key: str, indicator: Indicator
) -> Iterator[Entry]:
    say, config = publication.words.gettext, publication.config
    yield Entry(label=say("编号"), text=key)
    yield Entry(label=say("单位"), text=unit_name(publication, indicator.unit))
    if indicator.base:
        base = say("%(period)s = 100") % {"period": indicator.base}
        yield Entry(label=say("基期"), text=base)
    yield Entry(label=say("性质"), text=say(KINDS[indicator.kind]))
    yield Entry(label=say("方向"), text=say(DIRECTIONS[indicator.direction]))
    if indicator.parent is not None and indicator.parent in config.indicators:
        linked = indicator.parent in publication.indicators
        yield Entry(
            label=say("上级指标"),
            text=publication.say(config.indicators[indicator.parent].name),
            href=relative_link(here, publication.page("indicators", indicator.parent))
            if linked
            else "",
        )
    source = source_link(publication, here, indicator.source or "")
    if source:
        yield Entry(label=say("来源"), text=source.label, href=source.href)
    if indicator.comparable_editions:
        yield Entry(label=say("各版可比"), text=publication.say(indicator.comparable_editions))
