"""What the facts promise: the published rates, one edition at a time, and a way back to the cell.

The levels are those the 2024 edition of the Yangtze River Delta index printed.
"""

from __future__ import annotations

from decimal import Decimal

import pytest

from reportgen.config.models import Edition, Indicator, Region, Report, TierRule
from reportgen.config.project_config import Config
from reportgen.errors import ComputeError
from reportgen.facts.model import Ask, Key, Observation
from reportgen.facts.store import build_facts
from reportgen.periods import parse_period, year

LEVELS = (
    "100.00 103.38 115.52 129.54 137.45 145.00 161.34 171.86 197.95 216.27 240.90 262.52 267.57"
)
PRINTED_RATES = "3.38 11.75 12.14 6.11 5.49 11.27 6.52 15.18 9.25 11.39 8.97 1.92"


def config(**indicators):
    report = {
        "schema_version": 1, "id": "t", "edition": "E 2024", "address": "2024", "title": "t",
        "defaults": {"region": "A", "indicator": "index", "period": "2023"},
    }  # fmt: skip
    known = {
        "index": Indicator(name="指数", base="2011", kind="index"),
        "people": Indicator(name="人员", unit="万人年"),
        "patents": Indicator(name="专利", unit="件", decimals=0),
        "money": Indicator(name="经费", unit="亿元"),
        "gdp": Indicator(name="生产总值", unit="亿元"),
        "intensity": Indicator(name="强度", unit="%"),
        **indicators,
    }
    regions = {
        key: Region(id=key, name=key, level="city" if key in "ABCD" else "group")
        for key in ("A", "B", "C", "D", "ALL")
    }
    rule = {
        "title": "规模", "rule": "thresholds", "indicator": "money", "period": "2021",
        "tiers": [
            {"id": "high", "name": "高", "min": "500"},
            {"id": "mid", "name": "中", "min": "200", "max": "500"},
            {"id": "low", "name": "低", "max": "200"},
        ],
    }  # fmt: skip
    assigned = {
        "title": "区", "rule": "assigned", "indicator": "patents", "period": "2019-2023",
        "source": "paper", "tiers": [{"id": "boom", "name": "技术爆炸区"}],
        "members": [{"region": "A", "tier": "boom", "evidence": "报道所称"}],
    }  # fmt: skip
    return Config(
        report=Report.model_validate(report),
        indicators=known,
        regions=regions,
        editions={
            "E 2024": Edition(series="E", title="24"),
            "E 2023": Edition(series="E", title="23"),
        },
        tiers={"scale": TierRule.model_validate(rule), "zone": TierRule.model_validate(assigned)},
    )


def row(indicator, value, period, region="A", line=2, **more):
    key_fields = {"measure", "destination", "edition"} & more.keys()
    key = Key(
        indicator=indicator, region=region, period=parse_period(str(period)),
        **{name: more.pop(name) for name in key_fields},
    )  # fmt: skip
    number = Decimal(value) if value else None
    return Observation(key=key, value=number, printed=value, path="data/x.csv", line=line, **more)


def index_rows(edition="E 2024"):
    return [
        row("index", level, 2011 + n, line=2 + n, edition=edition)
        for n, level in enumerate(LEVELS.split())
    ]


def ask(measure, indicator="index", period=2023, region="A", since=None, **more):
    window = parse_period(str(since)) if since else None
    return Ask(
        measure=measure, indicator=indicator, region=region, period=parse_period(str(period)),
        since=window, **more,
    )  # fmt: skip


def percent(fact):
    return (fact.value * 100).quantize(Decimal("0.01"))


def test_every_published_yearly_rate_of_the_2024_edition_comes_out_of_its_levels():
    facts = build_facts(config(), index_rows())
    for n, printed in enumerate(PRINTED_RATES.split()):
        fact = facts.answer(ask("yoy", period=2012 + n))
        assert fact.low * 100 < Decimal(printed) + Decimal("0.005")
        assert fact.high * 100 > Decimal(printed) - Decimal("0.005")


def test_the_growth_since_2011_and_since_2018_are_those_published():
    facts = build_facts(config(), index_rows())
    assert percent(facts.answer(ask("cagr"))) == Decimal("8.55")
    assert percent(facts.answer(ask("cagr", since=2018))) == Decimal("9.26")
    assert percent(facts.answer(ask("yoy"))) == Decimal("1.92")


