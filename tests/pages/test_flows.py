"""The page of flows: every published flow, its balance, and nothing invented."""

from __future__ import annotations

import pytest

from tests.pages.conftest import FILES
from tests.pages.test_revisions import rows_of


@pytest.mark.parametrize(
    ("path", "rows"),
    [
        ("2023/flows/index.html",
         [["甲 → 乙", "30", "报社：《日报》"], ["甲 → 乙", "30", "20", "10", "66.7%"]]),
        ("2023/en/flows/index.html",
         [["Alpha → Beta", "30", "Yearbook"], ["Alpha → Beta", "30", "20", "10", "66.7%"]]),
    ],
)  # fmt: skip
def test_flows_and_their_balance_stand_in_rows(pages, path, rows):
    found = rows_of(pages[path].html)
    assert rows[1] in found
    assert rows[0][:2] in [row[:2] for row in found]


def test_the_menu_and_the_figure_are_there_and_values_lead_to_their_rows(pages):
    page = pages["2023/flows/index.html"]
    assert 'class="chart chart-wide"' in page.html
    assert "../indicators/patents/index.html#" in page.html
    assert 'href="flows/index.html"' in pages["2023/index.html"].html


def test_the_share_of_a_published_total_is_told_with_what_is_left(site_with):
    data = FILES["data/numbers.csv"] + "patents,D,2023,80,,,,paper,\n"
    files, _ = site_with(**{"content/data/numbers.csv": data})
    told = "上述流量合计50件，占三角公布的总量80件的62.5%；其余30件没有按流向公布。"
    assert told in files["2023/flows/index.html"]
    english = "62.5% of the total published for Delta, 80 patents; the other 30 patents"
    assert english in files["2023/en/flows/index.html"]


def test_a_missing_cell_stays_empty_and_its_row_has_no_sum(site_with):
    flows = FILES["data/flows.csv"] + "patents,1,3,2023,5,paper\npatents,3,2,2023,7,paper\n"
    files, _ = site_with(**{"content/data/flows.csv": flows})
    rows = [row for row in rows_of(files["2023/flows/index.html"]) if row[0] == "乙"]
    assert ["乙", "20", "", "…无数据", "…有缺项或约数，不求和"] in rows


def test_a_report_without_flows_has_no_page_and_no_entry(site_with):
    files, findings = site_with(
        **{"content/data/flows.csv": FILES["data/flows.csv"].splitlines()[0] + "\n"}
    )
    assert [f.code for f in findings] == ["data/no-rows"]
    assert "2023/flows/index.html" not in files
    assert 'href="flows/index.html"' not in files["2023/index.html"]
