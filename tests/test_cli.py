"""The command line: what it prints, where it writes, and exit codes that tell the truth."""

from __future__ import annotations

import json
import os
import subprocess
import sys

import pytest
from click.testing import CliRunner

from reportgen.cli import commands
from reportgen.errors import NoProjectError, OutputError
from tests.conftest import DATA, PROGRESS

FIGURES = """\
figures:
  growth:
    title: {zh: 指数, en: Index}
    kind: bars_line
    rows: {periods: 2021-2023}
    columns: [{indicator: index}, {measure: yoy, mark: line}]
"""
WITH_FIGURE = PROGRESS + '\n见{@fig:growth}。\n\n{{ figure("growth") }}\n'


def run(*arguments):
    return CliRunner().invoke(commands, [str(a) for a in arguments])


def tree(folder):
    return {
        p.relative_to(folder).as_posix(): p.read_bytes() for p in folder.rglob("*") if p.is_file()
    }


def test_build_writes_a_site_says_where_it_is_and_counts_what_it_made(make_project):
    root = make_project(
        **{"content/figures.yml": FIGURES, "content/narrative/zh/progress.md": WITH_FIGURE}
    )
    done = run("build", "-C", root)
    assert done.exit_code == 0, done.output
    pages = len(list((root / "site").rglob("*.html")))
    assert f"{pages} 页，2 幅图，0 个错误，0 个提醒" in done.stderr
    assert str(root / "site" / "index.html") in done.stderr
    assert "115.52" in (root / "site/2023/chapters/progress/index.html").read_text(encoding="utf-8")


def test_two_builds_give_the_same_bytes_with_and_without_the_cache(make_project):
    root = make_project(
        **{"content/figures.yml": FIGURES, "content/narrative/zh/progress.md": WITH_FIGURE}
    )
    run("build", "-C", root)
    first = tree(root / "site")
    run("build", "-C", root)
    assert tree(root / "site") == first
    run("build", "-C", root, "--no-cache", "-o", root / "other")
    assert tree(root / "other") == first


def test_a_site_contains_no_path_of_the_machine_it_was_built_on(make_project):
    root = make_project()
    run("build", "-C", root)
    for name, data in tree(root / "site").items():
        assert str(root).encode() not in data, name
        assert b"content/" not in data, name


def test_an_error_leaves_the_old_site_as_it_was(make_project):
    root = make_project()
    run("build", "-C", root)
    before = tree(root / "site")
    (root / "content/data/numbers.csv").write_text(
        DATA + "index,9,2023,1,,,,book,\n", encoding="utf-8"
    )
    done = run("build", "-C", root)
    assert done.exit_code == 1
    assert "name/unknown-region" in done.stdout or "data/" in done.stdout
    assert "没有改动已有的网站" in done.stderr
    assert tree(root / "site") == before
    assert sorted(p.name for p in root.iterdir()) == [".reportgen", "build", "content", "site"]


def test_check_writes_nothing(make_project):
    root = make_project()
    done = run("check", "-C", root)
    assert done.exit_code == 0, done.output
    assert not (root / "site").exists()


def test_warnings_fail_only_when_strict(make_project):
    root = make_project(**{"content/narrative/zh/extra.md": "---\ntitle: 多\n---\n字\n"})
    assert run("check", "-C", root).exit_code == 0
    assert run("build", "-C", root).exit_code == 0
    assert run("check", "-C", root, "--strict").exit_code == 1


def test_findings_come_as_json_with_their_places(make_project):
    text = PROGRESS.replace('value("index")', 'value("indx")')
    root = make_project(**{"content/narrative/zh/progress.md": text})
    done = run("check", "-C", root, "--json")
    told = json.loads(done.stdout)
    assert done.exit_code == 1
    found = told["findings"][0]
    assert (found["code"], found["path"]) == (
        "name/unknown-indicator", "content/narrative/zh/progress.md",
    )  # fmt: skip
    assert (found["line"], found["column"], found["end_column"], found["count"]) == (3, 22, 28, 2)
    assert told["site"] is None


