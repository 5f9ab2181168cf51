"""The prose handed to the engine: every character at its place, nothing in it that is no prose."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportgen.narrative.claims.bound import words_of
from reportgen.narrative.claims.language.tokens import BOUND
from reportgen.narrative.claims.prose_of import prose_of
from reportgen.narrative.evaluate import Context
from reportgen.narrative.functions import Subject
from reportgen.narrative.segmenter import cut
from reportgen.narrative.source_text import SourceText
from reportgen.periods import year
from tests.narrative.project import FakeFacts

PAGE = Subject(indicator="index", region="YRD", period=year(2023))


def prose(text, start=0):
    segments, _ = cut(SourceText(path="a.md", text=text), start)
    context = Context(facts=FakeFacts(), page=PAGE, language="zh")
    return prose_of(text, segments, start=start, words=words_of(segments, context))


def squeezed(text):
    """Return the prose with runs of spaces and of bound characters as one character."""
    shown = prose(text)
    for mark in (" ", BOUND):
        while mark * 2 in shown:
            shown = shown.replace(mark * 2, mark)
    return shown.replace(BOUND, "#")


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ('指数为{{ value("index") }}点', "指数为#点"),
        ("增长{% if yoy() > 0 %}8%{% else %}7%{% endif %}。", "增长#8%#7%#。"),
        ("代码`7384`不算", "代码 不算"),
        ("见[2023年数据](https://a.b/2022?x=5)。", "见 2023年数据 。"),
        ("见[![图](a_1.png)](b_2.html)。", "见 图 。"),
        ("见[年鉴][7]。", "见 年鉴 。"),
        ("网址https://a.b/2022/11，共5项", "网址 ，共5项"),
        ("如此。[^12]又", "如此。 又"),
        ("[^12]: 共5项", " 共5项"),
        ("长三角{@term:rd|研发经费}为5", "长三角 研发经费 为5"),
        ("见{@fig:index_2}，共5项", "见 ，共5项"),
        ("前<!-- 旧稿为7384 -->后", "前 后"),
        ("前<!-- 没有结束的7384", "前<!-- 没有结束的7384"),
        ('{{ name("YRD") }}为5', "长三角 为5"),
        ("{{ period() }}为5", "2023年 为5"),
        ("## 标题 {#id-5}", "## 标题 "),
        (r"写作\{{ 5 }}", r"写作 5 }}"),
        ("\ufffc不是绑定", " 不是绑定"),
        ("```\n7384\n```\n后", " \n \n \n后"),
    ],
)
def test_only_what_a_reader_reads_as_prose_is_left(text, shown):
    assert squeezed(text) == shown


def test_the_head_of_a_file_is_no_prose_and_its_tags_are_none():
    text = "---\ntitle: 2023 {% if %}\n---\n指数5"
    assert prose(text, start=text.index("指")).strip() == "指数5"


def test_what_is_left_stands_at_its_place():
    text = '前{{ value("index") }}，`x`与[链接](y)后7384万'
    assert prose(text).index("7384万") == text.index("7384万")


PIECES = st.sampled_from(
    ["指数为267.57", "\n", "\n\n", "{{ value() }}", "{{", "}}", "{%", "%}", "{% if yoy() > 0 %}",
     "{% endif %}", "`", "```", "<!--", "-->", "<!-- claim: ignore x -->", "[", "](", ")", "[^1]",
     "{@fig:x}", "{@term:rd|研发}", "|", "\\", "#", " ", '"', "https://a.b", "\ufffc", "\ue000",
     "\u2028", "{{\n}}", "{{ 'a\nb' }}"]
)  # fmt: skip


@settings(max_examples=400, deadline=None)
@given(st.lists(PIECES | st.text(max_size=3), max_size=25).map("".join))
def test_prose_is_as_long_as_its_text_and_has_its_line_ends(text):
    shown = prose(text)
    assert len(shown) == len(text)
    assert [at for at, c in enumerate(shown) if c == "\n"] == [
        at for at, c in enumerate(text) if c == "\n"
    ]


@settings(max_examples=200, deadline=None)
@given(st.lists(PIECES, max_size=25).map("".join), st.integers(0, 30))
def test_a_head_of_any_length_changes_nothing_behind_it(text, length):
    head = "-" * length + "\n"
    assert prose(head + text, start=len(head))[len(head) :] == prose(text)


@pytest.mark.parametrize("piece", ["{%", "[", "](", "<!--", "{{", "[a](", "{#a", "[^"])
def test_half_a_mark_repeated_takes_no_long_time(piece):
    text = piece * (100_000 // len(piece))
    assert len(prose(text)) == len(text)
