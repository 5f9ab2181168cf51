"""The gallery shows every kind of chart, in both themes and languages, with its YAML."""

from __future__ import annotations

import re
import runpy
import xml.etree.ElementTree as ET
from functools import cache
from typing import get_args

import pytest
import yaml

from reportgen.config.displays import ChartKind
from tests.conftest import ROOT

KINDS = get_args(ChartKind)


@cache
def page() -> str:
    return runpy.run_path(str(ROOT / "docs" / "gallery" / "build.py"))["gallery_page"]()


def section(kind: str) -> str:
    return page().partition(f'<section id="{kind}">')[2].partition("</section>")[0]


@pytest.mark.parametrize("kind", KINDS)
def test_a_kind_is_drawn_in_both_themes_and_languages_wide_and_narrow(kind):
    shown = section(kind)
    for theme in ("light", "dark"):
        for language in ("zh", "en"):
            for width in ("wide", "narrow"):
                assert f'id="{kind}-{theme}-{language}-{width}"' in shown


@pytest.mark.parametrize("kind", KINDS)
def test_the_yaml_shown_is_the_one_that_was_drawn(kind):
    written = re.search(r"<pre>(.*?)</pre>", section(kind), re.DOTALL)[1]
    text = written.replace("&#34;", '"').replace("&#39;", "'").replace("&amp;", "&")
    figures = yaml.safe_load((ROOT / "docs/gallery/content/figures.yml").read_text("utf-8"))
    assert yaml.safe_load(text)[kind] == figures["figures"][kind]


@pytest.mark.parametrize("kind", KINDS)
def test_a_kind_says_what_it_is_for_in_two_languages_and_what_it_shows(kind):
    purposes = re.findall(r"<p>(.*?)</p>", section(kind))
    assert len(purposes) == 2
    assert re.search(r"[一-鿿]", purposes[0])
    assert purposes[1].isascii() or "–" in purposes[1]
    assert len(re.findall(r'class="said"', section(kind))) == 2


def test_nothing_is_fetched_from_elsewhere():
    assert not re.search(r'(?:src|href)="(?!#)', page())
    assert not re.search(r"url\((?!#)", page())


def test_ids_are_unique():
    ids = re.findall(r'\bid="([^"]+)"', page())
    assert len(ids) == len(set(ids))


def test_every_drawing_is_well_formed():
    drawings = re.findall(r"<svg.*?</svg>", page(), re.DOTALL)
    assert len(drawings) == 8 * len(KINDS)
    for drawing in drawings:
        assert ET.fromstring(drawing).get("viewBox")
