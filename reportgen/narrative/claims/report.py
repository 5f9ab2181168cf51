"""The claims of whole texts: each with its place, what excuses it, and what is told about it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reportgen.findings import Finding, Location
from reportgen.narrative.claims.coverage import Coverage
from reportgen.narrative.problems import by_cause

if TYPE_CHECKING:
    from reportgen.narrative.claims.bound import Bound
    from reportgen.narrative.claims.excuses import Excuse
    from reportgen.narrative.claims.model import Verdict
    from reportgen.narrative.source_text import SourceText

NOTHING = "—"
"""Stands in a sentence for a true value, formula or place there is none of."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Claim:
    """One claim where it stands, with the comments that speak for it."""

    verdict: Verdict
    location: Location
    excuses: tuple[Excuse, ...] = ()

    @property
    def state(self) -> str:
        """Return the state of the verdict; ``sourced`` or ``excused`` where a comment says so."""
        if self.verdict.state == "verified" or not self.excuses:
            return self.verdict.state
        return "sourced" if any(one.kind == "sourced" for one in self.excuses) else "excused"

    @property
    def place(self) -> str:
        """Return the cell the true value stands in, or an empty text."""
        fact = self.verdict.fact
        return fact.trail.cells[0].place if fact is not None and fact.trail.cells else ""

    def finding(self) -> Finding | None:
        """Return what is told about the claim; nothing where it is right, open or excused."""
        verdict = self.verdict
        if self.excuses or not (verdict.code or verdict.state == "contradicted"):
            return None
        values = {
            "found": verdict.text,
            "expected": verdict.expected or NOTHING,
            "formula": verdict.formula or NOTHING,
            "place": self.place or NOTHING,
            "other": NOTHING,
        }
        return Finding(
            code=verdict.code or "claim/value-mismatch",
            location=self.location,
            values={**values, **verdict.values},
            expected=verdict.expected,
            found=verdict.text,
        )


@dataclass(frozen=True, kw_only=True)
class CheckedText:
    """One text with its claims. ``title`` is empty for a text that is no narrative.

    ``prose``    what of it was checked, every character at its place.
    ``start``    where its prose begins in the source: behind the front matter.
    ``findings`` what is wrong with the comments about claims.
    """

    source: SourceText
    prose: str
    start: int = 0
    title: str = ""
    claims: tuple[Claim, ...] = ()
    bound: tuple[Bound, ...] = ()
    findings: tuple[Finding, ...] = ()

    @property
    def coverage(self) -> Coverage:
        """Return how many of its claims came to what; bindings count as verified."""
        bound = sum(one.is_fact for one in self.bound)
        return Coverage.of((claim.state for claim in self.claims), bound)


@dataclass(frozen=True, kw_only=True)
class ClaimReport:
    """Every text that was checked, in order."""

    texts: tuple[CheckedText, ...] = ()

    @property
    def coverage(self) -> Coverage:
        """Return the coverage of all texts together."""
        return sum((text.coverage for text in self.texts), Coverage())

    @property
    def findings(self) -> tuple[Finding, ...]:
        """Return everything told, one finding a cause and file."""
        claims = (claim.finding() for text in self.texts for claim in text.claims)
        comments = (finding for text in self.texts for finding in text.findings)
        return by_cause([*comments, *(finding for finding in claims if finding is not None)])
