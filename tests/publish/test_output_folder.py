"""The folder a site is put into: links, leftovers, other people's files."""

from __future__ import annotations

import pytest

from reportgen import pipeline
from reportgen.errors import OutputError
from reportgen.project import Project
from reportgen.publish import writer
from reportgen.publish.artifacts import Artifact


def test_a_site_folder_that_is_a_link_is_followed_and_stays_a_link(make_project, tmp_path):
    root = make_project()
    real = tmp_path / "served"
    real.mkdir()
    (root / "site").symlink_to(real)
    for _ in range(2):
        pipeline.build(Project(root))
        assert (root / "site").is_symlink()
        assert (real / "index.html").is_file()
    assert sorted(p.name for p in tmp_path.iterdir()) == ["project", "served"]
    assert not [p for p in root.iterdir() if p.name.startswith(".site")]


def test_a_link_to_a_folder_that_is_not_there_yet_is_followed_too(make_project, tmp_path):
    root = make_project()
    (root / "site").symlink_to(tmp_path / "served")
    pipeline.build(Project(root))
    assert (tmp_path / "served" / "index.html").is_file()


@pytest.mark.parametrize("name", [".git/HEAD", "CNAME", "2023/mine.txt"])
def test_a_file_in_the_old_site_that_is_not_ours_is_not_deleted(make_project, name):
    root = make_project()
    pipeline.build(Project(root))
    own = root / "site" / name
    own.parent.mkdir(exist_ok=True)
    own.write_text("precious", encoding="utf-8")
    with pytest.raises(OutputError, match=name):
        pipeline.build(Project(root))
    assert own.read_text(encoding="utf-8") == "precious"


@pytest.mark.parametrize("name", [".DS_Store", "2023/Thumbs.db", "desktop.ini"])
def test_what_file_managers_leave_behind_is_nobodys(make_project, name):
    root = make_project()
    pipeline.build(Project(root))
    (root / "site" / name).write_bytes(b"")
    assert pipeline.build(Project(root)).site == root / "site"


@pytest.mark.parametrize("stop", [KeyboardInterrupt, ValueError])
def test_a_build_stopped_while_writing_leaves_nothing_beside_the_site(tmp_path, stop):
    def interrupted() -> bytes:
        raise stop

    artifacts = (
        Artifact(path="a.html", make=lambda: b"a"),
        Artifact(path="b.html", make=interrupted),
    )
    with pytest.raises(stop):
        writer.stage(
            artifacts, tmp_path / "site", report="r", version="1", progress=lambda _d, _t: None
        )
    assert list(tmp_path.iterdir()) == []


def test_an_output_that_cannot_be_looked_into_is_said_and_not_a_crash(make_project, monkeypatch):
    root = make_project()

    def refuse(*_arguments: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("pathlib.Path.iterdir", refuse)
    (root / "site").mkdir()
    with pytest.raises(OutputError, match="Permission denied"):
        writer.check_output(Project(root), root / "site")


def test_a_folder_nobody_may_look_into_is_said_and_not_a_crash(make_project, monkeypatch):
    root = make_project()

    def refuse(*_arguments: object, **_named: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("pathlib.Path.is_symlink", refuse)
    monkeypatch.setattr("pathlib.Path.exists", refuse)
    with pytest.raises(OutputError, match="Permission denied"):
        pipeline.build(Project(root), output=root / "closed" / "site")


@pytest.mark.parametrize("name", ["templates", "templates/x", ".reportgen/x", "content/x"])
def test_a_site_is_not_put_where_the_project_keeps_its_own_files(make_project, name):
    root = make_project()
    with pytest.raises(OutputError, match="lies inside"):
        pipeline.build(Project(root), output=root / name)
