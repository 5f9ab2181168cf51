"""Code in a narrative, fenced or inline: shown as written, nothing in it is read."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reportgen.narrative.source_text import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})([^`\n]*)")
_CLOSED_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})[ \t]*")
_RUN = re.compile(r"`+")


@dataclass(frozen=True, kw_only=True, slots=True)
class CodeSpan:
    """Where code stands, with its marks; ``text`` is what is shown."""

    span: Span
    text: str
    is_block: bool
    is_closed: bool = True


def find_code(text: str, start: int) -> tuple[CodeSpan, ...]:
    """Return the code in ``text`` from ``start`` on, in order.

    Fences: three or more backticks or tildes, closed by as many of the same; one that is never
            closed reaches to the end. Inline code stays on its line.
    """
    return tuple(_find(text, start))


def _find(text: str, start: int) -> Iterator[CodeSpan]:
    fence, begin, content = "", 0, 0
    position = start
    for line in text[start:].split("\n"):
        end = position + len(line)
        if fence:
            closing = _CLOSED_FENCE.fullmatch(line)
            if closing and closing[1].startswith(fence):
                shown = text[content:position]
                yield CodeSpan(span=Span(begin, end), text=shown, is_block=True)
                fence = ""
        elif opening := _FENCE.fullmatch(line):
            fence, begin, content = opening[1], position, end + 1
        else:
            yield from _inline(line, position)
        position = end + 1
    if fence:
        shown = text[content:]
        yield CodeSpan(span=Span(begin, len(text)), text=shown, is_block=True, is_closed=False)


def _inline(line: str, offset: int) -> Iterator[CodeSpan]:
    """Return the code of one line: a run of backticks up to the next run of equal length."""
    if "`" not in line:
        return
    runs = [match.span() for match in _RUN.finditer(line) if not _is_escaped(line, match.start())]
    by_length: dict[int, list[int]] = {}
    for begin, end in runs:
        by_length.setdefault(end - begin, []).append(begin)
    done = 0
    for begin, end in runs:
        if begin < done:
            continue
        same = by_length[end - begin]
        after = bisect_right(same, begin)
        if after < len(same):
            close = same[after]
            done = close + end - begin
            shown = line[end:close]
            stripped = shown.strip(" ") or shown
            yield CodeSpan(span=Span(offset + begin, offset + done), text=stripped, is_block=False)


def _is_escaped(line: str, position: int) -> bool:
    before = line[max(0, position - 20) : position]
    return (len(before) - len(before.rstrip("\\"))) % 2 == 1
