"""A workbook as bytes: a cover, then one table a sheet, the same bytes for the same content.

Source: the conventions for accessible spreadsheets of the UK Government Analysis Function: a cover
        and notes, one table a sheet, marked as a table with a name, titles in A1, no merged cells,
        no empty row or column, words for symbols, the first sheet open at its first cell.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, datetime
from decimal import Decimal
from functools import lru_cache
from io import BytesIO
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

from reportgen.findings import display_width
from reportgen.pages.downloads.csv_file import is_run
from reportgen.pages.languages import HTML_LANGUAGE
from reportgen.pages.wording import decimals_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from xlsxwriter.format import Format
    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

    from reportgen.pages.downloads.table import Cell, Column, Table

LEAD_LINES = 3
"""Lines above the headings on a sheet of data: the headings stand in row 4."""

LONGEST_TEXT = 32_767
LONGEST_SHEET_NAME = 31
FEWEST_TO_FILTER = 20
_NARROWEST, _WIDEST, _COVER = 8, 48, 96
_TABLE_STYLE = "Table Style Light 1"
_NOT_IN_SHEET_NAMES = re.compile(r"[\[\]:*?/\\']")
_NOT_IN_XML = re.compile("[^\\x20-\\ud7ff\\ue000-\\ufffd\\U00010000-\\U0010ffff]")
_CORE = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/'
    'core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/">'
    "<dc:title>{title}</dc:title><dc:language>{language}</dc:language></cp:coreProperties>"
)


@dataclass(frozen=True, kw_only=True)
class Line:
    """A line of the cover; ``sheet`` is the sheet it leads to."""

    text: str
    is_heading: bool = False
    sheet: str = ""


@dataclass(frozen=True, kw_only=True)
class Sheet:
    """A sheet with a table: ``lead`` are the lines above it, its title first.

    ``name`` is on the tab, ``table_name`` in formulas. ``links`` are the sheets the cells of the
    first column lead to, one a row.
    """

    name: str
    table_name: str
    lead: tuple[str, ...]
    table: Table
    links: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Book:
    """A workbook: the name and lines of its cover, its first line the title; then its sheets."""

    language: str
    cover_name: str
    cover: tuple[Line, ...]
    sheets: tuple[Sheet, ...]


def workbook_bytes(book: Book) -> bytes:
    """Return a workbook as bytes, without author, path or time."""
    from xlsxwriter.workbook import Workbook  # noqa: PLC0415 - checking makes no workbook

    data = BytesIO()
    workbook = Workbook(data, {"in_memory": True})
    workbook._get_packager = lambda: _packager(book)  # noqa: SLF001 - made to be replaced
    # Only in case the next version asks another for the properties: never the clock.
    workbook.set_properties({"created": datetime(1980, 1, 1, tzinfo=UTC)})
    formats = _Formats(workbook, book.language)
    names = _sheet_names(book)
    _write_cover(workbook.add_worksheet(names[0]), book.cover, formats)
    for name, sheet in zip(names[1:], book.sheets, strict=True):
        _write_sheet(workbook.add_worksheet(name), sheet, formats)
    workbook.close()
    return data.getvalue()


def _sheet_names(book: Book) -> list[str]:
    """Return the names on the tabs: no two alike, none with a sign or a length Excel refuses."""
    names: list[str] = []
    for text in (book.cover_name, *(sheet.name for sheet in book.sheets)):
        name, count = _sheet_name(text), 2
        while name.casefold() in {other.casefold() for other in names}:
            ending = f" {count}"
            name, count = _sheet_name(text)[: LONGEST_SHEET_NAME - len(ending)] + ending, count + 1
        names.append(name)
    return names


def _sheet_name(text: str) -> str:
    return _NOT_IN_SHEET_NAMES.sub(" ", _text(text))[:LONGEST_SHEET_NAME].strip() or "-"


def _link_to(name: str) -> str:
    return f"internal:'{_sheet_name(name)}'!A1"


_display_width = lru_cache(maxsize=4096)(display_width)


class _Formats:
    """The formats of a workbook, each made when it is first needed."""

    def __init__(self, workbook: Workbook, language: str) -> None:
        self.title = workbook.add_format({"bold": True, "font_size": 16, "valign": "top"})
        self.section = workbook.add_format({"bold": True, "font_size": 12, "valign": "top"})
        self.line = workbook.add_format({"text_wrap": True, "valign": "top"})
        self.lead = workbook.add_format({"valign": "top"})
        self.heading = workbook.add_format({"bold": True, "text_wrap": True, "valign": "top"})
        self.link = workbook.get_default_url_format()
        self._workbook, self._language = workbook, language
        self._made: dict[object, Format] = {}

    def number(self, decimals: int) -> Format:
        """Return the format of a number with so many decimals, grouped as the language does."""
        whole = "#,##0" if self._language == "en" else "0"
        code = f"{whole}.{'0' * decimals}" if decimals else whole
        return self._make(code, {"num_format": code, "valign": "top"})

    def text(self, text: str, *, wraps: bool) -> Format:
        """Return the format of a text; what looks like a formula is marked as a text."""
        runs = is_run(text)
        return self._make(
            (wraps, runs),
            {"text_wrap": wraps, "valign": "top", "quote_prefix": runs, "num_format": "@"},
        )

    def _make(self, key: object, properties: Mapping[str, object]) -> Format:
        known = self._made.get(key)
        if known is None:
            known = self._made[key] = self._workbook.add_format(dict(properties))
        return known


def _write_cover(sheet: Worksheet, lines: Iterable[Line], formats: _Formats) -> None:
    sheet.hide_gridlines(2)
    sheet.set_column(0, 0, _COVER)
    for row, line in enumerate(lines):
        text = _text(line.text)
        if line.sheet:
            sheet.write_url(row, 0, _link_to(line.sheet), formats.link, text)
            continue
        plain = formats.section if line.is_heading else formats.line
        sheet.write_string(row, 0, text, formats.title if row == 0 else plain)
    _set_print(sheet)


def _write_sheet(sheet: Worksheet, own: Sheet, formats: _Formats) -> None:
    for row, text in enumerate(own.lead):
        sheet.write_string(row, 0, _text(text), formats.title if row == 0 else formats.lead)
    head, table = len(own.lead), own.table
    rows = table.rows or (("",) * len(table.columns),)
    last_row, last = head + len(rows), len(table.columns) - 1
    sheet.add_table(
        head, 0, last_row, last,
        {
            "name": own.table_name,
            "style": _TABLE_STYLE,
            "autofilter": len(rows) >= FEWEST_TO_FILTER,
            "columns": [
                {"header": _text(column.name), "header_format": formats.heading}
                for column in table.columns
            ],
        },
    )  # fmt: skip
    for number, column in enumerate(table.columns):
        width = _width(column, [cells[number] for cells in rows])
        sheet.set_column(number, number, width)
        for line, cells in enumerate(rows, start=head + 1):
            _write_cell(sheet, line, number, cells[number], formats, width)
    for line, target in enumerate(own.links, start=head + 1):
        sheet.write_url(line, 0, _link_to(target), formats.link, _text(target))
    sheet.freeze_panes(head + 1, 1 if last else 0)
    sheet.ignore_errors({"number_stored_as_text": f"A{head + 1}:XFD{last_row + 1}"})
    sheet.repeat_rows(head)
    _set_print(sheet, is_landscape=last > 4)


def _write_cell(
    sheet: Worksheet, row: int, column: int, cell: Cell, formats: _Formats, width: int
) -> None:
    """Write a number as a number, a text as a text, and nothing where there is nothing."""
    if isinstance(cell, Decimal | int):
        sheet.write_number(row, column, cell, formats.number(decimals_of(Decimal(cell))))
    elif cell:
        text = _text(cell)
        wraps = _display_width(text) > width
        sheet.write_string(row, column, text, formats.text(text, wraps=wraps))


def _set_print(sheet: Worksheet, *, is_landscape: bool = False) -> None:
    """Set A4, as wide as the table, as long as it takes."""
    if is_landscape:
        sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)


def _width(column: Column, cells: list[Cell]) -> int:
    """Return the width of a column: of its longest cell, its heading in two lines."""
    longest = max((_display_width(_shown(cell)) for cell in cells), default=0)
    wanted = max(longest, (_display_width(column.name) + 1) // 2) + 2
    return min(max(wanted, _NARROWEST), _WIDEST)


def _shown(cell: Cell) -> str:
    return "" if cell is None else str(cell)


def _text(text: str) -> str:
    """Return a text as a cell can hold it: one line, signs XML knows, not too long."""
    line = " ".join(_NOT_IN_XML.sub(" ", text).split())
    return line if len(line) <= LONGEST_TEXT else line[: LONGEST_TEXT - 1] + "…"


def _packager(book: Book) -> object:
    """Return what packs a workbook, with properties of our own: title and language, nothing else.

    The library's own properties always hold a time of creation.
    """
    from xlsxwriter.packager import Packager  # noqa: PLC0415 - checking makes no workbook

    packager = Packager()
    title = escape(_text(book.cover[0].text))
    core = _CORE.format(title=title, language=HTML_LANGUAGE[book.language])
    packager._write_core_file = lambda: packager._filename("docProps/core.xml").write(core)  # noqa: SLF001
    return packager
