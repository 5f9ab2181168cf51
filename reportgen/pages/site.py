"""Every file of the site: the one entry into this package."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, cached_property, partial
from itertools import chain
from typing import TYPE_CHECKING

from reportgen.cache import Cache
from reportgen.pages.about import about_pages
from reportgen.pages.assets import asset_files, asset_path, scripts, stylesheets
from reportgen.pages.chapters import chapter_pages
from reportgen.pages.cite import citation_files
from reportgen.pages.commentary import check_commentaries
from reportgen.pages.corrections import check_corrections, correction_pages
from reportgen.pages.data import data_pages
from reportgen.pages.downloads.catalogue import files_of
from reportgen.pages.environment import Templates, environment, render_or_tell
from reportgen.pages.figures import figure_pages
from reportgen.pages.flows import flow_pages
from reportgen.pages.framework import framework_pages
from reportgen.pages.head import public_address
from reportgen.pages.history import History
from reportgen.pages.imprint import footer_entries, imprint_pages
from reportgen.pages.indicators import indicator_pages
from reportgen.pages.landing import landing_pages
from reportgen.pages.language_marks import mark_chinese
from reportgen.pages.languages import HTML_LANGUAGE, N_, words_in
from reportgen.pages.links import rebased, relative_link
from reportgen.pages.menu import menu, more
from reportgen.pages.methodology import methodology_pages
from reportgen.pages.page import Edition, PageSpec, ReportView
from reportgen.pages.public import check_public
from reportgen.pages.publication import Publication
from reportgen.pages.reference import glossary_pages, not_found_page, source_pages
from reportgen.pages.regions import region_pages
from reportgen.pages.release import edition_name, released
from reportgen.pages.revisions import revision_pages
from reportgen.pages.sharing import shared_path, shared_picture
from reportgen.pages.site_files import (
    ROBOTS,
    SITEMAP,
    feed_path,
    feed_xml,
    has_feed,
    robots_txt,
    sitemap_xml,
)
from reportgen.pages.slots import filled
from reportgen.paths import is_file

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from pathlib import Path

    from reportgen.charts.scene import Chart
    from reportgen.config.project_config import Config
    from reportgen.facts.store import Facts
    from reportgen.findings import Finding
    from reportgen.narrative.displays import Numbering
    from reportgen.narrative.model import Narrative
    from reportgen.pages.chapters import Partial
    from reportgen.pages.downloads.catalogue import Download

ROOT = "index.html"
NO_CACHE = Cache(None)
NOT_TRANSLATED = N_("没有译文，显示原文")


@dataclass(frozen=True, kw_only=True)
class Site:
    """What the pages are made of.

    ``narratives`` by stem and language, ``numbering`` by language; ``chart`` returns a figure as
    drawn in a language, or None. ``root`` is the project's folder, read only for the pictures of
    the prose; ``cache`` remembers the pictures that are shared.
    """

    config: Config
    facts: Facts
    narratives: Mapping[tuple[str, str], Narrative]
    numbering: Mapping[str, Numbering]
    chart: Callable[[str, str], Chart | None]
    version: str
    root: Path | None = None
    cache: Cache = NO_CACHE

    @cached_property
    def history(self) -> History:
        """Return what happened to the numbers before and after release."""
        return History(facts=self.facts)

    @cached_property
    def titles(self) -> Mapping[str, Mapping[str, str]]:
        """Return by language the title of every page, by its path, in the order of the site."""
        return {
            language: {spec.path: spec.title for spec in _specs(publication, _no_part)}
            for language, publication in self.publications.items()
        }

    @cached_property
    def publications(self) -> Mapping[str, Publication]:
        """Return the site in each of its languages, with what the pages of one share."""
        return {
            language: Publication(site=self, language=language, words=words_in(language))
            for language in self.config.report.languages
        }

    @cached_property
    def files(self) -> Mapping[str, Download]:
        """Return every file to download by its path, in all languages."""
        return files_of(self)


@dataclass(frozen=True, kw_only=True)
class Page:
    """One rendered page.

    ``path`` below the site; ``made_from`` files of the project it is written in. ``html`` is
    empty when a template broke: ``findings`` says where. It still lacks the sizes of the files to
    download, which ``finish`` writes in: that makes the files. ``is_rendered`` is False for a page
    that only a check lists.
    """

    path: str
    html: str
    finish: Callable[[str], str]
    made_from: tuple[str, ...] = ()
    findings: tuple[Finding, ...] = ()
    is_rendered: bool = True

    def published(self) -> str:
        """Return the page as it is published."""
        return self.finish(self.html)


@dataclass(frozen=True, kw_only=True)
class SiteFile:
    """One file of the site; its bytes are made when they are needed."""

    path: str
    make: Callable[[], bytes]


def render_pages(
    site: Site, language: str, own_templates: Path | None = None, *, only_written: bool = False
) -> Iterator[Page]:
    """Return every page of one language; ``own_templates`` is the project's ``templates/``.

    The landing page of the first language comes a second time, for the root of the site. With
    ``only_written``, of pages made from data alone the first of each template is rendered, in the
    first language.
    """
    publication = site.publications[language]
    templates = environment(language, own_templates)
    edition = _edition(publication, own_templates)
    part = partial(_partial, templates, edition)
    page = partial(Page, finish=partial(filled, files=site.files, language=language))
    seen: set[str] = set()
    for spec in _specs(publication, part):
        is_sample = publication.is_first and spec.template not in seen
        if only_written and not spec.is_written and not is_sample:
            yield page(path=spec.path, html="", is_rendered=False)
            continue
        seen.add(spec.template)
        make = partial(_render, templates, edition, spec)
        html, finding = render_or_tell(make, spec.template, own_templates)
        findings = (finding,) if finding else ()
        yield page(path=spec.path, html=html, made_from=spec.made_from, findings=findings)
        if spec.kind == "landing" and publication.is_first:
            yield page(path=ROOT, html=rebased(html, spec.path, ROOT), made_from=spec.made_from)


def render_downloads(site: Site, language: str) -> Iterator[SiteFile]:
    """Return the files to download and the pictures of one language.

    What all languages share comes with the first one.
    """
    publication = site.publications[language]
    if site.config.report.site_url:
        yield SiteFile(
            path=shared_path(publication), make=cache(partial(shared_picture, publication))
        )
    for path, make in citation_files(publication):
        yield SiteFile(path=path, make=make)
    own = {language, ""} if publication.is_first else {language}
    for file in site.files.values():
        if file.language in own:
            yield SiteFile(path=file.path, make=file.make)
    for source, path in publication.pictures.items():
        if site.root is not None and is_file(site.root / source):
            yield SiteFile(path=path, make=(site.root / source).read_bytes)


def check_contents(site: Site) -> tuple[Finding, ...]:
    """Return what an author asks of the site that it cannot or may not show."""
    first = site.publications[site.config.report.languages[0]]
    each = site.publications.values()
    found = ((*check_commentaries(one), *check_public(one)) for one in each)
    return (*check_corrections(first), *chain.from_iterable(found))


def render_site_files(site: Site) -> Iterator[SiteFile]:
    """Return the files that machines look for: robots, and with an address sitemap and feeds."""
    site_url = site.config.report.site_url or ""
    yield SiteFile(path=ROBOTS, make=partial(robots_txt, site_url))
    if not site_url:
        return
    pages = {
        language: tuple(
            s.path for s in _specs(each, _no_part) if not s.is_anywhere and not s.same_as
        )
        for language, each in site.publications.items()
    }
    yield SiteFile(path=SITEMAP, make=partial(sitemap_xml, site.publications, pages))
    for publication in site.publications.values():
        if has_feed(publication):
            yield SiteFile(path=feed_path(publication), make=partial(feed_xml, publication))


def assets(site: Site, own_templates: Path | None = None) -> Iterator[tuple[str, bytes]]:
    """Return path and bytes of every stylesheet, script and picture of the design."""
    files = asset_files(site.config.report.address, own_templates)
    return ((path, file.read_bytes()) for path, file in files.items())


def _specs(publication: Publication, part: Callable[[str], Partial]) -> Iterator[PageSpec]:
    yield from landing_pages(publication, part)
    yield from chapter_pages(publication, part)
    yield from indicator_pages(publication)
    yield from region_pages(publication, part)
    yield from flow_pages(publication)
    yield from framework_pages(publication)
    yield from methodology_pages(publication, part)
    yield from revision_pages(publication)
    yield from correction_pages(publication)
    yield from data_pages(publication)
    yield from source_pages(publication)
    yield from glossary_pages(publication)
    yield from figure_pages(publication)
    yield from about_pages(publication)
    yield from imprint_pages(publication)
    if publication.is_first:
        yield not_found_page(publication)


def _render(templates: Templates, edition: Edition, spec: PageSpec) -> str:
    html = templates.get_template(spec.template).render(edition.context_of(spec))
    if edition.publication.language != "zh":
        html = mark_chinese(html, edition.publication.words.gettext(NOT_TRANSLATED))
    html.encode("utf-8")  # a template can make half a character, which no file can hold
    return html


def _partial(templates: Templates, edition: Edition, here: str) -> Partial:
    shared = {"report": edition.report, "link": partial(relative_link, here)}

    def render(name: str, context: Mapping[str, object]) -> str:
        return templates.get_template(name).render({**shared, **context})

    return render


def _edition(publication: Publication, own_templates: Path | None) -> Edition:
    report = _report(publication, own_templates)
    return Edition(publication=publication, report=report, picture=shared_path(publication))


def _no_part(here: str) -> Partial:
    raise ValueError(here)  # pages are listed here, not rendered


def _report(publication: Publication, own_templates: Path | None) -> ReportView:
    report = publication.config.report
    presented = publication.config.editions.get(report.edition)
    return ReportView(
        title=publication.say(report.title),
        subtitle=publication.say(report.subtitle),
        notice=publication.say(report.notice),
        edition=report.edition,
        edition_name=edition_name(publication),
        edition_title=publication.say(presented.title) if presented else report.edition,
        released=released(publication),
        publisher=publication.say(report.publisher),
        licence=publication.say(report.licence),
        footer=footer_entries(publication),
        cite=publication.page("cite"),
        feed=public_address(publication, feed_path(publication)) if has_feed(publication) else "",
        html_language=HTML_LANGUAGE[publication.language],
        home=publication.page(),
        version=publication.site.version,
        icon=asset_path(report.address, "icon.svg"),
        menu=tuple(menu(publication)),
        more=tuple(more(publication)),
        corrected=publication.notices.latest,
        corrections=publication.notices.page if publication.config.corrections else "",
        stylesheets=stylesheets(report.address, own_templates),
        scripts=scripts(report.address, own_templates),
    )
