"""A checked text as an author wrote it, cut where claims and bindings stand in it."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reportgen.narrative.source_text import clean

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reportgen.narrative.claims.report import CheckedText
    from reportgen.pages.check_page import Entry

_HEADING = re.compile(r"[ \t]*(#{1,6})[ \t]+")
_BLOCK = re.compile(r"[ \t]*#{1,6}[ \t][^\n]*|[^\n]+(?:\n(?![ \t]*(?:\n|#{1,6}[ \t]|\Z))[^\n]+)*")


@dataclass(frozen=True, kw_only=True, slots=True)
class Run:
    """Characters of one kind: prose, what is no prose (``aside``), a binding, or a claim."""

    kind: str
    text: str
    title: str = ""
    entry: Entry | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Block:
    """A paragraph, list, table or heading; ``level`` is 0 for what is no heading."""

    level: int
    runs: tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class _Mark:
    """A stretch of the text that becomes one run."""

    start: int
    end: int
    run: Run


def blocks_of(text: CheckedText, entries: Sequence[Entry]) -> tuple[Block, ...]:
    """Return the blocks of a text; ``entries`` belong to its claims, in the same order.

    Of the head of a narrative only the summary is shown.
    """
    marks = sorted(_marks(text, entries), key=lambda mark: mark.start)
    starts = [mark.start for mark in marks]
    blocks: list[Block] = []
    for start, end in _extents(text):
        own = marks[bisect_left(starts, start) : bisect_left(starts, end)]
        heading = _HEADING.match(text.source.text, start, end)
        begin = heading.end() if heading else start
        level = len(heading[1]) if heading else 0
        blocks.append(Block(level=level, runs=tuple(_runs(text, begin, end, own))))
    return tuple(blocks)


def _marks(text: CheckedText, entries: Sequence[Entry]) -> Iterator[_Mark]:
    for claim, entry in zip(text.claims, entries, strict=True):
        verdict = claim.verdict
        run = Run(kind="claim", text=verdict.text, entry=entry)
        yield _Mark(verdict.start, verdict.end, run)
    for bound in text.bound:
        source = text.source.text[bound.span.start : bound.span.end]
        kind = "bound" if bound.is_fact else "prose"
        yield _Mark(*bound.span, Run(kind=kind, text=bound.text, title=source))


def _extents(text: CheckedText) -> Iterator[tuple[int, int]]:
    """Yield where each block begins and ends."""
    for match in re.finditer(r"[^\n]+", text.prose[: text.start]):
        if match[0].strip():
            begin = match.end() - len(match[0].lstrip())
            yield begin, begin + len(match[0].strip())
    for match in _BLOCK.finditer(text.source.text, text.start):
        if match[0].strip():
            yield match.span()


def _runs(text: CheckedText, start: int, end: int, marks: Sequence[_Mark]) -> Iterator[Run]:
    at = start
    for mark in marks:
        if mark.start < at:
            continue
        yield from _between(text, at, mark.start)
        yield mark.run
        at = mark.end
    yield from _between(text, at, end)


def _between(text: CheckedText, start: int, end: int) -> Iterator[Run]:
    """Yield what stands between marks: prose, and what was taken out of it before checking."""
    source, prose = text.source.text, text.prose
    at = start
    while at < end:
        is_prose = source[at] == prose[at]
        stop = at + 1
        while stop < end and (source[stop] == prose[stop]) == is_prose:
            stop += 1
        yield Run(kind="prose" if is_prose else "aside", text=clean(source[at:stop]))
        at = stop
