"""The paragraphs of a narrative: what an editor writes, and a translator translates, as one.

A block is a heading, paragraph, list, table or footnote; title and summary together are the first.
Figures and tables placed are none: they speak both languages. A block has a mark, eight characters
made from its source without comments, spaces and line ends. A translated one carries the mark of
the block it translates in a comment before it, ``<!-- translates: 1f3a9c0d -->``, the title and
summary in the key ``translates`` of the front matter.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reportgen.narrative.claims.prose_of import blank
from reportgen.narrative.code_spans import find_code
from reportgen.narrative.segments import Comment, Display, every_segment
from reportgen.narrative.source_text import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportgen.findings import Location
    from reportgen.narrative.model import Narrative

FRONT = "front"
COMMENT = "<!-- translates: {mark} -->"
_COMMENT = re.compile(r"translates\s*[:：]\s*(\S*).*", re.DOTALL | re.IGNORECASE)
_EXCUSE = re.compile(r"numbers\s*[:：]\s*\S.*", re.DOTALL | re.IGNORECASE)
_KINDS = (
    ("heading", re.compile(r" {0,3}(#{1,6})[ \t]")),
    ("note", re.compile(r" {0,3}\[\^")),
    ("list", re.compile(r"[ \t]*(?:[-*+]|\d{1,9}[.)])[ \t]")),
    ("table", re.compile(r" {0,3}\|")),
)


@dataclass(frozen=True, kw_only=True, slots=True)
class Block:
    """One block. ``stamp`` is the mark it says it translates, and ``stamped`` where that stands.

    ``kind``     front, heading, note, list, table or text; two that translate each other are alike.
    ``excused``  a comment says why its numbers are others than those of the original.
    """

    kind: str
    level: int
    mark: str
    span: Span
    location: Location
    stamp: str = ""
    stamped: Span | None = None
    excused: bool = False


def blocks_of(narrative: Narrative) -> tuple[Block, ...]:
    """Return the blocks of a narrative in order, title and summary first."""
    return (_front(narrative), *_body(narrative))


def mark_of(text: str) -> str:
    """Return the mark of a text: the same however it is broken into lines and spaced."""
    return hashlib.sha256("".join(text.split()).encode("utf-8")).hexdigest()[:8]


def _front(narrative: Narrative) -> Block:
    front, places = narrative.front, narrative.places
    return Block(
        kind=FRONT,
        level=0,
        mark=mark_of(f"{front.title}\n{front.summary or ''}"),
        span=Span(0, narrative.body_start),
        location=places.get(("title",), narrative.source.place(Span(0, 1))),
        stamp=front.translates or "",
    )


def _body(narrative: Narrative) -> Iterator[Block]:
    source = narrative.source
    comments = [one for one in every_segment(narrative.body) if isinstance(one, Comment)]
    shown = _without(source.text, narrative, comments)
    stamps = [(one, found) for one in comments if (found := _COMMENT.fullmatch(one.text))]
    excuses = [one.span.start for one in comments if _EXCUSE.fullmatch(one.text)]
    behind = narrative.body_start
    for span in _runs(shown, narrative, comments):
        line = shown[span.start : span.end].split("\n", 1)[0]
        kind, level = _kind(line)
        own = [found for found in stamps if behind <= found[0].span.start < span.end]
        yield Block(
            kind=kind,
            level=level,
            mark=mark_of(shown[span.start : span.end]),
            span=span,
            location=source.place(span),
            stamp=own[-1][1][1] if own else "",
            stamped=own[-1][0].span if own else None,
            excused=any(behind <= start < span.end for start in excuses),
        )
        behind = span.end


def _without(text: str, narrative: Narrative, comments: list[Comment]) -> str:
    """Return a text with blanks for comments, figures and tables, every character at its place."""
    hidden = [one.span for one in comments]
    hidden += [one.span for one in narrative.body if isinstance(one, Display)]
    parts, at = [], 0
    for start, end in sorted(hidden):
        parts += [text[at:start], blank(text[start:end])]
        at = end
    return "".join((*parts, text[at:]))


def _kind(line: str) -> tuple[str, int]:
    for kind, pattern in _KINDS:
        if match := pattern.match(line):
            return kind, len(match[1]) if kind == "heading" else 0
    return "text", 0


def _runs(shown: str, narrative: Narrative, comments: list[Comment]) -> Iterator[Span]:
    """Yield the stretches between empty lines; a heading stands by itself.

    Empty lines within code, and lines a comment has for itself, separate nothing.
    """
    start = narrative.body_start
    code = [one.span for one in find_code(shown, start) if one.is_block]
    quiet = [*code, *(one.span for one in comments)]
    begin, end = -1, start
    position = start
    for line in shown[start:].split("\n"):
        after = position + len(line)
        is_heading = _kind(line)[0] == "heading" and not _lies_in(code, position)
        is_empty = not line.strip() and not _lies_in(quiet, position)
        if begin >= 0 and (is_heading or is_empty):
            yield Span(begin, end)
            begin = -1
        if is_heading:
            yield Span(position, after)
        elif line.strip():
            begin, end = position if begin < 0 else begin, after
        position = after + 1
    if begin >= 0:
        yield Span(begin, end)


def _lies_in(spans: list[Span], position: int) -> bool:
    return any(span.start <= position < span.end for span in spans)
