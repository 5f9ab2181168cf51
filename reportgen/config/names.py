"""Names to ids: every way an author may call an indicator, region, source or edition."""

from __future__ import annotations

from dataclasses import dataclass, field
from difflib import get_close_matches
from typing import TYPE_CHECKING

from reportgen.errors import ComputeError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping


SHORT_LIST = 8


@dataclass(frozen=True)
class Names:
    """The names of one kind of thing.

    ``kind`` is the word used in finding codes: ``indicator``, ``region``, ``source`` …
    ``ids`` maps each name, exactly as written, to every id that carries it.
    """

    kind: str
    ids: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def find(self, name: str) -> str:
        """Return the id of ``name``.

        Raises: ComputeError ``name/unknown-<kind>`` with a suggestion, or ``name/ambiguous`` with
                the candidates.
        """
        found = self.ids.get(name.strip(), ())
        if len(found) == 1:
            return found[0]
        if found:
            raise ComputeError("name/ambiguous", name=name, candidates=", ".join(found))
        raise ComputeError(f"name/unknown-{self.kind}", name=name, suggestion=self.suggest(name))

    def suggest(self, name: str) -> str:
        """Return the closest known names, all of a short list, or a dash."""
        close = get_close_matches(name, self.ids, n=3, cutoff=0.6)
        if not close and len(self.ids) <= SHORT_LIST:
            close = sorted(self.ids)
        return ", ".join(close) or "—"


def collect_names(kind: str, names: Iterable[tuple[str, Iterable[str]]]) -> Names:
    """Return the names of things given as ``(id, other names)``.

    An id names itself alone, whatever aliases others declare.
    """
    ids: dict[str, tuple[str, ...]] = {}
    own: set[str] = set()
    for identifier, others in names:
        own.add(identifier)
        for name in {other.strip() for other in others} - {"", identifier}:
            ids[name] = tuple(dict.fromkeys((*ids.get(name, ()), identifier)))
    return Names(kind, {**ids, **{identifier: (identifier,) for identifier in own}})