def test_findings_come_as_annotations_of_a_pull_request(make_project):
    text = PROGRESS.replace('value("index")', 'value("indx")')
    root = make_project(**{"content/narrative/zh/progress.md": text})
    done = run("check", "-C", root, "--format", "github")
    assert done.stdout.startswith("::error file=content/narrative/zh/progress.md,line=")


def test_a_wrong_number_is_underlined_in_the_line_it_stands_in(make_project):
    root = make_project(**{"content/data/numbers.csv": DATA.replace("500.0", "500,0")})
    text = run("check", "-C", root).stdout
    assert "content/data/numbers.csv:6" in text
    assert "^" in text


def test_the_project_is_found_from_any_folder_in_it(make_project):
    root = make_project()
    assert run("check", "-C", root / "content" / "data").exit_code == 0


def test_no_project_is_exit_2_and_says_how_to_make_one(tmp_path):
    done = subprocess.run(
        [sys.executable, "-m", "reportgen", "build", "-C", str(tmp_path)],
        capture_output=True, text=True, encoding="utf-8", check=False,
    )  # fmt: skip
    assert done.returncode == 2
    assert "reportgen init" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_wrong_option_is_exit_2():
    done = subprocess.run(
        [sys.executable, "-m", "reportgen", "build", "--nope"],
        capture_output=True, text=True, encoding="utf-8", check=False,
    )  # fmt: skip
    assert done.returncode == 2


def test_an_output_folder_that_is_not_ours_is_refused(make_project, tmp_path):
    root = make_project()
    mine = tmp_path / "mine"
    mine.mkdir()
    (mine / "thesis.txt").write_text("x", encoding="utf-8")
    done = run("build", "-C", root, "-o", mine)
    assert isinstance(done.exception, OutputError)
    assert done.exception.exit_code == 5
    assert (mine / "thesis.txt").exists()


def test_quiet_says_nothing_when_all_is_well_and_the_log_file_has_it(make_project, tmp_path):
    log = tmp_path / "log.txt"
    done = run("build", "-C", make_project(), "--quiet", "--log-file", log)
    assert (done.stdout, done.stderr) == ("", "")
    assert "0 个错误" in log.read_text(encoding="utf-8")


def test_explain_prints_the_formula_the_window_and_the_cells(make_project):
    done = run("explain", "-C", make_project(), 'cagr("index", since=2021)')
    assert done.exit_code == 0, done.output
    assert "(115.52 / 100.00)^(1/2) − 1" in done.stdout
    assert "2021—2023" in done.stdout
    assert "content/data/numbers.csv:4" in done.stdout
    assert "《年鉴》" in done.stdout


def test_explain_as_json_keeps_all_digits(make_project):
    done = run("explain", "-C", make_project(), "--json", 'yoy("index")')
    fact = json.loads(done.stdout)["facts"][0]
    assert fact["value"].startswith("0.1174308")
    assert [cell["line"] for cell in fact["cells"]] == [3, 4]


def test_explain_names_what_is_wrong_with_the_question(make_project):
    done = run("explain", "-C", make_project(), 'value("indx")')
    assert done.exit_code == 1
    assert "index" in done.stderr


def test_explain_documents_a_code_without_a_project(tmp_path):
    done = run("explain", "-C", tmp_path, "config/duplicate-key")
    assert done.exit_code == 0
    assert "duplicate" in done.stdout or "already" in done.stdout


def test_explain_of_a_code_there_is_none_of_names_the_nearest(tmp_path):
    done = run("explain", "-C", tmp_path, "config/duplicate-keys")
    assert done.exception.exit_code == 2
    assert "config/duplicate-key" in str(done.exception)


