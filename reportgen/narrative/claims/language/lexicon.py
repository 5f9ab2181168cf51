"""Words and names, found by their longest form at a place of a text.

Chinese is read character by character, English word by word without endings. Inside a Chinese name
的, quotation marks, spaces and a bracketed remark may stand or be missing.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from operator import itemgetter
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

Meaning = str | tuple[str, ...]
"""What a form stands for: ("region", "sh"), ("cue", "up"), or a kind of ordinary words."""

FOLDED = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | {
    ord(upper): ord(upper) + 32 for upper in "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
}
FOLDED |= {code: code - 0xFEE0 + 32 for code in range(0xFF21, 0xFF3B)}
FOLDED |= {ord("’"): ord("'"), ord("〔"): ord("("), ord("〕"): ord(")")}
"""Full width and capitals with what they are read as, character for character."""

_SKIPPED = frozenset("的“”\"'‘’「」『』《》 \u3000·")
"""What may stand or be missing inside a Chinese name."""
_WORD = re.compile(r"[a-z0-9&]+(?:,\d{3}\b)*(?:\.\d+)?(?:'(?:s\b|[a-z]{2,}))*")
_GAP = re.compile(r"[\s'\"“”‘/()-]*")
_HANZI = re.compile(r"[\u3400-\u9fff]")
_LATIN = re.compile(r"[A-Za-z]{2}")
_REMARK = 20
"""Characters of the longest bracketed remark inside a name."""
_ARTICLES = frozenset({"the", "a", "an"})


def fold(text: str) -> str:
    """Return ``text`` in lower case and half width; every offset stays."""
    return text.translate(FOLDED)


def has_hanzi(text: str) -> bool:
    """Return whether a text is written in Chinese, at least in part."""
    return _HANZI.search(text) is not None


def has_latin(text: str) -> bool:
    """Return whether two Latin letters follow each other: a word rather than a symbol."""
    return _LATIN.search(text) is not None


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """Return an English word without its possessive and plural ending."""
    word = word.removesuffix("'s")
    if len(word) > 4 and word.endswith("ies"):
        return word[:-3] + "y"
    if len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return word[:-1]
    return word


class Word(NamedTuple):
    """One English word of a text, without its ending."""

    stem: str
    start: int
    end: int


@dataclass
class Text:
    """A folded text with the English words in it, by where they begin."""

    source: str
    folded: str
    words: dict[int, int] = field(default_factory=dict)
    listed: list[Word] = field(default_factory=list)


def read(source: str) -> Text:
    """Return a text ready to be searched."""
    folded = fold(source)
    listed = [Word(stem(m.group()), m.start(), m.end()) for m in _WORD.finditer(folded)]
    return Text(source, folded, {word.start: at for at, word in enumerate(listed)}, listed)


class Meanings(list[Meaning]):
    """All that a form stands for."""

    @cached_property
    def cues(self) -> frozenset[str]:
        """Return the cues among them; complete once the lexicon is."""
        return frozenset(one[1] for one in self if isinstance(one, tuple))

    @cached_property
    def ids(self) -> Mapping[str, tuple[str, ...]]:
        """Return the ids among them by kind, ("tier", "rule", "band") as rule/band."""
        found: dict[str, dict[str, None]] = {}
        for meaning in self:
            found.setdefault(meaning[0], {})["/".join(meaning[1:])] = None
        return {kind: tuple(ids) for kind, ids in found.items()}

    @cached_property
    def kinds(self) -> tuple[str, ...]:
        """Return the kinds of ordinary words among them; complete once the lexicon is."""
        return tuple(one for one in self if isinstance(one, str))


@dataclass(slots=True)
class _Node:
    """What may follow, and what ends here."""

    following: dict[str, _Node] = field(default_factory=dict)
    meanings: Meanings = field(default_factory=Meanings)


Found = tuple[int, Meanings]
"""Where a form ends, and its meanings."""


class Lexicon:
    """Forms with their meanings; a form may have several."""

    def __init__(self) -> None:
        self._characters = _Node()
        self._words = _Node()
        self._begins = self._characters.following

    def add(self, form: str, meaning: Meaning, *, with_articles: bool = False) -> None:
        """Remember a form; Chinese where it holds hanzi, else English.

        ``with_articles`` keeps "a" and "the", which names may have or lack: "a year" is no "year".
        """
        folded = fold(form.strip())
        steps: Iterable[str]
        if has_hanzi(folded):
            node, steps = self._characters, (c for c in folded if c not in _SKIPPED)
        else:
            node = self._words
            words = _WORD.findall(folded)
            steps = [stem(w) for w in words if with_articles or w not in _ARTICLES]
            if not steps:
                return
        for step in steps:
            node = node.following.setdefault(step, _Node())
        if meaning not in node.meanings:
            node.meanings.append(meaning)

    def longest(self, text: Text, at: int, *, before: int = 0) -> Found | None:
        """Return where the longest form that begins at ``at`` ends, and its meanings.

        ``before`` leaves out forms that end there or later.
        """
        found = self.all(text, at)
        while before and found and found[-1][0] >= before:
            found.pop()
        return found[-1] if found else None

    def all(self, text: Text, at: int) -> list[Found]:
        """Return where each form that begins at ``at`` ends, with its meanings, longest last."""
        folded = text.folded
        chinese = self._in_characters(folded, at) if folded[at] in self._begins else []
        if at not in text.words:
            return chinese
        english = self._in_words(text, at)
        return sorted((*english, *chinese), key=itemgetter(0)) if chinese else english

    def _in_characters(self, folded: str, at: int) -> list[Found]:
        """Return the Chinese forms that begin at ``at``, the longest last."""
        node = self._begins[folded[at]]
        found: list[Found] = []
        if at and _is_latin(folded[at]) and _is_latin(folded[at - 1]):
            return found
        position, length = at + 1, len(folded)
        is_new = True
        while True:
            if is_new and node.meanings and not _ends_inside_word(folded, position):
                found.append((position, node.meanings))
            if position >= length or not node.following:
                return found
            step = node.following.get(folded[position])
            is_new = step is not None
            if step is not None:
                node, position = step, position + 1
            elif folded[position] in _SKIPPED:
                position += 1
            elif folded[position] == "(":
                end = folded.find(")", position, position + _REMARK)
                if end < 0:
                    return found
                position = end + 1
            else:
                return found

    def _in_words(self, text: Text, at: int) -> list[Found]:
        """Return the English forms that begin with the word at ``at``, the longest last."""
        node, previous = self._words, at
        found: list[Found] = []
        for number in range(text.words[at], len(text.listed)):
            word = text.listed[number]
            if previous != at and _GAP.fullmatch(text.folded, previous, word.start) is None:
                break
            step = node.following.get(word.stem)
            if step is None and word.stem in _ARTICLES and previous != at:
                previous = word.end
                continue
            if step is None:
                break
            node, previous = step, word.end
            if node.meanings:
                found.append((word.end, node.meanings))
        return found


def build(forms: Mapping[str, Iterable[str]]) -> Lexicon:
    """Return a lexicon of forms by their meaning."""
    lexicon = Lexicon()
    for meaning, texts in forms.items():
        for text in texts:
            lexicon.add(text, meaning, with_articles=True)
    return lexicon


def _ends_inside_word(folded: str, at: int) -> bool:
    """Return whether a place lies between two letters of one English word."""
    return at < len(folded) and _is_latin(folded[at - 1]) and _is_latin(folded[at])


def _is_latin(character: str) -> bool:
    """Return whether this is an ASCII letter or digit."""
    return character.isascii() and character.isalnum()
