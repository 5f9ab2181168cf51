"""How a table is opened: one line each for a spreadsheet, Python and R."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportgen.pages.languages import N_

if TYPE_CHECKING:
    from reportgen.pages.publication import Publication

TEXT_COLUMNS = ("region", "destination", "period", "data_year")
"""Columns of codes and years that programs would take for numbers."""

EXCEL = N_(
    "双击%(workbook)s即可。打开CSV请用“数据”中的“从文本/CSV”，编码选65001（UTF-8），"
    "数据类型检测选“不检测”，否则2024-03这样的时期会变成日期。"
)


def python_line(name: str) -> str:
    """Return the line that reads the table of all values in Python, with pandas."""
    types = ", ".join(f'"{column}": str' for column in TEXT_COLUMNS)
    return (
        f'import pandas; values = pandas.read_csv("{name}", encoding="utf-8-sig", '
        f'dtype={{{types}}}, keep_default_na=False, na_values=[""])'
    )


def r_line(name: str) -> str:
    """Return the line that reads the table of all values in R, without a package."""
    classes = ", ".join(f'{column} = "character"' for column in TEXT_COLUMNS)
    return (
        f'values <- read.csv("{name}", fileEncoding = "UTF-8-BOM", na.strings = "", '
        f"colClasses = c({classes}))"
    )


def ways(publication: Publication, workbook: str, values: str) -> tuple[tuple[str, str, bool], ...]:
    """Return (program, how, whether that is code) of every way to open the tables.

    ``workbook`` and ``values`` say where the workbook and the table of all values lie.
    """
    say = publication.words.gettext
    return (
        ("Excel", say(EXCEL) % {"workbook": workbook}, False),
        ("Python", python_line(values), True),
        ("R", r_line(values), True),
    )
