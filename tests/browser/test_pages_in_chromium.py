"""The site as a reader meets it: from a stick, on a phone, in the dark, without JavaScript."""

from __future__ import annotations

import pytest

from reportgen import pipeline
from tests.browser.conftest import CHROMIUM
from tests.pages.conftest import write_project

PAGES = (
    "index.html",
    "404.html",
    "2024/index.html",
    "2024/chapters/progress/index.html",
    "2024/chapters/cities/index.html",
    "2024/chapters/programmes/index.html",
    "2024/indicators/index.html",
    "2024/indicators/index/index.html",
    "2024/regions/index.html",
    "2024/regions/320500/index.html",
    "2024/framework/index.html",
    "2024/methodology/index.html",
    "2024/data/index.html",
    "2024/glossary/index.html",
    "2024/en/index.html",
    "2024/en/chapters/cities/index.html",
    "2024/en/chapters/programmes/index.html",
    "2024/en/indicators/index/index.html",
    "2024/en/regions/index.html",
    "2024/en/regions/320500/index.html",
    "2024/en/methodology/index.html",
    "2024/en/data/index.html",
    "2024/en/sources/index.html",
)

pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="Chromium is not installed")


@pytest.fixture(params=[(390, "light"), (1440, "dark")], ids=["phone-light", "desk-dark"])
def page(request, browser):
    width, scheme = request.param
    context = browser.new_context(
        viewport={"width": width, "height": 844}, color_scheme=scheme, java_script_enabled=True
    )
    opened = context.new_page()
    opened.problems = []
    opened.on("console", lambda message: opened.problems.append(message.text))
    opened.on("request", lambda request: opened.problems.append(request.url)
              if not request.url.startswith("file:") else None)  # fmt: skip
    opened.on("requestfailed", lambda request: opened.problems.append(request.url))
    yield opened
    context.close()


@pytest.fixture(scope="session")
def site_in_part(tmp_path_factory):
    """Return the small report without one of its English chapters."""
    root = tmp_path_factory.mktemp("part")
    return pipeline.build(write_project(root, {"content/narrative/en/progress.md": None})).site


@pytest.mark.parametrize("path", PAGES)
def test_a_page_opens_from_a_stick_without_a_request_a_message_or_sideways_scrolling(
    example_site, page, path
):
    page.goto((example_site / path).as_uri())
    assert page.problems == []
    width = page.evaluate("document.documentElement.clientWidth")
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert page.locator("h1").count() == 1


def test_a_bound_number_leads_to_its_entry_and_from_there_to_the_cell(example_site, page):
    page.goto((example_site / "2024/chapters/progress/index.html").as_uri())
    page.locator("main .num").nth(3).click()
    assert "#n" in page.url
    entry = page.locator(":target")
    assert entry.is_visible()
    cell = entry.locator('a[href*="/indicators/"], a[href*="indicators/"]').first
    cell.click()
    assert "/indicators/" in page.url
    page.locator(":target").wait_for(state="visible")
    assert page.problems == []


@pytest.mark.parametrize(
    "path",
    ["", "chapters/progress/", "indicators/index/", "regions/320500/", "sources/", "data/"],
)
def test_one_click_leads_to_the_same_page_in_the_other_language_and_one_back(
    example_site, page, path
):
    chinese = (example_site / f"2024/{path}index.html").as_uri()
    english = (example_site / f"2024/en/{path}index.html").as_uri()
    page.goto(chinese)
    for name, there, language in (("English", english, "en"), ("中文", chinese, "zh-CN")):
        page.get_by_role("link", name=name, exact=True).click()
        page.wait_for_url(there)
        assert page.locator("html").get_attribute("lang") == language
    assert page.problems == []


def test_a_chapter_without_a_translation_says_so_before_its_text(site_in_part, page):
    page.goto((site_in_part / "2023/en/chapters/progress/index.html").as_uri())
    note = page.get_by_role("note").filter(has_text="not been translated")
    assert note.is_visible()
    assert page.locator("h1").get_attribute("lang") == "zh-CN"
    assert note.bounding_box()["y"] < page.locator(".prose").bounding_box()["y"]
    assert page.locator(".prose .display").first.get_attribute("lang") == "en"


def test_every_page_can_be_reached_by_keyboard_beginning_with_the_skip_link(example_site, page):
    page.goto((example_site / "2024/chapters/talent/index.html").as_uri())
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.getAttribute('href')").startswith("#")
    assert page.evaluate("document.activeElement.getBoundingClientRect().top") >= 0


def test_text_and_background_of_both_themes_are_far_enough_apart(example_site, page):
    page.goto((example_site / "2024/chapters/progress/index.html").as_uri())
    contrast = page.evaluate(
        """() => {
          const light = ([r, g, b]) => [r, g, b].map(v => v / 255)
            .map(v => v <= 0.03928 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4)
            .reduce((sum, v, i) => sum + v * [0.2126, 0.7152, 0.0722][i], 0);
          const rgb = text => text.match(/[\\d.]+/g).slice(0, 3).map(Number);
          const body = getComputedStyle(document.body);
          const root = getComputedStyle(document.documentElement);
          const behind = [body.backgroundColor, root.backgroundColor].find(c => !/, 0\\)$/.test(c));
          const [a, b] = [light(rgb(body.color)), light(rgb(behind))].sort().reverse();
          return (a + 0.05) / (b + 0.05);
        }"""
    )
    assert contrast >= 7


def test_no_line_of_prose_begins_with_a_closing_mark_or_ends_with_an_opening_one(
    example_site, page
):
    page.goto((example_site / "2024/chapters/progress/index.html").as_uri())
    wrong = page.evaluate(
        """() => {
          const found = [];
          for (const p of document.querySelectorAll('main p, main li')) {
            const walker = document.createTreeWalker(p, NodeFilter.SHOW_TEXT);
            let last = null, lastChar = '';
            for (let node = walker.nextNode(); node; node = walker.nextNode()) {
              for (let i = 0; i < node.length; i++) {
                if (/\\s/.test(node.data[i])) continue;
                const range = document.createRange();
                range.setStart(node, i); range.setEnd(node, i + 1);
                const box = range.getClientRects()[0];
                if (!box || !box.width) continue;
                const newLine = last && box.left < last.left && box.top > last.top + 4;
                if (newLine && '，。；：！？”）》、'.includes(node.data[i])) found.push(node.data[i]);
                if (newLine && '“（《'.includes(lastChar)) found.push(lastChar);
                last = box; lastChar = node.data[i];
              }
            }
          }
          return found;
        }"""
    )
    assert wrong == []
