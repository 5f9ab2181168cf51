"""How pages look: pictures of three kinds, and what the look promises on a phone, in every theme."""

from __future__ import annotations

import io
import shutil
import subprocess

import pytest

from tests.browser.conftest import CHROMIUM
from tests.conftest import ROOT

PICTURES = ROOT / "tests/browser/pictures"
KINDS = {
    "landing": "2024/index.html",
    "chapter": "2024/chapters/cities/index.html",
    "profile": "2024/regions/320500/index.html",
}
FONT = "Noto Sans CJK SC"
WIDTH, HEIGHT, SMALLER = 390, 1560, 3
MOST_MEAN, MOST_BLOCK = 6.0, 60.0
"""Mean difference of brightness, of 255, over the picture and over any one of its 6 by 24 blocks."""

pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="Chromium is not installed")


def has_font() -> bool:
    listed = shutil.which("fc-list")
    return listed is not None and FONT in subprocess.run(
        [listed, ":", "family"], capture_output=True, text=True, check=True
    ).stdout  # fmt: skip


@pytest.fixture
def opened(browser, example_site):
    """Return a function that opens a page of the example report; options are Chromium's."""
    contexts = []

    def open_page(path: str, width: int = WIDTH, height: int = HEIGHT, **options):
        context = browser.new_context(viewport={"width": width, "height": height}, **options)
        contexts.append(context)
        page = context.new_page()
        page.goto((example_site / path).as_uri())
        return page

    yield open_page
    for context in contexts:
        context.close()


# Pictures -----------------------------------------------------------------------------------------


