"""Observations as a table for readers: names, units and reasons in words of one language."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportgen.facts.wording import MEASURE_WORDS, period_text, region_text
from reportgen.pages.downloads.table import Column, make_table, without_empty
from reportgen.pages.wording import MARKS, QUALIFIERS, missing_reason, unit_name, unit_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportgen.facts.model import Observation
    from reportgen.pages.downloads.table import Cell, Table
    from reportgen.pages.publication import Publication


def observations_in_words(
    publication: Publication, rows: Sequence[Observation], *, with_indicator: bool = False
) -> Table:
    """Return observations, one a row; a column that would be empty is left out.

    Unit:    above the values when all share one, else in a column of its own.
    Missing: the cell of the value is empty and the column of the status says why.
    """
    say = publication.words.gettext
    units = {unit_of(publication, row.key) for row in rows}
    unit = unit_name(publication, units.pop()) if len(units) == 1 else ""
    value = say("数值")
    heading = f"{value} ({unit})" if unit else value
    columns = (
        *([Column(name=say("指标名称"), description=say("指标的名称"))] if with_indicator else []),
        Column(name=say("区域名称"), description=say("区域的名称；流量则为来向")),
        Column(name=say("区域编号"), description=say("有国家标准代码的用代码")),
        Column(name=say("去向"), description=say("流量的去向")),
        Column(name=say("时期"), description=say("数值所属的时期；指数则为指数年")),
        Column(name=say("性质"), description=say("空为水平值，否则说明是哪种增速、位次等")),
        Column(
            name=heading,
            kind="number",
            description=say("保留来源公布的位数；空单元格表示没有数值，原因见“状态”列"),
        ),
        Column(name=say("单位"), description=say("数值的计量单位")),
        Column(name=say("限定"), description=say("来源没有给出确数时的说法；空为确数")),
        Column(name=say("状态"), description=say("空为正常；没有数值时说明原因")),
        Column(name=say("数据年"), description=say("所用数据的年份，与公布的年份不同时填写")),
        Column(name=say("版次"), description=say("数值所属的版次；空表示不属于任何指数版次")),
        Column(name=say("出处"), description=say("公布这个数值的来源")),
        Column(name=say("来源误印"), description=say("转载误印的内容")),
        Column(name=say("说明"), description=say("编者的说明")),
    )
    cells = (
        _cells(publication, row, with_indicator=with_indicator, with_unit=not unit) for row in rows
    )
    return without_empty(make_table(columns, cells), keep=frozenset({heading}))


def _cells(
    publication: Publication, row: Observation, *, with_indicator: bool, with_unit: bool
) -> tuple[Cell, ...]:
    config, key, language = publication.config, row.key, publication.language
    say = publication.words.gettext
    source = config.sources.get(row.source)
    qualifier = QUALIFIERS.get(row.qualifier, "")
    measure = MEASURE_WORDS.get(key.measure)
    return (
        *([publication.say(config.indicators[key.indicator].name)] if with_indicator else []),
        region_text(config, key.region, language),
        key.region,
        region_text(config, key.destination, language) if key.destination else "",
        period_text(key.period, language),
        measure.get(language) if measure else key.measure,
        row.value,
        unit_name(publication, unit_of(publication, key)) if with_unit else "",
        say(qualifier) if qualifier and row.value is not None else "",
        _status(publication, row),
        row.data_year,
        key.edition,
        publication.say(source.title) if source else row.source,
        row.source_prints,
        row.note,
    )


def _status(publication: Publication, row: Observation) -> str:
    if row.value is None:
        return missing_reason(publication.words, row.status)
    return publication.words.gettext(MARKS[row.status][1]) if row.status in MARKS else ""
