"""Named patterns that are tried only on texts that can hold them.

That is a text of their script with one of the signs or words that every match needs. Asking for
these costs far less than a search, and a sentence holds those of few patterns.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from reportgen.narrative.claims.language.lexicon import has_hanzi, has_latin

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_SYNTAX = re.compile(r"\\[A-Za-z]|\(\?P<\w+>|\[[^]]*\]")
"""What is no word of a text in a pattern: escapes, names of groups, sets of characters."""
_LETTERS = re.compile("[a-z]+")
_SIGNS = re.compile("[^a-zA-Z |]")


class Pattern(NamedTuple):
    """A pattern with its name and what a text must hold before it can match.

    ``needs``  signs and Latin words, of which every match holds one; empty where nothing is needed.
    """

    name: str
    regex: re.Pattern[str]
    needs: frozenset[str]
    needs_hanzi: bool
    needs_latin: bool


def compiled(
    patterns: Iterable[tuple[str, str] | tuple[str, str, str]],
) -> tuple[Pattern, ...]:
    """Return the patterns ready to use; one that names words of both scripts needs neither.

    A third text holds what a match needs: signs (末垫 for 末位|垫底), and Latin words between
    spaces or bars, which no other letter touches in a match ("since", but not "tel" of "tels").
    """
    return tuple(_pattern(*pattern) for pattern in patterns)


def _pattern(name: str, source: str, needs: str = "") -> Pattern:
    """Return a pattern ready to use, with the script it needs: hanzi for 居首|榜首."""
    chinese, latin = has_hanzi(source), has_latin(_SYNTAX.sub(" ", source))
    regex = re.compile(source, re.IGNORECASE)
    wanted = frozenset(_LETTERS.findall(needs.lower())) | frozenset(_SIGNS.findall(needs))
    return Pattern(name, regex, wanted, chinese and not latin, latin and not chinese)


def matches(patterns: Iterable[Pattern], text: str) -> Iterator[tuple[str, re.Match[str]]]:
    """Return every match of every pattern in a text, with the pattern's name."""
    chinese, latin = has_hanzi(text), has_latin(text)
    signs = _signs_of(text)
    for name, regex, needs, needs_hanzi, needs_latin in patterns:
        if needs and needs.isdisjoint(signs):
            continue
        if (chinese or not needs_hanzi) and (latin or not needs_latin):
            for match in regex.finditer(text):
                yield name, match


@lru_cache(maxsize=4)
def _signs_of(text: str) -> frozenset[str]:
    """Return every sign and Latin word of a text; the same text is often asked for twice."""
    lower = text.lower()
    return frozenset(lower).union(_LETTERS.findall(lower))
