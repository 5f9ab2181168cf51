"""The tree of a converted narrative: headings, links, pictures, line ends, table cells."""

from __future__ import annotations

import posixpath
import re
from dataclasses import dataclass, field
from html import unescape
from typing import TYPE_CHECKING, Protocol
from urllib.parse import unquote

from reportgen.narrative.model import Heading
from reportgen.narrative.source_text import PRIVATE_USE

if TYPE_CHECKING:
    from collections.abc import Iterator
    from xml.etree.ElementTree import Element

PICTURES = (".png", ".jpg", ".jpeg", ".svg", ".webp", ".gif", ".avif")
CONTENT = "content/"

_SCHEME = re.compile(r"[\s\x00-\x1f]*([A-Za-z][A-Za-z0-9+.-]{0,30})[\s\x00-\x1f]*:")
_HEADINGS = {"h1": 1, "h2": 2, "h3": 3, "h4": 4, "h5": 5, "h6": 6}
_OWN_ID = re.compile(r"(?:[rns]\d[\d-]*|(?:fig|tbl|fn|fnref|term)[-:].*)", re.DOTALL)
_NOTE = re.compile(r"\[\^([^\]\[\n]{1,40})\]")
_INLINE = {"a", "br", "code", "em", "img", "strong", "sup"}
_WIDE = "[\u2014\u2018-\u201d\u2026\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef\U00020000-\U0003ffff"
_JOINED = re.compile(f"(?<={_WIDE}\ue001])\n(?={_WIDE}\ue000])")

Told = tuple[str, str, dict[str, str]]
"""Code, needle, values."""


class Links(Protocol):
    """How a narrative's own relative addresses become those of its page."""

    @property
    def folder(self) -> str:
        """Return the folder of the narrative below the project."""

    def image(self, path: str) -> str:
        """Return the address, from the page, of a picture (a path below the project)."""


@dataclass(slots=True)
class Finished:
    """What was found while the tree was finished."""

    headings: list[Heading] = field(default_factory=list)
    images: list[str] = field(default_factory=list)
    problems: list[Told] = field(default_factory=list)


def align_cells(root: Element) -> None:
    """Turn the alignment of table cells into a class, and say what the heads are heads of."""
    for cell in root.iter():
        if cell.tag == "th":
            cell.set("scope", "col")
        if cell.tag in {"td", "th"} and "align" in cell.attrib:
            side = cell.attrib.pop("align")
            if side in {"left", "center", "right"}:
                cell.set("class", f"align-{side} {cell.get('class') or ''}".strip())


def finish_tree(root: Element, links: Links) -> Finished:
    """Give headings their ids, check links, pictures and notes; the tree is changed in place."""
    finished = Finished()
    _number_headings(root, finished)
    for element in root.iter():
        if element.tag == "a":
            _finish_link(element, finished)
        elif element.tag == "img":
            _finish_picture(element, links, finished)
        for text in (element.text, element.tail):
            for note in _NOTE.findall(text or ""):
                finished.problems.append(("narrative/no-such-note", f"[^{note}]", {"note": note}))
    return finished


def join_lines(root: Element) -> None:
    """Remove the line ends between hanzi: a browser would show each as a space."""
    for element in root.iter():
        if element.tag in _INLINE:
            continue
        slots = list(_slots(element))
        # The texts of inline elements follow one another without a character between them.
        whole = "".join(text for _, _, text in slots)
        removed = {match.start() for match in _JOINED.finditer(whole)}
        position = 0
        for owner, name, text in slots if removed else ():
            kept = "".join(c for i, c in enumerate(text, position) if i not in removed)
            position += len(text)
            if name:
                setattr(owner, name, kept)


def _slots(element: Element) -> Iterator[tuple[Element, str, str]]:
    """Return the texts that follow one another in a block: owner, attribute, text.

    A block inside ends the run: it stands as one character that is no hanzi, with no attribute.
    """
    if element.text:
        yield element, "text", element.text
    for child in element:
        if child.tag in _INLINE:
            yield from _slots(child)
        else:
            yield child, "", "\x00"
        if child.tail:
            yield child, "tail", child.tail


def _number_headings(root: Element, finished: Finished) -> None:
    counts = [0] * 7
    taken: set[str] = set()
    for element in root.iter():
        own = element.get("id")
        is_note = element.tag in {"sup", "li"} and (own or "").startswith(("fn:", "fnref"))
        if own is not None and not is_note and (_OWN_ID.fullmatch(own) or own in taken):
            finished.problems.append(("narrative/reserved-id", f"#{own}", {"id": own}))
            del element.attrib["id"]
            own = None
        if own is not None:
            taken.add(own)
        if element.tag not in _HEADINGS:
            continue
        level = max(2, _HEADINGS[element.tag])
        element.tag = f"h{level}"
        counts[level] += 1
        counts[level + 1 :] = [0] * (6 - level)
        identifier = own or "s" + "-".join(str(n) for n in counts[2 : level + 1])
        element.set("id", identifier)
        text = " ".join("".join(element.itertext()).split())
        if text:
            finished.headings.append(Heading(level=level, id=identifier, text=text))


def _finish_link(link: Element, finished: Finished) -> None:
    """Remove an address that is none of ours to follow; mark the ones that leave the site."""
    address = unescape(link.get("href") or "")
    link.attrib.pop("rel", None)
    scheme = _SCHEME.match(address)
    name = scheme[1].lower() if scheme else ""
    problem = ""
    if PRIVATE_USE.search(address):
        problem = "narrative/binding-in-link"
    elif name and name not in {"http", "https", "mailto"}:
        problem = "narrative/link-scheme"
    elif not name and address.split("#", 1)[0].lower().endswith(".md"):
        problem = "narrative/link-to-markdown"
    if problem:
        shown = PRIVATE_USE.sub("…", address)
        needle = "" if problem.endswith("in-link") else address
        finished.problems.append((problem, needle, {"link": shown[:80], "scheme": name}))
        link.attrib.pop("href", None)
    elif name in {"http", "https"} or address.lstrip().startswith(("//", "\\\\", "/\\")):
        link.set("rel", "noopener")


def _finish_picture(picture: Element, links: Links, finished: Finished) -> None:
    """Turn the path of a picture, relative to the narrative, into an address from the page."""
    address = picture.get("src") or ""
    path = posixpath.normpath(posixpath.join(links.folder, unquote(address)))
    problem = ""
    if PRIVATE_USE.search(address):
        problem = "narrative/binding-in-link"
    elif _SCHEME.match(address) or address.startswith(("//", "\\")):
        problem = "narrative/picture-elsewhere"
    elif not path.startswith(CONTENT) or "\\" in path or address.startswith("/"):
        problem = "narrative/picture-outside"
    elif not path.lower().endswith(PICTURES):
        problem = "narrative/picture-kind"
    if not (picture.get("alt") or "").strip():
        finished.problems.append(("narrative/no-description", address, {"link": address[:80]}))
    if problem:
        shown = PRIVATE_USE.sub("…", address)
        values = {"link": shown[:80], "scheme": "", "kinds": ", ".join(PICTURES)}
        finished.problems.append((problem, "" if problem.endswith("in-link") else address, values))
        picture.attrib.pop("src", None)
        return
    shown_at = links.image(path)
    if shown_at:
        picture.set("src", shown_at)
    else:
        picture.attrib.pop("src", None)
    finished.images.append(path)
