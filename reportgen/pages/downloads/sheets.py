"""The sheets of a workbook, written cell by cell, as wide and as tall as what stands in them."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache
from typing import TYPE_CHECKING

from reportgen.findings import display_width
from reportgen.pages.downloads.csv_file import is_run
from reportgen.pages.wording import decimals_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from xlsxwriter.format import Format
    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

    from reportgen.pages.downloads.book import Line, Sheet
    from reportgen.pages.downloads.table import Cell

LONGEST_TEXT = 32_767
LONGEST_SHEET_NAME = 31
FEWEST_TO_FILTER = 20
_NARROWEST, _WIDEST, _COVER = 8, 48, 80
_LINE, _TITLE, _TALLEST = 15, 24, 405
"""Heights in points: of a line, of a title, the greatest a row may have."""

_TABLE_STYLE = "Table Style Light 1"
_NOT_IN_SHEET_NAMES = re.compile(r"[\[\]:*?/\\']")
_NOT_IN_XML = re.compile("[^\\x20-\\ud7ff\\ue000-\\ufffd\\U00010000-\\U0010ffff]")
_display_width = lru_cache(maxsize=4096)(display_width)


def sheet_name(text: str) -> str:
    """Return a text as the name of a sheet: no sign a sheet may not have, 31 characters."""
    return _NOT_IN_SHEET_NAMES.sub(" ", cell_text(text))[:LONGEST_SHEET_NAME].strip() or "-"


@lru_cache(maxsize=4096)
def cell_text(text: str) -> str:
    """Return a text as a cell can hold it: one line, signs XML knows, not too long."""
    line = " ".join(_NOT_IN_XML.sub(" ", text).split())
    return line if len(line) <= LONGEST_TEXT else line[: LONGEST_TEXT - 1] + "…"


class Formats:
    """The formats of a workbook, each made when it is first needed."""

    def __init__(self, workbook: Workbook, language: str) -> None:
        self.title = workbook.add_format({"bold": True, "font_size": 16, "valign": "top"})
        self.section = workbook.add_format({"bold": True, "font_size": 12, "valign": "bottom"})
        self.line = workbook.add_format({"text_wrap": True, "valign": "top"})
        self.lead = workbook.add_format({"valign": "top"})
        self.heading = workbook.add_format({"bold": True, "text_wrap": True, "valign": "top"})
        self.link = workbook.add_format(
            {"font_color": "#0000EE", "underline": True, "valign": "top", "text_wrap": True}
        )
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


def write_cover(sheet: Worksheet, lines: Iterable[Line], formats: Formats) -> None:
    """Write the lines of the cover, the first one as its title."""
    sheet.hide_gridlines(2)
    sheet.set_column(0, 0, _COVER)
    for row, line in enumerate(lines):
        text = cell_text(line.text)
        if line.sheet:
            sheet.write_url(row, 0, _link_to(line.sheet), formats.link, text)
            continue
        plain = formats.section if line.is_heading else formats.line
        sheet.write_string(row, 0, text, formats.title if row == 0 else plain)
        height = _TITLE if row == 0 else _height(_lines(text, _COVER))
        sheet.set_row(row, height + (_LINE / 2 if line.is_heading else 0))
    _set_print(sheet)


def write_sheet(sheet: Worksheet, own: Sheet, formats: Formats) -> None:
    """Write the lines above the table, the table, and how it is seen and printed."""
    for row, text in enumerate(own.lead):
        sheet.write_string(row, 0, cell_text(text), formats.title if row == 0 else formats.lead)
    sheet.set_row(0, _TITLE)
    head, table = len(own.lead), own.table
    rows = table.rows or (("",) * len(table.columns),)
    last_row, last = head + len(rows), len(table.columns) - 1
    titles = [cell_text(column.name) for column in table.columns]
    sheet.add_table(
        head, 0, last_row, last,
        {
            "name": own.table_name,
            "style": _TABLE_STYLE,
            "autofilter": len(rows) >= FEWEST_TO_FILTER,
            "columns": [{"header": title, "header_format": formats.heading} for title in titles],
        },
    )  # fmt: skip
    widths = _widths(titles, rows)
    for number, width in enumerate(widths):
        sheet.set_column(number, number, width)
    sheet.set_row(head, _height(_most_lines(titles, widths)))
    for line, cells in enumerate(rows, start=head + 1):
        _write_row(sheet, line, cells, widths, formats)
    for line, target in enumerate(own.links, start=head + 1):
        sheet.write_url(line, 0, _link_to(target), formats.link, cell_text(target))
    sheet.freeze_panes(head + 1, 1 if last else 0)
    sheet.ignore_errors({"number_stored_as_text": f"A{head + 1}:XFD{last_row + 1}"})
    sheet.repeat_rows(head)
    _set_print(sheet, is_landscape=last > 4)


def _write_row(
    sheet: Worksheet, row: int, cells: Sequence[Cell], widths: Sequence[int], formats: Formats
) -> None:
    """Write a number as a number, a text as a text, and nothing where there is nothing."""
    texts = [_shown(cell) for cell in cells]
    for column, (cell, text) in enumerate(zip(cells, texts, strict=True)):
        if isinstance(cell, Decimal | int):
            sheet.write_number(row, column, cell, formats.number(decimals_of(Decimal(cell))))
        elif text:
            wraps = _lines(text, widths[column]) > 1
            sheet.write_string(row, column, text, formats.text(text, wraps=wraps))
    lines = _most_lines(texts, widths)
    if lines > 1:
        sheet.set_row(row, _height(lines))


def _set_print(sheet: Worksheet, *, is_landscape: bool = False) -> None:
    """Set A4, as wide as the table, as long as it takes."""
    if is_landscape:
        sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)


def _widths(titles: Sequence[str], rows: Sequence[Sequence[Cell]]) -> list[int]:
    """Return the width of each column: of its longest cell, its heading in two lines."""
    widths = []
    for number, title in enumerate(titles):
        longest = max(_display_width(_shown(cells[number])) for cells in rows)
        wanted = max(longest, (_display_width(title) + 1) // 2) + 2
        widths.append(min(max(wanted, _NARROWEST), _WIDEST))
    return widths


def _most_lines(texts: Sequence[str], widths: Sequence[int]) -> int:
    return max(_lines(text, width) for text, width in zip(texts, widths, strict=True))


def _lines(text: str, width: int) -> int:
    """Return in how many lines a text stands in a column; words leave some room at their ends."""
    return -(-_display_width(text) // max(width - 2, 1))


def _height(lines: int) -> int:
    return min(_LINE * max(lines, 1), _TALLEST)


def _shown(cell: Cell) -> str:
    return "" if cell is None else cell_text(cell) if isinstance(cell, str) else str(cell)


def _link_to(name: str) -> str:
    return f"internal:'{sheet_name(name)}'!A1"
