"""Observations as a table for programs: one line a value, everything that is known of it."""

from __future__ import annotations

from calendar import monthrange
from typing import TYPE_CHECKING

from reportgen.data.vocabulary import CONFIDENTIAL, MEASURES, STATUSES
from reportgen.facts.wording import region_text
from reportgen.numerals.write import unit_text
from reportgen.pages.downloads.table import Column, make_table
from reportgen.pages.languages import N_
from reportgen.pages.wording import QUALIFIERS, unit_of
from reportgen.periods import KINDS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reportgen.facts.model import Observation
    from reportgen.pages.downloads.table import Cell, Table
    from reportgen.pages.publication import Publication
    from reportgen.periods import Period

COLUMNS = (
    Column(name="indicator", description=N_("指标的编号")),
    Column(name="indicator_zh", description=N_("指标的中文名")),
    Column(name="indicator_en", description=N_("指标的英文名")),
    Column(name="measure", codes=MEASURES, description=N_("数值的性质，代码见数据字典")),
    Column(name="region", description=N_("区域的编号，有国家标准代码的用代码；流量则为来向")),
    Column(name="region_zh", description=N_("区域的中文名")),
    Column(name="region_en", description=N_("区域的英文名")),
    Column(name="destination", description=N_("流量的去向；其余为空")),
    Column(name="destination_zh", description=N_("去向的中文名")),
    Column(name="destination_en", description=N_("去向的英文名")),
    Column(
        name="period",
        description=N_(
            "时期，指数则为指数年：年、半年（H1、H2）、季度、月（指月底）、起止年份，或带“累计”"
        ),
    ),
    Column(name="period_kind", codes=KINDS, description=N_("时期的种类，代码见数据字典")),
    Column(name="period_start", kind="date", description=N_("时期的第一天")),
    Column(name="period_end", kind="date", description=N_("时期的最后一天")),
    Column(name="value", kind="number", description=N_("数值，保留来源公布的位数；空表示没有")),
    Column(name="unit", description=N_("计量单位")),
    Column(name="unit_en", description=N_("计量单位的英文名；没有英文名的同中文")),
    Column(
        name="qualifier",
        codes=tuple(QUALIFIERS),
        description=N_("限定：空为确数，其余代码见数据字典"),
    ),
    Column(name="edition", description=N_("数值所属的版次；空表示不属于任何指数版次")),
    Column(name="edition_published", description=N_("该版次的发布日期或年份")),
    Column(
        name="status",
        codes=tuple(status for status in STATUSES if status not in {"", CONFIDENTIAL}),
        description=N_("状态：空为正常，其余代码见数据字典；没有数值时说明原因"),
    ),
    Column(name="source", description=N_("来源的编号")),
    Column(name="source_title", description=N_("来源的题名")),
    Column(name="source_title_en", description=N_("来源的英文题名")),
    Column(name="data_year", description=N_("所用数据的年份，与公布的年份不同时填写")),
    Column(name="source_prints", description=N_("转载误印的内容")),
    Column(name="note", description=N_("说明")),
)
"""Columns of the CSV of an indicator and of all observations, in one order."""


def indicator_table(publication: Publication, indicator: str) -> Table:
    """Return every observation of an indicator, one a line, in the order of its page."""
    return _table(publication, publication.rows_of(indicator))


def long_table(publication: Publication) -> Table:
    """Return every observation there is: all indicators, editions and periods."""
    return _table(
        publication,
        (row for key in publication.indicators for row in publication.rows_of(key)),
    )


def _table(publication: Publication, rows: Iterable[Observation]) -> Table:
    return make_table(COLUMNS, (_cells(publication, row) for row in rows))


def _cells(publication: Publication, row: Observation) -> tuple[Cell, ...]:
    config, key = publication.config, row.key
    indicator = config.indicators[key.indicator]
    edition, source = config.editions.get(key.edition), config.sources.get(row.source)
    unit = unit_of(publication, key)
    first, last = days_of(key.period)
    return (
        key.indicator, indicator.name.zh, indicator.name.en, key.measure,
        key.region, region_text(config, key.region, "zh"), region_text(config, key.region, "en"),
        key.destination,
        region_text(config, key.destination, "zh"), region_text(config, key.destination, "en"),
        str(key.period), key.period.kind, first, last,
        row.value, unit_text(unit, "zh", {}), unit_text(unit, "en", config.report.units),
        row.qualifier.removeprefix("="),
        key.edition, (edition.published or "") if edition else "", row.status,
        row.source, source.title.zh if source else "", source.title.en if source else "",
        row.data_year, row.source_prints, row.note,
    )  # fmt: skip


def days_of(period: Period) -> tuple[str, str]:
    """Return the first and the last day of a period."""
    first, last = period.first_month % 12 + 1, period.last_month % 12 + 1
    days = monthrange(period.end, last)[1]
    return f"{period.start}-{first:02d}-01", f"{period.end}-{last:02d}-{days}"
