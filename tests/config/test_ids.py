"""Ids become file names and anchors: they must work on every system, and never collide."""

from __future__ import annotations

import pytest

from reportgen.config.load import load_config
from tests.conftest import INDICATORS, REGIONS, REPORT, SOURCES

GRID = "{title: x, rows: {periods: 2021-2023}, columns: [{indicator: index}]%s}"


def told(root):
    return {(f.code, f.location.path, f.location.line, f.values.get("value", f.values.get("name")))
            for f in load_config(root / "content")[1]}  # fmt: skip


@pytest.mark.parametrize("name", ["a b", "a/b", "../x", "a.b", "图", '"<b>"', "x" * 65, "_a", '""'])
def test_an_id_that_cannot_be_a_file_name_is_named_at_its_key(make_project, name):
    shown = name.strip(chr(34))[:60]
    for file, text in {
        "indicators": INDICATORS + f"  {name}: {{name: x}}\n",
        "sources": SOURCES + f"  {name}: {{title: x}}\n",
        "figures": f"figures:\n  {name}: {GRID % ', kind: lines'}\n",
        "tables": f"tables:\n  {name}: {GRID % ''}\n",
    }.items():
        path = f"content/{file}.yml"
        root = make_project(**{path: text})
        line = len(text.splitlines())
        assert ("config/not-ascii-id", path, line, shown) in told(root)
        (root / path).unlink()


def test_a_region_id_that_cannot_be_a_file_name_is_named_at_its_row(make_project):
    root = make_project(**{"content/regions.csv": REGIONS + "../丁,丁,Delta,,,city,,,\n"})
    assert ("config/not-ascii-id", "content/regions.csv", 5, "../丁") in told(root)


@pytest.mark.parametrize("name", ["con", "NUL", "Com1"])
def test_a_name_windows_keeps_for_itself_is_refused(make_project, name):
    root = make_project(**{"content/indicators.yml": INDICATORS + f"  {name}: {{name: x}}\n"})
    assert ("config/reserved-id", "content/indicators.yml", 11, name) in told(root)


def test_two_ids_that_differ_only_in_case_would_be_one_file(make_project):
    root = make_project(**{"content/indicators.yml": INDICATORS + "  Index: {name: x}\n"})
    assert ("config/ids-alike", "content/indicators.yml", 11, "Index") in told(root)


def test_two_chapters_that_differ_only_in_case_would_be_one_page(make_project):
    text = REPORT.replace("[progress]", "[progress, Progress]")
    root = make_project(**{"content/report.yml": text})
    assert ("config/ids-alike", "content/report.yml", 8, "Progress") in told(root)


def test_a_long_address_would_be_no_folder(make_project):
    text = REPORT.replace('"2023"\ntitle', f'"{"9" * 65}"\ntitle')
    root = make_project(**{"content/report.yml": text})
    assert ("config/not-ascii-id", "content/report.yml", 4, "9" * 60) in told(root)
