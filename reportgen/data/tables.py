"""A table of texts in which every cell knows where it stands."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from reportgen.findings import Location

if TYPE_CHECKING:
    from collections.abc import Iterable

Cells = npt.NDArray[np.object_]
"""A column of texts (or Decimals): a one-dimensional array of Python objects."""

Rows = npt.NDArray[np.int64]


@dataclass(frozen=True, kw_only=True, eq=False)
class Table:
    """One header and the rows below it, as text.

    ``columns``  one array per header cell, all of the same length, cells not yet stripped.
    ``lines``    the line (CSV) or row (sheet) each record begins on, counted from 1.
    ``text``     the whole text of a CSV file: columns of characters are worked out from it only
                 where a finding needs them.
    """

    path: str
    header: tuple[str, ...]
    header_line: int
    columns: tuple[Cells, ...]
    lines: Rows
    sheet: str = ""
    text: str = ""
    delimiter: str = ","

    def __len__(self) -> int:
        return len(self.lines)

    def cell(self, row: int, column: int) -> str:
        """Return the stripped text of a cell."""
        return str(self.columns[column][row]).strip()

    def place(self, row: int, column: int) -> Location:
        """Return where a cell stands: line and characters, or sheet and cell."""
        return self.place_at(int(self.lines[row]), column)

    def header_place(self, column: int) -> Location:
        """Return where a header cell stands."""
        return self.place_at(self.header_line, column)

    def place_at(self, line: int, column: int) -> Location:
        """Return where the field ``column`` of the record that begins on ``line`` stands.

        A CSV field is placed with its quotes and on its own line: an earlier field of the record
        may hold line breaks. A field that is not there is placed at the end of the record.
        """
        if self.sheet:
            cell = cell_name(line, column)
            return Location(path=self.path, sheet=self.sheet, cell=cell)
        starts = self.line_starts
        if not 0 < line <= len(starts):
            return Location(path=self.path, line=line)
        begin, end = field_span(self.text, starts[line - 1], column, self.delimiter)
        own_line = bisect_right(starts, begin)
        line_end = self.text.find("\n", begin)
        stop = min(end, line_end if line_end >= 0 else len(self.text))
        first = begin - starts[own_line - 1] + 1
        return Location(
            path=self.path,
            line=own_line,
            column=first,
            end_column=max(first + stop - begin, first + 1),
        )

    def references(self, rows: Rows, columns: Rows) -> Cells:
        """Return ``sheet!B5`` for each cell of a sheet, empty texts for a CSV file."""
        if not self.sheet:
            return column_of("", len(rows))
        pairs = zip(self.lines[rows], columns, strict=True)
        return cells_of(f"{self.sheet}!{cell_name(int(line), int(col))}" for line, col in pairs)

    @cached_property
    def line_starts(self) -> tuple[int, ...]:
        """Return the offset of every line of the text."""
        return starts_of_lines(self.text)


def cells_of(texts: Iterable[object]) -> Cells:
    """Return a column of the given objects."""
    listed = texts if isinstance(texts, list | tuple) else list(texts)
    return np.fromiter(listed, dtype=object, count=len(listed))


def column_of(value: object, length: int) -> Cells:
    """Return a column that holds one value throughout."""
    cells = np.empty(length, dtype=object)
    cells[:] = value
    return cells


def cell_name(line: int, column: int) -> str:
    """Return the name of a sheet's cell: row 5, column 1 is ``B5``."""
    letters = ""
    number = column + 1
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(65 + rest) + letters
    return f"{letters}{line}"


def starts_of_lines(text: str) -> tuple[int, ...]:
    """Return the offset at which each line begins."""
    starts = [0]
    end = text.find("\n")
    while end >= 0:
        starts.append(end + 1)
        end = text.find("\n", end + 1)
    return tuple(starts)


def field_span(text: str, offset: int, column: int, delimiter: str) -> tuple[int, int]:
    """Return begin and end offset of the field ``column`` of the record beginning at ``offset``."""
    begin, end = offset, _field_end(text, offset, delimiter)
    for _ in range(column):
        if end >= len(text) or text[end] != delimiter:
            return end, end
        begin, end = end + 1, _field_end(text, end + 1, delimiter)
    return begin, end


def _field_end(text: str, begin: int, delimiter: str) -> int:
    position = begin
    if text[begin : begin + 1] == '"':
        position = text.find('"', begin + 1)
        while position >= 0 and text[position + 1 : position + 2] == '"':
            position = text.find('"', position + 2)
        if position < 0:
            return len(text)
    ends = (text.find(delimiter, position), text.find("\n", position))
    return min((end for end in ends if end >= 0), default=len(text))
