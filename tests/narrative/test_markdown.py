"""The dialect: Chinese emphasis, notes, tables, headings, links and pictures."""

from __future__ import annotations

import pytest

from tests.narrative.project import codes_of, findings_of, prose_of


def html_of(body: str, language: str = "zh") -> str:
    return prose_of(body, language=language).html


@pytest.mark.parametrize(
    ("body", "html"),
    [
        ("提出**“2+6+X”**，并", "提出<strong>“2+6+X”</strong>，并"),
        ("强**调《报告》。**后文", "强<strong>调《报告》。</strong>后文"),
        ("（**一）**后*（二）*文", "（<strong>一）</strong>后<em>（二）</em>文"),
        ("达**{{ period() }}**止", "达<strong>2023年</strong>止"),
        ("**“{{ period() }}”**止", "<strong>“2023年”</strong>止"),
        ("a_b_c", "a_b_c"),
    ],
)
def test_emphasis_works_next_to_full_width_marks(body, html):
    assert html_of(body) == f"<p>{html}</p>"


def test_lines_of_chinese_are_joined_without_a_space():
    assert html_of("一行\n二行，\n“三”\nfour\n五") == "<p>一行二行，“三”\nfour\n五</p>"
    assert html_of("**粗**\n体\n- 不是列表") == "<p><strong>粗</strong>体\n- 不是列表</p>"
    assert html_of("达到\n{{ period() }}\n止") == "<p>达到2023年止</p>"
    assert html_of("one\ntwo", "en") == "<p>one\ntwo</p>"


def test_an_indented_paragraph_is_no_code():
    assert html_of("    缩进{{ period() }}") == "<p>缩进2023年</p>"
    assert html_of("　　缩进") == "<p>缩进</p>"


def test_joining_lines_leaves_nested_lists_alone():
    html = html_of("- 一\n    - 二\n    - 三\n- 四\n")
    assert html.count("<ul>") == 2
    assert [text in html for text in ("一", "二", "三", "四")] == [True] * 4


def test_notes_are_numbered_in_the_order_of_the_text_and_lead_back():
    html = html_of("甲[^b]乙[^a]。\n\n[^a]: 注甲{{ period() }}\n[^b]: 注乙\n")
    assert 'href="#fn:b">1</a>' in html
    assert html.index("注乙") < html.index("注甲2023年")
    assert 'title="返回正文（脚注 1）"' in html
    assert 'title="Back to the text (note 1)"' in html_of("a[^1]\n\n[^1]: b", "en")


def test_a_note_without_text_is_told():
    (finding,) = findings_of("甲[^1]乙")
    assert (finding.code, finding.location.column) == ("narrative/no-such-note", 2)


def test_a_table_holds_bindings_and_its_alignment_is_a_class():
    body = "| 年 | 值 |\n|---|---:|\n| {{ period() }} | {{ value() | decimals(1) }} |\n"
    html = html_of(body)
    assert "<td>2023年</td>" in html
    assert '<td class="align-right"><a class="num"' in html
    assert "style" not in html


def test_definition_lists_and_attributes_are_there():
    html = html_of("词\n:   释义\n\n段落\n{: .note }\n")
    assert "<dt>词</dt>\n<dd>释义</dd>" in html
    assert '<p class="note">段落</p>' in html


def test_headings_have_stable_ids_and_make_the_contents():
    prose = prose_of("## 一 {#own}\n\n### 二{{ period() }}\n\n## `三`\n\n### 四\n\n#### 五\n")
    assert [(h.level, h.id, h.text) for h in prose.toc] == [
        (2, "own", "一"),
        (3, "s1-1", "二2023年"),
        (2, "s2", "三"),
        (3, "s2-1", "四"),
        (4, "s2-1-1", "五"),
    ]
    assert '<h3 id="s1-1">二2023年</h3>' in prose.html


def test_a_heading_of_level_1_is_told_and_becomes_level_2():
    for body in ("正文\n\n# 一\n", "正文\n\n一\n===\n"):
        (finding,) = findings_of(body)
        assert (finding.code, finding.location.line) == ("narrative/top-heading", 6)
        assert '<h2 id="s1">一</h2>' in html_of(body)
    assert codes_of("```\n# 注释\n```\n\n`# 不是`") == []


def test_an_id_that_is_taken_or_reserved_is_told_and_not_used():
    assert codes_of("## 一 {#r3}") == ["narrative/reserved-id"]
    assert 'id="s1"' in html_of("## 一 {#r3}")
    assert codes_of("## 一 {#a}\n\n## 二 {#a}") == ["narrative/reserved-id"]
    assert codes_of("文\n{: #fig-index }") == ["narrative/reserved-id"]


def test_a_link_that_leaves_the_site_says_so():
    html = html_of(
        "[外](https://a.org/x) [内](../b/index.html#c) <https://c.org> [信](mailto:a@b.c)"
    )
    assert '<a href="https://a.org/x" rel="noopener">外</a>' in html
    assert '<a href="../b/index.html#c">内</a>' in html
    assert '<a href="https://c.org" rel="noopener">' in html
    assert '<a href="mailto:a@b.c">信</a>' in html


