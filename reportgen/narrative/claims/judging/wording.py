"""The true value in the words of the text: 73.84万, 1.9835 million, 9.26."""

from __future__ import annotations

import re
from decimal import Decimal, localcontext
from typing import TYPE_CHECKING

from reportgen.facts.model import SHARE
from reportgen.numerals.interval import PRECISION
from reportgen.numerals.write import PERCENT, number_text, rounded, split_scale

if TYPE_CHECKING:
    from reportgen.facts.model import Fact
    from reportgen.narrative.claims.language.numbers import Number

_ENGLISH = ((12, " trillion"), (9, " billion"), (6, " million"), (3, " thousand"))
_CHINESE = {12: "万亿", 11: "千亿", 8: "亿", 7: "千万", 6: "百万", 4: "万"}
_MILLION = 10**6
_MOST_DECIMALS = 6
_RATES = frozenset({SHARE, "points", "percentage_points", "times"})
"""Units of figures that are computed: as exact as they are asked for."""

_WITHOUT_SIGN = _RATES | {"places"}
_SIGN = re.compile(r"\s*(?:%|％|‰|per ?cent)$", re.IGNORECASE)


def decimals_of(number: Number) -> int:
    """Return the decimals a number is printed with."""
    return _places(number.value)


def _places(value: Decimal) -> int:
    exponent = value.as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0


def expected_text(
    number: Number,
    fact: Fact,
    *,
    own_scale: bool = False,
    full: bool = False,
    english: bool = False,
) -> str:
    """Return the value of a fact as the writer would have to print it, without sign and unit.

    ``own_scale`` writes it in the scale of the data (74.32亿 for 74.32万), not in that of the text;
    ``full`` keeps two decimals of a computed rate though the text has fewer.
    """
    if fact.word is not None:
        return fact.word.get("en" if english else "zh")
    if fact.value is None:
        return ""
    value = abs(fact.value) if fact.unit in _WITHOUT_SIGN else fact.value
    if fact.unit == SHARE:
        value *= 100
    if number.sign == "fraction" or fact.unit == PERCENT or fact.unit in _RATES:
        decimals = fact.decimals if fact.published or full else decimals_of(number)
        return number_text(value, decimals, "zh")
    power = split_scale(fact.unit)[0]
    if english:
        return _english(value, power, number)
    shown = power if own_scale or not number.power else number.power
    return _digits(value.scaleb(power - shown)) + _CHINESE.get(shown, "")


def printed_sign(text: str) -> str:
    """Return the per cent sign or word a number is printed with: %, ‰, percent."""
    match = _SIGN.search(text)
    return match.group() if match else ""


def _english(value: Decimal, power: int, number: Number) -> str:
    """Return a value with the scale word of the number, or a larger one: 1.9835 million."""
    plain = value.scaleb(power)
    has_word = bool(number.power) or (bool(power) and abs(plain) >= _MILLION)
    for size, word in _ENGLISH:
        if number.power == size or (has_word and abs(plain) >= Decimal(1).scaleb(size)):
            return _digits(plain.scaleb(-size)) + word
    return _digits(plain)


def _digits(value: Decimal) -> str:
    """Return the digits as printed, without zeros that only scaling put there: 1.9万 for 19000."""
    if _places(value) > 2:
        with localcontext(PRECISION):
            value = value.normalize()
    decimals = min(_places(value), _MOST_DECIMALS)
    return number_text(rounded(value, decimals), decimals, "zh")
