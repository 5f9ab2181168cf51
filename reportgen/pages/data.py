"""The data page: every table of the site to download, and how to read it."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from reportgen.pages.citation import apa, gb7714, work_of
from reportgen.pages.cite import citation_path
from reportgen.pages.downloads.cover import licence_text
from reportgen.pages.downloads.describe import contents_of, title_of
from reportgen.pages.downloads.dictionary import code_meanings
from reportgen.pages.downloads.loading import ways
from reportgen.pages.downloads.names import edition_file, edition_workbook, shown_displays
from reportgen.pages.downloads.observations import COLUMNS
from reportgen.pages.downloads.texts import LICENCE_FILE, SUMS_FILE
from reportgen.pages.links import display_anchor, relative_link
from reportgen.pages.page import PageSpec
from reportgen.pages.slots import hash_slot
from reportgen.pages.views import Entry, FileLink, Link
from reportgen.pages.wording import count_text, file_link

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from reportgen.pages.downloads.catalogue import Download
    from reportgen.pages.publication import Publication

EDITION_FILES = ("archive", "long", "workbook", "package", "dictionary")
"""The files of the whole edition in the order of the page."""


@dataclass(frozen=True, kw_only=True)
class FileCard:
    """A file of the whole edition; ``rows`` is empty for what is not one table."""

    title: str
    text: str
    link: FileLink
    name: str
    sha256: str
    rows: str = ""


@dataclass(frozen=True, kw_only=True)
class TableFiles:
    """A table in all its formats; ``href`` leads to where it is shown."""

    label: str
    href: str
    rows: str
    files: tuple[FileLink, ...]


@dataclass(frozen=True, kw_only=True)
class FileGroup:
    """Tables of one kind, and the SHA-256 of their files by name."""

    label: str
    tables: tuple[TableFiles, ...]
    sums: tuple[Entry, ...]

    @property
    def is_tall(self) -> bool:
        """Return whether the list scrolls by itself."""
        return len(self.tables) > 24


@dataclass(frozen=True, kw_only=True)
class CodeList:
    """The codes a column may hold."""

    column: str
    codes: tuple[Entry, ...]


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
        description=say("本报告的全部数值：整版一次下载，或逐表下载CSV和XLSX。"),
        section=path,
        breadcrumb=(publication.home,),
        made_from=("content/figures.yml", "content/tables.yml", "content/indicators.yml"),
        context=lambda here: _context(publication, here),
    )


def _context(publication: Publication, here: str) -> Mapping[str, object]:
    say = publication.words.gettext
    files = [
        file
        for file in publication.site.files.values()
        if file.language in {"", publication.language}
    ]
    titled = (("figure", say("图的数据")), ("table", say("表的数据")), ("indicator", say("指标")))
    groups = (
        _group(publication, here, title, [file for file in files if file.kind == kind])
        for kind, title in titled
    )
    work = work_of(publication)
    own_file = publication.shared
    workbook, values = edition_workbook(publication), edition_file(publication, "-long.csv")
    return {
        "edition_files": tuple(_cards(publication, here, files)),
        "groups": tuple(group for group in groups if group.tables),
        "ways": ways(publication, *(_name(path) for path in (workbook, values))),
        "licence": licence_text(publication),
        "licence_href": relative_link(here, own_file(LICENCE_FILE)),
        "citations": (gb7714(work), *([apa(work)] if publication.language == "en" else [])),
        "citation_files": tuple(
            Link(label=label, href=relative_link(here, citation_path(publication, ending)))
            for label, ending in (("BibTeX", "bib"), ("RIS", "ris"))
        ),
        "sums": file_link(here, own_file(SUMS_FILE)),
        "dictionary": tuple(Entry(label=c.name, text=say(c.description)) for c in COLUMNS),
        "codes": tuple(_codes(publication)),
    }


def _cards(publication: Publication, here: str, files: Iterable[Download]) -> Iterator[FileCard]:
    by_key = {file.key: file for file in files if file.kind == "edition"}
    for file in (by_key[key] for key in EDITION_FILES):
        yield FileCard(
            title=title_of(publication, file),
            text=contents_of(publication, file),
            link=file_link(here, file.path),
            name=_name(file.path),
            sha256=hash_slot(file.path),
            rows=count_text(publication, file.count_rows()) if file.table else "",
        )


def _group(publication: Publication, here: str, label: str, files: list[Download]) -> FileGroup:
    """Return the tables of one kind, each with the formats it comes in."""
    files = [file for file in files if file.ending != "png"]
    by_key: dict[str, list[Download]] = {}
    for file in files:
        by_key.setdefault(file.key, []).append(file)
    tables = tuple(_table(publication, here, own) for own in by_key.values())
    sums = tuple(Entry(label=_name(file.path), text=hash_slot(file.path)) for file in files)
    return FileGroup(label=label, tables=tables, sums=sums)


def _table(publication: Publication, here: str, files: list[Download]) -> TableFiles:
    first = files[0]
    return TableFiles(
        label=title_of(publication, first),
        href=_shown_at(publication, here, first),
        rows=count_text(publication, first.count_rows()),
        files=tuple(file_link(here, file.path) for file in files),
    )


def _shown_at(publication: Publication, here: str, file: Download) -> str:
    """Return the link to the page a table stands on."""
    if file.kind == "indicator":
        return relative_link(here, publication.page("indicators", file.key))
    shown = {(kind, key): page for page, kind, key in shown_displays(publication)}
    return relative_link(here, shown[file.kind, file.key], display_anchor(file.kind, file.key))


def _name(path: str) -> str:
    return path.rpartition("/")[2]


def _codes(publication: Publication) -> Iterator[CodeList]:
    """Return the codes of each column and what they mean."""
    for column, group in groupby(code_meanings(), key=lambda meaning: meaning[0]):
        codes = tuple(
            Entry(label=code, text=publication.say(meaning)) for _, code, meaning in group
        )
        yield CodeList(column=column, codes=codes)
