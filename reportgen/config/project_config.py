"""The whole configuration of a project, as one frozen value."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from reportgen.config.names import Names, collect_names
from reportgen.findings import Location

if TYPE_CHECKING:
    from collections.abc import Mapping

    from reportgen.config.corrections import Correction
    from reportgen.config.displays import Figure, Table
    from reportgen.config.models import (
        Edition,
        Indicator,
        Region,
        RegionSet,
        Report,
        Source,
        Term,
        TierRule,
    )
    from reportgen.config.revisions import RevisionCause
    from reportgen.config.texts import Text


@dataclass(frozen=True, kw_only=True)
class Config:
    """What ``content/*.yml`` says, and where each key of it stands (``places``).

    ``unread`` names the tables, such as ``figures``, whose file could not be understood at all.
    """

    report: Report
    indicators: Mapping[str, Indicator] = field(default_factory=dict)
    regions: Mapping[str, Region] = field(default_factory=dict)
    sources: Mapping[str, Source] = field(default_factory=dict)
    editions: Mapping[str, Edition] = field(default_factory=dict)
    tiers: Mapping[str, TierRule] = field(default_factory=dict)
    terms: Mapping[str, Term] = field(default_factory=dict)
    figures: Mapping[str, Figure] = field(default_factory=dict)
    tables: Mapping[str, Table] = field(default_factory=dict)
    revisions: tuple[RevisionCause, ...] = ()
    corrections: tuple[Correction, ...] = ()
    notes: tuple[Text, ...] = ()
    places: Mapping[tuple[str | int, ...], Location] = field(default_factory=dict)
    unread: frozenset[str] = frozenset()

    def place(self, *path: str | int) -> Location:
        """Return where ``indicators, index, range`` stands, or its nearest known parent."""
        for length in range(len(path), 0, -1):
            if path[:length] in self.places:
                return self.places[path[:length]]
        return Location()

    def is_unread(self, table: str, name: str) -> bool:
        """Return whether an absent entry stands in its file, with findings that say why."""
        return table in self.unread or (table, name) in self.places

    @cached_property
    def indicator_names(self) -> Names:
        """Return every name of every indicator."""
        return collect_names(
            "indicator",
            (
                (key, (*_both(i.name), *_both(i.short), *i.aliases))
                for key, i in self.indicators.items()
            ),
        )

    @cached_property
    def region_names(self) -> Names:
        """Return every name of every region."""
        return collect_names(
            "region",
            ((key, (*_both(r.name), *r.aliases)) for key, r in self.regions.items()),
        )

    @cached_property
    def source_names(self) -> Names:
        """Return every source id."""
        return collect_names("source", ((key, ()) for key in self.sources))

    @cached_property
    def edition_names(self) -> Names:
        """Return every edition id."""
        return collect_names("edition", ((key, ()) for key in self.editions))

    @cached_property
    def _english_notes(self) -> Mapping[str, str]:
        return {note.zh: note.en for note in self.notes if note.en}

    def notes_in(self, language: str) -> Mapping[str, str]:
        """Return what the notes beside values say in a language, by the note as the data have it.

        Missing: a note without a translation is left out.
        """
        return self._english_notes if language == "en" else {}

    def regions_in(self, chosen: RegionSet) -> tuple[str, ...]:
        """Return the ids a region set names, in the order of the regions file.

        Missing: ids that do not exist are left to the checks of the configuration.
        """
        if chosen.ids:
            return tuple(self.region_names.find(name) for name in chosen.ids)
        return tuple(
            key
            for key, region in self.regions.items()
            if (chosen.level is None or region.level == chosen.level)
            and (chosen.parent is None or chosen.parent in self.ancestors(key))
        )

    def members_of(self, region: str) -> tuple[str, ...]:
        """Return the regions a group names; names that stand for nothing are reported elsewhere."""
        named = self.regions[region].members if region in self.regions else ()
        found = (self.region_names.ids.get(name.strip(), ()) for name in named)
        return tuple(ids[0] for ids in found if len(ids) == 1)

    def ancestors(self, region: str) -> tuple[str, ...]:
        """Return the regions above one, nearest first; a cycle ends the walk."""
        above: list[str] = []
        parent = self.regions[region].parent if region in self.regions else None
        while parent and parent not in above:
            above.append(parent)
            parent = self.regions[parent].parent if parent in self.regions else None
        return tuple(above)


def _both(text: Text | None) -> tuple[str, ...]:
    return (text.zh, text.en) if text else ()
