"""The parts of a Word document that matter here, found by their relationships."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reportgen.narrative.word.package import DocumentError, open_package
from reportgen.narrative.word.xml import attribute, below, name_of, parse

if TYPE_CHECKING:
    from collections.abc import Mapping

    from lxml.etree import _Element

    from reportgen.narrative.word.package import Package

CONTENT_TYPES = "[Content_Types].xml"
_RELATED = ("styles", "footnotes", "endnotes", "comments")
HEADING_LEVELS = frozenset("012345678")
_SCRIPTS = ("superscript", "subscript")
_HEADING_NAMES = frozenset(
    {
        "title",
        "标题",
        *(f"{word} {level}" for word in ("heading", "标题") for level in range(1, 10)),
    }
)


@dataclass(frozen=True, kw_only=True)
class WordParts:
    """A document taken apart.

    ``related``  the roots of styles, footnotes, endnotes and comments, where there are any.
    ``names``    the names of these parts in the archive; also of one that is missing there.
    ``prefix``   what the types of its relationships begin with.
    """

    package: Package
    main: str
    document: _Element
    relationships: _Element | None
    content_types: _Element
    related: Mapping[str, _Element]
    names: Mapping[str, str]
    prefix: str


@dataclass(frozen=True, kw_only=True)
class Styles:
    """Style identifiers: of headings, of raised and lowered characters, and by built-in name."""

    headings: frozenset[str]
    scripts: Mapping[str, str]
    named: Mapping[str, str]


def open_word(data: bytes) -> WordParts:
    """Return a document taken apart.

    Raises: DocumentError with the finding that tells why it cannot be read.
    """
    package = open_package(data)
    content_types = parse(package.read_xml(CONTENT_TYPES), CONTENT_TYPES)
    start = parse(package.read_xml("_rels/.rels"), "_rels/.rels")
    prefix, main = next(iter(_targets(start, "", "officeDocument")), ("", ""))
    if not main.casefold().endswith(".xml"):  # none at all, or a workbook in binary form
        raise DocumentError("document/not-word")
    document = parse(package.read_xml(main), main)
    if name_of(document) != "w:document":
        raise DocumentError("document/not-word")
    rels = relationships_name(main)
    relationships = parse(package.read_xml(rels), rels) if package.has(rels) else None
    names = {}
    for kind in _RELATED if relationships is not None else ():
        found = [name for _, name in _targets(relationships, main, kind)]
        if found:
            names[kind] = next(filter(package.has, found), found[0])
    return WordParts(
        package=package, main=main, document=document, relationships=relationships,
        content_types=content_types, prefix=prefix, names=names,
        related={
            kind: parse(package.read_xml(name), name)
            for kind, name in names.items() if package.has(name)
        },
    )  # fmt: skip


def relationships_name(part: str) -> str:
    """Return the name of the part that holds the relationships of a part."""
    folder, name = posixpath.split(part)
    return posixpath.join(folder, "_rels", f"{name}.rels")


def read_styles(root: _Element | None) -> Styles:
    """Return what the styles say about headings and about raised and lowered characters."""
    styles: dict[str, _Element] = {}
    for style in root if root is not None else ():
        if name_of(style) == "w:style":
            styles.setdefault(attribute(style, "styleId"), style)
    scripts = {key: _script(_lineage(key, styles)) for key in styles}
    return Styles(
        headings=frozenset(key for key in styles if _is_heading(_lineage(key, styles))),
        scripts={key: script for key, script in scripts.items() if script},
        named={_name(style): key for key, style in reversed(styles.items())},
    )


def outline_level(properties: _Element | None) -> str:
    """Return the outline level of paragraph properties, ``9`` for body text; empty for none."""
    return attribute(below(properties, "outlineLvl"), "val")


def script_of(properties: _Element | None) -> str:
    """Return superscript or subscript where character properties say so, or an empty text."""
    script = attribute(below(properties, "vertAlign"), "val")
    return script if script in _SCRIPTS else ""


def _targets(root: _Element | None, part: str, kind: str) -> list[tuple[str, str]]:
    """Return the prefix of the type, and the part, of every relationship of a kind."""
    found = []
    for relation in root if root is not None else ():
        prefix, slash, own = (relation.get("Type") or "").rpartition("/")
        is_inside = relation.get("TargetMode") != "External"
        if own == kind and prefix.endswith("/relationships") and is_inside:
            found.append((prefix + slash, _resolved(part, relation.get("Target") or "")))
    return found


def _resolved(part: str, target: str) -> str:
    joined = posixpath.join("/", posixpath.dirname(part), target)
    return posixpath.normpath(joined).lstrip("/")


def _lineage(key: str, styles: Mapping[str, _Element]) -> list[_Element]:
    """Return a style and those it is based on; a circle ends where it closes."""
    line: dict[str, _Element] = {}
    while key in styles and key not in line and len(line) < 20:
        line[key] = styles[key]
        key = attribute(below(styles[key], "basedOn"), "val")
    return list(line.values())


def _is_heading(lineage: list[_Element]) -> bool:
    """Return whether the nearest style that says anything about its level says heading."""
    for style in lineage:
        level = outline_level(below(style, "pPr"))
        if level:
            return level in HEADING_LEVELS
        if _name(style) in _HEADING_NAMES:
            return True
    return False


def _script(lineage: list[_Element]) -> str:
    scripts = (script_of(below(style, "rPr")) for style in lineage)
    return next(filter(None, scripts), "")


def _name(style: _Element) -> str:
    return attribute(below(style, "name"), "val").lower()
