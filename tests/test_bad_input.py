"""Whatever is wrong with a project comes out as a finding at its place; the old site stays.

One small mistake each, made to a sound project and run through the whole program.
"""

from __future__ import annotations

import io
import json

import pytest
from click.testing import CliRunner

from reportgen.cli import commands
from tests.conftest import DATA, FILES, INDICATORS, PROGRESS, REGIONS, REPORT

NUMBERS = "content/data/numbers.csv"
PROSE = "content/narrative/zh/progress.md"
KINDS = "content/indicators.yml"
FIGURES = "content/figures.yml"
TIERS = "content/tiers.yml"


def check(root):
    done = CliRunner().invoke(commands, ["check", "-C", str(root), "--json"])
    assert done.exception is None or isinstance(done.exception, SystemExit), done.exception
    told = json.loads(done.stdout)["findings"]
    assert done.exit_code == (1 if any(f["severity"] == "error" for f in told) else 0)
    return told


def data(*rows, header=""):
    return (header or DATA) + "\n".join(rows) + "\n"


def tiers(*bands):
    lines = "\n".join(f"      - {{{band}}}" for band in bands)
    return (
        "tiers:\n  size:\n    title: 规模\n    rule: thresholds\n    indicator: spending\n"
        f"    period: 2023\n    tiers:\n{lines}\n"
    )


FIGURE = "figures:\n  f: {title: 图, kind: lines, rows: {periods: 2021-2023}, columns: [{%s}]}\n"

CASES = {
    "unknown key": ("content/report.yml", REPORT + "chapter: [x]\n", "config/unknown-key", 9, 1),
    "duplicate key": ("content/report.yml", REPORT + "id: x\n", "config/duplicate-key", 9, 1),
    "yaml error": ("content/report.yml", REPORT + "x: [\n", "config/yaml", 10, 1),
    "unknown indicator": (NUMBERS, data("indx,1,2023,1,,,,book,"), "data/unknown-indicator", 9, 1),
    "unknown region": (NUMBERS, data("index,丁,2023,1,,,,book,"), "data/unknown-region", 9, 7),
    "unknown source": (NUMBERS, data("spending,1,2022,5,,,,bok,"), "data/unknown-source", 9, 22),
    "unknown edition": (NUMBERS, data("index,1,2020,5,,S 2032,,book,"), "data/unknown-edition", 9, 17),
    "missing column": (NUMBERS, "indicator,region,value\nindex,1,5\n", "data/missing-column", 1, None),
    "text in a number cell": (NUMBERS, data("spending,1,2022,many,,,,book,"), None, 9, 17),
    "full-width digits": (NUMBERS, data("spending,1,2022,５００,,,,book,"), None, 9, 17),
    "thousands separators": (NUMBERS, data('spending,1,2022,"3,500",,,,book,'), None, 9, 17),
    "excel error": (NUMBERS, data("spending,1,2022,#REF!,,,,book,"), None, 9, 17),
    "duplicate observation": (NUMBERS, data("spending,1,2023,500.0,,,,book,"), None, 9, None),
    "sources disagree": (NUMBERS, data("spending,1,2023,510.0,,,,paper,"), "data/sources-disagree", 9, 17),
    "out of range": (NUMBERS, data("spending,1,2022,7777,,,,book,"), None, 9, 17),
    "lost decimal point": (
        NUMBERS, data("spending,1,2022,50000,,,,book,"), "data/decimal-point-lost", 9, 17,
    ),
    "year out of range": (NUMBERS, data("spending,1,20223,50,,,,book,"), None, 9, 12),
    "mixed period kinds": (NUMBERS, data("spending,1,2022H1,50,,,,book,"), None, None, None),
    "empty file": (NUMBERS, "", None, None, None),
    "wrong encoding": (NUMBERS, b"indicator,region\n\xff\xfe\x00,1\n", None, None, None),
    "circular framework": (
        KINDS, INDICATORS + "  a: {name: a, parent: b}\n  b: {name: b, parent: a}\n",
        "config/circular-framework", 11, None,
    ),
    "weights that do not sum": (
        KINDS, INDICATORS + "  a: {name: a, parent: index, weight: 0.3}\n",
        "config/weights-do-not-sum", 11, None,
    ),
    "tier gap": (
        TIERS, tiers("id: a, name: a, min: 500", "id: b, name: b, max: 400"),
        "metric/tier-gap", None, None,
    ),
    "tier overlap": (
        TIERS, tiers("id: a, name: a, min: 500", "id: b, name: b, max: 600"),
        "metric/tier-overlap", None, None,
    ),
    "missing chart column": (FIGURES, FIGURE % "indicator: indx", "name/unknown-indicator", 2, None),
    "ambiguous alias": (
        "content/regions.csv", REGIONS.replace("甲市", "市").replace("乙市", "市")
        .replace("1,甲", "9,戊", 1), None, None, None,
    ),
    "unknown binding": (PROSE, PROGRESS + '{{ valeu("index") }}\n', "binding/unknown-function", 8, 4),
    "unclosed binding": (PROSE, PROGRESS + '{{ value("index"\n', None, 8, 1),
    "missing value": (
        PROSE, PROGRESS + '{{ value("spending", region="丙") }}\n', "binding/missing-value", 8, 4,
    ),
    "no such period": (
        PROSE, PROGRESS + '{{ value("index", year=1999) }}\n', "fact/no-such-period", 8, 4,
    ),
    "wrong name in a branch that does not run": (
        PROSE, PROGRESS + '{% if yoy("index") < 0 %}{{ value("indx") }}{% endif %}\n',
        "name/unknown-indicator", 8, None,
    ),
    "two editions in one rate": (
        PROSE, PROGRESS + '{{ yoy("index", year=2022, edition="S 2022") }}\n', None, 8, 4,
    ),
    "unknown figure": (PROSE, PROGRESS + '{{ figure("nope") }}\n', None, 8, None),
    "code instead of a binding": (PROSE, PROGRESS + "{{ __import__('os') }}\n", None, 8, None),
    "front matter": (PROSE, "---\ntitel: x\n---\n", None, 2, 1),
}  # fmt: skip


