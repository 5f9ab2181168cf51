"""A workbook before it is written: a cover, then sheets with one table each.

Source: the conventions for accessible spreadsheets of the UK Government Analysis Function: a cover
        and notes, one table a sheet, marked as a table with a name, titles in A1, no merged cells,
        no empty row or column, words for symbols, the first sheet open at its first cell.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reportgen.pages.downloads.table import Table

LEAD_LINES = 3
"""Lines above the headings on a sheet of data: the headings stand in row 4."""


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
