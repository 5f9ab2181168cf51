"""What is handed out: the wheel is whole, the lock names no host, nothing leads to one machine."""

from __future__ import annotations

import os
import subprocess
import sys
import venv
import zipfile
from pathlib import Path

import pytest

from tests.conftest import ROOT


@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    folder = tmp_path_factory.mktemp("wheel")
    subprocess.run(
        [sys.executable, "-m", "pip", "wheel", "--quiet", "--disable-pip-version-check",
         "--no-deps", "--no-build-isolation", "--wheel-dir", str(folder), str(ROOT)],
        check=True,
    )  # fmt: skip
    return next(folder.glob("*.whl"))


def test_the_wheel_holds_templates_starter_codes_and_catalogue_and_no_tests(wheel):
    names = zipfile.ZipFile(wheel).namelist()
    for wanted in (
        "reportgen/templates/base.html",
        "reportgen/templates/assets/tokens.css",
        "reportgen/starter/content/report.yml",
        "reportgen/codes/config.yml",
        "reportgen/locale/en/LC_MESSAGES/reportgen.po",
    ):
        assert wanted in names
    assert not [name for name in names if name.startswith(("tests/", "content/"))]


def init_and_build(python, folder, environment):
    run = {"cwd": folder, "env": environment, "check": True}
    subprocess.run([python, "-m", "reportgen", "init", "x"], **run)
    subprocess.run([python, "-m", "reportgen", "build", "-C", "x", "--strict"], **run)
    assert (Path(folder) / "x/site/index.html").is_file()


def test_the_wheel_works_without_the_checkout(wheel, tmp_path):
    """The package from the wheel alone; its dependencies are those of this environment."""
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(tmp_path / "installed")
    environment = {**os.environ, "PYTHONPATH": str(tmp_path / "installed")}
    where = subprocess.run(
        [sys.executable, "-c", "import reportgen; print(reportgen.__file__)"],
        cwd=tmp_path, env=environment, check=True, capture_output=True, text=True,
    )  # fmt: skip
    assert str(tmp_path) in where.stdout
    init_and_build(sys.executable, tmp_path, environment)


def test_the_wheel_installed_with_its_dependencies_in_a_new_environment_builds_a_site(
    wheel, tmp_path
):
    venv.create(tmp_path / "env", with_pip=True)
    python = str(tmp_path / "env" / ("Scripts" if os.name == "nt" else "bin") / "python")
    install = [python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    subprocess.run([*install, str(wheel)], check=True)
    clean = {k: v for k, v in os.environ.items() if not k.startswith("PYTHON")}
    init_and_build(python, tmp_path, clean)


def test_the_lock_file_has_hashes_and_names_no_host():
    lines = (ROOT / "requirements.lock").read_text(encoding="utf-8").splitlines()
    assert not [line for line in lines if "://" in line or "index-url" in line]
    pins = [line for line in lines if "==" in line]
    assert len(pins) > 20
    assert all(line.endswith("\\") for line in pins)


def test_what_is_made_is_not_committed():
    ignored = (ROOT / ".gitignore").read_text(encoding="utf-8").split()
    assert {"site/", "build/", ".reportgen/", ".venv/"} <= set(ignored)


def test_the_example_has_no_synthetic_data_and_says_what_it_is_on_every_page_source():
    report = (ROOT / "content/report.yml").read_text(encoding="utf-8")
    assert "根据公开报道整理的示例，非官方发布" in report
    names = [path.name for path in (ROOT / "content").rglob("*")]
    assert not [name for name in names if "synthetic" in name]


def test_every_text_file_is_read_and_written_with_an_explicit_encoding():
    for path in sorted((ROOT / "reportgen").rglob("*.py")):
        text = path.read_text(encoding="utf-8")
        for call in ("read_text()", "write_text(text)", "open()"):
            assert call not in text, f"{path.name}: {call}"
