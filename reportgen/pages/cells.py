"""Where every observation stands in the site: the row of a page and the line of a CSV file."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reportgen.pages.links import anchor

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from reportgen.facts.model import Observation


@dataclass(frozen=True, kw_only=True)
class Cell:
    """Where an observation stands in the site: page and row id, CSV file and line."""

    page: str
    anchor: str
    csv: str
    csv_line: int


def place_rows(rows: Iterable[Observation], page: str, csv: str) -> Mapping[Observation, Cell]:
    """Return where the observations of one indicator stand, in the order of its page and CSV."""
    seen: Counter[str] = Counter()
    cells: dict[Observation, Cell] = {}
    for line, row in enumerate(rows, start=2):
        name = _anchor_of(row)
        seen[name] += 1
        unique = name if seen[name] == 1 else f"{name}--{seen[name]}"
        cells[row] = Cell(page=page, anchor=unique, csv=csv, csv_line=line)
    return cells


def _anchor_of(row: Observation) -> str:
    """Return the id of a row from what the value is about, so that more data do not change it."""
    key = row.key
    measure = "" if key.measure == "level" else key.measure.replace("_", "-")
    return anchor("v", measure, key.region, key.destination, str(key.period), key.edition)
