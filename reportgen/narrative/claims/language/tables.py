"""Rows of tables: each cell read as a sentence of its row label, its heading and itself."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import zip_longest
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reportgen.narrative.claims.language.sentences import Sentence

_CELL = re.compile(r"\|([^|\n]*)")
_NUMBER = re.compile(r"[-−]?\d[\d,]*(?:\.\d+)?")
_PERCENT = re.compile(r"[（(]\s*(?:%|％|百分比)\s*[)）]|[,，]\s*%\s*$")
_UNIT = re.compile(r"[（(](?P<unit>[^（）()]{1,8})[)）]\s*$")
_YEAR = re.compile(r"(?:19|20)\d\d年?")
_RATE = re.compile(
    r"\s*(?:比上年|较上年|同比|增长|增速|增幅|年均|环比|growth|change|year-on-year|yoy)",
    re.IGNORECASE,
)
"""How the heading of a column of rates begins."""


@dataclass(frozen=True, slots=True)
class CellSentence:
    """A sentence made of one cell.

    ``at`` is where the cell's own text begins in it, ``start`` where it begins in the table.
    """

    text: str
    at: int
    length: int
    start: int


def cell_sentences(text: str, row: Sentence) -> Iterator[CellSentence]:
    """Return a sentence for each cell of a row that holds a number.

    例: 年份 | 总指数 | 增长率（%） over 2016 | 145.00 | 5.49 gives 2016年，总指数，增长率为5.49%.
    """
    if row.header is None or row.header[0] == row.start:
        return
    heads = [match[1].strip() for match in _cells(text, *row.header)]
    cells = _cells(text, row.start, row.end)
    for column in range(1, min(len(cells), len(heads))):
        if _NUMBER.search(cells[column][1]):
            yield _sentence(cells[column], heads, column, _labels(cells, heads, column))


def _cells(text: str, start: int, end: int) -> list[re.Match[str]]:
    """Return the cells of a row, the text of each as its first group."""
    return list(_CELL.finditer(text, start, end))[:-1]


def _labels(cells: Sequence[re.Match[str]], heads: Sequence[str], column: int) -> list[str]:
    """Return what says what a cell is about: the first cell of the row and all without a number."""
    texts = [cell[1].strip() for cell in cells]
    return [
        _label(text, head)
        for at, (text, head) in enumerate(zip_longest(texts, heads[: len(texts)], fillvalue=""))
        if text and at != column and (at == 0 or not _NUMBER.search(text))
    ]


def _label(text: str, head: str) -> str:
    """Return a label as prose has it: 2016年 for 2016 below a Chinese heading."""
    is_bare_year = _YEAR.fullmatch(text) is not None and not text.endswith("年")
    return f"{text}年" if is_bare_year and not head.isascii() else text


def _sentence(
    cell: re.Match[str], heads: Sequence[str], column: int, labels: Sequence[str]
) -> CellSentence:
    """Return the sentence of a cell: its labels, its heading, its text and the heading's unit."""
    body = cell[1].strip()
    name, unit = _name_and_unit(heads[column], body)
    is_english = (heads[column] + "".join(labels)).isascii()
    is_rate = _RATE.match(name) is not None
    subject = next(filter(None, reversed(heads[1:column])), "") if is_rate else ""
    parts = [*labels, *([_PERCENT.sub("", subject)] if subject else []), name]
    opening = "In " if is_english and labels and _YEAR.fullmatch(labels[0]) else ""
    comma, space, verb = (", ", " ", " was ") if is_english else ("，", "", "为")
    before = opening + comma.join(parts) + (space if is_rate else verb)
    start = cell.start(1) + len(cell[1]) - len(cell[1].lstrip())
    return CellSentence(f"{before}{body}{unit}", len(before), len(body), start)


def _name_and_unit(head: str, body: str) -> tuple[str, str]:
    """Return the name in a heading and the unit its cells lack: 人员 and 万人 for 人员（万人）."""
    name = _PERCENT.sub("", head)
    if name != head and "%" not in body:
        return name, "%"
    unit = _UNIT.search(head)
    if unit is None or any(character.isdigit() for character in unit["unit"]):
        return name, ""
    return name[: unit.start()], unit["unit"]
