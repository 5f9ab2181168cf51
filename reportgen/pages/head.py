"""What the head of a page says to browsers, search engines and libraries.

Whatever must be an absolute address is there only with ``site_url``.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from markupsafe import Markup

from reportgen.pages.languages import HTML_LANGUAGE
from reportgen.pages.links import absolute_link
from reportgen.pages.release import released
from reportgen.pages.structured import structured_data

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportgen.pages.page import LanguageLink, PageSpec
    from reportgen.pages.publication import Publication
    from reportgen.pages.structured import DatasetView

POLICY = (
    "default-src 'none'; img-src 'self'; style-src 'self'; script-src 'self'; "
    "font-src 'self'; frame-src 'self'; base-uri 'none'; form-action 'none'"
)
"""What a page may load: its own style sheets, scripts, pictures, fonts and embedded figures."""

NOTHING = Markup()
_LOCALES = {"zh": "zh_CN", "en": "en_GB"}


@dataclass(frozen=True, kw_only=True)
class Meta:
    """One ``<meta>``: its name or property, and its content."""

    name: str
    content: str


NOT_LISTED = Meta(name="robots", content="noindex")


@dataclass(frozen=True, kw_only=True)
class Alternate:
    """The same page in a language, by its public address; ``x-default`` is the first language."""

    language: str
    href: str


@dataclass(frozen=True, kw_only=True)
class Head:
    """The machine-readable part of a page's head."""

    policy: str
    canonical: str = ""
    alternates: tuple[Alternate, ...] = ()
    names: tuple[Meta, ...] = ()
    properties: tuple[Meta, ...] = ()
    data: Markup = NOTHING


@dataclass(frozen=True, kw_only=True)
class Subject:
    """A page as its head speaks of it.

    ``picture`` lies below the site; ``is_card`` it is the one all pages share.
    """

    spec: PageSpec
    description: str
    languages: tuple[LanguageLink, ...]
    picture: str
    is_card: bool
    dataset: DatasetView | None = None


def head_of(publication: Publication, subject: Subject) -> Head:
    """Return the head of a page; one that is shown at any address has a policy only."""
    spec = subject.spec
    if spec.is_anywhere:
        return Head(policy=POLICY, names=(NOT_LISTED,))
    if spec.same_as:
        canonical = public_address(publication, spec.same_as)
        return Head(policy=POLICY, canonical=canonical, names=(NOT_LISTED,))
    url = public_address(publication, spec.path)
    return Head(
        policy=POLICY,
        canonical=url,
        alternates=tuple(_alternates(publication, subject)) if url else (),
        names=tuple(
            meta
            for meta in (*_citation(publication, spec, url), *_government(publication, spec))
            if meta.content
        ),
        properties=tuple(_open_graph(publication, subject, url)) if url else (),
        # Escaped where it is made.
        data=Markup(structured_data(publication, subject, url)),  # noqa: S704
    )


def public_address(publication: Publication, path: str) -> str:
    """Return the public address of a path below the site, empty without ``site_url``."""
    site_url = publication.config.report.site_url
    return absolute_link(site_url, path) if site_url else ""


def _alternates(publication: Publication, subject: Subject) -> Iterator[Alternate]:
    if not subject.languages:
        return
    for link in subject.languages:
        href = public_address(publication, link.path)
        yield Alternate(language=link.html_language, href=href)
    first = public_address(publication, subject.languages[0].path)
    yield Alternate(language="x-default", href=first)


def _citation(publication: Publication, spec: PageSpec, url: str) -> Iterator[Meta]:
    """Yield what reference managers read: the Highwire tags of a technical report."""
    report, say = publication.config.report, publication.say
    title = say(report.title)
    yield Meta(name="citation_title", content=spec.title)
    if spec.title != title:
        yield Meta(name="citation_inbook_title", content=title)
    for author in report.authors or ([report.publisher] if report.publisher else []):
        yield Meta(name="citation_author", content=say(author))
    yield Meta(name="citation_publication_date", content=released(publication).replace("-", "/"))
    yield Meta(name="citation_technical_report_institution", content=say(report.publisher))
    yield Meta(name="citation_language", content=publication.language)
    yield Meta(name="citation_isbn", content=report.isbn or "")
    yield Meta(name="citation_doi", content=report.doi or "")
    yield Meta(name="citation_public_url", content=url)


def _government(publication: Publication, spec: PageSpec) -> Iterator[Meta]:
    """Yield the tags of a government website, where ``report.yml`` describes the website.

    Source: 国务院办公厅《政府网站发展指引》(2017), 附件2: 网页标签.
    """
    report, say = publication.config.report, publication.say
    website = report.website
    if website is None:
        return
    column = website.column
    yield Meta(name="SiteName", content=say(website.name))
    yield Meta(name="SiteDomain", content=website.domain)
    yield Meta(name="SiteIDCode", content=website.code)
    yield Meta(name="ColumnName", content=say(column.name) if column else "")
    yield Meta(name="ColumnType", content=say(column.type) if column else "")
    yield Meta(name="ArticleTitle", content=spec.title)
    yield Meta(name="PubDate", content=released(publication))
    yield Meta(name="ContentSource", content=say(report.publisher))


def _open_graph(publication: Publication, subject: Subject, url: str) -> Iterator[Meta]:
    report, spec = publication.config.report, subject.spec
    is_landing = spec.kind == "landing"
    yield Meta(name="og:type", content="website" if is_landing else "article")
    yield Meta(name="og:title", content=spec.title)
    yield Meta(name="og:description", content=subject.description)
    yield Meta(name="og:url", content=url)
    yield Meta(name="og:site_name", content=publication.say(report.title))
    yield Meta(name="og:locale", content=_LOCALES[publication.language])
    for link in subject.languages:
        if not link.is_current:
            language = {v: k for k, v in HTML_LANGUAGE.items()}[link.html_language]
            yield Meta(name="og:locale:alternate", content=_LOCALES[language])
    yield Meta(name="og:image", content=public_address(publication, subject.picture))
    yield Meta(name="og:image:type", content="image/png")
    if subject.is_card:
        yield Meta(name="og:image:width", content="1200")
        yield Meta(name="og:image:height", content="630")
    alt = publication.say(report.title) if subject.is_card else spec.title
    yield Meta(name="og:image:alt", content=alt)
