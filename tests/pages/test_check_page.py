"""``build/check.html``: every claim in its text, what became of it, and nothing a reader gets.

A stub judges a few numbers known by heart (``tests/claims/stub_engine.py``).
"""

from __future__ import annotations

import re
from html import unescape

import pytest
from click.testing import CliRunner

from reportgen.cli import commands
from reportgen.errors import OutputError
from reportgen.findings import catalogue
from reportgen.narrative.claims.coverage import STATE_WORDS
from tests.claims import stub_engine
from tests.conftest import PROGRESS, REPORT

TEXT = (
    PROGRESS
    + "\n旧稿115.52、103.3、88家。\n\n旧稿77。<!-- source: book -->\n\n"
    + "旧稿88。<!-- claim: ignore 引文 -->\n"
)
STATES = ("verified", "contradicted", "ambiguous", "unchecked", "sourced", "excused")


@pytest.fixture(autouse=True)
def _stub(monkeypatch):
    stub_engine.use(monkeypatch)
    monkeypatch.setenv("NO_COLOR", "1")


def run(*arguments):
    return CliRunner().invoke(commands, [str(a) for a in arguments])


def tree(folder):
    return {p.relative_to(folder): p.read_bytes() for p in folder.rglob("*") if p.is_file()}


def built(make_project, text=TEXT, **more):
    """Return what build printed and the page it wrote."""
    root = make_project(**{"content/narrative/zh/progress.md": text, **more})
    done = run("build", "-C", root)
    return done, root, (root / "build/check.html").read_text(encoding="utf-8")


def entries(page):
    """Return state, text and everything said of each entry, by its id."""
    found = re.findall(r'<li id="(\w+)" class="(\w+)">(.*?)</li>', page, re.DOTALL)
    return {
        name: (state, " ".join(unescape(re.sub(r"<[^>]+>", " ", body)).split()))
        for name, state, body in found
    }


def test_a_contradiction_stops_the_build_and_leaves_the_site_alone(make_project):
    _, root, _ = built(make_project, PROGRESS)
    before = tree(root / "site")
    narrative = root / "content/narrative/zh/progress.md"
    narrative.write_text(PROGRESS + "\n旧稿1155.2。\n", encoding="utf-8")
    done = run("build", "-C", root)
    assert done.exit_code == 1
    assert "progress.md:9:3  error  claim/decimal-point-lost" in done.stdout
    assert "没有改动已有的网站" in done.stderr
    assert tree(root / "site") == before
    page = (root / "build/check.html").read_text(encoding="utf-8")
    [(state, told)] = entries(page).values()
    assert state == "contradicted"
    assert "115.52" in told
    assert "content/data/numbers.csv:4" in told


def test_an_excused_contradiction_and_a_hidden_fall_stop_nothing(make_project):
    text = PROGRESS + "\n旧稿1155.2。<!-- claim: ignore 引文 -->\n\n增7.48%。\n"
    done, root, _ = built(make_project, text)
    assert done.exit_code == 0
    assert "warning  claim/hidden-fall" in done.stdout
    chapter = (root / "site/2023/chapters/progress/index.html").read_text(encoding="utf-8")
    assert "旧稿1155.2。</p>" in chapter


def test_the_last_line_of_a_build_is_the_coverage_and_says_where_the_rest_is_listed(make_project):
    done, root, page = built(make_project)
    assert done.exit_code == 0, done.output
    # Four bindings and 115.52 are right.
    line = "9 处陈述中 5 处核实，0 处不符，1 处两可，1 处未核（{}），1 处另有出处，1 处已说明"
    assert done.stdout.splitlines()[-1] == line.format("见 build/check.html")
    assert str(root / "build" / "check.html") in done.stderr
    assert line.format("见下") in page


def test_every_claim_is_marked_and_leads_to_what_is_known_of_it_and_back(make_project):
    _, _, page = built(make_project)
    marks = dict(re.findall(r'<a class="claim (\w+)" id="\w+" href="#(\w+)">', page))
    assert set(marks) == set(STATES) - {"contradicted"}
    known = entries(page)
    assert {known[entry][0] for entry in marks.values()} == set(marks)
    for name in re.findall(r'href="#(\w+)"', page):
        assert f'id="{name}"' in page
    ids = re.findall(r' id="([^"]+)"', page)
    assert len(ids) == len(set(ids))


