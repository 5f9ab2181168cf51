"""The data page: every table of the site as CSV, and what its columns hold."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from reportgen.pages.displays import head_of
from reportgen.pages.downloads import COLUMNS, grid_csv, indicator_csv
from reportgen.pages.links import relative_link
from reportgen.pages.page import PageSpec
from reportgen.pages.views import Entry, Grid, GridCell, GridColumn, GridGroup, GridRow
from reportgen.pages.wording import count_text, size_text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from reportgen.pages.publication import Publication


@dataclass(frozen=True, kw_only=True)
class Download:
    """One file to download: its path below the site and how its bytes are made."""

    path: str
    label: str
    kind: str
    rows: int
    make: Callable[[], bytes]


def data_pages(publication: Publication) -> Iterator[PageSpec]:
    """Return the data page; none when there is no value at all."""
    if not publication.indicators:
        return
    say = publication.words.gettext
    path = publication.page("data")
    yield PageSpec(
        path=path,
        template="data.html",
        kind="data",
        title=say("数据"),
        description=say(
            "本报告的全部数值，每张表一个CSV文件（UTF-8，带BOM，可直接用表格软件打开）。"
        ),
        section=path,
        breadcrumb=(publication.home,),
        made_from=("content/figures.yml", "content/tables.yml", "content/indicators.yml"),
        context=lambda here: _context(publication, here),
    )


def downloads(publication: Publication) -> Iterator[Download]:
    """Return every CSV of the site: indicators, then the figures and tables that are placed."""
    for key in publication.indicators:
        yield Download(
            path=publication.indicator_csv(key),
            label=publication.say(publication.config.indicators[key].name),
            kind="indicator",
            rows=len(publication.rows_of(key)),
            make=_indicator_maker(publication, key),
        )
    shown = (*publication.placed, *(("", "figure", key) for key in publication.own_figures))
    for _, kind, key in shown:
        spec = publication.display(kind, key)
        grid = publication.grid(kind, key)
        number = publication.number_of(kind, key)
        yield Download(
            path=publication.grid_file(kind, key),
            label=f"{number} {publication.say(spec.title)}".lstrip(),
            kind=kind,
            rows=len(grid.rows),
            make=_grid_maker(publication, kind, key),
        )


def _indicator_maker(publication: Publication, key: str) -> Callable[[], bytes]:
    return cache(lambda: indicator_csv(publication, key))


def _grid_maker(publication: Publication, kind: str, key: str) -> Callable[[], bytes]:
    def make() -> bytes:
        grid = publication.grid(kind, key)
        return grid_csv(publication, grid, head_of(publication, grid))

    return cache(make)


def _context(publication: Publication, here: str) -> Mapping[str, object]:
    say = publication.words.gettext
    files = tuple(downloads(publication))
    titled = (("figure", say("图的数据")), ("table", say("表的数据")), ("indicator", say("指标")))
    groups = tuple(
        GridGroup(label=title, grid=_grid(publication, here, title, own))
        for kind, title in titled
        if (own := tuple(file for file in files if file.kind == kind))
    )
    dictionary = tuple(Entry(label=name, text=say(text)) for name, text in COLUMNS.items())
    return {"groups": groups, "dictionary": dictionary}


def _grid(publication: Publication, here: str, name: str, files: tuple[Download, ...]) -> Grid:
    say = publication.words.gettext
    columns = (
        GridColumn(label=say("行数")),
        GridColumn(label=say("大小")),
        GridColumn(label=say("下载"), is_number=False),
    )
    rows = tuple(
        GridRow(
            label=file.label,
            cells=(
                GridCell(text=count_text(publication, file.rows)),
                GridCell(text=size_text(publication, len(file.make()))),
                GridCell(text="CSV", href=relative_link(here, file.path), is_number=False),
            ),
        )
        for file in files
    )
    return Grid(name=name, head=say("表"), columns=columns, rows=rows)
