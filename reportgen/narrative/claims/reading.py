"""One number of a sentence, read: what kind it is, of what indicator, where, when, since when."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from reportgen.narrative.claims import when, where
from reportgen.narrative.claims.clauses import BASE
from reportgen.narrative.claims.kinds import Kind, Surroundings, kind_of, stretch_before
from reportgen.narrative.claims.lexicon import has_hanzi
from reportgen.periods import year

if TYPE_CHECKING:
    from reportgen.narrative.claims.clauses import Tokens
    from reportgen.narrative.claims.context import Context
    from reportgen.narrative.claims.dictionary import Dictionary
    from reportgen.narrative.claims.evidence import Evidence
    from reportgen.narrative.claims.tokens import Token
    from reportgen.periods import Period

_BETWEEN = frozenset(
    {"的", "the", "figure", "level", "value", "total", "of", "为", "as", "=", "水平"}
)
"""Words between a period and its own number: the 2018 figure of 17.279 billion."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Subject:
    """What a claim is about, as far as the words say.

    ``indicators`` in order of trust, ``weak`` the looser ones; ``found`` tells where the name stood:
    behind the number, in its stretch, its clause, the sentence, the one before, a heading, the page.
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


def _is_of_other(around: Surroundings) -> bool:
    """Return whether a number is what another indicator is compared at: 快于产业联动的3.35%."""
    words = [t for t in around.stretch if t.text not in {"的", "the", "of"}][-2:]
    return (
        len(words) > 1
        and words[0].has("above", "below", "than")
        and words[1].kind == "indicator"
        and (around.stretch[-1].text in {"的", "of"})
    )


@dataclass(frozen=True)
class SentenceReader:
    """Reads the numbers of one sentence."""

    tokens: Tokens
    context: Context
    dictionary: Dictionary
    evidence: Evidence
    _around: dict[int, Surroundings] = field(init=False, repr=False, default_factory=dict)
    _kinds: dict[int, Kind] = field(init=False, repr=False, default_factory=dict)

    @cached_property
    def numbers(self) -> tuple[int, ...]:
        """Return where the numbers stand among the tokens."""
        return tuple(at for at, token in enumerate(self.tokens) if token.kind == "number")

    @cached_property
    def values(self) -> tuple[int, ...]:
        """Return where numbers and places (第二, 6th) stand among the tokens."""
        return tuple(
            at
            for at, token in enumerate(self.tokens)
            if token.kind == "number"
            or (token.kind == "word" and token.word.kind in {"place", "top"})
        )

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
        token = self.tokens[at]
        start = stretch_before(self.tokens, at)
        clause = [t for t in self.tokens[:at] if t.clause == token.clause]
        tail: list[Token] = []
        end = self._end_of_row(at)
        for following in self.tokens[end + 1 :]:
            if following.clause != self.tokens[end].clause or following.kind in {
                "number",
                "bound",
                "mark",
            }:
                break
            tail.append(following)
        return Surroundings(
            token, self.tokens[start:at], clause, tail, speaks_of_rate=self.speaks_of_rate(at)
        )

    def _end_of_row(self, at: int) -> int:
        """Return the last number of an English row, which may carry the words for all: 8.65% and 3.35% a year."""
        end = at
        is_row = self.is_english and self.tokens[at].kind == "number"
        for number in self.numbers if is_row else ():
            if (
                number > end
                and self.tokens[number].number.sign == self.tokens[at].number.sign != ""
            ):
                if any(
                    t.text.lower() not in {",", "and", "or"} for t in self.tokens[end + 1 : number]
                ):
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
        own = around.token.number
        earlier = [n for n in self.numbers if n < at]
        silent = not any(
            t.cues - {"than", "flow", "to", "with"}
            or (t.kind == "word" and t.word.kind not in {"next", "place"})
            for t in (*around.stretch, *around.tail)
        ) and not any(t.has("to") and t.text != "to" for t in around.stretch)
        if earlier and own.sign and silent:
            like = next(
                (n for n in reversed(earlier[-3:]) if self.tokens[n].number.sign == own.sign), None
            )
            if like is not None and self.tokens[like].clause >= around.token.clause - 2:
                return self.kind(like)
        if own.sign in {"", "percent"} and (
            where.place_of_own(self.tokens, at) or _is_of_other(around)
        ):
            like = next(
                (n for n in reversed(earlier) if self.tokens[n].number.sign == own.sign), None
            )
            kind = self.kind(like) if like is not None else Kind("level")
            return (
                kind if kind.name in {"growth", "cagr"} else Kind("level")
            )  # 增长8.58%，高于全国的7.89%
        kind = kind_of(around)
        if kind.name == "level" and not own.sign and self._is_told_from_base(at, around):
            return Kind("change", -1 if around.last("below") is not None else 1)
        if self._base_behind(at) is not None and own.sign in {"", "percent"}:
            return Kind("growth" if own.sign and around.speaks_of_rate else "level")
        return kind

    def _is_told_from_base(self, at: int, around: Surroundings) -> bool:
        """Return whether a number is a distance to an earlier year: 与2018年相比，…多出571.53亿元."""
        left = [t for t in around.stretch if t.kind != "plain"][-1:]
        bases = [t for t in self.tokens[:at] if t.kind == "time" and t.role == BASE]
        return bool(left) and left[0].has("above", "below") and bool(bases)

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
        if self._has_own_time(at) or any(t.kind == "edition" for t in self.around(at).stretch):
            return False
        left = self.tokens[at - 1] if at else None
        if left is not None and left.text.lower() in {"由", "从", "自", "from"}:
            return True
        following = self.around(at).tail
        right = next((t for t in following if t.kind != "plain"), None)
        return right is not None and right.has("to") and not right.text.isascii()

    def _has_own_time(self, at: int) -> bool:
        """Return whether a period stands directly at a number: 由2011年的100, from 262.5 in 2022."""
        for token in reversed(self.tokens[:at]):
            if token.kind == "time":
                return True
            if (token.kind != "plain" and not token.has("is")) or token.text in {
                "由",
                "从",
                "from",
            }:
                break
        return when.behind(self, at) is not None

    def speaks_of_rate(self, at: int) -> bool:
        """Return whether a growth rate is spoken of: in the clause, or before if it names nothing."""
        for token in reversed(self.tokens[:at]):
            if token.has("rate") and token.text.lower() not in {"增长", "growth"}:
                return True
            if token.has("rate") and token.text.lower() == "growth":
                return True
            if token.kind == "indicator":
                return False
        return False

    def subject(self, at: int) -> Subject:
        """Return what a number is about."""
        mention = where.indicator_for(self, at)
        place = where.region_for(self, at, mention)
        time = when.time_for(self, at)
        base = self._base_behind(at)
        if base is not None and self.tokens[at].number.sign in {"", "percent"}:
            time = when.When(base.time.last, True)
        if time.since is not None and self._is_first_of_two(at):
            time = time.at_first()
        elif time.at is not None and time.at.is_year and self._is_first_of_two(at):
            time = when.When(year(time.at.start - 1), time.is_said)
        return Subject(
            indicators=mention.indicators, weak=mention.weak, found=mention.found, token=mention.token,
            regions=place.regions, destinations=place.destinations, is_region_said=place.is_said,
            edition=where.edition_for(self, at), at=time.at, is_time_said=time.is_said, since=time.since,
            other_since=time.other_since, guesses=time.guesses,
            or_year_before=time.or_year_before, is_region_soft=place.is_soft,
            length=time.length,
        )  # fmt: skip
