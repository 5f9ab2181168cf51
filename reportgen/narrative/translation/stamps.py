"""Writing into a translation what it translates; every other byte of the file stays."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING

from reportgen.narrative.translation.blocks import COMMENT, FRONT

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportgen.narrative.model import Narrative
    from reportgen.narrative.translation.blocks import Block
    from reportgen.narrative.translation.pairs import Pair, Translation

_MARK = re.compile(r"(translates\s*[:：]\s*)(\S*)", re.IGNORECASE)
_KEY = re.compile(r"(translates[ \t]*:[ \t]*)([^\s#]*)")
_LINE_END = re.compile(r"\r\n|\r|\n")

Edit = tuple[int, int, str]
"""From, to (in the text with line feeds only), and what goes there."""


def stamped(raw: str, translation: Translation, lines: frozenset[int]) -> tuple[str, int]:
    """Return a file with the present marks of its originals, and how many were not there before.

    ``raw`` is the text of the file as it is on disk; ``lines`` are those of the blocks to mark,
    none for all of them. A block without an original stays as it is.
    """
    edits = [
        edit
        for pair in translation.pairs
        for edit in _edits(pair, translation.translated, lines)
    ]  # fmt: skip
    return _applied(raw, edits), len(edits)


def _edits(pair: Pair, narrative: Narrative, lines: frozenset[int]) -> Iterator[Edit]:
    block, original = pair.translated, pair.original
    if block is None or original is None or pair.is_current:
        return
    if not lines or lines & _lines_of(block, narrative):
        edit = _in_front if block.kind == FRONT else _before_block
        yield edit(block, original.mark, narrative)


def _lines_of(block: Block, narrative: Narrative) -> frozenset[int]:
    """Return the lines of a block, that of the comment before it included."""
    source = narrative.source
    spans = [block.span] if block.stamped is None else [block.span, block.stamped]
    numbers = (
        range(source.line_of(span.start), source.line_of(max(span.start, span.end - 1)) + 1)
        for span in spans
    )
    return frozenset(number for each in numbers for number in each)


def _before_block(block: Block, mark: str, narrative: Narrative) -> Edit:
    text = narrative.source.text
    if block.stamped is not None:
        found = _MARK.search(text, block.stamped.start + 4, block.stamped.end - 3)
        if found is not None:
            return found.start(2), found.end(2), mark
    return block.span.start, block.span.start, f"{COMMENT.format(mark=mark)}\n"


def _in_front(block: Block, mark: str, narrative: Narrative) -> Edit:
    source = narrative.source
    place = narrative.places.get(("translates",))
    if place is not None and place.line:
        found = _KEY.search(source.text, source.line_starts[place.line - 1], block.span.end)
        if found is not None:
            return found.start(2), found.end(2), f'"{mark}"'
    head = source.text[: block.span.end].removesuffix("\n")
    last = head.rfind("\n") + 1
    return last, last, f'translates: "{mark}"\n'


def _applied(raw: str, edits: list[Edit]) -> str:
    """Return a text with edits made; its line ends and byte order mark are left as they are."""
    start = len(raw) - len(raw.removeprefix("\ufeff"))
    ends = list(_LINE_END.finditer(raw, start))
    # Behind every line end of two characters, the text with line feeds only is one shorter.
    pairs = [match.start() for match in ends if len(match[0]) == 2]
    longer = [place - start - count for count, place in enumerate(pairs)]
    usual = ends[0][0] if ends else "\n"
    for begin, end, text in sorted(edits, reverse=True):
        at, to = (start + place + bisect_left(longer, place) for place in (begin, end))
        raw = raw[:at] + text.replace("\n", usual) + raw[to:]
    return raw
