"""``build/check.html`` in a browser: the tip by pointer and keyboard, the list by a tap."""

from __future__ import annotations

import pytest

from reportgen import pipeline
from reportgen.project import Project
from tests.browser.conftest import CHROMIUM
from tests.claims import stub_engine
from tests.conftest import PROGRESS

pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="needs Chromium")


@pytest.fixture
def address(make_project, monkeypatch):
    stub_engine.use(monkeypatch)
    text = PROGRESS + "\n" + "旧稿增9.99%，又115.52与88家，" * 12 + "1155.2。\n"
    root = make_project(**{"content/narrative/zh/progress.md": text})
    pipeline.build(Project(root))
    return (root / "build/check.html").as_uri()


def opened(browser, address, width):
    page = browser.new_page(viewport={"width": width, "height": 900})
    page.goto(address)
    return page


@pytest.mark.parametrize("width", [390, 800, 1000, 1100, 1300])
def test_nothing_reaches_beyond_the_window_not_even_a_tip(browser, address, width):
    page = opened(browser, address, width)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    out = """() => [...document.querySelectorAll('.claim')].filter(claim => {
        claim.focus();
        const box = claim.querySelector('.tip').getBoundingClientRect();
        return box.width && (box.left < 0 || box.right > innerWidth);
    }).length"""
    page.keyboard.press("Tab")
    assert page.evaluate(out) == 0
    page.close()


def test_the_tip_appears_under_the_pointer_and_at_the_keys(browser, address):
    page = opened(browser, address, 1300)
    claim = page.locator(".claim.contradicted").first
    tip = claim.locator(".tip")
    assert not tip.is_visible()
    claim.hover()
    assert tip.is_visible()
    assert "115.52 / 103.38" in tip.inner_text()
    page.mouse.move(0, 0)
    assert not tip.is_visible()
    page.keyboard.press("Tab")
    claim.focus()
    assert tip.is_visible()
    page.close()


def test_a_tap_arrives_at_the_entry_also_one_of_the_verified(browser, address):
    page = opened(browser, address, 390)
    for state in ("contradicted", "verified"):
        claim = page.locator(f".claim.{state}").first
        entry = page.locator(claim.get_attribute("href"))
        claim.click()
        assert entry.is_visible()
        assert entry.bounding_box()["y"] < 900
    page.close()
