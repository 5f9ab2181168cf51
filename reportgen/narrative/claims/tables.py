"""Rows of tables: each cell read as a sentence of its row label, its heading and itself."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportgen.narrative.claims.sentences import Sentence

_CELL = re.compile(r"\|([^|\n]*)")
_NUMBER = re.compile(r"[-−]?\d[\d,]*(?:\.\d+)?")
_PERCENT = re.compile(r"[（(]\s*(?:%|％|百分比)\s*[)）]|[,，]\s*%\s*$")
_UNIT = re.compile(r"[（(](?P<unit>[^（）()]{1,8})[)）]\s*$")
_YEAR = re.compile(r"(?:19|20)\d\d年?")


@dataclass(frozen=True, slots=True)
class CellSentence:
    """A sentence made of one cell: where the cell's own text begins in it and in the table."""

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
    heads = [match.group(1).strip() for match in _CELL.finditer(text, *row.header)][:-1]
    cells = [
        (match.group(1), match.start(1)) for match in _CELL.finditer(text, row.start, row.end)
    ][:-1]
    label_parts = [
        _label(cell, heads[i] if i < len(heads) else "") for i, (cell, _) in enumerate(cells)
    ]
    for number, (cell, start) in enumerate(cells):
        if number == 0 or number >= len(heads) or not _NUMBER.search(cell):
            continue
        labels = [
            label
            for i, label in enumerate(label_parts)
            if label and i != number and (i == 0 or not _NUMBER.search(cells[i][0]))
        ]
        yield _sentence(cell, start, heads, number, labels)


def _label(cell: str, head: str) -> str:
    text = cell.strip()
    return (
        f"{text}年"
        if _YEAR.fullmatch(text) and not text.endswith("年") and not head.isascii()
        else text
    )


def _sentence(
    cell: str, start: int, heads: list[str], number: int, labels: list[str]
) -> CellSentence:
    head = heads[number]
    body = cell.strip()
    lead = len(cell) - len(cell.lstrip())
    percent = "%" if _PERCENT.search(head) and "%" not in body else ""
    unit = _UNIT.search(head)
    word = (
        unit["unit"] if unit and not percent and not any(c.isdigit() for c in unit["unit"]) else ""
    )
    name = _PERCENT.sub("", head)
    if word:
        name = name[: unit.start()] if unit else name
    subject = next((h for h in reversed(heads[1:number]) if h), "") if number > 1 else ""
    is_english = (head + "".join(labels)).isascii()
    before = ("In " if is_english and labels and _YEAR.fullmatch(labels[0]) else "") + (
        ", " if is_english else "，"
    ).join([*labels, *([_PERCENT.sub("", subject)] if subject and _is_bare(name) else []), name])
    joint = (" " if is_english else "") if _is_bare(name) else " was " if is_english else "为"
    text = f"{before}{joint}{body}{percent or word}"
    return CellSentence(text, len(before) + len(joint), len(body), start + lead)


def _is_bare(head: str) -> bool:
    """Return whether a heading names only a rate, whose indicator stands in the column before."""
    return bool(
        re.match(
            r"(?:比上年|较上年|同比|增长|增速|增幅|年均|环比|growth|change|year-on-year|yoy)",
            head.strip().lower(),
        )
    )
