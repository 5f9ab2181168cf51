"""Confidential values: nothing that is published depends on them, in any form."""

from __future__ import annotations

import io
import re
import zipfile
import zlib

import pytest

from reportgen.findings import errors
from tests.pages.conftest import FILES, made

SECRET, OTHER = "98765.4321", "43.21"
FORMS = ["98765.4321", "98,765.4321", "98765.43", "98,765.43", "98765", "98,765", "9.8765", "9.88"]


FIGURE = """\
figures:
  spent:
    title: {zh: 各市经费图, en: Spending of cities drawn}
    kind: ranked_bars
    png: true
    indicator: spending
    period: "2023"
    rows: {regions: {level: city}}
    columns: [{label: {zh: 经费, en: Spending}}]
"""
TABLE = """
  derived:
    title: {zh: 由经费算出, en: Derived from spending}
    indicator: spending
    period: "2023"
    rows: {regions: {level: city}}
    columns: [{measure: yoy}, {measure: rank}, {measure: share, of_region: "1"}, {measure: tier, tiers: size}]
"""


def content(secret: str) -> dict[str, str]:
    """Return the small report with a secret among the values of its chart, ranks and shares."""
    rows = FILES["data/numbers.csv"].replace(
        "spending,4,2023,,,,missing,book,\n",
        f"spending,4,2023,{secret},,,confidential,book,秘密说明{secret}\n"
        f"spending,4,2022,{secret},,,confidential,book,\n",
    )
    assert secret in rows
    chapter = FILES["narrative/zh/progress.md"]
    return {
        "content/data/numbers.csv": rows,
        "content/figures.yml": FIGURE,
        "content/tables.yml": FILES["tables.yml"] + TABLE.removeprefix("\n"),
        "content/narrative/zh/progress.md": f'{chapter}\n{{{{ figure("spent") }}}}\n\n{{{{ table("derived") }}}}\n',
    }


def unpacked(path: str, data: bytes) -> list[bytes]:
    """Return the bytes of a file and of everything packed inside it."""
    found = [data]
    if path.endswith((".zip", ".xlsx")):
        with zipfile.ZipFile(io.BytesIO(data)) as file:
            for entry in file.infolist():
                found += unpacked(entry.filename, file.read(entry))
    if path.endswith(".png"):
        at = 8
        while at < len(data):
            length = int.from_bytes(data[at : at + 4], "big")
            kind, chunk = data[at + 4 : at + 8], data[at + 8 : at + 8 + length]
            found += [chunk] if kind != b"IDAT" else []
            if kind in {b"zTXt", b"iTXt"}:
                found.append(zlib.decompressobj().decompress(chunk.partition(b"\0")[2][1:]))
            at += length + 12
    return found


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    result = made(tmp_path_factory.mktemp("secret"), **content(SECRET))
    assert "data/confidential-value" in {f.code for f in result.findings}
    assert not errors(result.findings)
    return {artifact.path: artifact.make() for artifact in result.artifacts}


def test_no_byte_of_the_site_holds_the_value_in_any_form(site):
    assert {path.rpartition(".")[2] for path in site} >= {
        "html",
        "csv",
        "xlsx",
        "zip",
        "json",
        "png",
    }
    for path, data in site.items():
        for part in unpacked(path, data):
            text = part.decode("utf-8", errors="ignore")
            assert not [form for form in FORMS if re.search(rf"(?<![\d.]){form}", text)], path
            assert "秘密说明" not in text, path
            assert "confidential" not in text or path.endswith((".css", ".js")), path


def test_nothing_published_depends_on_the_value(site, tmp_path):
    """Growth, ranks, shares, tiers, totals, chart marks: with another secret every byte is alike."""
    other = made(tmp_path, **content(OTHER))
    assert {artifact.path: artifact.make() for artifact in other.artifacts} == site
