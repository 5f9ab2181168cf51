"""Files of the site for machines: sitemap, robots, and the feed of releases and corrections."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape, quoteattr

from reportgen.pages.head import public_address
from reportgen.pages.languages import HTML_LANGUAGE
from reportgen.pages.links import absolute_link
from reportgen.pages.release import edition_name, released

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from reportgen.pages.publication import Publication

SITEMAP, ROBOTS = "sitemap.xml", "robots.txt"
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_XML = '<?xml version="1.0" encoding="utf-8"?>\n'


@dataclass(frozen=True, kw_only=True)
class News:
    """One entry of the feed; ``day`` as 2024-06-06, ``path`` below the site."""

    title: str
    day: str
    path: str
    text: str
    fragment: str = ""


def robots_txt(site_url: str) -> bytes:
    """Return what crawlers may read: everything; with an address, where the sitemap is."""
    lines = ["User-agent: *", "Disallow:"]
    if site_url:
        lines += ["", f"Sitemap: {absolute_link(site_url, SITEMAP)}"]
    return ("\n".join(lines) + "\n").encode("utf-8")


def sitemap_xml(
    publications: Mapping[str, Publication], pages: Mapping[str, Iterable[str]]
) -> bytes:
    """Return every page by its public address, each with its twins in other languages.

    ``pages`` are the paths of each language, without those that are shown at any address.
    """
    twins: dict[str, dict[str, str]] = {}
    for language, paths in pages.items():
        prefix = publications[language].prefix
        for path in paths:
            twins.setdefault(path.removeprefix(prefix), {})[language] = path
    lines = [_XML + '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
             ' xmlns:xhtml="http://www.w3.org/1999/xhtml">']  # fmt: skip
    for language, paths in pages.items():
        publication = publications[language]
        day = released(publication)
        for path in paths:
            lines += ["<url>", f"<loc>{escape(public_address(publication, path))}</loc>"]
            if _DAY.fullmatch(day):
                lines.append(f"<lastmod>{day}</lastmod>")
            others = twins[path.removeprefix(publication.prefix)]
            if len(others) > 1:
                lines += [_twin(publication, *other) for other in others.items()]
            lines.append("</url>")
    return ("\n".join([*lines, "</urlset>"]) + "\n").encode("utf-8")


def _twin(publication: Publication, language: str, path: str) -> str:
    href = quoteattr(public_address(publication, path))
    return f'<xhtml:link rel="alternate" hreflang="{HTML_LANGUAGE[language]}" href={href}/>'


def feed_path(publication: Publication) -> str:
    """Return where the feed of a language lies: it outlives the edition."""
    return "feed.xml" if publication.is_first else f"feed.{publication.language}.xml"


def has_feed(publication: Publication) -> bool:
    """Return whether there is an address to announce and something dated to say."""
    return bool(publication.config.report.site_url) and bool(news_of(publication))


def news_of(publication: Publication) -> tuple[News, ...]:
    """Return the release and the corrections that have a day, the latest first."""
    news = [one for one in _news(publication) if _DAY.fullmatch(one.day)]
    return tuple(sorted(news, key=lambda one: one.day, reverse=True))


def _news(publication: Publication) -> Iterator[News]:
    report, say = publication.config.report, publication.words.gettext
    title = publication.say(report.title)
    yield News(
        title=say("发布：%(edition)s") % {"edition": edition_name(publication)},
        day=released(publication),
        path=publication.page(),
        text=publication.say(report.subtitle) or title,
    )
    for one in publication.notices.touched:
        yield News(
            title=say("更正"),
            day=one.correction.date,
            path=publication.notices.page,
            text=publication.say(one.correction.wrong),
            fragment=one.anchor,
        )


def feed_xml(publication: Publication) -> bytes:
    """Return the Atom feed of one language.

    Source: RFC 4287.
    """
    report, news = publication.config.report, news_of(publication)
    home = public_address(publication, publication.page())
    own = public_address(publication, feed_path(publication))
    author = publication.say(report.publisher) or publication.say(report.title)
    entries = (
        "<entry>\n"
        f"<title>{escape(one.title)}</title>\n"
        f"<id>{escape(_address(publication, one))}</id>\n"
        f"<link href={quoteattr(_address(publication, one))}/>\n"
        f"<updated>{one.day}T00:00:00Z</updated>\n"
        f"<summary>{escape(one.text)}</summary>\n"
        "</entry>"
        for one in news
    )
    head = (
        f'{_XML}<feed xmlns="http://www.w3.org/2005/Atom"'
        f' xml:lang="{HTML_LANGUAGE[publication.language]}">\n'
        f"<title>{escape(publication.say(report.title))}</title>\n"
        f"<id>{escape(own)}</id>\n"
        f'<link rel="self" href={quoteattr(own)}/>\n<link href={quoteattr(home)}/>\n'
        f"<updated>{news[0].day}T00:00:00Z</updated>\n"
        f"<author><name>{escape(author)}</name></author>"
    )
    return "\n".join((head, *entries, "</feed>\n")).encode("utf-8")


def _address(publication: Publication, one: News) -> str:
    mark = f"#{one.fragment}" if one.fragment else ""
    return public_address(publication, one.path) + mark
