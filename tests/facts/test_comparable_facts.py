"""Values that do not belong together give no number: other scales, lengths, starts, editions."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from reportgen.config.models import Indicator, TierRule
from reportgen.errors import ComputeError
from reportgen.facts.store import build_facts
from tests.facts.test_facts import ask, config, row

SMALL = Indicator(name="产值", unit="万元")
PEOPLE = Indicator(name="人口", unit="万人")
PORTION = Indicator(name="份额", kind="share", decimals=4)


def refused(facts, question):
    with pytest.raises(ComputeError) as caught:
        facts.answer(question)
    return caught.value.code


def test_a_share_of_a_whole_in_another_scale_of_the_unit_is_converted_first():
    # 2 亿元 are 20000 万元, a fifth of 100000 万元.
    facts = build_facts(
        config(small=SMALL), [row("money", "2", 2023), row("small", "100000", 2023)]
    )
    found = facts.answer(ask("share", "money", of="small"))
    assert found.value == Decimal("0.2")
    assert found.trail.formula == "20000 / 100000"


def test_a_share_of_a_whole_in_another_unit_is_refused():
    facts = build_facts(config(heads=PEOPLE), [row("money", "2", 2023), row("heads", "50", 2023)])
    assert refused(facts, ask("share", "money", of="heads")) == "number/other-unit"


@pytest.mark.parametrize("measure", ["change", "points", "points_per_year"])
def test_the_difference_of_two_percentages_is_in_percentage_points(measure):
    rows = [row("intensity", "3.10", 2022), row("intensity", "3.23", 2023)]
    found = build_facts(config(), rows).answer(ask(measure, "intensity", since=2022))
    assert (found.value, found.unit, found.decimals) == (Decimal("0.13"), "percentage_points", 2)


def test_the_points_between_two_shares_are_percentage_points():
    rows = [row("portion", "0.0310", 2022), row("portion", "0.0323", 2023)]
    found = build_facts(config(portion=PORTION), rows).answer(ask("points", "portion"))
    assert (found.value, found.unit, found.decimals) == (Decimal("0.13"), "percentage_points", 2)


def test_an_average_rate_needs_a_window_of_whole_years():
    rows = [
        row("money", "12", "2022H1"),
        row("money", "15", "2022H2"),
        row("money", "20", "2023H2"),
    ]
    facts = build_facts(config(), rows)
    for measure in ("cagr", "points_per_year"):
        question = ask(measure, "money", "2023H2", since="2022H1")
        assert refused(facts, question) == "fact/not-whole-years"
    assert facts.answer(ask("cagr", "money", "2023H2", since="2022H2")).trail.formula == (
        "(20 / 15)^(1/1) − 1"
    )


def test_spans_of_two_lengths_do_not_enter_one_rate():
    rows = [row("money", "100", "2015-2017"), row("money", "300", "2018-2023")]
    question = ask("growth", "money", "2018-2023", since="2015-2017")
    assert refused(build_facts(config(), rows), question) == "fact/other-period-kind"


def test_cumulations_enter_one_rate_only_from_one_start():
    rows = [row("money", value, period) for value, period in (
        ("100", "2009-2022累计"), ("120", "2009-2023累计"), ("90", "2010-2023累计"),
    )]  # fmt: skip
    facts = build_facts(config(), rows)
    same = ask("growth", "money", "2009-2023累计", since="2009-2022累计")
    other = ask("growth", "money", "2010-2023累计", since="2009-2022累计")
    assert facts.answer(same).value == Decimal("0.2")
    assert refused(facts, other) == "fact/other-period-kind"


def test_a_published_yearly_rate_does_not_answer_for_half_years():
    rows = [row("money", "15.0", "2013-2023", measure="cagr")]
    facts = build_facts(config(), rows)
    assert facts.answer(ask("cagr", "money", 2023, since=2013)).value == Decimal("0.15")
    assert refused(facts, ask("cagr", "money", "2023H2", since="2013H2")) == "fact/no-such-region"


def test_published_points_on_the_year_before_do_not_answer_for_a_longer_window():
    rows = [row("index", "5.05", 2023, measure="points"), row("index", "267.57", 2023)]
    facts = build_facts(config(), rows)
    assert facts.answer(ask("points")).value == Decimal("5.05")
    assert refused(facts, ask("points", since=2018)) == "fact/no-such-period"


@pytest.mark.parametrize("period", ["2022H1", "2018-2022"])
def test_a_sum_over_years_of_anything_but_years_is_refused(period):
    rows = [
        row("money", value, year) for value, year in (("40", 2021), ("50", 2022), ("9", period))
    ]
    question = ask("sum", "money", period, count=2)
    assert refused(build_facts(config(), rows), question) == "fact/other-period-kind"


def test_a_change_of_rank_between_two_editions_is_refused_unless_declared():
    rows = [
        *(row("money", value, 2022, region) for region, value in (("A", "100"), ("B", "300"))),
        *(row("money", value, 2023, region, edition="E 2024") for region, value in
          (("A", "400"), ("B", "300"))),
    ]  # fmt: skip
    question = ask("rank_change", "money")
    assert refused(build_facts(config(), rows), question) == "fact/cross-edition"
    declared = Indicator(name="经费", unit="亿元", comparable_editions="口径未变")
    assert build_facts(config(money=declared), rows).answer(question).value == 1


def relative(settings, **changes):
    rule = TierRule.model_validate({
        "title": "组", "rule": "relative", "indicator": "money", "period": "2023",
        "regions": ["A", "B"], "reference": "C",
        "tiers": [{"id": "high", "name": "高", "min": 125}, {"id": "low", "name": "低", "max": 125}],
        **changes,
    })  # fmt: skip
    return replace(settings, tiers={"group": rule})


def test_a_reference_without_a_value_is_no_reference():
    rows = [row("money", "100", 2023), row("money", "", 2023, "C", status="missing")]
    facts = build_facts(relative(config()), rows)
    assert refused(facts, ask("tier", "money", tiers="group")) == "fact/missing-value"


def test_a_reference_of_another_edition_is_refused():
    rows = [row("money", "100", 2023, edition="E 2024"), row("money", "50", 2023, "C")]
    facts = build_facts(relative(config()), rows)
    assert refused(facts, ask("tier", "money", tiers="group")) == "fact/cross-edition"


def test_a_rule_sorts_its_regions_once_however_many_ask(monkeypatch):
    from reportgen.facts import tiering

    calls = []
    thresholds = tiering.tiers.thresholds
    monkeypatch.setattr(
        tiering.tiers, "thresholds", lambda bands: calls.append(1) or thresholds(bands)
    )
    rows = [row("money", str(100 * n), 2021, region) for n, region in enumerate("ABCD", start=1)]
    facts = build_facts(config(), rows)
    words = [facts.answer(ask("tier", region=r, tiers="scale")).word.zh for r in "ABCD"]
    assert (words, len(calls)) == (["低", "中", "中", "中"], 1)
