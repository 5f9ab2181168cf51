"""Cutting a text: what is a binding, what is code, what is not closed."""

from __future__ import annotations

import sys

import pytest

from reportgen.narrative.code_spans import find_code
from reportgen.narrative.read import read_narrative
from reportgen.narrative.source_text import LARGEST, SourceText, Span
from tests.narrative.project import PATH, codes_of, findings_of, page, prose_of, text_of


@pytest.mark.parametrize(
    ("body", "text"),
    [
        (r"\{{ value() }}", "{{ value() }}"),
        (r"\{% if %}", "{% if %}"),
        (r"\{@fig:index}", "{@fig:index}"),
        (r"\\{{ period() }}", "\\2023年"),
        ("`{{ value() }}`", "{{ value() }}"),
        ("``a ` {{ b }}``", "a ` {{ b }}"),
        ("\\`{{ period() }}`", "`2023年`"),
        ("{ {a} }", "{ {a} }"),
        ("}} %}", "}} %}"),
        ("a}}b", "a}}b"),
    ],
)
def test_braces_that_are_no_binding_are_printed(body, text):
    assert text_of(body) == text
    assert codes_of(body) == []


def test_nothing_in_a_fence_is_read():
    body = "```yaml\n{{ nonsense( }}\n{% if %}\n{@x}\n```\n\n后{{ period() }}"
    assert codes_of(body) == []
    html = prose_of(body).html
    assert "<code>{{ nonsense( }}\n{% if %}\n{@x}\n</code>" in html
    assert "后2023年" in html


def test_a_fence_is_closed_by_the_same_marks_at_least_as_long():
    found = find_code("~~~~\n```\n~~~\n~~~~~\n`a`", 0)
    assert [(code.text, code.is_block) for code in found] == [("```\n~~~\n", True), ("a", False)]


def test_an_unclosed_fence_reaches_to_the_end_and_is_told():
    (finding,) = findings_of("正文\n\n```\n{{ x }}\n")
    assert (finding.code, finding.location.line) == ("narrative/fence-not-closed", 6)


def test_a_text_inside_a_binding_may_hold_closing_braces():
    assert text_of('{{ "}}" if growth() > 0 else "%}" }}') == "}}"


@pytest.mark.parametrize(
    ("body", "column"),
    [
        ('达到{{ value("index") 点', 3),
        ('达到{{ value("index"), 而{{ value() }}', 3),
        ('达到{{ value("index" }\n\n下一段 }}', 3),
        ("{{", 1),
        ('{{ "', 1),
    ],
)
def test_missing_closing_braces_are_told_where_the_binding_begins(body, column):
    (finding,) = findings_of(body)
    assert finding.code == "binding/not-closed"
    assert (finding.location.line, finding.location.column) == (4, column)
    assert "{{" in text_of(body)


def test_an_open_quote_does_not_swallow_the_next_binding():
    findings = findings_of('{{ value("index) }}，又有{{ value("indx") }}')
    assert sorted(f.code for f in findings) == ["binding/syntax", "name/unknown-indicator"]


def test_a_binding_longer_than_the_limit_is_told():
    body = '{{ value("' + "a" * 800 + '") }}'
    assert codes_of(body) == ["binding/too-long"]


def test_lines_are_counted_alike_for_every_line_end():
    for end in ("\n", "\r\n", "\r"):
        text = end.join(["---", "title: a", "---", "一", '二{{ value("indx") }}'])
        narrative, _ = read_narrative(PATH, "\ufeff" + text, "zh")
        assert narrative is not None
        (printed,) = [s for s in narrative.body if hasattr(s, "expression")]
        place = narrative.source.place(printed.span)
        assert (place.line, place.column, place.end_column) == (5, 2, 21)


def test_a_place_over_several_lines_ends_with_its_first_line():
    place = SourceText(path="a", text="ab\ncd").place(Span(1, 4))
    assert (place.line, place.column, place.end_column) == (1, 2, 3)


@pytest.mark.parametrize(
    ("body", "code"),
    [
        ("{@fig}", "ref/syntax"),
        ("{@fig:a", "ref/syntax"),
        ("{@fug:index}", "ref/unknown-kind"),
        ("{@term:rd_ftee}", "ref/unknown-term"),
    ],
)
def test_a_reference_that_leads_nowhere_is_told(body, code):
    (finding,) = findings_of(f"如{body}")
    assert finding.code == code
    assert finding.location.column == 2


HOSTILE = (
    "{{", "{%", "{@", "{{ '", '{{ "', "{% if True %}", "{% endif %}", "`", "` `` ", "\\", "{{ value() }}",
    "```\n", "\ue000", "# a\n", "{@fig:a", "{{(", "{{ '}}' ",
)  # fmt: skip


@pytest.mark.parametrize("piece", HOSTILE)
def test_a_text_twice_as_long_takes_about_twice_the_steps(piece):
    def steps(length: int) -> int:
        text = "---\ntitle: a\n---\n" + piece * (length // len(piece))
        count = 0

        def counted(_frame, _event, _argument):
            nonlocal count
            count += 1

        sys.setprofile(counted)
        try:
            read_narrative(PATH, text, "zh")
        finally:
            sys.setprofile(None)
        return count

    assert steps(8_000) < 2.6 * steps(4_000) + 2_000


def test_a_text_too_long_to_be_prose_is_not_read():
    narrative, (finding,) = read_narrative(PATH, "{{" * 500_000, "zh")
    assert narrative is None
    assert finding.code == "narrative/too-long"
    assert finding.values == {"limit": str(LARGEST), "length": "1000000"}


def test_a_thousand_equal_mistakes_are_one_finding():
    findings = findings_of("{{ x( }} " * 1000)
    assert len(findings) == 1
    assert findings[0].count == 1000


def test_private_use_characters_are_removed_and_told_once():
    body = "前\ue000\ue010\ue001后\uf8ff{{ period() }}"
    (finding,) = findings_of(body)
    assert (finding.code, finding.count) == ("narrative/private-use", 4)
    assert text_of(body) == "前后2023年"


def test_the_parts_of_a_narrative_are_there_for_others():
    narrative = page("正文{{ value() }}", stem="talent")
    assert (narrative.stem, narrative.language, narrative.front.title) == ("talent", "zh", "进展")
