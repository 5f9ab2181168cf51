"""Every function a binding can call, as a reader reads it, and what its mistakes are told as."""

from __future__ import annotations

from decimal import Decimal

import pytest

from reportgen.narrative.check import check_narrative
from reportgen.narrative.functions import FUNCTIONS
from reportgen.periods import parse_period
from tests.narrative.project import (
    FakeFacts,
    codes_of,
    findings_of,
    page,
    prose_of,
    text_of,
)


@pytest.mark.parametrize(
    ("binding", "text"),
    [
        ('value("index")', "267.57"),
        ('value("总指数")', "267.57"),
        ("value()", "267.57"),
        ('value("index", year=2022)', "247.00"),
        ('value("index", period="2022年")', "247.00"),
        ('value("rd_personnel")', "198.35万人年"),
        ('value("patents")', "近900件"),
        ('value("patents", region="苏州市")', "5000件以上"),
        ('value("patents", origin="苏州")', "5000件以上"),
        ('cagr("index", since=2018)', "9.26%"),
        ("growth(since=2018)", "55.69%"),
        ("yoy()", "8.55%"),
        ("change()", "20.57"),
        ("points()", "20.57点"),
        ("times(since=2018)", "1.56倍"),
        ("increase(since=2018)", "0.56倍"),
        ("since_base()", "167.57%"),
        ('share("rd_expenditure", of="gdp", region="苏州")', "3.91%"),
        ('share("rd_expenditure", of_region="CN", region="苏州")', "3.91%"),
        ('rank("rd_expenditure", region="苏州", among="city")', "第1位"),
        ('rank_change("rd_expenditure", region="苏州", since=2020)', "8位"),
        ('tier("rd_scale", region="苏州")', "第一梯队"),
        ('tier("rd_expenditure", tiers="rd_scale", region="苏州")', "第一梯队"),
        ('margin("rd_scale", region="苏州")', "244.32亿元"),
        ('sum("patents", over=5)', "35504件"),
        ('top("rd_expenditure", 2)', "苏州、南京"),
        ('top("rd_expenditure", n=3, values=True)',
         "苏州（744.32亿元）、南京（578.8亿元）、无锡（500.99亿元）"),
        ('direction("index")', "上升"),
        ("direction(year=2022)", "下降"),
        ("direction(year=2021)", "持平"),
        ('name("320500")', "苏州"),
        ('name("gdp")', "地区生产总值"),
        ("period()", "2023年"),
        ('period("2022H1")', "2022年上半年"),
        ('source("xhrb")', "《苏州观察》"),
        ('points_per_year("index")', "13.96点"),
        ('"增长" if growth() > 0 else "下降"', "增长"),
    ],
)  # fmt: skip
def test_a_binding_prints_its_fact(binding, text):
    assert text_of(f"{{{{ {binding} }}}}") == text
    assert codes_of(f"{{{{ {binding} }}}}") == []


def test_every_function_has_a_test():
    import inspect

    shown = inspect.getsource(test_a_binding_prints_its_fact) + "".join(
        str(mark.args) for mark in test_a_binding_prints_its_fact.pytestmark
    )
    assert [name for name in FUNCTIONS if f"{name}(" not in shown] == []


@pytest.mark.parametrize(
    ("binding", "text"),
    [
        ('value("rd_personnel")', "1.9835 million person-years"),
        ('value("patents")', "nearly 900 patents"),
        ("cagr(since=2018)", "9.26%"),
        ("direction()", "rose"),
        ("direction(year=2022)", "fell"),
        ("direction(year=2021)", "was unchanged"),
        ('top("rd_expenditure", 3)', "Suzhou, Nanjing and Wuxi"),
        ('top("rd_expenditure", 2)', "Suzhou and Nanjing"),
        ('top("rd_expenditure", 1)', "Suzhou"),
        ('tier("rd_scale", region="320500")', "Tier 1"),
        ("period()", "2023"),
        ('source("xhrb")', "On Suzhou"),
        ('rank("rd_expenditure", region="320500")', "1st"),
        ('name("苏州")', "Suzhou"),
        ("growth() | word", "grew"),
    ],
)
def test_a_binding_prints_its_fact_in_english(binding, text):
    assert text_of(f"{{{{ {binding} }}}}", "en") == text


