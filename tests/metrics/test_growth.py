"""Growth recomputed from the levels the 2024 edition of the index published."""

from __future__ import annotations

from decimal import Decimal, localcontext
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportgen.errors import ComputeError
from reportgen.metrics.derived import agrees
from reportgen.metrics.growth import (
    cagr,
    change,
    growth,
    increase,
    multiple,
    points,
    points_per_year,
    since_base,
    yoy,
)
from reportgen.numerals.interval import point, quantity, scaled
from reportgen.numerals.write import number_text

EXAMPLES = settings(derandomize=True, deadline=None, max_examples=60)
LEVELS = [
    "100.00",
    "103.38",
    "115.52",
    "129.54",
    "137.45",
    "145.00",
    "161.34",
    "171.86",
    "197.95",
    "216.27",
    "240.90",
    "262.52",
    "267.57",
]
PRINTED_RATES = [
    "3.38",
    "11.75",
    "12.14",
    "6.11",
    "5.49",
    "11.27",
    "6.52",
    "15.18",
    "9.25",
    "11.39",
    "8.97",
    "1.92",
]


def printed(text, qualifier="="):
    return quantity(Decimal(text), qualifier)


def percent(derived):
    return number_text(derived.quantity.value * 100, 2, "zh")


def level(year):
    return point(100) if year == 2011 else printed(LEVELS[year - 2011])


@pytest.mark.parametrize(("year", "rate"), list(enumerate(PRINTED_RATES, start=2012)))
def test_every_published_yearly_rate_agrees_with_the_levels(year, rate):
    derived = yoy(level(year - 1), level(year))
    assert agrees(scaled(printed(rate), Decimal("0.01")), derived.quantity)
    # Plain division of the printed levels gives 11.74 for 2013: the printed 11.75 is right.
    assert percent(derived) == ("11.74" if year == 2013 else rate)


def test_a_rate_that_no_rounding_allows_does_not_agree():
    derived = yoy(level(2022), level(2023))
    assert not agrees(scaled(printed("1.94"), Decimal("0.01")), derived.quantity)


def test_average_rates_of_the_index():
    assert percent(cagr(level(2011), level(2023), 12)) == "8.55"
    assert percent(cagr(level(2018), level(2023), 5)) == "9.26"


def test_years_are_not_intervals():
    first, last = printed("73.84"), printed("198.35")
    assert percent(cagr(first, last, 12)) == "8.58"
    assert percent(cagr(first, last, 13)) == "7.90"


def test_a_ratio_is_one_more_than_an_increase():
    first, last = printed("172.79"), printed("744.32")
    assert number_text(multiple(first, last).quantity.value, 2, "zh") == "4.31"
    assert number_text(increase(first, last).quantity.value, 2, "zh") == "3.31"


def test_growth_over_a_window_and_since_the_base():
    assert percent(growth(point(1163), point(1638))) == "40.84"
    assert since_base(level(2023), point(100)).quantity.value == Decimal("1.6757")


def test_differences_in_points():
    assert points(level(2022), level(2023)).quantity.value == Decimal("5.05")
    shares = points(printed("0.0323"), printed("0.0289"), of_shares=True)
    assert shares.quantity.value == Decimal("-0.34")
    assert number_text(points_per_year(level(2011), level(2023), 12).quantity.value, 2, "zh") == (
        "13.96"
    )


def test_a_change_may_cross_zero():
    assert change(printed("1.5"), printed("-2.0")).quantity.value == Decimal("-3.5")


def test_formulas_show_the_numbers_they_used():
    assert cagr(level(2018), level(2023), 5).formula == "(267.57 / 171.86)^(1/5) − 1"
    assert yoy(level(2022), level(2023)).formula == "267.57 / 262.52 − 1"
    assert change(printed("-1.5"), printed("2.0")).formula == "2.0 − (−1.5)"


@pytest.mark.parametrize(
    ("compute", "code"),
    [
        (lambda: yoy(printed("0"), printed("1")), "metric/non-positive-start"),
        (lambda: cagr(printed("-3"), printed("1"), 2), "metric/non-positive-start"),
        (lambda: multiple(printed("3"), printed("-1")), "metric/negative-end"),
        (lambda: cagr(printed("1"), printed("2"), 0), "metric/no-window"),
        (lambda: points_per_year(printed("1"), printed("2"), -1), "metric/no-window"),
        (lambda: since_base(printed("1"), printed("0")), "metric/non-positive-base"),
    ],
)
def test_what_has_no_rate_says_why(compute, code):
    with pytest.raises(ComputeError) as caught:
        compute()
    assert caught.value.code == code


def test_a_bound_gives_a_rate_bounded_on_one_side():
    derived = growth(point(4000), printed("5000", ">")).quantity
    assert derived.low == Decimal("0.25")
    assert derived.high.is_infinite()


def test_a_fall_to_nothing_is_minus_one():
    assert cagr(point(5), printed("0"), 3).quantity.value == -1


RATES = st.decimals(min_value="-0.5", max_value="1.5", places=4)
STARTS = st.decimals(min_value="0.01", max_value="9999", places=2)


@EXAMPLES
@given(STARTS, RATES, st.integers(1, 15))
def test_constant_growth_returns_its_rate(start, rate, intervals):
    with localcontext() as context:
        context.prec = 90
        last = start * (1 + rate) ** intervals
    result = cagr(point(start), point(last), intervals).quantity.value
    assert abs(result - rate) < Decimal("1e-28")


@EXAMPLES
@given(STARTS, STARTS, st.integers(0, 999), st.integers(0, 999), st.integers(2, 12))
def test_the_interval_contains_the_rate_of_any_true_values(first, last, at, other, intervals):
    x, y = (_inside(quantity(v), p) for v, p in ((first, at), (last, other)))
    rate = growth(quantity(first), quantity(last)).quantity
    assert Fraction(rate.low) - Fraction(1, 10**25) <= y / x - 1
    assert y / x - 1 <= Fraction(rate.high) + Fraction(1, 10**25)
    yearly = cagr(quantity(first), quantity(last), intervals).quantity
    assert _power(yearly.low, intervals) <= y / x * (1 + Fraction(1, 10**25))
    assert _power(yearly.high, intervals) >= y / x * (1 - Fraction(1, 10**25))


def _inside(value, at):
    return Fraction(value.low) + (Fraction(value.high) - Fraction(value.low)) * Fraction(at, 1000)


def _power(rate, intervals):
    return (1 + Fraction(rate)) ** intervals
