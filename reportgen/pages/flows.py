"""The flows between regions: values, balances, and how much of a published total they are."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reportgen.facts.flows import FlowSet, exact_sum
from reportgen.facts.model import Ask
from reportgen.facts.own_figures import flow_figure
from reportgen.facts.wording import period_text, region_text
from reportgen.pages.displays import show_display
from reportgen.pages.flow_lines import amount_text, lines_about, share_text
from reportgen.pages.links import relative_link
from reportgen.pages.page import PageSpec
from reportgen.pages.tiles import known_fact
from reportgen.pages.views import Grid, GridCell, GridColumn, GridRow
from reportgen.pages.wording import (
    fact_text,
    missing_reason,
    place_text,
    printed_value,
    source_link,
    unit_name,
)
from reportgen.periods import are_comparable

if TYPE_CHECKING:
    from collections.abc import Iterator
    from decimal import Decimal

    from reportgen.facts.model import Observation
    from reportgen.pages.displays import Display
    from reportgen.pages.publication import Publication
    from reportgen.periods import Period

MOST_PERIODS = 5
FEWEST_FOR_A_MATRIX = 3
"""Regions: two can be read from the list."""


@dataclass(frozen=True, kw_only=True)
class FlowView:
    """The flows of one indicator as printed; ``lines`` say what they are of published totals."""

    anchor: str
    label: str
    href: str
    definition: str
    period: str
    display: Display | None
    grids: tuple[Grid, ...]
    lines: tuple[str, ...]


def flow_pages(publication: Publication) -> Iterator[PageSpec]:
    """Return the page of flows; none when there are none."""
    if not publication.site.history.flows:
        return
    say = publication.words.gettext
    path = publication.page("flows")
    yield PageSpec(
        path=path,
        template="flows.html",
        kind="flows",
        title=say("区域间流量"),
        description=say(
            "区域之间的流量：公布的数值、净额、在公布总量中的占比，以及各项之和与合计是否相符。"
        ),
        section=path,
        breadcrumb=(publication.home,),
        made_from=("content/indicators.yml",),
        context=lambda here: {"flows": tuple(_views(publication, here))},
    )


def _views(publication: Publication, here: str) -> Iterator[FlowView]:
    for flows in publication.site.history.flows:
        indicator = publication.config.indicators[flows.indicator]
        figure = flow_figure(flows.indicator)
        is_drawn = figure in publication.own_figures
        yield FlowView(
            anchor=f"flows-{flows.indicator}",
            label=publication.say(indicator.name),
            href=relative_link(here, publication.page("indicators", flows.indicator)),
            definition=publication.say(indicator.definition),
            period=period_text(flows.period, publication.language),
            display=show_display(publication, here, "figure", figure) if is_drawn else None,
            grids=tuple(_grids(publication, here, flows)),
            lines=tuple(lines_about(publication, flows)),
        )


def _grids(publication: Publication, here: str, flows: FlowSet) -> Iterator[Grid]:
    regions = {*flows.origins, *flows.destinations}
    if len(regions) >= FEWEST_FOR_A_MATRIX and len(flows.drawn) >= FEWEST_FOR_A_MATRIX:
        yield _matrix(publication, here, flows)
    else:
        yield _list(publication, here, flows)
    if flows.balances:
        yield _balances(publication, here, flows)


def _list(publication: Publication, here: str, flows: FlowSet) -> Grid:
    """Return every flow drawn, a column each period, then the growth over them."""
    say, language = publication.words.gettext, publication.language
    periods = _periods(publication, flows)
    columns = [GridColumn(label=period_text(period, language)) for period in periods]
    if len(periods) > 1:
        columns.append(GridColumn(label=say("增长")))
    columns.append(GridColumn(label=say("来源"), is_number=False))
    rows = []
    for row in flows.drawn.values():
        asks = [_ask(row, period) for period in periods]
        cells = [_cell(publication, here, ask) for ask in asks]
        if len(periods) > 1:
            cells.append(GridCell(text=_growth(publication, row, periods)))
        source = source_link(publication, here, row.source)
        cells.append(
            GridCell(text=source.label, href=source.href, is_number=False)
            if source
            else GridCell(text="", is_number=False)
        )
        rows.append(GridRow(label=place_text(publication, row.key), cells=tuple(cells)))
    return _grid(publication, flows, say("逐项流量"), say("流向"), columns, rows)


def _grid(
    publication: Publication,
    flows: FlowSet,
    name: str,
    head: str,
    columns: list[GridColumn],
    rows: list[GridRow],
) -> Grid:
    unit = unit_name(publication, publication.config.indicators[flows.indicator].unit)
    return Grid(name=name, head=head, columns=tuple(columns), rows=tuple(rows), unit=unit)


def _periods(publication: Publication, flows: FlowSet) -> tuple[Period, ...]:
    """Return the last periods of the latest one's kind that some flow has a value for."""
    rows = publication.rows_of(flows.indicator)
    found = {
        row.key.period
        for row in rows
        if row.key.destination and row.value is not None and row.key.measure == "level"
        if row.key.edition == flows.edition and are_comparable(row.key.period, flows.period)
    }
    return tuple(sorted(found))[-MOST_PERIODS:]


