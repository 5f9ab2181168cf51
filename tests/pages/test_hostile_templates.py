"""Files of the templates folder that are not what they seem."""

from __future__ import annotations

import pytest

from reportgen import pipeline
from reportgen.project import Project

CHAPTER = "templates/chapter.html"


def told(root):
    return [(f.code, f.location.path) for f in pipeline.check(Project(root)).findings]


@pytest.mark.parametrize("name", ["x y.css", "x y.js", "图.png", "-x.svg", "A/../b c.png"])
def test_a_file_name_that_is_no_address_is_told(make_project, name):
    root = make_project(**{f"templates/assets/{name}": "x"})
    shown = name.removeprefix("A/../")
    assert ("template/file-name", f"templates/assets/{shown}") in told(root)


def test_two_files_that_differ_only_in_case_would_be_one(make_project):
    root = make_project(**{"templates/assets/own.css": "", "templates/assets/Own.css": ""})
    assert [code for code, _ in told(root)] == ["template/file-name"]


@pytest.mark.parametrize("name", ["chapter.html", "assets/logo.png", "assets/own.css"])
def test_a_link_out_of_the_templates_folder_is_not_followed(make_project, tmp_path, name):
    root = make_project()
    (tmp_path / "secret").write_text("private", encoding="utf-8")
    path = root / "templates" / name
    path.parent.mkdir(parents=True)
    path.symlink_to(tmp_path / "secret")
    made = pipeline.make(Project(root))
    assert ("template/outside", f"templates/{name}") in [
        (f.code, f.location.path) for f in made.findings
    ]
    assert not any(b"private" in artifact.make() for artifact in made.artifacts)


def test_a_templates_folder_shared_by_several_reports_may_be_a_link(make_project, tmp_path):
    root = make_project()
    shared = tmp_path / "house" / "partials"
    shared.mkdir(parents=True)
    (shared / "pager.html").write_text("<p>翻页</p>", encoding="utf-8")
    (root / "templates").symlink_to(tmp_path / "house")
    assert told(root) == []


@pytest.mark.parametrize("name", ["chapter.html", "assets/own.css"])
def test_a_circle_of_links_is_told(make_project, name):
    root = make_project()
    path = root / "templates" / name
    path.parent.mkdir(parents=True)
    path.symlink_to(path.name)
    assert ("template/cannot-read", f"templates/{name}") in told(root)


def test_a_template_that_cannot_be_read_is_told(make_project, monkeypatch):
    root = make_project(**{CHAPTER: "x"})

    def refuse(path, mode):
        return not str(path).endswith(CHAPTER)

    monkeypatch.setattr("reportgen.paths.os.access", refuse)
    assert ("template/cannot-read", CHAPTER) in told(root)


@pytest.mark.parametrize(
    "text", ['{{ "x".encode("ascii").decode("utf-16") }}', '{{ "\\ud800" }}', '{{ "%c" % 56000 }}']
)
def test_a_text_that_is_no_text_is_the_templates_mistake(make_project, text):
    root = make_project(**{CHAPTER: text})
    assert ("template/error", CHAPTER) in told(root)


def test_many_files_with_one_mistake_are_one_finding(make_project):
    names = [f"templates/assets/图{number}.png" for number in range(9)]
    (found,) = pipeline.check(Project(make_project(**dict.fromkeys(names, "")))).findings
    assert (found.code, found.count, len(found.more)) == ("template/file-name", 9, 3)
