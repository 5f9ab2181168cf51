"""Where the numbers of a page come from: one entry a bound number, down to the cells."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reportgen.pages.links import relative_link
from reportgen.pages.wording import cell_label, printed_value, remarks_of, source_link

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reportgen.facts.model import Observation
    from reportgen.narrative.model import BoundNumber
    from reportgen.pages.publication import Publication
    from reportgen.pages.views import Link


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
class NumberEntry:
    """One bound number: what it is, how it was computed, and from which cells."""

    n: int
    text: str
    about: str
    formula: str
    window: str
    note: str
    cells: tuple[TrailCell, ...]


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
        formula=trail.formula,
        window="",
        note="" if fact.published else say("由本报告从下列数值算出，不是来源所印。"),
        cells=(
            *(_cell(publication, here, row, is_also=False) for row in trail.cells),
            *(_cell(publication, here, row, is_also=True) for row in trail.also),
        ),
    )


def _cell(publication: Publication, here: str, row: Observation, *, is_also: bool) -> TrailCell:
    cell = publication.cell(row)
    separator = "；" if publication.language == "zh" else "; "
    remarks = remarks_of(publication, row)
    edition = publication.config.editions.get(row.key.edition)
    if edition is not None:
        remarks = (publication.say(edition.title), *remarks)
    return TrailCell(
        about=cell_label(publication, row),
        value=printed_value(publication, row),
        remark=separator.join(remarks),
        source=source_link(publication, here, row.source),
        row_href=relative_link(here, cell.page, cell.anchor),
        csv_href=relative_link(here, cell.csv),
        csv_line=cell.csv_line,
        is_also=is_also,
    )
