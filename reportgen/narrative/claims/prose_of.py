"""The plain prose of a narrative, every character at its place in the file.

What no reader reads as prose becomes spaces: front matter, code, comments, addresses, notes' marks.
A binding that prints a number becomes a run of ``BOUND``; so does the tag of a condition, for there
the sentence is broken off.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reportgen.narrative.claims.language.tokens import BOUND
from reportgen.narrative.segments import (
    Code,
    Comment,
    Display,
    Markdown,
    Printed,
    Reference,
    Segment,
    every_segment,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from reportgen.narrative.source_text import Span

_UNSEEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\uf8ff\ufffc\ufffe\uffff\U000f0000-\U0010ffff]"
)
_CHARACTER = re.compile(r"[^\n]")
_TAG = re.compile(r"(?<!\\)\{%.{0,1000}?%\}", re.DOTALL)
_NOTE = re.compile(r"\[\^[^\]\n]{1,40}\]:?")
_TARGET = r"\([^()\n]{0,1000}(?:\([^()\n]{0,200}\)[^()\n]{0,200}){0,3}\)|\[[^\[\]\n]{0,200}\]"
_LINK = re.compile(rf"(!?\[)([^\[\]\n]{{0,500}})(\](?:{_TARGET}))")
_ADDRESS = re.compile(r"""<?(?:https?://|mailto:|www\.)[!#-&*-;=?-{}~]+>?""", re.IGNORECASE)
_ATTRIBUTES = re.compile(r"\{(?::|[ ]*[#.][A-Za-z])[^{}\n]{0,200}\}")


def prose_of(
    text: str,
    segments: tuple[Segment, ...],
    *,
    start: int = 0,
    words: Mapping[Span, str] | None = None,
) -> str:
    """Return the prose of ``text``, which is as long and has its line ends where ``text`` has them.

    ``segments`` are what ``text`` was cut into, ``start`` is where its first tag can stand.
    ``words``    what bindings and references print that is no number (a name, a period): put in
                 their place where it fits.
    """
    shown: list[str] = []
    at = 0
    for begin, part in sorted(_parts(text, segments, words or {})):
        shown += [_between(text, at, begin, start), part]
        at = begin + len(part)
    shown.append(_between(text, at, len(text), start))
    return _without_marks("".join(shown))


def blank(text: str, filler: str = " ") -> str:
    """Return ``filler`` for every character of ``text`` but its line ends."""
    return _CHARACTER.sub(filler, text)


def _parts(
    text: str, segments: tuple[Segment, ...], words: Mapping[Span, str]
) -> Iterator[tuple[int, str]]:
    """Yield the start and the prose of everything but tags, of the same length."""
    for segment in every_segment(segments):
        if not isinstance(segment, Markdown | Code | Comment | Display | Printed | Reference):
            continue
        span = segment.span
        source = text[span.start : span.end]
        if isinstance(segment, Markdown):
            yield span.start, _UNSEEN.sub(" ", source)
        elif isinstance(segment, Printed):
            yield span.start, _fitted(words.get(span, ""), source) or blank(source, BOUND)
        elif isinstance(segment, Reference):
            yield (
                span.start,
                _label(source) or _fitted(words.get(span, ""), source) or blank(source),
            )
        else:
            yield span.start, blank(source)


def _between(text: str, begin: int, end: int, start: int) -> str:
    """Return the prose of what is no segment: the head of the file, tags, escaped braces."""
    tags_from = min(max(begin, start), end)
    tagged = _TAG.sub(lambda tag: blank(tag[0], BOUND), text[tags_from:end])
    kept = re.sub(rf"[^\n{BOUND}]", " ", tagged) if BOUND in tagged else blank(tagged)
    return blank(text[begin:tags_from]) + kept


def _label(source: str) -> str:
    """Return the label of ``{@term:id|label}`` at its place, or nothing where there is none."""
    head, bar, label = source.removesuffix("}").partition("|")
    return f"{blank(head + bar)}{_UNSEEN.sub(' ', label)} " if bar else ""


def _fitted(word: str, source: str) -> str:
    """Return a word filled up to the length of ``source``; nothing where it does not fit."""
    is_short = word and len(word) <= len(source) and "\n" not in source + word
    return _UNSEEN.sub(" ", word).ljust(len(source)) if is_short else ""


def _without_marks(prose: str) -> str:
    """Return prose without the marks of notes, addresses and attributes; labels of links stay."""
    prose = _NOTE.sub(_blanked, prose)
    for _ in range(2):  # a picture may be the label of a link
        prose = _LINK.sub(lambda link: f"{blank(link[1])}{link[2]}{blank(link[3])}", prose)
    return _ATTRIBUTES.sub(_blanked, _ADDRESS.sub(_blanked, prose))


def _blanked(match: re.Match[str]) -> str:
    return blank(match[0])
