"""When a number is about: its period, and the start of the window of a rate."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import takewhile
from typing import TYPE_CHECKING

from reportgen.narrative.claims.clauses import AT, BASE
from reportgen.narrative.claims.context import last_period, year_of_writing
from reportgen.narrative.claims.kinds import stretch_before
from reportgen.narrative.claims.where import edition_for
from reportgen.periods import Period, parse_period, year

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from reportgen.narrative.claims.reading import SentenceReader
    from reportgen.narrative.claims.tokens import Token

_POINTS = frozenset({"at", "from", "relative", "later"})
_OPENINGS = frozenset({"since", "range", "window", "from", "ago"})


@dataclass(frozen=True, slots=True)
class When:
    """``at`` is None where nothing says when; ``since`` None where no window is opened.

    ``other_since`` a window that an earlier clause opened and a new year may have closed.
    ``length`` the years up to a time nobody names: 14年来.
    ``guesses`` starts that are only likely (八年间, the base): good enough to confirm, not to deny.
    """

    at: Period | None = None
    is_said: bool = False
    since: Period | None = None
    is_range: bool = False
    other_since: Period | None = None
    guesses: tuple[Period, ...] = ()
    or_year_before: bool = False
    length: int = 0

    def at_first(self) -> When:
        """Return the beginning of the window as the period: the first of two levels."""
        return When(self.since, self.is_said)


def time_for(reader: SentenceReader, at: int) -> When:
    """Return the period of a number and where its window begins."""
    then = _after_when(reader, at)
    if then is not None:
        return When(then.time.first, True)
    first = _told_after(reader, at)
    if first is not None:
        return When(first.time.last, True)
    framed = _framed(reader, at)
    if framed is not None:
        return When(framed[1], True, framed[0])
    start = _start(reader, at)
    point = _point(reader, at)
    opening = start
    if opening is not None and opening.time.kind == "range" and _is_nearer(opening, point):
        return When(opening.time.last, True, opening.time.first, is_range=True)
    if point is not None and _is_end_of_row(reader, at, point):
        return When(None, True)
    end = _period(reader, point) if point is not None else None
    is_said = end is not None
    if point is not None and end is None:
        return When(None, True)  # a time nobody can resolve: 去年 without a date
    if end is None:
        end, is_said = _inherited(reader, at, opening)
    pair = _pair(reader, at) if opening is None or opening.time.kind == "from" else None
    if pair is not None and (point is None or point.clause < reader.tokens[at].clause):
        return When(pair[1], True, pair[0], or_year_before=True)
    if end is None and opening is not None and opening.time.kind == "window":
        return When(None, True, length=opening.time.count)
    since = _before(_since(reader, opening, end), end)
    if since is not None and is_said and opening is not None:
        return When(end, is_said, since, or_year_before=True, guesses=_guesses(reader, at, end))
    other = _before(_since(reader, _closed(reader, at), end), end) if since is None else None
    return When(end, is_said, since, other_since=other, guesses=_guesses(reader, at, end))


def _told_after(reader: SentenceReader, at: int) -> Token | None:
    """Return the year of the next clause for a number that stands alone: 267.57，这是2023年的指数."""
    tokens = reader.tokens
    own = tokens[at].clause
    if (
        any(t.clause <= own and t.kind not in {"plain", "mark", "number"} for t in tokens)
        or len(reader.numbers) > 1
    ):
        return None
    following = [t for t in tokens if t.clause > own and t.kind == "time"]
    return (
        following[0] if following and _is_point(following[0]) and following[0].role == AT else None
    )


def _framed(reader: SentenceReader, at: int) -> tuple[Period, Period] | None:
    """Return the years of both levels told behind an English rate: tenfold from 694 in 2010 to 11,278 in 2018."""
    tokens = reader.tokens
    if not reader.is_english or not tokens[at].kind == "number" or not tokens[at].number.sign:
        return None
    levels = [n for n in reader.numbers if n > at and not tokens[n].number.sign][:2]
    if (
        len(levels) < 2
        or tokens[levels[0] - 1].text.lower() != "from"
        or tokens[levels[1] - 1].text.lower() != "to"
    ):
        return None
    if levels[0] - at > 3:
        return None
    ends = [
        next((t for t in tokens[n + 1 : n + 7] if t.kind in {"time", "number"}), None)
        for n in levels
    ]
    years = [t.time.last for t in ends if t is not None and t.kind == "time" and _is_point(t)]
    if len(years) == 2 and years[0] is not None and years[1] is not None and years[0] < years[1]:
        return years[0], years[1]
    return None


def _is_end_of_row(reader: SentenceReader, at: int, point: Token) -> bool:
    """Return whether a number ends a row whose years are the others': 由2019年的…、2021年的…降至1.92%."""
    tokens = reader.tokens
    clause = [t for t in tokens[:at] if t.clause == tokens[at].clause]
    is_row = any(
        t.text in {"由", "从"} or (t.kind == "time" and t.time.kind == "from") for t in clause
    )
    return (
        is_row
        and tokens[at - 1].has("to")
        and point.start in _owned(reader, at)
        and point.clause == tokens[at].clause
    )


