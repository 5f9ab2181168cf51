"""The words around a number, and what they tell of it: a change, its direction, a distance."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING

from reportgen.narrative.claims.language.clauses import REFERENCE
from reportgen.narrative.claims.language.lexicon import has_hanzi

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from reportgen.narrative.claims.language.tokens import Token

_FALLS = ("降幅", "跌幅", "负增长", "decline of", "drop of", "fall of")
_CHANGES = frozenset({"up", "down"})
_FALL_WORDS = frozenset({"降幅", "跌幅"})
_OF = frozenset({"的", "of"})
_SILENT_CUES = frozenset({"than", "flow", "to", "with"})
_SILENT_WORDS = frozenset({"next", "place"})
_ENDS = frozenset({"from", "到", "至", "为", "由", "从", "成"})
"""Words that make a number the end of a change, not its size: 猛增到744.32亿元."""


@dataclass(frozen=True)
class Surroundings:
    """The words around a number.

    ``stretch``  from the number before, or the start of the clause; ``clause`` all before it;
    ``tail``     behind it up to the next number or break; ``speaks_of_rate`` a growth rate is the
                 subject of the clause or of the one before.
    ``in_stretch``, ``in_clause``, ``in_tail`` the cues that stand there.
    """

    token: Token
    stretch: Sequence[Token]
    clause: Sequence[Token]
    tail: Sequence[Token]
    speaks_of_rate: bool
    in_stretch: frozenset[str]
    in_clause: frozenset[str]
    in_tail: frozenset[str]

    def last(self, *cues: str) -> Token | None:
        """Return the nearest of these cues before the number, in its stretch."""
        if self.in_stretch.isdisjoint(cues):
            return None
        return next((t for t in reversed(self.stretch) if t.has(*cues)), None)

    def last_of_clause(self, *cues: str) -> Token | None:
        """Return the nearest of these cues before the number, in its clause."""
        if self.in_clause.isdisjoint(cues):
            return None
        return next((t for t in reversed(self.clause) if t.has(*cues)), None)

    def nearby(self, *cues: str) -> bool:
        """Return whether one of these cues stands in the stretch or behind the number."""
        return not (self.in_stretch.isdisjoint(cues) and self.in_tail.isdisjoint(cues))

    def anywhere(self, *cues: str) -> bool:
        """Return whether one of these cues stands in the clause before or behind the number."""
        return not (self.in_clause.isdisjoint(cues) and self.in_tail.isdisjoint(cues))

    def direction(self) -> int:
        """Return -1 where the number tells a fall, else 1: 下降5.93%, 降幅为3%, a decline of 3%."""
        verb = self.last_of_clause("up", "down")
        if verb is None:
            return -1 if tells_fall(" ".join(t.text for t in self.stretch)) else 1
        if verb.text in _FALL_WORDS:
            return -1
        return -1 if verb.has("down") and not verb.has("up") else 1

    def change_verb(self) -> Token | None:
        """Return the verb of change the number tells the size of: 增长5%, not 增长到5%."""
        if self.in_stretch.isdisjoint(_CHANGES):
            return None
        for token in reversed(self.stretch):
            if _leads_to_end(token):
                return None
            if token.has("up", "down"):
                return token
            if token.has("is") and has_hanzi(token.text):
                return None
        return None

    def ends_change(self) -> bool:
        """Return whether a change begins or ends at the number: up from 3.23 percent."""
        for token in reversed(self.stretch):
            if _leads_to_end(token):
                return True
            if token.has("up", "down"):
                return False
        return False

    def is_continued(self) -> bool:
        """Return whether only another number and 和 stand before: 增长8.65%和3.35%."""
        return all(t.kind in {"plain", "mark"} or t.has("with") for t in self.stretch)

    def breaks_after(self, verb: Token) -> bool:
        """Return whether something between a verb and the number ends what the verb says."""
        return not self.is_continued() and any(
            t.start > verb.start and (t.kind == "number" or t.has("to", "is")) for t in self.clause
        )

    def is_silent(self) -> bool:
        """Return whether the words beside a number do not say what it is: 分别为8.65%和3.35%."""
        if not self.in_stretch | self.in_tail <= _SILENT_CUES:
            return False
        return not any(
            token.kind == "word" and token.word.kind not in _SILENT_WORDS
            for token in (*self.stretch, *self.tail)
        ) and not any(token.has("to") and token.text != "to" for token in self.stretch)

    def is_of_other(self) -> bool:
        """Return whether a number is what another indicator is compared at: 快于产业联动的3.35%."""
        if not self.stretch or self.stretch[-1].text not in _OF:
            return False
        words = [t for t in self.stretch if t.text != "the" and t.text not in _OF][-2:]
        is_compared = len(words) == 2 and words[0].has("above", "below", "than")
        return is_compared and words[1].kind == "indicator"

    def tells_distance(self) -> bool:
        """Return whether the number is a distance to another region: 比江苏高1.46个百分点."""
        if not self.anywhere("above", "below"):
            return False
        if self.stretch and self.stretch[-1].text == "with":
            return False  # ahead of Germany with 7
        if self._is_level_of_other():
            return False
        before = self.stretch
        if not before and self.clause and self.clause[-1].kind == "region":
            before = self.clause  # 超过全国（2.65%）0.68个百分点
        if any(t.text.lower() == "by" for t in self.stretch[-2:]):
            before = self.clause  # exceeded the national figure of 2.65% by 0.68 points
        return any(t.kind == "region" and t.role == REFERENCE for t in chain(before, self.tail))

    def _is_level_of_other(self) -> bool:
        """Return whether the number is what another region has: 高于全国7.89%的平均水平."""
        before = self.stretch[-1:] or self.clause[-1:]
        is_owned = bool(before) and before[0].kind == "region" and before[0].role == REFERENCE
        return is_owned and bool(self.tail) and self.tail[0].text == "的"

    def side(self) -> int:
        """Return -1 where a distance is told downwards: 比江苏低, behind Jiangsu."""
        near = chain(self.stretch or self.clause, self.tail)
        return -1 if has_cue(near, "below") else 1


def has_cue(tokens: Iterable[Token], *cues: str) -> bool:
    """Return whether one of these cues stands among tokens."""
    return any(token.has(*cues) for token in tokens)


def tells_fall(text: str) -> bool:
    """Return whether a noun tells a fall: 降幅, a decline of."""
    return any(word in text for word in _FALLS)


def _leads_to_end(token: Token) -> bool:
    """Return whether what follows a token is where a change begins or ends: 由, 增至, from."""
    return token.text.lower() in _ENDS or (token.has("to") and not token.has("up", "down"))
