"""Shares, concentration and contributions, recomputed with fractions."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportgen.errors import ComputeError
from reportgen.metrics.rolling import rolling_sum, rolling_sums, total
from reportgen.metrics.shares import (
    Part,
    concentration_ratio,
    contributions,
    herfindahl,
    share,
    shares_of_sum,
)
from reportgen.numerals.interval import point, quantity
from reportgen.numerals.write import number_text

EXAMPLES = settings(derandomize=True, deadline=None, max_examples=60)
COUNTS = st.lists(st.integers(1, 9999), min_size=1, max_size=8)
TINY = Fraction(1, 10**30)


def points_of(*values):
    return tuple(point(Decimal(value)) for value in values)


def raised(compute):
    with pytest.raises(ComputeError) as caught:
        compute()
    return caught.value.code


def test_published_shares_of_patent_transfers():
    # Printed by the newspaper: 4325 and 2522 of 8448 are 51.20 % and 29.85 %.
    assert number_text(share(*points_of(4325, 8448)).quantity.value * 100, 2, "zh") == "51.20"
    assert number_text(share(*points_of(2522, 8448)).quantity.value * 100, 2, "zh") == "29.85"
    assert share(*points_of(4325, 8448)).formula == "4325 / 8448"


def test_what_is_no_share_says_why():
    assert raised(lambda: share(*points_of(1, 0))) == "metric/zero-whole"
    assert raised(lambda: share(*points_of(-1, 5))) == "metric/negative-part"
    assert raised(lambda: share(*points_of(6, 5))) == "metric/part-exceeds-whole"
    assert raised(lambda: shares_of_sum(points_of(0, 0))) == "metric/zero-whole"
    assert raised(lambda: shares_of_sum(())) == "metric/nothing-to-add"
    assert raised(lambda: concentration_ratio(points_of(1, 2), 0)) == "metric/no-window"


def test_a_part_that_rounding_puts_above_the_whole_is_still_a_share():
    assert share(quantity(Decimal("5.1")), quantity(Decimal(5))).quantity.value == Decimal("1.02")


@EXAMPLES
@given(COUNTS)
def test_shares_of_a_sum_add_up_to_one(counts):
    shares = shares_of_sum(points_of(*counts))
    assert abs(sum(Fraction(one.quantity.value) for one in shares) - 1) < TINY


def test_a_share_of_a_sum_is_narrower_than_that_of_an_independent_whole():
    parts = (quantity(Decimal(90)), quantity(Decimal(10)))
    own = shares_of_sum(parts)[0].quantity
    assert own.low == Decimal("89.5") / Decimal(100)
    apart = share(parts[0], quantity(Decimal(100))).quantity
    assert own.high - own.low < apart.high - apart.low


def test_concentration_of_three_and_one():
    parts = points_of(3, 1)
    assert herfindahl(parts).quantity.value == Decimal("0.625")
    assert concentration_ratio(parts, 1).quantity.value == Decimal("0.75")
    assert concentration_ratio(parts, 5).quantity.value == 1


@EXAMPLES
@given(COUNTS, st.lists(st.integers(0, 999), min_size=8, max_size=8), st.integers(1, 4))
def test_concentration_intervals_contain_any_true_values(counts, at, largest):
    parts = [quantity(Decimal(count)) for count in counts]
    true = [
        Fraction(p.low) + (Fraction(p.high) - Fraction(p.low)) * Fraction(t, 1000)
        for p, t in zip(parts, at, strict=False)
    ]
    shares = sorted((value / sum(true) for value in true), reverse=True)
    for interval, exact in (
        (herfindahl(parts).quantity, sum(one**2 for one in shares)),
        (concentration_ratio(parts, largest).quantity, sum(shares[:largest])),
    ):
        assert Fraction(interval.low) - Fraction(1, 10**25) <= exact
        assert exact <= Fraction(interval.high) + Fraction(1, 10**25)


def test_contributions_by_hand():
    # 0.5 x (14 - 10) = 2 and 0.5 x (22 - 20) = 1: two thirds and one third of 3 points.
    talent = Part(id="talent", first=point(10), last=point(14), weight=Decimal("0.5"))
    money = Part(id="money", first=point(20), last=point(22), weight=Decimal("0.5"))
    first, second = contributions((talent, money))
    assert (first.amount.quantity.value, second.amount.quantity.value) == (2, 1)
    assert number_text(first.portion.quantity.value, 3, "zh") == "0.667"
    assert first.amount.formula == "0.5 × (14 − 10)"


def test_a_part_that_fell_while_the_whole_rose_contributes_less_than_nothing():
    rose = Part(id="a", first=point(10), last=point(14))
    fell = Part(id="b", first=point(10), last=point(8))
    assert [one.portion.quantity.value for one in contributions((rose, fell))] == [2, -1]


def test_an_unchanged_whole_has_no_portions():
    rose = Part(id="a", first=point(1), last=point(2))
    fell = Part(id="b", first=point(2), last=point(1))
    assert [one.portion for one in contributions((rose, fell))] == [None, None]


def test_where_rounding_lets_the_whole_stand_still_nothing_is_known_of_portions():
    rose = Part(id="a", first=quantity(Decimal(1)), last=quantity(Decimal(2)))
    still = Part(id="b", first=quantity(Decimal(1)), last=quantity(Decimal(1)))
    assert not contributions((rose, still))[0].portion.quantity.interval.is_bounded


@EXAMPLES
@given(st.lists(st.tuples(st.integers(0, 500), st.integers(0, 500)), min_size=1, max_size=6))
def test_contributions_add_up(pairs):
    parts = [
        Part(id=str(n), first=point(a), last=point(b), weight=Decimal("0.25"))
        for n, (a, b) in enumerate(pairs)
    ]
    whole = Decimal("0.25") * sum(b - a for a, b in pairs)
    results = contributions(parts)
    assert sum(one.amount.quantity.value for one in results) == whole
    if whole:
        assert abs(sum(Fraction(one.portion.quantity.value) for one in results) - 1) < TINY


def test_a_sum_adds_values_and_intervals():
    result = total((quantity(Decimal("1.5")), quantity(Decimal("2.5"))))
    assert result.quantity.value == 4
    assert (result.quantity.low, result.quantity.high) == (Decimal("3.90"), Decimal("4.10"))
    assert result.formula == "1.5 + 2.5"


def test_a_rolling_sum_never_fills_a_gap():
    values = {year: point(year - 2000) for year in (2018, 2019, 2021, 2022, 2023)}
    assert rolling_sum(values, 2023, 3).quantity.value == 21 + 22 + 23
    sums = rolling_sums(values | {2020: None}, 3)
    assert [year for year, one in sums.items() if one is not None] == [2023]
    with pytest.raises(ComputeError) as caught:
        rolling_sum(values, 2022, 3)
    assert caught.value.code == "metric/missing-in-window"
    assert caught.value.values["missing"] == "2020"
