"""The page of corrections: what was wrong after release, what stood there, what stands now."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from reportgen.findings import Finding
from reportgen.pages.links import display_anchor, relative_link
from reportgen.pages.notices import page_named, subject_text
from reportgen.pages.page import PageSpec
from reportgen.pages.views import Link

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from reportgen.config.corrections import Correction
    from reportgen.facts.model import Observation
    from reportgen.pages.notices import Touched
    from reportgen.pages.publication import Publication


_NUMBER = re.compile(r"\d+(?:\.\d+)?")


@dataclass(frozen=True, kw_only=True)
class CorrectionEntry:
    """One correction as printed; ``places`` are the pages, figures and tables it touches."""

    anchor: str
    date: str
    subject: str
    wrong: str
    old: str
    new: str
    places: tuple[Link, ...]


def correction_pages(publication: Publication) -> Iterator[PageSpec]:
    """Return the page of corrections; none when there are none."""
    if not publication.config.corrections:
        return
    say = publication.words.gettext
    path = publication.notices.page
    yield PageSpec(
        path=path,
        template="corrections.html",
        kind="corrections",
        title=say("更正"),
        description=say("发布以后更正的差错：日期、位置、原来的内容和改后的内容。"),
        section=path,
        breadcrumb=(publication.home,),
        made_from=("content/corrections.yml",),
        context=lambda here: {"entries": tuple(_entries(publication, here))},
    )


def check_corrections(publication: Publication) -> Iterator[Finding]:
    """Yield corrections of a page or a value the site does not have, or made before release."""
    config, pages = publication.config, publication.site.titles[publication.language]
    if "corrections" in config.unread:
        return
    presented = config.editions.get(config.report.edition)
    released = (presented.published if presented else "") or ""
    for one in publication.notices.touched:
        correction, here = one.correction, ("corrections", one.number)
        if correction.page and page_named(publication, correction.page) not in pages:
            yield Finding(
                code="site/correction-of-no-page",
                location=config.place(*here, "page"),
                values={"page": correction.page, "suggestion": _suggested(publication, pages)},
            )
        if correction.indicator and not one.values:
            yield Finding(code="site/correction-of-no-value", location=config.place(*here))
        if correction.new == correction.old:
            yield Finding(
                code="site/correction-changes-nothing", location=config.place(*here, "new")
            )
        elif one.values and not _says_value(correction, one.values):
            yield Finding(
                code="site/correction-disagrees",
                location=config.place(*here, "new"),
                values={"new": correction.new.zh or "", "value": one.values[0].printed},
            )
        if len(released) == len(correction.date) and correction.date < released:
            yield Finding(
                code="site/correction-before-release",
                location=config.place(*here, "date"),
                values={"date": correction.date, "released": released},
            )


def _says_value(correction: Correction, values: tuple[Observation, ...]) -> bool:
    """Return whether the right text has a number the data hold; a text without one may be right."""
    said = [Decimal(digits) for digits in _NUMBER.findall(correction.new.zh or "")]
    return not said or any(row.value in said for row in values)


def _suggested(publication: Publication, pages: Mapping[str, str]) -> str:
    """Return the addresses of chapters and of pages that are no list's entry."""
    own = [path.removeprefix(publication.prefix).removesuffix("/index.html") for path in pages]
    short = [name for name in own if "/" not in name or name.startswith("chapters/")]
    return ", ".join(["landing", *(name for name in short if name not in {"index.html", "404"})])


def _entries(publication: Publication, here: str) -> Iterator[CorrectionEntry]:
    for one in publication.notices.touched:
        correction = one.correction
        yield CorrectionEntry(
            anchor=one.anchor,
            date=correction.date,
            subject=subject_text(publication, one),
            wrong=publication.say(correction.wrong),
            old=publication.say(correction.old),
            new=publication.say(correction.new),
            places=tuple(_places(publication, one, here)),
        )


def _places(publication: Publication, one: Touched, here: str) -> Iterator[Link]:
    """Yield links to what a correction touches: pages by their title, then figures and tables."""
    for path, title in publication.site.titles[publication.language].items():
        if path in one.pages:
            label = publication.home.label if path == publication.home.path else title
            yield Link(label=label, href=relative_link(here, path))
    for page, kind, key in publication.placed:
        if (kind, key) in one.displays:
            yield Link(
                label=publication.number_of(kind, key),
                href=relative_link(here, page, display_anchor(kind, key)),
            )
