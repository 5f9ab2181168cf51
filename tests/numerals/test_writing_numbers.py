"""Numbers to text, in the forms Chinese and English reports print."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportgen.config.models import Unit
from reportgen.errors import ComputeError
from reportgen.numerals.read import read_number
from reportgen.numerals.write import (
    Scaled,
    digits_text,
    has_english,
    in_scale,
    in_unit,
    number_text,
    quantity_text,
    rounded,
    unit_text,
)

EXAMPLES = settings(derandomize=True, deadline=None, max_examples=60)
UNITS = {
    "人年": Unit(en="person-years", one="person-year"),
    "元": Unit(en="yuan"),
    "件": Unit(en="patents", one="patent"),
    "项": Unit(en="agreements"),
    "人": Unit(en="people", one="person"),
    "位": Unit(en="people"),
    "万家": Unit(en="10,000 firms"),
}


def both(value, unit, decimals, qualifier="=", **options):
    return tuple(
        quantity_text(
            Decimal(value),
            unit=unit,
            decimals=decimals,
            language=language,
            units=UNITS,
            qualifier=qualifier,
            **options,
        )
        for language in ("zh", "en")
    )


@pytest.mark.parametrize(
    ("value", "unit", "decimals", "zh", "en"),
    [
        ("73.84", "万人年", 2, "73.84万人年", "738,400 person-years"),
        ("198.35", "万人年", 2, "198.35万人年", "1.9835 million person-years"),
        ("744.32", "亿元", 2, "744.32亿元", "74.432 billion yuan"),
        ("1.2", "万亿元", 1, "1.2万亿元", "1.2 trillion yuan"),
        ("35504", "件", 0, "35504件", "35,504 patents"),
        ("1", "件", 0, "1件", "1 patent"),
        ("0.0926", "share", 2, "9.26%", "9.26%"),
        ("3.23", "%", 2, "3.23%", "3.23%"),
        ("3.2", "percentage_points", 1, "3.2个百分点", "3.2 percentage points"),
        ("5.05", "points", 2, "5.05点", "5.05 points"),
        ("1", "points", 0, "1点", "1 point"),
        ("8", "places", 0, "8位", "8 places"),
        ("4.3077", "times", 2, "4.31倍", "4.31 times"),
        ("2", "rank", 0, "第2位", "2nd"),
        ("11", "rank", 0, "第11位", "11th"),
        ("23", "rank", 0, "第23位", "23rd"),
        ("267.57", "", 2, "267.57", "267.57"),
        ("2.5", "万元/人", 1, "2.5万元/人", "25,000 yuan per person"),
        ("3.1", "万家", 1, "3.1万家", "31,000 firms"),
        ("2.48", ":1", 2, "2.48:1", "2.48:1"),
        ("3", "km", 0, "3 km", "3 km"),
    ],
)
def test_a_unit_is_written_as_each_language_does(value, unit, decimals, zh, en):
    assert both(value, unit, decimals) == (zh, en)


@pytest.mark.parametrize(
    ("value", "unit", "decimals", "qualifier", "zh", "en"),
    [
        ("900", "项", 0, "<~", "近900项", "nearly 900 agreements"),
        ("150", "位", 0, ">~", "150余位", "more than 150 people"),
        ("3.5", "万人", 1, ">~", "3.5万余人", "more than 35,000 people"),
        ("13", "%", 0, ">~", "略超13%", "more than 13%"),
        ("7.4", "亿元", 1, ">", "超7.4亿元", "over 740 million yuan"),
        ("5000", "件", 0, ">=", "5000件以上", "at least 5,000 patents"),
        ("1.9", "万件", 1, "~", "约1.9万件", "about 19,000 patents"),
        ("200", "件", 0, "<", "不足200件", "under 200 patents"),
    ],
)
def test_a_qualifier_stands_where_the_language_puts_it(value, unit, decimals, qualifier, zh, en):
    assert both(value, unit, decimals, qualifier) == (zh, en)


def test_a_unit_without_an_english_name_stays_chinese_and_is_known_to():
    assert both("12", "批", 0)[1] == "12 批"
    assert not has_english("批", UNITS)
    assert has_english("万人年", UNITS)
    assert has_english("share", {})


def test_a_heading_names_the_scale_of_the_numbers_below_it():
    assert both("744.32", "亿元", 2, with_unit=False) == ("744.32", "744.32")
    assert unit_text("亿元", "en", UNITS) == "100 million yuan"
    assert unit_text("万家", "en", UNITS) == "10,000 firms"
    assert unit_text("亿元", "zh", UNITS) == "亿元"
    assert [unit_text(u, "en", UNITS) for u in ("share", "points", "rank", "")] == [
        "%",
        "points",
        "",
        "",
    ]


def test_rounding_is_half_up_and_never_minus_zero():
    assert rounded(Decimal("0.125"), 2) == Decimal("0.13")
    assert number_text(Decimal("-2.345"), 2, "zh") == "−2.35"
    assert number_text(Decimal("-0.004"), 2, "zh") == "0.00"
    assert number_text(Decimal("-0.004"), 2, "en", sign=True) == "0.00"


def test_signs_are_printed_where_asked():
    assert both("3.2", "percentage_points", 1, sign=True)[0] == "+3.2个百分点"
    assert both("-1.5", "", 1, sign=True)[1] == "−1.5"


def test_only_english_groups_thousands_unless_told():
    assert number_text(Decimal(35504), 0, "zh") == "35504"
    assert number_text(Decimal(35504), 0, "zh", grouping=True) == "35,504"
    assert number_text(Decimal("8448.5"), 1, "en", grouping=False) == "8448.5"


def test_another_scale_keeps_every_digit():
    assert in_scale(Decimal(35504), 0, "件", "万件") == Scaled(
        value=Decimal("3.5504"), decimals=4, unit="万件"
    )
    assert in_scale(Decimal(19000), 0, "件", "万件").decimals == 1
    assert in_scale(Decimal("744.32"), 2, "亿元", "元").decimals == 0
    assert in_scale(Decimal("744.32"), 2, "亿元", "万").unit == "万元"
    assert in_unit(Decimal("744.32"), "亿元", "万亿元") == Decimal("0.074432")


def test_a_value_is_not_converted_to_another_unit():
    with pytest.raises(ComputeError) as caught:
        in_unit(Decimal(1), "亿元", "万人")
    assert caught.value.code == "number/other-unit"


def test_formulas_show_printed_digits_and_at_most_twelve_computed_ones():
    assert digits_text(Decimal("145.00")) == "145.00"
    assert digits_text(Decimal("-0.5")) == "−0.5"
    assert digits_text(Decimal(1) / 3) == "0.333333333333"


@EXAMPLES
@given(st.decimals(min_value=-(10**9), max_value=10**9, places=3), st.integers(0, 6))
def test_what_is_written_reads_back_as_the_rounded_number(value, decimals):
    text = number_text(value, decimals, "zh")
    back = read_number(text.replace("−", "-"))
    assert back == rounded(value, decimals)
    assert abs(back - value) <= Decimal("0.5").scaleb(-decimals)


@EXAMPLES
@given(st.decimals(min_value="0.01", max_value=9999, places=2))
def test_english_and_chinese_amounts_are_the_same_number(value):
    zh, en = both(value, "亿元", 2)
    words = en.split(" ")
    power = {"million": 6, "billion": 9, "trillion": 12}[words[1]]
    number = Decimal(words[0].replace(",", "")).scaleb(power)
    assert number == Decimal(zh.removesuffix("亿元")).scaleb(8)


@pytest.mark.parametrize(
    ("value", "qualifier", "decimals", "zh", "en"),
    [
        ("0.092663", ">=", 2, "9.26%以上", "at least 9.26%"),
        ("0.092663", "<", 2, "不足9.27%", "under 9.27%"),
        ("-0.092663", ">=", 2, "−9.27%以上", "at least −9.27%"),
        ("-0.092663", "<", 2, "不足−9.26%", "under −9.26%"),
        ("0.096", ">", 0, "超9%", "over 9%"),
        ("0.0926", ">=", 2, "9.26%以上", "at least 9.26%"),
        ("0.0926", "~", 1, "约9.3%", "about 9.3%"),
        ("0.333", "<~", 0, "近33%", "nearly 33%"),
    ],
)
def test_a_bound_is_rounded_away_from_what_is_not_known(value, qualifier, decimals, zh, en):
    """At least 9.2663 % is at least 9.26 %, and need not be at least 9.27 %."""
    assert both(value, "share", decimals, qualifier) == (zh, en)
