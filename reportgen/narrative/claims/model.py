"""What the prose checker takes and gives: the page a text belongs to, and a verdict a claim."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping

    from reportgen.facts.model import Fact
    from reportgen.periods import Period

State = Literal["verified", "contradicted", "ambiguous", "unchecked"]
STATES: tuple[State, ...] = ("verified", "contradicted", "ambiguous", "unchecked")


@dataclass(frozen=True, kw_only=True, slots=True)
class Page:
    """What a sentence means where it does not say; an empty field assumes nothing.

    ``edition`` is the page's edition; figures that carry only a source may be meant as well.
    ``date`` is the day the text was written, for 去年 and "last year".
    """

    edition: str = ""
    region: str = ""
    indicator: str = ""
    period: Period | None = None
    date: dt.date | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Verdict:
    """One claim and what became of it.

    ``start`` to ``end``  its characters in the text given: digits with scale and sign, without
                 qualifier and unit; the word for ranks, tiers and superlatives.
    ``kind``     level, yoy, cagr, since, multiple, increase, doubling, points, points_per_year,
                 share, rank, rank_change, tier, superlative, streak, turning_point, part_sum,
                 list_count, respectively, difference.
    ``code``     ``claim/...`` of a contradiction, or ``claim/hidden-fall`` on a verified claim.
    ``expected`` the true value in the words of the text; empty where the data give none.
    ``formula``  how it is computed, with its numbers.
    ``fact``     the fact it was judged by; its trail leads to the cells.
    ``reason``   why it is not decided, a key of ``codes/claims.yml`` under ``claim-reason/``.
    ``values``   what the sentence of the finding needs beside expected and found.
    """

    start: int
    end: int
    text: str
    kind: str
    state: State
    code: str = ""
    expected: str = ""
    formula: str = ""
    fact: Fact | None = None
    reason: str = ""
    values: Mapping[str, str] = field(default_factory=dict)

    def moved(self, by: int) -> Verdict:
        """Return the verdict in a text in which its sentence begins ``by`` characters later."""
        return Verdict(
            start=self.start + by, end=self.end + by, text=self.text, kind=self.kind,
            state=self.state, code=self.code, expected=self.expected, formula=self.formula,
            fact=self.fact, reason=self.reason, values=self.values,
        )  # fmt: skip
