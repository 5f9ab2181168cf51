"""Notes beside values, on pages of another language than Chinese."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportgen.config.translations import HAN
from reportgen.data.causes import findings_by_cause

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportgen.config.project_config import Config
    from reportgen.data.frame import Observations
    from reportgen.findings import Finding


def check_notes(observations: Observations, config: Config) -> Iterator[Finding]:
    """Yield the Chinese notes that ``notes.yml`` has no English for, one finding a file."""
    if "en" not in config.report.languages:
        return
    notes, path = observations.column("note"), observations.column("path")
    known = config.notes_in("en")
    yield from findings_by_cause(
        "data/note-not-translated",
        (row for row, note in enumerate(notes) if note and note not in known and HAN.search(note)),
        place=lambda row: observations.place(row, "note"),
        values=lambda row: {"file": str(path[row])},
        cause=lambda row: path[row],
    )
