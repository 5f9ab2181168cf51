"""The lines of a Word document while it is read: paragraphs, and tables whose rows are lines."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from reportgen.narrative.word.document import WHOLE, Piece

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from lxml.etree import _Element

MOST_COLUMNS = 63
"""Columns a table of Word can have; what merged cells claim beyond is not believed."""
NOWHERE = -1

_IN_HEADINGS = str.maketrans({"\n": " ", "\t": " "})
_IN_ROWS = str.maketrans({"\n": " ", "\t": " ", "|": "｜"})


class Bit(NamedTuple):
    """Characters of one element, by its number and the offset in its text; or of NOWHERE."""

    text: str
    number: int = NOWHERE
    offset: int = 0


Line = tuple[Bit, ...]
EMPTY: Line = ()
HEADING = Bit("## ")


class Entry(NamedTuple):
    """A line; None for the empty line beside a table. ``is_own``: it never joins a row."""

    line: Line | None
    is_own: bool = False


@dataclass
class Flow:
    """What runs down a page, a cell or a text box."""

    element: _Element
    entries: list[Entry] = field(default_factory=list)
    carried: list[Bit] = field(default_factory=list)

    def taken(self) -> Line:
        """Return what was carried here from paragraphs whose end was deleted, and forget it."""
        line = tuple(self.carried)
        self.carried = []
        return line

    def end_carried(self) -> None:
        """End a paragraph whose end was deleted and that none follows."""
        if self.carried:
            self.entries.append(Entry(self.taken()))


@dataclass
class Paragraph:
    """A paragraph and the text boxes anchored in it."""

    element: _Element
    is_heading: bool
    is_joined: bool
    bits: list[Bit] = field(default_factory=list)
    boxes: list[Entry] = field(default_factory=list)

    def add(self, text: str, number: int = NOWHERE, offset: int = 0) -> None:
        """Add characters of an element."""
        if text:
            self.bits.append(Bit(text, number, offset))


@dataclass
class Table:
    """The rows of a table; a cell is a flow, None where a merged cell covers the column."""

    element: _Element
    rows: list[list[Flow | None]] = field(default_factory=list)

    def add_columns(self, count: int) -> None:
        """Add columns that a merged cell covers to the last row."""
        if self.rows:
            self.rows[-1] += [None] * min(count, MOST_COLUMNS - len(self.rows[-1]))

    def entries(self) -> Iterator[Entry]:
        """Yield a line for each row, then the tables and text boxes inside its cells.

        A table of one column holds paragraphs, not figures: its content is read as such.
        """
        cells = [cell for row in self.rows for cell in row if cell is not None]
        if all(sum(cell is not None for cell in row) < 2 for row in self.rows):
            for cell in cells:
                yield from cell.entries
            return
        yield Entry(None, is_own=True)
        for row in self.rows:
            if row:
                yield Entry(_row(row), is_own=True)
        yield Entry(None, is_own=True)
        for cell in cells:
            yield from (entry for entry in cell.entries if entry.is_own)


def finish_paragraph(flow: Flow, paragraph: Paragraph) -> None:
    """Add a paragraph to its flow, or keep it for the next one where its end was deleted."""
    flow.carried += paragraph.bits
    if not paragraph.is_joined:
        line = flow.taken()
        if paragraph.is_heading and any(not bit.text.isspace() for bit in line):
            line = (HEADING, *_translated(line, _IN_HEADINGS))
        flow.entries.append(Entry(line))
    flow.entries += paragraph.boxes


def assemble(entries: Iterable[Entry]) -> tuple[str, tuple[Piece, ...]]:
    """Return the text of the entries, a line each, and where its characters come from."""
    texts: list[str] = []
    pieces: list[Piece] = []
    position = 0
    was_empty = True
    for line, _ in entries:
        if line is None and was_empty:
            continue
        for bit in line or EMPTY:
            texts.append(bit.text)
            end = position + len(bit.text)
            if bit.number != NOWHERE:
                pieces.append(Piece(start=position, end=end, number=bit.number, offset=bit.offset))
            position = end
        was_empty = not line
        texts.append("\n")
        position += 1
    return "".join(texts).rstrip("\n"), tuple(pieces)


def anchored(entries: Iterable[Entry], number: int) -> Iterator[Entry]:
    """Yield the lines of a note as ones that stand at the reference to it."""
    for entry in entries:
        line = entry.line
        if line is not None:
            line = tuple(
                bit if bit.number == NOWHERE else Bit(bit.text, number, WHOLE) for bit in line
            )
        yield entry._replace(line=line)


def _row(cells: list[Flow | None]) -> Line:
    """Return the line of a row; what would end it or a cell of it becomes a space or a ``｜``."""
    line = [Bit("|")]
    for cell in cells:
        line.append(Bit(" "))
        for entry in cell.entries if cell is not None else ():
            if entry.line and not entry.is_own:
                line += _translated((b for b in entry.line if b != HEADING), _IN_ROWS)
                line.append(Bit(" "))
        line.append(Bit("|"))
    return tuple(line)


def _translated(line: Iterable[Bit], table: dict[int, str]) -> Line:
    return tuple(bit._replace(text=bit.text.translate(table)) for bit in line)
