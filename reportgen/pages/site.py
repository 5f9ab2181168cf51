"""Every page of the site, rendered: the one entry into this package."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from reportgen.pages import assets as asset_store
from reportgen.pages.chapters import Partial, chapter_pages
from reportgen.pages.data import Download, data_pages, downloads
from reportgen.pages.environment import environment, render_or_tell
from reportgen.pages.framework import framework_pages
from reportgen.pages.indicators import indicator_pages
from reportgen.pages.landing import landing_pages
from reportgen.pages.languages import HTML_LANGUAGE, words_in
from reportgen.pages.links import relative_link
from reportgen.pages.methodology import methodology_pages
from reportgen.pages.page import Edition, PageSpec, ReportView, Target
from reportgen.pages.publication import Publication
from reportgen.pages.reference import glossary_pages, not_found_page, source_pages
from reportgen.pages.regions import region_pages

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from pathlib import Path

    from jinja2.sandbox import ImmutableSandboxedEnvironment

    from reportgen.charts.scene import Chart
    from reportgen.config.project_config import Config
    from reportgen.facts.store import Facts
    from reportgen.findings import Finding
    from reportgen.narrative.displays import Numbering
    from reportgen.narrative.model import Narrative


@dataclass(frozen=True, kw_only=True)
class Site:
    """What the pages are made of.

    ``narratives`` by stem and language, ``numbering`` by language; ``chart`` draws a figure in a
    language, or returns None where it cannot be drawn.
    """

    config: Config
    facts: Facts
    narratives: Mapping[tuple[str, str], Narrative]
    numbering: Mapping[str, Numbering]
    chart: Callable[[str, str], Chart | None]
    version: str


@dataclass(frozen=True, kw_only=True)
class Page:
    """One rendered page.

    ``path`` below the site; ``made_from`` files of the project it is written in. ``html`` is
    empty when a template broke: ``findings`` says where.
    """

    path: str
    html: str
    made_from: tuple[str, ...] = ()
    findings: tuple[Finding, ...] = ()


def publication_of(site: Site, language: str) -> Publication:
    """Return the site in one language, with everything its pages share."""
    return Publication(site=site, language=language, words=words_in(language))


def render_pages(site: Site, language: str, own_templates: Path | None = None) -> Iterator[Page]:
    """Return every page of one language; ``own_templates`` is the project's ``templates/``."""
    publication = publication_of(site, language)
    templates = environment(language, own_templates)
    edition = _edition(publication, own_templates)
    part = partial(_partial, templates, edition)
    for spec in _specs(publication, part):
        make = partial(_render, templates, edition, spec)
        html, finding = render_or_tell(make, spec.template, own_templates)
        findings = (finding,) if finding else ()
        yield Page(path=spec.path, html=html, made_from=spec.made_from, findings=findings)


def render_downloads(site: Site, language: str) -> Iterator[Download]:
    """Return every CSV of one language; those of indicators only with the first language."""
    publication = publication_of(site, language)
    is_first = language == site.config.report.languages[0]
    return (file for file in downloads(publication) if is_first or file.kind != "indicator")


def assets(site: Site, own_templates: Path | None = None) -> Iterator[tuple[str, bytes]]:
    """Return path and bytes of every stylesheet and picture of the design."""
    return asset_store.assets(site.config.report.address, own_templates)


def _specs(publication: Publication, part: Callable[[str], Partial]) -> Iterator[PageSpec]:
    yield from landing_pages(publication, part)
    yield from chapter_pages(publication, part)
    yield from indicator_pages(publication)
    yield from region_pages(publication)
    yield from framework_pages(publication)
    yield from methodology_pages(publication, part)
    yield from data_pages(publication)
    yield from source_pages(publication)
    yield from glossary_pages(publication)
    if publication.language == publication.config.report.languages[0]:
        yield not_found_page(publication)


def _render(templates: ImmutableSandboxedEnvironment, edition: Edition, spec: PageSpec) -> str:
    return templates.get_template(spec.template).render(edition.context_of(spec))


def _partial(templates: ImmutableSandboxedEnvironment, edition: Edition, here: str) -> Partial:
    shared = {"report": edition.report, "link": partial(relative_link, here)}

    def render(name: str, context: Mapping[str, object]) -> str:
        return templates.get_template(name).render({**shared, **context})

    return render


def _edition(publication: Publication, own_templates: Path | None) -> Edition:
    languages = publication.config.report.languages
    paths = {
        language: frozenset(spec.path for spec in _specs(_same(publication, language), _no_part))
        for language in (languages if len(languages) > 1 else ())
    }
    return Edition(publication=publication, report=_report(publication, own_templates), paths=paths)


def _same(publication: Publication, language: str) -> Publication:
    """Return the publication in another language, only to know which pages it has."""
    if language == publication.language:
        return publication
    return publication_of(publication.site, language)


def _no_part(here: str) -> Partial:
    raise ValueError(here)  # pages are listed here, not rendered


def _report(publication: Publication, own_templates: Path | None) -> ReportView:
    report = publication.config.report
    presented = publication.config.editions.get(report.edition)
    sheets = asset_store.stylesheets(report.address, own_templates)
    return ReportView(
        title=publication.say(report.title),
        subtitle=publication.say(report.subtitle),
        notice=publication.say(report.notice),
        edition=report.edition,
        edition_title=publication.say(presented.title) if presented else report.edition,
        released=(presented.published or "") if presented else "",
        publisher=publication.say(report.publisher),
        licence=publication.say(report.licence),
        html_language=HTML_LANGUAGE[publication.language],
        home=publication.page(),
        version=publication.site.version,
        icon=asset_store.asset_path(report.address, "icon.svg"),
        menu=tuple(_menu(publication)),
        stylesheets=sheets,
    )


def _menu(publication: Publication) -> Iterator[Target]:
    """Return the sections the site has; what the report does not have is not in it."""
    say, page = publication.words.gettext, publication.page
    if publication.chapters:
        yield Target(label=say("各章"), path=page(), fragment="chapters")
    if publication.indicators:
        yield Target(label=say("指标"), path=page("indicators"))
    if publication.regions:
        yield Target(label=say("区域"), path=page("regions"))
    if publication.has_framework:
        yield Target(label=say("指标体系"), path=page("framework"))
    yield Target(label=say("方法"), path=page("methodology"))
    if publication.indicators:
        yield Target(label=say("数据"), path=page("data"))
    if publication.sources:
        yield Target(label=say("来源"), path=page("sources"))
    if publication.config.terms:
        yield Target(label=say("术语"), path=page("glossary"))
