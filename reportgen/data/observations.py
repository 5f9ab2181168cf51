"""LOAD the data: every file below ``content/data`` and every data entry of ``report.yml``."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reportgen.config.models import DataFile
from reportgen.data.csv_tables import read_csv_table
from reportgen.data.files import decode, list_data_files, project_path, read_data_bytes
from reportgen.data.frame import Observations, Part, join_parts
from reportgen.data.layouts import Given, read_tidy
from reportgen.data.sheets import has_cells, open_workbook, read_sheet_table
from reportgen.data.vocabulary import STATUSES, suggest_word
from reportgen.data.wide import read_wide
from reportgen.findings import Finding, Location

if TYPE_CHECKING:
    from pathlib import Path

    from reportgen.config.names import Names
    from reportgen.config.project_config import Config
    from reportgen.data.files import DataBytes
    from reportgen.data.tables import Table

PLACE_OF_ENTRIES = ("report", "data")


@dataclass(frozen=True, kw_only=True)
class Entry:
    """A data file to read, what the configuration says of it, and where it says so."""

    file: DataFile
    number: int = -1
    place: Location = Location()  # noqa: RUF009 frozen, so shared safely

    @property
    def is_listed(self) -> bool:
        """Return whether ``report.yml`` names the file."""
        return self.number >= 0


def read_observations(root: Path, config: Config) -> tuple[Observations, tuple[Finding, ...]]:
    """Return every observation below the content folder ``root`` and what cannot be read.

    Entries of ``report.yml`` come first, in their order, then all other ``.csv`` and ``.xlsx``
    files of ``content/data`` by name, read as tidy or flows.
    Missing: files, sheets, rows and cells that cannot be read are left out, each with a finding.
    """
    found, unread = list_data_files(root)
    parts: list[Part] = []
    findings: list[Finding] = list(unread)
    for entry in _entries(root, config, found):
        file, problems = read_data_bytes(root, entry.file.file, entry.place)
        findings += problems
        if file is None:
            continue
        table, problems = _read_table(file, entry)
        findings += problems
        if table is None:
            continue
        part, problems = _read_part(table, entry, config)
        findings += problems
        parts += [part] if part is not None else []
    return join_parts(parts), tuple(findings)


def _entries(root: Path, config: Config, found: tuple[str, ...]) -> list[Entry]:
    entries = [
        Entry(file=file, number=number, place=config.place(*PLACE_OF_ENTRIES, number, "file"))
        for number, file in enumerate(config.report.data)
    ]
    listed = {project_path(root, entry.file.file) for entry in entries}
    return entries + [
        Entry(file=DataFile(file=name)) for name in found if project_path(root, name) not in listed
    ]


def _read_table(file: DataBytes, entry: Entry) -> tuple[Table | None, tuple[Finding, ...]]:
    header_row = entry.file.header_row
    if not file.path.lower().endswith(".xlsx"):
        text, problems = decode(file)
        if text is None:
            return None, problems
        return _with_rows(*read_csv_table(file.path, text, header_row))
    workbook, problems = open_workbook(file)
    if workbook is None:
        return None, problems
    table, problems = read_sheet_table(workbook, entry.file.sheet, header_row, entry.place)
    others = () if entry.is_listed else workbook.sheets[1:]
    unread = tuple(
        Finding(
            code="data/sheet-not-read",
            location=Location(path=file.path, sheet=name, cell="A1"),
            values={"sheet": name, "first": workbook.sheets[0]},
        )
        for name in others
        if has_cells(workbook, name)
    )
    table, problems = _with_rows(table, problems)
    return table, (*problems, *unread)


def _with_rows(
    table: Table | None, problems: tuple[Finding, ...]
) -> tuple[Table | None, tuple[Finding, ...]]:
    """Add a finding for a table with a header only, unless it is known why."""
    if table is None or len(table) or problems:
        return table, problems
    finding = Finding(code="data/no-rows", location=table.header_place(0))
    return table, (*problems, finding)


def _read_part(
    table: Table, entry: Entry, config: Config
) -> tuple[Part | None, tuple[Finding, ...]]:
    """Return the observations of one table."""
    given, problems = _given(entry, config)
    if given is None:
        return None, problems
    if entry.file.layout == "tidy":
        part, findings = read_tidy(table, config, given)
    else:
        part, findings = read_wide(table, config, given, entry.file.layout)
    units = _other_units(part, entry, config) if part else ()
    return part, (*problems, *findings, *units)


def _given(entry: Entry, config: Config) -> tuple[Given | None, tuple[Finding, ...]]:
    """Return what the entry says, as ids; None when a wide file lacks what it cannot say itself.

    Names that are unknown are findings of the configuration's own checks.
    """
    file = entry.file
    needed = {"regions": "indicator", "indicators": "region"}.get(file.layout, "")
    if needed and not getattr(file, needed):
        values = {"file": file.file, "layout": file.layout, "key": needed}
        return None, (Finding(code="data/entry-incomplete", location=entry.place, values=values),)
    problems: tuple[Finding, ...] = ()
    if file.status not in STATUSES:
        place = config.place(*PLACE_OF_ENTRIES, entry.number, "status")
        values = {"value": file.status, "suggestion": suggest_word(file.status, STATUSES)}
        problems = (Finding(code="data/unknown-status", location=place, values=values),)
    given = Given(
        indicator=_id(config.indicator_names, file.indicator),
        region=_id(config.region_names, file.region),
        source=_id(config.source_names, file.source),
        edition=_id(config.edition_names, file.edition),
        status=file.status if not problems else "",
    )
    return (None if needed and not getattr(given, needed) else given), problems


def _id(names: Names, name: str | None) -> str:
    found = names.ids.get((name or "").strip(), ())
    return found[0] if len(found) == 1 else ""


def _other_units(part: Part, entry: Entry, config: Config) -> tuple[Finding, ...]:
    """Return a finding per indicator whose unit is not the one the entry names."""
    unit = entry.file.unit
    if unit is None:
        return ()
    return tuple(
        Finding(
            code="data/unit-differs",
            location=config.place(*PLACE_OF_ENTRIES, entry.number, "unit"),
            values={"file": entry.file.file, "unit": unit, "indicator": key, "declared": declared},
        )
        for key in sorted(set(part.columns["indicator"].tolist()))
        if (declared := config.indicators[key].unit) != unit
    )
