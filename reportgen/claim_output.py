"""Claims on the command line: one line each for what is not verified, or JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportgen.findings import printable
from reportgen.narrative.claims.coverage import STATE_WORDS
from reportgen.narrative.claims.reasons import reason_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportgen.facts.model import Observation
    from reportgen.narrative.claims.report import Claim, ClaimReport

LISTED = ("ambiguous", "unchecked")


def listed_lines(report: ClaimReport, language: str) -> Iterator[str]:
    """Yield a line for every claim that is not decided: place, state, the claim, why."""
    for text in report.texts:
        for claim in text.claims:
            if claim.state not in LISTED:
                continue
            state = STATE_WORDS[language][claim.state]
            why = reason_text(claim.verdict.reason, language)
            parts = [str(claim.location), state, claim.verdict.text, why]
            yield printable("  ".join(filter(None, parts))).replace("\n", " ")


def report_as_json(report: ClaimReport, language: str) -> dict[str, object]:
    """Return the claims of all texts and their coverage as plain values."""
    coverage = report.coverage
    claims = [_claim_as_json(claim, language) for text in report.texts for claim in text.claims]
    counts = {"claims": coverage.total, **coverage.by_state(), "bound": coverage.bound}
    return {"claims": claims, "coverage": {**counts, "text": coverage.line(language)}}


def observation_as_json(row: Observation) -> dict[str, object]:
    """Return one cell of the data as plain values."""
    return {
        "indicator": row.key.indicator, "measure": row.key.measure,
        "region": row.key.region, "destination": row.key.destination or None,
        "period": str(row.key.period), "edition": row.key.edition or None,
        "printed": row.printed, "qualifier": row.qualifier,
        "source": row.source or None,
        "path": row.path, "line": row.line or None, "cell": row.cell or None,
        "source_prints": row.source_prints or None, "note": row.note or None,
    }  # fmt: skip


def _claim_as_json(claim: Claim, language: str) -> dict[str, object]:
    place, verdict = claim.location, claim.verdict
    reason = reason_text(verdict.reason, language)
    return {
        "path": place.path,
        "line": place.line or None,
        "column": place.column or None,
        "end_column": place.end_column or None,
        "text": verdict.text,
        "kind": verdict.kind,
        "state": claim.state,
        "code": verdict.code or None,
        "expected": verdict.expected or None,
        "found": verdict.text,
        "formula": verdict.formula or None,
        "fact": verdict.fact.id if verdict.fact is not None else None,
        "reason": reason or None,
        "because": [{"kind": one.kind, "text": one.why} for one in claim.excuses],
        "trail": [observation_as_json(row) for row in verdict.fact.trail.cells]
        if verdict.fact is not None
        else [],
    }