@pytest.mark.parametrize(
    ("link", "code"),
    [
        ("javascript:alert(1)", "narrative/link-scheme"),
        ("JaVaScRiPt:alert(1)", "narrative/link-scheme"),
        ("javascript&#58;alert(1)", "narrative/link-scheme"),
        ("data:text/html,x", "narrative/link-scheme"),
        ("vbscript:x", "narrative/link-scheme"),
        ("file:///etc/passwd", "narrative/link-scheme"),
        ("talent.md", "narrative/link-to-markdown"),
        ("../zh/talent.md#s1", "narrative/link-to-markdown"),
        ("https://a.org/{{ period() }}", "narrative/binding-in-link"),
    ],
)
def test_a_link_that_cannot_be_published_is_told_and_removed(link, code):
    body = f"前\n\n见[这里]({link})。"
    (finding,) = findings_of(body)
    assert finding.code == code
    assert finding.location.line in {6, 0} or link.startswith("javascript&")
    assert "href" not in html_of(body)


def test_a_picture_inside_the_project_is_shown_with_its_text():
    prose = prose_of("![{{ period() }}的图](../../images/map.png)")
    assert prose.images == ("content/images/map.png",)
    assert prose.html == (
        '<p><img alt="2023年的图" src="../image/content/images/map.png.html"></p>'
    )


@pytest.mark.parametrize(
    ("address", "code"),
    [
        ("../../../secret.png", "narrative/picture-outside"),
        ("../../../../etc/passwd", "narrative/picture-outside"),
        ("..%2F..%2F..%2Fsecret.png", "narrative/picture-outside"),
        ("/etc/x.png", "narrative/picture-outside"),
        ("..\\\\..\\\\x.png", "narrative/picture-outside"),
        ("https://a.org/x.png", "narrative/picture-elsewhere"),
        ("//a.org/x.png", "narrative/picture-elsewhere"),
        ("data:image/png;base64,AA", "narrative/picture-elsewhere"),
        ("map.exe", "narrative/picture-kind"),
        ("{{ period() }}.png", "narrative/binding-in-link"),
    ],
)
def test_a_picture_from_anywhere_else_is_told_and_left_out(address, code):
    body = f"![图]({address})"
    assert codes_of(body) == [code]
    prose = prose_of(body)
    assert "src" not in prose.html
    assert prose.images == ()


def test_a_picture_needs_a_text_and_a_file():
    assert codes_of("![](a.png)") == ["narrative/no-description"]
    assert codes_of("![图](a.png)", has_file=lambda path: False) == ["narrative/picture-missing"]
    seen = []
    assert codes_of("![图](a.png)", has_file=lambda path: not seen.append(path)) == []
    assert seen == ["content/narrative/zh/a.png"]


def test_a_number_inside_a_link_is_no_link_itself():
    html = html_of("[见{{ value() }}](https://a.org)和{{ yoy() }}")
    assert '>见<span class="num" id="r1">267.57</span></a>' in html
    assert '<a class="num" id="r2" href="#n2">8.55%</a>' in html


def test_a_number_in_a_title_is_plain_text_and_no_entry():
    prose = prose_of('[见](https://a.org "达{{ value() }}")')
    assert 'title="达267.57"' in prose.html
    assert prose.numbers == ()


def test_numbers_are_counted_in_the_order_of_the_page():
    prose = prose_of("甲[^1]乙{{ yoy() }}\n\n[^1]: 注{{ value() }}\n\n后{{ cagr() }}")
    assert [n.text for n in prose.numbers] == ["8.55%", "9.26%", "267.57"]


def test_too_many_brackets_are_printed_and_told():
    body = "[" * 400
    assert codes_of(body) == ["narrative/many-brackets"]
    assert html_of(body) == f"<p>{body}</p>"


@pytest.mark.parametrize("body", ["> " * 40 + "深", "- " * 40 + "深"])
def test_nesting_too_deep_is_told(body):
    assert codes_of(body) == ["narrative/deep-nesting"]
    assert "深" in html_of(body)


def test_emphasis_nested_a_thousand_times_is_shown_as_written():
    body = "*a _b " * 1500 + "b_ a* " * 1500
    assert codes_of(body) == ["narrative/deep-nesting"]
    assert "*a _b" in html_of(body)


def test_a_block_of_many_lines_is_split_and_told():
    body = "# a\n" * 1200
    assert sorted(set(codes_of(body))) == ["narrative/long-block", "narrative/top-heading"]


def test_texts_from_the_configuration_and_the_author_are_escaped():
    html = html_of('{{ "<b>&" if growth() > 0 else "" }} `<i>` ```<u>```')
    assert "&lt;b&gt;&amp;" in html
    assert "<code>&lt;i&gt;</code>" in html
    assert "<b>" not in html