def _pair(reader: SentenceReader, at: int) -> tuple[Period, Period] | None:
    """Return both ends where the clauses before give a level at each: 2018年为…，2023年为…，增长…"""
    own = reader.tokens[at]
    clause = [t for t in reader.tokens[:at] if t.clause == own.clause]
    if any(t.has("yoy") or (t.kind == "time" and t.time.kind != "length") for t in clause):
        return None
    found: list[Period] = []
    earlier = reader.tokens[:at]
    for place, token in enumerate(earlier):
        is_value = token.kind == "number" and token.number.sign in {"", "percent"}
        if token.clause < own.clause and (
            is_value or (token.kind == "word" and token.word.kind == "place")
        ):
            time = _nearest(reader, place)
            if time is not None and time not in found:
                found.append(time)
    if len(found) != 2 or not all(p.is_year for p in found) or found[0] == found[1]:
        return None
    return min(found), max(found)


def _nearest(reader: SentenceReader, at: int) -> Period | None:
    """Return the year that stands directly with a number, in its clause."""
    following = behind(reader, at)
    if following is not None:
        return following.time.last
    own = reader.tokens[at]
    for token in reversed(reader.tokens[:at]):
        if token.clause < own.clause - 1 or token.kind == "number":
            return None
        if _is_point(token) and token.role != BASE:
            return token.time.last
        if token.kind == "time" and token.role == BASE:
            return None
    return None


def _guesses(reader: SentenceReader, at: int, end: Period | None) -> tuple[Period, ...]:
    """Return starts a length of time or a bracket behind suggests: 八年间, （2011—2023年）."""
    if end is None:
        return ()
    lengths = [t.time.count for t in reader.tokens if t.kind == "time" and t.time.kind == "length"]
    starts = [year(end.end - n + step) for n in lengths if n for step in (0, 1)]
    starts += [t.time.first for t in reader.tokens if t.kind == "time" and t.time.first is not None]
    starts += [
        t.time.last
        for t in reader.tokens
        if t.kind == "time" and t.time.kind == "at" and t.time.last is not None
    ]
    return tuple(dict.fromkeys(p for p in starts if p.is_year and p < end))


def _before(since: Period | None, end: Period | None) -> Period | None:
    return since if since is not None and end is not None and since < end else None


def _closed(reader: SentenceReader, at: int) -> Token | None:
    """Return an opening of an earlier clause, whatever came between."""
    own = reader.tokens[at]
    earlier = [t for t in reader.tokens[:at] if t.clause < own.clause]
    return next((t for t in reversed(earlier) if _opens(t)), None)


def _is_nearer(opening: Token, point: Token | None) -> bool:
    return (
        point is None
        or opening.start > point.start
        or (opening.time.kind == "range" and opening.clause == point.clause)
    )


def _consumed(reader: SentenceReader, at: int) -> set[int]:
    """Return the places of times that stand behind an earlier English number and belong to it."""
    used: set[int] = set()
    for number in reader.values:
        if number >= at:
            break
        following = behind(reader, number)
        if following is not None:
            used.add(following.start)
    return used


