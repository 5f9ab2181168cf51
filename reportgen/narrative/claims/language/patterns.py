"""Named patterns that are tried only on texts that can hold them.

That is a text of their script with one of the signs or words that every match needs. Asking for
these costs far less than a search, and a sentence holds those of few patterns.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, NamedTuple

from reportgen.narrative.claims.language.lexicon import has_hanzi, has_latin

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

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


class _Index(NamedTuple):
    """Which patterns, by their place, are tried on every text, and which for a sign or word."""

    always: frozenset[int]
    by_sign: Mapping[str, frozenset[int]]


@dataclass(frozen=True)
class Patterns:
    """Patterns in the order they are tried."""

    listed: tuple[Pattern, ...]

    @cached_property
    def _by_script(self) -> Mapping[tuple[bool, bool], _Index]:
        """Return the index for texts with and without hanzi, with and without Latin letters."""
        known = (True, False)
        return {(hanzi, latin): self._index(hanzi, latin) for hanzi in known for latin in known}

    def _index(self, hanzi: bool, latin: bool) -> _Index:
        """Return the patterns that a text of these scripts can match, by what they need of it."""
        always: set[int] = set()
        by_sign: defaultdict[str, set[int]] = defaultdict(set)
        for at, pattern in enumerate(self.listed):
            if (hanzi or not pattern.needs_hanzi) and (latin or not pattern.needs_latin):
                for sign in pattern.needs:
                    by_sign[sign].add(at)
                if not pattern.needs:
                    always.add(at)
        return _Index(frozenset(always), {sign: frozenset(own) for sign, own in by_sign.items()})

    def fitting(self, text: str) -> list[Pattern]:
        """Return the patterns that a text holds everything for, in order."""
        held = _held_by(text)
        always, by_sign = self._by_script[held.hanzi, held.latin]
        places = always.union(*[by_sign[sign] for sign in held.signs & by_sign.keys()])
        return [self.listed[at] for at in sorted(places)]


def compiled(patterns: Iterable[tuple[str, str] | tuple[str, str, str]]) -> Patterns:
    """Return the patterns ready to use; one that names words of both scripts needs neither.

    A third text holds what a match needs: signs (末垫 for 末位|垫底), and Latin words between
    spaces or bars, which no other letter touches in a match ("since", but not "tel" of "tels").
    """
    return Patterns(tuple(_pattern(*pattern) for pattern in patterns))


def _pattern(name: str, source: str, needs: str = "") -> Pattern:
    """Return a pattern ready to use, with the script it needs: hanzi for 居首|榜首."""
    chinese, latin = has_hanzi(source), has_latin(_SYNTAX.sub(" ", source))
    regex = re.compile(source, re.IGNORECASE)
    wanted = frozenset(_LETTERS.findall(needs.lower())) | frozenset(_SIGNS.findall(needs))
    return Pattern(name, regex, wanted, chinese and not latin, latin and not chinese)


def matches(patterns: Patterns, text: str) -> Iterator[tuple[str, re.Match[str]]]:
    """Return every match of every pattern in a text, with the pattern's name."""
    for pattern in patterns.fitting(text):
        for match in pattern.regex.finditer(text):
            yield pattern.name, match


class _Held(NamedTuple):
    """What a text holds: its signs and Latin words, and whether it has letters of each script."""

    signs: frozenset[str]
    hanzi: bool
    latin: bool


@lru_cache(maxsize=4)
def _held_by(text: str) -> _Held:
    """Return what a text holds; the same text is asked for by several sets of patterns."""
    lower = text.lower()
    signs = frozenset(lower).union(_LETTERS.findall(lower))
    return _Held(signs, has_hanzi(text), has_latin(text))
