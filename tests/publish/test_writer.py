"""Publishing: all at once or not at all, and never over something that is not ours."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time

import pytest

from reportgen.errors import BusyError, OutputError
from reportgen.project import Project
from reportgen.publish import writer
from reportgen.publish.artifacts import Artifact
from reportgen.publish.verify import check_site


def artifact(path, text):
    return Artifact(path=path, make=lambda: text.encode("utf-8"))


def stage(output, *artifacts):
    return writer.stage(
        artifacts, output, report="r", version="1", progress=lambda _done, _total: None
    )


@pytest.fixture
def project(tmp_path):
    (tmp_path / "content").mkdir()
    (tmp_path / ".reportgen").mkdir()
    return Project(tmp_path)


def publish(project, output, text):
    stage(output, artifact("index.html", text), artifact("2024/index.html", text))
    writer.swap(project, output)


def test_the_second_site_takes_the_place_of_the_first_and_leaves_nothing_beside_it(project):
    publish(project, project.output, "one")
    publish(project, project.output, "two")
    assert (project.output / "index.html").read_text(encoding="utf-8") == "two"
    assert sorted(p.name for p in project.root.iterdir()) == [".reportgen", "content", "site"]


def test_without_an_exchange_of_folders_a_journal_does_the_same(project, monkeypatch):
    monkeypatch.setattr(writer, "_exchange", lambda _a, _b: False)
    publish(project, project.output, "one")
    publish(project, project.output, "two")
    assert (project.output / "index.html").read_text(encoding="utf-8") == "two"
    assert list((project.root / ".reportgen").iterdir()) == []


@pytest.mark.parametrize("killed_after", ["journal", "old moved", "new moved", "old removed"])
def test_a_swap_killed_at_any_moment_is_mended_by_the_next_command(
    project, monkeypatch, killed_after
):
    monkeypatch.setattr(writer, "_exchange", lambda _a, _b: False)
    publish(project, project.output, "old")
    stage(project.output, artifact("index.html", "new"))
    staged, old = writer._staged(project.output), writer._old(project.output)
    journal = project.state / writer.JOURNAL
    journal.write_text(json.dumps({"output": str(project.output)}), encoding="utf-8")
    steps = ["journal", "old moved", "new moved", "old removed"]
    if steps.index(killed_after) >= 1:
        project.output.rename(old)
    if steps.index(killed_after) >= 2:
        staged.rename(project.output)
    if steps.index(killed_after) >= 3:
        for path in old.rglob("*.html"):
            path.unlink()
    assert writer.mend(project)
    shown = (project.output / "index.html").read_text(encoding="utf-8")
    assert shown == ("old" if killed_after == "journal" else "new")
    assert not staged.exists()
    assert not old.exists()
    assert not writer.mend(project)


def test_a_journal_nobody_can_read_is_dropped(project):
    (project.state / writer.JOURNAL).write_text("{", encoding="utf-8")
    assert not writer.mend(project)
    assert not (project.state / writer.JOURNAL).exists()


def test_a_folder_that_is_not_ours_is_never_replaced(project):
    project.output.mkdir()
    (project.output / "thesis.doc").write_text("years of work", encoding="utf-8")
    with pytest.raises(OutputError):
        writer.check_output(project, project.output)
    (project.output / "manifest.json").write_text('{"generator": "other"}', encoding="utf-8")
    with pytest.raises(OutputError):
        writer.check_output(project, project.output)


def test_the_project_itself_is_never_an_output(project):
    for folder in (project.root, project.root.parent, project.content, project.content / "x"):
        with pytest.raises(OutputError):
            writer.check_output(project, folder)


def test_a_second_build_says_so_and_stops(project):
    with writer.build_lock(project), pytest.raises(BusyError):
        writer.build_lock(project)
    writer.build_lock(project).release()


def test_a_build_that_was_killed_does_not_keep_the_next_one_out(project):
    code = (
        "import sys, time; from pathlib import Path; from reportgen.project import Project\n"
        "from reportgen.publish.writer import build_lock\n"
        "lock = build_lock(Project(Path(sys.argv[1]))); print('held', flush=True); time.sleep(60)"
    )
    child = subprocess.Popen(
        [sys.executable, "-c", code, str(project.root)], stdout=subprocess.PIPE, text=True
    )
    with child:
        assert child.stdout.readline() == "held\n"
        with pytest.raises(BusyError):
            writer.build_lock(project)
        child.kill()
    writer.build_lock(project).release()


def test_the_manifest_names_every_file_with_its_hash(project):
    publish(project, project.output, "one")
    manifest = json.loads((project.output / "manifest.json").read_text(encoding="utf-8"))
    assert [entry["path"] for entry in manifest["files"]] == ["2024/index.html", "index.html"]
    assert manifest["files"][0]["sha256"].startswith("7692c3ad3540bb80")


@pytest.mark.parametrize("path", ["../x.html", "/x.html", "a//b", "a b.html", "a/../b", ""])
def test_a_path_that_leaves_the_site_is_a_mistake_of_ours(project, path):
    with pytest.raises(ValueError):
        stage(project.output, artifact(path, "x"))
    assert not project.output.exists()


def test_two_paths_that_differ_only_in_case_are_refused(project):
    with pytest.raises(ValueError):
        stage(project.output, artifact("a.html", "x"), artifact("A.html", "x"))


@pytest.mark.skipif(os.name == "nt", reason="file modes of another kind")
@pytest.mark.skipif(hasattr(os, "geteuid") and os.geteuid() == 0, reason="root may write anywhere")
def test_an_output_that_cannot_be_written_is_said_and_not_a_crash(project):
    project.root.chmod(0o500)
    with pytest.raises(OutputError):
        stage(project.output, artifact("a.html", "x"))


def test_a_link_that_leads_nowhere_is_found_before_the_site_is_published():
    page = (
        '<a href="b/index.html">1</a><a href="b/index.html#there">2</a><a href="#here">3</a>'
        '<p id="here"></p><a href="https://example.org/">4</a>'
        '<a href="gone.html">5</a><a href="b/index.html#gone">6</a><a href="/root.html">7</a>'
        '<img src="//cdn.example/x.png" alt="x">'
    )
    site = [artifact("index.html", page), artifact("b/index.html", '<p id="there">')]
    found = [(f.code, f.values["target"]) for f in check_site(site) if "target" in f.values]
    assert found == [
        ("site/not-relative", "//cdn.example/x.png"),
        ("site/not-relative", "/root.html"),
        ("site/broken-link", "b/index.html#gone"),
        ("site/broken-link", "gone.html"),
    ]


def test_the_same_broken_target_on_several_pages_is_one_finding():
    site = [
        artifact("index.html", '<a href="2024/gone.html">x</a>'),
        artifact("2024/index.html", '<a href="gone.html">x</a>'),
    ]
    (found,) = (f for f in check_site(site) if f.code == "site/broken-link")
    assert (found.count, found.location.path) == (2, "site/2024/index.html")


@pytest.mark.parametrize(
    "html",
    ['<p style="color:red">', "<style>p{}</style>", "<script>x()</script>", '<p onclick="x()">'],
)
def test_inline_style_and_script_are_found(html):
    page = f'<html lang="en"><body><h1>x</h1>{html}</body></html>'
    assert [f.code for f in check_site([artifact("index.html", page)])] == ["site/inline-code"]


@pytest.mark.skipif(os.name == "nt", reason="no SIGKILL")
def test_a_build_killed_at_random_moments_leaves_the_old_site_or_the_new_one(project):
    publish(project, project.output, "0")
    code = (
        "import sys; from pathlib import Path; from reportgen.project import Project\n"
        "from reportgen.publish import writer\n"
        "from reportgen.publish.artifacts import Artifact\n"
        "project = Project(Path(sys.argv[1])); n = 0\n"
        "while True:\n"
        "    n += 1; text = str(n).encode()\n"
        "    files = [Artifact(path=f'{k}.html', make=lambda t=text: t) for k in range(5)]\n"
        "    files.append(Artifact(path='index.html', make=lambda t=text: t))\n"
        "    writer.stage(files, project.output, report='r', version='1', progress=lambda a, b: 0)\n"
        "    writer.swap(project, project.output)\n"
        "    if n == 1: print('running', flush=True)\n"
    )
    for wait in (0.003, 0.011, 0.017, 0.029):
        child = subprocess.Popen(
            [sys.executable, "-c", code, str(project.root)], stdout=subprocess.PIPE, text=True
        )
        with child:
            assert child.stdout.readline() == "running\n"
            time.sleep(wait)
            os.kill(child.pid, signal.SIGKILL)
        writer.mend(project)
        texts = {
            path.read_text(encoding="utf-8") for path in sorted(project.output.rglob("*.html"))
            if path.name != "manifest.json"
        }  # fmt: skip
        assert len(texts) == 1
