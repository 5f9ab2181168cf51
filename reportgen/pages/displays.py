"""Figures and tables as pages show them: a grid of texts, each leading to its cell."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from markupsafe import Markup

from reportgen.pages.downloads import grid_csv
from reportgen.pages.links import display_anchor, relative_link
from reportgen.pages.views import FileLink, Grid, GridCell, GridColumn, GridRow, Link
from reportgen.pages.wording import (
    MARKS,
    csv_link,
    fact_text,
    missing_reason,
    source_link,
    symbol_lines,
    unit_name,
)

if TYPE_CHECKING:
    from reportgen.facts.grid import FactGrid
    from reportgen.facts.model import Fact
    from reportgen.pages.publication import Publication


NOTHING = Markup()


@dataclass(frozen=True, kw_only=True)
class Display:
    """A figure or table with everything around it; ``svg`` is empty for a table.

    ``unit`` is that of the whole table, empty where columns or cells name their own.
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
    description: str = ""
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
    unit = _one_unit(facts) if kind == "table" else ""
    chart = publication.chart(identifier) if kind == "figure" else None
    title = publication.say(spec.title)
    data = grid_csv(publication, facts, head_of(publication, facts))
    return Display(
        anchor=display_anchor(kind, identifier),
        number=publication.number_of(kind, identifier),
        title=title,
        unit=unit_name(publication, unit),
        grid=fact_grid(publication, here, facts, name=title, unit=unit),
        sources=_sources(publication, here, cells),
        symbols=symbol_lines(publication, ((f.status, f.is_missing) for f in cells)),
        files=(csv_link(publication, here, publication.grid_csv(kind, identifier), data),),
        note=publication.say(spec.note),
        missing=publication.say(spec.missing),
        description=chart.description if chart else "",
        # Drawn by this program from the report's own facts, never taken from content.
        svg=Markup(chart.svg) if chart else Markup(),  # noqa: S704
        svg_narrow=Markup(chart.svg_narrow) if chart else Markup(),  # noqa: S704
    )


def fact_grid(
    publication: Publication, here: str, facts: FactGrid, *, name: str, unit: str = ""
) -> Grid:
    """Return a grid of facts as texts; ``unit`` is named elsewhere for the whole grid."""
    columns = tuple(
        GridColumn(
            label=publication.say(column.label),
            unit="" if column.unit == unit else unit_name(publication, column.unit),
            is_number=any(row.cells[n].word is None for row in facts.rows),
        )
        for n, column in enumerate(facts.columns)
    )
    rows = tuple(
        GridRow(
            label=publication.say(row.label),
            href=_row_link(publication, here, facts.kind, row.id),
            cells=tuple(
                fact_cell(publication, here, fact, with_unit=not column.unit)
                for fact, column in zip(row.cells, facts.columns, strict=True)
            ),
        )
        for row in facts.rows
    )
    return Grid(name=name, head=head_of(publication, facts), columns=columns, rows=rows)


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
    """Return the link to the row of the value a fact is about, if it rests on any.

    Of a rate that is the last value; of a rank or share the first, before those compared with.
    """
    if not fact.trail.cells:
        return ""
    own = 0 if fact.measure in {"rank", "share"} else -1
    cell = publication.cell(fact.trail.cells[own])
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
