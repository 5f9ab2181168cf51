"""Observations: every printed value of the project in one frame."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from reportgen.data.tables import cells_of, column_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from reportgen.data.tables import Cells, Rows, Table
    from reportgen.findings import Location

TEXT_COLUMNS = (
    *("indicator", "measure", "region", "destination", "period", "value", "number", "qualifier"),
    *("edition", "status", "source", "data_year", "source_prints", "note"),
)
KEY = ["indicator", "measure", "region", "destination", "period", "edition"]
"""What a value is about: two rows with one key say the same thing."""

SERIES = ["indicator", "measure", "region", "destination", "edition"]
"""What a line in a chart is about."""


@dataclass(frozen=True, kw_only=True, eq=False)
class Laid:
    """A table and the column in which each field stands (``value`` differs in wide tables)."""

    table: Table
    fields: Mapping[str, int]


@dataclass(frozen=True, kw_only=True, eq=False)
class Part:
    """The observations of one table: columns of one length, and where each value stands."""

    laid: Laid
    columns: Mapping[str, Cells]
    rows: Rows
    value_columns: Rows


@dataclass(frozen=True, kw_only=True, eq=False)
class Observations:
    """Every observation, one row each, in the order of files and rows.

    Texts (empty where nothing is said): ``indicator``, ``measure``, ``region``, ``destination``,
    ``period``, ``value`` (the digits as printed), ``qualifier`` (``=`` where none is given),
    ``edition``, ``status``, ``source``, ``data_year``, ``source_prints``, ``note``, ``path``,
    ``cell`` (``sheet!B5``; empty for CSV).
    Others: ``number`` (Decimal or None), ``line`` (from 1), and ``table``, ``row``, ``column``,
    by which ``place`` finds a cell.
    """

    frame: pd.DataFrame
    tables: tuple[Laid, ...] = ()

    def __len__(self) -> int:
        return len(self.frame)

    def column(self, name: str) -> Cells:
        """Return one column as an array of Python objects."""
        return self.columns[name]

    @cached_property
    def columns(self) -> dict[str, Cells]:
        """Return every column of texts (and the Decimals) as arrays of Python objects."""
        names = (*TEXT_COLUMNS, "path", "cell")
        return {name: self.frame[name].to_numpy(dtype=object) for name in names}

    def place(self, row: int, field: str = "value") -> Location:
        """Return where a field of the observation stands, or its value if the file has no such."""
        table, table_row, value_column = (
            int(self.positions[name][row]) for name in ("table", "row", "column")
        )
        laid = self.tables[table]
        column = value_column if field == "value" else laid.fields.get(field, value_column)
        return laid.table.place(table_row, column)

    def cell_text(self, row: int, field: str = "value") -> str:
        """Return what the file holds in a field; empty where it has no such column."""
        laid = self.tables[int(self.positions["table"][row])]
        column = int(self.positions["column"][row]) if field == "value" else laid.fields.get(field)
        if column is None:
            return ""
        return laid.table.cell(int(self.positions["row"][row]), column)

    @cached_property
    def positions(self) -> dict[str, Rows]:
        """Return the columns of whole numbers."""
        names = ("line", "table", "row", "column")
        return {name: self.frame[name].to_numpy(dtype=np.int64) for name in names}


def join_parts(parts: Sequence[Part]) -> Observations:
    """Return the observations of all tables in one frame."""
    data: dict[str, object] = {
        name: np.concatenate([part.columns[name] for part in parts]) if parts else cells_of([])
        for name in TEXT_COLUMNS
    }
    lengths = [len(part.rows) for part in parts]
    data["path"] = _repeated([part.laid.table.path for part in parts], lengths)
    data["line"] = _numbers([part.laid.table.lines[part.rows] for part in parts])
    references = [part.laid.table.references(part.rows, part.value_columns) for part in parts]
    data["cell"] = np.concatenate(references) if parts else cells_of([])
    data["table"] = np.repeat(np.arange(len(parts), dtype=np.int64), lengths)
    data["row"] = _numbers([part.rows for part in parts])
    data["column"] = _numbers([part.value_columns for part in parts])
    series = {
        name: pd.Series(values, dtype=object if np.asarray(values).dtype == object else np.int64)
        for name, values in data.items()
    }
    return Observations(frame=pd.DataFrame(series), tables=tuple(part.laid for part in parts))


def _repeated(values: Sequence[str], lengths: Sequence[int]) -> Cells:
    columns = [column_of(value, length) for value, length in zip(values, lengths, strict=True)]
    return np.concatenate(columns) if columns else cells_of([])


def _numbers(arrays: Sequence[Rows]) -> Rows:
    return np.concatenate(arrays) if arrays else np.zeros(0, dtype=np.int64)
