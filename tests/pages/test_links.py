"""Addresses and anchors."""

from __future__ import annotations

import pytest

from reportgen.pages.links import absolute_link, anchor, rebased, relative_link


@pytest.mark.parametrize(
    ("here", "target", "fragment", "link"),
    [
        ("2024/regions/index.html", "2024/data/index.html", "", "../data/index.html"),
        ("index.html", "2024/index.html", "chapters", "2024/index.html#chapters"),
        ("2024/index.html", "2024/index.html", "chapters", "#chapters"),
        ("2024/index.html", "2024/index.html", "", "index.html"),
        ("2024/en/a/b/index.html", "2024/a/b/index.html", "v-1", "../../../a/b/index.html#v-1"),
    ],
)
def test_a_link_leads_from_page_to_page(here, target, fragment, link):
    assert relative_link(here, target, fragment) == link


def test_a_moved_page_keeps_its_outside_links_and_anchors():
    html = '<a href="../x/index.html#a&amp;b" title="y"><img src="p.png"><a href="#n1"><a href="https://e.org/">'
    moved = rebased(html, "2024/index.html", "index.html")
    assert moved == (
        '<a href="x/index.html#a&amp;b" title="y"><img src="2024/p.png">'
        '<a href="#n1"><a href="https://e.org/">'
    )


def test_an_anchor_is_ascii_whatever_the_period_is_called():
    assert anchor("v", "LYG-ETDZ", "2009-2023累计", "YRD-CII 2024") == (
        "v-lyg-etdz-2009-2023-cumulative-yrd-cii-2024"
    )


def test_an_absolute_address_leaves_the_index_to_the_server():
    assert absolute_link("https://e.org/r/", "2024/index.html") == "https://e.org/r/2024/"
