"""When a number is about: its period, and the start of the window of a rate."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reportgen.narrative.claims.language.clauses import AT, BASE
from reportgen.narrative.claims.reading.context import last_period
from reportgen.narrative.claims.reading.editions import edition_for
from reportgen.narrative.claims.reading.nearby import clause_before
from reportgen.narrative.claims.reading.points import (
    is_point,
    period_of,
    point_of,
    points_behind_others,
    points_of_others,
)
from reportgen.narrative.claims.reading.two_ends import ends_before, ends_behind, same_window
from reportgen.narrative.claims.reading.windows import closed_opening_of, opening_of, since_of
from reportgen.periods import parse_period, year

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportgen.narrative.claims.language.tokens import Token
    from reportgen.narrative.claims.reading.sentence_reader import SentenceReader
    from reportgen.periods import Period

_LONELY = frozenset({"plain", "mark", "number"})
_THE_YEAR_BEFORE = frozenset(
    {"a year before", "the year before", "a year earlier", "the previous year", "上年", "上一年",
     "前一年"}
)  # fmt: skip
_AGAINST = frozenset({"against", "versus"})
_WHEN = frozenset({"when", "当时", "其时", "那时"})


@dataclass(frozen=True, kw_only=True, slots=True)
class When:
    """``at`` is None where nothing says when; ``since`` None where no window is opened.

    ``other_since`` a window that an earlier clause opened and a new year may have closed.
    ``length`` the years up to a time nobody names: 14年来.
    ``guesses`` starts that are only likely (八年间, the base): good enough to confirm, not to deny.
    """

    at: Period | None = None
    is_said: bool = False
    since: Period | None = None
    other_since: Period | None = None
    guesses: tuple[Period, ...] = ()
    or_year_before: bool = False
    length: int = 0

    def at_first(self) -> When:
        """Return the beginning of the window as the period: the first of two levels."""
        return When(at=self.since, is_said=self.is_said)


def time_for(reader: SentenceReader, at: int) -> When:
    """Return the period of a number and where its window begins."""
    told = _told_by_neighbour(reader, at)
    if told is not None:
        return told
    opening, point = opening_of(reader, at), point_of(reader, at)
    if opening is not None and opening.time.kind == "range" and _is_nearer(opening, point):
        return When(at=opening.time.last, is_said=True, since=opening.time.first)
    if point is not None:
        end, is_said = period_of(reader, point), True
        if end is None or _is_end_of_row(reader, at, point):
            return When(is_said=True)  # a time nobody can resolve: 去年 without a date
    else:
        end, is_said = _inherited(reader, at, opening)
    if opening is None or opening.time.kind == "from":
        ends = ends_before(reader, at)
        if ends and (point is None or point.clause < reader.tokens[at].clause):
            return When(at=ends[1], is_said=True, since=ends[0], or_year_before=True)
    if end is None:
        if opening is not None and opening.time.kind == "window":
            return When(is_said=True, length=opening.time.count)
        return When(is_said=is_said)
    return _with_window(reader, at, opening, When(at=end, is_said=is_said))


def _told_by_neighbour(reader: SentenceReader, at: int) -> When | None:
    """Return the time that the words before or behind give a number beyond doubt."""
    then = _start_of_when(reader, at)
    if then is not None:
        return When(at=then.time.first or then.time.last, is_said=True)
    window = same_window(reader, at)
    if window is not None:
        return When(at=window[1], is_said=True, since=window[0])
    before = _year_before(reader, at)
    if before is not None:
        return When(at=before, is_said=True)
    following = _year_behind(reader, at)
    if following is not None:
        return When(at=following.time.last, is_said=True)
    ends = ends_behind(reader, at)
    return When(at=ends[1], is_said=True, since=ends[0]) if ends else None


def _start_of_when(reader: SentenceReader, at: int) -> Token | None:
    """Return the start a clause with "when" speaks of: since 2011, when it was 100."""
    tokens = reader.tokens
    own = tokens[at].clause
    first = next((t for t in tokens if t.clause == own and t.kind != "mark"), None)
    if first is None or first.text.lower() not in _WHEN:
        return None
    earlier = [t for t in tokens[:at] if t.clause < own and t.kind == "time"]
    return earlier[-1] if earlier and (earlier[-1].time.first or earlier[-1].time.last) else None


def _year_before(reader: SentenceReader, at: int) -> Period | None:
    """Return the year before the one just named, where a level is of it: a year before it was."""
    own = reader.tokens[at]
    first = next((t for t in clause_before(reader.tokens, at) if t.kind != "mark"), own)
    if own.kind != "number" or own.number.sign or first.text.lower() not in _THE_YEAR_BEFORE:
        return None
    named = (t for t in reversed(reader.tokens[:at]) if is_point(t) and t.clause < own.clause)
    last = next((t.time.last for t in named), None)
    return year(last.end - 1) if last is not None and last.is_year else None


def _year_behind(reader: SentenceReader, at: int) -> Token | None:
    """Return the year of the next clause for a lone number: 267.57，这是2023年的指数."""
    if len(reader.numbers) > 1:
        return None
    tokens = reader.tokens
    own = tokens[at].clause
    if any(t.clause <= own and t.kind not in _LONELY for t in tokens):
        return None
    following = next((t for t in tokens if t.clause > own and t.kind == "time"), None)
    if following is None or not is_point(following) or following.role != AT:
        return None
    return following


def _is_nearer(opening: Token, point: Token | None) -> bool:
    """Return whether a range stands nearer to its number than the period does."""
    if point is None or opening.start > point.start:
        return True
    return opening.time.kind == "range" and opening.clause == point.clause


def _is_end_of_row(reader: SentenceReader, at: int, point: Token) -> bool:
    """Return whether a number ends a row whose years are the others': 由2019年的…降至1.92%."""
    tokens = reader.tokens
    if point.clause != tokens[at].clause or not tokens[at - 1].has("to"):
        return False
    is_row = any(
        token.text in {"由", "从", "from"} or (token.kind == "time" and token.time.kind == "from")
        for token in clause_before(tokens, at)
    )
    return is_row and point.start in points_of_others(reader, at) | points_behind_others(reader, at)


