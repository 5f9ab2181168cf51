"""Charts at the keyboard, and one region lit among the others."""

from __future__ import annotations

import pytest

from tests.browser.chart_page import SAID, TIP
from tests.browser.conftest import CHROMIUM

pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="Chromium is not installed")


# The keyboard -------------------------------------------------------------------------------------


def test_a_chart_is_one_stop_of_the_tab_key_and_the_hidden_drawing_none(charts):
    stops = []
    for _ in range(4):
        charts.press("Tab")
        stops.append(charts.page.evaluate("document.activeElement.id"))
    assert stops == [f"{figure}-{charts.name}" for figure in ("one", "two", "three", "four")]


def test_arriving_by_tab_shows_the_first_mark_and_leaving_hides_it(charts):
    charts.press("Tab")
    assert charts.tip() == "甲，2022年：30亿元"
    charts.press("Shift+Tab")
    assert charts.tip() == ""


@pytest.mark.parametrize(
    ("keys", "shown"),
    [
        (["ArrowRight"], "甲，2023年：40亿元"),
        (["ArrowRight", "ArrowRight"], "乙，2022年：10亿元"),
        (["ArrowRight", "ArrowLeft"], "甲，2022年：30亿元"),
        (["ArrowLeft"], "甲，2022年：30亿元"),
        (["End"], "乙，2023年：20亿元"),
        (["End", "ArrowRight"], "乙，2023年：20亿元"),
        (["End", "Home"], "甲，2022年：30亿元"),
        (["ArrowRight", "ArrowDown"], "乙，2023年：20亿元"),
        (["ArrowDown", "ArrowUp"], "甲，2022年：30亿元"),
        (["ArrowDown", "ArrowDown"], "乙，2022年：10亿元"),
        (["Escape"], ""),
        (["Escape", "ArrowRight"], "甲，2023年：40亿元"),
    ],
)
def test_the_arrow_keys_walk_the_marks(charts, keys, shown):
    charts.press("Tab", *keys)
    assert charts.tip() == shown
    assert charts.page.evaluate("document.activeElement.id") == f"one-{charts.name}"


def test_the_mark_shown_is_read_out_in_the_language_of_the_chart(charts):
    charts.press("Tab", "ArrowRight")
    said = charts.page.locator(SAID)
    assert said.get_attribute("aria-live") == "polite"
    assert said.get_attribute("lang") == "zh-CN"
    assert said.text_content() == "甲，2023年：40亿元"


def test_pointing_is_not_read_out(charts):
    charts.point_at(0)
    assert charts.page.locator(SAID).text_content() == ""


def test_a_ring_lies_around_the_mark_shown(charts):
    charts.press("Tab", "End")
    ring = charts.page.locator(".chart-ring.by-key rect").last
    box, mark = ring.bounding_box(), charts.svg().locator(".mark").nth(3).bounding_box()
    assert box["x"] < mark["x"]
    assert box["y"] < mark["y"]
    assert box["x"] + box["width"] > mark["x"] + mark["width"]
    assert box["y"] + box["height"] > mark["y"] + mark["height"]
    assert box["width"] < mark["width"] + 16


def test_a_mark_below_the_window_is_brought_into_it(open_charts):
    charts = open_charts()
    charts.page.set_viewport_size({"width": 1200, "height": 240})
    charts.press("Tab", "End")
    _, y = charts.middle(3)
    assert 0 < y < 240
    assert charts.tip() == "乙，2023年：20亿元"
    tip = charts.page.locator(TIP).bounding_box()
    assert 0 <= tip["y"] < 240


def test_keys_with_a_modifier_stay_those_of_the_browser(open_charts):
    charts = open_charts()
    charts.press("Tab", "Control+End")
    assert charts.tip() != "乙，2023年：20亿元"


def test_the_chart_keeps_its_name_and_every_mark_has_one(charts):
    group = charts.page.get_by_role("group", name="经费 两市经费逐年上升。")
    assert group.first.get_attribute("id") == f"one-{charts.name}"
    names = [
        mark.get_attribute("aria-label") for mark in charts.svg().locator('.mark[role="img"]').all()
    ]
    assert names == [
        "甲，2022年：30亿元", "甲，2023年：40亿元", "乙，2022年：10亿元", "乙，2023年：20亿元",
    ]  # fmt: skip


