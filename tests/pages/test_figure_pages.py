"""A page and an embeddable version of every figure, at an address that stays."""

from __future__ import annotations

import re
from html import unescape

import pytest

from tests.pages.conftest import FILES, Read, made

FIGURES = """\
figures:
  growth:
    title: {zh: 总指数的<变化>, en: How the index <moved>}
    kind: lines
    indicator: index
    region: D
    rows: {periods: 2021-2023}
    columns: [{label: {zh: 总指数, en: Index}}]
    png: true
  never: {title: {zh: 没有放, en: Not placed}, kind: lines, indicator: index, region: D,
          rows: {periods: 2021-2023}, columns: [{label: {zh: 甲, en: A}}]}
"""
FIGURE = "2023/figures/growth/index.html"
EMBED = "2023/figures/growth/embed.html"


@pytest.fixture(scope="module")
def files(tmp_path_factory):
    texts = {
        f"content/narrative/{language}/progress.md": FILES[f"narrative/{language}/progress.md"]
        + "\n{{ figure('growth') }}\n"
        for language in ("zh", "en")
    }
    result = made(
        tmp_path_factory.mktemp("figures"),
        **{"content/figures.yml": FIGURES,
           "content/report.yml": FILES["report.yml"] + "site_url: https://reports.example.org/\n"},
        **texts,
    )  # fmt: skip
    assert {f.code for f in result.findings} <= {"ref/never-placed", "ref/not-mentioned"}
    return {a.path: a.make() for a in result.artifacts}


def page(files, path):
    read = Read(html=files[path].decode("utf-8"))
    assert read.wrong == [], path
    assert len(read.ids()) == len(set(read.ids())), path
    return read


def test_a_figure_that_is_placed_has_a_page_and_an_embeddable_version_in_each_language(files):
    for prefix in ("2023", "2023/en"):
        assert f"{prefix}/figures/growth/index.html" in files
        assert f"{prefix}/figures/growth/embed.html" in files
    assert [path for path in files if "figures/never" in path] == []


def test_a_figure_placed_in_one_language_only_has_a_page_in_that_language_only(tmp_path):
    chapter = FILES["narrative/zh/progress.md"] + "\n{{ figure('growth') }}\n"
    result = made(
        tmp_path,
        **{"content/figures.yml": FIGURES, "content/narrative/zh/progress.md": chapter},
    )
    assert "site/broken-link" not in {f.code for f in result.findings}
    paths = {artifact.path for artifact in result.artifacts}
    assert FIGURE in paths
    assert "2023/en/figures/growth/index.html" not in paths


def test_the_page_has_chart_description_table_files_reference_and_the_way_back(files):
    read = page(files, FIGURE)
    assert read.html.count('class="chart ') == 2
    assert "图中说了什么" in read.text
    assert read.html.count("<table>") == 1
    assert "../../data/figures/growth.csv" in read.html
    assert "../../chapters/progress/index.html#fig-growth" in read.html
    assert "小报告：图1-1 总指数的<变化>[R/OL]" in unescape(read.html)


def test_the_chapter_leads_to_the_page_of_its_figure(files):
    links = [a["href"] for a in page(files, "2023/chapters/progress/index.html").all("a")]
    assert "../../figures/growth/index.html" in links


def test_the_snippet_names_the_public_address_a_title_and_a_height(files):
    snippet = re.search(r"<code>(.*?)</code>", page(files, FIGURE).html, re.DOTALL)[1]
    (frame,) = Read(html=unescape(snippet)).all("iframe")
    assert frame["src"] == "https://reports.example.org/2023/figures/growth/embed.html"
    assert frame["title"] == "图1-1 总指数的<变化>"
    assert int(frame["height"]) > 300
    assert set(frame) == {"src", "title", "width", "height", "loading"}


def test_the_embedded_version_is_the_chart_its_source_and_the_link_back(files):
    read = page(files, EMBED)
    assert read.html.count('class="chart ') == 2
    (link,) = read.all("a")
    assert link == {"href": "index.html", "target": "_top"}
    assert "虚构的数据" in read.text
    assert read.all("nav") == []
    canonical = [a["href"] for a in read.all("link") if a["rel"] == "canonical"]
    assert canonical == ["https://reports.example.org/2023/figures/growth/"]
    assert {"name": "robots", "content": "noindex"} in read.all("meta")


def test_the_embedded_version_is_in_no_sitemap(files):
    assert b"embed" not in files["sitemap.xml"]
    assert b"https://reports.example.org/2023/figures/growth/" in files["sitemap.xml"]


def test_the_picture_of_a_figure_is_shared_with_its_page_where_it_has_one(files):
    tags = {m["property"]: m["content"] for m in page(files, FIGURE).all("meta") if "property" in m}
    assert tags["og:image"] == "https://reports.example.org/2023/data/figures/growth.png"
    assert "og:image:width" not in tags
    assert tags["og:image:alt"] == "图1-1 总指数的<变化>"


def test_without_an_address_the_snippet_has_the_path_below_the_site(example_site):
    html = (example_site / "2024/figures/index_growth/index.html").read_text(encoding="utf-8")
    assert 'src="2024/figures/index_growth/embed.html"' in unescape(html)
    assert "把src改成本站所在的地址" in html
