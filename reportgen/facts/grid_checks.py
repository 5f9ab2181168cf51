"""Columns of figures and tables that show nothing at all."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportgen.findings import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from reportgen.config.displays import Grid
    from reportgen.facts.store import Facts


def check_grids(facts: Facts) -> tuple[Finding, ...]:
    """Return columns without a single value: a gap is shown, a whole column of gaps is a mistake.

    A figure with nothing in any column has a finding of its own (``chart/nothing-to-draw``).
    """
    return (
        *_check(facts, "figures", facts.config.figures, told_when_empty=True),
        *_check(facts, "tables", facts.config.tables, told_when_empty=False),
    )


def _check(
    facts: Facts, table: str, displays: Mapping[str, Grid], *, told_when_empty: bool
) -> Iterator[Finding]:
    language = facts.config.report.language
    for key, spec in displays.items():
        grid = facts.grid(spec)
        if told_when_empty and grid.is_empty:
            continue
        for number, column in enumerate(grid.columns):
            cells = [row.cells[number] for row in grid.rows]
            if all(cell.is_missing for cell in cells):
                reasons = dict.fromkeys(cell.status or cell.note for cell in cells)
                yield Finding(
                    code="fact/empty-column",
                    location=facts.config.place(table, key, "columns", number),
                    values={
                        "column": column.label.get(language),
                        "reasons": ", ".join(filter(None, reasons)) or "—",
                    },
                )
