"""The page of an indicator: ranking, growth, editions, quality; and what changed in an edition."""

from __future__ import annotations

from tests.pages.conftest import FILES
from tests.pages.test_profiles import section
from tests.pages.test_revisions import rows_of

INDEX, SPENDING = "2023/indicators/index/index.html", "2023/indicators/spending/index.html"
NUMBERS = FILES["data/numbers.csv"]
DATED = """\
editions:
  S 2023: {series: S, title: {zh: 2023年版, en: 2023 edition}, published: 2023-06-06, last_period: "2023"}
  S 2022: {series: S, title: {zh: 2022年版, en: 2022 edition}, published: 2022-06-06, last_period: "2022"}
"""


def block(html, name):
    """Return a section of a page."""
    found = html.partition(f'id="{name}"')[2].partition("</section>")[0]
    return [row for row in rows_of(found) if row]


def test_the_ranking_is_that_of_the_latest_period_with_most_regions_best_first(pages):
    html = pages[SPENDING].html
    assert "市，2023年" in section(html, "ranking")
    assert block(html, "ranking")[1:] == [
        ["甲", "1", "500.5"], ["乙", "2", "300.0"], ["丙", "3", "25"],
    ]  # fmt: skip


def test_more_regions_go_before_a_later_year(site_with):
    files, _ = site_with(**{"content/data/numbers.csv": NUMBERS.replace(
        "spending,3,2023,25,,,,book,\n", "spending,4,2022,5,,,,book,\n")})  # fmt: skip
    html = files[SPENDING]
    assert "市，2022年" in section(html, "ranking")
    assert [row[0] for row in block(html, "ranking")[1:]] == ["甲", "乙", "丙", "丁"]


def test_one_region_is_no_ranking_and_one_period_no_growth(pages):
    assert block(pages[INDEX].html, "ranking") == []
    assert block(pages["2023/indicators/pillar/index.html"].html, "growth-by-region") == []


def test_ranks_that_are_not_public_are_not_on_the_page_of_the_indicator(site_with):
    table = FILES["tables.yml"].replace(", {measure: rank, label: {zh: 位次, en: Rank}}", "")
    report = FILES["report.yml"] + "public: {ranks: false}\n"
    files, _ = site_with(**{"content/report.yml": report, "content/tables.yml": table})
    assert block(files[SPENDING], "ranking") == []


def test_growth_is_that_of_one_edition_from_its_first_to_its_last_value(pages):
    (row,) = block(pages[INDEX].html, "growth-by-region")[1:]
    # 115.52 / 100 - 1, and its square root less one; the 104.00 of the other edition is not in it
    assert row[0] == "三角"
    assert row[4:] == ["+15.52%", "+7.48%"]
    lines = block(pages[SPENDING].html, "growth-by-region")[1:]
    assert [line[0] for line in lines] == ["甲", "乙", "丙"]


def test_values_of_two_editions_stand_side_by_side_with_the_way_to_their_causes(pages):
    html = pages[INDEX].html
    assert block(html, "vintages")[1][:5] == ["2022年", "S 2022", "104.00", "S 2023", "103.38"]
    assert 'href="../../revisions/index.html"' in html
    assert block(pages[SPENDING].html, "vintages") == []


def test_quality_counts_what_is_special_and_says_nothing_of_what_is_not(pages, site_with):
    told = section(pages[SPENDING].html, "quality")
    assert "初步数：1个，共7个" in told
    assert "未公布：1个，共7个" in told
    assert "约" not in told
    assert "约、超、近、不足等：1个，共4个" in section(
        pages["2023/indicators/patents/index.html"].html, "quality"
    )
    assert section(pages["2023/indicators/pillar/index.html"].html, "quality") == ""
    doubt = FILES["sources.yml"].replace(
        "Statistics office}}", "Statistics office}, confidence: low}"
    )
    files, _ = site_with(**{"content/sources.yml": doubt})
    assert "可信度不高：7个，共7个" in section(files[SPENDING], "quality")


def test_the_landing_page_says_what_changed_in_the_edition(site_with):
    data = NUMBERS + "patents,2,2022,5,,S 2022,,paper,\nspending,D,2023,800,,S 2023,,book,\n"
    broken = FILES["indicators.yml"].replace(
        "unit: 亿元}", 'unit: 亿元, breaks: [{period: "2023", reason: 口径改变}]}'
    )
    files, _ = site_with(
        **{"content/editions.yml": DATED, "content/data/numbers.csv": data,
           "content/indicators.yml": broken},
    )  # fmt: skip
    told = section(files["2023/index.html"], "changes")
    assert "末期由2022年延长到2023年" in told
    assert "改动前几版公布的数值1个。 修订" in told
    assert "口径改变的指标：共1个 经费" in told
    assert "前几版里没有数值的指标：共2个 分指数 ， 经费" in told
    assert "本版未见数值的指标：共1个 专利" in told
    assert "The last period is now 2023, not 2022." in files["2023/en/index.html"]


def test_a_first_edition_has_nothing_to_compare(site_with):
    data = NUMBERS.replace("index,D,2022,104.00,,S 2022,revised,paper,\n", "")
    text = FILES["narrative/zh/progress.md"].replace(', edition="S 2022"', "")
    files, _ = site_with(
        **{"content/data/numbers.csv": data, "content/narrative/zh/progress.md": text,
           "content/revisions.yml": None},
    )  # fmt: skip
    assert section(files["2023/index.html"], "changes") == ""
