"""Periods: what a value is about, read from the text an author writes."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

KINDS = ("year", "half", "quarter", "month", "span", "cumulative")
FIRST_YEAR, LAST_YEAR = 1900, 2100

_DASH = r"\s*[-–—~～至]\s*"
_FORMS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("year", re.compile(r"(\d{4})年?")),
    ("half", re.compile(r"(\d{4})(?:H|年?(?=[上下]))([12]|上半年|下半年)")),
    ("quarter", re.compile(r"(\d{4})Q([1-4])")),
    ("month", re.compile(r"(\d{4})(?:-(?=\d{2}$)|年(?=\d{1,2}月))(\d{1,2})(?:月底?|月末)?")),
    ("span", re.compile(rf"(\d{{4}}){_DASH}(\d{{4}})年?")),
    ("cumulative", re.compile(rf"(\d{{4}}){_DASH}(\d{{4}})年?\s*(?:累计|cumulative)")),
)
_HALVES = {"1": 1, "2": 2, "上半年": 1, "下半年": 2}


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """A stretch of time: its first and last month, counted from year 0, and its kind.

    Which two may stand in one rate, ``are_comparable`` says.
    """

    first_month: int
    last_month: int
    kind: str

    @property
    def start(self) -> int:
        """Return the first year."""
        return self.first_month // 12

    @property
    def end(self) -> int:
        """Return the last year."""
        return self.last_month // 12

    @property
    def is_year(self) -> bool:
        """Return whether this is one calendar year."""
        return self.kind == "year"

    def __str__(self) -> str:
        """Return the canonical form, which ``parse_period`` reads back."""
        if self.kind == "half":
            return f"{self.start}H{1 if self.first_month % 12 == 0 else 2}"
        if self.kind == "quarter":
            return f"{self.start}Q{self.first_month % 12 // 3 + 1}"
        if self.kind == "month":
            return f"{self.start}-{self.first_month % 12 + 1:02d}"
        if self.kind == "year":
            return str(self.start)
        return f"{self.start}-{self.end}" + ("累计" if self.kind == "cumulative" else "")


@lru_cache(maxsize=4096)
def parse_period(text: str) -> Period | None:
    """Return the period written as ``2023``, ``2022H1``, ``2024-03``, ``2019-2023`` or with 累计.

    Missing: None for any other text, also for a span that ends before it begins and for years
             outside 1900-2100.
    """
    for kind, pattern in _FORMS:
        match = pattern.fullmatch(text.strip())
        if match:
            return _period(kind, match.groups())
    return None


def are_comparable(first: Period, last: Period) -> bool:
    """Return whether values about two periods may stand in one rate.

    Rule: both of one kind; cumulations since the same start, all others of the same length.
    """
    if first.kind != last.kind:
        return False
    if first.kind == "cumulative":
        return first.first_month == last.first_month
    return first.last_month - first.first_month == last.last_month - last.first_month


@lru_cache(maxsize=1024)
def year(number: int) -> Period:
    """Return the period of a calendar year."""
    return Period(number * 12, number * 12 + 11, "year")


def span(start: int, end: int) -> Period:
    """Return the window from the first to the last year."""
    return Period(start * 12, end * 12 + 11, "span")


def years_between(start: int, end: int) -> tuple[Period, ...]:
    """Return the calendar years from ``start`` to ``end``, both included."""
    return tuple(year(number) for number in range(start, end + 1))


def _period(kind: str, parts: tuple[str, ...]) -> Period | None:
    start = int(parts[0])
    if not FIRST_YEAR <= start <= LAST_YEAR:
        return None
    if kind == "year":
        return year(start)
    if kind in {"span", "cumulative"}:
        end = int(parts[1])
        if not start < end <= LAST_YEAR:
            return None
        return Period(start * 12, end * 12 + 11, kind)
    if kind == "month":
        month = int(parts[1])
        return (
            Period(start * 12 + month - 1, start * 12 + month - 1, kind)
            if 1 <= month <= 12
            else None
        )
    number = _HALVES[parts[1]] if kind == "half" else int(parts[1])
    length = 6 if kind == "half" else 3
    first = start * 12 + (number - 1) * length
    return Period(first, first + length - 1, kind)
