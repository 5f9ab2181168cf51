"""Columns of texts to ids, periods and numbers, each distinct text read once."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from decimal import Decimal
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from reportgen.data.causes import findings_by_cause
from reportgen.data.tables import Cells, cells_of
from reportgen.data.vocabulary import read_word, suggest_word
from reportgen.numerals.read import Unreadable, read_number
from reportgen.periods import FIRST_YEAR, LAST_YEAR, parse_period

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    import numpy.typing as npt

    from reportgen.config.names import Names
    from reportgen.findings import Finding, Location

PLAIN = re.compile(r"-?(?:0|[1-9][0-9]{0,20})(?:\.[0-9]{1,15})?")
EXCEL_ERROR = re.compile(
    r"#(?:REF!|DIV/0!|N/A|NAME\?|NULL!|NUM!|VALUE!|SPILL!|CALC!)", re.IGNORECASE
)
_DATE = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.]\d{1,2}(?:[ T].*)?")
_YEARS = re.compile(r"\d{4}")
_SPAN = re.compile(r"(\d{4})\D+(\d{4})\D*")


@dataclass(frozen=True, kw_only=True)
class Wrong:
    """Why a text cannot be read: the code of the finding and the values of its sentence.

    ``instead``  what the other checks go on with, so that they do not report the same cause again.
    ``by_text``  whether every other text is a mistake of its own.
    """

    code: str
    sentence: Mapping[str, str] = field(default_factory=dict)
    instead: object = ""
    by_text: bool = True


@dataclass(frozen=True, kw_only=True, eq=False)
class Reading:
    """A column as read: what each ``distinct`` text is, which of them each row has (``codes``).

    ``readable`` says for each row whether its text could be read.
    """

    distinct: Cells
    codes: npt.NDArray[np.intp]
    readable: npt.NDArray[np.bool_]
    findings: tuple[Finding, ...]

    @property
    def cells(self) -> Cells:
        """Return what was read for each row, empty where it is unreadable."""
        return self.distinct[self.codes]


def read_cells(
    texts: Cells, read: Callable[[str], object], place: Callable[[int], Location]
) -> Reading:
    """Return what ``read`` makes of every distinct stripped text of a column.

    ``read`` returns a ``Wrong`` for what it cannot read: one finding per code and text, or one per
    code where the texts differ though the mistake is the same.
    """
    codes, distinct = pd.factorize(texts)
    results = [read(str(text).strip()) for text in distinct]
    wrong = np.array([isinstance(result, Wrong) for result in results], dtype=bool)
    cells = cells_of(r.instead if isinstance(r, Wrong) else r for r in results)
    row_is_wrong = wrong[codes] if len(codes) else np.zeros(0, dtype=bool)
    findings: list[Finding] = []
    mistakes = {k: r for k, r in enumerate(results) if isinstance(r, Wrong)}
    rows = [int(row) for row in np.flatnonzero(row_is_wrong)]
    for code in sorted({mistake.code for mistake in mistakes.values()}):
        findings += findings_by_cause(
            code,
            (row for row in rows if mistakes[codes[row]].code == code),
            place=place,
            values=lambda row: mistakes[codes[row]].sentence,
            cause=lambda row: int(codes[row]) if mistakes[codes[row]].by_text else "",
        )
    return Reading(
        distinct=cells,
        codes=codes,
        readable=~row_is_wrong,
        findings=tuple(findings),
    )


def name_reader(names: Names, column: str, *, required: bool) -> Callable[[str], object]:
    """Return a reader of names: the id, or why there is none."""

    def read(text: str) -> object:
        if not text:
            return _empty(column) if required else ""
        found = names.ids.get(text, ())
        if len(found) == 1:
            return found[0]
        if EXCEL_ERROR.fullmatch(text):
            return _excel_error(text)
        if found:
            values = {"name": text, "candidates": ", ".join(found), "column": column}
            return Wrong(code="data/ambiguous-name", sentence=values)
        values = {"name": text, "suggestion": names.suggest(text)}
        return Wrong(code=f"data/unknown-{names.kind}", sentence=values)

    return read


def read_period_cell(text: str) -> object:
    """Return the canonical text of a period, or why it is none."""
    period = parse_period(text)
    if period is not None:
        return str(period)
    if not text:
        return _empty("period")
    if EXCEL_ERROR.fullmatch(text):
        return _excel_error(text)
    values = {"value": text, "first": str(FIRST_YEAR), "last": str(LAST_YEAR)}
    years = [int(year) for year in _YEARS.findall(text)]
    date = _DATE.fullmatch(text)
    if years and not all(FIRST_YEAR <= year <= LAST_YEAR for year in years):
        return Wrong(code="data/year-out-of-range", sentence=values)
    if date:
        month = f"{date[1]}-{int(date[2]):02d}"
        return Wrong(code="data/date-as-period", sentence={**values, "suggestion": month})
    span = _SPAN.fullmatch(text)
    if span and int(span[1]) >= int(span[2]):
        suggestion = span[1] if span[1] == span[2] else f"{span[2]}-{span[1]}"
        return Wrong(code="data/reversed-period", sentence={**values, "suggestion": suggestion})
    return Wrong(code="data/unreadable-period", sentence=values)


def read_value_cell(text: str) -> object:
    """Return a printed number as Decimal, an empty text for an empty cell, or why it is none."""
    if not text:
        return ""
    if PLAIN.fullmatch(text):
        return Decimal(text)
    number = read_number(text)
    if isinstance(number, Decimal):
        return number
    if EXCEL_ERROR.fullmatch(text) or number.reason == "excel-error":
        return _excel_error(text)
    return number_mistake(text, number)


def number_mistake(text: str, unreadable: Unreadable) -> Wrong:
    """Return the finding of a text that is not a plain number."""
    values = {"value": text[:60], "suggestion": unreadable.suggestion or "73.84"}
    instead = Decimal(unreadable.suggestion) if PLAIN.fullmatch(unreadable.suggestion) else ""
    return Wrong(
        code=f"data/number-{unreadable.reason}",
        sentence=values,
        instead=instead,
        by_text=unreadable.reason in {"text", "unit-attached"},
    )


def word_reader(words: tuple[str, ...], kind: str, default: str) -> Callable[[str], object]:
    """Return a reader of the fixed words of a column; an empty cell means ``default``."""

    def read(text: str) -> object:
        if not text:
            return default
        word = read_word(text, words)
        if word is not None:
            return word
        values = {"value": text, "suggestion": suggest_word(text, words)}
        return Wrong(code=f"data/unknown-{kind}", sentence=values, instead=default)

    return read


def read_data_year(text: str) -> object:
    """Return the year the inputs are from, or why it is none."""
    return read_period_cell(text) if text else ""


def read_text(text: str) -> object:
    """Return free text as it is, unless it is one of Excel's errors."""
    return _excel_error(text) if EXCEL_ERROR.fullmatch(text) else text


def _empty(column: str) -> Wrong:
    return Wrong(code="data/empty-cell", sentence={"column": column})


def _excel_error(text: str) -> Wrong:
    return Wrong(code="data/excel-error", sentence={"value": text})
