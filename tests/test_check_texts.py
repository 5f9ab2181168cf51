"""``reportgen check`` of claims: files, pasted text, what is told, excused and written back.

A stub judges a few numbers known by heart (``tests/claims/stub_engine.py``).
"""

from __future__ import annotations

import json
import subprocess
import sys

import docx
import pytest
from click.testing import CliRunner

from reportgen.cli import commands
from reportgen.errors import NoProjectError, OutputError
from tests.claims import stub_engine
from tests.conftest import PROGRESS

WRONG = PROGRESS + "\n旧稿写作1155.2。\n"


@pytest.fixture
def seen(monkeypatch):
    """Return the texts and pages the stub was given."""
    texts = []
    stub_engine.use(monkeypatch, texts)
    monkeypatch.setenv("NO_COLOR", "1")
    return texts


def run(*arguments, text=None):
    return CliRunner().invoke(commands, ["check", *(str(a) for a in arguments)], input=text)


def written(folder, name, text):
    file = folder / name
    file.write_bytes(text if isinstance(text, bytes) else text.encode("utf-8"))
    return file


# What is checked ------------------------------------------------------------------------------


@pytest.mark.usefixtures("seen")
def test_the_whole_project_is_checked_and_the_last_line_is_the_coverage(make_project):
    root = make_project(**{"content/narrative/zh/progress.md": PROGRESS + "\n旧稿88家，115.52。\n"})
    done = run("-C", root)
    assert done.exit_code == 0, done.output
    # Four bindings of the two narratives and 115.52 are right.
    lines = done.stdout.splitlines()
    assert lines[-1] == "6 处陈述中 5 处核实，0 处不符，0 处两可，1 处未核（已列出）"
    assert lines[-2].startswith("content/narrative/zh/progress.md:9:3  未核  88  ")


@pytest.mark.usefixtures("seen")
def test_a_contradiction_is_an_error_at_its_place(make_project):
    root = make_project(**{"content/narrative/zh/progress.md": WRONG})
    done = run("-C", root)
    assert done.exit_code == 1
    assert "content/narrative/zh/progress.md:9:5  error  claim/decimal-point-lost" in done.stdout
    assert "9 | 旧稿写作1155.2。\n     |         ^^^^^^\n" in done.stdout


def test_a_text_file_from_anywhere_assumes_nothing(make_project, tmp_path, seen):
    file = written(tmp_path, "release.txt", "指数为1155.2。")
    done = run("-C", make_project(), file)
    assert done.exit_code == 1
    assert f"{file.as_posix()}:1:4  error  claim/decimal-point-lost" in done.stdout
    [(text, page)] = seen
    assert text == "指数为1155.2。"
    assert (page.edition, page.region, page.indicator, page.period, page.date) == (
        "", "", "", None, None,
    )  # fmt: skip


def test_options_say_what_a_pasted_text_is_about(make_project, seen):
    about = ["--edition", "S 2023", "--region", "甲市", "--year", "2023", "--date", "2024-06-07"]
    done = run("-C", make_project(), "--text", "-", *about, text="指数为115.52。\r\n又88。")
    assert done.exit_code == 0
    assert done.stdout.splitlines()[0].startswith("-:2:2  未核  88")
    [(text, page)] = seen
    assert text == "指数为115.52。\n又88。"
    assert (page.edition, page.region, str(page.period)) == ("S 2023", "1", "2023")
    assert str(page.date) == "2024-06-07"


def test_a_text_can_be_given_as_an_option(make_project, seen):
    assert run("-C", make_project(), "--text", "指数为1155.2").exit_code == 1
    assert seen[0][0] == "指数为1155.2"


def test_pasted_text_may_be_gb18030(make_project, seen):
    done = run("-C", make_project(), "--text", "-", text="指数为115.52。".encode("gb18030"))
    assert done.exit_code == 0
    assert seen[0][0] == "指数为115.52。"


def test_a_narrative_of_the_project_means_its_page_and_its_bindings_are_checked(make_project, seen):
    text = PROGRESS.replace('value("index")', 'value("indx")', 1)
    root = make_project(**{"content/narrative/zh/progress.md": text})
    done = run("-C", root, root / "content/narrative/zh/progress.md")
    assert done.exit_code == 1
    assert "progress.md:2:" in done.stdout or "progress.md:3:" in done.stdout
    assert "name/unknown-indicator" in done.stdout
    [(_, page)] = seen
    assert (page.edition, page.region, page.indicator, str(page.period)) == (
        "S 2023", "1", "index", "2023",
    )  # fmt: skip


