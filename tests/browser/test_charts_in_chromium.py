"""Charts as a reader meets them: pointed at, tapped, and left alone without script."""

from __future__ import annotations

import gzip

import pytest

from tests.browser.chart_page import ASSETS, BOXES, TIP
from tests.browser.conftest import CHROMIUM

pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="Chromium is not installed")


# The pointer --------------------------------------------------------------------------------------


def test_pointing_at_a_mark_shows_its_text_and_leaving_the_chart_hides_it(charts):
    charts.point_at(0)
    assert charts.tip() == "甲，2022年：30亿元"
    charts.point_at(3)
    assert charts.tip() == "乙，2023年：20亿元"
    charts.page.locator("h1").hover()
    assert charts.tip() == ""
    assert charts.page.locator(".chart-ring").count() == 0


@pytest.mark.parametrize(("away", "shown"), [(20, "甲，2022年：30亿元"), (40, "")])
def test_a_pointer_within_24_pixels_means_the_mark(open_charts, away, shown):
    charts = open_charts()
    charts.point_at(0, down=-away)
    assert charts.tip() == shown


def test_a_text_upon_a_large_mark_does_not_cover_it(open_charts):
    charts = open_charts()
    charts.page.evaluate(
        """() => {
          const svg = document.querySelector('#one-wide');
          const box = document.querySelector('#one-wide .mark path');
          box.setAttribute('d', 'M100 20h200v100h-200z');
          const label = box.cloneNode();
          label.setAttribute('d', 'M180 50h40v40h-40z');
          svg.append(label);
        }"""
    )
    charts.point_at(0)
    assert charts.tip() == "甲，2022年：30亿元"


def test_on_a_line_only_marks_of_that_line_are_near(open_charts):
    charts = open_charts()
    charts.svg().locator("text[data-k]").hover()  # 甲, 40 units right of its last value
    assert charts.opacities(of=".mark") == [1, 1, 0.3, 0.3]


def test_the_browser_has_no_second_tooltip_to_show(charts):
    assert charts.page.locator("svg title").count() == 0
    assert charts.page.locator(TIP).count() == 1


@pytest.mark.parametrize("width", [390, 1200])
@pytest.mark.parametrize("number", range(4))
def test_the_tooltip_lies_inside_the_window_near_its_mark_and_not_upon_it(
    open_charts, width, number
):
    charts = open_charts(width=width)
    charts.point_at(number)
    tip = charts.page.locator(TIP).bounding_box()
    x, y = charts.middle(number)
    assert tip["x"] >= 0
    assert tip["x"] + tip["width"] <= width
    assert tip["x"] <= x <= tip["x"] + tip["width"]
    assert 0 < y - (tip["y"] + tip["height"]) < 24


def test_a_mark_at_the_upper_edge_has_its_tooltip_below(open_charts):
    charts = open_charts()
    charts.page.set_viewport_size({"width": 1200, "height": 260})
    charts.page.evaluate("document.querySelector('#one-wide .mark').scrollIntoView()")
    x, y = charts.middle(0)
    charts.page.mouse.move(x, y)
    tip = charts.page.locator(TIP).bounding_box()
    assert y < tip["y"] < y + 24


def test_hovering_and_walking_move_nothing_on_the_page(charts):
    charts.svg().scroll_into_view_if_needed()
    before = charts.page.evaluate(BOXES)
    for number in range(4):
        charts.point_at(number)
        assert charts.tip()
        assert charts.page.evaluate(BOXES) == before
    charts.svg().focus()
    charts.press("End", "Enter", "Home", "Escape")
    assert charts.page.evaluate(BOXES) == before
    assert charts.shifts() == []
    charts.page.evaluate("document.body.prepend(document.createElement('hr'))")
    assert charts.shifts() != []  # the watch is awake


def test_a_tap_shows_the_text_and_pins_and_a_second_tap_puts_all_back(open_charts):
    charts = open_charts(width=390, has_touch=True)
    charts.svg().scroll_into_view_if_needed()
    charts.page.touchscreen.tap(*charts.middle(0))
    assert charts.tip() == "甲，2022年：30亿元"
    assert charts.opacities(of=".mark") == [1, 1, 0.3, 0.3]
    charts.page.touchscreen.tap(*charts.middle(0))
    assert charts.tip() == ""
    assert set(charts.opacities()) == {1}


def test_a_tap_beside_the_chart_hides_the_tooltip(open_charts):
    charts = open_charts(width=390, has_touch=True)
    charts.page.touchscreen.tap(*charts.middle(0))
    charts.page.locator("h1").tap()
    assert charts.tip() == ""


def test_scrolling_takes_the_tooltip_away_from_under_a_pointer_and_along_at_the_keyboard(
    open_charts,
):
    charts = open_charts()
    charts.point_at(0)
    charts.page.evaluate("scrollBy(0, 30)")
    charts.page.locator(TIP).wait_for(state="hidden")
    charts.page.evaluate("scrollTo(0, 0)")
    charts.press("Tab")
    before = charts.page.locator(TIP).bounding_box()["y"]
    charts.page.evaluate("scrollBy(0, 30)")
    charts.page.wait_for_timeout(100)
    assert charts.page.locator(TIP).bounding_box()["y"] == pytest.approx(before - 30, abs=1)


def test_the_policy_of_the_pages_here_is_in_force(open_charts):
    charts = open_charts()
    charts.page.evaluate("document.body.setAttribute('style', 'color: red')")
    assert "Content Security Policy" in charts.problems.pop()


# Without the script, and with little of it --------------------------------------------------------


def test_without_script_every_mark_keeps_its_own_text_and_nothing_is_hidden(open_charts):
    charts = open_charts(java_script_enabled=False)
    marks = charts.svg().locator(".mark > title")
    assert marks.count() == 4
    assert marks.first.text_content() == "甲，2022年：30亿元"
    assert charts.svg().get_attribute("role") == "img"
    assert charts.svg().locator(".mark").first.is_visible()


def test_the_script_is_small_and_leaves_no_name_behind(open_charts):
    assert len(gzip.compress((ASSETS / "charts.js").read_bytes(), 9)) <= 5_000
    charts = open_charts()
    plain = open_charts()
    plain.page.goto(f"{plain.page.url}charts.css")
    names = "() => Object.keys(window)"
    assert charts.page.evaluate(names) == plain.page.evaluate(names)


def test_the_example_report_answers_from_a_stick(example_site, browser):
    context = browser.new_context(viewport={"width": 1200, "height": 900})
    page = context.new_page()
    problems: list[str] = []
    page.on("console", lambda message: problems.append(message.text))
    page.goto((example_site / "2024/chapters/progress/index.html").as_uri())
    titles = page.locator("svg.chart title").count()
    page.locator("svg.chart-wide").first.locator(".mark").first.hover()
    assert titles == 0
    assert page.locator(TIP).text_content()
    assert problems == []
    context.close()
