"""The XML of a Word document: parsed without entities, its names the same in both standards.

Word writes the namespaces of ISO/IEC 29500 Transitional, and those of Strict when asked to; both
are called ``w`` here. Comments and processing instructions are left out, so that the text of an
element is one text.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from lxml import etree

from reportgen.narrative.word.package import DocumentError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

WORDS = (
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "http://purl.oclc.org/ooxml/wordprocessingml/main",
)
SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_PREFIXES = {
    **dict.fromkeys(WORDS, "w"),
    "http://schemas.openxmlformats.org/officeDocument/2006/math": "m",
    "http://purl.oclc.org/ooxml/officeDocument/math": "m",
    "http://schemas.openxmlformats.org/markup-compatibility/2006": "mc",
    "http://schemas.openxmlformats.org/package/2006/relationships": "rel",
    "http://schemas.openxmlformats.org/package/2006/content-types": "ct",
}
_OFF = frozenset({"0", "false", "off"})


def parse(data: bytes, part: str) -> _Element:
    """Return the root of a part; one with a document type is refused, as the format demands.

    Raises: DocumentError where it is no well-formed XML, or nested 256 deep.
    """
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False,
        remove_comments=True, remove_pis=True,
    )  # fmt: skip
    try:
        root = etree.fromstring(data, parser)
    except (etree.LxmlError, ValueError, LookupError, AssertionError) as error:
        raise DocumentError("document/part-damaged", part=part) from error
    if root.getroottree().docinfo.internalDTD is not None:
        raise DocumentError("document/part-damaged", part=part)
    return root


def as_bytes(root: _Element) -> bytes:
    """Return a part as it stands in the archive."""
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def name_of(element: _Element | None) -> str:
    """Return the name with its usual prefix, ``w:p``; empty for names of other namespaces."""
    return "" if element is None else _named(element.tag)


@lru_cache(maxsize=4096)
def _named(tag: str) -> str:
    namespace, _, local = tag.removeprefix("{").rpartition("}")
    prefix = _PREFIXES.get(namespace, "")
    return f"{prefix}:{local}" if prefix else ""


def like(element: _Element, local: str) -> str:
    """Return a tag or attribute name in the namespace of an element."""
    return f"{element.tag.rpartition('}')[0]}}}{local}"


def attribute(element: _Element | None, local: str) -> str:
    """Return an attribute in the namespace of its element, or an empty text."""
    return "" if element is None else element.get(like(element, local)) or ""


def below(element: _Element | None, *path: str) -> _Element | None:
    """Return the first child, grandchild and so on of these local names."""
    for local in path:
        element = None if element is None else element.find(like(element, local))
    return element


def properties(element: _Element | None, local: str) -> _Element | None:
    """Return the first child if it is the properties of this name: they stand nowhere else.

    To look further would take a minute in a run made of 200,000 texts.
    """
    first = None if element is None else next(iter(element), None)
    return first if first is not None and first.tag == like(first, local) else None


def is_on(element: _Element | None) -> bool:
    """Return whether a switch such as ``w:vanish`` is there and not turned off."""
    return element is not None and attribute(element, "val") not in _OFF


def shown_text(element: _Element) -> str:
    """Return the text of a ``w:t``: white space at its ends counts only where it is preserved."""
    text = element.text or ""
    return text if element.get(SPACE) == "preserve" else text.strip(" \t\r\n")


def walk(root: _Element) -> Iterator[tuple[int, _Element, bool]]:
    """Return number, element and whether it begins: each element twice, without recursion."""
    opened: list[tuple[int, _Element]] = []
    for number, element in enumerate(root.iter()):
        parent = element.getparent()
        while opened and opened[-1][1] is not parent:
            yield (*opened.pop(), False)
        opened.append((number, element))
        yield number, element, True
    while opened:
        yield (*opened.pop(), False)


def run_child(element: _Element | None) -> _Element | None:
    """Return the element, or what it stands in, that is a child of a run; None outside runs."""
    while element is not None and name_of(element.getparent()) != "w:r":
        element = element.getparent()
    return element
