"""Comments about claims: what they speak for, and what is told about them."""

from __future__ import annotations

import pytest

from reportgen.narrative.claims.text_checker import TextChecker
from tests.claims import stub_engine
from tests.narrative.project import FakeFacts, page, prose_of


def checked(monkeypatch, body, front="title: 进展"):
    stub_engine.use(monkeypatch)
    (text,) = TextChecker(FakeFacts()).narrative(page(body, front))
    return text


def states(text):
    return [(claim.verdict.text, claim.state) for claim in text.claims]


def told(text):
    found = (claim.finding() for claim in text.claims)
    return [f.code for f in (*text.findings, *found) if f is not None]


def test_an_excuse_speaks_for_its_paragraph_only(monkeypatch):
    text = checked(
        monkeypatch,
        "指数曾为1155.2，<!-- claim: ignore 引自2021版新闻稿 -->\n后又写作88。\n\n另有1155.2。\n",
    )
    assert states(text) == [("1155.2", "excused"), ("88", "excused"), ("1155.2", "contradicted")]
    assert told(text) == ["claim/decimal-point-lost"]
    assert text.claims[0].excuses[0].why == "引自2021版新闻稿"


@pytest.mark.parametrize(
    ("body", "excused"),
    [
        ("- 一1155.2<!-- claim: ignore 理由 -->\n- 二1155.2", [True, False]),
        ("- 一1155.2\n- 二1155.2 <!-- claim: ignore 理由 -->\n  续88", [False, True, True]),
        ("1. 一1155.2\n2. 二1155.2<!-- claim: ignore 理由 -->", [False, True]),
        ("| 项 | 数 |\n|---|---|\n| 一 | 1155.2 <!-- claim: ignore 理由 --> |\n| 二 | 1155.2 |",
         [True, False]),
        ("项 | 数\n---|---\n一 | 1155.2\n二 | 1155.2 <!-- claim: ignore 理由 -->", [False, True]),
        ("<!-- claim: ignore 理由 -->\n一1155.2\n二1155.2\n\n三1155.2", [True, True, False]),
        ("<!-- claim: ignore 理由 -->\n\n一1155.2\n\n三1155.2", [True, False]),
        ("一1155.2\n\n<!-- claim: ignore 理由 -->\n- 二1155.2\n- 三1155.2", [False, True, True]),
        ("<!-- claim: ignore 理由 -->\n\n|项|数|\n|---|---|\n|一|1155.2|\n|二|88|\n\n77", [True, True, False]),
        ("<!-- claim: ignore 理由 -->\n## 一1155.2\n二1155.2", [True, False]),
        ("## 一1155.2\n二1155.2 <!-- claim: ignore 理由 -->", [False, True]),
        ("> 一1155.2\n> <!-- claim: ignore 理由 -->\n\n二1155.2", [False, True]),
        ("注[^a]1155.2\n\n[^a]: 一1155.2 <!-- claim: ignore 理由 -->", [False, True]),
        ("一1155.2 <!-- claim：IGNORE\n两行\n理由 -->\n二1155.2", [True, True]),
    ],
)  # fmt: skip
def test_an_excuse_belongs_to_where_it_stands_or_on_its_own_line_to_what_follows(
    monkeypatch, body, excused
):
    found = [claim.state == "excused" for claim in checked(monkeypatch, body).claims]
    assert found == excused


def test_a_source_speaks_for_what_the_data_do_not_say(monkeypatch):
    text = checked(monkeypatch, "企业88家，指数115.52，旧稿1155.2。<!-- source: xhrb -->")
    assert states(text) == [("88", "sourced"), ("115.52", "verified"), ("1155.2", "sourced")]
    assert told(text) == []


def test_a_source_there_is_none_of_is_told_with_the_nearest_and_has_no_effect(monkeypatch):
    text = checked(monkeypatch, "指数1155.2。<!-- source: xhbr -->")
    assert told(text) == ["claim/unknown-source", "claim/decimal-point-lost"]
    assert "xhrb" in text.findings[0].values["suggestion"]
    assert (text.findings[0].location.line, text.findings[0].location.column) == (4, 10)


