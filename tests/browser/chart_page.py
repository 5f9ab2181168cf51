"""A page with four charts, served under the policy a webmaster is told to set, and its reader."""

from __future__ import annotations

from http.server import BaseHTTPRequestHandler

from reportgen.pages.assets import stylesheets
from tests.conftest import ROOT

ASSETS = ROOT / "templates" / "assets"
POLICY = "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'"
TYPES = {"css": "text/css", "js": "text/javascript"}

TIP = ".chart-tip"
SAID = ".chart-said"


def drawing(figure: str, name: str, keys: tuple[str, str]) -> str:
    """Two lines of two values: upper 30 and 40, lower 10 and 20; the upper one has an end label."""
    upper, lower = keys
    scale = 2 if name == "wide" else 1
    x = [100 * scale, 200 * scale]

    def mark(key: str, place: int, y: int, text: str) -> str:
        return (
            f'<g class="mark" data-k="{key}"><title>{text}</title>'
            f'<path class="f1" d="M{x[place] - 3} {y - 3}h6v6h-6z" fill="#0f3b8c"/></g>'
        )

    return f"""
<svg xmlns="http://www.w3.org/2000/svg" id="{figure}-{name}" class="chart chart-{name}"
 viewBox="0 0 {300 * scale} 200" width="{300 * scale}" height="200" role="img"
 aria-labelledby="{figure}-{name}-title {figure}-{name}-desc" lang="zh-CN">
<title id="{figure}-{name}-title">经费</title><desc id="{figure}-{name}-desc">两市经费逐年上升。</desc>
<path class="c-axis" d="M20 180H{280 * scale}" stroke="#808b98"/>
<text class="c-muted" x="{x[0]}" y="196" font-size="12">2022</text>
<path data-k="{upper}" class="s1" d="M{x[0]} 70L{x[1]} 60" fill="none" stroke="#0f3b8c"/>
{mark(upper, 0, 70, "甲，2022年：30亿元")}{mark(upper, 1, 60, "甲，2023年：40亿元")}
<text data-k="{upper}" class="t1" x="{x[1] + 40}" y="64" font-size="12">甲</text>
<path data-k="{lower}" class="s2" d="M{x[0]} 150L{x[1]} 130" fill="none" stroke="#bb461e"/>
{mark(lower, 0, 150, "乙，2022年：10亿元")}{mark(lower, 1, 130, "乙，2023年：20亿元")}
</svg>"""


def figure(identifier: str, *keys: str) -> str:
    both = "".join(drawing(identifier, name, keys) for name in ("wide", "narrow"))
    return f'<figure class="display figure"><div class="drawing">{both}</div></figure>'


LINKS = "\n".join(
    f'<link rel="stylesheet" href="{path.removeprefix("x/assets/")}">' for path in stylesheets("x")
)
PAGE = f"""<!DOCTYPE html>
<html lang="zh-CN"><head><meta charset="utf-8"><title>图</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
{LINKS}
<script src="charts.js" defer></script>
</head><body><main><h1>图</h1><p>图前的话。</p>
{figure("one", "320100", "320500")}<p>图间的话。</p>
{figure("two", "320100", "330100")}
{figure("three", "series-1", "series-2")}
{figure("four", "series-1", "series-2")}
</main></body></html>
"""


class Handler(BaseHTTPRequestHandler):
    def do_GET(self):
        name = self.path.strip("/") or "index.html"
        path = ASSETS / name
        found = name == "index.html" or path.is_file()
        self.send_response(200 if found else 204)
        self.send_header("Content-Type", TYPES.get(path.suffix[1:], "text/html; charset=utf-8"))
        self.send_header("Content-Security-Policy", POLICY)
        self.end_headers()
        if found:
            self.wfile.write(PAGE.encode() if name == "index.html" else path.read_bytes())

    def log_message(self, *arguments):
        pass


WATCH = """
window.shifts = [];
new PerformanceObserver(list => window.shifts.push(...list.getEntries().map(e => e.value)))
  .observe({type: 'layout-shift', buffered: true});
"""
BOXES = """() => [...document.querySelectorAll('body, body *')]
  .filter(e => !e.closest('.chart-tip, .chart-said, .chart-ring'))
  .map(e => e.getBoundingClientRect()).map(b => [b.x, b.y + scrollY, b.width, b.height])
  .concat([[document.documentElement.scrollWidth, document.documentElement.scrollHeight]])"""


class Charts:
    """A page with charts; ``name`` of the drawing its width shows. Closing it reads the console."""

    def __init__(self, browser, address, *, width=1200, **options):
        self.context = browser.new_context(viewport={"width": width, "height": 800}, **options)
        self.page = self.context.new_page()
        self.name = "wide" if width >= 560 else "narrow"
        self.problems: list[str] = []
        self.page.on("console", lambda message: self.problems.append(message.text))
        self.page.on("pageerror", lambda error: self.problems.append(str(error)))
        self.page.add_init_script(WATCH)
        self.page.goto(address)

    def svg(self, figure="one"):
        return self.page.locator(f"#{figure}-{self.name}")

    def middle(self, number, figure="one"):
        """Return the middle of a mark in the window."""
        box = self.svg(figure).locator(".mark").nth(number).bounding_box()
        return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2

    def point_at(self, number, figure="one", *, right=0, down=0):
        self.svg(figure).scroll_into_view_if_needed()
        x, y = self.middle(number, figure)
        self.page.mouse.move(x + right, y + down)

    def tip(self):
        return self.page.locator(TIP).text_content() if self.page.locator(TIP).is_visible() else ""

    def shifts(self):
        """Return the layout shifts so far, those of the frame just drawn included."""
        self.page.wait_for_timeout(100)
        return self.page.evaluate("window.shifts")

    def press(self, *keys):
        for key in keys:
            self.page.keyboard.press(key)

    def opacities(self, figure="one", of="[data-k]"):
        """Return the opacity of each keyed element, once nothing fades any more."""
        return self.svg(figure).evaluate(
            """(svg, of) => Promise.all(document.getAnimations().map(a => a.finished)).then(() =>
               [...svg.querySelectorAll(of)].map(e => Number(getComputedStyle(e).opacity)))""",
            of,
        )

    def is_pinned_or_lit(self, figure):
        return min(self.opacities(figure)) < 1
