"""A figure gets a picture for sharing where it asks for one, and only there."""

from __future__ import annotations

import io

import pytest
from PIL import Image

from reportgen import pipeline
from reportgen.project import Project

FIGURES = """\
figures:
  growth:
    kind: lines
    title: 指数
    rows: {{periods: 2021-2023}}
    columns: [{{indicator: index}}]
    png: {png}
"""
PROGRESS = """\
---
title: 进展
---
如{@fig:growth}所示。

{{ figure("growth") }}
"""


@pytest.fixture
def site_with(make_project):
    def build(png):
        root = make_project(
            **{
                "content/figures.yml": FIGURES.format(png=png),
                "content/narrative/zh/progress.md": PROGRESS,
            },
        )
        outcome = pipeline.build(Project(root))
        assert outcome.site is not None, outcome.findings
        return outcome.site / "2023"

    return build


def test_a_figure_that_asks_for_a_picture_gets_one_beside_its_csv(site_with):
    site = site_with("true")
    picture = (site / "data/figures/growth.png").read_bytes()
    assert Image.open(io.BytesIO(picture)).size[0] == 1520
    html = (site / "chapters/progress/index.html").read_text("utf-8")
    assert 'href="../../data/figures/growth.png"' in html
    assert f"{len(picture) / 1000:.1f} kB" in html.partition(">PNG<")[2][:60]


def test_other_figures_have_none(site_with):
    site = site_with("false")
    assert list(site.rglob("*.png")) == []
    assert ">PNG<" not in (site / "chapters/progress/index.html").read_text("utf-8")
