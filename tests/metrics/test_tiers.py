"""Tiers by declared rules, their margins, and how surely a region is in its band."""

from __future__ import annotations

from decimal import Decimal
from itertools import combinations, pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportgen.config.models import TierBand
from reportgen.errors import ComputeError
from reportgen.metrics.breaks import natural_breaks, quantiles
from reportgen.metrics.tiers import (
    Band,
    check_bands,
    relative_bands,
    relative_values,
    thresholds,
    tier_of,
)
from reportgen.numerals.interval import point, quantity

EXAMPLES = settings(derandomize=True, deadline=None, max_examples=60)


def band(name, low=None, high=None):
    return Band(
        id=name,
        min=None if low is None else Decimal(str(low)),
        max=None if high is None else Decimal(str(high)),
    )


BANDS = (band("first", 500), band("second", 200, 500), band("third", None, 200))


def codes(*bands):
    return [problem.code for problem in check_bands(bands)]


def groups(values, bands):
    members = [[] for _ in bands]
    for value in values:
        tier = tier_of(point(value), bands)
        members[[one.id for one in bands].index(tier.id)].append(value)
    return members


def test_a_value_has_a_band_and_its_distance_to_both_borders():
    tier = tier_of(quantity(Decimal("288.7")), BANDS)
    assert (tier.id, tier.decided, tier.possible) == ("second", True, ("second",))
    assert tier.to_lower.value == Decimal("88.7")
    assert tier.to_upper.value == Decimal("211.3")
    assert tier_of(point(900), BANDS).to_upper is None


def test_the_lower_border_belongs_to_the_band_and_the_upper_does_not():
    assert tier_of(point(500), BANDS).id == "first"
    assert tier_of(point(200), BANDS).id == "second"


def test_a_value_whose_rounding_crosses_a_border_is_not_decided():
    tier = tier_of(quantity(Decimal(500)), BANDS)
    assert (tier.id, tier.decided, tier.possible) == ("first", False, ("first", "second"))
    assert not tier.at_least


def test_a_bound_that_does_not_decide_gives_at_least():
    tier = tier_of(quantity(Decimal(300), ">"), BANDS)
    assert (tier.id, tier.decided, tier.at_least) == ("second", False, True)
    sure = tier_of(quantity(Decimal(5000), ">"), BANDS)
    assert (sure.id, sure.decided, sure.at_least) == ("first", True, False)


def test_less_than_a_border_lies_below_it():
    tier = tier_of(quantity(Decimal(200), "<"), BANDS)
    assert (tier.id, tier.decided) == ("third", True)


def test_a_value_outside_every_band_says_so():
    with pytest.raises(ComputeError) as caught:
        tier_of(point(5), BANDS[:2])
    assert caught.value.code == "metric/outside-tiers"


def test_problems_of_declared_bands_are_named():
    assert codes(*BANDS) == []
    assert codes(band("a", 500), band("b", 200, 450)) == ["metric/tier-gap"]
    assert codes(band("a", 500), band("b", 200, 600)) == ["metric/tier-overlap"]
    assert codes(band("a", 200, 500), band("b", 500)) == ["metric/tier-order"]
    assert codes(band("a", None, 200), band("b", 200, 500)) == ["metric/tier-order"]
    assert codes(band("a", 500), band("a", 200, 500)) == ["metric/tier-repeated"]
    assert codes(band("a", 500, 500), band("b", None, 500)) == ["metric/tier-empty"]
    with pytest.raises(ComputeError) as caught:
        thresholds((band("a", 500), band("b", 200, 450)))
    assert caught.value.values == {"upper": "a", "lower": "b", "border": "500", "reach": "450"}


def test_a_border_left_out_is_that_of_the_neighbour():
    name = {"zh": "x"}
    declared = [
        TierBand(id="a", name=name, min=Decimal(500)),
        TierBand(id="b", name=name, min=Decimal(200)),
        TierBand(id="c", name=name),
    ]
    assert [(one.min, one.max) for one in thresholds(declared)] == [
        (500, None),
        (200, 500),
        (None, 200),
    ]


EIS = (band("leaders", 125), band("strong", 100), band("moderate", 70), band("emerging"))


def test_performance_groups_relative_to_the_mean():
    # The mean of 52, 40, 32, 16 is 35: 148.6 %, 114.3 %, 91.4 %, 45.7 %.
    values = {name: point(v) for name, v in zip("abcd", (52, 40, 32, 16), strict=True)}
    bands = relative_bands(EIS)
    shares = relative_values(values)
    assert [tier_of(share, bands).id for share in shares.values()] == [
        "leaders",
        "strong",
        "moderate",
        "emerging",
    ]
    assert shares["d"].value.quantize(Decimal("0.001")) == Decimal("0.457")


def test_the_reference_region_is_exactly_its_own_reference():
    values = {"a": quantity(Decimal(30)), "b": quantity(Decimal(20)), "c": None}
    shares = relative_values(values, values["b"])
    assert shares["b"] == point(1)
    assert shares["a"].value == Decimal("1.5")
    assert tier_of(shares["b"], relative_bands(EIS)).decided


def test_relative_values_need_a_reference_above_zero():
    with pytest.raises(ComputeError) as caught:
        relative_values({"a": point(1)}, point(0))
    assert caught.value.code == "metric/non-positive-base"


def test_quantiles_part_the_values_equally_and_never_part_ties():
    ids = ("high", "low")
    numbers = [Decimal(n) for n in (8, 6, 4, 2)]
    bands = quantiles([point(n) for n in numbers], ids)
    assert bands == (band("high", 5), band("low", None, 5))
    tied = [Decimal(n) for n in (8, 4, 4, 4, 3, 1)]
    assert groups(tied, quantiles([point(n) for n in tied], ids)) == [[8, 4, 4, 4], [3, 1]]


def test_natural_breaks_fall_into_the_widest_gaps():
    bands = natural_breaks([point(n) for n in (9, 8, 2, 1)], ("high", "low"))
    assert bands == (band("high", 5), band("low", None, 5))
    assert natural_breaks([point(3)], ("all",)) == (band("all"),)


@pytest.mark.parametrize("rule", [quantiles, natural_breaks])
def test_too_few_different_values_fill_no_tiers(rule):
    with pytest.raises(ComputeError) as caught:
        rule([point(4), point(4), point(4)], ("high", "low"))
    assert caught.value.code == "metric/too-few-values"


NUMBERS = st.lists(
    st.decimals(min_value=0, max_value=50, places=1), min_size=4, max_size=9, unique=True
)


@EXAMPLES
@given(NUMBERS, st.integers(2, 4), st.integers(0, 3))
def test_natural_breaks_are_as_good_as_the_best_of_all_partitions(numbers, bands, repeats):
    numbers = sorted([*numbers, *numbers[:repeats]], reverse=True)
    found = natural_breaks([point(n) for n in numbers], [str(n) for n in range(bands)])
    own = sum(_deviation(group) for group in groups(numbers, found))
    best = min(
        sum(_deviation(numbers[a:b]) for a, b in pairwise((0, *cuts, len(numbers))))
        for cuts in combinations(range(1, len(numbers)), bands - 1)
    )
    assert abs(own - best) < Decimal("1e-20")


def _deviation(group):
    mean = sum(group) / len(group)
    return sum((value - mean) ** 2 for value in group)
