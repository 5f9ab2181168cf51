"""Ranks by a stated tie rule, and the places the printed digits leave open."""

from __future__ import annotations

from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from reportgen.metrics.ranks import Rank, rank_change, rank_regions
from reportgen.numerals.interval import point, quantity

EXAMPLES = settings(derandomize=True, deadline=None, max_examples=60)


def exact(**values):
    return {name: None if v is None else point(Decimal(str(v))) for name, v in values.items()}


def places(values, direction="higher"):
    return {region: rank.place for region, rank in rank_regions(values, direction).items()}


def test_ties_share_the_smallest_place():
    values = exact(a=9, b=7, c=7, d=5)
    assert places(values) == {"a": 1, "b": 2, "c": 2, "d": 4}
    assert rank_regions(values)["b"].tied == 2


def test_less_is_better_where_the_direction_says_so():
    assert places(exact(a=9, b=7, c=7, d=5), "lower") == {"a": 4, "b": 2, "c": 2, "d": 1}


def test_a_missing_value_has_no_rank_and_changes_nobodys():
    ranks = rank_regions(exact(a=9, b=None, c=5))
    assert list(ranks) == ["a", "c"]
    assert ranks["c"].of == 2


def test_noise_in_the_thirteenth_digit_decides_no_place():
    values = exact(a="5.0999999999999996", b="5.1000000000000001")
    assert places(values) == {"a": 1, "b": 1}


def test_overlapping_intervals_leave_a_range_of_places():
    values = {"a": quantity(Decimal(10)), "b": quantity(Decimal("9.8")), "c": quantity(Decimal(5))}
    ranks = rank_regions(values)
    assert (ranks["a"].place, ranks["a"].low, ranks["a"].high) == (1, 1, 2)
    assert (ranks["b"].place, ranks["b"].low, ranks["b"].high) == (2, 1, 2)
    assert ranks["c"] == Rank(place=3, low=3, high=3, of=3)
    assert ranks["c"].is_decided


def test_neighbouring_printed_values_do_not_overlap():
    values = {"a": quantity(Decimal("267.57")), "b": quantity(Decimal("267.58"))}
    assert rank_regions(values)["b"] == Rank(place=1, low=1, high=1, of=2)


def test_a_bound_stands_above_its_own_number():
    values = {"a": point(5000), "b": quantity(Decimal(5000), ">")}
    assert places(values) == {"a": 2, "b": 1}


def test_nothing_to_rank_gives_no_ranks():
    assert rank_regions({}) == {}


def test_a_rise_of_places_is_positive_and_keeps_both_ranges():
    before = Rank(place=17, low=16, high=18, of=41)
    after = Rank(place=6, low=6, high=7, of=41)
    result = rank_change(before, after)
    assert result.quantity.value == 11
    assert (result.quantity.low, result.quantity.high) == (9, 12)
    assert result.formula == "17 − 6"


NAMES = st.text("abcdefgh", min_size=1, max_size=3)
SCORES = st.dictionaries(NAMES, st.integers(0, 20), min_size=1)


@EXAMPLES
@given(SCORES, st.randoms(use_true_random=False))
def test_ranks_do_not_depend_on_the_order_of_rows(scores, random):
    names = list(scores)
    random.shuffle(names)
    straight = rank_regions({name: point(scores[name]) for name in scores})
    shuffled = rank_regions({name: point(scores[name]) for name in names})
    assert straight == {name: shuffled[name] for name in straight}


@EXAMPLES
@given(SCORES, st.sampled_from(["higher", "lower"]))
def test_ranks_and_ranges_agree_with_counting(scores, direction):
    values = {name: quantity(Decimal(score) / 2) for name, score in scores.items()}
    sign = 1 if direction == "higher" else -1
    for name, rank in rank_regions(values, direction).items():
        own = values[name]
        others = [other for key, other in values.items() if key != name]
        better = sum(sign * other.value > sign * own.value for other in others)
        # Below, upper ends are open, so meeting ends never make a true value larger.
        if direction == "higher":
            surely = sum(other.low >= own.high for other in others)
            maybe = sum(other.high > own.low for other in others)
        else:
            surely = sum(other.high <= own.low for other in others)
            maybe = sum(other.low < own.high for other in others)
        assert (rank.place, rank.low, rank.high) == (better + 1, surely + 1, maybe + 1)
        assert rank.low <= rank.place <= rank.high
