"""Numbers to text in Chinese and English: the only place where one becomes the other.

Rounding is half up and happens here, once. Chinese follows GB/T 15835: Arabic digits without
separators and the unit directly after them. English converts the Chinese scale of a unit (万, 亿)
to million and billion and keeps as many digits as were printed.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Context, Decimal
from typing import TYPE_CHECKING, Protocol

from reportgen.errors import ComputeError
from reportgen.numerals.interval import outward

if TYPE_CHECKING:
    from collections.abc import Mapping

MINUS = "\u2212"
SHARE = "share"
PERCENT = "%"

_WORDS = {
    "points": ("点", "points", "point"),
    "percentage_points": ("个百分点", "percentage points", "percentage point"),
    "places": ("位", "places", "place"),
    "times": ("倍", "times", "times"),
}
"""Units that are not units of measurement: Chinese, English plural, English singular."""

_SCALES = (("万亿", 12), ("亿", 8), ("千万", 7), ("百万", 6), ("万", 4))
_ENGLISH_SCALES = ((12, "trillion"), (9, "billion"), (6, "million"))
_ENGLISH_SCALE_NAMES = {
    12: "trillion",
    8: "100 million",
    7: "10 million",
    6: "million",
    4: "10,000",
}
_ENGLISH_QUALIFIERS = {
    "~": "about ",
    ">": "over ",
    ">=": "at least ",
    "<": "under ",
    ">~": "more than ",
    "<~": "nearly ",
}
_CHINESE_QUALIFIERS = {"~": "约", ">": "超", "<": "不足", "<~": "近"}
_WIDE = Context(prec=120, rounding=ROUND_HALF_UP)


class UnitName(Protocol):
    """The English name of a unit of measurement; ``config.models.Unit`` is one."""

    @property
    def en(self) -> str:
        """Return the plural."""

    @property
    def one(self) -> str:
        """Return the singular where it differs."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Scaled:
    """A value in another scale of its unit, with the decimals that keep its digits."""

    value: Decimal
    decimals: int
    unit: str


def rounded(value: Decimal, decimals: int) -> Decimal:
    """Return ``value`` with ``decimals`` digits after the point, half up; never minus zero."""
    result = value.quantize(Decimal(1).scaleb(-decimals), context=_WIDE)
    return result or result.copy_abs()


def number_text(
    value: Decimal,
    decimals: int,
    language: str,
    *,
    grouping: bool | None = None,
    sign: bool = False,
) -> str:
    """Return the rounded number as text.

    Grouping: commas in English, none in Chinese; ``grouping`` decides otherwise.
    Sign:     minus is U+2212; ``sign`` also puts a plus before numbers above zero.
    """
    if not value.is_finite():
        return (MINUS if value < 0 else "") + "∞"
    number = rounded(value, decimals)
    commas = language == "en" if grouping is None else grouping
    digits = format(number.copy_abs(), ",f" if commas else "f")
    if number < 0:
        return MINUS + digits
    return f"+{digits}" if sign and number > 0 else digits


def digits_text(value: Decimal) -> str:
    """Return a number as formulas show it: its printed digits, at most 12 significant ones."""
    if not value.is_finite():
        return number_text(value, 0, "zh")
    short = (
        value if len(value.as_tuple().digits) <= 12 else Context(prec=12).plus(value).normalize()
    )
    return number_text(short, max(0, -_exponent(short)), "zh")


def quantity_text(
    value: Decimal,
    *,
    unit: str,
    decimals: int,
    language: str,
    units: Mapping[str, UnitName],
    qualifier: str = "=",
    with_unit: bool = True,
    sign: bool = False,
) -> str:
    """Return a number with its unit and qualifier.

    Unit:    a Chinese unit of measurement (万人年), empty, ``%`` (value printed in percent),
             ``share`` (0.0926 prints 9.26 %), ``points``, ``percentage_points`` (3.2 prints 3.2
             个百分点), ``places``, ``times`` or ``rank``.
    English: the name from ``units``, of the unit itself or of the unit without its scale word;
             where there is none the Chinese unit stands (``has_english``).
    Example: 198.35 万人年 is 198.35万人年 and 1.9835 million person-years; 150 位 with ``>~`` is
             150余位; without the unit the number keeps the scale of the unit.
    """
    if unit == SHARE:
        value, unit = value.scaleb(2, _WIDE), PERCENT
    if unit == "rank":
        return _rank_text(value, language, with_unit=with_unit)
    value = outward(value, decimals, qualifier)
    if language == "en":
        text = _english(value, unit, decimals, units, with_unit=with_unit, sign=sign)
        return _ENGLISH_QUALIFIERS.get(qualifier, "") + text
    number = number_text(value, decimals, language, sign=sign)
    return _chinese(number, unit if with_unit else "", qualifier)


def unit_text(unit: str, language: str, units: Mapping[str, UnitName]) -> str:
    """Return a unit as a heading shows it: 亿元 and 100 million yuan; a share is ``%``."""
    if unit in {SHARE, PERCENT}:
        return PERCENT
    if unit in _WORDS:
        return _WORDS[unit][language == "en"]
    if unit == "rank":
        return ""
    if language != "en" or not unit or not has_english(unit, units):
        return unit
    power, base = split_scale(unit)
    scale = f"{_ENGLISH_SCALE_NAMES[power]} " if power else ""
    return scale + _english_name(unit, power, base, units).en


