"""Excel workbooks to tables, read with calamine."""

from __future__ import annotations

import datetime as dt
import io
from dataclasses import dataclass
from decimal import Decimal
from difflib import get_close_matches
from typing import TYPE_CHECKING

import numpy as np
from python_calamine import (
    CalamineError,
    CalamineWorkbook,
    PasswordError,
    SheetTypeEnum,
    SheetVisibleEnum,
)

from reportgen.data.causes import findings_by_cause
from reportgen.data.sheet_xml import (
    MOST_CELLS,
    MOST_XML_BYTES,
    UNREADABLE,
    read_marks,
    unpacked_size,
)
from reportgen.data.tables import Table, cell_name, cells_of
from reportgen.findings import Finding, Location

if TYPE_CHECKING:
    from reportgen.data.files import DataBytes
    from reportgen.data.sheet_xml import SheetMarks

OLD_EXCEL = b"\xd0\xcf\x11\xe0"
"""How files begin that are an old ``.xls`` or protected by a password."""

Ranges = tuple[tuple[tuple[int, int], tuple[int, int]], ...]
Grid = list[list[str]]


@dataclass(frozen=True, kw_only=True)
class Workbook:
    """An opened workbook; ``sheets`` are its visible sheets of cells, in order."""

    file: DataBytes
    reader: CalamineWorkbook
    sheets: tuple[str, ...]


