"""Files that are no files, lead elsewhere, or hold what no text holds."""

from __future__ import annotations

import pytest

from reportgen.config.load import load_config
from tests.conftest import INDICATORS, REPORT


def told(root):
    return {(f.code, f.location.path, f.location.line) for f in load_config(root / "content")[1]}


@pytest.mark.parametrize("file", ["report.yml", "indicators.yml", "regions.csv", "glossary.yml"])
def test_a_link_out_of_the_project_is_not_followed(make_project, tmp_path, file):
    root = make_project()
    (tmp_path / "secret").write_text("a: 1\n", encoding="utf-8")
    (root / "content" / file).unlink(missing_ok=True)
    (root / "content" / file).symlink_to(tmp_path / "secret")
    assert ("config/outside", f"content/{file}", 0) in told(root)


@pytest.mark.parametrize("file", ["indicators.yml", "regions.csv", "glossary.yml"])
def test_a_folder_or_a_circle_of_links_in_place_of_a_file_is_told(make_project, file):
    root = make_project()
    path = root / "content" / file
    path.unlink(missing_ok=True)
    path.mkdir()
    assert ("config/cannot-read", f"content/{file}", 0) in told(root)
    path.rmdir()
    path.symlink_to(path.name)
    assert ("config/cannot-read", f"content/{file}", 0) in told(root)


@pytest.mark.parametrize("version", ["9" * 5000, '"²"', "1e999", ".nan"])
def test_a_schema_version_that_is_no_number_is_said_to_be_none(make_project, version):
    text = REPORT.replace("schema_version: 1", f"schema_version: {version}")
    root = make_project(**{"content/report.yml": text})
    assert ("config/not-a-number", "content/report.yml", 1) in told(root)


@pytest.mark.parametrize("number", ["1e400", "1e-400", "9" * 50, ".inf", ".nan"])
def test_a_limit_beyond_any_measurement_is_no_number(make_project, number):
    text = INDICATORS.replace("min: 1,", f"min: {number},")
    root = make_project(**{"content/indicators.yml": text})
    assert ("config/not-a-number", "content/indicators.yml", 10) in told(root)


@pytest.mark.parametrize("escape", ["\\ud800", "\\0", "\\x1b[31m", "\\uffff", "\\udcff"])
def test_a_character_that_no_page_can_show_is_named_at_its_key(make_project, escape):
    text = REPORT.replace("notice: {zh: 测试用的虚构数据", f'notice: {{zh: "虚构{escape}"')
    root = make_project(**{"content/report.yml": text})
    assert ("config/control-character", "content/report.yml", 6) in told(root)
