"""The clauses of a sentence: lists joined, and what each region and time does in its clause."""

from __future__ import annotations

from dataclasses import replace
from itertools import islice
from typing import TYPE_CHECKING

from reportgen.narrative.claims.language import region_roles, time_roles
from reportgen.narrative.claims.language.phrases import names_parts
from reportgen.narrative.claims.language.positions import Position
from reportgen.narrative.claims.language.token_lists import with_lists
from reportgen.narrative.claims.language.tokeniser import tokenise
from reportgen.narrative.claims.language.tokens import Token

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from reportgen.narrative.claims.names.dictionary import Dictionary

Tokens = tuple[Token, ...]

SUBJECT, REFERENCE, WHOLE, DESTINATION, SCOPE, NAME, VENUE = (
    "subject", "reference", "whole", "destination", "scope", "name", "venue",
)  # fmt: skip
"""What a region does: what is spoken of, what it is compared with, what it is a share of, where
something goes, within what it is ranked, part of a longer name, where something happened."""
AT, BASE = "at", "base"
"""What a time does: when a value is, or what a change is told from."""

_WITH_ROLES = frozenset({"region", "indicator", "index", "time"})
_BREAKS = frozenset("，,；;：:()（）[]【】—–…|。?？!！.")
"""Marks that end a clause."""
_COLONS = frozenset("：:")
_OPENING, _CLOSING = frozenset("(（[【"), frozenset(")）]】")
_OF = frozenset({"of", "in"})
_AMONG = frozenset({"中", "里", "内", "之中", "当中"})

_REGION_ROLES = (
    (region_roles.is_part_of_name, NAME),
    (region_roles.is_venue, VENUE),
    (region_roles.is_field_of_other, SCOPE),
    (region_roles.is_whole_of_number, WHOLE),
    (region_roles.is_placed_in, SUBJECT),
    (region_roles.is_whole_of_share, WHOLE),
    (region_roles.is_reference, REFERENCE),
    (region_roles.is_destination, DESTINATION),
    (region_roles.is_second_reference, REFERENCE),
    (region_roles.is_field, SCOPE),
)
"""The roles of a region in the order they are looked for; one that has none is the subject."""


def read_sentence(source: str, dictionary: Dictionary) -> Tokens:
    """Return the tokens of a sentence with lists joined, clauses counted and roles given."""
    tokens = tuple(_with_clauses(with_lists(tokenise(source, dictionary), _BREAKS)))
    for at, token in enumerate(tokens):
        if token.kind in _WITH_ROLES:
            token.role = _role(tokens, at)
        if token.kind == "time" and _opens_window(tokens, at):
            first = token.time.first or token.time.last
            token.value = replace(token.time, kind="since", first=first, last=None)
    return tokens


def before(tokens: Tokens, at: int) -> Token | None:
    """Return the token before one, in the same clause, plain words passed over."""
    return _first_word(map(tokens.__getitem__, range(at - 1, -1, -1)), tokens[at].clause)


def after(tokens: Tokens, at: int) -> Token | None:
    """Return the token after one, in the same clause, plain words passed over."""
    return _first_word(islice(tokens, at + 1, None), tokens[at].clause)


def _first_word(tokens: Iterable[Token], clause: int) -> Token | None:
    """Return the first token that is not plain, None where a mark or another clause comes first."""
    for token in tokens:
        if token.clause != clause or token.kind == "mark":
            return None
        if token.kind != "plain":
            return token
    return None


def _with_clauses(tokens: Iterable[Token]) -> Iterator[Token]:
    """Return the tokens, each with the number of its clause.

    A bracket is a clause of its own; what follows it goes on with the clause before it. A colon
    between a name and its number ends none: 年均增速：8.55%.
    """
    clause = last = 0
    outer: list[int] = []
    listed = tuple(tokens)
    for token, following in zip(listed, (*listed[1:], None), strict=True):
        token.clause = clause
        if token.kind != "mark":
            yield token
            continue
        is_label = token.text in _COLONS and following is not None and following.kind == "number"
        is_break = token.text in _BREAKS and not is_label
        is_closing = is_break and bool(outer) and token.text in _CLOSING
        if is_break and token.text in _OPENING:
            outer.append(clause)
        if is_break and not is_closing:
            clause = last = last + 1
        token.clause = clause
        yield token
        if is_closing:
            clause = outer.pop()


def _role(tokens: Tokens, at: int) -> str:
    """Return what a token does in its clause, an empty text where it has no role."""
    token = tokens[at]
    if token.kind == "region":
        position = _position(tokens, at)
        return next((role for has, role in _REGION_ROLES if has(position)), SUBJECT)
    if token.kind in {"indicator", "index"} and _is_owner(tokens, at):
        return WHOLE
    if token.kind == "indicator" and names_parts((token,)) and _is_field(tokens[at + 1 : at + 2]):
        return SCOPE
    if token.kind == "time" and token.time.kind in {"at", "ago", "relative"}:
        return BASE if time_roles.is_base(_position(tokens, at)) else AT
    return ""


def _opens_window(tokens: Tokens, at: int) -> bool:
    """Return whether a time such as 自2018年 is a start and no first end: 以来 follows."""
    is_start = tokens[at].time.kind in {"from", "at"}
    return is_start and time_roles.opens_window(_position(tokens, at))


def _position(tokens: Tokens, at: int) -> Position:
    """Return a token with what stands around it."""
    return Position(tokens, at, before(tokens, at), after(tokens, at))


def _is_field(following: Tokens) -> bool:
    """Return whether words for sub-indices only say among what: 在各项一级指标中."""
    return any(token.text in _AMONG for token in following)


def _is_owner(tokens: Tokens, at: int) -> bool:
    """Return whether an English index is what another is part of: output sub-index of the CII."""
    if not tokens[at].text.isascii():
        return False
    has_of = False
    for token in reversed(tokens[max(0, at - 4) : at]):
        if token.kind == "indicator" and has_of:
            return True
        if token.kind != "plain":
            return False
        has_of = has_of or token.text.lower() in _OF
    return False
