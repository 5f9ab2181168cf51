"""Comments in a Word document: marks around the runs, and the part that says what they mean."""

from __future__ import annotations

from itertools import count
from typing import TYPE_CHECKING, NamedTuple

from lxml import etree

from reportgen.narrative.word.comments_part import CommentsPart
from reportgen.narrative.word.document import WHOLE
from reportgen.narrative.word.runs import Cuts, Position
from reportgen.narrative.word.xml import as_bytes, attribute, below, like, name_of, run_child

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lxml.etree import _Element

    from reportgen.narrative.word.document import Comment, Piece, WordText
    from reportgen.narrative.word.parts import WordParts

LARGEST_ID = 2**31 - 2
_MARKS = frozenset({"w:commentRangeStart", "w:commentRangeEnd", "w:commentReference"})
_BOXES = frozenset({"w:txbxContent", "w:ruby"})
_PLAIN_CONTROLS = ("text", "date", "dropDownList", "comboBox", "dataBinding")
"""Content controls that hold plain text: a comment goes around one, not into it."""


class Anchor(NamedTuple):
    """One end of a comment: a place in a run, or a whole element."""

    element: _Element
    position: Position | None = None


def write_comments(parts: WordParts, word: WordText, comments: Sequence[Comment]) -> bytes:
    """Return the document with these comments beside its own."""
    spans = [word.pieces_of(comment.start, comment.end) for comment in comments]
    ends = [(pieces[0], pieces[-1]) for pieces in spans]
    elements = _elements(parts.document, {piece.number for pair in ends for piece in pair})
    cuts = Cuts()
    anchors = [
        (
            _anchor(cuts, elements[first.number], first.offset, at_end=False),
            _anchor(cuts, elements[last.number], _end_offset(last), at_end=True),
        )
        for first, last in ends
    ]
    cuts.cut()
    told = CommentsPart(parts)
    fresh = _fresh_ids(parts.document, told.root)
    marks: dict[_Element, _Element] = {}
    for comment, (start, end) in zip(comments, anchors, strict=True):
        key = next(fresh)
        told.add(key, comment.text)
        _mark(cuts, start, end, told.reference(key), marks)
    return parts.package.replaced({parts.main: as_bytes(parts.document), **told.changed()})


def _elements(root: _Element, numbers: set[int]) -> dict[int, _Element]:
    return {number: one for number, one in enumerate(root.iter()) if number in numbers}


def _end_offset(piece: Piece) -> int:
    return WHOLE if piece.offset == WHOLE else piece.offset + piece.end - piece.start


def _anchor(cuts: Cuts, element: _Element, offset: int, *, at_end: bool) -> Anchor:
    """Return one end of a comment; what lies in a text box is anchored where the box is."""
    child = _outer_child(element)
    control = _plain_control(child)
    if control is not None:
        return Anchor(control)
    if child is not element or offset == WHOLE:
        offset = int(at_end)
    return Anchor(*cuts.place(child, offset))


def _outer_child(element: _Element) -> _Element:
    """Return the child of a run that an element is, or stands in, outside all boxes."""
    boxes = [outer for outer in element.iterancestors() if name_of(outer) in _BOXES]
    child = run_child(boxes[-1]) if boxes else None
    if child is None:
        child = run_child(element)
    assert child is not None, "only what stands in a run is read"
    return child


def _plain_control(element: _Element) -> _Element | None:
    """Return the outermost control of plain text around a run, within its paragraph."""
    outermost = None
    for outer in element.iterancestors():
        if name_of(outer) == "w:p":
            break
        if name_of(outer) == "w:sdt":
            kinds = (below(outer, "sdtPr", kind) for kind in _PLAIN_CONTROLS)
            if any(kind is not None for kind in kinds):
                outermost = outer
    return outermost


def _fresh_ids(*roots: _Element) -> Iterator[int]:
    """Yield numbers no comment of the document has: after the greatest, as long as there are."""
    texts = {
        attribute(element, "id")
        for root in roots
        for element in root.iter()
        if name_of(element) in _MARKS or name_of(element) == "w:comment"
    }
    taken = {int(text) for text in texts if text.isascii() and text.isdigit() and len(text) < 11}
    first = max((number for number in taken if number < LARGEST_ID // 2), default=-1) + 1
    return (number for number in count(first) if number not in taken)


def _mark(
    cuts: Cuts, start: Anchor, end: Anchor, reference: _Element, marks: dict[_Element, _Element]
) -> None:
    """Put the marks of a comment around its runs; ``marks`` is what stands after a run already."""
    first, last = start.element, end.element
    if start.position is not None:
        first = cuts.beginning_at(first, start.position)
    if end.position is not None:
        last = cuts.ending_at(last, end.position)
    key = attribute(below(reference, "commentReference"), "id")
    for_range = {like(reference, "id"): key}
    first.addprevious(etree.Element(like(reference, "commentRangeStart"), for_range))
    mark = etree.Element(like(reference, "commentRangeEnd"), for_range)
    marks.get(last, last).addnext(mark)
    mark.addnext(reference)
    marks[last] = reference
