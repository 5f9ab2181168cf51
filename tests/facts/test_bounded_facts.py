"""What is computed from bounds and estimates never reads as exact."""

from __future__ import annotations

from dataclasses import replace

import pytest

from reportgen.errors import ComputeError
from reportgen.facts.model import Ask
from reportgen.facts.store import build_facts
from reportgen.periods import year
from tests.facts.test_facts import config, row


def asked(measure, first, last, **ask):
    rows = [
        replace(row("money", value, 2020 + number, "A"), qualifier=qualifier or "=")
        for number, (value, qualifier) in enumerate((first, last))
    ]
    question = Ask(
        measure=measure, indicator="money", region="A", period=year(2021), since=year(2020), **ask
    )
    return build_facts(config(), rows).answer(question)


@pytest.mark.parametrize("measure", ["change", "growth", "times", "increase", "cagr"])
@pytest.mark.parametrize(
    ("first", "last", "qualifier"),
    [
        (("150.0", ""), ("198.0", ""), "="),
        (("150.0", "~"), ("198.0", ""), "~"),
        (("150.0", ""), ("198.0", "<~"), "~"),
        (("150.0", ""), ("198.0", ">~"), "~"),
        (("150.0", ""), ("198.0", ">"), ">="),
        (("150.0", ""), ("198.0", ">="), ">="),
        (("150.0", ">"), ("198.0", ""), "<"),
        (("150.0", "<"), ("198.0", ""), ">="),
        (("150.0", ""), ("198.0", "<"), "<"),
        (("150.0", "<"), ("198.0", ">"), ">="),
        (("150.0", "~"), ("198.0", ">"), ">="),
    ],
)
def test_a_rate_says_what_its_ends_leave_open(measure, first, last, qualifier):
    assert asked(measure, first, last).qualifier == qualifier


@pytest.mark.parametrize("ends", [(">", ">"), ("<", "<"), (">", ">=")])
def test_two_bounds_that_pull_apart_give_no_rate(ends):
    with pytest.raises(ComputeError) as told:
        asked("growth", ("150.0", ends[0]), ("198.0", ends[1]))
    assert told.value.code == "fact/open-ends"


@pytest.mark.parametrize(
    ("part", "whole", "qualifier"),
    [("=", "=", "="), (">", "=", ">="), ("=", ">", "<"), ("~", "=", "~"), ("=", "<", ">=")],
)
def test_a_share_says_what_its_part_and_whole_leave_open(part, whole, qualifier):
    rows = [
        replace(row("money", "20", 2021, "A"), qualifier=part),
        replace(row("gdp", "100", 2021, "A"), qualifier=whole),
    ]
    ask = Ask(measure="share", indicator="money", region="A", period=year(2021), of="gdp")
    assert build_facts(config(), rows).answer(ask).qualifier == qualifier


def test_a_sum_of_bounds_is_a_bound():
    rows = [
        replace(row("money", "20", 2020, "A"), qualifier=">"),
        replace(row("money", "30", 2021, "A"), qualifier="~"),
    ]
    ask = Ask(measure="sum", indicator="money", region="A", period=year(2021), count=2)
    assert build_facts(config(), rows).answer(ask).qualifier == ">="


@pytest.mark.parametrize(
    ("value", "qualifier", "distance", "expected"),
    [
        ("450", "", "50", "="),
        ("450", "~", "50", "~"),
        ("450", ">", "50", "<"),
        ("450", "<", "50", ">="),
        ("700", ">", "200", ">="),
    ],
)
def test_the_distance_to_a_border_says_what_the_value_leaves_open(
    value, qualifier, distance, expected
):
    """More than 450 is less than 50 below 500; more than 700 is at least 200 above it."""
    rows = [replace(row("money", value, 2021, "A"), qualifier=qualifier or "=")]
    question = Ask(
        measure="margin", indicator="money", region="A", period=year(2021), tiers="scale"
    )
    fact = build_facts(config(), rows).answer(question)
    assert (str(fact.value), fact.qualifier) == (distance, expected)


@pytest.mark.parametrize(
    ("own", "others", "place"),
    [
        ((">", "500"), [("=", "400"), ("=", "100")], 1),
        (("=", "100"), [(">", "500"), ("~", "300")], 3),
        (("~", "300"), [("=", "500"), ("=", "100")], 2),
    ],
)
def test_a_rank_that_bounds_leave_decided_is_given(own, others, place):
    assert int(ranked(own, *others).value) == place


@pytest.mark.parametrize(
    ("own", "other"),
    [((">", "300"), ("=", "400")), (("~", "300"), ("=", "301")), (("=", "400"), (">", "300"))],
)
def test_a_rank_that_a_bound_or_estimate_leaves_open_is_not_given(own, other):
    with pytest.raises(ComputeError) as told:
        ranked(own, other)
    assert (told.value.code, told.value.values["first"], told.value.values["last"]) == (
        "fact/rank-open", "1", "2",
    )  # fmt: skip


def ranked(*printed):
    rows = [
        replace(row("money", value, 2021, region), qualifier=qualifier)
        for region, (qualifier, value) in zip("ABCD", printed, strict=False)
    ]
    ask = Ask(measure="rank", indicator="money", region="A", period=year(2021))
    return build_facts(config(), rows).answer(ask)
