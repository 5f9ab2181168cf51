"""``reportgen translated``: what it writes, what it lists, what it refuses."""

from __future__ import annotations

import pytest
from click.testing import CliRunner

from reportgen.cli import commands
from tests.pages.conftest import FILES, write_project

PATH = "content/narrative/en/progress.md"
PLAIN = """\
---
title: Progress
summary: The index is {{ value("index") }}.
---
## Overall

It rose from {{ value("index", period=2021) }} to {{ value("index") }}, by
{{ cagr("index", since=2021) }} a year; see {@tbl:cities} and {@term:rd}.

{{ table("cities") }}

### Details

An older edition printed {{ value("index", period=2022, edition="S 2022") }}.
"""


@pytest.fixture
def run(tmp_path):
    """Return a function that runs the command on the small report with a file replaced."""

    def make(*arguments: str, text: str = PLAIN, **changes: str):
        root = tmp_path / "project"
        if not root.exists():
            write_project(root, {PATH: text, **changes})
        named = [str(root / one) if one.startswith("content/") else one for one in arguments]
        done = CliRunner().invoke(commands, ["translated", "-C", str(root), *named])
        return done, (root / PATH).read_bytes()

    return make


def test_a_file_is_recorded_and_then_agrees(run):
    done, data = run(PATH)
    assert done.exit_code == 0
    assert f"{PATH}：记下 5 段" in done.output
    assert data.decode() == FILES["narrative/en/progress.md"]
    done, _ = run()
    assert f"{PATH}：5 段与原文一致，0 段待对照，缺 0 段" in done.output
    assert "narrative/" not in done.output.replace("content/narrative/", "")


def test_a_line_records_its_paragraph_alone(run):
    done, data = run(f"{PATH}:8:3")
    assert f"{PATH}：记下 1 段" in done.output
    assert data.decode().count("translates") == 1
    assert data.decode().split("\n")[6].startswith("<!-- translates: ")


def test_without_a_file_nothing_is_written_and_all_is_listed(run):
    done, data = run()
    assert done.exit_code == 0
    assert data.decode() == PLAIN
    assert f"{PATH}：0 段与原文一致，5 段待对照，缺 0 段" in done.output
    assert "narrative/translation-unlinked" in done.output


def test_line_ends_of_the_file_stay(run):
    _, data = run(PATH, text=PLAIN.replace("\n", "\r\n"))
    assert data.count(b"\r\n") == data.count(b"\n") == FILES["narrative/en/progress.md"].count("\n")


@pytest.mark.parametrize(
    "name", ["content/narrative/zh/progress.md", "content/report.yml", "no.md"]
)
def test_what_translates_nothing_is_refused_with_the_files_that_do(run, name):
    done, _ = run(name)
    assert done.exit_code == 2
    assert PATH in done.output


def test_a_report_in_one_language_has_nothing_to_record(run):
    report = FILES["report.yml"].replace("[zh, en]", "[zh]")
    done, _ = run(**{"content/report.yml": report})
    assert done.exit_code == 0
    assert "没有译文" in done.output


def test_a_report_that_cannot_be_read_is_told(run):
    done, _ = run(**{"content/report.yml": "title: ["})
    assert done.exit_code == 1
    assert "config/yaml" in done.output