def has_english(unit: str, units: Mapping[str, UnitName]) -> bool:
    """Return whether ``unit`` can be written in English."""
    if unit in {"", SHARE, PERCENT, "rank", *_WORDS} or unit.isascii():
        return True
    return bool(_english_name(unit, *split_scale(unit), units).en)


def split_scale(unit: str) -> tuple[int, str]:
    """Return the power of ten and the base of a unit: (4, 人年) for 万人年, (0, 件) for 件."""
    for word, power in _SCALES:
        if unit.startswith(word):
            return power, unit.removeprefix(word)
    return 0, unit


def in_unit(value: Decimal, unit: str, target: str) -> Decimal:
    """Return ``value`` in another scale of its unit: 35504 件 is 3.5504 万件, exactly.

    Target:  a unit with the same base, or a bare scale word (万, 亿, 万亿).
    Raises:  ComputeError number/other-unit when the bases differ.
    """
    return in_scale(value, 0, unit, target).value


def in_scale(value: Decimal, decimals: int, unit: str, target: str) -> Scaled:
    """Return ``value`` in another scale of its unit, with decimals that keep the digits shown.

    Target:  a unit with the same base, or a bare scale word (万, 亿, 万亿).
    Raises:  ComputeError number/other-unit when the bases differ.
    Example: 35504 件 with 0 decimals in 万件 is 3.5504 with 4; 19000 is 1.9 with 1.
    """
    power, base = split_scale(unit)
    target_power, target_base = split_scale(target)
    if not target_base:
        target_base = base
        target += base
    if base != target_base:
        raise ComputeError("number/other-unit", unit=unit, target=target)
    shift = power - target_power
    shown = max(0, decimals - shift)
    if decimals == 0 and shown:
        # 19000 件 is 1.9 万件: the zeros of a whole number were never counted one by one.
        shown -= min(shown, _trailing_zeros(value))
    return Scaled(value=value.scaleb(shift, _WIDE), decimals=shown, unit=target)


def _trailing_zeros(value: Decimal) -> int:
    digits = f"{rounded(value, 0):f}"
    return len(digits) - len(digits.rstrip("0"))


def _exponent(value: Decimal) -> int:
    exponent = value.as_tuple().exponent
    return exponent if isinstance(exponent, int) else 0


def _rank_text(value: Decimal, language: str, *, with_unit: bool) -> str:
    number = int(rounded(value, 0))
    if not with_unit:
        return str(number)
    if language != "en":
        return f"第{number}位"
    ending = "th" if number % 100 in {11, 12, 13} else {1: "st", 2: "nd", 3: "rd"}.get(number % 10)
    return f"{number}{ending or 'th'}"


def _chinese(number: str, unit: str, qualifier: str) -> str:
    """Return number, unit and qualifier in Chinese order: 近900项, 5000件以上, 3.5万余人."""
    unit = _WORDS[unit][0] if unit in _WORDS else unit
    gap = " " if unit[:1].isascii() and unit[:1].isalpha() else ""
    if qualifier == ">=":
        return f"{number}{gap}{unit}以上"
    if qualifier == ">~":
        power, base = split_scale(unit)
        scale = unit.removesuffix(base) if power else ""
        if unit == PERCENT or gap or ("." in number and not scale):
            return f"略超{number}{gap}{unit}"
        return f"{number}{scale}余{base}"
    return f"{_CHINESE_QUALIFIERS.get(qualifier, '')}{number}{gap}{unit}"


def _english(
    value: Decimal,
    unit: str,
    decimals: int,
    units: Mapping[str, UnitName],
    *,
    with_unit: bool,
    sign: bool,
) -> str:
    number = number_text(value, decimals, "en", sign=sign)
    if not unit or not with_unit:
        return number
    if unit == PERCENT or unit.startswith(":"):
        return number + unit
    power, base = split_scale(unit)
    name = _english_name(unit, power, base, units)
    if power and name.en:
        number = _english_scale(rounded(value, decimals).scaleb(power, _WIDE), sign=sign)
    if name.en == PERCENT:
        return number + PERCENT
    return f"{number} {(name.one if number == '1' else '') or name.en or unit}"


def _english_scale(value: Decimal, *, sign: bool) -> str:
    """Return a number with million, billion or trillion, no digit more or less than it has."""
    for power, word in _ENGLISH_SCALES:
        if abs(value) >= Decimal(1).scaleb(power):
            shifted = value.scaleb(-power, _WIDE)
            return f"{number_text(shifted, max(0, -_exponent(shifted)), 'en', sign=sign)} {word}"
    return number_text(value, max(0, -_exponent(value)), "en", sign=sign)


@dataclass(frozen=True, slots=True)
class _Name:
    """An English unit name put together here."""

    en: str
    one: str = ""


def _english_name(unit: str, power: int, base: str, units: Mapping[str, UnitName]) -> UnitName:
    """Return the English name of a unit without its scale word; empty where one is missing.

    An entry for 万人年 itself may read "person-years" or "10,000 person-years"; 元/人 is put
    together from 元 and 人 where it has no entry.
    """
    if unit in _WORDS:
        return _Name(*_WORDS[unit][1:])
    if unit in units:
        scale = f"{_ENGLISH_SCALE_NAMES.get(power, '')} "
        return _Name(units[unit].en.removeprefix(scale), units[unit].one.removeprefix(scale))
    if base in units:
        return units[base]
    above, slash, below = base.partition("/")
    if slash and above in units and below in units:
        per = units[below].one or units[below].en
        one = units[above].one or units[above].en
        return _Name(f"{units[above].en} per {per}", f"{one} per {per}")
    return _Name(base if base.isascii() else "")
