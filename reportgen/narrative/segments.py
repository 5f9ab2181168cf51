"""What a narrative is cut into: Markdown, bindings, conditions, figures, references, comments."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from reportgen.narrative.source_text import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportgen.narrative.expressions import Expression


@dataclass(frozen=True, slots=True)
class Markdown:
    """Text the author wrote as Markdown, and the stretch it was read from."""

    text: str
    span: Span = field(default=Span(0, 0), compare=False)


@dataclass(frozen=True, slots=True)
class AsIs:
    """Characters printed as they are: braces the author escaped."""

    text: str


@dataclass(frozen=True, slots=True)
class Code:
    """Code, fenced (``is_block``) or inline."""

    text: str
    is_block: bool
    span: Span = field(default=Span(0, 0), compare=False)


@dataclass(frozen=True, slots=True)
class Printed:
    """``{{ expression }}``; None where it could not be read."""

    expression: Expression | None
    span: Span


@dataclass(frozen=True, slots=True)
class Display:
    """A paragraph that places a figure or a table (``kind``)."""

    kind: str
    id: str
    span: Span


@dataclass(frozen=True, slots=True)
class Reference:
    """``{@fig:id|text}``; ``kind`` is fig, tbl, ch or term."""

    kind: str
    id: str
    text: str
    span: Span


@dataclass(frozen=True, slots=True)
class Comment:
    """``<!-- … -->``, which no reader sees; ``text`` is what stands in it."""

    text: str
    span: Span


@dataclass(frozen=True, slots=True)
class Branch:
    """One branch of a condition; ``condition`` is None for ``else`` and where it is unreadable."""

    condition: Expression | None
    is_else: bool
    body: tuple[Segment, ...]


@dataclass(frozen=True, slots=True)
class Choice:
    """``{% if %} … {% elif %} … {% else %} … {% endif %}``."""

    branches: tuple[Branch, ...]
    span: Span


Segment = Markdown | AsIs | Code | Printed | Display | Reference | Comment | Choice


def every_segment(segments: tuple[Segment, ...]) -> Iterator[Segment]:
    """Return all segments in order, those of every branch included."""
    for segment in segments:
        yield segment
        if isinstance(segment, Choice):
            for branch in segment.branches:
                yield from every_segment(branch.body)
