"""What a printed number stands for; expected ends are worked out by hand."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportgen.numerals.interval import (
    INFINITY,
    Interval,
    of_printed,
    outward,
    point,
    quantity,
    scaled,
)

EXAMPLES = settings(derandomize=True, deadline=None, max_examples=60)
NUMBERS = st.decimals(min_value="0.01", max_value="99999", places=2)
POSITIONS = st.integers(min_value=0, max_value=999)


def test_printed_digits_stand_for_half_a_unit_to_both_sides():
    assert of_printed(Decimal("145.00")) == Interval(
        Decimal("144.995"), Decimal("145.005"), high_closed=False
    )
    assert of_printed(Decimal(145)).high == Decimal("145.5")


def test_neighbouring_printed_numbers_never_overlap():
    assert not of_printed(Decimal("267.57")).overlaps(of_printed(Decimal("267.58")))


@pytest.mark.parametrize(
    ("qualifier", "inside", "outside"),
    [
        (">", "5000.1", "5000"),
        (">=", "5000", "4999.9"),
        ("<", "4999.9", "5000"),
        ("<~", "5000", "4500"),
        (">~", "5999.9", "6000"),
        ("~", "5150", "5151"),
    ],
)
def test_a_qualifier_opens_one_side(qualifier, inside, outside):
    interval = of_printed(Decimal(5000), qualifier)
    assert interval.contains(Decimal(inside))
    assert not interval.contains(Decimal(outside))


def test_about_is_never_narrower_than_the_digits():
    assert of_printed(Decimal(13), "~").contains(Decimal("13.5"))


def test_nearly_and_odd_below_zero_speak_of_the_distance_from_zero():
    assert of_printed(Decimal(-50), "<~") == Interval(Decimal(-50), Decimal(-45), high_closed=False)
    assert of_printed(Decimal(-50), ">~") == Interval(Decimal(-60), Decimal(-50), low_closed=False)


def test_below_a_negative_number_there_is_no_lower_end():
    assert of_printed(Decimal(-5), "<").low == -INFINITY


def test_an_unbounded_quantity_keeps_its_known_side():
    over = quantity(Decimal(5000), ">")
    assert (over / point(10000)).low == Decimal("0.5")
    assert (over - point(1000)).high == INFINITY
    assert (point(1000) / over).low == 0
    assert (over * point(0)).high == 0


def test_scaling_moves_both_ends():
    rate = scaled(quantity(Decimal("11.75")), Decimal("0.01"))
    assert (rate.low, rate.value, rate.high) == (
        Decimal("0.11745"),
        Decimal("0.1175"),
        Decimal("0.11755"),
    )


@EXAMPLES
@given(NUMBERS, NUMBERS, POSITIONS, POSITIONS)
def test_arithmetic_contains_the_result_of_any_true_values(first, second, at, other):
    a, b = quantity(first), quantity(second)
    x, y = _inside(a, at), _inside(b, other)
    for result, exact in ((a + b, x + y), (a - b, x - y), (a * b, x * y), (a / b, x / y)):
        assert _fraction(result.low) - Fraction(1, 10**20) <= exact
        assert exact <= _fraction(result.high) + Fraction(1, 10**20)


def _inside(value, at):
    low, high = _fraction(value.low), _fraction(value.high)
    return low + (high - low) * Fraction(at, 1000)


def _fraction(value):
    return Fraction(value) if value.is_finite() else Fraction(10**40)


def test_a_bound_is_not_rounded_down_for_the_noise_of_its_computation():
    """0.21 as a root of 34 digits ends in 9s; printed with two decimals it is still 0.21."""
    noisy = Decimal("0.2099999999999999999999999999999999")
    assert outward(noisy, 2, ">=") == Decimal("0.21")
    assert outward(Decimal("0.2099"), 2, ">=") == Decimal("0.20")
