"""Tables to observations: tidy and flows files, and what every layout ends in."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from typing import TYPE_CHECKING

import numpy as np

from reportgen.data.causes import findings_by_cause
from reportgen.data.cell_texts import (
    name_reader,
    read_cells,
    read_data_year,
    read_period_cell,
    read_text,
    read_value_cell,
    word_reader,
)
from reportgen.data.frame import TEXT_COLUMNS, Laid, Part
from reportgen.data.headers import read_header
from reportgen.data.tables import cells_of, column_of
from reportgen.data.vocabulary import (
    CONFIDENTIAL,
    LEVEL,
    MEASURES,
    STATUSES,
    UNREADABLE,
)
from reportgen.numerals.interval import QUALIFIERS

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    import numpy.typing as npt

    from reportgen.config.project_config import Config
    from reportgen.data.tables import Cells, Rows, Table
    from reportgen.findings import Finding, Location

SAYS_WHAT = ("indicator", "region", "destination", "period", "measure", "edition")
"""A row in which one of these cannot be read is left out; its finding says so."""


@dataclass(frozen=True, kw_only=True)
class Given:
    """What the configuration says about a file, as ids; empty where it says nothing."""

    indicator: str = ""
    region: str = ""
    source: str = ""
    edition: str = ""
    status: str = ""

    def fields(self) -> dict[str, str]:
        """Return what is given by field."""
        named = {name: getattr(self, name) for name in ("indicator", "region", "source", "edition")}
        return {name: text for name, text in {**named, "status": self.status}.items() if text}


@dataclass
class Draft:
    """The columns of a table while they are being read."""

    length: int
    columns: dict[str, Cells] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)
    keep: npt.NDArray[np.bool_] = field(init=False)
    unreadable: npt.NDArray[np.bool_] = field(init=False)

    def __post_init__(self) -> None:
        self.keep = np.ones(self.length, dtype=bool)
        self.unreadable = np.zeros(self.length, dtype=bool)

    def read(
        self,
        name: str,
        texts: Cells,
        read: Callable[[str], object],
        place: Callable[[int], Location],
    ) -> None:
        """Read one column; rows whose subject is unreadable are marked to be left out."""
        reading = read_cells(texts, read, place)
        self.columns[name] = reading.cells
        self.findings.extend(reading.findings)
        if name in SAYS_WHAT:
            self.keep &= reading.readable
        if name == "value":
            numbers = [n if isinstance(n, Decimal) else None for n in reading.distinct]
            digits = [format(n, "f") if n is not None else "" for n in numbers]
            self.columns["number"] = cells_of(numbers)[reading.codes]
            self.columns["value"] = cells_of(digits)[reading.codes]
            self.unreadable = ~reading.readable & (self.columns["value"] == "")


def read_tidy(
    table: Table, config: Config, given: Given | None = None
) -> tuple[Part | None, tuple[Finding, ...]]:
    """Return the observations of a tidy or flows table.

    Missing: None when a required column is; rows that do not say what they are about are left
             out. Both have findings.
    """
    given = given or Given()
    header, findings = read_header(table, given.fields())
    if not header.is_complete:
        return None, findings
    draft = Draft(length=len(table), findings=list(findings))
    fields = {"region" if name == "origin" else name: k for name, k in header.fields.items()}
    readers = _readers(config, given, is_flows=header.is_flows)
    for name, column in fields.items():
        draft.read(name, table.columns[column], readers[name], _places(table, column))
    rows = np.arange(len(table), dtype=np.int64)
    value_columns = np.full(len(table), fields["value"], dtype=np.int64)
    laid = Laid(table=table, fields={**fields, **header.fields})
    return finish(draft, laid, rows=rows, value_columns=value_columns, config=config, given=given)


def finish(
    draft: Draft,
    laid: Laid,
    *,
    rows: Rows,
    value_columns: Rows,
    config: Config,
    given: Given,
) -> tuple[Part, tuple[Finding, ...]]:
    """Return the rows to keep with every column filled in.

    A confidential value is dropped here, with a finding, so that nothing later can print it. A
    value nobody can read has a status of its own: what needs it is not told a second time.
    """
    columns = draft.columns
    _fill_in(draft, config, given)
    secret = (columns["status"] == CONFIDENTIAL) & (columns["value"] != "")
    columns["value"] = np.where(secret, "", columns["value"])
    columns["number"] = columns["number"].copy()
    columns["number"][secret] = None
    columns["status"] = np.where(draft.unreadable, UNREADABLE, columns["status"]).astype(object)
    kept = np.flatnonzero(draft.keep)
    part = Part(
        laid=laid,
        columns={name: columns[name][kept].astype(object) for name in TEXT_COLUMNS},
        rows=rows[kept],
        value_columns=value_columns[kept],
    )
    found = findings_by_cause(
        "data/confidential-value",
        [int(row) for row in np.flatnonzero(secret)],
        place=lambda k: laid.table.place(int(rows[k]), int(value_columns[k])),
        values=lambda _: {},
        cause=lambda _: "",
    )
    return part, (*draft.findings, *found)


def _fill_in(draft: Draft, config: Config, given: Given) -> None:
    """Fill what rows leave open: by the configuration of the file, then by the defaults."""
    columns = draft.columns
    for name in TEXT_COLUMNS:
        columns.setdefault(name, column_of("", draft.length))
    for name, text in given.fields().items():
        # What the configuration calls confidential, no row of the file makes public.
        is_open = (columns[name] == "") | (text == CONFIDENTIAL)
        columns[name] = np.where(is_open, text, columns[name]).astype(object)
    columns["measure"] = np.where(columns["measure"] == "", LEVEL, columns["measure"])
    columns["qualifier"] = np.where(columns["qualifier"] == "", "=", columns["qualifier"])
    columns["source"] = _with_default_source(columns, config)


def _readers(
    config: Config, given: Given, *, is_flows: bool
) -> Mapping[str, Callable[[str], object]]:
    needs_region = is_flows or not given.region
    region = "origin" if is_flows else "region"
    return {
        "indicator": name_reader(config.indicator_names, "indicator", required=not given.indicator),
        "region": name_reader(config.region_names, region, required=needs_region),
        "destination": name_reader(config.region_names, "destination", required=True),
        "source": name_reader(config.source_names, "source", required=False),
        "edition": name_reader(config.edition_names, "edition", required=False),
        "period": read_period_cell,
        "value": read_value_cell,
        "measure": word_reader(MEASURES, "measure", LEVEL),
        "qualifier": word_reader(QUALIFIERS, "qualifier", "="),
        "status": word_reader(STATUSES, "status", ""),
        "data_year": read_data_year,
        "source_prints": read_text,
        "note": read_text,
    }


def _places(table: Table, column: int) -> Callable[[int], Location]:
    return lambda row: table.place(row, column)


def _with_default_source(columns: Mapping[str, Cells], config: Config) -> Cells:
    """Return the source of each row, else the one its indicator declares."""
    defaults = {key: i.source or "" for key, i in config.indicators.items() if i.source}
    source = columns["source"]
    if not defaults:
        return source
    declared = cells_of(defaults.get(key, "") for key in columns["indicator"])
    usable = (source == "") & (columns["edition"] == "")
    return np.where(usable, declared, source).astype(object)
