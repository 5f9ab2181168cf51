"""The years of two levels a sentence gives, where a rate says nothing of its own time."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reportgen.narrative.claims.language.clauses import BASE
from reportgen.narrative.claims.language.phrases import running_text
from reportgen.narrative.claims.reading.nearby import PLAIN_SIGNS, clause_before
from reportgen.narrative.claims.reading.points import is_point

if TYPE_CHECKING:
    from reportgen.narrative.claims.reading.sentence_reader import SentenceReader
    from reportgen.periods import Period

_SAME = (
    "同期",
    "其间",
    "同一时期",
    "这一时期",
    "这期间",
    "same period",
    "that period",
    "this period",
)
_IN_SAME = re.compile("期|间|period")
"""What each of them holds."""
_NEAR, _REACH = 3, 6


def ends_behind(reader: SentenceReader, at: int) -> tuple[Period, Period] | None:
    """Return the years of both levels behind an English rate: tenfold from 6 in 2010 to 60 in 2018.

    The first level stands within three tokens, its year within six behind it.
    """
    tokens = reader.tokens
    if not reader.is_english or tokens[at].kind != "number" or not tokens[at].number.sign:
        return None
    levels = [n for n in reader.numbers if n > at and not tokens[n].number.sign][:2]
    if len(levels) < 2 or levels[0] - at > _NEAR:
        return None
    if [tokens[level - 1].text.lower() for level in levels] != ["from", "to"]:
        return None
    first, last = (_year_behind(reader, level) for level in levels)
    return (first, last) if first is not None and last is not None and first < last else None


def _year_behind(reader: SentenceReader, at: int) -> Period | None:
    """Return the period behind a level, before any other number."""
    following = reader.tokens[at + 1 : at + 1 + _REACH]
    token = next((t for t in following if t.kind in {"time", "number"}), None)
    return token.time.last if token is not None and is_point(token) else None


def same_window(reader: SentenceReader, at: int) -> tuple[Period, Period] | None:
    """Return the years just spoken of where a number is told of the same: 同期, in that period."""
    if _IN_SAME.search(reader.text) is None:
        return None
    clause = clause_before(reader.tokens, at)
    text = running_text(clause).lower()
    if not any(word in text for word in _SAME) or any(t.kind == "time" for t in clause):
        return None
    earlier = [t for t in reader.tokens[:at] if t.clause < reader.tokens[at].clause]
    for said in (earlier, reader.context.said, reader.context.heading):
        times = [t.time for t in said if t.kind == "time"]
        ends = (end for time in times for end in (time.first, time.last))
        years = sorted({end for end in ends if end is not None and end.is_year})
        if len(years) > 1:
            return years[0], years[-1]
    return None


def ends_before(reader: SentenceReader, at: int) -> tuple[Period, Period] | None:
    """Return the two years the clauses before give a level of: 2018年为…，2023年为…，增长…."""
    tokens = reader.tokens
    own = tokens[at].clause
    if any(
        token.has("yoy") or (token.kind == "time" and token.time.kind != "length")
        for token in clause_before(tokens, at)
    ):
        return None
    levels = [
        place
        for place, token in enumerate(tokens[:at])
        if token.clause < own
        and (
            (token.kind == "number" and token.number.sign in PLAIN_SIGNS)
            or (token.kind == "word" and token.word.kind == "place")
        )
    ]
    nearest = {_nearest(reader, level) for level in levels}
    found = sorted(period for period in nearest if period is not None)
    if len(found) != 2 or not all(period.is_year for period in found):
        return None
    return found[0], found[1]


def _nearest(reader: SentenceReader, at: int) -> Period | None:
    """Return the period that stands directly with a number, in its clause or the one before."""
    following = reader.time_behind(at)
    if following is not None:
        return following.time.last
    own = reader.tokens[at]
    for token in reversed(reader.tokens[:at]):
        if token.clause < own.clause - 1 or token.kind == "number":
            return None
        if token.kind == "time" and token.role == BASE:
            return None
        if is_point(token):
            return token.time.last
    return None
