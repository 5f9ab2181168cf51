"""Pages about the report itself: how to cite it, its editions, and who can read it how."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from reportgen.facts.wording import period_text
from reportgen.pages.cite import cite_context
from reportgen.pages.links import relative_link
from reportgen.pages.page import PageSpec
from reportgen.pages.views import Grid, GridCell, GridColumn, GridRow
from reportgen.pages.wording import source_link
from reportgen.periods import parse_period

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from reportgen.config.models import Edition
    from reportgen.pages.publication import Publication

FEWEST_EDITIONS = 2


def about_pages(publication: Publication) -> Iterator[PageSpec]:
    """Return how to cite, the editions of the series where there are two, and accessibility."""
    say = publication.words.gettext
    if len(editions_of(publication)) >= FEWEST_EDITIONS:
        yield PageSpec(
            path=publication.page("editions"),
            template="editions.html",
            kind="editions",
            title=say("历次版本"),
            description=say("本系列各版的发布日期、最后一期和改动；每一版拥有自己的全部回溯数据。"),
            section=publication.page("editions"),
            breadcrumb=(publication.home,),
            made_from=("content/editions.yml",),
            context=partial(_editions, publication),
        )
    yield PageSpec(
        path=publication.page("cite"),
        template="cite.html",
        kind="cite",
        title=say("如何引用"),
        description=say("引用整份报告、其中一页或一幅图的格式：GB/T 7714、APA、BibTeX、RIS。"),
        section=publication.page("cite"),
        breadcrumb=(publication.home,),
        made_from=("content/report.yml",),
        context=partial(cite_context, publication),
    )
    yield PageSpec(
        path=publication.page("accessibility"),
        template="accessibility.html",
        kind="accessibility",
        title=say("无障碍说明"),
        description=say("这些页面怎样检查过，还有哪些不足，遇到困难怎么办。"),
        section=publication.page("accessibility"),
        breadcrumb=(publication.home,),
        context=lambda _: {"contact": publication.config.report.contact},
    )


def editions_of(publication: Publication) -> Mapping[str, Edition]:
    """Return the editions of the report's own series, the newest first."""
    editions = publication.config.editions
    presented = editions.get(publication.config.report.edition)
    if presented is None:
        return {}
    own = [(key, one) for key, one in editions.items() if one.series == presented.series]
    own.sort(key=lambda named: (named[1].published or "", named[1].last_period or ""), reverse=True)
    return dict(own)


def _editions(publication: Publication, here: str) -> Mapping[str, object]:
    say = publication.words.gettext
    editions = editions_of(publication)
    columns = (
        GridColumn(label=say("发布日期"), is_number=False),
        GridColumn(label=say("最后一期"), is_number=False),
        GridColumn(label=say("改动"), is_number=False),
        GridColumn(label=say("说明"), is_number=False),
        GridColumn(label=say("来源"), is_number=False),
    )
    rows = [_row(publication, here, key, edition) for key, edition in editions.items()]
    grid = Grid(name=say("历次版本"), head=say("版次"), columns=columns, rows=tuple(rows)).filled()
    has_revisions = bool(publication.site.history.revisions)
    href = relative_link(here, publication.page("revisions")) if has_revisions else ""
    return {"grid": grid, "revisions": href}


def _row(publication: Publication, here: str, key: str, edition: Edition) -> GridRow:
    say, language = publication.words.gettext, publication.language
    period = parse_period(edition.last_period or "")
    source = source_link(publication, here, edition.source or "")
    is_listed = edition.source in publication.sources
    name = publication.say(edition.title)
    if key == publication.config.report.edition:
        name = say("%(edition)s（本版）") % {"edition": name}
    texts = (
        GridCell(text=edition.published or "", is_number=False),
        GridCell(text=period_text(period, language) if period else "", is_number=False),
        GridCell(text=publication.say(edition.changes), is_number=False),
        GridCell(text=publication.say(edition.note), is_number=False),
        GridCell(
            text=source.label if source else "",
            href=source.href if source and is_listed else "",
            is_number=False,
        ),
    )
    return GridRow(label=name, cells=texts)
