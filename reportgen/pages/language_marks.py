"""Chinese on pages of another language: marked, so that readers see and browsers say it right.

A text without a translation stands on the page in Chinese, wherever it comes from: a definition, a
title, a note beside a value. It is found in the finished page rather than where it was written.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import escape, unescape
from typing import TYPE_CHECKING

from reportgen.config.translations import HAN
from reportgen.pages.languages import HTML_LANGUAGE

if TYPE_CHECKING:
    from collections.abc import Iterator

CHINESE = HTML_LANGUAGE["zh"]
_PART = re.compile(r'<!--.*?-->|<[A-Za-z/!](?:[^">]|"[^"]*")*>|[^<]+|<', re.DOTALL)
_LANGUAGE = re.compile(r"\slang=")
_NAME = re.compile(r"</?([A-Za-z][A-Za-z0-9-]*)")
_LEFT_ALONE = frozenset({"head", "script", "style", "svg"})
_BETWEEN = re.compile(r"(\s*[;,()]\s+|\s+[(→]\s*|\s*“|”\s*|^\s+|\s+$)")
"""What parts a text that is only partly Chinese: marks and brackets with a space, quotations."""


@dataclass
class _Element:
    """An element that says its language, or is left alone; ``depth`` counts those of its name."""

    name: str
    is_left: bool
    depth: int = 1

    def ends_with(self, name: str) -> bool:
        """Count an end tag and return whether it is the element's own."""
        self.depth -= name == self.name
        return not self.depth


def is_chinese(text: str) -> bool:
    """Return whether a text has a hanzi in it."""
    return HAN.search(text) is not None


def mark_chinese(html: str, remark: str) -> str:
    """Return a page with every Chinese text in it marked; ``remark`` says why it is there.

    What already stands in an element with ``lang="zh-CN"``, in a drawing or in the head is left.
    """
    return html if _says_so(html) else "".join(_marked(html, remark))


def _says_so(html: str) -> bool:
    """Return whether every hanzi stands right behind a tag that says so, as on most pages."""
    said = f'lang="{CHINESE}"'
    return all(
        said in html[html.rfind("<", 0, found.start()) : found.start()]
        for found in HAN.finditer(html)
    )


def _marked(html: str, remark: str) -> Iterator[str]:
    mark = f'<span class="untranslated" lang="{CHINESE}" title="{escape(remark)}">'
    around = [_Element("html", is_left=False)]
    for match in _PART.finditer(html):
        part = match.group()
        tag = _NAME.match(part)
        if tag is None:
            is_open = not around[-1].is_left and not part.startswith("<")
            yield _wrapped(part, mark) if is_open and is_chinese(part) else part
            continue
        yield part
        if part.startswith("</"):
            if around[-1].ends_with(tag[1]):
                around.pop()
        elif tag[1] in _LEFT_ALONE or _LANGUAGE.search(part):
            is_left = tag[1] in _LEFT_ALONE or f'lang="{CHINESE}"' in part
            around.append(_Element(tag[1], is_left=is_left))
        elif tag[1] == around[-1].name:
            around[-1].depth += 1


def _wrapped(text: str, mark: str) -> str:
    # Unescaped first: the semicolon of a character reference parts nothing.
    pieces = [(escape(one, quote=False), is_chinese(one)) for one in _BETWEEN.split(unescape(text))]
    return "".join(f"{mark}{one}</span>" if is_marked else one for one, is_marked in pieces)
