"""JSON-LD: what a page is, for search engines. A block of data, never run, never a request."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reportgen.pages.languages import HTML_LANGUAGE
from reportgen.pages.links import absolute_link
from reportgen.pages.release import released

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from reportgen.pages.head import Subject
    from reportgen.pages.publication import Publication
    from reportgen.periods import Period

_ESCAPES = {ord("<"): "\\u003c", ord(">"): "\\u003e", ord("&"): "\\u0026"}
Node = dict[str, object]


@dataclass(frozen=True, kw_only=True)
class DatasetView:
    """What a page offers as data: ``variables`` with their units, ``files`` below the site.

    ``coverage`` first and last year, such as ``2011/2023``.
    """

    variables: tuple[tuple[str, str], ...]
    files: tuple[str, ...]
    coverage: str = ""


def years_covered(periods: Iterable[Period]) -> str:
    """Return the first and the last year of some periods, as ISO 8601 writes an interval."""
    years = [year for period in periods for year in (period.start, period.end)]
    if not years:
        return ""
    first, last = min(years), max(years)
    return str(first) if first == last else f"{first}/{last}"


def structured_data(publication: Publication, subject: Subject, url: str) -> str:
    """Return the JSON-LD of a page: the report, the way to the page and, on its pages, the data.

    Addresses are absolute or absent.
    """
    nodes = (
        _report(publication, subject, url),
        _breadcrumb(publication, subject, url),
        _dataset(publication, subject, url),
    )
    graph = {"@context": "https://schema.org", "@graph": [node for node in nodes if node]}
    return json.dumps(graph, ensure_ascii=False, separators=(",", ":")).translate(_ESCAPES)


def _report(publication: Publication, subject: Subject, url: str) -> Node:
    """Return the report; pages inside it name it as what they are part of."""
    report, say = publication.config.report, publication.say
    is_landing = subject.spec.kind == "landing"
    node = _filled(
        {
            "@type": "Report",
            "name": say(report.title),
            "alternativeHeadline": say(report.subtitle),
            "url": _address(publication, publication.page()),
            "inLanguage": HTML_LANGUAGE[publication.language],
            "datePublished": released(publication),
            "version": report.version,
            "reportNumber": report.edition,
            "isbn": report.isbn,
            "sameAs": f"https://doi.org/{report.doi}" if report.doi else None,
            "license": report.licence_url or say(report.licence),
            "publisher": _organisation(say(report.publisher)),
            "author": [{"@type": "Person", "name": say(author)} for author in report.authors],
            "description": subject.description if is_landing else None,
        }
    )
    if is_landing:
        return node
    page = {
        "@type": "WebPage",
        "name": subject.spec.title,
        "url": url,
        "description": subject.description,
        "isPartOf": node,
    }
    return _filled(page)


def _breadcrumb(publication: Publication, subject: Subject, url: str) -> Node:
    above = [(t.label, _address(publication, t.path)) for t in subject.spec.breadcrumb]
    if not above:
        return {}
    steps = [*above, (subject.spec.title, url)]
    items = [
        _filled({"@type": "ListItem", "position": n, "name": name, "item": address})
        for n, (name, address) in enumerate(steps, start=1)
    ]
    return {"@type": "BreadcrumbList", "itemListElement": items}


def _dataset(publication: Publication, subject: Subject, url: str) -> Node:
    data, report, say = subject.dataset, publication.config.report, publication.say
    if data is None:
        return {}
    files = [(path, _address(publication, path)) for path in data.files]
    return _filled(
        {
            "@type": "Dataset",
            "name": subject.spec.title,
            "description": subject.description,
            "url": url,
            "inLanguage": HTML_LANGUAGE[publication.language],
            "temporalCoverage": data.coverage,
            "datePublished": released(publication),
            "creator": _organisation(say(report.publisher)),
            "license": report.licence_url or say(report.licence),
            "variableMeasured": [
                _filled({"@type": "PropertyValue", "name": name, "unitText": unit})
                for name, unit in data.variables
            ],
            "distribution": [
                {"@type": "DataDownload", "encodingFormat": "text/csv", "contentUrl": address}
                for _, address in files
                if address
            ],
        }
    )


def _organisation(name: str) -> Node | None:
    return {"@type": "Organization", "name": name} if name else None


def _address(publication: Publication, path: str) -> str:
    site_url = publication.config.report.site_url
    return absolute_link(site_url, path) if site_url else ""


def _filled(node: Mapping[str, object]) -> Node:
    """Return a node without what is empty."""
    return {name: value for name, value in node.items() if value not in (None, "", [])}
