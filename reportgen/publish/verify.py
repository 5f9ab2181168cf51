"""A staged site is read once more before it replaces the old one."""

from __future__ import annotations

import posixpath
import re
from html import unescape
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from reportgen.findings import Finding, Location

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

_LINK = re.compile(r'\s(?:href|src)="([^"]*)"')
_ID = re.compile(r'\sid="([^"]*)"')
_FORBIDDEN = re.compile(
    r"<style[\s>]|<script(?![^>]*\ssrc=)|\sstyle=\"|\son[a-z]+=\"", re.IGNORECASE
)


def check_site(folder: Path) -> tuple[Finding, ...]:
    """Return links that lead nowhere, files asked of other hosts, and inline style or script."""
    pages = {
        path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8")
        for path in sorted(folder.rglob("*.html"))
    }
    ids = {path: frozenset(_ID.findall(html)) for path, html in pages.items()}
    files = {p.relative_to(folder).as_posix() for p in folder.rglob("*") if p.is_file()}
    findings: list[Finding] = []
    for path, html in pages.items():
        findings.extend(_check_links(path, html, files, ids))
        inline = _FORBIDDEN.search(html)
        if inline:
            findings.append(_finding("site/inline-code", path, target=inline.group().strip()))
    return tuple(findings)


def _check_links(
    page: str, html: str, files: set[str], ids: Mapping[str, frozenset[str]]
) -> Iterator[Finding]:
    for link in sorted(set(_LINK.findall(html))):
        target = urlsplit(unescape(link))
        if target.scheme in {"http", "https", "mailto", "tel"}:
            continue
        if target.scheme or target.netloc or target.path.startswith("/"):
            yield _finding("site/not-relative", page, target=link)
            continue
        path = page
        if target.path:
            path = posixpath.normpath(posixpath.join(posixpath.dirname(page), unquote(target.path)))
        missing_id = path in ids and target.fragment and unquote(target.fragment) not in ids[path]
        if path not in files or missing_id:
            yield _finding("site/broken-link", page, target=link)


def _finding(code: str, page: str, **values: str) -> Finding:
    return Finding(code=code, location=Location(path=f"site/{page}"), values=values)
