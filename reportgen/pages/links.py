"""Links from page to page: relative, naming their file, so that the site works from anywhere."""

from __future__ import annotations

import posixpath
import re
from functools import lru_cache
from html import escape, unescape
from urllib.parse import quote, urlsplit

_LINK = re.compile(r'(?<=\s)(href|src)="([^"]*)"')
_NOT_IN_ANCHORS = re.compile(r"[^a-z0-9]+")


@lru_cache(maxsize=8192)
def relative_link(here: str, target: str, fragment: str = "") -> str:
    """Return the link from the page ``here`` to ``target``, both paths below the site.

    Example: from ``2024/regions/index.html`` to ``2024/data/index.html`` it is
             ``../data/index.html``. To the page itself with a fragment it is ``#fragment``.
    """
    anchor = f"#{quote(fragment)}" if fragment else ""
    if here == target and anchor:
        return anchor
    folders, parts = here.split("/")[:-1], target.split("/")
    shared = 0
    for own, other in zip(folders, parts[:-1], strict=False):
        if own != other:
            break
        shared += 1
    return quote("../" * (len(folders) - shared) + "/".join(parts[shared:])) + anchor


def rebased(html: str, old: str, new: str) -> str:
    """Return a page written for the path ``old`` with its relative links right at ``new``."""

    def link(match: re.Match[str]) -> str:
        target = unescape(match[2])
        if not target or target.startswith("#") or urlsplit(target).scheme:
            return match[0]
        path, hash_sign, fragment = target.partition("#")
        whole = posixpath.normpath(posixpath.join(posixpath.dirname(old), path))
        moved = posixpath.relpath(whole, posixpath.dirname(new) or ".")
        return f'{match[1]}="{escape(moved + hash_sign + fragment)}"'

    return _LINK.sub(link, html)


def absolute_link(site_url: str, target: str, fragment: str = "") -> str:
    """Return the public address of ``target``; ``index.html`` is left to the server."""
    place = f"#{quote(fragment)}" if fragment else ""
    return f"{site_url.rstrip('/')}/{quote(target.removesuffix('index.html'))}{place}"


def anchor(*parts: str) -> str:
    """Return a fragment of ASCII letters, digits and hyphens made of ``parts``.

    Example: ``anchor("v", "320500", "2009-2023累计")`` is ``v-320500-2009-2023-cumulative``.
    """
    texts = (part.replace("累计", "-cumulative") for part in parts if part)
    cleaned = (_NOT_IN_ANCHORS.sub("-", text.lower()).strip("-") for text in texts)
    return "-".join(text for text in cleaned if text)


def term_anchor(term: str) -> str:
    """Return the id of a glossary entry."""
    return f"t-{term}"


def display_anchor(kind: str, identifier: str) -> str:
    """Return the id of a figure or table on the page that shows it."""
    return f"{'fig' if kind == 'figure' else 'tbl'}-{identifier}"


def source_anchor(source: str) -> str:
    """Return the id of a source's entry."""
    return f"s-{source}"
