"""What must hold in each year of a run: 连续三年增长, 增速连续两年放缓, double-digit growth."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

from reportgen.narrative.claims.judging.compare import Said

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from reportgen.facts.model import Fact
    from reportgen.narrative.claims.language.numbers import Number
    from reportgen.narrative.claims.language.tokens import Token
    from reportgen.narrative.claims.reading.sentence_reader import SentenceReader

_BREAK = re.compile("[，,；;。]")
_TWO_DIGITS = re.compile(r".{0,6}(?:两|二)位数")
_NEAR_TOKENS, _NEAR_SIGNS = 8, 12
_FASTER = ("加快", "加速", "提速")
_SLOWER = ("放缓", "回落", "减速")
_FALLING = ("下降", "减少", "下滑", "下跌")
_RISING = ("增长", "上升", "提高", "提升", "增加", "攀升", "走高", "上涨", "增势")
_FALLING_STEMS = re.compile(r"\b(?:fallen|fell|declin|dropp)")
_RISING_STEMS = re.compile(r"\b(?:ris|rose|grow|grew|increas|gain|climb)")


def condition_of(
    reader: SentenceReader, at: int, growth: Mapping[int, Fact], rest: str
) -> Callable[[int], bool] | None:
    """Return what must hold in each year of the run at a token; None where nothing is said.

    The condition may be asked only for years that ``growth`` has; ``rest`` is the text behind.
    """
    own = reader.tokens[at]
    clause = [t for t in reader.tokens if t.clause == own.clause]
    near = [t for t in reader.tokens[at + 1 : at + _NEAR_TOKENS] if t.clause == own.clause]
    if _says_two_digits(clause, near, rest):
        return lambda year: _rate(growth, year) >= Decimal("0.1")
    threshold = _threshold(near)
    if threshold is not None:
        return lambda year: _passes(threshold, growth[year])
    before = "".join(t.text for t in clause if t.start < own.start)
    head = before[-_NEAR_SIGNS:] + _BREAK.split(rest, maxsplit=1)[0][:_NEAR_SIGNS]
    return _condition_in_words(growth, head, " ".join(t.text.lower() for t in clause))


def _condition_in_words(
    growth: Mapping[int, Fact], head: str, words: str
) -> Callable[[int], bool] | None:
    """Return the condition that verbs give: Chinese ones in ``head``, English ones in ``words``."""

    def change(year: int) -> Decimal:
        return _rate(growth, year) - _rate(growth, year - 1)

    if _has_any(head, _FASTER) or "accelerat" in words:
        return lambda year: year - 1 in growth and change(year) > 0
    if _has_any(head, _SLOWER) or "slowed" in words:
        return lambda year: year - 1 in growth and change(year) < 0
    if _has_any(head, _FALLING) or _FALLING_STEMS.search(words):
        return lambda year: _rate(growth, year) < 0
    if _has_any(head, _RISING) or _RISING_STEMS.search(words):
        return lambda year: _rate(growth, year) > 0
    return None


def _says_two_digits(clause: Sequence[Token], near: Sequence[Token], rest: str) -> bool:
    """Return whether growth of ten per cent or more is claimed: 两位数增长, double-digit."""
    return (
        any(t.text == "位数" for t in near)
        or _TWO_DIGITS.match(rest) is not None
        or "double-digit" in "".join(t.text.lower() for t in clause)
    )


def _threshold(near: Sequence[Token]) -> Number | None:
    """Return the rate that each year is said to pass: 5% of 连续三年超过5%."""
    numbers = (t.number for t in near if t.kind == "number")
    return next((n for n in numbers if n.sign == "percent" and n.qualifier != "="), None)


def _passes(threshold: Number, fact: Fact) -> bool:
    return Said(threshold).fits(fact)


def _rate(growth: Mapping[int, Fact], year: int) -> Decimal:
    return growth[year].value or Decimal(0)


def _has_any(text: str, words: Sequence[str]) -> bool:
    return any(word in text for word in words)
