"""Conditions: which branch is printed, and that every branch is checked."""

from __future__ import annotations

import pytest

from reportgen.narrative.check import check_narrative
from tests.narrative.project import FakeFacts, codes_of, findings_of, page, prose_of, text_of


@pytest.mark.parametrize(
    ("condition", "holds"),
    [
        ("growth() > 0", True),
        ("growth() < 0", False),
        ("yoy() >= 0.0855", True),
        ("yoy() != 0.0855", False),
        ("0 < yoy() < 0.1", True),
        ("growth() > 0 and yoy() > 1", False),
        ("growth() > 0 or yoy() > 1", True),
        ("not growth() > 0", False),
        ("value() > value(year=2022)", True),
        ("value() == 267.57", True),
        ('tier("rd_scale", region="苏州") == "第一梯队"', True),
        ('tier("rd_scale", region="苏州") == "Tier 1"', True),
        ('tier("rd_scale", region="苏州") != "第二梯队"', True),
        ('direction() == "上升"', True),
        ('name("320500") == "苏州"', True),
        ("value(year=2010) is None", True),
        ("value(year=2010) is not None", False),
        ("value() is not None", True),
        ("value() == None", False),
        ("True", True),
        ("True == False", False),
        ("change(year=2022) > -3.21", True),
    ],
)
def test_a_condition_compares_facts_and_constants(condition, holds):
    body = f"{{% if {condition} %}}是{{% else %}}否{{% endif %}}"
    assert text_of(body) == ("是" if holds else "否")
    assert codes_of(body) == []


def test_the_first_branch_that_holds_is_printed():
    body = (
        "{% if yoy() > 1 %}甲{% elif yoy() > 0 %}乙{% elif yoy() > 0.01 %}丙{% else %}丁{% endif %}"
    )
    assert text_of(body) == "乙"


def test_conditions_nest():
    body = (
        "{% if yoy() > 0 %}升{% if yoy() > 0.05 %}快{% else %}慢{% endif %}。"
        "{% else %}降{% if yoy() < -0.05 %}快{% endif %}{% endif %}完"
    )
    assert text_of(body) == "升快。完"


def test_a_condition_around_paragraphs_leaves_no_trace():
    body = "前\n\n{% if yoy() > 0 %}\n一\n\n二\n{% else %}\n三\n{% endif %}\n\n后\n"
    assert prose_of(body).html == "<p>前</p>\n<p>一</p>\n<p>二</p>\n<p>后</p>"


def test_a_tag_on_its_own_line_does_not_break_a_list():
    body = "- 一\n{% if yoy() > 0 %}\n- 二\n{% endif %}\n- 三\n"
    assert prose_of(body).html.count("<li>") == 3
    assert prose_of(body).html.count("<ul>") == 1


def test_a_branch_that_does_not_run_is_checked():
    body = "{% if yoy() > 0 %}升{% else %}\n\n降 {{ value('indx') }}\n{% endif %}"
    (finding,) = findings_of(body)
    assert (finding.code, finding.location.line) == ("name/unknown-indicator", 6)


@pytest.mark.parametrize(
    "body",
    [
        '{{ "升" if yoy() > 0 else value("indx") }}',
        "{% if yoy() > 0 or value('indx') > 0 %}x{% endif %}",
        "{% if yoy() < 0 and value('indx') > 0 %}x{% endif %}",
        "{% if yoy() > 0 %}{% elif value('indx') > 0 %}{% endif %}",
        "{% if yoy() < 0 %}{% if value('indx') > 0 %}{% endif %}{% endif %}",
    ],
)
def test_what_would_never_be_evaluated_is_checked(body):
    assert codes_of(body) == ["name/unknown-indicator"]


def test_a_missing_value_in_a_branch_that_does_not_run_is_told():
    assert codes_of("{% if yoy() < 0 %}{{ value(year=2010) }}{% endif %}") == [
        "binding/missing-value"
    ]


def test_a_value_that_may_be_missing_can_be_asked_about():
    body = "{% if value(year=2010) is not None %}{{ value(year=2010) }}{% else %}未公布{% endif %}"
    assert codes_of(body) == []
    assert text_of(body) == "未公布"
    assert codes_of('{{ value(year=2010) if value(year=2010) != None else "未公布" }}') == []


def test_a_missing_value_cannot_be_compared_with_a_number():
    assert codes_of("{% if value(year=2010) > 0 %}x{% endif %}") == ["binding/missing-value"]


def test_a_condition_that_cannot_be_answered_does_not_hold():
    assert text_of("{% if value('indx') > 0 %}是{% else %}否{% endif %}") == "否"


@pytest.mark.parametrize(
    ("body", "code"),
    [
        ("{% if yoy() %}x{% endif %}", "binding/not-a-condition"),
        ("{% if 'a' %}x{% endif %}", "binding/not-a-condition"),
        ("{% if not yoy() %}x{% endif %}", "binding/not-a-condition"),
        ("{% if yoy() > 0 and yoy() %}x{% endif %}", "binding/not-a-condition"),
        ("{% if %}x{% endif %}", "binding/empty"),
        ("{% if yoy() > 0 %}x", "binding/if-not-closed"),
        ("x{% endif %}", "binding/stray-tag"),
        ("x{% else %}y", "binding/stray-tag"),
        ("{% if True %}{% else %}{% else %}{% endif %}", "binding/stray-tag"),
        ("{% if True %}{% else %}{% elif True %}{% endif %}", "binding/stray-tag"),
        ("{% if True %}{% else yoy() %}{% endif %}", "binding/tag-with-more"),
        ("{% for x in y %}", "binding/unknown-tag"),
        ("{% set x = 1 %}", "binding/unknown-tag"),
        ("{% elseif True %}", "binding/unknown-tag"),
        ("{% %}", "binding/unknown-tag"),
        ("{% if yoy() > 0", "binding/not-closed"),
        ("{% if tier('rd_scale', region='苏州') > 0 %}{% endif %}", "binding/cannot-compare"),
        ("{% if yoy() is True %}{% endif %}", "binding/cannot-compare"),
    ],
)
def test_a_mistake_in_a_condition_is_told_once(body, code):
    assert codes_of(body) == [code]


def test_conditions_nested_too_deeply_are_told_and_left_out():
    body = "{% if True %}" * 25 + "x" + "{% endif %}" * 25
    (finding,) = findings_of(body)
    assert (finding.code, finding.count) == ("binding/too-deep", 5)
    assert text_of(body) == ""


def test_a_figure_cannot_stand_in_a_condition():
    body = '{% if True %}\n\n{{ figure("index") }}\n\n{% endif %}'
    assert codes_of(body) == ["binding/display-in-condition"]


def test_every_call_of_every_branch_is_asked():
    facts = FakeFacts()
    body = (
        "{% if growth() > 0 %}{{ value() }}{% elif yoy() > 1 %}{{ cagr() }}"
        "{% else %}{{ change() }}{% endif %}"
    )
    check_narrative(page(body), facts)
    assert {ask.measure for ask in facts.asked} == {"growth", "value", "yoy", "cagr", "change"}
