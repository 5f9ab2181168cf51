"""The documentation: its commands run, its examples load, and it leaves nothing out."""

from __future__ import annotations

import json
import re
import runpy
import shlex
import shutil
import tomllib
from functools import cache
from itertools import zip_longest
from pathlib import Path
from typing import get_args

import docx
import pytest
import yaml
from click.testing import CliRunner

from reportgen import pipeline
from reportgen.cli import commands
from reportgen.config import displays, models
from reportgen.findings import as_text, catalogue
from reportgen.narrative.claims.checker import Checker
from reportgen.narrative.claims.coverage import STATE_WORDS
from reportgen.narrative.claims.model import STATES, Page
from reportgen.narrative.evaluate import Context
from reportgen.narrative.expressions import parse_expression
from reportgen.narrative.filters import FILTERS
from reportgen.narrative.functions import ALIASES, FUNCTIONS
from reportgen.narrative.model import FrontMatter
from reportgen.narrative.source_text import Span
from reportgen.narrative.subject import Subject
from reportgen.periods import parse_period
from reportgen.project import Project
from tests.conftest import ROOT

STARTER = ROOT / "starter"
PAGES = sorted(
    path.relative_to(ROOT).as_posix() for path in [*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md")]
)
PAIRS = [(page, page.replace(".md", ".zh.md")) for page in PAGES if "zh" not in page]
PAIRS = [(english, chinese) for english, chinese in PAIRS if chinese in PAGES]
CLAIMS = ("docs/claims.md", "docs/claims.zh.md")
BLOCK = re.compile(r"^```(\S*)(?: (\S+))?\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def text_of(page: str) -> str:
    return (ROOT / page).read_text(encoding="utf-8")


def blocks(page, language):
    """Return (file named, text) of every block of a language in a page."""
    return [(file, body) for kind, file, body in BLOCK.findall(text_of(page)) if kind == language]


def command_lines(page):
    return [line for _, body in blocks(page, "sh") for line in body.splitlines() if line.strip()]


def checks(page):
    """Return (command, output shown) of the commands of a page that are about texts of its own.

    They are all of those in the guide to claims, and elsewhere those above a ``checked`` block.
    """
    found = []
    all_blocks = BLOCK.findall(text_of(page))
    for (kind, _, body), (following, _, shown) in zip_longest(
        all_blocks, all_blocks[1:], fillvalue=("", "", "")
    ):
        lines = body.splitlines() if kind == "sh" else []
        is_shown = following == "checked"
        if is_shown or page in CLAIMS:
            found += [(line, shown if is_shown else None) for line in lines]
    return found


def without_code(page):
    return BLOCK.sub("", text_of(page))


def copy_of(source: Path, target: Path) -> Path:
    shutil.copytree(source, target, ignore=shutil.ignore_patterns("site", ".reportgen"))
    return target


@pytest.fixture(autouse=True)
def no_colours(monkeypatch):
    monkeypatch.setenv("NO_COLOR", "1")


# Commands -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("page", [page for page in PAGES if command_lines(page)])
def test_every_command_shown_runs(page, tmp_path, monkeypatch):
    monkeypatch.chdir(copy_of(STARTER, tmp_path / "starter"))
    targets = set(re.findall(r"^([a-z-]+):", text_of("Makefile"), re.MULTILINE))
    elsewhere = {line for line, _ in checks(page)}
    for line in command_lines(page):
        if line in elsewhere:
            continue
        program, *arguments = shlex.split(line)
        if program == "make":
            assert set(arguments) <= targets, line
        elif program == "reportgen":
            # The README speaks of the report in this repository, the guides of the starter.
            about_the_example = page.startswith("README") and arguments[0] == "explain"
            own = ["-C", str(ROOT)] if about_the_example else []
            done = CliRunner().invoke(commands, [*arguments, *own])
            assert done.exit_code == 0, f"{line}\n{done.output}"
        else:
            assert line == ". .venv/bin/activate"


def language_of(page):
    return "zh" if page.endswith(".zh.md") else "en"


def example_in(language, tmp_path):
    """Return a copy of the report in this repository whose findings are in a language."""
    root = tmp_path / "example"
    copy_of(ROOT / "content", root / "content")
    report = root / "content/report.yml"
    text = report.read_text(encoding="utf-8").replace(
        "\nlanguage: zh\n", f"\nlanguage: {language}\n"
    )
    report.write_text(text, encoding="utf-8")
    return root


@pytest.mark.parametrize("page", ["README.md", "README.zh.md"])
def test_the_explanation_in_the_readme_is_what_the_program_prints(page, tmp_path):
    root = example_in(language_of(page), tmp_path)
    (asked,) = [line for line in command_lines(page) if "explain 'cagr" in line]
    [(_, shown)] = blocks(page, "output")
    done = CliRunner().invoke(commands, [*shlex.split(asked)[1:], "-C", str(root)])
    assert done.stdout == shown


@pytest.mark.parametrize("page", ["README.md", "README.zh.md"])
def test_the_finding_in_the_readme_is_what_the_program_prints(page, tmp_path):
    language = language_of(page)
    project = Project(example_in(language, tmp_path))
    file = project.content / "data/rd_personnel.csv"
    rows = file.read_text(encoding="utf-8").splitlines()
    rows[2] = rows[2].replace(",198.35,", ",19835,")
    file.write_text("\n".join(rows) + "\n", encoding="utf-8")
    _, findings = pipeline.load(project, None)
    shown = [as_text(f, language, project.source_line(f.location.path, 3)) for f in findings]
    [(_, documented)] = blocks(page, "finding")
    assert [documented] == [f"{text}\n" for text in shown]


def with_texts(page, root):
    """Write the files a page names into a folder, and its .txt as the .docx it speaks of."""
    for _, name, body in BLOCK.findall(text_of(page)):
        if name:
            (root / name).write_text(body, encoding="utf-8")
    document = docx.Document()
    for line in (root / "release.txt").read_text(encoding="utf-8").splitlines():
        document.add_paragraph(line)
    document.save(root / "release.docx")


@pytest.mark.parametrize("page", [page for page in PAGES if checks(page)])
def test_every_check_of_a_text_prints_what_is_shown(page, tmp_path, monkeypatch):
    root = example_in(language_of(page), tmp_path)
    with_texts(page, root)
    monkeypatch.chdir(root)
    for line, shown in checks(page):
        command, _, file = line.partition(" < ")
        given = Path(file).read_bytes() if file else None
        done = CliRunner().invoke(commands, shlex.split(command)[1:], input=given)
        assert done.exit_code in {0, 1}, f"{line}\n{done.output}"
        if shown is not None:
            assert done.stdout == shown


@pytest.mark.parametrize("page", ["docs/commands.md", "docs/commands.zh.md"])
def test_every_command_and_option_is_documented(page):
    text = text_of(page)
    named = {f"`{option}`" for option in ("-h", "--help", "--version")}
    for name, command in commands.commands.items():
        assert f"`reportgen {name}`" in text
        for parameter in command.params:
            named |= {f"`{option}`" for option in parameter.opts if option.startswith("-")}
    assert {option for option in named if option not in text} == set()


# Examples -----------------------------------------------------------------------------------------


def lay_over(root: Path, name: str, text: str) -> None:
    """Put an example into a project: entries join those of a YAML file, other files are written."""
    file = root / name
    file.parent.mkdir(parents=True, exist_ok=True)
    if name.endswith(".yml") and file.exists() and not name.endswith("report.yml"):
        whole = yaml.safe_load(file.read_text(encoding="utf-8"))
        for key, entries in yaml.safe_load(text).items():
            whole[key] |= entries
        text = yaml.safe_dump(whole, allow_unicode=True, sort_keys=False)
    file.write_text(text, encoding="utf-8")


@pytest.mark.parametrize(
    "page", [page for page in PAGES if re.search(r"^```\S+ \S+$", text_of(page), re.MULTILINE)]
)
def test_the_examples_of_a_page_check_without_errors_over_the_starter(page, tmp_path):
    root = copy_of(STARTER, tmp_path / "project")
    for _, name, body in BLOCK.findall(text_of(page)):
        if name:
            lay_over(root, name, body)
    made = pipeline.make(Project(root), use_cache=False)
    # A figure that only shows how to declare one has no place in the prose of the starter.
    allowed = {"ref/never-placed"}
    assert [str(f.location) + " " + f.code for f in made.findings if f.code not in allowed] == []


def test_yaml_and_csv_examples_say_which_file_they_belong_to():
    nameless = [
        (page, kind)
        for page in PAGES
        for kind, name, _ in BLOCK.findall(text_of(page))
        if kind in {"yaml", "csv", "markdown", "html", "css"} and not name
    ]
    assert nameless == []


@cache
def facts_of_the_example():
    inputs, _ = pipeline.load(Project(ROOT), None)
    return pipeline.compute(inputs)


def printed(binding: str, language: str) -> str:
    facts = facts_of_the_example()
    period = parse_period(facts.config.report.defaults.period)
    page = Subject(indicator="index", region="YRD", period=period)
    context = Context(facts=facts, page=page, language=language)
    expression = parse_expression(binding, Span(0, len(binding)))
    return "".join(piece.text for piece in context.pieces(expression))


@pytest.mark.parametrize("page", ["docs/bindings.md", "docs/bindings.zh.md"])
def test_every_binding_in_the_reference_prints_what_stands_beside_it(page):
    rows = re.findall(r"^\| `(\S+?(?:\(|\").*?)` \| (.+) \|$", text_of(page), re.MULTILINE)
    bindings = [(binding.replace(r"\|", "|"), shown) for binding, shown in rows]
    assert len(bindings) > 35
    language = language_of(page)
    assert [(b, printed(b, language)) for b, _ in bindings] == bindings


@pytest.mark.parametrize("page", CLAIMS)
def test_every_sentence_in_the_guide_to_claims_is_judged_as_it_says(page):
    checker = Checker(facts_of_the_example())
    about = Page(edition="YRD-CII 2024", region="YRD")
    words = STATE_WORDS[language_of(page)]
    states = "|".join(words[state] for state in STATES)
    rows = re.findall(rf"^\| .+ \| (.+) \| (({states}).*) \|$", text_of(page), re.MULTILINE)
    assert len(rows) > 30
    judged = []
    for sentence, _, _ in rows:
        worst = min(
            checker.check(sentence, about),
            key=lambda verdict: ("contradicted", "ambiguous", "unchecked", "verified").index(
                verdict.state
            ),
        )
        judged.append((sentence, words[worst.state], worst.expected))
    wrong = [
        (shown, found)
        for (sentence, shown, state), found in zip(rows, judged, strict=True)
        if found[1] != state or (state == words["contradicted"] and found[2] not in shown)
    ]
    assert wrong == []


# Nothing left out ---------------------------------------------------------------------------------


@pytest.mark.parametrize("page", ["docs/bindings.md", "docs/bindings.zh.md"])
def test_every_function_format_and_argument_is_documented(page):
    text = text_of(page)
    arguments = {name for signature in FUNCTIONS.values() for name in signature.keywords}
    names = {*FUNCTIONS, *FILTERS, *arguments, *ALIASES}
    assert {name for name in names if f"`{name}`" not in text} == set()
    examples = "".join(re.findall(r"^\| `.*", text, re.MULTILINE))
    assert {name for name in FUNCTIONS if f"{name}(" not in examples} == set()


def keys(*of):
    return {name for model in of for name in model.model_fields}


@pytest.mark.parametrize("page", ["docs/data-formats.md", "docs/data-formats.zh.md"])
def test_every_key_of_the_files_is_documented(page):
    every = [
        model
        for module in (models, displays)
        for model in vars(module).values()
        if isinstance(model, type) and issubclass(model, models.Model)
    ]
    missing = {name for name in keys(*every) if f"`{name}`" not in text_of(page)}
    assert missing - {"zh", "en", "tile", "one"} == set()
    assert {k for k in get_args(displays.ChartKind) if f"`{k}`" not in text_of(page)} == set()


@pytest.mark.parametrize("page", ["docs/editors.md", "docs/editors.zh.md"])
def test_every_key_of_the_front_matter_is_documented(page):
    assert {name for name in keys(FrontMatter) if f"`{name}`" not in text_of(page)} == set()


@pytest.mark.parametrize("page", CLAIMS)
def test_every_code_of_a_claim_is_documented_and_warnings_are_called_so(page):
    rows = re.findall(r"^\| (`claim/.*`) \| (.*) \|$", text_of(page), re.MULTILINE)
    word = {"zh": "提醒", "en": "warning"}[language_of(page)]
    told = [
        (code, "warning" if meaning.startswith(word) else "error")
        for codes, meaning in rows
        for code in re.findall(r"`(.*?)`", codes)
    ]
    known = [
        (code, words["severity"])
        for code, words in catalogue().items()
        if code.startswith("claim/")
    ]
    assert sorted(told) == sorted(known)


@pytest.mark.parametrize("page", CLAIMS)
def test_every_key_of_a_claim_in_json_is_documented(page):
    arguments = ["check", "--json", "--text", "2023年指数为267.57。", "-C", str(ROOT)]
    printed_keys = json.loads(CliRunner().invoke(commands, arguments).stdout)
    names = {*printed_keys, *printed_keys["claims"][0]}
    assert {name for name in names if f"`{name}`" not in text_of(page)} == set()


def test_every_block_of_the_templates_is_documented():
    table = dict(
        re.findall(r"^\| (`[^|]*\.html`) \| (.*) \|$", text_of("docs/templates.md"), re.MULTILINE)
    )
    documented = {
        name: set(re.findall(r"`(\w+)`", told))
        for names, told in table.items()
        for name in re.findall(r"`(\w+\.html)`", names)
    }
    blocks_in = {
        path.name: set(re.findall(r"{%-? block (\w+)", path.read_text(encoding="utf-8")))
        for path in (ROOT / "templates").glob("*.html")
    }
    assert documented == blocks_in
    partials = {path.name for path in (ROOT / "templates/partials").glob("*.html")}
    assert {name for name in partials if f"`{name}`" not in text_of("docs/templates.md")} == set()


def test_every_runtime_dependency_says_what_it_earns_its_place_for():
    declared = tomllib.loads(text_of("pyproject.toml"))["project"]["dependencies"]
    names = {re.split("[<>=]", requirement)[0] for requirement in declared}
    told = text_of("docs/decisions/0007-dependencies.md")
    assert set(re.findall(r"^\| ([a-z0-9-]+) \|", told, re.MULTILINE)) - {"package"} == names


def test_the_list_of_findings_is_up_to_date():
    program = runpy.run_path(str(ROOT / "docs/generate.py"))
    assert text_of("docs/findings.md") == program["findings_text"](), "run: make docs"


# Form ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("english", "chinese"), PAIRS)
def test_both_languages_have_the_same_headings_and_commands(english, chinese):
    levels = [
        re.findall(r"^#+(?= )", without_code(page), re.MULTILINE) for page in (english, chinese)
    ]
    assert levels[0] == levels[1]
    assert command_lines(english) == command_lines(chinese)
    files = [[(k, f) for k, f, _ in BLOCK.findall(text_of(page))] for page in (english, chinese)]
    assert [pair for pair in zip_longest(*files) if pair[0] != pair[1]] == []


def anchors(page):
    headings = re.findall(r"^#+ (.+)$", without_code(page), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", h.lower()).replace(" ", "-") for h in headings}


@pytest.mark.parametrize("page", PAGES)
def test_every_link_between_documents_leads_somewhere(page):
    for target in re.findall(r"(?<!!)\[[^\]\n]*\]\(([^)\s]+)\)", without_code(page)):
        if target.startswith("https://"):
            continue
        path, _, fragment = target.partition("#")
        file = ((ROOT / page).parent / path).resolve() if path else ROOT / page
        assert file.exists(), f"{page}: {target}"
        if fragment:
            assert fragment in anchors(file.relative_to(ROOT).as_posix()), f"{page}: {target}"
