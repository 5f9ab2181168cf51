"""Bars in cells, points under points, badges: what makes a column of numbers easy to compare."""

from __future__ import annotations

import re
from decimal import Decimal

import pytest

from reportgen.pages.badges import Badge
from reportgen.pages.columns import bar_lengths, point_pads
from tests.pages.conftest import FILES


def decimals(*values):
    return [None if value is None else Decimal(str(value)) for value in values]


def test_the_longest_bar_is_a_hundred_and_the_others_are_in_proportion():
    assert bar_lengths(decimals(50, 100, 25, 0)) == ("50", "100", "25", "0")


def test_a_missing_value_has_no_bar():
    assert bar_lengths(decimals(3, None, 1, 2, 4)) == ("75", "", "25", "50", "100")


@pytest.mark.parametrize("values", [(1, 2, 3), (1, 2, 3, -1), (0, 0, 0, 0), (1, 2, 3, None)])
def test_few_values_values_below_zero_and_nothing_but_zeros_have_no_bars(values):
    assert set(bar_lengths(decimals(*values))) == {""}


def test_points_stand_under_points():
    assert point_pads(["100", "1.5", "12.25"]) == (".2", "-1", "")
    assert point_pads(["100", "20"]) == ("", "")


def test_a_text_that_does_not_end_in_a_digit_is_left_alone():
    assert point_pads(["1.25", "5000余", "…"]) == ("", "", "")


@pytest.mark.parametrize(
    ("place", "count", "strength", "reached"),
    [
        (1, 4, "first", 4),
        (2, 4, "middle", 3),
        (4, 4, "last", 1),
        (1, 1, "first", 1),
        (2, 2, "last", 1),
    ],
)
def test_a_badge_says_by_filled_steps_how_high_it_stands(place, count, strength, reached):
    badge = Badge(text="x", place=place, count=count, hint="")
    assert badge.strength == strength
    assert sum(step.is_reached for step in badge.steps) == reached
    heights = [step.height for step in badge.steps]
    assert heights == sorted(heights)
    assert badge.steps[-1].x + 3 == badge.width
    assert heights[-1] == badge.height


# On the page ---------------------------------------------------------------------------------------

DATA = """\
spending,1,2021,400,,,,book,
spending,1,2020,300,,,,book,
"""
TABLE = """\
tables:
  cities:
    title: {zh: 各市经费, en: Spending of cities}
    indicator: spending
    rows: {regions: {level: city}}
    columns:
      - {period: "2023", label: {zh: 经费, en: Spending}}
      - {period: "2023", measure: rank, label: {zh: 位次, en: Rank}}
      - {period: "2023", measure: tier, tiers: size, label: {zh: 梯队, en: Tier}}
"""


@pytest.fixture
def chapter(site_with):
    numbers = FILES["data/numbers.csv"].replace(
        "spending,4,2023,,,,missing,book,", "spending,4,2023,1001,,,,book,"
    )
    files, findings = site_with(
        **{"content/data/numbers.csv": numbers + DATA, "content/tables.yml": TABLE}
    )
    assert findings == ()
    return files


def test_values_of_one_indicator_have_bars_and_ranks_have_none(chapter):
    html = chapter["2023/chapters/progress/index.html"]
    bars = re.findall(r'<svg class="bar"[^>]*><rect width="([\d.]+)"', html)
    # 500.5, 300.0, 25 and 1001 of 1001
    assert bars == ["50", "30", "2.5", "100"]


def test_the_longer_digits_of_one_value_keep_a_place_for_those_of_another(chapter):
    html = chapter["2023/chapters/progress/index.html"]
    assert html.count('class="pad pad-point-1"') == 2  # 25 and 1001 beside 500.5 and 300.0


def test_a_tier_in_a_table_is_a_badge_with_its_name_and_its_place_among_the_tiers(chapter):
    html = chapter["2023/chapters/progress/index.html"]
    badges = re.findall(r'<span class="badge (\w+)" title="([^"]+)">.*?</svg>([^<]+)</span>', html)
    first, low = (
        ("first", "共2档，自高到低第1档", "第一梯队"),
        ("last", "共2档，自高到低第2档", "第二梯队"),
    )
    assert badges == [first, low, low, first]


def test_the_list_of_regions_shows_value_and_tier_of_the_first_rule_and_names_it(chapter):
    html = chapter["2023/regions/index.html"]
    assert html.count('class="badge ') == 4
    assert "经费（2023年）" in html
    assert "梯队：经费梯队（2023年）。" in html


def test_a_table_of_one_unit_says_it_once_at_its_top_right(chapter):
    html = chapter["2023/indicators/spending/index.html"]
    for name in ("ranking", "values"):
        table = html.partition(f'id="{name}"')[2].partition("</table>")[0]
        assert table.count("单位：亿元") == 1
        assert table.index("单位：亿元") < table.index("<table")
