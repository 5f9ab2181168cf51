"""A site is read once more before it replaces the old one."""

from __future__ import annotations

import posixpath
import re
from html import unescape
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from reportgen.findings import Finding, Location

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from reportgen.publish.artifacts import Artifact

PLACES_NAMED = 3
_LINK = re.compile(r'\s(?:href|src)="([^"]*)"')
_ID = re.compile(r'\sid="([^"]*)"')
_FORBIDDEN = re.compile(
    r"""<style[\s>]|<script(?![^>]*\ssrc=|\stype="application/ld\+json">)|\sstyle="|\son[a-z]+=\"""",
    re.IGNORECASE,
)
"""Inline style and script; a block of JSON-LD is data, which no browser runs."""


def check_site(artifacts: Iterable[Artifact]) -> tuple[Finding, ...]:
    """Return links that lead nowhere, files asked of other hosts, and inline style or script.

    One finding a target, with the pages that name it: a wrong link on the landing page stands on
    two pages, one in the menu on all of them.
    """
    files = {artifact.path: artifact for artifact in artifacts}
    pages = {
        path: artifact.checked().decode("utf-8")
        for path, artifact in sorted(files.items())
        if path.endswith(".html")
    }
    ids = {path: frozenset(_ID.findall(html)) for path, html in pages.items()}
    found: dict[tuple[str, str], list[tuple[str, str]]] = {}
    for page, html in pages.items():
        for code, cause, shown in _problems(page, html, files, ids):
            found.setdefault((code, cause), []).append((page, shown))
    return tuple(_finding(code, places) for (code, _), places in found.items())


def _problems(
    page: str, html: str, files: Mapping[str, Artifact], ids: Mapping[str, frozenset[str]]
) -> Iterator[tuple[str, str, str]]:
    """Yield code, cause and what to show for everything wrong on a page."""
    inline = _FORBIDDEN.search(html)
    if inline:
        yield "site/inline-code", inline.group(), inline.group().strip()
    for link in sorted(set(_LINK.findall(html))):
        target = urlsplit(unescape(link))
        if target.scheme in {"http", "https", "mailto", "tel"}:
            continue
        if target.scheme or target.netloc or target.path.startswith("/"):
            yield "site/not-relative", link, unescape(link)
            continue
        path = page
        if target.path:
            path = posixpath.normpath(posixpath.join(posixpath.dirname(page), unquote(target.path)))
        fragment = unquote(target.fragment)
        if path not in files or (path in ids and fragment and fragment not in ids[path]):
            yield "site/broken-link", f"{path}#{fragment}", unescape(link)


def _finding(code: str, places: list[tuple[str, str]]) -> Finding:
    locations = [Location(path=f"site/{page}") for page, _ in places]
    return Finding(
        code=code,
        location=locations[0],
        values={"target": places[0][1]},
        count=len(places),
        more=tuple(locations[1 : 1 + PLACES_NAMED]),
    )
