"""A token with what stands around it, and the questions its role depends on."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reportgen.narrative.claims.language.tokens import Token

_PLACES = frozenset({"place", "top"})


@dataclass(frozen=True)
class Position:
    """A token of a sentence.

    ``left``, ``right``  the tokens beside it in its clause, plain words passed over.
    """

    tokens: tuple[Token, ...]
    at: int
    left: Token | None
    right: Token | None

    @property
    def token(self) -> Token:
        """Return the token itself."""
        return self.tokens[self.at]

    @property
    def following(self) -> Token | None:
        """Return the token right behind it, whatever it is."""
        return self.tokens[self.at + 1] if self.at + 1 < len(self.tokens) else None

    @property
    def previous(self) -> str:
        """Return the text of the token right before it, in lower case; empty at the start."""
        return self.tokens[self.at - 1].text.lower() if self.at else ""

    @cached_property
    def earlier(self) -> tuple[Token, ...]:
        """Return the tokens of its clause before it."""
        own = self.token.clause
        return tuple(token for token in self.tokens[: self.at] if token.clause == own)

    @cached_property
    def later(self) -> tuple[Token, ...]:
        """Return the tokens of its clause behind it."""
        own = self.token.clause
        return tuple(token for token in self.tokens[self.at + 1 :] if token.clause == own)

    @property
    def follows_region(self) -> bool:
        """Return whether a region stands before it, in any clause."""
        return any(token.kind == "region" for token in self.tokens[: self.at])

    def left_is(self, *cues: str) -> bool:
        """Return whether the token to the left is one of these cues."""
        return self.left is not None and self.left.has(*cues)

    def right_is(self, *cues: str) -> bool:
        """Return whether the token to the right is one of these cues."""
        return self.right is not None and self.right.has(*cues)


def is_number(token: Token | None) -> bool:
    """Return whether this is a number."""
    return token is not None and token.kind == "number"


def is_multiple(token: Token | None) -> bool:
    """Return whether this is a multiple: 3倍, twice, doubled."""
    return token is not None and (
        (token.kind == "number" and token.number.sign == "times")
        or (token.kind == "word" and token.word.kind == "double")
    )


def is_place(token: Token) -> bool:
    """Return whether this is a place in a ranking: 第三位, top three."""
    return token.kind == "word" and token.word.kind in _PLACES


def is_best(token: Token) -> bool:
    """Return whether this is a superlative: 最高, lowest."""
    return token.kind == "word" and token.word.kind == "best"
