"""The period a number is about, as its sentence mentions it: in 2023, 2023年, 上年."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportgen.narrative.claims.language.clauses import AT, BASE
from reportgen.narrative.claims.reading.context import year_of_writing
from reportgen.narrative.claims.reading.nearby import (
    brackets_before,
    clause_before,
    clauses_before,
    stretch_before,
)
from reportgen.periods import year

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from collections.abc import Set as AbstractSet

    from reportgen.narrative.claims.language.tokens import Token
    from reportgen.narrative.claims.reading.sentence_reader import SentenceReader
    from reportgen.periods import Period

_POINTS = frozenset({"at", "from", "relative", "later"})
_UNDATED = frozenset({"date", "length"})
_MOST_WORDS = 14
"""Most words between an English number and a time behind it that still belongs to it."""
_ENDING = frozenset({"number", "mark", "bound", "word"})
_ENDING_WORDS = frozenset({"and", "but", "after", "against"})


def is_point(token: Token) -> bool:
    """Return whether a token is one period: 2023年, not 2011—2023年 and not 八年间."""
    return token.kind == "time" and token.time.kind in _POINTS and not token.items


def point_of(reader: SentenceReader, at: int) -> Token | None:
    """Return the mention of the period a number is about."""
    tokens = reader.tokens
    following = reader.time_behind(at)
    if following is not None:
        return following
    used = points_behind_others(reader, at)
    point = _last_point(tokens[stretch_before(tokens, at) : at], used)
    if point is not None:
        return point
    taken = used | points_of_others(reader, at)
    clause, earlier = clause_before(tokens, at), clauses_before(tokens, at)
    before = (*earlier, *clause)
    return (
        _last_point(clause, taken)
        or _last_point(brackets_before(tokens, at), taken)
        or _last_point(earlier, taken)
        or _last_point(before, used)
        or _only_point_behind(reader, at)
        or _last_point(before, frozenset())
    )


def _last_point(tokens: Sequence[Token], taken: AbstractSet[int]) -> Token | None:
    """Return the last period that is no base and does not begin at one of these places."""
    for token in reversed(tokens):
        if is_point(token) and token.role != BASE and token.start not in taken:
            return token
    return None


def period_of(reader: SentenceReader, token: Token) -> Period | None:
    """Return the period a mention means; None where 去年 or 次年 cannot be counted."""
    time = token.time
    if time.kind == "later":
        last = _year_told_before(reader.tokens, token)
        return year(last.end + time.count) if last is not None and last.is_year else None
    if time.kind == "relative":
        now = year_of_writing(reader.context.page, reader.dictionary.config)
        return year(now - time.count) if now else None
    return None if token.items else time.last


def _year_told_before(tokens: Iterable[Token], token: Token) -> Period | None:
    """Return the last period told before a mention that counts from it: 2018年…，次年…."""
    earlier = [t.time for t in tokens if t.start < token.start and t.kind == "time"]
    return next((time.last for time in reversed(earlier) if time.kind == "at"), None)


def time_behind(reader: SentenceReader, at: int) -> Token | None:
    """Return the time right behind an English number: 5.05 points in 2023."""
    tokens = reader.tokens
    if not reader.is_english or _has_point_in_stretch(reader, at):
        return None
    words, before = 0, tokens[at]
    for token in tokens[at + 1 :]:
        if _is_level_reached(tokens[at], before, token):
            before = token
            continue
        if token.kind in _ENDING or token.text.lower() in _ENDING_WORDS:
            return None
        if token.kind == "time":
            return token if is_point(token) and token.role == AT else None
        words += 1
        before = token
        if words > _MOST_WORDS:
            return None
    return None


def _has_point_in_stretch(reader: SentenceReader, at: int) -> bool:
    """Return whether a period stands before a number in its stretch and belongs to no other."""
    stretch = reader.tokens[stretch_before(reader.tokens, at) : at]
    points = [token.start for token in stretch if is_point(token) and token.role == AT]
    return bool(points) and not points_behind_others(reader, at).issuperset(points)


def _is_level_reached(own: Token, before: Token, token: Token) -> bool:
    """Return whether a number is the level a change leads to: rose by 11.75% to 115.52 in 2013."""
    return (
        before.text.lower() == "to"
        and token.kind == own.kind == "number"
        and bool(own.number.sign)
        and not token.number.sign
    )


def points_behind_others(reader: SentenceReader, at: int) -> set[int]:
    """Return where times begin that stand behind an earlier English number and belong to it."""
    if not reader.is_english:
        return set()
    found = (reader.time_behind(number) for number in reader.values if number < at)
    return {token.start for token in found if token is not None}


def points_of_others(reader: SentenceReader, at: int) -> set[int]:
    """Return where times begin that stand directly before another number: 在2011年为100的基础上."""
    return {start for number, start in reader.points_before if number < at}


def points_before(tokens: Sequence[Token], numbers: Iterable[int]) -> Iterator[tuple[int, int]]:
    """Yield numbers with where the time begins that stands directly before them."""
    for number in numbers:
        for back in range(number - 1, stretch_before(tokens, number) - 1, -1):
            token = tokens[back]
            if token.kind == "time":
                if back > 0:
                    yield number, token.start
                break
            if token.kind != "plain" and not token.has("is"):
                break


def _only_point_behind(reader: SentenceReader, at: int) -> Token | None:
    """Return a period named only behind the numbers: stood at 299.08 and 409.89 in 2023."""
    tokens = reader.tokens
    if any(_is_dated(token) for token in tokens[:at]):
        return None
    own = tokens[at].clause
    found = [
        token
        for token in tokens[at + 1 :]
        if _is_dated(token)
        and (token.clause == own or reader.is_english or is_bracketed(tokens, token))
    ]
    if len(found) == 1 and is_point(found[0]) and found[0].role == AT:
        return found[0]
    return None


def _is_dated(token: Token) -> bool:
    """Return whether a token is a time of years, not a day and not a length of time."""
    return token.kind == "time" and token.time.kind not in _UNDATED


def is_bracketed(tokens: Sequence[Token], token: Token) -> bool:
    """Return whether a period stands right behind an opening bracket: 4661亿元（2022年）."""
    at = next(place for place, other in enumerate(tokens) if other.start == token.start)
    return at > 0 and tokens[at - 1].text in {"(", "（"}
