"""Text to numbers: a data cell is a plain number, or it is said why it is none.

A cell holds ASCII digits with at most one sign and one point, nothing else. Everything an editor
pastes instead (separators, percent signs, units, full-width digits, Excel errors) is named, with
the text that would be read. One pass over at most 40 characters; no pattern that could be slow.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

LONGEST = 40
"""Characters of the longest text looked at; no published figure comes near it."""

REASONS = (
    "empty",
    "too-long",
    "excel-error",
    "missing-mark",
    "not-finite",
    "full-width",
    "minus-sign",
    "thousands-separator",
    "decimal-comma",
    "decimal-point",
    "leading-zero",
    "percent-sign",
    "exponent",
    "qualifier",
    "unit-attached",
    "chinese-numeral",
    "text",
)

_DIGITS = frozenset("0123456789")
_FULL_WIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
_SEPARATORS = frozenset(",'’_ \u00a0\u2009\u202f\u3000")
_MINUSES = frozenset("\u2212\u2010\u2011\u2012\u2013\u2014")
_PERCENTS = frozenset("%‰")
_QUALIFIERS_BEFORE = (
    *("大约", "约", "近", "超过", "超", "逾", "突破", "不足", "至少"),
    *("≥", "≤", ">", "<", "~", "≈"),
)
_QUALIFIERS_AFTER = ("余", "多", "以上", "左右", "以内", "+")
_CURRENCIES = "¥￥$€£"
_MISSING_MARKS = frozenset(
    {"-", "--", "—", "——", "–", "−", "－", "…", "……", "...", "..", ".", "/", "\\", "*"}
    | {"n/a", "na", "n.a.", "null", "none", "无", "缺", "暂无", "未公布", "待补"}
)
_NOT_FINITE = frozenset({"inf", "infinity", "nan", "∞"})
_CHINESE_DIGITS = dict(zip("零一二三四五六七八九", range(10), strict=True)) | {"〇": 0, "两": 2}
_CHINESE_STEPS = {"十": 10, "百": 100, "千": 1000}
_CHINESE_SCALES = {"万": 10**4, "亿": 10**8}
_LARGEST_EXPONENT = 20


@dataclass(frozen=True, slots=True)
class Unreadable:
    """Why a text is no number: one of ``REASONS``, and what to write instead.

    ``suggestion`` is a text ``read_number`` reads, or empty where nothing sure can be proposed.
    """

    reason: str
    suggestion: str = ""


def read_number(text: str) -> Decimal | Unreadable:
    """Return the number of a data cell, its digits as printed, or why it is none.

    Keeps:   trailing zeros: ``145.00`` has the exponent -2.
    Accepts: spaces around the number and an ASCII sign before it.
    Rejects: everything else, with a reason of ``REASONS`` and, where there is one, a suggestion.
    """
    if not text or text.isspace():
        return Unreadable("empty")
    if len(text) > LONGEST:
        return Unreadable("too-long")
    cell = text.strip()
    if _is_plain(cell):
        return _checked(cell)
    return _reason(cell)


def chinese_number(text: str) -> int | None:
    """Return the number written in Chinese numerals: 12 for 十二, 35000 for 三万五.

    Rule:    a last digit without 零 counts the next lower step (二百五 is 250); digits in a row
             are read one by one (二〇二三).
    Missing: None for any other text and for numerals out of order (百千).
    """
    if not text or len(text) > LONGEST:
        return None
    if all(char in _CHINESE_DIGITS for char in text):
        return int("".join(str(_CHINESE_DIGITS[char]) for char in text))
    total, section, digit = 0, 0, 0
    step = scale = last = 10**9
    for before, char in zip(" " + text, text, strict=False):
        if char in _CHINESE_DIGITS:
            if digit:
                return None
            digit, last = _CHINESE_DIGITS[char], _weight(before) // 10
        elif _CHINESE_STEPS.get(char, step) < step:
            step = _CHINESE_STEPS[char]
            section, digit = section + (digit or 1) * step, 0
        elif _CHINESE_SCALES.get(char, scale) < scale and (section or digit):
            scale, step = _CHINESE_SCALES[char], 10**9
            total, section, digit = total + (section + digit) * scale, 0, 0
        elif char == "亿" and before == "万":
            total *= _CHINESE_SCALES[char]
        else:
            return None
    return total + section + digit * max(last, 1)


def _weight(char: str) -> int:
    return _CHINESE_STEPS.get(char) or _CHINESE_SCALES.get(char) or 1


def _is_plain(cell: str) -> bool:
    """Return whether ``cell`` is [sign] digits [. digits]."""
    body = cell[1:] if cell[0] in "+-" else cell
    whole, point, fraction = body.partition(".")
    return _all_digits(whole) and (not point or _all_digits(fraction))


def _all_digits(text: str) -> bool:
    return bool(text) and _DIGITS.issuperset(text)


def _checked(cell: str) -> Decimal | Unreadable:
    sign = cell[0] if cell[0] in "+-" else ""
    whole, point, fraction = cell[len(sign) :].partition(".")
    if len(whole) > 1 and whole.startswith("0"):
        return Unreadable("leading-zero", f"{sign}{whole.lstrip('0') or '0'}{point}{fraction}")
    return Decimal(cell)


def _reason(cell: str) -> Unreadable:
    """Return why a text that is not a plain number is none, the likeliest reason first."""
    lowered = cell.lower()
    if lowered in _MISSING_MARKS:
        return Unreadable("missing-mark")
    if cell.startswith("#"):
        return Unreadable("excel-error")
    if lowered.lstrip("+-") in _NOT_FINITE:
        return Unreadable("not-finite")
    separated = _without_separators(cell.replace("，", ","))
    if separated:
        return Unreadable("thousands-separator", separated)
    narrow = cell.translate(_FULL_WIDTH)
    if narrow != cell and cell[-1] != "％":
        return Unreadable("full-width", _plain_text(narrow))
    for find in (_sign_or_point, _percent, _exponent, _qualifier, _unit):
        found = find(narrow)
        if found:
            return found
    number = chinese_number(cell)
    if number is not None:
        return Unreadable("chinese-numeral", str(number))
    return Unreadable("text")


def _plain_text(text: str) -> str:
    """Return the number in ``text`` as plain digits, or an empty text; one pass, no recursion."""
    rest = text.translate(_FULL_WIDTH).strip()
    for word in _QUALIFIERS_BEFORE:
        rest = rest.removeprefix(word)
    rest = rest.lstrip("=" + _CURRENCIES)
    sign = ""
    if rest and (rest[0] in "+-" or rest[0] in _MINUSES):
        sign, rest = ("" if rest[0] == "+" else "-"), rest[1:]
    end = next((at for at, char in enumerate(rest) if not _in_number(char)), len(rest))
    number, after = rest[:end].rstrip(" ,"), rest[end:].strip()
    if not _all_digits(number.replace(".", "", 1)):
        number = _without_separators(number)
    has_two_numbers = after[:1] in set("-/:") or any(char.isdigit() for char in after)
    if has_two_numbers or not (number and _is_plain(number)):
        return ""
    return sign + number


def _without_separators(cell: str) -> str:
    """Return the digits of 35,504 or 35 504 without separators, or an empty text."""
    sign = cell[:1] if cell[:1] in ("+", "-") else ""
    whole, point, fraction = cell[len(sign) :].partition(".")
    marks = {char for char in whole if char in _SEPARATORS}
    if len(marks) != 1 or (point and not _all_digits(fraction)):
        return ""
    first, *groups = whole.split(marks.pop())
    if not (_all_digits(first) and len(first) <= 3):
        return ""
    if not all(len(group) == 3 and _all_digits(group) for group in groups):
        return ""
    return f"{sign}{first}{''.join(groups)}{point}{fraction}"


def _sign_or_point(cell: str) -> Unreadable | None:
    """Find a minus that is not ASCII, accounting parentheses, 35,5, ``.5`` and ``5.``."""
    if cell[0] in _MINUSES and (rest := _plain_text(cell[1:])):
        return Unreadable("minus-sign", f"-{rest}")
    if cell[0] == "(" and cell[-1] == ")" and (rest := _plain_text(cell[1:-1])):
        return Unreadable("minus-sign", f"-{rest}")
    whole, comma, fraction = cell.partition(",")
    if comma and _is_plain(f"{whole}.{fraction}" if whole else "x"):
        return Unreadable("decimal-comma", f"{whole}.{fraction}")
    sign = cell[0] if cell[0] in "+-" else ""
    body = cell[len(sign) :]
    if body.startswith(".") and _all_digits(body[1:]):
        return Unreadable("decimal-point", f"{sign}0{body}")
    if body.endswith(".") and _all_digits(body[:-1]):
        return Unreadable("decimal-point", cell[:-1])
    return None


def _percent(cell: str) -> Unreadable | None:
    if cell[-1] in _PERCENTS and (rest := _plain_text(cell[:-1])):
        return Unreadable("percent-sign", rest)
    return None


def _exponent(cell: str) -> Unreadable | None:
    mantissa, mark, power = cell.lower().partition("e")
    unsigned = power.lstrip("+-")
    if not (mark and mantissa and _is_plain(mantissa) and _all_digits(unsigned)):
        return None
    if len(power) - len(unsigned) > 1 or int(unsigned) > _LARGEST_EXPONENT:
        return Unreadable("exponent")
    return Unreadable("exponent", format(Decimal(f"{mantissa}e{power}"), "f"))


def _qualifier(cell: str) -> Unreadable | None:
    for word in _QUALIFIERS_BEFORE:
        if cell.startswith(word) and (rest := _plain_text(cell[len(word) :])):
            return Unreadable("qualifier", rest)
    for word in _QUALIFIERS_AFTER:
        if cell.endswith(word) and (rest := _plain_text(cell[: -len(word)])):
            return Unreadable("qualifier", rest)
    return None


def _unit(cell: str) -> Unreadable | None:
    """Find a number with a unit after it (73.84万) or a currency sign before it."""
    rest = _plain_text(cell)
    return Unreadable("unit-attached", rest) if rest else None


def _in_number(char: str) -> bool:
    return char in _DIGITS or char == "." or char in _SEPARATORS
