"""Flows: what can be added, what it is of a published total, and what stays open."""

from __future__ import annotations

from decimal import Decimal

import pytest

from reportgen import pipeline
from reportgen.facts.flows import contains, exact_sum, flow_sets
from reportgen.facts.own_figures import own_figures
from reportgen.project import Project

REGIONS = """\
id,name_zh,name_en,aliases,parent,level,members,tile_col,tile_row
D,三角,Delta,,,delta,,,
1,甲,Alpha,,D,city,,,
2,乙,Beta,,D,city,,,
3,丙,Gamma,,D,city,,,
G,乙丙,Beta and Gamma,,,group,乙;3,,
"""
LEVELS = """\
indicator,region,period,value,edition,status,source
index,1,2023,100,S 2023,,book
patents,D,2023,200,S 2023,,book
patents,1,2023,60,S 2023,,book
"""
FLOWS = """\
indicator,origin,destination,period,value,qualifier,edition,status,source
patents,1,2,2023,30,,S 2023,,paper
patents,1,3,2023,10,,S 2023,,paper
patents,2,1,2023,20,,S 2023,,paper
patents,3,1,2023,,,S 2023,missing,paper
patents,1,2,2020,5,,S 2023,,paper
"""


@pytest.fixture
def flows_of(make_project):
    def make(flows=FLOWS, levels=LEVELS):
        files = {
            "content/regions.csv": REGIONS,
            "content/indicators.yml": "indicators:\n  index: {name: 总指数, kind: index}\n"
            "  patents: {name: 专利, unit: 件, decimals: 0}\n",
            "content/data/numbers.csv": levels,
            "content/data/flows.csv": flows,
            "content/revisions.yml": None,
        }
        inputs, _ = pipeline.load(Project(make_project(**files)), None)
        return pipeline.compute(inputs)

    return make


def test_the_latest_period_is_taken_in_the_order_of_the_regions(flows_of):
    (flows,) = flow_sets(flows_of())
    assert (flows.indicator, str(flows.period), flows.edition) == ("patents", "2023", "S 2023")
    assert (flows.origins, flows.destinations) == (("1", "2", "3"), ("1", "2", "3"))
    assert len(flows.values) == 3


def test_what_the_flows_cover_of_the_smallest_published_total_around_them(flows_of):
    (flows,) = flow_sets(flows_of())
    assert flows.whole is not None
    assert (flows.whole.sum, flows.whole.whole.printed) == (Decimal(60), "200")
    assert (flows.whole.rest, flows.whole.share) == (Decimal(140), Decimal("0.3"))
    assert not flows.whole.agrees


def test_what_leaves_a_region_is_set_against_its_own_total(flows_of):
    (flows,) = flow_sets(flows_of())
    assert flows.outflow("1").share == Decimal(40) / Decimal(60)
    assert flows.outflow("2") is None


def test_a_total_of_another_edition_is_never_used_and_one_of_none_is(flows_of):
    (flows,) = flow_sets(flows_of(levels=LEVELS.replace("200,S 2023", "200,S 2022")))
    assert flows.whole is None
    (flows,) = flow_sets(flows_of(levels=LEVELS.replace("200,S 2023", "200,")))
    assert flows.whole.whole.printed == "200"


def test_only_two_exact_values_give_a_balance_and_the_larger_one_leads(flows_of):
    (flows,) = flow_sets(flows_of())
    assert [(b.out.printed, b.back.printed, b.net) for b in flows.balances] == [
        ("30", "20", Decimal(10))
    ]
    about = FLOWS.replace("2,1,2023,20,,", "2,1,2023,20,~,")
    (flows,) = flow_sets(flows_of(about))
    assert flows.balances == ()
    assert flows.whole is None


@pytest.mark.parametrize(("printed", "agrees"), [("40", True), ("41", False)])
def test_a_group_published_beside_all_its_members_is_reconciled_not_added(
    flows_of, printed, agrees
):
    (flows,) = flow_sets(flows_of(FLOWS + f"patents,1,G,2023,{printed},,S 2023,,paper\n"))
    total = flows.split["1", "G"]
    assert (total.sum, total.agrees) == (Decimal(40), agrees)
    assert ("1", "G") not in flows.drawn
    assert flows.whole.sum == Decimal(60)


def test_a_group_published_beside_some_of_its_members_contains_them(flows_of):
    (flows,) = flow_sets(flows_of(FLOWS + "patents,G,1,2023,33,,S 2023,,paper\n"))
    assert flows.split == {}
    assert ("2", "1") not in flows.drawn
    assert flows.drawn["G", "1"].printed == "33"
    assert flows.whole.sum == Decimal(73)


def test_a_sum_with_a_gap_is_no_sum(flows_of):
    facts = flows_of()
    (flows,) = flow_sets(facts)
    assert exact_sum(flows.drawn.values()) is None
    assert exact_sum(flows.values) == Decimal(60)
    assert exact_sum([]) is None


def test_what_lies_in_what(flows_of):
    config = flows_of().config
    assert contains(config, "D", "1")
    assert contains(config, "G", "2")
    assert contains(config, "D", "G")
    assert not contains(config, "G", "1")
    assert not contains(config, "G", "D")


def test_one_flow_is_no_figure_and_none_is_no_set(flows_of):
    one = "\n".join(FLOWS.splitlines()[:2]) + "\n"
    assert own_figures(flows_of(one)) == {}
    assert list(own_figures(flows_of())) == ["flows.patents"]
    header = FLOWS.splitlines()[0] + "\n"
    missing = header + "patents,3,1,2023,,,S 2023,missing,paper\n"
    assert flow_sets(flows_of(missing)) == ()


def test_confidential_flows_are_not_there(flows_of):
    facts = flows_of(FLOWS.replace("1,3,2023,10,,S 2023,,", "1,3,2023,,,S 2023,confidential,"))
    (flows,) = flow_sets(facts)
    assert ("1", "3") not in flows.cells
