"""Figures and tables: their numbers, their places, and the references to them."""

from __future__ import annotations

import pytest

from reportgen.narrative.displays import number_displays
from tests.narrative.project import codes_of, make_config, page, prose_of, render

INDEX = '见{@fig:index}。\n\n{{ figure("index") }}\n'
PILLARS = '见{@fig:pillars}和{@tbl:index}。\n\n{{ figure("pillars") }}\n\n{{ table("index") }}\n'


def number(*narratives):
    numbering, findings = number_displays(narratives, make_config())
    return numbering, [f for f in findings if f.code != "ref/never-placed"]


def test_figures_and_tables_are_numbered_by_chapter():
    numbering, findings = number(page(INDEX), page(PILLARS, stem="talent"))
    assert findings == []
    labels = [numbering.label(*key, "zh") for key in numbering.displays]
    assert labels == ["图1-1", "图2-1", "表2-1"]
    assert numbering.label("table", "index", "en") == "Table 2-1"
    assert numbering.label("figure", "nowhere", "zh") == ""


def test_the_number_of_a_chapter_is_its_position_in_the_report():
    numbering, _ = number(page(INDEX, stem="talent"))
    assert numbering.label("figure", "index", "zh") == "图2-1"


@pytest.mark.parametrize("kind", ["landing", "methodology"])
def test_pages_that_are_no_chapters_number_without_one(kind):
    numbering, _ = number(page(PILLARS, f"title: a\npage: {kind}", stem="index"))
    assert numbering.label("figure", "pillars", "zh") == "图1"
    assert numbering.label("table", "index", "zh") == "表1"


def test_a_figure_takes_the_place_of_its_paragraph():
    prose = prose_of("前，见{@fig:index}。\n" + '{{ figure("index") }}\n后')
    assert prose.html == (
        '<p>前，见<a class="ref" href="#fig-index">图1-1</a>。</p>\n'
        '<figure id="figure:index"></figure>\n<p>后</p>'
    )
    assert prose.displays == (("figure", "index"),)


def test_a_figure_after_a_list_or_before_a_definition_stays_apart():
    html = prose_of('- 一\n\n{{ figure("index") }}\n\n: 定义\n').html
    assert "</ul>\n<figure" in html
    assert "<dt>" not in html


def test_a_reference_works_inside_unspaced_chinese():
    prose = prose_of('如{@fig:index}所示，**如{@fig:index|总图}所示**。\n\n{{ figure("index") }}')
    assert '如<a class="ref" href="#fig-index">图1-1</a>所示' in prose.html
    assert '<strong>如<a class="ref" href="#fig-index">总图</a>所示</strong>' in prose.html


def test_a_reference_to_another_chapter_leads_to_its_page():
    other = page(PILLARS, stem="talent")
    html = prose_of("见{@fig:pillars}、{@ch:talent}。", others=(other,)).html
    assert '<a class="ref" href="../page/talent.html#fig-pillars">图2-1</a>' in html
    assert '<a class="ref" href="../page/talent.html">第2章</a>' in html


def test_references_are_worded_in_english():
    config = make_config()
    narrative = page('See {@fig:index} in {@ch:progress}.\n\n{{ figure("index") }}', language="en")
    numbering, _ = number_displays((narrative,), config)
    html = render(narrative, numbering, "en").html
    assert ">Figure 1-1</a>" in html
    assert ">Chapter 1</a>" in html


def test_a_page_without_a_number_is_referred_to_by_its_title():
    method = page("正文", "title: 方法\npage: methodology", stem="methodology")
    html = prose_of("见{@ch:methodology}。", others=(method,)).html
    assert ">方法</a>" in html


def test_a_term_links_to_the_glossary_with_its_definition():
    prose = prose_of("{@term:rd_fte}与{@term:rd_fte|折合人数}")
    assert (
        '<a class="term" href="../term/rd_fte.html" aria-describedby="tip-1">全时当量</a>'
        '<span class="tip" role="tooltip" id="tip-1">折合的全年工作量 &lt;1&gt;</span>'
        in prose.html
    )
    assert 'aria-describedby="tip-2">折合人数</a>' in prose.html
    assert ">折合人数</a>" in prose.html
    assert prose.terms == ("rd_fte",)


@pytest.mark.parametrize(
    ("body", "code", "line"),
    [
        ('{{ figure("indx") }}', "ref/unknown-figure", 4),
        ('{{ table("indx") }}', "ref/unknown-table", 4),
        ("见{@fig:indx}", "ref/unknown-figure", 4),
        ("见{@tbl:indx}", "ref/unknown-table", 4),
        ("见{@fig:pillars}", "ref/not-placed", 4),
        ("见{@ch:talnet}", "ref/unknown-chapter", 4),
        ('见{@fig:index}\n\n{{ figure("index") }}\n\n{{ figure("index") }}', "ref/placed-twice", 8),
        ('{{ figure("index") }}\n\n见{@fig:index}', "ref/not-mentioned", 4),
    ],
)
def test_a_wrong_place_or_reference_is_told(body, code, line):
    _, findings = number(page(body))
    assert [(f.code, f.location.line) for f in findings] == [(code, line)]


def test_an_unknown_figure_comes_with_a_suggestion():
    _, (finding,) = number(page("见{@fig:pilars}"))
    assert finding.values["suggestion"] == "pillars"


def test_what_no_chapter_places_is_a_warning():
    _, findings = number_displays((page(INDEX),), make_config())
    assert [(f.code, f.values["kind"], f.values["id"]) for f in findings] == [
        ("ref/never-placed", "figure", "pillars"),
        ("ref/never-placed", "table", "index"),
    ]


def test_a_figure_placed_twice_is_shown_once():
    twice = '{{ figure("index") }}\n\n中\n\n{{ figure("index") }}'
    assert prose_of(twice).html.count("<figure") == 1


@pytest.mark.parametrize(
    "body",
    [
        '见{{ figure("index") }}所示',
        '- {{ figure("index") }}',
        '| {{ table("index") }} | b |\n|---|---|',
        '> {{ figure("index") }}',
        '     {{ figure("index") }}',
        '{{ figure("index") }} {{ table("index") }}',
    ],
)
def test_a_figure_needs_a_line_of_its_own(body):
    assert set(codes_of(body)) == {"binding/display-not-alone"}
    assert "<figure" not in prose_of(body).html


@pytest.mark.parametrize("call", ["figure()", "figure(1)", 'figure("a", "b")', 'figure(id="a")'])
def test_a_figure_is_named_by_one_id(call):
    assert codes_of(f"{{{{ {call} }}}}") == ["binding/display-argument"]


def test_without_addresses_what_lies_elsewhere_is_named_and_not_linked():
    from reportgen.narrative.render import render_narrative
    from tests.narrative.project import FakeFacts

    here, other = (
        page("见{@fig:pillars}{@term:rd_fte}![图](../../a.png)"),
        page(PILLARS, stem="talent"),
    )
    numbering, _ = number_displays((here, other), make_config())
    prose = render_narrative(here, FakeFacts(), numbering, lambda *_: "", "zh")
    assert '<span class="ref">图2-1</span>' in prose.html
    assert "href" not in prose.html
    assert "src" not in prose.html
