"""The whole site at a root, below a path and from a disk: nothing blocked, nothing asked of others."""

from __future__ import annotations

import functools
import threading
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer

import pytest

from tests.browser.conftest import CHROMIUM

LEFT_BEHIND = "net::ERR_ABORTED"
"""What becomes of a request whose page was left before the answer came."""
pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="Chromium is not installed")


class Quiet(SimpleHTTPRequestHandler):
    """Serves a folder and answers other addresses with its 404.html, as a host is set up to."""

    def log_message(self, *_):
        pass

    def send_error(self, code, message=None, explain=None):
        body = (self.site / "404.html").read_bytes()
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


@pytest.fixture(scope="module")
def served(example_site, tmp_path_factory):
    """Return the addresses of one build at a root and below /a/b/, and on a disk."""
    below = tmp_path_factory.mktemp("host")
    (below / "a").mkdir()
    (below / "a" / "b").symlink_to(example_site)
    servers = []
    for folder in (example_site, below):
        handler = type("Handler", (Quiet,), {"site": example_site})
        server = ThreadingHTTPServer(
            ("127.0.0.1", 0), functools.partial(handler, directory=str(folder))
        )
        threading.Thread(target=server.serve_forever, daemon=True).start()
        servers.append(server)
    root, path = (f"http://127.0.0.1:{server.server_address[1]}/" for server in servers)
    yield {"root": root, "path": f"{path}a/b/", "disk": f"{example_site.as_uri()}/"}
    for server in servers:
        server.shutdown()
        server.server_close()


def one_of_each_kind(site):
    """Return the first page of every kind: its template says in the class of the body."""
    kinds = {}
    for path in sorted(site.rglob("*.html")):
        name = path.relative_to(site).as_posix()
        kind = path.read_text(encoding="utf-8").partition('<body class="')[2].partition('"')[0]
        kinds.setdefault((kind, "/en/" in name), name)
    return sorted(kinds.values())


@pytest.mark.parametrize("host", ["root", "path", "disk"])
def test_every_kind_of_page_opens_anywhere_with_no_violation_message_or_foreign_request(
    served, example_site, browser, host
):
    context = browser.new_context(viewport={"width": 1200, "height": 800})
    page = context.new_page()
    problems = []
    page.on("console", lambda message: problems.append(message.text))
    page.on("pageerror", lambda error: problems.append(str(error)))
    page.on("requestfailed", lambda request: problems.append(request.url)
            if request.failure != LEFT_BEHIND else None)  # fmt: skip
    page.on("request", lambda request: problems.append(request.url)
            if not request.url.startswith(served[host]) else None)  # fmt: skip
    page.on(
        "response", lambda answer: problems.append(answer.url) if answer.status >= 400 else None
    )
    page.add_init_script(
        "document.addEventListener('securitypolicyviolation',"
        " event => console.log('violation: ' + event.violatedDirective))"
    )
    paths = one_of_each_kind(example_site)
    assert len(paths) > 10
    for path in paths:
        page.goto(served[host] + path)
        assert page.locator("h1").count() == 1, path
        assert page.evaluate("getComputedStyle(document.body).marginTop") == "0px", path
        assert problems == [], path
    context.close()


def test_the_policy_does_block_what_it_should(browser, example_site, tmp_path):
    """A page with inline code of its own shows that the tests above would see a violation."""
    text = (example_site / "404.html").read_text(encoding="utf-8")
    bad = text.replace("</body>", "<script>document.title = 'run'</script></body>")
    (tmp_path / "bad.html").write_text(bad, encoding="utf-8")
    page = browser.new_page()
    seen = []
    page.on("console", lambda message: seen.append(message.text))
    page.goto((tmp_path / "bad.html").as_uri())
    assert page.title() != "run"
    assert any("Content Security Policy" in text for text in seen)
    page.close()


def test_an_embedded_figure_works_in_the_frame_of_another_site(served, browser, tmp_path):
    address = f"{served['path']}2024/figures/index_growth/embed.html"
    frame = f'<iframe src="{address}" title="t" width="720" height="560"></iframe>'
    (tmp_path / "other.html").write_text(f"<!doctype html><title>o</title>{frame}", "utf-8")
    context = browser.new_context(viewport={"width": 900, "height": 700})
    page = context.new_page()
    problems = []
    page.on("console", lambda message: problems.append(message.text))
    page.goto((tmp_path / "other.html").as_uri())
    inside = page.frames[1]
    inside.locator("svg.chart-wide").wait_for(state="visible")
    box = inside.locator(".below").bounding_box()
    assert box["y"] + box["height"] <= 570  # the height of the snippet is enough
    inside.locator(".below a").click()
    page.wait_for_url(f"{served['path']}2024/figures/index_growth/index.html")
    assert problems == []
    context.close()


def test_every_page_prints_without_what_can_only_be_clicked(served, example_site, browser):
    context = browser.new_context(viewport={"width": 794, "height": 1123})
    page = context.new_page()
    page.emulate_media(media="print")
    for path in one_of_each_kind(example_site):
        page.goto(served["root"] + path)
        for hidden in (".site-header nav", ".menu-foot", ".skip", ".issue summary", "button.print",
                       ".own-page", ".tip"):  # fmt: skip
            for element in page.locator(hidden).all():
                assert not element.is_visible(), (path, hidden)
        width = page.evaluate("document.documentElement.scrollWidth")
        assert width <= 794, path
        assert len(page.pdf()) > 5000
    context.close()


def test_every_kind_of_page_is_read_in_full_without_script(served, example_site, browser):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    for path in one_of_each_kind(example_site):
        page.goto(served["disk"] + path)
        assert page.locator("h1").count() == 1, path
        assert page.locator("main").inner_text().strip(), path
        assert page.locator("button:visible").count() == 0, path
    context.close()


def test_a_definition_shows_on_focus_and_goes_with_escape(served, browser):
    page = browser.new_page()
    page.goto(served["disk"] + "2024/chapters/talent/index.html")
    tip = page.locator(".tip").first
    assert not tip.is_visible()
    page.locator("a.term").first.focus()
    assert tip.is_visible()
    width = page.evaluate("document.documentElement.scrollWidth")
    assert width <= page.evaluate("document.documentElement.clientWidth")
    page.keyboard.press("Escape")
    assert not tip.is_visible()
    page.close()
