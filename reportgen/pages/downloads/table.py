"""A table to download: what every format of it is written from."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Iterable

Cell = str | Decimal | int | None


@dataclass(frozen=True, kw_only=True)
class Column:
    """A column: its heading, what stands in it and, where only certain codes may, which.

    ``description`` is in the language of its table, or a message of the catalogue in a table that
    all languages share.
    """

    name: str
    description: str = ""
    kind: Literal["text", "number", "date"] = "text"
    codes: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Table:
    """Columns whose names differ, and rows of as many cells; None where there is nothing."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]


def make_table(columns: Iterable[Column], rows: Iterable[Iterable[Cell]]) -> Table:
    """Return a table whose headings differ, also for programs that do not see case."""
    named: list[Column] = []
    seen: set[str] = set()
    for number, column in enumerate(columns, start=1):
        plain = " ".join(column.name.split()) or str(number)
        name, count = plain, 2
        while name.casefold() in seen:
            name, count = f"{plain} {count}", count + 1
        seen.add(name.casefold())
        named.append(replace(column, name=name))
    return Table(columns=tuple(named), rows=tuple(tuple(row) for row in rows))


def without_empty(table: Table, keep: frozenset[str] = frozenset()) -> Table:
    """Return the table without the columns that hold nothing, but for those to ``keep``."""
    used = [
        number
        for number, column in enumerate(table.columns)
        if column.name in keep or any(row[number] not in {None, ""} for row in table.rows)
    ]
    return Table(
        columns=tuple(table.columns[number] for number in used),
        rows=tuple(tuple(row[number] for number in used) for row in table.rows),
    )


def kind_of(cells: Iterable[Cell]) -> Literal["text", "number"]:
    """Return ``number`` when there is a number and nothing but numbers."""
    kinds = {isinstance(cell, Decimal | int) for cell in cells if cell is not None}
    return "number" if kinds == {True} else "text"
