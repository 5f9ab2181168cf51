"""What the bindings of a narrative print: the numbers in it that need no checking."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reportgen.narrative.expressions import Call
from reportgen.narrative.problems import BindingError
from reportgen.narrative.segments import Printed, Reference, Segment, every_segment

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from reportgen.facts.model import Fact
    from reportgen.narrative.evaluate import Context
    from reportgen.narrative.source_text import Span

_NAMING = frozenset({"name", "period"})
"""Functions that print no number: the prose around reads on with what they print."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Bound:
    """One binding: where it stands, what it prints, and the facts of the data that is."""

    span: Span
    text: str
    facts: tuple[Fact, ...] = ()

    @property
    def is_fact(self) -> bool:
        """Return whether what is printed is from the data."""
        return bool(self.facts)


def find_bound(segments: tuple[Segment, ...], context: Context) -> tuple[Bound, ...]:
    """Return the bindings of every branch that have an answer, in order."""
    return tuple(
        found
        for segment in every_segment(segments)
        if isinstance(segment, Printed) and (found := _bound(segment, context)) is not None
    )


def words_of(segments: tuple[Segment, ...], context: Context) -> Mapping[Span, str]:
    """Return the names and periods that bindings and references print, by where they stand."""
    return dict(_words(segments, context))


def _words(segments: tuple[Segment, ...], context: Context) -> Iterator[tuple[Span, str]]:
    terms = context.facts.config.terms
    for segment in every_segment(segments):
        if isinstance(segment, Reference) and segment.kind == "term" and segment.id in terms:
            yield segment.span, segment.text or terms[segment.id].term.get(context.language)
        elif isinstance(segment, Printed) and _is_naming(segment):
            found = _bound(segment, context)
            if found is not None:
                yield segment.span, found.text


def _is_naming(printed: Printed) -> bool:
    return isinstance(printed.expression, Call) and printed.expression.name in _NAMING


def _bound(printed: Printed, context: Context) -> Bound | None:
    """Return what a binding prints; None where it has no answer, which is told elsewhere."""
    if printed.expression is None:
        return None
    try:
        pieces = context.pieces(printed.expression)
    except BindingError:
        return None
    return Bound(
        span=printed.span,
        text="".join(piece.text for piece in pieces),
        facts=tuple(piece.fact for piece in pieces if piece.fact is not None),
    )