def test_a_markdown_file_of_anybody_says_in_its_front_matter_what_it_is_about(
    make_project, tmp_path, seen
):
    file = written(
        tmp_path, "post.md",
        "---\ntitle: x\ntags: [a, b]\nregion: 甲市\nedition: nowhere\nperiod: 2022\n---\n"
        '见[这里](a/88.html)：1155.2，{{ value("index") }}，{{ x.y | odd }}。'
        "<!-- claim: ignore 引文 -->\n",
    )  # fmt: skip
    done = run("-C", make_project(), file)
    assert done.exit_code == 0, done.output
    [(_, page)] = seen
    assert (page.edition, page.region, str(page.period)) == ("", "1", "2022")
    told = "2 处陈述中 1 处核实，0 处不符，0 处两可，0 处未核，1 处已说明"
    assert done.stdout.splitlines()[-1] == told


def test_options_go_before_front_matter(make_project, tmp_path, seen):
    file = written(tmp_path, "post.md", "---\nregion: 乙市\n---\n1155.2\n")
    run("-C", make_project(), file, "--region", "丙")
    assert seen[0][1].region == "3"


@pytest.mark.usefixtures("seen")
def test_several_files_are_one_run(make_project, tmp_path):
    files = [written(tmp_path, f"{n}.txt", "115.52，88") for n in "ab"]
    done = run("-C", make_project(), *files)
    assert done.stdout.splitlines()[-1].startswith("4 处陈述中 2 处核实")


def test_the_project_is_found_from_the_working_folder(make_project, tmp_path, seen, monkeypatch):
    monkeypatch.chdir(make_project() / "content")
    assert run(written(tmp_path, "a.txt", "115.52")).exit_code == 0
    monkeypatch.chdir(tmp_path)
    assert isinstance(run(tmp_path / "a.txt").exception, NoProjectError)
    assert len(seen) == 1


def test_texts_are_checked_without_pages_and_pictures(make_project, tmp_path):
    file = written(tmp_path, "a.txt", "2023年总指数为115.52。")
    code = (
        "import sys\nfrom click.testing import CliRunner\nfrom reportgen.cli import commands\n"
        "done = CliRunner().invoke(commands, ['check', *sys.argv[1:]])\n"
        "assert done.exit_code in (0, 3), done.output\n"
        "heavy = {'matplotlib', 'lxml'} & set(sys.modules)\n"
        "assert not heavy, heavy\n"
    )
    arguments = [sys.executable, "-c", code, "-C", str(make_project()), str(file)]
    subprocess.run(arguments, check=True)


# What is told ---------------------------------------------------------------------------------


@pytest.mark.usefixtures("seen")
def test_json_has_every_claim_with_place_formula_and_cells(make_project):
    done = run("-C", make_project(), "--text", "增9.99%，又88、115.52", "--json")
    told = json.loads(done.stdout)
    assert done.exit_code == 1
    assert set(told) == {"claims", "findings", "coverage"}
    wrong, unchecked, right = told["claims"]
    assert (wrong["path"], wrong["line"], wrong["column"], wrong["end_column"]) == ("-", 1, 2, 7)
    assert (wrong["text"], wrong["kind"], wrong["state"]) == ("9.99%", "yoy", "contradicted")
    assert (wrong["code"], wrong["expected"], wrong["found"]) == (
        "claim/growth-mismatch", "11.74", "9.99%",
    )  # fmt: skip
    assert wrong["formula"].startswith("115.52 / 103.38")
    assert [(c["path"], c["line"]) for c in wrong["trail"]] == [("content/data/numbers.csv", 4)]
    assert unchecked["state"] == "unchecked"
    assert unchecked["reason"]
    assert right["reason"] is None
    [finding] = told["findings"]
    assert finding["code"] == "claim/growth-mismatch"
    counts = {key: told["coverage"][key] for key in ("claims", "verified", "contradicted")}
    assert counts == {"claims": 3, "verified": 1, "contradicted": 1}