@pytest.mark.parametrize(
    ("binding", "text"),
    [
        ("value() | decimals(1)", "267.6"),
        ("value() | decimals(0) | plain", "268"),
        ('value("rd_personnel") | plain', "198.35"),
        ('value("rd_expenditure", region="苏州") | in_unit("万亿元")', "0.074432万亿元"),
        ('value("rd_personnel") | in_unit("人年") ', "1983500人年"),
        ('value("patents") | in_unit("万") | plain', "近0.09"),
        ("yoy() | percent(1)", "8.6%"),
        ("times() | percent(0)", "156%"),
        ("yoy() | points", "8.55个百分点"),
        ("yoy() | points(1)", "8.6个百分点"),
        ("points() | points", "20.57个百分点"),
        ("yoy() | signed", "+8.55%"),
        ("yoy(year=2022)", "−1.23%"),
        ("yoy(year=2022) | abs", "1.23%"),
        ("yoy() | abs", "8.55%"),
        ("yoy(year=2020)", "不足−5.00%"),
        ("yoy(year=2020) | abs", "超5.00%"),
        ("yoy(year=2020) | word", "下降"),
        ("yoy(year=2022) | word", "下降"),
        ("yoy() | word", "增长"),
        ("change() | word", "上升"),
    ],
)
def test_a_filter_changes_how_a_fact_is_shown(binding, text):
    assert text_of(f"{{{{ {binding} }}}}") == text
    assert codes_of(f"{{{{ {binding} }}}}") == []


@pytest.mark.parametrize(
    ("binding", "code", "marked"),
    [
        ('valeu("index")', "binding/unknown-function", "valeu"),
        ('value("indx")', "name/unknown-indicator", '"indx"'),
        ('value("index", region="苏洲")', "name/unknown-region", '"苏洲"'),
        ('value("index", regoin="苏州")', "binding/unknown-argument", "regoin"),
        ('value("index", since=2018)', "binding/unknown-argument", "since"),
        ('value("index", year=2022, period=2023)', "binding/argument-twice", "period"),
        ('value("index", indicator="gdp")', "binding/argument-twice", "indicator"),
        ('value("index", "苏州")', "binding/too-many-arguments", '"苏州"'),
        ('value("index", year="去年")', "binding/wrong-argument", '"去年"'),
        ('value("index", year=True)', "binding/wrong-argument", "True"),
        ("value(5.5)", "binding/wrong-argument", "5.5"),
        ('value("index", edition="INDEX 2025")', "name/unknown-edition", '"INDEX 2025"'),
        ('tier("rd_skale", region="苏州")', "name/unknown-tiers", '"rd_skale"'),
        ('tier(region="苏州")', "binding/missing-argument", 'tier(region="苏州")'),
        ('top("rd_expenditure")', "binding/missing-argument", 'top("rd_expenditure")'),
        ('top("rd_expenditure", 0)', "binding/wrong-argument", "0"),
        ('top("rd_expenditure", 3, values=1)', "binding/wrong-argument", "1"),
        ('sum("patents", over=1.5)', "binding/wrong-argument", "1.5"),
        ('rank("index", among="county")', "name/unknown-region", '"county"'),
        ('rank("index", among="")', "binding/wrong-argument", '""'),
        ('source("nope")', "name/unknown-source", '"nope"'),
        ('name("nobody")', "name/unknown-region", '"nobody"'),
        ("value() | decimal(1)", "binding/unknown-filter", "decimal"),
        ("value() | decimals", "binding/missing-argument", "decimals"),
        ("value() | decimals(99)", "binding/wrong-argument", "99"),
        ("value() | decimals(1.5)", "binding/wrong-argument", "1.5"),
        ("value() | plain(1)", "binding/too-many-arguments", "1"),
        ("value() | decimals(n=1)", "binding/too-many-arguments", "n"),
        ('value("patents") | in_unit("亿元")', "number/other-unit", 'in_unit("亿元")'),
        ('value("patents") | in_unit(1)', "binding/wrong-argument", "1"),
        ('value("patents") | percent', "binding/wrong-argument", "percent"),
        ('value("patents") | points', "binding/wrong-argument", "points"),
        ('tier("rd_scale", region="苏州") | abs', "binding/not-a-number", "abs"),
        ('"text" | abs', "binding/not-a-number", "abs"),
        ("yoy(year=2019) | word", "binding/open-direction", "word"),
        ("growth() > 0", "binding/not-printable", "growth() > 0"),
        ("None", "binding/not-printable", "None"),
        ('["苏州"]', "binding/not-allowed", '["苏州"]'),
        ("value(year=1999)", "fact/no-such-period", "value(year=1999)"),
        ("value(year=2010)", "binding/missing-value", "value(year=2010)"),
        ("value(year=2010) | decimals(1)", "binding/missing-value", "value(year=2010)"),
        ('figure("index")', "binding/display-not-alone", '{{ figure("index") }}'),
        ('"a" if figure("index") else "b"', "binding/display-not-alone", 'figure("index")'),
        ('"x" if value() else "y"', "binding/not-a-condition", "value()"),
        ('"x" if value() > "y" else "y"', "binding/cannot-compare", 'value() > "y"'),
        ('"x" if value() > yoy() else "y"', "binding/units-differ", "value() > yoy()"),
    ],
)
def test_a_mistake_is_told_at_the_very_characters(binding, code, marked):
    line = f"指数为{{{{ {binding} }}}}。"
    (finding,) = findings_of(f"上一行\n{line}")
    assert finding.code == code
    assert finding.location.line == 5
    assert line[finding.location.column - 1 : finding.location.end_column - 1] == marked


