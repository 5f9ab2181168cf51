"""The whole edition in one zip: the same bytes for the same content."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from reportgen.pages.downloads.names import stem
from reportgen.pages.downloads.texts import SUMS_FILE, checksums, texts_of_archive

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportgen.pages.downloads.catalogue import Download
    from reportgen.pages.publication import Publication

_EARLIEST = (1980, 1, 1, 0, 0, 0)
_UNIX, _PLAIN_FILE = 3, 0o644 << 16


def archive_bytes(publication: Publication, files: Sequence[Download]) -> bytes:
    """Return the archive: a folder named after the edition, laid out as the site is.

    Paths below the folder are those below ``/<edition>/``, so that ``datapackage.json`` is right in
    both places.
    """
    address = publication.config.report.address
    texts = texts_of_archive(publication, files)
    entries = {path: text.encode("utf-8") for path, text in texts.items()}
    entries |= {file.path.removeprefix(f"{address}/"): file.make() for file in files}
    entries[SUMS_FILE] = checksums(files, address)
    data = BytesIO()
    with ZipFile(data, "w") as archive:
        for path, content in entries.items():
            archive.writestr(_entry(f"{stem(publication)}/{path}"), content)
    return data.getvalue()


def _entry(path: str) -> ZipInfo:
    """Return the head of a file in the archive: no clock, no system, no owner."""
    entry = ZipInfo(path, _EARLIEST)
    entry.create_system, entry.external_attr = _UNIX, _PLAIN_FILE
    entry.compress_type = ZIP_STORED if path.endswith(".xlsx") else ZIP_DEFLATED
    return entry
