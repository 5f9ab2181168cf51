"""Wide tables to observations: one row a region or an indicator, one column a period."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

import numpy as np

from reportgen.data.cell_texts import (
    Wrong,
    name_reader,
    read_cells,
    read_period_cell,
    read_value_cell,
)
from reportgen.data.frame import Laid, Part
from reportgen.data.layouts import Draft, Given, finish
from reportgen.data.tables import cells_of, column_of
from reportgen.findings import Finding, Location

if TYPE_CHECKING:
    from reportgen.config.project_config import Config
    from reportgen.data.tables import Cells, Rows, Table


def read_wide(
    table: Table, config: Config, given: Given, layout: Literal["regions", "indicators"]
) -> tuple[Part, tuple[Finding, ...]]:
    """Return the observations of a table with one column a period, all of them levels.

    Missing: an empty cell is no observation: the sheet does not say why it is empty. A row whose
             name is unknown and whose cells are all empty is a note or a heading: passed over.
             Columns whose header is no period are left out with a finding.
    """
    periods, findings = _periods(table)
    columns = sorted(periods)
    rows = _rows_with_data(table, columns, config, layout)
    row_of = np.repeat(rows, len(columns))
    column_of_value = np.tile(np.array(columns, dtype=np.int64), len(rows))
    draft = Draft(length=len(row_of), findings=list(findings))

    def place(k: int) -> Location:
        return table.place(int(row_of[k]), int(column_of_value[k]))

    subject = "region" if layout == "regions" else "indicator"
    names = config.region_names if layout == "regions" else config.indicator_names
    labels = read_cells(
        table.columns[0][rows],
        name_reader(names, subject, required=True),
        lambda k: table.place(int(rows[k]), 0),
    )
    draft.findings.extend(labels.findings)
    draft.columns[subject] = np.repeat(labels.cells, len(columns))
    draft.keep &= np.repeat(labels.readable, len(columns))
    draft.columns["period"] = cells_of(periods[int(column)] for column in column_of_value)
    draft.read("value", _values(table, rows, columns), read_value_cell, place)
    draft.columns["status"] = column_of(given.status, draft.length)
    draft.keep &= (draft.columns["value"] != "") | draft.unreadable
    laid = Laid(table=table, fields={subject: 0})
    return finish(
        draft, laid, rows=row_of, value_columns=column_of_value, config=config, given=given
    )


def _periods(table: Table) -> tuple[dict[int, str], list[Finding]]:
    """Return the period each column is about, and a finding for every other header."""
    periods: dict[int, str] = {}
    findings: list[Finding] = []
    for number, text in enumerate(table.header[1:], start=1):
        is_empty = not any(str(cell).strip() for cell in table.columns[number])
        if not text and is_empty:
            continue
        result = read_period_cell(text)
        place = table.header_place(number)
        if not text:
            values = {"number": str(number + 1)}
            findings.append(Finding(code="data/unnamed-column", location=place, values=values))
        elif isinstance(result, Wrong):
            findings.append(Finding(code=result.code, location=place, values=result.sentence))
        elif result in periods.values():
            values = {"column": text}
            findings.append(Finding(code="data/duplicate-column", location=place, values=values))
        else:
            periods[number] = str(result)
    return periods, findings


def _rows_with_data(table: Table, columns: list[int], config: Config, layout: str) -> Rows:
    names = config.region_names if layout == "regions" else config.indicator_names
    kept = [
        row
        for row in range(len(table))
        if table.cell(row, 0) in names.ids or any(table.cell(row, column) for column in columns)
    ]
    return np.array(kept, dtype=np.int64)


def _values(table: Table, rows: Rows, columns: list[int]) -> Cells:
    """Return the cells row by row."""
    if not columns or not len(rows):
        return cells_of([])
    return np.stack([table.columns[column][rows] for column in columns], axis=1).ravel()
