"""What the XML of an ``.xlsx`` sheet says and the reader of cells does not.

calamine gives Excel's errors and formulas that were never calculated as empty cells, and reserves
memory for the whole rectangle a sheet spans; so both are looked up in the XML first. Only regular
expressions touch it: no entity is ever expanded.
"""

from __future__ import annotations

import html
import io
import re
import struct
import zipfile
import zlib
from dataclasses import dataclass, field

MOST_XML_BYTES = 1024 * 1024 * 1024
UNREADABLE = (
    *(zipfile.BadZipFile, zlib.error, struct.error, ValueError, OSError, EOFError),
    *(NotImplementedError, RuntimeError),  # a newer zip, an encrypted one
)
MOST_CELLS = 30_000_000

_SHEET = re.compile(r"<(?:\w+:)?sheet\b([^>]*)>")
_RELATION = re.compile(r"<(?:\w+:)?Relationship\b([^>]*)>")
_ATTRIBUTE = re.compile(r'([\w:]+)\s*=\s*"([^"]*)"')
_POSITION = re.compile(rb'<(?:\w+:)?c\b[^>]*?\br="([A-Z]{1,3})([0-9]{1,7})"')
_ERROR = re.compile(
    rb'<(?:\w+:)?c\b(?=[^>]*\bt="e")[^>]*\br="([A-Z]+[0-9]+)"[^>]*>'
    rb"(?:<(?:\w+:)?f\b[^>]*/>|<(?:\w+:)?f\b[^>]*>[^<]*</(?:\w+:)?f>)?<(?:\w+:)?v>([^<]*)<"
)
_FORMULA = re.compile(
    rb'<(?:\w+:)?c\b[^>]*\br="([A-Z]+[0-9]+)"[^>]*>'
    rb"(?:<(?:\w+:)?f\b[^>]*/>|<(?:\w+:)?f\b[^>]*>[^<]*</(?:\w+:)?f>)"
    rb"(?:<(?:\w+:)?v\s*/>|<(?:\w+:)?v>\s*</(?:\w+:)?v>)?</(?:\w+:)?c>"
)


@dataclass(frozen=True, kw_only=True)
class SheetMarks:
    """Cells of a sheet by name: Excel's errors, formulas without a result; and its extent."""

    errors: dict[str, str] = field(default_factory=dict)
    formulas: tuple[str, ...] = ()
    cells: int = 0


def unpacked_size(content: bytes) -> int:
    """Return how many bytes the workbook takes unpacked.

    Raises: one of ``UNREADABLE`` if it is no zip archive, or none we can look into.
    """
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return sum(entry.file_size for entry in archive.infolist())


def read_marks(content: bytes, sheet: str) -> SheetMarks:
    """Return the marks of a sheet; empty where its XML is not found."""
    xml = _sheet_xml(content, sheet)
    positions = {(match[1], int(match[2])) for match in _POSITION.finditer(xml)}
    columns = max((_number(letters) for letters, _ in positions), default=0)
    errors = {
        m[1].decode(): html.unescape(m[2].decode("utf-8", "replace")) for m in _ERROR.finditer(xml)
    }
    formulas = _FORMULA.findall(xml) if b"<f" in xml or b":f" in xml else []
    return SheetMarks(
        errors=errors,
        formulas=tuple(name.decode() for name in formulas),
        cells=columns * max((row for _, row in positions), default=0),
    )


def _sheet_xml(content: bytes, sheet: str) -> bytes:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            workbook = archive.read("xl/workbook.xml").decode("utf-8", "replace")
            relations = archive.read("xl/_rels/workbook.xml.rels").decode("utf-8", "replace")
            target = _target(workbook, relations, sheet)
            return archive.read(target) if target else b""
    except (*UNREADABLE, KeyError):
        return b""


def _target(workbook: str, relations: str, sheet: str) -> str:
    """Return the archive path of the sheet's XML, or an empty text."""
    sheets = [_attributes(match[1]) for match in _SHEET.finditer(workbook)]
    relation = next((s.get("r:id", "") for s in sheets if s.get("name") == sheet), "")
    for match in _RELATION.finditer(relations):
        attributes = _attributes(match[1])
        if attributes.get("Id") == relation:
            target = attributes.get("Target", "")
            return target.removeprefix("/") if target.startswith("/") else f"xl/{target}"
    return ""


def _attributes(text: str) -> dict[str, str]:
    return {name: html.unescape(value) for name, value in _ATTRIBUTE.findall(text)}


def _number(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number
