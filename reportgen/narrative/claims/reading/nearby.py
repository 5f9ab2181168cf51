"""The tokens around a number: its stretch, its clause, the clauses before it."""

from __future__ import annotations

from itertools import takewhile
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from reportgen.narrative.claims.language.tokens import Token

_NUMBERS = frozenset({"number", "bound"})
_BREAKS = _NUMBERS | {"mark"}
_PLACES = frozenset({"place", "top"})
_NO_CUES: frozenset[str] = frozenset()
PLAIN_SIGNS = frozenset({"", "percent"})
"""Signs of a number that can be a figure of its own: 267.57 and 2.65%, not 0.68个百分点."""


def is_place(token: Token) -> bool:
    """Return whether a token is a place in a ranking: 第二, 6th, 前十."""
    return token.kind == "word" and token.word.kind in _PLACES


def stretch_before(tokens: Sequence[Token], at: int) -> int:
    """Return where the stretch of a number begins: behind the number or place before it."""
    clause = tokens[at].clause
    for back in range(at - 1, -1, -1):
        token = tokens[back]
        if token.clause != clause or token.kind in _NUMBERS or is_place(token):
            return back + 1
    return 0


def tail_behind(tokens: Sequence[Token], at: int) -> list[Token]:
    """Return the tokens behind a number up to the next number or break of its clause."""
    clause = tokens[at].clause
    return list(
        takewhile(
            lambda token: token.clause == clause and token.kind not in _BREAKS, tokens[at + 1 :]
        )
    )


def clause_before(tokens: Sequence[Token], at: int) -> list[Token]:
    """Return the tokens of the clause of a number that stand before it."""
    clause = tokens[at].clause
    return [token for token in tokens[:at] if token.clause == clause]


def clause_behind(tokens: Sequence[Token], at: int) -> list[Token]:
    """Return the tokens of the clause of a number that stand behind it."""
    clause = tokens[at].clause
    return [token for token in tokens[at + 1 :] if token.clause == clause]


def clause_with(tokens: Iterable[Token], token: Token) -> list[Token]:
    """Return the tokens of the clause a token stands in."""
    clause = token.clause
    return [other for other in tokens if other.clause == clause]


def clauses_before(tokens: Sequence[Token], at: int) -> list[Token]:
    """Return the tokens of the clauses before the clause of a number."""
    clause = tokens[at].clause
    return [token for token in tokens[:at] if token.clause < clause]


def brackets_before(tokens: Sequence[Token], at: int) -> list[Token]:
    """Return the bracketed tokens before a number in its clause: 指数（2023年）为267.57."""
    clause = tokens[at].clause
    return [token for token in tokens[:at] if token.clause > clause]


def cues_of(tokens: Iterable[Token]) -> frozenset[str]:
    """Return all cues that stand among tokens."""
    return _NO_CUES.union(*[token.cues for token in tokens])


def until_number(tokens: Iterable[Token]) -> list[Token]:
    """Return the tokens up to the first number, typed or bound."""
    return list(takewhile(lambda token: token.kind not in _NUMBERS, tokens))