def test_an_unknown_name_comes_with_a_suggestion():
    (finding,) = findings_of('{{ value("rd_personel") }}')
    assert "rd_personnel" in finding.values["suggestion"]
    (finding,) = findings_of("{{ grwoth() }}")
    assert "growth" in finding.values["suggestion"].split(", ")
    (finding,) = findings_of("{{ value(regoin='苏州') }}")
    assert "region" in finding.values["suggestion"].split(", ")


def test_a_missing_value_says_why():
    (finding,) = findings_of("{{ value(year=2010) }}")
    assert finding.values["status"] == "missing"
    assert finding.values["note"] == "未公布"


def test_the_same_mistake_five_times_is_one_finding_with_its_places():
    (finding,) = findings_of('{{ value("indx") }}\n\n' * 5)
    assert finding.count == 5
    assert [place.line for place in (finding.location, *finding.more)] == [4, 6, 8, 10]


def test_the_page_says_what_a_binding_does_not():
    facts = FakeFacts()
    front = "title: 苏州\nregion: 苏州\nindicator: rd_expenditure\nperiod: 2023年"
    assert check_narrative(page("{{ value() }}", front), facts) == ()
    (ask,) = set(facts.asked)
    assert (ask.indicator, ask.region, ask.period) == (
        "rd_expenditure",
        "320500",
        parse_period("2023"),
    )


def test_an_own_edition_of_a_page_is_asked_first_and_figures_with_only_a_source_then():
    facts = FakeFacts()
    front = "title: 上一版\nedition: INDEX 2023"
    assert check_narrative(page("{{ value() }}", front), facts) == ()
    assert list(dict.fromkeys(ask.edition for ask in facts.asked)) == ["INDEX 2023", ""]


def test_the_edition_of_the_report_is_left_to_the_facts():
    facts = FakeFacts()
    check_narrative(page("{{ value() }}", "title: 本版\nedition: INDEX 2024"), facts)
    assert {ask.edition for ask in facts.asked} == {None}


def test_arguments_reach_the_question_resolved():
    facts = FakeFacts()
    body = (
        '{{ share("研发经费", of="地区生产总值", region="苏州", destination="南京", '
        'edition="INDEX 2024") }}'
    )
    check_narrative(page(body), facts)
    ask = facts.asked[0]
    assert (ask.measure, ask.indicator, ask.of) == ("share", "rd_expenditure", "gdp")
    assert (ask.region, ask.destination, ask.edition) == ("320500", "320100", "INDEX 2024")


@pytest.mark.parametrize(
    ("among", "regions"),
    [
        ('"city"', ("320500", "320100", "320200", "340100")),
        ('"江苏"', ("320500", "320100", "320200")),
        ('"JZW"', ("320500", "340100")),
        ('["苏州", "南京"]', ("320500", "320100")),
        ('"320500;320100"', ("320500", "320100")),
    ],
)
def test_regions_are_compared_among_a_level_a_region_a_group_or_a_list(among, regions):
    facts = FakeFacts()
    check_narrative(page(f'{{{{ rank("rd_expenditure", region="苏州", among={among}) }}}}'), facts)
    assert facts.asked[0].among == regions


def test_a_tier_is_asked_for_the_indicator_and_period_of_its_rule():
    facts = FakeFacts()
    check_narrative(page('{{ tier("rd_scale", region="苏州") }}'), facts)
    ask = facts.asked[0]
    assert (ask.indicator, str(ask.period), ask.tiers) == ("rd_expenditure", "2021", "rd_scale")


def test_a_rolling_sum_says_over_how_many_periods():
    facts = FakeFacts()
    check_narrative(page('{{ sum("patents", over=5) }}'), facts)
    assert facts.asked[0].count == 5


def test_numbers_are_listed_with_their_fact_and_line():
    prose = prose_of("{{ value() }}\n\n{{ yoy() | percent(1) }}")
    assert [(n.n, n.text, n.fact.value, n.line) for n in prose.numbers] == [
        (1, "267.57", Decimal("267.57"), 4),
        (2, "8.6%", Decimal("0.0855"), 6),
    ]
    assert '<a class="num" id="r1" href="#n1">267.57</a>' in prose.html


def test_a_binding_without_an_answer_prints_a_mark_and_raises_nothing():
    prose = prose_of('前{{ value("indx") }}中{{ value(year=2010) }}后{{ 1 + 1 }}')
    assert prose.html.count('<span class="missing">…</span>') == 3
    assert prose.numbers == ()
