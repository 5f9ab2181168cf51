"""Sums and shares a sentence gives with its own numbers: 合计 of what was listed, 其中…占32.3%."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import reduce
from operator import add
from typing import TYPE_CHECKING

from reportgen.narrative.claims.judging.wording import decimals_of
from reportgen.numerals.interval import point, quantity
from reportgen.numerals.write import digits_text, number_text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportgen.narrative.claims.language.clauses import Tokens
    from reportgen.narrative.claims.language.tokens import Token
    from reportgen.narrative.claims.model import Verdict
    from reportgen.narrative.claims.reading.sentence_reader import SentenceReader
    from reportgen.narrative.claims.rules.claim import NumberClaim
    from reportgen.numerals.interval import Quantity

_FEWEST = 2
_SCALES = "万亿千百"


@dataclass(frozen=True, kw_only=True, slots=True)
class Sum:
    """What the parts come to, in units of ten to the ``power`` of the total."""

    total: Quantity
    formula: str


def check_sum(claim: NumberClaim) -> Verdict | None:
    """Return the verdict on a total by the numbers before it; None where they are too few."""
    number, text = claim.number, claim.token.text
    total = add_up(parts_before(claim.reader, claim.at), number.power)
    if total is None:
        return None
    verdict = replace(claim.verdict("verified"), formula=total.formula)
    if number.interval.overlaps(total.total.interval):
        return verdict
    behind = text[len(str(number.value)) :] if number.power else ""
    scale = "".join(character for character in behind if character in _SCALES)
    expected = digits_text(total.total.value) + scale
    return replace(verdict, state="contradicted", code="claim/sum-mismatch", expected=expected)


def check_share(claim: NumberClaim) -> Verdict | None:
    """Return the verdict on a share of one number before in another; None where it is none."""
    share = share_within(claim.reader, claim.at)
    if share is None:
        return None
    number = claim.number
    verdict = replace(claim.verdict("verified"), kind="share", formula=share.formula)
    if number.interval.overlaps(share.total.interval):
        return verdict
    expected = number_text(share.total.value, decimals_of(number), "zh") + "%"
    return replace(verdict, state="contradicted", code="claim/share-mismatch", expected=expected)


def parts_before(reader: SentenceReader, at: int) -> tuple[Token, ...]:
    """Return the numbers of the sentence a total adds up: of its unit, back to the last total."""
    total = reader.tokens[at]
    parts: list[Token] = []
    for back in reversed([n for n in reader.numbers if n < at]):
        token = reader.tokens[back]
        is_apart = bool(token.number.sign) or _is_other_unit(token, total)
        if is_apart or reader.kind(back).name == "part_sum":
            break
        parts.append(token)
    return tuple(reversed(parts))


def add_up(parts: Sequence[Token], power: int) -> Sum | None:
    """Return the sum of printed numbers with its rounding interval; None of fewer than two.

    Counts are exact, other numbers half a unit of their last digit to both sides.
    """
    if len(parts) < _FEWEST:
        return None
    total = reduce(add, (_printed(token, power) for token in parts))
    return Sum(total=total, formula=" + ".join(str(t.number.value) for t in parts))


def share_within(reader: SentenceReader, at: int) -> Sum | None:
    """Return the share in per cent of the number before in the one it is part of.

    Missing: None where the sentence does not say that the one is part of the other, or where 占
             is said of something else.
    Example: …5738家，其中…1856家，占32.3%.
    """
    tokens = reader.tokens
    earlier = [n for n in reader.numbers if n < at and not tokens[n].number.sign]
    if len(earlier) < _FEWEST:
        return None
    whole, part = earlier[-2:]
    is_near = tokens[part].clause >= tokens[at].clause - 1
    if not is_near or not _says_part(tokens, whole, part) or not _says_share(tokens, part, at):
        return None
    if _is_other_unit(tokens[part], tokens[whole]):
        return None
    first, second = _printed(tokens[part]), _printed(tokens[whole])
    if first.low < 0 or second.low <= 0:
        return None
    formula = f"{tokens[part].number.value} / {tokens[whole].number.value}"
    return Sum(total=first / second * point(100), formula=formula)


def _says_part(tokens: Tokens, whole: int, part: int) -> bool:
    """Return whether one number is part of the other: 其中, "Of …" at the start."""
    between = tokens[whole + 1 : part]
    return tokens[0].text == "Of" or any(t.has("part") for t in (tokens[0], *between))


def _says_share(tokens: Tokens, part: int, at: int) -> bool:
    """Return whether nothing but 占, or "or", stands between a part and its share."""
    words = [t for t in tokens[part + 1 : at] if t.kind not in {"plain", "mark"}]
    if not words:
        return tokens[at - 1].text.lower() == "or"
    return all(t.has("share") for t in words)


def _is_other_unit(part: Token, total: Token) -> bool:
    """Return whether two numbers count different things: 项 and 家."""
    first, second = part.number.measure, total.number.measure
    return bool(first and second) and first != second


def _printed(token: Token, power: int = 0) -> Quantity:
    """Return a printed number with its rounding interval; whole numbers without 万 are exact."""
    number = token.number
    value = number.value.scaleb(number.power - power)
    is_count = number.power == 0 and number.value == number.value.to_integral_value()
    return quantity(value, number.qualifier, exact=is_count and number.qualifier == "=")
