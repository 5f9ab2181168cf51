"""Sums: 合计 and "in total" against the numbers listed before."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reportgen.numerals.interval import Quantity, exactly, of_printed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportgen.narrative.claims.reading import SentenceReader
    from reportgen.narrative.claims.tokens import Token

_FEWEST = 2


@dataclass(frozen=True, kw_only=True, slots=True)
class Sum:
    """What the parts come to, in units of ten to the ``power`` of the total."""

    total: Quantity
    parts: int
    formula: str


def parts_before(reader: SentenceReader, at: int) -> tuple[Token, ...]:
    """Return the numbers of the sentence a total adds up: of its unit, back to the last total."""
    total = reader.tokens[at]
    parts: list[Token] = []
    for back in reversed([n for n in reader.numbers if n < at]):
        token = reader.tokens[back]
        if token.number.sign or _is_other_unit(token, total):
            break
        if reader.kind(back).name == "part_sum":
            break
        parts.append(token)
    return tuple(reversed(parts))


def _is_other_unit(part: Token, total: Token) -> bool:
    first, second = part.number.measure, total.number.measure
    return bool(first and second) and first != second


def add_up(parts: Sequence[Token], power: int) -> Sum | None:
    """Return the sum of printed numbers with its rounding interval; None of fewer than two.

    Counts are exact, other numbers half a unit of their last digit to both sides.
    """
    if len(parts) < _FEWEST:
        return None
    total: Quantity | None = None
    for token in parts:
        number = token.number
        value = number.value.scaleb(number.power - power)
        is_count = number.power == 0 and number.value == number.value.to_integral_value()
        interval = exactly(value) if is_count and number.qualifier == "=" else of_printed(value, number.qualifier)
        own = Quantity(value, interval)
        total = own if total is None else total + own
    if total is None:
        return None
    formula = " + ".join(str(t.number.value) for t in parts)
    return Sum(total=total, parts=len(parts), formula=formula)
