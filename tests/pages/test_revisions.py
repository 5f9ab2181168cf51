"""The page of revisions: old beside new, and each edition a line of its own."""

from __future__ import annotations

import re

import pytest

from tests.pages.conftest import FILES

PAGE = "2023/revisions/index.html"


def rows_of(html):
    """Return the texts of the cells of every table row."""
    rows = re.findall(r"<tr[^>]*>(.*?)</tr>", html, re.DOTALL)
    cells = [re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", row, re.DOTALL) for row in rows]
    return [[re.sub(r"<[^>]*>", "", cell).strip() for cell in row] for row in cells]


@pytest.mark.parametrize(
    ("path", "row"),
    [
        (PAGE, ["2022年", "S 2022", "104.00", "S 2023", "103.38", "−0.62", "−0.60%",
                "数据修订"]),
        ("2023/en/revisions/index.html",
         ["2022", "S 2022", "104.00", "S 2023", "103.38", "−0.62", "−0.60%",
          "Data revised"]),
    ],
)  # fmt: skip
def test_old_and_new_value_stand_in_one_row_with_change_and_cause(pages, path, row):
    assert row in rows_of(pages[path].html)


def test_values_lead_to_their_rows_and_the_cause_to_its_reason_and_source(pages):
    page = pages[PAGE]
    assert "采用了年报数据" in page.text
    assert "#cause-1" in page.html
    assert "cause-1" in page.ids()
    assert 'href="../sources/index.html#s-book"' in page.html
    assert page.html.count("../indicators/index/index.html#") >= 2


def test_each_edition_is_a_line_of_its_own_that_joins_no_other(pages):
    svg = re.search(r'<svg [^>]*class="chart chart-wide".*?</svg>', pages[PAGE].html, re.DOTALL)[0]
    lines = re.findall(r'class="(s\d)"[^>]*stroke-width="2.25"[^>]* d="([^"]*)"', svg)
    assert [(series, path.count("L")) for series, path in lines] == [("s1", 2)]
    assert "S 2023 115.52" in svg
    assert "S 2022 104.00" in svg


def test_the_menu_at_the_foot_leads_to_it_and_the_one_at_the_head_stays_short(pages):
    head, _, foot = pages["2023/index.html"].html.partition("<main")
    assert "revisions/index.html" not in head
    assert "revisions/index.html" in foot[foot.index("menu-foot") :]


def test_a_report_whose_values_one_edition_prints_has_no_page_and_no_entry(site_with):
    data = FILES["data/numbers.csv"].replace("index,D,2022,104.00,,S 2022,revised,paper,\n", "")
    text = FILES["narrative/zh/progress.md"].replace(', edition="S 2022"', "")
    files, findings = site_with(
        **{"content/data/numbers.csv": data, "content/narrative/zh/progress.md": text,
           "content/report.yml": FILES["report.yml"].replace("[zh, en]", "[zh]"),
           "content/revisions.yml": "revisions: []\n"},
    )  # fmt: skip
    assert [f.code for f in findings] == []
    assert not [path for path in files if "revisions" in path]
    assert "revisions" not in files["2023/index.html"]


def test_after_a_change_of_base_no_difference_is_shown(site_with):
    causes = FILES["revisions.yml"].replace("数据修订", "基期变更")
    files, _ = site_with(**{"content/revisions.yml": causes})
    page = files[PAGE]
    assert "不可比" in page
    assert "−0.62" not in page
