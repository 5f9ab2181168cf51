"""A series as a small line: places, breaks, and what is left out."""

from __future__ import annotations

import re
from decimal import Decimal

import pytest

from reportgen.pages.sparkline import Point, sparkline
from tests.pages.conftest import FILES


def drawn(*values, start=2020, **options):
    """Return the line of one value a year; None is missing."""
    points = [
        Point(at=12 * (start + n), value=None if value is None else Decimal(str(value)))
        for n, value in enumerate(values)
    ]
    return sparkline(points, **{"step": 12, "label": "x", **options})


def test_the_line_runs_from_edge_to_edge_lowest_value_at_the_bottom_highest_at_the_top():
    # 96 wide and 28 high with a margin of 4: x from 4 to 92, y from 24 (lowest) to 4 (highest).
    line = drawn(10, 20, 30)
    assert line.lines == ("4,24 48,14 92,4",)
    assert line.dots == ()
    assert (line.last.x, line.last.y) == ("92", "4")


def test_places_are_those_of_time_not_of_order():
    points = [
        Point(at=0, value=Decimal(1)),
        Point(at=3, value=Decimal(2)),
        Point(at=4, value=Decimal(3)),
    ]
    assert sparkline(points, step=3, label="x").lines == ("4,24 70,14 92,4",)


@pytest.mark.parametrize("values", [(), (1,), (1, 2), (1, 2, None, 3, 4), (None, None, None)])
def test_fewer_than_three_values_in_a_row_are_no_line(values):
    assert drawn(*values) is None


def test_a_missing_value_breaks_the_line_and_a_lone_value_is_a_dot():
    line = drawn(10, None, 20, 25, 30)
    assert line.lines == ("48,14 70,9 92,4",)  # 4 + 88 × 2/4 = 48, 4 + 88 × 3/4 = 70
    assert [(dot.x, dot.y) for dot in line.dots] == [("4", "24")]


def test_a_year_that_is_not_there_breaks_the_line_as_a_missing_value_does():
    points = [Point(at=12 * year, value=Decimal(year)) for year in (2018, 2020, 2021, 2022)]
    line = sparkline(points, step=12, label="x")
    assert [len(run.split()) for run in line.lines] == [3]
    assert [dot.x for dot in line.dots] == ["4"]


def test_another_definition_breaks_the_line():
    line = drawn(10, 20, 30, 40, 50, breaks={12 * 2023})
    assert [len(run.split()) for run in line.lines] == [3, 2]


def test_a_last_value_that_is_missing_leaves_the_mark_on_the_last_one_known():
    line = drawn(10, 20, 30, None)
    assert (line.last.x, line.last.y) == ("92", "4")


def test_a_series_without_a_change_lies_in_the_middle():
    assert drawn(5, 5, 5).lines == ("4,14 48,14 92,14",)


def test_values_below_zero_and_of_any_size_stay_inside():
    line = drawn("-1e12", 0, "1e12")
    assert line.lines == ("4,24 48,14 92,4",)


# On the page ---------------------------------------------------------------------------------------


def test_the_tile_of_an_index_with_three_years_has_a_line_that_says_first_and_last(pages):
    (line,) = [a for a in pages["2023/index.html"].all("svg") if a.get("class") == "sparkline"]
    assert line["role"] == "img"
    assert line["aria-label"] == "走势：2021年100.00，2023年115.52"
    english = pages["2023/en/index.html"].html
    assert 'aria-label="Course: 2021 100.00, 2023 115.52"' in english


def test_a_tile_says_its_change_with_a_sign_and_an_arrow_not_by_colour(pages):
    html = pages["2023/index.html"].html
    tile = html[html.index('class="changes"') :]
    tile = tile[: tile.index("</ul>")]
    # 115.52 / 103.38 - 1 = 11.74 %; 115.52 / 100 - 1 = 15.52 %
    assert re.findall(r"[+−]\d+\.\d+%", tile)[:2] == ["+11.74%", "+15.52%"]
    assert tile.count('d="M4 1 8 8H0z"') == 3  # since last year, since 2021, a year since 2021


def test_a_change_that_a_bound_leaves_open_has_no_arrow(site_with):
    """Less than 115.52 after 103.38 is a growth of less than 11.74 %, or none at all."""
    numbers = FILES["data/numbers.csv"].replace("2023,115.52,,", "2023,115.52,<,")
    files, _ = site_with(**{"content/data/numbers.csv": numbers})
    html = files["2023/index.html"]
    tile = html[html.index('class="changes"') :]
    tile = tile[: tile.index("</ul>")]
    assert "不足11.75%" in tile
    assert "<path" not in tile


def test_the_profile_of_a_region_shows_its_numbers_without_a_line_where_two_years_are_known(pages):
    page = pages["2023/regions/1/index.html"]
    assert "sparkline" not in page.html
    glance = page.html[page.html.index('class="glance"') : page.html.index("梯队的依据")]
    assert "500.5亿元" in glance
    assert "第1位" in glance
    assert "有数值的同级区域共3个" in glance  # the fourth has no value
