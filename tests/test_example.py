"""The repository's own report: the published figures are in it, and each leads to its source."""

from __future__ import annotations

import csv
import html
import re
from decimal import Decimal
from pathlib import Path

import pytest
from click.testing import CliRunner

from reportgen.cli import commands
from reportgen.config.load import load_config
from tests.conftest import ROOT

SHARED = ROOT.parent / "shared" / "data"
PUBLISHED = SHARED / "published" / "observations.csv"
CITIES = SHARED / "cities" / "metrics.csv"

CHAPTERS = {
    "progress": ["267.57", "262.52", "1.92%", "8.55%", "9.26%", "11.75", "204.16", "197.95"],
    "talent": ["73.84万人年", "198.35万人年", "8.58%", "97.65"],
    "research": ["24847篇", "9286篇", "33.45%"],
    "transfer": ["744.32亿元", "172.79亿元", "3.31倍", "1638件", "1163件", "40.84%", "技术爆炸区",
                 "技术迸发区", "5000件以上"],
    "industry": ["1856", "1889", "4325", "2522", "51.20%", "29.85%"],
    "cities": ["888.7", "第一梯队"],
    "programmes": ["262", "近700项", "150余", "超7.4亿元", "近900项"],
}  # fmt: skip


ENGLISH = {
    "progress": ["267.57", "262.52", "1.92%", "8.55%", "9.26%", "11.17%", "204.16", "197.95"],
    "talent": ["738,400 person-years", "1.9835 million person-years", "8.58%", "97.65"],
    "research": ["24,847", "9,286", "33.45%", "168%"],
    "transfer": ["74.432 billion yuan", "17.279 billion yuan", "331%", "1,638", "1,163", "40.84%",
                 "Technology explosion zone", "Technology burst zone", "at least 5,000 patents"],
    "industry": ["1,856 firms", "1,889 firms", "4,325 firms", "2,522 firms", "51.20%", "29.85%"],
    "cities": ["88.87 billion yuan", "Tier 1"],
    "programmes": ["262", "nearly 700", "more than 150", "over 740 million yuan", "nearly 900"],
}  # fmt: skip
NOTICES = {
    "zh": "根据公开报道整理的示例，非官方发布",
    "en": "An example compiled from public reports, not an official release",
}


def text_of(page: Path) -> str:
    source = page.read_text(encoding="utf-8")
    source = re.sub(r"<svg.*?</svg>", " ", source, flags=re.DOTALL)
    return html.unescape(re.sub(r"<[^>]+>", "", source))


@pytest.mark.parametrize("chapter", CHAPTERS)
def test_a_reader_of_the_chapter_finds_the_published_figures(example_site, chapter):
    text = text_of(example_site / f"2024/chapters/{chapter}/index.html")
    assert [figure for figure in CHAPTERS[chapter] if figure not in text] == []


@pytest.mark.parametrize("chapter", ENGLISH)
def test_a_reader_of_the_english_chapter_finds_them_in_english(example_site, chapter):
    text = text_of(example_site / f"2024/en/chapters/{chapter}/index.html")
    assert [figure for figure in ENGLISH[chapter] if figure not in text] == []


def test_both_languages_have_the_same_pages(example_site):
    edition = example_site / "2024"
    pages = {path.relative_to(edition).as_posix() for path in edition.rglob("*.html")}
    english = {path.removeprefix("en/") for path in pages if path.startswith("en/")}
    assert english == {path for path in pages if not path.startswith("en/")}
    assert len(english) > 200


def test_every_hanzi_on_an_english_page_stands_in_an_element_that_says_it_is_chinese(example_site):
    marked = re.compile(r'<(\w+)[^>]*\slang="zh-CN"[^>]*>[^<]*</\1>')
    for page in (example_site / "2024/en").rglob("*.html"):
        left = re.sub(r"<[^>]*>", " ", marked.sub(" ", page.read_text(encoding="utf-8")))
        assert re.findall("[\u4e00-\u9fff]+", left) == [], page


def test_every_page_says_that_it_is_an_example_and_not_an_official_release(example_site):
    pages = list(example_site.rglob("*.html"))
    assert len(pages) > 400
    for page in pages:
        said = NOTICES["en" if "en" in page.parts else "zh"]
        assert said in page.read_text(encoding="utf-8"), page


def test_every_bound_number_on_every_page_leads_to_an_entry_with_its_source(example_site):
    count = 0
    for page in (example_site / "2024/chapters").rglob("*.html"):
        source = page.read_text(encoding="utf-8")
        for target in re.findall(r'class="num"[^>]*href="#(n\d+)"', source):
            assert f'id="{target}"' in source
            count += 1
    assert count > 150


