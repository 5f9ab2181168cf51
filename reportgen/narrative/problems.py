"""What is wrong with one expression, and how many such become findings."""

from __future__ import annotations

from dataclasses import replace
from difflib import get_close_matches
from typing import TYPE_CHECKING

from reportgen.findings import Finding

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reportgen.narrative.source_text import SourceText, Span

PLACES_NAMED = 3
LONGEST_QUOTE = 60


class BindingError(Exception):
    """An expression that cannot be read or answered; ``code`` names why, ``span`` where."""

    def __init__(self, code: str, span: Span, **values: str) -> None:
        super().__init__(code)
        self.code = code
        self.span = span
        self.values = values

    def finding(self, source: SourceText) -> Finding:
        """Return the error as a finding at its place in ``source``."""
        return Finding(code=self.code, location=source.place(self.span), values=self.values)


def by_cause(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Return one finding per cause: equal code and values, with a count and the next places.

    Order: by the first place of each cause.
    """
    groups: dict[object, list[Finding]] = {}
    for finding in findings:
        place = finding.location
        key = (finding.code, place.path, tuple(sorted(finding.values.items())))
        groups.setdefault(key, []).append(finding)
    merged = [_merge(group) for group in groups.values()]
    return tuple(sorted(merged, key=lambda finding: finding.location))


def suggest(name: str, known: Iterable[str]) -> str:
    """Return the known names closest to ``name``, or the first few."""
    names = sorted(known)
    return ", ".join(get_close_matches(name, names, n=3, cutoff=0.5) or names[:12])


def quoted(text: str) -> str:
    """Return a text short enough to stand in a sentence."""
    flat = " ".join(text.split())
    return flat if len(flat) <= LONGEST_QUOTE else flat[: LONGEST_QUOTE - 1] + "…"


def _merge(group: list[Finding]) -> Finding:
    if len(group) == 1:
        return group[0]
    places = sorted({finding.location for finding in group})
    first = next(finding for finding in group if finding.location == places[0])
    return replace(first, count=len(places), more=tuple(places[1 : PLACES_NAMED + 1]))
