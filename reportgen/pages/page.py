"""One page before it is rendered: where it lies, what it is called, how its content is made."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from reportgen.pages.cite import cite_page
from reportgen.pages.head import Subject, head_of
from reportgen.pages.languages import HTML_LANGUAGE, OWN_NAME
from reportgen.pages.links import absolute_link, relative_link

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from reportgen.pages.head import Head
    from reportgen.pages.notices import Notice
    from reportgen.pages.publication import Publication
    from reportgen.pages.views import Entry

LANDING, METHODOLOGY = "landing", "methodology"
"""Pages with a narrative that are no chapters."""


@dataclass(frozen=True, kw_only=True)
class Target:
    """A page or a place on it, by its path below the site."""

    label: str
    path: str
    fragment: str = ""


@dataclass(frozen=True, kw_only=True)
class PageSpec:
    """A page to render.

    ``section``    path of the menu entry it belongs to.
    ``breadcrumb`` the pages above it, the landing page first.
    ``made_from``  files of the project, relative to it, that the page itself is written in.
    ``is_anywhere`` the page is shown at addresses nobody knows: only absolute links lead somewhere.
    ``languages``  those the page exists in, where not in all: a figure may be placed in one only.
    ``same_as``    path of the page this one repeats for other sites to embed.
    ``context``    called with the path of the page when it is rendered. Three of its entries are
                   for the head of the page: ``description`` and ``shared`` (a picture), which
                   stand for those all pages have, and ``dataset``, what it offers as data.
    """

    path: str
    template: str
    kind: str
    title: str
    description: str
    context: Callable[[str], Mapping[str, object]]
    section: str = ""
    breadcrumb: tuple[Target, ...] = ()
    made_from: tuple[str, ...] = ()
    is_anywhere: bool = False
    same_as: str = ""
    languages: frozenset[str] | None = None

    @property
    def is_written(self) -> bool:
        """Return whether an author wrote text of the page, not only the data it shows."""
        return any(path.endswith(".md") for path in self.made_from)


@dataclass(frozen=True, kw_only=True)
class LanguageLink:
    """The same page in a language; of one that belongs to none, the landing page."""

    name: str
    html_language: str
    path: str
    is_current: bool


@dataclass(frozen=True, kw_only=True)
class PageView:
    """What templates know of the page they render."""

    path: str
    kind: str
    title: str
    description: str
    section: str
    breadcrumb: tuple[Target, ...]
    languages: tuple[LanguageLink, ...]
    has_links: bool
    head: Head
    citation: str = ""
    corrections: tuple[Notice, ...] = ()

    @property
    def canonical(self) -> str:
        """Return the public address of the page, empty without ``site_url``."""
        return self.head.canonical


@dataclass(frozen=True, kw_only=True)
class ReportView:
    """What templates know of the whole report; empty where ``report.yml`` says nothing.

    ``footer`` who answers for it; ``cite`` the page on how to cite it; ``feed`` the public address
    of its news; ``more`` the pages only the menu at the foot leads to. ``corrected`` is the date of
    the latest correction, ``corrections`` the path of their page.
    """

    title: str
    subtitle: str
    notice: str
    edition: str
    edition_name: str
    edition_title: str
    released: str
    publisher: str
    licence: str
    footer: tuple[Entry, ...]
    cite: str
    feed: str
    html_language: str
    home: str
    version: str
    icon: str
    menu: tuple[Target, ...] = ()
    more: tuple[Target, ...] = ()
    corrected: str = ""
    corrections: str = ""
    stylesheets: tuple[str, ...] = ()
    scripts: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Edition:
    """Everything the pages of one language are rendered with.

    ``picture`` is shared with a link to a page that has none of its own.
    """

    publication: Publication
    report: ReportView
    picture: str = ""

    def context_of(self, spec: PageSpec) -> dict[str, object]:
        """Return what the template of ``spec`` is rendered with."""
        content = dict(spec.context(spec.path))
        picture = str(content.pop("shared", self.picture))
        subject = Subject(
            spec=spec,
            description=str(content.pop("description", spec.description)),
            languages=self._languages(spec),
            picture=picture,
            is_card=picture == self.picture,
            dataset=content.pop("dataset", None),  # type: ignore[arg-type]
        )
        view = PageView(
            path=spec.path,
            kind=spec.kind,
            title=spec.title,
            description=subject.description,
            section=spec.section,
            breadcrumb=spec.breadcrumb,
            languages=subject.languages,
            has_links=not spec.is_anywhere or bool(self._site_url),
            head=head_of(self.publication, subject),
            citation="" if spec.is_anywhere or spec.same_as else cite_page(self.publication, spec),
            corrections=self.publication.notices.on_page(spec.path),
        )
        return {"report": self.report, "page": view, "link": self._link(spec), **content}

    @property
    def _site_url(self) -> str:
        return self.publication.config.report.site_url or ""

    def _link(self, spec: PageSpec) -> Callable[..., str]:
        """Return what makes the links of a page."""
        if spec.is_anywhere and self._site_url:
            return partial(absolute_link, self._site_url)
        return partial(relative_link, spec.path)

    def _languages(self, spec: PageSpec) -> tuple[LanguageLink, ...]:
        publications = {
            language: each
            for language, each in self.publication.site.publications.items()
            if spec.languages is None or language in spec.languages
        }
        if len(publications) < 2:
            return ()
        here = self.publication.page() if spec.is_anywhere else spec.path
        rest = here.removeprefix(self.publication.prefix)
        return tuple(
            LanguageLink(
                name=OWN_NAME[language],
                html_language=HTML_LANGUAGE[language],
                path=each.prefix + rest,
                is_current=each is self.publication,
            )
            for language, each in publications.items()
        )
