"""The numbers of a sentence are found, with what stands around them."""

from __future__ import annotations

import re
from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportgen.narrative.claims.language.numbers import find_numbers
from tests.claims.test_labelled_set import SENTENCES


def read(text):
    return [
        (text[n.first : n.last], n.value, n.power, n.sign, n.qualifier) for n in find_numbers(text)
    ]


@pytest.mark.parametrize(
    ("text", "whole", "value", "power", "sign", "qualifier"),
    [
        ("指数为267.57。", "267.57", "267.57", 0, "", "="),
        ("较上年增长1.92%", "1.92%", "1.92", 0, "percent", "="),
        ("增长３８．４％", "３８．４％", "38.4", 0, "percent", "="),
        ("近198.35万人年", "近198.35万", "198.35", 4, "", "<~"),
        ("50余万件", "50余万", "50", 4, "", ">~"),
        ("5.3万多人", "5.3万多", "5.3", 4, "", ">~"),
        ("3多倍", "3多倍", "3", 0, "times", ">~"),
        ("均在5000件以上", "5000", "5000", 0, "", ">="),
        ("1万余亿元", "1万余亿", "1", 12, "", ">~"),
        ("超过35,504件", "超过35,504", "35504", 0, "", ">"),
        ("提高0.7个百分点", "0.7个百分点", "0.7", 0, "points", "="),
        ("下降−2.4%", "−2.4%", "-2.4", 0, "percent", "="),
        ("三成以上", "三成以上", "30", 0, "tenths", ">="),
        ("十二家企业", "十二", "12", 0, "", "="),
        ("百分之十二", "百分之十二", "12", 0, "percent", "="),
        ("2.48:1", "2.48:1", "2.48", 0, "ratio", "="),
        ("rose by nearly 8.55 percent", "nearly 8.55 percent", "8.55", 0, "percent", "<~"),
        ("some 744.32 billion yuan", "some 744.32 billion", "744.32", 9, "", "~"),
        ("a threefold rise", "threefold", "3", 0, "times", "="),
        ("moreover 12 cities", "12", "12", 0, "", "="),
        ("增长over 12%", "over 12%", "12", 0, "percent", ">"),
    ],
)
def test_a_number_is_read_with_scale_sign_and_qualifier(text, whole, value, power, sign, qualifier):
    assert read(text) == [(whole, Decimal(value), power, sign, qualifier)]


@pytest.mark.parametrize(
    "text",
    [
        "三省一市一体化发展",
        "统一大市场",
        "第一产业",
        "“十四五”期间",
        "百年大计",
        "一方面",
        "A1B2",
        "v2.0.1x",
    ],
)
def test_numerals_inside_words_are_no_numbers(text):
    assert read(text) == []


def test_a_span_of_years_has_no_negative_year():
    assert [value for _, value, *_ in read("2011-2023年")] == [2011, 2023]


@pytest.mark.parametrize("sentence", SENTENCES, ids=lambda sentence: sentence["id"])
def test_every_typed_figure_of_the_labelled_sentences_is_found(sentence):
    text, at = sentence["text"], -1
    found = [(number.start, number.end) for number in find_numbers(text)]
    for claim in sentence.get("claims", ()):
        if not re.fullmatch(r"[-−]?\d(?!.*(?:st|nd|rd|th)$).*", claim["text"]):
            continue  # ranks, tiers and superlatives are words
        at = -1
        for _ in range(claim.get("occurrence", 1)):
            at = text.index(claim["text"], at + 1)
        end = at + len(claim["text"])
        assert any(first == at and last >= end for first, last in found), claim


@given(st.text(max_size=200))
@settings(max_examples=200, deadline=None)
def test_no_text_breaks_the_reader_and_no_number_overlaps_another(text):
    numbers = find_numbers(text)
    assert all(0 <= n.first <= n.start < n.end <= n.last <= len(text) for n in numbers)
    assert all(a.end <= b.start for a, b in pairwise(numbers))
