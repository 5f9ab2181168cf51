"""Text to numbers: what a cell may hold, and what an editor is told otherwise."""

from __future__ import annotations

import time
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportgen.numerals.read import REASONS, Unreadable, chinese_number, read_number

EXAMPLES = settings(derandomize=True, deadline=None, max_examples=60)


@pytest.mark.parametrize("text", ["145.00", "267.57", "0", "-1.5", "0.50", "35504", " 1638 "])
def test_a_plain_number_keeps_its_digits(text):
    number = read_number(text)
    assert isinstance(number, Decimal)
    assert str(number) == text.strip()


@pytest.mark.parametrize(
    ("text", "reason", "suggestion"),
    [
        ("", "empty", ""),
        ("　", "empty", ""),
        ("9" * 41, "too-long", ""),
        ("#REF!", "excel-error", ""),
        ("#N/A", "excel-error", ""),
        ("#VALUE!", "excel-error", ""),
        ("#DIV/0!", "excel-error", ""),
        ("#NAME?", "excel-error", ""),
        ("#NULL!", "excel-error", ""),
        ("#NUM!", "excel-error", ""),
        ("######", "excel-error", ""),
        ("—", "missing-mark", ""),
        ("N/A", "missing-mark", ""),
        ("inf", "not-finite", ""),
        ("-Infinity", "not-finite", ""),
        ("NaN", "not-finite", ""),
        ("２６７．５７", "full-width", "267.57"),
        ("－1.5", "full-width", "-1.5"),
        ("−1.5", "minus-sign", "-1.5"),
        ("–1.5", "minus-sign", "-1.5"),
        ("(3.2)", "minus-sign", "-3.2"),
        ("35,504", "thousands-separator", "35504"),
        ("35，504", "thousands-separator", "35504"),
        ("35 504", "thousands-separator", "35504"),
        ("35\u202f504", "thousands-separator", "35504"),
        ("-1,638,000.50", "thousands-separator", "-1638000.50"),
        ("1_000", "thousands-separator", "1000"),
        ("35,5", "decimal-comma", "35.5"),
        (".5", "decimal-point", "0.5"),
        ("-.5", "decimal-point", "-0.5"),
        ("5.", "decimal-point", "5"),
        ("007.5", "leading-zero", "7.5"),
        ("9.26%", "percent-sign", "9.26"),
        ("９．２６％", "percent-sign", "9.26"),
        ("1,638%", "percent-sign", "1638"),
        ("1e5", "exponent", "100000"),
        ("1.2E+03", "exponent", "1200"),
        ("1e999999999", "exponent", ""),
        (">5000", "qualifier", "5000"),
        ("≥5,000", "qualifier", "5000"),
        ("约1.9万件", "qualifier", "1.9"),
        ("150余", "qualifier", "150"),
        ("73.84万", "unit-attached", "73.84"),
        ("5000件以上", "qualifier", "5000"),
        ("￥1,200万", "unit-attached", "1200"),
        ("三万五千", "chinese-numeral", "35000"),
        ("不详", "text", ""),
        ("3-5", "text", ""),
        ("1/3", "text", ""),
        ("10²", "text", ""),
        ("1,23,456", "text", ""),
        ("٣", "text", ""),
    ],
)
def test_what_is_no_plain_number_is_named_with_what_to_write(text, reason, suggestion):
    assert read_number(text) == Unreadable(reason, suggestion)


@EXAMPLES
@given(st.text(alphabet="0123456789.,-+%eE−约余万亿%（）() ①２十百#", max_size=45))
def test_any_text_is_read_or_named_and_every_suggestion_is_readable(text):
    result = read_number(text)
    if isinstance(result, Unreadable):
        assert result.reason in REASONS
        assert not result.suggestion or isinstance(read_number(result.suggestion), Decimal)
    else:
        assert result.is_finite()


def test_hostile_texts_are_refused_fast():
    texts = ["9" * 10**6, "约" * 20 + "多" * 20, "(" * 20 + ")" * 20, "1" + "," * 39, "-" * 40]
    start = time.perf_counter()
    for text in texts * 50:
        assert isinstance(read_number(text), Unreadable)
    assert time.perf_counter() - start < 1


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("零", 0),
        ("十", 10),
        ("十二", 12),
        ("二十", 20),
        ("一百零五", 105),
        ("二百五", 250),
        ("一千零五十", 1050),
        ("两万", 20000),
        ("三万五", 35000),
        ("三十五万六千", 356000),
        ("一亿零三十", 100000030),
        ("一万亿", 10**12),
        ("二〇二三", 2023),
        ("统一", None),
        ("万", None),
        ("百千", None),
        ("十十", None),
        ("", None),
    ],
)
def test_chinese_numerals_are_read_as_spoken(text, number):
    assert chinese_number(text) == number
