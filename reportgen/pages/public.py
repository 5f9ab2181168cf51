"""What the author keeps from readers, wherever a figure, a table or the prose asks for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportgen.findings import Finding, Location

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportgen.pages.publication import Publication

_MEASURES = {"rank": "ranks", "rank_change": "ranks", "tier": "tiers", "margin": "tiers"}
_KINDS = {"interval": "ranges", "waterfall": "contributions"}


def check_public(publication: Publication) -> Iterator[Finding]:
    """Yield figures, tables and bound numbers that show what ``public`` in report.yml keeps.

    Pages leave it out by themselves; what an author asks for is never dropped in silence.
    """
    shown = publication.config.report.public.model_dump()
    if all(shown.values()):
        return
    for _, kind, key in publication.placed:
        grid = publication.grid(kind, key)
        asked = {_MEASURES.get(fact.measure) for row in grid.rows for fact in row.cells}
        asked.add(_KINDS.get(getattr(publication.display(kind, key), "kind", "")))
        for what in sorted(one for one in asked if one and not shown[one]):
            yield Finding(
                code="site/not-public",
                location=publication.config.place(f"{kind}s", key),
                values={"what": what},
            )
    for narrative in publication.narratives.values():
        for number in publication.prose(narrative).numbers:
            what = _MEASURES.get(number.fact.measure, "")
            if what and not shown[what]:
                yield Finding(
                    code="site/not-public",
                    location=Location(path=narrative.path, line=number.line),
                    values={"what": what},
                )
