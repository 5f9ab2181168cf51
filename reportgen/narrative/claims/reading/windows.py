"""Where the window of a rate begins: 2018年以来, 较2015年, from 2011 to 2023, over ten years."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from reportgen.narrative.claims.language.clauses import AT, BASE
from reportgen.narrative.claims.reading.nearby import (
    brackets_before,
    clause_before,
    clause_with,
    clauses_before,
    until_number,
)
from reportgen.narrative.claims.reading.points import is_bracketed, is_point, period_of
from reportgen.periods import year

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from reportgen.narrative.claims.language.tokens import Token
    from reportgen.narrative.claims.reading.sentence_reader import SentenceReader
    from reportgen.periods import Period

_OPENINGS = frozenset({"since", "range", "window", "from", "ago"})
_LASTING = frozenset({"since", "range"})


def opening_of(reader: SentenceReader, at: int) -> Token | None:
    """Return the mention that opens the window of a rate: the nearest that still holds."""
    tokens = reader.tokens
    clause = clause_before(tokens, at)
    tail = clause_with(until_number(tokens[at + 1 :]), tokens[at])
    return (
        _first_opening(chain(reversed(clause), tail))
        or _bracketed_range(brackets_before(tokens, at))
        or _opening_before(reader, at, clause, tail)
    )


def _bracketed_range(tokens: Iterable[Token]) -> Token | None:
    """Return the range a bracket in the clause gives: 发明专利总量（2017—2021年）为103.83万件."""
    ranges = (t for t in tokens if t.kind == "time" and t.time.kind == "range")
    return next(ranges, None)


def _opening_before(
    reader: SentenceReader, at: int, clause: Sequence[Token], tail: Sequence[Token]
) -> Token | None:
    """Return an opening of an earlier clause that still holds: a new year or 同比 ends it."""
    tokens = reader.tokens
    if "yoy" in reader.cues and any(token.has("yoy") for token in chain(clause, tail)):
        return None
    earlier = clauses_before(tokens, at)
    has_new_year = any(is_point(t) and t.role == AT for t in clause) and not any(
        t.has("annual") for t in clause
    )
    for token in reversed(earlier):
        if _opens(token) and not (token.role == BASE and is_bracketed(tokens, token)):
            # 与2015年相比，2023年…: a base holds for the year that follows, a start does not.
            return token if not has_new_year or token.role == BASE else None
        if token.has("yoy") or (has_new_year and token.kind == "number"):
            return None
    return None if earlier or not reader.is_english else _opening_behind(tokens, at)


def _opening_behind(tokens: Sequence[Token], at: int) -> Token | None:
    """Return the start or range a later English clause gives: up by 8%, since 2018."""
    own = tokens[at].clause
    openings = (t for t in tokens[at + 1 :] if t.clause > own and _opens(t))
    return next((token for token in openings if token.time.kind in _LASTING), None)


def closed_opening_of(reader: SentenceReader, at: int) -> Token | None:
    """Return the last opening of an earlier clause, whatever came between."""
    return _first_opening(reversed(clauses_before(reader.tokens, at)))


def since_of(reader: SentenceReader, opening: Token | None, end: Period | None) -> Period | None:
    """Return the period an opening begins at, counted back from the end where it is a length."""
    if opening is None:
        return None
    time = opening.time
    if time.kind in {"window", "ago"}:
        return year(end.end - time.count) if end is not None else None
    if time.kind == "relative":
        return period_of(reader, opening)
    return time.first or time.last


def _first_opening(tokens: Iterable[Token]) -> Token | None:
    return next((token for token in tokens if token.kind == "time" and _opens(token)), None)


def _opens(token: Token) -> bool:
    """Return whether a token opens a window: a start, a range, a length, or a base."""
    if token.kind != "time":
        return False
    return token.time.kind in _OPENINGS or (token.role == BASE and not token.items)