@pytest.mark.usefixtures("seen")
def test_json_of_the_project_has_the_same(make_project):
    root = make_project(**{"content/narrative/zh/progress.md": WRONG})
    told = json.loads(run("-C", root, "--json").stdout)
    assert {"claims", "findings", "coverage", "pages"} <= set(told)
    assert [claim["text"] for claim in told["claims"]] == ["1155.2"]
    assert told["coverage"]["bound"] == 4


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.usefixtures("seen")
def test_the_coverage_is_told_in_the_language_of_the_project(make_project, language):
    from tests.conftest import REPORT

    root = make_project(**{"content/report.yml": REPORT + f"language: {language}\n"})
    last = run("-C", root, "--text", "103.3，88").stdout.splitlines()[-1]
    assert (
        last
        == {
            "zh": "2 处陈述中 0 处核实，0 处不符，1 处两可，1 处未核（已列出）",
            "en": "0 of 2 claims verified, 0 contradicted, 1 ambiguous, 1 unchecked (listed)",
        }[language]
    )


@pytest.mark.parametrize(
    ("chosen", "codes", "exit_code"),
    [
        ([], ["claim/decimal-point-lost", "claim/growth-mismatch", "claim/hidden-fall"], 1),
        (["--select", "claim/growth-mismatch"], ["claim/growth-mismatch"], 1),
        (["--ignore", "claim/growth-mismatch", "--ignore", "claim/decimal-point-lost"],
         ["claim/hidden-fall"], 0),
        (["--select", "claim/", "--ignore", "claim/hidden-fall"],
         ["claim/decimal-point-lost", "claim/growth-mismatch"], 1),
        (["--ignore", "claim/"], [], 0),
        (["--select", "data/"], [], 0),
        (["--select", "claim/hidden-fall", "--strict"], ["claim/hidden-fall"], 1),
    ],
)  # fmt: skip
@pytest.mark.usefixtures("seen")
def test_findings_can_be_chosen_by_code_and_area(make_project, chosen, codes, exit_code):
    done = run("-C", make_project(), "--text", "1155.2，9.99%，7.48%", "--json", *chosen)
    assert [finding["code"] for finding in json.loads(done.stdout)["findings"]] == codes
    assert done.exit_code == exit_code


@pytest.mark.usefixtures("seen")
def test_findings_of_the_whole_project_can_be_chosen_too(make_project):
    files = {"content/narrative/zh/extra.md": "---\ntitle: 多\n---\n1155.2\n"}
    done = run("-C", make_project(**files), "--select", "narrative/", "--json")
    assert [f["code"] for f in json.loads(done.stdout)["findings"]] == ["narrative/not-listed"]
    assert done.exit_code == 0


@pytest.mark.usefixtures("seen")
def test_a_warning_fails_only_when_strict(make_project):
    root = make_project()
    assert run("-C", root, "--text", "7.48%").exit_code == 0
    assert run("-C", root, "--text", "7.48%", "--strict").exit_code == 1


@pytest.mark.parametrize("text", ["", " \n", "没有数字的一句话。"])
@pytest.mark.usefixtures("seen")
def test_nothing_to_check_is_exit_3(make_project, text):
    done = run("-C", make_project(), "--text", text)
    assert done.exit_code == 3
    assert done.stdout == ""


@pytest.mark.parametrize(
    ("arguments", "hint"),
    [
        (["--text", "5", "--edition", "S2023"], "S 2023"),
        (["--text", "5", "--region", "乙式"], "乙"),
        (["--text", "5", "--year", "去年"], "2023"),
        (["--text", "5", "--date", "2024"], "%Y-%m-%d"),
        (["--text", "5", "--select", "claim/value-mismach"], "claim/value-mismatch"),
        (["--text", "5", "--ignore", "claims/"], "claim/"),
        (["--text", "5", "--ignore", "zzz"], "claim/"),
        (["--edition", "S 2023"], "--text"),
        (["nowhere.md"], "nowhere.md"),
        ([__file__], ".docx"),
        (["--text", "5", "--comments", "out.docx"], "--comments"),
    ],
)
@pytest.mark.usefixtures("seen")
def test_a_mistake_in_the_command_line_is_exit_2_and_names_what_is_near(
    make_project, arguments, hint
):
    done = run("-C", make_project(), *arguments)
    assert done.exit_code == 2
    assert hint in done.stderr


@pytest.mark.usefixtures("seen")
def test_a_file_and_a_text_together_are_a_mistake(make_project, tmp_path):
    file = written(tmp_path, "a.txt", "115.52")
    assert run("-C", make_project(), file, "--text", "5").exit_code == 2


