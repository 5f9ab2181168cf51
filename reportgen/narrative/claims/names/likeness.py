"""Is an indicator spoken of, though not by its name? 投资苏浙皖企业4325家 of 投资企业数."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reportgen.narrative.claims.language.lexicon import fold, has_hanzi
from reportgen.narrative.claims.names.dictionary import roots

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

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
    return any(_is_in(name, text) for name in dictionary.names[indicator])


def _is_in(name: str, text: str) -> bool:
    if not has_hanzi(name):
        return _is_enough(roots(name), roots(text))
    return _is_enough(set(_HANZI.findall(name)), set(text))


def _is_enough(wanted: Iterable[str], found: Iterable[str]) -> bool:
    wanted = set(wanted)
    there = wanted & set(found)
    return len(there) >= _FEWEST and len(there) >= _ENOUGH * len(wanted)
