"""The text of a Word document: one walk over its elements, and one over every note referred to."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reportgen.narrative.word.lines import (
    NOWHERE,
    Entry,
    Flow,
    Paragraph,
    Table,
    anchored,
    assemble,
    finish_paragraph,
)
from reportgen.narrative.word.parts import HEADING_LEVELS, outline_level, read_styles, script_of
from reportgen.narrative.word.xml import (
    attribute,
    below,
    is_on,
    name_of,
    properties,
    run_child,
    shown_text,
    walk,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

    from lxml.etree import _Element

    from reportgen.narrative.word.document import Piece
    from reportgen.narrative.word.parts import Styles, WordParts

_PASSED_OVER = frozenset(
    {
        *("w:del", "w:moveFrom", "w:rt", "w:pPr", "w:rPr", "w:sdtPr", "w:sectPr"),
        *("w:tblPr", "w:tblGrid", "w:trPr", "w:tcPr", "w:object"),
    }
)
_SIGNS = {
    "w:tab": "\t", "w:ptab": "\t", "w:br": "\n", "w:cr": "\n",
    "w:noBreakHyphen": "-", "w:sym": " ", "m:oMath": " ",
}  # fmt: skip
"""Characters for elements; of a formula and of a letter in a symbol font only that they part."""
_NOTES = {"w:footnoteReference": "footnotes", "w:endnoteReference": "endnotes"}
_UNSEEN = re.compile("[^\u00ad\u200b\u2060\ufeff]+")
_BLANK = str.maketrans(dict.fromkeys("\t\r\n\x85\u2028\u2029", " "))
_SCRIPTS = {
    "superscript": _BLANK | str.maketrans("0123456789+-", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻"),
    "subscript": _BLANK | str.maketrans("0123456789+-", "₀₁₂₃₄₅₆₇₈₉₊₋"),
}
"""10 with a raised 8 is not 108, and 8.2% with the mark of a note not 8.2%1."""
_LATER_CHOICES = frozenset({"w16se"})
"""Extensions whose fallback says more: characters as pictures."""


def read_text(parts: WordParts) -> tuple[str, tuple[Piece, ...]]:
    """Return the text of a document and where its characters come from."""
    styles = read_styles(parts.related.get("styles"))
    body = _Story(parts.document, styles)
    entries = body.read()
    for kind in ("footnotes", "endnotes"):
        notes = parts.related.get(kind)
        by_id = {attribute(n, "id"): n for n in (notes if notes is not None else ())}
        lines = [
            entry
            for (of_kind, key), number in body.notes.items()
            if of_kind == kind and key in by_id
            for entry in anchored(_Story(by_id[key], styles).read(), number)
        ]
        entries = [*entries, Entry(None), *lines] if lines else entries
    return assemble(entries)


def _codes_of_fields(root: _Element) -> dict[int, int]:
    """Return where the code of every field begins and ends; one never closed has none."""
    opened: list[list[int]] = []
    codes = {}
    for number, element in enumerate(root.iter()):
        if name_of(element) == "w:fldChar":
            kind = attribute(element, "fldCharType")
            if kind == "begin":
                opened.append([number])
            elif kind == "separate" and opened:
                opened[-1].append(number)
            elif kind == "end" and opened:
                begin, separate, *_ = *opened.pop(), number
                codes[begin] = separate
    return codes


class _Story:
    """Walks one story, the body or a note; ``frames`` are what is open at the moment."""

    def __init__(self, root: _Element, styles: Styles) -> None:
        self.root = root
        self.styles = styles
        self.frames: list[Flow | Table | Paragraph] = [Flow(root)]
        self.codes: Mapping[int, int] = _codes_of_fields(root)
        self.code_until = NOWHERE
        self.run: _Element | None = None
        self.letters: Mapping[int, int | str] = _BLANK
        self.decided: set[_Element | None] = set()
        self.notes: dict[tuple[str, str], int] = {}

    def read(self) -> list[Entry]:
        """Return the lines of the story."""
        passed: _Element | None = None
        for number, element, begins in walk(self.root):
            if passed is not None:
                passed = None if element is passed else passed
            elif not begins:
                self.end(element)
            elif self.is_left_out(element):
                passed = element
            else:
                self.begin(number, element)
        return self.flow_entries(self.frames[0])

    def is_left_out(self, element: _Element) -> bool:
        """Return whether a reader does not see an element: deleted, hidden, or told twice."""
        name = name_of(element)
        if name == "w:r":
            return is_on(below(properties(element, "rPr"), "vanish"))
        if name == "w:tr":
            return below(element, "trPr", "del") is not None
        if name == "w:tc":
            return below(properties(element, "tcPr"), "cellDel") is not None
        if name in {"mc:Choice", "mc:Fallback"}:
            return self.is_not_chosen(element)
        return name in _PASSED_OVER

    def is_not_chosen(self, element: _Element) -> bool:
        """Return whether another alternative is read: the first choice understood, or the last."""
        parent = element.getparent()
        if parent in self.decided or element.get("Requires") in _LATER_CHOICES:
            return True
        self.decided.add(parent)
        return False

    def begin(self, number: int, element: _Element) -> None:
        name, top = name_of(element), self.frames[-1]
        if isinstance(top, Paragraph):
            self.inside(top, name, number, element)
        elif isinstance(top, Table):
            if name == "w:tr":
                top.rows.append([])
                top.add_columns(_count(below(element, "trPr", "gridBefore")))
            elif name == "w:tc" and top.rows:
                self.frames.append(Flow(element))
        elif name == "w:p":
            self.frames.append(self.paragraph(element))
        elif name == "w:tbl":
            top.end_carried()
            self.frames.append(Table(element))

    def inside(self, paragraph: Paragraph, name: str, number: int, element: _Element) -> None:
        """Read an element of a paragraph: text, a sign, a field, a note, a text box."""
        if name == "w:txbxContent":
            self.frames.append(Flow(element))
        elif name == "w:fldChar":
            self.code_until = max(self.code_until, self.codes.get(number, NOWHERE))
        elif number < self.code_until:
            return
        elif name == "w:t":
            self.text(paragraph, number, element)
        elif name in _NOTES:
            self.notes.setdefault((_NOTES[name], attribute(element, "id")), number)
        elif name in _SIGNS:
            sign = _SIGNS[name]
            is_placed = sign != "\n" and run_child(element) is not None
            paragraph.add(sign, number if is_placed else NOWHERE)

    def text(self, paragraph: Paragraph, number: int, element: _Element) -> None:
        run = element.getparent()
        if name_of(run) != "w:r" and run_child(element) is None:
            return
        if run is not self.run:
            self.run, self.letters = run, self.letters_of(run)
        for match in _UNSEEN.finditer(shown_text(element)):
            paragraph.add(match[0].translate(self.letters), number, match.start())

    def letters_of(self, run: _Element | None) -> Mapping[int, int | str]:
        """Return how characters of a run are written: raised, lowered, or as they are."""
        look = properties(run, "rPr")
        style = attribute(below(look, "rStyle"), "val")
        return _SCRIPTS.get(script_of(look) or self.styles.scripts.get(style, ""), _BLANK)

    def paragraph(self, element: _Element) -> Paragraph:
        look = properties(element, "pPr")
        style = attribute(below(look, "pStyle"), "val")
        level = outline_level(look)
        mark = below(look, "rPr")
        return Paragraph(
            element,
            is_heading=level in HEADING_LEVELS if level else style in self.styles.headings,
            is_joined=any(below(mark, way) is not None for way in ("del", "moveFrom")),
        )

    def end(self, element: _Element) -> None:
        if self.frames[-1].element is not element or len(self.frames) == 1:
            return
        done, above = self.frames.pop(), self.frames[-1]
        if isinstance(done, Paragraph) and isinstance(above, Flow):
            finish_paragraph(above, done)
        elif isinstance(done, Table) and isinstance(above, Flow):
            above.entries += done.entries()
        elif isinstance(done, Flow) and isinstance(above, Table):
            self.flow_entries(done)
            above.rows[-1].append(done)
            above.add_columns(_count(below(properties(element, "tcPr"), "gridSpan")) - 1)
        elif isinstance(done, Flow) and isinstance(above, Paragraph):
            above.boxes += (Entry(line, is_own=True) for line, _ in self.flow_entries(done))

    @staticmethod
    def flow_entries(frame: Flow | Table | Paragraph) -> list[Entry]:
        """Return the lines of a flow that has come to its end."""
        if not isinstance(frame, Flow):
            return []
        frame.end_carried()
        return frame.entries


def _count(element: _Element | None) -> int:
    """Return how many columns an element speaks of; none where it does not say."""
    value = attribute(element, "val")
    return int(value) if value.isascii() and value.isdigit() and len(value) < 6 else 0
