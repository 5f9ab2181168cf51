"""Every link of every page resolves wherever the site lies: a root, a path, an archive, a disk."""

from __future__ import annotations

import re
import shutil
import zipfile
from html import unescape
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

import pytest

LINK = re.compile(r'\s(?:href|src)="([^"]*)"')
ID = re.compile(r'\sid="([^"]*)"')


@pytest.mark.parametrize(
    "base", ["https://h.example/", "https://h.example/a/b/", "file:///media/stick/report%202024/"]
)
def test_every_link_of_every_page_leads_to_a_file_and_a_place_in_it(example_site, base):
    pages = {
        path.relative_to(example_site).as_posix(): path.read_text(encoding="utf-8")
        for path in example_site.rglob("*.html")
    }
    files = {p.relative_to(example_site).as_posix() for p in example_site.rglob("*") if p.is_file()}
    ids = {path: set(ID.findall(html)) for path, html in pages.items()}
    wrong = []
    for path, html in pages.items():
        for link in set(LINK.findall(html)):
            address = urljoin(base + path, unescape(link))
            if not address.startswith(base):
                if urlsplit(unescape(link)).scheme not in {"http", "https", "mailto", "tel"}:
                    wrong.append((path, link))
                continue
            target, _, place = address.removeprefix(base).partition("#")
            if unquote(target) not in files or (place and unquote(place) not in ids[target]):
                wrong.append((path, link))
    assert len(pages) > 500
    assert wrong == []


def test_a_site_unpacked_from_an_archive_is_the_same_site(example_site, tmp_path):
    archive = shutil.make_archive(str(tmp_path / "site"), "zip", example_site)
    with zipfile.ZipFile(archive) as packed:
        packed.extractall(tmp_path / "somewhere")
        names = [name for name in packed.namelist() if not name.endswith("/")]
    assert all(re.fullmatch(r"[a-z0-9][a-z0-9._-]*", Path(name).name) for name in names)
    for name in names:
        assert (tmp_path / "somewhere" / name).read_bytes() == (example_site / name).read_bytes()


def test_the_manifest_has_the_hash_of_every_file_of_the_site(example_site):
    import hashlib
    import json

    manifest = json.loads((example_site / "manifest.json").read_text(encoding="utf-8"))
    told = {file["path"]: (file["sha256"], file["bytes"]) for file in manifest["files"]}
    found = {
        p.relative_to(example_site).as_posix(): (
            hashlib.sha256(p.read_bytes()).hexdigest(), p.stat().st_size
        )
        for p in example_site.rglob("*") if p.is_file() and p.name != "manifest.json"
    }  # fmt: skip
    assert told == found
