"""Links from page to page: relative, naming their file, so that the site works from anywhere."""

from __future__ import annotations

import posixpath
import re
from urllib.parse import quote

_NOT_IN_ANCHORS = re.compile(r"[^a-z0-9]+")


def relative_link(here: str, target: str, fragment: str = "") -> str:
    """Return the link from the page ``here`` to ``target``, both paths below the site.

    Example: from ``2024/regions/index.html`` to ``2024/data/index.html`` it is
             ``../data/index.html``. To the page itself with a fragment it is ``#fragment``.
    """
    anchor = f"#{quote(fragment)}" if fragment else ""
    if here == target and anchor:
        return anchor
    return quote(posixpath.relpath(target, posixpath.dirname(here) or ".")) + anchor


def absolute_link(site_url: str, target: str) -> str:
    """Return the public address of ``target``; ``index.html`` is left to the server."""
    return f"{site_url.rstrip('/')}/{quote(target.removesuffix('index.html'))}"


def anchor(*parts: str) -> str:
    """Return a fragment of ASCII letters, digits and hyphens made of ``parts``.

    Example: ``anchor("v", "320500", "2009-2023累计")`` is ``v-320500-2009-2023-cumulative``.
    """
    texts = (part.replace("累计", "-cumulative") for part in parts if part)
    cleaned = (_NOT_IN_ANCHORS.sub("-", text.lower()).strip("-") for text in texts)
    return "-".join(text for text in cleaned if text)
