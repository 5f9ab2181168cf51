"""The text of a narrative and the place of every character in it."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate
from typing import NamedTuple

from reportgen.findings import Location

LARGEST = 200_000
"""Characters in one narrative; a long chapter has 30,000."""

PRIVATE_USE = re.compile("[\ue000-\uf8ff\U000f0000-\U000ffffd\U00100000-\U0010fffd]")
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")


class Span(NamedTuple):
    """A stretch of a text: first character, and the one after the last, counted from 0."""

    start: int
    end: int


@dataclass(frozen=True, kw_only=True)
class SourceText:
    """A text in a file. ``fixed`` is the place of all of it where single places are not known."""

    path: str
    text: str
    fixed: Location | None = None

    @cached_property
    def line_starts(self) -> tuple[int, ...]:
        """Return where each line begins."""
        return tuple(accumulate((len(line) + 1 for line in self.text.split("\n")), initial=0))

    def line_of(self, position: int) -> int:
        """Return the number of the line, from 1, on which a character stands."""
        if self.fixed is not None:
            return self.fixed.line
        return bisect_right(self.line_starts, position)

    def place(self, span: Span) -> Location:
        """Return the location of a span; one over several lines ends with its first line."""
        if self.fixed is not None:
            return self.fixed
        line = self.line_of(span.start)
        begin = self.line_starts[line - 1]
        end_of_line = self.line_starts[line] - 1
        end = min(max(span.end, span.start + 1), max(end_of_line, span.start + 1))
        return Location(
            path=self.path,
            line=line,
            column=span.start - begin + 1,
            end_column=end - begin + 1,
        )


def same_line_ends(text: str) -> str:
    """Return ``text`` without byte order mark and with the line feed as its only line end."""
    return text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")


def clean(text: str) -> str:
    """Return ``text`` without private-use and control characters: they carry our own marks."""
    return _CONTROL.sub("", PRIVATE_USE.sub("", text))