def test_schema_prints_the_schema_of_one_file():
    told = json.loads(run("schema", "--file", "indicators").stdout)
    assert "indicators" in told["properties"]


def test_init_makes_a_project_that_builds_without_a_finding(tmp_path):
    assert run("init", tmp_path / "x").exit_code == 0
    done = run("build", "-C", tmp_path / "x", "--strict")
    assert done.exit_code == 0, done.output
    assert (tmp_path / "x/site/index.html").exists()


def test_init_does_not_touch_a_folder_with_something_in_it(tmp_path):
    (tmp_path / "a.txt").write_text("x", encoding="utf-8")
    assert isinstance(run("init", tmp_path).exception, OutputError)


def test_help_and_version_import_nothing_heavy():
    code = (
        "import sys\nfrom click.testing import CliRunner\nfrom reportgen.cli import commands\n"
        "assert CliRunner().invoke(commands, ['--help']).exit_code == 0\n"
        "assert CliRunner().invoke(commands, ['build', '--help']).exit_code == 0\n"
        "assert CliRunner().invoke(commands, ['--version']).exit_code == 0\n"
        "heavy = {'pandas', 'matplotlib', 'pydantic', 'jinja2', 'yaml', 'markdown', 'babel'}\n"
        "assert not heavy & set(sys.modules), heavy & set(sys.modules)\n"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


def test_charts_that_are_remembered_need_no_matplotlib(make_project):
    root = make_project(
        **{"content/figures.yml": FIGURES, "content/narrative/zh/progress.md": WITH_FIGURE}
    )
    run("build", "-C", root)
    code = (
        "import sys\nfrom pathlib import Path\nfrom reportgen import pipeline\n"
        "from reportgen.project import Project\n"
        "outcome = pipeline.build(Project(Path(sys.argv[1])))\n"
        "assert outcome.charts == 2 and 'matplotlib' not in sys.modules\n"
    )
    subprocess.run([sys.executable, "-c", code, str(root)], check=True)


def test_a_bug_of_ours_is_exit_70_with_a_log_and_no_traceback(make_project):
    code = (
        "import reportgen.pipeline as p, reportgen.cli as c, sys\n"
        "def broken(*a, **k): raise RuntimeError('secret')\n"
        "p.build = broken\n"
        f"sys.argv = ['reportgen', 'build', '-C', {str(make_project())!r}]\n"
        "c.main()\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, encoding="utf-8", check=False
    )
    assert done.returncode == 70
    assert "Traceback" not in done.stderr
    log = done.stderr.strip().rsplit("\n", 1)[-1]
    with open(log, encoding="utf-8") as file:  # noqa: PTH123
        assert "secret" in file.read()
    os.unlink(log)  # noqa: PTH108


def test_the_project_must_exist(tmp_path):
    assert isinstance(run("check", "-C", tmp_path).exception, NoProjectError)


@pytest.mark.parametrize("name", ["build", "check"])
def test_the_commands_that_check_a_project_take_the_same_options(name):
    text = run(name, "--help").stdout
    for option in (
        "--project",
        "--strict",
        "--json",
        "--format",
        "--quiet",
        "--verbose",
        "--log-file",
    ):
        assert option in text


def test_a_log_file_that_cannot_be_written_is_said_before_anything_is_built(make_project, tmp_path):
    root = make_project()
    done = run("build", "-C", root, "--log-file", tmp_path / "no" / "such" / "folder.log")
    assert isinstance(done.exception, OutputError)
    assert not (root / "site").exists()


@pytest.mark.parametrize("name", ["a\nb.csv", "a\x1b[31mb.csv"])
def test_a_file_name_cannot_write_to_the_terminal(make_project, name):
    root = make_project()
    (root / "content" / "data" / name).write_text("", encoding="utf-8")
    shown = run("check", "-C", root).stdout
    assert "\x1b[31m" not in shown
    assert shown.startswith("content/data/a\\u00")