def open_workbook(file: DataBytes) -> tuple[Workbook | None, tuple[Finding, ...]]:
    """Return the workbook, or None with a finding when it cannot be opened or is too large."""
    place = Location(path=file.path)
    if not file.content:
        return None, (Finding(code="data/empty-file", location=place, values={"file": file.path}),)
    if file.content.startswith(OLD_EXCEL):
        return None, (Finding(code="data/workbook-locked", location=place),)
    try:
        size = unpacked_size(file.content)
    except UNREADABLE as error:
        return None, (_unreadable(place, error),)
    if size > MOST_XML_BYTES:
        values = {"size": str(size // 1024**2), "limit": str(MOST_XML_BYTES // 1024**2)}
        values["file"] = file.path
        return None, (Finding(code="data/too-large", location=place, values=values),)
    try:
        reader = CalamineWorkbook.from_filelike(io.BytesIO(file.content))
    except PasswordError:
        return None, (Finding(code="data/workbook-locked", location=place),)
    except (CalamineError, ValueError, OSError) as error:
        return None, (_unreadable(place, error),)
    sheets = tuple(
        sheet.name
        for sheet in reader.sheets_metadata
        if sheet.typ == SheetTypeEnum.WorkSheet and sheet.visible == SheetVisibleEnum.Visible
    )
    return Workbook(file=file, reader=reader, sheets=sheets), ()


def read_sheet_table(
    workbook: Workbook, sheet: str | None, header_row: int = 1, asked_at: Location | None = None
) -> tuple[Table | None, tuple[Finding, ...]]:
    """Return the table of a sheet (the first one without a name) from row ``header_row`` on.

    Numbers become the digits Excel shows in the edit line (15 significant ones, no ``.0``), dates
    ISO texts, Excel's errors their text. A cell merged downwards gives its text to the rows it
    covers; other merged cells from the header on are a finding.
    Missing: None with a finding when there is no such sheet or no header.
    """
    place = Location(path=workbook.file.path)
    name = sheet or (workbook.sheets[0] if workbook.sheets else "")
    if name not in workbook.reader.sheet_names:
        known = workbook.sheets
        suggestion = ", ".join(get_close_matches(name, known, n=3, cutoff=0.4) or known[:5])
        values = {"sheet": name, "suggestion": suggestion}
        where = asked_at if asked_at and asked_at.path else place
        return None, (Finding(code="data/unknown-sheet", location=where, values=values),)
    marks = read_marks(workbook.file.content, name)
    if marks.cells > MOST_CELLS:
        values = {"sheet": name, "cells": str(marks.cells), "limit": str(MOST_CELLS)}
        return None, (Finding(code="data/sheet-too-large", location=place, values=values),)
    try:
        source = workbook.reader.get_sheet_by_name(name)
        rows = [[_text(value) for value in row] for row in source.to_python(skip_empty_area=False)]
        merged = tuple(source.merged_cell_ranges or ())
    except (CalamineError, ValueError, OSError) as error:
        return None, (_unreadable(place, error),)
    _restore_errors(rows, marks)
    return _table(workbook.file.path, name, rows, header_row=header_row, merged=merged, marks=marks)


def has_cells(workbook: Workbook, sheet: str) -> bool:
    """Return whether a sheet holds anything."""
    marks = read_marks(workbook.file.content, sheet)
    return marks.cells > 0


def _table(
    path: str, sheet: str, rows: Grid, *, header_row: int, merged: Ranges, marks: SheetMarks
) -> tuple[Table | None, tuple[Finding, ...]]:
    start = next((n for n in range(header_row - 1, len(rows)) if any(map(str.strip, rows[n]))), -1)
    if start < 0:
        values = {"row": str(header_row)}
        place = Location(path=path, sheet=sheet, cell=cell_name(header_row, 0))
        return None, (Finding(code="data/no-header", location=place, values=values),)
    findings = _fill_merged(path, sheet, rows, start, merged)
    used = [n for n in range(start + 1, len(rows)) if any(map(str.strip, rows[n]))]
    width = max(
        (k + 1 for n in (start, *used) for k, c in enumerate(rows[n]) if c.strip()), default=0
    )
    table = Table(
        path=path,
        sheet=sheet,
        header=tuple(cell.strip() for cell in rows[start][:width]),
        header_line=start + 1,
        columns=tuple(cells_of(rows[n][k] for n in used) for k in range(width)),
        lines=np.array([n + 1 for n in used], dtype=np.int64),
    )
    return table, (*findings, *_uncalculated(path, sheet, marks, start + 1))


def _uncalculated(path: str, sheet: str, marks: SheetMarks, first_row: int) -> tuple[Finding, ...]:
    names = [n for n in marks.formulas if int(n.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")) >= first_row]
    return findings_by_cause(
        "data/formula-not-calculated",
        range(len(names)),
        place=lambda k: Location(path=path, sheet=sheet, cell=names[k]),
        values=lambda k: {"cell": names[k]},
        cause=lambda _: "",
    )


def _fill_merged(
    path: str, sheet: str, rows: Grid, start: int, merged: Ranges
) -> tuple[Finding, ...]:
    """Give the text of cells merged downwards to every row they cover; name other merges."""
    others: list[tuple[int, int, str]] = []
    for (top, left), (bottom, right) in merged:
        if (
            bottom < start
            or top >= len(rows)
            or left >= len(rows[top])
            or not rows[top][left].strip()
        ):
            continue
        if left == right and not _is_number(rows[top][left]):
            for row in range(top, min(bottom, len(rows) - 1) + 1):
                rows[row][left] = rows[top][left]
        else:
            others.append((top, left, f"{cell_name(top + 1, left)}:{cell_name(bottom + 1, right)}"))
    return findings_by_cause(
        "data/merged-cells",
        range(len(others)),
        place=lambda k: Location(
            path=path,
            sheet=sheet,
            cell=cell_name(others[k][0] + 1, others[k][1]),
        ),
        values=lambda k: {"range": others[k][2]},
        cause=lambda _: "",
    )


def _restore_errors(rows: Grid, marks: SheetMarks) -> None:
    for name, text in marks.errors.items():
        letters = name.rstrip("0123456789")
        row, column = int(name[len(letters) :]) - 1, 0
        for letter in letters:
            column = column * 26 + ord(letter) - 64
        if row < len(rows) and column <= len(rows[row]):
            rows[row][column - 1] = text


def _is_number(text: str) -> bool:
    return text.replace(".", "", 1).lstrip("+-").isdecimal()


def _text(value: object) -> str:
    """Return a cell's value as the text a CSV file would hold."""
    if isinstance(value, float):
        shown = format(value, ".15g")
        return shown if "e" not in shown else format(Decimal(shown), "f")
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, dt.datetime | dt.date):
        return value.isoformat(" ") if isinstance(value, dt.datetime) else value.isoformat()
    return str(value)


def _unreadable(place: Location, error: Exception) -> Finding:
    return Finding(
        code="data/workbook-unreadable", location=place, values={"reason": str(error)[:120]}
    )
