"""Profiles: strengths by a stated rule, the path, the commentary, and what readers do not see."""

from __future__ import annotations

import re

import pytest

from tests.pages.conftest import FILES, made
from tests.pages.test_revisions import rows_of

REPORT = FILES["report.yml"]
LOOSE = REPORT + "strengths: {fewest: 3, share: 0.4}\n"
PROFILES = {name: f"2023/regions/{name}/index.html" for name in "123"}
ENGLISH = "---\ntitle: Alpha\n---\nSpending: {{ value('spending') }}, {{ rank('spending') }}.\n"
COMMENTARY = (
    "---\ntitle: 甲的评述\n---\n经费为{{ value('spending') }}，居{{ rank('spending') }}。\n"
)
FIVE_YEARS = FILES["data/numbers.csv"] + "".join(
    f"spending,2,{year},{value},,,,book,\n"
    for year, value in ((2016, 90), (2018, 100), (2019, 150), (2020, 200), (2021, 250))
)


def section(html, name):
    """Return the text of a section of a page, without its tags."""
    found = re.search(rf'<section[^>]* id="{name}"[^>]*>(.*?)</section>', html, re.DOTALL)
    return re.sub(r"\s+", " ", re.sub(r"<[^>]*>", " ", found[1])) if found else ""


def test_three_places_give_a_first_a_middle_and_a_last(site_with):
    # (p - 1) / (n - 1) of spending: 0, 1/2 and 1; two fifths count at each end.
    third = FILES["data/numbers.csv"] + "spending,3,2021,10,,,,book,\n"
    files, findings = site_with(**{"content/report.yml": LOOSE, "content/data/numbers.csv": third})
    assert findings == ()
    first, middle, last = (section(files[PROFILES[name]], "strengths") for name in "123")
    assert re.search(r"优势 经费 2023年 500\.5亿元 1 / 3 短板 没有符合规则的指标", first)
    assert middle == ""
    assert re.search(r"优势 没有符合规则的指标。 短板 经费 2023年 25亿元 3 / 3", last)


def test_the_rule_is_stated_on_the_page_and_in_the_method(site_with):
    files, _ = site_with(**{"content/report.yml": LOOSE})
    rule = "同级区域中至少3个有数值的指标才比较；位次在前40%的列为优势，在后40%的列为短板"
    assert rule in files[PROFILES["1"]]
    assert rule in files["2023/methodology/index.html"]
    assert "at least 3 regions" in files["2023/en/regions/1/index.html"]


def test_by_itself_a_ranking_of_three_is_too_short_to_say_anything(pages):
    assert section(pages[PROFILES["1"]].html, "strengths") == ""


@pytest.mark.parametrize(
    ("line", "column"),
    [("strengths: {share: 0.6}", 13), ("strengths: {fewest: 2}", 13), ("strengths: {top: 1}", 13),
     ("public: {rank: false}", 10), ("public: {ranks: perhaps}", 10)],
)  # fmt: skip
def test_a_rule_that_cannot_be_is_told_at_its_place(site_with, line, column):
    _, findings = site_with(**{"content/report.yml": REPORT + line + "\n"})
    at = REPORT.count("\n") + 1
    assert (at, column) in [(f.location.line, f.location.column) for f in findings]


def test_the_path_goes_from_five_years_back_to_the_latest_value(site_with):
    files, _ = site_with(**{"content/data/numbers.csv": FIVE_YEARS})
    rows = rows_of(files[PROFILES["2"]])
    row = next(row for row in rows if row[0] == "经费" and "2018年" in row[2])
    # 300 / 100 - 1, and its fifth root less one
    assert row[2:] == ["100亿元 2018年", "300.0亿元 2023年", "+200.00%", "+24.57%"]
    assert 'class="sparkline"' in files[PROFILES["2"]]


def test_the_path_does_not_cross_a_change_of_definition(site_with):
    broken = FILES["indicators.yml"].replace(
        "unit: 亿元}", 'unit: 亿元, breaks: [{period: "2021", reason: 口径改变}]}'
    )
    files, _ = site_with(
        **{"content/data/numbers.csv": FIVE_YEARS, "content/indicators.yml": broken}
    )
    row = next(row for row in rows_of(files[PROFILES["2"]]) if row[0] == "经费" and row[2])
    assert row[2].startswith("250亿元")


def test_the_commentary_is_made_from_the_tables_and_says_so(pages):
    said = section(pages[PROFILES["1"]].html, "commentary")
    assert "经费 2023年为500.5亿元，居第1位（有数值的同级区域共3个），比上年增长11.10%。" in said
    assert "所属梯队：第一梯队（经费梯队（2023年））" in said
    assert "自动写成" in said
    english = section(pages["2023/en/regions/1/index.html"].html, "commentary")
    assert "up 11.10% on the previous year" in english