@pytest.mark.parametrize("name", CASES)
def test_a_mistake_is_a_finding_at_its_place(make_project, name):
    path, text, code, line, column = CASES[name]
    told = check(make_project(**{path: text}))
    wanted = [f for f in told if code in {None, f["code"]} and line in {None, f["line"]}]
    assert wanted, told
    if column is not None:
        assert column in {f["column"] for f in wanted}, wanted
    assert all(f["message"] for f in told)


@pytest.mark.parametrize(
    ("figures", "code"),
    [
        (FIGURE.replace("lines", "line") % "indicator: index", "config/not-one-of"),
        ("figures:\n  f: [\n", "config/yaml"),
    ],
)
def test_a_mistake_in_a_figure_is_not_told_again_where_the_text_names_it(
    make_project, figures, code
):
    prose = PROGRESS + '\n见{@fig:f}。\n\n{{ figure("f") }}\n'
    told = check(make_project(**{FIGURES: figures, PROSE: prose}))
    assert [finding["code"] for finding in told] == [code]


def test_every_mistake_is_told_in_one_run(make_project):
    changes = {
        "content/sources.yml": FILES["content/sources.yml"] + "    colour: red\n",
        NUMBERS: data("indx,1,2023,1,,,,book,", "spending,1,2022,many,,,,book,"),
        PROSE: PROGRESS + '{{ value("indx") }}\n',
        FIGURES: FIGURE % "indicator: nope",
    }
    places = {f["path"] for f in check(make_project(**changes))}
    assert places >= {"content/sources.yml", NUMBERS, PROSE, FIGURES}


def test_a_cell_nobody_can_read_is_told_once_and_not_again_where_prose_needs_it(make_project):
    told = check(make_project(**{NUMBERS: DATA.replace("115.52", "1l5.52")}))
    assert [f["path"] for f in told] == [NUMBERS]


def test_a_broken_link_in_prose_is_found_by_check_and_told_once(make_project):
    text = PROGRESS + "[这里](../../nowhere/index.html)\n"
    told = check(make_project(**{PROSE: text}))
    assert [f["code"] for f in told] == ["site/broken-link"]


def test_an_address_that_is_none_is_refused(make_project):
    told = check(make_project(**{"content/report.yml": REPORT + "site_url: foo\n"}))
    assert [(f["code"], f["line"]) for f in told] == [("config/site-url", 9)]
    root = make_project(**{"content/report.yml": REPORT})
    done = CliRunner().invoke(commands, ["build", "-C", str(root), "--base-url", "foo"])
    assert done.exit_code == 2


def test_a_template_error_names_the_template_and_its_line(make_project):
    root = make_project(**{"templates/landing.html": "{% extends 'base.html' %}\n{{ nothing.here }}"
                           "\n{% block main %}\n{{ nowhere }}{% endblock %}\n"})  # fmt: skip
    found = [f for f in check(root) if f["code"].startswith("template/")]
    assert [(f["path"], f["line"]) for f in found] == [("templates/landing.html", 4)]


def test_a_workbook_cell_is_named_by_sheet_and_cell(make_project):
    from openpyxl import Workbook

    book = Workbook()
    sheet = book.active
    sheet.title = "GDP"
    sheet.append(["区域", 2022, 2023])
    sheet.append(["甲", "#REF!", 20.5])
    sheet.append(["丁", 1, 2])
    stream = io.BytesIO()
    book.save(stream)
    entry = "data: [{file: data/wide.xlsx, sheet: GDP, layout: regions, indicator: gdp, source: book}]\n"
    root = make_project(**{
        "content/data/wide.xlsx": stream.getvalue(),
        "content/report.yml": REPORT + entry,
        KINDS: INDICATORS + "  gdp: {name: gdp, unit: 亿元}\n",
    })  # fmt: skip
    cells = {(f["sheet"], f["cell"]) for f in check(root)}
    assert {("GDP", "B2"), ("GDP", "A3")} <= cells


@pytest.mark.parametrize("path", [p for p in FILES if p.endswith((".yml", ".csv", ".md"))])
@pytest.mark.parametrize("junk", [b"\x00\x01\x02", b"\xff\xfe\xfd", b"{{{{%%%%", b"a" * 100_000])
def test_junk_in_any_file_is_never_a_traceback(make_project, path, junk):
    assert check(make_project(**{path: junk}))


@pytest.mark.parametrize("path", list(FILES))
def test_a_missing_file_is_never_a_traceback(make_project, path):
    if path == "content/report.yml":
        return
    check(make_project(**{path: None}))
