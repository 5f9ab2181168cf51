"""Header cells to the fields of an observation."""

from __future__ import annotations

from dataclasses import dataclass
from difflib import get_close_matches
from typing import TYPE_CHECKING

from reportgen.data.vocabulary import FLOW_COLUMNS, SUBJECT, TIDY_COLUMNS, suggest_word
from reportgen.findings import Finding

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from reportgen.data.tables import Table

REQUIRED_OF_FLOWS = ("indicator", "origin", "destination", "period", "value")


@dataclass(frozen=True, kw_only=True)
class Header:
    """The column of each field; ``is_complete`` when no required one is missing."""

    fields: Mapping[str, int]
    is_flows: bool
    is_complete: bool


def read_header(table: Table, given: Iterable[str] = ()) -> tuple[Header, tuple[Finding, ...]]:
    """Return the fields of a tidy or flows table; ``given`` ones need no column.

    A file with a column ``origin`` or ``destination`` holds flows. Of two columns of one name the
    first counts. A column without a name and without texts is passed over.
    """
    names = [name.casefold() for name in table.header]
    is_flows = "origin" in names or "destination" in names
    known = FLOW_COLUMNS if is_flows else TIDY_COLUMNS
    fields: dict[str, int] = {}
    findings: list[Finding] = []
    for number, name in enumerate(names):
        if name in known and name not in fields:
            fields[name] = number
        elif name or any(str(cell).strip() for cell in table.columns[number]):
            findings.append(_odd_column(table, number, fields, known))
    required = REQUIRED_OF_FLOWS if is_flows else SUBJECT
    missing = [name for name in required if name not in fields and name not in set(given)]
    findings += [_missing_column(table, name) for name in missing]
    return Header(fields=fields, is_flows=is_flows, is_complete=not missing), tuple(findings)


def _odd_column(
    table: Table, number: int, fields: Mapping[str, int], known: tuple[str, ...]
) -> Finding:
    shown = table.header[number]
    location = table.header_place(number)
    if not shown:
        return Finding(
            code="data/unnamed-column", location=location, values={"number": str(number + 1)}
        )
    if shown.casefold() in fields:
        return Finding(code="data/duplicate-column", location=location, values={"column": shown})
    values = {"column": shown, "suggestion": suggest_word(shown, known)}
    return Finding(code="data/unknown-column", location=location, values=values)


def _missing_column(table: Table, name: str) -> Finding:
    close = get_close_matches(name, [text.casefold() for text in table.header], n=1, cutoff=0.6)
    values = {"column": name, "header": (close or [", ".join(table.header)[:120]])[0]}
    return Finding(code="data/missing-column", location=table.header_place(0), values=values)
