"""Words and names the project does not know, and what they stand beside."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportgen.narrative.claims.language.clauses import NAME
from reportgen.narrative.claims.language.plain_words import plain_words
from reportgen.narrative.claims.reading.nearby import clause_with

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportgen.narrative.claims.language.tokens import Token

MEANT = frozenset({"content", "noun"})
"""Kinds of ordinary words that have a meaning of their own."""

_ACTIONS = frozenset(plain_words()["content"])
_JOINTS = frozenset({"的", "the", "'s", "”", "“", '"'})
"""Words over which an unknown word still belongs to a name: 深圳的“创新指数”."""
_LINKS = frozenset({"的", "in", "and", "of", "和", "a", "on", "for", "to", "by"})
_BEFORE_PLACES = frozenset({"in", "for", "on", "at", "the"})
_NEXT, _REACH = 3, 5
"""How many tokens behind a number its noun, or a place it is from, may stand."""


def is_strange(token: Token) -> bool:
    """Return whether a token is unknown, or a region that is part of an unknown name."""
    return token.kind == "unknown" or (token.kind == "region" and token.role == NAME)


def is_foreign(token: Token) -> bool:
    """Return whether a token is an unknown English name: Guangdong."""
    return token.kind == "unknown" and token.text[:1].isupper()


def is_verb(token: Token) -> bool:
    """Return whether an unknown English word is a verb by its ending: closed, slackened."""
    return token.text.isascii() and token.text.islower() and token.text.endswith("ed")


def speaks_of_foreign(tokens: Sequence[Token], at: int) -> bool:
    """Return whether an earlier clause names an unknown place: Guangdong's …, and its …."""
    return any(
        not any("ccording" in other.text for other in clause_with(tokens, token))
        for token in tokens[:at]
        if is_foreign(token) and token.clause < tokens[at].clause
    )


def unknown_follows(tokens: Sequence[Token], at: int) -> bool:
    """Return whether an unknown word stands right behind a number and its measure: 1638名职员."""
    end = tokens[at].end
    for token in tokens[at + 1 : at + 1 + _NEXT]:
        if token.kind == "unknown":
            following = next((t.text for t in tokens if t.start >= token.end), "")
            is_next = token.start - end <= 1 and following not in {"至", "到", "为"}
            return is_next and not is_verb(token)
        if token.kind != "plain" or (len(token.text) > 2 and not token.text.isascii()):
            return False
        if token.text.lower() in _LINKS:
            return False
        end = token.end
    return False


def names_something(tokens: Sequence[Token], at: int) -> bool:
    """Return whether a noun of its own stands behind the number: 六批科技镇长团."""
    for token in tokens[at + 1 : at + 1 + _NEXT]:
        if token.kind in MEANT:
            return True
        if token.kind != "plain":
            return False
    return False


def names_foreign_place(tokens: Sequence[Token], at: int) -> bool:
    """Return whether a name nobody knows stands behind the number: 6.3 percent in Israel."""
    before = tokens[at]
    for token in tokens[at + 1 : at + 1 + _REACH]:
        if token.kind in {"number", "mark"}:
            return False
        is_behind = before.text.lower() in _BEFORE_PLACES
        if token.kind == "unknown" and is_behind and not is_verb(token):
            return True
        before = token
    return False


def touches_strange(tokens: Sequence[Token], token: Token, *, behind: bool = True) -> bool:
    """Return whether an unknown word stands directly beside a name: it belongs to a longer one."""
    at = next(place for place, other in enumerate(tokens) if other.start == token.start)
    return _touches_before(tokens[:at], token) or (
        behind and _touches_behind(tokens[at + 1 :], token)
    )


def _touches_before(tokens: Sequence[Token], name: Token) -> bool:
    """Return whether an unknown word or a noun stands directly before a name."""
    is_action = name.text[:2] in _ACTIONS  # 企业|申报科技项目: the noun does it
    edge = name.start
    for token in reversed(tokens):
        if edge - token.end > 1 or token.kind == "mark":
            return False
        if is_strange(token) or (token.kind == "noun" and not is_action):
            return True
        if token.text not in _JOINTS:
            return False
        edge = token.start
    return False


def _touches_behind(tokens: Sequence[Token], name: Token) -> bool:
    """Return whether an unknown word, no English verb, or a noun stands directly behind a name."""
    edge = name.end
    for token in tokens:
        if token.start - edge > 1 or token.kind == "mark" or is_verb(token):
            return False
        if is_strange(token) or token.kind == "noun":
            return True
        if token.text not in _JOINTS:
            return False
        edge = token.end
    return False