# Highlight ----------------------------------------------------------------------------------------


def test_a_mark_lights_its_region_and_the_rest_steps_back_but_stays_visible(charts):
    charts.point_at(0)
    # line, two marks and end label of 甲; line and two marks of 乙
    assert charts.opacities() == [1, 1, 1, 1, 0.3, 0.3, 0.3]
    assert charts.opacities(of=".c-axis, text:not([data-k])") == [1, 1]
    charts.page.locator("h1").hover()
    assert set(charts.opacities()) == {1}


def test_the_keyboard_lights_too(charts):
    charts.press("Tab", "End")
    assert charts.opacities() == [0.3, 0.3, 0.3, 0.3, 1, 1, 1]


def test_hovering_alone_lights_one_chart(charts):
    charts.point_at(0)
    assert set(charts.opacities("two")) == {1}


def test_a_click_pins_and_a_second_one_releases(open_charts):
    charts = open_charts()
    charts.page.mouse.click(*charts.middle(0))
    charts.page.locator("h1").hover()
    assert charts.tip() == ""
    assert charts.opacities() == [1, 1, 1, 1, 0.3, 0.3, 0.3]
    charts.page.mouse.click(*charts.middle(1))
    charts.page.locator("h1").hover()
    assert set(charts.opacities()) == {1}


def test_while_one_region_is_pinned_another_can_be_compared(open_charts):
    charts = open_charts()
    charts.page.mouse.click(*charts.middle(0))
    charts.point_at(2)
    assert set(charts.opacities()) == {1}
    assert charts.tip() == "乙，2022年：10亿元"


def test_enter_pins_and_escape_releases(charts):
    charts.press("Tab", "Enter", "Tab")
    assert charts.opacities() == [1, 1, 1, 1, 0.3, 0.3, 0.3]
    charts.press("Escape")
    assert set(charts.opacities()) == {1}


def test_a_pinned_region_is_lit_in_every_chart_and_a_pinned_series_in_its_own(open_charts):
    charts = open_charts()
    charts.press("Tab", "Enter")
    assert [charts.is_pinned_or_lit(name) for name in ("one", "two", "three")] == [
        True, True, False,
    ]  # fmt: skip
    charts.press("Tab", "Tab", "Enter", "Tab", "Escape", "Shift+Tab", "Enter", "Shift+Tab")
    assert charts.is_pinned_or_lit("three")
    assert not charts.is_pinned_or_lit("four")


def test_a_pinned_region_stays_lit_when_the_phone_is_turned(open_charts):
    charts = open_charts(width=390)
    charts.press("Tab", "Enter")
    charts.page.set_viewport_size({"width": 844, "height": 390})
    charts.name = "wide"
    assert charts.opacities(of=".mark") == [1, 1, 0.3, 0.3]


def test_where_motion_is_not_wanted_the_light_changes_at_once(open_charts):
    still, moving = (open_charts(reduced_motion=wish) for wish in ("reduce", "no-preference"))
    duration = "e => getComputedStyle(e).transitionDuration"
    assert still.svg().locator(".mark").first.evaluate(duration) == "0s"
    assert moving.svg().locator(".mark").first.evaluate(duration) == "0.12s"


def test_forced_colours_keep_the_ring_and_the_highlight(open_charts):
    charts = open_charts(forced_colors="active")
    charts.press("Tab")
    ring, halo = (
        charts.page.locator(".chart-ring rect").nth(number).evaluate(
            "e => getComputedStyle(e).stroke"
        )
        for number in (1, 0)
    )  # fmt: skip
    assert ring != halo
    assert charts.opacities(of=".mark") == [1, 1, 0.3, 0.3]
    border = charts.page.locator(TIP).evaluate("e => getComputedStyle(e).borderTopColor")
    assert border != charts.page.locator(TIP).evaluate("e => getComputedStyle(e).backgroundColor")


def test_paper_has_neither_tooltip_nor_highlight(open_charts):
    charts = open_charts()
    charts.press("Tab", "Enter")
    charts.page.emulate_media(media="print")
    assert charts.tip() == ""
    assert set(charts.opacities()) == {1}
    assert not charts.page.locator(".chart-ring").is_visible()
