"""Every file to download, in the order the data page lists them."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from functools import cache, cached_property, partial
from typing import TYPE_CHECKING

from reportgen.cache import key_of
from reportgen.pages.displays import head_of
from reportgen.pages.downloads.archive import archive_bytes
from reportgen.pages.downloads.books import display_book, edition_book, indicator_book
from reportgen.pages.downloads.csv_file import table_csv
from reportgen.pages.downloads.dictionary import dictionary_table
from reportgen.pages.downloads.grids import grid_table
from reportgen.pages.downloads.names import (
    edition_file,
    edition_workbook,
    indicator_workbook,
    shown_displays,
)
from reportgen.pages.downloads.observations import indicator_table, long_table
from reportgen.pages.downloads.package import PACKAGE, SCHEMA_FILE, package_bytes, schema_bytes
from reportgen.pages.downloads.texts import SUMS_FILE, checksums, texts_of
from reportgen.pages.downloads.workbook import workbook_bytes, writing_code

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from reportgen.pages.downloads.book import Book
    from reportgen.pages.downloads.table import Table
    from reportgen.pages.publication import Publication
    from reportgen.pages.site import Site


@dataclass(frozen=True, kw_only=True)
class Download:
    """One file to download: its path below the site and how its bytes are made, once.

    ``kind``      what it holds: ``indicator``, ``figure``, ``table``, or ``edition`` for all.
    ``key``       the id of the indicator, figure or table; of the edition, which file it is.
    ``language``  the language of its words; empty for a file all languages share.
    ``table``     the table it is written from, None for an archive or a workbook.
    """

    path: str
    kind: str
    key: str
    language: str
    make: Callable[[], bytes]
    table: Callable[[], Table] | None = None

    @property
    def ending(self) -> str:
        """Return the format: csv, xlsx, zip and so on."""
        return self.path.rpartition(".")[2]

    def count_rows(self) -> int:
        """Return the number of rows of the table it is written from; 0 without one."""
        return len(self.table().rows) if self.table else 0

    @cached_property
    def sha256(self) -> str:
        """Return the SHA-256 of the file in hexadecimal digits."""
        return hashlib.sha256(self.make()).hexdigest()


def files_of(site: Site) -> Mapping[str, Download]:
    """Return every file to download by its path: the edition's first, then single tables."""
    publications = tuple(site.publications.values())
    tables = [file for each in publications for file in _tables(each)]
    first = publications[0]
    edition = tuple(_edition(publications, tables)) if first.indicators else ()
    return {file.path: file for file in (*edition, *tables)}


def _tables(publication: Publication) -> Iterator[Download]:
    """Yield the files of single tables in one language; shared ones come with the first."""
    make = partial(_download, publication)
    for _, kind, key in shown_displays(publication):
        path = partial(publication.grid_file, kind, key)
        yield make(path(), kind, key, table=partial(_grid_table, publication, kind, key))
        yield make(path("xlsx"), kind, key, book=partial(display_book, publication, kind, key))
        chart = publication.chart(key) if kind == "figure" else None
        if chart is not None and chart.png:
            yield make(path("png"), kind, key, data=chart.picture)
    for key in publication.indicators:
        if publication.is_first:
            table = partial(indicator_table, publication, key)
            yield make(publication.indicator_csv(key), "indicator", key, table=table, language="")
        own = indicator_workbook(publication, key)
        yield make(own, "indicator", key, book=partial(indicator_book, publication, key))


def _edition(publications: Sequence[Publication], tables: Sequence[Download]) -> Iterator[Download]:
    """Yield the files of the whole edition, the archive first."""
    first = publications[0]
    make = partial(_download, first, kind="edition", language="")
    long = make(edition_file(first, "-long.csv"), key="long", table=partial(long_table, first))
    dictionary = make(
        edition_file(first, "-dictionary.csv"),
        key="dictionary",
        table=partial(dictionary_table, first),
    )
    books = [
        _download(
            each, edition_workbook(each), "edition", "workbook", book=partial(edition_book, each)
        )
        for each in publications
    ]
    texts = [
        make(first.shared(name), key=name, data=text.encode)
        for name, text in texts_of(publications).items()
    ]
    package = make(
        first.shared(PACKAGE),
        key="package",
        data=partial(package_bytes, publications, [long, dictionary, *tables]),
    )
    schema = make(first.shared(SCHEMA_FILE), key="schema", data=partial(schema_bytes, publications))
    whole = [long, dictionary, *books, package, schema, *texts]
    packed = [*whole, *(file for file in tables if file.ending == "csv")]
    zipped = partial(archive_bytes, first, packed)
    archive = make(edition_file(first, ".zip"), key="archive", data=zipped)
    summed = [archive, *whole, *tables]
    sums = partial(checksums, summed, first.config.report.address)
    yield from (archive, *whole)
    yield make(first.shared(SUMS_FILE), key="sums", data=sums)


def _grid_table(publication: Publication, kind: str, key: str) -> Table:
    grid = publication.grid(kind, key)
    return grid_table(publication, grid, head_of(publication, grid))


def _workbook(publication: Publication, book: Book) -> bytes:
    """Return a workbook, remembered by everything that is in it."""
    key = key_of("workbook", writing_code(), repr(book))
    return publication.site.cache.remember(key, partial(workbook_bytes, book))


def _download(
    publication: Publication,
    path: str,
    kind: str,
    key: str,
    *,
    language: str | None = None,
    table: Callable[[], Table] | None = None,
    book: Callable[[], Book] | None = None,
    data: Callable[[], bytes] | None = None,
) -> Download:
    """Return a file written from a table, a book or bytes of its own."""
    known = cache(table) if table else None

    def made() -> bytes:
        if known is not None:
            return table_csv(known())
        if book is not None:
            return _workbook(publication, book())
        return data() if data else b""

    return Download(
        path=path,
        kind=kind,
        key=key,
        language=publication.language if language is None else language,
        make=cache(made),
        table=known,
    )