def _inherited(
    reader: SentenceReader, at: int, opening: Token | None
) -> tuple[Period | None, bool]:
    """Return the period the sentence before, the heading or the page gives, and if it is said.

    A figure said to be of another edition is about that edition's last period.
    """
    config, context = reader.dictionary.config, reader.context
    if opening is not None:
        return last_period(context.page, config, context.edition), False
    edition = edition_for(reader, at)
    if edition in config.editions and edition != context.page.edition:
        period = parse_period(config.editions[edition].last_period or "")
        if period is not None:
            return period, True
    for said in (context.said, context.heading):
        period = _last_spoken_of(reader, said)
        if period is not None:
            return period, True
    return context.page.period, False


def _last_spoken_of(reader: SentenceReader, said: Sequence[Token]) -> Period | None:
    """Return the period a sentence is about: the last it names that is no base of a comparison."""
    for token in reversed(said):
        if is_point(token) and token.role != BASE and not _is_held_against(said, token):
            period = period_of(reader, token)
            if period is not None:
                return period
        if token.kind == "time" and token.time.kind == "range":
            return token.time.last
    return None


def _is_held_against(said: Sequence[Token], token: Token) -> bool:
    """Return whether an English clause only gives what a figure was before: against 73 in 2011."""
    clause = [t.text.lower() for t in said if t.clause == token.clause and t.start < token.start]
    return any(word in _AGAINST for word in clause)


def _with_window(reader: SentenceReader, at: int, opening: Token | None, when: When) -> When:
    """Return the time of a number with the window that is opened, or may still be open."""
    end = when.at
    since = _before(since_of(reader, opening, end), end)
    closed = closed_opening_of(reader, at) if since is None else None
    return When(
        at=end,
        is_said=when.is_said,
        since=since,
        other_since=_before(since_of(reader, closed, end), end),
        guesses=_guesses(reader, end),
        or_year_before=since is not None and when.is_said,
    )


def _guesses(reader: SentenceReader, end: Period | None) -> tuple[Period, ...]:
    """Return starts that a length of time or a bracket suggests: 八年间, （2011—2023年）."""
    if end is None:
        return ()
    said = (*reader.tokens, *reader.context.said)
    times = [token.time for token in said if token.kind == "time"]
    lengths = [time.count for time in times if time.kind == "length" and time.count]
    starts = [
        *(year(end.end - length + step) for length in lengths for step in (0, 1)),
        *(time.first for time in times if time.first is not None),
        *(time.last for time in times if time.kind == "at" and time.last is not None),
    ]
    return tuple(dict.fromkeys(start for start in starts if start.is_year and start < end))


def _before(since: Period | None, end: Period | None) -> Period | None:
    """Return a start of a window where it lies before the end."""
    return since if since is not None and end is not None and since < end else None