def _ask(row: Observation, period: Period) -> Ask:
    key = row.key
    return Ask(
        indicator=key.indicator, region=key.region, destination=key.destination,
        period=period, edition=key.edition,
    )  # fmt: skip


def _cell(publication: Publication, here: str, ask: Ask) -> GridCell:
    if not publication.facts.has(ask):
        hint = missing_reason(publication.words, "")
        return GridCell(text="…", hint=hint, is_missing=True)
    return _value(publication, here, publication.facts.find(ask).observation)


def _value(publication: Publication, here: str, row: Observation) -> GridCell:
    if row.value is None:
        hint = missing_reason(publication.words, row.status)
        return GridCell(text="…", hint=hint, is_missing=True)
    cell = publication.cell(row)
    return GridCell(
        text=printed_value(publication, row, with_unit=False),
        href=relative_link(here, cell.page, cell.anchor),
    )


def _growth(publication: Publication, row: Observation, periods: tuple[Period, ...]) -> str:
    """Return the growth from the first period to the last; empty where one end is missing."""
    ask = Ask(
        measure="growth", indicator=row.key.indicator, region=row.key.region,
        destination=row.key.destination, period=periods[-1], since=periods[0],
        edition=row.key.edition,
    )  # fmt: skip
    fact = known_fact(publication, ask)
    return fact_text(publication, fact, sign=True) if fact is not None else ""


def _matrix(publication: Publication, here: str, flows: FlowSet) -> Grid:
    """Return origins by destinations, with the sums of rows that have all their values."""
    say = publication.words.gettext
    names = {
        region: region_text(publication.config, region, publication.language)
        for region in (*flows.origins, *flows.destinations)
    }
    columns = [GridColumn(label=names[region]) for region in flows.destinations]
    columns.append(GridColumn(label=say("流出合计")))
    rows = []
    for origin in flows.origins:
        found = {to: flows.drawn.get((origin, to)) for to in flows.destinations}
        cells = [
            _value(publication, here, row)
            if row is not None
            else _none(publication, is_same=origin == to)
            for to, row in found.items()
        ]
        total = exact_sum(row for to, row in found.items() if to != origin or row is not None)
        cells.append(_sum(publication, flows, total))
        rows.append(GridRow(label=names[origin], cells=tuple(cells)))
    name = say("来源地与去向")
    return _grid(publication, flows, name, say("来源地"), columns, rows)


def _none(publication: Publication, *, is_same: bool) -> GridCell:
    if is_same:
        return GridCell(text="")
    return GridCell(text="…", hint=missing_reason(publication.words, ""), is_missing=True)


def _sum(publication: Publication, flows: FlowSet, total: Decimal | None) -> GridCell:
    if total is None:
        hint = publication.words.gettext("有缺项或约数，不求和")
        return GridCell(text="…", hint=hint, is_missing=True)
    return GridCell(text=amount_text(publication, flows, total, with_unit=False))


def _balances(publication: Publication, here: str, flows: FlowSet) -> Grid:
    say = publication.words.gettext
    columns = [
        GridColumn(label=say("流出")),
        GridColumn(label=say("回流")),
        GridColumn(label=say("净流出")),
        GridColumn(label=say("回流与流出之比")),
    ]
    rows = []
    for one in flows.balances:
        ratio = one.back.value / one.out.value if one.back.value and one.out.value else None
        cells = (
            _value(publication, here, one.out),
            _value(publication, here, one.back),
            GridCell(text=amount_text(publication, flows, one.net, with_unit=False)),
            GridCell(text=share_text(publication, ratio) if ratio is not None else ""),
        )
        rows.append(GridRow(label=place_text(publication, one.out.key), cells=cells))
    return _grid(publication, flows, say("净额"), say("流向"), columns, rows)