def test_no_number_of_the_data_is_typed_into_a_narrative_by_hand():
    """Years, ordinals and plain small counts aside, prose holds bindings and no digits.

    The methodology quotes misprints of others, which are no data of ours.
    """
    allowed = re.compile(
        r"\{\{.*?\}\}|\{%.*?%\}|\{@.*?\}|\[\^\d+\]|(19|20)\d\d|`[^`]*`|R&D|G60|(?<![\d.])\d{1,2}(?!\.?\d)",
        re.DOTALL,
    )
    for path in (ROOT / "content/narrative").rglob("*.md"):
        if path.stem == "methodology":
            continue
        body = re.sub("<!--.*?-->", "", path.read_text(encoding="utf-8").split("---", 2)[2])
        left = re.findall(r"\d+(?:\.\d+)?", allowed.sub("", body.replace("10,000", "")))
        assert set(left) <= {"500", "200", "100"}, (path, left)  # borders of the tier rule


@pytest.mark.parametrize(
    ("binding", "said"),
    [
        ('yoy("index")', "267.57 / 262.52 − 1"),
        ('cagr("index", since=2011)', "(267.57 / 100.00)^(1/12) − 1"),
        ('cagr("index", since=2018)', "(267.57 / 171.86)^(1/5) − 1"),
        ('cagr("rd_personnel", since=2011)', "(198.35 / 73.84)^(1/12) − 1"),
        ('value("rd_personnel")', "《苏州南京处于“技术爆炸区”》"),
        ('tier("patent_zone", region="苏州")', "content/data/transfer.csv:"),
    ],
)
def test_explain_leads_from_a_number_to_its_formula_and_cell(binding, said):
    done = CliRunner().invoke(commands, ["explain", "-C", str(ROOT), binding])
    assert done.exit_code == 0, done.output
    assert said in done.stdout
    assert "content/data/" in done.stdout


def test_a_misprint_is_kept_beside_the_value_it_was_made_from():
    with (ROOT / "content/data/rd_personnel.csv").open(encoding="utf-8", newline="") as file:
        rows = {row["value"]: row["source_prints"] for row in csv.DictReader(file)}
    assert "7384万" in rows["73.84"]
    assert "19835万" in rows["198.35"]


def printed_values():
    values = []
    for path in sorted((ROOT / "content/data").glob("*.csv")):
        with path.open(encoding="utf-8", newline="") as file:
            rows = list(csv.DictReader(file))
        if rows and "value" in rows[0]:
            values += [row["value"] for row in rows if row["value"]]
        else:
            values += [cell for row in rows for cell in list(row.values())[1:] if cell]
    return values


@pytest.mark.skipif(not PUBLISHED.is_file(), reason="the published figures are not at hand")
def test_every_published_figure_is_carried_over_with_its_digits():
    carried = {Decimal(value) for value in printed_values()}
    for path, computed in ((PUBLISHED, ()), (CITIES, ("computed from the two published figures",))):
        with path.open(encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file):
                if row.get("publisher") in computed or row["unit"] == "fraction":
                    continue
                assert Decimal(row["value"]) in carried, row


@pytest.mark.skipif(not CITIES.is_file(), reason="the published figures are not at hand")
def test_intensities_computed_from_two_published_figures_are_those_computed_elsewhere():
    from reportgen.facts.model import Ask
    from reportgen.periods import parse_period
    from reportgen.pipeline import compute, load
    from reportgen.project import Project

    inputs, _ = load(Project(ROOT), None)
    facts = compute(inputs)
    names = inputs.config.region_names
    with CITIES.open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if "由经费与GDP计算" in row["indicator_zh"]]
    assert len(rows) == 16
    for row in rows:
        fact = facts.answer(
            Ask(measure="share", indicator="rd_expenditure", of="gdp",
                region=names.find(row["city_zh"]), period=parse_period(row["year"]))
        )  # fmt: skip
        assert round(fact.value * 100, 2) == Decimal(row["value"]), row


def test_the_configuration_of_the_example_is_without_findings():
    config, findings = load_config(ROOT / "content")
    assert findings == ()
    assert len([r for r in config.regions.values() if r.tile]) == 41


def test_a_city_without_a_value_is_drawn_as_missing_and_not_left_out(example_site):
    page = (example_site / "2024/chapters/cities/index.html").read_text(encoding="utf-8")
    charts = [svg for svg in re.findall(r"<svg.*?</svg>", page, flags=re.DOTALL) if "黄山" in svg]
    assert charts


def test_no_page_asks_another_host_for_anything(example_site):
    for page in example_site.rglob("*.html"):
        source = page.read_text(encoding="utf-8")
        assert not re.findall(r'<(?:link|script|img|iframe|source)[^>]+"(?:https?:)?//', source), (
            page
        )
        for script in re.findall(r"<script.*?</script>", source, flags=re.DOTALL):
            assert re.fullmatch(
                r'<script src="[\w./-]*assets/(charts|page)\.js" defer></script>'
                r'|<script type="application/ld\+json">[^<]*</script>', script
            )  # fmt: skip


def test_the_published_csv_has_a_byte_order_mark_for_excel(example_site):
    files = list(example_site.rglob("*.csv"))
    assert len(files) > 150
    assert all(path.read_bytes().startswith(b"\xef\xbb\xbf") for path in files)
