"""What templates are given: plain values, texts ready to print and links ready to follow."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reportgen.pages.badges import Badge

MOST_COLUMNS = 6
"""With more columns a table scrolls sideways even on a wide screen."""


@dataclass(frozen=True, kw_only=True)
class Link:
    """A text that leads somewhere; ``href`` is relative to the page it stands on."""

    label: str
    href: str


@dataclass(frozen=True, kw_only=True)
class Entry:
    """A label and what belongs to it: one text, or several lines; linked where ``href`` is set."""

    label: str
    text: str = ""
    href: str = ""
    lines: tuple[str, ...] = ()
    anchor: str = ""


@dataclass(frozen=True, kw_only=True)
class FileLink:
    """A file to download and its size as text."""

    label: str
    href: str
    size: str


@dataclass(frozen=True, kw_only=True)
class GridCell:
    """One cell of a table.

    ``hint``  why a value is missing, or the formula of a computed one.
    ``mark``  the letter of a status (p, r …) and, in ``mark_hint``, what it means.
    ``bar``   how long a bar stands beside the number, of 100; ``is_bound`` when it may be longer
              or shorter. ``pad`` keeps the points under each other: see ``point_pads``.
    ``badge`` a tier, shown in place of ``text``.
    """

    text: str
    href: str = ""
    hint: str = ""
    is_number: bool = True
    is_missing: bool = False
    mark: str = ""
    mark_hint: str = ""
    bar: str = ""
    is_bound: bool = False
    pad: str = ""
    badge: Badge | None = None


@dataclass(frozen=True, kw_only=True)
class GridColumn:
    """The heading of a column, its unit where the columns differ."""

    label: str
    unit: str = ""
    is_number: bool = True
    has_bars: bool = False


@dataclass(frozen=True, kw_only=True)
class GridRow:
    """The heading of a row and its cells."""

    label: str
    cells: tuple[GridCell, ...]
    href: str = ""


@dataclass(frozen=True, kw_only=True)
class Grid:
    """A table: ``name`` is said to screen readers, ``head`` stands above the row headings.

    ``unit`` is that of the whole table where nothing above it says so.
    """

    name: str
    head: str
    columns: tuple[GridColumn, ...]
    rows: tuple[GridRow, ...]
    unit: str = ""

    def filled(self) -> Grid:
        """Return the table without the columns in which nothing stands."""
        kept = [
            at for at in range(len(self.columns))
            if any(row.cells[at].text or row.cells[at].badge for row in self.rows)
        ]  # fmt: skip
        return replace(
            self,
            columns=tuple(self.columns[at] for at in kept),
            rows=tuple(
                replace(row, cells=tuple(row.cells[at] for at in kept)) for row in self.rows
            ),
        )

    @property
    def is_wide(self) -> bool:
        """Return whether the table may need to scroll sideways on a wide screen too."""
        return len(self.columns) > MOST_COLUMNS

    @property
    def is_tall(self) -> bool:
        """Return whether the table scrolls by itself, so that its heading can stay in sight."""
        return len(self.rows) > 24


@dataclass(frozen=True, kw_only=True)
class GridGroup:
    """A table under a heading of its own, and a line below it."""

    label: str
    grid: Grid
    note: str = ""