def behind(reader: SentenceReader, at: int) -> Token | None:
    """Return the time right behind an English number: 5.05 points in 2023."""
    tokens = reader.tokens
    if not reader.is_english:
        return None
    start = stretch_before(tokens, at)
    used = _consumed(reader, at)
    if any(_is_point(t) and t.role == AT and t.start not in used for t in tokens[start:at]):
        return None
    words, before = 0, tokens[at]
    for token in tokens[at + 1 :]:
        if (
            token.kind == "number"
            and token.number.sign == ""
            and before.text.lower() == "to"
            and tokens[at].number.sign
        ):
            before = token
            continue  # rose by 11.75% to 115.52 in 2013
        if token.kind in {"number", "mark", "bound", "word"} or token.text.lower() in {
            "and",
            "but",
            "after",
            "against",
        }:
            return None
        if token.kind == "time":
            return token if _is_point(token) and token.role == AT else None
        words += 1
        before = token
        if words > 14:
            return None
    return None


def _is_point(token: Token) -> bool:
    return token.kind == "time" and token.time.kind in _POINTS and not token.items


def _after_when(reader: SentenceReader, at: int) -> Token | None:
    """Return the start a clause with "when" speaks of: since 2011, when it was 100."""
    own = reader.tokens[at].clause
    clause = [t for t in reader.tokens if t.clause == own and t.kind != "mark"]
    if not clause or clause[0].text.lower() not in {"when", "当时", "其时", "那时"}:
        return None
    earlier = [t for t in reader.tokens[:at] if t.clause < own and t.kind == "time"]
    return earlier[-1] if earlier and earlier[-1].time.first is not None else None


def _point(reader: SentenceReader, at: int) -> Token | None:
    """Return the mention of the period a number is about."""
    tokens = reader.tokens
    own = tokens[at]
    following = behind(reader, at)
    if following is not None:
        return following
    used = _consumed(reader, at)
    taken = used | _owned(reader, at)
    start = stretch_before(tokens, at)

    def usable(where: Iterable[Token]) -> Token | None:
        return next(
            (t for t in where if _is_point(t) and t.role != BASE and t.start not in used), None
        )

    clause = [t for t in tokens[:at] if t.clause == own.clause]
    earlier = [t for t in tokens[:at] if t.clause < own.clause]
    return (
        usable(reversed(tokens[start:at]))
        or usable(t for t in reversed(clause) if t.start not in taken)
        or usable(t for t in reversed(earlier) if t.start not in taken)
        or usable(reversed((*earlier, *clause)))
        or _later(reader, at)
        or next((t for t in reversed((*earlier, *clause)) if _is_point(t) and t.role != BASE), None)
    )


def _owned(reader: SentenceReader, at: int) -> set[int]:
    """Return the times that stand directly before another number: 在2011年为100的基础上."""
    tokens = reader.tokens
    owned: set[int] = set()
    for number in reader.values:
        if number >= at:
            break
        start = stretch_before(tokens, number)
        for back in range(number - 1, start - 1, -1):
            token = tokens[back]
            if token.kind == "time":
                if start > 0 or back > start:
                    owned.add(token.start)
                break
            if token.kind not in {"plain"} and not token.has("is"):
                break
    return owned


def _later(reader: SentenceReader, at: int) -> Token | None:
    """Return a period named only behind the numbers: stood at 299.08 and 409.89 in 2023."""
    tokens = reader.tokens
    if any(t.kind == "time" and t.time.kind not in {"date", "length"} for t in tokens[:at]):
        return None
    own = tokens[at]
    rest = [
        t
        for t in tokens[at + 1 :]
        if t.clause == own.clause or reader.is_english or _is_bracketed(tokens, t)
    ]
    found = [t for t in rest if t.kind == "time" and t.time.kind not in {"date", "length"}]
    if len(found) == 1 and _is_point(found[0]) and found[0].role == AT:
        return found[0]
    return None


def _is_bracketed(tokens: Sequence[Token], token: Token) -> bool:
    """Return whether a period stands in brackets right behind: 4661亿元（2022年）."""
    at = next(i for i, other in enumerate(tokens) if other.start == token.start)
    return at > 0 and tokens[at - 1].text in {"(", "（"}


