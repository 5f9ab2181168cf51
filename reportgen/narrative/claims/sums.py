"""Sums and shares a sentence gives with its own numbers: 合计 of what was listed, 其中…占32.3%."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reportgen.numerals.interval import Quantity, exactly, of_printed, point

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
        own = _printed(token, power)
        total = own if total is None else total + own
    if total is None:
        return None
    formula = " + ".join(str(t.number.value) for t in parts)
    return Sum(total=total, parts=len(parts), formula=formula)


def share_within(reader: SentenceReader, at: int) -> Sum | None:
    """Return the share in per cent of the number before in the one it is part of: …5738家，其中…1856家，占…

    None where the sentence does not say that the one is part of the other, or 占 of something else.
    """
    tokens, own = reader.tokens, reader.tokens[at]
    earlier = [n for n in reader.numbers if n < at and not tokens[n].number.sign][-2:]
    if len(earlier) < _FEWEST:
        return None
    whole, part = earlier
    between = [*tokens[:1], *tokens[whole + 1 : part]]
    is_part = any(t.has("part") or (t.text == "Of" and t is tokens[0]) for t in between)
    words = [t for t in tokens[part + 1 : at] if t.kind not in {"plain", "mark"}]
    says_share = all(t.has("share") for t in words) and (
        bool(words) or tokens[at - 1].text.lower() == "or"
    )
    if (
        not (is_part and says_share)
        or tokens[part].clause < own.clause - 1
        or _is_other_unit(tokens[part], tokens[whole])
    ):
        return None
    first, second = _printed(tokens[part]), _printed(tokens[whole])
    if first.low < 0 or second.low <= 0:
        return None
    formula = f"{tokens[part].number.value} / {tokens[whole].number.value}"
    return Sum(total=first / second * point(100), parts=2, formula=formula)


def _printed(token: Token, power: int = 0) -> Quantity:
    """Return a printed number with its rounding interval; whole numbers without 万 are exact."""
    number = token.number
    value = number.value.scaleb(number.power - power)
    is_count = number.power == 0 and number.value == number.value.to_integral_value()
    return Quantity(
        value,
        exactly(value)
        if is_count and number.qualifier == "="
        else of_printed(value, number.qualifier),
    )