def test_an_author_replaces_it_and_every_number_has_its_trail(site_with):
    files, findings = site_with(
        **{"content/narrative/zh/regions/1.md": COMMENTARY,
           "content/narrative/en/regions/1.md": ENGLISH},
    )  # fmt: skip
    assert [f for f in findings if not f.code.startswith("narrative/translation")] == []
    page = files[PROFILES["1"]]
    said = section(page, "commentary")
    assert "甲的评述" in said
    assert "500.5亿元" in said
    assert "自动写成" not in said
    assert 'id="n1"' in page
    assert "Spending:" in section(files["2023/en/regions/1/index.html"], "commentary")


def test_a_commentary_nobody_translated_stands_in_the_original_and_is_told(site_with):
    files, findings = site_with(**{"content/narrative/zh/regions/1.md": COMMENTARY})
    assert [f.code for f in findings] == ["narrative/page-not-translated"]
    assert '<h2 lang="zh-CN">甲的评述</h2>' in files["2023/en/regions/1/index.html"]


def test_a_commentary_gives_a_region_with_few_values_a_page(site_with):
    text = COMMENTARY.replace("，居{{ rank('spending') }}", "").replace(
        "{{ value('spending') }}", "未公布"
    )
    files, findings = site_with(**{"content/narrative/zh/regions/4.md": text})
    assert [f.code for f in findings] == ["narrative/page-not-translated"]
    assert "甲的评述" in files["2023/regions/4/index.html"]


@pytest.mark.parametrize(
    ("name", "text", "code"),
    [
        ("1", COMMENTARY + "\n2023年经费为999.5亿元。\n", "claim/"),
        ("1", COMMENTARY.replace("spending", "nothing"), "name/unknown-indicator"),
        ("5", COMMENTARY, "narrative/no-such-region"),
        ("甲", COMMENTARY, "narrative/no-such-region"),
        ("1", "no front matter\n", "narrative/no-front-matter"),
    ],
)
def test_a_commentary_is_checked_like_any_narrative(site_with, name, text, code):
    _, findings = site_with(**{f"content/narrative/zh/regions/{name}.md": text})
    told = [f.code for f in findings if f.location.path.endswith(f"regions/{name}.md")]
    assert [one for one in told if one.startswith(code)]


def test_a_commentary_on_a_region_without_any_value_has_no_place(site_with):
    regions = FILES["regions.csv"] + "9,戊,Epsilon,,D,city,,,\n"
    text = "---\ntitle: 戊\n---\n没有数值。\n"
    _, findings = site_with(
        **{"content/regions.csv": regions, "content/narrative/zh/regions/9.md": text}
    )
    assert "narrative/no-profile" in [f.code for f in findings]


KEPT = {
    "tables.yml": FILES["tables.yml"].replace(", {measure: rank, label: {zh: 位次, en: Rank}}", "")
}


def test_what_is_not_public_is_nowhere_on_the_site(tmp_path):
    kept = "public: {ranks: false, tiers: false, strengths_and_weaknesses: false}\n"
    result = made(
        tmp_path, **{"content/report.yml": LOOSE + kept, "content/tables.yml": KEPT["tables.yml"]}
    )
    assert result.findings == ()
    for path, html in ((a.path, a.make().decode("utf-8", "replace")) for a in result.artifacts):
        for word in ("第1位", "1 / 3", "梯队", "热区", "优势", "Rank 1", "Tier 1", "Hot zone",
                     "Strengths", "400亿元以上"):  # fmt: skip
            assert word not in html, (path, word)


def test_the_same_words_are_there_when_all_is_public(site_with):
    files, _ = site_with(**{"content/report.yml": LOOSE})
    site = "".join(files.values())
    for word in ("第1位", "1 / 3", "梯队", "热区", "优势", "Rank 1", "Tier 1", "Hot zone",
                 "Strengths"):  # fmt: skip
        assert word in site


def test_strengths_can_be_shown_without_the_ranks_behind_them(site_with):
    files, _ = site_with(
        **{"content/report.yml": LOOSE + "public: {ranks: false}\n",
           "content/tables.yml": KEPT["tables.yml"]}
    )  # fmt: skip
    told = section(files[PROFILES["1"]], "strengths")
    assert "500.5亿元" in told
    assert "1 / 3" not in told


@pytest.mark.parametrize(
    ("kept", "changes", "places"),
    [
        ("ranks", {}, ["content/tables.yml"] * 2),
        ("ranks", {"content/narrative/zh/regions/1.md": COMMENTARY},
         ["content/narrative/zh/regions/1.md", "content/tables.yml", "content/tables.yml"]),
        ("tiers", {"content/narrative/zh/flows.md":
                   "---\ntitle: 流动\n---\n甲属{{ tier('size', region='甲') }}。\n"},
         ["content/narrative/zh/flows.md"]),
    ],
)  # fmt: skip
def test_what_an_author_asks_for_is_told_and_not_dropped(site_with, kept, changes, places):
    _, findings = site_with(
        **{"content/report.yml": REPORT + f"public: {{{kept}: false}}\n", **changes}
    )
    told = sorted(f.location.path for f in findings if f.code == "site/not-public")
    assert set(told) == set(places)
