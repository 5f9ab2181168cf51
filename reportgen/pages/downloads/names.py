"""What files to download are called, and which figures and tables they hold."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportgen.facts.own_figures import page_of_own

if TYPE_CHECKING:
    from reportgen.facts.model import Observation
    from reportgen.pages.publication import Publication


def stem(publication: Publication) -> str:
    """Return what the files of the whole edition are called: ``yrd-cii-2024``."""
    report = publication.config.report
    name, address = report.id.lower(), report.address.lower()
    return name if name.endswith(address) else f"{name}-{address}"


def edition_file(publication: Publication, ending: str) -> str:
    """Return the path of a file of the whole edition: its name tells it from other editions."""
    return publication.shared("data", stem(publication) + ending)


def edition_workbook(publication: Publication) -> str:
    """Return the path of the workbook of the whole edition in the language of the publication."""
    return edition_file(publication, f"-{publication.language}.xlsx")


def indicator_workbook(publication: Publication, indicator: str) -> str:
    """Return the path of the workbook of an indicator: its words have a language."""
    return f"{publication.prefix}data/indicators/{indicator.lower()}.xlsx"


def shown_displays(publication: Publication) -> tuple[tuple[str, str, str], ...]:
    """Return (page, kind, id) of every figure and table shown, the program's own included."""
    own = ((publication.page(page_of_own(key)), "figure", key) for key in publication.own_figures)
    return (*publication.placed, *own)


def rows_behind(publication: Publication, kind: str, identifier: str) -> tuple[Observation, ...]:
    """Return the observations a figure or table rests on, in the order they appear."""
    cells = (fact for row in publication.grid(kind, identifier).rows for fact in row.cells)
    rows = (row for fact in cells for row in (*fact.trail.cells, *fact.trail.also))
    return tuple(dict.fromkeys(rows))