@pytest.mark.parametrize(
    ("comment", "code"),
    [
        ("<!-- claim: ignore -->", "claim/excuse-without-reason"),
        ("<!-- claim: ignore   \n -->", "claim/excuse-without-reason"),
        ("<!-- claim: 忽略 引用原文 -->", "claim/unknown-comment"),
        ("<!-- claim: -->", "claim/unknown-comment"),
        ("<!-- source: -->", "claim/unknown-source"),
    ],
)
def test_a_comment_that_says_too_little_is_told_and_has_no_effect(monkeypatch, comment, code):
    text = checked(monkeypatch, f"指数1155.2{comment}")
    assert told(text) == [code, "claim/decimal-point-lost"]


@pytest.mark.parametrize(
    "body",
    [
        "指数115.52。<!-- claim: ignore 理由 -->",
        "没有数。<!-- source: xhrb -->",
        "指数1155.2。\n\n<!-- claim: ignore 理由 -->",
    ],
)
def test_a_comment_that_speaks_for_nothing_is_told(monkeypatch, body):
    assert "claim/excuse-unused" in told(checked(monkeypatch, body))


def test_a_warning_on_a_number_that_is_right_can_be_excused_and_it_stays_verified(monkeypatch):
    assert told(checked(monkeypatch, "年均增长7.48%。")) == ["claim/hidden-fall"]
    text = checked(monkeypatch, "年均增长7.48%。<!-- claim: ignore 下文说明 -->")
    assert told(text) == []
    assert states(text) == [("7.48%", "verified")]


def test_comments_in_code_and_other_comments_mean_nothing(monkeypatch):
    text = checked(monkeypatch, "`<!-- claim: ignore 理由 -->`1155.2<!-- 待核 -->")
    assert told(text) == ["claim/decimal-point-lost"]


def test_no_reader_sees_a_comment():
    body = "前<!-- source: xhrb -->后\n<!-- 待核 {{ 没有( }} -->\n又\n\n<!--\n```\n-->\n\n末"
    assert prose_of(body).html.split() == ["<p>前后又</p>", "<p>末</p>"]


def test_bindings_count_as_verified_and_names_do_not_count(monkeypatch):
    body = '{{ name("YRD") }}指数为{{ value("index") }}，{{ direction("index") }}，88。'
    text = checked(monkeypatch, body)
    assert [(one.text, one.is_fact) for one in text.bound] == [
        ("长三角", False), ("267.57", True), ("上升", True),
    ]  # fmt: skip
    assert (text.coverage.verified, text.coverage.total) == (2, 3)


def test_a_binding_without_an_answer_does_not_count(monkeypatch):
    assert checked(monkeypatch, '{{ value("indx") }}').coverage.total == 0


def test_the_summary_is_checked_where_it_stands(monkeypatch):
    text = checked(monkeypatch, "正文", "title: 进展\nsummary: 指数为1155.2。")
    (claim,) = text.claims
    assert (claim.location.line, claim.location.column, claim.location.end_column) == (3, 13, 19)


def test_a_summary_over_several_lines_is_checked_by_itself(monkeypatch):
    stub_engine.use(monkeypatch)
    front = "title: 进展\nsummary: >\n  指数为1155.2，\n  又写88。"
    summary, body = TextChecker(FakeFacts()).narrative(page("正文115.52", front))
    assert states(summary) == [("1155.2", "contradicted"), ("88", "unchecked")]
    assert {claim.location.line for claim in summary.claims} == {3}
    assert states(body) == [("115.52", "verified")]


def test_a_sentence_means_the_page_where_it_does_not_say(monkeypatch):
    seen = []
    stub_engine.use(monkeypatch, seen)
    front = "title: 进展\nregion: 苏州\nperiod: 2022\ndate: 2024-06-06"
    list(TextChecker(FakeFacts()).narrative(page("字", front)))
    [(_, about)] = seen
    assert (about.edition, about.region, str(about.period)) == ("INDEX 2024", "320500", "2022")
    assert (about.indicator, str(about.date)) == ("index", "2024-06-06")
