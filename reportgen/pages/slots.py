"""Places in a page for what is known only once the files to download are made: size, SHA-256.

A page is rendered and checked with the places still empty, so that checking makes no workbook.
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

from reportgen.numerals.write import number_text

if TYPE_CHECKING:
    from collections.abc import Mapping

    from reportgen.pages.downloads.catalogue import Download

SHORT_HASH = 12
_OPEN, _CLOSE = "\ue000", "\ue001"  # private use: no text of an author means anything by them
_SLOT = re.compile(f"{_OPEN}([a-z]+) ([!-~]+){_CLOSE}")


def size_slot(path: str) -> str:
    """Return the place of the size of the file at ``path`` below the site."""
    return f"{_OPEN}size {path}{_CLOSE}"


def hash_slot(path: str) -> str:
    """Return the place of the SHA-256 of a file."""
    return f"{_OPEN}hash {path}{_CLOSE}"


def short_hash_slot(path: str) -> str:
    """Return the place of the first characters of the SHA-256 of a file."""
    return f"{_OPEN}short {path}{_CLOSE}"


def filled(html: str, files: Mapping[str, Download], language: str) -> str:
    """Return a page with sizes and hashes; a place for a file that does not exist stays empty."""

    def text(match: re.Match[str]) -> str:
        what, file = match[1], files.get(match[2])
        if file is None:
            return ""
        if what == "size":
            return size_text(len(file.make()), language)
        return file.sha256 if what == "hash" else file.sha256[:SHORT_HASH]

    return _SLOT.sub(text, html) if _OPEN in html else html


def size_text(size: int, language: str) -> str:
    """Return a file size in bytes, thousands or millions of bytes."""
    for unit, step in (("MB", 1_000_000), ("kB", 1000)):
        if size >= step:
            return f"{number_text(Decimal(size) / step, 1, language)} {unit}"
    return f"{number_text(Decimal(size), 0, language)} B"