def test_thirteen_years_are_twelve_intervals():
    rows = [row("people", "73.84", 2011), row("people", "198.35", 2023)]
    fact = build_facts(config(), rows).answer(ask("cagr", "people", since=2011))
    assert percent(fact) == Decimal("8.58")
    assert fact.trail.formula.endswith("^(1/12) − 1")


def test_the_printed_rate_is_shown_where_the_levels_allow_it_and_the_trail_has_both():
    rows = [
        *index_rows(),
        row("index", "11.75", 2013, measure="yoy", edition="E 2024", qualifier="~"),
    ]
    fact = build_facts(config(), rows).answer(ask("yoy", period=2013))
    assert fact.value == Decimal("0.1175")
    assert fact.qualifier == "="
    assert [cell.printed for cell in fact.trail.cells] == ["103.38", "115.52"]
    assert [cell.printed for cell in fact.trail.also] == ["11.75"]


def test_a_printed_rate_the_levels_contradict_is_not_believed():
    rows = [*index_rows(), row("index", "12.75", 2013, measure="yoy", edition="E 2024")]
    fact = build_facts(config(), rows).answer(ask("yoy", period=2013))
    assert percent(fact) == Decimal("11.74")


def test_a_printed_rate_without_levels_answers_for_itself():
    rows = [row("patents", "3.55", "2018-2022", measure="increase", edition="E 2023")]
    fact = build_facts(config(), rows).answer(
        ask("increase", "patents", 2022, since=2018, edition="E 2023")
    )
    assert fact.value == Decimal("3.55")
    assert fact.trail.cells[0].printed == "3.55"


def test_an_increase_is_one_less_than_a_multiple():
    rows = [
        row("money", "172.79", 2018, destination="ALL"),
        row("money", "744.32", 2023, destination="ALL"),
    ]
    facts = build_facts(config(), rows)
    two = [
        facts.answer(ask(m, "money", since=2018, destination="ALL")).value.quantize(Decimal("0.01"))
        for m in ("increase", "times")
    ]
    assert two == [Decimal("3.31"), Decimal("4.31")]


def test_two_editions_never_enter_one_rate():
    rows = [
        row("index", "262.48", 2022, edition="E 2023"),
        row("index", "267.57", 2023, edition="E 2024"),
    ]
    with pytest.raises(ComputeError) as told:
        build_facts(config(), rows).answer(ask("yoy"))
    assert told.value.code == "fact/other-edition"


def test_an_edition_and_a_source_without_edition_do_not_meet_unless_the_indicator_says_why():
    rows = [row("index", "262.52", 2022), row("index", "267.57", 2023, edition="E 2024")]
    with pytest.raises(ComputeError) as told:
        build_facts(config(), rows).answer(ask("yoy"))
    assert told.value.code == "fact/cross-edition"
    open_index = Indicator(name="指数", comparable_editions="同一口径")
    assert percent(build_facts(config(index=open_index), rows).answer(ask("yoy"))) == Decimal(
        "1.92"
    )


def test_another_edition_is_quoted_only_when_it_is_named():
    rows = [row("index", "262.48", 2022, edition="E 2023")]
    facts = build_facts(config(), rows)
    with pytest.raises(ComputeError) as told:
        facts.answer(ask("value", period=2022))
    assert told.value.code == "fact/other-edition"
    assert told.value.values["editions"] == "E 2023"
    assert facts.answer(ask("value", period=2022, edition="E 2023")).value == Decimal("262.48")


def test_periods_of_two_kinds_never_enter_one_rate():
    rows = [row("money", "10", "2021"), row("money", "6", "2022H1")]
    with pytest.raises(ComputeError) as told:
        build_facts(config(), rows).answer(ask("growth", "money", "2022H1", since=2021))
    assert told.value.code == "fact/other-period-kind"


def test_half_years_grow_on_the_same_half_of_the_year_before():
    rows = [row("money", "10", "2021H1"), row("money", "12", "2022H1")]
    assert percent(build_facts(config(), rows).answer(ask("yoy", "money", "2022H1"))) == 20


def test_a_value_that_was_not_published_is_a_missing_fact_and_cannot_be_computed_with():
    rows = [row("money", "", 2022, status="missing"), row("money", "5", 2023)]
    facts = build_facts(config(), rows)
    assert facts.answer(ask("value", "money", 2022)).is_missing
    with pytest.raises(ComputeError) as told:
        facts.answer(ask("yoy", "money"))
    assert told.value.code == "fact/missing-value"


