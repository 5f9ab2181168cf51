"""Many rows with one cause make one finding."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportgen.findings import Finding, Location

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterable, Mapping

MORE_PLACES = 3
MOST_CAUSES = 20
"""More causes than this under one code are one mistake made many times: a single finding."""


def findings_by_cause(
    code: str,
    rows: Iterable[int],
    *,
    place: Callable[[int], Location],
    values: Callable[[int], Mapping[str, str]],
    cause: Callable[[int], Hashable] | None = None,
) -> tuple[Finding, ...]:
    """Return one finding per cause, at its first row, with a count and three more places.

    Without ``cause`` every row is a cause of its own. Places and values are asked for only where
    they are shown, so a million wrong rows cost one pass.
    """
    kept: dict[Hashable, list[int]] = {}
    counts: dict[Hashable, int] = {}
    for row in rows:
        key = row if cause is None else cause(row)
        counts[key] = counts.get(key, 0) + 1
        shown = kept.setdefault(key, [])
        if len(shown) <= MORE_PLACES:
            shown.append(row)
    if len(kept) > MOST_CAUSES:
        first_of_each = [shown[0] for shown in list(kept.values())[: MORE_PLACES + 1]]
        kept, counts = {"": first_of_each}, {"": sum(counts.values())}
    return tuple(
        Finding(
            code=code,
            location=place(shown[0]),
            values=values(shown[0]),
            count=counts[key],
            more=tuple(place(row) for row in shown[1:]),
        )
        for key, shown in kept.items()
    )
