"""A page for every figure, with a permanent address, and a version of it for other sites."""

from __future__ import annotations

import re
from functools import partial
from html import escape
from typing import TYPE_CHECKING

from reportgen.pages.displays import show_display
from reportgen.pages.head import public_address
from reportgen.pages.links import display_anchor, relative_link
from reportgen.pages.page import PageSpec, Target
from reportgen.pages.structured import DatasetView, years_covered
from reportgen.pages.views import Link
from reportgen.pages.wording import unit_name

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from reportgen.pages.publication import Publication

ROOM_BELOW = 120
"""Height of what stands below an embedded chart, in pixels."""

_VIEW_BOX = re.compile(r'viewBox="0 0 ([\d.]+) ([\d.]+)"')


def figure_pages(publication: Publication) -> Iterator[PageSpec]:
    """Return a page a figure that is placed, and one to embed where it could be drawn."""
    for placed_on, kind, key in publication.placed:
        if kind != "figure":
            continue
        path, title = figure_path(publication, key), figure_title(publication, key)
        languages = _languages_with(publication, key)
        yield PageSpec(
            path=path,
            template="figure.html",
            kind="figure-page",
            title=title,
            description=title,
            breadcrumb=(publication.home, _chapter(publication, placed_on)),
            made_from=("content/figures.yml",),
            languages=languages,
            context=partial(_context, publication, key, placed_on),
        )
        if publication.chart(key) is not None:
            yield PageSpec(
                path=embedded_path(publication, key),
                template="embed.html",
                kind="embed",
                title=title,
                description=title,
                same_as=path,
                languages=languages,
                made_from=("content/figures.yml",),
                context=partial(_embedded, publication, key),
            )


def _languages_with(publication: Publication, figure: str) -> frozenset[str]:
    """Return the languages some page of which shows a figure."""
    return frozenset(
        language
        for language, each in publication.site.publications.items()
        if any((kind, key) == ("figure", figure) for _, kind, key in each.placed)
    )


def figure_path(publication: Publication, figure: str) -> str:
    """Return the permanent address of a figure."""
    return publication.page("figures", figure)


def embedded_path(publication: Publication, figure: str) -> str:
    """Return where the version of a figure lies that other sites embed."""
    return figure_path(publication, figure).replace("index.html", "embed.html")


def figure_title(publication: Publication, figure: str) -> str:
    """Return number and title of a figure."""
    number = publication.number_of("figure", figure)
    return f"{number} {publication.say(publication.config.figures[figure].title)}"


def _chapter(publication: Publication, path: str) -> Target:
    """Return the page a figure is placed on."""
    own = {publication.page_of(stem): n.front.title for stem, n in publication.chapters}
    return Target(label=own.get(path, publication.home.label), path=path)


def _context(
    publication: Publication, figure: str, placed_on: str, here: str
) -> Mapping[str, object]:
    display = show_display(publication, here, "figure", figure)
    chart = publication.chart(figure)
    context: dict[str, object] = {
        "display": display,
        "place": Link(
            label=_chapter(publication, placed_on).label,
            href=relative_link(here, placed_on, display_anchor("figure", figure)),
        ),
        "snippet": _snippet(publication, figure) if chart else "",
        "embedded": relative_link(here, embedded_path(publication, figure)) if chart else "",
        "dataset": _dataset(publication, figure),
    }
    if chart is not None and chart.description:
        context["description"] = chart.description
    if chart is not None and chart.png:
        context["shared"] = publication.grid_file("figure", figure, "png")
    return context


def _embedded(publication: Publication, figure: str, here: str) -> Mapping[str, object]:
    return {
        "display": show_display(publication, here, "figure", figure),
        "href": relative_link(here, figure_path(publication, figure)),
    }


def _snippet(publication: Publication, figure: str) -> str:
    """Return the lines that embed a figure; without a public address its path below the site."""
    path = embedded_path(publication, figure)
    title = escape(figure_title(publication, figure), quote=True)
    return (
        f'<iframe src="{escape(public_address(publication, path) or path)}" title="{title}"'
        f' width="100%" height="{_height(publication, figure)}" loading="lazy"></iframe>'
    )


def _height(publication: Publication, figure: str) -> int:
    """Return the height a figure needs in a column as wide as its wide drawing."""
    chart = publication.chart(figure)
    box = _VIEW_BOX.search(chart.svg) if chart else None
    return round(float(box[2]) if box else 400) + ROOM_BELOW


def _dataset(publication: Publication, figure: str) -> DatasetView:
    config = publication.config
    grid = publication.grid("figure", figure)
    cells = [row for line in grid.rows for fact in line.cells for row in fact.trail.cells]
    keys = sorted(publication.indicators_of("figure", figure))
    return DatasetView(
        variables=tuple(
            (
                publication.say(config.indicators[key].name),
                unit_name(publication, config.indicators[key].unit),
            )
            for key in keys
        ),
        files=(publication.grid_file("figure", figure),),
        coverage=years_covered(row.key.period for row in cells),
    )
