"""A site is read once more before it replaces the old one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportgen.findings import Finding, Location
from reportgen.publish.links import ids_of, link_problems
from reportgen.publish.problems import NO_SOURCES
from reportgen.publish.reading import reading_problems

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reportgen.publish.artifacts import Artifact
    from reportgen.publish.problems import Problem, Sources

PLACES_NAMED = 3
NOT_FOUND = "404.html"


def check_site(
    artifacts: Iterable[Artifact],
    sources: Sources = NO_SOURCES,
    *,
    site_url: str = "",
    released: str = "",
) -> tuple[Finding, ...]:
    """Return what is wrong with the pages of a site: links, inline code, and what readers need.

    One finding a cause, with the pages that have it: a wrong link on the landing page stands on
    two pages, one in the menu on all of them. Its place is the line of the narrative or template it
    stands in where that can be found, and else the page.
    """
    files = {artifact.path: artifact for artifact in artifacts}
    pages = {
        path: artifact.checked().decode("utf-8")
        for path, artifact in sorted(files.items())
        if path.endswith(".html") and artifact.is_rendered
    }
    ids = {path: ids_of(html) for path, html in pages.items()}
    found: dict[tuple[str, str], list[tuple[Artifact, Problem]]] = {}
    for path, html in pages.items():
        date = "" if path == NOT_FOUND else released
        problems = (
            *link_problems(path, html, files, ids, site_url),
            *reading_problems(html, date),
        )
        for problem in problems:
            found.setdefault((problem.code, problem.cause), []).append((files[path], problem))
    return tuple(_finding(places, sources) for places in found.values())


def _finding(places: list[tuple[Artifact, Problem]], sources: Sources) -> Finding:
    first = places[0][1]
    written = (sources.place(page.made_from, problem.needle) for page, problem in places)
    pages = [Location(path=f"site/{page.path}") for page, _ in places]
    place = next((one for one in written if one is not None), pages[0])
    return Finding(
        code=first.code,
        location=place,
        values=first.values,
        count=len(places),
        more=tuple(page for page in pages if page != place)[:PLACES_NAMED],
    )
