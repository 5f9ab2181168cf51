"""The part of a Word document that holds its comments, and what makes the part known."""

from __future__ import annotations

import posixpath
import re
from itertools import count
from typing import TYPE_CHECKING

from lxml import etree

from reportgen.narrative.word.parts import CONTENT_TYPES, read_styles, relationships_name
from reportgen.narrative.word.xml import SPACE, as_bytes, like

if TYPE_CHECKING:
    from lxml.etree import _Element

    from reportgen.narrative.word.parts import WordParts

AUTHOR, INITIALS = "reportgen", "RG"
RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"

_NOT_IN_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


class CommentsPart:
    """Collects comments after those the document has; they carry no date, to stay the same."""

    def __init__(self, parts: WordParts) -> None:
        self.parts = parts
        self.styles = read_styles(parts.related.get("styles")).named
        self.name = parts.names.get("comments") or _free_name(parts)
        root = parts.related.get("comments")
        tag = like(parts.document, "comments")
        namespace = tag[1:].partition("}")[0]
        self.root = etree.Element(tag, nsmap={"w": namespace}) if root is None else root

    def add(self, key: int, text: str) -> None:
        """Add a comment, one paragraph a line."""
        own = {"id": str(key), "author": AUTHOR, "initials": INITIALS}
        comment = self._element("comment", own)
        for number, line in enumerate(_NOT_IN_XML.sub("", text).splitlines() or [""]):
            paragraph = self._element("p")
            style = self.styles.get("annotation text")
            if style:
                properties = self._element("pPr")
                properties.append(self._element("pStyle", {"val": style}))
                paragraph.append(properties)
            if number == 0:
                paragraph.append(self._marked_run(self._element("annotationRef")))
            written = self._element("t")
            written.text = line
            written.set(SPACE, "preserve")
            run = self._element("r")
            run.append(written)
            paragraph.append(run)
            comment.append(paragraph)
        self.root.append(comment)

    def reference(self, key: int) -> _Element:
        """Return the run that refers to a comment from the text."""
        return self._marked_run(self._element("commentReference", {"id": str(key)}))

    def changed(self) -> dict[str, bytes]:
        """Return the part, and those that have to name it if it is new."""
        changed = {self.name: as_bytes(self.root)}
        if "comments" not in self.parts.related:
            changed[CONTENT_TYPES] = as_bytes(self._with_media_type())
        if "comments" not in self.parts.names:
            changed[relationships_name(self.parts.main)] = as_bytes(self._with_relationship())
        return changed

    def _marked_run(self, mark: _Element) -> _Element:
        run = self._element("r")
        style = self.styles.get("annotation reference")
        if style:
            properties = self._element("rPr")
            properties.append(self._element("rStyle", {"val": style}))
            run.append(properties)
        run.append(mark)
        return run

    def _element(self, local: str, attributes: dict[str, str] | None = None) -> _Element:
        named = {like(self.root, key): value for key, value in (attributes or {}).items()}
        return etree.Element(like(self.root, local), named)

    def _with_media_type(self) -> _Element:
        root = self.parts.content_types
        name = f"/{self.name}"
        told = [(override.get("PartName") or "").casefold() for override in root]
        if name.casefold() not in told:
            etree.SubElement(
                root, like(root, "Override"), {"PartName": name, "ContentType": MEDIA_TYPE}
            )
        return root

    def _with_relationship(self) -> _Element:
        root = self.parts.relationships
        if root is None:
            root = etree.fromstring(f'<Relationships xmlns="{RELATIONS}"/>')
        taken = {relation.get("Id") for relation in root}
        key = next(f"rId{number}" for number in count(1) if f"rId{number}" not in taken)
        own = {
            "Id": key,
            "Type": f"{self.parts.prefix}comments",
            "Target": posixpath.basename(self.name),
        }
        etree.SubElement(root, like(root, "Relationship"), own)
        return root


def _free_name(parts: WordParts) -> str:
    """Return a name beside the document that no part has."""
    folder = posixpath.dirname(parts.main)
    names = (posixpath.join(folder, f"comments{number or ''}.xml") for number in count())
    return next(name for name in names if not parts.package.has(name))
