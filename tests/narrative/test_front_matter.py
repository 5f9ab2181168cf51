"""The lines between --- at the top: what they say, and where a mistake in them stands."""

from __future__ import annotations

import pytest

from reportgen.narrative.check import check_narrative
from reportgen.narrative.read import read_narrative
from tests.narrative.project import PATH, FakeFacts, codes_of, findings_of, page, render


def read(text: str):
    return read_narrative(PATH, text, "zh")


def test_a_title_is_all_that_is_needed():
    narrative, findings = read("---\ntitle: 进展\n---\n正文\n")
    assert narrative is not None
    assert findings == ()
    assert (narrative.front.page, narrative.front.region) == ("chapter", None)


@pytest.mark.parametrize(
    ("text", "code", "line", "column"),
    [
        ("正文\n", "narrative/no-front-matter", 1, 1),
        ("", "narrative/no-front-matter", 1, 1),
        ("---\ntitle: a\n正文\n", "narrative/front-matter-not-closed", 1, 1),
        ("---\n- a\n---\n", "narrative/front-matter-not-keys", 2, 1),
        ("---\ntitle\n---\n", "narrative/front-matter-not-keys", 2, 1),
        ("---\nsummary: a\n---\n", "config/missing-key", 1, 1),
        ("---\n---\n", "config/missing-key", 1, 1),
        ("---\ntitle: a\ntilte: b\n---\n", "config/unknown-key", 3, 1),
        ("---\ntitle: a\nperiod: 去年\n---\n", "config/period", 3, 1),
        ("---\ntitle: a\npage: cover\n---\n", "config/not-one-of", 3, 1),
        ("---\ntitle: [a]\n---\n", "config/wrong-type", 2, 1),
        ('---\ntitle: ""\n---\n', "config/wrong-type", 2, 1),
        ("---\ntitle: a\ntitle: b\n---\n", "config/duplicate-key", 3, 1),
        ("---\ntitle: a\nx: [1\n---\n", "config/yaml", 4, 1),
        ("---\ntitle: '{{ value() }}'\n---\n", "narrative/binding-in-title", 2, 1),
    ],
)
def test_a_mistake_in_the_front_matter_has_its_line(text, code, line, column):
    _, findings = read(text)
    assert [f.code for f in findings] == [code]
    place = findings[0].location
    assert place.path == PATH
    assert (place.line, place.column) == (line, column) or code == "config/yaml"


def test_an_unknown_key_comes_with_a_suggestion():
    _, (finding,) = read("---\ntitle: a\nsumary: b\n---\n")
    assert finding.values["suggestion"] == "summary"


def test_the_front_matter_may_end_with_dots_and_with_the_file():
    for text in ("---\ntitle: a\n...\n正文", "---\ntitle: a\n---"):
        assert read(text)[1] == ()


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("region: 苏洲", "name/unknown-region"),
        ("indicator: indx", "name/unknown-indicator"),
        ("edition: INDEX 1999", "name/unknown-edition"),
    ],
)
def test_an_unknown_name_in_the_front_matter_has_its_line(line, code):
    (finding,) = findings_of("正文", f"title: a\n{line}")
    assert (finding.code, finding.location.line) == (code, 3)


def test_a_summary_on_one_line_has_exact_columns():
    (finding,) = findings_of("正文", "title: a\nsummary: 达到{{ value('indx') }}。")
    line = "summary: 达到{{ value('indx') }}。"
    assert finding.code == "name/unknown-indicator"
    assert finding.location.line == 3
    start, end = finding.location.column - 1, finding.location.end_column - 1
    assert line[start:end] == "'indx'"


def test_a_folded_summary_has_the_place_of_its_key():
    front = "title: a\nsummary: >\n  达到\n  {{ value('indx') }}。"
    (finding,) = findings_of("正文", front)
    assert (finding.code, finding.location.line) == ("name/unknown-indicator", 3)


def test_a_summary_is_html_and_plain_text_and_its_numbers_come_first():
    front = "title: a\nsummary: 达到**{{ value() }}**，见{@term:rd_fte}。"
    prose = render(page("增长{{ yoy() }}", front))
    assert '<strong><a class="num" id="r1" href="#n1">267.57</a></strong>' in prose.summary_html
    assert prose.summary_text == "达到267.57，见全时当量。"
    assert [n.text for n in prose.numbers] == ["267.57", "8.55%"]
    assert 'id="r2"' in prose.html


def test_a_summary_holds_no_figure_and_no_heading():
    assert codes_of("正文", "title: a\nsummary: '{{ figure(\"index\") }}'") == [
        "binding/display-not-alone"
    ]
    prose = render(page("## 一", "title: a\nsummary: '# 二'"))
    assert "<h2" not in prose.summary_html
    assert [heading.text for heading in prose.toc] == ["一"]


def test_a_summary_with_conditions_prints_the_branch_that_holds():
    front = "title: a\nsummary: '{% if yoy() > 0 %}升{% else %}降{{ value(\"x\") }}{% endif %}'"
    narrative = page("正文", front)
    assert render(narrative).summary_text == "升"
    assert [f.code for f in check_narrative(narrative, FakeFacts())] == ["name/unknown-indicator"]
