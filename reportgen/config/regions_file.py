"""``content/regions.csv``: one region a row."""

from __future__ import annotations

import csv
import io
import re
from dataclasses import dataclass, field
from difflib import get_close_matches
from typing import TYPE_CHECKING

from reportgen.config.models import Region
from reportgen.config.texts import Text
from reportgen.config.yaml_reader import CONTROL
from reportgen.findings import Finding, Location

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

COLUMNS = (
    "id", "name_zh", "name_en", "aliases", "parent", "level", "members", "tile_col", "tile_row",
)  # fmt: skip
REQUIRED = COLUMNS[:2]
PLACES_NAMED = 3
_TILE = re.compile(r"[0-9]{1,3}")


@dataclass(frozen=True)
class Regions:
    """The regions of the file by id, the place of each, and what is wrong with the file."""

    regions: Mapping[str, Region]
    places: Mapping[str, Location]
    findings: tuple[Finding, ...]


def read_regions(text: str, path: str) -> Regions:
    """Return the regions of a CSV text; ``path`` is what findings call the file.

    Missing: rows that do not fit the header or have no id or name are left out with a finding.
    """
    reader = _Reader(path)
    regions = reader.read(text)
    return Regions(regions, reader.places, (*reader.findings, *reader.left_out()))


@dataclass
class _Reader:
    """Reads record after record and collects places and findings on the way."""

    path: str
    findings: list[Finding] = field(default_factory=list)
    places: dict[str, Location] = field(default_factory=dict)
    problems: dict[tuple[str, str, str], list[int]] = field(default_factory=dict)

    def read(self, text: str) -> dict[str, Region]:
        if (control := CONTROL.search(text)) is not None:
            line = text.count("\n", 0, control.start()) + 1
            self.tell("config/control-character", line, character=f"U+{ord(control[0]):04X}")
        records = self._records(text)
        line, header = next(records, (0, ()))
        if not header:
            self.tell("data/empty-file", 0, file=self.path)
            return {}
        columns = self._columns(line, header)
        regions: dict[str, Region] = {}
        if not set(REQUIRED) <= columns.keys():
            return regions
        for at, row in records:
            if len(row) < len(header) or any(cell for cell in row[len(header) :]):
                self.problem("data/ragged-row", at, str(len(header)), str(len(row)))
                continue
            region = self._region({name: row[k] for name, k in columns.items()}, at)
            if region and region.id in regions:
                self.tell("config/duplicate-id", at, name=region.id, file="regions.csv")
            elif region:
                regions[region.id] = region
                self.places[region.id] = self.place(at)
        return regions

    def place(self, line: int) -> Location:
        return Location(path=self.path, line=line, column=1 if line else 0)

    def tell(self, code: str, line: int, **values: str) -> None:
        self.findings.append(Finding(code=code, location=self.place(line), values=values))

    def problem(self, code: str, line: int, expected: str = "", found: str = "") -> None:
        self.problems.setdefault((code, expected, found), []).append(line)

    def left_out(self) -> Iterator[Finding]:
        """Return one finding per kind of record that was left out."""
        for (code, expected, found), lines in self.problems.items():
            places = [self.place(line) for line in lines[: PLACES_NAMED + 1]]
            yield Finding(
                code=code,
                location=places[0],
                values={"expected": expected, "found": found},
                count=len(lines),
                more=tuple(places[1:]),
            )

    def _records(self, text: str) -> Iterator[tuple[int, tuple[str, ...]]]:
        """Yield the line each record begins on and its cells; blank ones are passed over."""
        reader = csv.reader(io.StringIO(text, newline=""), strict=True)
        while True:
            line = reader.line_num + 1
            try:
                row = tuple(cell.strip() for cell in next(reader))
            except StopIteration:
                return
            except csv.Error as error:
                if "unexpected end" in str(error):
                    self.problem("data/unterminated-quote", line)
                    return
                too_long = "limit" in str(error)
                self.problem("data/cell-too-long" if too_long else "data/stray-quote", line)
                continue
            if any(row):
                yield line, row

    def _columns(self, line: int, header: tuple[str, ...]) -> dict[str, int]:
        """Return where each known column stands."""
        columns: dict[str, int] = {}
        for number, name in enumerate(header):
            if name in columns:
                self.tell("data/duplicate-column", line, column=name)
            elif name in COLUMNS:
                columns[name] = number
            elif name:
                close = get_close_matches(name, COLUMNS, n=3, cutoff=0.5) or COLUMNS
                suggestion = ", ".join(close)
                self.tell("config/unknown-column", line, column=name, suggestion=suggestion,
                          file="regions.csv")  # fmt: skip
        for name in REQUIRED:
            if name not in columns:
                self.tell("config/missing-column", line, column=name, file="regions.csv")
        return columns

    def _region(self, cells: Mapping[str, str], line: int) -> Region | None:
        if not cells["id"] or not cells["name_zh"]:
            self.problem("config/region-without-name", line)
            return None
        tile = (cells.get("tile_col", ""), cells.get("tile_row", ""))
        if any(tile) and not all(_TILE.fullmatch(part) for part in tile):
            self.tell("config/tile", line, value=",".join(tile)[:60])
            tile = ("", "")
        return Region(
            id=cells["id"],
            name=Text(zh=cells["name_zh"], en=cells.get("name_en", "")),
            aliases=_split(cells.get("aliases", "")),
            parent=cells.get("parent") or None,
            level=cells.get("level") or "city",
            members=_split(cells.get("members", "")),
            tile=(int(tile[0]), int(tile[1])) if all(tile) else None,
        )


def _split(cell: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in re.split("[;；]", cell) if part.strip())