def test_an_entry_says_why_a_claim_is_open_whose_it_is_or_why_it_stands(make_project):
    _, _, page = built(make_project)
    by_state = dict(entries(page).values())
    assert "未核的原因 数据里没有" in by_state["unchecked"]
    assert "出处 《年鉴》" in by_state["sourced"]
    assert "理由 引文" in by_state["excused"]
    assert "content/narrative/zh/progress.md:9:" in by_state["unchecked"]


def test_the_value_and_formula_stand_in_the_tip_too(make_project):
    _, _, page = built(make_project, PROGRESS + "\n旧稿增9.99%。\n")
    [tip] = re.findall(r'<a class="claim contradicted".*?</a>', page, re.DOTALL)
    assert "11.74" in tip
    assert "115.52 / 103.38 − 1 = 0.1174" in tip


def test_bindings_are_shown_as_they_print_and_what_is_no_prose_stays_as_written(make_project):
    text = PROGRESS + "\n`88`与{% if yoy() > 0 %}升{% endif %}\n"
    _, _, page = built(make_project, text)
    assert page.count(">115.52</span>") == 3
    assert '<span class="aside">{% if yoy() &gt; 0 %}</span>' in page
    assert '<span class="aside">`88`</span>' in page
    assert "title: 进展" not in page


def test_no_text_of_an_author_becomes_markup(make_project):
    evil = '</style><script>alert(1)</script><img src=x onerror="a">\x00\u202e'
    text = PROGRESS.replace("title: 进展", "title: '<b>x</b>'")
    text += f"\n{evil}1155.2\n\n88 <!-- claim: ignore <script>r</script> -->\n"
    _, _, page = built(make_project, text)
    assert "<script" not in page
    assert "<img" not in page
    assert "<b>" not in page
    assert page.count("</style>") == 1
    assert "\x00" not in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page


def test_the_page_is_one_file_without_script_that_loads_nothing(make_project):
    _, root, page = built(make_project)
    assert re.findall(r"<script|<link|src=|@import|url\(|https?://", page) == []
    assert [p.name for p in (root / "build").iterdir()] == ["check.html"]


def test_the_page_is_never_in_the_site(make_project):
    _, root, page = built(make_project)
    assert [path for path in tree(root / "site") if path.name.startswith("check")] == []
    for data in tree(root / "site").values():
        assert b'class="claim' not in data
        assert "引文".encode() not in data
    for output in ("build", "."):
        assert isinstance(run("build", "-C", root, "-o", root / output).exception, OutputError)
    assert run("build", "-C", root, "-o", root / "build" / "public").exit_code == 0
    assert (root / "build/check.html").read_text(encoding="utf-8") == page


def test_two_builds_write_the_same_page(make_project):
    _, root, page = built(make_project)
    run("build", "-C", root, "--no-cache")
    assert (root / "build/check.html").read_text(encoding="utf-8") == page


def test_check_writes_no_page(make_project):
    root = make_project()
    run("check", "-C", root)
    assert not (root / "build").exists()


def test_a_page_that_cannot_be_written_is_exit_5(make_project):
    root = make_project()
    (root / "build").write_text("mine", encoding="utf-8")
    assert isinstance(run("build", "-C", root).exception, OutputError)


def test_an_english_report_has_an_english_page(make_project):
    report = REPORT + "language: en\nlanguages: [en]\n"
    english = PROGRESS.replace("指数为", "The index is ").replace("增长", "growth ")
    english = english.replace("进展", "Progress").replace("总体", "All")
    files = {
        "content/report.yml": report,
        "content/narrative/en/progress.md": english + "\nThe draft said 1155.2 and 88.\n",
        "content/narrative/en/index.md": "---\ntitle: Small\npage: landing\n---\n- text\n",
    }
    done, _, page = built(make_project, **files)
    shown = re.sub(r"<style>.*?</style>", "", page, flags=re.DOTALL)
    assert '<html lang="en">' in page
    assert re.findall(r"[\u4e00-\u9fff]+", shown) == []
    assert "verified" in done.stdout.splitlines()[-1]


def test_the_tokens_of_the_project_colour_the_page(make_project):
    own = ":root { --accent: #7a1f1f } /* </style><script>x</script> */\n"
    _, _, page = built(make_project, **{"templates/assets/tokens.css": own})
    assert "--accent: #7a1f1f" in page
    assert "<script" not in page.replace("<\\/style><script>", "")


def test_every_state_and_every_claim_code_has_its_words():
    for language in ("zh", "en"):
        assert set(STATE_WORDS[language]) == set(STATES)
    claims = [code for code in catalogue() if code.startswith("claim/")]
    for code in claims:
        for key in ("wrong_zh", "right_zh", "wrong_en", "right_en"):
            assert catalogue()[code][key], (code, key)
