"""Is an indicator spoken of, though not by its name? 投资苏浙皖企业4325家 of 投资企业数."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from reportgen.narrative.claims.language.lexicon import fold, has_hanzi
from reportgen.narrative.claims.names.dictionary import roots

if TYPE_CHECKING:
    from collections.abc import Sequence
    from collections.abc import Set as AbstractSet

    from reportgen.narrative.claims.language.tokens import Token
    from reportgen.narrative.claims.names.dictionary import Dictionary

_HANZI = re.compile(r"[\u4e00-\u9fff]")
_FEWEST = 2
_ENOUGH = 0.6
"""The share of the letters (in English, of the words) of a name that must be there."""


def is_told_in(tokens: Sequence[Token], indicator: str, dictionary: Dictionary) -> bool:
    """Return whether tokens name an indicator, or hold most of one of its names."""
    for token in tokens:
        for one in token.items or (token,):
            if one.kind == "indicator" and indicator in {*one.ids, *one.weak}:
                return True
    text = fold("".join(token.text + " " * token.text.isascii() for token in tokens))
    letters, words = frozenset(text), roots(text)
    return any(
        _is_enough(_pieces(name), letters if has_hanzi(name) else words)
        for name in dictionary.names[indicator]
    )


@lru_cache(maxsize=4096)
def _pieces(name: str) -> frozenset[str]:
    """Return the letters of a Chinese name, the roots of the words of an English one."""
    return frozenset(_HANZI.findall(name)) if has_hanzi(name) else roots(name)


def _is_enough(wanted: AbstractSet[str], found: AbstractSet[str]) -> bool:
    there = len(wanted & found)
    return there >= _FEWEST and there >= _ENOUGH * len(wanted)
