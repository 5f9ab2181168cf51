"""The tokens of the design: complete in both themes, readable, and replaced by a project's own."""

from __future__ import annotations

import re
from itertools import product

import pytest

from reportgen.charts.palette import contrast
from reportgen.pages.assets import stylesheets
from tests.conftest import ROOT

ASSETS = ROOT / "templates/assets"
CSS = re.sub(r"/\*.*?\*/", "", (ASSETS / "tokens.css").read_text(encoding="utf-8"), flags=re.DOTALL)
SHEETS = [path for path in sorted(ASSETS.glob("*.css")) if path.name != "tokens.css"]
TOKENS = {
    "paper", "sheet", "ink", "ink-soft", "line", "accent", "accent-soft",
    "sans", "serif", "size", "measure", "width",
}  # fmt: skip
COLOURS = {"paper", "sheet", "ink", "ink-soft", "line", "accent", "accent-soft"}


def theme(name: str) -> dict[str, str]:
    light, _, dark = CSS.partition("@media screen and (prefers-color-scheme: dark)")
    part = dark if name == "dark" else light.partition(":root:lang")[0]
    return dict(re.findall(r"--([a-z-]+):\s*([^;]+);", part))


def test_there_are_a_dozen_tokens_and_the_dark_theme_sets_every_colour():
    assert set(theme("light")) == TOKENS
    assert set(theme("dark")) == COLOURS


@pytest.mark.parametrize("name", ["light", "dark"])
@pytest.mark.parametrize(
    ("text", "ground"),
    [*product(("ink", "ink-soft", "accent"), ("paper", "sheet", "accent-soft")),
     ("paper", "accent"), ("paper", "ink")],
)  # fmt: skip
def test_text_can_be_read_on_every_ground_it_stands_on(name, text, ground):
    colours = theme(name)
    assert contrast(colours[text], colours[ground]) >= 4.5


@pytest.mark.parametrize("name", ["light", "dark"])
def test_the_accent_is_far_enough_from_the_paper_for_bars_and_the_focus_ring(name):
    colours = theme(name)
    assert contrast(colours["accent"], colours["paper"]) >= 3


def test_no_style_sheet_sets_a_colour_or_a_font_of_its_own():
    own = re.compile(r"#[0-9a-f]{3,8}\b|rgba?\(|hsla?\(|font-family: (?!var\()")
    found = {
        (sheet.name, match[0])
        for sheet in SHEETS
        if sheet.name not in {"charts.css", "chart-marks.css", "print.css"}
        for match in own.finditer(sheet.read_text(encoding="utf-8"))
    }
    assert found == set()


def test_every_variable_the_pages_use_is_a_token_or_set_beside_its_use():
    texts = {
        sheet.name: sheet.read_text(encoding="utf-8")
        for sheet in SHEETS
        if not sheet.name.startswith("chart")
    }
    used = {name for text in texts.values() for name in re.findall(r"var\(--([a-z-]+)", text)}
    declared = set(re.findall(r"--([a-z-]+):", texts["ground.css"]))
    assert used - declared - TOKENS == set()
    assert used >= TOKENS


def test_no_rule_is_left_over_for_a_class_no_template_and_no_code_writes():
    sources = [*ROOT.glob("templates/**/*.html"), *ROOT.glob("reportgen/**/*.py"),
               *ROOT.glob("templates/assets/*.js")]  # fmt: skip
    written = "\n".join(path.read_text(encoding="utf-8") for path in sources)
    known = set(re.findall(r"[\w-]+", written)) | {f"pad-{n}" for n in "123"}
    known |= {f"pad-point-{n}" for n in "123"} | {"footnote"}
    for sheet in SHEETS:
        if sheet.name.startswith("chart"):
            continue
        text = re.sub(r"/\*.*?\*/", "", sheet.read_text(encoding="utf-8"), flags=re.DOTALL)
        selectors = re.sub(r"\{[^{}]*\}", "{}", text)
        classes = set(re.findall(r"\.([a-z][\w-]*)", selectors))
        assert classes - known == set(), sheet.name


def test_the_tokens_come_first_and_what_a_project_adds_comes_last(tmp_path):
    own = tmp_path / "templates"
    (own / "assets").mkdir(parents=True)
    (own / "assets/own.css").write_text("", encoding="utf-8")
    names = [path.rsplit("/", 1)[1] for path in stylesheets("2023", own)]
    assert names[0] == "tokens.css"
    assert names[-1] == "own.css"
    assert sorted(names[:-1]) == sorted(path.name for path in ASSETS.glob("*.css"))


def test_a_projects_own_tokens_take_the_place_of_ours(site_with):
    files, findings = site_with(**{"templates/assets/tokens.css": ":root { --accent: #7a1f1f }\n"})
    assert findings == ()
    assert files["2023/index.html"].count("assets/tokens.css") == 1
