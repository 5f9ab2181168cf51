"""The last look at a drawing: no text leaves the picture, and none lies upon another.

Kinds place their texts themselves. What still meets (numbers of fifteen digits on a phone, names
without a space) is moved inside or left out here, the least important first: the page has the
table and the tooltips. A number is never cut, since a cut number is another number.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import replace
from operator import itemgetter
from typing import TYPE_CHECKING

from reportgen.charts.labels import Box, room, shorten
from reportgen.charts.sheet import Words

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reportgen.charts.sheet import Sheet

_ASCENT, _DESCENT = 0.78, 0.12
_STRIP = 24.0
"""Height of the strips in which neighbours of a text are looked for."""

_EDGE = 1.0


def clear(sheet: Sheet, width: float, *, first: int = 0) -> None:
    """Move every text into a picture of a width, and leave out those that lie upon another.

    ``first`` is the number of the first stroke that may be moved; texts before it stay.
    A text that alone stands for its value stays too.
    """
    strokes = sheet.strokes
    counted = Counter(stroke.mark for stroke in strokes if stroke.mark is not None)
    texts: list[tuple[int, int, Words, Box]] = []
    for at, stroke in enumerate(strokes):
        if isinstance(stroke, Words):
            words, place = _inside(stroke, width) if at >= first else (stroke, _box(stroke))
            strokes[at] = words
            texts.append((_rank(words) if at >= first else -1, at, words, place))
    strips: defaultdict[int, list[Box]] = defaultdict(list)
    dropped: set[int] = set()
    for _, at, words, place in sorted(texts, key=itemgetter(0, 1)):
        rows = range(int(place.top // _STRIP), int(place.bottom // _STRIP) + 1)
        is_needed = at < first or (words.mark is not None and counted[words.mark] == 1)
        if words.text and (is_needed or _is_free(place, [strips[row] for row in rows])):
            for row in rows:
                strips[row].append(place)
            continue
        dropped.add(at)
        if words.mark is not None:
            counted[words.mark] -= 1
    if dropped:
        strokes[:] = [stroke for at, stroke in enumerate(strokes) if at not in dropped]


def _inside(words: Words, width: float) -> tuple[Words, Box]:
    """Return a text within the picture, and its room: moved, a long name cut, a number left out."""
    box = _box(words)
    if box.left >= 0 and box.right <= width:
        return words, box
    if box.right - box.left > width - 2 * _EDGE:
        is_number = not any(character.isalpha() for character in words.text)
        text = "" if is_number else shorten(
            words.text, width - 2 * _EDGE, words.size, bold=words.bold
        )  # fmt: skip
        moved = replace(words, text=text, x=_EDGE, align="left")
    elif box.left < 0:
        moved = replace(words, x=words.x + _EDGE - box.left)
    else:
        moved = replace(words, x=words.x + width - _EDGE - box.right)
    return moved, _box(moved)


def _rank(words: Words) -> int:
    """Return how much a text matters: names 0, values 1, values upon lines 2, numbers of axes 3."""
    if words.mark is None and words.ink == "muted":
        return 3
    return 2 if words.halo else int(words.mark is not None)


def _is_free(place: Box, strips: Iterable[list[Box]]) -> bool:
    left, top, right, bottom = place.left, place.top, place.right, place.bottom
    for strip in strips:
        for other in strip:
            # As Box.overlaps: called too often, in a matrix of hundreds of cells, to be called.
            if (left < other.right and other.left < right
                    and top < other.bottom and other.top < bottom):  # fmt: skip
                return False
    return True


def _box(words: Words) -> Box:
    wide = room(words.text, words.size, bold=words.bold)
    left = words.x - {"left": 0.0, "center": 0.5, "right": 1.0}[words.align] * wide
    return Box(left, words.y - _ASCENT * words.size, left + wide,
               words.y + _DESCENT * words.size)  # fmt: skip
