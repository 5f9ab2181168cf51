"""How a single page is cited."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from reportgen.pages.citation import Work, apa, gb7714, work_of
from reportgen.pages.links import absolute_link

if TYPE_CHECKING:
    from reportgen.pages.page import PageSpec
    from reportgen.pages.publication import Publication


def cite_page(publication: Publication, spec: PageSpec) -> str:
    """Return the reference to a page: by GB/T 7714 in Chinese, by APA in English."""
    form = gb7714 if publication.language == "zh" else apa
    return form(page_work(publication, spec.title, spec.path, is_whole=spec.kind == "landing"))


def page_work(publication: Publication, title: str, path: str, *, is_whole: bool = False) -> Work:
    """Return a page of the report as a work to be cited."""
    work = work_of(publication)
    if is_whole:
        return work
    site_url = publication.config.report.site_url
    stop = "：" if publication.language == "zh" else ": "
    return replace(
        work,
        title=f"{publication.say(publication.config.report.title)}{stop}{title}",
        url=absolute_link(site_url, path) if site_url else "",
    )
