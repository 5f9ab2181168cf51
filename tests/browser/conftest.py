"""Chromium, and charts opened in it."""

from __future__ import annotations

import shutil
import threading
from http.server import ThreadingHTTPServer

import pytest

from tests.browser.chart_page import Charts, Handler

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")


@pytest.fixture(scope="module")
def address():
    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.server_address[1]}/"
        server.shutdown()
        thread.join()


@pytest.fixture(scope="session")
def browser():
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        running = playwright.chromium.launch(
            executable_path=CHROMIUM, args=["--no-sandbox", "--disable-background-networking"]
        )
        yield running
        running.close()


@pytest.fixture
def open_charts(browser, address):
    """Return a function that opens the page; at the end the console must be empty."""
    opened = []

    def make(**options):
        opened.append(Charts(browser, address, **options))
        return opened[-1]

    yield make
    for charts in opened:
        assert charts.problems == []
        charts.context.close()


@pytest.fixture(params=[390, 1200], ids=["phone", "desk"])
def charts(request, open_charts):
    return open_charts(width=request.param)
