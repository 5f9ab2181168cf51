"""What belongs to a number without touching it: 约 of 约占35%, the sign of 2.9、5.0和7.7个点."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from reportgen.narrative.claims.language.number_words import BEFORE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportgen.narrative.claims.language.numbers import Number
    from reportgen.narrative.claims.language.tokens import Token

_SHARED_SIGNS = frozenset({"percent", "permille", "points", "times"})
_COMMAS = frozenset({",", "，"})
_JOINTS = _COMMAS | {"、", "和", "与", "及", "and", "or"}
"""What stands between the numbers of a list."""
_ARTICLES = frozenset({"a", "an"})
_FAR_UNITS = {"yuan": "元", "rmb": "元", "dollars": "美元", "person-years": "人年"}
"""English units, which stand apart from their number, as measures."""


def with_context(tokens: Sequence[Token]) -> tuple[Token, ...]:
    """Return the tokens, their numbers with the signs, units and qualifiers that stand apart."""
    _share_signs(tokens)
    for at, token in enumerate(tokens):
        if token.kind == "number":
            number = _with_unit(token.number, tokens[at + 1 : at + 2])
            token.value = _with_qualifier(number, tokens[max(0, at - 3) : at])
    return tuple(tokens)


def _share_signs(tokens: Sequence[Token]) -> None:
    """Give numbers a sign that is printed once for all: 2.9、5.0和7.7个点.

    A comma alone before the number that has the sign joins nothing: 267.57, 8.97% up on 2022.
    """
    following: Number | None = None
    joint, is_shared = "", False
    for token in reversed(tokens):
        if token.kind == "number":
            own = token.number
            is_bare = not (own.sign or own.measure or own.power)
            is_joined = is_shared or joint not in _COMMAS
            is_shared = False
            if following is not None and following.sign in _SHARED_SIGNS and is_bare and is_joined:
                is_shared = True
                token.value = own = replace(own, sign=following.sign)
            following, joint = own, ""
        elif token.text.lower() in _JOINTS:
            joint = joint or token.text
        else:
            following = None


def _with_unit(number: Number, following: Sequence[Token]) -> Number:
    """Return a number with the English unit behind it as its measure: 5 million yuan."""
    unit = _FAR_UNITS.get(following[0].text.lower()) if following else None
    if unit is None or number.sign or number.measure:
        return number
    return replace(number, measure=unit)


def _with_qualifier(number: Number, left: Sequence[Token]) -> Number:
    """Return a number with the qualifier before an article or a verb: nearly a third, 约占35%."""
    if number.qualifier != "=":
        return number
    words = [token for token in left if token.text != "了" and not _is_article(token)][-2:]
    if len(words) < 2:
        return number
    before, verb = words
    if _is_article(left[-1]) and verb.text.lower() in BEFORE:
        return replace(number, qualifier=BEFORE[verb.text.lower()])
    if before.text in BEFORE and verb.cues and not verb.text.isascii():
        return replace(number, qualifier=BEFORE[before.text])
    return number


def _is_article(token: Token) -> bool:
    """Return whether this is a or an."""
    return token.text.lower() in _ARTICLES
