"""Word documents for the prose checker: their text, and comments at places of it.

The text is what a reader of the printed document sees, one paragraph a line: deletions, hidden text
and field codes are left out. Every character keeps the way back to the element it came from.
Nothing here imports an XML library until a document is read.
"""

from __future__ import annotations

import hashlib
from bisect import bisect_right
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from reportgen.findings import Finding, Location
from reportgen.narrative.source_text import SourceText, Span

if TYPE_CHECKING:
    from collections.abc import Sequence

WHOLE = -1
"""The offset of a piece that is commented on as a whole: a note, by its reference."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Piece:
    """Characters ``start`` to ``end`` of the text, and the element they stand in.

    ``number`` counts the elements of the document part from 0, in document order; a piece of a
    note has the number of the reference to it. ``offset`` is the first character in the
    element's text.
    """

    start: int
    end: int
    number: int
    offset: int


@dataclass(frozen=True, kw_only=True)
class WordText:
    """The text of a document: paragraphs, tables, text boxes, then foot- and endnotes.

    A heading begins with ``## ``. A row of a table is a line ``| a | b |``, with empty lines
    before and after the table; a table of a single column is read as paragraphs.
    """

    path: str
    text: str
    pieces: tuple[Piece, ...] = field(repr=False)
    digest: str = field(repr=False)

    @cached_property
    def _source(self) -> SourceText:
        return SourceText(path=self.path, text=self.text)

    def place(self, start: int, end: int) -> Location:
        """Return the location of a span; ``line`` counts the lines of ``text``."""
        return self._source.place(Span(start, end))

    def pieces_of(self, start: int, end: int) -> tuple[Piece, ...]:
        """Return the pieces under a span, cut to it; those of its first line only.

        Where a span touches nothing but what stands between cells, the piece before it, or the
        first one after. Empty where the document has no text.
        """
        line = self._source.line_of(min(start, len(self.text)))
        end = min(max(end, start + 1), self._source.line_starts[line] - 1)
        first = max(bisect_right(self.pieces, start, key=lambda piece: piece.start) - 1, 0)
        last = bisect_right(self.pieces, end - 1, key=lambda piece: piece.start)
        touched = [p for p in self.pieces[first:last] if p.end > start]
        return tuple(_cut(piece, start, end) for piece in touched) or self.pieces[first : first + 1]


@dataclass(frozen=True, kw_only=True, slots=True)
class Comment:
    """What to write at characters ``start`` to ``end`` of the text; a line is a paragraph."""

    start: int
    end: int
    text: str


def read_word(data: bytes, path: str) -> tuple[WordText | None, tuple[Finding, ...]]:
    """Return the text of a ``.docx``, and what is to be told about the file.

    Missing: no text and a finding ``document/...`` for what is no sound Word document. What has a
             text can be given comments: its pictures have been looked at too.
    """
    from reportgen.narrative.word.package import DocumentError  # noqa: PLC0415  (lxml)
    from reportgen.narrative.word.parts import open_word  # noqa: PLC0415
    from reportgen.narrative.word.read import read_text  # noqa: PLC0415

    location = Location(path=path)
    try:
        parts = open_word(data)
        parts.package.check()
        text, pieces = read_text(parts)
    except DocumentError as problem:
        return None, (Finding(code=problem.code, location=location, values=problem.values),)
    word = WordText(path=path, text=text, pieces=pieces, digest=_digest(data))
    told = () if text.strip() else (Finding(code="document/no-text", location=location),)
    return word, told


def add_comments(data: bytes, word: WordText, comments: Sequence[Comment]) -> bytes:
    """Return the document with the comments added; its text and its formatting stay.

    A comment on a note stands at the reference to it, one on a text box at its anchor: Word has
    no comments inside either. The same input gives the same bytes.
    Raises: ValueError when ``word`` was read from other bytes.
    """
    from reportgen.narrative.word.comments import write_comments  # noqa: PLC0415  (lxml)
    from reportgen.narrative.word.parts import open_word  # noqa: PLC0415

    if _digest(data) != word.digest:
        raise ValueError(f"{word.path} is not the document this text was read from")
    if not comments or not word.pieces:
        return data
    return write_comments(open_word(data), word, comments)


def _cut(piece: Piece, start: int, end: int) -> Piece:
    if piece.offset == WHOLE:
        return piece
    first = max(piece.start, start)
    offset = piece.offset + first - piece.start
    return Piece(start=first, end=min(piece.end, end), number=piece.number, offset=offset)


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
