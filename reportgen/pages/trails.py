"""Where the numbers of a page come from: one entry a bound number, down to the cells."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from markupsafe import Markup, escape

from reportgen.pages.links import relative_link
from reportgen.pages.wording import cell_label, joined, printed_value, source_link, source_remarks

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from reportgen.facts.model import Observation, Trail
    from reportgen.narrative.model import BoundNumber
    from reportgen.pages.publication import Publication
    from reportgen.pages.views import Link

MOST_OPEN = 6
_EXPONENT = re.compile(r"\^\(([^()]+)\)")


@dataclass(frozen=True, kw_only=True)
class TrailCell:
    """One observation behind a number; ``is_also`` for one that says the same."""

    about: str
    value: str
    remark: str
    source: Link | None
    row_href: str
    csv_href: str
    csv_line: int
    is_also: bool


@dataclass(frozen=True, kw_only=True)
class CellGroup:
    """Cells shown together; with a ``label`` they are folded away under it."""

    label: str
    cells: tuple[TrailCell, ...]


@dataclass(frozen=True, kw_only=True)
class NumberEntry:
    """One bound number: what it is, how it was computed, and from which cells."""

    n: int
    text: str
    about: str
    formula: Markup
    note: str
    groups: tuple[CellGroup, ...]


def number_entries(
    publication: Publication, here: str, numbers: Iterable[BoundNumber]
) -> tuple[NumberEntry, ...]:
    """Return the entries of the numbers bound on the page ``here``, in their order."""
    return tuple(_entry(publication, here, number) for number in numbers)


def _entry(publication: Publication, here: str, number: BoundNumber) -> NumberEntry:
    fact, trail = number.fact, number.fact.trail
    say = publication.words.gettext
    return NumberEntry(
        n=number.n,
        text=number.text,
        about=publication.say(fact.label),
        formula=_formula(trail.formula),
        note="" if fact.published else say("由本报告从下列数值算出，不是来源公布。"),
        groups=tuple(_groups(publication, here, trail)),
    )


def _formula(text: str) -> Markup:
    """Return a formula with its exponents raised."""
    return Markup(_EXPONENT.sub(r"<sup>\1</sup>", str(escape(text))))  # noqa: S704 - escaped


def _groups(publication: Publication, here: str, trail: Trail) -> Iterator[CellGroup]:
    """Return the cells of a trail; those a rank compares with are folded away."""
    cells = tuple(_cell(publication, here, row, is_also=False) for row in trail.cells)
    also = tuple(_cell(publication, here, row, is_also=True) for row in trail.also)
    if len(cells) <= MOST_OPEN:
        yield CellGroup(label="", cells=cells + also)
        return
    yield CellGroup(label="", cells=cells[:1] + also)
    label = publication.words.gettext("其余%(number)s个数值") % {"number": len(cells) - 1}
    yield CellGroup(label=label, cells=cells[1:])


def _cell(publication: Publication, here: str, row: Observation, *, is_also: bool) -> TrailCell:
    cell = publication.cell(row)
    remarks = [row.key.edition] if row.key.edition != publication.config.report.edition else []
    remarks += source_remarks(publication, row)
    return TrailCell(
        about=cell_label(publication, row),
        value=printed_value(publication, row),
        remark=joined(publication, filter(None, remarks)),
        source=source_link(publication, here, row.source),
        row_href=relative_link(here, cell.page, cell.anchor),
        csv_href=relative_link(here, cell.csv),
        csv_line=cell.csv_line,
        is_also=is_also,
    )
