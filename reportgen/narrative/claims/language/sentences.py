"""A text cut into sentences: prose, headings and the rows of tables."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Iterator

LONGEST = 600
"""Characters of the longest sentence looked at as a whole; a longer one is cut."""
_SHORT_LINE = 50
"""Characters of an English line that may end anywhere; a longer one is wrapped."""

_END = re.compile(
    r"[。！？!?]+[”’」』）)\"']*"
    r"|\.(?<![A-Z]\.[A-Z]\.)(?<!\bvs\.)(?<!\bNo\.)(?<!\bcf\.)(?<!\bFig\.)(?<!\bapprox\.)"
    r"(?<!\bpop\.)(?<!\bJan\.)(?<!\bFeb\.)(?<!\bMar\.)(?<!\bApr\.)(?<!\bAug\.)(?<!\bSept\.)"
    r"(?<!\bOct\.)(?<!\bNov\.)(?<!\bDec\.)"
    r"[”’)\"']*(?=\s+[A-Z“\"‘(\d]|\s*$)"
    r"|[.．][”’)\"']*(?=[\u3400-\u9fff])"
)
"""Where a sentence may end; each way begins with the sign, so that they are found fast."""
_HEADING = re.compile(r"\s{0,3}#{1,6}\s+")
_ROW = re.compile(r"\s*\|.*\|\s*$")
_RULE = re.compile(r"\s*\|?\s*:?-{2,}:?\s*(?:\|\s*:?-{2,}:?\s*)*\|?\s*$")
_NUMBERED = re.compile(
    r"\s*(?:[-*+•·▪—]\s+|\d{1,2}[.．、)）](?!\d)\s*"
    r"|[（(][一二三四五六七八九十\da-zA-Z]{1,3}[)）]\s*"
    r"|[一二三四五六七八九十]{1,3}、\s*|第[一二三四五六七八九十\d]{1,3}[章节篇部分]\s*|>\s*)"
)
_OPEN_END = re.compile(r"[,，、;；:：\w%)）”\"'’]$")


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence: where it stands, and what it belongs to.

    ``paragraph`` counts blocks between empty lines and headings; ``header`` is where the first row
    of its table stands, for a row of a table.
    """

    start: int
    end: int
    kind: Literal["prose", "heading", "row"] = "prose"
    paragraph: int = 0
    header: tuple[int, int] | None = None


def cut(text: str) -> tuple[Sentence, ...]:
    """Return the sentences of a text in order."""
    return tuple(_sentences(text))


def _sentences(text: str) -> Iterator[Sentence]:
    """Return the sentences; ``pending`` is the prose whose end is not found yet."""
    paragraph = 0
    header: tuple[int, int] | None = None
    pending: tuple[int, int] | None = None
    for start, end in _lines(text):
        line = text[start:end]
        is_row, is_empty = _ROW.match(line) is not None, not line.strip()
        if pending is not None and (
            is_row or is_empty or _begins_anew(line) or not _goes_on(text, pending, line)
        ):
            yield from _prose(text, pending, paragraph)
            pending = None
        if not is_row:
            header = None
        if is_empty:
            paragraph += 1
        elif is_row:
            if header is None:
                header = (start, end)
                paragraph += 1
            if not _RULE.match(line):
                yield Sentence(start, end, "row", paragraph, header)
        elif _HEADING.match(line):
            paragraph += 1
            yield Sentence(start, end, "heading", paragraph)
        else:
            pending = (start + _bullet(line), end) if pending is None else (pending[0], end)
    if pending is not None:
        yield from _prose(text, pending, paragraph)


def _lines(text: str) -> Iterator[tuple[int, int]]:
    """Return where each line begins and ends."""
    start = 0
    for line in text.split("\n"):
        yield start, start + len(line)
        start += len(line) + 1


def _bullet(line: str) -> int:
    """Return the length of the bullet or number a line begins with: 3 for "1. ", 0 for none."""
    match = _NUMBERED.match(line)
    return match.end() if match else 0


def _begins_anew(line: str) -> bool:
    """Return whether a line begins a heading or an item of a list."""
    return _HEADING.match(line) is not None or _NUMBERED.match(line) is not None


def _goes_on(text: str, pending: tuple[int, int], line: str) -> bool:
    """Return whether a line goes on with the sentence before it: wrapped English, or after 、.

    A short line of English is no wrapped one: it is a title or a line of an address.
    """
    last = text[pending[0] : pending[1]].rstrip()
    if not last:
        return False
    if last[-1] in "，、,":
        return True
    first = line.lstrip()[:1]
    is_english = last[-1].isascii() and _OPEN_END.search(last) is not None
    return is_english and first.isascii() and len(last.rsplit("\n", 1)[-1]) > _SHORT_LINE


def _prose(text: str, span: tuple[int, int], paragraph: int) -> Iterator[Sentence]:
    """Return the sentences of a stretch of prose."""
    start, end = span
    for match in _END.finditer(text, start, end):
        yield from _pieces(start, match.end(), paragraph)
        start = match.end()
    if text[start:end].strip():
        yield from _pieces(start, end, paragraph)


def _pieces(start: int, end: int, paragraph: int) -> Iterator[Sentence]:
    """Return a sentence, cut where it is longer than ``LONGEST``."""
    for begin in range(start, end, LONGEST):
        yield Sentence(begin, min(begin + LONGEST, end), "prose", paragraph)
