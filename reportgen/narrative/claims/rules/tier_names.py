"""Where a sentence names a tier: as the project spells it, or one sign away from that."""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from reportgen.narrative.claims.language.lexicon import has_hanzi, has_latin

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from reportgen.narrative.claims.language.tokens import Token
    from reportgen.narrative.claims.reading.sentence_reader import SentenceReader

_TIER_KINDS = frozenset({"tier", "misspelt"})
_ALIKE = 0.7
"""How alike two English words are of which one is the other misspelt."""
_POINTING = frozenset("上下这那各同前后本该每某一二三四五六两")
"""Signs that make another word of a name, not a misspelt one: 上一梯队."""
_SHORTEST = 3
_QUOTED = re.compile(r"[“\"「『‘]([^“”\"「」『』‘’]{2,30})[”\"」』’]")
_WORDS = re.compile(r"[A-Za-z]+")

Span = tuple[int, int]
Word = tuple[str, int, int]
"""A word in lower case, and where it stands."""


@dataclass(frozen=True, slots=True)
class NamedTier:
    """A tier as named: where, its rule and band, and whether it is spelt right."""

    start: int
    end: int
    text: str
    rule: str
    band: str
    is_right: bool


def find_tiers(reader: SentenceReader, source: str) -> list[NamedTier]:
    """Return the tiers a sentence names, in the order of the text."""
    named = [*_by_name(reader.tokens), *_by_likeness(reader, source)]
    return sorted(named, key=lambda tier: tier.start)


def _by_name(tokens: Sequence[Token]) -> Iterator[NamedTier]:
    for token in tokens:
        if token.kind in _TIER_KINDS:
            rule, band = token.ids[0].split("/", 1)
            yield NamedTier(token.start, token.end, token.text, rule, band, token.kind == "tier")


def _by_likeness(reader: SentenceReader, source: str) -> Iterator[NamedTier]:
    """Return words that are one sign away from the name of a tier: 技术并发区, “进发区”."""
    taken = [(t.start, t.end) for t in reader.tokens if t.kind in _TIER_KINDS]
    found: dict[Span, NamedTier] = {}
    names = reader.dictionary.tier_words
    for name, start, end in _alike(names, source):
        if not any(start < last and first < end for first, last in taken):
            rule, band = names[name]
            tier = NamedTier(start, end, source[start:end], rule, band, is_right=False)
            found.setdefault((start, end), tier)
    yield from (tier for tier in found.values() if tier.text not in names)


def _alike(names: Iterable[str], source: str) -> Iterator[tuple[str, int, int]]:
    """Return each name with the stretches of a text that are like it."""
    quoted = [match.span(1) for match in _QUOTED.finditer(source)]
    signs, lower, is_latin = frozenset(source), source.lower(), has_latin(source)
    words: list[Word] | None = None
    for name in names:
        own = _look_of(name)
        if own.is_hanzi:
            is_near = bool(quoted) or len(own.signs - signs) <= 1
            spans = _like_hanzi(source, name, quoted) if is_near else iter(())
        elif is_latin and any(word in lower for word in own.words):
            words = words or [(m.group().lower(), *m.span()) for m in _WORDS.finditer(source)]
            spans = _like_words(words, own.words)
        else:
            continue
        for start, end in spans:
            yield name, start, end


class _Look(NamedTuple):
    """A name by its signs, its words, and whether it is Chinese."""

    signs: frozenset[str]
    words: tuple[str, ...]
    is_hanzi: bool


@lru_cache(maxsize=512)
def _look_of(name: str) -> _Look:
    return _Look(frozenset(name), tuple(name.lower().split()), has_hanzi(name))


def _like_hanzi(source: str, name: str, quoted: Sequence[Span]) -> Iterator[Span]:
    """Return where a text differs from a name by one sign; a quoted one may be its end alone."""
    size = len(name)
    if size > _SHORTEST:
        for start in range(len(source) - size + 1):
            if source[start + size - 1] == name[-1] or source[start] == name[0]:
                window = source[start : start + size]
                if _differs_once(window, name) and _is_all_hanzi(window):
                    yield start, start + size
    for start, end in quoted:
        is_short = _SHORTEST <= end - start < size
        if is_short and _differs_once(source[start:end], name[start - end :]):
            yield start, end


def _differs_once(text: str, name: str) -> bool:
    """Return whether a text is a name with one wrong sign; 上一梯队 is no misspelt 第一梯队."""
    wrong = [a for a, b in zip(text, name, strict=True) if a != b]
    return len(wrong) == 1 and wrong[0] not in _POINTING


def _is_all_hanzi(text: str) -> bool:
    return all("\u3400" <= sign <= "\u9fff" for sign in text)


def _like_words(words: Sequence[Word], wanted: Sequence[str]) -> Iterator[Span]:
    """Return where words differ from an English name by one misspelt word: Strong innovators."""
    if len(wanted) < 2 or not any(word in wanted for word, _, _ in words):
        return
    for at in range(len(words) - len(wanted) + 1):
        own = words[at : at + len(wanted)]
        different = [(a, b) for a, (b, _, _) in zip(wanted, own, strict=True) if a != b]
        if len(different) == 1 and SequenceMatcher(None, *different[0]).ratio() >= _ALIKE:
            yield own[0][1], own[-1][2]
