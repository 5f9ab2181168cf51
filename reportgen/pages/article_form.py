"""HTML as editors of articles keep it: a style on each element, no class, no id, no script.

Editors of WeChat accounts (公众号) and of most content-management systems drop style sheets,
classes, ids, scripts, and links that are not their own; a ``style`` on an element and a picture
stay.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from lxml.html import HtmlElement

STYLES = {
    "h1": "margin:0 0 16px;font-size:22px;line-height:1.4;font-weight:bold;color:#16202b",
    "h2": "margin:32px 0 12px;padding-top:8px;border-top:2px solid #16202b;"
          "font-size:18px;line-height:1.4;font-weight:bold;color:#16202b",
    "h3": "margin:24px 0 8px;font-size:16px;line-height:1.5;font-weight:bold;color:#16202b",
    "h4": "margin:20px 0 8px;font-size:15px;line-height:1.5;font-weight:bold;color:#16202b",
    "p": "margin:0 0 14px;font-size:15px;line-height:1.8;color:#16202b",
    "ul": "margin:0 0 14px;padding-left:22px", "ol": "margin:0 0 14px;padding-left:22px",
    "li": "margin:0 0 6px;font-size:15px;line-height:1.8;color:#16202b",
    "blockquote": "margin:0 0 14px;padding-left:14px;border-left:3px solid #13448f;color:#52606c",
    "img": "display:block;max-width:100%;height:auto;margin:0 auto 6px",
    "table": "width:100%;margin:0 0 8px;border-collapse:collapse;border-top:2px solid #16202b;"
             "border-bottom:2px solid #16202b;font-size:13px;line-height:1.6;color:#16202b",
    "th": "padding:6px 8px;border-bottom:1px solid #d8dcdf;text-align:left;font-weight:bold",
    "td": "padding:6px 8px;border-bottom:1px solid #d8dcdf;text-align:left",
    "sup": "font-size:11px;line-height:1",
    "hr": "margin:24px 0;border:0;border-top:1px solid #d8dcdf",
}  # fmt: skip
"""The style of each element; hexadecimal colours of the light theme."""

NOTE = "margin:0 0 6px;font-size:13px;line-height:1.7;color:#52606c"
NUMBER = "padding:6px 8px;border-bottom:1px solid #d8dcdf;text-align:right"

_KEPT = {"src", "alt", "colspan", "rowspan", "scope", "start"}
_DROPPED = ("tip",)
_UNWRAPPED = {"a", "span", "div", "section"}


def plain_article(html: str) -> str:
    """Return the HTML of prose with styles on its elements and nothing an editor would drop.

    Missing: links become their text, since they would lead nowhere; definitions of terms go.
    """
    from lxml import html as lxml_html  # noqa: PLC0415  (only for articles)

    root = cast("HtmlElement", lxml_html.fragment_fromstring(html, create_parent="section"))
    for element in list(root.iter()):
        if not isinstance(element.tag, str) or element is root:
            continue
        if (element.get("class") or "") in _DROPPED or element.get("class") == "footnote-backref":
            element.drop_tree()
        elif element.tag in _UNWRAPPED:
            element.drop_tag()
        else:
            _dress(element)
    inner = [lxml_html.tostring(child, encoding="unicode") for child in root]
    return (root.text or "") + "".join(inner)


def _dress(element: HtmlElement) -> None:
    """Leave an element its own style and what it cannot do without."""
    style = element.attrib.get("style") or STYLES.get(str(element.tag), "")
    if "align-right" in (element.get("class") or ""):
        style = NUMBER
    for name in set(element.attrib) - _KEPT:
        del element.attrib[name]
    if style:
        element.set("style", style)
