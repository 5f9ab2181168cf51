"""A workbook as bytes: the same content gives the same bytes."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import cache
from importlib.metadata import version
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

from reportgen.cache import key_of
from reportgen.pages.downloads.sheets import (
    LONGEST_SHEET_NAME,
    Formats,
    cell_text,
    sheet_name,
    write_cover,
    write_sheet,
)
from reportgen.pages.languages import HTML_LANGUAGE

if TYPE_CHECKING:
    from reportgen.pages.downloads.book import Book

_WRITES = ("workbook.py", "sheets.py", "csv_file.py")
_CORE = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/'
    'core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/">'
    "<dc:title>{title}</dc:title><dc:language>{language}</dc:language></cp:coreProperties>"
)


@cache
def writing_code() -> str:
    """Return a hash of all that writes, so that a changed program never takes an old workbook."""
    files = (Path(__file__).with_name(name) for name in _WRITES)
    return key_of(version("xlsxwriter"), *(file.read_bytes() for file in files))


def workbook_bytes(book: Book) -> bytes:
    """Return a workbook as bytes, without author, path or time."""
    from xlsxwriter.workbook import Workbook  # noqa: PLC0415 - checking makes no workbook

    data = BytesIO()
    workbook = Workbook(data, {"in_memory": True})
    workbook._get_packager = lambda: _packager(book)  # noqa: SLF001 - made to be replaced
    # Only in case the next version asks another for the properties: never the clock.
    workbook.set_properties({"created": datetime(1980, 1, 1, tzinfo=UTC)})
    formats = Formats(workbook, book.language)
    names = _sheet_names(book)
    write_cover(workbook.add_worksheet(names[0]), book.cover, formats)
    for name, sheet in zip(names[1:], book.sheets, strict=True):
        write_sheet(workbook.add_worksheet(name), sheet, formats)
    workbook.close()
    return data.getvalue()


def _sheet_names(book: Book) -> list[str]:
    """Return the names on the tabs: no two alike, none with a sign or a length Excel refuses."""
    names: list[str] = []
    for text in (book.cover_name, *(sheet.name for sheet in book.sheets)):
        name, count = sheet_name(text), 2
        while name.casefold() in {other.casefold() for other in names}:
            ending = f" {count}"
            name, count = sheet_name(text)[: LONGEST_SHEET_NAME - len(ending)] + ending, count + 1
        names.append(name)
    return names


def _packager(book: Book) -> object:
    """Return what packs a workbook, with properties of our own: title and language, nothing else.

    The library's own properties always hold a time of creation.
    """
    from xlsxwriter.packager import Packager  # noqa: PLC0415 - checking makes no workbook

    packager = Packager()
    title = escape(cell_text(book.cover[0].text))
    core = _CORE.format(title=title, language=HTML_LANGUAGE[book.language])
    packager._write_core_file = lambda: packager._filename("docProps/core.xml").write(core)  # noqa: SLF001
    return packager
