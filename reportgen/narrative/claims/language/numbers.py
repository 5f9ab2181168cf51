"""The numbers of a text: digits and Chinese numerals with their scale, sign and qualifier.

Nothing here knows what a number is about, nor whether it is a year or a date. Places are offsets
into the text as given; every pattern is linear.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from reportgen.narrative.claims.language.lexicon import has_latin
from reportgen.narrative.claims.language.number_words import (
    AFTER,
    BEFORE,
    ENGLISH_NUMBERS,
    FULL_WIDTH,
    MEASURES,
    NOT_NUMBERS,
    SCALES,
    SIGNS,
)
from reportgen.numerals.interval import of_printed
from reportgen.numerals.read import chinese_number

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportgen.numerals.interval import Interval

LONGEST = 24
"""Digits of the longest number looked at: longer ones are no figures."""

_DIGITS = re.compile(
    r"(?<![\d.A-Za-z_])(?P<sign>[-−](?=\d))?(?P<whole>\d{1,3}(?:,\d{3})+(?!\d)|\d+)"
    r"(?:\.(?P<part>\d+))?(?![A-Za-z]*\d)"
)
_SLASHED = re.compile(r"(?<![\d./])(?P<top>\d{1,3})/(?P<bottom>\d{1,3})(?![\d/])")
_SHARE_OF = re.compile(
    r"(?P<below>\d{1,4}|[一二三四五六七八九十百千]{1,4})分之"
    r"(?P<above>\d+(?:\.\d+)?|[一二三四五六七八九十百]{1,5})"
)
_TENTHS = re.compile(
    r"(?P<tenths>[一二两三四五六七八九])成(?P<half>半)?(?![立就为功果员本分效都长熟交型])"
)
_HALF = re.compile(r"(?:一半|半数|過半|过半)")
_CHINESE = re.compile(r"[一二两三四五六七八九十百千零〇]{1,8}")
_COUNTED = re.compile(
    r"(?:\s*,\s*[a-z]+){0,5}(?:\s*,?\s+and\s+[a-z]+)?\s+(?:places?|spots?|positions?|more|fewer)\b"
)
_WORDED = re.compile(
    r"\b(" + "|".join(sorted(ENGLISH_NUMBERS, key=len, reverse=True)) + r")\b", re.IGNORECASE
)


@dataclass(frozen=True)
class _Words:
    """Words with their meanings, the pattern that finds the longest one, and how they begin."""

    meanings: dict[str, str]
    pattern: re.Pattern[str]
    begins: frozenset[str]


def _words(meanings: dict[str, str]) -> _Words:
    """Return words ready to be found."""
    longest_first = sorted(meanings, key=len, reverse=True)
    pattern = re.compile("|".join(map(re.escape, longest_first)), re.IGNORECASE)
    begins = frozenset(letter for word in meanings for letter in (word[0], word[0].upper()))
    return _Words(meanings, pattern, begins)


_SCALES, _SIGNS, _AFTER, _MEASURES = map(_words, (SCALES, SIGNS, AFTER, MEASURES))
_NO_MEASURE = re.compile(
    r"位[列居于次]|名列|个百分|大[关幅]|区间|项目|重要|重大|条件|市场|省级|县级|市级|区域"
    r"|年均|年来|天然|人民|人均|次[于之]|家喻|分别|分列|件件"
)
"""Words that begin like a measure."""
_LAST_LETTERS = frozenset(word[-1] for word in BEFORE)
"""Letters a qualifier before a number ends with: elsewhere none is looked for."""
_LENGTHS_BEFORE = tuple(sorted(set(map(len, BEFORE)), reverse=True))
"""How many letters the qualifiers before a number have, the most first."""


@dataclass(frozen=True, slots=True)
class Number:
    """One number as printed: ``value`` times ten to the ``power``.

    ``start`` to ``end`` covers digits, scale and sign (7384万, 3.31倍); ``first`` to ``last`` the
    qualifiers too (近7384万, 3.31倍左右). ``sign`` is empty or one of ``number_words.SIGNS``.
    """

    start: int
    end: int
    first: int
    last: int
    value: Decimal
    power: int = 0
    sign: str = ""
    qualifier: str = "="
    measure: str = ""
    is_worded: bool = False

    @property
    def interval(self) -> Interval:
        """Return the true values the number can stand for, in units of ten to the ``power``."""
        return of_printed(self.value, self.qualifier)


def plain(text: str) -> str:
    """Return ``text`` with ASCII digits, points and per cent signs; every offset stays."""
    return text.translate(FULL_WIDTH)


def find_numbers(text: str) -> tuple[Number, ...]:
    """Return the numbers of a text in their order; none overlaps another.

    Chinese numerals and English number words count only where a measure or a sign follows them
    (六批, 三成, 两倍, three times), never inside words (统一, 三省一市).
    """
    source = plain(text)
    taken = bytearray(len(source))
    found: list[Number] = []
    for finder in (_fractions, _tenths, _digits, _chinese, _worded):
        for number in finder(source):
            if not any(taken[number.start : number.end]):
                taken[number.start : number.end] = b"\x01" * (number.end - number.start)
                found.append(number)
    return tuple(sorted(found, key=lambda number: number.start))


def _fractions(text: str) -> Iterator[Number]:
    """Return the shares written as fractions: 百分之五, 三分之一, 2/3."""
    for match in _SHARE_OF.finditer(text) if "分之" in text else ():
        below, above = (_whole(match[name]) for name in ("below", "above"))
        if below and above is not None:
            if below == 100:
                yield _finished(text, match.start(), match.end(), above, sign="percent")
            else:
                yield _finished(text, match.start(), match.end(), above / below, sign="fraction")
    for match in _SLASHED.finditer(text) if "/" in text else ():
        top, bottom = Decimal(match["top"]), Decimal(match["bottom"])
        if bottom and top < bottom:
            yield _finished(text, match.start(), match.end(), top / bottom, sign="fraction")


def _tenths(text: str) -> Iterator[Number]:
    """Return the shares in tenths and halves: 三成, 七成半, 一半."""
    for match in _TENTHS.finditer(text) if "成" in text else ():
        tenths = Decimal(chinese_number(match["tenths"]) or 0)
        half = Decimal("0.5") if match["half"] else 0
        yield _finished(text, match.start(), match.end(), (tenths + half) * 10, sign="tenths")
    for match in _HALF.finditer(text):
        yield _finished(text, match.start(), match.end(), Decimal("0.5"), sign="fraction")


def _digits(text: str) -> Iterator[Number]:
    """Return the numbers in digits: 267.57, 1,234, -3.2."""
    for match in _DIGITS.finditer(text):
        digits = match["whole"].replace(",", "")
        if len(digits) + len(match["part"] or "") > LONGEST:
            continue
        value = Decimal(f"{digits}.{match['part']}" if match["part"] else digits)
        start = match.start()
        if match["sign"] and not _is_dash(text, start):
            value = -value
        else:
            start = match.start("whole")
        yield _finished(text, start, match.end(), value)


def _is_dash(text: str, at: int) -> bool:
    """Return whether a minus joins two things (2011-2023, YRD-11) instead of being a sign."""
    before = text[at - 1] if at else ""
    return bool(before) and ((before.isascii() and before.isalnum()) or before in "%年月)）")


def _chinese(text: str) -> Iterator[Number]:
    """Return the numbers in Chinese numerals that count or measure: 六批, 十万."""
    if _CHINESE.search(text) is None:
        return
    barred = bytearray(len(text))
    for word in NOT_NUMBERS.finditer(text):
        barred[word.start() : word.end()] = b"\x01" * (word.end() - word.start())
    for match in _CHINESE.finditer(text):
        start, end = match.span()
        if any(barred[start:end]):
            continue
        value = chinese_number(match[0])
        if value is None:
            continue
        number = _finished(text, start, end, Decimal(value), is_worded=True)
        if number.measure or number.sign or (number.power and number.end > end):
            yield number


def _worded(text: str) -> Iterator[Number]:
    """Return the numbers in English words that count or measure: three times, five places."""
    for match in _WORDED.finditer(text) if has_latin(text) else ():
        value, sign = ENGLISH_NUMBERS[match[0].lower()]
        number = _finished(
            text, match.start(), match.end(), Decimal(value), sign=sign, is_worded=True
        )
        if number.sign or number.power or _COUNTED.match(text, number.end):
            yield number


def _finished(
    text: str, start: int, end: int, value: Decimal, *, sign: str = "", is_worded: bool = False
) -> Number:
    """Return a number with the scale, sign, measure and qualifiers around it."""
    qualifier, power = "=", 0
    if not sign:
        qualifier, power, end = _scale(text, end)
        sign, end = _next(text, end, _SIGNS)
    more, last = _next(text, end, _AFTER)
    no_measure = bool(sign) or _NO_MEASURE.match(text, last) is not None
    measure, behind = ("", last) if no_measure else _next(text, last, _MEASURES)
    if measure and not more:
        more = _next(text, behind, _AFTER)[0]  # 5000件以上: behind the measure
    before, first = _before(text, start) if start else ("", start)
    return Number(
        start=start, end=end, first=first, last=last, value=value, power=power, sign=sign,
        qualifier=next((one for one in (qualifier, more, before) if one not in {"", "="}), "="),
        measure=measure, is_worded=is_worded,
    )  # fmt: skip


def _scale(text: str, end: int) -> tuple[str, int, int]:
    """Return the scale behind digits: a qualifier inside it, its power of ten, where it ends.

    例: 万 of 50万 gives =, 4; 余万 of 50余万 gives >~, 4; 多 of 3多倍 gives >~, 0.
    """
    qualifier, power = "=", 0
    scale, after = _next(text, end, _SCALES)
    if not scale:
        between, middle = _next(text, end, _AFTER)
        scale, after = _next(text, middle, _SCALES)
        if between and (scale or _next(text, middle, _SIGNS)[0]):
            qualifier, end = between, middle
    if scale:
        power, end = int(scale), after
        between, middle = _next(text, end, _AFTER)
        scale, after = _next(text, middle, _SCALES)
        if between and scale:  # 1万余亿
            qualifier, power, end = between, power + int(scale), after
    return qualifier, power, end


def _next(text: str, at: int, known: _Words) -> tuple[str, int]:
    """Return the meaning of the longest known word at a place, and where it ends."""
    if text[at : at + 1] not in known.begins:
        return "", at
    match = known.pattern.match(text, at)
    return (known.meanings[match[0].lower()], match.end()) if match else ("", at)


_ADDING = ("add", "adds", "added", "adding")
"""Verbs with which "up to" is no bound: added up to 3,745."""


def _before(text: str, at: int) -> tuple[str, int]:
    """Return the meaning of the qualifier before a place, and where it begins."""
    end = at
    while end and text[end - 1] == " ":
        end -= 1
    if not end or text[end - 1].lower() not in _LAST_LETTERS:
        return "", at
    behind = text[max(0, end - _LENGTHS_BEFORE[0]) : end].lower()
    for length in _LENGTHS_BEFORE:
        word = behind[-length:]
        if len(word) == length and word in BEFORE and not _begins_inside(text, end - length):
            if word == "up to" and text[: end - length].rstrip().endswith(_ADDING):
                return "", at
            return BEFORE[word], end - length
    return "", at


def _begins_inside(text: str, at: int) -> bool:
    """Return whether a place lies inside an English word: over in moreover."""
    return text[at].isascii() and at > 0 and text[at - 1].isascii() and text[at - 1].isalpha()


def _whole(text: str) -> Decimal | None:
    """Return the number of digits or Chinese numerals."""
    if text[0].isdigit() and text[0].isascii():
        return Decimal(text)
    value = chinese_number(text)
    return None if value is None else Decimal(value)
