"""The tables of the site as CSV: UTF-8 with a byte order mark, for spreadsheets and programs."""

from __future__ import annotations

import codecs
import csv
import io
from decimal import Decimal
from typing import TYPE_CHECKING

from reportgen.facts.wording import region_text
from reportgen.numerals.interval import outward
from reportgen.numerals.write import rounded, unit_text
from reportgen.pages.languages import N_
from reportgen.pages.wording import missing_reason, unit_name, unit_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from reportgen.facts.grid import FactGrid, GridColumn
    from reportgen.facts.model import Fact, Observation
    from reportgen.pages.publication import Publication

CsvCell = str | Decimal | int | None

COLUMNS = {
    "indicator": N_("指标的编号"),
    "indicator_zh": N_("指标的中文名"),
    "indicator_en": N_("指标的英文名"),
    "measure": N_("数值的性质：level为水平值，yoy、cagr、growth为百分比增速，"
                  "multiple、increase为倍数，points为点数，rank为位次"),
    "region": N_("区域的编号，有国家标准代码的用代码"),
    "region_zh": N_("区域的中文名"),
    "region_en": N_("区域的英文名"),
    "destination": N_("流量的去向；其余为空"),
    "destination_zh": N_("去向的中文名"),
    "destination_en": N_("去向的英文名"),
    "period": N_("时期：年、半年（H1、H2）、月（指月底）、起止年份，或带“累计”"),
    "value": N_("数值，保留来源公布的位数；空表示没有"),
    "unit": N_("计量单位"),
    "qualifier": N_("限定：空即来源原有，~ 约，> 超，>= 以上，< 不足，>~ 余，<~ 近"),
    "edition": N_("数值所属的版次；空表示不属于任何指数版次"),
    "status": N_("状态：空为正常；missing未公布，not_collected未统计，not_applicable不适用，"
                 "provisional初步数，revised修订，estimated估计，"
                 "computed算出，inferred年份推定"),
    "source": N_("来源的编号"),
    "source_title": N_("来源的题名"),
    "data_year": N_("所用数据的年份，与公布的年份不同时填写"),
    "source_prints": N_("转载误印的内容"),
    "note": N_("说明"),
}  # fmt: skip
"""Columns of the CSV of an indicator and what they hold."""

_DANGEROUS = ("=", "+", "-", "@", "\t", "\r")


def indicator_csv(publication: Publication, indicator: str) -> bytes:
    """Return every observation of an indicator, one a line, in the order of its page."""
    rows = (_observation(publication, row) for row in publication.rows_of(indicator))
    return csv_bytes((tuple(COLUMNS), *rows))


def grid_csv(publication: Publication, grid: FactGrid, head: str) -> bytes:
    """Return a figure's or table's grid as it is shown: rounded, units in the heading.

    Missing: an empty cell; where a column has qualifiers or reasons, a column beside it has them.
    """
    columns = [_column(publication, grid, number) for number in range(len(grid.columns))]
    header = [head, *(title for titles, _ in columns for title in titles)]
    lines = [
        [row.label.get(publication.language), *(c for _, cells in columns for c in cells[number])]
        for number, row in enumerate(grid.rows)
    ]
    return csv_bytes([header, *lines])


def csv_bytes(lines: Iterable[Sequence[CsvCell]]) -> bytes:
    """Return lines as CSV bytes.

    Text that a spreadsheet would run as a formula gets a leading apostrophe; numbers stay numbers.
    """
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerows([_written(cell) for cell in line] for line in lines)
    return codecs.BOM_UTF8 + text.getvalue().encode("utf-8")


def _written(cell: CsvCell) -> str:
    if cell is None:
        return ""
    if isinstance(cell, Decimal):
        return format(cell, "f")
    if isinstance(cell, int):
        return str(cell)
    one_line = " ".join(cell.split("\n"))
    return f"'{one_line}" if one_line.startswith(_DANGEROUS) else one_line


def _observation(publication: Publication, row: Observation) -> tuple[CsvCell, ...]:
    config, key = publication.config, row.key
    indicator = config.indicators[key.indicator]
    source = config.sources.get(row.source)
    unit = unit_of(publication, key)
    return (
        key.indicator, indicator.name.zh, indicator.name.en, key.measure,
        key.region, region_text(config, key.region, "zh"), region_text(config, key.region, "en"),
        key.destination,
        region_text(config, key.destination, "zh"), region_text(config, key.destination, "en"),
        str(key.period), row.value, unit_text(unit, "zh", {}),
        row.qualifier.removeprefix("="), key.edition, row.status, row.source,
        source.title.zh if source else "", row.data_year, row.source_prints, row.note,
    )  # fmt: skip


def _column(
    publication: Publication, grid: FactGrid, number: int
) -> tuple[list[str], list[list[CsvCell]]]:
    """Return the headings and, a row each, the cells of one column of a grid."""
    facts = [row.cells[number] for row in grid.rows]
    say = publication.words.gettext
    title = _heading(publication, grid.columns[number])
    titles, cells = [title], [[_number(fact, publication)] for fact in facts]
    mixed = (
        not grid.columns[number].unit and len({f.unit for f in facts if f.value is not None}) > 1
    )
    notes = (
        (mixed, say("单位"), lambda f: unit_name(publication, f.unit)),
        (
            any(f.qualifier != "=" for f in facts),
            say("限定"),
            lambda f: f.qualifier.removeprefix("="),
        ),
        (any(f.is_missing for f in facts), say("缺失原因"), lambda f: _reason(publication, f)),
    )
    for is_needed, name, text in notes:
        if is_needed:
            titles.append(f"{title}: {name}")
            for cell, fact in zip(cells, facts, strict=True):
                cell.append(text(fact))
    return titles, cells


def _reason(publication: Publication, fact: Fact) -> str:
    return missing_reason(publication.words, fact.status) if fact.is_missing else ""


def _heading(publication: Publication, column: GridColumn) -> str:
    unit = unit_name(publication, column.unit)
    label = column.label.get(publication.language)
    return f"{label} ({unit})" if unit else label


def _number(fact: Fact, publication: Publication) -> CsvCell:
    if fact.word is not None:
        return fact.word.get(publication.language)
    if fact.value is None:
        return None
    value = fact.value * 100 if fact.unit == "share" else fact.value
    return rounded(outward(value, fact.decimals, fact.qualifier), fact.decimals)
