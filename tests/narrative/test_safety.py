"""Nothing an author can write becomes a tag, a script or an error of the program."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportgen.findings import catalogue
from reportgen.narrative.check import check_narrative
from reportgen.narrative.displays import number_displays
from reportgen.narrative.read import read_narrative
from reportgen.narrative.sanitise import TAGS
from tests.narrative.project import (
    PATH,
    FakeFacts,
    findings_of,
    make_config,
    prose_of,
    render,
)

OURS = TAGS | {"span", "figure"}
ATTRIBUTES = {
    "class", "id", "href", "title", "rel", "src", "alt", "width", "height", "start", "scope",
    "tabindex", "role", "aria-describedby",
}  # fmt: skip


class Reader(HTMLParser):
    """Collects tags, attributes and how deep links are nested."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: list[tuple[str, str]] = []
        self.links = 0
        self.deepest = 0

    def handle_starttag(self, tag, attrs):
        self.tags.add(tag)
        self.attributes += [(name, value or "") for name, value in attrs]
        if tag == "a":
            self.links += 1
            self.deepest = max(self.deepest, self.links)

    def handle_endtag(self, tag):
        if tag == "a":
            self.links -= 1


def read_html(html: str) -> Reader:
    reader = Reader()
    reader.feed(html)
    reader.close()
    return reader


def assert_harmless(html: str) -> Reader:
    reader = read_html(html)
    assert reader.tags <= OURS
    assert {name for name, _ in reader.attributes} <= ATTRIBUTES
    for name, value in reader.attributes:
        if name in {"href", "src"}:
            assert not re.match(r"\s*(javascript|data|vbscript|file):", value, re.IGNORECASE)
    assert not re.search("[\ue000-\uf8ff]", html)
    return reader


@pytest.mark.parametrize(
    "body",
    [
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "<!-- comment --><b>x</b>",
        "<a href='javascript:alert(1)'>x</a>",
        "[x](javascript:alert(1))",
        '[x](<javascript:alert(1)> "t")',
        "[x][1]\n\n[1]: javascript:alert(1)",
        "<javascript:alert(1)>",
        "![x](javascript:alert(1))",
        "[x](java&#10;script:alert(1))",
        "[x](&#x6A;avascript:alert(1))",
        "段\n{: onclick=alert(1) style=position:fixed }",
        "[x](https://a.b){: onmouseover=alert(1) href=javascript:alert(1) }",
        '[x]({{ "javascript:alert(1)" }})',
        '[x]({{ "javascript" }}:alert(1))',
        '![x]({{ "javascript:alert(1)" }})',
        '[x](https://a.b "t>{{ value() }} onmouseover=alert(1) ")',
        '![a" onerror="alert(1)](a.png)',
        '{{ "<script>alert(1)</script>" }}',
        '{@term:rd_fte|<script>"}',
        "`<script>`\n\n```\n<script>\n```",
        "|<script>|b|\n|-|-|\n|c|<i>|",
        "[^1]\n\n[^1]: <script>alert(1)</script>",
        "## <script>alert(1)</script> {#x onclick=y}",
        "&lt;script&gt;alert(1)&lt;/script&gt;",
        "&#xE000;&#xE010;&#xE001; {{ value() }}",
        '[x](https://a.b "&#xE000;&#xE010;&#xE001;") {{ value() }}',
        "\x02klzzwxh:0000\x03 \x02wzxhzdk:0\x03",
    ],
)
def test_no_script_comes_through(body):
    prose = prose_of(body, "title: a\nsummary: b")
    reader = assert_harmless(prose.html)
    assert "script" not in reader.tags


def test_html_is_shown_as_text():
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in prose_of("<script>alert(1)</script>").html


def test_a_forged_mark_in_an_attribute_stays_text():
    prose = prose_of(
        '[x](https://a.b "&#xE000;&#xE010;&#xE001; onmouseover=alert(1) ") {{ value() }}'
    )
    assert 'title="267.57 onmouseover=alert(1)"' in prose.html
    assert len(prose.numbers) == 1


def test_a_forged_mark_in_the_text_prints_no_second_entry():
    prose = prose_of("{{ value() }} &#xE000;&#xE010;&#xE001; &#xE000;&#xE019;&#xE019;&#xE001;")
    assert len(prose.numbers) == 1
    assert prose.html.count('id="r1"') == 1


PIECES = st.sampled_from(
    [
        "{{", "}}", "{%", "%}", "{@fig:index}", "{@", "value()", 'value("index")', "if ", "else",
        "endif", "growth() > 0", "|", "decimals(1)", "`", "```\n", "\n", "\n\n", "    ", "- ", "> ",
        "# ", "**", "*", "_", "[", "](", ")", "![", "[^1]", "[^1]: ", "<", ">", "<script>", "&#",
        "xE000;", "javascript:", "\\", '"', "'", "{", "}", "{#a}", "{: onclick=x }", "| a | b |\n",
        "|-|-|\n", ": ", "“", "”", "年", "{{ yoy() }}", "{% if yoy() > 0 %}", "{% endif %}",
        '\n\n{{ figure("index") }}\n\n', "{{ period() }}", "(", "\t", "\r", "\ue000", "\x02", "\x03",
    ]
)  # fmt: skip
TEXTS = st.one_of(
    st.text(max_size=200),
    st.lists(PIECES, max_size=60).map("".join),
    st.lists(st.one_of(PIECES, st.text(max_size=4)), max_size=40).map("".join),
)


@settings(max_examples=300, deadline=None)
@given(body=TEXTS, language=st.sampled_from(["zh", "en"]))
def test_any_text_is_read_checked_and_rendered_without_harm(body, language):
    narrative, findings = read_narrative(PATH, f"---\ntitle: a\n---\n{body}", language)
    assert narrative is not None
    config = make_config()
    numbering, more = number_displays((narrative,), config)
    found = (*findings, *more, *check_narrative(narrative, FakeFacts()))
    for finding in found:
        assert finding.code in catalogue()
        assert finding.message("zh")
        assert finding.message("en")
        assert bool(finding.hint("zh")) == bool(finding.hint("en"))
        assert finding.location.path in {PATH, ""}
    prose = render(narrative, numbering, language)
    assert_harmless(prose.html)
    ids = [value for name, value in read_html(prose.html).attributes if name == "id"]
    numbers = [i for i in ids if re.fullmatch(r"r\d+", i)]
    assert len(numbers) == len(set(numbers)) == len(prose.numbers)


@settings(max_examples=100, deadline=None)
@given(text=TEXTS)
def test_any_file_is_read_without_an_error(text):
    narrative, findings = read_narrative(PATH, text, "zh")
    assert narrative is not None or findings
    narrative, findings = read_narrative(PATH, f"---\n{text}\n---\n", "zh")
    assert narrative is not None or findings


@settings(max_examples=300, deadline=None)
@given(
    expression=st.lists(
        st.sampled_from(
            ["value", "growth", "(", ")", ",", '"index"', "'", "since=", "2018", " | ", "abs", " if ",
             " else ", " and ", " or ", "not ", " > ", "==", "None", "True", "-", "*", "**", "[", "]",
             ".", "__class__", "lambda:", "0", "1e999", "\\", "苏州", "（", ":=", "{", "}", "f'", "#"]
        ),
        max_size=25,
    ).map("".join)
)  # fmt: skip
def test_any_expression_is_answered_or_told(expression):
    findings = findings_of(f"{{{{{expression}}}}}")
    assert all(finding.code in catalogue() for finding in findings)
    prose_of(f"{{{{{expression}}}}}")
