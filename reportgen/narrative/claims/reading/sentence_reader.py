"""One number of a sentence, read: what kind it is, of what indicator, where, when, since when."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from reportgen.narrative.claims.language.clauses import BASE
from reportgen.narrative.claims.language.lexicon import has_hanzi
from reportgen.narrative.claims.reading.bases import base_of, with_base
from reportgen.narrative.claims.reading.editions import edition_for
from reportgen.narrative.claims.reading.flows import with_flow
from reportgen.narrative.claims.reading.kinds import Kind, is_mark_passed, kind_of
from reportgen.narrative.claims.reading.nearby import (
    PLAIN_SIGNS,
    clause_before,
    cues_of,
    is_place,
    stretch_before,
    tail_behind,
)
from reportgen.narrative.claims.reading.points import points_before, time_behind
from reportgen.narrative.claims.reading.surroundings import Surroundings
from reportgen.narrative.claims.reading.what import indicator_for
from reportgen.narrative.claims.reading.when import When, time_for
from reportgen.narrative.claims.reading.where import place_of_own, region_for
from reportgen.periods import year

if TYPE_CHECKING:
    from reportgen.narrative.claims.facts.evidence import Evidence
    from reportgen.narrative.claims.language.clauses import Tokens
    from reportgen.narrative.claims.language.tokens import Token
    from reportgen.narrative.claims.names.dictionary import Dictionary
    from reportgen.narrative.claims.reading.context import Context
    from reportgen.periods import Period

_BETWEEN = frozenset(
    {"的", "the", "figure", "level", "value", "total", "of", "为", "as", "=", "水平"}
)
"""Words between a period and its own number: the 2018 figure of 17.279 billion."""
_FROM = frozenset({"由", "从", "from"})
_BEGINS = _FROM | {"自"}
_MERELY = frozenset({"a", "mere", "only", "just", "the", "low", "low of", "of", "仅", "只"})
_JOINING = frozenset({",", "and", "or"})
_RATES = frozenset({"growth", "cagr"})
_CLAUSES_BACK = 2
"""How many clauses back a number may be of the same kind as the one it is silent beside."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Subject:
    """What a claim is about, as far as the words say.

    ``indicators`` in order of trust, ``weak`` the looser ones; ``found`` tells where the name
    stood: behind the number, in its stretch, its clause, the sentence, the one before, a heading,
    the page.
    ``regions`` and ``destinations`` are the ids one name can mean.
    """

    indicators: tuple[str, ...] = ()
    weak: tuple[str, ...] = ()
    found: str = ""
    token: Token | None = None
    regions: tuple[str, ...] = ()
    destinations: tuple[str, ...] = ()
    is_region_said: bool = False
    edition: str = ""
    at: Period | None = None
    is_time_said: bool = False
    since: Period | None = None
    other_since: Period | None = None
    guesses: tuple[Period, ...] = ()
    or_year_before: bool = False
    is_region_soft: bool = False
    length: int = 0


