"""The zip archive of a Word file: opened with care, and put together again with other parts.

A document comes from anybody. Its size is known before anything is unpacked, nothing is written
to a path, and no name of it is looked up outside the archive.
"""

from __future__ import annotations

import io
import zipfile
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reportgen.data.sheet_xml import UNREADABLE
from reportgen.errors import ReportgenError

if TYPE_CHECKING:
    from collections.abc import Mapping

MEGABYTE = 1024 * 1024
LARGEST_PACKAGE = 512 * MEGABYTE
"""Bytes of all parts unpacked; a yearbook with 300 photographs has 200 MB."""
LARGEST_PART = 64 * MEGABYTE
"""Bytes of one part of XML; 2,000 pages have 30 MB."""
TIGHTEST = 200
"""How many times larger a part of XML may become; long tables reach 60."""
MOST_ENTRIES = 20_000

_COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_OLD_WORD = "WordDocument".encode("utf-16-le")
_TEXTS = (
    (b"{\\rtf", "RTF"),
    (b'progid="word.document"', "Word XML"),
    (b"mime-version:", "MHTML"),
    (b"<html", "HTML"),
)


class DocumentError(ReportgenError):
    """A document that cannot be read; ``code`` and ``values`` are those of its finding."""

    def __init__(self, code: str, **values: str) -> None:
        super().__init__(code)
        self.code = code
        self.values = values


@dataclass(frozen=True, kw_only=True)
class Package:
    """The parts of a document, by name; ``names`` finds one whatever its case."""

    archive: zipfile.ZipFile
    names: Mapping[str, str]

    def has(self, name: str) -> bool:
        """Return whether there is a part of this name."""
        return name.casefold() in self.names

    def read_xml(self, name: str) -> bytes:
        """Return the bytes of a part that is to be parsed.

        Raises: DocumentError when it is missing, damaged or unpacks to too much.
        """
        if not self.has(name):
            raise DocumentError("document/part-damaged", part=name)
        info = self.archive.getinfo(self.names[name.casefold()])
        _check_size(info.file_size, LARGEST_PART)
        if info.file_size > max(info.compress_size, 1) * TIGHTEST and info.file_size > MEGABYTE:
            raise DocumentError("document/packed-too-tightly", part=name, limit=str(TIGHTEST))
        try:
            return self.archive.read(info)
        except UNREADABLE as error:
            raise DocumentError("document/part-damaged", part=name) from error

    def check(self) -> None:
        """Raise DocumentError where any part, a picture say, could not be copied."""
        for info in self.archive.infolist():
            try:
                with self.archive.open(info) as stream:
                    while stream.read(MEGABYTE):
                        pass
            except UNREADABLE as error:
                raise DocumentError("document/part-damaged", part=info.filename) from error

    def replaced(self, parts: Mapping[str, bytes]) -> bytes:
        """Return the archive with these parts in place of, or after, its own."""
        written = io.BytesIO()
        own = self.archive.infolist()
        names = {self.names.get(name.casefold(), name): data for name, data in parts.items()}
        with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as copy:
            for info in own:
                data = names[info.filename] if info.filename in names else self.archive.read(info)
                copy.writestr(_entry(info.filename, info), data)
            for name in sorted(names.keys() - {info.filename for info in own}):
                copy.writestr(_entry(name), names[name])
        return written.getvalue()


def open_package(data: bytes) -> Package:
    """Return the parts of a document.

    Raises: DocumentError for whatever is no plain zip archive of a bearable size.
    """
    if not data.startswith(b"PK"):
        raise _other_file(data)
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
        entries = archive.infolist()
    except UNREADABLE as error:
        raise DocumentError("document/damaged") from error
    names = {info.filename.casefold(): info.filename for info in entries}
    if any(info.flag_bits & 1 for info in entries):
        raise DocumentError("document/encrypted")
    usual = {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}
    if len(names) != len(entries) or any(info.compress_type not in usual for info in entries):
        raise DocumentError("document/damaged")
    if len(entries) > MOST_ENTRIES:
        raise DocumentError(
            "document/too-many-parts", count=str(len(entries)), limit=str(MOST_ENTRIES)
        )
    _check_size(sum(info.file_size for info in entries), LARGEST_PACKAGE)
    if "mimetype" in names and "content.xml" in names:
        raise DocumentError("document/other-format", format="OpenDocument")
    return Package(archive=archive, names=names)


def _other_file(data: bytes) -> DocumentError:
    """Return what a file is that is no zip archive, by its first bytes."""
    if data.startswith(_COMPOUND):
        if _ENCRYPTED in data:
            return DocumentError("document/encrypted")
        if _OLD_WORD in data:
            return DocumentError("document/other-format", format=".doc")
    head = data[:1024].lower()
    for mark, name in _TEXTS:
        if mark in head:
            return DocumentError("document/other-format", format=name)
    return DocumentError("document/not-word")


def _check_size(size: int, limit: int) -> None:
    if size > limit:
        shown = str(-(-size // MEGABYTE))
        raise DocumentError("document/too-large", size=shown, limit=str(limit // MEGABYTE))


def _entry(name: str, like: zipfile.ZipInfo | None = None) -> zipfile.ZipInfo:
    info = zipfile.ZipInfo(name, like.date_time if like else (1980, 1, 1, 0, 0, 0))
    info.compress_type = like.compress_type if like else zipfile.ZIP_DEFLATED
    info.external_attr = like.external_attr if like else 0
    info.create_system = like.create_system if like else 0  # not that of this machine
    return info
