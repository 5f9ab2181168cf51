"""Text in a drawing: how much room it takes, where it breaks, and how labels avoid each other."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reportgen.charts.fonts import text_width

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

SLACK = 1.08
"""Room for readers who see another font of the stack, whose digits are a little wider."""

_ASCENT, _DESCENT = 0.82, 0.16
_NEVER_FIRST = "，。；：！？、）》”’」』】%…,.;:!?)]}"
_NEVER_LAST = "（《“‘「『【([{"
_OF_NUMBERS = "年月日万亿"
"""Never parted from the digits before them."""

_SHORT_LINE = 0.35
"""A last line shorter than this share of the width is evened out with those before it."""

_EVEN_STEPS = 6


@dataclass(frozen=True)
class Box:
    """A rectangle that something occupies; y grows downwards."""

    left: float
    top: float
    right: float
    bottom: float

    def overlaps(self, other: Box, gap: float = 0) -> bool:
        """Return whether the two come nearer than ``gap``."""
        return (
            self.left < other.right + gap
            and other.left < self.right + gap
            and self.top < other.bottom + gap
            and other.top < self.bottom + gap
        )

    def is_crossed(self, start: tuple[float, float], end: tuple[float, float]) -> bool:
        """Return whether a straight line runs through the box."""
        first, last = 0.0, 1.0
        for place, ahead, low, high in (
            (start[0], end[0] - start[0], self.left, self.right),
            (start[1], end[1] - start[1], self.top, self.bottom),
        ):
            if not ahead:
                if not low < place < high:
                    return False
                continue
            enters, leaves = sorted(((low - place) / ahead, (high - place) / ahead))
            first, last = max(first, enters), min(last, leaves)
        return first < last


def room(text: str, size: float, *, bold: bool = False) -> float:
    """Return the width to leave for a line of text."""
    return text_width(text, size, bold=bold) * SLACK


def text_box(
    x: float, y: float, text: str, size: float, *, align: str = "left", bold: bool = False
) -> Box:
    """Return the room of a line of text whose baseline begins, is centred or ends at (x, y)."""
    width = room(text, size, bold=bold)
    left = x - {"left": 0.0, "center": width / 2, "right": width}[align]
    return Box(left, y - _ASCENT * size, left + width, y + _DESCENT * size)


def wrap(
    text: str, width: float, size: float, *, lines: int = 2, bold: bool = False, even: bool = True
) -> tuple[str, ...]:
    """Return ``text`` in at most ``lines`` lines no wider than ``width``.

    Breaks between hanzi and at spaces; no closing mark begins a line and no opening one ends it,
    digits keep their 年, and (``even``) no word or two stand alone on the last line.
    What does not fit is cut and ends in an ellipsis; an empty text is one empty line.
    """
    pieces = _pieces(" ".join(text.split()))
    done = _filled(pieces, width, size, bold=bold)
    if len(done) > lines:
        done = [*done[: lines - 1], "".join(_spaced(done[lines - 1 :]))]
    elif even and len(done) > 1 and room(done[-1], size, bold=bold) < width * _SHORT_LINE:
        done = _evened(pieces, width, size, len(done), bold=bold)
    return tuple(shorten(line, width, size, bold=bold) for line in done if line) or ("",)


def _filled(pieces: Sequence[str], width: float, size: float, *, bold: bool) -> list[str]:
    """Return lines that each hold as many pieces as fit."""
    done: list[str] = []
    current = ""
    for piece in pieces:
        if current and room((current + piece).rstrip(), size, bold=bold) > width:
            done.append(current.strip())
            current = piece.lstrip()
        else:
            current += piece
    return [*done, current.strip()]


def _evened(
    pieces: Sequence[str], width: float, size: float, count: int, *, bold: bool
) -> list[str]:
    """Return as many lines, as even as can be: no last line of a word or two."""
    low, high = width / 2, width
    for _ in range(_EVEN_STEPS):
        middle = (low + high) / 2
        fits = len(_filled(pieces, middle, size, bold=bold)) <= count
        low, high = (low, middle) if fits else (middle, high)
    return _filled(pieces, high, size, bold=bold)


def shorten(text: str, width: float, size: float, *, bold: bool = False) -> str:
    """Return ``text``, cut with an ellipsis where it is wider than ``width``."""
    if room(text, size, bold=bold) <= width:
        return text
    kept = text
    while kept and room(kept.rstrip() + "…", size, bold=bold) > width:
        kept = kept[:-1]
    return kept.rstrip() + "…"


def spread(
    wanted: Sequence[float], heights: Sequence[float], low: float, high: float
) -> list[float]:
    """Return the middles of labels moved apart, each as near as can be to where it was wanted.

    ``wanted`` and ``heights`` in any order; the labels keep their order and stay between low and
    high as long as they fit there at all.
    """
    order = sorted(range(len(wanted)), key=lambda index: wanted[index])
    blocks: list[tuple[float, float, list[int]]] = []
    for index in order:
        blocks.append((wanted[index], heights[index], [index]))
        while len(blocks) > 1 and _touch(blocks[-2], blocks[-1]):
            blocks[-2:] = [_merged(blocks[-2], blocks[-1])]
        middle, height, members = blocks[-1]
        blocks[-1] = (max(low + height / 2, min(middle, high - height / 2)), height, members)
        while len(blocks) > 1 and _touch(blocks[-2], blocks[-1]):
            blocks[-2:] = [_merged(blocks[-2], blocks[-1], low, high)]
    placed = [0.0] * len(wanted)
    for middle, height, members in blocks:
        top = middle - height / 2
        for index in members:
            placed[index] = top + heights[index] / 2
            top += heights[index]
    return placed


def is_free(box: Box, taken: Iterable[Box], gap: float = 2) -> bool:
    """Return whether a box keeps its distance from all others."""
    return not any(box.overlaps(other, gap) for other in taken)


def _touch(upper: tuple[float, float, list[int]], lower: tuple[float, float, list[int]]) -> bool:
    return upper[0] + upper[1] / 2 > lower[0] - lower[1] / 2


def _merged(
    upper: tuple[float, float, list[int]],
    lower: tuple[float, float, list[int]],
    low: float = float("-inf"),
    high: float = float("inf"),
) -> tuple[float, float, list[int]]:
    """Return two blocks of labels as one, in the middle weighed by their numbers."""
    many, more = len(upper[2]), len(lower[2])
    height = upper[1] + lower[1]
    middle = (upper[0] * many + lower[0] * more) / (many + more)
    middle = max(low + height / 2, min(middle, high - height / 2))
    return middle, height, upper[2] + lower[2]


def _pieces(text: str) -> list[str]:
    """Return the smallest parts a line may hold: words with their space, and single hanzi."""
    pieces: list[str] = []
    for character in text:
        sticks = pieces and (
            character in _NEVER_FIRST
            or (character in _OF_NUMBERS and pieces[-1][-1].isdecimal())
            or pieces[-1][-1] in _NEVER_LAST
            or (ord(character) < 0x2E80 and ord(pieces[-1][-1]) < 0x2E80 and pieces[-1][-1] != " ")
        )
        if sticks:
            pieces[-1] += character
        else:
            pieces.append(character)
    return pieces


def _spaced(lines: Sequence[str]) -> list[str]:
    """Return lines to be joined again, with the space a break took away between Latin words."""
    return [
        line + (" " if index < len(lines) - 1 and line[-1:].isascii() else "")
        for index, line in enumerate(lines)
    ]