@dataclass(frozen=True)
class SentenceReader:
    """Reads the numbers of one sentence."""

    tokens: Tokens
    context: Context
    dictionary: Dictionary
    evidence: Evidence
    _around: dict[int, Surroundings] = field(init=False, repr=False, default_factory=dict)
    _kinds: dict[int, Kind] = field(init=False, repr=False, default_factory=dict)
    _times_behind: dict[int, Token | None] = field(init=False, repr=False, default_factory=dict)

    @cached_property
    def numbers(self) -> tuple[int, ...]:
        """Return where the numbers stand among the tokens."""
        return tuple(at for at, token in enumerate(self.tokens) if token.kind == "number")

    @cached_property
    def values(self) -> tuple[int, ...]:
        """Return where numbers and places (第二, 6th) stand among the tokens."""
        return tuple(
            at for at, token in enumerate(self.tokens) if token.kind == "number" or is_place(token)
        )

    @cached_property
    def kinds(self) -> frozenset[str]:
        """Return the kinds of tokens in the sentence: without a time, none is looked for."""
        return frozenset(token.kind for token in self.tokens)

    @cached_property
    def cues(self) -> frozenset[str]:
        """Return the cues in the sentence: without "guess", no number of it is one."""
        return cues_of(self.tokens)

    @cached_property
    def text(self) -> str:
        """Return the tokens written together, in lower case."""
        return "".join([token.text for token in self.tokens]).lower()

    @cached_property
    def base(self) -> str:
        """Return the base year the sentence or the one before gives for an index, else nothing."""
        return base_of(self.tokens) or base_of(self.context.said)

    @cached_property
    def points_before(self) -> tuple[tuple[int, int], ...]:
        """Return each number with where the time begins that stands directly before it."""
        return tuple(points_before(self.tokens, self.values))

    @cached_property
    def is_english(self) -> bool:
        """Return whether the sentence is written in English."""
        return not any(has_hanzi(token.text) for token in self.tokens)

    def around(self, at: int) -> Surroundings:
        """Return the words around a number."""
        if at not in self._around:
            self._around[at] = self._look_around(at)
        return self._around[at]

    def _look_around(self, at: int) -> Surroundings:
        tokens = self.tokens
        end = self._end_of_row(at)
        stretch, clause = tokens[stretch_before(tokens, at) : at], clause_before(tokens, at)
        tail = tail_behind(tokens, end)
        return Surroundings(
            token=tokens[at],
            stretch=stretch,
            clause=clause,
            tail=tail,
            speaks_of_rate=self.speaks_of_rate(at),
            in_stretch=cues_of(stretch),
            in_clause=cues_of(clause),
            in_tail=cues_of(tail),
        )

    def _end_of_row(self, at: int) -> int:
        """Return the last number of an English row, whose words count for all: 8% and 3% a year."""
        own = self.tokens[at]
        if not self.is_english or own.kind != "number" or not own.number.sign:
            return at
        end = at
        for number in self.numbers:
            if number > end and self.tokens[number].number.sign == own.number.sign:
                between = self.tokens[end + 1 : number]
                if any(token.text.lower() not in _JOINING for token in between):
                    break
                end = number
        return end

    def kind(self, at: int) -> Kind:
        """Return what a number is; one without words of its own is what the one before is."""
        if at not in self._kinds:
            self._kinds[at] = self._kind(at)
        return self._kinds[at]

    def _kind(self, at: int) -> Kind:
        around = self.around(at)
        sign = around.token.number.sign
        if sign and around.is_silent() and not is_mark_passed(around):
            like = self._number_like(at, among=3)
            clause = around.token.clause - _CLAUSES_BACK
            if like is not None and self.tokens[like].clause >= clause:
                return self.kind(like)
        if sign in PLAIN_SIGNS and (place_of_own(self.tokens, at) or around.is_of_other()):
            return self._kind_of_other(at)
        kind = kind_of(around)
        if kind.name == "level" and not sign and self._is_told_from_base(at, around):
            return Kind("change", -1 if around.last("below") is not None else 1)
        if sign in PLAIN_SIGNS and self._base_behind(at) is not None:
            return Kind("growth" if sign and around.speaks_of_rate else "level")
        return kind

    def _kind_of_other(self, at: int) -> Kind:
        """Return what the figure of another is: the rate it is held against, 高于全国的7.89%."""
        like = self._number_like(at, among=len(self.numbers))
        kind = self.kind(like) if like is not None else None
        return kind if kind is not None and kind.name in _RATES else Kind("level")

    def _number_like(self, at: int, *, among: int) -> int | None:
        """Return the nearest number with the same sign among so many before this one."""
        sign = self.tokens[at].number.sign
        earlier = [number for number in self.numbers if number < at][-among:]
        return next((n for n in reversed(earlier) if self.tokens[n].number.sign == sign), None)

    def _is_told_from_base(self, at: int, around: Surroundings) -> bool:
        """Return whether a number is a distance to an earlier year: 与2018年相比，多出571亿元."""
        right = next((t for t in around.tail if t.kind != "plain"), None)
        if self.is_english and right is not None and right.has("above", "below"):
            return any(t.kind == "time" and t.role == BASE for t in around.tail)
        left = next((t for t in reversed(around.stretch) if t.kind != "plain"), None)
        if left is None or not left.has("above", "below"):
            return False
        return any(t.kind == "time" and t.role == BASE for t in self.tokens[:at])

    def _base_behind(self, at: int) -> Token | None:
        """Return the base period a number stands directly behind: 比2019年的15.18%."""
        for token in reversed(self.tokens[:at]):
            if token.kind == "time":
                return token if token.role == BASE else None
            if token.text.lower() not in _BETWEEN:
                return None
        return None

    def _is_first_of_two(self, at: int) -> bool:
        """Return whether a number is where a change begins: 由73.84增至198.35, from 100 to 268."""
        around = self.around(at)
        if self._has_own_time(at) or any(token.kind == "edition" for token in around.stretch):
            return False
        before = (t.text.lower() for t in reversed(self.tokens[:at]))
        if next((word for word in before if word not in _MERELY), "") in _BEGINS:
            return True
        right = next((token for token in around.tail if token.kind != "plain"), None)
        return right is not None and right.has("to") and not right.text.isascii()

    def _has_own_time(self, at: int) -> bool:
        """Return whether a period stands directly at a number: 由2011年的100, from 262 in 2022."""
        for token in reversed(self.tokens[:at]):
            if token.kind == "time":
                return True
            if (token.kind != "plain" and not token.has("is")) or token.text in _FROM:
                break
        return self.time_behind(at) is not None

    def time_behind(self, at: int) -> Token | None:
        """Return the time right behind an English number: 5.05 points in 2023."""
        if at not in self._times_behind:
            self._times_behind[at] = time_behind(self, at)
        return self._times_behind[at]

    def speaks_of_rate(self, at: int) -> bool:
        """Return whether a growth rate is spoken of, with no indicator between it and a number."""
        if "rate" not in self.cues:
            return False
        for token in reversed(self.tokens[:at]):
            if token.has("rate") and token.text != "增长":
                return True
            if token.kind == "indicator":
                return False
        return False

    def subject(self, at: int) -> Subject:
        """Return what a number is about."""
        mention = indicator_for(self, at)
        place = region_for(self, at, mention)
        mention = with_flow(self, with_base(self, mention), place)
        time = self._time(at)
        return Subject(
            indicators=mention.indicators,
            weak=mention.weak,
            found=mention.found,
            token=mention.token,
            regions=place.regions,
            destinations=place.destinations,
            is_region_said=place.is_said,
            edition=edition_for(self, at),
            at=time.at,
            is_time_said=time.is_said,
            since=time.since,
            other_since=time.other_since,
            guesses=time.guesses,
            or_year_before=time.or_year_before,
            is_region_soft=place.is_soft,
            length=time.length,
        )

    def _time(self, at: int) -> When:
        """Return when a number is about; the first of two levels is about the start."""
        own, base = self.tokens[at], self._base_behind(at)
        if base is not None and own.kind == "number" and own.number.sign in PLAIN_SIGNS:
            time = When(at=base.time.last, is_said=True)
        else:
            time = time_for(self, at)
        if time.since is not None and self._is_first_of_two(at):
            return time.at_first()
        if time.at is not None and time.at.is_year and self._is_first_of_two(at):
            return When(at=year(time.at.start - 1), is_said=time.is_said)
        return time
