"""The pieces a sentence is read as; see ``tokeniser`` and ``clauses`` for how."""

from __future__ import annotations

from dataclasses import dataclass

from reportgen.narrative.claims.language.claim_words import ClaimWord
from reportgen.narrative.claims.language.numbers import Number
from reportgen.narrative.claims.language.times import Time

BOUND = "\ufffc"
"""Stands for every character of a number that is bound to its fact."""


@dataclass(slots=True, eq=False)
class Token:
    """One piece of a sentence; changed only while ``clauses.read_sentence`` builds it.

    ``kind``   indicator, index (a bare 指数), region, tier, misspelt, edition, time, number, word
               (a claim word), cue, mark, plain, content and noun (ordinary words with a meaning
               of their own), unknown, bound, label.
    ``ids``    what a name may stand for: ids, or ``rule/band``; ``weak`` for looser forms.
    ``items``  the members of a list (上海、江苏和浙江), each with its ids.
    ``role``   what a region or time does in its clause; see ``clauses``.
    """

    kind: str
    start: int
    end: int
    text: str
    ids: tuple[str, ...] = ()
    weak: tuple[str, ...] = ()
    cues: frozenset[str] = frozenset()
    value: Number | Time | ClaimWord | str | None = None
    items: tuple[Token, ...] = ()
    role: str = ""
    clause: int = 0

    @property
    def number(self) -> Number:
        """Return the number of a number token."""
        if not isinstance(self.value, Number):
            raise TypeError(self.kind)
        return self.value

    @property
    def time(self) -> Time:
        """Return the time of a time token."""
        if not isinstance(self.value, Time):
            raise TypeError(self.kind)
        return self.value

    @property
    def word(self) -> ClaimWord:
        """Return the claim word of a word token."""
        if not isinstance(self.value, ClaimWord):
            raise TypeError(self.kind)
        return self.value

    def has(self, *cues: str) -> bool:
        """Return whether this is one of these cues."""
        return not self.cues.isdisjoint(cues)
