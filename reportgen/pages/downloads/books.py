"""Which sheets a workbook has: of a figure or table, of an indicator, of the whole edition."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportgen.findings import display_width
from reportgen.pages.displays import head_of
from reportgen.pages.downloads.book import Book, Sheet
from reportgen.pages.downloads.cover import cover_lines, notes_table, sources_table
from reportgen.pages.downloads.grids import grid_table
from reportgen.pages.downloads.in_words import observations_in_words
from reportgen.pages.downloads.names import rows_behind, shown_displays
from reportgen.pages.downloads.table import Column, make_table

LONGEST_LEAD = 100
"""Columns of text a line above a table may take."""

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from reportgen.facts.model import Observation
    from reportgen.pages.downloads.table import Table
    from reportgen.pages.publication import Publication


def display_book(publication: Publication, kind: str, identifier: str) -> Book:
    """Return the workbook of a figure or table that is placed on a page."""
    sheet = _display_sheet(publication, kind, identifier)
    spec = publication.display(kind, identifier)
    remarks = (publication.say(spec.note), publication.say(spec.missing))
    rows = rows_behind(publication, kind, identifier)
    return _book(publication, sheet.lead[0], (sheet,), remarks, rows)


def indicator_book(publication: Publication, indicator: str) -> Book:
    """Return the workbook of an indicator: every observation of it."""
    say, found = publication.words.gettext, publication.config.indicators[indicator]
    title, rows = publication.say(found.name), publication.rows_of(indicator)
    sheet = Sheet(
        name=say("数据"),
        table_name="data",
        lead=_lead(publication, title, rows),
        table=observations_in_words(publication, rows),
    )
    remarks = (
        publication.say(found.definition),
        *(
            say("口径变化（%(period)s）：%(reason)s")
            % {"period": one.period, "reason": publication.say(one.reason)}
            for one in found.breaks
        ),
    )
    return _book(publication, title, (sheet,), remarks, rows)


def edition_book(publication: Publication) -> Book:
    """Return the workbook of the edition: every figure and table, and every observation."""
    say = publication.words.gettext
    rows = [row for key in publication.indicators for row in publication.rows_of(key)]
    title = publication.say(publication.config.report.title)
    every = Sheet(
        name=say("全部数值"),
        table_name="all_values",
        lead=_lead(publication, say("全部指标的全部数值"), ()),
        table=observations_in_words(publication, rows, with_indicator=True),
    )
    shown = [_display_sheet(publication, kind, key) for _, kind, key in shown_displays(publication)]
    return _book(publication, title, (*shown, every), (), rows)


def _book(
    publication: Publication,
    title: str,
    sheets: Sequence[Sheet],
    remarks: Iterable[str],
    rows: Sequence[Observation],
) -> Book:
    """Return a workbook with cover and notes before its sheets.

    With more than one sheet of data there are also contents and, apart from the notes, sources.
    """
    say = publication.words.gettext
    sources = sources_table(publication, rows)
    tables, is_one = [sheet.table for sheet in sheets], len(sheets) == 1
    notes = notes_table(publication, tables, remarks, sources if is_one else None)
    before = (
        *([] if is_one else [_contents(publication, sheets)]),
        _own_sheet(say("阅读说明"), "notes", notes),
        *([] if is_one else [_own_sheet(say("来源"), "sources", sources)]),
    )
    linked = (*before, *sheets) if is_one else before
    return Book(
        language=publication.language,
        cover_name=say("封面"),
        cover=cover_lines(publication, title, [sheet.name for sheet in linked]),
        sheets=(*before, *sheets),
    )


def _contents(publication: Publication, sheets: Sequence[Sheet]) -> Sheet:
    say = publication.words.gettext
    columns = (Column(name=say("工作表")), Column(name=say("内容")), Column(name=say("行数")))
    rows = ((sheet.name, sheet.lead[0], len(sheet.table.rows)) for sheet in sheets)
    return Sheet(
        name=say("目录"),
        table_name="contents",
        lead=(say("目录"),),
        table=make_table(columns, rows),
        links=tuple(sheet.name for sheet in sheets),
    )


def _own_sheet(name: str, table_name: str, table: Table) -> Sheet:
    return Sheet(name=name, table_name=table_name, lead=(name,), table=table)


def _display_sheet(publication: Publication, kind: str, identifier: str) -> Sheet:
    number = publication.number_of(kind, identifier)
    spec, grid = publication.display(kind, identifier), publication.grid(kind, identifier)
    title = publication.say(spec.title)
    return Sheet(
        name=number or _name_of_own(publication, identifier),
        # What a name in Excel may not have, so that no two ids give one name.
        table_name=f"{kind}_{identifier}".replace(".", "..").replace("-", "."),
        lead=_lead(
            publication,
            f"{number} {title}".lstrip(),
            rows_behind(publication, kind, identifier),
        ),
        table=grid_table(publication, grid, head_of(publication, grid), in_words=True),
    )


def _name_of_own(publication: Publication, figure: str) -> str:
    """Return what a figure of the program, which has no number, is called on a tab."""
    place = list(publication.own_figures).index(figure) + 1
    return publication.words.gettext("附图%(number)s") % {"number": place}


def _lead(publication: Publication, title: str, rows: Sequence[Observation]) -> tuple[str, ...]:
    """Return the three lines above a table of data: title, how to read it, where it is from.

    A line runs on over the cells beside it, so many sources are left to the notes.
    """
    say = publication.words.gettext
    sources = dict.fromkeys(
        publication.say(found.title)
        for row in rows
        if (found := publication.config.sources.get(row.source)) is not None
    )
    separator = "；" if publication.language == "zh" else "; "
    named = say("来源：%(sources)s") % {"sources": separator.join(sources)}
    is_short = bool(sources) and display_width(named) <= LONGEST_LEAD
    return (
        title,
        say("单位见列标题。没有数值的单元格为空，原因在旁边的列里。"),
        named if is_short else say("出处见说明。"),
    )