def _period(reader: SentenceReader, token: Token) -> Period | None:
    time = token.time
    if time.kind == "later":
        earlier = [
            t
            for t in reader.tokens
            if t.start < token.start and t.kind == "time" and t.time.kind == "at"
        ]
        last = earlier[-1].time.last if earlier else None
        return year(last.end + time.count) if last is not None and last.is_year else None
    if time.kind == "relative":
        now = year_of_writing(reader.context.page, reader.dictionary.config)
        return year(now - time.count) if now else None
    if token.items:
        return None
    return time.last


def _inherited(
    reader: SentenceReader, at: int, opening: Token | None
) -> tuple[Period | None, bool]:
    """Return the period the sentence before, the heading or the page gives.

    A figure said to be of another edition is about that edition's last period.
    """
    config, context = reader.dictionary.config, reader.context
    said_edition = config.editions.get(edition_for(reader, at))
    if (
        opening is None
        and said_edition is not None
        and edition_for(reader, at) != context.page.edition
    ):
        period = parse_period(said_edition.last_period or "")
        if period is not None:
            return period, True
    if opening is not None:
        return last_period(context.page, config, context.edition), False
    for said in (context.said, context.heading):
        for token in reversed(said):
            if _is_point(token) and token.role != BASE:
                period = _period(reader, token)
                if period is not None:
                    return period, True
            if token.kind == "time" and token.time.kind == "range":
                return token.time.last, True
    return context.page.period, False


def _start(reader: SentenceReader, at: int) -> Token | None:
    """Return the mention that opens the window of a rate: 2018年以来, 较2015年, from 2011 to 2023."""
    tokens = reader.tokens
    own = tokens[at]
    start = stretch_before(tokens, at)

    def opens(where: Iterable[Token]) -> Token | None:
        return next((t for t in where if _opens(t)), None)

    tail = [t for t in _until_number(tokens[at + 1 :]) if t.clause == own.clause]
    clause = [t for t in tokens[:at] if t.clause == own.clause]
    found = opens(reversed(tokens[start:at])) or opens(reversed(clause)) or opens(tail)
    if found is not None:
        return found
    return _start_before(reader, at, clause)


def _until_number(tokens: Sequence[Token]) -> list[Token]:
    return list(takewhile(lambda token: token.kind not in {"number", "bound"}, tokens))


def _start_before(reader: SentenceReader, at: int, clause: Sequence[Token]) -> Token | None:
    """Return an opening of an earlier clause that still holds: a new year or 同比 ends it."""
    own = reader.tokens[at]
    if any(t.has("yoy") for t in clause):
        return None
    following = _until_number(reader.tokens[at + 1 :])
    if any(t.has("yoy") and t.clause == own.clause for t in following):
        return None
    earlier = [t for t in reader.tokens[:at] if t.clause < own.clause]
    is_new = any(_is_point(t) and t.role == AT for t in clause) and not any(
        t.has("annual") for t in clause
    )
    for token in reversed(earlier):
        if _opens(token) and not (token.role == BASE and _is_bracketed(reader.tokens, token)):
            # 与2015年相比，2023年…: a base holds for the year that follows, a start does not.
            return token if not is_new or token.role == BASE else None
        if token.has("yoy") or (is_new and token.kind == "number"):
            return None
    rest = [t for t in reader.tokens[at + 1 :] if t.clause > own.clause]
    only = [t for t in rest if _opens(t) and t.time.kind in {"since", "range"}]
    if not earlier and only and reader.is_english:
        return only[0]
    return None


def _opens(token: Token) -> bool:
    if token.kind != "time":
        return False
    return token.time.kind in _OPENINGS or (token.role == BASE and not token.items)


def _since(reader: SentenceReader, opening: Token | None, end: Period | None) -> Period | None:
    if opening is None:
        return None
    time = opening.time
    if time.kind in {"window", "ago"}:
        return year(end.end - time.count) if end is not None else None
    if time.kind == "relative":
        return _period(reader, opening)
    return time.first or time.last
