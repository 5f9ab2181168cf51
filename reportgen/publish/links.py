"""Links of a finished page: where they lead, and what the page asks of others."""

from __future__ import annotations

import posixpath
import re
from html import unescape
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from reportgen.publish.problems import Problem

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

_LINK = re.compile(r'\s(?:href|src)="([^"]*)"')
_ID = re.compile(r'\sid="([^"]*)"')
_ASKED = re.compile(r"<(?:img|script|iframe|source|link)\b[^>]*>")
_ADDRESS = re.compile(r'\s(?:src|href)="(https?://[^"]*)"')
_NAMED_ONLY = re.compile(r'\srel="(?:canonical|alternate)"')
_FORBIDDEN = re.compile(
    r"""<style[\s>]|<script(?![^>]*\ssrc=|\stype="application/ld\+json">)|\sstyle="|\son[a-z]+=\"""",
    re.IGNORECASE,
)
"""Inline style and script; a block of JSON-LD is data, which no browser runs."""


def ids_of(html: str) -> frozenset[str]:
    """Return every id of a page."""
    return frozenset(_ID.findall(html))


def link_problems(
    page: str,
    html: str,
    files: Collection[str],
    ids: Mapping[str, frozenset[str]],
    site_url: str,
) -> Iterator[Problem]:
    """Yield inline code, requests to other hosts, and links that lead nowhere.

    ``site_url`` is the public address of the site itself: what begins with it is looked up too.
    """
    inline = _FORBIDDEN.search(html)
    if inline:
        found = inline.group()
        yield Problem(
            code="site/inline-code", cause=found, values={"target": found.strip()}, needle=found
        )
    own = f"{site_url.rstrip('/')}/" if site_url else ""
    for tag in _ASKED.findall(html):
        address = _ADDRESS.search(tag)
        if address and not _NAMED_ONLY.search(tag) and not (own and address[1].startswith(own)):
            values = {"target": unescape(address[1])}
            yield Problem(
                code="site/other-host", cause=address[1], values=values, needle=values["target"]
            )
    for link in sorted(set(_LINK.findall(html))):
        yield from _link(page, unescape(link), files, ids, own)


def _link(
    page: str, link: str, files: Collection[str], ids: Mapping[str, frozenset[str]], own: str
) -> Iterator[Problem]:
    base, said = page, link
    if own and link.startswith(own):
        base, said = "", link.removeprefix(own)
        head, mark, rest = said.partition("#")
        said = f"{head}index.html{mark}{rest}" if not head or head.endswith("/") else said
    target = urlsplit(said)
    if target.scheme in {"http", "https", "mailto", "tel"}:
        return
    if target.scheme or target.netloc or target.path.startswith("/"):
        yield Problem(code="site/not-relative", cause=link, values={"target": link}, needle=link)
        return
    path = page
    if target.path:
        path = posixpath.normpath(posixpath.join(posixpath.dirname(base), unquote(target.path)))
    fragment = unquote(target.fragment)
    if path not in files or (path in ids and fragment and fragment not in ids[path]):
        cause = f"{path}#{fragment}"
        yield Problem(code="site/broken-link", cause=cause, values={"target": link}, needle=link)
