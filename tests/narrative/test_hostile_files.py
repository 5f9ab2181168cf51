"""Narratives and pictures whose paths lead nowhere or elsewhere."""

from __future__ import annotations

import pytest

from reportgen import pipeline
from reportgen.project import Project
from tests.conftest import PROGRESS

PATH = "content/narrative/zh/progress.md"


def told(root):
    findings = pipeline.check(Project(root)).findings
    return {(f.code, f.location.path, f.location.line) for f in findings}


def test_a_narrative_that_is_a_circle_of_links_is_told(make_project):
    root = make_project()
    (root / PATH).unlink()
    (root / PATH).symlink_to("progress.md")
    assert ("config/cannot-read", PATH, 0) in told(root)


def test_a_data_file_that_is_a_circle_of_links_is_told(make_project):
    root = make_project()
    path = root / "content/data/again.csv"
    path.symlink_to("again.csv")
    (code,) = (code for code, where, _ in told(root) if where == "content/data/again.csv")
    assert code in {"data/file-missing", "data/file-unreadable"}  # by the version of Python


@pytest.mark.parametrize("name", ["a" * 300 + ".png", "a%00b.png"])
def test_a_picture_name_no_system_takes_is_a_picture_that_is_missing(make_project, name):
    root = make_project(**{PATH: f"{PROGRESS}\n![图]({name})\n"})
    assert {(code, path) for code, path, _ in told(root)} == {("narrative/picture-missing", PATH)}


@pytest.mark.parametrize("page", ["landing", "methodology"])
def test_two_narratives_for_one_page_are_told_for_only_one_can_be_printed(make_project, page):
    other = f"content/narrative/zh/{'methodology' if page == 'landing' else 'zz'}.md"
    files = {other: f"---\ntitle: 又\npage: {page}\n---\n正文\n"}
    if page == "methodology":
        files["content/narrative/zh/methodology.md"] = "---\ntitle: 方法\npage: methodology\n---\n"
    assert ("narrative/page-taken", other, 3) in told(make_project(**files))


def test_a_chapter_that_calls_itself_another_page_is_told(make_project):
    text = PROGRESS.replace("title: 进展\n", "title: 进展\npage: methodology\n")
    assert ("narrative/page-of-chapter", PATH, 3) in told(make_project(**{PATH: text}))


def test_a_narrative_under_any_name_can_be_the_methodology(make_project):
    files = {"content/narrative/zh/how.md": "---\ntitle: 方法\npage: methodology\n---\n"}
    assert told(make_project(**files)) == set()


def test_an_index_that_does_not_say_it_is_the_landing_page_is_printed_nowhere(make_project):
    path = "content/narrative/zh/index.md"
    assert told(make_project(**{path: "---\ntitle: 要点\n---\n"})) == {
        ("narrative/not-listed", path, 0)
    }
