"""The last word on what HTML a narrative can contain, whatever Markdown made of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import nh3

from reportgen.narrative.source_text import PRIVATE_USE

if TYPE_CHECKING:
    from collections.abc import Callable

TAGS = {
    "a", "blockquote", "br", "code", "dd", "div", "dl", "dt", "em", "h2", "h3", "h4", "h5", "h6",
    "hr", "img", "li", "ol", "p", "pre", "strong", "sup", "table", "tbody", "td", "th", "thead",
    "tr", "ul",
}  # fmt: skip
ATTRIBUTES = {
    "*": {"class", "id"},
    "a": {"href", "title", "rel"},
    "img": {"src", "alt", "title", "width", "height"},
    "ol": {"start"},
    "th": {"scope"},
}
SCHEMES = {"http", "https", "mailto"}
_ADDRESSES = {"href", "src"}


def sanitise(html: str, plain: Callable[[str], str]) -> str:
    """Return ``html`` with nothing but harmless tags and attributes.

    ``plain`` turns the tokens of an attribute into text; an address with a token is dropped,
    since what the token prints could make it another address.
    """

    def attribute(tag: str, name: str, value: str) -> str | None:
        del tag
        if not value and name in {"id", "class"}:
            return None
        if not PRIVATE_USE.search(value):
            return value
        return None if name in _ADDRESSES else plain(value)

    return nh3.clean(
        html,
        tags=TAGS,
        attributes=ATTRIBUTES,
        attribute_filter=attribute,
        url_schemes=SCHEMES,
        link_rel=None,
    )
