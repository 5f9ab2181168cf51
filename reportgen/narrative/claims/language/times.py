"""Times named in a sentence: years, windows, starts, and words such as 去年 that need a date."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from reportgen.narrative.claims.language.number_words import SMALL_NUMBERS
from reportgen.narrative.claims.language.patterns import matches
from reportgen.narrative.claims.language.time_patterns import NOT_A_YEAR, TIMES
from reportgen.numerals.read import chinese_number
from reportgen.periods import Period, parse_period, year

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

Kind = Literal[
    "at", "range", "since", "from", "window", "ago", "later", "relative", "length", "date"
]

_MAY_HOLD_TIME = re.compile(r"\d|年|[一二三四五六七八九十]五|year|half|quarter", re.IGNORECASE)
_COUNTS = {**SMALL_NUMBERS, "thirteen": 13}
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_FIRST_PLAN_YEAR = {"十一": 2006, "十二": 2011, "十三": 2016, "十四": 2021, "十五": 2026}
"""The year each five-year plan begins with: 十四五 is 2021 to 2025."""
_POINTED_OUT = re.compile(r" that\b")
"""What follows a year that a sentence points out: it was 2019 that saw the fastest growth."""
_LONGEST = 400_000
"""Characters of the longest text looked at."""


@dataclass(frozen=True, slots=True)
class Time:
    """One time named in a text.

    ``at``        ``last`` is the period.
    ``range``     from ``first`` to ``last``.
    ``since``     from ``first`` on; ``from`` the same, or only the first of two ends
                  (从2011年的100).
    ``window``    the ``count`` years up to the time spoken of; ``ago`` that many before it,
                  ``later`` that many after.
    ``relative``  ``count`` years before the year of writing.
    ``length``    so many years, not when; ``date`` a day: neither says what a value is about.
    """

    start: int
    end: int
    kind: Kind
    first: Period | None = None
    last: Period | None = None
    count: int = 0


def find_times(text: str) -> tuple[Time, ...]:
    """Return the times of a folded text in order; of two that overlap the longer one."""
    if not _MAY_HOLD_TIME.search(text) or len(text) > _LONGEST:
        return ()
    found = (_READERS[kind](match) for kind, match in matches(TIMES, text))
    return tuple(_apart([time for time in found if time is not None]))


def _apart(found: list[Time]) -> Iterator[Time]:
    """Return times that do not overlap; of those that begin together the longest counts."""
    end = -1
    for time in sorted(found, key=lambda one: (one.start, -one.end)):
        if time.start >= end:
            yield time
            end = time.end


def _range(match: re.Match[str]) -> Time | None:
    """Return the range from one year to another: 2011-2023, 2011-23, the five years to 2023."""
    groups = match.groupdict()
    if groups.get("rn"):
        last = int(groups["rt"])
        first = last - _count(groups["rn"])
    else:
        pairs = (("r1", "r2"), ("r3", "r4"), ("r5", "r6"))
        begin, end = next((groups[a], groups[b]) for a, b in pairs if groups.get(a))
        first, last = int(begin), int(end) if len(end) == 4 else int(begin[:2] + end)
    if not first < last:
        return None
    return Time(*match.span(), "range", year(first), year(last))


def _plan(match: re.Match[str]) -> Time:
    """Return the range of a five-year plan from the year before it: 2020 to 2025 for 十四五."""
    groups = match.groupdict()
    if groups.get("p"):
        start = _FIRST_PLAN_YEAR[groups["p"]]
    else:
        start = 2006 + 5 * (int(groups["pe"] or groups["pf"]) - 11)
    return Time(*match.span(), "range", year(start - 1), year(start + 4))


def _month(match: re.Match[str]) -> Time | None:
    """Return a month: 2023年6月, June 2023."""
    groups = match.groupdict()
    if groups.get("my"):
        period = parse_period(f"{groups['my']}-{int(groups['mm']):02d}")
    else:
        number = _MONTHS.index(groups["me"][:3].lower()) + 1
        period = parse_period(f"{groups['mf']}-{number:02d}")
    return Time(*match.span(), "at", last=period) if period else None


def _half(match: re.Match[str]) -> Time:
    """Return half a year: 2023年上半年, first half of 2023."""
    groups = match.groupdict()
    if groups.get("hy"):
        text = f"{groups['hy']}年{groups['hh']}"
    else:
        text = f"{groups['he']}H{1 if groups['hf'].lower() == 'first' else 2}"
    return Time(*match.span(), "at", last=parse_period(text))


def _part(match: re.Match[str]) -> Time:
    """Return a part of a year no value can be asked for: it must not count as the year."""
    return Time(*match.span(), "at")


def _year(match: re.Match[str]) -> Time:
    """Return a year: 2023年底."""
    return Time(*match.span(), "at", last=year(int(_first_group(match))))


def _bare(match: re.Match[str]) -> Time | None:
    """Return a year without 年, or None where the four digits are a value: 达2015, was 2015."""
    before = match.string[max(0, match.start() - 16) : match.start()]
    if NOT_A_YEAR.search(before) and not _POINTED_OUT.match(match.string, match.end()):
        return None
    return _year(match)


def _since(match: re.Match[str]) -> Time:
    """Return a start: 2018年以来, since 2018."""
    return Time(*match.span(), "since", first=year(int(_first_group(match))))


def _from(match: re.Match[str]) -> Time:
    """Return a year that begins a stretch whose end may follow: 从2011年."""
    start = year(int(match["s2"]))
    return Time(*match.span(), "from", first=start, last=start)


def _counted(kind: Kind) -> Callable[[re.Match[str]], Time | None]:
    """Return what reads a time that is a count of years: 近五年, three years ago."""

    def read(match: re.Match[str]) -> Time | None:
        """Return the time, None where its count is no number."""
        number = _count(_first_group(match))
        return Time(*match.span(), kind, count=number) if number else None

    return read


def _relative(match: re.Match[str]) -> Time:
    """Return a year told from the year of writing: 今年, 去年, 前年."""
    groups = match.groupdict()
    if groups.get("this") or groups.get("ethis"):
        count = 0
    else:
        count = 2 if groups.get("before") or groups.get("ebefore") else 1
    return Time(*match.span(), "relative", count=count)


def _later(match: re.Match[str]) -> Time:
    """Return so many years later, one where no count is given: 三年后, 次年."""
    number = match.groupdict().get("g1") or match.groupdict().get("g2") or ""
    return Time(*match.span(), "later", count=_count(number) or 1)


def _date(match: re.Match[str]) -> Time:
    """Return a day, which says no period: 6月30日, 30 June."""
    return Time(*match.span(), "date")


def _length(match: re.Match[str]) -> Time:
    """Return a length of time, its count 0 where it is vague: 五年间, 十余年来."""
    return Time(*match.span(), "length", count=_count(match.group(1) or ""))


def _first_group(match: re.Match[str]) -> str:
    """Return the text of the group that matched."""
    text: str = next(filter(None, match.groups()))
    return text


def _count(text: str) -> int:
    """Return a count of years, 0 for no number: 5 for "five", 10 for 十."""
    if text.isascii():
        return int(text) if text.isdigit() else _COUNTS.get(text.lower(), 0)
    return chinese_number(text) or 0


_READERS: dict[str, Callable[[re.Match[str]], Time | None]] = {
    "date": _date,
    "range": _range,
    "plan": _plan,
    "month": _month,
    "half": _half,
    "part": _part,
    "since": _since,
    "from": _from,
    "window": _counted("window"),
    "ago": _counted("ago"),
    "later": _later,
    "length": _length,
    "relative": _relative,
    "year": _year,
    "bare": _bare,
}
"""What reads each kind of pattern."""
