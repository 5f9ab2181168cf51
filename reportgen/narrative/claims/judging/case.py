"""A contradicted number as a case to diagnose: what was printed, and the fact it goes against."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

from reportgen.narrative.claims.judging.compare import Said

if TYPE_CHECKING:
    from reportgen.facts.model import Ask, Fact
    from reportgen.narrative.claims.facts.evidence import Evidence
    from reportgen.narrative.claims.facts.evidence import Subject as Series
    from reportgen.narrative.claims.judging.judge import Judged
    from reportgen.narrative.claims.language.numbers import Number
    from reportgen.narrative.claims.reading.kinds import Kind
    from reportgen.numerals.interval import Quantity


@dataclass(frozen=True)
class Case:
    """A contradicted number: what was printed, and the fact it goes against."""

    number: Number
    kind: Kind
    judged: Judged
    evidence: Evidence

    @cached_property
    def said(self) -> Said:
        """Return what was printed, to be compared with other facts."""
        return Said(self.number, self.kind.direction)

    @property
    def ask(self) -> Ask:
        """Return the question the claim answers."""
        return self.judged.candidate.ask

    @property
    def fact(self) -> Fact:
        """Return the fact that contradicts it."""
        return self.judged.fact

    @cached_property
    def digits(self) -> int:
        """Return how many digits of the number carry information."""
        return significant_digits(self.number)

    @property
    def series(self) -> Series:
        """Return the series the question is about."""
        return (self.ask.indicator, self.ask.region, self.ask.destination)

    def fits(self, fact: Fact | None) -> bool:
        """Return whether the printed digits would be right for another fact."""
        return fact is not None and fact.value is not None and self.said.fits(fact)

    def fits_ask(self, ask: Ask) -> bool:
        """Return whether they would be right for another question."""
        return self.fits(self.evidence.answer(ask))

    def with_value(self, result: Quantity) -> Fact:
        """Return the fact with another value: what it would be if computed in another way."""
        return replace(self.fact, value=result.value, intervals=(result.interval,), qualifier="=")


@dataclass(frozen=True, slots=True)
class Diagnosis:
    """A code, and whose value it was (a year, a region, an edition)."""

    code: str
    other: str = ""


def significant_digits(number: Number) -> int:
    """Return the digits that carry information: 3 for 204, 5 for 204.16, 1 for 3000."""
    digits = "".join(map(str, number.value.as_tuple().digits)).lstrip("0")
    is_whole = number.value == number.value.to_integral_value()
    return len(digits.rstrip("0") if is_whole else digits)
