"""The grid of a figure or table as a table to download, as it is shown: rounded, units above."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportgen.numerals.interval import outward
from reportgen.numerals.write import rounded
from reportgen.pages.downloads.table import Column, kind_of, make_table
from reportgen.pages.wording import MARKS, QUALIFIERS, missing_reason, unit_name

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from reportgen.facts.grid import FactGrid, GridColumn
    from reportgen.facts.model import Fact
    from reportgen.pages.downloads.table import Cell, Table
    from reportgen.pages.publication import Publication


def grid_table(
    publication: Publication, grid: FactGrid, head: str, *, in_words: bool = False
) -> Table:
    """Return a grid as a table; ``head`` stands above its row headings.

    Missing: an empty cell; where a column has qualifiers or reasons, a column beside it has them,
             qualifiers as codes or, if ``in_words``, as words.
    """
    first = Column(name=head, description=head)
    labels: list[Cell] = [row.label.get(publication.language) for row in grid.rows]
    columns, cells = [first], [labels]
    for number in range(len(grid.columns)):
        for column, own in _columns(publication, grid, number, in_words=in_words):
            columns.append(column)
            cells.append(own)
    return make_table(columns, zip(*cells, strict=True))


def _columns(
    publication: Publication, grid: FactGrid, number: int, *, in_words: bool
) -> Iterator[tuple[Column, list[Cell]]]:
    """Yield a column of a grid with its cells, then what has to be said beside it."""
    column, facts = grid.columns[number], [row.cells[number] for row in grid.rows]
    title = _heading(publication, column)
    numbers = [_number(fact, publication) for fact in facts]
    yield Column(name=title, description=title, kind=kind_of(numbers)), numbers
    is_mixed = not column.unit and len({f.unit for f in facts if f.value is not None}) > 1
    for name, codes, text in _asides(publication, is_mixed=is_mixed, in_words=in_words):
        texts: list[Cell] = [text(fact) for fact in facts]
        if any(texts):
            heading = f"{title}: {name}"
            yield Column(name=heading, description=heading, codes=codes), texts


def _asides(
    publication: Publication, *, is_mixed: bool, in_words: bool
) -> Iterator[tuple[str, tuple[str, ...], Callable[[Fact], str]]]:
    """Yield name, codes and text of everything that may have to be said of a value."""
    words = publication.words
    say = words.gettext

    def qualifier(fact: Fact) -> str:
        code = fact.qualifier.removeprefix("=") if fact.value is not None else ""
        return say(QUALIFIERS[code]) if code and in_words else code

    def status(fact: Fact) -> str:
        return say(MARKS[fact.status][1]) if fact.status in MARKS and not fact.is_missing else ""

    if is_mixed:
        yield say("单位"), (), lambda fact: unit_name(publication, fact.unit)
    yield say("限定"), () if in_words else tuple(QUALIFIERS), qualifier
    yield say("状态"), (), status
    yield (
        say("缺失原因"),
        (),
        lambda fact: missing_reason(words, fact.status) if fact.is_missing else "",
    )


def _heading(publication: Publication, column: GridColumn) -> str:
    unit = unit_name(publication, column.unit)
    label = column.label.get(publication.language)
    return f"{label} ({unit})" if unit else label


def _number(fact: Fact, publication: Publication) -> Cell:
    if fact.word is not None:
        return fact.word.get(publication.language)
    if fact.value is None:
        return None
    value = fact.value * 100 if fact.unit == "share" else fact.value
    return rounded(outward(value, fact.decimals, fact.qualifier), fact.decimals)
