"""Named patterns that are tried only on texts of the script they are written in."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from reportgen.narrative.claims.language.lexicon import has_hanzi

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_SYNTAX = re.compile(r"\\[A-Za-z]|\(\?P<\w+>|\[[^]]*\]")
"""What is no word of a text in a pattern: escapes, names of groups, sets of characters."""
_LATIN_WORD = re.compile(r"[A-Za-z]{2}")


class Pattern(NamedTuple):
    """A pattern with its name and whether a match needs hanzi or Latin letters in the text."""

    name: str
    regex: re.Pattern[str]
    needs_hanzi: bool
    needs_latin: bool


def compiled(patterns: Iterable[tuple[str, str]]) -> tuple[Pattern, ...]:
    """Return the patterns ready to use; one that names words of both scripts needs neither."""
    return tuple(_pattern(name, source) for name, source in patterns)


def _pattern(name: str, source: str) -> Pattern:
    """Return a pattern ready to use, with the script it needs: hanzi for 居首|榜首."""
    chinese, latin = has_hanzi(source), _has_latin(_SYNTAX.sub(" ", source))
    regex = re.compile(source, re.IGNORECASE)
    return Pattern(name, regex, chinese and not latin, latin and not chinese)


def matches(patterns: Iterable[Pattern], text: str) -> Iterator[tuple[str, re.Match[str]]]:
    """Return every match of every pattern in a text, with the pattern's name."""
    chinese, latin = has_hanzi(text), _has_latin(text)
    for name, regex, needs_hanzi, needs_latin in patterns:
        if (chinese or not needs_hanzi) and (latin or not needs_latin):
            for match in regex.finditer(text):
                yield name, match


def _has_latin(text: str) -> bool:
    """Return whether two Latin letters follow each other: a word rather than a symbol."""
    return _LATIN_WORD.search(text) is not None
