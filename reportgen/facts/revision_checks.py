"""Back values that changed and nobody said why."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportgen.facts.revisions import revisions
from reportgen.facts.wording import period_text, region_text
from reportgen.findings import Finding, Location

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportgen.facts.model import Observation
    from reportgen.facts.revisions import Revision
    from reportgen.facts.store import Facts

PLACES_NAMED = 3


def check_revisions(facts: Facts) -> tuple[Finding, ...]:
    """Return changed back values without a cause, and causes that no change needs.

    One finding for each edition, since one entry of ``revisions.yml`` mends it; a file that cannot
    be read is told elsewhere, and then nothing here can be known.
    """
    if "revisions" in facts.config.unread:
        return ()
    found = revisions(facts)
    silent: dict[str, list[Revision]] = {}
    for row in found:
        if row.is_changed and row.cause is None:
            silent.setdefault(row.new.key.edition, []).append(row)
    return (
        *(_without_cause(facts, rows) for rows in silent.values()),
        *_without_change(facts, found),
    )


def _without_cause(facts: Facts, rows: list[Revision]) -> Finding:
    first, language = rows[0], facts.config.report.language
    key = first.new.key
    return Finding(
        code="data/revision-without-cause",
        location=place_of(first.new),
        values={
            "indicator": facts.config.indicators[key.indicator].name.get(language),
            "region": region_text(facts.config, key.region, language),
            "period": period_text(key.period, language),
            "old": first.old.printed,
            "new": first.new.printed,
            "old_edition": first.old.key.edition,
            "new_edition": key.edition,
            "old_place": first.old.place,
        },
        expected=first.old.printed,
        found=first.new.printed,
        count=len(rows),
        more=tuple(place_of(row.new) for row in rows[:PLACES_NAMED]) if len(rows) > 1 else (),
    )


def _without_change(facts: Facts, found: tuple[Revision, ...]) -> Iterator[Finding]:
    used = {row.cause_number for row in found}
    for number, cause in enumerate(facts.config.revisions):
        if number not in used:
            yield Finding(
                code="data/cause-without-revision",
                location=facts.config.place("revisions", number),
                values={"edition": cause.edition, "cause": cause.cause},
            )


def place_of(row: Observation) -> Location:
    """Return where an observation stands."""
    sheet, _, cell = row.cell.rpartition("!")
    return Location(path=row.path, line=0 if cell else row.line, sheet=sheet, cell=cell)
