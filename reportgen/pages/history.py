"""What happened to the numbers before and after release: revisions and corrections."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from reportgen.facts.flows import FlowSet, flow_sets
from reportgen.facts.revisions import Revision, revisions

if TYPE_CHECKING:
    from collections.abc import Mapping

    from reportgen.facts.store import Facts


@dataclass(frozen=True, kw_only=True)
class History:
    """The same for all languages of a site."""

    facts: Facts

    @cached_property
    def revisions(self) -> tuple[Revision, ...]:
        """Return every value that two editions print, old beside new."""
        return revisions(self.facts)

    @cached_property
    def flows(self) -> tuple[FlowSet, ...]:
        """Return the latest flows of each indicator."""
        return flow_sets(self.facts)

    @cached_property
    def revised(self) -> Mapping[str, tuple[Revision, ...]]:
        """Return the revisions of each indicator that has any."""
        by_indicator: dict[str, list[Revision]] = {}
        for row in self.revisions:
            by_indicator.setdefault(row.new.key.indicator, []).append(row)
        return {key: tuple(rows) for key, rows in by_indicator.items()}