@pytest.mark.usefixtures("seen")
def test_a_file_that_is_no_text_is_a_finding(make_project, tmp_path):
    file = written(tmp_path, "a.txt", b"\xff\xff\xff")
    done = run("-C", make_project(), file)
    assert done.exit_code == 1
    assert "config/encoding" in done.stdout


@pytest.mark.usefixtures("seen")
def test_a_project_that_cannot_be_read_is_told(make_project):
    done = run("-C", make_project(**{"content/report.yml": "id: [\n"}), "--text", "115.52")
    assert done.exit_code == 1
    assert "config/yaml" in done.stdout


@pytest.mark.usefixtures("seen")
def test_a_pasted_text_cannot_write_to_the_terminal(make_project):
    done = run("-C", make_project(), "--text", "\x1b[31m\u202e1155.2，88")
    assert "\x1b" not in done.stdout
    assert "\u202e" not in done.stdout


def test_annotations_name_files_from_the_working_folder(make_project, tmp_path, seen, monkeypatch):
    root = make_project(**{"content/narrative/zh/progress.md": WRONG})
    outside = written(tmp_path, "a.txt", "1155.2")
    monkeypatch.chdir(tmp_path)
    files = ["a.txt", outside, "project/content/narrative/zh/progress.md"]
    done = run("-C", root, *files, "--format", "github")
    named = [line.split("file=")[1].split(",")[0] for line in done.stdout.splitlines()]
    assert named == ["a.txt", "a.txt", "project/content/narrative/zh/progress.md"]
    assert len(seen) == 3


# Word -----------------------------------------------------------------------------------------


def word_file(folder, *paragraphs):
    document = docx.Document()
    for text in paragraphs:
        document.add_paragraph(text)
    file = folder / "chapter.docx"
    document.save(file)
    return file


@pytest.mark.usefixtures("seen")
def test_a_word_file_is_checked_and_a_copy_gets_a_comment_at_each_wrong_number(
    make_project, tmp_path
):
    file = word_file(tmp_path, "指数为115.52。", "旧稿为1155.2，增9.99%，另有88家。")
    before = file.read_bytes()
    out = tmp_path / "out.docx"
    done = run("-C", make_project(), file, "--comments", out)
    assert done.exit_code == 1
    assert "chapter.docx:2:4  error  claim/decimal-point-lost" in done.stdout
    assert file.read_bytes() == before
    copy = docx.Document(out)
    assert [p.text for p in copy.paragraphs] == [p.text for p in docx.Document(file).paragraphs]
    point, growth = (comment.text for comment in copy.comments)
    for part in ("115.52", "《年鉴》", "content/data/numbers.csv:4"):
        assert part in point
    for part in ("11.74", "115.52 / 103.38 − 1", "《年鉴》"):
        assert part in growth


@pytest.mark.usefixtures("seen")
def test_what_is_ignored_gets_no_comment(make_project, tmp_path):
    file = word_file(tmp_path, "旧稿为1155.2，增9.99%。")
    out = tmp_path / "out.docx"
    run("-C", make_project(), file, "--comments", out, "--ignore", "claim/growth-mismatch")
    assert len(list(docx.Document(out).comments)) == 1


@pytest.mark.usefixtures("seen")
def test_the_original_is_not_replaced_and_an_output_that_cannot_be_written_is_exit_5(
    make_project, tmp_path
):
    file = word_file(tmp_path, "1155.2")
    root = make_project()
    assert run("-C", root, file, "--comments", file).exit_code == 2
    done = run("-C", root, file, "--comments", tmp_path / "no" / "out.docx")
    assert isinstance(done.exception, OutputError)


@pytest.mark.usefixtures("seen")
def test_a_word_file_that_is_none_is_a_finding(make_project, tmp_path):
    done = run("-C", make_project(), written(tmp_path, "a.docx", "text"))
    assert done.exit_code == 1
    assert "document/" in done.stdout


# Explaining -----------------------------------------------------------------------------------


def test_a_code_is_explained_with_a_wrong_and_a_right_example(tmp_path):
    explained = CliRunner().invoke(
        commands, ["explain", "-C", str(tmp_path), "claim/interval-count"]
    )
    assert explained.exit_code == 0
    assert explained.stdout.count("✗") == 2
    assert "✓ 2011年到2023年，指数年均增长8.55%。" in explained.stdout