def test_confidential_values_never_get_in():
    rows = [row("money", "777", 2023, status="confidential")]
    assert build_facts(config(), rows).observations == ()


def test_of_two_sources_that_agree_the_one_with_more_digits_is_shown():
    rows = [row("money", "9386", 2022, source="a"), row("money", "9386.3", 2022, source="b")]
    fact = build_facts(config(), rows).answer(ask("value", "money", 2022))
    assert fact.value == Decimal("9386.3")
    assert [cell.printed for cell in fact.trail.also] == ["9386"]


def test_a_share_is_of_another_indicator_or_of_a_larger_region():
    rows = [
        row("money", "888.7", 2021), row("gdp", "22718.34", 2021),
        row("patents", "4325", "2024-03", destination="B"), row("patents", "8448", "2024-03", "ALL"),
    ]  # fmt: skip
    facts = build_facts(config(), rows)
    assert percent(facts.answer(ask("share", "money", 2021, of="gdp"))) == Decimal("3.91")
    of_all = ask("share", "patents", "2024-03", destination="B", of_region="ALL")
    assert percent(facts.answer(of_all)) == Decimal("51.20")


def test_ranks_are_on_values_and_ties_share_the_smallest_place():
    values = {"A": "500.0", "B": "300.0", "C": "300.0", "D": "100.0"}
    facts = build_facts(config(), [row("money", v, 2021, r) for r, v in values.items()])
    places = [int(facts.answer(ask("rank", "money", 2021, r)).value) for r in values]
    assert places == [1, 2, 2, 4]


def test_a_tier_names_its_borders_and_the_margin_to_the_next_one():
    facts = build_facts(config(), [row("money", "445.0", 2021)])
    tier = facts.answer(ask("tier", "money", 2021, tiers="scale"))
    assert tier.word.zh == "中"
    assert tier.trail.formula == "200 ≤ 445.0 < 500"
    assert facts.answer(ask("margin", "money", 2021, tiers="scale")).value == Decimal("55.0")


def test_a_bound_that_does_not_decide_the_tier_says_at_least():
    facts = build_facts(config(), [row("money", "300", 2021, qualifier=">")])
    tier = facts.answer(ask("tier", "money", 2021, tiers="scale"))
    assert (tier.word.zh, tier.qualifier) == ("中", ">=")


def test_a_tier_the_publisher_assigned_is_shown_as_published_with_its_evidence():
    tier = build_facts(config(), []).answer(ask("tier", tiers="zone"))
    assert (tier.word.zh, tier.published, tier.note) == ("技术爆炸区", True, "报道所称")
    with pytest.raises(ComputeError) as told:
        build_facts(config(), []).answer(ask("tier", region="B", tiers="zone"))
    assert told.value.code == "fact/not-tiered"


def test_a_rolling_sum_needs_every_year_of_it():
    rows = [row("patents", str(n), 2018 + n) for n in range(1, 6)]
    facts = build_facts(config(), rows)
    assert facts.answer(ask("sum", "patents", count=5)).value == 15
    with pytest.raises(ComputeError):
        facts.answer(ask("sum", "patents", count=6))


def test_every_fact_leads_back_to_file_and_line():
    fact = build_facts(config(), index_rows()).answer(ask("cagr", since=2018))
    assert [cell.place for cell in fact.trail.cells] == ["data/x.csv:9", "data/x.csv:14"]
    assert fact.trail.window == "2018—2023"
    assert fact.id == 'cagr("index", since=2018, period=2023)'


def test_points_are_of_the_index_or_of_a_percentage():
    rows = [*index_rows(), row("intensity", "3.01", 2022), row("intensity", "3.23", 2023)]
    facts = build_facts(config(), rows)
    assert (facts.answer(ask("points")).value, facts.answer(ask("points")).unit) == (
        Decimal("5.05"), "points",
    )  # fmt: skip
    assert facts.answer(ask("points", "intensity")).unit == "percentage_points"


def test_a_window_that_ends_before_it_begins_is_refused():
    with pytest.raises(ComputeError) as told:
        build_facts(config(), index_rows()).answer(ask("growth", since=2023, period=2018))
    assert told.value.code == "fact/window"
    assert year(2018) < year(2023)
