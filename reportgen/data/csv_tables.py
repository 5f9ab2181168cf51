"""CSV text to a table, with exact line numbers.

A text without quotes and with the same number of delimiters on every line goes through pandas'
C parser; everything else through the standard library's reader, which knows the line it is on.
"""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass, field

import numpy as np
import pandas as pd

from reportgen.data.causes import findings_by_cause
from reportgen.data.tables import Cells, Rows, Table, cells_of, field_span
from reportgen.findings import Finding, Location

OTHER_DELIMITERS = {";": ";", "\t": "Tab", "，": "，", "|": "|"}


@dataclass
class _Records:
    """Records as they come out of the reader, and the lines of those that do not fit."""

    lines: list[int] = field(default_factory=list)
    rows: list[tuple[str, ...]] = field(default_factory=list)
    problems: dict[str, list[int]] = field(default_factory=dict)

    def tell(self, code: str, line: int) -> None:
        self.problems.setdefault(code, []).append(line)


def read_csv_table(
    path: str, text: str, header_row: int = 1
) -> tuple[Table | None, tuple[Finding, ...]]:
    """Return the table that begins on line ``header_row`` of a CSV text.

    Missing: None with a finding when there is no header; rows with another number of cells than
             the header, and records whose quotes do not fit, are left out with a finding. Rows
             without any text are passed over.
    """
    body, header_row = _from_line(text, header_row)
    if not body.strip():
        return None, _no_header(path, header_row)
    delimiter = _delimiter(body)
    columns, records = _read_uniform(body, delimiter), _Records()
    if columns is None:
        records = _read_records(body, delimiter, header_row)
        header, header_line, columns, lines = _fitting(records, header_row)
    else:
        header, columns = [str(column[0]) for column in columns], [c[1:] for c in columns]
        header_line, lines = header_row, np.arange(len(columns[0]), dtype=np.int64) + header_row + 1
    if not header and not records.problems:
        return None, _no_header(path, header_row)
    table = Table(
        path=path,
        header=tuple(name.strip() for name in header),
        header_line=header_line,
        columns=tuple(columns),
        lines=lines,
        text=text,
        delimiter=delimiter,
    )
    findings = (*_separator(table), *_left_out(table, records))
    return (table if header else None), findings


def _no_header(path: str, header_row: int) -> tuple[Finding, ...]:
    values = {"row": str(header_row)}
    return (Finding(code="data/no-header", location=Location(path=path), values=values),)


def _from_line(text: str, line: int) -> tuple[str, int]:
    """Return the text from ``line`` on, blank lines passed over, and the line it begins on."""
    offset = 0
    for _ in range(line - 1):
        offset = text.find("\n", offset) + 1
        if not offset:
            return "", line
    first = line
    while text[offset : offset + 1] and not text[offset : _end_of_line(text, offset)].strip():
        offset, first = _end_of_line(text, offset), first + 1
    return (text[offset:], first) if text[offset:] else ("", line)


def _end_of_line(text: str, offset: int) -> int:
    """Return the offset behind the line's end."""
    return text.find("\n", offset) + 1 or len(text)


def _delimiter(body: str) -> str:
    """Return the comma, unless the header has none and shows another delimiter."""
    header = body[: body.find("\n")] if "\n" in body else body
    if "," in header:
        return ","
    counts = {mark: header.count(mark) for mark in OTHER_DELIMITERS}
    best = max(counts, key=lambda mark: counts[mark])
    return best if counts[best] else ","


def _separator(table: Table) -> tuple[Finding, ...]:
    if table.delimiter == ",":
        return ()
    shown = OTHER_DELIMITERS[table.delimiter]
    location = table.header_place(0)
    return (Finding(code="data/separator", location=location, values={"found": shown}),)


def _read_uniform(body: str, delimiter: str) -> list[Cells] | None:
    """Return the columns, header included, of a text that needs no care; else None."""
    if '"' in body or "\ufeff" in body:
        return None
    lines = body.split("\n")
    if not lines[-1]:
        lines.pop()
    width = lines[0].count(delimiter)
    blank = f"{delimiter} \t"
    if not width or any(line.count(delimiter) != width for line in lines):
        return None
    if not all(line.strip(blank) for line in lines):
        return None
    frame = pd.read_csv(
        io.StringIO(body),
        sep=delimiter,
        header=None,
        names=list(range(width + 1)),
        index_col=False,
        dtype=object,
        na_filter=False,
        quoting=csv.QUOTE_NONE,
        skip_blank_lines=False,
        engine="c",
        low_memory=False,
    )
    return [frame[number].to_numpy(dtype=object) for number in range(width + 1)]


def _read_records(body: str, delimiter: str, first_line: int) -> _Records:
    """Return every record that is not blank with the line it begins on."""
    records = _Records()
    reader = csv.reader(io.StringIO(body), delimiter=delimiter, strict=True)
    while True:
        line = reader.line_num + first_line
        try:
            row = next(reader)
        except StopIteration:
            return records
        except csv.Error as error:
            too_long = "limit" in str(error)
            if "unexpected end" in str(error) or (
                too_long and reader.line_num + first_line > line + 1
            ):
                records.tell("data/unterminated-quote", line)
                return records
            records.tell("data/cell-too-long" if too_long else "data/stray-quote", line)
            continue
        if "".join(row).strip():
            # Tuples of texts leave the garbage collector's books, lists do not.
            records.rows.append(tuple(row))
            records.lines.append(line)


def _fitting(records: _Records, first_line: int) -> tuple[list[str], int, list[Cells], Rows]:
    """Return header, its line, columns and lines of the rows as wide as the header.

    Empty cells beyond the header are what Excel leaves behind, not a mistake.
    """
    rows: list[tuple[str, ...]] = []
    lines: list[int] = []
    header, header_line = (records.rows[0], records.lines[0]) if records.rows else ((), first_line)
    width = len(header)
    for row, line in zip(records.rows[1:], records.lines[1:], strict=True):
        if len(row) == width or (len(row) > width and not any(c.strip() for c in row[width:])):
            rows.append(row[:width])
            lines.append(line)
        else:
            records.tell("data/ragged-row", line)
    columns = [cells_of(cells) for cells in zip(*rows, strict=True)] or [cells_of(())] * width
    return list(header), header_line, columns, np.array(lines, dtype=np.int64)


def _left_out(table: Table, records: _Records) -> tuple[Finding, ...]:
    """Return one finding per kind of record that was left out."""
    widths = dict(zip(records.lines, (len(row) for row in records.rows), strict=True))
    width = len(table.header)

    def place_of_width(line: int) -> Location:
        return table.place_at(line, min(width, widths[line]))

    def place_of_quote(line: int) -> Location:
        return table.place_at(line, _misquoted_field(table, line))

    def values(line: int) -> dict[str, str]:
        return {"expected": str(width), "found": str(widths.get(line, ""))}

    return tuple(
        finding
        for code, lines in sorted(records.problems.items())
        for finding in findings_by_cause(
            code,
            lines,
            place=place_of_width if code == "data/ragged-row" else place_of_quote,
            values=values,
            cause=lambda _: "",
        )
    )


def _misquoted_field(table: Table, line: int) -> int:
    """Return the number of the field whose quotes do not close or do not enclose all of it."""
    offset, number = table.line_starts[line - 1], 0
    while True:
        begin, end = field_span(table.text, offset, number, table.delimiter)
        content = table.text[begin:end]
        closed = len(content) > 1 and content.endswith('"') and content.count('"') % 2 == 0
        if content.startswith('"') and not closed:
            return number
        if end >= len(table.text) or table.text[end] != table.delimiter:
            return 0
        number += 1
