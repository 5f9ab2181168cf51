"""Tables as CSV: UTF-8 with a byte order mark, for spreadsheets and programs."""

from __future__ import annotations

import codecs
import csv
import io
from decimal import Decimal
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from reportgen.pages.downloads.table import Cell, Table

_RUN_FIRST = tuple("=+-@＝＋－＠")
_RUN_ANYWAY = ("\t", "\r")


def table_csv(table: Table) -> bytes:
    """Return a table as CSV bytes, its headings in the first line."""
    return csv_bytes([[column.name for column in table.columns], *table.rows])


def csv_bytes(lines: Iterable[Sequence[Cell]]) -> bytes:
    """Return lines as CSV bytes.

    Text that a spreadsheet would run as a formula gets a leading apostrophe; numbers stay numbers.
    """
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerows([written(cell) for cell in line] for line in lines)
    return codecs.BOM_UTF8 + text.getvalue().encode("utf-8")


def written(cell: Cell) -> str:
    """Return a cell as it stands in a CSV file."""
    if cell is None:
        return ""
    if isinstance(cell, Decimal):
        return format(cell, "f")
    if isinstance(cell, int):
        return str(cell)
    one_line = " ".join(cell.split("\n"))
    return f"'{one_line}" if is_run(one_line) else one_line


def is_run(text: str) -> bool:
    """Return whether a spreadsheet may take a text for a formula, full-width signs included."""
    return text.startswith(_RUN_ANYWAY) or text.lstrip().startswith(_RUN_FIRST)
