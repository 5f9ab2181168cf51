"""One number of a sentence with what it says, and the form of the verdict on it."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

from reportgen.narrative.claims.facts.answers import Binder
from reportgen.narrative.claims.model import Verdict
from reportgen.periods import parse_period

if TYPE_CHECKING:
    from reportgen.narrative.claims.judging.judge import Judged
    from reportgen.narrative.claims.language.numbers import Number
    from reportgen.narrative.claims.language.tokens import Token
    from reportgen.narrative.claims.model import State
    from reportgen.narrative.claims.reading.kinds import Kind
    from reportgen.narrative.claims.reading.sentence_reader import SentenceReader, Subject
    from reportgen.periods import Period

_UNIT = re.compile(
    r"(?:[余多]?(?:个百分点|百分点|个点|点|倍)"
    r"|(?: |-)?percentage[ -]points?| points?| times|-?\s?fold)$",
    re.IGNORECASE,
)
"""Units at the end of a printed number that are no part of the claim; % and "doubled" are."""
_ENDS_OF_UNITS = frozenset("点倍tsdTSD")


@dataclass(frozen=True)
class NumberClaim:
    """One number with what it says, ready to be judged.

    ``blocked``   why it cannot be: it stands in a list that does not tell which number is whose.
    ``versus``    the other indicator where the number is the distance between two.
    ``is_paired`` it is one of a list and belongs to one member of another list.
    """

    reader: SentenceReader
    at: int
    kind: Kind
    subject: Subject
    blocked: str = ""
    versus: Token | None = None
    is_paired: bool = False

    @property
    def token(self) -> Token:
        """Return the token of the number."""
        return self.reader.tokens[self.at]

    @cached_property
    def number(self) -> Number:
        """Return the number as read."""
        return self.token.number

    @property
    def printed(self) -> str:
        """Return the number as printed, without its qualifiers: 3.31倍 of 近3.31倍."""
        number = self.number
        return self.token.text[number.start - number.first : number.end - number.first]

    @property
    def binder(self) -> Binder:
        """Return what finds its bindings."""
        return Binder(self.reader.evidence, self.reader.dictionary, self.reader.context)

    @property
    def bases(self) -> tuple[Period, ...]:
        """Return the base periods of its indicators."""
        indicators = self.reader.dictionary.config.indicators
        named = (indicators[key].base for key in self.subject.indicators)
        periods = (parse_period(base) for base in named if base)
        return tuple(period for period in periods if period is not None)

    def since(self, start: Period | None) -> NumberClaim:
        """Return the claim with its window opened at another start."""
        return replace(self, subject=replace(self.subject, since=start))

    def verdict(
        self, state: State, *, best: Judged | None = None, reason: str = "", code: str = ""
    ) -> Verdict:
        """Return a verdict on the number; ``best`` is the binding it was judged by."""
        token, number = self.token, self.number
        fact = best.fact if best is not None else None
        start = token.start + number.start - number.first
        end = token.start + self._end - number.first
        return Verdict(
            start=start,
            end=end,
            text=token.text[start - token.start : end - token.start],
            kind=self._kind_name,
            state=state,
            code=code,
            formula=fact.trail.formula if fact is not None else "",
            fact=fact,
            reason=reason,
        )

    @property
    def _end(self) -> int:
        """Return where the claim ends: 个百分点 and 倍 are units, % and "doubled" belong to it."""
        number, text = self.number, self.printed
        if number.is_worded and number.sign and (text.isascii() or text.startswith("翻")):
            return number.end
        unit = _UNIT.search(text) if text[-1:] in _ENDS_OF_UNITS else None
        return number.end - len(unit.group()) if unit else number.end

    @property
    def _kind_name(self) -> str:
        """Return the kind as verdicts name it."""
        if self.kind.name == "growth":
            return "since" if self.subject.since is not None else "yoy"
        return "difference" if self.kind.name == "change" else self.kind.name