def small_picture(page):
    from PIL import Image

    # Charts have golden pictures of their own: here it is the page around them. The policy of the
    # page, which this style would break, is tested elsewhere.
    page.add_style_tag(content=".drawing { height: 240px } .drawing > * { display: none }")
    shot = Image.open(io.BytesIO(page.screenshot())).convert("L")
    return shot.resize((WIDTH // SMALLER, HEIGHT // SMALLER), Image.Resampling.BOX)


@pytest.mark.skipif(not has_font(), reason=f"the font {FONT} is not installed")
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("kind", KINDS)
def test_the_first_two_screens_of_a_phone_look_as_they_were_approved(opened, kind, scheme):
    from PIL import Image, ImageChops, ImageStat

    seen = small_picture(opened(KINDS[kind], color_scheme=scheme, bypass_csp=True))
    stored = PICTURES / f"{kind}-{scheme}.png"
    if not stored.exists():  # delete a picture to approve what the page looks like now
        stored.parent.mkdir(exist_ok=True)
        seen.quantize(16).save(stored, optimize=True)
        pytest.fail(f"stored anew: look at {stored.name}, then keep it")
    difference = ImageChops.difference(seen, Image.open(stored).convert("L"))
    assert ImageStat.Stat(difference).mean[0] <= MOST_MEAN
    blocks = difference.resize((6, 24), Image.Resampling.BOX)
    assert blocks.getextrema()[1] <= MOST_BLOCK


# Numbers of a page on a phone ---------------------------------------------------------------------


def test_on_a_phone_an_entry_is_one_line_until_its_number_is_followed(opened):
    page = opened(KINDS["chapter"])
    trails = page.locator(".number-entry .trail")
    assert trails.count() > 10
    assert [trail for trail in trails.all() if trail.is_visible()] == []
    page.locator("main a.num").nth(4).click()
    target = page.locator(":target")
    assert target.get_attribute("class") == "number-entry"
    assert target.locator(".trail").is_visible()
    box = target.bounding_box()
    assert 0 <= box["y"] < HEIGHT


def test_the_link_above_the_list_opens_every_entry_and_no_script_is_needed(opened):
    page = opened(KINDS["chapter"], java_script_enabled=False)
    page.locator(".numbers-all a").click()
    assert all(trail.is_visible() for trail in page.locator(".number-entry .trail").all())


def test_on_a_wide_screen_every_entry_is_open(opened):
    page = opened(KINDS["chapter"], width=1440)
    assert all(trail.is_visible() for trail in page.locator(".number-entry .trail").all())
    assert not page.locator(".numbers-all").is_visible()


# Tables -------------------------------------------------------------------------------------------


def test_points_of_a_column_lie_under_each_other_and_bars_begin_at_one_line(opened):
    page = opened("2024/regions/index.html", width=1440)
    places = page.evaluate(
        """() => {
          const table = document.querySelector('td .bar').closest('table');
          const bars = [...table.querySelectorAll('td .bar')];
          const points = bars.map(bar => {
            const text = bar.parentElement.querySelector('a').firstChild;
            const range = document.createRange();
            range.setStart(text, text.data.indexOf('.'));
            range.setEnd(text, text.data.indexOf('.') + 1);
            return Math.round(range.getBoundingClientRect().left);
          });
          return [bars.map(bar => Math.round(bar.getBoundingClientRect().left)), points];
        }"""
    )
    assert [len(set(of)) for of in places] == [1, 1]


@pytest.mark.parametrize("width", [390, 768])
def test_the_first_column_stays_in_sight_while_a_table_scrolls(opened, width):
    page = opened("2024/chapters/cities/index.html", width=width)
    left = page.evaluate(
        """() => {
          const box = [...document.querySelectorAll('.display.table .scroll')]
            .find(box => box.scrollWidth > box.clientWidth + 40);
          if (!box) return null;
          box.scrollLeft = 9999;
          const head = box.querySelector('tbody th').getBoundingClientRect();
          return [head.left - box.getBoundingClientRect().left, box.scrollLeft];
        }"""
    )
    if left is None:
        assert width == 768
        return
    assert left[1] > 0
    assert abs(left[0]) < 2


# Every reader -------------------------------------------------------------------------------------


@pytest.mark.parametrize("path", KINDS.values())
@pytest.mark.parametrize("width", [390, 768, 1440])
def test_nothing_is_wider_than_the_screen_and_targets_are_24_pixels_apart(opened, path, width):
    page = opened(path, width=width)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    small = page.evaluate(
        """() => [...document.querySelectorAll('nav a, summary, .tile a, .card a, .doors a, .back')]
          .filter(one => one.getClientRects().length)
          .filter(one => { const box = one.getBoundingClientRect(); return box.height < 23.5; })
          .map(one => one.outerHTML.slice(0, 80))"""
    )
    assert small == []


def test_a_reader_who_wants_no_motion_gets_none(opened):
    page = opened(KINDS["landing"], reduced_motion="reduce")
    moving = page.evaluate(
        """() => [...document.querySelectorAll('*')]
          .filter(one => getComputedStyle(one).transitionDuration.split(', ').some(t => t !== '0s'))
          .length"""
    )
    assert moving == 0


def test_with_the_readers_own_colours_the_badges_still_differ(opened):
    page = opened("2024/regions/index.html", forced_colors="active", width=1440)
    colours = page.evaluate(
        """() => ['first', 'last'].map(kind => {
          const style = getComputedStyle(document.querySelector(`.badge.${kind}`));
          return [style.backgroundColor, style.color, style.borderTopStyle];
        })"""
    )
    assert colours[0][0] != colours[1][0]
    assert colours[0][0] != colours[0][1]
    assert all(border == "solid" for *_, border in colours)


def test_paper_is_white_without_navigation_and_figures_are_not_split(opened):
    page = opened(KINDS["chapter"], color_scheme="dark", width=1440)
    page.emulate_media(media="print")
    seen = page.evaluate(
        """() => ({
          ground: getComputedStyle(document.body).backgroundColor,
          ink: getComputedStyle(document.body).color,
          link: getComputedStyle(document.querySelector('main p a')).textDecorationLine,
          menus: [...document.querySelectorAll('nav')].filter(n => n.getClientRects().length).length,
          figures: [...document.querySelectorAll('figure')]
            .map(figure => getComputedStyle(figure).breakInside),
        })"""
    )
    assert (seen["ground"], seen["ink"]) == ("rgb(255, 255, 255)", "rgb(0, 0, 0)")
    assert seen["link"] == "none"
    assert seen["menus"] == 0
    assert set(seen["figures"]) == {"avoid"}
