"""What a site is made of, and the list that comes with it."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reportgen.paths import SITE_PATH

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from reportgen.pages.site import Page

MANIFEST = "manifest.json"
GENERATOR = "reportgen"
_MEDIA_TYPES = {
    "bib": "text/x-bibtex",
    "css": "text/css",
    "csv": "text/csv",
    "html": "text/html",
    "js": "text/javascript",
    "json": "application/json",
    "png": "image/png",
    "ris": "application/x-research-info-systems",
    "svg": "image/svg+xml",
    "txt": "text/plain",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "xml": "application/xml",
    "zip": "application/zip",
}


@dataclass(frozen=True, kw_only=True)
class Artifact:
    """One file of the site; its bytes are made when they are needed.

    ``draft`` is what is checked in its place: a page without the sizes of files to download, so
    that checking makes none of them. ``made_from`` files of the project it is written in.
    ``is_rendered`` is False for a page that a check only lists.
    """

    path: str
    make: Callable[[], bytes]
    made_from: tuple[str, ...] = ()
    draft: Callable[[], bytes] | None = None
    is_rendered: bool = True

    def checked(self) -> bytes:
        """Return the bytes to check."""
        return (self.draft or self.make)()

    @property
    def media_type(self) -> str:
        """Return the media type by the file's ending."""
        return _MEDIA_TYPES.get(self.path.rpartition(".")[2], "application/octet-stream")


def artifact_of(path: str, data: bytes) -> Artifact:
    """Return a file whose bytes are known."""
    return Artifact(path=path, make=lambda: data)


def artifact_of_page(page: Page) -> Artifact:
    """Return a page that is checked as it is and gets the sizes of downloads when published."""
    return Artifact(
        path=page.path,
        make=lambda: page.published().encode("utf-8"),
        draft=lambda: page.html.encode("utf-8"),
        made_from=page.made_from,
        is_rendered=page.is_rendered,
    )


@dataclass(frozen=True, kw_only=True, order=True)
class Entry:
    """One line of the manifest."""

    path: str
    size: int
    sha256: str
    media_type: str


@dataclass(frozen=True)
class Manifest:
    """Every file of a published site, sorted by path."""

    entries: tuple[Entry, ...]
    report: str
    version: str

    def as_bytes(self) -> bytes:
        """Return the file form."""
        files = [
            {"path": e.path, "bytes": e.size, "sha256": e.sha256, "type": e.media_type}
            for e in self.entries
        ]
        head = {"generator": f"{GENERATOR} {self.version}", "report": self.report}
        text = json.dumps({**head, "files": files}, ensure_ascii=False, indent=1)
        return (text + "\n").encode("utf-8")


def entry_of(artifact: Artifact, data: bytes) -> Entry:
    """Return the manifest's line for an artifact."""
    return Entry(
        path=artifact.path,
        size=len(data),
        sha256=hashlib.sha256(data).hexdigest(),
        media_type=artifact.media_type,
    )


def check_paths(artifacts: Iterable[Artifact]) -> None:
    """Refuse paths that leave the site, are not plain ASCII, or differ only in case.

    Raises: ValueError, because ids were checked long before: such a path is a mistake of ours.
    """
    seen: set[str] = set()
    for artifact in artifacts:
        if not SITE_PATH.fullmatch(artifact.path) or artifact.path.lower() in seen:
            raise ValueError(artifact.path)
        seen.add(artifact.path.lower())
