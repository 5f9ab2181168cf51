"""Figures and tables as pages show them: a grid of texts, each leading to its cell."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from markupsafe import Markup

from reportgen.pages.badges import named_badge
from reportgen.pages.columns import bar_lengths, comparable_values, own_cell, point_pads
from reportgen.pages.links import display_anchor, relative_link
from reportgen.pages.views import FileLink, Grid, GridCell, GridColumn, GridRow, Link
from reportgen.pages.wording import (
    MARKS,
    TABLE_FORMATS,
    fact_text,
    file_link,
    missing_reason,
    picture_link,
    source_link,
    symbol_lines,
    unit_name,
)

if TYPE_CHECKING:
    from reportgen.facts.grid import FactGrid
    from reportgen.facts.model import Fact
    from reportgen.pages.notices import Notice
    from reportgen.pages.publication import Publication


NOTHING = Markup()


@dataclass(frozen=True, kw_only=True)
class Display:
    """A figure or table with everything around it; ``svg`` is empty for a table.

    ``unit`` is that of the whole table, empty where columns or cells name their own. ``page`` leads
    to the page of a figure.
    """

    anchor: str
    number: str
    title: str
    unit: str
    grid: Grid
    sources: tuple[Link, ...]
    symbols: tuple[str, ...]
    files: tuple[FileLink, ...]
    note: str = ""
    missing: str = ""
    corrections: tuple[Notice, ...] = ()
    description: str = ""
    page: str = ""
    svg: Markup = NOTHING
    svg_narrow: Markup = NOTHING


@dataclass(frozen=True, kw_only=True)
class Headline:
    """A figure shown outside its chapter; ``href`` leads to where its data and sources stand."""

    svg: Markup
    svg_narrow: Markup
    number: str
    title: str
    description: str
    href: str


def show_headline(
    publication: Publication, here: str, page: str, identifier: str
) -> Headline | None:
    """Return a figure placed on ``page`` for the page ``here``, None where it is not drawn."""
    chart = publication.chart(identifier)
    if chart is None:
        return None
    return Headline(
        # Drawn by this program, as in show_display.
        svg=Markup(chart.svg),  # noqa: S704
        svg_narrow=Markup(chart.svg_narrow),  # noqa: S704
        number=publication.number_of("figure", identifier),
        title=publication.say(publication.config.figures[identifier].title),
        description=chart.description,
        href=relative_link(here, page, display_anchor("figure", identifier)),
    )


def show_display(publication: Publication, here: str, kind: str, identifier: str) -> Display:
    """Return a figure or table of the configuration for the page ``here``."""
    spec = publication.display(kind, identifier)
    facts = publication.grid(kind, identifier)
    cells = [fact for row in facts.rows for fact in row.cells]
    unit = _one_unit(facts)
    is_table = kind == "table"
    chart = publication.chart(identifier) if kind == "figure" else None
    title = publication.say(spec.title)
    picture = picture_link(publication, here, identifier) if chart else None
    files = (file_link(here, publication.grid_file(kind, identifier, e)) for e in TABLE_FORMATS)
    return Display(
        anchor=display_anchor(kind, identifier),
        number=publication.number_of(kind, identifier),
        title=title,
        unit=unit_name(publication, unit) if is_table else "",
        grid=fact_grid(publication, here, facts, name=title, unit=unit, says_unit=not is_table),
        sources=_sources(publication, here, cells),
        symbols=symbol_lines(publication, ((f.status, f.is_missing) for f in cells)),
        files=(*files, *((picture,) if picture else ())),
        note=publication.say(spec.note),
        missing=publication.say(spec.missing),
        corrections=publication.notices.on_display(kind, identifier, here),
        description=chart.description if chart else "",
        page=_own_page(publication, here, kind, identifier),
        # Drawn by this program from the report's own facts, never taken from content.
        svg=Markup(chart.svg) if chart else Markup(),  # noqa: S704
        svg_narrow=Markup(chart.svg_narrow) if chart else Markup(),  # noqa: S704
    )


def _own_page(publication: Publication, here: str, kind: str, identifier: str) -> str:
    """Return the link to the page of a figure, empty on that page and where it has none."""
    path = publication.page("figures", identifier)
    is_placed = any((k, key) == (kind, identifier) for _, k, key in publication.placed)
    return relative_link(here, path) if kind == "figure" and is_placed and here != path else ""


def fact_grid(
    publication: Publication,
    here: str,
    facts: FactGrid,
    *,
    name: str,
    unit: str = "",
    says_unit: bool = False,
) -> Grid:
    """Return a grid of facts as texts; ``unit`` is named once for the whole grid.

    ``says_unit``: the grid names it itself, since nothing above it does.
    """
    columns, by_column = [], []
    for n, column in enumerate(facts.columns):
        cells = _column_cells(publication, here, facts, n)
        by_column.append(cells)
        columns.append(
            GridColumn(
                label=publication.say(column.label),
                unit="" if column.unit == unit else unit_name(publication, column.unit),
                is_number=any(row.cells[n].word is None for row in facts.rows),
                has_bars=any(cell.bar for cell in cells),
            )
        )
    rows = tuple(
        GridRow(
            label=publication.say(row.label),
            href=_row_link(publication, here, facts.kind, row.id),
            cells=cells,
        )
        for row, cells in zip(facts.rows, zip(*by_column, strict=True), strict=True)
    )
    return Grid(
        name=name,
        head=head_of(publication, facts),
        columns=tuple(columns),
        rows=rows,
        unit=unit_name(publication, unit) if says_unit else "",
    )


def _column_cells(
    publication: Publication, here: str, facts: FactGrid, n: int
) -> tuple[GridCell, ...]:
    """Return the cells of a column with what makes them easy to compare."""
    column = facts.columns[n]
    own = [row.cells[n] for row in facts.rows]
    cells = [fact_cell(publication, here, fact, with_unit=not column.unit) for fact in own]
    bars = bar_lengths(comparable_values(facts, n))
    pads = point_pads([cell.text for cell in cells])
    rule = column.selection.tiers or ""
    badges = [
        named_badge(publication, rule, cell.text, is_open=fact.qualifier == "~")
        if fact.measure == "tier"
        else None
        for fact, cell in zip(own, cells, strict=True)
    ]
    return tuple(
        replace(cell, bar=bar, is_bound=fact.qualifier != "=", pad=pad, badge=badge)
        for cell, fact, bar, pad, badge in zip(cells, own, bars, pads, badges, strict=True)
    )


def fact_cell(publication: Publication, here: str, fact: Fact, *, with_unit: bool) -> GridCell:
    """Return a fact as a cell that leads to the row of the value it is about."""
    words = publication.words
    if fact.is_missing:
        hint = missing_reason(words, fact.status)
        return GridCell(text="…", hint=hint, is_missing=True)
    mark, meaning = MARKS.get(fact.status, ("", ""))
    return GridCell(
        text=fact_text(publication, fact, with_unit=with_unit),
        href=cell_link(publication, here, fact),
        hint=fact.trail.formula,
        is_number=fact.word is None,
        mark=mark,
        mark_hint=words.gettext(meaning) if meaning else "",
    )


def cell_link(publication: Publication, here: str, fact: Fact) -> str:
    """Return the link to the row of the value a fact is about, if it rests on any."""
    own = own_cell(fact)
    if own is None:
        return ""
    cell = publication.cell(own)
    return relative_link(here, cell.page, cell.anchor)


def head_of(publication: Publication, facts: FactGrid) -> str:
    """Return what stands above the row headings of a grid."""
    say = publication.words.gettext
    return {
        "periods": say("时期"),
        "regions": say("区域"),
        "indicators": say("指标"),
        "editions": say("版次"),
    }.get(facts.kind, say("项目"))


def _row_link(publication: Publication, here: str, kind: str, identifier: str) -> str:
    if kind == "regions" and identifier in publication.profiles:
        return relative_link(here, publication.page("regions", identifier))
    if kind == "indicators" and identifier in publication.indicators:
        return relative_link(here, publication.page("indicators", identifier))
    return ""


def _one_unit(facts: FactGrid) -> str:
    """Return the unit all columns share, or an empty text."""
    units = {column.unit for column in facts.columns}
    return units.pop() if len(units) == 1 else ""


def _sources(publication: Publication, here: str, cells: list[Fact]) -> tuple[Link, ...]:
    """Return the sources of the values shown, in the order they appear."""
    ids = dict.fromkeys(
        row.source for fact in cells for row in (*fact.trail.cells, *fact.trail.also)
    )
    links = (source_link(publication, here, source) for source in ids)
    return tuple(link for link in links if link is not None)
